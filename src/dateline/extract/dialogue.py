"""Turns of a dialogue as attributions: each is its speaker's own words, whatever a tagger made of the lines."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.clauses import Scene
from dateline.extract.cues import VERBS, lemma_of
from dateline.extract.speakers import Speakers
from dateline.extract.stances import certainty
from dateline.extract.turns import Turn, turns
from dateline.reading import Attribution, Mention, Reading, Span, Stance, identify
from dateline.text import fold
from dateline.values import Name

#: A turn is set off by print alone, so nothing about it is guessed but the end of a long one.
SCORE = 0.9
_OWN_VOICE = frozenset("i we you us me my our one".split())


def with_turns(reading: Reading, scene: Scene, rows: Sequence[Attribution], by: str) -> list[Attribution]:
    """`rows` with the turns of the report's dialogue, if it has one.

    Inside turns only what somebody else is said to say stays; a question is nobody's statement.
    """
    cues = {
        token.text.lower()
        for token in scene.tokens
        if (cue := VERBS.get(lemma_of(token.lemma))) and cue.kind == "speech" and "clause" in cue.frames
    }
    found = [t for t in turns(reading.text, cues, reading.document.source) if not _furnished(reading, t)]
    if not found:
        return list(rows)
    speakers = Speakers(reading, scene)
    kept = _outside(rows, found, reading.text)
    return kept + [_row(reading, scene, t, speakers, by) for t in found if not t.asks]


def _furnished(reading: Reading, turn: Turn) -> bool:
    return any(reading.in_furniture(span) for span in turn.content)


def _outside(rows: Sequence[Attribution], found: Sequence[Turn], text: str) -> list[Attribution]:
    """The rows that no turn makes void: outside all turns, or with a cue and a source of their own inside one."""
    spans = sorted(span for t in found for span in (*t.content, *([t.source] if t.source else [])))
    kept, at = [], 0
    for row in sorted(rows, key=lambda r: min((*r.source, *r.cue, *r.content))):
        parts = sorted((*row.source, *row.cue, *row.content))
        while at < len(spans) and spans[at].end <= parts[0].start:
            at += 1
        near = spans[at : at + 8]
        if not any(part.overlaps(span) for part in parts for span in near) or _reported(row, near, text):
            kept.append(row)
    return kept


def _reported(row: Attribution, turn: Sequence[Span], text: str) -> bool:
    """Whether all of a row lies within one stretch of a turn and its source is not the one who is talking."""
    own = not row.source or row.source[0].of(text).lower() in _OWN_VOICE
    inside = any(all(span.covers(part) for part in (*row.source, *row.cue, *row.content)) for span in turn)
    return bool(row.cue) and not own and inside


def _row(reading: Reading, scene: Scene, turn: Turn, speakers: Speakers, by: str) -> Attribution:
    source = (turn.source,) if turn.source else ()
    cue = (turn.cue,) if turn.cue else ()
    speaker = _interviewee(reading, turn) if turn.generic else speakers.resolve(source[0]) if source else None
    if speaker is None and turn.source and not turn.cue and not turn.generic:
        speaker = _bearer(reading, turn.source)
    return Attribution(
        id=identify("a", reading.document.id, source, cue, turn.content),
        source=source,
        cue=cue,
        content=turn.content,
        mode="direct",
        stance=_stance(scene, turn),
        certainty=certainty(scene, turn.content, "say"),
        score=SCORE,
        by=by,
        speaker=speaker,
    )


def _stance(scene: Scene, turn: Turn) -> Stance:
    lemmas = [lemma_of(t.lemma) for t in scene.parse.between(turn.cue)] if turn.cue else []
    return next((VERBS[lemma].stance for lemma in lemmas if lemma in VERBS), "asserts")


def _bearer(reading: Reading, label: Span) -> str | None:
    """The only person of the report whose name ends as the label does, where no mention was seen in the label."""
    last = fold(label.of(reading.text)).split()[-1:]
    bearers = {
        mention.refers or mention.id
        for mention in reading.names
        if isinstance(mention.value, Name) and mention.value.kind == "person"
        if fold(mention.value.name).split()[-1:] == last
    }
    return bearers.pop() if len(bearers) == 1 else None


def _interviewee(reading: Reading, turn: Turn) -> str | None:
    """Who answers: the only person named before the first answer, title included."""
    before = Span(0, turn.source.start if turn.source else turn.content[0].start)
    first: Mention | None = None
    for mention in reading.names:
        if isinstance(mention.value, Name) and mention.value.kind == "person" and before.covers(mention.span):
            if first is not None and (mention.refers or mention.id) != (first.refers or first.id):
                return None
            first = first or mention
    return (first.refers or first.id) if first else None
