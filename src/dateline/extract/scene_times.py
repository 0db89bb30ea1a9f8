"""Every day that a report's main event may have been on, and what speaks for each, in words.

A day is told where words name it ("on Sunday", "the Jan. 3 shooting") or count it ("two days after the crash"); it is
inferred where the report names none: from an hour alone ("around 9 p.m."), from a weekend, or from nothing but the
report's own day. Nights belong to two days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import msgspec

from dateline.extract import scene_signs as signs_
from dateline.extract.scene_counted import counted
from dateline.extract.scene_page import day_on
from dateline.extract.scene_report import HARM, MOST, Candidate, Report, common
from dateline.extract.scene_signs import WEEKDAY
from dateline.reading import Mention, Reading
from dateline.values import Time

#: Words of a time that say which day; without one it is an hour, of whatever day.
_NAMES_DAY = re.compile(
    r"(?i:[a-z]{3}day|today|tonight|this |last |morning|\bnight|\bago\b|christmas|eve\b)|\d{4}|\d/\d"
    r"|\b[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?\b(?![:.]\d)|\d(?:st|nd|rd|th)?(?: of)? [A-Z][a-z]{2}"
)
_FULL = re.compile(r"\d{4}-\d\d-\d\d")
#: A night whose day is not named: its harm may be of either.
_NIGHT = re.compile(r"overnight|(?:last|that|the) night", re.IGNORECASE)
#: Late hours of a named day: what they began may count as of the next.
_LATE = re.compile(r"\b(?:late|night|midnight)\b", re.IGNORECASE)
#: The length of a film in a list of films: "1:35 Video: how they are built".
_BARE_CLOCK = re.compile(r"\d{1,2}:\d\d")
#: Beside a weekday these leave no doubt which week is meant.
_FIXED = re.compile(r"\d{1,2}(?!:| ?[ap]\.?m)\b|[Nn]ext")
_MONTH_DAY = re.compile(r"\b[A-Z][a-z]{2,8}\.? \d{1,2}\b(?![:.]\d)|\b\d{1,2} [A-Z][a-z]{2}")
#: Of weeks, weekends and months, those that are not over.
_RUNNING = re.compile(r"(?:.* )?(?:this|next|now) .*|may|march", re.IGNORECASE)
#: How far before the report's own day a day is taken for one of those that a report of news may be on.
WINDOW = 1
#: Days that a weekday is turned back at most, on a page that was stored later; characters to the hour behind a night.
TURNED, HOUR_NEAR = 41, 250


def time_candidates(reading: Reading) -> list[Candidate]:
    """Every mention of one day, not after the report, with its signs, and the days that no word names."""
    report = Report(reading)
    found: list[Candidate] = []
    for mention in reading.times[:MOST]:
        found += _of_mention(report, mention)
    found += list(_of_lengths(report, found))
    found += _of_title(report)
    found = _against_each_other(found, report)
    return found + list(_unnamed(found, report))


def _of_title(report: Report) -> Iterator[Candidate]:
    """The last day before the report's own, or that day, of the one weekday that a headline names."""
    named = {m[0].lower() for m in WEEKDAY.finditer(report.reading.document.title or "")}
    if report.published is None or len(named) != 1:
        return
    back = next(n for n in range(7) if (report.published - timedelta(days=n)).strftime("%A").lower() in named)
    day = report.published - timedelta(days=back)
    yield Candidate(None, day.isoformat(), (*signs_.of_age(report, day), "time of the headline", "weekday alone"))


