"""When and where the main event of a report was: the day and the place that its own words support best.

Every date and every place of the report is a candidate; what speaks for it is named in words (`time_signs`,
`place_signs`) and weighed (`WEIGHTS`); mentions of one day, or of one spot, add up. The main event is what the toll and
the events of harm tell of. A report that names no day, or no place, gets none: a guess is no answer.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from dateline.extract import events_scheme as scheme
from dateline.reading import Event, Mention, Parse, Reading, Span, Token
from dateline.resources import data
from dateline.text import fold
from dateline.values import Name, Place, Quantity, Time, distance_km

#: Events of these classes and types are what a report of harm is about.
HARM_CLASSES = frozenset({scheme.BATTLES, scheme.REMOTE, scheme.CIVILIANS, scheme.PROTESTS, scheme.RIOTS})
HARM_TYPES = frozenset({scheme.NATURAL_DISASTER, scheme.MAN_MADE_DISASTER, scheme.ORGANISED_CRIME, scheme.LOOTING})
_HARM = re.compile(
    r"\b(?:shot|shoot\w*|stabb\w*|kill\w*|die[ds]?|dead|deaths?|dying|wound\w*|injur\w*|murder\w*|homicides?|slain|"
    r"slaying|gunfire|gunned|fatal\w*|crash\w*|struck|explo\w+|blasts?|collaps\w*|quakes?|earthquakes?|flood\w*|"
    r"fires?|attack\w*|bodies|body|victims?|happened|occurred|incident)\b",
    re.IGNORECASE,
)
#: Lemmas of verbs that tell of what came after: their time and place are those of the police, the court, the paper.
_AFTERMATH = frozenset(
    "say tell report announce release identify confirm charge arrest accuse appear plead sentence convict book hold "
    "schedule update post publish pronounce die face investigate search bury mourn remember gather expect plan ask "
    "condemn promise vow order visit reopen rise climb call contact turn transport take "
    "fly live move remain serve graduate win describe believe speak write".split()
)
#: Words of a time that say which day; without one it is an hour, of whatever day.
_NAMES_DAY = re.compile(
    r"(?i:[a-z]{3}day|today|tonight|this |last |morning|\bnight)|\d{4}|\d/\d|\b[A-Z][a-z]{2,8}\.? \d{1,2}\b(?![:.]\d)"
    r"|\d [A-Z][a-z]{2}"
)
#: A night whose day is not named: its harm may be of either.
_NIGHT = re.compile(r"overnight|(?:last|that|the) night", re.IGNORECASE)
_PAGE = re.compile(r"\b(?:[Pp]ublished|[Pp]osted|(?:[Uu]pdated?|UPDATED?)|[Ll]ast)\W{1,3}(?:on )?$")
#: Behind a day, what happened is called by it: "the Jan. 3 shooting", "Sunday's attack".
_NAMED_FOR = re.compile(
    r"(?:'s|’s)?\s(?:\w+[\s-]){0,2}?(?:shootings?|attacks?|kill\w+|murders?|stabbings?|invasion|crash|blast|explosions?|"
    r"quake|earthquake|floods?|fire|robbery|homicide|slaying|massacre|bombings?|incident)\b"
)
#: News of the courts tells of a day that is past.
_COURT = re.compile(
    r"\b(?:indict\w*|trial|sentenc\w+|plead\w*|guilty|convict\w*|court|charged|arraign\w*|arrest\w*|extradit\w*|verdict|"
    r"hearing|lawsuit|anniversary)\b",
    re.IGNORECASE,
)
#: Mentions that are looked at: what a report names after so many is no main event.
MOST = 300
#: Two points this near are one spot.
SPOT_KM = 25.0


class Scene(NamedTuple):
    """The day (ISO 8601) and the mentions that tell when and where (None: the report does not say), and how sure each
    is, 0 to 1."""

    day: str | None
    time: Mention | None
    place: Mention | None
    time_sure: float
    place_sure: float


class Candidate(NamedTuple):
    """A mention, the day or spot that it means, and what speaks for it."""

    mention: Mention
    key: str
    signs: tuple[str, ...]


def scene(reading: Reading) -> Scene:
    """When and where the main event was, as the report tells it. Reads `parse`, times, places, figures and events."""
    weights = learned()
    time, time_sure = best(time_candidates(reading), weights)
    place, place_sure = best(place_candidates(reading), weights)
    return Scene(
        time.key if time else None,
        time.mention if time else None,
        place.mention if place else None,
        time_sure,
        place_sure,
    )


@lru_cache(maxsize=1)
def learned() -> dict[str, float]:
    """Sign -> weight (`cards/scene.md`)."""
    weights: dict[str, float] = json.loads(data("scene.json").read_text(encoding="utf-8"))
    return weights


def best(found: Sequence[Candidate], weights: dict[str, float]) -> tuple[Candidate | None, float]:
    """The best mention of the best key: the odds of all mentions of one day, or spot, add up."""
    if not found:
        return None, 0.0
    scores = [sum(weights.get(sign, 0.0) for sign in c.signs) for c in found]
    top = max(scores)
    odds = [math.exp(s - top) for s in scores]
    by_key: dict[str, float] = {}
    for c, o in zip(found, odds, strict=True):
        by_key[c.key] = by_key.get(c.key, 0.0) + o
    key = max(by_key, key=lambda one: (by_key[one], one))
    chosen = max(
        (n for n, c in enumerate(found) if c.key == key), key=lambda n: (odds[n], -found[n].mention.span.start)
    )
    return found[chosen], by_key[key] / sum(odds)


class _Report:
    """What the signs of all candidates share."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.parse: Parse = reading.parse
        opening = reading.text[: reading.parse.sentence_span(0).end] if reading.parse.sentences else ""
        self.court = bool(_COURT.search(f"{reading.document.title or ''} {opening}"))
        self.core = set(self._core())
        self.first_core = min(self.core, default=0)
        self.times_of = _linked(reading.events, "time")
        self.places_of = _linked(reading.events, "place")
        self.people = {
            fold(word)
            for m in reading.names
            if isinstance(m.value, Name) and m.value.kind == "person"
            for word in m.value.name.split()
        }
        countries = Counter(m.value.country for m in reading.places if isinstance(m.value, Place) and m.value.country)
        self.country = max(sorted(countries), key=lambda c: countries[c], default=None)

    def _core(self) -> Iterator[int]:
        for event in self.reading.events:
            if harmful(event):
                yield self.sentence(event.span)
        for mention in self.reading.quantities:
            value = mention.value
            if isinstance(value, Quantity) and value.predicate in ("killed", "wounded") and value.unit == "person":
                yield self.sentence(mention.span)

    def sentence(self, span: Span) -> int:
        """The number of the sentence in which `span` begins."""
        tokens = self.parse.between(span)
        return tokens[0].sent if tokens else 0

    def position(self, number: int) -> str:
        """Where in the report a sentence stands."""
        return "0" if number == 0 else "1" if number == 1 else "2-3" if number < 4 else "4-9" if number < 10 else "10-"

    def governor(self, span: Span) -> Token | None:
        """The verb, or the noun for what happened, above a mention."""
        tokens = self.parse.between(span)
        if not tokens:
            return None
        inside = {t.i for t in tokens}
        top = next((t for t in tokens if t.head not in inside or t.head == t.i), tokens[0])
        for above in self.parse.ancestors(top.i):
            if above.pos in ("VERB", "AUX") or _HARM.fullmatch(above.text):
                return above
        return None


