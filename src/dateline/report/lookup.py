"""One account, indexed the way a page asks: by report, claim, finding and speaker; and where each span stands on it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable
from copy import copy

import msgspec

from dateline.model import Account, Claim, Decision, Entity, Fact, Finding, MainEvent, Origin, Series
from dateline.reading import Attribution, Caveat, Document, Mention, Reading, Span
from dateline.report import wording
from dateline.values import Name

_PLAIN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,60}")
_WORDS = re.compile(r"[A-Za-z0-9][A-Za-z0-9_:.+-]*[A-Za-z0-9]")
_TIME = re.compile(r"\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?")
_PRONOUN = re.compile(r"(?:he|she|they|it|i|we|both|who|the latter)", re.IGNORECASE)
#: "the district attorney's", cut from its office; a name keeps its own ("McDonald's").
_POSSESSIVE = re.compile(r"(\b[a-z][\w-]*)['’]s$")
#: "UPDATE: 7:19 p.m. -- " before a name, and a bracket that a span cut through.
_STAMP = re.compile(r"^[A-Z]{3,}\b[^a-z]*(?:[ap]\.?m\.?)?[^\w]*(?:--|—|–)\s+")
_OPEN_BRACKET = re.compile(r"\s*\([^()]*$")
_ARTICLES = frozenset(
    "A An The Some Several Many Both His Her Their Its One Two Three Another Other This These".split()
)
_COMMON = frozenset(("NOUN", "ADJ", "DET", "PRON", "VERB", "ADV"))
#: Longer source spans are no longer a name with a role but a sentence of their own.
_LONGEST_SOURCE = 110


class Speaker(msgspec.Struct, frozen=True):
    """Who says it: `name` alone, and `full` with the role, in the report's own words where it gives both."""

    name: str
    full: str
    side: str | None = None
    own_voice: bool = False


