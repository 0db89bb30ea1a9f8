"""Lineage drawn: which report took words from which, how much of it, and where the wording came from first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

import msgspec

from dateline.model import Change, Derivation
from dateline.reading import Span
from dateline.report import wording
from dateline.report.citations import Citations
from dateline.report.counts import independent, share
from dateline.report.lookup import Lookup
from dateline.report.svg import drawing, el, fitted, words

if TYPE_CHECKING:
    from markupsafe import Markup

HOW = {
    "copy": "copies",
    "edit": "edits",
    "rewrite": "rewrites",
    "quote": "quotes the same words as",
    "revision": "is a later version of",
}
#: Below this part of a text it is no copy of another, but has a passage from it.
PASSAGE = 0.25
MOST_EDGES = 60
MOST_PASSAGES = 4
MOST_CHANGES = 12
_LONGEST = 600

INK, MUTE, PAPER, LINK = "#1b1d20", "#595d64", "#ffffff", "#4a4e8a"
_DASH = {"copy": None, "edit": None, "revision": None, "rewrite": "6 4", "quote": "1.5 4"}
#: Units from one column of the drawing to the next.
_COLUMN = 320.0


class Edge(msgspec.Struct, frozen=True):
    """One derivation: `share` is the part of the child's own words that the passages cover, 0 to 1."""

    derivation: Derivation
    child: int
    parent: int
    child_name: str
    parent_name: str
    how: str
    share: float
    passages: tuple[Passage, ...]
    more: int
    why: str = ""
    changes: tuple[Changed, ...] = ()
    more_changes: int = 0


class Changed(msgspec.Struct, frozen=True):
    """One changed sentence as a reader is told it, with links to its place in both reports where it stands there."""

    say: str
    child_href: str | None
    parent_href: str | None


class Passage(msgspec.Struct, frozen=True):
    """One aligned pair, words that differ marked, each with a link to its span."""

    child: Markup
    parent: Markup
    child_href: str
    parent_href: str


class Lineage(msgspec.Struct, frozen=True):
    """The drawing (None where nothing is shared), the edges as rows, and how many reports share nothing."""

    svg: str | None
    edges: tuple[Edge, ...]
    alone: int
    left_out: int


def how_words(derivation: Derivation, part: float) -> str:
    """What a report does to another, as a verb: "copies", or "has a passage from" where little of it is taken."""
    few = derivation.how in ("copy", "edit", "rewrite") and part < PASSAGE
    return "has a passage from" if few else HOW[derivation.how]


def lineage(citations: Citations, key: str = "") -> Lineage:
    """All of it, the strongest edges first. `key` begins the id of the drawing."""
    lookup = citations.lookup
    known = [d for d in lookup.account.lineage if d.child in lookup.reading and d.parent in lookup.reading]
    ranked = sorted(known, key=lambda d: (d.how == "quote", -share(lookup.reading[d.child], d), d.child, d.parent))
    edges = tuple(_edge(citations, d) for d in ranked[:MOST_EDGES])
    inside = {r for d in known for r in (d.child, d.parent)}
    drawn = _draw(lookup, edges, f"{key}tree") if edges else None
    return Lineage(drawn, edges, len(lookup.readings) - len(inside), len(known) - len(edges))


def _edge(citations: Citations, derivation: Derivation) -> Edge:
    lookup = citations.lookup
    longest = sorted(derivation.passages, key=lambda p: (p[0].start - p[0].end, p[0]))[:MOST_PASSAGES]
    return Edge(
        derivation,
        lookup.number[derivation.child],
        lookup.number[derivation.parent],
        lookup.outlet(derivation.child),
        lookup.outlet(derivation.parent),
        how_words(derivation, share(lookup.reading[derivation.child], derivation)),
        share(lookup.reading[derivation.child], derivation),
        tuple(_passage(citations, derivation, a, b) for a, b in sorted(longest)),
        len(derivation.passages) - len(longest),
        lookup.readable(derivation.why),
        tuple(_changed(citations, derivation, change) for change in derivation.changes[:MOST_CHANGES]),
        max(0, len(derivation.changes) - MOST_CHANGES),
    )


def _changed(citations: Citations, derivation: Derivation, change: Change) -> Changed:
    return Changed(
        change.say,
        None if change.child is None else citations.href(derivation.child, change.child),
        None if change.parent is None else citations.href(derivation.parent, change.parent),
    )


def _passage(citations: Citations, derivation: Derivation, child: Span, parent: Span) -> Passage:
    lookup = citations.lookup
    left, right = (
        wording.shorten(span.of(lookup.reading[report].text), _LONGEST)
        for report, span in ((derivation.child, child), (derivation.parent, parent))
    )
    marked_left, marked_right = compared(left, right)
    return Passage(
        marked_left,
        marked_right,
        citations.href(derivation.child, child),
        citations.href(derivation.parent, parent),
    )


def compared(left: str, right: str) -> tuple[Markup, Markup]:
    """Both texts, escaped, with the runs of words that both have in <mark>; what differs stays plain."""
    a, b = left.split(), right.split()
    blocks = SequenceMatcher(None, [_bare(w) for w in a], [_bare(w) for w in b], autojunk=False).get_matching_blocks()
    return (
        _marked(a, [(m.a, m.a + m.size) for m in blocks if m.size]),
        _marked(b, [(m.b, m.b + m.size) for m in blocks if m.size]),
    )


def _bare(word: str) -> str:
    return word.casefold().strip("“”\"'’.,;:")


