"""Quotations that a name signs: “We lost everything.” — Ana Ruiz, farmer. Voices from the street, letters, statements.

Each is a line, or a line and the next, in quotation marks from its start, then a dash and who said it to the line's
end. The marks alone decide, so it holds where no verb of saying stands and the parse of such lines is noise.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from dateline.reading import Span

_BLANK = r"[ \t\u00a0]*"
#: The signature is short, begins with a capital and has no colon and no quotation mark.
_SIGNED = re.compile(
    rf"^{_BLANK}(?P<quote>[\"“”«„][^\n]{{8,3000}}[\"“”»])(?P<dash>{_BLANK}\n?{_BLANK}[—–―-]{{1,2}}{_BLANK})"
    rf"(?P<name>[^\W\d_a-z][^\n\"“”«»:;!?]{{1,90}}?)[.\s]*$",
    re.MULTILINE,
)
LONGEST_NAME = 12


def signed(text: str, cues: Collection[str]) -> Iterator[tuple[Span, Span]]:
    """(source, content) of each signed quotation, in order; `cues` are verbs of saying, which no signature holds."""
    for match in _SIGNED.finditer(text):
        name = match["name"].rstrip()
        words = name.split()
        if len(words) > LONGEST_NAME or not {word.strip(",.") for word in words}.isdisjoint(cues):
            continue
        if ". " in re.sub(r"\b[A-Z]\w{0,3}\. ", "", name):
            continue  # a sentence and the next, no signature
        yield Span(match.start("name"), match.start("name") + len(name)), Span(*match.span("quote"))
