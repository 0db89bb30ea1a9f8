"""Who speaks, for whom, how, and under which caveats: claims of whole stories, read as an account reads them.

`eval/gold/speech/claims.jsonl` marks claims by offsets. Its stories are our own (`port`, `trawler`, the sample) and,
for `corpus`, stories of the shared folder, of which it holds file names, hashes and offsets only.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from dateline.model import Account, Claim, Entity
from dateline.pipeline import build
from dateline.reading import Attribution, Caveat, Mention, Reading
from dateline.settings import Settings
from dateline.text import fold
from dateline.values import Name
from eval.matching import letters, pair, same_source, spans_of
from eval.metrics import f1

NAME = "speech"
ROOT = Path(__file__).parents[2]
GOLD = ROOT / "eval" / "gold" / "speech" / "claims.jsonl"
SHARED = "shared:"
ARTICLES = ("the ", "a ", "an ")

Row = dict[str, Any]


class Found(NamedTuple):
    """One claim of the gold, the account it was looked for in, its report, and the claim found there, if any."""

    row: Row
    account: Account
    reading: Reading
    claim: Claim | None


def gate() -> dict[str, float]:
    """The scores on the invented stories."""
    own = [row for row in rows() if not row["folder"].startswith(SHARED)]
    return scores([found for folder, mine in by_folder(own) for found in look_up(ROOT / folder, mine)])


def corpus(shared: Path) -> dict[str, float]:
    """The scores on the stories of the shared folder that are there."""
    found: dict[str, list[Found]] = {}
    for folder, mine in by_folder([row for row in rows() if row["folder"].startswith(SHARED)]):
        path = shared / "stories" / folder.removeprefix(SHARED)
        if path.is_dir():
            found[path.name] = look_up(path, mine)
    return scores([one for story in found.values() for one in story]) if found else {}


def rows() -> list[Row]:
    """The claims of the gold."""
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def by_folder(claims: Iterable[Row]) -> list[tuple[str, list[Row]]]:
    """The claims of each story, by the story's folder."""
    grouped: dict[str, list[Row]] = {}
    for row in claims:
        grouped.setdefault(row["folder"], []).append(row)
    return sorted(grouped.items())


@lru_cache(maxsize=16)
def account_of(folder: Path) -> Account:
    """The account of one story, built once."""
    return build([folder], Settings())


def look_up(folder: Path, claims: Sequence[Row]) -> list[Found]:
    """Every claim with what the account of its story made of it. Raises ValueError where a report is not the one that
    was marked: offsets into another text would score nonsense."""
    account = account_of(folder)
    readings = {Path(r.document.file).name: r for r in account.readings if r.document.file}
    found = []
    for file in sorted({row["file"] for row in claims}):
        mine, reading = [row for row in claims if row["file"] == file], readings[file]
        if {row["sha256"] for row in mine} != {hashlib.sha256(reading.text.encode()).hexdigest()}:
            raise ValueError(f"{folder / file} is not the text that was marked")
        carried = [claim for claim in account.claims if claim.report == reading.document.id]
        matched = pair(
            [letters(reading.text, spans_of(row["content"])) for row in mine],
            [letters(reading.text, claim.content) for claim in carried],
        )
        found += [
            Found(row, account, reading, carried[matched[i]] if i in matched else None) for i, row in enumerate(mine)
        ]
    return found


def scores(found: Sequence[Found]) -> dict[str, float]:
    """Percent. "found": claims with a match; all else is of those found, but F1 counts misses of the whole gold."""
    n: Counter[str] = Counter()
    for one in found:
        n["gold"] += 1
        n["background gold"] += one.row["background"]
        n["ties gold"] += len(one.row["caveats"])
        if one.claim is not None:
            n["found"] += 1
            n.update(_judged(one, one.claim))
    sides = n["side given"] + n["side none"]
    return {
        "found": _share(n["found"], n["gold"]),
        "source": _share(n["source"], n["found"]),
        "speaker": _share(n["speaker"], n["found"]),
        "speaker by pronoun or short form": _share(n["referred right"], n["referred"]),
        "side": _share(n["side given right"] + n["side none right"], sides),
        "side, where one is given": _share(n["side given right"], n["side given"]),
        "stance": _share(n["stance"], n["found"]),
        "stance, other than asserts": _share(n["marked right"], n["marked"]),
        "certainty": _share(n["certainty"], n["found"]),
        "background": _share(n["background"], n["found"]),
        "background, F1": f1(n["background right"], n["background found"], n["background gold"]),
        "caveat ties, F1": f1(n["ties"], n["ties found"], n["ties gold"]),
    }


