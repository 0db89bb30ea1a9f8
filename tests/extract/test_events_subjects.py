"""Who does a verb that has no subject of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.events_subjects import accused, laid_on, meant, shared
from dateline.reading import Parse, Token

Parses = Callable[..., Parse]


def at(parsed: Parse, word: str) -> Token:
    return next(t for t in parsed.tokens if t.text == word)


@pytest.mark.parametrize(
    ("text", "word", "doers", "targets"),
    [
        ("Troops tried to storm the palace.", "storm", ["Troops"], []),
        ("Miners are accused of burning the depot.", "burning", ["Miners"], []),
        ("Police accused miners of burning the depot.", "burning", ["miners"], []),
        ("Rebels tried to enter but were driven back.", "driven", [], ["Rebels"]),
        ("Two nurses were shot and killed.", "killed", [], ["nurses"]),
        ("The president sent troops to guard the dam.", "guard", ["troops"], []),
        ("The town was shelled by rebels, killing two nurses.", "killing", ["rebels"], []),
        ("Guards foiled a plot to bomb the cathedral.", "bomb", [], []),
        ("A spokesman claimed to have destroyed the bridge.", "destroyed", [], []),
        ("Two men were arrested and charged with robbing a bank.", "robbing", ["men"], []),
    ],
)
def test_the_subject_is_shared(parse: Parses, text: str, word: str, doers: list[str], targets: list[str]) -> None:
    parsed = parse(text)
    found = shared(parsed, at(parsed, word))
    assert [parsed.tokens[i].text for i in found.doers] == doers
    assert [parsed.tokens[i].text for i in found.targets] == targets


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The raid was carried out by gunmen.", "raid", ["gunmen"]),
        ("A blast blamed on separatists shook the port.", "blast", ["separatists"]),
        ("An attack claimed by militants wounded a priest.", "attack", ["militants"]),
        ("The raid was condemned by bishops.", "raid", []),
    ],
)
def test_by_whom_a_happening_is_told_to_have_been_done(
    parse: Parses, text: str, word: str, expected: list[str]
) -> None:
    parsed = parse(text)
    assert [parsed.tokens[i].text for i in laid_on(parsed, at(parsed, word))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A court jailed two officers for the murder of a student.", ["officers"]),
        ("Two officers were convicted of the murder of a student.", ["officers"]),
        ("Thousands marched over the murder of a student.", []),
    ],
)
def test_who_is_tried_for_it(parse: Parses, text: str, expected: list[str]) -> None:
    parsed = parse(text)
    assert [parsed.tokens[i].text for i in accused(parsed, at(parsed, "murder"))] == expected


def test_a_relative_pronoun_means_its_noun(parse: Parses) -> None:
    parsed = parse("Rebels who tried to storm the palace fled.")
    assert parsed.tokens[meant(parsed, at(parsed, "who").i)].text == "Rebels"
    assert meant(parsed, at(parsed, "palace").i) == at(parsed, "palace").i