class Lookup:
    """Indices over one account. Reports are numbered from 1 in order of publication, unknown times last."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.readings = sorted(account.readings, key=lambda r: (r.document.published or "~", r.document.id))
        self.number = {r.document.id: n for n, r in enumerate(self.readings, 1)}
        #: As `number`, among the reports that are looked at (`within`).
        self.rank = self.number
        self.reading: dict[str, Reading] = {r.document.id: r for r in self.readings}
        self.slug = _slugs(self.number)
        self.claim: dict[str, Claim] = {c.id: c for c in account.claims}
        self.claims_of: dict[str, list[Claim]] = {report: [] for report in self.reading}
        for claim in account.claims:
            self.claims_of.setdefault(claim.report, []).append(claim)
        self.entity: dict[str, Entity] = {e.id: e for e in account.entities}
        self.finding: dict[str, Finding] = {f.id: f for f in account.findings}
        self.series: dict[str, Series] = {s.question: s for s in account.series}
        self.origin: dict[str, Origin] = {o.id: o for o in account.origins}
        self.attribution: dict[tuple[str, str], Attribution] = {
            (r.document.id, a.id): a for r in self.readings for a in r.attributions
        }
        self.caveat: dict[tuple[str, str], Caveat] = {
            (r.document.id, c.id): c for r in self.readings for c in r.caveats
        }
        self.name: dict[tuple[str, str], Mention] = {(r.document.id, m.id): m for r in self.readings for m in r.names}
        self.main_event: dict[str, MainEvent] = {e.report: e for e in account.main_events}
        #: Claims that take a figure back, once `withdrawals` has looked for them.
        self.takers: list[Claim] | None = None
        self._corrections = {
            claim: r.decision
            for r in account.rulings
            if r.decision.kind == "correct" and r.decision.field == "figure"
            for claim in r.about
        }
        self._sentences: dict[str, list[Span]] = {}
        self._named: dict[str, frozenset[str]] = {}

    def within(self, reports: Collection[str]) -> Lookup:
        """The same indices, numbers and anchors with the account narrowed to these reports."""
        account, made = self.account, copy(self)
        claims = tuple(c for c in account.claims if c.report in reports)
        own = {c.id for c in claims}
        findings = tuple(f for f in account.findings if self._first_report(f) in reports)
        asked = {f.id for f in findings}
        made.readings = [r for r in self.readings if r.document.id in reports]
        made.rank = {r.document.id: n for n, r in enumerate(made.readings, 1)}
        made.takers = None
        made.account = msgspec.structs.replace(
            account,
            readings=tuple(made.readings),
            stories=tuple(s for s in account.stories if set(s.reports) & set(reports)),
            lineage=tuple(d for d in account.lineage if d.child in reports and d.parent in reports),
            origins=tuple(
                msgspec.structs.replace(o, reports=inside)
                for o in account.origins
                if (inside := tuple(r for r in o.reports if r in reports))
            ),
            claims=claims,
            findings=findings,
            series=tuple(s for s in account.series if s.question in asked),
            control=tuple(c for c in account.control if c.claim in own),
        )
        return made

    def _first_report(self, finding: Finding) -> str:
        found = self.claims((*finding.pro, *finding.contra, *finding.superseded))
        return found[0].report if found else ""

    def document(self, report: str) -> Document:
        """The document of one report."""
        return self.reading[report].document

    def outlet(self, report: str) -> str:
        """The outlet's name, or "Report 3" where the report does not tell."""
        return self.document(report).source or self.label(report)

    def label(self, report: str) -> str:
        """ "Report 3", with a no-break space: the number under which the page lists it."""
        return f"Report\u00a0{self.number[report]}"

    def readable(self, why: str) -> str:
        """A stage's reason with report ids as "report 3" and times in words."""

        def word(match: re.Match[str]) -> str:
            found = match.group()
            if found in self.number:
                return f"report {self.number[found]}"
            return wording.moment(found).words if _TIME.fullmatch(found) else found

        return _WORDS.sub(word, why)

    def claims(self, ids: Iterable[str]) -> list[Claim]:
        """The claims with these ids, in order of publication and place in the text."""
        found = [self.claim[i] for i in ids if i in self.claim and self.claim[i].report in self.reading]
        return sorted(found, key=lambda c: (self.number[c.report], c.content, c.id))

    def words(self, claim: Claim) -> str:
        """What the claim's content spans mark, parts joined by an ellipsis."""
        text = self.reading[claim.report].text
        return " … ".join(span.of(text) for span in claim.content)

    def corrected(self, claim: Claim, fact: Fact) -> Decision | None:
        """A person's decision that gave this fact of the claim its figure; None where the report's words did."""
        decision = self._corrections.get(claim.id)
        figure = decision.value.get("figure") if decision else None
        if not isinstance(figure, dict) or fact.quantity is None:
            return None
        given = (figure.get("low"), figure.get("high"))
        return decision if given == (fact.quantity.low, fact.quantity.high) else None

    def speaker(self, claim: Claim) -> Speaker:
        """Who says it: the entity with the role this report gives, else the source span, else the outlet."""
        attribution = self.attribution.get((claim.report, claim.attribution or ""))
        entity = self.entity.get(self.account.speaker_of.get(claim.id, ""))
        text = self.reading[claim.report].text
        written = " ".join(span.of(text) for span in attribution.source).strip() if attribution else ""
        written = _POSSESSIVE.sub(r"\1", " ".join(written.split()))
        written = _OPEN_BRACKET.sub("", _STAMP.sub("", written))
        side = self.side_name(entity)
        if attribution is None or (entity is None and not written):
            full = self.document(claim.report).source or self.label(claim.report)
            return Speaker(full, full, own_voice=attribution is None)
        if entity is None:
            written = self._mid_sentence(claim, attribution, written)
            return Speaker(written, written)
        name = entity.name
        if name in written and len(written) <= _LONGEST_SOURCE and "," not in written.partition(name)[0]:
            return Speaker(name, self._mid_sentence(claim, attribution, written), side)
        role = self._role(claim, entity)
        if role is not None and any(mark in role for mark in "'\"“”‘,;"):
            role = None  # a shred of a quotation
        if role == "government":
            return Speaker(name, f"the government of {name}", side)
        full = f"the {name}" if entity.kind in ("organisation", "person") and name[:1].islower() else name
        return Speaker(name, f"{full} ({role})" if role and role.casefold() not in name.casefold() else full, side)

    def _mid_sentence(self, claim: Claim, attribution: Attribution | None, written: str) -> str:
        """The source's words as they stand inside a sentence: "Local officials" becomes "local officials"."""
        first = written.split(" ", 1)[0]
        if attribution is None or not attribution.source or not first.istitle():
            return written
        if first in _ARTICLES:
            return written[0].lower() + written[1:]
        tokens = self.reading[claim.report].parse.between(attribution.source[0])
        if first in self._proper(claim.report):
            return written
        common = bool(tokens) and tokens[0].text == first and tokens[0].pos in _COMMON and not tokens[0].ent
        return written[0].lower() + written[1:] if common else written

    def _proper(self, report: str) -> frozenset[str]:
        """The words of the names of people and places in a report: the parser takes some for everyday words."""
        if report not in self._named:
            names = (m.value for m in self.reading[report].names if isinstance(m.value, Name))
            self._named[report] = frozenset(w for n in names if n.kind in ("person", "place") for w in n.name.split())
        return self._named[report]

    def side_name(self, entity: Entity | None) -> str | None:
        """The name of the party for whom an entity speaks."""
        side = self.entity.get(entity.side) if entity and entity.side else None
        return side.name if side else None

    def sentence(self, report: str, span: Span) -> Span:
        """The sentence or sentences that `span` touches; the span itself where the parse has none."""
        if report not in self._sentences:
            parse = self.reading[report].parse
            self._sentences[report] = [parse.sentence_span(n) for n in range(len(parse.sentences))]
        touched = [s for s in self._sentences[report] if s.overlaps(span)]
        if not touched:
            return span
        return Span(min(span.start, touched[0].start), max(span.end, touched[-1].end))

    def anchor(self, report: str, span: Span) -> str:
        """The id of the marked span on the page."""
        return f"r-{self.slug[report]}-{span.start}-{span.end}"

    def finding_anchor(self, finding: str) -> str:
        """The id of a finding's entry on the page."""
        return f"f-{_slug(finding)}"

    def _role(self, claim: Claim, entity: Entity) -> str | None:
        mention = self.name.get((claim.report, claim.speaker or ""))
        if mention is not None and isinstance(mention.value, Name) and mention.value.role:
            return mention.value.role
        return entity.roles[0] if entity.roles else None


def is_pronoun(words: str) -> bool:
    """Whether the words stand for a name given elsewhere."""
    return _PRONOUN.fullmatch(words.strip()) is not None


def _slug(identity: str) -> str:
    if _PLAIN_ID.fullmatch(identity):
        return identity
    return "x" + hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _slugs(ids: Iterable[str]) -> dict[str, str]:
    """Report ids as they may stand in a URL's fragment; an id that is not plain is hashed."""
    return {identity: _slug(identity) for identity in ids}
