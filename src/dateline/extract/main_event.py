"""The main event of a report as an account keeps it: the day and the place that `scene` chose, with their words."""

from __future__ import annotations

from dateline.extract.casing import as_read
from dateline.extract.scene import Scene, scene
from dateline.model import MainEvent
from dateline.reading import Reading
from dateline.values import Place, Time


def scene_of(reading: Reading) -> Scene:
    """When and where the main event was, of the words as they were read (a text in capitals in its true case)."""
    return scene(as_read(reading))


def main_event(reading: Reading, found: Scene | None = None) -> MainEvent:
    """The main event of one report; `found` is its scene where that is known already."""
    found = scene_of(reading) if found is None else found
    time, place = found.time, found.place
    return MainEvent(
        report=reading.document.id,
        day=found.day or found.inferred,
        time=time.value if time and isinstance(time.value, Time) else None,
        time_span=time.span if time else None,
        time_sure=round(found.time_sure, 3),
        place=place.value if place and isinstance(place.value, Place) else found.headline,
        place_span=place.span if place else None,
        place_sure=round(found.place_sure, 3),
        inferred=found.inferred is not None,
        why=found.why,
    )
