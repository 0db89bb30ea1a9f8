"""Every day that a report's main event may have been on, and what speaks for each, in words.

A day is told where words name it ("on Sunday", "the Jan. 3 shooting"); it is inferred where the report names none: from
an hour alone ("around 9 p.m."), from a weekend, or from nothing but the report's own day. Nights belong to two days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from dateline.extract.scene_report import HARM, MOST, Candidate, Report, common, harmful
from dateline.reading import Mention, Reading
from dateline.values import Time

#: Words of a time that say which day; without one it is an hour, of whatever day.
_NAMES_DAY = re.compile(
    r"(?i:[a-z]{3}day|today|tonight|this |last |morning|\bnight|\bago\b|christmas|eve\b)|\d{4}|\d/\d"
    r"|\b[A-Z][a-z]{2,8}\.? \d{1,2}\b(?![:.]\d)|\d [A-Z][a-z]{2}"
)
_FULL = re.compile(r"\d{4}-\d\d-\d\d")
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
#: A night whose day is not named: its harm may be of either.
_NIGHT = re.compile(r"overnight|(?:last|that|the) night", re.IGNORECASE)
#: Late hours of a named day: what they began may count as of the next.
_LATE = re.compile(r"\b(?:late|night|midnight)\b", re.IGNORECASE)
_PAGE = re.compile(r"\b(?:[Pp]ublished|[Pp]osted|(?:[Uu]pdated?|UPDATED?)|[Ll]ast|[Mm]odified)\W{1,3}(?:on )?$")
_BORN = re.compile(r"\b(?:born|DOB|birth\w*)\W{1,3}(?:on |of )?$", re.IGNORECASE)
_LIMIT = re.compile(r"\b(?:since|until|till|by|before|after|from|for|due|scheduled) (?:the )?$", re.IGNORECASE)
#: The length of a film in a list of films: "1:35 Video: how they are built".
_BARE_CLOCK = re.compile(r"\d{1,2}:\d\d")
#: Behind a day, what happened is called by it: "the Jan. 3 shooting", "Sunday's attack".
_NAMED_FOR = re.compile(
    r"(?:'s|’s)?\s(?:\w+[\s-]){0,2}?(?:shootings?|attacks?|kill\w+|murders?|stabbings?|invasion|crash|blast|explosions?|"
    r"quake|earthquake|floods?|fire|robbery|homicide|slaying|massacre|bombings?|incident|strike|raid|coup|protests?|"
    r"landslide|storm|collapse|accident|sinking|derailment)\b"
)
_NAMED_AFTER = re.compile(
    r"(?:'s|’s)?\s(?:\w+[\s-]){0,2}?(?:arrests?|hearings?|vigils?|conference|trial|funeral|statement|appearance|autopsy|"
    r"interview|briefing|announcement|meeting|visit|verdict|sentencing|release|update|services?)\b"
)
#: Verbs by which police and rescuers come to what happened: their day is its day.
_CAME = frozenset("respond dispatch summon rush arrive find discover receive erupt unfold hit strike".split())
_COURTS = frozenset("charge arrest accuse appear plead sentence convict book arraign indict hold surrender".split())
#: Verbs of saying and of reacting: what they tell of came after.
_SAYS = frozenset(
    "say tell report announce release identify confirm update post publish add write declare condemn visit mourn vow "
    "promise urge order resign meet gather praise call demand apologise apologize offer pledge warn".split()
)
_DIES = frozenset("die pronounce succumb".split())
_TITLES = {
    "court": re.compile(
        r"\b(?:charg\w+|arrest\w*|sentenc\w+|trial|court|guilty|plead\w*|convict\w+|indict\w+|bond|bail|custody|"
        r"suspects?|accused|jury|judge|lawsuit|surrender\w*)\b",
        re.IGNORECASE,
    ),
    "later": re.compile(
        r"\b(?:identif\w+|IDs?|ID'd|ID’d|named|vigil|mourn\w*|funeral|remember\w*|dies|autopsy|update|victims?|details|"
        r"new|investigat\w+|famil\w+|friends?|video|release[sd]?|after)\b",
        re.IGNORECASE,
    ),
}
#: How far before the report's own day a day is taken for one of those that a report of news may be on.
WINDOW = 1


def time_candidates(reading: Reading) -> list[Candidate]:
    """Every mention of one day, not after the report, with its signs, and the days that no word names."""
    report = Report(reading)
    published = day_on(reading.document.published)
    kind = title_kind(reading.document.title)
    found: list[Candidate] = []
    for mention in reading.times[:MOST]:
        found += _of_mention(report, mention, published, kind)
    found += _of_title(reading.document.title or "", report, published, kind)
    found = _against_each_other(found, report, reading.document.title or "")
    return found + list(_unnamed(found, report, published, kind))


def _of_title(title: str, report: Report, published: date | None, kind: str) -> Iterator[Candidate]:
    """The last day before the report's own, or that day, of the one weekday that a headline names."""
    named = {m[0].lower() for m in _WEEKDAY.finditer(title)}
    if published is None or len(named) != 1:
        return
    back = next(n for n in range(7) if (published - timedelta(days=n)).strftime("%A").lower() in named)
    day = published - timedelta(days=back)
    signs = (*_signs_of_age(report, day, published, kind), "time of the headline", "weekday alone")
    yield Candidate(None, day.isoformat(), signs)


