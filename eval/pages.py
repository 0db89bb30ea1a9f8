"""Tables that a command measures and a page of the docs shows, between two comments of the page."""

from __future__ import annotations

import re
from pathlib import Path


def put(page: Path, text: str, mark: str = "table") -> None:
    """Put `text` between the comment of `mark` and the one that ends it. Raises ValueError where the page has none."""
    between = re.compile(rf"(?<=<!-- {re.escape(mark)} -->\n).*?(?=<!-- end(?: {re.escape(mark)})? -->)", re.DOTALL)
    old = page.read_text()
    if not between.search(old):
        raise ValueError(f"{page} has no place for the table {mark!r}")
    page.write_text(between.sub(lambda _: text, old))
