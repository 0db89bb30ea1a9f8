"""The shared network: a MiniLM encoder that is told shape and syntax, two layers over clause edges, and its heads.

Heads: one BIO head an attribution role; a biaffine link from source and content words to their cue (Dozat and
Manning's 2017 arc scorer, with a bias by distance and by syntactic relation in place of their word biases); whether a
cue has a source; one BIO head over the kinds of names; and, in training only, linear heads for labelled texts.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from dateline.extract.tagger.features import KINDS_OF_RELATION, LINKS, ROWS
from dateline.extract.tagger.network import EDGES, MENTIONS

WIDTH = 128
LAYERS = 2


class Outputs(tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]):
    """tags [B, W, 3 roles, 3], keys and queries [B, W, 2 linked roles, WIDTH], mentions [B, W, 9], sourced [B, W],
    hidden [B, W, size]."""


class Clauses(nn.Module):
    """Adds to each word what its head, the head of its clause and that clause's governor say: one step up the tree."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.mix = nn.Linear((1 + LINKS) * size, size)
        self.out = nn.Linear(size, size)
        self.norm = nn.LayerNorm(size)

    def forward(self, words: Tensor, links: Tensor) -> Tensor:
        """Words [B, W, D] and word numbers [B, W, LINKS] to words [B, W, D]."""
        near = [words]
        for k in range(LINKS):
            near.append(torch.gather(words, 1, links[:, :, k : k + 1].expand(-1, -1, words.shape[-1])))
        mixed: Tensor = self.norm(words + self.out(nn.functional.gelu(self.mix(torch.cat(near, -1)))))
        return mixed


class Tagger(nn.Module):
    """Encoder, clause layers and heads; B windows of L pieces and W words. `texts` gives the labels of each set."""

    def __init__(self, encoder: BertModel, texts: dict[str, int]) -> None:
        super().__init__()
        self.encoder = encoder
        size = encoder.config.hidden_size
        self.table = nn.Embedding(ROWS, size, padding_idx=0)
        nn.init.zeros_(self.table.weight)
        self.clauses = nn.ModuleList(Clauses(size) for _ in range(LAYERS))
        self.drop = nn.Dropout(0.1)
        self.tags = nn.Linear(size, 9)
        self.mentions = nn.Linear(size, len(MENTIONS))
        self.sourced = nn.Linear(size, 1)
        self.key = nn.Sequential(nn.Linear(size, 2 * WIDTH), nn.GELU())
        self.query = nn.Sequential(nn.Linear(size, 2 * WIDTH), nn.GELU())
        self.distance = nn.Parameter(torch.zeros(2, len(EDGES) + 1))
        self.relation = nn.Parameter(torch.zeros(2, KINDS_OF_RELATION))
        self.bias = nn.Parameter(torch.full((2,), -2.0))
        self.texts = nn.ModuleDict({name: nn.Linear(size, count) for name, count in sorted(texts.items())})

    def encode(self, pieces: Tensor, mask: Tensor | None, codes: Tensor, first: Tensor, links: Tensor) -> Tensor:
        """Word vectors [B, W, size] of pieces and mask [B, L] (None: no padding), table rows of each piece
        [B, L, KINDS], where each word begins among the pieces [B, W], and linked words [B, W, LINKS]."""
        embedded = self.encoder.embeddings.word_embeddings(pieces) + self.table(codes).sum(-2)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        words = torch.gather(hidden, 1, first.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))
        for layer in self.clauses:
            words = layer(words, links)
        return words

    def forward(self, pieces: Tensor, mask: Tensor | None, codes: Tensor, first: Tensor, links: Tensor) -> Outputs:
        """What the package reads; inputs as for `encode`."""
        hidden = self.encode(pieces, mask, codes, first, links)
        words = self.drop(hidden)
        shape = (*words.shape[:2], 2, WIDTH)
        return (  # type: ignore[return-value]
            self.tags(words).unflatten(-1, (3, 3)),
            self.key(words).view(shape),
            self.query(words).view(shape),
            self.mentions(words),
            self.sourced(words).squeeze(-1),
            hidden,
        )

    def links(self, keys: Tensor, query: Tensor, offsets: Tensor, relations: Tensor) -> Tensor:
        """Link logits [C, W, 2] of C cues: keys [W, 2, D], query [C, 2, D], signed word distances and kinds of relation
        [C, W]."""
        score = torch.einsum("wrd,crd->cwr", keys, query) / WIDTH**0.5
        bucket = torch.bucketize(offsets, torch.tensor(EDGES))
        beside = self.distance[:, bucket] + self.relation[:, relations]
        return score + beside.permute(1, 2, 0) + self.bias

    def labels(self, name: str, hidden: Tensor, some: Tensor) -> Tensor:
        """Logits [B, labels] of whole texts: the mean of the vectors of the words in `some` [B, W], then linear."""
        weight = some.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * weight).sum(1) / weight.sum(1).clamp(min=1)
        logits: Tensor = self.texts[name](self.drop(mean))
        return logits


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


def head_of(parameter: str) -> str | None:
    """The set of labelled texts that a parameter is the head of, if any."""
    return parameter.split(".")[1] if parameter.startswith("texts.") else None
