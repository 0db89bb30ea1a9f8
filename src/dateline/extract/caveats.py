"""The report's own words on how far a statement holds, tied to what they cover."""

from __future__ import annotations

from dateline.model import Reading


class Caveats:
    """An Extractor: furniture, parse and attributions in; caveats out."""

    name = "caveats"
    version = "1"
    reads = frozenset({"furniture", "parse", "attributions"})
    writes = frozenset({"caveats"})

    def extract(self, reading: Reading) -> Reading:
        """The reading with its caveats, in text order."""
        return reading
