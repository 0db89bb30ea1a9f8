"""What one more report costs a ledger of 1,000, 10,000 and 100,000 reports, ten claims each.

``python -m eval.ledger_bench [--sizes N …] [--where FOLDER]`` fills ledgers with invented reports, times additions in
an open process and from a cold start, each size in a process of its own, and writes the table in docs/parts/ledger.md.
What is timed is all that comes after reading. With --where the ledgers stay, and a filling that was stopped goes on.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from dateline import derived
from dateline.ledger import Ledger
from dateline.reading import Reading
from dateline.store.open import SqlStore, open_store
from eval.invented_reports import Composer, read_templates
from eval.ledger_filling import fill
from eval.pages import put
from eval.run import machine

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "parts" / "ledger.md"
SIZES = (1_000, 10_000, 100_000)
#: Additions that are timed in an open process, and from a cold start.
TIMED, COLD = 25, 3
HEAD = (
    "| reports | claims | file, MB | peak memory, MB | CPU s: median (worst) | wall s: median (worst) "
    "| reports in its story: median (most) | from a cold start, CPU s (wall s) | a finding by its id, ms |",
    "|---|---|---|---|---|---|---|---|---|",
)


class Timing(msgspec.Struct, frozen=True):
    """One addition: seconds by the clock on the wall and of CPU, and the reports in the story that it joined."""

    wall: float
    cpu: float
    story: int


class Measured(msgspec.Struct, frozen=True):
    """What was measured of one ledger."""

    reports: int
    claims: int
    timings: list[Timing]
    cold: list[Timing]
    lookup: float
    disk: float
    memory: float


def addition(ledger: Ledger, reading: Reading) -> Timing:
    """Add one report and bring the account up to it."""
    began, cpu = time.perf_counter(), time.process_time()
    ledger.add([reading], [], "2033-06-01T00:00:00Z", "bench")
    changes = ledger.update()
    wall, cpu = time.perf_counter() - began, time.process_time() - cpu
    sizes = [len(c.after.story.reports) for c in changes if c.after and reading.document.id in c.after.story.reports]
    return Timing(wall, cpu, max(sizes, default=0))


def measure(path: Path) -> Measured:
    """Time additions to a ledger: the texts of its last reports again, by another outlet, on its last day."""
    with closing(open_store(path)) as store:
        documents = [d.id for d in store.documents() if not d.id.startswith("more")]
        last = list(store.readings(documents[-TIMED - COLD - 1 :]))
        day = last[-1].document.published
        run = sum(1 for _ in store.documents()) - len(documents)
        more = [_again(reading, f"more{run}-{n}", day) for n, reading in enumerate(last)]
        ledger = Ledger(store)
        _own_parts(ledger, [reading.document.id for reading in last])
        addition(ledger, more[0])
        timings = [addition(ledger, reading) for reading in more[1 : TIMED + 1]]
        lookup = _lookup(ledger, documents[-1])
        claims = _claims(store)
    cold = [_cold(path, reading) for reading in more[TIMED + 1 :]]
    disk = sum(p.stat().st_size for p in path.parent.glob(path.name + "*")) / 1e6
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    return Measured(len(documents), claims, timings, cold, lookup, disk, memory)


def _again(reading: Reading, identity: str, published: str | None) -> Reading:
    """The report under another id, from another outlet."""
    document = msgspec.structs.replace(reading.document, id=identity, source="Second Desk", published=published)
    return msgspec.structs.replace(reading, document=document)


def _own_parts(ledger: Ledger, reports: Sequence[str]) -> None:
    """Make the parts of these reports' stories, which filling may have taken from others."""
    ledger.update()
    stories = sorted({story for report in reports for story in ledger.story_of(report)})
    ledger.store.keep(derived.PART, dict.fromkeys(stories))
    for story in stories:
        ledger.part(story)


def _lookup(ledger: Ledger, report: str) -> float:
    """Milliseconds to find the story of a finding by its id: the median of nine."""
    part = ledger.part(ledger.story_of(report)[0])
    spent = []
    for finding in part.findings[:9]:
        began = time.perf_counter()
        if part.story.id not in ledger.story_of(finding.id):
            raise RuntimeError(f"{finding.id} is not found")
        spent.append(1000 * (time.perf_counter() - began))
    return statistics.median(spent)


def _claims(store: SqlStore) -> int:
    with store.backend.engine.connect() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM claim").scalar_one())


def _cold(path: Path, reading: Reading) -> Timing:
    """To open the ledger, load what groups reports, and add one."""
    began, cpu = time.perf_counter(), time.process_time()
    with closing(open_store(path)) as store:
        story = addition(Ledger(store), reading).story
    return Timing(time.perf_counter() - began, time.process_time() - cpu, story)


def row(m: Measured) -> str:
    """One line of the table."""

    def told(values: Sequence[float], digits: int = 2) -> str:
        return f"{statistics.median(values):.{digits}f} ({max(values):.{digits}f})"

    cold = f"{statistics.median(t.cpu for t in m.cold):.1f} ({statistics.median(t.wall for t in m.cold):.1f})"
    return (
        f"| {m.reports:,} | {m.claims:,} | {m.disk:,.0f} | {m.memory:,.0f} | {told([t.cpu for t in m.timings])} "
        f"| {told([t.wall for t in m.timings])} | {told([t.story for t in m.timings], 0)} | {cold} | {m.lookup:.0f} |"
    )


def _measured_apart(path: Path) -> str:
    """The row of a ledger, measured by a process of its own, so that memory is its alone."""
    command = [sys.executable, "-m", "eval.ledger_bench", "--ledger", str(path)]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


def _tell(message: str) -> None:
    print(f"{datetime.now(UTC):%H:%M:%S} {message}", file=sys.stderr, flush=True)


def main() -> int:
    """Measure all sizes and write the table."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    arguments.add_argument("--where", type=Path, help="folder for ledgers that stay (default: they go)")
    arguments.add_argument("--ledger", type=Path, help="time additions to this ledger of ours, and add to it")
    arguments.add_argument("--dry", action="store_true", help="print the table and write nothing")
    options = arguments.parse_args()
    if options.ledger:
        print(row(measure(options.ledger)))
        return 0
    composer = Composer(read_templates())
    lines = []
    with tempfile.TemporaryDirectory() as temporary:
        for size in options.sizes:
            path = (options.where or Path(temporary)) / f"bench{size}.db"
            fill(size, Composer(composer.templates), path, _tell)
            lines.append(_measured_apart(path))
            print(lines[-1], flush=True)
    if not options.dry:
        told = f"{datetime.now(UTC):%Y-%m-%d}; machine: {machine()}; command: `make bench-ledger`."
        text = "\n".join([told, "", *HEAD, *lines]) + "\n"
        put(PAGE, text, "bench")
    return 0


if __name__ == "__main__":
    sys.exit(main())
