"""What was fitted on the encoder belongs to the encoder that ships."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import numpy as np
import pytest

from dateline.resources import data

CARD = Path(__file__).parents[3] / "cards" / "attribution.md"


@pytest.fixture(scope="module")
def encoder() -> str:
    return hashlib.sha256(data("attribution/tagger.onnx").read_bytes()).hexdigest()


def test_the_event_classifier_was_fitted_on_this_encoder(encoder: str) -> None:
    with np.load(data("events/meaning.npz")) as file:
        assert str(file["encoder"]) == encoder, "the encoder changed: run python -m training.events.fit --write"


def test_the_card_names_the_files_that_ship(encoder: str) -> None:
    told = set(re.findall(r"\b[0-9a-f]{64}\b", CARD.read_text("utf-8")))
    vocabulary = hashlib.sha256(data("attribution/vocabulary.txt").read_bytes()).hexdigest()
    assert told == {encoder, vocabulary}
