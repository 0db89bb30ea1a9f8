"""Citations: one claim as it stands beside a sentence, with its words, its speaker, both times and where to open it.

`Citations` remembers every span that was cited, so that each report carries an anchor for each of them and no link on
the page leads nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from dateline.model import Claim
from dateline.reading import Span
from dateline.report import wording
from dateline.report.brief import Evidence
from dateline.report.lookup import Lookup, Speaker
from dateline.report.wording import Moment

#: Characters of the sentence shown on either side of the cited words.
_AROUND = 140
#: A cited passage longer than this is shown in part; the link opens it whole.
_LONGEST = 420


class Citation(msgspec.Struct, frozen=True):
    """What the margin shows for one claim. `href` opens the report at the exact span; `before` and `after` are the
    rest of its sentence."""

    claim: str
    report: str
    number: int
    outlet: str
    published: Moment
    href: str
    span: Span
    before: str
    quote: str
    after: str
    lang: str
    speaker: Speaker
    verb: str
    stance: str
    certainty: str
    mode: str
    channel: str
    origin: str
    caveats: tuple[str, ...]
    background: bool = False


class Citations:
    """Makes citations and keeps the spans that they point at, by report id."""

    def __init__(self, lookup: Lookup) -> None:
        self.lookup = lookup
        self.spans: dict[str, set[Span]] = {}

    def within(self, lookup: Lookup) -> Citations:
        """Citations of a narrower account, whose spans are remembered here."""
        made = Citations(lookup)
        made.spans = self.spans
        return made

    def href(self, report: str, span: Span) -> str:
        """A link to the span, which from now on has an anchor."""
        self.spans.setdefault(report, set()).add(span)
        return "#" + self.lookup.anchor(report, span)

    def of(self, claim: Claim, span: Span | None = None) -> Citation:
        """The citation of a claim; `span` where other words than its own content are quoted."""
        lookup = self.lookup
        document = lookup.document(claim.report)
        span = span or Span(claim.content[0].start, claim.content[-1].end)
        attribution = lookup.attribution.get((claim.report, claim.attribution or ""))
        sentence = lookup.sentence(claim.report, span)
        caveats = [lookup.caveat.get((claim.report, c)) for c in claim.caveats]
        return Citation(
            claim=claim.id,
            report=claim.report,
            number=lookup.number[claim.report],
            outlet=lookup.outlet(claim.report),
            published=wording.moment(document.published),
            href=self.href(claim.report, span),
            span=span,
            before=_tail(document.text[sentence.start : span.start]),
            quote=_bare(wording.shorten(span.of(document.text), _LONGEST)),
            after=_head(document.text[span.end : sentence.end]),
            lang=document.lang or "",
            speaker=lookup.speaker(claim),
            verb=wording.verb(claim),
            stance=claim.stance,
            certainty=claim.certainty,
            mode=attribution.mode if attribution else "",
            channel=(attribution.channel or "") if attribution else "",
            origin=lookup.account.origin_of.get(claim.id, ""),
            caveats=tuple(c.span.of(document.text) for c in caveats if c is not None),
            background=claim.background,
        )

    def all(self, claims: Iterable[Claim]) -> list[Citation]:
        """One citation a claim."""
        return [self.of(claim) for claim in claims]

    def evidence(self, evidence: Evidence) -> Citation:
        """The citation under a sentence of the brief."""
        return self.of(self.lookup.claim[evidence.claim], evidence.span)


def _bare(words: str) -> str:
    """Without quotation marks of its own at both ends: the page puts its own round every quotation."""
    inner = words.rstrip(" ,;")
    if len(inner) > 2 and inner[0] in '“„«"' and inner[-1] in '”“»"' and not any(c in inner[1:-1] for c in '“”„«»"'):
        return inner[1:-1].rstrip(" ,;")
    return words


def _tail(text: str) -> str:
    """What stands before the quoted words in their sentence, with the space that parts them if there is one."""
    gap = " " if text[-1:].isspace() else ""
    text = " ".join(text.split())
    if len(text) > _AROUND:
        text = "… " + text[text.find(" ", len(text) - _AROUND) + 1 :]
    return text + gap if text else ""


def _head(text: str) -> str:
    gap = " " if text[:1].isspace() else ""
    text = wording.shorten(text, _AROUND)
    return gap + text if text else ""
