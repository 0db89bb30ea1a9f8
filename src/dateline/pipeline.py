"""The stages in order: the only module that imports more than one of them.

`read` turns sources into readings, one at a time and in the order given; `account` turns readings into an account that
does not depend on that order. An error in one report sets that report aside and the run goes on.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import IO

import msgspec

from dateline import __version__
from dateline.errors import DatelineError, SetupError
from dateline.extract.attributions import Attributions
from dateline.extract.caveats import Caveats
from dateline.extract.claims import claims as claims_of
from dateline.extract.events import Events
from dateline.extract.furniture import mark
from dateline.extract.names import Names
from dateline.extract.parser import SpacyParser
from dateline.extract.places import Places
from dateline.extract.quantities import Quantities
from dateline.extract.tagger.attributions import TaggedAttributions
from dateline.extract.times import Times
from dateline.ingest.sources import read_paths
from dateline.lineage.derive import derive
from dateline.lineage.origins import Origins
from dateline.model import (
    Account,
    Claim,
    Document,
    Entity,
    Origin,
    Parse,
    Reading,
    Rejection,
    Story,
    identify,
)
from dateline.plugins import Extractor, Parser, named, order
from dateline.reconcile.evidence import gather
from dateline.reconcile.findings import reconcile
from dateline.report.export import write_dossier
from dateline.report.page import write_page
from dateline.report.reading_json import reading_record
from dateline.resolve.cluster import resolve
from dateline.resources import added_gazetteers
from dateline.settings import ExtractSettings, Settings
from dateline.stories.cluster import cluster
from dateline.text import fold

log = logging.getLogger(__name__)

#: Called with a stage's name, how much of it is done, and the total where it is known.
Progress = Callable[[str, int, int | None], None]

#: Reports whose paragraphs share parser batches. Larger groups gain nothing and hold more memory.
TOGETHER = 32

#: What is in a reading before the first extractor runs.
GIVEN = ("furniture", "parse")


def silent(stage: str, done: int, total: int | None) -> None:
    """The progress callback that shows nothing."""


def extractors(settings: ExtractSettings) -> list[Extractor]:
    """The built-in extractors and those that installed packages add, in an order in which each finds what it reads."""
    attributions = {"tagger": TaggedAttributions, "rules": Attributions}
    built_in: dict[str, Callable[[], Extractor]] = {
        "names": Names,
        "attributions": attributions[settings.attributions],
        "caveats": Caveats,
        "times": Times,
        "places": lambda: Places(added_gazetteers()),
        "quantities": Quantities,
        "events": Events,
    }
    return order([make() for make in named("extractors", built_in).values()], GIVEN)


class Readers:
    """A parser and the extractors, loaded once and used for every report."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.parser: Parser = SpacyParser(settings.parser)
        self.extractors = extractors(settings.extract)

    @property
    def made_by(self) -> str:
        """The program and everything versioned that shapes its output."""
        parts = [f"{e.name}@{e.version}" for e in sorted(self.extractors, key=lambda e: e.name)]
        model = self.settings.parser.package
        return f"dateline {__version__} ({self.parser.name} {version(model.replace('_', '-'))}; {', '.join(parts)})"

    def read(self, items: Iterable[Document | Rejection]) -> Iterator[Reading | Rejection]:
        """Readings in the order of `items`; rejections pass through, and a report that fails becomes one."""
        stream = iter(items)
        while group := list(islice(stream, TOGETHER)):
            marked = [self._marked(item) for item in group]
            parses = iter(self._parses([item for item in marked if isinstance(item, Reading)]))
            for item in marked:
                yield self._extract(item, next(parses)) if isinstance(item, Reading) else item

    def _marked(self, item: Document | Rejection) -> Reading | Rejection:
        if isinstance(item, Rejection):
            return item
        try:
            return Reading(item, furniture=mark(item))
        except Exception as error:
            return _failed(item, "furniture", error)

    def _parses(self, readings: Sequence[Reading]) -> list[Parse | Exception]:
        """One parse a reading; when the batch fails, each is tried alone, so that one bad text costs only itself."""
        try:
            return list(self.parser.parse((r.text, r.furniture) for r in readings))
        except SetupError:
            raise
        except Exception as error:
            if len(readings) == 1:
                return [error]
            return [parse for reading in readings for parse in self._parses([reading])]

    def _extract(self, reading: Reading, parse: Parse | Exception) -> Reading | Rejection:
        if isinstance(parse, Exception):
            return _failed(reading.document, "parser", parse)
        reading = msgspec.structs.replace(reading, parse=parse)
        for extractor in self.extractors:
            try:
                reading = extractor.extract(reading)
            except SetupError:
                raise
            except Exception as error:
                return _failed(reading.document, extractor.name, error)
        return reading


def _failed(document: Document, stage: str, error: Exception) -> Rejection:
    log.debug("%s failed on %s", stage, document.id, exc_info=error)
    reason = str(error) if isinstance(error, DatelineError) else f"{type(error).__name__}: {error}"
    return Rejection(document.file or document.id, stage, f"could not be read: {reason}")


