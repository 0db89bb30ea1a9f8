from __future__ import annotations

import html
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Account
from dateline.reading import Attribution, Caveat, Document, Event, Furniture, Mention, Reading, Span
from dateline.report.lookup import Lookup
from dateline.report.marks import Mark, event_reading, marked, paragraphs, value_reading
from dateline.values import Act, Name, Place, Quantity, Time

TAG = re.compile(r"<[^>]*>")
KINDS = ["cite", "furniture", "said", "caveat", "speaker", "cue", "figure", "time", "place", "event"]


def plain(markup: str) -> str:
    return html.unescape(TAG.sub("", markup))


@settings(max_examples=200, deadline=None)
@given(
    text=st.text(alphabet="ab <>&\"'", min_size=1, max_size=40),
    spans=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from(KINDS)), max_size=12),
)
def test_every_character_comes_out_once_and_elements_nest(text: str, spans: list[tuple[int, int, str]]) -> None:
    marks = [
        Mark(Span(min(a, b, len(text)), min(max(a, b), len(text))), kind, f"x{n}" if kind == "cite" else "")
        for n, (a, b, kind) in enumerate(spans)
    ]
    out = str(marked(text, Span(0, len(text)), marks, set()))
    assert plain(out) == text
    stack: list[str] = []
    for tag in TAG.findall(out):
        name = re.sub(r"[</>]", "", tag).split()[0]
        if tag.startswith("</"):
            assert stack.pop() == name
        else:
            stack.append(name)
    assert stack == []
    for mark in marks:
        if mark.kind == "cite" and mark.span.start < mark.span.end:
            assert f'id="{mark.id}"' in out


def test_crossing_spans_split_and_the_id_stays_on_the_first_part() -> None:
    out = str(marked("abcdef", Span(0, 6), [Mark(Span(0, 4), "said"), Mark(Span(2, 6), "cite", "r-1")], set()))
    assert out == (
        '<span class="m said">ab<mark class="cite" id="r-1">cd</mark></span><mark class="cite" data-of="r-1">ef</mark>'
    )


def test_nested_spans_stay_whole() -> None:
    marks = [Mark(Span(0, 6), "cite", "r-1"), Mark(Span(1, 3), "place"), Mark(Span(1, 3), "said")]
    out = str(marked("abcdef", Span(0, 6), marks, set()))
    assert out == ('<mark class="cite" id="r-1">a<span class="m said"><span class="m place">bc</span></span>def</mark>')


def test_a_span_over_two_paragraphs_has_one_id(lookup: Lookup) -> None:
    reading = lookup.reading["wire"]
    whole = Span(100, 160)
    found = paragraphs(lookup, reading, [whole])
    joined = "".join(p.html for p in found)
    assert joined.count(f'id="{lookup.anchor("wire", whole)}"') == 1
    assert joined.count("data-of=") >= 1


def test_paragraphs_keep_the_text_and_dim_furniture(lookup: Lookup) -> None:
    found = paragraphs(lookup, lookup.reading["post"], [])
    assert "".join(plain(p.html) for p in found) == lookup.reading["post"].text
    assert [p.furniture for p in found] == ["", "", "other", "", "credit"]


def test_notes_stand_beside_their_paragraph(lookup: Lookup) -> None:
    toll = paragraphs(lookup, lookup.reading["wire"], [])[1]
    assert ("said", "regional governor Marta Quispe") in [(n.kind, n.words) for n in toll.notes]
    assert ("figure", "At least six people", "at least 6 (people killed)") in [
        (n.kind, n.words, n.reading) for n in toll.notes
    ]


def test_hostile_text_and_ids_are_escaped() -> None:
    text = '<script>alert(1)</script> "><img src=x onerror=y> &amp; </mark>'
    reading = Reading(
        Document("<b>'\"", text),
        attributions=(
            Attribution("a", (Span(0, 8),), (Span(8, 16),), (Span(16, 40),), "direct", "asserts", "stated", 1, "x"),
        ),
        caveats=(Caveat("k", Span(20, 50), "unverified", ("a",), "x"),),
        furniture=(Furniture(Span(5, 30), "other"),),
    )
    lookup = Lookup(Account(None, "x", (reading,)))
    (paragraph,) = paragraphs(lookup, reading, [Span(3, 22)])
    assert plain(paragraph.html) == text
    assert "<script" not in paragraph.html
    assert "<img" not in paragraph.html
    assert "&lt;/mark&gt;" in paragraph.html


def test_many_marks_on_many_lines_stay_quick() -> None:
    text = "word word word\n" * 4000
    whole = Caveat("k", Span(0, len(text)), "unverified", (), "x")
    many = tuple(Caveat(f"k{n}", Span(15 * n, 15 * n + 4), "disputed", (), "x") for n in range(4000))
    reading = Reading(Document("r", text), caveats=(whole, *many))
    assert len(paragraphs(Lookup(Account(None, "x", (reading,))), reading, [])) == 4000


def test_values_are_read_out_without_a_guess() -> None:
    assert value_reading(Time("DATE", "2031-03-04", "2031-03-04", "2031-03-05")) == "4 Mar 2031, day only"
    assert value_reading(Time("DATE", "XXXX-WXX-5")) == "a Friday, date not known"
    assert value_reading(Time("DURATION", "P6M")) == "a length of time: 6 months"
    assert value_reading(Place("X")) == "not in the gazetteer"
    assert value_reading(Place("X", 1.0, 2.0, 3.0)) == "1.00, 2.00 ± 3 km"
    assert value_reading(Place("X", 1.0, 2.0, literal=False)) == "the people or government of"
    dozens = Quantity(None, 24, None, "town", "towns recaptured", "at_least")
    assert value_reading(dozens) == "no number given (towns recaptured)"
    assert value_reading(Quantity(None, 4, 6, "person", "people", "range")) == "between 4 and 6 (people)"


def test_what_happened_is_marked_and_told_with_its_doer_and_its_doubt() -> None:
    text = "Two men are accused of robbing a bank in Cusco; it rained."
    names = (Mention("m1", Span(0, 7), Name("Two men", "person"), 1, "x"),)
    events = (
        Event("e1", Span(23, 30), Act("Looting"), "events", roles={"actor": ("m1", "gone")}, flags=("alleged",)),
        Event("e2", Span(51, 57), Act("Other"), "events"),
    )
    reading = Reading(Document("r", text), names=names, events=events)
    (line,) = paragraphs(Lookup(Account(None, "x", (reading,))), reading, [])
    assert [(n.words, n.reading) for n in line.notes] == [("robbing", "Looting, by Two men (an accusation)")]
    assert '<span class="m event">robbing</span>' in line.html
    assert "rained</span>" not in line.html


def test_a_note_names_two_and_counts_on() -> None:
    event = Event(
        "e", Span(0, 1), Act("Attack"), "events", roles={"target": ("a", "b", "c")}, flags=("negated", "future")
    )
    told = event_reading(event, {"a": "A", "b": "B", "c": "C"})
    assert told == "Attack, to A and B and others (told not to have happened; still to come)"
