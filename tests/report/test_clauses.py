from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model import Account, Claim
from dateline.reading import Attribution, Document, Mention, Parse, Reading, Span
from dateline.report.clauses import saying
from dateline.report.lookup import Lookup
from dateline.values import Name


def told(
    parse: Callable[[str], Parse], text: str, source: str, cue: str, content: str, **more: object
) -> tuple[Lookup, Claim]:
    def span(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    fields: dict[str, object] = {"mode": "indirect", "stance": "asserts", "certainty": "stated", **more}
    attribution = Attribution("a1", (span(source),), (span(cue),), (span(content),), score=1, by="hand", **fields)  # type: ignore[arg-type]
    names = (Mention("m1", span(source), Name(source, "person", None), 1.0, "hand"),)
    document = Document("r1", text, source="The Daily Bell", published="2031-05-01")
    claim = Claim("c1", "r1", attribution.content, attribution.stance, "stated", "hand", attribution="a1")
    reading = Reading(document, parse=parse(text), names=names, attributions=(attribution,))
    return Lookup(Account("2031-05-01", "x", (reading,), claims=(claim,))), claim


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "more", "expected", "short"),
    [
        ("The governor asked residents to leave the valley.", "The governor", "asked", "residents to leave the valley",
         {"stance": "asks"}, "The governor asked residents to leave the valley.",
         "The governor asked residents to leave the valley"),
        ("The company denied that it had opened the gates.", "The company", "denied", "it had opened the gates",
         {"stance": "denies"}, "The company denied it had opened the gates.",
         "The company denied it had opened the gates"),
        ("The marshal first noticed Ruiz because he was wearing a raincoat.", "The marshal", "noticed",
         "Ruiz because he was wearing a raincoat", {},
         "The Daily Bell reported: “The marshal first noticed Ruiz because he was wearing a raincoat.”",
         "The Daily Bell: “The marshal first noticed Ruiz because he was wearing a raincoat.”"),
        ("'The bank handed over its lists of clients,' the mayor said.", "the mayor", "said",
         "The bank handed over its lists of clients,'", {},
         "The bank handed over its lists of clients, the mayor said.",
         "The bank handed over its lists of clients"),
        ("Officers shot Juan Ruiz and the chief of police, the mayor said.", "the mayor", "said",
         "Officers shot Juan Ruiz and the chief of", {},
         "Officers shot Juan Ruiz and the chief of police, the mayor said.",
         "Officers shot Juan Ruiz and the chief of police"),
    ],
)  # fmt: skip
def test_a_shred_is_told_with_its_sentence_and_a_short_form_says_no_more(
    parse: Callable[[str], Parse], text: str, source: str, cue: str, content: str, more: dict[str, object],
    expected: str, short: str,
) -> None:  # fmt: skip
    said = saying(*told(parse, text, source, cue, content, **more))
    assert (said.text, said.short) == (expected, short)


