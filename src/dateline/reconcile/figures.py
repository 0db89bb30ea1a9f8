"""Figures: which of them answer one question.

A question is what is counted, in which state, for which part of the story. How the figures of one question stand to
each other is decided in :mod:`dateline.reconcile.positions`, and what the dead of a story say of its wounded in
:mod:`dateline.reconcile.tolls`.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

import msgspec

from dateline.model import Fact
from dateline.reconcile.evidence import Evidence
from dateline.reconcile.stems import stem
from dateline.values import Quantity, compare, distance_km, quantity_interval

#: Event times further apart than this speak of two events. News gives the day of the statement as often as the day of
#: the event, so neighbouring days are no evidence of two.
SAME_EVENT = timedelta(days=3)

#: An open bound that is this many times smaller or larger than a figure tells another one.
NEAR = 1.5

#: A toll from which on two reports of one story that both have it mean one event, wherever they seem to place it; and
#: how far apart the places of smaller ones may lie.
TELLING, NEIGHBOURS_KM = 3, 100.0

#: States that a report tells a toll of.
PEOPLE_HARMED = ("killed", "wounded")

_STATES = frozenset(
    stem(w)
    for w in """killed dead died slain fatalities deaths wounded injured hurt missing unaccounted displaced homeless
    evacuated arrested detained captured surrendered destroyed damaged recaptured retaken liberated seized advanced
    pledged delivered held""".split()
)
#: Words for people that set no class of their own: a toll of "residents" and one of "people" are one question.
_ANYONE = frozenset(
    stem(w)
    for w in """people person persons civilians civilian residents resident victims victim others man men woman women
    individuals locals villagers body bodies adult adults citizens teen teenager teenagers boy girl boys girls youth
    passengers human humans life lives casualty casualties death toll fatality injury year-old""".split()
)
_SOLDIERS = frozenset(
    stem(w) for w in "soldiers soldier troops troop servicemen serviceman servicemember fighters militants".split()
)
_CHILDREN = frozenset(stem(w) for w in "children child minors kids infants babies schoolchildren pupils".split())


class Item(msgspec.Struct, frozen=True):
    """One figure of one claim. `quantity` is what it comes to; `fact.quantity` is what the report writes."""

    evidence: Evidence
    fact: Fact
    quantity: Quantity

    @property
    def moment(self) -> str:
        """When it was published, "" where unknown."""
        return self.evidence.published

    @property
    def number(self) -> float:
        """The number, or the least or most where no single one is told."""
        return next((n for n in (self.quantity.low, self.quantity.value, self.quantity.high) if n is not None), 0.0)

    @property
    def report(self) -> str:
        """The id of the report that carries it."""
        return self.evidence.document.id

    @property
    def telling(self) -> tuple[str, str]:
        """What is told at one time: a report, or one entry of a live page, which knows more than the one before."""
        return self.report, self.evidence.claim.at or ""


class FigureGroup(msgspec.Struct):
    """The items that answer one question, and how they stand to each other.

    `aside` are weak readings that the question is better off without. `outcome` are figures of another state that end
    this one: whoever was wounded is among those dead.
    """

    story: str
    predicate: str
    unit: str
    counted: str
    items: list[Item]
    standing: list[Item] = []
    against: list[Item] = []
    superseded: list[Item] = []
    aside: list[Item] = []
    outcome: list[Item] = []

    @property
    def reports(self) -> set[str]:
        """The ids of the reports whose figures are in it."""
        return {item.report for item in self.items}


def counted_class(quantity: Quantity) -> str:
    """What is counted, as one word: "person" for anyone, "soldier", "child", else the head noun's stem."""
    stems = [stem(w) for w in re.findall(r"[A-Za-z][\w-]*", quantity.of or "")]
    words = [s for s in stems if s not in _STATES]
    if any(w in _SOLDIERS for w in words):
        return "soldier"
    if any(w in _CHILDREN for w in words) and (quantity.value or 0) != 1:
        return "child"
    if not words or any(w in _ANYONE for w in words) or quantity.unit == "person":
        return "person" if quantity.unit in ("person", None) or words else (quantity.unit or "")
    return words[-1] if quantity.unit is None or quantity.unit == words[-1] else quantity.unit


