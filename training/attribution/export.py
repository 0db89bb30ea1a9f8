"""Trained weights as the package ships them: ``python -m training.attribution.export WEIGHTS FOLDER --encoder DIR``.

Encoder and heads go into one ONNX graph; its matrices become int8, one scale a column. The link's tables and bias
travel as the file's metadata; the heads for labelled texts go into a file of their own (`--heads`), for measuring only.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from dateline.extract.tagger.features import KINDS, LINKS
from dateline.extract.tagger.network import OUTPUTS
from training.attribution.network import Tagger, head_of, untrained

OPSET = 17


def export(weights: Sequence[Path], folder: Path, encoder: Path, precise: bool = False) -> Path:
    """Write FOLDER/tagger.onnx and vocabulary.txt; `precise` keeps 32-bit floats, to measure what int8 costs."""
    saved = mean([torch.load(path) for path in weights])
    model = Tagger(untrained(str(encoder)), {})
    model.load_state_dict({name: value for name, value in saved.items() if head_of(name) is None})
    model.eval()
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / "tagger.onnx"
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        _graph(model, plain)
        if precise:
            shutil.copy(plain, target)
        else:
            quantize_dynamic(plain, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=False)
    graph = onnx.load(target)
    onnx.helper.set_model_props(
        graph,
        {
            "distance": " ".join(f"{x:.6g}" for x in model.distance.detach().flatten().tolist()),
            "relation": " ".join(f"{x:.6g}" for x in model.relation.detach().flatten().tolist()),
            "bias": " ".join(f"{x:.6g}" for x in model.bias.detach().tolist()),
        },
    )
    onnx.save(graph, target)
    shutil.copy(encoder / "vocab.txt", folder / "vocabulary.txt")
    return target


def mean(states: Sequence[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of the weights of runs that go on from one another; of the heads of labelled texts, those all have."""
    kept = [name for name in states[0] if all(name in state for state in states)]
    return {name: torch.stack([state[name].float() for state in states]).mean(0) for name in kept}


def heads(weights: Sequence[Path], target: Path) -> None:
    """Write the heads of labelled texts, NAME/weight and NAME/bias, as ``eval.tasks.events_labels`` reads them."""
    saved = mean([torch.load(path) for path in weights])
    parts = {name: value.numpy() for name, value in saved.items() if head_of(name) is not None}
    np.savez(target, **{name.removeprefix("texts.").replace(".", "/"): value for name, value in parts.items()})


class _OneWindow(nn.Module):
    """The tagger without a mask: reading runs windows one by one, so there is no padding."""

    def __init__(self, model: Tagger) -> None:
        super().__init__()
        self.model = model

    def forward(self, pieces: Tensor, codes: Tensor, first: Tensor, links: Tensor) -> tuple[Tensor, ...]:
        scores: tuple[Tensor, ...] = self.model(pieces, None, codes, first, links)
        return scores


def _graph(model: Tagger, target: Path) -> None:
    words = torch.arange(24)
    example = (
        torch.randint(1000, 2000, (1, 32)),
        torch.zeros(1, 32, KINDS, dtype=torch.long),
        1 + words[None],
        words[None, :, None].repeat(1, 1, LINKS),
    )
    axes = {"pieces": {1: "pieces"}, "codes": {1: "pieces"}, "first": {1: "words"}, "links": {1: "words"}}
    torch.onnx.export(
        _OneWindow(model),
        example,
        str(target),
        input_names=list(axes),
        output_names=OUTPUTS,
        dynamic_axes={**axes, **{name: {1: "words"} for name in OUTPUTS}},
        opset_version=OPSET,
        dynamo=False,
    )


def main() -> None:
    """Export and print size and sha256, for the card."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("weights", type=Path, nargs="+", help="of several, the mean is exported")
    p.add_argument("folder", type=Path)
    p.add_argument("--encoder", type=Path, required=True)
    p.add_argument("--precise", action="store_true", help="32-bit floats, to measure what int8 costs")
    p.add_argument("--heads", type=Path, help="write the heads of labelled texts here")
    o = p.parse_args()
    if o.heads:
        heads(o.weights, o.heads)
    target = export(o.weights, o.folder, o.encoder, o.precise)
    print(target, target.stat().st_size, hashlib.sha256(target.read_bytes()).hexdigest())


if __name__ == "__main__":
    main()
