"""What a keyword means by its company."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract import events_scheme as s
from dateline.extract.events_senses import takes_people
from dateline.extract.events_triggers import HARM, SET_ASIDE, triggers
from dateline.reading import Parse

Parses = Callable[..., Parse]


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("The gunman fled the scene in a van.", "fled", s.OTHER),
        ("Thousands of villagers fled their homes.", "fled", s.DISPLACEMENT),
        ("A witness recalled two men in a van.", "recalled", s.OTHER),
        ("Peru recalled its ambassador from Madrid.", "recalled", s.DIPLOMACY),
        ("Farmers uprooted the vines.", "uprooted", s.OTHER),
        ("The general blamed himself.", "blamed", s.OTHER),
        ("The general blamed the rebels.", "blamed", s.RESPONSIBILITY),
        ("The council sent troops to the border.", "sent", s.CHANGE_TO_GROUP),
        ("The council sent a letter to the mayor of Lima.", "sent", s.OTHER),
        ("Police evicted forty families.", "evicted", s.DISPLACEMENT),
        ("Nurses staged a strike over pay.", "staged", s.PEACEFUL_PROTEST),
        ("Dockers are on strike.", "strike", s.PEACEFUL_PROTEST),
        ("The brigade gave up bombing the port.", "gave", s.OTHER),
        ("The sect claimed the attack.", "claimed", s.RESPONSIBILITY),
        ("The party took part in the vote.", "took", s.OTHER),
        ("A judge placed him on house arrest.", "arrest", s.OTHER),
    ],
)
def test_the_company_of_a_keyword(parse: Parses, text: str, word: str, kind: str) -> None:
    parsed = parse(text)
    found = {parsed.tokens[t.token].text: t for t in triggers(parsed)}
    assert found[word].type == kind


def test_what_is_set_aside_has_a_score_of_its_own(parse: Parses) -> None:
    parsed = parse("The gunman fled the scene.")
    assert [t.score for t in triggers(parsed)] == [SET_ASIDE]


@pytest.mark.parametrize(
    ("text", "score"),
    [("Guards beat a student.", HARM), ("Guards beat a drum.", 0.6), ("Rebels killed a soldier.", 0.6)],
)
def test_harm_done_to_people_is_surer(parse: Parses, text: str, score: float) -> None:
    assert [t.score for t in triggers(parse(text))] == [score]


def test_who_takes_people_takes_no_ground(parse: Parses) -> None:
    parsed = parse("They captured him.")
    assert takes_people(parsed, parsed.tokens[1])
    parsed = parse("They captured the port.")
    assert not takes_people(parsed, parsed.tokens[1])
