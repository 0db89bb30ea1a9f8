"""The whole way: the account of the shipped sample story against its gold, as the share of what it must hold."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from dateline.model import Account, Finding
from dateline.pipeline import build
from dateline.reading import Attribution, Reading, Span
from dateline.settings import Settings
from dateline.values import Name, Place, Quantity, distance_km

NAME = "account"
STORY = Path(__file__).parent.parent.parent / "examples" / "dam"

Gold = dict[str, Any]


def gate() -> dict[str, float]:
    """Percent of the gold's items that the account holds, by kind."""
    account, gold = sample()
    return {kind: _share(check, account, gold) for kind, check in CHECKS.items()}


def corpus(shared: Path) -> dict[str, float]:
    """Nothing: whole accounts are scored on the sample alone so far."""
    del shared
    return {}


@lru_cache(maxsize=1)
def sample() -> tuple[Account, Gold]:
    """The account of the sample story and its gold."""
    gold: Gold = json.loads((STORY / "gold.json").read_text())
    return build([STORY / "reports"], Settings()), gold


def missed(kind: str) -> list[str]:
    """The gold items of one kind that the account lacks, as text: what a failing test prints."""
    account, gold = sample()
    return [item for item, held in CHECKS[kind](account, gold) if not held]


def _share(check: Callable[[Account, Gold], Iterator[tuple[str, bool]]], account: Account, gold: Gold) -> float:
    results = [held for _, held in check(account, gold)]
    return 100 * sum(results) / len(results)


def _report(account: Account, file: str) -> Reading:
    return next(r for r in account.readings if r.document.file and Path(r.document.file).name == file)


def _find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _attribution(reading: Reading, words: str) -> list[Attribution]:
    target = _find(reading.text, words)
    return [a for a in reading.attributions if any(s.overlaps(target) for s in a.content)]


def attributions(account: Account, gold: Gold) -> Iterator[tuple[str, bool]]:
    """Source and content overlap the gold's, with its stance and mode."""
    for item in gold["attributions"]:
        reading = _report(account, item["file"])
        held = False
        for a in _attribution(reading, item["content"]):
            sourced = any(item["source"].casefold() in s.of(reading.text).casefold() or
                          s.of(reading.text).casefold() in item["source"].casefold() for s in a.source)  # fmt: skip
            certain = a.certainty == item.get("certainty", a.certainty)
            held |= sourced and certain and a.stance == item["stance"] and a.mode == item["mode"]
        yield f"{item['file']}: {item['source']}: {item['content']}", held


def speakers(account: Account, gold: Gold) -> Iterator[tuple[str, bool]]:
    """The attribution's speaker has the gold's full name."""
    for item in gold["attributions"]:
        if "speaker" in item:
            reading = _report(account, item["file"])
            names = {m.id: m.value.name for m in reading.names if isinstance(m.value, Name)}
            found = {names.get(a.speaker or "") for a in _attribution(reading, item["content"])}
            yield f"{item['file']}: {item['content']} by {item['speaker']}", item["speaker"] in found


def caveats(account: Account, gold: Gold) -> Iterator[tuple[str, bool]]:
    """The caveat is found, of the right kind, and tied to the right attribution."""
    for item in gold["caveats"]:
        reading = _report(account, item["file"])
        span = _find(reading.text, item["span"])
        about = {a.id for a in _attribution(reading, item["about"])} if item["about"] else None
        yield (
            item["span"],
            any(
                c.kind == item["kind"] and c.span.overlaps(span) and (about is None or about & set(c.about))
                for c in reading.caveats
            ),
        )


def entities(account: Account, gold: Gold) -> Iterator[tuple[str, bool]]:
    """All written forms are one entity, and no two gold entities share one."""
    homes = {}
    for forms in gold["entities"]:
        owners = [{e.id for e in account.entities if form in e.aliases} for form in forms]
        common = set.intersection(*owners)
        homes[forms[0]] = common
        yield " = ".join(forms), bool(common)
    for name, home in homes.items():
        others = [o for n, o in homes.items() if n != name]
        yield f"{name} alone", bool(home) and not any(home & other for other in others)


