"""What a rule needs, and that looking only around it loses no match."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from dateline.extract.times.scanning import REACH, Stretches, needed
from dateline.extract.times.tagger import RULES

GOLD = Path(__file__).parents[3] / "eval" / "gold" / "times.jsonl"


@pytest.mark.parametrize(
    ("notation", "words"),
    [
        ("(?:the )?<weekday>", "monday tuesday wednesday thursday friday saturday sunday"),
        ("last (?:week|year)s?", "last"),
        ("weeks? ago", "week"),
        ("(?:week|year)s? (?:before)?", "week year"),
        ("yesterdays?", "yesterday"),
        ("(?:yesterday|<year>)", ""),
        ("(?:yesterday)? on", ""),
        ("on(?= yesterday)", ""),
        (r"\d+ (?P<u>hours|days){1,2}", "days hours"),
    ],
)
def test_what_every_match_holds(notation: str, words: str) -> None:
    assert (needed(notation) or frozenset()) == frozenset(words.split())


def test_nothing_is_lost_around_the_words() -> None:
    filler = "It rained on the hills and nobody was seen there again, the mayor said. " * 4
    texts = [json.loads(line)["text"] for line in GOLD.read_text(encoding="utf-8").splitlines()]
    for text in [*texts, filler.join(texts[:20])]:
        stretches = Stretches(text)
        for rule in RULES:
            everywhere = [m.span() for m in rule.pattern.finditer(text)]
            around = [rule.pattern.finditer(text, *stretch) for stretch in stretches.around(rule.needs)]
            assert [m.span() for found in around for m in found] == everywhere


def test_stretches_do_not_overlap_and_stay_in_the_text() -> None:
    text = "may " + "x" * 3 * REACH + " may and may " + "x" * 3 * REACH + "may"
    stretches = Stretches(text).around(frozenset(("may",)))
    assert len(stretches) == 3
    assert (stretches[0][0], stretches[-1][1]) == (0, len(text))
    assert all(before[1] < after[0] for before, after in pairwise(stretches))


def test_a_text_that_changes_its_length_in_lower_case_is_looked_at_whole() -> None:
    text = "İzmir, on Monday. " + "x" * 1000
    assert Stretches(text).around(frozenset(("monday",))) == [(0, len(text))]
