"""A report's text with its spans marked by kind, paragraph by paragraph, and what was extracted beside each paragraph.

Every character of the text comes out once and escaped. Spans that cross are split at the edge of the outer one; a cited
span keeps its id on its first part.
"""

from __future__ import annotations

import heapq
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import msgspec

from dateline.reading import Event, EventFlag, Reading, Span
from dateline.report import wording
from dateline.report.lookup import Lookup
from dateline.report.spoken import spoken
from dateline.values import Place, Quantity, Time

if TYPE_CHECKING:
    from markupsafe import Markup

#: kind -> order of nesting where two spans are equal: the outer one first.
_RANK = {
    "cite": 0, "furniture": 1, "said": 2, "caveat": 3, "speaker": 4, "cue": 5, "figure": 6, "time": 7, "place": 8,
    "event": 9,
}  # fmt: skip
_LINE = re.compile(r"[^\n]*\n?")
#: A happening of no type of the scheme; the page leaves it out.
UNTYPED = "Other"
_ROLES = {"actor": "by", "target": "to"}
#: Names of one role that a note has room for.
_MOST_NAMES = 2
#: What keeps a happening from being told as done, in the order in which a reader asks.
_FLAGS: dict[EventFlag, str] = {
    "negated": "told not to have happened",
    "hypothetical": "not told as done",
    "future": "still to come",
    "alleged": "an accusation",
    "historical": "long before the report",
}
#: Notes beside one paragraph; more would run past the next one.
_MOST_NOTES = 14


class Mark(msgspec.Struct, frozen=True):
    """One span to mark. `id` makes it a link target."""

    span: Span
    kind: str
    id: str = ""
    title: str = ""


class Note(msgspec.Struct, frozen=True):
    """What was read from a stretch of a paragraph, for the margin."""

    kind: str
    words: str
    reading: str


class Paragraph(msgspec.Struct, frozen=True):
    """One line of the report, marked up, with its notes; `furniture` where all of it is page furniture."""

    html: str
    notes: tuple[Note, ...]
    furniture: str = ""
    more: int = 0


def paragraphs(lookup: Lookup, reading: Reading, cited: Iterable[Span]) -> list[Paragraph]:
    """The report's lines that hold text, in order. `cited` are the spans that links on the page point at."""
    report = reading.document.id
    marks = [Mark(s, "cite", lookup.anchor(report, s)) for s in sorted(cited)] + _marks(reading)
    marks.sort(key=lambda m: (m.span.start, -m.span.end, _RANK[m.kind], m.id))
    notes = sorted(_notes(lookup, reading), key=lambda n: n[0])
    lines = [Span(*m.span()) for m in _LINE.finditer(reading.text) if m.end() > m.start()]
    by_line = _by_line(lines, marks)
    seen: set[str] = set()
    found = []
    next_note = 0
    for number, line in enumerate(lines):
        own, next_note = _notes_until(notes, next_note, line.end)
        if not line.of(reading.text).strip() and not by_line[number]:
            continue
        html = marked(reading.text, line, by_line[number], seen)
        more = max(0, len(own) - _MOST_NOTES)
        found.append(Paragraph(html, tuple(own[:_MOST_NOTES]), _furniture(reading, line), more))
    return found


def _by_line(lines: list[Span], marks: list[Mark]) -> list[list[Mark]]:
    """The marks of each line; work is the number of lines that each mark runs over."""
    found: list[list[Mark]] = [[] for _ in lines]
    starts = [line.start for line in lines]
    for mark in marks:
        at = max(0, bisect_right(starts, mark.span.start) - 1)
        while at < len(lines) and (lines[at].start < mark.span.end or lines[at].start == mark.span.start):
            found[at].append(mark)
            at += 1
    return found


def marked(text: str, line: Span, marks: Iterable[Mark], seen: set[str]) -> Markup:
    """The characters of `line`, escaped, inside nested elements for `marks`. `seen` holds ids that are already used."""
    from markupsafe import Markup, escape

    queue: list[tuple[int, int, int, int, Mark]] = []
    serial = 0
    for mark in marks:
        start, end = max(mark.span.start, line.start), min(mark.span.end, line.end)
        heapq.heappush(queue, (start, -end, _RANK[mark.kind], serial, mark))
        serial += 1
    out: list[Markup] = []
    stack: list[tuple[int, Markup]] = []
    at = line.start

    def advance(to: int) -> None:
        nonlocal at
        while stack and stack[-1][0] <= to:
            end, closing = stack.pop()
            out.append(escape(text[at:end]))
            out.append(closing)
            at = end
        out.append(escape(text[at:to]))
        at = max(at, to)

    while queue:
        start, negative_end, rank, _, mark = heapq.heappop(queue)
        end = -negative_end
        advance(start)
        if stack and end > stack[-1][0]:
            edge = stack[-1][0]
            heapq.heappush(queue, (edge, -end, rank, serial, mark))
            serial += 1
            end = edge
        if end < start or (end == start and not mark.id):
            continue
        opening, closing = _tags(mark, seen)
        out.append(opening)
        stack.append((end, closing))
    advance(line.end)
    while stack:
        out.append(stack.pop()[1])
    return Markup("").join(out)


