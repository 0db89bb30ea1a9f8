"""Weights that were fitted on the encoder name it, and are not read beside another."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dateline.errors import SetupError
from dateline.extract import events_meaning, events_place_meaning
from dateline.extract.tagger import fitted


def test_arrays_come_back_without_the_name_of_the_encoder(tmp_path: Path) -> None:
    fitted.write(tmp_path / "new" / "head.npz", weights=np.arange(3.0))
    found = fitted.read(tmp_path / "new" / "head.npz", "head")
    assert list(found) == ["weights"]
    assert found["weights"].tolist() == [0.0, 1.0, 2.0]


def test_the_same_arrays_are_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.npz", "two.npz"):
        fitted.write(tmp_path / name, weights=np.arange(3.0))
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()


@pytest.mark.parametrize("named", [{}, {"encoder": np.array("0" * 64)}])
def test_weights_of_another_encoder_are_refused(tmp_path: Path, named: dict[str, np.ndarray]) -> None:
    np.savez(tmp_path / "head.npz", weights=np.arange(3.0), **named)
    with pytest.raises(SetupError, match=r"head\.npz was fitted on another encoder .* fit it anew"):
        fitted.read(tmp_path / "head.npz", "head")


@pytest.mark.parametrize("damage", ["text", "cut", "middle", "empty", "absent"])
def test_a_damaged_file_says_what_it_should_hold(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "head.npz"
    fitted.write(path, weights=np.random.default_rng(1).normal(size=999))
    raw = path.read_bytes()
    half = len(raw) // 2
    damaged = {
        "text": b"not this",
        "cut": raw[:half],
        "middle": raw[:half] + b"\0" * 64 + raw[half + 64 :],
        "empty": b"",
    }
    if damage == "absent":
        path.unlink()
    else:
        path.write_bytes(damaged[damage])
    with pytest.raises(SetupError, match="holds no head"):
        fitted.read(path, "head")


def test_every_shipped_file_of_such_weights_is_the_encoders_that_ships() -> None:
    shipped = Path(events_meaning.__file__).parents[1] / "data"
    found = {path.relative_to(shipped).as_posix() for path in shipped.rglob("*.npz")}
    assert found == {"events/meaning.npz", "event_place.npz"}, "a new file: is it fitted on the encoder?"
    for name in found:
        assert fitted.read(shipped / name, "weights")


@pytest.mark.parametrize("reader", [events_meaning.read, events_place_meaning.read])
def test_each_reader_refuses_weights_of_another_encoder(tmp_path: Path, reader) -> None:  # type: ignore[no-untyped-def]
    np.savez(tmp_path / "head.npz", classes=np.array([]), encoder=np.array("0" * 64))
    with pytest.raises(SetupError, match="another encoder"):
        reader(tmp_path / "head.npz")
