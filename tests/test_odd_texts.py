"""Whole readings of texts that are no tidy news report: no crash, no span astray, no time out of proportion."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from dateline.readers import Readers
from dateline.reading import Document, Reading, Span
from dateline.settings import Settings

TEXTS = {
    "unbalanced": (
        'The mayor said "the bridge fell. “Nobody was hurt, she added. It’s over", he said.\n”We left” she said “now.'
    ),
    "nested": (
        "“He told me, ‘She said “run”, so we ran’,” Ana Ruiz said. "
        "‘Don’t,’ said the driver’s son, ‘it’s the dogs’ fault.’"
    ),
    "guillemets": (
        "« Le pont est tombé », said Jean Petit. »Alles ist ruhig«, said Klara Vogt. ‹ So be it ›, he added."
    ),
    "low quotes": ("„Die Brücke hält“, said Klara Vogt. ‚We stay‘, said her son. „No one left”, Jan Nowak said."),
    "apostrophes": (
        "'Twas the '90s, the miners' leader said, 'and the lads' pay wasn't theirs.' "
        "O'Brien's men 'weren't there', he said."
    ),
    "dashes": (
        "— Did the train stop? — asked the reporter.\n— No, — said the driver. — It went on.\n"
        "— — —\n– Police said two men were hurt."
    ),
    "capitals": (
        'POLICE SAID THREE MEN WERE ARRESTED IN LIMA. "THEY WERE ARMED," CHIEF JUAN SOTO SAID. '
        "TWO HURT IN BLAST — MINISTRY."
    ),
    "interview": ("Q: What fell?\nA: The crane fell on a bus.\nQ: Who was hurt?\nA: Nobody was hurt, the police said."),
    "live blog": (
        "LIVE\n10:45 GMT\nMinistry: three killed in blast\nThe health ministry says three people were killed.\n\n"
        "10:12 GMT\nArmy denies involvement\nThe army said it was not involved.\n\n"
        "09:50 GMT\n– Police say 14 people were hurt.\n"
    ),
    "poem": (
        "O river,\nyou said you would not rise —\nyou rose,\n\nand the town\nsaid nothing,\n“nothing,”\nsaid the town."
    ),
    "table": (
        "District\tDead\tHurt\nNorth\t3\t14\nSouth\t0\t2\nTotal\t3\t16\nSource: health ministry\n"
        "| a | b |\n|---|---|\n| 1 | 2 |"
    ),
    "one long line": "said " * 3_000,
    "marks": "“”‘’«»„“\"'—–-…!?.,;:()[]{}" * 40,
    "controls": (
        "The mayor said\x00 the \u200bbridge\u00ad fell\u2028in\u2029Lima.\ufeff "
        "“We left,”\x0b she said.\r\n\rNo one\tknew."
    ),
    "emoji": (
        "🚨 BREAKING 🚨 The 🇵🇪 army said “we left” 👍🏽 — 3 hurt!!! #Lima @army https://x.example/a?b=c “thread 1/”"
    ),
}


@pytest.fixture(scope="module")
def readers() -> Readers:
    return Readers(Settings())


def one(readers: Readers, text: str) -> Reading:
    (reading,) = readers.read([Document(id="odd", text=text, published="2023-05-02")])
    assert isinstance(reading, Reading), reading
    return reading


def spans(reading: Reading) -> Iterator[Span]:
    """Every span of a reading."""
    for row in reading.attributions:
        yield from (*row.source, *row.cue, *row.content)
    for mention in (*reading.names, *reading.times, *reading.places, *reading.quantities):
        yield mention.span
    for caveat in reading.caveats:
        yield from (caveat.span, *caveat.covers)
    for event in reading.events:
        yield event.span


@pytest.mark.parametrize("kind", TEXTS)
def test_spans_lie_in_the_text_and_name_words_of_it(readers: Readers, kind: str) -> None:
    text = TEXTS[kind]
    reading = one(readers, text)
    assert reading.text == text
    for span in spans(reading):
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text) == span.of(text).strip()
    names = {m.id for m in reading.names}
    for row in reading.attributions:
        assert row.speaker is None or row.speaker in names
        assert row.parent is None or row.parent in {a.id for a in reading.attributions}


@pytest.mark.parametrize("kind", TEXTS)
def test_source_and_cue_each_stay_in_one_sentence(readers: Readers, kind: str) -> None:
    reading = one(readers, TEXTS[kind])
    sentences = [reading.parse.sentence_span(n) for n in range(len(reading.parse.sentences))]
    for row in reading.attributions:
        for span in (*row.source, *row.cue):
            assert any(s.start <= span.start < s.end and span.end <= s.end + 1 for s in sentences), span.of(
                reading.text
            )


def test_a_report_of_ten_thousand_words_takes_ten_times_one_of_a_thousand(readers: Readers) -> None:
    def report(paragraphs: int) -> str:
        return "".join(
            f"The authority of river {n} said on Monday that {n + 3} people had drowned in Porto Belo. "
            f"“We found all {n + 3} at dawn near bridge {n},” Ana Ruiz, its head, said. "
            f"The army denied that dam {n} had failed, a claim that could not be independently verified.\n"
            for n in range(paragraphs)
        )

    one(readers, report(1))
    started = time.process_time()
    one(readers, report(20))
    brief = time.process_time() - started
    started = time.process_time()
    reading = one(readers, report(200))
    assert time.process_time() - started < 25 * brief
    assert len(reading.attributions) >= 2.9 * 200


@pytest.mark.parametrize("text", ["", "   \n\n ", ".", "—", "\u200b"])
def test_nothing_gives_nothing(readers: Readers, text: str) -> None:
    assert one(readers, text).attributions == ()