def _of_mention(report: Report, mention: Mention, published: date | None, kind: str) -> Iterator[Candidate]:
    """The day of a mention; of a night, the next one too, and of an hour alone the one before."""
    value, words = mention.value, mention.span.of(report.reading.text)
    if isinstance(value, Time) and value.value.endswith("-WE"):
        yield from _of_weekend(report, mention, value, published, kind)
    day = day_of(value) if isinstance(value, Time) else None
    if day is None or (published is not None and day > published) or (_BARE_CLOCK.fullmatch(words)):
        return
    assert isinstance(value, Time)
    shared = (*_signs_of_words(report, mention, value), *common(report, mention, "time"))
    hour = _hour(value)
    alone = not _NAMES_DAY.search(words)
    told = not alone
    signs = (*_signs_of_age(report, day, published, kind), *shared)
    if alone:
        signs = (*signs, f"time of day alone, {_part_of_day(hour)}", "time of day alone")
    elif night := _NIGHT.fullmatch(words):
        signs = (*signs, f"{night[0].lower().split()[0]}, the evening")
    yield Candidate(mention, day.isoformat(), signs, told)
    if alone and published == day:
        before = day - timedelta(days=1)
        signs = (*_signs_of_age(report, before, published, kind), *shared, f"day before, {_part_of_day(hour)}")
        yield Candidate(mention, before.isoformat(), (*signs, "time of day alone"), False)
    morning = day + timedelta(days=1)
    if published is not None and morning > published:
        return
    if night := _NIGHT.fullmatch(words):
        signs = (*_signs_of_age(report, morning, published, kind), *shared)
        yield Candidate(mention, morning.isoformat(), (*signs, f"{night[0].lower().split()[0]}, after midnight"), True)
    elif told and _LATE.search(words) and _WEEKDAY.search(words):
        signs = (*_signs_of_age(report, morning, published, kind), *shared)
        late = _LATE.search(words)
        assert late is not None
        yield Candidate(mention, morning.isoformat(), (*signs, f"morning after {late[0].lower()}"), True)


def _of_weekend(
    report: Report, mention: Mention, value: Time, published: date | None, kind: str
) -> Iterator[Candidate]:
    """Both days of a weekend, neither of which is told."""
    first = day_on(value.start)
    for nth in range(2) if first is not None else ():
        assert first is not None
        day = first + timedelta(days=nth)
        if published is None or day <= published:
            signs = (*_signs_of_age(report, day, published, kind), *_signs_of_words(report, mention, value))
            signs = (*signs, *common(report, mention, "time"), f"day {nth} of the weekend")
            yield Candidate(mention, day.isoformat(), signs, False)


