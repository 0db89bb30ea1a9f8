"""Weights that were fitted on the encoder's vectors, in one file each, which names the encoder that they belong to.

The vectors of another encoder mean other things: weights on them would answer, and be wrong, without an error. So no
such file is read beside an encoder that it was not fitted on.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any
from zipfile import BadZipFile
from zlib import error as BadStream  # noqa: N812

import numpy as np
import numpy.typing as npt

from dateline.errors import SetupError
from dateline.resources import data

#: The name of the array that holds the sha256 of the encoder.
ENCODER = "encoder"


@lru_cache(maxsize=1)
def encoder() -> str:
    """The sha256 of the encoder that ships: some 20 ms, once a process. Raises SetupError where there is none."""
    return hashlib.sha256(data("attribution/tagger.onnx").read_bytes()).hexdigest()


def read(path: Path, what: str) -> dict[str, npt.NDArray[Any]]:
    """The arrays of a file that `write` left, by name; `what` they are, for the error.

    Raises SetupError where the file is none of numpy's, or was fitted on another encoder than the one that ships.
    """
    try:
        with np.load(path) as file:
            found = {name: file[name] for name in file.files}
    except (OSError, ValueError, EOFError, BadZipFile, BadStream) as error:
        raise SetupError(f"{path} holds no {what} ({error}); install dateline again") from error
    own = str(found.pop(ENCODER, "unknown"))
    if own != encoder():
        told = f"was fitted on another encoder ({own[:12]}) than the one that ships ({encoder()[:12]})"
        raise SetupError(f"{path} {told}; install dateline again, or fit it anew (training/README.md)")
    return found


def write(path: Path, **arrays: npt.NDArray[Any]) -> None:
    """One compressed file of the arrays, with the sha256 of the encoder that ships; the same arrays, the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, allow_pickle=False, **{ENCODER: np.array(encoder())}, **arrays)
