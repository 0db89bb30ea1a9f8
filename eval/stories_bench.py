"""What one more report costs an archive of stories: ``python -m eval.stories_bench [--reports N]``.

Reports are invented: words drawn as often as news has them (the table of common words), and for each event thirty words
and ten names of its own, told by one to nine reports over a week, each of which names the day of the event. They are
added day by day; at each size in the table, the next reports are added one by one and timed (CPU time of this process).
Memory is that of the process; texts are not kept. Writes the table in docs/parts/stories.md.
"""

from __future__ import annotations

import argparse
import datetime
import re
import time
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import numpy as np

from dateline.reading import Document
from dateline.stories import Stream, background
from eval.pages import put
from eval.run import machine

PAGE = Path(__file__).parent.parent / "docs" / "parts" / "stories.md"
LENGTH, A_DAY, ONE_BY_ONE = 250, 140, 130


def invented(count: int) -> Iterator[Document]:
    """So many reports in order of publication, A_DAY a day."""
    rnd = np.random.default_rng(1)
    table = sorted(background.shares().items())
    common = np.array([word for word, _ in table])
    shares = np.array([share for _, share in table])
    shares /= shares.sum()
    waiting: dict[int, list[Document]] = {}
    made = event = 0
    for day in range(count):
        while len(waiting.get(day, ())) < A_DAY:
            event += 1
            names = ["".join(chr(97 + c) for c in rnd.integers(0, 26, 7)).capitalize() for _ in range(10)]
            own = np.concatenate([rnd.choice(common, 20), [f"rare{number}" for number in rnd.integers(0, 10**6, 10)]])
            for telling in range(int(rnd.integers(1, 10))):
                when = day + int(rnd.integers(0, min(7, telling + 1)))
                words = rnd.choice(common, LENGTH, p=shares)
                document = _report(f"{event}-{telling}", (day, when), names, own, words, rnd)
                waiting.setdefault(when, []).append(document)
        for document in waiting.pop(day):
            yield document
            made += 1
            if made == count:
                return


def _report(
    name: str, days: tuple[int, int], names: list[str], own: np.ndarray, words: np.ndarray, rnd: np.random.Generator
) -> Document:
    """A report that tells of the first of two days and was published on the second."""
    told = words.astype(object)
    mine = rnd.random(LENGTH) < 0.15
    told[mine] = rnd.choice(own, int(mine.sum()))
    for at in rnd.integers(0, LENGTH - 2, 14):
        first = int(rnd.integers(0, 9))
        told[at], told[at + 1] = names[first], names[first + 1]
    happened, published = (datetime.date(2031, 1, 1) + datetime.timedelta(day) for day in days)
    title = " ".join([*told[:3], *names[:3], *told[3:6]])
    text = f"Told of {happened:%B} {happened.day}. {' '.join(told)}. It was killed on {happened:%A}."
    return Document(id=name, text=text, title=title, published=published.isoformat())


def resident() -> float:
    """Memory of this process, bytes."""
    found = re.search(r"VmRSS:\s+(\d+)", Path("/proc/self/status").read_text())
    return 1024.0 * int(found[1]) if found else 0.0


def run(count: int, sizes: list[int]) -> list[str]:
    """One table row for each size."""
    stream, lines, held = Stream(), [], 0
    first: tuple[int, float] | None = None
    singles: list[float] = []
    for _, same in groupby(invented(count), key=lambda d: d.published):
        documents = list(same)
        size = next((s for s in sizes if held < s <= held + len(documents)), None)
        if size is None and not singles:
            stream.add(documents)
            held += len(documents)
            continue
        for document in documents:
            began = time.process_time()
            rows = stream.add([document]).rows
            singles.append(1000 * (time.process_time() - began))
            written = sum(len(row or b"") for _, row in rows)
        held += len(documents)
        if len(singles) >= ONE_BY_ONE:
            memory = resident()
            grown = "" if first is None else f"{(memory - first[1]) / (held - first[0]):,.0f}"
            first = first or (held, memory)
            singles.sort()
            lines.append(
                f"| {held:,} | {len(stream.stories()):,} | {singles[len(singles) // 2]:.1f} "
                f"| {singles[int(0.99 * len(singles))]:.1f} | {memory / 1e6:,.0f} | {grown} | {written:,} |"
            )
            print(lines[-1], flush=True)
            singles = []
    return lines


def main() -> int:
    """Measure and write the table."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("--reports", type=int, default=100_600)
    options = arguments.parse_args()
    sizes = [size for size in (3_000, 10_000, 30_000, 100_000) if size <= options.reports]
    table = [
        f"Command: `python -m eval.stories_bench`; {machine()}; {datetime.datetime.now(datetime.UTC):%Y-%m-%d}.",
        "",
        "| reports | stories | one more, ms (median) | (99 of 100) | process, MB | bytes a report since the first row "
        "| bytes written for the last report |",
        "|---|---|---|---|---|---|---|",
        *run(options.reports, sizes),
    ]
    text = "\n".join(table) + "\n"
    put(PAGE, text, "bench")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
