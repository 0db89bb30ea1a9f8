"""Readings into an account: a part for each story, and the parts joined.

A part is a pure function of its story's readings (and of what people decided on them), so one more report costs the
stories it touches and no others, and an account that grew is the account that would be made anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dateline.clocks import by_moment, decided_by, past
from dateline.decide import claims as on_claims
from dateline.decide import entities as on_entities
from dateline.decide import findings as on_findings
from dateline.decide.force import about_reports, in_force, known_reports
from dateline.extract.claims import claims as claims_of
from dateline.extract.main_event import main_event, scene_of
from dateline.joining import Part, joined
from dateline.lineage.derive import derive
from dateline.lineage.origins import Origins
from dateline.lineage.papers import cited_papers
from dateline.model import Account, Claim, Decision, Entity, Origin, Rejection, Story
from dateline.readers import Progress, silent
from dateline.reading import Reading, identify
from dateline.reconcile.evidence import Evidence, gather
from dateline.reconcile.findings import reconcile
from dateline.reconcile.positions import FigureRule
from dateline.reconcile.status import Standing, decide, origins, sides, why
from dateline.resolve.cluster import resolve
from dateline.stories.cluster import cluster
from dateline.text import fold


def account(
    readings: Iterable[Reading],
    rejections: Iterable[Rejection],
    made_by: str,
    progress: Progress = silent,
    decisions: Iterable[Decision] = (),
    as_of: str | None = None,
    rule: FigureRule = "latest",
) -> Account:
    """One account from readings: who is who, who copied whom, what the claims amount to, and what people decided.

    With `as_of`, an account of what was published by then, and of nothing else; raises SetupError for what is no time.
    What was set aside in reading belongs to no moment, so a past account holds notes on undated reports alone.
    """
    if as_of is not None:
        readings, rejections = past(readings, as_of)
        moment = by_moment(as_of)
        decisions = [d for d in decisions if decided_by(d, moment)]
    ordered = in_order(readings)
    progress("grouping", 0, None)
    stories = cluster(ordered)
    by_id = {r.document.id: r for r in ordered}
    standing = known_reports(in_force(decisions), by_id)
    parts = []
    for number, story in enumerate(stories, start=1):
        progress("reconciling story", number, len(stories))
        parts.append(part_of(story, [by_id[report] for report in story.reports], standing, rule))
    made = joined(parts, ordered, rejections, made_by, standing)
    return made if as_of is None else msgspec.structs.replace(made, as_of=as_of)


def in_order(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """By publication, undated ones last, then by id: the one order in which reports are weighed."""
    return tuple(sorted(readings, key=lambda r: (r.document.published or "9999", r.document.id)))


def part_of(
    story: Story, readings: Iterable[Reading], decisions: Sequence[Decision] = (), rule: FigureRule = "latest"
) -> Part:
    """What one story contributes to an account; `decisions` are those in force, on this story or others.

    `rule` says how the figure of a question is chosen among voices that differ.
    """
    ordered = in_order(readings)
    decisions = about_reports(decisions, story.reports)
    judgements, found = resolve(ordered)
    merged = on_entities.applied(found, ordered, decisions)
    entities = merged.entities
    lineage = derive(ordered)
    scenes = [scene_of(r) for r in ordered]
    found_claims = (c for r, scene in zip(ordered, scenes, strict=True) for c in claims_of(r, scene))
    read = sorted(found_claims, key=lambda c: (c.report, c.content[0], c.id))
    meant = {mention: entity for entity in entities for mention in entity.mentions}
    corrected = on_claims.applied(read, ordered, entities, decisions)
    claims = corrected.claims
    speakers = {c.id: meant[c.report, c.speaker] for c in claims if c.speaker and (c.report, c.speaker) in meant}
    speakers = {c: e for c, e in (speakers | corrected.speakers).items() if e is not None}
    everyone = {e.id: e for e in (*entities, *corrected.added)}
    traced, origin_of = _trace(claims, speakers, Origins(ordered, lineage), everyone, cited_papers(ordered))
    evidence = [
        msgspec.structs.replace(e, story=corrected.apart.get(e.claim.id, e.story))
        for e in gather(ordered, claims, speakers, origin_of, dict.fromkeys(story.reports, story.id))
        if e.claim.id not in corrected.rejected
    ]
    result = reconcile(evidence, meant, rule)
    voices = {c: e.id for c, e in speakers.items()}
    judged = on_findings.applied(result.findings, result.series, claims, decisions, _weigher(evidence), ordered, voices)
    outlets = _outlets(ordered, entities)
    own = {
        c.id: outlets[c.report].id
        for c in claims
        if c.report in outlets and (c.attribution is None or corrected.speakers.get(c.id, c) is None)
    }
    everyone |= {e.id: e for e in outlets.values()}
    return Part(
        story=story,
        judgements=(*judgements, *merged.judgements),
        entities=tuple(sorted(everyone.values(), key=lambda e: e.id)),
        lineage=lineage,
        origins=traced,
        claims=claims,
        findings=judged.findings,
        series=judged.series,
        control=result.control,
        speaker_of=own | {c: e.id for c, e in speakers.items()},
        origin_of=origin_of,
        rulings=(*merged.rulings, *corrected.rulings, *judged.rulings),
        main_events=tuple(main_event(r, scene) for r, scene in zip(ordered, scenes, strict=True)),
    )


def _weigher(evidence: Sequence[Evidence]) -> on_findings.Weigher:
    """The rules for a status, asked of claims by id."""
    by_claim = {e.claim.id: e for e in evidence}

    def weigh(pro: Sequence[str], contra: Sequence[str], superseded: Sequence[str]) -> on_findings.Weighed:
        told = [[by_claim[c] for c in ids if c in by_claim] for ids in (pro, contra, superseded)]
        standing = Standing(told[0], told[1], told[2])
        status = decide(standing)
        return on_findings.Weighed(
            status, why(status, standing), len(origins(standing.pro)), tuple(sides(standing.pro))
        )

    return weigh


def _outlets(readings: Sequence[Reading], entities: Sequence[Entity]) -> dict[str, Entity]:
    """The outlet of each report as a speaker of its own, by report id: as a text names it, or new."""
    named = {fold(alias): e for e in reversed(entities) if e.kind == "organisation" for alias in e.aliases}
    return {
        r.document.id: named.get(fold(r.document.source))
        or Entity(
            id=identify("e", "outlet", r.document.source),
            kind="organisation",
            name=r.document.source,
            aliases=(r.document.source,),
            roles=("outlet",),
            mentions=(),
            why="named as the outlet of a report",
        )
        for r in readings
        if r.document.source
    }


def _trace(
    claims: Sequence[Claim],
    speakers: Mapping[str, Entity],
    texts: Origins,
    entities: Mapping[str, Entity],
    papers: Mapping[str, str],
) -> tuple[tuple[Origin, ...], dict[str, str]]:
    """Where each claim comes from first: the party that made the statement where one is named, else the text.

    A spokesperson speaks for an organisation, so both are one origin. Unnamed groups ("officials") differ from text to
    text, so for them the text decides; but where one party alone is named for a quotation that reports share, it made
    the statement also where a report names nobody for it. A paper that several reports cite is one origin, too;
    `papers` has its kind by attribution.
    """
    stated: dict[str, set[str]] = {}
    origin_of: dict[str, str] = {}
    parties: dict[str, Entity] = {}
    said_by: dict[str, set[str]] = {}
    of_paper: dict[str, list[Claim]] = {}
    for claim in claims:
        speaker = speakers.get(claim.id)
        if speaker is None or speaker.kind in ("group", "other"):
            origin_of[claim.id] = texts.origin_of(claim.report, claim.content)
            if speaker is None and (paper := papers.get(claim.attribution or "")) is not None:
                of_paper.setdefault(paper, []).append(claim)
            continue
        side = entities.get(speaker.side or "")
        party = side if side is not None and side.kind == "organisation" else speaker
        identity = identify("o", "statement", party.id)
        parties[identity] = party
        stated.setdefault(identity, set()).add(claim.report)
        origin_of[claim.id] = identity
        said_by.setdefault(texts.origin_of(claim.report, claim.content), set()).add(identity)
    shared = {o.id for o in texts.statements}
    for claim in claims:
        made = said_by.get(origin_of[claim.id], set()) if origin_of[claim.id] in shared else set()
        if len(made) == 1:
            origin_of[claim.id] = identity = next(iter(made))
            stated[identity].add(claim.report)
    statements = [
        Origin(
            identity, tuple(sorted(reports)), None, f"what {parties[identity].name} is quoted as saying", "statement"
        )
        for identity, reports in stated.items()
    ]
    for paper, cites in sorted(of_paper.items()):
        reports = sorted({c.report for c in cites})
        origin = Origin(identify("o", "paper", paper, reports[0]), tuple(reports), None, f"the {paper}", "statement")
        statements.append(origin)
        origin_of |= {c.id: origin.id for c in cites}
    traced = [*texts.reports, *texts.reporting, *texts.statements, *statements]
    return tuple(sorted(traced, key=lambda o: o.id)), origin_of
