"""Writes a compiled gazetteer: a folder of records, names and two tries that `reading` maps into memory.

`records.bin`  fixed-size records sorted by latitude (the layout is `RECORD`)
`texts.bin`    UTF-8 of ids (where they are not GeoNames ids) and main names, each once
`names.trie`   folded name -> record numbers; `keys.trie`  skeleton without spaces -> record numbers
`about.json`   version of the layout, counts, origin
"""

from __future__ import annotations

import json
import struct
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import marisa_trie

from dateline.gazetteer.entry import FEATURES, USUAL_RADIUS, Source, city_radius
from dateline.text import fold, skeleton

LAYOUT = 1
#: id, lat, lon, population, radius in 0.1 km, country, feature, fame, admin1 and admin2 record + 1, name offset, length
RECORD = struct.Struct("<QffIH2sBBIIIH")
#: What a name trie holds: the record's number; the top bit says that it is the place's main name.
VALUE = "<I"
MAIN = 1 << 31
#: GeoNames ids are far below this; larger ones are of the gazetteer's own making or its user's.
OWN_IDS = 2**31
#: Shorter skeletons collide too often to be of use (measured: "lv", "om", "ko" each stand for over 100 places).
SHORTEST_KEY = 4


def latin(name: str) -> bool:
    """Whether a name could stand in an English report: Latin letters only, at least one of them a capital."""
    return any(c.isupper() for c in name) and all(
        ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or not c.isalpha() or c in "ʻʼʿʾ" for c in name
    )


def usable(name: str, main: str) -> bool:
    """Whether an alternate name is worth a key: no codes ("KBP", "UA-63"), no lists, nothing of one or two letters."""
    if name == main:
        return True
    if not latin(name) or len(name) < 3 or len(name) > 60 or any(c in ",;/()[]" or c.isdigit() for c in name):
        return False
    return not (len(name) <= 5 and name.isupper())


def compile_to(folder: Path, places: Iterable[Source], about: Mapping[str, object]) -> int:
    """Write the places to `folder` (made if need be) and return how many; the same places give the same bytes."""
    rows = _numbered(sorted(places, key=lambda p: (p.lat, p.lon, p.id, p.name)))
    numbers = {place.id: number for number, place in enumerate(rows) if place.id}
    texts, records = bytearray(), bytearray()
    offsets: dict[str, int] = {}
    names: list[tuple[str, tuple[int]]] = []
    keys: set[tuple[str, int]] = set()
    for number, place in enumerate(rows):
        mains = {fold(n) for n in (place.name, *place.mains)} - {""}
        spellings = {fold(n) for n in place.names if usable(n, place.name)} - {""} | mains
        names += [(s, ((number | MAIN) if s in mains else number,)) for s in sorted(spellings)]
        for spelling in sorted(spellings):
            key = skeleton(spelling).replace(" ", "")
            if len(key) >= SHORTEST_KEY:
                keys.add((key, number))
        records += _record(place, min(255, len(spellings)), numbers, offsets, texts)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "records.bin").write_bytes(records)
    (folder / "texts.bin").write_bytes(texts)
    marisa_trie.RecordTrie(VALUE, names).save(str(folder / "names.trie"))
    marisa_trie.RecordTrie(VALUE, [(k, (n,)) for k, n in sorted(keys)]).save(str(folder / "keys.trie"))
    counts = {"layout": LAYOUT, "places": len(rows), "names": len(names), "keys": len(keys)}
    (folder / "about.json").write_text(json.dumps({**counts, **about}, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return len(rows)


def _numbered(rows: list[Source]) -> list[Source]:
    """Places without a number are known by their names, so those that share one get numbers of their own."""
    shared = Counter(fold(place.name) for place in rows if not place.id)
    return [
        place._replace(id=OWN_IDS + zlib.crc32(f"{place.name} {place.lat} {place.lon}".encode()))
        if not place.id and shared[fold(place.name)] > 1
        else place
        for place in rows
    ]


def _record(place: Source, fame: int, numbers: dict[int, int], offsets: dict[str, int], texts: bytearray) -> bytes:
    name = place.name[:200]
    if name not in offsets:
        offsets[name] = len(texts)
        texts += name.encode()
    radius = place.radius_km
    if not radius:
        radius = city_radius(place.population) if place.feature == "city" else USUAL_RADIUS[place.feature]
    return RECORD.pack(
        place.id,
        place.lat,
        place.lon,
        min(place.population, 2**32 - 1),
        min(65535, round(radius * 10)),
        place.country.encode("ascii", "ignore")[:2],
        FEATURES.index(place.feature),
        fame,
        numbers.get(place.admin1, -1) + 1,
        numbers.get(place.admin2, -1) + 1,
        offsets[name],
        len(name.encode()),
    )
