"""Which figure of a question stands, which are replaced, and which stand against it.

`compare` tells what conflicts: an open bound does not conflict with a number that it allows. A later figure by the same
voice or side replaces the earlier one, a running toll may rise, and of what is left the position that most reports bear
out leads. What is written as a number weighs more than what descriptions add up to, and a reader may choose the lowest,
the highest or the most repeated figure instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal

from dateline.reconcile.figures import PEOPLE_HARMED, FigureGroup, Item, same_voice
from dateline.values import compare

#: How the figure of a question is chosen.
FigureRule = Literal["latest", "lowest", "highest", "most-repeated"]

#: Tolls that only grow while an event unfolds: a later, higher number is news, not a contradiction.
CUMULATIVE = frozenset(
    ("killed", "wounded", "displaced", "evacuated", "arrested", "captured", "surrendered", "destroyed", "damaged",
     "recaptured", "seized", "advanced", "pledged", "delivered")
)  # fmt: skip

#: While an event unfolds, a later report knows more; long after, it retells a part, or another event along with it.
UNFOLDING = timedelta(days=3)

#: A later number this many times an open bound replaces it; below that it only makes it more exact.
OUTGROWN = 1.5

#: What a report's figure weighs by how it is told. Over 340 incidents with several reports, written tolls above one
#: were right in 53 to 67 of 100 cases, tolls of one described person in 76 to 87, sums that no report writes in 40.
WEIGHTS = {"written": 1.0, "described": 1.1, "derived": 0.5}
#: Of a sum above one.
SUMMED = 0.2

#: Characters of a report that open it; a figure that comes first after them weighs DEEP of its weight.
OPENING, DEEP = 900, 0.6

#: What a number of dead or wounded weighs that is not its report's own toll: it may be a part or another event's.
BESIDE = 0.5


def weigh(group: FigureGroup, rule: FigureRule = "latest") -> None:
    """Fill `standing`, `against`, `superseded` and `aside` of `group` from its items."""
    standing: list[Item] = []
    group.superseded, group.aside = [], []
    for item in group.items:
        replaced = [s for s in standing if _gives_way(s, item, group, rule)]
        group.superseded += replaced
        standing = [s for s in standing if s not in replaced]
        # An earlier number that comes again after it was replaced ("raising its earlier toll of four") stays replaced.
        echo = next((o for o in group.superseded if compare(o.quantity, item.quantity) == "same"), None)
        if echo is not None and not replaced and _loses(item, standing):
            group.superseded.append(item)
        else:
            standing.append(item)
    main = main_position(standing, rule)
    group.standing = [s for s in standing if main is not None and compare(main.quantity, s.quantity) != "conflicts"]
    others = [s for s in standing if s not in group.standing]
    # A sum that no report writes, or a person described, does not contradict a number: it is a part, or misread.
    firm = any(s.fact.basis == "written" for s in group.standing)
    whole = any(s.fact.total for s in group.standing)
    parts = {s.number for s in others if main is not None and _bridged(main, s, group)}
    weak = [s for s in others if (firm and (_weak(s) or (whole and _lesser(s, main)))) or s.number in parts]
    group.aside = weak + [s for s in others if s.fact.basis == "derived" and not firm and s not in weak]
    group.against = [s for s in others if s not in group.aside]


def _bridged(main: Item, other: Item, group: FigureGroup) -> bool:
    """Whether one claim tells how two numbers go together: "two guards and the gunman are dead" are two and three."""
    low, high = sorted((main.number, other.number))
    for item in group.items:
        told = [f.quantity for f in item.evidence.claim.facts if f.quantity is not None]
        numbers = {q.low for q in told if q.predicate == group.predicate and q.low == q.high}
        if {low, high, high - low} <= numbers:
            return True
    return False


def _weak(item: Item) -> bool:
    return item.fact.basis != "written" or item.fact.open


def _lesser(item: Item, main: Item | None) -> bool:
    """Whether a number that is no report's own toll is smaller than the main one: a part that the words do not mark."""
    own = item.fact.total or item.evidence.stated or item.quantity.predicate not in PEOPLE_HARMED
    return main is not None and not own and item.number < main.number


