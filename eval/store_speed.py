"""How quickly a store takes in and gives out readings: ``python -m eval.store_speed [REPORTS ...] [--postgres]``.

The readings are those of the sample story, joined to about 500 words each, with ids and a few words of their own. One
store is filled up to each size in turn; the times are wall-clock seconds of the last part, on whatever machine this is.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import msgspec

from dateline.model import Rejection
from dateline.pipeline import read
from dateline.reading import Document, Parse, Reading, Span, identify
from dateline.settings import Settings
from dateline.store.open import SqlStore, open_store
from eval.pages import put
from eval.postgres_server import server
from eval.run import machine

PAGE = Path(__file__).parent.parent / "docs" / "parts" / "store.md"
SAMPLE = Path(__file__).parent.parent / "examples" / "dam" / "reports"
_HEAD = (
    "| store | reports | added a second | a CPU second | one report, ms | find, ms | get, ms | KB a report | on |",
    "|---|---|---|---|---|---|---|---|---|",
)
_ROW = re.compile(r"^\| (SQLite|PostgreSQL) \| ([\d,]+) \|.*$")
WORDS = 500
AT = "2026-01-01T00:00:00Z"
TOGETHER = 64


def sample() -> list[Reading]:
    """The readings of the sample story."""
    found = list(read(sorted(SAMPLE.glob("*.txt")), Settings()))
    failed = [item for item in found if isinstance(item, Rejection)]
    if failed:
        raise RuntimeError(f"the sample cannot be read: {failed[0].reason}")
    return [item for item in found if isinstance(item, Reading)]


def shifted(value: object, by: int, tokens: int, sentences: int) -> object:
    """A part of a reading as it stands in a text that has `by` characters, and so many tokens, before it."""
    match value:
        case Span():
            return Span(value.start + by, value.end + by)
        case Parse():
            moved = tuple(
                msgspec.structs.replace(
                    t,
                    i=t.i + tokens,
                    start=t.start + by,
                    end=t.end + by,
                    head=t.head + tokens,
                    left=t.left + tokens,
                    right=t.right + tokens,
                    sent=t.sent + sentences,
                )
                for t in value.tokens
            )
            bounds = tuple((first + tokens, stop + tokens) for first, stop in value.sentences)
            return Parse(moved, bounds, tuple(tuple(c + tokens for c in row) for row in value.children))
        case tuple():
            return tuple(shifted(part, by, tokens, sentences) for part in value)
        case msgspec.Struct() if any(field in value.__struct_fields__ for field in ("span", "content")):
            named = ("span", "source", "cue", "content", "covers")
            fields = [f for f in named if f in value.__struct_fields__]
            new = {f: shifted(getattr(value, f), by, tokens, sentences) for f in fields}
            return msgspec.structs.replace(value, **new)
        case _:
            return value


def joined(parts: list[Reading], identity: str, published: str) -> Reading:
    """One reading of several texts, one below the other."""
    text, layers = "", {name: () for name in Reading.__struct_fields__ if name not in ("document", "parse")}
    parse = Parse((), (), ())
    for part in parts:
        by, tokens, sentences = len(text), len(parse.tokens), len(parse.sentences)
        text += f"{part.text}\n\n"
        for name in layers:
            layers[name] += shifted(getattr(part, name), by, tokens, sentences)  # type: ignore[operator]
        more = shifted(part.parse, by, tokens, sentences)
        assert isinstance(more, Parse)
        parse = Parse(parse.tokens + more.tokens, parse.sentences + more.sentences, parse.children + more.children)
    document = Document(id=identity, text=text, source="Sample", published=published)
    return Reading(document, parse=parse, **layers)


def shelf() -> list[Reading]:
    """Fifty readings of about 500 words, without ids."""
    parts = sample()
    found = []
    for seed in range(50):
        chosen: list[Reading] = []
        random_ = random.Random(seed)
        while sum(len(part.text.split()) for part in chosen) < WORDS - 60:
            chosen.append(random_.choice(parts))
        found.append(joined(chosen, "", "2022-09-09"))
    return found


def readings(count: int, first: int = 0) -> Iterator[Reading]:
    """Readings of about 500 words, numbered from `first`; the same number gives the same reading."""
    bases = shelf()
    for number in range(first, first + count):
        base = bases[number % len(bases)]
        day = f"2022-{1 + number // 28 % 12:02d}-{1 + number % 28:02d}T{number % 24:02d}:{number % 60:02d}:00Z"
        document = msgspec.structs.replace(base.document, id=identify("r", number), published=day)
        yield msgspec.structs.replace(base, document=document)


def timed(action: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """Seconds that an action takes."""
    started = clock()
    action()
    return clock() - started


def measure(store: SqlStore, sizes: list[int]) -> Iterator[tuple[int, float, float, float, float, float]]:
    """For each size: readings added a second of the clock, and of this process's time, over the last 1,000; then
    milliseconds to add one report, to find three words, and to get one reading."""
    done = 0
    made_by = {"furniture": "furniture@1", "parse": "parser@1"}
    for size in sizes:
        spent = []
        for batch in _batches(readings(size - done, done)):
            cpu = time.process_time()
            wall = timed(partial(store.add, batch, [], AT, made_by))
            spent.append((len(batch), wall, time.process_time() - cpu))
        counts, walls, cpus = (sum(column) for column in zip(*spent[-max(1, 1000 // TOGETHER) :], strict=True))
        one = next(readings(1, size))
        alone = timed(partial(store.add, [one], [], AT, made_by))
        done = size + 1
        found = timed(partial(_last, store.find("dam officials killed")))
        got = timed(partial(_last, store.readings([one.document.id])))
        yield size, counts / walls, counts / cpus, 1000 * alone, 1000 * found, 1000 * got


def _last(items: Iterator[object]) -> None:
    for _ in items:
        pass


def _batches(items: Iterator[Reading]) -> Iterator[list[Reading]]:
    batch: list[Reading] = []
    for item in items:
        batch.append(item)
        if len(batch) == TOGETHER:
            yield batch
            batch = []
    if batch:
        yield batch


def main() -> int:
    """Measure, print the rows, and put them into the page beside those measured before."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("sizes", nargs="*", type=int, default=[1000, 10000])
    arguments.add_argument("--postgres", action="store_true")
    options = arguments.parse_args()
    kind = "PostgreSQL" if options.postgres else "SQLite"
    page = PAGE.read_text()
    rows = {(m[1], int(m[2].replace(",", ""))): m[0] for m in map(_ROW.match, page.splitlines()) if m}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        where = stack.enter_context(server(durable=True)).address() if options.postgres else folder / "store.db"
        store = open_store(where)
        stack.callback(store.close)
        for size, speed, cpu, alone, found, got in measure(store, sorted(options.sizes)):
            kb = "" if options.postgres else f"{sum(p.stat().st_size for p in folder.iterdir()) / size / 1000:.1f}"
            cells = [
                kind,
                f"{size:,}",
                f"{speed:,.0f}",
                f"{cpu:,.0f}",
                f"{alone:.0f}",
                f"{found:.0f}",
                f"{got:.0f}",
                kb,
            ]
            rows[kind, size] = f"| {' | '.join(cells)} | {datetime.now(UTC):%Y-%m-%d} |"
            print(rows[kind, size], flush=True)
    text = "\n".join([f"Machine: {machine()}.", "", *_HEAD, *(rows[key] for key in sorted(rows))]) + "\n"
    put(PAGE, text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
