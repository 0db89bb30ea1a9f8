"""The annotated reports of our own: offsets slice to whole words, references hold, the halves share nothing."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import pytest

from dateline.reading import CaveatKind, Certainty, Stance

ROOT = Path(__file__).parents[2]
FILES = {"train": ROOT / "training/attribution/own.jsonl", "test": ROOT / "eval/gold/denials.jsonl"}
ROLES = ("source", "cue", "content")


def rows(half: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in FILES[half].read_text(encoding="utf-8").splitlines()]


def whole_words(text: str, start: int, end: int) -> bool:
    """Whether a span lies in the text, is not padded and cuts no word."""
    if not 0 <= start < end <= len(text) or text[start:end] != text[start:end].strip():
        return False
    cuts_before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    cuts_after = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
    return not cuts_before and not cuts_after


@pytest.mark.parametrize("half", FILES)
def test_spans_slice_to_whole_words(half: str) -> None:
    for row in rows(half):
        spans = [tuple(s) for a in row["attributions"] for role in ROLES for s in a[role]]
        spans += [tuple(c["span"]) for c in row["caveats"]]
        wrong = [row["text"][s:e] for s, e in spans if not whole_words(row["text"], s, e)]
        assert not wrong, (row["id"], wrong)


@pytest.mark.parametrize("half", FILES)
def test_every_attribution_is_whole(half: str) -> None:
    for row in rows(half):
        for a in row["attributions"]:
            assert a["cue"]
            assert a["content"]
            assert a["source"] or a.get("optional"), (row["id"], a)
            assert a["stance"] in get_args(Stance)
            assert a["certainty"] in get_args(Certainty)
            for role in ROLES:
                assert a[role] == sorted(a[role])
                assert all(first[1] <= then[0] for first, then in zip(a[role], a[role][1:], strict=False))


@pytest.mark.parametrize("half", FILES)
def test_caveats_cover_attributions_that_are_there(half: str) -> None:
    for row in rows(half):
        for caveat in row["caveats"]:
            assert caveat["kind"] in get_args(CaveatKind)
            assert caveat["about"] == sorted(set(caveat["about"]))
            assert all(0 <= i < len(row["attributions"]) for i in caveat["about"])
            if caveat["kind"] in ("denied", "disputed"):
                assert caveat["about"], (row["id"], caveat)


@pytest.mark.parametrize("half", FILES)
def test_a_half_is_rich_in_what_it_is_for(half: str) -> None:
    read = rows(half)
    stances = Counter(a["stance"] for row in read for a in row["attributions"])
    kinds = Counter(c["kind"] for row in read for c in row["caveats"])
    assert len(read) == 32
    assert all(80 <= len(row["text"].split()) <= 180 for row in read)
    assert stances["denies"] >= 40
    assert kinds["unverified"] >= 20
    assert len({row["kind"] for row in read}) == 32


def test_the_halves_share_no_text() -> None:
    train, test = ({row["text"] for row in rows(half)} for half in FILES)
    names = [{row["id"] for row in rows(half)} for half in FILES]
    assert not train & test
    assert not names[0] & names[1]
