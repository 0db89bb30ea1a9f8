"""Page furniture, marked by span: what stands in a report's text and is not its words.

`mark` looks at whole lines (paragraphs) by the forms in `furniture_patterns`, at lines by what surrounds them (a tweet
above its signature, links below "Related", the name below a pull quote), at quotes and paragraphs that repeat the body,
and at pieces inside lines that stay. Sub-headings are marked "other": they sum up or tease, and a claim cut from one
would count a statement twice. What is doubtful stays text: a sentence lost is worse than a button kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dateline.entries import entries
from dateline.extract.furniture_forms import Form
from dateline.extract.furniture_patterns import INLINE, LIST_HEAD, WHOLE
from dateline.extract.furniture_players import BLURB
from dateline.reading import Document, Furniture, FurnitureKind, Span
from dateline.text import paragraphs, trim, unwrapped
from dateline.wire import credit_lines, datelines

#: No whole-line form is longer than this; beyond, a line is prose.
LONGEST = max(form.longest for form in WHOLE)
#: Tweets have 280 characters; with name and date an embedded one stays under this.
TWEET = 420
_SIGNATURE = re.compile(r"[-–—]\s*.{0,80}\(@\w{1,30}\)")
_LINK_END = re.compile(r"(?:https?://)?(?:pic\.twitter\.com|t\.co)/\w{1,40}\W{0,3}$")
_PROSE_END = re.compile(r"[.!?…:;,](?:[\"”’')\]]|\s){0,4}$")
_STOP = re.compile(r"[.!?…][\"”’')\]]{0,3}$")
_QUOTES = "\"“”„«»‘’'‚"
_WORD = re.compile(r"\w+")
_NAME_LINE = re.compile(
    r"[-–—\s]*[A-Z][\w.'’\-]*(?:,? (?:[A-Z][\w.'’\-]*|of|the|for|and|de|del|van|von|bin|al|el|in)){0,9}"
    r"(?:, [\w '’-]{2,60})?"
)
_BULLET = re.compile(r"[•·*▪●◦–—-]\s|\d{1,3}[.)]\s")
#: Words without which few English sentences of the past or present do: a line that has one may be a sentence.
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|should|said|says|"
    r"told|went|came|took|made|got|saw|found|left|began|kept|held|led|met|lost|won|hit|fell|rose|ran|broke|spoke|wrote|"
    r"gave|knew|thought|put|set|shot|died|killed|fired)\b|(?<!the )(?<!an )(?<!a )(?<!of )(?<!in )\b\w{3,}ed\b",
    re.IGNORECASE,
)
#: Headings tell in the present tense; a speaker's label opens an interview, an age closes a list of people.
_NO_HEADING = re.compile(
    r"^[A-Z][\w .]{0,40}:\s|\b(?:has been|have been|said|told|was|were|had|took|went|came|began|did|saw|found)\b|"
    r", \d{1,3}$|\d[-.\s)]\d{3}[-.\s]\d"
)
#: A writer's own question, where a heading would ask what or why.
_ASKED = re.compile(r"(?:Was|Were|Did|Had|And|But|So|Or)\b")
#: Headings: in a sample of 50 lines so marked on local-news pages, two were sentences whose end mark was lost.
HEADING_CHARACTERS, HEADING_WORDS = 100, 16
#: A page sets its paragraphs with end marks if at least this share has one; else missing marks tell nothing.
PROSE_SHARE = 0.5
#: A repeated passage has at least this many words: shorter ones repeat by chance.
REPEAT, PULLQUOTE_CHARACTERS = 6, 420
#: A page of at least so many boxes and links may hold no report at all.
WALL = 3
#: Candidates that may share their first words; more is a page built to be slow.
MOST_ALIKE = 8

Kinds = list[FurnitureKind | None]


def mark(document: Document) -> tuple[Furniture, ...]:
    """The furniture of a report: sorted by place, not overlapping, each piece inside one paragraph.

    Time is linear in the text. A text of one line loses none of its words: only pieces inside it are marked.
    """
    text = unwrapped(document.text)
    lines = list(paragraphs(text))
    words = [line.of(text) if line.end - line.start <= LONGEST else None for line in lines]
    kinds: Kinds = [None] * len(lines)
    if len(lines) > 1:
        _forms(words, kinds)
        _credits(text, lines, kinds)
        _embeds(words, kinds)
        _captions(words, kinds)
        _titles(document, words, kinds)
        _links(words, kinds)
        _repeats(text, lines, words, kinds)
        _headings(text, lines, words, kinds)
        if all(kinds) and not _nothing_told(kinds):
            kinds = [None] * len(lines)
    whole = [Furniture(line, kind) for line, kind in zip(lines, kinds, strict=True) if kind is not None]
    stamps = [Furniture(trim(text, e.stamp), "other") for e in entries(document.text, document.published)]
    return _without_overlap([*whole, *stamps, *_inner(text, lines, kinds)])


def _nothing_told(kinds: Kinds) -> bool:
    """Whether a page is nothing but boxes and links: a wall before the report, a playlist."""
    boxes = sum(kind in ("navigation", "placeholder") for kind in kinds)
    return boxes >= WALL and "caption" not in kinds and "pullquote" not in kinds


def _forms(words: Sequence[str | None], kinds: Kinds) -> None:
    """Lines that match a form as a whole."""
    for i, line in enumerate(words):
        if line is not None:
            kinds[i] = _form(line)


def _form(line: str) -> FurnitureKind | None:
    if not any(c.isalnum() for c in line):
        return "other"
    for form in WHOLE:
        if len(line) <= form.longest and form.pattern.fullmatch(line):
            return form.kind
    return None


def _credits(text: str, lines: Sequence[Span], kinds: Kinds) -> None:
    """Whole lines that credit an agency, and datelines that stand alone."""
    place = {line: i for i, line in enumerate(lines)}
    for span in (*(span for span, _ in credit_lines(text)), *(dateline.span for dateline in datelines(text))):
        if (i := place.get(span)) is not None and kinds[i] is None:
            kinds[i] = "credit"


def _embeds(words: Sequence[str | None], kinds: Kinds) -> None:
    """Tweets: a line that ends in its link, one that ends in its signature, and what stands above either."""
    for i, line in enumerate(words):
        if line is None or len(line) > TWEET:
            continue
        signed = bool(_SIGNATURE.search(line)) and kinds[i] in (None, "embed")
        linked = bool(_LINK_END.search(line))
        if kinds[i] is None and (linked or (signed and line[-1:].isdigit())):
            kinds[i] = "embed"
        if kinds[i] != "embed" or i == 0:
            continue
        above = words[i - 1]
        if above is None or kinds[i - 1] is not None or len(above) > TWEET:
            continue
        alone = bool(_SIGNATURE.match(line))
        if alone or (linked and len(above) <= 160 and not _FINITE.search(above)):
            kinds[i - 1] = "embed"


def _captions(words: Sequence[str | None], kinds: Kinds) -> None:
    """A line whose last full stop is followed by a bare credit, "… on Monday. (WXYZ)": a caption, but for the last line
    of the body, where it credits the report."""
    body = [i for i, kind in enumerate(kinds) if kind is None]
    for i in body[:-1]:
        line = words[i]
        if line is not None and len(line) <= 300 and _BARE_CREDIT.search(line) and not set(line) & set('"“”'):
            kinds[i] = "caption"
    for i, j in pairwise(range(len(words))):
        title, blurb = words[i], words[j]
        if title is not None and blurb is not None and kinds[i] is None and BLURB.search(blurb):
            kinds[i] = "embed" if len(title) <= 90 and not _PROSE_END.search(title) else None


_BARE_CREDIT = re.compile(
    r"[.!?]\s\((?:[A-Z][A-Za-z0-9./&-]{1,20}|[A-Z][\w.'’/&-]{1,24}"
    r"(?:,? (?:tv|of|for|the|[A-Z0-9][\w.'’/&-]{0,24})){1,5})\)$"
)


def _titles(document: Document, words: Sequence[str | None], kinds: Kinds) -> None:
    """The report's title where the text opens with it, alone or before a stamp."""
    if not document.title:
        return
    title = " ".join(_WORD.findall(document.title.casefold()))
    for i in range(min(4, len(words))):
        line = words[i]
        if line is not None and kinds[i] is None and title and " ".join(_WORD.findall(line.casefold())) == title:
            kinds[i] = "other"


