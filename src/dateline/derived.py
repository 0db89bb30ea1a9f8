"""What a ledger works out and keeps beside its reports: made again when lost, never half-written.

Four kinds of rows. "stories": the state of the stream that groups reports. "story": each story by the stream's name for
it. "part": what a story contributes to the account, packed. "ids": the ids that stand in a part, to find its story by.
"head": how far all of that has come.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from dateline import __version__
from dateline.joining import Part
from dateline.model import Story
from dateline.plugins import Store

STREAM, STORY, PART, IDS, HEAD, SEEN = "stories", "story", "part", "ids", "head", "seen"
KINDS = (STREAM, STORY, PART, IDS, HEAD, SEEN)

#: Parts that another version made are made anew. The second number goes up when parts change between two versions.
VERSION = f"{__version__}/4"
_PARTS = msgspec.msgpack.Decoder(Part)
_STORIES = msgspec.msgpack.Decoder(Story)


class Head(msgspec.Struct, frozen=True):
    """How far derived state has come: the store's revision and the decisions that it knows, the last day of a report
    (ISO date), the program that made the readings, the number of reports. `late`: reports came so long after their day
    that all must be grouped anew. `tabulated`: the parts that are kept stand in the store's rows, too, as they do
    not in a ledger of an earlier schema. Parts of another `version` of the program are not used."""

    revision: int = 0
    decided: frozenset[str] = frozenset()
    last_day: str = ""
    late: bool = False
    made_by: str = ""
    reports: int = 0
    version: str = VERSION
    tabulated: bool = False


def head(store: Store) -> Head:
    """The head that is kept; a new one where there is none or an older program made it."""
    for _, value in store.kept(HEAD):
        try:
            found = msgspec.msgpack.decode(value, type=Head)
        except msgspec.MsgspecError:
            continue
        return found if found.version == VERSION else fresh(found.made_by)
    return fresh()


def fresh(made_by: str = "") -> Head:
    """The head of a ledger of which nothing is worked out yet."""
    return Head(made_by=made_by, tabulated=True)


def keep_head(store: Store, made: Head) -> None:
    """Keep the head; in the transaction of what it tells of."""
    store.keep(HEAD, {HEAD: msgspec.msgpack.encode(made)})


def stories(store: Store, keys: Iterable[str] | None = None) -> dict[str, Story]:
    """The stories that are kept, by the stream's names: all, or those asked for that are there."""
    return {key: _STORIES.decode(value) for key, value in store.kept(STORY, keys)}


def packed_story(story: Story) -> bytes:
    """A story as it is kept."""
    return msgspec.msgpack.encode(story)


def parts(store: Store, ids: Iterable[str]) -> dict[str, Part]:
    """The parts of some stories that are there, by story id."""
    return {key: _PARTS.decode(zlib.decompress(value)) for key, value in store.kept(PART, ids)}


def packed_part(part: Part) -> bytes:
    """A part as it is kept. The least compression takes four fifths off, for a millisecond a story."""
    return zlib.compress(msgspec.msgpack.encode(part), 1)


def packed_ids(part: Part) -> bytes:
    """The ids of findings, claims and entities of a part, parted by blanks."""
    ids = [f.id for f in part.findings] + [c.id for c in part.claims] + [e.id for e in part.entities]
    ids += [i for r in part.rulings for i in r.decision.about]
    return " ".join(ids).encode()


def holders(store: Store, identity: str) -> Iterator[str]:
    """The ids of stories in whose parts an id stands, or else ids that begin so: of the whole id alone where there is
    one. By a look through all of them, which is 20 MB at a million claims."""
    wanted = identity.encode()
    whole, begun = [], []
    for key, value in store.kept(IDS):
        if wanted not in value:
            continue
        ids = value.split(b" ")
        if wanted in ids:
            whole.append(key)
        elif wanted and any(i.startswith(wanted) for i in ids):
            begun.append(key)
    yield from whole or begun


def keep_rows(store: Store, rows: Mapping[str, Mapping[str, bytes | None]]) -> None:
    """Keep rows of several kinds."""
    for kind, values in rows.items():
        if values:
            store.keep(kind, values)
