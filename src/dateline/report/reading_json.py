"""One reading as the plain record of the output contract (`docs/formats.md`): a line of what `dateline read` writes."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model import MainEvent
from dateline.reading import Attribution, Caveat, Event, Mention, Reading, Span
from dateline.values import Name, Place, Quantity, Time

Record = dict[str, object]


def reading_record(reading: Reading) -> Record:
    """The reading as a JSON-ready dict.

    Offsets are code points of `text`. Lists keep text order; ids are kept; `time`, `place` and `quantities` of an event
    are indices into the lists of this record. Unknown is None or an empty list.
    """
    document = reading.document
    times, places, quantities = (_ordered(m) for m in (reading.times, reading.places, reading.quantities))
    return {
        "id": document.id,
        "source": document.source,
        "title": document.title,
        "published": document.published,
        "lang": document.lang,
        "text": document.text,
        "url": document.url,
        "byline": document.byline,
        "credit": document.credit,
        "dateline": document.dateline,
        "revises": document.revises,
        "file": document.file,
        "normalised": document.normalised,
        "furniture": [
            {**_range(piece.span), "kind": piece.kind}
            for piece in sorted(reading.furniture, key=lambda piece: (piece.span, piece.kind))
        ],
        "sentences": [pair(reading.parse.sentence_span(n)) for n in range(len(reading.parse.sentences))],
        "mentions": [_name(m) for m in _ordered(reading.names)],
        "attributions": [_attribution(a) for a in _attributions(reading)],
        "caveats": [_caveat(c) for c in sorted(reading.caveats, key=lambda c: (c.span, c.id))],
        "times": [_time(m) for m in times],
        "places": [_place(m) for m in places],
        "quantities": [_quantity(m) for m in quantities],
        "events": [
            _event(e, _indices(times), _indices(places), _indices(quantities))
            for e in sorted(reading.events, key=lambda e: (e.span, e.id))
        ],
    }


def pair(span: Span) -> list[int]:
    """A span as the contract writes it: ``[start, end]``."""
    return [span.start, span.end]


def pairs(spans: Iterable[Span]) -> list[list[int]]:
    """Several spans, in text order."""
    return [pair(span) for span in sorted(spans)]


def time_fields(time: Time | None) -> Record | None:
    """A time value as it stands inside a fact: TIMEX3 type and value, and the half-open interval it names."""
    if time is None:
        return None
    return {"type": time.type, "value": time.value, "from": time.start, "to": time.end}


def place_fields(place: Place | None) -> Record | None:
    """A place value as it stands inside a fact; coordinates are None where no gazetteer holds the name."""
    if place is None:
        return None
    return {
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "gazetteer": place.gazetteer,
        "country": place.country,
        "feature": place.feature,
        "literal": place.literal,
    }


def quantity_fields(quantity: Quantity | None) -> Record | None:
    """A figure as it stands inside a fact: value as written, and what it bounds."""
    if quantity is None:
        return None
    return {
        "value": plain(quantity.value),
        "low": plain(quantity.low),
        "high": plain(quantity.high),
        "unit": quantity.unit,
        "of": quantity.of,
        "bound": quantity.bound,
        "predicate": quantity.predicate,
    }


def main_event_fields(event: MainEvent | None) -> Record | None:
    """When and where a report's main event was: a day with the words that tell it, or else the likeliest one, marked as
    inferred with its reason; a place with its words and point. Scores are from 0 to 1; unknown is None."""
    if event is None:
        return None
    return {
        "day": event.day,
        "inferred": event.inferred,
        "why": event.why,
        "time": pair(event.time_span) if event.time_span else None,
        "time_score": event.time_sure,
        "place": {**_maybe_range(event.place_span), **(place_fields(event.place) or {})} if event.place else None,
        "place_score": event.place_sure,
    }


def plain(value: object) -> object:
    """Whole numbers without ".0", so that 10 people stay 10; all else as it is."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _maybe_range(span: Span | None) -> Record:
    return _range(span) if span else {"start": None, "end": None}


def _range(span: Span) -> Record:
    return {"start": span.start, "end": span.end}


def _ordered(mentions: Iterable[Mention]) -> list[Mention]:
    return sorted(mentions, key=lambda m: (m.span, m.id))


def _indices(mentions: list[Mention]) -> dict[str, int]:
    return {mention.id: n for n, mention in enumerate(mentions)}


def _attributions(reading: Reading) -> list[Attribution]:
    """In order of their first character, whichever part it belongs to."""
    return sorted(reading.attributions, key=lambda a: (min((*a.source, *a.cue, *a.content), default=Span(0, 0)), a.id))


def _name(mention: Mention) -> Record:
    value = mention.value
    named = value if isinstance(value, Name) else Name(getattr(value, "name", ""), "other")
    return {
        "id": mention.id,
        **_range(mention.span),
        "kind": named.kind,
        "name": named.name,
        "role": named.role,
        "sort": named.sort,
        "refers": mention.refers,
        "score": mention.score,
        "by": mention.by,
    }


def _attribution(attribution: Attribution) -> Record:
    return {
        "id": attribution.id,
        "source": pairs(attribution.source),
        "cue": pairs(attribution.cue),
        "content": pairs(attribution.content),
        "mode": attribution.mode,
        "stance": attribution.stance,
        "certainty": attribution.certainty,
        "channel": attribution.channel,
        "speaker": attribution.speaker,
        "parent": attribution.parent,
        "unsaid": attribution.unsaid,
        "score": attribution.score,
        "by": attribution.by,
    }


def _caveat(caveat: Caveat) -> Record:
    return {
        "id": caveat.id,
        **_range(caveat.span),
        "kind": caveat.kind,
        "about": sorted(caveat.about),
        "covers": pairs(caveat.covers),
        "by": caveat.by,
    }


def _time(mention: Mention) -> Record:
    fields = time_fields(mention.value) if isinstance(mention.value, Time) else None
    return {**_range(mention.span), **(fields or {}), "id": mention.id, "score": mention.score, "by": mention.by}


def _place(mention: Mention) -> Record:
    fields = place_fields(mention.value) if isinstance(mention.value, Place) else None
    return {**_range(mention.span), **(fields or {}), "id": mention.id, "score": mention.score, "by": mention.by}


def _quantity(mention: Mention) -> Record:
    fields = quantity_fields(mention.value) if isinstance(mention.value, Quantity) else None
    return {**_range(mention.span), **(fields or {}), "id": mention.id, "score": mention.score, "by": mention.by}


def _event(event: Event, times: dict[str, int], places: dict[str, int], quantities: dict[str, int]) -> Record:
    """References to a mention that the reading does not hold are dropped: an index must never point elsewhere."""
    return {
        "id": event.id,
        **_range(event.span),
        "type": event.act.type,
        "roles": {role: list(ids) for role, ids in sorted(event.roles.items())},
        "time": times.get(event.time) if event.time else None,
        "place": places.get(event.place) if event.place else None,
        "quantities": [quantities[q] for q in event.quantities if q in quantities],
        "flags": sorted(event.flags),
        "score": event.score,
        "by": event.by,
    }