def places(account: Account, gold: Gold) -> Iterator[tuple[str, bool]]:
    """Each literal toponym lies within 25 km of the gold's point, wherever it is found."""
    for name, (lat, lon) in gold["places"].items():
        found = [
            m.value
            for r in account.readings
            for m in r.places
            if isinstance(m.value, Place) and m.span.of(r.text) == name
        ]
        yield (
            name,
            bool(found)
            and all(
                p.lat is not None and p.lon is not None and distance_km(p.lat, p.lon, lat, lon) < 25 for p in found
            ),
        )


def lineage(account: Account, gold: Gold) -> Iterator[tuple[str, bool]]:
    """The right edges, in the right direction and kind, and none between unrelated reports."""
    by_id = {r.document.id: Path(r.document.file or "").name for r in account.readings}
    edges = {(by_id[d.child], by_id[d.parent]): d.how for d in account.lineage}
    for item in gold["lineage"]:
        yield f"{item['child']} from {item['parent']}", edges.get((item["child"], item["parent"])) in item["how"]
    for a, b in gold["not_lineage"]:
        hows = {edges.get((a, b)), edges.get((b, a))} - {None, "quote"}
        yield f"{a} and {b} unrelated", not hows


def _figures(account: Account, predicate: str) -> list[Finding]:
    return [f for f in account.findings if f.question.predicate == predicate]


def figures(account: Account, gold: Gold) -> Iterator[tuple[str, bool]]:
    """The finding with most claims per predicate has the gold's value and status, and its series the gold's moves."""
    claims = {c.id: c for c in account.claims}
    for item in gold["figures"]:
        found = sorted(_figures(account, item["predicate"]), key=lambda f: -len(f.pro + f.contra + f.superseded))
        main = found[0] if found else None
        value = [main.value["low"], main.value["high"]] if main else None
        yield f"{item['predicate']} is {item['value']} (got {value})", value == item["value"]
        status = main.status if main else None
        yield f"{item['predicate']} status (got {status})", status in item["status"]
        seen = {
            f.quantity.value
            for f_ in found[:1]
            for c in (*f_.pro, *f_.contra, *f_.superseded)
            for f in claims[c].facts
            if isinstance(f.quantity, Quantity) and f.quantity.predicate == item["predicate"]
        }
        wanted = set(item["moved"]) | set(item.get("superseded_or_against", ()))
        yield (
            f"{item['predicate']} moved {sorted(wanted)} (got {sorted(v for v in seen if v is not None)})",
            wanted <= seen,
        )


def _content(account: Account, ids: tuple[str, ...]) -> str:
    texts = {r.document.id: r.text for r in account.readings}
    claims = {c.id: c for c in account.claims}
    return " | ".join(s.of(texts[claims[i].report]) for i in ids for s in claims[i].content)


def disputes(account: Account, gold: Gold) -> Iterator[tuple[str, bool]]:
    """Unverified claims, denials and admissions are what the gold says they are."""
    for words in gold["unverified"]:
        yield (
            f"unverified: {words}",
            any(
                words in _content(account, f.pro + f.contra) and f.status in ("unverified", "contested")
                for f in account.findings
            ),
        )
    for item in gold["denials"]:
        yield (
            f"denied: {item['denied']}",
            any(
                item["denial"] in _content(account, f.contra) and item["denied"] in _content(account, f.pro)
                for f in account.findings
            ),
        )
    for words in gold["admissions"]:
        yield f"admitted: {words}", any(f.admission and words in _content(account, f.pro) for f in account.findings)


def furniture(account: Account, gold: Gold) -> Iterator[tuple[str, bool]]:
    """What is page furniture is marked as the right kind."""
    for item in gold["furniture"]:
        reading = _report(account, item["file"])
        span = _find(reading.text, item["text"])
        yield item["text"], any(f.kind == item["kind"] and f.span.overlaps(span) for f in reading.furniture)


def stories(account: Account, gold: Gold) -> Iterator[tuple[str, bool]]:
    """As many stories as the gold says."""
    yield f"{gold['stories']} story (got {len(account.stories)})", len(account.stories) == gold["stories"]


CHECKS: dict[str, Callable[[Account, Gold], Iterator[tuple[str, bool]]]] = {
    "attributions": attributions,
    "caveats": caveats,
    "disputes": disputes,
    "entities": entities,
    "figures": figures,
    "furniture": furniture,
    "lineage": lineage,
    "places": places,
    "speakers": speakers,
    "stories": stories,
}
