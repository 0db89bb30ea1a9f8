"""Numerals become figures: bound words are added, two that make a range are joined, signs and codes are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.extract.quantities import bounds, units
from dateline.extract.quantities.numerals import Numeral, NumeralKind
from dateline.extract.quantities.units import Unit
from dateline.values import Bound

_MINUS = re.compile(r"\bminus[\s-]$", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:rose|ris(?:e|es|en|ing)|increas\w{1,4}|jump\w{0,3}|climb\w{0,3}|grow\w{0,3}|grew|drop\w{0,4}|fall\w{0,3}|fell|declin\w{1,3}|up|down|revis\w{1,3}|cut|rais\w{1,3}|lower\w{0,3}|"
    r"reduc\w{1,3}|went|go(?:es|ing)|mov\w{1,3}|chang\w{1,3}|soar\w{0,3}|surg\w{1,3}|slid\w{0,3}|updat\w{1,3}|correct\w{0,3}|plung\w{1,3}|plummet\w{0,3}|doubl\w{1,3}|swell\w{0,3}|swollen)\b",
    re.IGNORECASE,
)
_UP_FROM = re.compile(
    r"\b(?:up|down|revised|risen|rising|increased)\sfrom\s(?:(?:at\sleast|about|around|some|the|earlier|just)\s)?$",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"(?:thousand|million|billion|trillion|lakh|crore|bn|mn|m|k|b)$", re.IGNORECASE)
CHANGE_WINDOW = 80
#: "Rose by 43 to 419 billion" tells a change and a level; "fell by 1 to 1.5 degrees" a range of changes.
_BY = re.compile(r"\bby\s(?:US)?[$€£¥]?$", re.IGNORECASE)
STEP = 3.0


class Figure(NamedTuple):
    """One figure at [`start`, `end`), bound words, currency sign and unit included; the numeral is [`first`, `last`).

    `old` marks the first of "rose from 12 to 15": what was counted before, not what is counted now.
    """

    start: int
    end: int
    first: int
    last: int
    value: float | None
    low: float | None
    high: float | None
    bound: Bound
    kind: NumeralKind
    unit: Unit | None
    sign: Unit | None
    old: bool = False


def figures(text: str, found: Sequence[Numeral], floor: int, stop: int) -> Iterator[Figure]:
    """The figures of one sentence [`floor`, `stop`) from its numerals, in text order."""
    i = 0
    while i < len(found):
        one = found[i]
        pair = _pair(text, one, found[i + 1], stop) if i + 1 < len(found) else None
        if pair is not None:
            figure = _range(text, *pair, floor, stop)
            floor = figure.end
            yield figure
            i += 2
            continue
        old = _UP_FROM.search(text, max(floor, one.start - 30), one.start) is not None
        old = old or (i + 1 < len(found) and _is_old(text, one, found[i + 1], stop))
        figure = _single(text, one, floor, stop)
        floor = figure.end
        yield figure._replace(old=True) if old else figure
        i += 1


def _middle(text: str, one: Numeral, two: Numeral, stop: int) -> str | None:
    """How two neighbours are joined; between them may stand the unit of the first, if the second has the same."""
    how = bounds.joint(text, one.end, two.start)
    if how is None and (unit := units.unit_after(text, one.end, two.start)) is not None:
        other = units.unit_after(text, two.end, stop)
        if other is not None and other.name == unit.name:
            how = bounds.joint(text, unit.end, two.start)
    return how


def _is_old(text: str, one: Numeral, two: Numeral, stop: int) -> bool:
    if not bounds.announces_change(text, one.start) or one.value is None:
        return False
    changes = _CHANGE.search(text, max(0, one.start - CHANGE_WINDOW), one.start) is not None
    return changes and _middle(text, one, two, stop) == "to"


def _pair(text: str, one: Numeral, two: Numeral, stop: int) -> tuple[Numeral, Numeral] | None:
    """Two numerals that tell the ends of one range, with a scale that stands once given to both."""
    if one.value is None or two.value is None or "fraction" in (one.kind, two.kind) or "zero" in (one.kind, two.kind):
        return None
    how = _middle(text, one, two, stop)
    if how is None or _is_old(text, one, two, stop):
        return None
    one = _shared_scale(text, one, two)
    low, high = one.value or 0.0, two.value
    if low >= high or (how == "to" and high > STEP * low and _BY.search(text, max(0, one.start - 12), one.start)):
        return None
    if how in ("-", "to") or (how == "and" and bounds.announces_range(text, one.start) is not None):
        return one, two
    #: "Three or four people" is one figure; "25,000 or 40,000 cheaper" is two.
    return (
        (one, two)
        if how == "or" and high - low == 1 and units.symbol_before(text, two.start, one.end) is None
        else None
    )


def _shared_scale(text: str, one: Numeral, two: Numeral) -> Numeral:
    """ "$89 to $93 billion": the first takes the second's scale where that still leaves it the lower."""
    if one.value is None or two.value is None or _CLOSES.search(text, one.start, one.end):
        return one
    match = _CLOSES.search(text, two.start, two.end)
    plain = re.match(r"[\d.,]+|\w+", text[two.start : two.end])
    if match is None or plain is None or match.start() == two.start:
        return one
    digits = plain.group().replace(",", "").rstrip(".")
    base = float(digits) if re.fullmatch(r"\d+(?:\.\d+)?", digits) else None
    if not base:
        return one
    factor = two.value / base
    return one._replace(value=one.value * factor, low=one.value * factor) if one.value * factor < two.value else one


