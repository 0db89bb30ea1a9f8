"""Fills a ledger with a hundred thousand invented reports in minutes, and goes on where it was stopped.

All reports are added and grouped as any others are. What takes long is to make the parts of their stories, of which
only those near a timed addition are looked at again: of the rest, DONORS of each number of reports are made, and the
others are filled with the rows of one of these, with ids and reports of their own. So tables, indexes and file have the
size that they would have.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import closing
from hashlib import blake2b
from itertools import islice
from pathlib import Path

import msgspec

from dateline import derived
from dateline.ledger import Ledger
from dateline.model import Part, Story
from dateline.reading import Reading
from dateline.store.open import open_store
from eval.invented_reports import Composer, stream

AT, MADE_BY = "2033-06-01T00:00:00Z", "bench"
#: Readings added in one transaction, and stories whose parts are written in one.
BATCH, TOGETHER = 200, 50
#: Parts that are made of each number of reports.
DONORS = 2
#: Ids that hash what a record is, as parts hold them.
_ID = re.compile(rb"\b[cefo][0-9a-f]{12}\b")

Tell = Callable[[str], None]


def fill(size: int, composer: Composer, path: Path, tell: Tell = print) -> None:
    """Bring a ledger of the first reports of `stream(size)` to `size` reports, with a part for each story."""
    with closing(open_store(path)) as store:
        ledger = Ledger(store)
        ledger.update(make=False)
        done = sum(not document.id.startswith("more") for document in store.documents())
        reports = islice(stream(size, composer), done, None)
        while batch := list(islice(reports, BATCH)):
            _take(ledger, batch)
            done += len(batch)
            if done % (10 * BATCH) == 0:
                tell(f"{done:,} of {size:,} reports")
        parts(ledger, tell)


def _take(ledger: Ledger, batch: Sequence[Reading]) -> None:
    ledger.add(batch, [], AT, MADE_BY)
    ledger.update(make=False)


def parts(ledger: Ledger, tell: Tell = print) -> None:
    """Give each story a part: its own for the first few of each size, a renamed one for the rest."""
    store = ledger.store
    there = {key for key, _ in store.kept(derived.IDS)}
    missing = [s for s in derived.stories(store).values() if s.id not in there]
    donors: dict[int, list[bytes]] = {}
    for first in range(0, len(missing), TOGETHER):
        made: dict[str, Part] = {}
        for story in missing[first : first + TOGETHER]:
            known = donors.setdefault(len(story.reports), [])
            if len(known) < DONORS:
                made[story.id] = ledger.part(story.id)
                known.append(msgspec.json.encode(made.pop(story.id)))
            else:
                made[story.id] = renamed(known[first % DONORS], story)
        with store.together():
            store.keep(derived.PART, {i: derived.packed_part(part) for i, part in made.items()})
            store.keep(derived.IDS, {i: derived.packed_ids(part) for i, part in made.items()})
            store.tabulate(dict(made))
        if first % (10 * TOGETHER) == 0:
            tell(f"parts of {first:,} of {len(missing):,} stories")


def renamed(donor: bytes, story: Story) -> Part:
    """A part (as JSON) as if it were of another story with as many reports: other ids, the other's reports."""
    theirs = msgspec.json.decode(donor, type=Part).story.reports
    names = {old.encode(): new.encode() for old, new in zip(theirs, story.reports, strict=True)}
    known: dict[bytes, bytes] = {}

    def other(match: re.Match[bytes]) -> bytes:
        old = match.group()
        if old not in known:
            known[old] = old[:1] + blake2b(old + story.id.encode(), digest_size=6).hexdigest().encode()
        return known[old]

    text = re.sub(rb"\b(?:" + b"|".join(map(re.escape, names)) + rb")\b", lambda m: names[m.group()], donor)
    return msgspec.structs.replace(msgspec.json.decode(_ID.sub(other, text), type=Part), story=story)
