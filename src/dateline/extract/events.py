"""The event extractor: triggers, their types, who, when, where, how much, and whether it happened at all."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from dateline.extract import events_attach as attach
from dateline.extract import events_meaning, events_place
from dateline.extract.events_control import TERRITORIAL
from dateline.extract.events_flags import flags
from dateline.extract.events_index import Index
from dateline.extract.events_judged import judged
from dateline.extract.events_meaning import Vectors
from dateline.extract.events_roles import roles
from dateline.extract.events_triggers import CARRIER, Trigger, triggers
from dateline.reading import Event, Mention, Reading, Span, identify
from dateline.values import Act, Time

NAME = "events"
VERSION = "4"


class Events:
    """Fills `events` from the parse and the mentions of a reading (`dateline.plugins.Extractor`).

    `vectors` gives the word vectors of a reading, where a network has read it; without it the classifier has the words
    alone. With `classifier` False the keywords decide by themselves. `chooser` is another chooser of places than the
    shipped one, for measuring.
    """

    name = NAME
    version = VERSION
    reads = frozenset({"furniture", "parse", "names", "times", "places", "quantities"})
    writes = frozenset({"events"})

    def __init__(
        self,
        vectors: Callable[[Reading], Vectors] | None = None,
        classifier: bool = True,
        chooser: events_place.Chooser | None = None,
    ) -> None:
        self._vectors = vectors
        self._chooser = chooser
        self._meaning = events_meaning.load() if classifier else None

    def extract(self, reading: Reading) -> Reading:
        """The reading with its happenings, in text order, each anchored on its trigger word."""
        index = Index(reading)
        stop = _stopped(reading, index)
        found = list(triggers(reading.parse, stop, frozenset(index.places)))
        vectors = self._vectors(reading) if self._vectors is not None else None
        if self._meaning is not None:
            found = judged(reading.parse, found, stop, self._meaning, vectors)
        when = attach.times(index, found)
        where = events_place.places(index, found, vectors, self._chooser)
        how_much = attach.quantities(index, found)
        dates = {m.id: m for m in reading.times}
        events = []
        for trigger in found:
            if trigger.score <= CARRIER and trigger.token not in where:
                continue
            time = dates.get(when.get(trigger.token, ""))
            event = _event(reading, index, trigger, time, how_much.get(trigger.token, ()))
            spot = where.get(trigger.token)
            if spot is None:
                events.append(event)
                continue
            joined = spot.others if trigger.type in TERRITORIAL and spot.direct else ()
            if trigger.type in TERRITORIAL:
                event = _without_ground(reading, event, {spot.place, *spot.others})
            events.append(_at(event, spot.place, spot.direct))
            alone = msgspec.structs.replace(event, quantities=())
            events.extend(_at(alone, place, True) for place in joined)
        return msgspec.structs.replace(reading, events=tuple(events))


def _at(event: Event, place: str, direct: bool) -> Event:
    """The event at a place; its id tells the captures of two towns in one sentence apart."""
    return msgspec.structs.replace(event, id=identify("e", event.id, place), place=place, place_direct=direct)


def _without_ground(reading: Reading, event: Event, grounds: set[str]) -> Event:
    """The event without its places among its targets: what was taken is no party that lost it."""
    spans = [m.span for m in reading.places if m.id in grounds]
    ground = {m.id for m in reading.names if any(m.span.overlaps(span) for span in spans)}
    targets = tuple(m for m in event.roles.get("target", ()) if m not in ground)
    roles_left = {role: ids for role, ids in event.roles.items() if role != "target"}
    return msgspec.structs.replace(event, roles=roles_left | ({"target": targets} if targets else {}))


def _event(
    reading: Reading,
    index: Index,
    trigger: Trigger,
    time: Mention | None,
    figures: tuple[str, ...],
) -> Event:
    token = reading.parse.tokens[trigger.token]
    span = Span(token.start, token.end)
    carried = reading.parse.tokens[trigger.carried] if trigger.carried is not None else None
    value = time.value if time is not None and isinstance(time.value, Time) else None
    return Event(
        id=identify("e", reading.document.id, span.start, span.end, trigger.type),
        span=span,
        act=Act(trigger.type),
        by=f"{NAME}@{VERSION}",
        roles=roles(index, token, carried),
        time=time.id if time is not None else None,
        quantities=figures,
        flags=flags(reading.parse, token, value, reading.document.published),
        score=trigger.score,
    )


def _stopped(reading: Reading, index: Index) -> frozenset[int]:
    """Tokens of page furniture, which tells no news."""
    return frozenset(i for piece in reading.furniture for i in index.tokens(piece.span))
