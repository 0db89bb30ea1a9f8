"""The page: one HTML file that holds the brief and every report, needs no network and no script, and prints."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec

from dateline.errors import SetupError
from dateline.model import Account, Claim, Control, Finding, Origin, Rejection
from dateline.reading import Document
from dateline.report import brief, bystory, counts, timeline, wording
from dateline.report.brief import Point
from dateline.report.citations import Citation, Citations
from dateline.report.doubts import disputes, doubts
from dateline.report.figures import charts
from dateline.report.lookup import Lookup
from dateline.report.marks import Paragraph, paragraphs
from dateline.report.matrix import matrix
from dateline.report.places import FURTHER as FURTHER_PLACES
from dateline.report.places import MOST as MOST_PLACES
from dateline.report.places import located
from dateline.report.statements import upper
from dateline.report.tree import lineage

if TYPE_CHECKING:
    from jinja2 import Environment

NAME = "index.html"
TEMPLATES = Path(__file__).parent / "templates"

#: Findings shown one by one; the rest stand in dossier.json, and the page says so.
MOST_FINDINGS = 150
#: Citations shown under one finding.
MOST_CITATIONS = 12
MOST_CONTROL = 60
#: Characters of report text on one page. Reports that are cited come first.
MOST_TEXT = 2_500_000


class PointView(msgspec.Struct, frozen=True):
    """A main point with its evidence; the first `quoted` citations are quoted in full, the others named. `story` is the
    heading above the first point of a story, where there are several."""

    point: Point
    anchor: str
    citations: tuple[Citation, ...]
    quoted: int
    support: counts.Support
    story: str = ""


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


class ReportView(msgspec.Struct, frozen=True):
    """A report in full."""

    document: Document
    number: int
    slug: str
    outlet: str
    published: wording.Moment
    link: str | None
    origins: tuple[str, ...]
    claims: int
    paragraphs: tuple[Paragraph, ...]


def write_page(account: Account, folder: Path) -> Path:
    """Write `folder`/index.html and return its path; raises SetupError where it cannot be written."""
    path = folder / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(render(account), encoding="utf-8", errors="replace")
    except OSError as error:
        raise SetupError(f"cannot write {path}: {error.strerror}; choose another folder with -o") from error
    return path


def render(account: Account) -> str:
    """The page as HTML text; a pure function of the account."""
    lookup = Lookup(account)
    citations = Citations(lookup)
    stories = bystory.told(lookup)
    points = [p for story in stories for p in story.points]
    ranked = _ranked(lookup, points)
    shown = ranked[: max(MOST_FINDINGS, len(points))]
    short = {f.id: short_of(lookup, f) for f in shown}
    bare = {f.id: short_of(lookup, f, voiced=False) for f in shown}
    places, places_left_out = located(lookup, shown, points, bare, MOST_PLACES + FURTHER_PLACES * (len(stories) - 1))
    maps = bystory.maps(stories, places)
    context: dict[str, object] = {
        "account": account,
        "lookup": lookup,
        "title": bystory.title(lookup, stories, places),
        "summary": counts.counted(lookup),
        "points": [
            _point_view(citations, p, s.label if n == 0 else "") for s in stories for n, p in enumerate(s.points)
        ],
        "stories_left_out": max(0, len(account.stories) - len(stories)),
        "places": places,
        "places_left_out": places_left_out,
        "maps": maps,
        "off_map": bystory.off_map(maps, places),
        "charts": charts(lookup, shown),
        "cite": citations,
        "matrix": matrix(lookup, shown),
        "short": short,
        "timeline": timeline.entries(lookup, shown),
        "disputes": disputes(citations, shown),
        "doubts": doubts(citations, shown),
        "lineage": lineage(citations),
        "origins": origins(lookup),
        "findings": [_finding_view(citations, f) for f in shown],
        "findings_left_out": len(ranked) - len(shown),
        "control": control_rows(lookup),
        "loose": len(account.claims) - len(_in_findings(account)),
        "rejections": rejections(account),
        "status": wording.STATUS,
        "meanings": wording.STATUS_MEANING,
        "admission": wording.ADMISSION,
        "unnamed": sum(not r.document.source for r in lookup.readings),
    }
    context["lanes"] = timeline.Lanes(timeline.entries(lookup, shown)[0])
    reports, context["reports_left_out"] = _reports(lookup, citations)
    context |= {"reports": reports, "shown_reports": {r.document.id for r in reports}}
    context["sections"] = sections(context)
    style, script = ((TEMPLATES / name).read_text(encoding="utf-8") for name in ("page.css", "keys.js"))
    context |= {"style": style, "script": script, "policy": _policy(style, script)}
    return _environment().get_template("page.html").render(context)


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


def _in_findings(account: Account) -> set[str]:
    """The claims that some finding holds."""
    return {c for f in account.findings for c in (*f.pro, *f.contra, *f.superseded)} & {c.id for c in account.claims}


def sections(context: dict[str, object]) -> list[tuple[str, str, bool]]:
    """Anchor, words and presence of each section, for the navigation."""
    return [
        ("points", "Main points", True),
        ("where", "Where", bool(context["places"])),
        ("figures", "Figures", bool(context["charts"][0])),  # type: ignore[index]
        ("sides", "Who says what", bool(context["matrix"].rows)),  # type: ignore[attr-defined]
        ("timeline", "Timeline", bool(context["timeline"][0])),  # type: ignore[index]
        ("disputes", "Contradictions", bool(context["disputes"][0])),  # type: ignore[index]
        ("doubts", "Not verified", bool(context["doubts"][0])),  # type: ignore[index]
        ("lineage", "Who copied whom", True),
        ("findings", "Every finding", bool(context["findings"])),
        ("sources", "Sources", True),
        ("reports", "Reports", bool(context["reports"])),
        ("making", "Method", True),
    ]


def origins(lookup: Lookup) -> list[Origin]:
    """Where wordings came from, those of the most reports first, each with its reports in their order."""
    found = [
        msgspec.structs.replace(
            o, reports=tuple(sorted(o.reports, key=lambda r: lookup.number.get(r, 0))), why=lookup.readable(o.why)
        )
        for o in lookup.account.origins
    ]
    return sorted(found, key=lambda o: (-len(o.reports), [lookup.number.get(r, 0) for r in o.reports], o.why, o.id))


def rejections(account: Account) -> list[Rejection]:
    """What was set aside, in order."""
    return sorted(account.rejections, key=lambda r: (r.item, r.stage, r.reason))


def _ranked(lookup: Lookup, points: Sequence[Point]) -> list[Finding]:
    """The findings of the main points first, then by number of origins and claims."""
    first = {p.finding: n for n, p in enumerate(points)}
    return sorted(
        (f for f in lookup.account.findings if lookup.claims(f.pro)),
        key=lambda f: (first.get(f.id, len(first)), -f.origins, -len(f.pro), f.id),
    )


def _point_view(citations: Citations, point: Point, story: str) -> PointView:
    finding = citations.lookup.finding[point.finding]
    return PointView(
        point,
        citations.lookup.finding_anchor(point.finding),
        tuple(citations.evidence(e) for e in point.evidence),
        1 + (len(point.evidence) > 1 and bool(point.evidence[1].tag)),
        counts.support(citations.lookup, finding),
        story,
    )


def _finding_view(citations: Citations, finding: Finding) -> FindingView:
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
    )


def _reports(lookup: Lookup, citations: Citations) -> tuple[list[ReportView], int]:
    """Every report while there is room; cited ones first, so that no link on the page leads nowhere."""
    room, kept = MOST_TEXT, set()
    for cited in (True, False):
        for reading in lookup.readings:
            report = reading.document.id
            if (report in citations.spans) == cited and (cited or len(reading.text) <= room):
                room -= len(reading.text)
                kept.add(report)
    views = [_report_view(lookup, citations, r.document.id) for r in lookup.readings if r.document.id in kept]
    return views, len(lookup.readings) - len(views)


def _report_view(lookup: Lookup, citations: Citations, report: str) -> ReportView:
    reading = lookup.reading[report]
    tally = Counter(lookup.account.origin_of.get(c.id, "") for c in lookup.claims_of[report])
    return ReportView(
        document=reading.document,
        number=lookup.number[report],
        slug=lookup.slug[report],
        outlet=lookup.outlet(report),
        published=wording.moment(reading.document.published),
        link=safe_link(reading.document.url),
        origins=tuple(sorted(o for o in tally if o)),
        claims=sum(tally.values()),
        paragraphs=tuple(paragraphs(lookup, reading, citations.spans.get(report, ()))),
    )


def safe_link(url: str | None) -> str | None:
    """The address where it is one of the web; anything else ("javascript:…") is shown as text, never linked."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else None


def _policy(style: str, script: str) -> str:
    """A content security policy that allows this page's own style and script and nothing else."""

    def digest(text: str) -> str:
        return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"

    return (
        f"default-src 'none'; style-src {digest(style)}; script-src {digest(script)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["plural"] = wording.plural
    environment.filters["brief"] = lambda text: wording.shorten(text, 120)
    environment.filters["moment"] = wording.moment
    environment.globals["caveat_words"] = wording.CAVEAT
    return environment
