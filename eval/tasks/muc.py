"""Incidents of the MUC-4 texts: type, date, place, victims and perpetrators, against the answer keys as distributed.

The texts are in capitals, as teletypes printed them, and are read so (`dateline.extract.casing`). Scores are of sets:
what a text's templates name, against what the text's events say (the scorer of MUC-4 aligned templates and is
stricter). An incident must have a target, a figure or a time. Templates and alternatives that the key marks optional
are not asked for, and naming them is no error; nor is a day of the last month before the latest that the key allows,
where it knows no first, nor the country of a place. A string is right where it shares its last word with one of the
key's. ``python -m eval.tasks.muc tst1 tst2`` scores the texts kept for the end.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from dateline.extract import events_scheme as s
from dateline.extract.casing import as_read
from dateline.extract.scene import scene
from dateline.pipeline import Readers
from dateline.reading import Document, Event, Mention, Reading
from dateline.resources import countries
from dateline.settings import ExtractSettings, Settings
from dateline.text import fold
from dateline.values import Name, Place, Time
from eval.metrics import f1

NAME = "muc"
#: Every fourth of the 1,300 development texts keeps a run under three minutes.
EVERY = 4
SLOTS = ("type", "date", "place", "victims", "perpetrators")

#: Our types as MUC's; what is not here is no incident of MUC's, which leaves out war between two armed sides. (With
#: clashes, captures and air strikes taken for incidents too, every eighth development text: type 57.5 and not 60.)
INCIDENTS = {
    s.ATTACK: "ATTACK",
    s.EXCESSIVE_FORCE: "ATTACK",
    s.MOB_VIOLENCE: "ATTACK",
    s.SHELLING: "ATTACK",
    s.GRENADE: "BOMBING",
    s.EXPLOSIVE: "BOMBING",
    s.SUICIDE_BOMB: "BOMBING",
    s.ABDUCTION: "KIDNAPPING",
    s.LOOTING: "ARSON",
    s.ORGANISED_CRIME: "ROBBERY",
}
#: Of looting only what burns is arson, of organised crime only theft by force is robbery.
ONLY = {
    "ARSON": re.compile(r"burn|torch|arson|ablaze|fire|set", re.IGNORECASE),
    "ROBBERY": re.compile(r"rob|st[eo]l|theft|heist|hijack|assault", re.IGNORECASE),
}
#: Triggers that tell of people killed or hurt.
HURT = re.compile(r"die|dea|kill|wound|injur|hurt", re.IGNORECASE)
_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
_DAY = re.compile(r"(\d{1,2}) (" + "|".join(_MONTHS) + r")[A-Z]* (\d\d)")
_TEXT = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d+)[^\n]*\n", re.MULTILINE)
_FIELD = re.compile(r"^(\d+)\.\s+[A-Z :/-]+?(?::\s?[A-Z /]+?)?\s{2,}(.*)$")
_QUOTED = re.compile(r'"((?:\\"|[^"])*)"')
_KIND = re.compile(r"\s*\([^()]*\)")
_DATELINE = re.compile(r"[^\n]{0,80}?(?:--|—)")


class Key(NamedTuple):
    """What the key of one text asks for, and what it allows besides: slot -> items, each the set of its spellings."""

    asked: dict[str, list[frozenset[str]]]
    allowed: dict[str, list[frozenset[str]]]


def gate() -> dict[str, float]:
    """Nothing: the corpus is not ours to ship, and `events_types` guards the types."""
    return {}


def corpus(shared: Path) -> dict[str, float]:
    """Set F1 of each slot on every fourth development text."""
    folder = shared / "corpora" / "templates" / "muc" / "dev"
    return score(shared, "dev", EVERY) if folder.exists() else {}


def score(shared: Path, part: str, every: int = 1) -> dict[str, float]:
    """Set F1 of each slot on one part of the corpus ("dev", "tst1", "tst2")."""
    folder = shared / "corpora" / "templates" / "muc" / part
    keys = dict(read_keys(folder))
    documents = [d for d in read_texts(folder) if d.id in keys][::every]
    readers = Readers(Settings(extract=ExtractSettings(attributions="rules")))
    found = [r for r in readers.read(documents) if isinstance(r, Reading)]
    return evaluate(found, keys, part)


def evaluate(found: Iterable[Reading], keys: dict[str, Key], part: str) -> dict[str, float]:
    """Set F1 of each slot over some readings, and how often a text without incidents is left without."""
    counts = {slot: Counter[str]() for slot in SLOTS}
    for reading in found:
        key, said = keys[reading.document.id], answers(reading)
        for slot in SLOTS:
            tally(counts[slot], slot, key, said[slot])
        counts["type"]["quiet"] += not key.asked["type"] and not key.allowed["type"]
        counts["type"]["kept quiet"] += not key.asked["type"] and not key.allowed["type"] and not said["type"]
    scores = {f"{part} {slot} F1": f1(c["right"], c["said"], c["asked"]) for slot, c in counts.items()}
    c = counts["type"]
    return scores | {f"{part} texts without incident kept so %": 100 * c["kept quiet"] / max(1, c["quiet"])}


def tally(count: Counter[str], slot: str, key: Key, said: Sequence[str]) -> None:
    """Add one text's right, said and asked items of a slot; of several names for one item the first is counted."""
    left = list(key.asked[slot])
    count["asked"] += len(left)
    for item in dict.fromkeys(said):
        hit = next((g for g in left if any(same(slot, item, spelling) for spelling in g)), None)
        if hit is not None:
            left.remove(hit)
            count["right"] += 1
            count["said"] += 1
        elif not any(same(slot, item, sp) for g in (*key.asked[slot], *key.allowed[slot]) for sp in g):
            count["said"] += 1


