"""Participants without a name: "local officials", "the Ukrainian general staff", "a senior US military official".

A common noun from the lists heads the phrase; its span goes from the first premodifier to the head, its name takes in
the owner before it and the prepositional phrases after it.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dateline.extract.names_case import shouting
from dateline.extract.names_found import Run
from dateline.extract.names_roles import phrase_start, phrase_stop
from dateline.extract.roles import describes, is_body, is_demonym, is_office, listed, plural
from dateline.reading import Parse, Span, Token
from dateline.values import NameKind

_OFFICES_OF = frozenset(["staff", "state", "police", "defence", "defense", "mission"])
_LOOSE = frozenset(["other", "many", "such", "same", "more", "several", "few", "own", "least", "most", "some", "than"])
_ARGUMENTS = frozenset(
    ["nsubj", "nsubjpass", "dobj", "pobj", "agent", "conj", "ROOT", "dative", "poss", "dep", "obj", "iobj"]
)


class Described(msgspec.Struct):
    """A described participant: tokens [first, stop) are its span; `head` its noun; `definite` where "the" opens it."""

    first: int
    stop: int
    head: int
    text: str
    kind: NameKind
    definite: bool
    sure: float = 0.6


def described(parse: Parse, text: str, named: Sequence[Run], spoken_for: set[int]) -> list[Described]:
    """All described participants of a report in text order.

    Left out are words of names, and people in the tokens `spoken_for`, which say what role a named person has.
    """
    taken = {k for run in named for k in range(run.first, run.stop)}
    titles = {k for run in named if run.role_first < run.first for k in range(run.role_first, run.first)}
    found = []
    for number in range(len(parse.sentences)):
        words = parse.sentence(number)
        if shouting(words):
            continue
        for k, token in enumerate(words):
            if token.i not in taken and token.i not in titles and _is_head(words, k):
                item = _described(words, k, text, taken)
                if item is not None and not (token.i in spoken_for and item.kind in ("person", "group")):
                    found.append(item)
    return found


def _is_head(words: Sequence[Token], k: int) -> bool:
    token = words[k]
    if is_demonym(token.text) and token.tag in ("NNPS", "NNS"):
        return True
    if token.pos not in ("NOUN", "PROPN") or (describes(token.text) is None):
        return False
    if token.dep in ("compound", "amod", "nmod", "npadvmod"):
        return False
    after = words[k + 1] if k + 1 < len(words) else None
    return after is None or not (
        after.pos in ("NOUN", "PROPN") and after.tag != "CD" and after.start - token.end <= 1 and after.dep != "appos"
    )


def _described(words: Sequence[Token], k: int, text: str, taken: set[int]) -> Described | None:
    token = words[k]
    kind = _kind(token)
    if kind is None or token.i in taken or _predicative(words, k):
        return None
    start = phrase_start(words, k)
    if start < k and _other_phrase(token, words[k - 1]):
        start = k
    start = _after_object(words, start, k)
    while start < k and (words[start].text.casefold() in _LOOSE or words[start].tag == "CD"):
        if words[start + 1].text == "-":
            break
        start += 1
    stop = _head_stop(words, k)
    owner = _owner_start(words, start, taken)
    if not _worth(words, k, start, owner, kind):
        return None
    # the owner of a possessive is a mention of its own: it belongs to the name, not to the span
    for j in range(start, k):
        if words[j].tag == "POS":
            start = j + 1
    last = max(stop, phrase_stop(words, stop - 1))
    name = " ".join(Span(words[owner].start, words[last - 1].end).of(text).split())
    definite = owner > 0 and words[owner - 1].text.casefold() in ("the", "this", "that", "both", "these", "those")
    return Described(words[start].i, words[stop - 1].i + 1, token.i, name, kind, definite)


def _after_object(words: Sequence[Token], start: int, k: int) -> int:
    """Where a plural's own words begin after an article that is none of its own: "a plan city officials oppose"."""
    article = start > 0 and words[start - 1].text.casefold() in ("a", "an")
    noun = next((j for j in range(start, k) if words[j].tag == "NN"), None)
    verb = k + 1 < len(words) and words[k + 1].pos in ("VERB", "AUX")
    if not article or noun is None or not verb or words[k].tag != "NNS" or listed("counting", words[noun].lemma):
        return start
    return noun + 1


def _kind(token: Token) -> NameKind | None:
    """Bodies are organisations; people are a person or a group by number."""
    kind = describes(token.text)
    if kind == "organisation":
        return "organisation"
    if kind is None and not is_demonym(token.text):
        return None
    return "group" if plural(token) or kind is None or listed("collective", token.text) else "person"


