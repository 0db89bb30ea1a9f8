"""Dialogue set as print: labels and dashes."""

from __future__ import annotations

from dateline.extract.turns import Turn, turns

CUES = frozenset("said asked replied".split())


def told(text: str, outlet: str | None = None) -> list[tuple[str, tuple[str, ...]]]:
    """Source and contents of the turns that are statements, as words."""
    return [(_words(t, text), tuple(s.of(text) for s in t.content)) for t in turns(text, CUES, outlet) if not t.asks]


def _words(turn: Turn, text: str) -> str:
    return turn.source.of(text) if turn.source else ""


def test_answers_are_turns_and_questions_are_not() -> None:
    text = "Q: What fell?\nA: The crane fell.\nIt hit a bus.\nQ: Who was hurt?\nA: Nobody."
    assert told(text) == [("A", ("The crane fell.", "It hit a bus.")), ("A", ("Nobody.",))]


def test_a_surname_goes_on_from_the_full_name() -> None:
    text = "Journalist: How many?\nMaria Lopez: About 300.\nJournalist: Dead?\nLopez: Two deaths."
    assert told(text) == [("Maria Lopez", ("About 300.",)), ("Lopez", ("Two deaths.",))]


def test_the_outlet_asks() -> None:
    text = "Radio Andes: Is it safe?\nSoto: It is.\nRadio Andes: And now?\nSoto: Now too."
    assert [source for source, _ in told(text, "Radio Andes")] == ["Soto", "Soto"]


def test_a_few_labels_in_a_report_are_no_interview() -> None:
    text = (
        "Update: the road is open.\nThe flood fell on Monday.\nPhoto: Ana Ruiz.\nTwo men were hurt.\nMore: see below."
    )
    assert told(text) == []


def test_dashes_with_the_cue_in_the_middle() -> None:
    text = "— No, — said the driver. — It went on."
    assert told(text) == [("the driver", ("No,", "It went on."))]


def test_dashes_with_the_speaker_first() -> None:
    text = "– We left at noon, – the pilot replied."
    assert told(text) == [("the pilot", ("We left at noon,",))]


def test_a_bullet_is_no_speech() -> None:
    assert told("– Police said 14 people were hurt.\n– No group has claimed the attack.") == []


def test_odd_lines_do_no_harm() -> None:
    for text in ("", "—", "— — —", "Q:", "Q:\nA:\nQ:\nA:", "A: \n" * 5, "- - said\n- x - said", ":" * 50):
        for turn in turns(text, CUES):
            assert all(0 <= s.start < s.end <= len(text) for s in turn.content)


def test_long_texts_take_no_longer_than_they_are() -> None:
    text = "— Word — word — word said — word.\n" * 20_000
    assert len(turns(text, CUES)) <= 20_000
