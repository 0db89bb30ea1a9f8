"""Denials among statements: what one stands against, with words of its own or without."""

import msgspec

from dateline.reconcile.findings import reconcile
from tests.reconcile.build import claim, entity

UNION, MINE, POLICE = entity("Union"), entity("Mine"), entity("Police")
TOLD = "the exit of the shaft had been locked"


def denial(text, about):
    made = claim(2, text, speaker=MINE, stance="denies", report="r1")
    return msgspec.structs.replace(made, denies=frozenset(about))


def test_a_denial_that_only_points_stands_against_what_it_was_tied_to():
    told = [claim(1, TOLD, speaker=UNION, report="r1"), claim(3, "the road was dry", speaker=POLICE, report="r1")]
    found = reconcile([*told, denial("the accusation", ["a1"])], {}).findings
    (contested,) = [f for f in found if f.status == "contested"]
    assert (contested.pro, contested.contra) == (("c1",), ("c2",))
    assert "place in the report" in contested.why


def test_a_denial_with_words_of_its_own_needs_them_in_what_it_denies():
    told = claim(1, TOLD, speaker=UNION, report="r1")
    found = reconcile([told, denial("that its director had fled the country", ["a1"])], {}).findings
    assert all(f.status != "contested" for f in found)


def test_a_denial_that_is_tied_to_nothing_contests_nothing():
    found = reconcile([claim(1, TOLD, speaker=UNION, report="r1"), denial("the accusation", [])], {}).findings
    assert all(f.status != "contested" for f in found)
