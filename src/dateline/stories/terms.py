"""What a report is about, as weighted terms: stems of its words, and the pairs of words that make up its names.

Works on the bare text, so that grouping reports needs no parse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")

#: Words of a report that are read: news tells its event first. On the development sets 150 to 400 words score alike.
LONGEST = 400
#: The opening counts half as much again, the title twice.
LEAD, LEAD_WEIGHT, TITLE_WEIGHT = 60, 1.5, 2.0
#: A pair of capitalised words or numbers in a row ("Larry Gordon", "11 July") as its own term.
PAIR_WEIGHT = 0.7
#: What may stand between the two parts of such a pair.
_JOINTS = frozenset((" ", "-", ". ", ", "))

_STOP = frozenset(
    """a about after all also an and any are as at be because been before being but by can could did do does for from
    had has have he her here him his how i if in into is it its just may me more most mr mrs ms my no nor not of on one
    only or other our out over own said same say saying says she should so some such than that the their them then
    there these they this those through to told too two under until up very was we were what when where which while who
    whom why will with would you your""".split()
)
_ENDINGS = (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", "e"), ("s", ""))


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """A crude English stem of a case-folded word: possessive, plural and verb endings off, then a final e."""
    if word.endswith(("'s", "’s")):
        word = word[:-2]
    if len(word) <= 4:
        return word
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: -len(ending)] + instead
            break
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def terms(title: str | None, text: str) -> dict[str, float]:
    """Terms with their weighted number of occurrences, in the order in which they first occur."""
    counts: dict[str, float] = {}
    if title:
        for term, _, factor in _walk(title):
            counts[term] = counts.get(term, 0.0) + TITLE_WEIGHT * factor
    for term, number, factor in _walk(text):
        weight = (LEAD_WEIGHT if number < LEAD else 1.0) * factor
        counts[term] = counts.get(term, 0.0) + weight
    return counts


def _walk(text: str) -> Iterator[tuple[str, int, float]]:
    """(term, number of the word, factor) for words and name pairs of the first LONGEST words."""
    before, end = "", -2
    for number, match in enumerate(WORD.finditer(text)):
        if number >= LONGEST:
            return
        written = match.group()
        word = stem(written.casefold())
        if word in _STOP or (len(word) < 2 and not word.isdigit()):
            before = ""
            continue
        yield word, number, 1.0
        names = written[0].isupper() or written[0].isdigit()
        if names and before and text[end : match.start()] in _JOINTS:
            yield f"{before}_{word}", number, PAIR_WEIGHT
        before, end = (word if names else ""), match.end()


def surfaces(title: str | None, text: str) -> Iterator[tuple[str, str]]:
    """(term, as written) for names of one or two words, to show a person; sentence starts cannot be told from names."""
    for part in (title or "", text):
        before, written_before, end = "", "", -2
        for number, match in enumerate(WORD.finditer(part)):
            if number >= LONGEST:
                break
            written = match.group()
            word = stem(written.casefold())
            if not written[0].isupper() or word in _STOP or len(word) < 2:
                before = ""
                continue
            yield word, written
            if before and part[end : match.start()] in _JOINTS:
                yield f"{before}_{word}", f"{written_before} {written}"
            before, written_before, end = word, written, match.end()
