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
#: The root of the sentence before all else, then its verbs.
ANCHOR = {"dep=ROOT": 2.0, "pos=VERB": 1.0}


def knowing(**weights: tuple[str | None, float]) -> Meaning:
    """A classifier that knows some words: word -> (class, weight)."""
    bag = np.zeros((len(weights), len(CLASSES)), np.float32)
    for n, (kind, weight) in enumerate(weights.values()):
        bag[n, NOTHING if kind is None else NUMBER[kind]] = weight
    one = Weights(bag, np.zeros((0, len(CLASSES)), np.float32), np.zeros(len(CLASSES), np.float32))
    return Meaning({word: n for n, word in enumerate(weights)}, np.ones(len(weights), np.float32), one, one, ANCHOR)


def found(parse: Parses, text: str, meaning: Meaning, stop: frozenset[int] = frozenset()) -> dict[str, Trigger]:
    parsed = parse(text)
    events = judged(parsed, triggers(parsed, stop), stop, meaning, None)
    return {parsed.tokens[t.token].text: t for t in events}


def test_an_open_keyword_takes_the_type_that_the_sentence_tells(parse: Parses) -> None:
    events = found(parse, "Gas killed nine villagers.", knowing(gas=(s.CHEMICAL, 15.0)))
    assert events["killed"].type == s.CHEMICAL


def test_a_keyword_that_the_sentence_does_not_bear_out_is_doubted(parse: Parses) -> None:
    events = found(parse, "The striker attacked the goal with flair.", knowing(goal=(None, 12.0)))
    assert (events["attacked"].type, events["attacked"].score) == (s.OTHER, DOUBTED)


def test_a_sure_keyword_keeps_its_type_beside_a_likelier_one(parse: Parses) -> None:
    events = found(parse, "Rioters looted shops after the earthquake.", knowing(shop=(s.NATURAL_DISASTER, 3.0)))
    assert events["looted"].type == s.LOOTING


def test_a_happening_without_a_keyword_stands_on_the_word_that_tells_it(parse: Parses) -> None:
    events = found(parse, "The taps of the village ran dry.", knowing(tap=(s.OUTAGE, 12.0)))
    assert events["ran"].type == s.OUTAGE
    assert 0.5 <= events["ran"].score <= 0.75


def test_what_is_not_likely_enough_is_left_out(parse: Parses) -> None:
    events = found(parse, "The taps of the village ran dry.", knowing(tap=(s.OUTAGE, 0.5)))
    assert not any(t.type == s.OUTAGE for t in events.values())


def test_ground_is_left_to_verb_and_object(parse: Parses) -> None:
    events = found(parse, "Rebels captured the town.", knowing(rebel=(s.ATTACK, 15.0)))
    assert events["captured"].type == s.NON_STATE_OVERTAKES


def test_furniture_tells_nothing(parse: Parses) -> None:
    text = "The taps of the village ran dry."
    stop = frozenset(range(len(parse(text).tokens)))
    assert found(parse, text, knowing(tap=(s.OUTAGE, 12.0)), stop) == {}
