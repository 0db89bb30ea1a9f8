"""The parser seam: spaCy's small English pipeline behind `Parse`, loaded once, paragraphs batched.

Only this module knows spaCy. A text is cut at paragraph and furniture edges first, so that no sentence crosses either;
the pieces of many reports share batches.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from dateline.errors import SetupError
from dateline.reading import Furniture, Parse, Span, Token
from dateline.settings import ParserSettings
from dateline.text import paragraphs, unmarked, unwrapped

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

#: Longer paragraphs are parsed in pieces: the parser's memory grows with its longest input.
LONGEST = 20_000
#: So many characters without white space are no word, and are cut: the tokenizer peels punctuation off a word mark by
#: mark, in quadratic time (50,000 quotation marks in a row took over half a minute).
NO_WORD = 1_000
_RUN = re.compile(rf"\S{{{NO_WORD},}}")


@lru_cache(maxsize=2)
def load(package: str) -> Language:
    """The spaCy pipeline of an installed package; raises SetupError when it is not installed."""
    import spacy

    try:
        return spacy.load(package)
    except OSError as error:
        advice = "run `make setup`, or set `package` under [parser] in dateline.toml"
        raise SetupError(f"the parser model {package} is not installed; {advice}") from error


def blocks(text: str, furniture: Sequence[Furniture]) -> list[Span]:
    """Paragraphs, cut at the edges of furniture that lies inside them and within what is too long for a word, none
    longer than LONGEST characters."""
    edges = sorted({edge for piece in furniture for edge in (piece.span.start, piece.span.end)})
    found = []
    for paragraph in paragraphs(text):
        inside = {e for e in edges if paragraph.start < e < paragraph.end}
        if paragraph.end - paragraph.start > NO_WORD:
            for run in _RUN.finditer(text, paragraph.start, paragraph.end):
                inside.update(range(run.start() + NO_WORD, run.end(), NO_WORD))
        cuts = [paragraph.start, *sorted(inside), paragraph.end]
        for start, end in pairwise(cuts):
            while end - start > LONGEST:
                space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
                cut = space + 1 if space > 0 else start + LONGEST
                found.append(Span(start, cut))
                start = cut
            if text[start:end].strip():
                found.append(Span(start, end))
    return found


class SpacyParser:
    """A `Parser` over one spaCy pipeline. The model is loaded at the first parse."""

    def __init__(self, settings: ParserSettings) -> None:
        self.settings = settings
        self.name = f"spacy-{settings.package}"

    def parse(self, texts: Iterable[tuple[str, Sequence[Furniture]]]) -> Iterator[Parse]:
        """One Parse per (text, furniture), in order; memory is one batch of paragraphs and the report at hand."""
        pipeline = load(self.settings.package)
        counts: list[list[Span]] = []

        def pieces() -> Iterator[str]:
            for text, furniture in texts:
                spans = blocks(text, furniture)
                counts.append(spans)
                flat = unmarked(unwrapped(text))
                for span in spans:
                    yield span.of(flat)

        docs = pipeline.pipe(pieces(), batch_size=self.settings.batch)
        waiting: list[Doc] = []
        done = 0
        for doc in docs:
            while done < len(counts) and not counts[done]:
                yield _parse([], [])
                done += 1
            waiting.append(doc)
            while done < len(counts) and len(waiting) >= len(counts[done]) > 0:
                size = len(counts[done])
                yield _parse(counts[done], waiting[:size])
                del waiting[:size]
                done += 1
        while done < len(counts):
            yield _parse([], [])
            done += 1


def _parse(spans: list[Span], docs: list[Doc]) -> Parse:
    tokens: list[Token] = []
    sentences: list[tuple[int, int]] = []
    for span, doc in zip(spans, docs, strict=True):
        _append(span.start, doc, tokens, sentences)
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    return Parse(tuple(tokens), tuple(sentences), tuple(tuple(c) for c in children))


def _append(offset: int, doc: Doc, tokens: list[Token], sentences: list[tuple[int, int]]) -> None:
    """Add one parsed piece; white-space tokens are dropped and what hangs on them is hung on the next word up."""
    place: dict[int, int] = {}
    for token in doc:
        if not token.is_space:
            place[token.i] = len(tokens) + len(place)
    first = len(tokens)
    for sentence in doc.sents:
        kept = [t for t in sentence if not t.is_space]
        if not kept:
            continue
        number = len(sentences)
        sentences.append((place[kept[0].i], place[kept[-1].i] + 1))
        for token in kept:
            head = token.head
            while head.is_space and head.head.i != head.i:
                head = head.head
            inside = [place[t] for t in range(token.left_edge.i, token.right_edge.i + 1) if t in place]
            tokens.append(
                Token(
                    i=place[token.i],
                    start=offset + token.idx,
                    end=offset + token.idx + len(token.text),
                    text=token.text,
                    lemma=token.lemma_,
                    pos=token.pos_,
                    tag=token.tag_,
                    dep=token.dep_,
                    head=place.get(head.i, place[token.i]),
                    sent=number,
                    left=inside[0],
                    right=inside[-1],
                    ent=token.ent_type_,
                    ent_start=token.ent_iob_ == "B",
                )
            )
    assert len(tokens) - first == len(place)
