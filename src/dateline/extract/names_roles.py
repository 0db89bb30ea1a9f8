"""What a report calls the bearer of a name: words before it ("Kharkiv mayor"), an apposition on either side of it, or
"X is the mayor of Y"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dateline.extract.names_case import shouting
from dateline.extract.names_found import Run
from dateline.extract.roles import is_office, is_people, is_title, listed
from dateline.reading import Parse, Span, Token

#: How far an apposition is followed, in tokens; longer ones are clauses.
REACH = 24
_DETERMINERS = frozenset(
    ["the", "a", "an", "its", "his", "her", "their", "our", "this", "that", "another", "one", "some"]
)
_INSIDE = frozenset(["-", "'s", "’s", "'", "’", "/", "“", "”", '"', "&"])
_ENDS = frozenset([",", ")", ".", "-", "–", "—", ";", "and", "who", "”", '"'])
_QUOTES = frozenset('”"’»“')
_LINKS = frozenset(["of", "in", "for", "at", "to", "from", "with"])


def premodifier(token: Token) -> bool:
    """Whether a token may stand inside a noun phrase before its head."""
    if token.text.casefold() in _DETERMINERS or token.tag in ("DT", "PRP$", "PRP", "WP$", "EX", "PDT"):
        return False
    if token.tag in ("VBN", "VBG"):
        return token.dep in ("amod", "compound", "nmod")
    if any(c.isalnum() for c in token.text) and token.tag in (
        "JJ",
        "JJR",
        "JJS",
        "CD",
        "HYPH",
        "POS",
        "NNP",
        "NNPS",
        "NN",
        "NNS",
        "FW",
        "AFX",
    ):
        return True
    if not any(c.isalnum() for c in token.text):
        return token.text in _INSIDE
    return token.pos in ("ADJ", "NOUN", "PROPN", "NUM")


def phrase_start(words: Sequence[Token], head: int) -> int:
    """Index of the first premodifier of the noun at `head`, determiners left out; figures before it too."""
    k = head
    while k > 0 and premodifier(words[k - 1]) and words[k - 1].sent == words[head].sent:
        k -= 1
    while k < head and (
        words[k].tag == "POS"
        or (words[k].tag == "CD" and words[k + 1].text != "-")
        or words[k].text in _INSIDE
        or words[k].dep in ("aux", "ROOT", "ccomp", "advcl", "relcl", "xcomp")
    ):
        k += 1
    return k


def phrase_stop(words: Sequence[Token], head: int, reach: int = REACH) -> int:
    """One past the last token of the prepositional phrases that go on with the noun at `head`."""
    k = head + 1
    if k < len(words) and words[k].text in _QUOTES:
        k += 1
    while k < len(words) and k < head + reach and words[k].text.casefold() in _LINKS:
        inner = _simple_phrase(words, k + 1)
        if words[k + 1 : k + 2] and words[k + 1].text.casefold() in _ADVERBIAL:
            break  # "briefed Israelis in advance"
        if inner is None or (words[k].text.casefold() in ("on", "in", "at", "with") and _temporal(words[inner - 1])):
            break
        k = inner
        if (
            k < len(words)
            and words[k].text in _QUOTES
            and k + 1 < len(words)
            and words[k + 1].text.casefold() in _LINKS
        ):
            k += 1
    return k if words[k - 1].text not in _QUOTES else k - 1


#: Nouns that make an adverb of a preposition before them, and nobody's description.
_ADVERBIAL = frozenset(
    "advance addition general particular private public secret person turn vain recent fact total all".split()
)


def _temporal(token: Token) -> bool:
    return token.ent in ("DATE", "TIME") or token.lemma in (
        "statement",
        "interview",
        "post",
        "tweet",
        "video",
        "address",
    )


def _simple_phrase(words: Sequence[Token], k: int) -> int | None:
    """One past a noun phrase that starts at `k`, without what hangs on it; None where none starts."""
    if k < len(words) and words[k].text.casefold() in _DETERMINERS:
        k += 1
    last = None
    while k < len(words) and (premodifier(words[k]) or words[k].text == "and"):
        if words[k].text == "and" and (
            k + 1 >= len(words) or words[k + 1].pos not in ("PROPN", "NOUN") or last != k - 1
        ):
            break
        if words[k].pos in ("NOUN", "PROPN"):
            last = k
        k += 1
    return None if last is None else last + 1


class Role(NamedTuple):
    """What a report calls the bearer of a name here, and the tokens [first, stop) that say so."""

    text: str
    first: int
    stop: int


def role_of(parse: Parse, text: str, run: Run, starts: dict[int, Run]) -> Role | None:
    """The role that the words around this use of a name give its bearer, or None; the longest phrase wins."""
    first_word, stop_word = parse.sentences[parse.tokens[run.first].sent]
    # a window, so that a list of names without a full stop costs no more than its length
    words = parse.tokens[max(first_word, run.role_first - 2 * REACH) : min(stop_word, run.stop + 2 * REACH)]
    if shouting(words):
        return None
    base = words[0].i
    first, stop = run.first - base, run.stop - base
    before = _before(words, run.role_first - base, first, text)
    after = _after(words, stop, text, starts)
    behind = _behind(words, run.role_first - base, stop, text) if before is None else None
    found = [role for role in (after, behind, before) if role]
    return max(found, key=lambda role: len(role.text)) if found else None


def _clean(text: str, words: Sequence[Token]) -> Role | None:
    while words and (words[0].text.casefold() in _DETERMINERS or words[0].text in _INSIDE):
        words = words[1:]
    if not words:
        return None
    phrase = " ".join(Span(words[0].start, words[-1].end).of(text).split())
    phrase = phrase.strip("“”\"'’ ,")
    return Role(phrase, words[0].i, words[-1].i + 1) if phrase else None


def _before(words: Sequence[Token], role_first: int, first: int, text: str) -> Role | None:
    """Titles and offices straight before the name: "US Secretary of State", "presidential chief of staff"."""
    k = role_first
    if k == first:
        if k == 0 or words[k - 1].pos not in ("NOUN", "PROPN") or not _office_at(words, k - 1):
            return None
        k = k - 1
    courtesies = [j for j in range(role_first, first) if listed("courtesy", words[j].text)]
    if courtesies:
        rest = words[courtesies[-1] + 1 : first]
        return _clean(text, rest) if rest else None
    role = words[_lead(words, k, first) : first]
    return _clean(text, role)


def _lead(words: Sequence[Token], k: int, first: int) -> int:
    """Index where the phrase begins that ends in the office before `first`."""
    start = phrase_start(words, k)
    if (
        start >= 2
        and words[start - 1].text in ("of", "for")
        and (
            is_office(words[start - 2].text)
            or (listed("body", words[start - 2].text) and words[start - 2].text[0].isupper())
        )
    ):
        start = phrase_start(words, start - 2)
    if start >= 4 and [w.text for w in words[start - 3 : start]] == ["-", "in", "-"]:
        start = phrase_start(words, start - 4)
    return min(start, first)


def _office_at(words: Sequence[Token], k: int) -> bool:
    if is_office(words[k].text) or is_title(words[k].text) or is_people(words[k].text):
        return True
    return k >= 2 and words[k - 1].text == "of" and is_office(words[k - 2].text)


def _after(words: Sequence[Token], k: int, text: str, starts: dict[int, Run]) -> Role | None:
    """An apposition after the name: ", the head of X," / " (65, the mayor)" / ", 76, a teacher"."""
    if k < len(words) and words[k].text in ("'s", "’s"):
        return None
    if k >= len(words) or words[k].text not in (",", "(", "-", "–", "—"):
        return _predicate(words, k, text)
    k += 1
    while k + 1 < len(words) and (words[k].tag == "CD" or words[k].text.endswith("-old")) and words[k + 1].text == ",":
        k += 2
    if k < len(words) and words[k].text in ("who", "which", "whose"):
        return None
    start = k + 1 if k < len(words) and words[k].text.casefold() in _DETERMINERS else k
    head = _head(words, start)
    if head is None or (not is_office(words[head].text) and not is_people(words[head].text)):
        return None
    if any(w.i in starts and starts[w.i].kind == "person" for w in words[start : head + 2]):
        return None
    stop = phrase_stop(words, head)
    open_end = stop < len(words) and words[stop].text not in _ENDS
    if start == k and open_end and words[stop].pos != "ADV":
        return None
    return _clean(text, words[start:stop])


def _head(words: Sequence[Token], start: int) -> int | None:
    """The noun that heads the phrase which starts at `start`: the last of its unbroken nouns."""
    k = start
    last = None
    while k < len(words) and premodifier(words[k]):
        if words[k].pos in ("NOUN", "PROPN"):
            last = k
        k += 1
    if last is not None and k + 2 < len(words) and words[k].text == "in" and words[k - 1].text == "-":
        return _head(words, k + 1)
    return last


def _predicate(words: Sequence[Token], k: int, text: str) -> Role | None:
    """ "X is the mayor of Y": a copula straight after the name."""
    if k + 1 >= len(words) or words[k].lemma != "be" or words[k].tag not in ("VBZ", "VBD"):
        return None
    if words[k + 1].text.casefold() not in _DETERMINERS:
        return None
    head = _head(words, k + 2)
    if head is None or not is_office(words[head].text):
        return None
    return _clean(text, words[k + 2 : phrase_stop(words, head)])


def _behind(words: Sequence[Token], first: int, stop: int, text: str) -> Role | None:
    """An apposition before the name: "the head of the administration, X, said"."""
    if first < 2 or words[first - 1].text != "," or stop >= len(words) or words[stop].text not in (",", ".", "("):
        return None
    k = first - 2
    low = max(0, first - REACH)
    for head in range(k, low - 1, -1):
        if words[head].text in (",", ";", ":", "(", ")") or words[head].pos in ("VERB", "PRON", "SCONJ"):
            if words[head].tag not in ("VBN", "VBG"):
                return None
            continue
        if (
            (is_office(words[head].text) or (is_people(words[head].text) and words[head].tag == "NN"))
            and words[head].pos in ("NOUN", "PROPN")
            and phrase_stop(words, head) >= first - 1
        ):
            start = phrase_start(words, head)
            opened = start > 0 and words[start - 1].text.casefold() in _DETERMINERS
            return _clean(text, words[start : first - 1]) if opened or start == 0 else None
    return None
