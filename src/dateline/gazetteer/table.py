"""Reads hand-made tables of places: tab-separated, one place a line.

Columns: name, other names (";"), feature, latitude, longitude, radius in km, ISO country code (may be empty).
"""

from __future__ import annotations

from pathlib import Path

from dateline.errors import SetupError
from dateline.gazetteer.entry import FEATURES, Source


def read_table(path: Path) -> list[Source]:
    """The places in `path`; raises SetupError naming the line that is none."""
    found = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [*line.split("\t"), ""]
        try:
            name, others, feature, lat, lon, radius, country = cells[:7]
            if feature not in FEATURES:
                raise ValueError(f"{feature!r} is no kind of feature")
            names = (name, *filter(None, others.split(";")))
            where = (float(lat), float(lon))
            found.append(Source(0, name, *where, feature, 0, country, 0, 0, float(radius), names, names))
        except ValueError as error:
            raise SetupError(f"{path}, line {number}: {error}; columns are {__doc__}") from error
    return found