def _marked(tokens: Sequence[str], shared: Iterable[tuple[int, int]]) -> Markup:
    from markupsafe import Markup

    out, at = [], 0
    for start, end in shared:
        if start > at:
            out.append(Markup("{}").format(" ".join(tokens[at:start])))
        out.append(Markup("<mark>{}</mark>").format(" ".join(tokens[start:end])))
        at = end
    if at < len(tokens):
        out.append(Markup("{}").format(" ".join(tokens[at:])))
    return Markup(" ").join(out)


def _draw(lookup: Lookup, edges: Sequence[Edge], id_: str) -> str:
    """Origins left, repeats right: the column of a report is its longest way from a source."""
    ids = {e.derivation.child for e in edges} | {e.derivation.parent for e in edges}
    parents: dict[str, list[Edge]] = {r: [] for r in ids}
    for edge in edges:
        parents[edge.derivation.child].append(edge)
    column = {r: _depth(r, parents, set()) for r in ids}
    rows = _rows(lookup, ids, column, parents)
    wide, step = _COLUMN, 52.0
    size = (max(wide * (1 + max(column.values())) + 20, 660.0), step * (1 + max(rows.values())) + 16)
    spot = {r: (14 + wide * column[r], 30 + step * rows[r]) for r in ids}
    parts = [el("rect", class_="fig-paper", width=size[0], height=size[1], fill=PAPER)]
    for edge in edges:
        late = len(parents[edge.derivation.child]) == 1
        parts += _curve(edge, spot[edge.derivation.parent], spot[edge.derivation.child], late)
    counting = independent(lookup)
    for report in sorted(ids, key=lambda r: lookup.number[r]):
        parts += _node(lookup, report, spot[report], report not in counting)
    about = "; ".join(f"report {e.child} {e.how} report {e.parent}, {e.share:.0%}" for e in edges[:40])
    return drawing(parts, size, "Which reports share wording", about + ". The table below holds the same.", id_)


def _depth(report: str, parents: dict[str, list[Edge]], above: set[str]) -> int:
    """Longest way to a source; a ring of reports that each quote the next is cut where it closes."""
    if report in above or len(above) > 6:
        return 0
    steps = [_depth(e.derivation.parent, parents, above | {report}) + 1 for e in parents[report]]
    return max(steps, default=0)


def _rows(lookup: Lookup, ids: set[str], column: dict[str, int], parents: dict[str, list[Edge]]) -> dict[str, int]:
    """A row for each report, by publication, two of one row never in one column, and nothing in the way of an edge
    that passes over columns: its row is kept free there."""
    rows: dict[str, int] = {}
    used: dict[int, int] = {}
    for report in sorted(ids, key=lambda r: (column[r], lookup.number[r])):
        first = min((column[e.derivation.parent] for e in parents[report]), default=column[report])
        over = range(first + 1, column[report] + 1)
        row = max((used.get(c, 0) for c in (*over, column[report])), default=0)
        rows[report] = row
        for passed in (*over, column[report]):
            used[passed] = row + 1
    return rows


def _node(lookup: Lookup, report: str, spot: tuple[float, float], hollow: bool) -> list[str]:
    x, y = spot
    document = lookup.document(report)
    name = fitted(lookup.outlet(report), 13, 170, bold=True)
    second = fitted(str(wording.moment(document.published)), 11.5, 175)
    return [
        el("circle", class_=f"fig-node{' hollow' if hollow else ''}", cx=x + 10, cy=y, r=11,
           fill=PAPER if hollow else INK, stroke=INK, stroke_width=1.8),
        el("text", str(lookup.number[report]), class_=f"fig-node-no{' hollow' if hollow else ''}", x=x + 10, y=y + 4,
           font_size=11.5, text_anchor="middle", font_weight=600, fill=INK if hollow else PAPER),
        el("text", words(name), class_="fig-label", x=x + 27, y=y - 1, font_size=13, font_weight=600, fill=INK),
        el("text", words(second), class_="fig-axis", x=x + 27, y=y + 13, font_size=11.5, fill=MUTE),
    ]  # fmt: skip


def _curve(edge: Edge, start: tuple[float, float], end: tuple[float, float], late: bool) -> list[str]:
    """The edge with its words: at its end, or (where several edges end there) at its start. One that passes over
    columns takes its row at once and carries its words there."""
    how = edge.derivation.how
    x0, y0, x1, y1 = start[0] + 205, start[1], end[0] - 4, end[1]
    if x1 <= x0:
        x0, x1 = start[0] + 10, end[0] + 10
    columns = round((end[0] - start[0]) / _COLUMN)
    turn = end[0] - _COLUMN * (columns - 1) - 4 if columns > 1 else x1
    middle = (x0 + turn) / 2
    path = f"M{x0:.0f},{y0:.0f}C{middle:.0f},{y0:.0f} {middle:.0f},{y1:.0f} {turn:.0f},{y1:.0f}"
    if columns > 1:
        path += f"H{x1:.0f}"
    thick = 1.2 if how == "quote" else 1.2 + 2.5 * edge.share
    at: dict[str, object] = {"x": x1 - 6, "y": y1 + 4, "text_anchor": "end"} if late else {"x": x0 - 2, "y": y0 + 4}
    if columns > 1:
        at = {"x": turn + 40, "y": y1 + 4}
    label = {**at, "font_size": 11.5}
    text = f"{how}, {edge.share:.0%}"
    return [
        el(
            "path", class_="fig-edge", d=path, fill="none", stroke=LINK, stroke_width=thick, stroke_dasharray=_DASH[how]
        ),
        el(
            "text",
            words(text),
            class_="fig-halo",
            stroke=PAPER,
            stroke_width=5,
            fill=PAPER,
            aria_hidden="true",
            **label,
        ),
        el("text", words(text), class_="fig-axis", fill=MUTE, **label),
    ]