def figure_groups(evidence: Iterable[Evidence]) -> list[FigureGroup]:
    """All figures, grouped by question and sorted; none is weighed yet."""
    buckets: dict[tuple[str, str, str, str], list[Item]] = {}
    for e in evidence:
        for fact in e.claim.facts:
            if _counts(e, fact) and fact.quantity is not None:
                counted = counted_class(fact.quantity)
                if fact.total and counted == "child":
                    counted = "person"  # where a report's whole toll is children, it is still the toll
                unit = "person" if counted in ("person", "soldier", "child") else fact.quantity.unit or counted
                key = (e.story, fact.quantity.predicate, unit, counted)
                buckets.setdefault(key, []).append(Item(e, fact, fact.quantity))
    return [
        FigureGroup(story, predicate, unit, counted, members)
        for (story, predicate, unit, counted), items in sorted(buckets.items())
        for members in _by_scope(_without_parts(items))
    ]


def _counts(e: Evidence, fact: Fact) -> bool:
    quantity = fact.quantity
    if quantity is None or quantity.predicate == "other" or {"added", "part"} & set(fact.scope):
        return False
    if quantity.value is None and quantity.low is None and quantity.high is None:
        return False
    if fact.total:
        # A report's own toll is told as fact, whatever sentence it stands in: "will face a charge in the death of a
        # girl", "asked why her son died", "the May attack that killed four". What may happen and what is denied is not.
        return not {"hypothetical", "future", "negated"} & set(fact.flags) and e.claim.stance not in (
            "doubts",
            "denies",
        )
    return (
        not {"hypothetical", "future", "historical", "negated"} & set(fact.flags)
        and e.claim.certainty in ("stated", "possible")
        and e.claim.stance not in ("asks", "orders", "doubts", "denies")
    )


def _without_parts(items: Sequence[Item]) -> list[Item]:
    """The items less those that are parts of a total, or of another event that the report sets beside its own.

    Several numbers of one claim ("killing four women and a man") are a list, beside a total its parts.
    """
    totals: dict[tuple[str, str], list[Item]] = {}
    for item in items:
        if item.fact.total:
            totals.setdefault(item.telling, []).append(item)
    listed = Counter((i.evidence.claim.id, i.fact.span) for i in items if not i.fact.total)
    lists = Counter(claim for claim, _ in listed)
    return [
        i
        for i in items
        if i.fact.total or not any(lists[i.evidence.claim.id] > 1 or _beside(i, t) for t in totals.get(i.telling, ()))
    ]


def _beside(item: Item, total: Item) -> bool:
    """Whether a figure stands beside its report's own total without contradicting it: "two are in critical condition".

    A named party's own number may well contradict the report's, where it is no smaller number of wounded; so may one
    with a place or a time of its own. One person is always a part.
    """
    if compare(item.quantity, total.quantity) != "conflicts" or apart(item, total):
        return False
    smaller = item.number < total.number
    if smaller and total.fact.basis != "written":
        return True  # a sum that the words add up to is made of such parts
    if same_voice(item, total) or not item.evidence.stated:
        return smaller or item.quantity.predicate in PEOPLE_HARMED
    return smaller and (item.number == 1 or item.quantity.predicate == "wounded")


def _by_scope(items: Sequence[Item]) -> list[list[Item]]:
    """Greedy: reports' own totals first, then the rest, each in order of publication; an item joins the first group in
    which it fits every member. A number beside its report's own total is a part or another event's, and joins no total
    that it contradicts."""
    groups: list[list[Item]] = []
    for item in sorted(items, key=lambda i: (not i.fact.total, in_order(i))):
        home = next((g for g in groups if all(_same_scope(item, other) for other in g)), None)
        if home is None:
            groups.append([item])
        else:
            home.append(item)
    for group in groups:
        group.sort(key=in_order)
    return groups


def in_order(item: Item) -> tuple[tuple[str, str, int], int]:
    """Sort key: publication, report, place in it."""
    return item.evidence.order, item.fact.span.start if item.fact.span else 0


def _same_scope(a: Item, b: Item) -> bool:
    relation = compare(a.quantity, b.quantity)
    if a.telling == b.telling and same_voice(a, b):
        # One voice in one report does not contradict itself: another number there is of something else, or a part.
        return relation == "same"
    # Two reports' own tolls that agree are one, whatever corner of the town their sentences name.
    if a.fact.scope != b.fact.scope and not (a.fact.total and b.fact.total and relation == "same"):
        narrow_a, narrow_b = len(a.fact.scope) == 1, len(b.fact.scope) == 1
        if narrow_a or narrow_b:
            return False
    if a.fact.total and b.fact.total and relation == "same":
        return not _other_events(a, b)
    if relation == "same" and a.number >= TELLING and a.evidence.stated and same_voice(a, b):
        # One named party that gives a number again means the same, whatever place its sentence names.
        return not _times_apart(a.fact, b.fact)
    return not apart(a, b)


