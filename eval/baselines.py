"""What others score on the same rows, in the same run: `uv sync --group baselines && python -m eval.baselines`.

Times: spaCy's DATE and TIME entities, valued by dateparser against the report's day. Quantities: quantulum3. Places:
the parser's entities, each the most populous place of its name in our gazetteer. What is not installed is said to be
skipped. `--shared FOLDER` holds the corpora; without them the project's own gold is scored. Beside each: ours.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from dateline.extract.parser import SpacyParser
from dateline.reading import Document, Mention, Parse, Reading, Span
from dateline.settings import ParserSettings
from dateline.values import Place, Quantity, Time
from eval.metrics import f1
from eval.tasks.places import count
from eval.tasks.quantities import official
from eval.tasks.times import counted

TIME_LABELS = frozenset({"DATE", "TIME"})
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC", "NORP"})


def entities(parse: Parse, labels: frozenset[str]) -> list[Span]:
    """The parser's entities with one of the labels."""
    found: list[Span] = []
    for token in parse.tokens:
        if token.ent not in labels:
            continue
        if token.ent_start or not found:
            found.append(Span(token.start, token.end))
        else:
            found[-1] = Span(found[-1].start, token.end)
    return found


def times(rows: Sequence[dict[str, Any]], parses: Sequence[Parse]) -> list[Reading]:
    """spaCy and dateparser."""
    import datetime

    import dateparser

    made = []
    for row, parse in zip(rows, parses, strict=True):
        settings: dict[str, Any] = {"PREFER_DATES_FROM": "past"}
        if row.get("published"):
            settings["RELATIVE_BASE"] = datetime.datetime.fromisoformat(row["published"][:10])
        mentions = []
        for n, span in enumerate(entities(parse, TIME_LABELS)):
            value = dateparser.parse(span.of(row["text"]), languages=["en"], settings=settings)
            written = value.date().isoformat() if value else ""
            mentions.append(Mention(f"t{n}", span, Time("DATE", written), 1.0, "dateparser"))
        made.append(Reading(_document(row), parse=parse, times=tuple(mentions)))
    return made


def quantities(rows: Sequence[dict[str, Any]], parses: Sequence[Parse]) -> list[Reading]:
    """quantulum3."""
    from quantulum3 import classifier, parser

    # Its optional classifier of units was pickled by another scikit-learn and does not load with today's.
    classifier.USE_CLF = False
    made = []
    for row, parse in zip(rows, parses, strict=True):
        mentions = []
        for n, found in enumerate(parser.parse(row["text"])):
            unit = None if found.unit.name == "dimensionless" else found.unit.name
            value = Quantity(found.value, found.value, found.value, unit)
            mentions.append(Mention(f"q{n}", Span(*found.span), value, 1.0, "quantulum3"))
        made.append(Reading(_document(row), parse=parse, quantities=tuple(mentions)))
    return made


def places(rows: Sequence[dict[str, Any]], parses: Sequence[Parse]) -> list[Reading]:
    """The parser and the largest population."""
    from dateline.gazetteer.reading import open_gazetteer
    from dateline.resources import data

    gazetteer = open_gazetteer(data("gazetteer"))
    made = []
    for row, parse in zip(rows, parses, strict=True):
        mentions = []
        for n, span in enumerate(entities(parse, PLACE_LABELS)):
            name = span.of(row["text"]).removeprefix("the ")
            fits = [m.entry for m in gazetteer.named(name)]
            best = max(fits, key=lambda e: (e.population, e.id), default=None)
            place = Place(name)
            if best is not None:
                place = Place(best.name, best.lat, best.lon, best.radius_km, best.id, best.country, best.feature)
            mentions.append(Mention(f"p{n}", span, place, 1.0, "population"))
        made.append(Reading(_document(row), parse=parse, places=tuple(mentions)))
    return made


def _document(row: dict[str, Any]) -> Document:
    return Document(str(row.get("id", "gold")), row["text"], published=row.get("published"))


def score_times(rows: Sequence[dict[str, Any]], read: Sequence[Reading]) -> dict[str, float]:
    """TempEval-3 counts, as `eval.tasks.times`."""
    expected = [[(t["start"], t["end"], t["value"]) for t in row["times"]] for row in rows]
    return counted(read, expected)


def score_places(rows: Sequence[dict[str, Any]], read: Sequence[Reading]) -> dict[str, float]:
    """Recognition and end to end, as `eval.tasks.places`."""
    counts: Counter[str] = Counter()
    for row, reading in zip(rows, read, strict=True):
        count(row["places"], reading, counts)
    placed = f1(counts["161.0"], counts["placed"], counts["gold placed"])
    return {"recognition": f1(counts["found"], counts["predicted"], counts["gold"]), "end to end, 161 km": placed}


def score_quantities(path: Path, shared: Path, read: Sequence[Reading]) -> dict[str, float]:
    """Value, unit and bound, as `eval.tasks.quantities`."""
    return official(shared / "tools" / "score.py", path, list(read))


def ours(kind: str) -> Callable[[Sequence[dict[str, Any]], Sequence[Parse]], list[Reading]]:
    """Our own extractor on the same parses."""

    def read(rows: Sequence[dict[str, Any]], parses: Sequence[Parse]) -> list[Reading]:
        from dateline.extract.names import Names
        from dateline.extract.places import Places
        from dateline.extract.quantities import Quantities
        from dateline.extract.times import Times

        chain = {"times": (Times(),), "places": (Names(), Places()), "quantities": (Quantities(),)}[kind]
        made = []
        for row, parse in zip(rows, parses, strict=True):
            reading = Reading(_document(row), parse=parse)
            for extractor in chain:
                reading = extractor.extract(reading)
            made.append(reading)
        return made

    return read


#: Task, its corpora below `shared/corpora`, the baseline's name, and how it reads.
BASELINES = (
    ("times", ("times/timebank", "times/aquaint", "times/wikiwars-dev"), "spaCy + dateparser", times),
    ("places", ("places/lgl", "places/gwn-dev"), "parser + largest population", places),
    ("quantities", ("quantities/newsquant-dev",), "quantulum3", quantities),
)


def compare(shared: Path) -> list[tuple[str, str, str, float]]:
    """Rows of (corpus, who, metric, score); a baseline that is not installed is reported as a row without a metric."""
    table: list[tuple[str, str, str, float]] = []
    parser = SpacyParser(ParserSettings())
    for task, corpora, name, baseline in BASELINES:
        for corpus in corpora:
            path = shared / "corpora" / f"{corpus}.jsonl.gz"
            if not path.exists():
                continue
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                rows = [{**json.loads(line), **({"id": str(n)} if task == "quantities" else {})}
                        for n, line in enumerate(lines)]  # fmt: skip
            parses = list(parser.parse([(row["text"], ()) for row in rows]))
            for who, read in (("ours", ours(task)), (name, baseline)):
                try:
                    made = read(rows, parses)
                except ImportError as missing:
                    table.append((corpus, f"{who}: skipped, {missing.name} is not installed", "", 0.0))
                    continue
                scores = score_times(rows, made) if task == "times" else score_places(rows, made) if task == "places" \
                    else score_quantities(path, shared, made)  # fmt: skip
                table += [(corpus, who, metric, score) for metric, score in scores.items()]
    return table


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("--shared", type=Path, default=Path("../shared"))
    options = arguments.parse_args()
    for corpus, who, metric, score in compare(options.shared):
        print(f"{corpus:28s} {who:50s} {metric:24s} {f'{score:6.1f}' if metric else ''}")


if __name__ == "__main__":
    main()