def _gives_way(old: Item, new: Item, group: FigureGroup, rule: FigureRule) -> bool:
    if rule == "most-repeated":
        return False
    if rule in ("lowest", "highest"):
        return conflict(old, new) and _later(old, new) and same_voice(old, new)
    return (conflict(old, new) and _replaces(new, old, group)) or _outgrown(old, new, group)


def _loses(item: Item, standing: Sequence[Item]) -> bool:
    return any(conflict(s, item) and same_voice(s, item) for s in standing)


def _later(old: Item, new: Item) -> bool:
    return bool(old.moment and new.moment) and new.moment >= old.moment and new.telling != old.telling


def _replaces(new: Item, old: Item, group: FigureGroup) -> bool:
    """Whether `new` revises `old`: published later by the same voice or side, or a running toll that has risen."""
    if not _later(old, new):
        return False
    if new.fact.basis == "derived" or (_weak(new) and not _weak(old)):
        return False
    if same_voice(new, old):
        return True
    risen = (new.quantity.low or new.quantity.value or 0) > (old.quantity.high or old.quantity.value or 0)
    # Descriptions add up to more or less of a toll as a report goes into detail; only a number says that it rose.
    knows_more = not _weak(new) and (new.evidence.stated or _unfolding(old, new))
    return group.predicate in CUMULATIVE and risen and knows_more and _newer(old, new)


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
    return _newer(old, new) and (new.quantity.low or 0) >= OUTGROWN * old.quantity.low


def _newer(old: Item, new: Item) -> bool:
    """Whether one was told in a later hour, or in a later entry of the same live page."""
    if old.report == new.report and old.telling != new.telling:
        return old.moment < new.moment
    return old.moment[:13] < new.moment[:13]


def conflict(a: Item, b: Item) -> bool:
    """Whether both figures cannot be true of one question."""
    return compare(a.quantity, b.quantity) == "conflicts"


def weight(item: Item) -> float:
    """What one report's figure counts for."""
    deep = item.fact.span is not None and item.fact.span.start >= OPENING and item.fact.basis != "derived"
    if item.fact.basis == "derived" and item.number > 1:
        return SUMMED
    whole = item.fact.total or item.quantity.predicate not in PEOPLE_HARMED
    return WEIGHTS[item.fact.basis] * (DEEP if deep else 1.0) * (1.0 if whole else BESIDE)


def support(main: Item, items: Sequence[Item]) -> float:
    """What the reports whose figures agree with `main` weigh together, each counted once, at its best."""
    best: dict[str, float] = {}
    for item in items:
        if compare(main.quantity, item.quantity) != "conflicts":
            best[item.report] = max(best.get(item.report, 0.0), weight(item))
    return round(sum(best.values()), 6)


def main_position(standing: Sequence[Item], rule: FigureRule = "latest") -> Item | None:
    """The item that the rule chooses: most support; or the lowest, or the highest.

    Between equals the latest told while the event unfolds; of dead and wounded the first, for what differs later is as
    often another event's (eval task `incidents`).
    """
    if not standing:
        return None
    if rule == "lowest":
        return min(standing, key=lambda i: i.number)
    if rule == "highest":
        return max(standing, key=lambda i: i.number)
    if rule == "most-repeated":
        return max(standing, key=lambda i: len({s.report for s in standing if not conflict(i, s)}))

    def rank(numbered: tuple[int, Item]) -> tuple[float, int]:
        number, item = numbered
        newer = item.quantity.predicate not in PEOPLE_HARMED and _unfolding(standing[0], item)
        return support(item, standing), number if newer else -number

    main = max(enumerate(standing), key=rank)[1]
    if main.quantity.low is not None and main.quantity.low == main.quantity.high:
        return main
    # "Up to four" agrees with three and with four, which do not agree with each other: one of these must lead.
    exact = [(n, i) for n, i in enumerate(standing) if i.quantity.low == i.quantity.high and not conflict(main, i)]
    split = any(conflict(a, b) for _, a in exact for _, b in exact)
    return max(exact, key=rank)[1] if split else main
