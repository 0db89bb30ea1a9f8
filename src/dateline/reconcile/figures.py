"""Figures: which of them answer one question, which revise which, and which cannot both be true.

A question is what is counted, in which state, for which part of the story. Within it, `compare` decides: an open bound
does not conflict with a number that it allows; a later figure by the same voice or side replaces the earlier one; a
running toll may rise; everything else that conflicts is contested.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

import msgspec

from dateline.model import Fact
from dateline.reconcile.evidence import Evidence, stem
from dateline.values import Quantity, compare

#: Tolls that only grow while an event unfolds: a later, higher number is news, not a contradiction.
CUMULATIVE = frozenset(
    ("killed", "wounded", "displaced", "evacuated", "arrested", "captured", "surrendered", "destroyed", "damaged",
     "recaptured", "seized", "advanced", "pledged", "delivered")
)  # fmt: skip

#: Event times further apart than this speak of two events. News gives the day of the statement as often as the day of
#: the event, so neighbouring days are no evidence of two.
SAME_EVENT = timedelta(days=3)

#: While an event unfolds, a later report knows more; long after, it retells a part, or another event along with it.
UNFOLDING = timedelta(days=3)

#: A later number this many times an open bound replaces it; below that it only makes it more exact.
OUTGROWN = 1.5

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
    """One figure of one claim."""

    evidence: Evidence
    fact: Fact
    quantity: Quantity

    @property
    def moment(self) -> str:
        """When it was published, "" where unknown."""
        return self.evidence.published


class FigureGroup(msgspec.Struct):
    """The items that answer one question, and how they stand to each other."""

    story: str
    predicate: str
    unit: str
    counted: str
    items: list[Item]
    standing: list[Item] = []
    against: list[Item] = []
    superseded: list[Item] = []


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
    """All figures, grouped by question, each group with its standing, contrary and superseded items."""
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
    groups: list[FigureGroup] = []
    for (story, predicate, unit, counted), items in sorted(buckets.items()):
        for members in _by_scope(_without_parts(items)):
            groups.append(FigureGroup(story, predicate, unit, counted, members))
    for group in groups:
        _weigh(group)
    return groups


def _counts(e: Evidence, fact: Fact) -> bool:
    quantity = fact.quantity
    return (
        quantity is not None
        and quantity.predicate != "other"
        and (quantity.value is not None or quantity.low is not None or quantity.high is not None)
        and not {"added", "part"} & set(fact.scope)
        and not {"hypothetical", "future", "historical", "negated"} & set(fact.flags)
        # "Will face a charge in the shooting death of a girl" predicts the charge; the report's toll is told as fact.
        and (e.claim.certainty in ("stated", "possible") or fact.total)
        and e.claim.stance not in ("asks", "orders", "doubts", "denies")
    )


def _without_parts(items: Sequence[Item]) -> list[Item]:
    """The items less those that are parts of a total: smaller numbers by the voice that gives a report's own total."""
    totals: dict[str, list[Item]] = {}
    for item in items:
        if item.fact.total:
            totals.setdefault(item.evidence.document.id, []).append(item)

    def is_part(item: Item) -> bool:
        if item.fact.total:
            return False
        own = totals.get(item.evidence.document.id, ())
        return any(_least(item) < _least(t) and (_least(item) == 1 or _same_voice(item, t)) for t in own)

    return [item for item in items if not is_part(item)]


def _least(item: Item) -> float:
    quantity = item.quantity
    return next((n for n in (quantity.low, quantity.value, quantity.high) if n is not None), 0.0)


def _by_scope(items: Sequence[Item]) -> list[list[Item]]:
    """Greedy: reports' own totals first, then the rest, each in order of publication; an item joins the first group in
    which it fits every member. A number beside its report's own total is a part or another event's, and joins no total
    that it contradicts."""
    groups: list[list[Item]] = []
    for item in sorted(
        items, key=lambda i: (not i.fact.total, i.evidence.order, i.fact.span.start if i.fact.span else 0)
    ):
        home = next((g for g in groups if all(_same_scope(item, other) for other in g)), None)
        if home is None:
            groups.append([item])
        else:
            home.append(item)
    for group in groups:
        group.sort(key=lambda i: (i.evidence.order, i.fact.span.start if i.fact.span else 0))
    return groups


def _same_scope(a: Item, b: Item) -> bool:
    if a.evidence.document.id == b.evidence.document.id and _same_voice(a, b):
        # One voice in one report does not contradict itself: another number there is of something else, or a part.
        return compare(a.quantity, b.quantity) == "same"
    narrow_a, narrow_b = len(a.fact.scope) == 1, len(b.fact.scope) == 1
    if (narrow_a or narrow_b) and a.fact.scope != b.fact.scope:
        return False
    if a.fact.place and b.fact.place and compare(a.fact.place, b.fact.place) == "conflicts":
        return False
    return not _times_apart(a.fact, b.fact)


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


def _weigh(group: FigureGroup) -> None:
    standing: list[Item] = []
    for item in group.items:
        replaced = [
            s for s in standing if (_conflict(s, item) and _replaces(item, s, group)) or _outgrown(s, item, group)
        ]
        group.superseded += replaced
        standing = [s for s in standing if s not in replaced]
        # An earlier number that comes again after it was replaced ("raising its earlier toll of four") stays replaced.
        echo = next((o for o in group.superseded if compare(o.quantity, item.quantity) == "same"), None)
        if echo is not None and not replaced and _loses(item, standing):
            group.superseded.append(item)
        else:
            standing.append(item)
    main = _main_position(standing)
    group.standing = [s for s in standing if main is not None and compare(main.quantity, s.quantity) != "conflicts"]
    group.against = [s for s in standing if s not in group.standing]


