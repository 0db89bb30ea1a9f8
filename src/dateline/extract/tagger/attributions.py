"""Who says what, learned: the tagger finds and links the spans, the rules say what they mean.

The tagger gives source, cue and content. From the rules over the parse come stance, certainty, channel, mode, speaker
and nesting, quotations that no tagged cue announces, and attributions where the tagger has none and the construction
is sure.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

import msgspec

from dateline.extract.attributions import Attributions, nest, scene_of
from dateline.extract.clauses import Scene
from dateline.extract.cues import NOUNS, SILENT_WHEN_NEGATED, VERBS, Kind, lemma_of
from dateline.extract.cues_silence import SILENCERS, refuses
from dateline.extract.dialogue import with_turns
from dateline.extract.drafts import Draft, drafts
from dateline.extract.linking import link
from dateline.extract.speakers import Speakers
from dateline.extract.stances import stance, takes_back, wavers
from dateline.extract.tagger.mend import mend, yield_to_rules
from dateline.extract.tagger.sift import pleads, says_few, sift
from dateline.extract.tagger.tag import Tagged, read
from dateline.reading import Attribution, Reading, Span, Stance, Token

#: Tagged attributions below this score are left out; of rule-found ones the tagger does not have, those below SURE.
#: Tuned on PolNeAR dev (docs/parts/attribution-tagger.md).
DROP, SURE = 0.65, 0.85
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_NO = frozenset("no not n't n’t never".split())


class TaggedAttributions(Attributions):
    """An Extractor: furniture, parse and names in; attributions out. Needs the shipped weights."""

    name = "attributions-tagged"
    version = "2"

    def __init__(self, unsaid: bool = True, nested: bool = True) -> None:
        """With `unsaid`, also what somebody did not say or declined to say, marked so, with the stance "doubts".

        With `nested`, also what statements say that others say, found by the rules. PolNeAR marks the former and not
        the latter.
        """
        self.unsaid = unsaid
        self.nested = nested

    def extract(self, reading: Reading) -> Reading:
        """The reading with its attributions, sorted by where they begin; furniture is left out."""
        scene = scene_of(reading)
        ruled = drafts(scene)
        link(scene, ruled)
        tagged = read(reading).tagged
        found = union(scene, tagged, [draft for draft in ruled if draft.content], self.unsaid, self.nested)
        speakers = Speakers(reading, scene)
        rows = [row for row in (self._told(reading, scene, draft, speakers) for draft in found) if row.content]
        spoken = {row.id: row for row in with_turns(reading, scene, rows, self.by)}
        attributions = _first_persons(reading.text, nest(sorted(spoken.values(), key=_begins)))
        return msgspec.structs.replace(reading, attributions=tuple(attributions))

    def _told(self, reading: Reading, scene: Scene, draft: Draft, speakers: Speakers) -> Attribution:
        row = self._row(reading, scene, draft, speakers)
        return msgspec.structs.replace(row, unsaid=True) if unsaid(scene, draft) else row


def union(
    scene: Scene, tagged: Sequence[Tagged], ruled: Sequence[Draft], silence: bool = False, nested: bool = True
) -> list[Draft]:
    """What the tagger found, told as drafts, in text order of the cues; with it what only the rules have.

    A content without a cue goes to the rule that has it, or is dropped: the outlet's own words are no statement. With
    `silence`, what was not said stays in, doubted; with `nested`, rules may find a cue inside a tagged content.
    """
    taken = Taken([s for one in tagged if one.cue and one.score >= DROP for s in one.content])
    found = _learned(scene, tagged, ruled, taken, silence)
    for rule in yield_to_rules(scene, found, ruled, SURE):
        mine = found.setdefault(rule.verb.i, rule)
        if not any(a.overlaps(b) for a in mine.content for b in rule.content):
            mine.content = list(rule.content)  # the right cue with another's words
    cues = {i for draft in found.values() for i in draft.cue}
    owners = [_owner(one, ruled) for one in tagged if not one.cue]
    for draft in [o for o in owners if o is not None] + [draft for draft in ruled if draft.score >= SURE]:
        inside = nested and _plain(scene, draft) and taken.meets([Span(draft.verb.start, draft.verb.end)])
        if draft.verb.i not in cues and (inside or not taken.meets(draft.content)):
            found.setdefault(draft.verb.i, draft)
            taken.add(draft.content)
    kept = sift(scene, mend(scene, list(found.values())))
    return [d for d in kept if d.content and (silence or not unsaid(scene, d))]


def _learned(
    scene: Scene, tagged: Sequence[Tagged], ruled: Sequence[Draft], taken: Taken, silence: bool
) -> dict[int, Draft]:
    """The drafts of what was tagged, by the token of their verb."""
    by_verb = {draft.verb.i: draft for draft in ruled}
    found: dict[int, Draft] = {}
    for one in tagged:
        draft = _draft(scene, one, by_verb, taken) if one.cue and one.score >= DROP else None
        if draft is None or not draft.content:
            continue
        if unsaid(scene, draft):
            if not silence:
                continue
            draft.stance = "doubts"
        found.setdefault(draft.verb.i, draft)
        taken.add(draft.content)
    return found


def unsaid(scene: Scene, draft: Draft) -> bool:
    """Whether a cue says that nothing was said, or refuses instead of denying: "did not say", "denied bail".

    The tagger's corpus marks many of these; as claims they would be false.
    """
    verb, lemma = draft.verb, draft.lemma
    if pleads(scene, verb) is not None:
        return False
    no = scene.negated(verb.i) or any(scene.tokens[i].text.lower() in _NO for i in draft.cue)
    cue = {scene.tokens[i].text.lower() for i in draft.cue}
    if {"neither", "nor"} <= cue or {"short", "of"} <= cue:
        return True  # "neither confirmed nor denied", "stopped short of blaming"
    if lemma in SILENCERS or (no and (lemma in SILENT_WHEN_NEGATED or lemma not in VERBS)):
        return True
    if scene.tokens[verb.head].lemma.lower() in SILENCERS and verb.dep in ("xcomp", "ccomp", "pcomp", "advcl"):
        return True
    if lemma == "ask" and verb.tag == "VBN" and not _asked_by_somebody(scene, verb):
        return True
    return refuses(scene, verb)


def _asked_by_somebody(scene: Scene, verb: Token) -> bool:
    """Whether "asked" has somebody who asks; "Asked about the delay, she said …" has not."""
    return bool(scene.children(verb.i, "nsubj", "agent", "aux"))


class Taken:
    """Stretches of text that somebody says already; kept sorted, so that asking is quick in long reports."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(set(spans))

    def add(self, spans: Iterable[Span]) -> None:
        """Take more."""
        for span in spans:
            at = bisect_left(self._spans, span)
            if self._spans[at : at + 1] != [span]:
                self._spans.insert(at, span)

    def meets(self, spans: Iterable[Span]) -> bool:
        """Whether one of `spans` overlaps a taken one; of those before it only the nearest few are looked at."""
        for span in spans:
            stop = bisect_left(self._spans, Span(span.end, span.end))
            if any(other.overlaps(span) for other in self._spans[max(0, stop - 8) : stop]):
                return True
        return False


