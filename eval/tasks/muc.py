"""Incidents of the MUC-4 texts: type, date, place, victims and perpetrators, against the answer keys as distributed.

The texts are in capitals, as teletypes printed them; they are read with the casing that each word mostly has in other
corpora at hand. Scores are of sets: what a text's templates name, against what the text's events say (the scorer of
MUC-4 aligned templates and is stricter). Templates and alternatives that the key marks optional are not asked for, and
naming them is no error. A string is right where it shares its last word with one of the key's.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from dateline.extract import events_scheme as s
from dateline.extract.scene import scene
from dateline.pipeline import Readers
from dateline.reading import Document, Event, Mention, Reading
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
#: Mixed-case texts that tell how words are written.
CASED = (
    "attribution/polnear-train.jsonl.gz",
    "eventplace/event-location.jsonl.gz",
    "events/satp_relevant-train.jsonl.gz",
    "places/lgl.jsonl.gz",
    "times/aquaint.jsonl.gz",
    "times/wikiwars-dev.jsonl.gz",
)
#: Triggers that tell of people killed or hurt.
HURT = re.compile(r"die|dea|kill|wound|injur|hurt", re.IGNORECASE)
_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
_DAY = re.compile(r"(\d{1,2}) (" + "|".join(_MONTHS) + r")[A-Z]* (\d\d)")
_TEXT = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d+)[^\n]*\n", re.MULTILINE)
_FIELD = re.compile(r"^(\d+)\.\s+[A-Z :/-]+?(?::\s?[A-Z /]+?)?\s{2,}(.*)$")
_QUOTED = re.compile(r'"((?:\\"|[^"])*)"')
_KIND = re.compile(r"\s*\([^()]*\)")
_WORD = re.compile(r"[A-Za-z]+")


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
    documents = [d for d in read_texts(shared, folder) if d.id in keys][::every]
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
    names = {m.id: m for m in reading.names}
    times = {m.id: m.value for m in reading.times}
    places = {m.id: m.value for m in reading.places}
    found: dict[str, list[str]] = {slot: [] for slot in SLOTS}
    for event in reading.events:
        kind = incident(event, reading.text)
        if kind is None:
            continue
        found["type"].append(kind)
        time, place = times.get(event.time or ""), places.get(event.place or "")
        if isinstance(time, Time) and time.start and len(time.value) == len("1989-11-02"):
            found["date"].append(time.start[:10])
        if isinstance(place, Place):
            found["place"].append(fold(place.name))
        found["victims"] += people(event, names)
        found["perpetrators"] += doers(reading, event, names)
    if found["type"]:  # in a report of an incident they are its victims, whatever the type of the sentence
        for event in reading.events:
            if event.act.type == s.OTHER and not event.flags and HURT.match(event.span.of(reading.text)):
                found["victims"] += people(event, names)
    if found["type"] and not (found["date"] and found["place"]):
        main = scene(reading)
        if main.day and not found["date"]:
            found["date"].append(main.day)
        if main.place and not found["place"] and isinstance(main.place.value, Place):
            found["place"].append(fold(main.place.value.name))
    return {slot: list(dict.fromkeys(items)) for slot, items in found.items()}


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
    if kind is None or event.score < 0.5 or event.flags or not told:
        return None
    only = ONLY.get(kind)
    return kind if only is None or only.match(event.span.of(text)) else None


# Texts and keys


def read_texts(shared: Path, folder: Path) -> Iterator[Document]:
    """The texts of a part, by number, with their dates and with letters as in mixed-case print."""
    usual = casing(shared)
    for path in sorted(p for p in folder.iterdir() if not p.name.startswith(("key", "text-headers"))):
        with gzip.open(path, "rt", encoding="latin-1") as file:
            parts = _TEXT.split(file.read())[1:]
        for name, text in zip(parts[::2], parts[1::2], strict=True):
            day = _DAY.search(text[:200])
            yield Document(name, recased(text.strip(), usual), published=_iso(*day.groups()) if day else None)


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


def _places(field: str) -> list[str]:
    """The names of a location field below the country, or the country's where there is no other."""
    parts = [fold(_KIND.sub("", part)) for part in re.split(r":| - |\n|/", field)]
    names = [part for part in parts if part]
    return names[1:] or names


def _strings(line: str) -> list[str]:
    """The quoted strings of one line of a field: one item, told in several ways. `"A": "B"` describes B as A."""
    return [m.replace('\\"', "") for m in _QUOTED.findall(line)]


def _iso(day: str, month: str, year: str) -> str:
    first = date(1900 + int(year), _MONTHS.index(month) + 1, 1)
    return (first + timedelta(days=int(day) - 1)).isoformat()


# Letters


@lru_cache(maxsize=1)
def casing(shared: Path) -> dict[str, str]:
    """Lower-case word -> as it is mostly written within sentences of the mixed-case news texts at hand."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name in CASED:
        with gzip.open(shared / "corpora" / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                for match in re.finditer(r"(?<=[a-z,] )[A-Za-z]+", json.loads(line)["text"]):
                    counts[match[0].lower()][match[0]] += 1
    return {word: max(sorted(forms), key=lambda f: forms[f]) for word, forms in counts.items()}


def recased(text: str, usual: dict[str, str]) -> str:
    """A text in capitals with the usual letters; unknown words are taken for names, sentences begin with a capital."""
    out, at, fresh = [], 0, True
    for match in _WORD.finditer(text):
        between = text[at : match.start()]
        fresh = fresh or bool(re.search(r"[.!?\]]\s+\W*$|\n\s*\n", between))
        word = match[0].lower()
        form = word if between.endswith(("'", "’")) and len(word) < 3 else usual.get(word, word.capitalize())
        out += [between, form[0].upper() + form[1:] if fresh else form]
        at, fresh = match.end(), False
    return "".join([*out, text[at:]])
