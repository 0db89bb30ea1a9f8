"""Trained weights as the package ships them: ``python -m attribution.export OUT/tagger.pt FOLDER --encoder DIR``.

Encoder and heads go into one ONNX graph; its matrices become int8, one scale a column. The link's distance table and
bias travel as the file's metadata.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from attribution.network import Tagger, untrained
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

OPSET = 17


def export(weights: Path, folder: Path, encoder: Path, precise: bool = False) -> Path:
    """Write FOLDER/tagger.onnx and vocabulary.txt; `precise` keeps 32-bit floats, to measure what int8 costs."""
    model = Tagger(untrained(str(encoder)))
    model.load_state_dict(torch.load(weights))
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
            "bias": " ".join(f"{x:.6g}" for x in model.bias.detach().tolist()),
        },
    )
    onnx.save(graph, target)
    shutil.copy(encoder / "vocab.txt", folder / "vocabulary.txt")
    return target


class _OneWindow(nn.Module):
    """The tagger without a mask: reading runs windows one by one, so there is no padding."""

    def __init__(self, model: Tagger) -> None:
        super().__init__()
        self.model = model

    def forward(self, pieces: Tensor, first: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        scores: tuple[Tensor, Tensor, Tensor] = self.model(pieces, None, first)
        return scores


def _graph(model: Tagger, target: Path) -> None:
    words = {1: "words"}
    torch.onnx.export(
        _OneWindow(model),
        (torch.randint(1000, 2000, (1, 32)), torch.arange(1, 25)[None]),
        str(target),
        input_names=["pieces", "first"],
        output_names=["tags", "keys", "queries"],
        dynamic_axes={"pieces": {1: "pieces"}, "first": words, "tags": words, "keys": words, "queries": words},
        opset_version=OPSET,
        dynamo=False,
    )


def main() -> None:
    """Export and print size and sha256, for the card."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("weights", type=Path)
    p.add_argument("folder", type=Path)
    p.add_argument("--encoder", type=Path, required=True)
    p.add_argument("--precise", action="store_true", help="32-bit floats, to measure what int8 costs")
    o = p.parse_args()
    target = export(o.weights, o.folder, o.encoder, o.precise)
    print(target, target.stat().st_size, hashlib.sha256(target.read_bytes()).hexdigest())


if __name__ == "__main__":
    main()