def _links(words: Sequence[str | None], kinds: Kinds) -> None:
    """Lines without an end mark below a heading of links, and headlines among a menu's lines."""
    inside = False
    for i, line in enumerate(words):
        if line is None:
            inside = False
        elif kinds[i] == "navigation" and LIST_HEAD.fullmatch(line):
            inside = True
        elif kinds[i] is None:
            inside = inside and len(line) <= 140 and not _STOP.search(line)
            if inside:
                kinds[i] = "navigation"


def _repeats(text: str, lines: Sequence[Span], words: Sequence[str | None], kinds: Kinds) -> None:
    """Pull quotes, with the name below, and paragraphs that stand twice."""
    tokens = [_tokens(line.of(text)) if kind is None else [] for line, kind in zip(lines, kinds, strict=True)]
    seen: dict[str, int] = {}
    for i, own in enumerate(tokens):
        key = " ".join(own)
        if kinds[i] is None and len(own) >= REPEAT:
            if key in seen:
                kinds[i], tokens[i] = "pullquote", []
            seen.setdefault(key, i)
    # What a player's title repeats is the list below it; the player itself is no body.
    hosts = [
        _tokens(line.of(text)) if kind == "embed" else own for line, kind, own in zip(lines, kinds, tokens, strict=True)
    ]
    for i in _contained(tokens, hosts, words):
        if kinds[i] is None:
            kinds[i] = "pullquote"
    for i, j in pairwise(range(len(lines))):
        name = words[j]
        below = kinds[i] == "pullquote" and kinds[j] is None and name is not None
        if below and len(name or "") <= 80 and _NAME_LINE.fullmatch(name or "") and not _STOP.search(name or ""):
            kinds[j] = "pullquote"


