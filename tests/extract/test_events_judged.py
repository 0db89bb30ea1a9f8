"""Keywords and classifier together, with a classifier built by hand."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from dateline.extract import events_scheme as s
from dateline.extract.events_judged import DOUBTED, judged
from dateline.extract.events_meaning import CLASSES, NOTHING, NUMBER, Meaning, Weights
from dateline.extract.events_triggers import Trigger, triggers
from dateline.reading import Parse

Parses = Callable[..., Parse]


def knowing(*known: tuple[str, str | None, float]) -> Meaning:
    """A classifier that knows some words of passages ("goal") and of words asked about ("@run"): what, class, weight.

    Of anything else it holds that nothing happened."""
    tables: tuple[list[object], list[object]] = ([], [])
    numbers: tuple[dict[str, int], dict[str, int]] = ({}, {})
    for name, kind, weight in known:
        around = int(name.startswith("@"))
        row = np.zeros(len(CLASSES), np.float32)
        row[NOTHING if kind is None else NUMBER[kind]] = weight
        numbers[around][name] = len(tables[around])
        tables[around].append(row)
    bag, near = (np.array(table, np.float32).reshape(-1, len(CLASSES)) for table in tables)
    bias = np.zeros(len(CLASSES), np.float32)
    bias[NOTHING] = 5.0
    none = np.zeros((0, len(CLASSES)), np.float32)
    parts = Weights(bag, near, bias, none, none, bias)
    return Meaning(numbers[0], np.ones(len(numbers[0]), np.float32), numbers[1], parts)


def found(parse: Parses, text: str, meaning: Meaning, stop: frozenset[int] = frozenset()) -> dict[str, Trigger]:
    parsed = parse(text)
    events = judged(parsed, triggers(parsed, stop), stop, meaning, None)
    return {parsed.tokens[t.token].text: t for t in events}


def test_an_open_keyword_takes_the_type_that_the_sentence_tells(parse: Parses) -> None:
    events = found(parse, "Gas killed nine villagers.", knowing(("gas", s.CHEMICAL, 15.0)))
    assert events["killed"].type == s.CHEMICAL


def test_an_open_keyword_says_no_type_by_itself(parse: Parses) -> None:
    events = found(parse, "The critic attacked the plan.", knowing())
    assert (events["attacked"].type, events["attacked"].score) == (s.OTHER, DOUBTED)


def test_a_keyword_that_the_sentence_does_not_bear_out_is_doubted(parse: Parses) -> None:
    events = found(parse, "The striker attacked the goal with flair.", knowing(("goal", None, 12.0)))
    assert (events["attacked"].type, events["attacked"].score) == (s.OTHER, DOUBTED)


def test_of_two_words_each_has_its_own_type(parse: Parses) -> None:
    meaning = knowing(("@loot", s.LOOTING, 9.0), ("@shake", s.NATURAL_DISASTER, 9.0))
    events = found(parse, "The ground shook and rioters looted shops.", meaning)
    assert (events["shook"].type, events["looted"].type) == (s.NATURAL_DISASTER, s.LOOTING)


def test_a_happening_without_a_keyword_stands_on_the_word_that_names_it(parse: Parses) -> None:
    events = found(parse, "The taps of the village ran dry.", knowing(("@run", s.OUTAGE, 12.0)))
    assert events["ran"].type == s.OUTAGE
    assert 0.5 <= events["ran"].score <= 0.75


def test_what_is_not_likely_enough_is_left_out(parse: Parses) -> None:
    events = found(parse, "The taps of the village ran dry.", knowing(("@run", s.OUTAGE, 3.0)))
    assert not any(t.type == s.OUTAGE for t in events.values())


def test_a_type_is_added_once_a_sentence(parse: Parses) -> None:
    meaning = knowing(("@run", s.OUTAGE, 12.0), ("@village", s.OUTAGE, 11.0))
    events = found(parse, "The taps of the village ran dry.", meaning)
    assert [word for word, t in events.items() if t.type == s.OUTAGE] == ["ran"]


def test_ground_is_left_to_verb_and_object(parse: Parses) -> None:
    events = found(parse, "Rebels captured the town.", knowing(("rebel", s.ATTACK, 15.0)))
    assert events["captured"].type == s.NON_STATE_OVERTAKES


def test_ground_is_doubted_where_nothing_happened(parse: Parses) -> None:
    events = found(parse, "The boxer retreated to the ropes.", knowing(("boxer", None, 15.0), ("rope", None, 15.0)))
    assert not any(t.type == s.TRANSFER for t in events.values())


def test_furniture_tells_nothing(parse: Parses) -> None:
    text = "The taps of the village ran dry."
    stop = frozenset(range(len(parse(text).tokens)))
    assert found(parse, text, knowing(("@run", s.OUTAGE, 12.0)), stop) == {}