def test_a_sentence_about_somebody_it_does_not_name_hangs_on_the_one_before(parse: Callable[[str], Parse]) -> None:
    text = "Shortly after the flood, he opened the gates, the mayor said."
    assert not saying(*told(parse, text, "the mayor", "said", "Shortly after the flood, he opened the gates")).whole
    text = "After Ana Ruiz called, she left for the dam, the mayor said."
    assert saying(*told(parse, text, "the mayor", "said", "After Ana Ruiz called, she left for the dam")).whole


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "more", "expected"),
    [
        (
            "Floods cut the road to Mendoza, the mayor said.", "the mayor", "said",
            "Floods cut the road to Mendoza", {},
            "Floods cut the road to Mendoza, the mayor said.",
        ),
        (
            "The mayor said that floods had cut the road.", "The mayor", "said", "that floods had cut the road", {},
            "Floods had cut the road, the mayor said.",
        ),
        (
            "A former guard, who asked not to be named, said that the gate was open.",
            "A former guard, who asked not to be named", "said", "that the gate was open", {},
            "The gate was open, a former guard, who asked not to be named, said.",
        ),
        (
            "“We lost the bridge,” Anna Ruiz said.", "Anna Ruiz", "said", "“We lost the bridge,”", {"mode": "direct"},
            "“We lost the bridge,” Anna Ruiz said.",
        ),
        (
            "“Did they warn us?” Anna Ruiz asked.", "Anna Ruiz", "asked", "“Did they warn us?”",
            {"mode": "direct", "stance": "asks"}, "“Did they warn us?” Anna Ruiz asked.",
        ),
        (
            "The company denied that it had opened the gates.", "The company", "denied", "that it had opened the gates",
            {"stance": "denies"}, "The company denied that it had opened the gates.",
        ),
        (
            "The army denies targeting hospitals.", "The army", "denies", "targeting hospitals", {"stance": "denies"},
            "The army denied targeting hospitals.",
        ),
        (
            "The minister promised to rebuild the school.", "The minister", "promised", "to rebuild the school",
            {"stance": "promises"}, "The minister promised to rebuild the school.",
        ),
        (
            "The minister confirmed that two ferries had sunk.", "The minister", "confirmed",
            "that two ferries had sunk", {"stance": "confirms"}, "Two ferries had sunk, the minister said.",
        ),
    ],
)  # fmt: skip
def test_the_reports_own_clause(
    parse: Callable[[str], Parse],
    text: str,
    source: str,
    cue: str,
    content: str,
    more: dict[str, object],
    expected: str,
) -> None:
    lookup, claim = told(parse, text, source, cue, content, **more)
    assert saying(lookup, claim).text == expected


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("He claimed to have been repulsed by the crowd.", "He", "claimed", "to have been repulsed by the crowd"),
        ("A man police say was hit by stones has left.", "police", "say", "was hit by stones"),
        ("Officials disclosed a gunfight.", "Officials", "disclosed", "a gunfight"),
        ("They asked whether the dam would hold.", "They", "asked", "whether the dam would hold"),
    ],
)
def test_a_fragment_is_never_made_into_a_sentence(
    parse: Callable[[str], Parse], text: str, source: str, cue: str, content: str
) -> None:
    lookup, claim = told(parse, text, source, cue, content)
    said = saying(lookup, claim)
    assert said.text == f"The Daily Bell reported: “{text}”"
    assert said.span == Span(0, len(text))
    assert not said.whole


def test_connectives_go_and_questions_are_no_statement(parse: Callable[[str], Parse]) -> None:
    text = "But the bridge still stands. Will it hold?"
    claims = [Claim(f"c{n}", "r1", (s,), "asserts", "stated", "x") for n, s in enumerate((Span(0, 28), Span(29, 42)))]
    lookup = Lookup(Account(None, "x", (Reading(Document("r1", text), parse=parse(text)),), claims=tuple(claims)))
    told_, asked = (saying(lookup, c) for c in claims)
    assert told_.text == "The bridge still stands."
    assert told_.whole
    assert not asked.whole


def test_a_cut_clause_stands_after_its_speaker(parse: Callable[[str], Parse]) -> None:
    content = "The river rose " + "and the road was closed " * 20
    lookup, claim = told(parse, f"{content}, officials said.", "officials", "said", content.strip())
    said = saying(lookup, claim)
    assert said.text.startswith("Officials said: The river rose")
    assert said.text.endswith("…")


def test_a_leading_pronoun_is_noted(parse: Callable[[str], Parse]) -> None:
    text = "They had heard no siren before the wave, residents said."
    lookup, claim = told(parse, text, "residents", "said", "They had heard no siren before the wave")
    assert not saying(lookup, claim).whole


def test_own_voice_is_the_sentence_without_the_dateline(parse: Callable[[str], Parse]) -> None:
    text = "LIMA, May 1 (Wire) - A dam failed on Tuesday. More rain is expected."
    document = Document("r1", text, dateline="LIMA, May 1 (Wire) -")
    claim = Claim("c1", "r1", (Span(0, 45),), "asserts", "stated", "hand")
    lookup = Lookup(Account(None, "x", (Reading(document, parse=parse(text)),), claims=(claim,)))
    assert saying(lookup, claim).text == "A dam failed on Tuesday."


def test_a_quotation_keeps_no_double_marks_inside(parse: Callable[[str], Parse]) -> None:
    text = '"The "iron" bridge is gone," Ruiz said.'
    lookup, claim = told(parse, text, "Ruiz", "said", '"The "iron" bridge is gone,"', mode="direct")
    assert saying(lookup, claim).text.count("“") == 1


def test_long_words_are_cut() -> None:
    text = "The river " + "rose and " * 200 + "fell."
    claim = Claim("c1", "r1", (Span(0, len(text)),), "asserts", "stated", "hand")
    lookup = Lookup(Account(None, "x", (Reading(Document("r1", text)),), claims=(claim,)))
    assert len(saying(lookup, claim).text) < 300
    assert saying(lookup, claim).text.endswith("…")
