"""Make the table of common news terms from texts: one JSON record with a `text` a line, plain or gzipped.

    python tools/background_terms.py TEXTS.jsonl.gz ... > src/dateline/data/stories/background.tsv

Keeps stems that at least 2 in 1,000 texts hold and that are written small in most places, so that no name of the
training texts is taken for a common word.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.stories.terms import WORD, stem

LEAST = 0.002
SMALL = 0.6


def texts(paths: Iterable[Path]) -> Iterator[str]:
    """The different texts of all files; the same opening is read once."""
    seen: set[str] = set()
    for path in paths:
        raw = path.read_bytes()
        if path.suffix == ".gz":
            raw = gzip.decompress(raw)
        for line in filter(None, raw.decode().split("\n")):  # other line ends may stand in a text
            text = json.loads(line)["text"]
            if text[:300] not in seen:
                seen.add(text[:300])
                yield text


def table(found: Iterable[str]) -> list[tuple[str, int]]:
    """(stem, texts in 1,000 that hold it) in alphabetical order."""
    holds: dict[str, int] = {}
    small: dict[str, int] = {}
    written: dict[str, int] = {}
    total = 0
    for text in found:
        total += 1
        seen: set[str] = set()
        for match in WORD.finditer(text):
            word = match.group()
            key = stem(word.casefold())
            written[key] = written.get(key, 0) + 1
            small[key] = small.get(key, 0) + word[0].islower()
            seen.add(key)
        for key in seen:
            holds[key] = holds.get(key, 0) + 1
    common = (k for k, n in holds.items() if n / total >= LEAST and small[k] > SMALL * written[k] and k.isalpha())
    return [(key, round(1000 * holds[key] / total)) for key in sorted(common)]


def main() -> None:
    """Write the table to standard output."""
    for key, permille in table(texts(Path(name) for name in sys.argv[1:])):
        sys.stdout.write(f"{key}\t{permille}\n")


if __name__ == "__main__":
    main()