def harmful(event: Event) -> bool:
    """Whether an event is of harm, surely enough."""
    kind = event.act.type
    return event.score >= 0.5 and (kind in HARM_TYPES or scheme.SCHEME.get(kind, ("", None))[0] in HARM_CLASSES)


def _linked(events: Iterable[Event], side: str) -> dict[str, list[Event]]:
    found: dict[str, list[Event]] = {}
    for event in events:
        mention = event.time if side == "time" else event.place
        if mention is not None:
            found.setdefault(mention, []).append(event)
    return found


def time_candidates(reading: Reading) -> list[Candidate]:
    """Every mention of one day, not after the report, with its signs; a night told without its day is both its days."""
    report = _Report(reading)
    published = _day(reading.document.published)
    found = []
    for mention in reading.times[:MOST]:
        value = mention.value
        day = day_of(value) if isinstance(value, Time) else None
        if day is None or (published is not None and day > published) or reading.in_furniture(mention.span):
            continue
        assert isinstance(value, Time)
        common = tuple(_common(report, mention, "time"))
        signs = (*_time_signs(report, mention, value, day, published), *common)
        found.append(Candidate(mention, day.isoformat(), signs))
        morning = day + timedelta(days=1)
        if _NIGHT.fullmatch(mention.span.of(reading.text)) and (published is None or morning <= published):
            signs = (*_time_signs(report, mention, value, morning, published), "time after midnight", *common)
            found.append(Candidate(mention, morning.isoformat(), signs))
    return found if report.court else _against_each_other(found)


def _against_each_other(found: list[Candidate]) -> list[Candidate]:
    """With a sign for days before the last one that harm is told of: what a report recalls."""
    harmed = [c.key for c in found if "time of harm" in c.signs or "time names harm" in c.signs]
    last = max(harmed, default="")
    return [c._replace(signs=(*c.signs, "time before the last harm")) if c.key < last else c for c in found]


def day_of(value: Time) -> date | None:
    """The one day that a time is on, or begins on if it is a night; None for months, years, lengths and the unknown."""
    if value.type not in ("DATE", "TIME") or value.start is None or value.end is None:
        return None
    start, end = _day(value.start), _day(value.end)
    return start if start is not None and end is not None and end - start <= timedelta(days=1) else None


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat((written or "")[:10])
    except ValueError:
        return None