def _unnamed(found: list[Candidate], report: Report, published: date | None, kind: str) -> Iterator[Candidate]:
    """The report's own day and the one before, for which nothing speaks but that news is new."""
    if published is None:
        return
    named = {c.key for c in found if c.told}
    some = "none named" if not named else "some named"
    harm = "harm told" if HARM.search(report.reading.text) else "no harm told"
    first = (
        "first core dated" if any("time in first core" in c.signs for c in found if c.told) else "first core undated"
    )
    for back in range(WINDOW + 1):
        day = published - timedelta(days=back)
        all_signs = ("", some, f"{kind} title", f"court {report.court}", harm, first)
        yield Candidate(
            None, day.isoformat(), tuple(f"unnamed, {back} back {sign}".rstrip() for sign in all_signs), False
        )


def _against_each_other(found: list[Candidate], report: Report, title: str) -> list[Candidate]:
    """With signs of how a day stands to others: before the last one that harm is told of (what a report recalls), or on
    the weekday of the headline."""
    harmed = [c.key for c in found if "time of harm" in c.signs or "time names harm" in c.signs]
    last = "" if report.court else max(harmed, default="")
    weekday = _WEEKDAY.search(title)
    out = []
    for c in found:
        more = ["time before the last harm"] if c.key < last else []
        if weekday and date.fromisoformat(c.key).strftime("%A").lower() == weekday[0].lower():
            more.append("weekday of the headline")
        out.append(c._replace(signs=(*c.signs, *more)))
    return out


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


def day_on(written: str | None) -> date | None:
    """The day that an ISO 8601 time begins with."""
    try:
        return date.fromisoformat((written or "")[:10])
    except ValueError:
        return None


def title_kind(title: str | None) -> str:
    """What a headline is about: a court or an arrest, what came later, or the news itself."""
    return next((kind for kind, pattern in _TITLES.items() if pattern.search(title or "")), "news")


def _hour(value: Time) -> int | None:
    match = re.search(r"T(\d\d)", value.value)
    return int(match[1]) if match else None


def _part_of_day(hour: int | None) -> str:
    return "no hour" if hour is None else ("night" if hour < 6 else "morning" if hour < 12 else
                                           "afternoon" if hour < 18 else "evening")  # fmt: skip


def _signs_of_age(report: Report, day: date, published: date | None, kind: str) -> Iterator[str]:
    if published is None:
        return
    away = (published - day).days
    age = ("0" if away == 0 else "1" if away == 1 else "2-3" if away < 4 else "4-7" if away < 8 else
           "8-30" if away < 31 else "31-400" if away < 400 else "old")  # fmt: skip
    yield f"time age={age}"
    yield f"time age={age}, {kind} title"
    if report.court:
        yield "time in court news, " + ("today" if away == 0 else "this week" if away < 8 else "before")


def _signs_of_words(report: Report, mention: Mention, value: Time) -> Iterator[str]:
    text, words = report.reading.text, mention.span.of(report.reading.text)
    before = text[max(0, mention.span.start - 14) : mention.span.start]
    yield f"time type={value.type}"
    if _PAGE.search(before):
        yield "time of the page"
    if _BORN.search(before):
        yield "time of birth"
    if limit := _LIMIT.search(before):
        yield f"time behind {limit[0].split()[0].lower()}"
    if _WEEKDAY.search(words):
        yield "weekday with hour" if value.type == "TIME" else "weekday alone"
    if re.search(r"\b(?:19|20)\d\d\b", words):
        yield "time with year"
    if _NAMED_FOR.match(text, mention.span.end):
        yield "time names harm"
    if _NAMED_AFTER.match(text, mention.span.end):
        yield "time names what came later"
    if report.reading.in_furniture(mention.span):
        yield "time in furniture"
    yield from _signs_of_verb(report, mention)
    events = report.times_of.get(mention.id, [])
    yield "time of harm" if any(harmful(e) for e in events) else "time of another event" if events else "time of none"


def _signs_of_verb(report: Report, mention: Mention) -> Iterator[str]:
    governor = report.governor(mention.span)
    if governor is None:
        return
    lemma = governor.lemma.lower()
    for name, verbs in (("coming", _CAME), ("the courts", _COURTS), ("saying", _SAYS), ("dying", _DIES)):
        if lemma in verbs:
            yield f"time under {name}"
