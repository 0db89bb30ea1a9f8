"""Dead and wounded of one story, weighed together: who was hit, who died of it, and what other reports do not know.

The figures of one state alone mislead in three ways. "Two people were shot" leaves open who lives, and another report
tells. Somebody wounded on Monday is among the dead on Thursday, and no report says that there is one wounded less. And
a description in one report ("a man was shot there last week") may be of another event, which shows where several other
reports tell this one's toll and know of no such person.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from dateline.reconcile.figures import PEOPLE_HARMED, FigureGroup, Item
from dateline.reconcile.positions import FigureRule, main_position, support, weigh, weight

#: What a report weighs that tells the event's toll and has nobody in this state; 0.6 to 0.9 score alike on 340 cases.
SILENCE = 0.7


def settle(groups: list[FigureGroup], rule: FigureRule = "latest") -> list[FigureGroup]:
    """`groups`, weighed; those whose figures nothing bears out are left out, and their claims speak for themselves."""
    for group in groups:
        weigh(group, rule)
    for story in sorted({g.story for g in groups}):
        own = [g for g in groups if g.story == story and g.unit == "person" and g.predicate in PEOPLE_HARMED]
        told = _tellings(own)
        for group in own:
            _hear_silence(group, told)
        dead = _leading([g for g in own if g.predicate == "killed"])
        for group in own:
            if group.predicate == "wounded" and group.counted == "person":
                _take_off_the_dead(group, dead, rule)
    return [g for g in groups if g.standing or g.against or g.superseded]


def _leading(groups: Sequence[FigureGroup]) -> FigureGroup | None:
    """The question of a story that most reports' own totals answer."""
    totals = [(len({i.report for i in g.standing if i.fact.total}), -n) for n, g in enumerate(groups)]
    return groups[-max(totals)[1]] if totals and max(totals)[0] else None


class _Telling(msgspec.Struct):
    """A report that tells a toll of its own: when it was published, the states that it has figures of, and how many
    wounded it has."""

    moment: str
    states: set[str]
    wounded: float = 0.0


def _tellings(groups: Sequence[FigureGroup]) -> dict[str, _Telling]:
    told = {i.report: _Telling(i.moment, set()) for g in groups for i in g.items if i.fact.total}
    for group in groups:
        for report in group.reports & set(told):
            told[report].states.add(group.predicate)
        if group.predicate == "wounded":
            for item in group.items:
                if item.report in told:
                    told[item.report].wounded = max(told[item.report].wounded, item.number)
    return told


def _hear_silence(group: FigureGroup, told: Mapping[str, _Telling]) -> None:
    """Set a question aside whose figure no report writes firmly and which the reports that know nothing of it outweigh.

    An earlier report of somebody wounded is no witness against a death: whoever died later was not dead then.
    """
    main = main_position(group.standing)
    if main is None or any(_firm(i) for i in group.standing):
        return
    silent = [t for t in told.values() if group.predicate not in t.states and not _died_since(t, group, main)]
    if SILENCE * len(silent) > support(main, group.standing):
        group.aside += [*group.standing, *group.against, *group.superseded]
        group.standing, group.against, group.superseded = [], [], []


def _died_since(before: _Telling, group: FigureGroup, main: Item) -> bool:
    """Whether the dead may be those whom an earlier report has as wounded."""
    earlier = before.moment < min(i.moment for i in group.standing)
    told = main.fact.basis != "derived" and main.number <= before.wounded
    return group.predicate == "killed" and earlier and told


def _firm(item: Item) -> bool:
    """Whether a report writes the number where it opens, and says that those it counts are hurt, not only hit."""
    return item.fact.basis == "written" and not item.fact.open and weight(item) >= 1


def _take_off_the_dead(group: FigureGroup, dead: FigureGroup | None, rule: FigureRule) -> None:
    """Take off the wounded whom the story's death toll holds already."""
    main = main_position(dead.standing) if dead else None
    if dead is None or main is None or not group.standing:
        return
    items: list[Item] = []
    ended: list[Item] = []
    for item in group.items:
        died = main.number - _own_dead(item, dead)
        told = item.fact.open or (item.number == 1 and _died_later(item, group, dead, main))
        (ended if told and item.number == died else items).append(item)
    if items == group.items:
        return
    everyone, group.items = group.items, items
    weigh(group, rule)
    group.items = everyone
    hurt = [i for i in ended if not i.fact.open]
    group.aside += [i for i in ended if i.fact.open]
    group.superseded += hurt
    if hurt and not group.standing:
        group.outcome = [i for i in dead.standing if i.number == main.number]


def _own_dead(item: Item, dead: FigureGroup) -> float:
    """How many dead the item's own report tells of."""
    return max((i.number for i in dead.items if i.report == item.report and i.fact.total), default=0.0)


def _died_later(item: Item, group: FigureGroup, dead: FigureGroup, main: Item) -> bool:
    """Whether a later report gives the higher death toll, and none after it has as many wounded."""
    later = [i for i in dead.standing if item.moment and i.moment >= item.moment and i.report != item.report]
    after = [i for i in group.items if i.moment >= item.moment and i.report != item.report]
    return any(i.number == main.number for i in later) and not any(i.number >= item.number for i in after)