def _predicative(words: Sequence[Token], k: int) -> bool:
    """Said of someone, not naming one: "is a teacher", "as mayor", the chief of "commander-in-chief"."""
    if words[k].dep in ("attr", "appos", "acomp", "oprd") or (k and words[k - 1].text.casefold() in ("as", "like")):
        return True
    return k >= 3 and [w.text for w in words[k - 3 : k]] == ["-", "in", "-"]


def _other_phrase(head: Token, before: Token) -> bool:
    """Whether a noun before the head is none of its modifiers ("the price Ukrainians pay", "the man police seek")."""
    if is_demonym(head.text):
        return before.pos != "ADJ"
    return describes(before.text) in ("person", "group") and before.text.islower() and listed("people", before.text)


def _head_stop(words: Sequence[Token], k: int) -> int:
    """One past the head; "ministry of defence" and "chief of staff" are heads of three words."""
    if k + 2 >= len(words) or words[k + 1].text != "of":
        return k + 1
    after = words[k + 2]
    if is_office(words[k].text):
        return k + 3 if after.text in _OFFICES_OF else k + 1
    plain = after.pos in ("NOUN", "PROPN") and after.text.islower() and after.tag != "NNS"
    is_part = listed("land", after.text) or is_office(after.text) or listed("people", after.text)
    return k + 3 if is_body(words[k].text) and plain and not is_part else k + 1


def _owner_start(words: Sequence[Token], start: int, taken: set[int]) -> int:
    """Where the possessor's own phrase begins ("Ukraine" in "Ukraine's ministry"), or `start`."""
    k = start
    while k > 0 and (
        words[k - 1].tag == "POS" or (words[k - 1].i in taken and words[k - 1].dep in ("poss", "compound", "nmod"))
    ):
        k -= 1
        while k > 0 and words[k - 1].i in taken and words[k].i in taken:
            k -= 1
    return k if k < start and words[k].tag != "POS" else start


def _worth(words: Sequence[Token], k: int, start: int, owner: int, kind: str) -> bool:
    """Keep a phrase that describes, speaks, acts or suffers; "people" in passing is no participant."""
    token = words[k]
    if token.dep not in _ARGUMENTS:
        return False
    generic = listed("generic", token.text)
    if not generic and kind != "organisation":
        return True
    verb, role = _part(words, token)
    if verb is not None and (listed("saying", verb.lemma) and role == "nsubj"):
        return True
    if kind == "organisation" and generic:
        if token.dep == "nsubj" and start < k:
            return True
        return any(w.pos == "PROPN" or is_demonym(w.text) for w in words[start:k])
    told_of = any(w.head == token.i and w.dep in ("acl", "relcl") and listed("harming", w.lemma) for w in words)
    harmed = (verb is not None and listed("harming", verb.lemma)) or told_of
    if kind == "organisation":
        told = owner < start or start < k or (k > 0 and words[k - 1].text.casefold() == "the")
        return told or harmed or role in ("nsubj", "agent")
    if harmed or (verb is not None and verb.pos == "VERB" and (role in ("nsubj", "agent") or _left_so(words, verb))):
        return True
    return start < k and any(w.pos in ("ADJ", "PROPN", "NOUN") for w in words[start:k])


def _left_so(words: Sequence[Token], verb: Token) -> bool:
    """Whether a verb leaves its object dead or homeless: "which left 40 people dead"."""
    return any(w.head == verb.i and w.dep in ("oprd", "acomp") and listed("harming", w.lemma) for w in words)


def _part(words: Sequence[Token], token: Token) -> tuple[Token | None, str]:
    """The word that a noun hangs on and how, past a list, what is counted, and the "by" or "of" of what was done:
    "shot by a guard and two men", "a group of men", "the killing of nine people"."""
    first, above = words[0].i, token
    for _ in range(len(words)):
        step = above.head - first
        if not 0 <= step < len(words) or words[step].i == above.i:
            return None, above.dep
        head = words[step]
        if above.dep == "conj" and head.pos in ("NOUN", "PROPN", "NUM", "PRON"):
            above = head
            continue
        if head.dep not in ("agent", "prep") or not 0 <= head.head - first < len(words):
            return head, above.dep
        over = words[head.head - first]
        if head.dep == "agent":
            return over, "agent"
        if head.text != "of" or not (listed("counting", over.lemma) or listed("harming", over.lemma)):
            return head, above.dep
        if not listed("counting", over.lemma):
            return over, "of"
        above = over
    return None, token.dep
