"""Which sentences a report tells in its own voice, and which runs of their words are its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.extract.quotations import quotations
from dateline.reading import Reading, Span, Token
from dateline.text import paragraphs, trim

#: A sentence counts as the outlet's own where at least this share of its words lies in no attribution.
OWN_SHARE = 0.6
#: Fewer words than this make no claim in the outlet's own voice ("More to follow.").
OWN_WORDS = 4
#: A quotation of fewer words only marks them, and a sentence with a smaller share of its words in one is still its
#: outlet's.
QUOTED_WORDS, QUOTED_SHARE = 6, 0.6


def quoted_sentences(reading: Reading) -> frozenset[int]:
    """The numbers of the sentences that are mostly somebody's quotation: with nobody named for it, it is no claim, and
    least of all the outlet's."""
    parse, found = reading.parse, set()
    for quote in quotations(reading.text, paragraphs(reading.text)):
        inside = [t for t in parse.between(quote.span) if t.pos not in ("PUNCT", "SPACE", "SYM")]
        if len(inside) < QUOTED_WORDS:
            continue
        for number in {t.sent for t in inside}:
            words = [t for t in parse.sentence(number) if t.pos not in ("PUNCT", "SPACE", "SYM")]
            if sum(t.sent == number for t in inside) >= QUOTED_SHARE * len(words):
                found.add(number)
    return frozenset(found)


def is_statement(text: str, tokens: Sequence[Token], own: Sequence[Token]) -> bool:
    """Whether a sentence is a statement of which the `own` tokens are the outlet's words: most of it, with a finite
    verb among them, and no question."""
    words = [t for t in own if t.pos not in ("PUNCT", "SPACE", "SYM")]
    all_words = [t for t in tokens if t.pos not in ("PUNCT", "SPACE", "SYM")]
    if len(words) < OWN_WORDS or len(words) < OWN_SHARE * len(all_words):
        return False
    finite = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in own)
    return finite and not text[tokens[-1].start : tokens[-1].end].endswith("?")


def runs(text: str, own: Sequence[Token]) -> Iterable[Span]:
    """The own tokens as spans, joined where they are neighbours; runs of punctuation alone are dropped."""
    run: list[Token] = []
    for token in [*own, None]:
        if token is not None and (not run or token.i == run[-1].i + 1):
            run.append(token)
            continue
        if any(t.pos != "PUNCT" for t in run):
            yield trim(text, Span(run[0].start, run[-1].end))
        run = [] if token is None else [token]