def _range(text: str, one: Numeral, two: Numeral, floor: int, stop: int) -> Figure:
    sign = units.symbol_before(text, one.start, floor) or units.symbol_before(text, two.start, one.end)
    start = sign.start if sign is not None and sign.start < one.start else one.start
    opening = bounds.announces_range(text, start)
    start = max(floor, opening) if opening is not None else bounds.before(text, start, floor)[1]
    unit = units.unit_after(text, two.end, stop) if sign is None else None
    end = unit.end if unit else two.end
    if sign is not None and (rate := units.rate_after(text, end, stop)):
        sign, end = sign._replace(name=sign.name + rate[0]), rate[1]
    return Figure(start, end, one.start, two.end, None, one.value, two.value, "range", two.kind, unit, sign)


def _single(text: str, numeral: Numeral, floor: int, stop: int) -> Figure:
    sign = units.symbol_before(text, numeral.start, floor)
    first = sign.start if sign else numeral.start
    value = numeral.value
    if sign and text[numeral.start - 1] in "-−" and value is not None:
        value = -value
    if minus := _MINUS.search(text, max(floor, first - 7), first):
        value, first = (-value if value is not None else None), minus.start()
    bound, start = bounds.before(text, first, floor)
    end = numeral.end
    unit = (units.unit_after(text, end, stop) or units.unit_before(text, first, floor, stop)) if sign is None else None
    if sign is not None and (rate := units.rate_after(text, end, stop)):
        sign, end = sign._replace(name=sign.name + rate[0]), rate[1]
    if bound == "exact":
        bound, end = bounds.after(text, end, stop)
        if end > numeral.end and unit is None and sign is None:
            unit = units.unit_after(text, end, stop)
    end = max(end, unit.end) if unit else end
    if bound == "exact" and unit:
        bound, end = bounds.after(text, end, stop)
    low, high = _sides(bound, value, numeral.low)
    if value is None:
        bound = "at_least"
    return Figure(start, end, numeral.start, numeral.end, value, low, high, bound, numeral.kind, unit, sign)


def _sides(bound: Bound, value: float | None, least: float) -> tuple[float | None, float | None]:
    """What a bound leaves open, as `Quantity.low` and `high`; an unnumbered plural tells only its least."""
    if value is None:
        return least, None
    if bound in ("at_least", "more_than"):
        return value, None
    if bound in ("at_most", "less_than"):
        return None, value
    return value, value
