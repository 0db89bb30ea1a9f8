"""Denials, retractions and words on verification: statements, their stance, and the caveats tied to them, on our own
reports. `python -m eval.tasks.denials FILE` lists the mistakes on a file of such rows; keep it from the test half."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from dateline.extract.caveats import Caveats
from dateline.extract.tagger import tag
from dateline.reading import Attribution, Caveat, Reading
from eval.matching import letters, pair, same_source, spans_of
from eval.metrics import f1
from eval.tasks.attribution import readings

NAME = "denials"
GOLD = Path(__file__).parents[1] / "gold" / "denials.jsonl"

Row = dict[str, Any]


class Matched(NamedTuple):
    """One report: its gold, what was read, and which gold number is which number of what was read."""

    row: Row
    reading: Reading
    statements: Mapping[int, int]
    caveats: Mapping[int, int]

    def wanted(self) -> list[int]:
        """The gold statements that a reading must have; the optional ones may be there or not."""
        return [i for i, a in enumerate(self.row["attributions"]) if not a.get("optional")]

    def counted(self) -> list[int]:
        """What was read, without what matches an optional statement."""
        extra = {j for i, j in self.statements.items() if self.row["attributions"][i].get("optional")}
        return [j for j in range(len(self.reading.attributions)) if j not in extra]

    def pairs(self) -> Iterator[tuple[Row, Attribution]]:
        """Wanted statements that were found, each with what was found."""
        for i in self.wanted():
            if i in self.statements:
                yield self.row["attributions"][i], self.reading.attributions[self.statements[i]]


def gate() -> dict[str, float]:
    """The scores on the half that is for testing only."""
    return scores(read(GOLD))


def corpus(shared: Path) -> dict[str, float]:  # noqa: ARG001
    """There is no corpus of denials and caveats to score on."""
    return {}


def read(path: Path) -> list[Matched]:
    """The rows of a file, read by the product and matched."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found = readings([row["text"] for row in rows])
    caveats = Caveats(lambda reading: tag.read(reading).vectors)
    return [match(row, caveats.extract(reading)) for row, reading in zip(rows, found, strict=True)]


def match(row: Row, reading: Reading) -> Matched:
    """Statements by content, caveats by overlap, one to one."""
    text = row["text"]
    gold = [letters(text, spans_of(a["content"])) for a in row["attributions"]]
    found = [letters(text, a.content) for a in reading.attributions]
    return Matched(row, reading, pair(gold, found), _pair_caveats(row, weighty(reading)))


def weighty(reading: Reading) -> list[Caveat]:
    """The caveats without denials of what nobody in the report says: those say nothing on any statement."""
    return [c for c in reading.caveats if c.about or c.kind not in ("denied", "disputed")]


def _pair_caveats(row: Row, found: Sequence[Caveat]) -> dict[int, int]:
    """Gold number -> found number; the same kind first, then the greater overlap."""
    candidates = []
    for i, wanted in enumerate(row["caveats"]):
        (span,) = spans_of([wanted["span"]])
        for j, caveat in enumerate(found):
            common = min(span.end, caveat.span.end) - max(span.start, caveat.span.start)
            if common > 0:
                candidates.append((caveat.kind == wanted["kind"], common, -i, -j))
    matched: dict[int, int] = {}
    for _, _, i, j in sorted(candidates, reverse=True):
        if -i not in matched and -j not in matched.values():
            matched[-i] = -j
    return matched


def scores(reports: Sequence[Matched]) -> dict[str, float]:
    """Percent. F1 of statements (content; content and source) and of caveats; the rest are shares of what was found,
    but "denials, recall" is of all denials in the gold and "denials, precision" of all that were read."""
    return {**_statement_scores(reports), **_caveat_scores(reports)}


def _statement_scores(reports: Sequence[Matched]) -> dict[str, float]:
    n: Counter[str] = Counter()
    for report in reports:
        n["gold"] += len(report.wanted())
        n["found"] += len(report.counted())
        n["gold denials"] += sum(report.row["attributions"][i]["stance"] == "denies" for i in report.wanted())
        n["found denials"] += sum(report.reading.attributions[j].stance == "denies" for j in report.counted())
        for wanted, found in report.pairs():
            n["right"] += 1
            n["sourced"] += same_source(report.row["text"], spans_of(wanted["source"]), found.source)
            n["stance"] += wanted["stance"] == found.stance
            n["denials"] += wanted["stance"] == found.stance == "denies"
            n["certainty"] += wanted["certainty"] == found.certainty
            n["hedged gold"] += wanted["certainty"] != "stated"
            n["hedged found"] += found.certainty != "stated"
            n["hedged"] += wanted["certainty"] == found.certainty != "stated"
    return {
        "attribution": f1(n["right"], n["found"], n["gold"]),
        "attribution+source": f1(n["sourced"], n["found"], n["gold"]),
        "stance": _share(n["stance"], n["right"]),
        "denials, recall": _share(n["denials"], n["gold denials"]),
        "denials, precision": _share(n["denials"], n["found denials"]),
        "certainty": _share(n["certainty"], n["right"]),
        "certainty, not stated, F1": f1(n["hedged"], n["hedged found"], n["hedged gold"]),
    }


