"""One story as a reader's page has it: each section holds what its own reports say and nothing of another event."""

from __future__ import annotations

import msgspec

from dateline.model import Claim, Control, Finding, Origin
from dateline.report import brief, bystory, counts, placing, wording
from dateline.report.brief import Point
from dateline.report.bystory import Told
from dateline.report.citations import Citation, Citations
from dateline.report.counts import Counts
from dateline.report.doubts import Dispute, Doubt, disputes, doubts
from dateline.report.figures import Chart, charts
from dateline.report.lookup import Lookup
from dateline.report.map import NARROW, WIDE, Drawn, draw
from dateline.report.matrix import Matrix, matrix
from dateline.report.places import Located, located
from dateline.report.placing import Placed
from dateline.report.statements import upper
from dateline.report.timeline import Entry, Lanes
from dateline.report.timeline import entries as timeline_entries
from dateline.report.tree import Lineage, lineage
from dateline.report.when import Scene, When, linked, scene, when

#: Citations shown under one finding.
MOST_CITATIONS = 12
MOST_CONTROL = 60


class PointView(msgspec.Struct, frozen=True):
    """A main point with its evidence; the first `quoted` citations are quoted in full, the others named."""

    point: Point
    anchor: str
    citations: tuple[Citation, ...]
    quoted: int
    support: counts.Support
    when: When | None = None


class FindingView(msgspec.Struct, frozen=True):
    """A finding with the claims on either side."""

    finding: Finding
    anchor: str
    text: str
    value: str | None
    pro: tuple[Citation, ...]
    contra: tuple[Citation, ...]
    superseded: tuple[Citation, ...]
    more: int
    sides: tuple[str, ...]
    support: counts.Support
    when: When | None = None


class View(msgspec.Struct, frozen=True):
    """The sections of one story, in the order of the page. `findings` are those that there is room for."""

    told: Told
    headline: str
    lookup: Lookup
    cite: Citations
    summary: Counts
    short: dict[str, str]
    points: tuple[PointView, ...]
    places: tuple[tuple[Located, Placed], ...]
    places_left_out: int
    wide: Drawn | None
    narrow: Drawn | None
    control: list[tuple[Control, str, list[Claim]]]
    charts: tuple[list[Chart], int]
    matrix: Matrix
    timeline: tuple[list[Entry], int]
    lanes: Lanes
    disputes: tuple[list[Dispute], int]
    doubts: tuple[list[Doubt], int]
    lineage: Lineage
    origins: list[Origin]
    findings: tuple[FindingView, ...]
    findings_left_out: int
    scenes: dict[str, Scene]

    @property
    def sections(self) -> list[tuple[str, str]]:
        """Anchor and words of each section that has something to show."""
        several = len(self.lookup.readings) > 1 or not self.told.letter
        found = [
            ("points", "Main points", True),
            ("where", "Where", bool(self.places)),
            ("figures", "Figures", bool(self.charts[0])),
            ("sides", "Who says what", bool(self.matrix.rows) and several),
            ("timeline", "Timeline", bool(self.timeline[0])),
            ("disputes", "Contradictions", bool(self.disputes[0])),
            ("doubts", "Not verified", bool(self.doubts[0])),
            ("lineage", "Who copied whom", several),
            ("findings", "Every finding", bool(self.findings)),
            ("sources", "Sources", True),
        ]
        return [(anchor, words) for anchor, words, there in found if there]

    @property
    def there(self) -> frozenset[str]:
        """The anchors of `sections`."""
        return frozenset(anchor for anchor, _ in self.sections)

    @property
    def main_place(self) -> Located | None:
        """The place on the map of which most is said."""
        return next((p for p, _ in self.places if self.wide is not None and p.number in self.wide.shown), None)

    @property
    def period(self) -> str:
        """From the first to the last publication, in words."""
        days = sorted(r.document.published[:10] for r in self.lookup.readings if r.document.published)
        if not days:
            return "undated"
        first, last = wording.moment(days[0]).words, wording.moment(days[-1]).words
        return first if days[0] == days[-1] else f"{first} to {last}"