def _other_events(a: Item, b: Item) -> bool:
    """Whether two reports of one story that tell one toll of their own mean two events.

    A street named after a town, or the day of a hearing, puts one of them elsewhere more often than a story holds two
    events with one toll: both place and time must differ, or the places, where the number is so small that two events
    may well share it.
    """
    place, time = _places_apart(a.fact, b.fact), _times_apart(a.fact, b.fact)
    return place and (time or (a.number < TELLING and not _near_by(a.fact, b.fact)))


def _near_by(a: Fact, b: Fact) -> bool:
    if a.place is None or b.place is None or None in (a.place.lat, a.place.lon, b.place.lat, b.place.lon):
        return True
    here, there = (a.place.lat or 0.0, a.place.lon or 0.0), (b.place.lat or 0.0, b.place.lon or 0.0)
    return distance_km(*here, *there) <= NEIGHBOURS_KM


def apart(a: Item, b: Item) -> bool:
    """Whether place or time tell two figures apart."""
    return _places_apart(a.fact, b.fact) or _times_apart(a.fact, b.fact)


def _places_apart(a: Fact, b: Fact) -> bool:
    return a.place is not None and b.place is not None and compare(a.place, b.place) == "conflicts"


def _times_apart(a: Fact, b: Fact) -> bool:
    if a.time is None or b.time is None or not (a.time.start and a.time.end and b.time.start and b.time.end):
        return False
    try:
        a_start, a_end, b_start, b_end = (
            datetime.fromisoformat(t[:10]) for t in (a.time.start, a.time.end, b.time.start, b.time.end)
        )
    except ValueError:
        return False
    # "In the last week" is a window that a figure grew in, not the time of an event: it reaches as far as it is long.
    near = SAME_EVENT + max(a_end - a_start, b_end - b_start)
    return b_start - a_end > near or a_start - b_end > near


def same_voice(a: Item, b: Item) -> bool:
    """Whether one speaker, one side, or one outlet in its own words gives both."""
    x, y = a.evidence, b.evidence
    if x.speaker is None or y.speaker is None:
        silent = x.speaker is None and y.speaker is None
        return silent and (x.document.id == y.document.id or _one_outlet(x, y))
    return x.speaker.id == y.speaker.id or (x.side is not None and x.side == y.side)


def _one_outlet(x: Evidence, y: Evidence) -> bool:
    return x.document.source is not None and x.document.source == y.document.source


def value_of(items: Sequence[Item]) -> tuple[float | None, float | None]:
    """The tightest low and high that the items leave: "at least 10" and "12" give 12, 12; (10, None) stays open."""
    lows = [i.quantity.low for i in items if i.quantity.low is not None]
    highs = [i.quantity.high for i in items if i.quantity.high is not None]
    low, high = max(lows, default=None), min(highs, default=None)
    if low is not None and high is not None and low > high:
        return min(lows), max(highs)
    return low, high


def bearing_out(items: Sequence[Item], low: float | None, high: float | None) -> list[Item]:
    """The items that tell the figure [`low`, `high`] themselves. A bound far below it ("billions" for 11 billion)
    does not contradict it, and is no second source of it either."""
    told = low if low is not None else high
    return [i for i in items if told is None or _near(i.quantity, told)]


def _near(quantity: Quantity, told: float) -> bool:
    low, high = quantity_interval(quantity)
    if low > -math.inf and high < math.inf:
        return True
    bound = low if low > -math.inf else high
    return math.isinf(bound) or max(bound, told) <= NEAR * min(bound, told)


def repeats(items: Sequence[Item]) -> list[bool]:
    """For each item, in order, whether it carries again what the same origin or voice has already said."""
    seen: dict[tuple[object, ...], list[Item]] = {}
    flags = []
    for item in items:
        key = (item.quantity.low, item.quantity.high)
        before = seen.setdefault(key, [])
        flags.append(
            any(
                s.evidence.origin == item.evidence.origin or (s.evidence.speaker and same_voice(s, item))
                for s in before
            )
        )
        before.append(item)
    return flags
