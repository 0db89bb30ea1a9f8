"""Learn what tells the day and the place of a report's main event, from reports whose incident is known.

    python -m tools.train_scene gva-dev.jsonl.gz [--readings FILE] [--write]

Prints what is right over all reports by five folds, with the reports of one incident in one fold; then, with --write,
learns from all reports but the last 400, which `eval.tasks.incident_facts` scores. Beside them, in every fold, stand
our own reports of other kinds of events (`training/scene.jsonl`), so that what holds of shootings alone weighs less;
and every fourth report, and each of ours, once more without its headline, as many texts come. A softmax over the
candidates of `dateline.extract.scene`, in which all candidates of the right day, or within 25 km of the right city, are
right; full-batch AdaGrad with an L2 penalty, the same weights from the same rows. Reading the reports is the slow part
(some 15 CPU-minutes): --readings keeps them, for later runs, in a file.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np

from dateline.extract.scene import Candidate, best, place_candidates, time_candidates, trust, when
from dateline.reading import Reading
from eval.tasks.incident_facts import REPORTS, Incident, is_there, readings, reports

WEIGHTS = Path(__file__).parent.parent / "src" / "dateline" / "data" / "scene.json"
OWN = Path(__file__).parent.parent / "training" / "scene.jsonl"
STEPS, RATE, FEWEST, FOLDS = 400, 0.3, 8, 5
#: The best over held-out fifths of 2, 4 and 8; they differ by less than half a point.
PENALTY = 4.0
#: How often each of our own reports counts. Twice the days: 19 of 23 other own reports are right (17 without), and 0.1
#: points less of the shootings; the places gain nothing by more than once.
TIMES = {"day": 2, "place": 1}
SURE = 0.6
#: Every which report is learned from without its headline, too. Every 4th, 2nd or one: within 0.2 of each other.
HEADLESS = 4


class Row(NamedTuple):
    """The candidates of one report, and which are right; `headless`: the same of the report without its headline, where
    that is learned from, too."""

    found: list[Candidate]
    right: list[bool]
    headless: Row | None = None


def learn(rows: Sequence[Row]) -> dict[str, float]:
    """Weights of the signs that at least FEWEST candidates bear, by AdaGrad."""
    rows = [*rows, *(row.headless for row in rows if row.headless is not None)]
    usable = [row for row in rows if any(row.right) and not all(row.right)]
    counts = Counter(sign for row in usable for c in row.found for sign in c.signs)
    signs = sorted(sign for sign, count in counts.items() if count >= FEWEST)
    number = {sign: n for n, sign in enumerate(signs)}
    candidates = [(r, c, right) for r, row in enumerate(usable) for c, right in zip(row.found, row.right, strict=True)]
    cells = [(n, number[sign]) for n, (_, c, _) in enumerate(candidates) for sign in c.signs if sign in number]
    line, column = np.array(cells).T
    of = np.array([r for r, _, _ in candidates])
    good = np.array([right for _, _, right in candidates], float)
    weights, scale = np.zeros(len(signs)), np.full(len(signs), 1e-6)
    for _ in range(STEPS):
        scores = np.bincount(line, weights[column], len(candidates))
        top = np.full(len(usable), -np.inf)
        np.maximum.at(top, of, scores)
        odds = np.exp(scores - top[of])
        total, right = np.bincount(of, odds), np.bincount(of, odds * good)
        pull = odds * good / right[of] - odds / total[of]
        slope = np.bincount(column, pull[line], len(signs)) - PENALTY * weights
        scale += slope * slope
        weights += RATE * slope / np.sqrt(scale)
    return {sign: round(float(w), 3) for sign, w in zip(signs, weights, strict=True)}


def held_out(rows: Sequence[Row], groups: Sequence[str], own: Sequence[Row]) -> Iterator[tuple[int, dict[str, float]]]:
    """Each row's number, with weights that were learned from our own reports and the folds without its incident."""
    names = sorted(set(groups))
    random.Random(3).shuffle(names)
    fold = {name: n % FOLDS for n, name in enumerate(names)}
    for part in range(FOLDS):
        weights = learn([*(row for row, g in zip(rows, groups, strict=True) if fold[g] != part), *own])
        yield from ((n, weights) for n, g in enumerate(groups) if fold[g] == part)


