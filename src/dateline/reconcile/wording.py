"""Which claims are one telling: words that two people do not find by themselves.

Lineage tells which report copied which. What is left are single sentences: one quotation under two names ("Comey",
"the memos"), a background sentence that an outlet carries from report to report. Whoever says the same in the same
words had it from the same place, so such claims count as one origin.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence

from dateline.reconcile.evidence import Evidence

#: Words in a row that two claims share by nothing but a common source; fewer in quotations, fewer still in one report.
RUN, QUOTED_RUN, OWN_RUN = 10, 5, 4
#: Words of a whole claim that comes again word for word; fewer where it is quoted. Tolls are told alike by anybody
#: ("at least two people were killed"), so what carries a figure is not one telling for that.
WHOLE, QUOTED_WHOLE = 6, 4
#: Words of a claim that are looked at.
LONGEST = 200

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def tellings(evidence: Sequence[Evidence]) -> list[int]:
    """For each claim the number of its telling: claims of one telling have one number, by the first of them."""
    first: dict[Hashable, int] = {}
    home = list(range(len(evidence)))

    def root(n: int) -> int:
        while home[n] != n:
            n = home[n]
        return n

    # Quotations first: whoever has five words in a row with one is quoting, marks or none.
    for number in sorted(home, key=lambda n: (not evidence[n].quoted, n)):
        for mark, leaves in _marks(evidence[number]):
            other = root(first.setdefault(mark, number) if leaves else first.get(mark, number))
            own = root(number)
            home[max(own, other)] = min(own, other)
    return [root(n) for n in range(len(evidence))]


def _marks(e: Evidence) -> Iterator[tuple[Hashable, bool]]:
    """What two claims of one telling have in common at least once, and whether the claim leaves it for others."""
    words = tuple(w.casefold().replace("’", "'") for w in _WORD.findall(e.text)[:LONGEST])
    yield from (((RUN, run), True) for run in _runs(words, RUN))
    yield from (((QUOTED_RUN, run), e.quoted) for run in _runs(words, QUOTED_RUN))
    if e.quoted:
        yield from (((e.document.id, run), True) for run in _runs(words, OWN_RUN))
    figures = any(f.quantity for f in e.claim.facts)
    if len(words) >= (QUOTED_WHOLE if e.quoted else WHOLE) and not figures:
        yield ("whole", words), True


def _runs(words: tuple[str, ...], length: int) -> Iterator[tuple[str, ...]]:
    return (words[n : n + length] for n in range(len(words) - length + 1))
