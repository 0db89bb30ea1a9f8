"""Whom a source phrase means within its report: the name mention with the fullest name, or None when unsure.

A phrase with a name in it is that name, an apposition counting as one ("the head of the service, Ana Ruiz"). Pronouns
go to the candidate that leads a small, additive score (recency, subject, last speaker, known gender) by a margin; the
weights follow the order of importance in Lappin and Leass (1994) and were set by hand.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

import msgspec

from dateline.entries import entries, entry_at
from dateline.extract.clauses import Scene
from dateline.extract.coreference import gender
from dateline.reading import Mention, Reading, Span, Token
from dateline.text import unwrapped
from dateline.values import Name

_PRONOUNS = {
    "he": "male",
    "him": "male",
    "his": "male",
    "himself": "male",
    "she": "female",
    "her": "female",
    "hers": "female",
    "it": "neuter",
    "its": "neuter",
    "they": "plural",
    "their": "plural",
    "them": "plural",
}
_EMPHATIC = frozenset({"himself", "herself", "itself", "themselves"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
#: Dependencies that tie a name to the head of a phrase as another word for the same.
_SAME = frozenset({"appos", "flat", "nsubj"})
_DOCUMENTS = frozenset(
    """statement report post letter memo tweet message announcement release communique bulletin video speech claim
    figure account study survey assessment estimate dispatch notice""".split()
)
_INDEFINITE = re.compile(r"an? (?P<what>[^,;:]{4,60})", re.IGNORECASE)
WINDOW = 5
MARGIN = 0.5
RECENCY, SUBJECT, MAIN_SUBJECT, LAST_SPEAKER, ABOVE, KNOWN_GENDER, QUOTED = 0.6, 1.0, 0.5, 1.5, 2.0, 0.5, -2.0
_RANK = {"person": 0, "organisation": 1, "group": 2, "place": 3, "other": 4, "materiel": 5}


class Speakers:
    """The speakers of one report. Ask in text order: whoever spoke last is remembered."""

    def __init__(self, reading: Reading, scene: Scene) -> None:
        self.reading = reading
        self.scene = scene
        self.names = sorted(reading.names, key=lambda m: (m.span, m.id))
        self.starts = [m.span.start for m in self.names]
        self.by_id = {m.id: m for m in self.names}
        self.chains: dict[str, list[Mention]] = {}
        for mention in self.names:
            self.chains.setdefault(_top(mention), []).append(mention)
        self.genders: dict[str, str | None] = {}
        self.last: tuple[str, int] | None = None
        self.entries = entries(reading.text, reading.document.published)

    def resolve(self, source: Span, speaks: bool = True) -> str | None:
        """The id of the main mention that the words of `source` mean; None where nothing is sure enough.

        With `speaks` False (a picture "shows"), a pronoun may stand for anything and is left alone.
        """
        head = self._head(source)
        if head is None:
            return None
        low = head.text.lower()
        if low in _RELATIVES and head.pos in ("PRON", "DET", "SCONJ"):
            found = self._antecedent(head)
        elif low in _PRONOUNS:
            found = None if not speaks else self._pronoun(head, _PRONOUNS[low])
        else:
            found = self._introduced(source) or self._named(source, head)
        if found is not None:
            self.last = (found, head.start)
        return found

    def _head(self, source: Span) -> Token | None:
        inside = self.scene.parse.between(source)
        if len(inside) > 1 and inside[-1].text.lower() in _EMPHATIC:
            inside = inside[:-1]  # "Duarte himself"
        nouns = [t for t in inside if t.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")]
        outer = [t for t in nouns if not inside[0].i <= t.head <= inside[-1].i or t.head == t.i]
        return outer[-1] if outer else (nouns[-1] if nouns else None)

    def _named(self, source: Span, head: Token) -> str | None:
        inside = [m for m in self._within(source) if isinstance(m.value, Name)]
        persons = [m for m in inside if _kind(m) == "person" and self._is_head(m, head)]
        if persons:
            bodies = [m for m in inside if _kind(m) == "organisation" and self._is_head(m, head)]
            return _top(next((m for m in (*persons, *bodies) if not self._described(m)), persons[0]))
        closing = [m for m in inside if self._closes(source, m)]
        if closing:
            return _top(closing[-1])
        covering = [m for m in inside if m.span.start <= head.start < m.span.end]
        if covering:
            return _top(min(covering, key=lambda m: (_RANK[_kind(m)], m.span)))
        tied = [m for m in inside if self._is_head(m, head)]
        if tied:
            return _top(tied[0])
        return self._author(head) if head.lemma.lower() in _DOCUMENTS else None

    def _introduced(self, source: Span) -> str | None:
        """Who is first described and named in the next sentence of the paragraph: "A dock union leader said …. “…,”
        said Awa Sarr, secretary of the dock union." The role must have the description's words, or two of them."""
        words = _INDEFINITE.fullmatch(source.of(self.reading.text))
        if words is None:
            return None
        told = _telling(words["what"])
        inside = self.scene.parse.between(source)
        first = bisect_left(self.starts, source.end)
        for mention in self.names[first : first + 12]:
            tokens = self.scene.parse.between(mention.span)
            if not tokens or tokens[0].sent > inside[-1].sent + 1:
                return None
            if self._paragraphs(source.end, mention.span.start):
                return None
            role = mention.value.role if isinstance(mention.value, Name) and _kind(mention) == "person" else None
            if role and tokens[0].sent > inside[-1].sent:
                return _top(mention) if len(told & _telling(role)) >= max(1, min(2, len(told))) else None
        return None

    def _author(self, document: Token) -> str | None:
        """Who stands behind "a statement by the Red Crescent", "the ministry's report"."""
        owners = self.scene.children(document.i, "poss")
        for preposition in self.scene.children(document.i, "prep"):
            if preposition.text.lower() in ("by", "from", "of"):
                owners += self.scene.children(preposition.i, "pobj")
        for owner in owners:
            if owner.tag not in ("PRP$",):
                found = self._named(Span(self.scene.tokens[owner.left].start, owner.end), owner)
                if found is not None:
                    return found
        return None

    def _closes(self, source: Span, mention: Mention) -> bool:
        """Whether a person's name ends the phrase after a comma: "the head of the dam authority, Ana Ruiz"."""
        before = self.reading.text[max(0, mention.span.start - 2) : mention.span.start].rstrip()
        after = self.reading.text[mention.span.end : source.end]
        ends = not any(c.isalnum() for c in after) or (after.startswith((" of ", " from ")) and "," not in after)
        return _kind(mention) == "person" and before.endswith(",") and ends and mention.span.start > source.start

    def _described(self, mention: Mention) -> bool:
        """Whether a mention is a description ("a member of parliament"), beside which a name in the phrase counts."""
        words = mention.span.of(self.reading.text).split()
        return not words or words[-1][:1].islower() or not isinstance(mention.value, Name)

    def _within(self, source: Span) -> list[Mention]:
        first = bisect_left(self.starts, source.start - 120)
        last = bisect_right(self.starts, source.end)
        return [m for m in self.names[first:last] if m.span.overlaps(source)]

    def _is_head(self, mention: Mention, head: Token) -> bool:
        """Whether the mention holds the head, or hangs on it (or it on the mention) as another name for the same."""
        for token in self.scene.parse.between(mention.span):
            step = token
            for _ in range(4):
                if step.i == head.i:
                    return True
                if step.dep not in _SAME or step.head == step.i:
                    break
                step = self.scene.tokens[step.head]
        return False

    def _antecedent(self, pronoun: Token) -> str | None:
        for above in self.scene.parse.ancestors(pronoun.i):
            if above.dep == "relcl":
                noun = self.scene.tokens[above.head]
                first = min(noun.left, noun.i)
                found = self._named(Span(self.scene.tokens[first].start, noun.end), noun)
                return found or self._just_named(pronoun)
        return None

    def _just_named(self, pronoun: Token) -> str | None:
        """Who is named before "who" with no verb between: "Ana Ruiz, the port's former head, who …", where the parser
        hangs the clause elsewhere."""
        begin = self.scene.tokens[self.scene.parse.sentences[pronoun.sent][0]].start
        if pronoun.text.lower() != "who":
            return None
        for mention in reversed(self.names[bisect_left(self.starts, begin) : bisect_left(self.starts, pronoun.start)]):
            inside = self.scene.parse.between(mention.span)
            if not inside or any(t.pos in ("VERB", "AUX") for t in self.scene.tokens[inside[-1].i + 1 : pronoun.i]):
                return None
            if _kind(mention) == "person" and not any(t.dep == "poss" for t in inside):
                return _top(mention)
        return None

    def _pronoun(self, pronoun: Token, wanted: str) -> str | None:
        first = max(0, pronoun.sent - WINDOW)
        begin = self.scene.tokens[self.scene.parse.sentences[first][0]].start
        here = entry_at(self.entries, pronoun.start)
        begin = max(begin, self.entries[here].span.start) if here >= 0 else begin
        scores: dict[str, float] = {}
        for mention in self.names[bisect_left(self.starts, begin) : bisect_left(self.starts, pronoun.start)]:
            if self._fits(mention, wanted):
                top = _top(mention)
                scores[top] = max(scores.get(top, -9.0), self._score(mention, pronoun))
        if wanted in ("male", "female"):
            for top in list(scores):
                known = self._gender(top)
                if known is not None and known != wanted:
                    del scores[top]
                elif known == wanted:
                    scores[top] += KNOWN_GENDER
        if self.last and self.last[0] in scores and self._still_speaks(scores, pronoun):
            scores[self.last[0]] += LAST_SPEAKER
        ranked = sorted(
            scores, key=lambda top: (-scores[top], self.by_id[top].span if top in self.by_id else Span(0, 0))
        )
        if not ranked or scores[ranked[0]] < -1.0:
            return None
        if len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < MARGIN:
            return None
        if wanted in ("male", "female"):
            self.genders.setdefault(ranked[0], wanted)
            self.genders[ranked[0]] = self.genders[ranked[0]] or wanted
        return ranked[0]

    def _still_speaks(self, candidates: Iterable[str], pronoun: Token) -> bool:
        """Whether the last speaker may go on: in this paragraph, or in the next where nobody else is brought in."""
        if self.last is None:
            return False
        speaker, place = self.last
        if entry_at(self.entries, place) != entry_at(self.entries, pronoun.start):
            return False
        away = self._paragraphs(place, pronoun.start)
        if away != 1:
            return away == 0
        others = set(candidates) - {speaker}
        inside = self.names[bisect_left(self.starts, place) : bisect_left(self.starts, pronoun.start)]
        return not any(_top(m) in others and self._paragraphs(m.span.start, pronoun.start) == 0 for m in inside)

    def _paragraphs(self, start: int, end: int) -> int:
        """How many paragraph breaks lie between two places, up to 2."""
        if end - start > 4000:
            return 2
        between = unwrapped(self.reading.text)[start:end]
        return len([line for line in between.splitlines()[1:] if line.strip()])

    def _fits(self, mention: Mention, wanted: str) -> bool:
        kind = _kind(mention)
        if wanted in ("male", "female"):
            return kind == "person"
        if wanted == "plural":
            return kind in ("group", "organisation")
        if kind == "place":
            return isinstance(mention.value, Name) and mention.value.role == "government"
        return kind == "organisation"

    def _score(self, mention: Mention, pronoun: Token) -> float:
        tokens = self.scene.parse.between(mention.span)
        if not tokens:
            return -9.0
        total = -RECENCY * (pronoun.sent - tokens[-1].sent)
        subject = next((t for t in tokens if t.dep in ("nsubj", "nsubjpass")), None)
        if subject is None and tokens[-1].dep == "appos" and self.scene.tokens[tokens[-1].head].dep == "nsubj":
            subject = self.scene.tokens[tokens[-1].head]
        if subject is not None:
            total += SUBJECT
            if self.scene.tokens[subject.head].dep == "ROOT":
                total += MAIN_SUBJECT
            verbs = [t.i for t in self.scene.parse.ancestors(pronoun.i)][1:]
            if subject.head in verbs:
                total += ABOVE
        if self.scene.quote_of[tokens[0].i] >= 0 and self.scene.quote_of[pronoun.i] < 0:
            total += QUOTED
        return total

    def _gender(self, top: str) -> str | None:
        if top not in self.genders:
            chain = self.chains[top]
            alone = msgspec.structs.replace(self.reading, names=tuple(chain))
            self.genders[top] = gender(alone, self.by_id.get(top, chain[0]))
        return self.genders[top]


def _telling(phrase: str) -> set[str]:
    """The longer words of a description, without endings of plurals and owners."""
    return {w.rstrip("s") for w in re.findall(r"[^\W\d_]+", phrase.casefold()) if len(w) > 3}


def _top(mention: Mention) -> str:
    return mention.refers or mention.id


def _kind(mention: Mention) -> str:
    return mention.value.kind if isinstance(mention.value, Name) else "other"