def _loses(item: Item, standing: Sequence[Item]) -> bool:
    return any(compare(s.quantity, item.quantity) == "conflicts" and _same_voice(s, item) for s in standing)


def _replaces(new: Item, old: Item, group: FigureGroup) -> bool:
    """Whether `new` revises `old`: published later by the same voice or side, or a running toll that has risen."""
    if not new.moment or not old.moment or new.moment < old.moment:
        return False
    if new.evidence.document.id == old.evidence.document.id:
        return False
    if _same_voice(new, old):
        return True
    risen = (new.quantity.low or new.quantity.value or 0) > (old.quantity.high or old.quantity.value or 0)
    knows_more = new.evidence.stated or _unfolding(old, new)
    return group.predicate in CUMULATIVE and risen and knows_more and new.moment[:13] > old.moment[:13]


def _unfolding(old: Item, new: Item) -> bool:
    """Whether two reports lie so close in time that the later one tells of the same, still moving event."""
    try:
        apart = datetime.fromisoformat(new.moment[:10]) - datetime.fromisoformat(old.moment[:10])
    except ValueError:
        return False
    return apart <= UNFOLDING


def _outgrown(old: Item, new: Item, group: FigureGroup) -> bool:
    """Whether a later toll is so far above an open one ("at least four", then sixteen) that it is more than precise."""
    if old.quantity.high is not None or old.quantity.low is None or group.predicate not in CUMULATIVE:
        return False
    return old.moment[:13] < new.moment[:13] and (new.quantity.low or 0) >= OUTGROWN * old.quantity.low


def _conflict(a: Item, b: Item) -> bool:
    return compare(a.quantity, b.quantity) == "conflicts"


def _same_voice(a: Item, b: Item) -> bool:
    x, y = a.evidence, b.evidence
    if x.speaker is None or y.speaker is None:
        silent = x.speaker is None and y.speaker is None
        return silent and (x.document.id == y.document.id or _one_outlet(x, y))
    return x.speaker.id == y.speaker.id or (x.side is not None and x.side == y.side)


def _one_outlet(x: Evidence, y: Evidence) -> bool:
    return x.document.source is not None and x.document.source == y.document.source


def _main_position(standing: Sequence[Item]) -> Item | None:
    """The item whose figure most origins carry; between equals most reports' totals, most claims, then the latest
    while the event unfolds."""
    best: tuple[tuple[int, int, int, int], Item] | None = None
    for number, item in enumerate(standing):
        agreeing = [s for s in standing if compare(item.quantity, s.quantity) != "conflicts"]
        totals = sum(s.fact.total for s in agreeing)
        later = number if _unfolding(standing[0], item) else -number
        rank = (len({s.evidence.origin for s in agreeing}), totals, len(agreeing), later)
        if best is None or rank > best[0]:
            best = (rank, item)
    return best[1] if best else None


def value_of(items: Sequence[Item]) -> tuple[float | None, float | None]:
    """The tightest low and high that the items leave: "at least 10" and "12" give 12, 12; (10, None) stays open."""
    lows = [i.quantity.low for i in items if i.quantity.low is not None]
    highs = [i.quantity.high for i in items if i.quantity.high is not None]
    low, high = max(lows, default=None), min(highs, default=None)
    if low is not None and high is not None and low > high:
        return min(lows), max(highs)
    return low, high


def repeats(items: Sequence[Item]) -> list[bool]:
    """For each item, in order, whether it carries again what the same origin or voice has already said."""
    seen: list[Item] = []
    flags = []
    for item in items:
        flags.append(
            any(
                compare(s.quantity, item.quantity) == "same"
                and (s.evidence.origin == item.evidence.origin or (s.evidence.speaker and _same_voice(s, item)))
                for s in seen
            )
        )
        seen.append(item)
    return flags


def crossed_states(groups: Sequence[FigureGroup]) -> list[tuple[FigureGroup, Item, FigureGroup, Item]]:
    """Pairs of claims that give one number for the dead and for the wounded of what reads like one event.

    Either may be a slip of the pen; both are shown. The sentences must share place and a third of their words.
    """
    found = []
    ordered = [g for g in groups if g.predicate in ("killed", "wounded")]
    for number, a in enumerate(ordered):
        for b in ordered[number + 1 :]:
            if a.story == b.story and {a.predicate, b.predicate} == {"killed", "wounded"}:
                found += [(a, x, b, y) for x in a.items for y in b.items if _crossed(x, y)]
    return found


def _crossed(x: Item, y: Item) -> bool:
    if (x.quantity.value, x.quantity.bound) != (y.quantity.value, y.quantity.bound) or (x.quantity.value or 0) < 2:
        return False
    if x.evidence.claim.id == y.evidence.claim.id or not _same_scope(x, y):
        return False
    shared = len(x.evidence.words & y.evidence.words)
    return shared >= 3 and shared >= 0.3 * min(len(x.evidence.words), len(y.evidence.words))
