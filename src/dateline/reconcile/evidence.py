"""A claim with what a rule may ask of it: its words, its report, who speaks, for which side, and from where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from dateline.model import Claim, Entity
from dateline.reading import Caveat, Document, Reading
from dateline.reconcile.clause_words import Clauses
from dateline.reconcile.stems import content_words

#: A claim in whose words one of these stands carries somebody's own words.
_QUOTES = ('"', "“", "”", "«", "„")


class Evidence(msgspec.Struct, frozen=True):
    """One claim, ready to be weighed. `voice` names who says it in words a reader knows; `origin` is counted.

    `words` are the folded content words of the claim and `published` the report's time, "" where it has none. `names`
    are those of `words` that only name somebody or some place, `negated` those that stand negated ("never burned")
    and nowhere else. `beside` holds places that the claim only goes by ("near Sena"); `quoted`: it is a quotation.
    `denies` are the attributions of its own report that a denial was tied to there.
    """

    claim: Claim
    document: Document
    text: str
    words: frozenset[str]
    voice: str
    origin: str
    story: str
    published: str
    speaker: Entity | None = None
    side: str | None = None
    caveats: tuple[Caveat, ...] = ()
    cue: str = ""
    names: frozenset[str] = frozenset()
    negated: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    quoted: bool = False
    denies: frozenset[str] = frozenset()

    @property
    def stated(self) -> bool:
        """Whether a named party makes the claim, as against the outlet or people whom nobody names."""
        return self.speaker is not None and self.speaker.kind not in ("group", "other")

    @property
    def unverified(self) -> bool:
        """Whether the outlet itself says that this could not be verified."""
        return any(c.kind == "unverified" for c in self.caveats)

    @property
    def order(self) -> tuple[str, str, int]:
        """Sort key: publication, then report id, then place in the report."""
        return (self.published or "9999", self.document.id, self.claim.content[0].start)


def gather(
    readings: Sequence[Reading],
    claims: Iterable[Claim],
    speakers: Mapping[str, Entity],
    origins: Mapping[str, str],
    stories: Mapping[str, str],
) -> list[Evidence]:
    """Evidence in order of publication. `speakers` and `origins` go by claim id, `stories` by report id."""
    by_report = {r.document.id: r for r in readings}
    caveats = {c.id: c for r in readings for c in r.caveats}
    cues = {a.id: " ".join(s.of(r.text) for s in a.cue).casefold() for r in readings for a in r.attributions}
    direct = {a.id for r in readings for a in r.attributions if a.mode != "indirect"}
    clauses = {r.document.id: Clauses(r) for r in readings}
    denied = {a: about for r in readings for a, about in _denied(r)}
    found = []
    for claim in claims:
        document = by_report[claim.report].document
        speaker = speakers.get(claim.id)
        text = " … ".join(s.of(document.text) for s in claim.content)
        seen = clauses[claim.report].of(claim.content)
        found.append(
            Evidence(
                claim=claim,
                document=document,
                text=text,
                words=content_words(text),
                voice=_voice(by_report[claim.report], claim, speaker),
                origin=origins[claim.id],
                story=stories.get(claim.report, ""),
                published=claim.at or document.published or "",
                speaker=speaker,
                side=speaker.side if speaker else None,
                caveats=tuple(caveats[c] for c in claim.caveats if c in caveats),
                cue=cues.get(claim.attribution or "", ""),
                names=seen.names,
                negated=seen.negated,
                beside=seen.beside,
                denies=denied.get(claim.attribution or "", frozenset()),
                quoted=claim.attribution in direct or any(mark in text for mark in _QUOTES),
            )
        )
    return sorted(found, key=lambda e: e.order)


def _denied(reading: Reading) -> Iterator[tuple[str, frozenset[str]]]:
    """Each denial of a report with the attributions that its caveat says it denies."""
    ties = [c for c in reading.caveats if c.kind in ("denied", "disputed") and c.about]
    for row in reading.attributions:
        if row.stance == "denies":
            own = [c for c in ties if any(c.span.overlaps(cue) for cue in row.cue)]
            yield row.id, frozenset(a for c in own for a in c.about if a != row.id)


def _voice(reading: Reading, claim: Claim, speaker: Entity | None) -> str:
    if speaker is not None:
        return speaker.name
    source = next((a.source for a in reading.attributions if a.id == claim.attribution), ())
    if source:
        return source[0].of(reading.text)
    return reading.document.source or reading.document.title or "an unnamed outlet"
