"""Reads compiled gazetteers through memory maps: opening costs milliseconds whatever their size."""

from __future__ import annotations

import json
import mmap
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import marisa_trie

from dateline.errors import SetupError
from dateline.gazetteer.compiling import LAYOUT, MAIN, OWN_IDS, RECORD, VALUE
from dateline.gazetteer.entry import FEATURES, Entry, city_radius
from dateline.text import fold, skeleton
from dateline.values import distance_km

#: Spellings kept in memory; then all are forgotten.
MOST_KEPT = 100_000
#: Two sources put the centre of one town up to this far apart (GeoNames against Who's On First in Ukraine: 95 % < 5).
SAME_KM = 6.0


class Town(NamedTuple):
    """A label for a map."""

    name: str
    lat: float
    lon: float
    population: int


class Match(NamedTuple):
    """A place that a spelling can mean. `main`: it is the place's main name; `exact`: not merely its skeleton."""

    entry: Entry
    main: bool
    exact: bool


class Volume:
    """One compiled folder. `label` prefixes ids that are not GeoNames ids: "dateline" for the shipped one."""

    def __init__(self, folder: Path, label: str) -> None:
        self.folder, self.label = folder, label
        try:
            self.about = json.loads((folder / "about.json").read_text("utf-8"))
            self._names = marisa_trie.RecordTrie(VALUE).mmap(str(folder / "names.trie"))
            self._keys = marisa_trie.RecordTrie(VALUE).mmap(str(folder / "keys.trie"))
            self._records = _map(folder / "records.bin")
            self._texts = (folder / "texts.bin").read_bytes()
        except (OSError, RuntimeError, ValueError) as error:
            raise SetupError(f"{folder} is not a compiled gazetteer ({error}); make it again") from error
        if self.about.get("layout") != LAYOUT:
            raise SetupError(f"{folder} was compiled by another version; add its source file again")
        self._entries: dict[int, Entry] = {}

    def __len__(self) -> int:
        return len(self._records) // RECORD.size

    def entry(self, number: int) -> Entry:
        """The record of that number."""
        known = self._entries.get(number)
        if known is None:
            known = self._entries[number] = self._read(number)
        return known

    def _identify(self, number: int) -> str:
        gid, *_, offset, length = RECORD.unpack_from(self._records, number * RECORD.size)
        if 0 < gid < OWN_IDS:
            return f"geonames:{gid}"
        name = self._texts[offset : offset + length].decode()
        return f"{self.label}:{gid or fold(name).replace(' ', '-')}"

    def _read(self, number: int) -> Entry:
        row = RECORD.unpack_from(self._records, number * RECORD.size)
        _, lat, lon, population, radius, country, feature, fame, admin1, admin2, offset, length = row
        return Entry(
            self._identify(number),
            self._texts[offset : offset + length].decode(),
            round(lat, 5),
            round(lon, 5),
            FEATURES[feature],
            population,
            country.decode().rstrip("\0"),
            self._identify(admin1 - 1) if admin1 else "",
            self._identify(admin2 - 1) if admin2 else "",
            radius / 10,
            fame,
        )

    def named(self, folded: str) -> list[Match]:
        """The places of which the folded name is a spelling."""
        values = sorted(v for (v,) in self._names.get(folded, ()))
        return [Match(self.entry(v & ~MAIN), v >= MAIN, True) for v in values]

    def sounding(self, key: str) -> list[Match]:
        """The places of which the skeleton (without spaces) is one of their spellings'."""
        return [Match(self.entry(v), False, False) for v in sorted(v for (v,) in self._keys.get(key, ()))]

    def knows(self, folded: str) -> bool:
        """Whether any place is spelt so."""
        return folded in self._names

    def near(self, lat0: float, lat1: float, lon0: float, lon1: float, min_population: int) -> list[Town]:
        """Cities and towns inside the box."""
        found = []
        first, stop = self._first(lat0), self._first(lat1)
        for number in range(first, stop):
            row = RECORD.unpack_from(self._records, number * RECORD.size)
            if row[6] == 0 and row[3] >= min_population and lon0 <= row[2] <= lon1:
                entry = self.entry(number)
                found.append(Town(entry.name, entry.lat, entry.lon, entry.population))
        return found

    def _first(self, lat: float) -> int:
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if RECORD.unpack_from(self._records, middle * RECORD.size)[1] < lat:
                low = middle + 1
            else:
                high = middle
        return low


