"""Which mentions a noun phrase means: its head's own, what stands beside it, what it counts, what a pronoun is for."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract import events_lexicon as lexicon
from dateline.extract.events_index import Index
from dateline.extract.events_place import OFFICES
from dateline.extract.events_pronouns import antecedent
from dateline.extract.events_subjects import children, objects
from dateline.extract.roles import describes
from dateline.reading import Mention
from dateline.values import Name

#: Nouns that only group what follows their "of": "a convoy of the agency", "the village of Huwara".
GROUPING = lexicon.SETTLEMENT_NOUNS | frozenset(
    "convoy column group unit number member team dozens hundreds thousands crowd house home office headquarters".split()
)
#: Of these what follows "of" is meant, even where they are mentions themselves.
COUNTING = frozenset("convoy column group number team dozens hundreds thousands crowd".split())
MODIFIERS = ("compound", "amod", "nmod", "poss", "appos")


def participants(
    index: Index, heads: list[int], listed: frozenset[int] = frozenset(), taken: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """The ids of the mentions that these noun phrases mean, and their conjuncts' but for those `listed` by themselves,
    as the sides of a clash are. None that are `taken`."""
    found: list[str] = []
    waiting = list(reversed(heads))
    while waiting:
        head = waiting.pop()
        found.extend(_meant(index, head))
        joined = [i for i in children(index.parse, head, "conj") if i not in listed]
        waiting.extend(reversed(joined))
    return tuple(m for m in dict.fromkeys(found) if m not in taken)


def _meant(index: Index, head: int) -> list[str]:
    names = _beside(index, head)
    if names:
        return names
    people = describes(index.parse.tokens[head].text) in ("person", "group")
    for i in _phrase(index, head):
        mention = index.covered.get(i)
        if mention is not None and (i == head or not _only_tells(index, i, mention, people)):
            return [mention.id]
    stands_for = antecedent(index, head)
    return [stands_for] if stands_for is not None else []


def _only_tells(index: Index, i: int, mention: Mention, people: bool) -> bool:
    """Whether a modifier tells of a participant and is none: "a U.S. citizen", "a children's home"."""
    if people and _kind(mention) == "place":
        return True
    return index.parse.tokens[i].dep == "poss" and index.parse.tokens[i].text[:1].islower()


def _beside(index: Index, head: int) -> list[str]:
    """The people or the body named beside a description that fits them in number: "a couple, Ana Ruiz and Luis Paz"."""
    if index.parse.tokens[head].text[:1].isupper():
        return []
    parse, own = index.parse, index.parse.tokens[head]
    loose = [i for i in children(parse, own.head, "npadvmod") if parse.tokens[i].left == own.right + 2]
    beside = [*children(parse, head, "appos"), *loose]
    named = [j for i in beside for j in (i, *_joined(index, i)) if _named(index, j)]
    plural = index.parse.tokens[head].tag in ("NNS", "NNPS") or index.parse.tokens[head].text.lower() == "couple"
    return [index.covered[i].id for i in named] if named and (len(named) > 1) == plural else []


def _joined(index: Index, head: int) -> list[int]:
    """The tokens joined to this one by "and", nearest first."""
    found = children(index.parse, head, "conj")
    for i in found:
        found.extend(children(index.parse, i, "conj"))
    return found


def _named(index: Index, i: int) -> bool:
    mention = index.covered.get(i)
    return (
        mention is not None
        and index.parse.tokens[i].text[:1].isupper()
        and _kind(mention) in ("person", "organisation", "group")
    )


def _kind(mention: Mention) -> str:
    return mention.value.kind if isinstance(mention.value, Name) else "other"


def _phrase(index: Index, head: int) -> Iterator[int]:
    """The head, then its modifiers from near to far; prepositional and relative clauses are other phrases."""
    parse = index.parse
    of = [i for i in children(parse, head, "prep") if parse.tokens[i].lemma == "of"]
    inner = [j for i in of for j in objects(parse, i)]
    if parse.tokens[head].lemma.lower() in COUNTING:
        yield from inner
    yield head
    near = children(parse, head, *MODIFIERS)
    yield from sorted(near, key=lambda i: (abs(i - head), i))
    for i in near:
        yield from children(parse, i, "compound", "npadvmod", "amod")
    if parse.tokens[head].lemma.lower() in GROUPING:
        yield from inner
    if parse.tokens[head].lemma.lower() in lexicon.PERSON_NOUNS | OFFICES:  # "the mayor of Celaya, Rodrigo Paz"
        about = [j for i in children(parse, head, "prep") for j in objects(parse, i)]
        yield from (
            j
            for i in about
            for j in children(parse, i, "appos")
            if _named(index, j) and _kind(index.covered[j]) == "person"
        )