def _draft(scene: Scene, one: Tagged, by_verb: dict[int, Draft], taken: Taken) -> Draft | None:
    """A tagged cue with the rules' meaning; their source goes before the tagger's, their content fills in for none."""
    cue = _tokens(scene, one.cue)
    if not cue:
        return None
    verb = _head(scene, cue)
    rule = next((by_verb[i] for i in cue if i in by_verb), None)
    if rule is not None:
        lemma, kind, meant, verb = rule.lemma, rule.kind, rule.stance, rule.verb
    else:
        lemma, kind, meant = _meaning(scene, verb)
    if (plea := pleads(scene, verb)) is not None:
        meant = plea
    elif takes_back(scene, verb):
        meant = "denies"
    elif meant == "asserts" and wavers({scene.tokens[i].text.lower() for i in cue}):
        meant = "doubts"
    content = list(one.content)
    if rule is not None and not content and not taken.meets(rule.content):
        content = list(rule.content)
    source = _tokens(scene, one.source)
    # A subject shared over "and" is the parser's guess; one that hangs on the verb itself is better than the tagger's.
    if rule is not None and rule.source and (not source or any(scene.tokens[i].head == verb.i for i in rule.source)):
        source = rule.source
    found = Draft(verb, lemma, kind, meant, cue, source, content, round(one.score, 3))
    if meant in ("asserts", "confirms") and says_few(scene, found):
        found.stance = "doubts"
    return found


def _tokens(scene: Scene, spans: Iterable[Span]) -> list[int]:
    return [token.i for span in spans for token in scene.parse.between(span)]


def _head(scene: Scene, cue: Sequence[int]) -> Token:
    """The word that the cue hangs on: one whose head lies outside, a verb or a noun where there is one."""
    inside = set(cue)
    tops = [scene.tokens[i] for i in cue if scene.tokens[i].head not in inside or scene.tokens[i].head == i]
    return next((t for t in tops if t.pos in ("VERB", "NOUN")), tops[0] if tops else scene.tokens[cue[0]])


def _meaning(scene: Scene, verb: Token) -> tuple[str, Kind, Stance]:
    """Lemma, kind and stance of a cue that the rules did not take for one."""
    lemma = lemma_of(verb.lemma)
    if verb.pos == "NOUN":
        return lemma, "speech", NOUNS.get(lemma, "asserts")
    known = VERBS.get(lemma)
    if known is None:
        return lemma, "speech", "asserts"
    to_somebody = bool(scene.children(verb.i, "dobj", "dative"))
    return lemma, known.kind, stance(lemma, known.stance, scene.negated(verb.i), None, to_somebody)


def _plain(scene: Scene, draft: Draft) -> bool:
    """Whether a statement inside a statement is told as a fact by somebody else: a finite verb, and a speaker who is
    more than a pronoun. "To tell", "it underscores" seldom are (12 of 32 in PolNeAR dev); "he says he has" never."""
    named = any(scene.tokens[i].tag not in ("PRP", "PRP$") for i in draft.source)
    return draft.verb.tag in _FINITE and named


def _owner(one: Tagged, ruled: Sequence[Draft]) -> Draft | None:
    """The rule-found attribution whose content this is, by half or more of its characters."""
    span = one.content[0]
    for draft in ruled:
        shared = sum(min(s.end, span.end) - max(s.start, span.start) for s in draft.content if s.overlaps(span))
        if 2 * shared >= span.end - span.start:
            return draft
    return None


def _first_persons(text: str, rows: Sequence[Attribution]) -> list[Attribution]:
    """The rows with "I" in somebody's own words as the one who says these."""
    by_id = {row.id: row for row in rows}
    found = []
    for row in rows:
        outer = by_id.get(row.parent or "")
        mine = row.speaker is None and [s.of(text) for s in row.source] == ["I"]
        if outer is not None and outer.mode != "indirect" and mine:
            row = msgspec.structs.replace(row, speaker=outer.speaker)
        found.append(row)
    return found


def _begins(row: Attribution) -> tuple[Span, str]:
    return min((*row.source, *row.cue, *row.content)), row.id
