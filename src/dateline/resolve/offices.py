"""Whose office somebody holds, read off the parse of one report: "its leader, Ana Ruiz", "Corvane's lawyer, Tom Weil",
"Dr Lala, who runs the ward of the hospital", "Colonel Reyes of the rural guard".

An office is a noun beside a name; its owner stands before it, behind a preposition or behind a verb of leading. An
owner is the mention that its words hold, the body that "its" or "the company" goes back to, or, where the report names
no such body, the words alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from dateline.reading import Mention, Reading, Span, Token
from dateline.resources import word_lists
from dateline.values import Name, Place

Ref = tuple[str, str]

_OWNING = frozenset("of for with at from in".split())
_LEADING = frozenset(
    "lead head run chair command direct own manage represent oversee govern coordinate preside".split()
)
#: Nouns beside a name that tie somebody to a body without speaking for it.
_NO_OFFICE = frozenset(
    """relative wife husband widow father mother brother sister son daughter uncle aunt cousin friend neighbour neighbor
    resident witness victim suspect survivor critic opponent supporter fan customer native citizen passenger patient
    student pupil visitor prisoner inmate defendant rival enemy member worker employee tenant shareholder villager
    motorist founder ally partner colleague guest""".split()
)
_STATE = frozenset(
    "minister premier chancellor president parliament senator ambassador vice-president king queen emperor".split()
)
_FORMER = frozenset("former ex late ousted deposed retired exiled".split())
_ITS = frozenset("its their".split())
_HIS = frozenset("his her".split())
#: Offices that one person does for another.
_FOR_PERSONS = frozenset(
    "lawyer attorney spokesman spokeswoman spokesperson solicitor barrister aide adviser advisor counsel agent".split()
)
#: The share of a report's places in one country that makes its ministers that country's.
HOME = 0.75
#: Offices that only a body has, whatever the parser took its name for.
_OF_BODIES = frozenset("director executive chairman chairwoman manager secretary".split())
_INSIDE = ("amod", "compound", "nmod", "prep", "relcl", "acl", "appos", "nummod")
_SPEAKING = frozenset("spokesman spokeswoman spokesperson".split())
#: "Its" and "the company" look for their body in so many sentences before.
BEFORE = 3


class Office(msgspec.Struct, frozen=True):
    """One office as a report gives it: the `phrase`, and the owner as a mention (`owner`), else as `words`. `state`:
    an office of a government, with no owner told ("Justice Minister"); `words` is then the code of the one country in
    which nearly all of the report plays, or empty."""

    phrase: str
    owner: Ref | None = None
    words: str = ""
    state: bool = False


def home(readings: Sequence[Reading], literal: bool = True) -> str:
    """The code of the country of nearly all places that reports name; empty where there are two such or none."""
    values = [m.value for reading in readings for m in reading.places if isinstance(m.value, Place)]
    votes = Counter(value.country for value in values if value.country and (value.literal or not literal))
    ranked = sorted(votes.items(), key=lambda v: (-v[1], v[0]))
    return ranked[0][0] if ranked and ranked[0][1] >= HOME * sum(votes.values()) else ""


class Offices:
    """The offices that one report gives to the people whom it names."""

    def __init__(self, reading: Reading, elsewhere: str = "") -> None:
        """`elsewhere`: the country in which the other reports of the story play, for one that tells none itself."""
        self._reading = reading
        self._parse = reading.parse
        self._names = sorted((m for m in reading.names if isinstance(m.value, Name)), key=lambda m: (m.span, m.id))
        self._starts = [m.span.start for m in self._names]
        self._tops = {m.id: m for m in self._names}
        self._bodies = word_lists("roles.txt")["body"]
        self._companies = word_lists("roles.txt")["company"]
        self._home = home([reading]) or elsewhere
        self._firm = self._only_company()
        self._people = word_lists("roles.txt")["role"]

    def of(self, mention: Mention) -> Iterator[Office]:
        """The offices told beside one mention of a person."""
        inside = self._parse.between(mention.span)
        if not inside or not isinstance(mention.value, Name) or mention.value.kind != "person":
            return
        if inside[-1].text[:1].islower():
            return  # a description tells its office itself
        outer = [t for t in inside if not inside[0].i <= t.head <= inside[-1].i or t.head == t.i]
        root = outer[-1] if outer else inside[-1]
        for noun in self._nouns(root, inside):
            yield from self._office(noun, mention)
        yield from self._before(root, inside, mention)
        for child in self._children(root, "relcl"):
            if child.lemma.lower() in _LEADING:
                yield from self._led(child, mention)
        yield from self._belonging(root, mention)

    def _nouns(self, root: Token, inside: Sequence[Token]) -> Iterator[Token]:
        """The nouns that stand for the same person: appositions either way, "X is the head of …"."""
        first, last = inside[0].i, inside[-1].i
        for child in self._children(root, "appos"):
            if not first <= child.i <= last and child.pos in ("NOUN", "PROPN"):
                yield child
        above = self._parse.tokens[root.head]
        if root.dep == "appos" and above.pos in ("NOUN", "PROPN") and above.i != root.i:
            yield above
        if root.dep == "nsubj" and above.lemma == "be":
            yield from (t for t in self._children(above, "attr") if t.pos == "NOUN")

    def _office(self, noun: Token, mention: Mention) -> Iterator[Office]:
        """An office noun with its owners."""
        lemma = noun.lemma.lower()
        tokens = [t for t in self._parse.subtree(noun.i) if not mention.span.start <= t.start < mention.span.end]
        phrase = self._words(tokens[:12])
        if not self._counts(noun, tokens):
            return
        owners = list(self._owners(noun))
        for owner in owners:
            found = self._owned(owner, lemma, phrase, mention)
            if found is not None:
                yield found
                return
        if not owners and lemma in _STATE:
            yield Office(phrase, words=self._home, state=True)
        elif not owners and self._definite(noun) and lemma in ("executive", "chairman", "chairwoman", "director"):
            body = self._last_body(noun, companies=True) or self._firm
            if body is not None:
                yield Office(phrase, body)

    def _before(self, root: Token, inside: Sequence[Token], mention: Mention) -> Iterator[Office]:
        """A title that stands right before the name: "Federation president Ana Ruiz", "Justice Minister Ana Ruiz"."""
        title: list[Token] = []
        at = inside[0].i - 1
        while at >= 0 and self._parse.tokens[at].sent == root.sent and self._parse.tokens[at].pos in _TITLE_WORDS:
            title.insert(0, self._parse.tokens[at])
            at -= 1
        # A mention may hold its title itself ("Colonel Reyes", "Mining Minister Ortega").
        own = [t for t in inside[:-1] if t.lemma.lower() in self._people | _STATE]
        if own:
            title += list(inside[: own[-1].i - inside[0].i + 1])
        heads = [t for t in title if t.lemma.lower() in self._people | _STATE | _FOR_PERSONS]
        if not heads or not self._counts(heads[-1], title):
            return
        head, phrase = heads[-1], self._words(title)
        words = [t for t in title if t.i < head.i and t.pos != "PART" and t.text not in ("’s", "'s", "’", "'")]
        for start in range(len(words)):
            found = self._owned(words[start], head.lemma.lower(), phrase, mention)
            if found is not None:
                yield found
                return
        if head.lemma.lower() in _STATE:
            yield Office(phrase, words=self._home, state=True)

    def _led(self, verb: Token, mention: Mention) -> Iterator[Office]:
        """ "Who heads the presidential guard"."""
        for thing in self._children(verb, "dobj"):
            phrase = self._words([t for t in self._parse.subtree(verb.i) if t.text.lower() != "who"][:12])
            found = self._owned(thing, "head", phrase, mention)
            owners = [*self._owners(thing), *self._owners(verb)]
            for owner in owners if found is None else ():
                found = found or self._owned(owner, "head", phrase, mention)
            if found is not None:
                yield found

    def _belonging(self, root: Token, mention: Mention) -> Iterator[Office]:
        """ "Pozo of the fire brigade said"."""
        for child in self._children(root, "prep"):
            if child.text.lower() == "of" and child.i > root.i:
                for owner in self._children(child, "pobj"):
                    found = self._owned(owner, "officer", self._words(self._parse.subtree(child.i)[:12]), mention)
                    if found is not None:
                        yield found

    def _counts(self, noun: Token, tokens: Sequence[Token]) -> bool:
        words = {t.lemma.lower() for t in tokens}
        person = noun.lemma.lower() in self._people | _STATE | _FOR_PERSONS
        return person and noun.lemma.lower() not in _NO_OFFICE and not words & _FORMER

    def _owners(self, noun: Token) -> Iterator[Token]:
        """The words before and behind an office that may own it, the surest first."""
        yield from self._children(noun, "poss")
        for preposition in self._children(noun, "prep"):
            if preposition.text.lower() in _OWNING:
                for thing in self._children(preposition, "pobj"):
                    yield thing
                    yield from self._children(thing, "poss")
        yield from self._children(noun, "compound", "nmod", "amod")

    def _owned(self, owner: Token, office: str, phrase: str, mention: Mention) -> Office | None:
        """The office of one owner, if it is a body that somebody can speak for, or for some offices a person."""
        low, report = owner.text.lower(), self._reading.document.id
        if low in _ITS:
            body = self._last_body(owner)
            return Office(phrase, body) if body is not None else None
        if low in _HIS:
            person = self._last_person(owner, mention) if office in _FOR_PERSONS else None
            return Office(phrase, person) if person is not None else None
        for held in self._holding(owner):
            if (held.refers or held.id) == (mention.refers or mention.id) or not isinstance(held.value, Name):
                continue
            known = held.value.kind in ("organisation", "group") or office in _OF_BODIES
            if known or (held.value.kind == "person" and office in _FOR_PERSONS):
                named = self._named(held)
                body = named if named is not None else self._meant(owner)
                return Office(phrase, body or (report, held.refers or held.id))
            return None
        lemma = owner.lemma.lower()
        if office in _SPEAKING and owner.dep in ("pobj", "poss") and owner.pos == "NOUN" and lemma not in self._bodies:
            return Office(phrase, words=self._plain(owner))
        if lemma in self._bodies and owner.pos in ("NOUN", "PROPN"):
            for name in self._children(owner, "appos"):
                for held in self._holding(name):  # "the aid group Open Hands"
                    return Office(phrase, (report, held.refers or held.id))
            body = self._meant(owner) if self._definite(owner) and not self._children(owner, *_INSIDE) else None
            return Office(phrase, body, "" if body is not None else self._plain(owner))
        return None

    def _named(self, held: Mention) -> Ref | None:
        """The chain of a mention, if a name leads it."""
        top = self._tops.get(held.refers or held.id, held)
        last = top.span.of(self._reading.text).split()[-1:]
        return (self._reading.document.id, top.id) if last and last[0][:1].isupper() else None

    def _meant(self, owner: Token) -> Ref | None:
        """The company that a described one goes back to: "the company's director" after "the miner Corvane"."""
        if owner.lemma.lower() not in self._companies:
            return None
        return self._last_body(owner, companies=True) or self._firm

    def _only_company(self) -> Ref | None:
        """The one name of the report that is called a company: "the miner Corvane", "Corvane, an importer"."""
        found = set()
        for mention in self._names:
            inside = self._parse.between(mention.span)
            if not inside or not inside[-1].text[:1].isupper():
                continue
            root = inside[-1]
            near = [*self._children(root, "compound", "nmod", "appos"), self._parse.tokens[root.head]]
            beside = near if root.dep in ("appos", "compound", "nmod") else near[:-1]
            if any(t.lemma.lower() in self._companies and t.pos == "NOUN" for t in beside):
                found.add(mention.refers or mention.id)
        return (self._reading.document.id, found.pop()) if len(found) == 1 else None

    def _plain(self, owner: Token) -> str:
        """The words for a body without article and without what hangs behind them."""
        words = [t for t in self._parse.subtree(owner.i) if t.i <= owner.i and t.pos not in ("DET", "PUNCT", "PART")]
        return self._words([t for t in words if t.tag not in ("PRP$", "POS")])

    def _last_body(self, token: Token, companies: bool = False) -> Ref | None:
        """The body that "its" or "the company" goes back to: the subject of the sentence, or of those before, else the
        one body there; with `companies` only one that a name leads."""
        for number in range(token.sent, max(-1, token.sent - 1 - BEFORE), -1):
            first, stop = self._parse.sentences[number]
            end = token.start if number == token.sent else self._parse.tokens[stop - 1].end
            here = [
                m
                for m in self._between(self._parse.tokens[first].start, end)
                if isinstance(m.value, Name) and m.value.kind == "organisation"
            ]
            if companies:
                here = [m for m in here if self._named(m) is not None and not self._is_state(m)]
            chains = {m.refers or m.id for m in here}
            subjects = {m.refers or m.id for m in here if self._is_subject(m)}
            for found in (subjects, chains):
                if len(found) == 1:
                    return self._reading.document.id, min(found)
            if len(chains) > 1:
                return None
        return None

    def _is_state(self, mention: Mention) -> bool:
        """Whether a body is no company: a ministry, a union, a court."""
        last = mention.span.of(self._reading.text).split()
        return any(w.casefold() in self._bodies - self._companies for w in last)

    def _last_person(self, token: Token, mention: Mention) -> Ref | None:
        """The person that "his" or "her" goes back to: the only subject of the sentence before, or of this one."""
        for number in (token.sent, token.sent - 1):
            if number < 0:
                continue
            first, stop = self._parse.sentences[number]
            end = token.start if number == token.sent else self._parse.tokens[stop - 1].end
            found = {
                m.refers or m.id
                for m in self._between(self._parse.tokens[first].start, end)
                if isinstance(m.value, Name) and m.value.kind == "person" and self._is_subject(m)
            } - {mention.refers or mention.id}
            if len(found) == 1:
                return self._reading.document.id, found.pop()
        return None

    def _is_subject(self, mention: Mention) -> bool:
        return any(t.dep in ("nsubj", "nsubjpass") for t in self._parse.between(mention.span))

    def _between(self, start: int, end: int) -> list[Mention]:
        return self._names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _holding(self, token: Token) -> list[Mention]:
        """The mentions that hold a word, the longest first."""
        near = self._names[
            max(0, bisect_right(self._starts, token.start) - 6) : bisect_right(self._starts, token.start)
        ]
        found = [m for m in near if m.span.start <= token.start < m.span.end]
        return sorted(found, key=lambda m: m.span.start - m.span.end)

    def _definite(self, noun: Token) -> bool:
        return any(c.text.lower() in ("the", "its", "their") for c in self._children(noun, "det", "poss"))

    def _children(self, token: Token, *deps: str) -> list[Token]:
        return [t for i in self._parse.children[token.i] if (t := self._parse.tokens[i]).dep in deps]

    def _words(self, tokens: Sequence[Token]) -> str:
        return Span(tokens[0].start, tokens[-1].end).of(self._reading.text) if tokens else ""


_TITLE_WORDS = frozenset("NOUN PROPN ADJ PART ADP".split()) - {"ADP"}