class Gazetteer:
    """The shipped volume and any that the user added; where two hold one GeoNames id, the first speaks."""

    def __init__(self, volumes: Sequence[Volume]) -> None:
        self.volumes = tuple(volumes)
        self._exact: dict[str, tuple[Match, ...]] = {}
        self._loose: dict[str, tuple[Match, ...]] = {}

    def named(self, name: str) -> tuple[Match, ...]:
        """The places that are spelt like `name`, case and accents aside; empty where there are none."""
        folded = fold(name)
        if folded not in self._exact:
            _make_room(self._exact)
            self._exact[folded] = _unique(
                volume.named(folded) if i == 0 else [self._shipped(m) for m in volume.named(folded)]
                for i, volume in enumerate(self.volumes)
            )
        return self._exact[folded]

    def _shipped(self, match: Match) -> Match:
        """The match with the first volume's entry of the same place, where that has it under another romanisation."""
        key = skeleton(match.entry.name).replace(" ", "")
        for other in self.volumes[0].sounding(key):
            if same_place(match.entry, other.entry):
                return match._replace(entry=other.entry)
        return match

    def sounding(self, name: str) -> tuple[Match, ...]:
        """The places with a spelling of the same skeleton as `name`: another romanisation, or chance."""
        key = skeleton(name).replace(" ", "")
        if key not in self._loose:
            _make_room(self._loose)
            self._loose[key] = _unique(volume.sounding(key) for volume in self.volumes)
        return self._loose[key]

    def knows(self, folded: str) -> bool:
        """Whether any place is spelt so; `folded` is `text.fold` of the spelling."""
        return any(volume.knows(folded) for volume in self.volumes)

    def find(self, name: str, feature: str, country: str = "") -> Entry | None:
        """The best known place of that name, kind and (if given) country: for tables that name places."""
        fits = [m.entry for m in self.named(name) if m.entry.feature == feature and country in ("", m.entry.country)]
        return max(fits, key=lambda e: (e.population, e.fame, e.id), default=None)

    def near(
        self, lat0: float, lat1: float, lon0: float, lon1: float, min_population: int = 0
    ) -> list[tuple[str, float, float, int]]:
        """Cities and towns in a box of degrees, the largest first, as (name, lat, lon, population)."""
        towns = {t for volume in self.volumes for t in volume.near(lat0, lat1, lon0, lon1, min_population)}
        ordered = sorted(towns, key=lambda t: (-t.population, t.name, t.lat, t.lon))
        return [(t.name, t.lat, t.lon, t.population) for t in _without_quarters(ordered)]


def open_gazetteer(shipped: Path, added: Path | None = None) -> Gazetteer:
    """The shipped gazetteer and every one below `added` (a folder that need not exist), in order of name.

    Raises SetupError for a folder that holds no compiled gazetteer.
    """
    folders = [] if added is None or not added.is_dir() else sorted(p for p in added.iterdir() if p.is_dir())
    return Gazetteer([Volume(shipped, "dateline"), *(Volume(folder, folder.name) for folder in folders)])


def _make_room(kept: dict[str, tuple[Match, ...]]) -> None:
    if len(kept) >= MOST_KEPT:
        kept.clear()


def _without_quarters(towns: Iterable[Town]) -> Iterator[Town]:
    """The towns that are not part of a larger one: its quarters would crowd its own label out of a map."""
    kept: dict[tuple[int, int], list[Town]] = {}
    for town in towns:
        x, y = int(town.lat // 0.3), int(town.lon // 0.3)
        around = [t for a in (-1, 0, 1) for b in (-1, 0, 1) for t in kept.get((x + a, y + b), ())]
        if not any(distance_km(town.lat, town.lon, t.lat, t.lon) < city_radius(t.population) for t in around):
            kept.setdefault((x, y), []).append(town)
            yield town


def _unique(volumes: Iterable[list[Match]]) -> tuple[Match, ...]:
    """Each place once. A place of a later volume is dropped where an earlier one has it under the same spelling."""
    found: dict[str, Match] = {}
    for matches in volumes:
        earlier = list(found.values())
        for match in matches:
            known = found.get(match.entry.id)
            if known is None and any(same_place(match.entry, other.entry) for other in earlier):
                continue
            if known is None or (match.main and not known.main):
                found[match.entry.id] = match
    return tuple(found.values())


def same_place(a: Entry, b: Entry) -> bool:
    """Whether two entries of one spelling are one place: of a like kind, with centres closer than half its extent."""
    if (a.feature, a.country) != (b.feature, b.country):
        return False
    reach = max(SAME_KM, 0.5 * max(a.radius_km, b.radius_km))
    return a.feature == "country" or distance_km(a.lat, a.lon, b.lat, b.lon) <= reach


def _map(path: Path) -> mmap.mmap | bytes:
    with path.open("rb") as file:
        if not path.stat().st_size:
            return b""
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
