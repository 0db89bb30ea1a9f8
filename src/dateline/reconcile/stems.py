"""Words as they are compared: crude English stems, without the words that tell nothing."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")

#: Function words and words of saying, which tell nothing of what is said. Own list.
EMPTY = frozenset(
    """a about above after again against all also am an and any are as at be because been before being below between
    both but by can could did do does doing down during each few for from further had has have having he her here hers
    him his how i if in into is it its itself just me more most my new no nor not now of off on once one only or other
    our out over own said same say says she should so some still such than that the their them then there these they
    this those through to told too under until up us very was we were what when where which while who whom why will
    with would you your mr mrs ms according earlier later yet been""".split()
)


def stem(word: str) -> str:
    """A crude English stem, enough to join "gates" with "gate" and "opened" with "opening"."""
    word = word.casefold().replace("’", "'").removesuffix("'s")
    for suffix, keep in (("ies", "y"), ("ing", ""), ("ied", "y"), ("ed", ""), ("es", ""), ("s", "")):
        if word.endswith(suffix) and len(word) - len(suffix) >= 3 and not word.endswith("ss"):
            word = word[: -len(suffix)] + keep
            break
    return word.removesuffix("e") if len(word) > 4 else word


def content_words(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    return frozenset(stem(w) for w in _WORD.findall(text) if w.casefold() not in EMPTY and len(w) > 1)
