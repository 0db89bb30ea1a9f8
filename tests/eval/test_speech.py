"""The scorer of claims on a small account built by hand, and the gold's own shape."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from dateline.model import Account, Claim, Entity
from dateline.reading import Attribution, Document, Mention, Reading, Span
from dateline.values import Name
from eval.tasks import speech
from eval.tasks.speech import ROOT, SHARED, Found, refers, rows, scores, side_right, speaker_right

TEXT = "Ruritania's minister, Ana Ruiz, said the bridge fell. Officials said it rained. She said nobody was hurt."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def pairs(words: str) -> list[int]:
    return [span(words).start, span(words).end]


def row(**changed: Any) -> dict[str, Any]:
    side = {"spans": [pairs("Ruritania")], "names": []}
    given = {"id": "x", "content": [pairs("nobody was hurt")], "source": [pairs("She")], "speaker": pairs("Ana Ruiz")}
    rest = {"named": True, "side": side, "stance": "asserts", "certainty": "stated", "background": False, "caveats": []}
    return {**given, **rest, **changed}


def found(gold: dict[str, Any], speaker: str | None, source: str = "She", side: str | None = "e2") -> Found:
    content = tuple(Span(*pair) for pair in gold["content"])
    attribution = Attribution("a", (span(source),), (), content, "indirect", "asserts", "stated", 1.0, "hand")
    names = (
        Mention("m1", span("Ana Ruiz"), Name("Ana Ruiz", "person"), 1.0, "hand"),
        Mention("m2", span("Officials"), Name("Officials", "group"), 1.0, "hand"),
        Mention("m3", span("She"), Name("Ana Ruiz", "person"), 1.0, "hand", refers="m1"),
    )
    reading = Reading(Document(id="r", text=TEXT), names=names, attributions=(attribution,))
    claim = Claim("c", "r", content, "asserts", "stated", "hand", attribution="a", speaker=speaker)
    person = Entity("e1", "person", "Ana Ruiz", ("Ana Ruiz",), (), (("r", "m1"),), side)
    state = Entity("e2", "place", "Ruritania", ("Ruritania",), (), (), "e2")
    account = Account(None, "hand", (reading,), entities=(person, state), claims=(claim,), speaker_of={"c": "e1"})
    return Found(gold, account, reading, claim)


def right(one: Found) -> bool:
    assert one.claim is not None
    return speaker_right(one, one.claim)


def test_a_pronoun_is_right_by_the_full_name() -> None:
    assert right(found(row(), "m3"))
    assert not right(found(row(), "m2"))
    assert not right(found(row(), None))


def test_the_unnamed_are_right_by_their_source_alone() -> None:
    gold = row(content=[pairs("it rained")], source=[pairs("Officials")], speaker=pairs("Officials"), named=False)
    assert right(found(gold, None, source="Officials"))
    assert not right(found(gold, None, source="She"))
    assert not right(found({**gold, "named": True}, None, source="Officials"))


def test_the_outlets_own_words_have_no_attribution() -> None:
    assert not right(found(row(source=[], speaker=None), None))


def test_a_side_is_right_by_any_of_its_names_and_none_is_none() -> None:
    one = found(row(), "m3")
    assert one.claim is not None
    assert side_right(one, one.claim)
    assert not side_right(found(row(side=None), "m3"), one.claim)
    assert side_right(found(row(side=None), "m3", side=None), one.claim)
    assert side_right(found(row(side=None), "m3", side="e1"), one.claim)
    assert not side_right(found(row(), "m3", side=None), one.claim)


def test_a_claim_not_found_counts_against_found_only() -> None:
    one = found(row(), "m3")
    both = scores([one, one._replace(claim=None)])
    assert both["found"] == 50
    assert both["speaker"] == both["stance"] == 100


def test_another_text_than_the_one_marked_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    account = Account(None, "hand", (Reading(Document(id="r", text=TEXT, file="r.txt")),))
    monkeypatch.setattr(speech, "account_of", lambda _: account)
    with pytest.raises(ValueError, match="not the text that was marked"):
        speech.look_up(tmp_path, [row(file="r.txt", sha256="0" * 64)])


def test_the_gold_is_large_and_of_many_stories() -> None:
    claims = rows()
    assert len(claims) >= 150
    assert len({claim["folder"] for claim in claims}) >= 6
    assert len({claim["id"] for claim in claims}) == len(claims)
    assert sum(refers(claim) for claim in claims) >= 30


def test_own_reports_are_the_ones_that_were_marked() -> None:
    for claim in rows():
        if claim["folder"].startswith(SHARED):
            continue
        text = (ROOT / claim["folder"] / claim["file"]).read_text(encoding="utf-8")
        assert hashlib.sha256(text.encode()).hexdigest() == claim["sha256"], claim["id"]
        spans = [*claim["content"], *claim["source"], *([claim["speaker"]] if claim["speaker"] else [])]
        spans += [c["span"] for c in claim["caveats"]]
        assert all(text[s:e] and text[s:e] == text[s:e].strip() for s, e in spans), claim["id"]


def test_shared_texts_are_given_by_offsets_alone() -> None:
    words = {"id", "folder", "file", "sha256", "content", "source", "speaker", "named", "side"}
    words |= {"stance", "certainty", "background", "caveats"}
    assert all(set(claim) <= words for claim in rows())
