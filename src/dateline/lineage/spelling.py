"""Names that one text spells in two ways: what joining sources, text spinning and machine translation leave behind."""

from __future__ import annotations

import re

from dateline.lineage.rewrite import skeleton
from dateline.text import fold

_NAME = re.compile(r"(?<![\w.])[A-ZÀ-ÞŁŠŽČĐ][^\W\d_]{4,}(?:[-'’][^\W\d_]+)*")
#: Consonants that two spellings must share, and how far apart the spellings may be (Levenshtein distance).
CONSONANTS, APART = 4, 2
#: How much of a text is looked through, characters.
LONGEST = 100_000


def variants(text: str) -> list[tuple[str, str]]:
    """Pairs of spellings of one name (of five letters or more), the more frequent one first, in alphabetical order.

    Forms that differ by an ending alone ("Ukraine", "Ukrainian") are no variants; nor are marks and possessives.
    """
    seen: dict[str, int] = {}
    for match in _NAME.finditer(text[:LONGEST]):
        name = re.sub(r"['’]s$|[’']$", "", match.group())
        seen[name] = seen.get(name, 0) + 1
    by_sound: dict[str, list[str]] = {}
    for name in sorted(seen, key=lambda n: (-seen[n], n)):
        sound = skeleton(fold(name).replace(" ", ""))
        if len(sound) >= CONSONANTS:
            by_sound.setdefault(sound, []).append(name)
    found = []
    for names in by_sound.values():
        first = names[0]
        found += [(first, other) for other in names[1:] if _differ(fold(first), fold(other))]
    return sorted(found)


def _differ(one: str, other: str) -> bool:
    """Whether two folded spellings differ, by little, and not by a plural or a final e alone."""
    if one == other or one.rstrip("es") == other.rstrip("es"):
        return False
    return _distance(one, other) <= APART


def _distance(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]
