"""Time and memory of a whole account, beside a bare parser pass over the same text in the same run.

``python -m eval.bench [--shared DIR] [--runs N]`` measures the shipped sample and the stories of DIR where present, and
writes docs/speed.md. Each measurement is a process of its own, so peak memory is its own; the least of N runs counts.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from eval.pages import put
from eval.run import machine

PAGE = Path(__file__).parent.parent / "docs" / "speed.md"
SAMPLE = Path(__file__).parent.parent / "examples" / "dam" / "reports"

#: Programs run in a fresh interpreter with a folder as argument; each prints its own seconds and peak memory.
_REPORT = """
import json, resource, sys, time
print(json.dumps({"seconds": SECONDS, "cpu": CPU, "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                  "words": WORDS}))
"""
_LOAD = """
import sys, time
from pathlib import Path
from dateline.settings import Settings
from dateline.ingest.sources import read_paths
from dateline.extract.parser import load, blocks
from dateline.reading import Document
settings = Settings()
documents = [d for d in read_paths([Path(sys.argv[1])], settings.ingest, None) if isinstance(d, Document)]
WORDS = sum(len(d.text.split()) for d in documents)
pipeline = load(settings.parser.package)
list(pipeline.pipe(["A first sentence warms the parser up."]))
"""
PARSER = (
    _LOAD
    + """
wall, cpu = time.perf_counter(), time.process_time()
pieces = (b.of(d.text) for d in documents for b in blocks(d.text, ()))
for doc in pipeline.pipe(pieces, batch_size=settings.parser.batch):
    list(doc.sents)
SECONDS, CPU = time.perf_counter() - wall, time.process_time() - cpu
"""
    + _REPORT
)
READING = (
    _LOAD
    + """
from dateline.pipeline import Readers
readers = Readers(settings)
list(readers.read([Document(id="warm", text="In Lima on Monday, two men were hurt, police said.")]))
wall, cpu = time.perf_counter(), time.process_time()
readings = list(readers.read(documents))
SECONDS, CPU = time.perf_counter() - wall, time.process_time() - cpu
"""
    + _REPORT
)
ACCOUNT = (
    _LOAD
    + """
import tempfile
from dateline.pipeline import Readers, account, write
readers = Readers(settings)
list(readers.read([Document(id="warm", text="In Lima on Monday, two men were hurt, police said.")]))
wall, cpu = time.perf_counter(), time.process_time()
with tempfile.TemporaryDirectory() as folder:
    write(account(list(readers.read(documents)), [], readers.made_by), Path(folder))
SECONDS, CPU = time.perf_counter() - wall, time.process_time() - cpu
"""
    + _REPORT
)


def measure(program: str, folder: Path, runs: int) -> dict[str, float]:
    """The least CPU seconds, and that run's figures, of `runs` fresh processes."""
    results = []
    for _ in range(runs):
        done = subprocess.run([sys.executable, "-c", program, str(folder)], check=True, capture_output=True, text=True)
        results.append(json.loads(done.stdout.splitlines()[-1]))
    return min(results, key=lambda r: float(r["cpu"]))


def rows(folders: list[tuple[str, Path]], runs: int) -> list[str]:
    """One table row per folder and program; the ratio is to the bare parser pass on the same text."""
    lines = []
    for name, folder in folders:
        bare = measure(PARSER, folder, runs)
        for what, program in (("parser alone", PARSER), ("reading", READING), ("reading, account and pages", ACCOUNT)):
            result = bare if program is PARSER else measure(program, folder, runs)
            speed, ratio = result["words"] / result["cpu"], result["cpu"] / bare["cpu"]
            lines.append(
                f"| {name} | {result['words']:,.0f} | {what} | {result['cpu']:.2f} | {speed:,.0f} "
                f"| {result['mb']:.0f} | {ratio:.2f} |"
            )
            print(lines[-1])
    return lines


def main() -> int:
    """Measure and write the page."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("--shared", type=Path, default=Path("../shared"))
    arguments.add_argument("--runs", type=int, default=3)
    arguments.add_argument("--only", nargs="*", metavar="STORY", help="names of stories; all where left out")
    options = arguments.parse_args()
    folders = [("the sample story", SAMPLE)]
    stories = options.shared / "stories"
    found = [p for p in sorted(stories.iterdir()) if p.is_dir()] if stories.is_dir() else []
    folders += [(p.name, p) for p in found if options.only is None or p.name in options.only]
    table = [
        f"{datetime.now(UTC):%Y-%m-%d}; machine: {machine()}; command: `make bench`.",
        "",
        "| reports | words | what | CPU seconds | words a second | peak MB | times the parser |",
        "|---|---|---|---|---|---|---|",
        *rows(folders, options.runs),
    ]
    text = "\n".join(table) + "\n"
    put(PAGE, text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
