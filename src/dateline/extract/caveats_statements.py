"""The statements of a report as a caveat sees them: by sentence, by speaker, and which can be doubted at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from dateline.extract.clauses import Scene
from dateline.extract.cues import VERBS, lemma_of
from dateline.extract.cues_silence import SPOKEN
from dateline.reading import Attribution, Mention, Reading, Span, Token
from dateline.text import unwrapped
from dateline.values import Name

#: No caveat looks further than this many sentences, however many of them are furniture.
FARTHEST = 40
#: Stances of which nobody asks whether they are true.
_NO_CLAIMS = frozenset(("asks", "orders", "promises", "doubts"))
#: What a denial points at, by pronoun.
POINTING = frozenset("this that it these those them which so either neither both".split())


class Statements:
    """The attributions of one report. A statement lies in the sentences of its cue and content."""

    def __init__(self, reading: Reading, scene: Scene, entry_of: Callable[[int], int]) -> None:
        self.scene = scene
        self.text = reading.text
        self.by_sentence: dict[int, list[Attribution]] = {}
        self.sentences_of: dict[str, list[int]] = {}
        self._entry_of = entry_of
        self._names = {m.id: _words_of(m) for m in reading.names}
        for row in reading.attributions:
            numbers = sorted({t.sent for s in (*row.cue, *row.content) for t in scene.parse.between(s)})
            self.sentences_of[row.id] = numbers
            for number in numbers:
                self.by_sentence.setdefault(number, []).append(row)

    def at(self, number: int) -> list[Attribution]:
        """The statements of a sentence, in the order in which the report has them."""
        return self.by_sentence.get(number, [])

    def near(self, number: int, back: int, ahead: int = 0) -> list[Attribution]:
        """The statements of a sentence and of those around it, nearest first, within its entry of a live page."""
        order = [number, *(n for k in range(1, FARTHEST) for n in (number - k, number + k))]
        found: dict[str, Attribution] = {}
        for n in order:
            if number - back <= n <= number + ahead and self.together(number, n):
                found |= {row.id: row for row in reversed(self.at(n)) if row.id not in found}
        return list(found.values())

    def together(self, a: int, b: int) -> bool:
        """Whether two sentences stand in one entry of a live page (any report else is one)."""
        if not 0 <= min(a, b) <= max(a, b) < len(self.scene.parse.sentences):
            return False
        return self._entry_of(a) == self._entry_of(b)

    def back(self, number: int) -> Iterator[int]:
        """The sentences before one in its entry, nearest first, without furniture, questions and headings."""
        for n in range(number - 1, max(-1, number - 1 - FARTHEST), -1):
            if not self.together(number, n):
                return
            if n not in self.scene.furniture and not self.heading(n):
                yield n

    def place(self, row: Attribution) -> int:
        """Where a statement begins, without its source."""
        return min(s.start for s in (*row.cue, *row.content))

    def first(self, row: Attribution) -> int:
        """Its first sentence."""
        return next(iter(self.sentences_of[row.id]), 0)

    def called(self, row: Attribution) -> set[str]:
        """The words for a statement's source: those in the text, and the full name that they stand for."""
        words = {t.lemma.lower() for s in row.source for t in self.scene.parse.between(s)}
        return words | self._names.get(row.speaker or "", set())

    def same(self, a: Attribution, b: Attribution) -> bool:
        """Whether two statements have one speaker."""
        if a.speaker is not None and a.speaker == b.speaker:
            return True
        return bool(a.source and b.source) and a.source[0].of(self.text).lower() == b.source[0].of(self.text).lower()

    def cue_lemmas(self, row: Attribution) -> set[str]:
        """The lemmas of a statement's cue."""
        return {lemma_of(t.lemma) for s in row.cue for t in self.scene.parse.between(s)}

    def holds(self, row: Attribution, token: Token) -> bool:
        """Whether a word is the cue of a statement, or what it says is said of that word: a caveat doubts neither
        itself ("was unable to confirm this") nor whoever tells it ("said the claim could not be verified")."""
        top = token
        for _ in range(4):
            if any(s.start <= top.start < s.end for s in row.cue):
                return True
            if top.dep not in ("xcomp", "acomp") or top.head == top.i:
                break
            top = self.scene.tokens[top.head]
        for span in row.content if token.dep != "amod" else ():
            if span.start <= token.start < span.end:
                top = token
                while span.start <= self.scene.tokens[top.head].start < span.end and top.head != top.i:
                    if top.dep in ("relcl", "conj", "advcl", "acl", "pcomp"):
                        return False
                    top = self.scene.tokens[top.head]
                return True
        return False

    def claims(self, row: Attribution) -> bool:
        """Whether a statement says something that is true or not: no question, order or hope, no bare "it"."""
        cue = [VERBS[lemma] for lemma in self.cue_lemmas(row) if lemma in VERBS]
        thought = bool(cue) and all(c.kind == "thought" for c in cue)
        return row.stance not in _NO_CLAIMS and not thought and not (row.stance == "denies" and self.points(row))

    def points(self, row: Attribution) -> bool:
        """Whether a statement's content only points at another: "it", "the figure"."""
        words = [t for s in row.content for t in self.scene.parse.between(s) if t.pos not in ("PUNCT", "DET")]
        return all(t.text.lower() in POINTING or t.lemma.lower() in SPOKEN for t in words)

    def counts(self, row: Attribution) -> bool:
        """Whether a statement holds a number."""
        return any(t.pos == "NUM" for s in row.content for t in self.scene.parse.between(s))

    def paragraph_ends(self, number: int) -> bool:
        """Whether a line ends behind a sentence."""
        if number + 1 >= len(self.scene.parse.sentences):
            return True
        here, following = (self.scene.parse.sentence_span(n) for n in (number, number + 1))
        return "\n" in unwrapped(self.scene.text)[here.end : following.start]

    def heading(self, number: int) -> bool:
        """A question or a line without a verb: no statement, and no end of a run of them."""
        tokens = self.scene.parse.sentence(number)
        return tokens[-1].text == "?" or not any(t.pos in ("VERB", "AUX") for t in tokens)


def in_order(statements: Statements, rows: Iterable[Attribution]) -> list[Attribution]:
    """Each statement once, as the report has them."""
    once = {row.id: row for row in rows}
    return sorted(once.values(), key=lambda row: (statements.place(row), row.id))


def begins(row: Attribution) -> Span:
    """The first span of a statement's content."""
    return min(row.content)


def _words_of(mention: Mention) -> set[str]:
    value = mention.value
    return set(f"{value.name} {value.role or ''}".lower().split()) if isinstance(value, Name) else set()
