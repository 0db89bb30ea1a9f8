"""Which reports may share words, without comparing all pairs: winnowed shingles (Schleimer, Wilkerson and Aiken 2003).

Of every WINDOW neighbouring shingles of SHINGLE words the one with the least hash is kept, so two reports that share a
run of SHINGLE + WINDOW - 1 words share a fingerprint. A fingerprint that many reports hold leads to the earliest and
the latest few before a report, which keeps ten thousand near-identical releases linear.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.lineage.words import Words

SHINGLE = 5
WINDOW = 4
#: Reports of one fingerprint that are looked at: the earliest (likely the source) and the latest before the report.
EARLIEST, LATEST = 4, 4
#: Shared fingerprints that make a candidate; one alone is mostly a set phrase.
SHARED = 2
#: Candidates that one report may have, the most alike first.
MOST = 60

_PRIMES = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5, 0x85EBCA77C2B2AE63)


def fingerprints(words: Words) -> list[int]:
    """The fingerprints of a report's words in order of place, each once; none touches idle words."""
    idle = words.idle
    return list(dict.fromkeys(mark for mark, at in marks(words) if not any(idle[at : at + SHINGLE])))


def marks(words: Words) -> list[tuple[int, int]]:
    """(fingerprint, its first word) of the shingles that winnowing keeps, in order of place."""
    import numpy as np

    count = len(words) - SHINGLE + 1
    if count < 1:
        return []
    keys = np.array(words.keys, dtype=np.uint64)
    with np.errstate(over="ignore"):
        hashes = np.zeros(count, dtype=np.uint64)
        for offset, prime in enumerate(_PRIMES):
            hashes += keys[offset : offset + count] * np.uint64(prime)
        hashes ^= hashes >> np.uint64(31)
        hashes *= np.uint64(0x94D049BB133111EB)
        hashes ^= hashes >> np.uint64(29)
    width = min(WINDOW, count)
    windows = np.lib.stride_tricks.sliding_window_view(hashes, width)
    places = np.unique(windows.argmin(axis=1) + np.arange(len(windows)))
    return list(zip(hashes[places].tolist(), places.tolist(), strict=True))


def candidates(sketches: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Pairs (earlier, later) of reports that share fingerprints, by number; reports are given in order of time."""
    for one, other, _ in meetings(sketches, SHARED):
        yield one, other


def meetings(sketches: Sequence[Sequence[int]], shared: int) -> Iterator[tuple[int, int, int]]:
    """(earlier, later, marks in common) of reports that meet in `shared` marks or more, in order."""
    holders: dict[int, list[int]] = {}
    for number, sketch in enumerate(sketches):
        common: dict[int, int] = {}
        for mark in sketch:
            before = holders.get(mark)
            if before is None:
                holders[mark] = [number]
                continue
            for other in before:
                common[other] = common.get(other, 0) + 1
            if len(before) >= EARLIEST + LATEST:
                del before[EARLIEST]
            before.append(number)
        likely = sorted((-count, other) for other, count in common.items() if count >= shared)
        for count, other in sorted(likely[:MOST], key=lambda pair: pair[1]):
            yield other, number, -count
