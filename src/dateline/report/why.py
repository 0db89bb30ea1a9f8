"""Why a finding says what it says, as plain text: every step from the reports' characters to the status.

The page shows a finding to a reader; this shows it to one who doubts it. Nothing is judged here: the reasons are those
that the stages and the people gave when they decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dateline.errors import SetupError
from dateline.model import Account, Claim, Finding, Ruling
from dateline.report import pairing, wording
from dateline.report.brief import point_of
from dateline.report.counts import share, support
from dateline.report.importance import importance
from dateline.report.lookup import Lookup
from dateline.report.statements import is_control, is_figure, question_words
from dateline.report.tree import how_words
from dateline.report.when import When, when

_QUOTES = "\"“”„«»‘’', "
#: Words of a claim that are quoted whole; longer ones are cut, the offsets are not.
_LONGEST = 240


def listed(account: Account) -> Iterator[str]:
    """All findings, one a line, what matters most first: id, status, question and value."""
    lookup = Lookup(account)
    for finding in sorted(account.findings, key=lambda f: (-importance(lookup, f), f.id)):
        glyph, status = wording.status(finding)
        yield f"{finding.id}  {glyph} {status:<14} {_question(finding)} {_value(finding)}".rstrip()


def why(account: Account, finding: str, words: bool = True) -> list[str]:
    """The lines that explain one finding, asked for by its id or the beginning of it; without `words`, offsets alone.

    Raises SetupError where no finding or several have that id, and says which ones there are.
    """
    lookup = Lookup(account)
    told = _Telling(lookup, words)
    meant = [f for f in account.findings if f.id == finding]
    meant = meant or [f for f in account.findings if f.id.startswith(finding)]
    if len(meant) == 1:
        return list(told.finding(meant[0]))
    if meant:
        raise SetupError(f"{len(meant)} findings begin with {finding!r}: {', '.join(f.id for f in meant[:5])} …")
    gone = [r for r in account.rulings if finding in r.about]
    if gone:
        return [f"Finding {finding} is not in the account."] + [told.ruling(r) for r in gone]
    ranked = sorted(account.findings, key=lambda f: (-importance(lookup, f), f.id))[:3]
    known = "; ".join(f"{f.id} ({_question(f)})" for f in ranked)
    raise SetupError(f"there is no finding {finding!r}; `dateline why` without one lists them, such as {known}")


class _Telling:
    def __init__(self, lookup: Lookup, words: bool) -> None:
        self.lookup = lookup
        self.words = words

    def finding(self, finding: Finding) -> Iterator[str]:
        """All there is to tell of one finding."""
        glyph, status = wording.status(finding)
        yield f"Finding {finding.id}"
        yield f"Question    {_question(finding) if self.words or _typed(finding) else finding.question.predicate}"
        if self.words:
            point = point_of(self.lookup, finding)
            yield f"Told as     {point.text if point else finding.question.subject}"
        yield f"Value       {_value(finding) or 'a statement'}"
        yield f"Status      {glyph} {status}"
        yield f"By rule     {wording.STATUS_MEANING[finding.status]}"
        yield f"Why         {finding.why}"
        yield f"Counted     {support(self.lookup, finding).words}{self._sides(finding)}"
        happened = when(self.lookup, finding)
        if happened is not None:
            label = {"Time told with it": "Time told", "Likely happened": "Likely on"}.get(
                happened.label, happened.label
            )
            yield f"{label:<12}{self._when(happened)}"
        if finding.admission:
            yield f"Admission   {wording.ADMISSION[2]}"
        yield f"As of       {wording.moment(finding.as_of)}"
        for name, ids in (("For", finding.pro), ("Against", finding.contra), ("Superseded", finding.superseded)):
            claims = self.lookup.claims(ids)
            if claims:
                yield ""
                yield f"{name} ({len(claims)})"
                for claim in claims:
                    yield from self._claim(claim)
        yield from self._together(finding)
        yield from self._origins(finding)
        yield from self._participants(finding)
        yield from self._decided(finding)

    def _sides(self, finding: Finding) -> str:
        names = [self.lookup.entity[s].name for s in finding.sides if s in self.lookup.entity]
        return f", speaking for {', '.join(names)}" if names else ", of no known side"

    def _when(self, found: When) -> str:
        """A time with the words that tell it, or with what it was inferred from."""
        at = f"report {found.report}, characters {found.span.start}-{found.span.end}" if found.span else ""
        words = f"“{found.words}”, " if self.words and found.words else ""
        moment = found.moment.words if found.inferred else str(found.moment)
        told = f"told: {words}{at}" if at else ""
        guess = f"inferred: {found.why}; nothing is decided by it" if found.inferred else ""
        note = found.note if self.words or not found.inferred else ""
        return f"{moment} ({'; '.join(w for w in (guess, told, note) if w)})" if guess or told or note else moment

    def _claim(self, claim: Claim) -> Iterator[str]:
        lookup = self.lookup
        document = lookup.document(claim.report)
        speaker = lookup.speaker(claim)
        side = f", for {speaker.side}" if speaker.side and speaker.side != speaker.name else ""
        who = "the outlet itself" if speaker.own_voice else (speaker.full if self.words else speaker.name) + side
        said = wording.verb(claim) + ("" if claim.certainty == "stated" else f" ({claim.certainty})")
        offsets = ", ".join(f"{s.start}-{s.end}" for s in claim.content)
        yield f"  {claim.id}  {lookup.outlet(claim.report)}, {wording.moment(document.published)}"
        yield f"      {who} {said}; report {claim.report}, characters {offsets}"
        if self.words:
            yield f"      “{wording.shorten(lookup.words(claim), _LONGEST)}”"
        for identity in claim.caveats:
            caveat = lookup.caveat.get((claim.report, identity))
            if caveat is not None:
                told = f": “{wording.shorten(caveat.span.of(document.text), _LONGEST)}”" if self.words else ""
                at = f"characters {caveat.span.start}-{caveat.span.end}"
                yield f"      the outlet: {wording.CAVEAT[caveat.kind]} ({at}){told}"

    def _together(self, finding: Finding) -> Iterator[str]:
        """Why the claims answer one question."""
        ids = (*finding.pro, *finding.contra, *finding.superseded)
        yield ""
        yield "Together because"
        if len(ids) == 1:
            yield "  no other claim answers this question"
        elif is_figure(finding):
            counted = finding.value.get("of") or finding.question.subject
            yield f"  they are of one story and give a number of {counted}, and their places and times allow it"
        elif is_control(finding):
            yield f"  they say who holds {finding.question.place or finding.question.subject}, in one story"
        else:
            yield "  most of their words are the same, or one denies what the other says"
        for pair in finding.compared:
            yield f"  {pairing.told(pair)}"

    def _origins(self, finding: Finding) -> Iterator[str]:
        yield ""
        yield "Where it comes from"
        claims = self.lookup.claims((*finding.pro, *finding.contra, *finding.superseded))
        by_origin: dict[str, list[Claim]] = {}
        for claim in claims:
            by_origin.setdefault(self.lookup.account.origin_of.get(claim.id, ""), []).append(claim)
        for identity, carried in by_origin.items():
            origin = self.lookup.origin.get(identity)
            reports = list(dict.fromkeys(c.report for c in carried))
            credit = f", {origin.credit}" if origin is not None and origin.credit else ""
            reason = origin.why if origin is not None else "unknown"
            yield f"  {identity}{credit}: {', '.join(c.id for c in carried)} ({reason})"
            yield from self._chain(reports)
        listed = {self.lookup.account.origin_of.get(c, c) for c in finding.pro}
        if finding.origins < len(listed):
            yield (
                f"  those for it count as {finding.origins}: the same words in two mouths, and a thing that one report"
                " tells twice, are one telling; whoever asks or orders confirms nothing"
            )

    def _chain(self, reports: Sequence[str]) -> Iterator[str]:
        """Who took words from whom among the reports that carry an origin."""
        for d in self.lookup.account.lineage:
            if d.child in reports and d.how != "quote":
                passages = wording.plural(len(d.passages), "passage")
                part = share(self.lookup.reading[d.child], d) if d.child in self.lookup.reading else 0.0
                yield f"      {d.child} {how_words(d, part)} {d.parent}: {passages}, {part:.0%} of its text"

    def _participants(self, finding: Finding) -> Iterator[str]:
        """How the speakers were told to be one, where reports name them differently."""
        account, lookup = self.lookup.account, self.lookup
        speakers = dict.fromkeys(
            account.speaker_of[c]
            for c in (*finding.pro, *finding.contra, *finding.superseded)
            if c in account.speaker_of
        )
        lines = [line for s in speakers if s in lookup.entity for line in self._speaker(s)]
        if lines:
            yield ""
            yield "Who is who"
            yield from lines

    def _speaker(self, identity: str) -> Iterator[str]:
        entity = self.lookup.entity[identity]
        own = {"/".join(m) for m in entity.mentions}
        reasons = [j for j in self.lookup.account.judgements if j.left in own and j.right in own]
        side = self.lookup.side_name(entity)
        spoken = f", speaks for {side}" if side and side != entity.name else ""
        if entity.mentions:
            named = wording.plural(len(entity.mentions), "mention")
            yield f"  {entity.name} ({identity}){spoken}: {named}"
        for j in reasons[:4]:
            by = f"{j.by}, score {j.score:.2f}" if "@" in j.by else f"decided by {j.by}"
            yield f"      {j.left} and {j.right}: {j.verdict} ({by}): {j.why}"

    def _decided(self, finding: Finding) -> Iterator[str]:
        touched = {finding.id, *finding.pro, *finding.contra, *finding.superseded, *self._speakers(finding)}
        rulings = [r for r in self.lookup.account.rulings if touched & set(r.about)]
        if rulings:
            yield ""
            yield "Decided by people"
            for ruling in rulings:
                yield f"  {self.ruling(ruling)}"

    def _speakers(self, finding: Finding) -> Iterable[str]:
        speaker_of = self.lookup.account.speaker_of
        return (speaker_of[c] for c in (*finding.pro, *finding.contra) if c in speaker_of)

    def ruling(self, ruling: Ruling) -> str:
        """One decision in one line."""
        d = ruling.decision
        field = f" {d.field}" if d.field else ""
        without = f" (without it: {ruling.instead})" if ruling.instead else ""
        return f"{d.id}: {d.who}, {wording.moment(d.at)}: {d.kind}{field} {', '.join(d.about)}: {d.why}{without}"


def _typed(finding: Finding) -> bool:
    """Whether the value is typed, and not the words of a report."""
    return is_figure(finding) or is_control(finding)


def _question(finding: Finding) -> str:
    question = finding.question
    scope = [question.place] if question.place and question.place != question.subject else []
    when = wording.interval(question.start, question.end) if question.start else None
    if when is not None:
        scope.append(str(when))
    asked = question_words(finding) or f"“{wording.shorten(question.subject.strip(_QUOTES), 100)}”"
    return f"{asked} ({'; '.join(scope)})" if scope else asked


def _value(finding: Finding) -> str:
    if is_control(finding):
        side = finding.value.get("side_name") or "a side that is not named"
        return f"{finding.value.get('state')}, {side}"
    return wording.value_words(finding.value) or ""
