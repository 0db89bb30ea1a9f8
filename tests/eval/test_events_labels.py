"""The measured classifiers of other people's labels: fitted on the encoder that ships, read as written."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.extract.events_meaning import read
from eval.tasks.events_labels import CORPORA, HEADS, averaged, predicted


@pytest.mark.parametrize("name", sorted(CORPORA))
def test_each_was_fitted_on_this_encoder(name: str) -> None:
    # `read` refuses weights of another encoder: run python -m training.events.fit --labels
    found = read(HEADS / f"{name}.npz", [str(n) for n in range(CORPORA[name].classes)])
    assert not found.around
    assert found.told(["bomb"], np.ones((2, 384), np.float32)).shape == (CORPORA[name].classes,)


def test_one_class_or_each_label_by_itself() -> None:
    scores = np.array([[1.0, 2.0, -1.0]], np.float32)
    assert predicted(scores, CORPORA["cameo_class"]).tolist() == [[False, True, False]]
    assert predicted(scores, CORPORA["insightcrime"]).tolist() == [[True, True, False]]


def test_labels_that_are_rare_count_in_the_mean_as_others_do() -> None:
    gold = np.array([[True, True], [True, False], [True, False]])
    said = np.array([[True, False], [True, False], [True, False]])
    assert averaged(gold, said, "macro") == 50
    assert averaged(gold, said, "micro") == pytest.approx(200 * 3 / (3 + 4))