def _caveat_scores(reports: Sequence[Matched]) -> dict[str, float]:
    n: Counter[str] = Counter()
    for report in reports:
        caveats = weighty(report.reading)
        n["gold"] += len(report.row["caveats"])
        n["found"] += len(caveats)
        n["gold ties"] += sum(len(c["about"]) for c in report.row["caveats"])
        n["found ties"] += sum(len(c.about) for c in caveats)
        for i, j in report.caveats.items():
            wanted, found = report.row["caveats"][i], caveats[j]
            right = len(set(wanted["about"]) & tied(report, found))
            n["right"] += 1
            n["kind"] += wanted["kind"] == found.kind
            n["ties"] += right
            n["exact"] += right == len(wanted["about"]) == len(found.about)
    return {
        "caveats": f1(n["right"], n["found"], n["gold"]),
        "caveats, precision": _share(n["right"], n["found"]),
        "caveats, recall": _share(n["right"], n["gold"]),
        "caveat kind": _share(n["kind"], n["right"]),
        "caveat tie": _share(n["exact"], n["right"]),
        "caveat ties, F1": f1(n["ties"], n["found ties"], n["gold ties"]),
    }


def tied(report: Matched, caveat: Caveat) -> set[int]:
    """The gold numbers of the statements that a found caveat covers."""
    number = {a.id: j for j, a in enumerate(report.reading.attributions)}
    gold = {j: i for i, j in report.statements.items()}
    return {gold[number[a]] for a in caveat.about if number[a] in gold}


def _share(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


def mistakes(reports: Sequence[Matched]) -> Iterator[str]:
    """Every mistake in words, report by report."""
    for report in reports:
        yield f"## {report.row['id']}"
        yield from _statement_mistakes(report)
        yield from _caveat_mistakes(report)


def _statement_mistakes(report: Matched) -> Iterator[str]:
    text, gold = report.row["text"], report.row["attributions"]
    for i in report.wanted():
        told = _told(text, gold[i])
        if i not in report.statements:
            yield f"missed: {told}"
            continue
        found = report.reading.attributions[report.statements[i]]
        if not same_source(text, spans_of(gold[i]["source"]), found.source):
            yield f"source {[s.of(text) for s in found.source]}: {told}"
        for field in ("stance", "certainty"):
            if gold[i][field] != getattr(found, field):
                yield f"{field} {getattr(found, field)}, not {gold[i][field]}: {told}"
    known = set(report.statements.values())
    for j in report.counted():
        if j not in known:
            a = report.reading.attributions[j]
            yield f"too much ({a.stance}): {' … '.join(s.of(text) for s in (*a.source, *a.cue, *a.content))[:160]}"


def _caveat_mistakes(report: Matched) -> Iterator[str]:
    text, caveats = report.row["text"], weighty(report.reading)
    for i, wanted in enumerate(report.row["caveats"]):
        told = f"{wanted['kind']} “{text[slice(*wanted['span'])]}”"
        if i not in report.caveats:
            yield f"caveat missed: {told}"
            continue
        found = caveats[report.caveats[i]]
        if found.kind != wanted["kind"]:
            yield f"caveat kind {found.kind}: {told}"
        covered = tied(report, found)
        if covered != set(wanted["about"]) or len(found.about) != len(wanted["about"]):
            yield f"caveat tie: {told} covers {wanted['about']}, read as {sorted(covered)} of {len(found.about)}"
    for j, caveat in enumerate(caveats):
        if j not in report.caveats.values():
            yield f"caveat too much: {caveat.kind} “{caveat.span.of(text)}”"


def _told(text: str, wanted: Row) -> str:
    parts = [" … ".join(text[s:e] for s, e in wanted[role]) for role in ("source", "cue", "content")]
    return " | ".join(parts)[:200]


if __name__ == "__main__":
    found = read(Path(sys.argv[1]))
    print(*mistakes(found), *(f"{name}: {score:.1f}" for name, score in scores(found).items()), sep="\n")
