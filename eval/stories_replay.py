"""A stream of reports replayed day by day, and the lineage of whole stories: ``python -m eval.stories_replay``.

Writes two tables of docs/parts/stories-replayed.md: the stories at five moments of the development half of the Gun
Violence Archive, and the counts of edges, by kind, among the reports of each folder of `DIR/stories`. No text is
copied.
"""

from __future__ import annotations

import argparse
import datetime
from collections import Counter
from itertools import groupby
from pathlib import Path

from dateline.ingest.sources import read_paths
from dateline.lineage import Origins, derive
from dateline.reading import Document, Reading
from dateline.settings import Settings
from dateline.stories import Stream, cluster
from dateline.stories.intake import day_of
from eval.pages import put
from eval.tasks.stories import _corpora, _reading

PAGE = Path(__file__).parent.parent / "docs" / "parts" / "stories-replayed.md"
MOMENTS = 5
KINDS = ("created", "grown", "merged", "split", "moved")


def replay(documents: list[Document]) -> list[str]:
    """One row for each of five moments, with what happened since the one before."""
    dated = [d for d in documents if day_of(d) is not None]
    ordered = sorted(dated, key=lambda d: (day_of(d) or 0, d.id))
    stream, held = Stream(), 0
    lines: list[str] = []
    moves: Counter[str] = Counter()
    ids: set[str] = set()
    for day, same in groupby(ordered, key=day_of):
        for document in same:
            moves.update(move.kind for move in stream.add([document]).moves)
            held += 1
        if held * MOMENTS >= len(ordered) * (len(lines) + 1):
            stories = stream.stories()
            sizes = sorted((len(s.reports) for s in stories), reverse=True)
            kept = len(ids & {s.id for s in stories})
            lines.append(
                f"| {_date(day)} | {held:,} | {len(stories):,} | {sum(n > 1 for n in sizes):,} | {sizes[0]} "
                f"| {sum(bool(s.parts) for s in stories)} | {sum(s.follows is not None for s in stories)} "
                f"| {kept:,} of {len(ids):,} | {', '.join(f'{moves[kind]} {kind}' for kind in KINDS)} |"
            )
            ids = {s.id for s in stories}
            moves.clear()
    return lines


def _date(day: int | None) -> str:
    return "undated" if day is None else datetime.date.fromordinal(day).isoformat()


def lineage(folder: Path) -> str:
    """One row for the reports of a folder: stories, edges by kind, their passages, changes, origins."""
    found = read_paths([folder], Settings().ingest, None)
    readings = [Reading(item) for item in found if isinstance(item, Document)]
    edges = derive(readings)
    kinds = Counter(edge.how for edge in edges)
    origins = Origins(readings, edges)
    stories = cluster(readings)
    return (
        f"| {folder.name} | {len(readings)} | {len(stories)} "
        f"| {', '.join(f'{n} {how}' for how, n in sorted(kinds.items())) or 'none'} "
        f"| {sum(len(e.passages) for e in edges)} | {sum(len(e.changes) for e in edges)} "
        f"| {len(origins.reports)} | {len(origins.statements)} |"
    )


def main() -> int:
    """Write both tables."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("--shared", type=Path, default=Path("../shared"))
    options = arguments.parse_args()
    rows = dict(_corpora(options.shared)).get("gva-dev", [])
    folders = sorted(path for path in (options.shared / "stories").glob("*") if path.is_dir())
    table = [
        "| as of | reports | stories | of several | largest | with parts | follow another | ids kept | changes since |",
        "|---|---|---|---|---|---|---|---|---|",
        *replay([_reading(row).document for row in rows]),
        "",
        "| folder | reports | stories | edges | passages | changed sentences | origins of texts | shared statements |",
        "|---|---|---|---|---|---|---|---|",
        *(lineage(folder) for folder in folders),
    ]
    text = "Command: `python -m eval.stories_replay`.\n\n" + "\n".join(table) + "\n"
    put(PAGE, text, "replay")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
