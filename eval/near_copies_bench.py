"""What a mass of near-identical press releases costs: ``python -m eval.near_copies_bench [--reports N]``.

One invented release of a ministry, sent out N times over four weeks with other districts and figures, goes through the
grouping of stories and the search for copies. CPU time of this process; memory is its peak. Writes the table in
docs/parts/lineage-measured.md.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from pathlib import Path

from dateline.lineage.derive import derive
from dateline.reading import Document, Reading
from dateline.stories import Stream
from eval.pages import put
from eval.run import machine

PAGE = Path(__file__).parent.parent / "docs" / "parts" / "lineage-measured.md"
RELEASE = (
    "The ministry of water said on Monday that repairs to the main pipe in district {district} would take {hours} "
    "hours and that {homes} homes had no water. Tankers will stand at the schools from six in the morning, the "
    "ministry said, and people should boil what they draw. Engineers found the leak on Sunday night near pumping "
    "station {district}. The ministry asked residents to report low pressure by telephone and thanked them for their "
    "patience while crews work in shifts around the clock."
)


def releases(count: int) -> list[Document]:
    """So many releases over four weeks."""
    draw = random.Random(1)
    return [
        Document(
            id=f"r{n:05d}",
            text=RELEASE.format(district=n, hours=draw.randint(2, 40), homes=draw.randint(50, 9000)),
            published=f"2023-05-{1 + n % 28:02d}T{n % 24:02d}:00:00Z",
            source=f"Office {n % 200}",
        )
        for n in range(count)
    ]


def row(count: int) -> str:
    """One row of the table."""
    documents = releases(count)
    started = time.process_time()
    stream = Stream()
    stream.add(documents)
    stories, grouping = len(stream.stories()), time.process_time() - started
    started = time.process_time()
    edges = len(derive([Reading(document) for document in documents]))
    tracing = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"| {count:,} | {stories} | {grouping:.1f} | {edges:,} | {tracing:.1f} | {peak:.0f} |"


def main() -> None:
    """Measure and write."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--reports", type=int, default=10_000)
    options = arguments.parse_args()
    lines = [
        f"{time.strftime('%Y-%m-%d')}; machine: {machine()}; command: `python -m eval.near_copies_bench`.",
        "",
        "| releases | stories | grouping, CPU s | edges | tracing, CPU s | peak MB so far |",
        "|---|---|---|---|---|---|",
        *(row(count) for count in (options.reports // 10, options.reports)),
    ]
    table = "\n".join(lines) + "\n"
    print(table)
    put(PAGE, table, "mass")


if __name__ == "__main__":
    main()
