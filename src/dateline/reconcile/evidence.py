"""A claim with what a rule may ask of it: its words, its report, who speaks, for which side, and from where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dateline.model import Claim, Entity
from dateline.reading import Caveat, Document, Reading

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")

#: Function words and words of saying, which tell nothing of what is said. Own list.
EMPTY = frozenset(
    """a about above after again against all also am an and any are as at be because been before being below between
    both but by can could did do does doing down during each few for from further had has have having he her here hers
    him his how i if in into is it its itself just me more most my new no nor not now of off on once one only or other
    our out over own said same say says she should so some still such than that the their them then there these they
    this those through to told too under until up us very was we were what when where which while who whom why will
    with would you your mr mrs ms according earlier later yet been""".split()
)


class Evidence(msgspec.Struct, frozen=True):
    """One claim, ready to be weighed. `voice` names who says it in words a reader knows; `origin` is counted.

    `words` are the folded content words of the claim and `published` the report's time, "" where it has none.
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


def stem(word: str) -> str:
    """A crude English stem, enough to join "gates" with "gate" and "opened" with "opening"."""
    word = word.casefold().replace("’", "'").removesuffix("'s")
    for suffix, keep in (("ies", "y"), ("ing", ""), ("ied", "y"), ("ed", ""), ("es", ""), ("s", "")):
        if word.endswith(suffix) and len(word) - len(suffix) >= 3 and not word.endswith("ss"):
            word = word[: -len(suffix)] + keep
            break
    return word.removesuffix("e") if len(word) > 4 else word


def content_words(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    return frozenset(stem(w) for w in _WORD.findall(text) if w.casefold() not in EMPTY and len(w) > 1)


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
    found = []
    for claim in claims:
        document = by_report[claim.report].document
        speaker = speakers.get(claim.id)
        text = " … ".join(s.of(document.text) for s in claim.content)
        found.append(
            Evidence(
                claim=claim,
                document=document,
                text=text,
                words=content_words(text),
                voice=_voice(by_report[claim.report], claim, speaker),
                origin=origins[claim.id],
                story=stories.get(claim.report, ""),
                published=document.published or "",
                speaker=speaker,
                side=speaker.side if speaker else None,
                caveats=tuple(caveats[c] for c in claim.caveats if c in caveats),
                cue=cues.get(claim.attribution or "", ""),
            )
        )
    return sorted(found, key=lambda e: e.order)


def _voice(reading: Reading, claim: Claim, speaker: Entity | None) -> str:
    if speaker is not None:
        return speaker.name
    source = next((a.source for a in reading.attributions if a.id == claim.attribution), ())
    if source:
        return source[0].of(reading.text)
    return reading.document.source or reading.document.title or "an unnamed outlet"
