"""Which statements a caveat is about: those whose speaker it names, those whose words it shares, the nearest ones.

Each tie comes with its reason. Nothing is tied over the border of two entries of a live page.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from dateline.extract.caveats_denied import AGAIN, RETRACTING, Denials
from dateline.extract.caveats_likeness import Likeness
from dateline.extract.caveats_statements import Statements, in_order
from dateline.extract.caveats_triggers import CHECKING, REPORTED, STATED, Trigger
from dateline.extract.clauses import Scene
from dateline.extract.speakers import Speakers
from dateline.reading import Attribution, Reading, Span, Token

_MANY = frozenset("these those them both either neither".split())
_TWO = frozenset("both either neither".split())
#: How far back a caveat reaches: sentences with statements for a plural, sentences at all for a singular.
RUN, REACH = 5, 3
#: A caveat that names whose statement it means reaches back this many sentences.
OWNED = 12
_COUNTED = frozenset("toll number figure count casualty total estimate".split())
#: How alike a statement and the thing in doubt must be, to be tied for that, and what each sentence between takes off.
ALIKE, AWAY = 0.6, 0.04
#: What a name adds that comes again.
NAMED = 0.2
#: What it adds that whoever is silent made the statement.
PREFERRED = 0.2
_OWNERS = frozenset("his her their its".split())


class Ties:
    """Which attributions a caveat is about, and why."""

    def __init__(
        self, reading: Reading, scene: Scene, likeness: Likeness, entry_of: Callable[[int], int] = lambda _: 0
    ) -> None:
        self.scene = scene
        self.statements = Statements(reading, scene, entry_of)
        self.likeness = likeness
        self.denials = Denials(scene, self.statements, likeness)
        self._reading = reading
        self._speakers: Speakers | None = None

    def of(self, trigger: Trigger) -> tuple[list[Attribution], str]:
        """The attributions that a caveat covers, in text order, and the reason; none where nothing can be told."""
        whose = self._whose(trigger)
        if trigger.kind in ("denied", "disputed"):
            if not whose and self._owners(trigger) and trigger.token.lemma.lower() in RETRACTING:
                return [], ""  # "corrected a statement by the airline" that the report does not give
            if trigger.row is None and trigger.token.lemma.lower() in _DIFFERING:
                return self._last_two(trigger), "the last statements of two speakers"
            mine: list[Attribution] = []
            if trigger.row is None:
                subject = self._subject(trigger.token)
                near = self.statements.near(trigger.token.sent, OWNED)
                mine = [a for a in near if self._speaks(subject, a) and self.statements.place(a) < trigger.token.start]
            found, why = self.denials.of(trigger, whose, mine)
            return in_order(self.statements, found), why
        token = trigger.token
        here = [a for a in self.statements.at(token.sent) if not self.statements.holds(a, token)]
        before = [a for a in here if self.statements.place(a) < token.start]
        if trigger.own:
            if here or trigger.what is not None:
                return here, "told in the caveat's own sentence"
            alike = self._alike(trigger, self._object(trigger))
            if not alike and self._goes_on(trigger):
                return self._back(token.sent, many=False), "goes on from the statement before"
            return alike, "speaks of the same"
        if whose:
            return whose, "the statement of whoever is named"
        if trigger.kind == "no-detail":
            return self._silence(trigger, here, before)
        return self._unverified(trigger, here, before)

    def _unverified(
        self, trigger: Trigger, here: list[Attribution], before: list[Attribution]
    ) -> tuple[list[Attribution], str]:
        if trigger.open:
            alike = self._alike(trigger, self._object(trigger))
            if not alike and self._goes_on(trigger):
                return self._back(trigger.token.sent, many=False), "goes on from the statement before"
            return alike, "speaks of the same"
        many = self._many(trigger)
        if before:
            return (before if many else before[-1:]), "said before it in the sentence"
        two = self._two(trigger)
        if two:
            return two, "the last statements of two speakers"
        figure = self._figure(trigger)
        if figure:
            return figure, "the nearest statement with a number"
        alike = [] if many else self._alike(trigger, self._object(trigger))
        if alike:
            return alike, "speaks of the same"
        back = self._back(trigger.token.sent, many)
        if back:
            return back, "the statements before" if many else "the nearest statement before"
        return here or self._following(trigger.token.sent), "the nearest statement"

    def _goes_on(self, trigger: Trigger) -> bool:
        """Whether a question is on what was just spoken of: "could not confirm how they were hurt", "could not locate
        the man", "the cause is not known" after somebody gave one."""
        token, what = trigger.token, trigger.what
        if token.lemma.lower() in CHECKING:
            asked = self.scene.children(token.i, "ccomp")
            subjects = [s for c in asked for s in self.scene.children(c.i, "nsubj", "nsubjpass")]
            return any(s.tag == "PRP" for s in subjects)
        if what is None:
            return False
        if what.lemma.lower() in _CAUSES:
            before = self._back(token.sent, many=False)
            words = {t.lemma.lower() for a in before for s in (*a.cue, *a.content) for t in self.scene.parse.between(s)}
            return bool(words & _CAUSING)
        definite = any(c.text.lower() in ("the", "that") for c in self.scene.children(what.i, "det"))
        return token.lemma.lower() in ("locate", "trace", "reach") and definite and what.ent == ""

    def _following(self, number: int) -> list[Attribution]:
        """The statements of the next sentence, where a caveat opens what it is about."""
        if not self.statements.together(number, number + 1) or self.statements.paragraph_ends(number):
            return []
        return [a for a in self.statements.at(number + 1) if self.statements.claims(a)]

    def _silence(
        self, trigger: Trigger, here: list[Attribution], before: list[Attribution]
    ) -> tuple[list[Attribution], str]:
        """What somebody who gave no detail left open: a statement on what they were asked, or their own last one."""
        joined = [c.i for c in self.scene.children(trigger.token.i, "conj")]
        below = self.scene.tree(trigger.token.i, joined)
        inner = [
            a
            for a in here
            if any(t.i in below and t.i > trigger.token.i for s in a.cue for t in self.scene.parse.between(s))
        ]
        if inner:
            return inner, "told in what was left open"
        subject = self._subject(trigger.token)
        mine = [a for a in self.statements.near(trigger.token.sent, OWNED) if self._speaks(subject, a)]
        asked = self._alike(trigger, self._object(trigger), {a.id for a in mine})
        if before and not trigger.open:
            return before[-1:], "said before it in the sentence"
        if trigger.open or asked:
            return asked, "speaks of the same"
        said = [a for a in mine if self.statements.place(a) < trigger.token.start and self.statements.claims(a)]
        if said:
            return [self._opening(said[0])], "the last statement of whoever is silent"
        number = trigger.token.sent
        back = self._back(number, many=False)
        if subject is not None and subject.pos != "PRON":  # somebody else may go on from the sentence right before
            near = [a for a in back if number - 1 in self.statements.sentences_of[a.id]]
            back = [] if self.statements.paragraph_ends(number - 1) else near
        return back, "the nearest statement before"

    def _subject(self, verb: Token) -> Token | None:
        """Who gives no detail: the subject of the verb, or of the one that it completes."""
        for _ in range(3):
            subjects = self.scene.children(verb.i, "nsubj")
            if subjects or verb.head == verb.i:
                return subjects[0] if subjects else None
            verb = self.scene.tokens[verb.head]
        return None

    def _speaks(self, subject: Token | None, row: Attribution) -> bool:
        """Whether a statement is by whoever the subject means."""
        if subject is None:
            return False
        if subject.pos == "PRON":
            meant = self._meant(subject)
            return meant is not None and row.speaker == meant
        return subject.lemma.lower() in self.statements.called(row)

    def _object(self, trigger: Trigger) -> list[Span]:
        """The words for the thing in doubt: what hangs on the trigger, or its subject in a passive."""
        token = trigger.token
        below = self.scene.children(token.i, "dobj", "ccomp", "xcomp", "nsubjpass", "prep")
        if token.pos != "VERB":
            below = self.scene.children(token.i, "prep", "acl", "relcl")
            above = self.scene.tokens[token.head]
            below += self.scene.children(above.i, "nsubj", "nsubjpass") if above.i != token.i else []
        if trigger.kind == "no-detail":
            below = [c for c in below if c.dep not in ("nsubj", "nsubjpass")]
        tokens = sorted({i for c in below for i in self.scene.tree(c.i)})
        words = [self.scene.tokens[i] for i in tokens]
        kept = [t for t in words if t.lemma.lower() not in REPORTED | _ASKED_FOR and t.sent == token.sent]
        return [Span(t.start, t.end) for t in kept if t.pos in ("NOUN", "PROPN", "VERB", "NUM", "ADJ")]

    def _alike(self, trigger: Trigger, spans: Sequence[Span], preferred: Collection[str] = ()) -> list[Attribution]:
        """The statement before that is most like the thing in doubt, where one is; some speak of it sooner."""
        number = trigger.token.sent
        best: list[Attribution] = []
        most = ALIKE
        for row in self.statements.near(number, OWNED) if spans else ():
            if self.statements.holds(row, trigger.token) or not self.statements.claims(row):
                continue
            if self.statements.place(row) >= trigger.token.start:
                continue
            worth = self.likeness.found_in(spans, row.content) - AWAY * (number - self.statements.first(row))
            worth += AGAIN * min(2, self.likeness.shared(spans, row.content))
            worth += NAMED if self.likeness.shared(spans, row.content, names=True) else 0.0
            worth += PREFERRED if row.id in preferred else 0.0
            if worth > most:
                best, most = [row], worth
        return best

    def _opening(self, row: Attribution) -> Attribution:
        """Of what one speaker says in one sentence the first: "denied it and called it gossip" is one answer."""
        rows = [a for a in self.statements.at(self.statements.first(row)) if self.statements.same(a, row)]
        return min(rows or [row], key=lambda a: (self.statements.place(a), a.id))

    def _meant(self, pronoun: Token | None) -> str | None:
        """The mention that a pronoun means."""
        if pronoun is None:
            return None
        if self._speakers is None:
            self._speakers = Speakers(self._reading, self.scene)
        return self._speakers.resolve(Span(pronoun.start, pronoun.end))

    def _two(self, trigger: Trigger) -> list[Attribution]:
        """For "either", "both", "neither": the last statements of the two speakers heard last."""
        what = trigger.what
        words = {what.text.lower(), *(c.text.lower() for c in self.scene.children(what.i))} if what else set()
        return self._last_two(trigger) if words & _TWO else []

    def _last_two(self, trigger: Trigger) -> list[Attribution]:
        """The last statements of the two speakers heard last; those with numbers, where figures are meant."""
        what = trigger.what
        counted = what is not None and what.lemma.lower() in _COUNTED
        found: list[Attribution] = []
        for number in (trigger.token.sent, *self.statements.back(trigger.token.sent)):
            for row in reversed(self.statements.at(number)):
                if self.statements.place(row) >= trigger.token.start or self.statements.holds(row, trigger.token):
                    continue
                if counted and not self.statements.counts(row):
                    continue
                if not any(row.id == a.id or self.statements.same(row, a) for a in found):
                    found.insert(0, row)
                if len(found) == 2:
                    return found
        return []

    def _figure(self, trigger: Trigger) -> list[Attribution]:
        """For "the toll", "the number": the nearest statement before that holds a number."""
        what = trigger.what
        if what is None or what.lemma.lower() not in _COUNTED or what.tag in ("NNS", "NNPS"):
            return []
        for number in self.statements.back(trigger.token.sent):
            rows = [a for a in self.statements.at(number) if self.statements.counts(a) and self.statements.claims(a)]
            if rows:
                return rows[-1:]
        return []

    def bare(self, trigger: Trigger) -> list[int]:
        """The sentence covered where no statement was found: the outlet's own telling can be unverified, too."""
        number = trigger.token.sent
        if trigger.kind != "unverified":
            return []
        if trigger.own or trigger.open:
            return [number]
        return list(self.statements.back(number))[:1]

    def _many(self, trigger: Trigger) -> bool:
        what = trigger.what
        if what is None:
            return False
        if what.text.lower() in _MANY:
            return True
        if any(c.text.lower() in _TWO for c in self.scene.children(what.i, "det", "preconj")):
            return True
        return what.tag in ("NNS", "NNPS") and what.lemma.lower() in REPORTED

    def _whose(self, trigger: Trigger) -> list[Attribution]:
        """What the owner in "the engineer's account", "the claims by the ministry" said: the nearest statement before
        whose source has that word or name, all of them within reach for a plural; empty where nobody is told."""
        owners = self._owners(trigger)
        meant = self._owner_meant(trigger)
        if not owners and meant is None:
            return []
        whole = self._many(trigger) or (trigger.what is not None and trigger.what.lemma.lower() in _ACCOUNTS)
        counted = trigger.what is not None and trigger.what.lemma.lower() in _COUNTED
        found: list[Attribution] = []
        missing = set(owners)
        for sentence in self.statements.back(trigger.token.sent):
            if trigger.token.sent - sentence > OWNED:
                break
            rows = [a for a in self.statements.at(sentence) if self.statements.claims(a)]
            rows = [a for a in rows if self.statements.counts(a)] if counted else rows
            mine = [a for a in rows if owners & self.statements.called(a) or (meant and a.speaker == meant)]
            found += [a for a in mine if not any(a.id == b.id for b in found)]
            missing -= {w for a in mine for w in self.statements.called(a)}
            ended = found and self.statements.paragraph_ends(sentence - 1)
            if found and not missing and (not whole or ended):
                break
        return in_order(self.statements, found)

    def _owner_meant(self, trigger: Trigger) -> str | None:
        what = trigger.what
        if what is None or what.lemma.lower() not in REPORTED:
            return None
        return self._meant(next((c for c in self.scene.children(what.i, "poss") if c.text.lower() in _OWNERS), None))

    def _owners(self, trigger: Trigger) -> frozenset[str]:
        """The words for whose statement is meant: "the driver's claim", "neither the ministry's nor the union's"."""
        what = trigger.what
        if what is None:
            return frozenset()
        beside = [c for c in self.scene.children(what.i, "conj") if c.lemma.lower() in REPORTED]
        heads = []
        if what.lemma.lower() in REPORTED:
            heads = self.scene.children(what.i, "poss")
        elif beside and self.scene.tokens[what.i + 1].text in ("’s", "'s", "’", "'"):
            heads = [what]  # "the ministry's nor the association's version" puzzles the parser
        for noun in [what, *beside]:
            heads += self.scene.children(noun.i, "poss") if noun is not what else []
            for preposition in self.scene.children(noun.i, "prep", "agent"):
                if preposition.text.lower() in ("by", "from") or noun.lemma.lower() in STATED:
                    heads += self.scene.children(preposition.i, "pobj")
        for head in list(heads):
            heads += [c for c in self.scene.children(head.i, "conj") if c.lemma.lower() not in REPORTED]
        return frozenset(h.lemma.lower() for h in heads if h.pos in ("NOUN", "PROPN"))

    def _back(self, sentence: int, many: bool) -> list[Attribution]:
        """The nearest statements before a sentence: one sentence's, or a run of them where `many`.

        A caveat that ends a paragraph speaks of that paragraph; one that has its own, of those before.
        """
        found: list[Attribution] = []
        sentences = gaps = 0
        opens = self.statements.paragraph_ends(sentence - 1)
        for number in self.statements.back(sentence):
            if sentences >= (RUN if many else 1) or gaps >= REACH:
                break
            if found and self.statements.paragraph_ends(number) and not opens:
                break
            rows = [a for a in self.statements.at(number) if self.statements.claims(a)]
            if rows:
                new = [r for r in rows if not any(r.id == f.id for f in found)]
                found = new + found
                sentences += bool(new)
            elif found and not self.statements.at(number):
                break
            else:
                gaps += 1
        return found if many else found[-1:]


_DIFFERING = frozenset("differ vary diverge conflict clash disagree".split())
_CAUSES = frozenset("cause motive reason origin".split())
_CAUSING = frozenset("cause blame attribute because spark start ignite trigger suspect motive due".split())
_ACCOUNTS = frozenset("account version story testimony".split())
_ASKED_FOR = frozenset(
    """question comment request detail evidence proof information word reason more name number figure source explanation
    identity location timeline breakdown further""".split()
)
