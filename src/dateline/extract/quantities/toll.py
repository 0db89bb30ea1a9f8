"""The toll that a report tells of its main incident: how many were killed and wounded.

The report's own totals come first (its title, then its opening), then the people whom it describes one by one.
What it tells of other years and other incidents, and parts of a total, are left out.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from dateline.extract.quantities.headline import Told, told
from dateline.extract.quantities.individuals import Individual, distinct, individuals
from dateline.model import Mention, Reading
from dateline.values import Quantity

_BACKGROUND = re.compile(
    r"\b(?:last\s(?:year|month|week|summer|fall|spring|winter)|(?:years?|months|weeks|decades?)\s(?:ago|earlier|later)|so\sfar\sthis\syear|this\syear|of\sthe\syear|year[\s-]to[\s-]date|"
    r"(?:since|in)\s(?:19|20)\d\d|annually|per\syear|each\syear|every\syear|statistics|on\saverage|previous(?:ly)?|history|nationwide|anniversary|unrelated|separate(?:ly)?|other\s(?:shootings|attacks|incidents))\b",
    re.IGNORECASE,
)
_HIT = re.compile(r"\b(?:shot|stabbed|struck|hit|gunned|shootings?|stabbings?|victims?)\b", re.IGNORECASE)
_HURT = re.compile(r"\b(?:injur\w{1,4}|wound\w{0,4}|hurt|hospital\w{0,5}|condition|survive\w?)\b", re.IGNORECASE)
_FATAL = re.compile(r"\b(?:fatal(?:ly|ity)?|homicides?|murder(?:s|ed)?(?!\s?-?\s?suicide)|killed|kills|killing|slain|slaying|dead|dies|died|death|manslaughter)\b", re.IGNORECASE)
_NOT_FATAL = re.compile(r"\b(?:non-?fatal|attempted\s(?:\w+\s){0,2}(?:murder|homicide)|attempt\sto\s(?:kill|murder)|not\s(?:life|fatal)|homicide\s(?:detective|unit|division|investigator|bureau)s?|dead\s?(?:end|line)|death\sthreats?)\b", re.IGNORECASE)
_MURDER_SUICIDE = re.compile(
    r"\bmurder[\s/-]{1,3}suicide|\b(?:then|before)\s(?:killed|shot|hanged|killing|shooting|hanging|turn\w+\sthe\sgun\son)\s(?:him|her)self",
    re.IGNORECASE,
)
#: Characters of a text's opening in which "murder-suicide" and the like are told of the main incident.
OPENING = 1500
_OTHERS = re.compile(r"\b(?:others?|more|another|additional|survivors?)\b", re.IGNORECASE)
_ALSO = re.compile(r"\b(?:also|another|second|third|other|additional|both)\b", re.IGNORECASE)


class Toll(NamedTuple):
    """A count told in one sentence: `hit` where people were shot or stabbed and the outcome is open, `others` where the
    words set them apart from those told before."""

    sent: int
    quantity: Quantity
    hit: bool
    others: bool

    @property
    def count(self) -> float:
        """The number, or the least where only that is told."""
        return self.quantity.value if self.quantity.value is not None else self.quantity.low or self.quantity.high or 0.0


#: Sentences of the opening; what a title and these tell is the main incident.
LEAD = 4


def report_toll(reading: Reading) -> dict[str, Quantity | None]:
    """The report's own toll of its main incident, by predicate; None where it tells none."""
    people = [p for p in individuals(reading.parse) if _main(reading, p.sent)]
    title = told(reading.document.title or "")
    hurt, dead = _explicit(reading, "wounded"), _explicit(reading, "killed")
    if not _opens_with_death(reading, dead, people, title) and _opens_with_harm(hurt, people, title):
        dead = []
        people = [p for p in people if p.state != "killed" or p.how in ("definite", "pronoun", "name")]
    killed = _killed(reading, dead, people, title)
    lost = 0.0 if killed is None else killed.value or killed.low or 0.0
    return {"killed": killed, "wounded": _wounded(hurt, people, title, lost, reading)}


def _opens_with_death(reading: Reading, dead: list[Toll], people: list[Individual], title: list[Told]) -> bool:
    opening = [t.sent for t in dead] + [p.sent for p in people if p.state == "killed"]
    return any(n < LEAD for n in opening) or any(t.state == "killed" for t in title) or _fatal(reading)


def _opens_with_harm(hurt: list[Toll], people: list[Individual], title: list[Told]) -> bool:
    opening = [t.sent for t in hurt] + [p.sent for p in people if p.state == "wounded"]
    return any(n < LEAD for n in opening) or any(t.state in ("wounded", "hit") for t in title)


def _sentence(reading: Reading, number: int) -> str:
    return reading.parse.sentence_span(number).of(reading.text)


def _main(reading: Reading, number: int) -> bool:
    return _BACKGROUND.search(_sentence(reading, number)) is None