def days_right(rows: Sequence[Row], incidents: Sequence[Incident], own: Sequence[Row]) -> dict[str, float]:
    """Shares of reports, held out: the day told and right, told, named at all, surely told (and of these, right); right
    where one is inferred, too; of the inferred ones, right."""
    counts: Counter[str] = Counter()
    for n, weights in held_out(rows, [i.name for i in incidents], own):
        found, true = rows[n].found, incidents[n].date
        told, sure, guess = when(found, weights)
        chosen = told or guess
        counts["told, right"] += told is not None and told.key == true
        counts["told"] += told is not None
        counts["named at all"] += any(c.told and c.key == true for c in found)
        counts["told or inferred, right"] += chosen is not None and chosen.key == true
        counts["surely told"] += sure >= SURE
        counts["surely told, right"] += sure >= SURE and told is not None and told.key == true
        counts["inferred, right"] += told is None and guess is not None and guess.key == true
    return {name: 100 * count / max(1, len(rows)) for name, count in counts.items()}


def places_right(rows: Sequence[Row], incidents: Sequence[Incident], own: Sequence[Row]) -> dict[str, float]:
    """Shares of reports, held out: the place within 25 km of the city; told at all; surely told, and of these, right;
    such a place named and placed at all."""
    counts: Counter[str] = Counter()
    for n, weights in held_out(rows, [i.name for i in incidents], own):
        chosen, share = best(rows[n].found, weights)
        right = chosen is not None and is_there(chosen.place, incidents[n])
        sure = chosen is not None and share * trust(chosen) >= SURE
        counts["right"] += right
        counts["told"] += chosen is not None
        counts["surely told"] += sure
        counts["surely told, right"] += sure and right
        counts["named and placed at all"] += any(rows[n].right)
    return {name: 100 * count / max(1, len(rows)) for name, count in counts.items()}


def own_reports() -> list[Incident]:
    """Our own reports of other kinds of events."""
    rows = [json.loads(line) for line in OWN.read_text(encoding="utf-8").splitlines()]
    return [Incident(r["text"], r["title"], r["published"], r["date"], r["lat"], r["lon"]) for r in rows]


def kept(path: Path | None, incidents: Sequence[Incident]) -> Iterator[Reading]:
    """The readings of all reports, from the file where it is there."""
    if path is not None and path.exists():
        data, at, decoder = path.read_bytes(), 0, msgspec.msgpack.Decoder(Reading)
        while at < len(data):
            end = at + 4 + int.from_bytes(data[at : at + 4], "big")
            yield decoder.decode(data[at + 4 : end])
            at = end
        return
    with (path or Path("/dev/null")).open("wb") as file:
        for reading in readings(incidents):
            raw = msgspec.msgpack.encode(reading)
            file.write(len(raw).to_bytes(4, "big") + raw)
            yield reading


def rows_of(read: Iterable[Reading], incidents: Sequence[Incident], every: int) -> tuple[list[Row], list[Row]]:
    """The candidates for the day and for the place of each report, of every `every`th without its headline, too."""
    days, spots = [], []
    for n, (reading, incident) in enumerate(zip(read, incidents, strict=True)):
        day, spot = _rows_of(reading, incident)
        if n % every == 0:
            document = msgspec.structs.replace(reading.document, title=None)
            bare = _rows_of(msgspec.structs.replace(reading, document=document), incident)
            day, spot = day._replace(headless=bare[0]), spot._replace(headless=bare[1])
        days.append(day)
        spots.append(spot)
    return days, spots


def _rows_of(reading: Reading, incident: Incident) -> tuple[Row, Row]:
    days, spots = time_candidates(reading), place_candidates(reading)
    return Row(days, [c.key == incident.date for c in days]), Row(spots, [is_there(c.place, incident) for c in spots])


def main() -> None:
    """Cross-validate, then write."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("--readings", type=Path, default=None)
    arguments.add_argument("--write", action="store_true")
    options = arguments.parse_args()
    incidents = reports(options.corpus)
    days, spots = rows_of(kept(options.readings, incidents), incidents, HEADLESS)
    placed = [n for n, incident in enumerate(incidents) if incident.lat is not None]
    written = own_reports()
    own_days, own_spots = (
        TIMES[side] * rows for side, rows in zip(TIMES, rows_of(readings(written), written, 1), strict=True)
    )
    for side, scores in (
        ("day", days_right(days, incidents, own_days)),
        ("place", places_right([spots[n] for n in placed], [incidents[n] for n in placed], own_spots)),
    ):
        print(f"{side}, {FOLDS} folds: " + ", ".join(f"{name} {score:.1f} %" for name, score in scores.items()))
    if options.write:
        learned = learn([*days[REPORTS:], *own_days])
        learned |= learn([*(spots[n] for n in placed if n >= REPORTS), *own_spots])
        WEIGHTS.write_text(json.dumps(dict(sorted(learned.items())), indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
