"""One row of the table of furniture: a kind, the longest line that the form may have, and the form."""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.reading import FurnitureKind


class Form(NamedTuple):
    """One row of the table."""

    kind: FurnitureKind
    longest: int
    pattern: re.Pattern[str]


def form(kind: FurnitureKind, longest: int, pattern: str, flags: int = re.IGNORECASE) -> Form:
    """A row; `longest` 0 is for forms inside lines."""
    return Form(kind, longest, re.compile(pattern, flags))
