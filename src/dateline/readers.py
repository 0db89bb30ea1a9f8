"""Reports into readings: a parser and the extractors, loaded once and used for every report.

Readings come one at a time and in the order given. An error in one report sets that report aside and the run goes on.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import version
from itertools import islice

import msgspec

from dateline import __version__
from dateline.errors import DatelineError, SetupError
from dateline.extract.attributions import Attributions
from dateline.extract.casing import mixed
from dateline.extract.caveats import Caveats
from dateline.extract.events import Events
from dateline.extract.events_meaning import Vectors
from dateline.extract.furniture import mark
from dateline.extract.main_event import main_event
from dateline.extract.names import Names
from dateline.extract.parser import SpacyParser
from dateline.extract.places import Places
from dateline.extract.quantities import Quantities
from dateline.extract.tagger import tag
from dateline.extract.tagger.attributions import TaggedAttributions
from dateline.extract.times import Times
from dateline.model import Rejection
from dateline.plugins import Extractor, Parser, named, order
from dateline.reading import Document, Parse, Reading
from dateline.report.reading_json import main_event_fields, reading_record
from dateline.resources import added_gazetteers
from dateline.settings import ExtractSettings, Settings

log = logging.getLogger(__name__)

#: Called with a stage's name, how much of it is done, and the total where it is known.
Progress = Callable[[str, int, int | None], None]

#: Reports whose paragraphs share parser batches. Larger groups gain nothing and hold more memory.
TOGETHER = 32

#: Furniture is marked before anything is read, by no extractor; its version goes up with its patterns.
FURNITURE = "furniture@2"

#: What is in a reading before the first extractor runs.
GIVEN = ("furniture", "parse")


def silent(stage: str, done: int, total: int | None) -> None:
    """The progress callback that shows nothing."""


def extractors(settings: ExtractSettings) -> list[Extractor]:
    """The built-in extractors and those that installed packages add, in an order in which each finds what it reads."""
    attributions = {"tagger": TaggedAttributions, "rules": Attributions}
    built_in: dict[str, Callable[[], Extractor]] = {
        "names": lambda: Names(learned=settings.attributions == "tagger"),
        "attributions": attributions[settings.attributions],
        "caveats": lambda: Caveats(_vectors(settings)),
        "times": Times,
        "places": lambda: Places(added_gazetteers(), outlets=settings.outlets),
        "quantities": Quantities,
        "events": lambda: Events(_vectors(settings)),
    }
    return order([make() for make in named("extractors", built_in).values()], GIVEN)


def _vectors(settings: ExtractSettings) -> Callable[[Reading], Vectors] | None:
    """What gives the word vectors of a report: the pass of the tagger, where one reads the report anyway."""
    return (lambda reading: tag.read(reading).vectors) if settings.attributions == "tagger" else None


class Readers:
    """A parser and the extractors, loaded once and used for every report.

    What stands in capitals is read in mixed case (`dateline.extract.casing`); the report keeps its own text, and its
    parse the words as they were read.
    """

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

    @property
    def versions(self) -> dict[str, str]:
        """Layer -> "component@version" of whoever writes it, as a store asks which readings are out of date."""
        parser = f"{self.parser.name.replace(' ', '-')}@{version(self.settings.parser.package.replace('_', '-'))}"
        made = {layer: f"{e.name}@{e.version}" for e in self.extractors for layer in sorted(e.writes)}
        return {"furniture": FURNITURE, "parse": parser} | made

    def read(self, items: Iterable[Document | Rejection]) -> Iterator[Reading | Rejection]:
        """Readings in the order of `items`; rejections pass through, and a report that fails becomes one."""
        stream = iter(items)
        while group := list(islice(stream, TOGETHER)):
            marked = [self._marked(item) for item in group]
            parses = iter(self._parses([item for item in marked if isinstance(item, Reading)]))
            for given, item in zip(group, marked, strict=True):
                yield self._extract(given, item, next(parses)) if isinstance(item, Reading) else item

    def _marked(self, item: Document | Rejection) -> Reading | Rejection:
        if isinstance(item, Rejection):
            return item
        try:
            shown = mixed(item)
            return Reading(shown, furniture=mark(shown))
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

    def _extract(self, given: Document | Rejection, reading: Reading, parse: Parse | Exception) -> Reading | Rejection:
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
        return msgspec.structs.replace(reading, document=given) if isinstance(given, Document) else reading


def _failed(document: Document, stage: str, error: Exception) -> Rejection:
    log.debug("%s failed on %s", stage, document.id, exc_info=error)
    reason = str(error) if isinstance(error, DatelineError) else f"{type(error).__name__}: {error}"
    return Rejection(document.file or document.id, stage, f"could not be read: {reason}")


def encode_reading(reading: Reading) -> bytes:
    """One reading as the JSON line of the output contract, without the newline, and the report's main event."""
    return msgspec.json.encode({**reading_record(reading), "main_event": main_event_fields(main_event(reading))})
