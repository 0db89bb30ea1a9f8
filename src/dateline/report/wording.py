"""The fixed words of the pages: statuses, verbs, numbers, figures, and both clocks with their precision."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

import msgspec

from dateline.model import Claim, Finding
from dateline.values import Bound, Quantity

#: status -> (glyph, words). A status is always both, never a colour alone.
STATUS: dict[str, tuple[str, str]] = {
    "corroborated": ("◆", "Corroborated"),
    "contested": ("◐", "Contested"),
    "single-origin": ("○", "Single origin"),
    "one-sided": ("◔", "One-sided"),
    "revised": ("↻", "Revised"),
    "unverified": ("?", "Not verified"),
    "withdrawn": ("✕", "Withdrawn"),
}
#: Beside the status: glyph, words, meaning.
ADMISSION = ("⇄", "Admission", "somebody of the side that it hurts says so")
STATUS_MEANING: dict[str, str] = {
    "corroborated": "two or more independent origins, not all of one side, and nothing published contradicts it",
    "contested": "somebody says what does not agree with it, or denies it",
    "single-origin": "one origin only, however many outlets carry it",
    "one-sided": "several origins, all speaking for one side",
    "revised": "a later figure or statement of the same speaker or kind replaces an earlier one",
    "unverified": "the outlet itself says that it could not verify this",
    "withdrawn": "the speaker or the outlet took it back",
}
#: "Confirmed" is not among them: what a report says was confirmed is still what somebody said.
VERB = {
    "asserts": "said",
    "confirms": "said",
    "denies": "denied",
    "doubts": "doubted",
    "asks": "asked",
    "orders": "ordered",
    "promises": "promised",
}
CAVEAT = {
    "unverified": "could not be verified",
    "no-detail": "given without details",
    "denied": "denied",
    "disputed": "disputed",
}
#: A state in the passive, for "10 people were wounded"; "{}" stands for the figure with what is counted.
STATE = {
    "killed": ("was killed", "were killed"),
    "wounded": ("was wounded", "were wounded"),
    "missing": ("is missing", "are missing"),
    "displaced": ("was displaced", "were displaced"),
    "evacuated": ("was evacuated", "were evacuated"),
    "arrested": ("was arrested", "were arrested"),
    "captured": ("was captured", "were captured"),
    "surrendered": ("surrendered", "surrendered"),
    "destroyed": ("was destroyed", "were destroyed"),
    "damaged": ("was damaged", "were damaged"),
    "recaptured": ("was recaptured", "were recaptured"),
    "seized": ("was seized", "were seized"),
    "pledged": ("was pledged", "was pledged"),
    "delivered": ("was delivered", "were delivered"),
    "held": ("is held", "are held"),
}
_BOUND_WORDS: dict[Bound, str] = {
    "exact": "{}",
    "at_least": "at least {}",
    "more_than": "more than {}",
    "at_most": "at most {}",
    "less_than": "fewer than {}",
    "almost": "almost {}",
    "about": "about {}",
    "range": "{}",
}
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
#: Digits of a counted number as a title has them.
SMALL = {str(n): word for n, word in enumerate(_SMALL)}
_LARGE = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_CURRENCY = {"dollar": "$", "euro": "€", "yen": "¥", "rupee": "₹"}
_COINS = frozenset(
    """pound franc krona krone ruble rouble hryvnia yuan renminbi won lira peso real rand riyal dirham dinar shekel
    zloty forint koruna leu lev som tenge soum sum taka baht ringgit rupiah dong kyat naira cedi shilling birr sol
    cent""".split()
)
#: Units that are written short, and those whose plural is not made with an s. All others take an s.
_UNIT_WORDS = {
    "square kilometer": "sq km", "kilometer": "km", "square meter": "sq m", "percent": "%", "foot": "feet",
    "square foot": "sq ft", "inch": "inches", "century": "centuries", "kilometer per hour": "km/h", "meter": "m",
    "mile per hour": "mph", "degree Celsius": "°C", "degree Fahrenheit": "°F",
}  # fmt: skip
#: What stands where a report gives no time.
NO_TIME = "time not given"
_COUNTS = (None, "person", "item", "count")


class Moment(msgspec.Struct, frozen=True):
    """A time for people and machines: `words`, its `precision` ("day only"), ISO form, local time beside UTC."""

    words: str
    precision: str = ""
    iso: str | None = None
    local: str = ""

    def __str__(self) -> str:
        return f"{self.words}, {self.precision}" if self.precision else self.words


def number(value: float) -> str:
    """Digits as news prints them: 1,000 and 2.2 billion."""
    for size, name in _LARGE:
        if abs(value) >= size and abs(value / size * 100 - round(value / size * 100)) < 1e-6:
            return f"{value / size:,.2f}".rstrip("0").rstrip(".") + f" {name}"
    if float(value).is_integer():
        return f"{int(value):,}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def counted(value: float, words: bool) -> str:
    """A number, the small ones as words where a sentence counts people or things."""
    if words and float(value).is_integer() and 0 <= value < len(_SMALL):
        return _SMALL[int(value)]
    return number(value)


def amount(value: float, unit: str | None, words: bool = False) -> str:
    """A number with its unit: "1,000 sq km", "$2.2 billion", "10" for people."""
    if unit in _CURRENCY:
        return f"{_CURRENCY[unit]}{number(value)}"
    if unit is None or unit in _COUNTS:
        return counted(value, words)
    if unit in _UNIT_WORDS:
        return f"{number(value)}{'' if unit == 'percent' else ' '}{_UNIT_WORDS[unit]}"
    head, _, tail = unit.partition(" per ")
    many = head if value == 1 or head.endswith("s") else head[:-1] + "ies" if head.endswith("y") else head + "s"
    return f"{number(value)} {many}{' per ' + tail if tail else ''}"


def figure(quantity: Quantity, words: bool = False) -> str:
    """The figure with its bound: "at least 10", "between 200 and 300", "about $2.2 billion"."""
    low, high, unit = quantity.low, quantity.high, quantity.unit
    if quantity.bound == "range" and low is not None and high is not None:
        if unit in _CURRENCY or unit in _COUNTS:
            return f"between {amount(low, unit, words)} and {amount(high, unit, words)}"
        return f"between {counted(low, words)} and {amount(high, unit, words)}"
    value = quantity.value if quantity.value is not None else low if low is not None else high
    if value is None:
        return "an unstated number"
    phrase = _BOUND_WORDS[quantity.bound]
    if quantity.bound == "less_than" and unit not in _COUNTS:
        phrase = "less than {}"
    return phrase.format(amount(value, unit, words))


def value_words(value: dict[str, object]) -> str | None:
    """A finding's value as words; None where it holds no number."""
    low, high, unit = (value.get(key) for key in ("low", "high", "unit"))
    low_number = float(low) if isinstance(low, (int, float)) and math.isfinite(low) else None
    high_number = float(high) if isinstance(high, (int, float)) and math.isfinite(high) else None
    bound: Bound = "range"
    if low_number is None and high_number is None:
        return None
    if low_number == high_number:
        bound = "exact"
    elif high_number is None:
        bound = "at_least"
    elif low_number is None:
        bound = "at_most"
    only = low_number if low_number is not None else high_number
    return figure(Quantity(only, low_number, high_number, str(unit) if unit else None, bound=bound))