def _time_signs(report: _Report, mention: Mention, value: Time, day: date, published: date | None) -> Iterator[str]:
    text, words = report.reading.text, mention.span.of(report.reading.text)
    if published is not None:
        away = (published - day).days
        yield "time age=" + ("0" if away == 0 else "1" if away == 1 else "2-3" if away < 4 else "4-7" if away < 8 else
                             "8-30" if away < 31 else "31-400" if away < 400 else "old")  # fmt: skip
        if report.court:
            yield "time in court news, " + ("today" if away == 0 else "this week" if away < 8 else "before")
    if not _NAMES_DAY.search(words):
        yield "time of day alone"
    yield f"time type={value.type}"
    if _PAGE.search(text, max(0, mention.span.start - 14), mention.span.start):
        yield "time of the page"
    if re.search(r"[a-z]{3}day", words, re.IGNORECASE):
        yield "weekday with hour" if value.type == "TIME" else "weekday alone"
    if re.search(r"\b(?:19|20)\d\d\b", words):
        yield "time with year"
    if _NAMED_FOR.match(text, mention.span.end):
        yield "time names harm"
    events = report.times_of.get(mention.id, [])
    yield "time of harm" if any(harmful(e) for e in events) else "time of another event" if events else "time of none"


def _common(report: _Report, mention: Mention, side: str) -> Iterator[str]:
    """Signs of where a mention stands."""
    number = report.sentence(mention.span)
    yield f"{side} sentence={report.position(number)}"
    if number in report.core:
        yield f"{side} in core"
        if number == report.first_core:
            yield f"{side} in first core"
    if abs(number - report.first_core) == 1:
        yield f"{side} beside first core"
    governor = report.governor(mention.span)
    if governor is None:
        yield f"{side} ungoverned"
    elif _HARM.fullmatch(governor.text):
        yield f"{side} under harm"
    elif governor.lemma.lower() in _AFTERMATH:
        yield f"{side} under aftermath"
    sentence = report.parse.sentence_span(number).of(report.reading.text) if report.parse.sentences else ""
    if _HARM.search(sentence):
        yield f"{side} with harm words"


def place_candidates(reading: Reading) -> list[Candidate]:
    """Every place with a point, with its signs; places within 25 km of an earlier one share its key."""
    report = _Report(reading)
    title = fold(re.split(r"\s[-|:–—]+\s", reading.document.title or "")[0])
    dateline = fold(reading.document.dateline or "")
    found: list[Candidate] = []
    spots: list[Place] = []
    for mention in reading.places[:MOST]:
        value = mention.value
        if not isinstance(value, Place) or value.lat is None or value.lon is None:
            continue
        spot = next((n for n, other in enumerate(spots) if _near(value, other)), len(spots))
        if spot == len(spots):
            spots.append(value)
        signs = (*_place_signs(report, mention, value, title, dateline), *_common(report, mention, "place"))
        found.append(Candidate(mention, f"{spot:04d}", signs))
    return found


def _near(a: Place, b: Place) -> bool:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    return a.feature == b.feature and distance_km(a.lat, a.lon, b.lat, b.lon) < SPOT_KM


def _place_signs(report: _Report, mention: Mention, value: Place, title: str, dateline: str) -> Iterator[str]:
    text = report.reading.text
    yield f"place feature={value.feature}"
    if not value.literal:
        yield "place not literal"
    form = fold(mention.span.of(text))
    if form and re.search(rf"\b{re.escape(form)}\b", title):
        yield "place in title"
    if form and form in dateline:
        yield "place in dateline"
    if mention.span.end < 40 and re.match(r"[^\n]{0,40}(?:--|[—–]|\([A-Z]{2,6}\))", text[mention.span.end :]):
        yield "place opens the report"
    if form in report.people:
        yield "place also a person"
    if value.country and value.country != report.country:
        yield "place abroad"
    events = report.places_of.get(mention.id, [])
    yield (
        "place of harm" if any(harmful(e) for e in events) else "place of another event" if events else "place of none"
    )
    behind = text[mention.span.end : mention.span.end + 40]
    if re.match(r"(?:'s|’s)?\s+(?:\w+\s)?(?:[Pp]olice|[Ss]heriff|[Ff]ire [Dd]ep|PD\b|County)", behind):
        yield "place has police"
    if re.search(r"\b(?:[Ff]rom|[Tt]o|of) $", text[max(0, mention.span.start - 6) : mention.span.start]):
        yield "place behind from, to or of"
    if re.search(
        r"\b(?:[Ii]n|[Aa]t|[Nn]ear) (?:\w+ern? |downtown )?$",
        text[max(0, mention.span.start - 16) : mention.span.start],
    ):
        yield "place behind in"
    if report.reading.in_furniture(mention.span):
        yield "place in furniture"