def same(slot: str, said: str, asked: str) -> bool:
    """Whether two items mean the same: equal types and places, days within the key's range, strings by last word."""
    if slot == "date":
        start, _, end = asked.partition("/")
        return start <= said <= (end or start)
    if slot in ("victims", "perpetrators"):
        return fold(said).split()[-1:] == fold(asked).split()[-1:] != []
    return said == asked


# What events say


def answers(reading: Reading) -> dict[str, list[str]]:
    """Slot -> what the events of a reading say, each item once, in text order; where no incident has a day or a place
    of its own, those of the report's main event (`dateline.extract.scene`)."""
    reading = as_read(reading)
    names = {m.id: m for m in reading.names}
    incidents = [(e, kind) for e in reading.events if (kind := incident(e, reading.text)) is not None]
    told = [(e, kind) for e, kind in incidents if e.roles.get("target") or e.quantities or e.time]
    found: dict[str, list[str]] = {slot: [] for slot in SLOTS}
    if not told:
        return found
    found["type"] = [kind for _, kind in told]
    found["date"], found["place"] = _days(reading, [e for e, _ in told]), _spots(reading, [e for e, _ in told])
    for event, _ in incidents:
        found["victims"] += people(event, names)
        found["perpetrators"] += doers(reading, event, names)
    for event in reading.events:  # in a report of an incident they are its own, whatever the sentence's type
        if event.act.type == s.OTHER and not event.flags and HURT.match(event.span.of(reading.text)):
            found["victims"] += people(event, names)
            found["perpetrators"] += doers(reading, event, names)
    return {slot: list(dict.fromkeys(items)) for slot, items in found.items()}


def _days(reading: Reading, events: Sequence[Event]) -> list[str]:
    """The days of the incidents, or else that of the main event."""
    times = {m.id: m.value for m in reading.times}
    values = [times.get(e.time or "") for e in events]
    days = [v.start[:10] for v in values if isinstance(v, Time) and v.start and len(v.value) == len("1989-11-02")]
    main = None if days else scene(reading).day
    return [main] if main else days


def _spots(reading: Reading, events: Sequence[Event]) -> list[str]:
    """The places of the incidents as the text writes them, or else that of the main event. The city of a dateline is
    where the report was filed: of the incident it tells no more than the country."""
    filed = _DATELINE.match(reading.text)
    edge = filed.end() if filed else 0
    places = {m.id: m for m in reading.places}
    found = [places[e.place] for e in events if e.place in places and places[e.place].span.start >= edge]
    main = None if found else scene(reading).place
    if main is not None and main.span.start < edge and isinstance(main.value, Place):
        return [fold(c.name) for c in countries() if c.iso == main.value.country]
    return [_bare(m.span.of(reading.text)) for m in ([main] if main else found)]


def _bare(name: str) -> str:
    """A place's name without the word for its kind: "San Miguel department"."""
    words = [w for w in fold(name).split() if w not in ("department", "province", "jurisdiction", "municipality")]
    return " ".join(words) or fold(name)


def people(event: Event, names: dict[str, Mention]) -> list[str]:
    """The people to whom it was done: bodies and places are targets too, and no victims."""
    values = [names[i].value for i in event.roles.get("target", ()) if i in names]
    return [v.name for v in values if isinstance(v, Name) and v.kind not in ("place", "materiel", "organisation")]


def doers(reading: Reading, event: Event, names: dict[str, Mention]) -> list[str]:
    """Who did it, and the body that their phrase names ("ELN guerrillas", "terrorists of the FMLN")."""
    found = []
    for mention in (names[i] for i in event.roles.get("actor", ()) if i in names):
        value = mention.value
        if not isinstance(value, Name) or value.kind in ("place", "materiel"):
            continue
        found.append(value.name)
        if value.kind == "group":
            found += bodies(reading, mention, value)
    return found


def bodies(reading: Reading, mention: Mention, value: Name) -> list[str]:
    """The organisations of the report that a group's phrase names before its last word or after "of"."""
    told = {*fold(value.name).split()[:-1], *fold(mention.span.of(reading.text)).split()[:-1]}
    known = {m.value.name for m in reading.names if isinstance(m.value, Name) and m.value.kind == "organisation"}
    return sorted(name for name in known if (words := set(fold(name).split())) and words <= told)


