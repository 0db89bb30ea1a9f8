"""How near two words of names are: the same, a spelling or romanisation of it, a short form, an initial, the same
sound in another hand ("Lenz", "Lentz"; "Almaz", "Almas"), a slip."""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.text import skeleton

SAME, SPELT, SHORT, INITIAL, SOUND, SLIP, APART = 1.0, 0.95, 0.9, 0.8, 0.75, 0.7, 0.0
#: Endings that make a woman's name of a man's ("Daniel", "Danielle"): never a matter of spelling.
_FEMININE = frozenset(["a", "e", "le", "ne", "lle", "elle", "ette", "ine", "ina", "ia", "ka"])
#: Given names and their everyday short forms, English and Russian; own work, only ones that are plain.
_SHORT_FORMS = (
    "alexander alex sasha|alexandra alex sandra|andrew andy drew|anthony tony|benjamin ben|"
    "charles charlie chuck|christopher chris|daniel dan danny|david dave|deborah debbie|dmitry dima|"
    "donald don|douglas doug|edward ed eddie ted|elizabeth liz beth betsy|eugene gene|francis frank|"
    "frederick fred|gerald gerry jerry|gregory greg|henry harry hank|jacob jake|"
    "james jim jimmy jamie|jeffrey jeff|jennifer jen jenny|john jack johnny|jonathan jon|joseph joe|"
    "joshua josh|judith judy|katherine kate kathy|kenneth ken|lawrence larry|leonard len|"
    "margaret maggie peggy|matthew matt|michael mike mick|mikhail misha|nancy ann|nicholas nick|"
    "patrick pat|patricia pat patty|peter pete|philip phil|raymond ray|rebecca becky|"
    "richard dick rick|robert bob rob bobby|ronald ron|rudolph rudy|samuel sam|stanley stan|"
    "stephen steve|susan sue|theodore ted|thomas tom|timothy tim|tobias toby|victoria vicky|"
    "vladimir volodya|walter walt|william bill will billy|zachary zach"
)


#: One name in the Russian, Ukrainian and Belarusian form; reports in English use any of them of one person.
_SISTER_FORMS = (
    "alexander aleksandr oleksandr aliaksandr|alexei oleksii aliaksei|andrei andrii|vladimir volodymyr uladzimir|"
    "dmitry dmytro|evgeny yevhen|konstantin kostiantyn|mikhail mykhailo|nikolai mykola mikalai|pavel pavlo|pyotr petro|"
    "sergei serhii siarhei|anatoly anatolii|viktor viktar|kirill kyrylo|danil danylo|ilya illia|yelena olena"
)


@lru_cache(maxsize=1)
def _short_forms() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group in _SHORT_FORMS.split("|"):
        full, *short = group.split()
        for form in short:
            found.setdefault(form, set()).add(full)
            found.setdefault(full, set()).add(form)
    for group in _SISTER_FORMS.split("|"):
        keys = {skeleton(word) for word in group.split()}
        for key in keys:
            found.setdefault(f"~{key}", set()).update(keys - {key})
    return {word: frozenset(others) for word, others in found.items()}


@lru_cache(maxsize=65536)
def nearness(a: str, b: str) -> float:
    """How near two folded words are, from APART (0) to SAME (1); see the constants for the steps between."""
    if a == b:
        return SAME
    if not a or not b:
        return APART
    shorter, longer = sorted((a, b), key=lambda w: (len(w), w))
    if longer.startswith(shorter) and longer[len(shorter) :] in _FEMININE and len(shorter) > 2:
        return APART
    if len(shorter) == 1:
        return INITIAL if longer.startswith(shorter) else APART
    steps = distance(a, b, 3)
    key = skeleton(a)
    # "Luis" and "Louise" sound alike in every romanisation and are two people
    if key == skeleton(b) and longer[-1] in "ae" and shorter[-1] not in "aeiouyh":
        return APART
    if key and key == skeleton(b) and steps <= max(1, len(shorter) // 2):
        return SPELT
    if b in _short_forms().get(a, ()):
        return SHORT
    if skeleton(b) in _short_forms().get(f"~{key}", ()):
        return SHORT
    if a[:-1] == b[:-1] and a.endswith(("enko", "enka")) and b.endswith(("enko", "enka")):
        return SPELT
    swapped = a[:-1] == b[:-1] and a[-1] in "aoe" and b[-1] in "aoe"
    if len(shorter) >= 4 and steps <= 2 and shorter[0] == longer[0] and sound(a) == sound(b):
        return SOUND
    if steps == 1 and len(shorter) >= 6 and not swapped:
        return SLIP
    if steps == 2 and len(shorter) >= 9:
        return SLIP
    return APART


#: Letters that two hands choose for one sound, where no rule of romanisation joins them; the vowels stay as they are.
_HEARD = (
    (re.compile(r"(?:ow|off|of)$"), "ov"),
    (re.compile(r"(?:ew|eff|ef)$"), "ev"),
    (re.compile(r"t?z|ts(?!h)|s+"), "s"),
    (re.compile(r"w"), "v"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ck|k+h?|q|c(?![eiyh])"), "k"),
    (re.compile(r"dt|tt|th"), "t"),
    (re.compile(r"[iyj]+"), "i"),
    (re.compile(r"([b-df-hj-np-tvx])\1"), r"\1"),
)


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """A folded word as it is heard, consonants of one sound written alike; weaker evidence than a romanisation."""
    for pattern, letter in _HEARD:
        word = pattern.sub(letter, word)
    return word


def distance(a: str, b: str, limit: int) -> int:
    """Damerau-Levenshtein distance (optimal string alignment), given up at `limit`, which is then returned."""
    if abs(len(a) - len(b)) >= limit:
        return limit
    older: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        fresh = [i]
        for j, y in enumerate(b, 1):
            cost = min(row[j] + 1, fresh[j - 1] + 1, row[j - 1] + (x != y))
            if older and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, older[j - 2] + 1)
            fresh.append(cost)
        if min(fresh) >= limit:
            return limit
        older, row = row, fresh
    return min(row[-1], limit)
