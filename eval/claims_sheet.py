"""Claims drawn at random from whole stories, to be read and judged: ``python -m eval.claims_sheet DIR``.

DIR holds one folder a story. For each claim it prints the words around it, source, cue and content, speaker and side,
stance, certainty, caveats, facts, and the findings that it is in with what stands beside it there. The same seed draws
the same claims as long as the claims are the same. docs/parts/claims-judged.md has what a reader found.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from dateline.model import Account, Claim, Finding
from dateline.pipeline import build
from dateline.reading import Reading, Span
from dateline.settings import Settings

#: Characters of the report shown before and after a claim, and of another claim of its finding.
BEFORE, AFTER, OTHER = 130, 70, 120


def main() -> int:
    """Build each story, draw, print."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("stories", type=Path)
    arguments.add_argument("-n", type=int, default=100)
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    accounts = {p.name: build([p], Settings()) for p in sorted(options.stories.iterdir()) if p.is_dir()}
    drawn = [(name, c) for name, account in accounts.items() for c in _sorted(account)]
    random.Random(options.seed).shuffle(drawn)
    for number, (name, claim) in enumerate(drawn[: options.n], 1):
        print(f"#{number} {name}", *_sheet(accounts[name], claim), sep="\n   ")
    return 0


def _sorted(account: Account) -> list[Claim]:
    return sorted(account.claims, key=lambda c: (c.report, c.content, c.id))


def _sheet(account: Account, claim: Claim) -> Iterator[str]:
    reading = next(r for r in account.readings if r.document.id == claim.report)
    row = next((a for a in reading.attributions if a.id == claim.attribution), None)
    spans = [*claim.content, *(row.source if row else ()), *(row.cue if row else ())]
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    text = reading.text
    shown = f"{text[max(0, start - BEFORE) : start]}⟦{text[start:end]}⟧{text[end : end + AFTER]}"
    yield " ".join(shown.split())
    yield f"source {_words(reading, row.source)}; cue {_words(reading, row.cue)}" if row else "the outlet's own words"
    yield f"content {_words(reading, claim.content)}"
    names = {e.id: e.name for e in account.entities}
    speaker = next((e for e in account.entities if e.id == account.speaker_of.get(claim.id)), None)
    side = names.get(speaker.side or "") if speaker else None
    yield f"speaker {speaker.name if speaker else None}; side {side}; {claim.stance}, {claim.certainty}"
    yield from (f"caveat {c.span.of(text)}" for c in reading.caveats if c.id in claim.caveats)
    for fact in claim.facts:
        told = f"time {fact.time}; place {fact.place}; figure {fact.quantity}"
        yield f"fact {fact.act}; {told}; {fact.flags} {fact.scope}"
    for finding in account.findings:
        if claim.id in (*finding.pro, *finding.contra, *finding.superseded):
            yield from _beside(account, finding, claim)


def _beside(account: Account, finding: Finding, claim: Claim) -> Iterator[str]:
    asked = finding.question
    yield f"finding {finding.status}: {asked.predicate} {asked.subject} {finding.value}; {finding.why}"
    readings = {r.document.id: r for r in account.readings}
    claims = {c.id: c for c in account.claims}
    for how, ids in (("for", finding.pro), ("against", finding.contra), ("superseded", finding.superseded)):
        for other in ids:
            if other != claim.id and other in claims:
                yield f"   {how} {_words(readings[claims[other].report], claims[other].content)[:OTHER]}"


def _words(reading: Reading, spans: tuple[Span, ...]) -> str:
    return " … ".join(" ".join(s.of(reading.text).split()) for s in spans) or "-"


if __name__ == "__main__":
    sys.exit(main())
