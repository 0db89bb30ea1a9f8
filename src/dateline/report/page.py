"""The page: one HTML file that holds the brief and every report, needs no network and no script, and prints."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec

from dateline.errors import SetupError
from dateline.model import Account, Rejection
from dateline.reading import Document
from dateline.report import bystory, counts, wording
from dateline.report.citations import Citations
from dateline.report.lookup import Lookup
from dateline.report.marks import Paragraph, paragraphs
from dateline.report.overview import Sited, overview
from dateline.report.sections import View, ranked, view
from dateline.report.when import Scene

if TYPE_CHECKING:
    from jinja2 import Environment

NAME = "index.html"
TEMPLATES = Path(__file__).parent / "templates"

#: Findings shown one by one, over all stories; the rest stand in dossier.json, and the page says so.
MOST_FINDINGS = 150
#: Characters of report text on one page. Reports that are cited come first.
MOST_TEXT = 2_500_000


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
    scene: Scene | None = None


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
    told = bystory.told(lookup)
    sizes = [len(ranked(t)) for t in told]
    views = [view(citations, t, MOST_FINDINGS * n // max(1, sum(sizes))) for t, n in zip(told, sizes, strict=True)]
    several = bool(told[0].letter)
    others = len(account.stories) - 1 if several else 0
    context: dict[str, object] = {
        "account": account,
        "lookup": lookup,
        "title": bystory.title([v.headline for v in views], others),
        "summary": counts.counted(lookup),
        "views": views,
        "several": several,
        "overviews": _overviews(views) if several else (None, None),
        "letters": {r.document.id: v for v in views if several for r in v.lookup.readings},
        "untold": bystory.ordered(lookup)[len(views) :] if several else [],
        "short": {finding: words for v in views for finding, words in v.short.items()},
        "loose": len(account.claims) - len(_in_findings(account)),
        "rejections": rejections(account),
        "status": wording.STATUS,
        "meanings": wording.STATUS_MEANING,
        "admission": wording.ADMISSION,
        "unnamed": sum(not r.document.source for r in lookup.readings),
    }
    scenes = {report: scene for v in views for report, scene in v.scenes.items()}
    reports, context["reports_left_out"] = _reports(lookup, citations, scenes)
    context |= {"reports": reports, "shown_reports": {r.document.id for r in reports}}
    style, script = ((TEMPLATES / name).read_text(encoding="utf-8") for name in ("page.css", "keys.js"))
    context |= {"style": style, "script": script, "policy": _policy(style, script)}
    return _environment().get_template("page.html").render(context)


def _overviews(views: Sequence[View]) -> tuple[str | None, str | None]:
    """The map of all stories, for a page and for a phone."""
    sited = [
        Sited(v.told.letter, v.headline, f"{v.told.key}story", place.place) for v in views if (place := v.main_place)
    ]
    return overview(sited, (1000.0, 460.0), "stories-map"), overview(sited, (380.0, 250.0), "stories-mapn")


def _in_findings(account: Account) -> set[str]:
    """The claims that some finding holds."""
    return {c for f in account.findings for c in (*f.pro, *f.contra, *f.superseded)} & {c.id for c in account.claims}


def rejections(account: Account) -> list[Rejection]:
    """What was set aside, in order."""
    return sorted(account.rejections, key=lambda r: (r.item, r.stage, r.reason))


def _reports(lookup: Lookup, citations: Citations, scenes: Mapping[str, Scene]) -> tuple[list[ReportView], int]:
    """Every report while there is room; cited ones first, so that no link on the page leads nowhere."""
    room, kept = MOST_TEXT, set()
    for cited in (True, False):
        for reading in lookup.readings:
            report = reading.document.id
            if (report in citations.spans) == cited and (cited or len(reading.text) <= room):
                room -= len(reading.text)
                kept.add(report)
    views = [
        _report_view(lookup, citations, r.document.id, scenes.get(r.document.id))
        for r in lookup.readings
        if r.document.id in kept
    ]
    return views, len(lookup.readings) - len(views)


def _report_view(lookup: Lookup, citations: Citations, report: str, scene: Scene | None) -> ReportView:
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
        scene=scene,
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