def _of_lengths(report: Report, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The days that are counted from others: "on Tuesday, two days after the dam broke"."""
    for _, mention, day, signs in counted(report, found):
        if report.published is None or day <= report.published:
            on_day = mention and msgspec.structs.replace(mention, value=_whole(day))
            yield Candidate(on_day, day.isoformat(), (*signs, *signs_.of_age(report, day)))


def _whole(day: date) -> Time:
    return Time("DATE", day.isoformat(), day.isoformat(), (day + timedelta(days=1)).isoformat())


def _of_mention(report: Report, mention: Mention) -> Iterator[Candidate]:
    """The days that a mention may mean: one day, both of a night or weekend, two of an hour alone."""
    value, words = mention.value, mention.span.of(report.reading.text)
    if not isinstance(value, Time) or _BARE_CLOCK.fullmatch(words):
        return
    if value.value.endswith("-WE"):
        yield from _of_weekend(report, mention, value)
    named = day_of(value)
    day, turned = (None, ()) if named is None else _turned(report, words, named)
    if day is None:
        return
    if day != named:
        mention = msgspec.structs.replace(mention, value=_whole(day))
    shared = (*signs_.of_words(report, mention, value, day), *common(report, mention, "time"), *turned)
    if not _NIGHT.fullmatch(words) and not _NAMES_DAY.search(words):
        yield from _of_hour(report, mention, _hour(value), day, shared)
    else:
        yield from _of_day(report, mention, words, day, shared)


def _turned(report: Report, words: str, day: date) -> tuple[date | None, tuple[str, ...]]:
    """The day, if it is not after the report; of a weekday, or day of a month, taken for one to come, the last before.

    "He was taken to hospital Friday afternoon" has no verb that tells on which side of the report its Friday lies.
    """
    if report.published is None or day <= report.published:
        return day, ()
    away = (day - report.published).days
    if not WEEKDAY.search(words) and not re.search(r"\d{4}", words) and away < 366 and _MONTH_DAY.search(words):
        return _year_before(day), ("date turned back",)
    if not WEEKDAY.search(words) or _FIXED.search(words) or away > TURNED:
        return None, ()
    sign = "weekday turned back" if away < 7 else "weekday of a stored page"
    return day - timedelta(days=7 * -(-away // 7)), (sign,)


def _year_before(day: date) -> date | None:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return None


def _of_hour(
    report: Report, mention: Mention, hour: int | None, day: date, shared: tuple[str, ...]
) -> Iterator[Candidate]:
    """An hour of no named day: that of the report, or the one before."""
    part = _part_of_day(hour)
    signs = (*signs_.of_age(report, day), *shared, f"time of day alone, {part}", "time of day alone")
    yield Candidate(mention, day.isoformat(), signs, False)
    if report.published == day:
        before = day - timedelta(days=1)
        signs = (*signs_.of_age(report, before), *shared, f"day before, {part}", "time of day alone")
        yield Candidate(mention, before.isoformat(), signs, False)


def _of_day(report: Report, mention: Mention, words: str, day: date, shared: tuple[str, ...]) -> Iterator[Candidate]:
    """A named day; of a night, or the late hours of a weekday, the next one too."""
    night, late = _NIGHT.fullmatch(words), _LATE.search(words) if WEEKDAY.search(words) else None
    near = _hour_behind(report, mention) if night or late else ""
    name = night[0].lower().split()[0] if night else ""
    signs = (*signs_.of_age(report, day), *shared)
    if night:
        signs = (*signs, f"{name}, the evening", f"the evening, hour: {near}")
    yield Candidate(mention, day.isoformat(), signs)
    morning = day + timedelta(days=1)
    if (night or late) and (report.published is None or morning <= report.published):
        kind = f"{name}, after midnight" if night or late is None else f"morning after {late[0].lower()}"
        signs = (*signs_.of_age(report, morning), *shared, kind, f"after midnight, hour: {near}")
        yield Candidate(mention, morning.isoformat(), signs)


def _hour_behind(report: Report, mention: Mention) -> str:
    """The part of the day of the first hour that is named shortly behind a mention."""
    for other in report.times_after(mention.span.end):
        if other.span.start > mention.span.end + HOUR_NEAR:
            break
        if isinstance(other.value, Time) and other.value.type == "TIME" and (hour := _hour(other.value)) is not None:
            return _part_of_day(hour)
    return "none"


def _of_weekend(report: Report, mention: Mention, value: Time) -> Iterator[Candidate]:
    """Both days of a weekend, neither of which is told."""
    first = day_on(value.start)
    for nth in range(2) if first is not None else ():
        assert first is not None
        day = first + timedelta(days=nth)
        if report.published is None or day <= report.published:
            signs = (*signs_.of_age(report, day), *signs_.of_words(report, mention, value, day))
            signs = (*signs, *common(report, mention, "time"), f"day {nth} of the weekend")
            yield Candidate(mention, day.isoformat(), signs, False)


def _unnamed(found: list[Candidate], report: Report) -> Iterator[Candidate]:
    """The report's own day and the one before, for which nothing speaks but that news is new."""
    if report.published is None:
        return
    told = [c for c in found if c.told]
    some = "some named" if told else "none named"
    harm = "harm told" if HARM.search(report.reading.text) else "no harm told"
    first = "first core dated" if any("time in first core" in c.signs for c in told) else "first core undated"
    for back in range(WINDOW + 1):
        day = report.published - timedelta(days=back)
        kinds = ("", some, f"{report.kind} title", f"court {report.court}", harm, first)
        signs = tuple(f"unnamed, {back} back {kind}".rstrip() for kind in kinds)
        yield Candidate(None, day.isoformat(), signs, False)


def _against_each_other(found: list[Candidate], report: Report) -> list[Candidate]:
    """With signs of how a day stands to others: before the last one that harm is told of (what a report recalls), in a
    week or month that is named, or on the weekday of the headline."""
    harmed = [c.key for c in found if "time of harm" in c.signs or "time names harm" in c.signs]
    last = "" if report.court else max(harmed, default="")
    weekday = WEEKDAY.search(report.reading.document.title or "")
    periods = sorted(set(_periods(report)))
    out = []
    for c in found:
        day = date.fromisoformat(c.key)
        more = ["time before the last harm"] if c.key < last else []
        more += [f"within a named period {kind}" for first, end, kind in periods if first <= day < end]
        if weekday and day.strftime("%A").lower() == weekday[0].lower():
            more.append("weekday of the headline")
        out.append(c._replace(signs=(*c.signs, *more)))
    return out


def _periods(report: Report) -> Iterator[tuple[date, date, str]]:
    """Weeks, weekends and months that are named and over: the first day, the one behind the last, of harm or not."""
    for mention in report.reading.times[:MOST]:
        value = mention.value
        if not isinstance(value, Time) or value.type != "DATE":
            continue
        first, end = day_on(value.start), day_on(value.end)
        if first is None or end is None or not 1 < (end - first).days < 32:
            continue
        if not _RUNNING.fullmatch(mention.span.of(report.reading.text)):
            before, behind = report.sentence_text(mention.span)
            yield first, end, "of harm" if HARM.search(f"{before[-60:]} | {behind[:40]}") else "of none"


def day_of(value: Time) -> date | None:
    """The one day that a time is on, or begins on if it is a night; None for months, years, lengths and the unknown.

    Midnight is the end of the day that it is named by, and "since 4 August" begins on that day.
    """
    if value.type not in ("DATE", "TIME") or value.start is None or value.end is None:
        return None
    if value.value.endswith("T24:00") or (value.type == "DATE" and _FULL.fullmatch(value.value)):
        return day_on(value.value)
    start, end = day_on(value.start), day_on(value.end)
    return start if start is not None and end is not None and end - start <= timedelta(days=1) else None


def _hour(value: Time) -> int | None:
    match = re.search(r"T(\d\d)", value.value)
    return int(match[1]) if match else None


def _part_of_day(hour: int | None) -> str:
    return "no hour" if hour is None else ("night" if hour < 6 else "morning" if hour < 12 else
                                           "afternoon" if hour < 18 else "evening")  # fmt: skip
