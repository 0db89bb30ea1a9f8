"""Score every task on the development corpora that are present, and write the table in docs/quality.md.

``python -m eval.run --shared DIR [--only TASK ...]``. The corpora are other people's and are not part of the project;
where DIR lacks one, its rows stay as they were.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from eval.gate import tasks
from eval.pages import put

PAGE = Path(__file__).parent.parent / "docs" / "quality.md"
_ROW = re.compile(r"^\| (?P<task>[\w-]+) \| (?P<metric>[^|]+) \| (?P<score>[-\d.]+) \| (?P<date>[\d-]+) \|$")


def machine() -> str:
    """What the numbers were measured on, in a few words."""
    return f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"


def main() -> int:
    """Run, merge with the rows of tasks that did not run, write."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("--shared", type=Path, default=Path("../shared"))
    arguments.add_argument("--only", nargs="*", default=None)
    options = arguments.parse_args()
    measured: dict[tuple[str, str], tuple[str, str]] = {}
    today = datetime.now(UTC).strftime("%Y-%m-%d")
    for task in tasks():
        if options.only and task.NAME not in options.only:
            continue
        started = time.perf_counter()
        scores = task.corpus(options.shared)
        for metric, score in scores.items():
            measured[str(task.NAME), metric] = (f"{score:.1f}", today)
            print(f"{task.NAME:14s} {metric:44s} {score:7.1f}")
        print(f"{task.NAME:14s} took {time.perf_counter() - started:.0f} s", file=sys.stderr)
    # Read only now: another run may have written its rows while this one measured.
    page = PAGE.read_text()
    rows = {(m["task"], m["metric"].strip()): (m["score"], m["date"]) for m in map(_ROW.match, page.splitlines()) if m}
    rows |= measured
    table = "\n".join(
        ["| task | metric | score | measured |", "|---|---|---|---|"]
        + [f"| {task} | {metric} | {score} | {date} |" for (task, metric), (score, date) in sorted(rows.items())]
    )
    head = f"Machine: {machine()}. Command: `make eval`.\n\n"
    put(PAGE, f"{head}{table}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