def _judged(one: Found, claim: Claim) -> dict[str, int]:
    """What is right about one found claim, as counts."""
    row = one.row
    speaker = speaker_right(one, claim)
    marked = row["stance"] != "asserts"
    found = {
        "source": _source_right(one, claim),
        "speaker": speaker,
        "stance": claim.stance == row["stance"],
        "marked": marked,
        "marked right": marked and claim.stance == row["stance"],
        "certainty": claim.certainty == row["certainty"],
        "background": claim.background == row["background"],
        "background found": claim.background,
        "background right": claim.background and row["background"],
    }
    if refers(row):
        found |= {"referred": True, "referred right": speaker}
    if "side" in row and row["speaker"] is not None:
        key = "side none" if row["side"] is None else "side given"
        found |= {key: True, f"{key} right": side_right(one, claim)}
    caveats = _caveats(one.reading, claim)
    ties = sum(any(_same_caveat(wanted, c) for c in caveats) for wanted in row["caveats"])
    return {key: int(value) for key, value in found.items()} | {"ties": ties, "ties found": len(caveats)}


def refers(row: Row) -> bool:
    """Whether the source is a pronoun or a short form of somebody named elsewhere."""
    if row["speaker"] is None:
        return False
    (source,), (speaker,) = spans_of(row["source"]), spans_of([row["speaker"]])
    return not source.overlaps(speaker)


def _attribution(one: Found, claim: Claim) -> Attribution | None:
    return next((a for a in one.reading.attributions if a.id == claim.attribution), None)


def _source_right(one: Found, claim: Claim) -> bool:
    attribution = _attribution(one, claim)
    source = attribution.source if attribution is not None else ()
    return same_source(one.reading.text, spans_of(one.row["source"]), source)


def speaker_right(one: Found, claim: Claim) -> bool:
    """Whether the claim's speaker is the gold's: the outlet itself, a name (its fullest form, or a mention of the name
    at the gold's place), or somebody unnamed, who is right with the right source."""
    row, reading = one.row, one.reading
    if row["speaker"] is None:
        return claim.attribution is None
    (place,) = spans_of([row["speaker"]])
    mentions = {m.id: m for m in reading.names}
    mention = mentions.get(claim.speaker or "")
    if mention is None:
        return not row["named"] and not refers(row) and _source_right(one, claim)
    if plain(name_of(mention)) == plain(place.of(reading.text)):
        return True
    return any(m.span.overlaps(place) and name_of(m) == name_of(mention) for m in reading.names)


def side_right(one: Found, claim: Claim) -> bool:
    """Whether the speaker's side in the account is the gold's, by any of its names; nobody and oneself are no side."""
    entities = {e.id: e for e in one.account.entities}
    speaker = entities.get(one.account.speaker_of.get(claim.id, ""))
    side = entities.get(speaker.side) if speaker is not None and speaker.side is not None else None
    if one.row["side"] is None:
        return side is None or side is speaker
    wanted = {plain(n) for n in one.row["side"]["names"]}
    wanted |= {plain(s.of(one.reading.text)) for s in spans_of(one.row["side"]["spans"])}
    party = side or speaker
    return party is not None and bool(wanted & _names(party))


def _names(entity: Entity) -> set[str]:
    return {plain(name) for name in (entity.name, *entity.aliases)}


def name_of(mention: Mention) -> str:
    """The fullest name of a mention in its report."""
    return mention.value.name if isinstance(mention.value, Name) else ""


def plain(name: str) -> str:
    """A name without case, accents and article."""
    low = fold(name)
    return next((low.removeprefix(a) for a in ARTICLES if low.startswith(a)), low)


def _caveats(reading: Reading, claim: Claim) -> list[Caveat]:
    return [c for c in reading.caveats if c.id in claim.caveats]


def _same_caveat(wanted: Row, caveat: Caveat) -> bool:
    (span,) = spans_of([wanted["span"]])
    return caveat.kind == wanted["kind"] and caveat.span.overlaps(span)


def _share(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


def mistakes(found: Iterable[Found]) -> Iterator[str]:
    """Every mistake by the id of its claim, without words of the reports."""
    for one in found:
        if one.claim is None:
            yield f"{one.row['id']}: not found"
            continue
        judged = _judged(one, one.claim)
        wrong = [k for k in ("source", "speaker", "stance", "certainty", "background") if not judged[k]]
        wrong += [k for k in ("side none", "side given") if judged.get(k) and not judged[f"{k} right"]]
        wrong += (
            ["caveats"] if judged["ties"] != len(one.row["caveats"]) or judged["ties"] != judged["ties found"] else []
        )
        if wrong:
            yield f"{one.row['id']}: {', '.join(wrong)}"
