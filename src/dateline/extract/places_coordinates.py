"""Coordinates written in a text: decimal degrees, and degrees with minutes and seconds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dateline.reading import Span

_NUMBER = r"\d{1,3}(?:\.\d{1,8})?"
_ANGLE = (
    rf"({_NUMBER})\s?[°º]\s?(?:(\d{{1,2}}(?:\.\d{{1,6}})?)\s?[′'’]\s?)?(?:(\d{{1,2}}(?:\.\d{{1,4}})?)\s?[″\"”]\s?)?"
)
_WITH_LETTERS = re.compile(rf"(?<!\w){_ANGLE}([NS])[,;\s]{{0,3}}{_ANGLE}([EW])(?!\w)")
#: What every pair of decimal degrees holds: cheap to look for, and rare.
_PAIR = re.compile(r"\.\d{1,8}°?\s?,\s?-?\d")
_BARE = re.compile(r"(?<![\w.])(-?\d{1,2}\.\d{3,8})°?\s?,\s?(-?\d{1,3}\.\d{3,8})°?(?![\w]|\.\d)")
#: With two decimals a pair of numbers is a point only where the words before it say so.
_SAID = re.compile(
    r"(?:\b(?:coordinates?|coords|position|location|located|point|lat/?lon|gps|spot)\b[\s:(]{0,3}(?:(?:of|is|was|at|are|were|near)\s){0,2}"
    r"|\b(?:seen|fell|struck|landed|hit|crashed|sank|found|cent(?:re|er)ed|impact|site)\s(?:at|near)\s)"
    r"\(?(-?\d{1,2}\.\d{1,2})°?\s?,\s?(-?\d{1,3}\.\d{1,2})°?(?![\w%]|\.\d)",
    re.IGNORECASE,
)
#: The same where the words behind say so: "found at 35.21, 12.43, south of Lampedusa".
_TOLD_BEHIND = re.compile(
    r"\bat\s\(?(-?\d{1,2}\.\d{2})°?\s?,\s?(-?\d{1,3}\.\d{2})°?\)?(?=,?\s(?:(?:about|some|roughly)\s)?"
    r"(?:\d{1,4}\s(?:km|kilomet(?:er|re)s|miles|nautical\smiles)\s)?"
    r"(?:north|south|east|west|northeast|northwest|southeast|southwest|off|inside)\b)"
)


class Point(NamedTuple):
    """A span that states a point, and how exactly (km): half the last digit written."""

    span: Span
    lat: float
    lon: float
    radius_km: float


def coordinates(text: str) -> Iterator[Point]:
    """Points in the text, by position. Numbers outside the range of degrees are none."""
    for match in _WITH_LETTERS.finditer(text):
        lat = _degrees(match.group(1), match.group(2), match.group(3)) * (-1 if match.group(4) == "S" else 1)
        lon = _degrees(match.group(5), match.group(6), match.group(7)) * (-1 if match.group(8) == "W" else 1)
        radius = 0.05 if match.group(3) else 1.0 if match.group(2) else _exactness(match.group(1))
        if abs(lat) <= 90 and abs(lon) <= 180:
            yield Point(Span(*match.span()), round(lat, 6), round(lon, 6), radius)
    seen: set[int] = set()
    for pattern in (_BARE, _SAID, _TOLD_BEHIND) if _PAIR.search(text) else ():
        for match in pattern.finditer(text):
            if match.start(1) in seen:
                continue
            seen.add(match.start(1))
            lat, lon = float(match.group(1)), float(match.group(2))
            if abs(lat) <= 90 and abs(lon) <= 180:
                yield Point(Span(match.start(1), match.end()), lat, lon, _exactness(match.group(1)))


def _degrees(whole: str, minutes: str | None, seconds: str | None) -> float:
    return float(whole) + float(minutes or 0) / 60 + float(seconds or 0) / 3600


def _exactness(number: str) -> float:
    decimals = len(number.partition(".")[2])
    return max(0.05, round(111.2 * float(10**-decimals) / 2, 2))