def _tags(mark: Mark, seen: set[str]) -> tuple[Markup, Markup]:
    from markupsafe import Markup

    if mark.kind == "cite":
        if mark.id in seen:
            # A later part of a span that another mark cuts; the script lights it up together with the first.
            return Markup('<mark class="cite" data-of="{}">').format(mark.id), Markup("</mark>")
        seen.add(mark.id)
        return Markup('<mark class="cite" id="{}">').format(mark.id), Markup("</mark>")
    return Markup('<span class="m {}">').format(mark.kind), Markup("</span>")


def _marks(reading: Reading) -> list[Mark]:
    found = [Mark(f.span, "furniture") for f in reading.furniture]
    for attribution in reading.attributions:
        found += [Mark(s, "said") for s in attribution.content]
        found += [Mark(s, "speaker") for s in attribution.source]
        found += [Mark(s, "cue") for s in attribution.cue]
    found += [Mark(c.span, "caveat") for c in reading.caveats]
    found += [Mark(m.span, "time") for m in reading.times]
    found += [Mark(m.span, "place") for m in reading.places]
    found += [Mark(m.span, "figure") for m in reading.quantities]
    found += [Mark(e.span, "event") for e in reading.events if e.act.type != UNTYPED]
    return [m for m in found if m.span.start < m.span.end]


def _notes(lookup: Lookup, reading: Reading) -> Iterable[tuple[int, Note]]:
    text = reading.text
    claims = {c.attribution: c for c in lookup.claims_of[reading.document.id] if c.attribution}
    for attribution in reading.attributions:
        start = min((s.start for s in (*attribution.source, *attribution.cue, *attribution.content)), default=0)
        claim = claims.get(attribution.id)
        speaker = lookup.speaker(claim) if claim else None
        who = speaker.full if speaker else " ".join(s.of(text) for s in attribution.source) or "speaker not named"
        how: list[str] = [attribution.stance, attribution.mode]
        how += [attribution.certainty] if attribution.certainty != "stated" else []
        how += [f"side: {speaker.side}"] if speaker and speaker.side else []
        how += [attribution.channel] if attribution.channel else []
        yield start, Note("said", who, ", ".join(how))
    for caveat in reading.caveats:
        yield caveat.span.start, Note("caveat", wording.shorten(caveat.span.of(text), 60), wording.CAVEAT[caveat.kind])
    for mention in (*reading.times, *reading.places, *reading.quantities):
        words = " ".join(mention.span.of(text).split())
        kind = {Time: "time", Place: "place", Quantity: "figure"}.get(type(mention.value))
        if kind:
            yield mention.span.start, Note(kind, words, value_reading(mention.value, words))
    named = {m.id: " ".join(m.span.of(text).split()) for m in reading.names}
    for event in reading.events:
        if event.act.type != UNTYPED:
            words = " ".join(event.span.of(text).split())
            yield event.span.start, Note("event", words, event_reading(event, named))


def event_reading(event: Event, named: Mapping[str, str]) -> str:
    """A happening as the margin shows it: its type, by whom, to whom, and what keeps it from being told as done.

    `named` gives the words of the mentions that its roles name, by id."""
    told = event.act.type
    for role, word in _ROLES.items():
        who = [named[i] for i in event.roles.get(role, ()) if i in named]
        if who:
            told += f", {word} {' and '.join(who[:_MOST_NAMES])}{' and others' if len(who) > _MOST_NAMES else ''}"
    flags = [words for flag, words in _FLAGS.items() if flag in event.flags]
    return f"{told} ({'; '.join(flags)})" if flags else told


def value_reading(value: object, words: str = "") -> str:
    """A value as the margin shows it: the time as precise as it is told, the coordinates with their radius, the figure
    with its bound. `words` are the report's own."""
    if isinstance(value, Time):
        return str(spoken(value, words))
    if isinstance(value, Place):
        if not value.literal:
            return "the people or government of"
        if value.lat is None or value.lon is None:
            return "not in the gazetteer"
        radius = f" ± {wording.number(value.radius_km)} km" if value.radius_km else ""
        return f"{value.lat:.2f}, {value.lon:.2f}{radius}"
    if isinstance(value, Quantity):
        of = f" ({value.of})" if value.of else ""
        if value.value is None and value.bound != "range":
            return f"no number given{of}"
        return wording.figure(value) + of
    return ""


def _notes_until(notes: list[tuple[int, Note]], first: int, end: int) -> tuple[list[Note], int]:
    stop = first
    while stop < len(notes) and notes[stop][0] < end:
        stop += 1
    own: list[Note] = []
    for _, note in notes[first:stop]:
        if note not in own:
            own.append(note)
    return own, stop


def _furniture(reading: Reading, line: Span) -> str:
    bare = reading.text[line.start : line.end]
    start = line.start + len(bare) - len(bare.lstrip())
    end = line.start + len(bare.rstrip())
    return next((f.kind for f in reading.furniture if f.span.start <= start and end <= f.span.end), "")