def view(citations: Citations, told: Told, most: int) -> View:
    """All sections of one story; at the most `most` findings, and always those of the main points."""
    lookup, cite = told.lookup, citations.within(told.lookup)
    every = ranked(told)
    shown = every[: max(most, len(told.points))]
    short = {f.id: short_of(lookup, f) for f in shown}
    bare = {f.id: short_of(lookup, f, voiced=False) for f in shown}
    places, places_left_out = located(lookup, shown, told.points, bare, told.key)
    whens = {f.id: linked(cite, when(lookup, f)) for f in shown}
    entries = timeline_entries(lookup, shown, whens)
    return View(
        told=told,
        headline=bystory.headline_of(told, places),
        lookup=lookup,
        cite=cite,
        summary=counts.counted(lookup),
        short=short,
        points=tuple(_point_view(cite, p, whens.get(p.finding)) for p in told.points),
        places=tuple((p, placing.placed(cite, p)) for p in places),
        places_left_out=places_left_out,
        wide=draw(places, WIDE, f"{told.key}map"),
        narrow=draw(places, NARROW, f"{told.key}mapn"),
        control=control_rows(lookup),
        charts=charts(lookup, shown, told.key),
        matrix=matrix(lookup, shown),
        timeline=entries,
        lanes=Lanes(entries[0]),
        disputes=disputes(cite, shown),
        doubts=doubts(cite, shown),
        lineage=lineage(cite, told.key),
        origins=origins(lookup),
        findings=tuple(_finding_view(cite, f, whens[f.id]) for f in shown),
        findings_left_out=len(every) - len(shown),
        scenes=scenes(cite),
    )


def scenes(cite: Citations) -> dict[str, Scene]:
    """When and where the main event of each report was, by report id, of those that tell it."""
    found = ((r.document.id, cite.lookup.main_event.get(r.document.id)) for r in cite.lookup.readings)
    return {report: told for report, event in found if event is not None and (told := scene(cite, event)) is not None}


def short_of(lookup: Lookup, finding: Finding, voiced: bool = True) -> str:
    """A finding in a few words, for a row of a table; on a map, which has room for less, not `voiced`."""
    point = brief.point_of(lookup, finding)
    if point is None:
        return wording.shorten(finding.question.subject, 120)
    return wording.shorten(f"{upper(point.voice)}: {point.short}" if point.voice and voiced else point.short, 120)


def control_rows(lookup: Lookup) -> list[tuple[Control, str, list[Claim]]]:
    """Who is said to hold which place: one row a place, side and state, with the side's name and the claims."""
    grouped: dict[tuple[str, str, str], list[Control]] = {}
    for control in sorted(lookup.account.control, key=lambda c: (c.place, c.date or "~", c.claim)):
        if control.claim in lookup.claim and lookup.claim[control.claim].report in lookup.reading:
            grouped.setdefault((control.place, control.side or "", control.state), []).append(control)
    return [
        (rows[0], lookup.entity[side].name if side in lookup.entity else "side not named",
         lookup.claims([c.claim for c in rows]))
        for (_, side, _), rows in list(grouped.items())[:MOST_CONTROL]
    ]  # fmt: skip


def origins(lookup: Lookup) -> list[Origin]:
    """Where wordings came from, those of the most reports first, each with its reports in their order."""
    found = [
        msgspec.structs.replace(
            o, reports=tuple(sorted(o.reports, key=lambda r: lookup.number.get(r, 0))), why=lookup.readable(o.why)
        )
        for o in lookup.account.origins
    ]
    return sorted(found, key=lambda o: (-len(o.reports), [lookup.number.get(r, 0) for r in o.reports], o.why, o.id))


def ranked(told: Told) -> list[Finding]:
    """The findings of a story, those of its main points first, then by number of origins and claims."""
    first = {p.finding: n for n, p in enumerate(told.points)}
    return sorted(
        (f for f in told.lookup.account.findings if told.lookup.claims(f.pro)),
        key=lambda f: (first.get(f.id, len(first)), -f.origins, -len(f.pro), f.id),
    )


def _point_view(citations: Citations, point: Point, happened: When | None) -> PointView:
    """Only a figure says by its time when it came about: a statement may name any time at all."""
    finding = citations.lookup.finding[point.finding]
    return PointView(
        point,
        citations.lookup.finding_anchor(point.finding),
        tuple(citations.evidence(e) for e in point.evidence),
        1 + (len(point.evidence) > 1 and bool(point.evidence[1].tag)),
        counts.support(citations.lookup, finding),
        happened if happened is not None and happened.figure else None,
    )


def _finding_view(citations: Citations, finding: Finding, happened: When | None) -> FindingView:
    lookup = citations.lookup
    point = brief.point_of(lookup, finding)
    sides = [lookup.entity[s].name for s in finding.sides if s in lookup.entity]
    groups = [lookup.claims(ids) for ids in (finding.pro, finding.contra, finding.superseded)]
    pro, contra, superseded = (tuple(citations.all(g[:MOST_CITATIONS])) for g in groups)
    return FindingView(
        finding=finding,
        anchor=lookup.finding_anchor(finding.id),
        text=point.text if point else finding.question.subject,
        value=wording.value_words(finding.value),
        pro=pro,
        contra=contra,
        superseded=superseded,
        more=sum(max(0, len(g) - MOST_CITATIONS) for g in groups),
        sides=tuple(sorted(sides)),
        support=counts.support(lookup, finding),
        when=happened,
    )
