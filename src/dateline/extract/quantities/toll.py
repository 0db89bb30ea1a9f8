"""The toll that a report tells of its main incident: how many were killed and wounded.

The report's own totals come first (its title, then its opening), then the people whom it describes one by one.
What it tells of other years and other incidents, and parts of a total, are left out. Where people "were shot" and some
of them died, the dead are taken off the wounded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from dateline.extract.quantities.beside import added
from dateline.extract.quantities.cover import Cover
from dateline.extract.quantities.cues import SPREE, Cues, others
from dateline.extract.quantities.headline import Told, told
from dateline.extract.quantities.individuals import DESCRIBED, DOERS, KIN, Individual, distinct, individuals
from dateline.extract.quantities.not_counts import counts_nobody
from dateline.reading import Mention, Reading, Span
from dateline.values import Quantity

State = Literal["killed", "wounded"]
_JOIN = re.compile(r"\s?(?:,|,?\s?and|,?\s?as\swell\sas|,?\s?along\swith)\s?")
#: "Two men were in critical condition and two others injured": one state told twice, of different people.
_BESIDE = re.compile(r"[^.;:()]{1,80}(?:,|,?\sand|,?\swhile|,?\sas\swell\sas|,?\salong\swith)\s")
_PART_BEFORE = re.compile(r"\b(?:including|among\sthem|of\sthem|of\swhom)[^.;,]{0,24}$", re.IGNORECASE)
_PART_AFTER = re.compile(r"\s?of\s(?:them|whom|those|the|which|\w{1,9}\s(?:people|men|victims))\b", re.IGNORECASE)
#: Sentences of the opening; what a title and these tell is the main incident.
LEAD = 4
#: People who are looked at: a report names those of its main incident first.
MOST_PEOPLE = 200


class Toll(NamedTuple):
    """A count told in one sentence: `hit` where people were shot or stabbed and the outcome is open, `others` where the
    words set them apart from those told before, `counted` where at least one number is written."""

    sent: int
    quantity: Quantity
    hit: bool
    others: bool
    counted: bool

    @property
    def number(self) -> float:
        """The number, or the least (else the most) where no single one is told."""
        value = self.quantity
        return next((n for n in (value.value, value.low, value.high) if n is not None), 0.0)


def report_toll(reading: Reading) -> dict[str, Quantity | None]:
    """The report's own toll of its main incident, by predicate; None where it tells none.

    Reads `parse` and `quantities`, and the document's title and time of publication.
    """
    cues = Cues(reading)
    people = [p for p in individuals(reading.parse) if cues.main(p.sent)][:MOST_PEOPLE]
    title = [] if SPREE.search(reading.document.title or "") else told(reading.document.title or "")
    hurt = _explicit(reading, cues, "wounded", people)
    dead = _explicit(reading, cues, "killed", people)
    opens = _opens(dead, people, "killed") or any(t.state == "killed" for t in title) or cues.fatal()
    if not opens and (_opens(hurt, people, "wounded") or any(t.state != "killed" for t in title)):
        dead = []
        people = [p for p in people if p.state != "killed" or p.how in ("definite", "pronoun", "name")]
    killed = _killed(cues, dead, people, title)
    lost = 0.0 if killed is None else killed.value or killed.low or 0.0
    return {"killed": killed, "wounded": _wounded(cues, hurt, people, title, lost, dead)}


def _opens(tolls: list[Toll], people: list[Individual], state: State) -> bool:
    """Whether the opening tells of the state."""
    return any(t.sent < LEAD for t in tolls) or any(p.sent < LEAD for p in people if p.state == state)


def _explicit(reading: Reading, cues: Cues, state: State, people: list[Individual]) -> list[Toll]:
    """Counted people in the state, one for each sentence and list ("three men and a woman"), parts left out."""
    found: list[Toll] = []
    last_end = -1
    items, joined = _items(reading, state, people)
    for span, value in items:
        number = reading.parse.between(span)[0].sent
        if not cues.main(number):
            continue
        hit = state == "wounded" and not cues.alive(number)
        apart = others(span.of(reading.text))
        beside = found and found[-1].sent == number and _BESIDE.fullmatch(reading.text, last_end, span.start)
        listed = span in joined or _JOIN.fullmatch(reading.text, last_end, span.start)
        if (found and found[-1].sent == number and listed) or (beside and apart):
            total = _exactly(found[-1].number + (value.value or value.low or 0.0), state)
            found[-1] = Toll(number, total, hit, found[-1].others, True)
        else:
            found.append(Toll(number, value, hit, apart, value.of is not None))
        last_end = span.end
    return [t for t in found if t.counted]


def _items(
    reading: Reading, state: State, people: list[Individual]
) -> tuple[list[tuple[Span, Quantity]], frozenset[Span]]:
    """Figures and described people in the state, in text order, and those of them whom a sentence adds to a figure; a
    description carries no `of`.

    Parts of a whole count where no whole is told.
    """
    items: list[tuple[Span, Quantity]] = []
    parts: list[tuple[Span, Quantity]] = []
    for mention in reading.quantities:
        value = mention.value
        if not isinstance(value, Quantity) or value.predicate != state or value.unit != "person":
            continue
        if counts_nobody(reading.text, mention.span):
            continue
        if mention.score != DESCRIBED:
            (parts if _is_part(reading, mention) else items).append((mention.span, value))
    items = items or parts
    one = Quantity(1.0, 1.0, 1.0, "person", None, "exact", state)
    joined = frozenset(one for span, _ in items for one in added(reading, span, state))
    counted = Cover([(span.start, span.end) for span, _ in items] + [(span.start, span.end) for span in joined])
    single = (p.span for p in people if p.state == state and p.how == "indefinite")
    items += [(span, one) for span in single if not counted.touches(span.start, span.end)]
    items += [(span, one) for span in joined]
    return sorted(items, key=lambda item: item[0]), joined


def _is_part(reading: Reading, mention: Mention) -> bool:
    start, end = mention.span.start, mention.span.end
    if _PART_BEFORE.search(reading.text, max(0, start - 40), start):
        return True
    return _PART_AFTER.match(reading.text, end) is not None


def _killed(cues: Cues, explicit: list[Toll], people: list[Individual], title: list[Told]) -> Quantity | None:
    least = max(distinct(p for p in people if p.state == "killed"), sum(t.people for t in title if t.state == "killed"))
    if explicit and cues.then_self(explicit[0].sent) and explicit[0].number >= least:
        return _exactly(explicit[0].number + 1, "killed")
    if explicit and (explicit[0].number >= least or not least):
        return explicit[0].quantity
    if least == 0 and cues.fatal():
        least = 1
    if least == 1 and cues.murder_suicide():
        least = 2
    least = max(least, cues.multiple() if least else 0.0)
    return _exactly(least, "killed") if least else explicit[0].quantity if explicit else None


def _wounded(
    cues: Cues, explicit: list[Toll], people: list[Individual], title: list[Told], dead: float, killed: list[Toll]
) -> Quantity | None:
    singles = _survivors(cues, people, dead, {t.sent for t in killed})
    hurt = _most([t for t in explicit if not t.hit and not t.others])
    shot = _most([t for t in explicit if t.hit and not t.others])
    rest = _most([t for t in explicit if t.others])
    headed = sum(t.people for t in title if t.state == "wounded")
    if headed > 1:
        # Where the headline counts the wounded, another number in the text is a part, or another event's: of 18
        # reports with both, the headline was right in 13, the text in one.
        return next((t.quantity for t in explicit if t.number == headed), None) or _exactly(headed, "wounded")
    options = [headed, hurt.number if hurt else 0.0, sum(t.people for t in title if t.state == "critical")]
    options += [shot.number - dead] if shot and shot.number > 1 else []
    options += [t.people - dead for t in title if t.state == "hit" and t.people > 1][:1]
    if rest is not None:
        first = distinct(p for p in singles if p.how in ("indefinite", "name"))
        options.append(rest.number + (0 if dead else min(1, first)))
    hit = next((t.people for t in title if t.state == "hit" and t.people > 1), shot.number if shot else 0.0)
    if dead and hurt is not None and hurt.number == hit > dead:
        # "Four were shot, one died": four with gunshot wounds are those who were shot, the dead among them.
        options[1] = hit - dead
    count = max(options)
    if count <= 1:
        denied = next((t.quantity for t in explicit if not t.number), None)
        return _described(singles, title, dead) or (_exactly(count, "wounded") if count > 0 else denied)
    told_so = next((t.quantity for t in (hurt, rest) if t is not None and t.number == count), None)
    return told_so or _exactly(count, "wounded")


def _most(tolls: Sequence[Toll]) -> Toll | None:
    """The largest of the counts that open the telling: the first and those of the sentences close behind it."""
    near = [t for t in tolls if t.sent <= tolls[0].sent + LEAD]
    return max(near, key=lambda t: (t.number, -t.sent), default=None)


def _survivors(cues: Cues, people: list[Individual], dead: float, counted: set[int]) -> list[Individual]:
    """Described people who were hurt and are not told dead; beside a death, only those whom the words set apart, or
    whom a sentence tells beside its number of dead (`counted`)."""
    gone = {p.key for p in people if p.state == "killed"}
    singles = [p for p in people if p.state == "wounded" and p.key not in gone]
    if not dead:
        return singles
    return [
        p
        for p in singles
        if cues.hurt(p.sent)
        and (cues.also(p.sent) or _contrasts(p, people) or (p.how == "indefinite" and p.sent in counted))
    ]


def _contrasts(one: Individual, people: list[Individual]) -> bool:
    """Whether the dead are told in the same way as this person, and are others: two ages, two names, one sentence."""
    if one.noun in KIN and any(p.state == "killed" and p.sent == one.sent and p.how != "pronoun" for p in people):
        return True
    dead = {p.noun for p in people if p.state == "killed" and p.how in ("indefinite", "definite", "bare")}
    if dead and dead <= DOERS and one.noun not in DOERS and one.how in ("indefinite", "definite"):
        return True
    alike = (p for p in people if p.state == "killed" and p.how == one.how and p.key != one.key)
    return one.how in ("name", "indefinite") and any(
        p.sent == one.sent or p.how == "name" or (p.key.startswith("age") and one.key.startswith("age")) for p in alike
    )


def _described(singles: list[Individual], title: list[Told], dead: float) -> Quantity | None:
    least = distinct(singles)
    if not least and not dead and any(t.state == "hit" for t in title):
        least = 1
    return _exactly(least, "wounded") if least else None


def _exactly(count: float, state: State) -> Quantity:
    return Quantity(float(count), float(count), float(count), "person", f"people {state}", "exact", state)
