"""Decoding, and the second look, over scores written by hand: a network whose links come from a table."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from dateline.extract.tagger.complete import complete
from dateline.extract.tagger.decode import Run, link, runs
from dateline.extract.tagger.features import DEPENDENT, KINDS_OF_RELATION
from dateline.extract.tagger.network import EDGES, Floats, Network, Scores
from dateline.extract.tagger.pieces import Vocabulary
from dateline.extract.tagger.windows import Stretch, Window, stretch
from dateline.reading import Parse

TEXT = "Officials said roads flooded . Police denied it"
SOURCE, CUE, CONTENT = 0, 1, 2


class ByTable(Network):
    """Links of (cue word, word) from a dict, -9 elsewhere; the same for both roles."""

    def __init__(self, table: dict[tuple[int, int], float]) -> None:
        self.table = table

    def links(self, window: Window, scores: Scores, cue: int) -> Floats:
        found = [[self.table.get((cue, word), -9.0)] * 2 for word in range(len(scores.tags))]
        return np.array(found, np.float32)


def words() -> Stretch:
    return stretch(TEXT, 0, len(TEXT), Vocabulary(["[UNK]", "[CLS]", "[SEP]"]))


def scores(*spans: tuple[int, int, int], weak: tuple[tuple[int, int], ...] = ()) -> list[Scores]:
    """Sure tags for (role, first, stop); for each (role, word) of `weak` a beginning that loses narrowly."""
    tags = np.zeros((8, 3, 3), np.float32)
    tags[:, :, 0] = 8.0
    for role, first, stop in spans:
        tags[first:stop, role] = (0.0, 0.0, 8.0)
        tags[first, role] = (0.0, 8.0, 0.0)
    for role, word in weak:
        tags[word, role] = (1.0, 0.5, -5.0)
    return [blank(tags)]


def blank(tags: Floats) -> Scores:
    """Scores that say nothing but `tags`."""
    nothing = np.zeros((len(tags), 2, 4), np.float32)
    return Scores(tags, nothing, nothing, nothing[:, 0], nothing[:, 0, 0], nothing[:, 0])


BOTH = scores((SOURCE, 0, 1), (CUE, 1, 2), (CONTENT, 2, 4), (SOURCE, 5, 6), (CUE, 6, 7), (CONTENT, 7, 8))


def ranges(found: list[Run]) -> list[tuple[int, int]]:
    return [(run.first, run.stop) for run in found]


def test_runs_begin_where_a_new_one_begins() -> None:
    logits = np.log(np.array([[0.1, 0.8, 0.1], [0.1, 0.1, 0.8], [0.1, 0.8, 0.1], [0.8, 0.1, 0.1]], np.float32))
    assert ranges(runs(logits)) == [(0, 2), (2, 3)]


def test_runs_mend_an_inside_without_a_beginning() -> None:
    logits = np.log(np.array([[0.50, 0.45, 0.05], [0.1, 0.1, 0.8], [0.9, 0.05, 0.05]], np.float32))
    assert ranges(runs(logits)) == [(0, 2)]


def test_the_score_of_a_run_is_the_chance_that_its_words_are_inside() -> None:
    logits = np.log(np.array([[0.2, 0.7, 0.1], [0.4, 0.1, 0.5]], np.float32))
    assert runs(logits)[0].score == pytest.approx((0.8 + 0.6) / 2)


def test_spans_go_to_the_cue_with_the_higher_link() -> None:
    table = {(1, 0): 3.0, (1, 2): 3.0, (1, 3): 3.0, (6, 5): 2.0, (6, 7): 2.0, (6, 0): 1.0}
    first, second = link(words(), BOTH, ByTable(table))
    assert (ranges(first.sources), ranges(first.contents)) == ([(0, 1)], [(2, 4)])
    assert (ranges(second.sources), ranges(second.contents)) == ([(5, 6)], [(7, 8)])


def test_a_cue_without_a_source_of_its_own_shares_one() -> None:
    table = {(1, 0): 3.0, (6, 0): 1.0, (1, 2): 3.0, (1, 3): 3.0, (6, 7): 2.0}
    first, second = link(words(), BOTH, ByTable(table))
    assert ranges(first.sources) == ranges(second.sources) == [(0, 1)]


def test_what_no_cue_wants_stays_without_one() -> None:
    found = link(words(), BOTH, ByTable({(1, 0): 3.0, (1, 2): 3.0, (1, 3): 3.0, (6, 5): 1.0}))
    assert found[-1].cue is None
    assert ranges(found[-1].contents) == [(7, 8)]


def test_the_second_look_finds_a_source_that_lost_narrowly() -> None:
    here = scores((CUE, 1, 2), (CONTENT, 2, 4), weak=((SOURCE, 0),))
    table = ByTable({(1, 0): 3.0, (1, 2): 3.0, (1, 3): 3.0})
    once = link(words(), here, table)
    assert once[0].sources == []
    assert ranges(complete(words(), here, table, once)[0].sources) == [(0, 1)]


def test_the_second_look_takes_no_source_that_is_not_linked() -> None:
    here = scores((CUE, 1, 2), (CONTENT, 2, 4), weak=((SOURCE, 5),))
    table = ByTable({(1, 2): 3.0, (1, 3): 3.0})
    assert complete(words(), here, table, link(words(), here, table))[0].sources == []


def test_the_second_look_finds_a_cue_that_lost_narrowly() -> None:
    here = scores((SOURCE, 0, 1), (CONTENT, 2, 4), weak=((CUE, 1),))
    table = ByTable({(1, 2): 3.0, (1, 3): 3.0})
    (found,) = complete(words(), here, table, link(words(), here, table))
    assert found.cue is not None
    assert (found.cue.first, ranges(found.contents)) == (1, [(2, 4)])


def test_a_cue_is_never_sought_inside_the_content() -> None:
    here = scores((CONTENT, 2, 4), weak=((CUE, 3),))
    table = ByTable({(3, 2): 3.0, (3, 3): 3.0})
    assert complete(words(), here, table, link(words(), here, table))[0].cue is None


def network() -> ByTable:
    """One with a weight for each bucket of distance and none for relations."""
    found = ByTable({})
    found._distance = np.arange(2 * (len(EDGES) + 1), dtype=np.float32).reshape(2, -1)
    found._relation = np.zeros((2, KINDS_OF_RELATION), np.float32)
    found._bias, found._factor = np.zeros(2, np.float32), np.ones(2, np.float32)
    return found


def test_distances_fall_into_the_trained_buckets() -> None:
    (window,) = words().windows
    found = Network.links(network(), window, blank(np.zeros((8, 3, 3), np.float32)), 2)
    assert found[:5, 0].tolist() == [6.0, 7.0, 8.0, 9.0, 10.0]
    assert found[:5, 1].tolist() == [24.0, 25.0, 26.0, 27.0, 28.0]


def test_relations_to_the_cue_weigh_in(parse: Callable[[str], Parse]) -> None:
    part = stretch(TEXT, 0, len(TEXT), Vocabulary(["[UNK]", "[CLS]", "[SEP]"]), parse(TEXT).tokens)
    related = network()
    related._distance[:] = 0
    related._relation[0, DEPENDENT] = 5.0
    found = Network.links(related, part.windows[0], blank(np.zeros((8, 3, 3), np.float32)), 1)
    assert [TEXT.split()[i] for i in np.flatnonzero(found[:, 0])] == ["Officials", "flooded", "."]