def _explicit(reading: Reading, state: str) -> list[Toll]:
    """Counted people in the state, one for each sentence and list, parts of a whole left out."""
    found: list[Toll] = []
    last_end = -1
    for mention in reading.quantities:
        value = mention.value
        if not isinstance(value, Quantity) or value.predicate != state or value.unit != "person":
            continue
        number = reading.parse.between(mention.span)[0].sent
        sentence = _sentence(reading, number)
        if _is_part(reading, mention) or not _main(reading, number):
            continue
        hit = state == "wounded" and _HURT.search(sentence) is None
        others = _OTHERS.search(mention.span.of(reading.text)) is not None
        joined = re.fullmatch(r"\s?(?:,|,?\s?and)\s?", reading.text[last_end : mention.span.start]) if found else None
        if joined and found[-1].sent == number:
            total = found[-1].count + (value.value or value.low or 0.0)
            value = Quantity(total, total, total, "person", f"people {state}", "exact", value.predicate)
            found[-1] = Toll(number, value, hit, found[-1].others)
        else:
            found.append(Toll(number, value, hit, others))
        last_end = mention.span.end
    return found


def _is_part(reading: Reading, mention: Mention) -> bool:
    before = reading.text[max(0, mention.span.start - 40) : mention.span.start].lower()
    after = reading.text[mention.span.end : mention.span.end + 20].lower()
    if re.search(r"\b(?:including|among\sthem|of\sthem|of\swhom)[^.;]{0,24}$", before):
        return True
    return re.match(r"\s?of\s(?:them|whom|those|the|which|\w+\s(?:people|men|victims))\b", after) is not None


def _killed(reading: Reading, explicit: list[Toll], people: list[Individual], title: list[Told]) -> Quantity | None:
    singles = [p for p in people if p.state == "killed"]
    stated = [t.count for t in title if t.state == "killed"]
    least = max(distinct(singles), sum(stated))
    best = explicit[0].quantity if explicit else None
    if best is not None and explicit[0].count >= least:
        return best
    if least == 0 and _fatal(reading):
        least = 1
    if least == 1 and _MURDER_SUICIDE.search(f"{reading.document.title or ''} {reading.text[:OPENING]}"):
        least = 2
    return _exactly(least, "killed") if least else best


def _fatal(reading: Reading) -> bool:
    head = f"{reading.document.title or ''}\n{reading.text[:250]}"
    return _FATAL.search(_NOT_FATAL.sub(" ", head)) is not None


def _wounded(
    explicit: list[Toll], people: list[Individual], title: list[Told], dead: float, reading: Reading
) -> Quantity | None:
    singles = _survivors(reading, people, dead)
    hurt = [t for t in explicit if not t.hit and not t.others]
    others = [t for t in explicit if t.others]
    stated = [t for t in title if t.state == "wounded"]
    if hurt and (not stated or hurt[0].count >= sum(t.count for t in stated)):
        return hurt[0].quantity
    if stated:
        return _exactly(sum(t.count for t in stated), "wounded")
    shot = [t.count for t in explicit if t.hit and not t.others] + [t.count for t in title if t.state == "hit" and t.count > 1]
    if shot and max(shot) > 1:
        left = shot[0] - dead
        return _exactly(left, "wounded") if left > 0 else None
    if others:
        first = len([p for p in singles if p.how in ("indefinite", "name")][:1])
        return others[0].quantity if dead else _exactly(others[0].count + first, "wounded")
    return _described(singles, title, dead)


def _survivors(reading: Reading, people: list[Individual], dead: float) -> list[Individual]:
    """Described people who were hurt and are not told dead; beside a death, only those whom the words set apart."""
    gone = {p.key for p in people if p.state == "killed"}
    singles = [p for p in people if p.state == "wounded" and p.key not in gone]
    if not dead:
        return singles
    sentences = {p.sent: _sentence(reading, p.sent) for p in singles}
    return [p for p in singles if _HURT.search(sentences[p.sent]) and (_ALSO.search(sentences[p.sent]) or _contrasts(p, people))]


def _contrasts(one: Individual, people: list[Individual]) -> bool:
    """Whether the dead are told in the same way as this person, and are others: two ages, two names, one sentence."""
    for other in people:
        if other.state == "killed" and other.how == one.how and other.how in ("name", "indefinite") and other.key != one.key:
            if other.sent == one.sent or other.how == "name" or (other.key.startswith("age") and one.key.startswith("age")):
                return True
    return False


def _described(singles: list[Individual], title: list[Told], dead: float) -> Quantity | None:
    least = distinct(singles)
    if not least and not dead and any(t.state == "hit" for t in title):
        least = 1
    return _exactly(least, "wounded") if least else None


def _exactly(count: float, state: Literal["killed", "wounded"]) -> Quantity:
    return Quantity(float(count), float(count), float(count), "person", f"people {state}", "exact", state)
