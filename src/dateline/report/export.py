"""The dossier: one account as JSON, in the shapes of `docs/formats.md`. The same account gives the same bytes."""

from __future__ import annotations

import json
from pathlib import Path

from dateline.errors import SetupError
from dateline.model import Account, Claim, Derivation, Entity, Fact, Finding, Origin, Ruling, Series, SeriesPoint, Story
from dateline.report.reading_json import (
    Record,
    main_event_fields,
    pair,
    pairs,
    place_fields,
    plain,
    quantity_fields,
    reading_record,
    time_fields,
)

NAME = "dossier.json"


def dossier(account: Account) -> Record:
    """The account as a JSON-ready dict; every list is sorted by what identifies its records, never by a score."""
    sides = {entity.id: entity.side for entity in account.entities}
    events = {event.report: event for event in account.main_events}
    return {
        "as_of": account.as_of,
        "made_by": account.made_by,
        "reports": [
            {**reading_record(r), "main_event": main_event_fields(events.get(r.document.id))}
            for r in sorted(account.readings, key=lambda r: (r.document.published or "~", r.document.id))
        ],
        "entities": [_entity(e) for e in sorted(account.entities, key=lambda e: e.id)],
        "stories": [_story(s) for s in sorted(account.stories, key=lambda s: s.id)],
        "lineage": [_derivation(d) for d in sorted(account.lineage, key=lambda d: (d.child, d.parent, d.how))],
        "origins": [_origin(o) for o in sorted(account.origins, key=lambda o: o.id)],
        "claims": [
            _claim(c, account, sides) for c in sorted(account.claims, key=lambda c: (c.report, c.content, c.id))
        ],
        "findings": [_finding(f) for f in sorted(account.findings, key=lambda f: f.id)],
        "series": [_series(s) for s in sorted(account.series, key=lambda s: s.question)],
        "control": [
            {"place": c.place, "side": c.side, "state": c.state, "claim": c.claim, "date": c.date}
            for c in sorted(account.control, key=lambda c: (c.place, c.date or "~", c.claim))
        ],
        "rejections": [
            {"item": r.item, "stage": r.stage, "reason": r.reason}
            for r in sorted(account.rejections, key=lambda r: (r.item, r.stage, r.reason))
        ],
        "decisions": [_ruling(r) for r in sorted(account.rulings, key=lambda r: (r.decision.at, r.decision.id))],
    }


def write_dossier(account: Account, folder: Path) -> Path:
    """Write `folder`/dossier.json and return its path; one record a line, so that two dossiers can be compared by line.

    Raises SetupError where the file cannot be written.
    """
    path = folder / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(render(dossier(account)), encoding="utf-8")
    except OSError as error:
        raise SetupError(f"cannot write {path}: {error.strerror}; choose another folder with -o") from error
    return path