def is_money(unit: str | None) -> bool:
    """Whether figures of that unit are sums of money."""
    return unit in _CURRENCY or unit in _COINS


def plural(count: int, noun: str, many: str | None = None) -> str:
    """ "1 report", "2 reports"."""
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"


def status(finding: Finding) -> tuple[str, str]:
    """Glyph and words of a finding's status."""
    return STATUS[finding.status]


def verb(claim: Claim) -> str:
    """The fixed verb for a claim's stance, or the report's own words where that would say something else."""
    return claim.told or VERB[claim.stance]


def moment(iso: str | None, year: bool = True) -> Moment:
    """A published time or other ISO 8601 point in words, in UTC, as precise as it was given."""
    if not iso:
        return Moment(NO_TIME)
    if len(iso) <= 10:
        return _calendar(iso, year)
    try:
        when = datetime.fromisoformat(iso.replace("Z", "+00:00"))
    except ValueError:
        return Moment(iso)
    local = ""
    if when.tzinfo is None:
        return Moment(_day(when, year) + f", {when:%H:%M}", "zone not given", iso)
    offset = when.utcoffset()
    if offset:
        local = f"{when:%H:%M} local ({_offset(when)})"
    utc = when.astimezone(UTC)
    return Moment(_day(utc, year) + f", {utc:%H:%M} UTC", "", iso, local)


