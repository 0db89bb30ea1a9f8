"""The tagger: a MiniLM encoder, one BIO head a role, and a biaffine link from source and content words to their cue.

The link is Dozat and Manning's (2017) arc scorer with a bias by distance in place of their word biases.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from dateline.extract.tagger.network import EDGES

WIDTH = 128


class Tagger(nn.Module):
    """Encoder, heads and link; B windows of L pieces and W words."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder
        size = encoder.config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.tags = nn.Linear(size, 9)
        self.key = nn.Sequential(nn.Linear(size, 2 * WIDTH), nn.GELU())
        self.query = nn.Sequential(nn.Linear(size, 2 * WIDTH), nn.GELU())
        self.distance = nn.Parameter(torch.zeros(2, len(EDGES) + 1))
        self.bias = nn.Parameter(torch.full((2,), -2.0))

    def forward(self, pieces: Tensor, mask: Tensor | None, first: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """O/B/I logits [B, W, 3 roles, 3], keys and queries [B, W, 2 linked roles, WIDTH].

        Takes pieces and mask [B, L] (None: no padding), and where each word begins among the pieces [B, W].
        """
        hidden = self.encoder(input_ids=pieces, attention_mask=mask).last_hidden_state
        words = torch.gather(hidden, 1, first.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))
        words = self.drop(words)
        shape = (*words.shape[:2], 2, WIDTH)
        return self.tags(words).unflatten(-1, (3, 3)), self.key(words).view(shape), self.query(words).view(shape)

    def links(self, keys: Tensor, query: Tensor, offsets: Tensor) -> Tensor:
        """Link logits [C, W, 2] of C cues: keys [W, 2, D], query [C, 2, D], offsets [C, W] signed word distances."""
        score = torch.einsum("wrd,crd->cwr", keys, query) / WIDTH**0.5
        bucket = torch.bucketize(offsets, torch.tensor(EDGES))
        return score + self.distance[:, bucket].permute(1, 2, 0) + self.bias


def pretrained(folder: str, dropout: float) -> BertModel:
    """The encoder of an installed sentence-transformers package; word embeddings frozen.

    No dropout on attention: it keeps torch from its quick attention and cost a fifth of the time.
    """
    config = BertConfig.from_pretrained(folder, attention_probs_dropout_prob=0.0, hidden_dropout_prob=dropout)
    model = BertModel.from_pretrained(folder, config=config, add_pooling_layer=False, attn_implementation="sdpa")
    model.embeddings.word_embeddings.weight.requires_grad_(False)
    return model.float()


def untrained(folder: str) -> BertModel:
    """The encoder's shape without its weights, for weights of our own; plain attention, which ONNX can express."""
    config = BertConfig.from_pretrained(folder)
    return BertModel._from_config(config, attn_implementation="eager", add_pooling_layer=False)
