"""Who says what: rules over the parse, assembled into the layer `attributions`.

The order: cues with subject and clause (:mod:`.drafts`), quotations tied to them (:mod:`.linking`), speakers
(:mod:`.speakers`), then mode, stance, certainty, channel and nesting.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dateline.extract.channels import channel
from dateline.extract.clauses import Scene
from dateline.extract.cues_silence import scorns
from dateline.extract.dialogue import with_turns
from dateline.extract.drafts import Draft, drafts
from dateline.extract.linking import link
from dateline.extract.quotations import quotations
from dateline.extract.speakers import Speakers
from dateline.extract.stances import certainty, contradicts
from dateline.reading import Attribution, Mode, Reading, Span, Stance, identify
from dateline.text import paragraphs, trim

_TRIMMED = " \t\n\r\u00a0,;:–—-"


class Attributions:
    """An Extractor: furniture, parse and names in; attributions out."""

    name = "attributions"
    version = "1"
    reads = frozenset({"furniture", "parse", "names"})
    writes = frozenset({"attributions"})

    @property
    def by(self) -> str:
        """What made the rows: "component@version"."""
        return f"{self.name}@{self.version}"

    def extract(self, reading: Reading) -> Reading:
        """The reading with its attributions, sorted by where they begin; furniture is left out."""
        scene = scene_of(reading)
        found = drafts(scene)
        link(scene, found)
        kept = sorted((d for d in found if d.content), key=lambda d: d.verb.i)
        speakers = Speakers(reading, scene)
        rows = [self._row(reading, scene, draft, speakers) for draft in kept]
        spoken = with_turns(reading, scene, [row for row in rows if row.content], self.by)
        attributions = nest(sorted({row.id: row for row in spoken}.values(), key=_begins))
        return msgspec.structs.replace(reading, attributions=tuple(attributions))

    def _row(self, reading: Reading, scene: Scene, draft: Draft, speakers: Speakers) -> Attribution:
        source = tuple(scene.spans(draft.source))
        cue = tuple(scene.spans(draft.cue))
        content = tuple(s for s in (_tidy(reading.text, span) for span in draft.content) if s.start < s.end)
        meant = _stance(scene, draft, content)
        return Attribution(
            id=identify("a", reading.document.id, source, cue, content),
            source=source,
            cue=cue,
            content=content,
            mode=_mode(scene, content),
            stance=meant,
            # "Will there be a bus?" predicts nothing
            certainty="stated" if meant == "asks" else certainty(scene, content, draft.lemma),
            score=draft.score,
            by=self.by,
            channel=channel(scene, draft.verb, draft.lemma),
            speaker=speakers.resolve(source[0], draft.kind != "evidence") if source else None,
        )


def _stance(scene: Scene, draft: Draft, content: Sequence[Span]) -> Stance:
    """The cue's stance; a denial where the content itself calls a report untrue, and none of what is no report."""
    if draft.stance in ("asserts", "confirms") and draft.kind == "speech" and contradicts(scene, content, draft.lemma):
        return "denies"
    return "asserts" if draft.stance == "denies" and scorns(scene, draft.verb) else draft.stance


def scene_of(reading: Reading) -> Scene:
    """The parse of a reading with its quotations and the numbers of the sentences that are furniture."""
    quotes = quotations(reading.text, paragraphs(reading.text))
    return Scene(reading.text, reading.parse, quotes, furniture_sentences(reading))


def furniture_sentences(reading: Reading) -> frozenset[int]:
    """The numbers of the sentences that overlap page furniture."""
    pieces = sorted(piece.span for piece in reading.furniture)
    found, at, reach = set(), 0, -1
    for number in range(len(reading.parse.sentences)):
        span = reading.parse.sentence_span(number)
        while at < len(pieces) and pieces[at].start < span.end:
            reach = max(reach, pieces[at].end)
            at += 1
        if reach > span.start:
            found.add(number)
    return frozenset(found)


def _begins(row: Attribution) -> tuple[Span, str]:
    return min((*row.source, *row.cue, *row.content)), row.id


def _tidy(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in _TRIMMED:
        start += 1
    while end > start and text[end - 1] in _TRIMMED:
        end -= 1
    return trim(text, Span(start, end))


def _mode(scene: Scene, content: Sequence[Span]) -> Mode:
    """Direct where quotation marks hold all words, mixed where they hold some, indirect where none."""
    inside = outside = 0
    for span in content:
        for token in scene.parse.between(span):
            if token.text[:1].isalnum():
                if scene.quote_of[token.i] >= 0:
                    inside += 1
                else:
                    outside += 1
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"


def nest(rows: Sequence[Attribution]) -> list[Attribution]:
    """Sets `parent`: the attribution with the smallest content that holds this one's cue and is not itself."""
    found: list[Attribution] = []
    open_rows: list[tuple[Span, Attribution]] = sorted(
        ((span, row) for row in rows for span in row.content), key=lambda pair: (pair[0], pair[1].id)
    )
    at, active = 0, list[tuple[Span, Attribution]]()
    by_cue = sorted(rows, key=lambda r: (r.cue[0] if r.cue else r.content[0], r.id))
    parents: dict[str, str] = {}
    for row in by_cue:
        anchor = row.cue[0] if row.cue else row.content[0]
        while at < len(open_rows) and open_rows[at][0].start <= anchor.start:
            active.append(open_rows[at])
            at += 1
        active = [pair for pair in active if pair[0].end > anchor.start]
        holding = [(s.end - s.start, r.id) for s, r in active if s.covers(anchor) and r.id != row.id]
        if holding:
            parents[row.id] = min(holding)[1]
    for row in rows:
        parent = parents.get(row.id)
        if parent is not None and parents.get(parent) == row.id:
            parent = None
        found.append(msgspec.structs.replace(row, parent=parent))
    return found