def read(
    paths: Sequence[Path], settings: Settings, stdin: IO[bytes] | None = None, progress: Progress = silent
) -> Iterator[Reading | Rejection]:
    """Readings and rejections of all reports in `paths`, in order."""
    readers = Readers(settings)
    for number, item in enumerate(readers.read(read_paths(paths, settings.ingest, stdin)), start=1):
        progress("reading", number, None)
        yield item


def build(
    paths: Sequence[Path], settings: Settings, stdin: IO[bytes] | None = None, progress: Progress = silent
) -> Account:
    """The account of all reports in `paths`. Raises SetupError when not one report could be read."""
    # Sorted, so that of two duplicates the same one is kept whatever the order on the command line.
    items = list(read(sorted(paths), settings, stdin, progress))
    readings = [item for item in items if isinstance(item, Reading)]
    rejections = [item for item in items if isinstance(item, Rejection)]
    if not readings:
        reasons = "; ".join(f"{r.item}: {r.reason}" for r in rejections[:3]) or "nothing found there"
        raise SetupError(f"no report could be read from {', '.join(map(str, paths))} ({reasons})")
    return account(readings, rejections, Readers(settings).made_by, progress)


def account(
    readings: Iterable[Reading], rejections: Iterable[Rejection], made_by: str, progress: Progress = silent
) -> Account:
    """One account from readings: who is who, who copied whom, what the claims amount to."""
    ordered = tuple(sorted(readings, key=lambda r: (r.document.published or "9999", r.document.id)))
    progress("resolving", 0, None)
    _, entities = resolve(ordered)
    outlets = _outlets(ordered, entities)
    progress("tracing", 0, None)
    lineage = derive(ordered)
    texts = Origins(ordered, lineage)
    stories = cluster(ordered)
    progress("reconciling", 0, None)
    claims = tuple(sorted((c for r in ordered for c in claims_of(r)), key=lambda c: (c.report, c.content[0], c.id)))
    meant = {mention: entity for entity in entities for mention in entity.mentions}
    speakers = {c.id: meant[c.report, c.speaker] for c in claims if c.speaker and (c.report, c.speaker) in meant}
    traced, origin_of = _trace(claims, speakers, texts, {e.id: e for e in entities})
    evidence = gather(ordered, claims, speakers, origin_of, _story_of(stories))
    result = reconcile(evidence, meant)
    own = {c.id: outlets[c.report].id for c in claims if c.attribution is None and c.report in outlets}
    return Account(
        as_of=max((r.document.published for r in ordered if r.document.published), default=None),
        made_by=made_by,
        readings=ordered,
        entities=tuple(sorted({e.id: e for e in (*entities, *outlets.values())}.values(), key=lambda e: e.id)),
        stories=stories,
        lineage=lineage,
        origins=traced,
        claims=claims,
        findings=result.findings,
        series=result.series,
        control=result.control,
        rejections=tuple(sorted(rejections, key=lambda r: (r.item, r.stage, r.reason))),
        speaker_of=own | {c: e.id for c, e in speakers.items()},
        origin_of=origin_of,
    )


def write(made: Account, folder: Path) -> list[Path]:
    """Write the pages and the dossier below `folder`; returns the files, the page first.

    Raises SetupError where the folder cannot be written.
    """
    return [write_page(made, folder), write_dossier(made, folder)]


def encode_reading(reading: Reading) -> bytes:
    """One reading as the JSON line of the output contract, without the newline."""
    return msgspec.json.encode(reading_record(reading))


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


def _story_of(stories: Iterable[Story]) -> dict[str, str]:
    return {report: story.id for story in stories for report in story.reports}


def _trace(
    claims: Sequence[Claim], speakers: dict[str, Entity], texts: Origins, entities: dict[str, Entity]
) -> tuple[tuple[Origin, ...], dict[str, str]]:
    """Where each claim comes from first: the party that made the statement where one is named, else the text.

    A spokesperson speaks for an organisation, so both are one origin. Unnamed groups ("officials") differ from text to
    text, so for them the text decides.
    """
    stated: dict[str, set[str]] = {}
    origin_of: dict[str, str] = {}
    parties: dict[str, Entity] = {}
    for claim in claims:
        speaker = speakers.get(claim.id)
        if speaker is None or speaker.kind in ("group", "other"):
            origin_of[claim.id] = texts.origin_of(claim.report, claim.content)
            continue
        side = entities.get(speaker.side or "")
        party = side if side is not None and side.kind == "organisation" else speaker
        identity = identify("o", "statement", party.id)
        parties[identity] = party
        stated.setdefault(identity, set()).add(claim.report)
        origin_of[claim.id] = identity
    statements = [
        Origin(
            identity, tuple(sorted(reports)), None, f"what {parties[identity].name} is quoted as saying", "statement"
        )
        for identity, reports in stated.items()
    ]
    return tuple(sorted([*texts.reports, *texts.statements, *statements], key=lambda o: o.id)), origin_of
