"""What a denial denies: words taken back, a statement that it points at, or the statement most like what it denies.

"Rejected the accusation", "denied it" and "called it a fabrication" share no word with what they mean: they are tied to
the nearest earlier statement of somebody else, the better the more the noun fits it. "Denied that records were stolen"
tells what it denies, and what somebody else says of the same is found by likeness and nearness, before it or soon
after. Where nothing comes near enough, nothing is tied.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.caveats_likeness import Likeness
from dateline.extract.caveats_statements import Statements
from dateline.extract.caveats_triggers import REPORTED, Trigger
from dateline.extract.clauses import Scene
from dateline.extract.cues_silence import SPOKEN
from dateline.extract.stances import UNTRUE
from dateline.reading import Attribution, Token

#: How far back a denial that points reaches, in sentences; one that tells what it denies; and how far ahead that one.
POINTS_BACK, TELLS_BACK, TELLS_AHEAD = 6, 12, 3
#: Cues that take back the speaker's own words.
RETRACTING = frozenset("retract withdraw recant rescind correct revise replace walk take remove".split())
#: Cues that fit "the accusation".
_ACCUSING = frozenset("accuse blame allege charge hint criticise criticize claim denounce condemn insinuate".split())
_ACCUSATION = frozenset("accusation charge allegation insinuation criticism blame".split())
_COUNTED = frozenset("toll number figure count casualty total estimate".split())
_SHORT = 3
_AGAIN = frozenset("do be have so".split())

#: What nearness adds for a pointing denial, by sentences between; and what the fit of noun or accused adds.
_NEAR = (1.0, 0.9, 0.7, 0.5, 0.35, 0.25, 0.2)
FITS, MISFITS, ACCUSED, PARAGRAPH = 0.4, 0.4, 0.3, 0.1
#: A pointing denial is tied from here on.
POINTED = 0.45
#: What nearness adds to likeness, before and behind; from where on a denial is tied that tells what it denies. Chosen
#: on the training half of our own reports (`training/attribution/own.jsonl`).
_BEFORE, _BEHIND = (0.15, 0.2, 0.12, 0.06), (0.0, 0.2, 0.1, 0.05)
TOLD = 0.65
#: What each word that comes again adds to likeness, up to two; what another denial loses.
AGAIN, OTHER_DENIAL = 0.15, 0.3
#: From where on the speaker's own words are those that are told to be taken back.
TAKEN_BACK = 0.5
#: Likeness of "it did", "they had", which repeat the verb that was denied.
REPEATED = 0.45


class Denials:
    """The denials of one report, tied one at a time."""

    def __init__(self, scene: Scene, statements: Statements, likeness: Likeness) -> None:
        self.scene = scene
        self.statements = statements
        self.likeness = likeness
        #: What the last denial denied, and in which sentence it stood: "The party did so, too" goes on from there.
        self.last: tuple[int, list[Attribution]] = (-9, [])

    def of(
        self, trigger: Trigger, named: Sequence[Attribution], mine: Sequence[Attribution] = ()
    ) -> tuple[list[Attribution], str]:
        """The denied statements and the reason; `named` are those whose speaker the denial names, `mine` earlier ones
        of whoever denies, the nearest first, where no attribution tells the denial."""
        if trigger.row is None and trigger.token.lemma.lower() in RETRACTING:
            found, why = list(mine[:1]), "the speaker's own words before"
        else:
            others = [a for a in named if a.id not in {m.id for m in mine}]
            found, why = self._of(trigger, others)
            found = [a for a in found if a.id not in {m.id for m in mine}]
        self.last = (trigger.token.sent, found)
        return found, why

    def _of(self, trigger: Trigger, named: Sequence[Attribution]) -> tuple[list[Attribution], str]:
        row = trigger.row
        if row is not None and trigger.token.lemma.lower() in RETRACTING and not named:
            return self._own_words(trigger, row), "the speaker's own words before"
        others = [a for a in named if row is None or (a.id != row.id and not self.statements.same(a, row))]
        if others:
            return [self._likest(row, others)], "the statement of whoever is named"
        if row is not None and self._tells(trigger, row):
            return self._told(row), "the statement most like what is denied"
        noun = self._noun(trigger)
        return self._pointed(trigger, noun), f"“{noun.text}” points at it" if noun else "the nearest statement before"

    def _likest(self, row: Attribution | None, rows: Sequence[Attribution]) -> Attribution:
        if row is None:
            return rows[-1]
        return max(rows, key=lambda a: (self._alike(row, a), self.statements.place(a), a.id))

    def _own_words(self, trigger: Trigger, row: Attribution) -> list[Attribution]:
        """The earlier statement of the same speaker that is taken back: the last one, or the one like what is told."""
        near = self.statements.near(self.statements.first(row), TELLS_BACK)
        place = self.statements.place(row)
        mine = [a for a in near if a.id != row.id and self.statements.same(a, row) and self.statements.place(a) < place]
        told = trigger.what is not None and self.scene.children(trigger.what.i, "acl", "relcl", "prep", "ccomp")
        if told:
            mine = [a for a in mine if self._alike(row, a) >= TAKEN_BACK]
            return [self._likest(row, mine)] if mine else []
        return [max(mine, key=lambda a: (self.statements.place(a), a.id))] if mine else []

    def _alike(self, row: Attribution, other: Attribution) -> float:
        """Likeness of two statements, and more for words that come again."""
        again = self.likeness.shared(row.content, other.content)
        return self.likeness.of(row.content, other.content) + AGAIN * min(2, again)

    def _tells(self, trigger: Trigger, row: Attribution) -> bool:
        """Whether a denial tells what it denies, by a clause or a thing, and does not just point at a statement."""
        words = [t for s in row.content for t in self.scene.parse.between(s) if t.text[:1].isalnum()]
        if len(words) <= 1 and all(t.pos == "PRON" or t.lemma.lower() in REPORTED for t in words):
            return False
        what = trigger.what
        if what is not None and what.lemma.lower() in REPORTED | SPOKEN:
            below = self.scene.children(what.i, "acl", "relcl", "prep", "ccomp")
            return any(c.dep != "prep" or c.text.lower() in ("of", "about", "on") for c in below)
        about = [t for t in words if t.lemma.lower() not in REPORTED | SPOKEN | UNTRUE and t.text.lower() not in UNTRUE]
        return any(t.pos in ("NOUN", "PROPN", "VERB", "NUM") for t in about) and words[0].pos != "PRON"

    def _told(self, row: Attribution) -> list[Attribution]:
        """The statement that is most like a denial, and near it; none where none is like it at all."""
        first, sentences = self.statements.first(row), self.statements.sentences_of[row.id]
        last = sentences[-1] if sentences else first
        best: list[Attribution] = []
        most = TOLD
        for other in self.statements.near(first, TELLS_BACK, TELLS_AHEAD + last - first):
            if other.id == row.id or self.statements.same(other, row) or not self.statements.claims(other):
                continue
            if row.parent == other.id or other.parent == row.id:
                continue
            worth = self._worth(row, other, first, last)
            if worth > most:
                best, most = [other], worth
        return best or self._answered(row, first)

    def _answered(self, row: Attribution, first: int) -> list[Attribution]:
        """The statement in the sentence right before, which a denial answers that has nobody and nothing of its own."""
        if any(t.pos == "PROPN" for s in row.content for t in self.scene.parse.between(s)):
            return []
        before = [
            a
            for a in self.statements.at(first - 1)
            if not self.statements.same(a, row) and self.statements.claims(a) and a.stance != "denies"
        ]
        return before[-1:] if self.statements.together(first - 1, first) else []

    def _worth(self, row: Attribution, other: Attribution, first: int, last: int) -> float:
        there = self.statements.first(other)
        away, bonus = (there - last, _BEHIND) if there > last else (max(0, first - there), _BEFORE)
        near = bonus[away] if away < len(bonus) else 0.0
        words = [t for s in other.content for t in self.scene.parse.between(s) if t.text[:1].isalnum()]
        likeness = self._alike(row, other)
        if len(words) <= _SHORT and away == 1 and all(t.pos in ("AUX", "PRON") or t.lemma in _AGAIN for t in words):
            likeness = max(likeness, REPEATED)
        if self._one_paragraph(min(first, there), max(first, there)):
            near += PARAGRAPH
        return near + likeness - (OTHER_DENIAL if other.stance == "denies" else 0.0)

    def _one_paragraph(self, first: int, last: int) -> bool:
        return last - first <= TELLS_BACK and not any(self.statements.paragraph_ends(n) for n in range(first, last))

    def _noun(self, trigger: Trigger) -> Token | None:
        """The word by which a denial points: "the accusation", "it", "those figures"."""
        if trigger.what is not None:
            return trigger.what
        inside = [t for s in (trigger.row.content if trigger.row else ()) for t in self.scene.parse.between(s)]
        return next((t for t in inside if t.lemma.lower() in REPORTED or t.pos == "PRON"), None)

    def _pointed(self, trigger: Trigger, noun: Token | None) -> list[Attribution]:
        """The nearest earlier statement of somebody else that fits the word by which a denial points at it."""
        row, number = trigger.row, trigger.token.sent
        scored: list[tuple[float, int, Attribution]] = []
        for other in self.statements.near(number, POINTS_BACK):
            place = self.statements.place(other)
            if place >= trigger.token.start or self.statements.holds(other, trigger.token):
                continue
            if row is not None and (other.id == row.id or self.statements.same(other, row)):
                continue
            if self.statements.claims(other):
                scored.append((self._aim(row, number, noun, other), place, other))
        best = max(scored, key=lambda s: (s[0], s[1], s[2].id), default=None)
        if best is None or best[0] < POINTED:
            return self.last[1] if self.last[0] == number - 1 else []
        if noun is not None and noun.tag in ("NNS", "NNPS"):
            return [o for aim, _, o in sorted(scored, key=lambda s: s[1]) if aim >= POINTED and self._one(o, best[2])]
        return [best[2]]

    def _one(self, a: Attribution, b: Attribution) -> bool:
        return a.id == b.id or self.statements.same(a, b)

    def _aim(self, row: Attribution | None, number: int, noun: Token | None, other: Attribution) -> float:
        """How well a statement fits a denial that points."""
        away = max(0, number - (self.statements.sentences_of[other.id] or [number])[-1])
        total = _NEAR[away] if away < len(_NEAR) else 0.0
        lemma = noun.lemma.lower() if noun is not None else ""
        accuses = bool(self.statements.cue_lemmas(other) & _ACCUSING)
        if lemma in _ACCUSATION:
            total += FITS if accuses else 0.0
        if lemma in _COUNTED:
            total += FITS if self.statements.counts(other) else -MISFITS
        if row is not None and self._accuses(other, row):
            total += ACCUSED
        if self._one_paragraph(number - away, number):
            total += PARAGRAPH
        return total - (MISFITS if other.stance == "denies" else 0.0)

    def _accuses(self, other: Attribution, row: Attribution) -> bool:
        """Whether a statement speaks of the denier, by a word of the name: "accused the union of …"."""
        called = {w for w in self.statements.called(row) if len(w) > 3}
        return any(t.lemma.lower() in called for s in other.content for t in self.scene.parse.between(s))
