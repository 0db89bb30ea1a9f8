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


def test_sentences_of_one_report_in_one_mould_are_two_statements():
    lie = claim(1, "If you lie, you have broken the law and will be referred for prosecution.", report="r1")
    help_ = claim(
        2, "If you help anybody to lie, you have broken the law and will be referred for prosecution.", report="r1"
    )
    first = claim(3, "Guards stand watch outside the Marsh County court on Monday after the shooting.", report="r2")
    second = claim(4, "Nurses light candles outside the Marsh County court on Monday after the shooting.", report="r2")
    found = reconcile([lie, help_, first, second], {}).findings
    assert sorted(f.pro for f in found) == [("c1",), ("c2",), ("c3",), ("c4",)]


def test_a_sentence_that_comes_again_in_its_report_is_one_statement():
    short = claim(1, "Police arrested the driver of the bus near the harbour.", report="r1")
    long = claim(2, "Police arrested the driver of the bus near the old harbour.", report="r1")
    assert [f.pro for f in reconcile([short, long], {}).findings] == [("c1", "c2")]


def test_what_two_people_do_themselves_is_two_statements():
    pleas = [
        claim(1, "to lying to investigators in the ferry inquiry", speaker=UNION, cue="pleaded guilty"),
        claim(2, "to lying to investigators about fuel in the ferry inquiry", speaker=MINE, cue="pleaded guilty"),
        claim(
            3,
            "to lying to investigators in the ferry inquiry",
            speaker=POLICE,
            cue="pleaded not guilty",
            stance="denies",
        ),
    ]
    found = reconcile(pleas, {}).findings
    assert [(len(f.pro), f.contra) for f in found] == [(1, ()), (1, ()), (1, ())]
