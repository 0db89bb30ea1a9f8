"""The event extractor: triggers, their types, who, when, where, how much, and whether it happened at all."""

from __future__ import annotations

from dateline.extract import events_attach as attach
from dateline.extract import events_place
from dateline.extract.events_flags import flags
from dateline.extract.events_index import Index
from dateline.extract.events_roles import roles
from dateline.extract.events_triggers import Trigger, triggers
from dateline.model import Event, Mention, Reading, Span, Time, identify
from dateline.values import Act

NAME = "events-lexicon"
VERSION = "1"


class Events:
    """Fills `events` from the parse and the mentions of a reading (`dateline.plugins.Extractor`)."""

    name = NAME
    version = VERSION
    reads = frozenset({"furniture", "parse", "names", "times", "places", "quantities"})
    writes = frozenset({"events"})

    def extract(self, reading: Reading) -> Reading:
        """The reading with its happenings, in text order, each anchored on its trigger word."""
        index = Index(reading)
        found = list(triggers(reading.parse, _stopped(reading, index), frozenset(index.places)))
        when = attach.times(index, found)
        where = events_place.places(index, found)
        how_much = attach.quantities(index, found)
        dates = {m.id: m for m in reading.times}
        events = []
        for trigger in found:
            time = when.get(trigger.token)
            place, figures = where.get(trigger.token), how_much.get(trigger.token, ())
            events.append(_event(reading, index, trigger, dates.get(time or ""), place, figures))
        return _with(reading, tuple(events))


def _event(
    reading: Reading, index: Index, trigger: Trigger, time: Mention | None, place: str | None, figures: tuple[str, ...]
) -> Event:
    token = reading.parse.tokens[trigger.token]
    span = Span(token.start, token.end)
    value = time.value if time is not None and isinstance(time.value, Time) else None
    return Event(
        id=identify("e", reading.document.id, span.start, span.end, trigger.type),
        span=span,
        act=Act(trigger.type),
        by=f"{NAME}@{VERSION}",
        roles=roles(index, token),
        time=time.id if time is not None else None,
        place=place,
        quantities=figures,
        flags=flags(reading.parse, token, value, reading.document.published),
        score=trigger.score,
    )


def _stopped(reading: Reading, index: Index) -> frozenset[int]:
    """Tokens of page furniture, which tells no news."""
    return frozenset(i for piece in reading.furniture for i in index.tokens(piece.span))


def _with(reading: Reading, events: tuple[Event, ...]) -> Reading:
    import msgspec

    return msgspec.structs.replace(reading, events=events)