def incident(event: Event, text: str) -> str | None:
    """The type of incident that an event is, or None: what has not happened, or long ago, is none, and neither is what
    has no time, place, person or figure for a template ("attacks must stop")."""
    kind = INCIDENTS.get(event.act.type)
    told = event.time or event.place or event.roles or event.quantities
    if kind is None or event.score < 0.5 or set(event.flags) - {"alleged"} or not told:
        return None
    only = ONLY.get(kind)
    return kind if only is None or only.match(event.span.of(text)) else None


# Texts and keys


def read_texts(folder: Path) -> Iterator[Document]:
    """The texts of a part, by number, with their dates."""
    for path in sorted(p for p in folder.iterdir() if not p.name.startswith(("key", "text-headers"))):
        with gzip.open(path, "rt", encoding="latin-1") as file:
            parts = _TEXT.split(file.read())[1:]
        for name, text in zip(parts[::2], parts[1::2], strict=True):
            day = _DAY.search(text[:200])
            yield Document(name, text.strip(), published=_iso(*day.groups()) if day else None)


def read_keys(folder: Path) -> Iterator[tuple[str, Key]]:
    """The text's name and its key, for each text of a part that has one."""
    keys: dict[str, Key] = {}
    for path in sorted(folder.glob("key*")):
        with gzip.open(path, "rt", encoding="latin-1") as file:
            for template in _templates(file):
                name = template[0].split("(")[0].strip()
                key = keys.setdefault(name, Key({x: [] for x in SLOTS}, {x: [] for x in SLOTS}))
                if "*" not in template[4][:2]:
                    _add(key, template)
    yield from keys.items()


def _templates(lines: Iterable[str]) -> Iterator[dict[int, str]]:
    """Each template as field number -> its value, lines joined by newlines."""
    fields: dict[int, str] = defaultdict(str)
    number = None
    for line in lines:
        match = _FIELD.match(line.rstrip())
        if match and int(match[1]) == 0 and fields:
            yield fields
            fields = defaultdict(str)
        if match:
            number = int(match[1])
            fields[number] = match[2]
        elif number is not None and line.startswith(" ") and line.strip():
            fields[number] += "\n" + line.strip()
        else:
            number = None
    if fields:
        yield fields


def _add(key: Key, template: dict[int, str]) -> None:
    """One template's items, to what is asked or, where it is optional, to what is allowed."""
    optional = "OPTIONAL" in template[1]
    key.allowed["date"] += [frozenset(days) for days in _up_to(template[2])]
    key.allowed["place"] += [frozenset(_parts(template[3])[:1])]
    items = {
        "type": [[x.strip() for x in template[4].split("/")]],
        "date": _dates(template[2]),
        "place": [_places(template[3])],
        "victims": [_strings(line) for field in (18, 19) for line in template[field].split("\n")],
        "perpetrators": [_strings(line) for field in (9, 10) for line in template[field].split("\n")],
    }
    for slot, found in items.items():
        for spellings in found:
            item = frozenset(x for x in spellings if x)
            soft = optional or (slot in ("victims", "perpetrators") and f'? "{min(item, default="")}' in template[9])
            target = (key.allowed if soft else key.asked)[slot]
            known = next((n for n, other in enumerate(target) if item & other), None)
            if known is not None:
                target[known] |= item
            elif item:
                target.append(item)


def _dates(field: str) -> list[list[str]]:
    """The days of a date field: one day, or a range "first/last"; "- 03 FEB 90" (not after) is not asked for."""
    days = [_iso(*m.groups()) for m in _DAY.finditer(field)]
    if not days or field.startswith("-"):
        return []
    return [[f"{days[0]}/{days[-1]}"]]


def _up_to(field: str) -> list[list[str]]:
    """The month before the latest day that a field allows which knows no first."""
    days = [_iso(*m.groups()) for m in _DAY.finditer(field)] if field.startswith("-") else []
    return [[f"{date.fromisoformat(day) - timedelta(days=31)}/{day}"] for day in days[-1:]]


def _places(field: str) -> list[str]:
    """The names of a location field below the country, or the country's where there is no other."""
    names = _parts(field)
    return names[1:] or names


def _parts(field: str) -> list[str]:
    return [part for part in (_bare(_KIND.sub("", p)) for p in re.split(r":| - |\n|/", field)) if part]


def _strings(line: str) -> list[str]:
    """The quoted strings of one line of a field: one item, told in several ways. `"A": "B"` describes B as A."""
    return [m.replace('\\"', "") for m in _QUOTED.findall(line)]


def _iso(day: str, month: str, year: str) -> str:
    first = date(1900 + int(year), _MONTHS.index(month) + 1, 1)
    return (first + timedelta(days=int(day) - 1)).isoformat()


if __name__ == "__main__":
    for name in sys.argv[1:]:
        for metric, value in score(Path("../shared"), name).items():
            print(f"{metric:44s} {value:7.1f}")