def render(record: Record) -> str:
    """The dossier as JSON text: top-level lists with one record a line, all else compact."""
    parts = []
    for key, value in record.items():
        if isinstance(value, list) and value:
            body = "[\n" + ",\n".join(_compact(item) for item in value) + "\n]"
        else:
            body = _compact(value)
        parts.append(f"{_compact(key)}: {body}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _compact(value: object) -> str:
    # Lone surrogates cannot stand in UTF-8; JSON may escape them, and then only the affected record looks different.
    text = json.dumps(value, ensure_ascii=False, separators=(", ", ": "), allow_nan=False)
    return text if text.isprintable() or _encodable(text) else json.dumps(value, separators=(", ", ": "))


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _entity(entity: Entity) -> Record:
    return {
        "id": entity.id,
        "kind": entity.kind,
        "name": entity.name,
        "aliases": sorted(entity.aliases),
        "roles": sorted(entity.roles),
        "side": entity.side,
        "mentions": [list(mention) for mention in sorted(entity.mentions)],
        "why": entity.why,
    }


def _derivation(derivation: Derivation) -> Record:
    return {
        "child": derivation.child,
        "parent": derivation.parent,
        "how": derivation.how,
        "score": derivation.score,
        "passages": [[pair(child), pair(parent)] for child, parent in sorted(derivation.passages)],
        "why": derivation.why,
        "changes": [
            {
                "kind": c.kind,
                "child": c.child and pair(c.child),
                "parent": c.parent and pair(c.parent),
                "words": [[pair(child), pair(parent)] for child, parent in c.words],
                "say": c.say,
            }
            for c in derivation.changes
        ],
    }


def _story(story: Story) -> Record:
    return {
        "id": story.id,
        "label": story.label,
        "reports": sorted(story.reports),
        "from": story.start,
        "to": story.end,
        "parts": [{"label": p.label, "reports": sorted(p.reports), "from": p.start, "to": p.end} for p in story.parts],
        "follows": story.follows,
        "passages": [{"report": p.report, "start": p.span.start, "end": p.span.end} for p in story.passages],
    }


def _origin(origin: Origin) -> Record:
    return {
        "id": origin.id,
        "reports": sorted(origin.reports),
        "credit": origin.credit,
        "why": origin.why,
        "kind": origin.kind,
        "texts": [list(reports) for reports in origin.texts],
        "chain": [list(step) for step in origin.chain],
    }


def _claim(claim: Claim, account: Account, sides: dict[str, str | None]) -> Record:
    speaker = account.speaker_of.get(claim.id)
    return {
        "id": claim.id,
        "report": claim.report,
        "content": pairs(claim.content),
        "attribution": claim.attribution,
        "speaker": speaker,
        "side": sides.get(speaker) if speaker else None,
        "stance": claim.stance,
        "certainty": claim.certainty,
        "manner": claim.manner,
        "told": claim.told or None,
        "facts": [_fact(fact) for fact in claim.facts],
        "caveats": sorted(claim.caveats),
        "origin": account.origin_of.get(claim.id),
        "mention": claim.speaker,
        "background": claim.background,
        "score": claim.score,
        "by": claim.by,
    }


def _fact(fact: Fact) -> Record:
    return {
        "act": fact.act,
        "roles": {role: list(ids) for role, ids in sorted(fact.roles.items())},
        "time": time_fields(fact.time),
        "place": place_fields(fact.place),
        "quantity": quantity_fields(fact.quantity),
        "span": pair(fact.span) if fact.span else None,
        "flags": sorted(fact.flags),
        "scope": sorted(fact.scope),
        "total": fact.total,
        "control": fact.control,
        "time_inferred": _inferred(fact),
    }


def _inferred(fact: Fact) -> Record | None:
    """The likeliest day of what the report names no day for, apart from what is told, with its reason."""
    fields = time_fields(fact.inferred)
    return None if fields is None else {**fields, "why": fact.inferred_from}


def _finding(finding: Finding) -> Record:
    question = finding.question
    scope = {"place": question.place, "from": question.start, "to": question.end}
    return {
        "id": finding.id,
        "question": {"subject": question.subject, "predicate": question.predicate, "scope": scope},
        "value": {key: plain(value) for key, value in sorted(finding.value.items())},
        "status": finding.status,
        "for": sorted(finding.pro),
        "against": sorted(finding.contra),
        "superseded": sorted(finding.superseded),
        "origins": finding.origins,
        "sides": sorted(finding.sides),
        "admission": finding.admission,
        "as_of": finding.as_of,
        "why": finding.why,
        "compared": [
            {
                "left": pair.left,
                "right": pair.right,
                "answer": pair.answer or None,
                "scores": dict(sorted(pair.scores.items())),
                "features": dict(sorted(pair.features.items())),
            }
            for pair in sorted(finding.compared, key=lambda p: (p.left, p.right))
        ],
    }


def _ruling(ruling: Ruling) -> Record:
    """What a person decided, and what of this account it bears on."""
    decision = ruling.decision
    return {
        "id": decision.id,
        "kind": decision.kind,
        "field": decision.field,
        "value": decision.value,
        "who": decision.who,
        "at": decision.at,
        "why": decision.why,
        "about": list(ruling.about),
        "anchors": [[report, span.start, span.end] for report, span in decision.anchors],
        "instead": ruling.instead or None,
    }


def _series(series: Series) -> Record:
    return {"question": series.question, "unit": series.unit, "points": [_point(p) for p in _in_time(series)]}


def _in_time(series: Series) -> list[SeriesPoint]:
    return sorted(series.points, key=lambda p: (p.published or "~", p.claim))


def _point(point: SeriesPoint) -> Record:
    return {
        "claim": point.claim,
        "low": plain(point.low),
        "high": plain(point.high),
        "happened": point.happened,
        "published": point.published,
        "speaker": point.speaker,
        "repeat": point.repeat,
    }
