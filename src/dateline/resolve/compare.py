"""Are two participants one? A table of named features with weights; each function's docstring says what it sees.

The logic follows the matcher tables of sanctions screening: every feature gives 0 to 1, a feature may forbid. Weights
and limits were set on our own gold (`eval/gold/entities.jsonl`).
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from dateline.model import Verdict
from dateline.resolve.profiles import Profile, role_words
from dateline.resolve.spelling import APART, INITIAL, SAME, SHORT, SLIP, SOUND, SPELT, distance, nearness
from dateline.text import fold, skeleton
from dateline.values import distance_km

#: From here on two are one; below the lower limit they are two; between them nobody decides.
SAME_FROM, DIFFERENT_BELOW = 0.7, 0.35
#: Two mentions of a town lie at most this far apart; beyond it they are namesakes (Springfield, San José).
NAMESAKES_KM = 150.0


class Opinion(msgspec.Struct, frozen=True):
    """A verdict on two profiles with its score and a sentence that a reader understands."""

    verdict: Verdict
    score: float
    why: str


def aligned(a: Profile, b: Profile) -> list[tuple[str, str, float]] | None:
    """Words of the shorter name with their nearest partner in the longer, in order; None where one has none.

    Titles are no part of a name; the order may be turned only where all words are the same ("Orban Viktor").
    """
    short, long = (a.words, b.words) if len(a.words) <= len(b.words) else (b.words, a.words)
    if len(short) > 1 and sorted(short) == sorted(long):
        return [(w, w, SAME) for w in short]
    pairs, k = [], 0
    for word in short:
        best = max(range(k, len(long)), key=lambda j: (nearness(word, long[j]), -j), default=None)
        if best is None or nearness(word, long[best]) == APART:
            return None
        pairs.append((word, long[best], nearness(word, long[best])))
        k = best + 1
    return pairs


def surname(a: Profile, b: Profile) -> float:
    """How near the last words of two names are; 0.0 where they differ."""
    return nearness(a.words[-1], b.words[-1])


def given(a: Profile, b: Profile) -> float:
    """How near the first words of two full names are; 0.0 where they differ or one has a surname only."""
    return nearness(a.words[0], b.words[0]) if len(a.words) > 1 and len(b.words) > 1 else 0.0


def roles_agree(a: Profile, b: Profile) -> float:
    """Share of the shorter role's content words in the longer one, best pair of roles; nationalities count as words."""
    best = 0.0
    for left in a.roles:
        for right in b.roles:
            x, y = role_words(left), role_words(right)
            if x and y:
                best = max(best, len(x & y) / min(len(x), len(y)))
    return best


def contexts_meet(a: Profile, b: Profile) -> float:
    """Share of the smaller report's people and places that the other report names too, 1.0 from half of them on."""
    smaller = min(len(a.context), len(b.context))
    shared = len(a.context & b.context)
    return min(1.0, 2 * shared / smaller) if smaller and shared > 1 else 0.0


def first_names_clash(a: Profile, b: Profile) -> float:
    """1.0 where two full names have first names that are no spellings, short forms or initials of each other."""
    if len(a.words) < 2 or len(b.words) < 2:
        return 0.0
    return 1.0 if aligned(a, b) is None and given(a, b) == APART else 0.0


Feature = Callable[[Profile, Profile], float]
#: What speaks for a bare surname beyond the surname itself, and how much; the surname alone gives BARE.
BARE = 0.55
#: A rare word that stands alone in both reports.
BARE_TWICE = 0.62
BARE_FEATURES: tuple[tuple[Feature, float], ...] = ((roles_agree, 0.3), (contexts_meet, 0.2))


