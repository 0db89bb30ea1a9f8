"""Fit the link's tables anew on a finished network: ``python -m training.attribution.links FOLDER PARSED [--texts N]``.

In training the weights by distance and by relation move as slowly as a matrix and stay near nothing. With keys and
queries as they are, the tables, the bias and a factor on the product are a logistic regression of some fifty numbers:
fitted here by L-BFGS on the first N texts and written into the network's metadata, the factor into the tables' scale.
"""

from __future__ import annotations

import argparse
import random
from itertools import islice
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor

from dateline.extract.tagger.features import KINDS_OF_RELATION, relations
from dateline.extract.tagger.network import EDGES, Network
from dateline.extract.tagger.pieces import load
from dateline.extract.tagger.windows import Window
from training.attribution.corpus import ROLES, Example, Text, epoch
from training.attribution.parses import read
from training.attribution.train import LENGTH

#: Pulls every weight towards nothing, per word.
DECAY = 1e-4


def rows(network: Network, examples: list[Example]) -> list[Tensor]:
    """Of every cue and word of the windows: product [n, 2], bucket and relation [n], target [n, 2], weight [n, 2]."""
    parts: list[list[np.ndarray]] = []
    for e in examples:
        if not e.cues:
            continue
        window = Window(0, len(e.first), e.pieces, e.first, e.features)
        (scores,) = network.run([window])
        tagged = np.stack([np.array(e.labels[ROLES.index(role)]) > 0 for role in ("source", "content")], axis=1)
        for number, cue in enumerate(e.cues):
            target = np.zeros((len(e.first), 2), np.float32)
            for k, role in enumerate(("source", "content")):
                target[[word for word, owner in e.members[ROLES.index(role)] if owner == number], k] = 1
            product = np.einsum("wrd,rd->wr", scores.keys, scores.queries[cue]) / np.sqrt(scores.keys.shape[-1])
            bucket = np.searchsorted(np.array(EDGES), np.arange(len(e.first)) - cue)
            weight = np.where(tagged, 1.0, 0.02).astype(np.float32)
            parts.append([product, bucket, relations(e.features, cue), target, weight])
    return [torch.from_numpy(np.concatenate(column)) for column in zip(*parts, strict=True)]


def fit(data: list[Tensor]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Factor [2], distance [2, buckets], relation [2, kinds] and bias [2]."""
    product, bucket, relation, target, weight = data
    factor = torch.ones(2, requires_grad=True)
    distance = torch.zeros(2, len(EDGES) + 1, requires_grad=True)
    kinds = torch.zeros(2, KINDS_OF_RELATION, requires_grad=True)
    bias = torch.full((2,), -2.0, requires_grad=True)
    some = [factor, distance, kinds, bias]
    optimiser = torch.optim.LBFGS(some, max_iter=200, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimiser.zero_grad()
        logits = factor * product + distance[:, bucket].T + kinds[:, relation].T + bias
        wrong = F.binary_cross_entropy_with_logits(logits, target, weight, reduction="sum") / weight.sum()
        total = wrong + DECAY * sum((one**2).sum() for one in some[1:3])
        total.backward()  # type: ignore[no-untyped-call]
        return total

    optimiser.step(loss)  # type: ignore[no-untyped-call]
    return factor.detach(), distance.detach(), kinds.detach(), bias.detach()


def main() -> None:
    """Fit and write."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("folder", type=Path)
    p.add_argument("parsed", type=Path)
    p.add_argument("--texts", type=int, default=150)
    o = p.parse_args()
    path, vocabulary = o.folder / "tagger.onnx", load(o.folder / "vocabulary.txt")
    said = (row for row in read(o.parsed) if row.task == "attribution")
    texts = [Text(row, vocabulary) for row in islice(said, o.texts)]
    factor, distance, kinds, bias = fit(rows(Network(path), epoch(texts, LENGTH, random.Random(0))))
    print("factor", factor.tolist(), "relation", kinds.tolist(), "bias", bias.tolist())
    graph = onnx.load(path)
    tables = {"factor": factor, "distance": distance, "relation": kinds, "bias": bias}
    props = {one.key: one.value for one in graph.metadata_props}
    props.update({name: " ".join(f"{x:.6g}" for x in table.flatten().tolist()) for name, table in tables.items()})
    onnx.helper.set_model_props(graph, props)
    onnx.save(graph, path)


if __name__ == "__main__":
    main()