def interval(start: str | None, end: str | None, year: bool = True) -> Moment:
    """A half-open interval in words: one day, several days, a month, or hours of a day."""
    if not start:
        return Moment(NO_TIME)
    first, last = _parse(start), _parse(end)
    if first is None:
        return Moment(start)
    if last is None or last <= first:
        return moment(start, year)
    whole_days = first.time() == last.time() == datetime.min.time()
    length = last - first
    if whole_days and length == timedelta(days=1):
        return Moment(_day(first, year), "day only", start)
    if whole_days and length > timedelta(days=1):
        return _days(first, last - timedelta(days=1), start, year)
    # To the minute and without a zone: how the times of texts are written, where nobody has told these hours.
    part = _part_of_day(first, last) if len(start) == 16 else ""
    if part and first.date() != (last - timedelta(seconds=1)).date():
        return Moment(f"night of {_days(first, last, start, year).words}", "no hour told", start)
    if part:
        return Moment(f"{_day(first, year)}, {part}", "no hour told", start)
    if first.date() == (last - timedelta(seconds=1)).date():
        if length <= timedelta(minutes=1):
            return Moment(f"{_day(first, year)}, {first:%H:%M}", "", start)
        return Moment(f"{_day(first, year)}, {first:%H:%M}–{last:%H:%M}", "", start)
    return Moment(f"{_day(first, year)}, {first:%H:%M} – {_day(last, year)}, {last:%H:%M}", "", start)


#: Hours that stand for parts of a day: nobody told them.
_PARTS = {
    (0, 12): "morning", (12, 18): "afternoon", (17, 24): "evening", (19, 30): "night", (6, 20): "daytime",
    (12, 13): "midday",
}  # fmt: skip


def _part_of_day(first: datetime, last: datetime) -> str:
    midnight = datetime(first.year, first.month, first.day, tzinfo=first.tzinfo)
    hours = (last - midnight).total_seconds() / 3600
    return _PARTS.get((first.hour, int(hours)), "") if first.minute == 0 and hours.is_integer() else ""


def shorten(text: str, longest: int) -> str:
    """The text on one line, cut at a word with an ellipsis where it is longer."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    cut = text.rfind(" ", longest // 2, longest)
    return text[: cut if cut > 0 else longest].rstrip(" ,;:–—-") + " …"


def _day(when: datetime, year: bool) -> str:
    return f"{when.day} {when:%b %Y}" if year else f"{when.day} {when:%b}"


def _offset(when: datetime) -> str:
    """UTC offset with a real minus sign: "−05:00"."""
    text = f"{when:%z}"
    return f"{'−' if text[0] == '-' else '+'}{text[1:3]}:{text[3:5]}"


def _calendar(iso: str, year: bool) -> Moment:
    for pattern, form, precision in (("%Y-%m-%d", "", "day only"), ("%Y-%m", "%B %Y", "month only")):
        try:
            when = datetime.strptime(iso, pattern)
        except ValueError:
            continue
        return Moment(_day(when, year) if not form else when.strftime(form), precision, iso)
    return Moment(iso, "year only" if len(iso) == 4 and iso.isdigit() else "")


def _days(first: datetime, last: datetime, iso: str, year: bool) -> Moment:
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        months = (last.year - first.year) * 12 + last.month - first.month
        if months == 0:
            return Moment(f"{first:%B %Y}", "month only", iso)
        if months == 11 and first.month == 1:
            return Moment(f"{first:%Y}", "year only", iso)
    if (first.year, first.month) == (last.year, last.month):
        return Moment(f"{first.day}–{_day(last, year)}", "days only", iso)
    return Moment(f"{_day(first, year and first.year != last.year)} – {_day(last, year)}", "days only", iso)


def instant(iso: str | None) -> datetime | None:
    """An ISO 8601 time as an aware UTC instant; a time without zone is read as UTC. None where it is no such time."""
    if not iso:
        return None
    try:
        when = datetime.fromisoformat(iso.replace("Z", "+00:00"))
    except ValueError:
        return None
    return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)


def _parse(iso: str | None) -> datetime | None:
    """As `instant`, without the zone."""
    when = instant(iso)
    return when.replace(tzinfo=None) if when else None