def people(a: Profile, b: Profile) -> Opinion:
    """Two people with at least a surname each. A bare surname needs a role or a context; a slip needs the role."""
    if first_names_clash(a, b):
        return Opinion("different", 0.0, f"{a.name} and {b.name}: their first names differ")
    pairs = aligned(a, b)
    if pairs is None:
        return Opinion("different", 0.1, f"{a.name} and {b.name} share no full name")
    full = len(a.words) > 1 and len(b.words) > 1
    role, context = roles_agree(a, b), contexts_meet(a, b)
    lowest = min(near for _, _, near in pairs)
    if not full:
        return _bare(a, b, lowest, role, context)
    if lowest >= SPELT:
        how = "the same name" if lowest == SAME else "two spellings of one name"
        score = lowest if given(a, b) >= SPELT or len(pairs) > 1 else 0.6
        return Opinion("same", score, f"{a.name} and {b.name}: {how}{_because(role, context)}")
    if lowest >= INITIAL and surname(a, b) >= SPELT:
        kind = "a short form" if lowest == SHORT else "an initial"
        if role >= 0.5 or context >= 0.5 or lowest == SHORT or given(a, b) >= SPELT:
            return Opinion("same", 0.85, f"{a.name} and {b.name}: {kind} of one name{_because(role, context)}")
        return Opinion("unsure", 0.6, f"{a.name} may be {kind} for {b.name}, but nothing else agrees")
    if lowest == SOUND and (role >= 0.5 or (context >= 1.0 and SAME in {near for _, _, near in pairs})):
        return Opinion("same", 0.8, f"{a.name} and {b.name}: one name by its sound{_because(role, context)}")
    if lowest == SLIP and role >= 0.5:
        word = next(f"{x}/{y}" for x, y, near in pairs if near == SLIP)
        return Opinion("same", 0.75, f"{a.name} and {b.name}: one letter apart ({word}) with the same role")
    return Opinion("unsure", 0.5, f"{a.name} and {b.name} are nearly spelt alike, but nothing else agrees")


def _because(role: float, context: float) -> str:
    said = [text for text, value in (("same role", role), ("same company", context)) if value >= 0.5]
    return f" ({', '.join(said)})" if said else ""


def _bare(a: Profile, b: Profile, near: float, role: float, context: float) -> Opinion:
    if near < SPELT:
        return Opinion("unsure", 0.3, f"{a.name} and {b.name} are only nearly alike")
    last = surname(a, b) >= SPELT or a.words[0] == b.words[0]
    alone = len(a.words) == len(b.words) == 1 and a.words == b.words and len(a.words[0]) > 5
    score = (BARE_TWICE if alone else BARE if last else 0.4) + sum(
        weight * feature(a, b) for feature, weight in BARE_FEATURES
    )
    said = f"{a.name} and {b.name}: one surname{_because(role, context)}"
    return Opinion("same" if score >= SAME_FROM else "unsure", min(1.0, round(score, 3)), said)


def places(a: Profile, b: Profile) -> Opinion:
    """Two places: coordinates decide where both have them, then the spelling; like names are not enough."""
    near = a.point is not None and b.point is not None
    if a.point is not None and b.point is not None and distance_km(*a.point, *b.point) > NAMESAKES_KM:
        return Opinion("different", 0.0, f"{a.name} and {b.name} lie far apart")
    if a.words == b.words:
        return Opinion("same", 1.0, f"{a.name}: the same name")
    x, y = fold(a.name), fold(b.name)
    steps = distance(x, y, 4)
    if skeleton(a.name) == skeleton(b.name) and len(min(x, y, key=len)) > 4 and steps < 4:
        return Opinion("same", 0.9, f"{a.name} and {b.name}: two spellings of one place name")
    if near and skeleton(a.name)[:2] == skeleton(b.name)[:2] and a.point == b.point:
        return Opinion("same", 0.85, f"{a.name} and {b.name}: one entry of the gazetteer")
    return Opinion(
        "unsure" if steps < 2 and len(x) > 5 else "different", 0.3, f"{a.name} and {b.name}: like names only"
    )


def bodies(a: Profile, b: Profile) -> Opinion | None:
    """Two organisations: the owners must not differ, then word sets, acronym, or spelling decide; None: no likeness."""
    if a.owners and b.owners and not a.owners & b.owners:
        return Opinion("different", 0.0, f"{a.name} and {b.name} belong to different countries")
    both = bool(a.owners) == bool(b.owners)
    if a.words == b.words:
        if both:
            return Opinion("same", 0.95, f"{a.name} and {b.name}: one body, one owner")
        return Opinion("same", 0.75, f"{a.name} and {b.name}: one body, its owner named once")
    if short_for(a.name, b.name) or short_for(b.name, a.name):
        return Opinion("same", 0.85, f"{min(a.name, b.name, key=len)} is the acronym of {max(a.name, b.name, key=len)}")
    if skeleton(a.name) == skeleton(b.name) and len(a.name) > 6:
        return Opinion("same", 0.85, f"{a.name} and {b.name}: two spellings of one name")
    return None


def short_for(short: str, long: str) -> bool:
    """Whether `short` is in capitals and the initials of `long`, small words in or out."""
    letters = short.replace(".", "")
    if not letters.isupper() or not 1 < len(letters) < 9:
        return False
    parts = [p for p in long.replace("-", " ").split() if p[:1].isalnum()]
    great = "".join(p[0] for p in parts if p[0].isupper())
    return len(parts) > 1 and letters in (great.upper(), "".join(p[0] for p in parts).upper())
