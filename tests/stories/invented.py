"""Invented reports in any number: events in towns that do not exist, each told by several outlets over some days."""

import datetime
import random

from dateline.reading import Document

_SYLLABLES = "ba do ka lu mi no ra sa te vo zu pe gri tha ple wen dor mak".split()
_ACTS = (
    "A flood swept the lower town of {town} away when the {river} broke its banks, said mayor {person}.",
    "Shells struck a market in {town} beside the {river}, and the army of general {person} blamed the rebels.",
    "Doctors in {town} on the {river} went on strike over pay, their speaker {person} told a crowd.",
    "A court in {town} heard how {person} took bribes for a bridge over the {river} from a builder.",
)
_MORE = (
    "Neighbours in {suburb} said they had heard nothing like it before and feared for the children of {school}.",
    "Roads to {suburb} stayed closed in the evening, and power was out around {school}.",
    "Hospitals were full, a nurse from {school} said, and medicine had to be brought over the {river}.",
    "Markets in {suburb} did not open, and prices of bread and fuel rose at once, {witness} said.",
    "{witness} of {suburb} asked for tents, blankets and clean water for those who had fled to {school}.",
)


def name(rnd: random.Random, syllables: int = 3) -> str:
    """A name that no event is likely to share with another."""
    return "".join(rnd.choice(_SYLLABLES) for _ in range(syllables)).capitalize()


def stream(events: int, seed: int, days: int = 40, most: int = 6) -> list[Document]:
    """The reports of so many events over so many days, in order of publication."""
    rnd = random.Random(seed)
    made = []
    for number in range(events):
        cast = {
            "town": name(rnd),
            "river": name(rnd, 2),
            "person": f"{name(rnd, 2)} {name(rnd)}",
            "witness": f"{name(rnd, 2)} {name(rnd)}",
            "suburb": name(rnd),
            "school": name(rnd),
        }
        act, begins = rnd.choice(_ACTS), rnd.randrange(days)
        for telling in range(rnd.randrange(1, most + 1)):
            day = begins + min(telling, rnd.randrange(4))
            lines = [act, *rnd.sample(_MORE, 3)]
            lines = [line.format(**cast) for line in lines]
            made.append(report(f"e{number}-{telling}", " ".join(rnd.sample(lines, len(lines))), day))
    return sorted(made, key=lambda d: (d.published or "", d.id))


def report(name: str, text: str, day: int | None, title: str | None = None) -> Document:
    """One report, so many days after the first of March 2031; undated where `day` is None."""
    published = None if day is None else (datetime.date(2031, 3, 1) + datetime.timedelta(day)).isoformat()
    return Document(id=name, text=text, published=published, title=title)


_AFTER = (
    "{person} was charged over what happened in {town} on {date}, when {count} people were killed by the {river}.",
    "A memorial was held for the {count} dead of {town}, a year after the {river} took them on {date}; {person} spoke.",
    "{person} pleaded not guilty to the deaths of {count} people in {town} on {date}, a court by the {river} heard.",
)


def with_aftermaths(events: int, seed: int) -> list[Document]:
    """Deadly events, each told on its day and weeks or months later by reports that name that day."""
    rnd = random.Random(seed)
    made = []
    for number in range(events):
        begins = rnd.randrange(60)
        day = datetime.date(2031, 3, 1) + datetime.timedelta(begins)
        cast = {"town": name(rnd), "river": name(rnd, 2), "person": f"{name(rnd, 2)} {name(rnd)}", "suburb": name(rnd)}
        cast |= {"school": name(rnd), "witness": f"{name(rnd, 2)} {name(rnd)}", "count": str(rnd.randrange(3, 90))}
        cast["date"] = f"{day:%B} {day.day}"
        first = f"{cast['count']} people were killed on {day:%A} in {cast['town']}. " + rnd.choice(_ACTS)
        texts = [(begins + late, [first, *rnd.sample(_MORE, 2)]) for late in (0, 1)]
        texts += [(begins + rnd.randrange(20, 200), [line, rnd.choice(_MORE)]) for line in rnd.sample(_AFTER, 2)]
        for at, (when, lines) in enumerate(texts):
            made.append(report(f"f{number}-{at}", " ".join(lines).format(**cast), when))
    return sorted(made, key=lambda d: (d.published or "", d.id))