def _tokens(line: str) -> list[str]:
    return _WORD.findall(line.casefold())


def _contained(tokens: Sequence[list[str]], hosts: Sequence[list[str]], words: Sequence[str | None]) -> Iterator[int]:
    """Short lines whose words stand, in order, inside a longer line of `hosts`: by their first REPEAT words."""
    heads: dict[tuple[str, ...], list[int]] = {}
    for i, own in enumerate(tokens):
        line = words[i]
        if line is not None and len(line) <= PULLQUOTE_CHARACTERS and len(own) >= REPEAT:
            alike = heads.setdefault(tuple(own[:REPEAT]), [])
            if len(alike) < MOST_ALIKE:
                alike.append(i)
    found: set[int] = set()
    for own in hosts:
        for k in range(len(own) - REPEAT + 1):
            for i in heads.get(tuple(own[k : k + REPEAT]), ()):
                short = tokens[i]
                if i not in found and len(short) < len(own) and own[k : k + len(short)] == short:
                    found.add(i)
    yield from sorted(found)


def _headings(text: str, lines: Sequence[Span], words: Sequence[str | None], kinds: Kinds) -> None:
    """Short lines without an end mark, each above a paragraph of prose and not one of a list."""
    body = [i for i, kind in enumerate(kinds) if kind is None]
    ends = {i: bool(_PROSE_END.search(text[max(0, lines[i].end - 8) : lines[i].end])) for i in body}
    if len(body) < 4 or sum(ends.values()) < PROSE_SHARE * len(body):
        return
    for before, i, after in zip([-1, *body], body, [*body[1:], -1], strict=False):
        line = words[i]
        if line is None or after < 0 or not ends[after] or (before >= 0 and not ends[before]):
            continue
        follows = text[lines[after].start]
        question = line.endswith("?") and len(line.split()) <= 8 and not _ASKED.match(line)
        if _heading(line) and not follows.islower() and (question or not ends[i]):
            kinds[i] = "other"


def _heading(line: str) -> bool:
    """Whether a line has the build of a heading: short, no spoken question, no list item, no sentence of the past."""
    if len(line) > HEADING_CHARACTERS or len(line.split()) > HEADING_WORDS or _BULLET.match(line):
        return False
    if line.endswith("?") and set(line) & set('"“”'):
        return False
    return not _NO_HEADING.search(line)


def _inner(text: str, lines: Sequence[Span], kinds: Kinds) -> Iterator[Furniture]:
    """Pieces inside lines that stay: datelines, credits, links, stamps."""
    marked = [line for line, kind in zip(lines, kinds, strict=True) if kind is not None]
    starts = {line.start for line in marked}
    ends = {line.end for line in marked}
    for dateline in datelines(text):
        if dateline.span.start not in starts:
            yield Furniture(dateline.span, "credit")
    for span, _ in credit_lines(text):
        if span.end not in ends and span not in lines:
            yield Furniture(span, "credit")
    for line, kind in zip(lines, kinds, strict=True):
        if kind is None:
            yield from _pieces(text, line, INLINE)


def _pieces(text: str, line: Span, forms: Sequence[Form]) -> Iterator[Furniture]:
    for form in forms:
        for found in form.pattern.finditer(text, line.start, line.end):
            yield Furniture(Span(found.start(), found.end()), form.kind)


def _without_overlap(pieces: list[Furniture]) -> tuple[Furniture, ...]:
    """In order of place; of two that overlap the one that begins first, then the longer, stays."""
    kept: list[Furniture] = []
    for piece in sorted(pieces, key=lambda p: (p.span.start, -p.span.end, p.kind)):
        if piece.span.start < piece.span.end and (not kept or piece.span.start >= kept[-1].span.end):
            kept.append(piece)
    return tuple(kept)
