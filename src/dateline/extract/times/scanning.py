"""Where a rule has to look: around the words that it cannot do without.

Most rules need a month, a weekday or a unit, and most sentences have none. What a rule needs is read off its notation
once; a text is searched for each set of such words once, and a rule then looks at what lies around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from dateline.extract.times.context import Handler, Rule
from dateline.extract.times.words import MONTHS, PARTS, SEASONS, UNITS, WEEKDAYS, pattern

#: Characters on either side of a needed word that a match can reach; the longest in 1,200 reports has 36.
REACH = 80
#: Fragments of the notation that always hold one of a few words; months by their first three letters.
_WORDS = {
    "month": frozenset(name[:3] for name in MONTHS),
    "weekday": frozenset(WEEKDAYS),
    "unit": frozenset(UNITS),
    "season": frozenset(SEASONS),
    "part": frozenset(("morning", "afternoon", "evening", "night")) & frozenset(PARTS),
}
#: The parts of a notation: fragment, beginning of a group, end, bar, quantifier, class, escape, letters, any other.
_TOKEN = re.compile(
    r"(?P<fragment>(?<!\?P)<(?P<name>[a-z]+)(?::[a-z0-9]+)?>)"
    r"|(?P<open>\((?:\?(?:P<\w+>|P=\w+|:|-?i:|(?P<look><?[=!])))?)|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<times>[?*+]\??|\{\d*,?\d*\})|(?P<skipped>\[(?:\\.|[^\]])*\]|\\.|[^A-Za-z])|(?P<letters>[A-Za-z]+)"
)
#: Fewer letters than these are no help: "a", "of".
SHORTEST = 3


def rule(notation: str, handler: Handler) -> Rule:
    """A rule with what it needs."""
    return Rule(pattern(notation), handler, needed(notation))


def needed(notation: str) -> frozenset[str] | None:
    """Words, in lower case, of which every match of a notation holds at least one; None where nothing is needed."""
    return _alternatives(_TOKEN.finditer(notation))


def _alternatives(tokens: Iterator[re.Match[str]]) -> frozenset[str] | None:
    """What a group needs, as far as its closing bracket: all that any of its alternatives needs, or nothing."""
    found: list[frozenset[str] | None] = []
    items: list[frozenset[str] | None] = []
    for token in tokens:
        kind = token.lastgroup if token["open"] is None else "open"
        if token["fragment"]:
            items.append(_WORDS.get(token["name"]))
        elif kind == "open":
            inner = _alternatives(tokens)
            items.append(None if token["look"] or "(?P=" in token[0] else inner)
        elif kind == "close":
            break
        elif kind == "bar":
            found.append(_best(items))
            items = []
        elif kind == "times":
            _repeated(items, token[0])
        elif kind == "letters":
            items += [frozenset((token[0].lower(),)), None] if len(token[0]) >= SHORTEST else [None]
        else:
            items.append(None)
    found.append(_best(items))
    return frozenset().union(*(words for words in found if words)) if all(found) else None


def _repeated(items: list[frozenset[str] | None], times: str) -> None:
    """Takes back what need not be there; of letters ("weeks?") only the last is repeated."""
    if times[0] == "+" or (times.startswith("{") and not times.startswith(("{0", "{,"))):
        return
    last = items.pop() if items else None
    if last is None and items and (before := items[-1]) is not None and len(before) == 1:
        (word,) = before
        items[-1] = frozenset((word[:-1],)) if len(word) > SHORTEST else None


def _best(items: list[frozenset[str] | None]) -> frozenset[str] | None:
    """Of what a sequence needs, what is rarest: the longest words."""
    return max(
        (i for i in items if i), key=lambda words: (min(map(len, words)), -len(words), sorted(words)), default=None
    )


def _rarity(words: frozenset[str]) -> tuple[int, int, list[str]]:
    return min(map(len, words)), -len(words), sorted(words)


class Stretches:
    """The parts of one text that a rule has to look at."""

    def __init__(self, text: str) -> None:
        lower = text.lower()
        # A few capitals become two letters in lower case: then every rule looks everywhere.
        self._lower = lower if len(lower) == len(text) else None
        self._whole = [(0, len(text))]
        self._known: dict[frozenset[str], list[tuple[int, int]]] = {}

    def around(self, words: frozenset[str] | None) -> list[tuple[int, int]]:
        """Begin and end of each stretch within reach of one of `words`, in order, none overlapping."""
        if words is None or self._lower is None:
            return self._whole
        if words not in self._known:
            stretches: list[tuple[int, int]] = []
            for hit in _either(words).finditer(self._lower):
                start, end = max(0, hit.start() - REACH), min(len(self._lower), hit.end() + REACH)
                if stretches and start <= stretches[-1][1]:
                    stretches[-1] = (stretches[-1][0], end)
                else:
                    stretches.append((start, end))
            self._known[words] = stretches
        return self._known[words]


@lru_cache(maxsize=256)
def _either(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words))))
