"""The quality gate: every task's score on its small fixed gold, against floors that only rise.

``python -m eval.gate`` fails when a score is below its floor, when a floor has no score, or when gold changed without
its floors being set anew. ``python -m eval.gate --raise`` lifts floors to today's scores (less a margin for platform
noise) and never lowers one; a lower floor is an edit that a reviewer sees.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import pkgutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import eval.tasks

FLOORS = Path(__file__).parent / "floors.json"
GOLD = Path(__file__).parent / "gold"

#: How far below today's score a raised floor is set, in points: models differ a little between processors, and one item
#: of the smaller sets is worth about two points.
MARGIN = 2.0


def tasks() -> Iterator[ModuleType]:
    """The scorer modules, by name."""
    for info in sorted(pkgutil.iter_modules(eval.tasks.__path__), key=lambda i: i.name):
        yield importlib.import_module(f"eval.tasks.{info.name}")


def gold_hash(task: str) -> str:
    """SHA-256 over the gold files of a task, names and bytes; empty string where it has none of its own."""
    files = sorted(p for p in GOLD.rglob("*") if p.is_file() and p.relative_to(GOLD).parts[0].split(".")[0] == task)
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.relative_to(GOLD).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16] if files else ""


def main() -> int:
    """Score, compare, report; 1 when anything is below its floor."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("--raise", dest="lift", action="store_true", help="lift floors to today's scores")
    options = arguments.parse_args()
    floors: dict[str, dict[str, float | str]] = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    failures = []
    for task in tasks():
        started = time.perf_counter()
        scores = task.gate()
        name = str(task.NAME)
        known = floors.setdefault(name, {})
        changed = known.get("gold") not in (None, gold_hash(name))
        if changed and not options.lift:
            failures.append(f"{name}: its gold changed; set its floors anew with --raise and say why in the commit")
        for metric, score in sorted(scores.items()):
            floor = float(known.get(metric, 0.0))
            verdict = "ok" if score >= floor else "BELOW"
            print(f"{name:14s} {metric:36s} {score:7.1f}  floor {floor:6.1f}  {verdict}")
            if score < floor and not (changed and options.lift):
                failures.append(f"{name}: {metric} is {score:.1f}, below its floor of {floor:.1f}")
            if options.lift:
                target = max(0.0, score - MARGIN)
                known[metric] = round(target if changed else max(floor, target), 1)
        missing = set(known) - set(scores) - {"gold"}
        failures += [f"{name}: nothing scores {metric} any more" for metric in sorted(missing)]
        if options.lift:
            known["gold"] = gold_hash(name)
        print(f"{name:14s} took {time.perf_counter() - started:.1f} s")
    if options.lift:
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n")
    for failure in failures:
        print(f"gate: {failure}", file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
