"""Which statements a caveat is about: those whose speaker it names, those whose words it shares, the nearest ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dateline.extract.caveats_triggers import REPORTED, STATED, Trigger
from dateline.extract.clauses import Scene
from dateline.reading import Attribution, Mention, Reading, Token
from dateline.text import unwrapped
from dateline.values import Name

_MANY = frozenset("these those them both either neither".split())
_TWO = frozenset("both either neither".split())
#: How far back a caveat reaches: sentences with statements for a plural, sentences at all for a singular.
RUN, REACH = 5, 3
#: A caveat that names whose statement it means reaches back this many sentences, and a denial as many for shared words.
OWNED = 12
#: A denial may come before what it denies ("The firm denied that its crew lit the fire. Campers said …").
AHEAD = 3
#: No caveat looks further back than this many sentences, however many of them are furniture.
FARTHEST = 40
#: Cues that take back the speaker's own words.
RETRACTING = frozenset("retract withdraw recant rescind correct revise replace walk take remove".split())
_LIGHT = frozenset("be have do say tell make get take give go come know think would other such own people".split())
_COUNTED = frozenset("toll number figure count casualty total estimate".split())


def _words_of(mention: Mention) -> set[str]:
    value = mention.value
    return set(f"{value.name} {value.role or ''}".lower().split()) if isinstance(value, Name) else set()


#: Leaves out of some statements what a denier says itself.
_Others = Callable[[Sequence[Attribution]], list[Attribution]]


class Ties:
    """Which attributions a caveat is about; attributions are looked up by the sentence of their cue."""

    def __init__(self, reading: Reading, scene: Scene) -> None:
        self.scene = scene
        self.text = reading.text
        self.by_sentence: dict[int, list[Attribution]] = {}
        self.sentences_of: dict[str, list[int]] = {}
        self.last: tuple[int, list[Attribution]] = (-9, [])
        self.names = {m.id: _words_of(m) for m in reading.names}
        for row in reading.attributions:
            numbers = sorted({t.sent for s in (*row.cue, *row.content) for t in scene.parse.between(s)})
            self.sentences_of[row.id] = numbers
            for number in numbers:
                self.by_sentence.setdefault(number, []).append(row)

    def of(self, trigger: Trigger) -> list[Attribution]:
        """The attributions that a caveat covers, in text order; empty where nothing can be told."""
        token = trigger.token
        here = [a for a in self.by_sentence.get(token.sent, []) if not self._holds(a, token)]
        top = token
        while top.dep in ("xcomp", "acomp", "acl", "advcl", "attr") and top.head != top.i:
            top = self.scene.tokens[top.head]
        if top.dep == "ccomp" and not trigger.own:  # "said it could not verify the claim" is no claim to verify
            here = [a for a in here if not self._holds(a, self.scene.tokens[top.head])]
        before = [a for a in here if self._cue(a) < token.start]
        if trigger.kind in ("denied", "disputed"):
            return self._against(trigger, before or here)
        if trigger.own:
            return here
        whose = self._whose(trigger)
        if trigger.kind == "no-detail" and not whose:
            below = {t for t in self.scene.tree(token.i) if t > token.i}
            inner = [a for a in here if any(t.i in below for s in a.cue for t in self.scene.parse.between(s))]
            whose = inner or self._of_subject(trigger)
        if whose:
            return whose
        if before:
            return before if self._many(trigger) else before[-1:]
        back = self._two(trigger) or self._figure(trigger) or self._back(token.sent, many=self._many(trigger))
        return back or here or list(self.by_sentence.get(token.sent + 1, []))

    def _of_subject(self, trigger: Trigger) -> list[Attribution]:
        """The nearest statement of whoever gave no detail, where the sentence names them: "The firm gave no reason"."""
        verb = trigger.token
        for _ in range(3):
            subjects = self.scene.children(verb.i, "nsubj")
            if subjects or verb.head == verb.i:
                break
            verb = self.scene.tokens[verb.head]
        heads = {t.lemma.lower() for t in subjects if t.pos in ("NOUN", "PROPN")}
        number = trigger.token.sent
        for sentence in range(number, max(-1, number - 1 - OWNED), -1) if heads else ():
            rows = self.by_sentence.get(sentence, [])
            mine = [a for a in rows if heads & self._called(a) and self._cue(a) < trigger.token.start]
            if mine:
                return mine[-1:]
        return []

    def _two(self, trigger: Trigger) -> list[Attribution]:
        """For "either", "both", "neither": the last statements of the two speakers heard last."""
        what = trigger.what
        words = {what.text.lower(), *(c.text.lower() for c in self.scene.children(what.i))} if what else set()
        if not words & _TWO:
            return []
        found: list[Attribution] = []
        for number in range(trigger.token.sent - 1, max(-1, trigger.token.sent - 1 - OWNED), -1):
            for row in reversed(self.by_sentence.get(number, [])):
                if not any(row is a or self._same(row, a) for a in found):
                    found.insert(0, row)
                if len(found) == 2:
                    return found
        return []

    def _figure(self, trigger: Trigger) -> list[Attribution]:
        """For "the toll", "the number": the nearest statement before that holds a number."""
        what = trigger.what
        if what is None or what.lemma.lower() not in _COUNTED or what.tag in ("NNS", "NNPS"):
            return []
        for number in range(trigger.token.sent - 1, max(-1, trigger.token.sent - 1 - OWNED), -1):
            rows = [a for a in self.by_sentence.get(number, []) if self._counts(a)]
            if rows:
                return rows[-1:]
        return []

    def _counts(self, row: Attribution) -> bool:
        return any(t.pos == "NUM" for s in row.content for t in self.scene.parse.between(s))

    def bare(self, trigger: Trigger) -> list[int]:
        """The sentence covered where no statement was found: the outlet's own telling can be unverified, too."""
        number = trigger.token.sent
        if trigger.kind != "unverified":
            return []
        if trigger.own:
            return [number]
        number -= 1
        while number >= max(0, trigger.token.sent - FARTHEST) and (
            number in self.scene.furniture or self._heading(number)
        ):
            number -= 1
        return [number] if number >= max(0, trigger.token.sent - FARTHEST) else []

    def _against(self, trigger: Trigger, before: list[Attribution]) -> list[Attribution]:
        """What a denial denies: somebody else's statement with its words, or the one that "it", "the claim" means.

        A retraction means the speaker's own words of before. A denial of what nobody in the report says has no tie.
        """
        number = trigger.token.sent
        denier = trigger.row or next(
            (a for a in self.by_sentence.get(number, []) if self._holds(a, trigger.token)), None
        )
        if trigger.token.lemma.lower() in RETRACTING and denier is not None:
            return self._own_words(denier, number)

        def others(candidates: Sequence[Attribution]) -> list[Attribution]:
            return [a for a in candidates if denier is None or (a is not denier and not self._same(a, denier))]

        whose = others(self._whose(trigger))
        if whose:
            return whose
        if denier is not None and self._says_what(trigger, denier):
            return self._sharing(denier, others)
        inherited = self.last[1] if self.last[0] == number - 1 else []
        return others(before)[-1:] or others(inherited) or others(self._back(number, self._many(trigger)))

    def _own_words(self, row: Attribution, number: int) -> list[Attribution]:
        """The nearest statement of the same speaker before: the one with most words in common, where any has."""
        mine = [
            a
            for n in range(number, max(-1, number - OWNED), -1)
            for a in self.by_sentence.get(n, [])
            if a is not row and self._same(a, row) and self._cue(a) < self._cue(row)
        ]
        return [max(mine, key=lambda a: (len(self._words(a) & self._words(row)), self._cue(a)))] if mine else []

    def _says_what(self, trigger: Trigger, row: Attribution) -> bool:
        """Whether a denial tells what it denies, by a clause or a thing, and does not just point at a statement."""
        words = [t for s in row.content for t in self.scene.parse.between(s) if t.pos != "PUNCT"]
        if len(words) <= 1:
            return False
        what = trigger.what
        if what is not None and what.lemma.lower() in REPORTED:
            return bool(self.scene.children(what.i, "acl", "relcl", "prep", "ccomp"))
        if any(t.dep in ("nsubj", "nsubjpass") and t.pos != "PRON" for t in words):
            return True
        return words[0].pos != "PRON" and not any(t.lemma.lower() in REPORTED for t in words[:3])

    def _sharing(
        self, row: Attribution, others: Callable[[Sequence[Attribution]], list[Attribution]]
    ) -> list[Attribution]:
        """The statements, before or soon after, that have most content words of a denial: two, or its main noun."""
        number = self.sentences_of[row.id][0] if self.sentences_of[row.id] else 0
        last = self.sentences_of[row.id][-1] if self.sentences_of[row.id] else 0
        near = [*range(last, max(-1, number - OWNED - 1), -1), *range(last + 1, last + 1 + AHEAD)]
        rows = others(list({a.id: a for n in near for a in self.by_sentence.get(n, [])}.values()))
        wanted, main = self._words(row), self._main(row)
        best: list[Attribution] = []
        most = 0
        for other in rows:
            shared = wanted & self._words(other)
            weight = len(shared) if len(shared) > 1 or shared & main else 0
            if weight > most:
                best, most = [other], weight
        if best or any(t.pos == "PROPN" for s in row.content for t in self.scene.parse.between(s)):
            return best  # what names somebody or some place of its own is no answer to the statement before
        return (others(self.by_sentence.get(number, [])) or others(self._back(number, many=False)))[-1:]

    def _words(self, row: Attribution) -> frozenset[str]:
        """The lemmas that carry the content of a statement."""
        return frozenset(
            t.lemma.lower()
            for s in row.content
            for t in self.scene.parse.between(s)
            if t.pos in ("NOUN", "PROPN", "VERB", "ADJ", "NUM") and t.lemma.lower() not in _LIGHT
        )

    def _main(self, row: Attribution) -> frozenset[str]:
        """The nouns that a denied clause is about: its subjects and objects."""
        return frozenset(
            t.lemma.lower()
            for s in row.content
            for t in self.scene.parse.between(s)
            if t.pos in ("NOUN", "PROPN") and t.dep in ("nsubj", "nsubjpass", "dobj", "ROOT")
        )

    def _same(self, a: Attribution, b: Attribution) -> bool:
        if a.speaker is not None and a.speaker == b.speaker:
            return True
        return bool(a.source and b.source) and a.source[0].of(self.text).lower() == b.source[0].of(self.text).lower()

    def _holds(self, row: Attribution, token: Token) -> bool:
        """Whether the caveat's own word is the cue of the attribution."""
        return any(s.start <= token.start < s.end for s in row.cue)

    def _cue(self, row: Attribution) -> int:
        return min(s.start for s in (*row.cue, *row.content))

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
        number = trigger.token.sent
        owners = self._owners(trigger.what)
        if not owners:
            return []
        found: list[Attribution] = []
        for sentence in range(number - 1, max(-1, number - 1 - OWNED), -1):
            rows = [a for a in self.by_sentence.get(sentence, []) if a not in found]
            mine = [a for a in rows if owners & self._called(a)]
            found = mine + found
            if found and (not self._many(trigger) or all(any(o in self._called(a) for a in found) for o in owners)):
                break
        return found

    def _owners(self, what: Token | None) -> frozenset[str]:
        """The words for whose statement is meant: "the driver's claim", "neither the ministry's nor the union's"."""
        if what is None or what.lemma.lower() not in REPORTED:
            return frozenset()
        heads = self.scene.children(what.i, "poss")
        for preposition in self.scene.children(what.i, "prep", "agent"):
            if preposition.text.lower() in ("by", "from") or what.lemma.lower() in STATED:
                heads += self.scene.children(preposition.i, "pobj")
        for head in list(heads):
            heads += self.scene.children(head.i, "conj")
        return frozenset(h.lemma.lower() for h in heads if h.pos in ("NOUN", "PROPN"))

    def _called(self, row: Attribution) -> set[str]:
        """The words for a statement's source: those in the text, and the full name that they stand for."""
        words = {t.lemma.lower() for s in row.source for t in self.scene.parse.between(s)}
        return words | self.names.get(row.speaker or "", set())

    def _back(self, sentence: int, many: bool) -> list[Attribution]:
        """The nearest statements before a sentence: one sentence's, or a run of them where `many`.

        A caveat that ends a paragraph speaks of that paragraph; one that has its own, of those before.
        """
        found: list[Attribution] = []
        sentences = gaps = 0
        number = sentence - 1
        while number >= max(0, sentence - FARTHEST) and sentences < (RUN if many else 1) and gaps < REACH:
            if found and self._paragraph_ends(number) and not self._paragraph_ends(sentence - 1):
                break
            rows = self.by_sentence.get(number, [])
            if number in self.scene.furniture or self._heading(number):
                number -= 1
                gaps += 0 if number in self.scene.furniture else 1
                continue
            if rows:
                new = [r for r in rows if r not in found]
                found = new + found
                sentences += bool(new)
            elif found:
                break
            else:
                gaps += 1
            number -= 1
        return found

    def _paragraph_ends(self, number: int) -> bool:
        """Whether a line ends behind a sentence."""
        here, following = (self.scene.parse.sentence_span(n) for n in (number, number + 1))
        return "\n" in unwrapped(self.scene.text)[here.end : following.start]

    def _heading(self, number: int) -> bool:
        """A question or a line without a verb: no statement, and no end of a run of them."""
        tokens = self.scene.parse.sentence(number)
        return tokens[-1].text == "?" or not any(t.pos in ("VERB", "AUX") for t in tokens)
