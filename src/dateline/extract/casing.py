"""Text in capitals with the letters that mixed-case print would give it: same length, same offsets.

Teletype copy, bulletins and shouted paragraphs come in capitals, and a parser that learned from mixed-case print reads
them as one long name. Each word is judged in its context (`signs`) by weights that were learned from mixed-case texts
put into capitals (`cards/casing.md`): small letters, a capital, or all capitals. After L. V. Lita et al., "tRuEcasIng"
(ACL 2003).

The report's text is never changed. Its parse is of the recased text, so the words that were read stand in the parse.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from dateline.errors import SetupError
from dateline.gazetteer.reading import Gazetteer, open_gazetteer
from dateline.reading import Document, Reading, Span
from dateline.resources import data
from dateline.text import fold, paragraphs

Case = Literal["small", "capital", "capitals"]
CASES: tuple[Case, ...] = ("small", "capital", "capitals")

#: A paragraph is in capitals where it has so many words of two letters or more, and at least this share of its letters
#: are capitals. Shorter ones ("RELATED STORIES", "U.S. ARMY") are furniture, headings or names.
FEWEST, SHARE = 6, 0.9
#: The fewest people of a place whose name is taken for one.
LARGE = 20_000

WORD = re.compile(r"[^\W\d_]+")
_SPACE = re.compile(r"\s+")
_LONG = re.compile(r"[^\W\d_]{2,}")
_ENDS = re.compile(r"[.!?][\"”’')\]]*\s+[\W_]*$|\n\s*\n[\W_]*$|(?:--|—)\s*(?:[(\[][^()\[\]]{0,80}[)\]]\s*){1,3}$")
_TITLES = frozenset(
    "mr mrs ms dr gen lt col maj capt sgt cmdr adm sen rep gov rev fr st jr sr prof pres vs no jan feb mar apr jun jul "
    "aug sep sept oct nov dec".split()
)
#: What follows an apostrophe within a word and is none of its own: "it's", "don't", "they've".
_TAILS = frozenset("s t re ve ll d m".split())


class Word(NamedTuple):
    """One word in capitals: where it stands, in small letters, and whether a sentence begins with it."""

    start: int
    end: int
    low: str
    opens: bool
    tail: bool


@lru_cache(maxsize=4)
def in_capitals(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text that are in capitals, in order."""
    if not any(c.isupper() for c in text):
        return ()
    return tuple(span for span in paragraphs(text) if _shouted(span.of(text)))


def _shouted(paragraph: str) -> bool:
    words = _LONG.findall(paragraph)
    if len(words) < FEWEST:
        return False
    small = sum(map(str.islower, paragraph))
    great = sum(map(str.isupper, paragraph))
    return great >= SHARE * (small + great)


def recased(text: str) -> str:
    """The text with its paragraphs in capitals put into mixed case; as long as it was, the same where there are none.

    A word that the rest of the text writes in one way within sentences is written so here, too.
    """
    shouted = in_capitals(text)
    if not shouted:
        return text
    own = _own(text, shouted)
    judgements = [_judgements(span.of(text), own) for span in shouted]
    agreed = _agreed(judgements)
    parts, at = [], 0
    for span, found in zip(shouted, judgements, strict=True):
        parts += [text[at : span.start], _written(span.of(text), found, agreed)]
        at = span.end
    return "".join([*parts, text[at:]])


def _own(text: str, shouted: Sequence[Span]) -> dict[str, Case]:
    """Word -> how the mixed-case rest of a text mostly writes it within sentences."""
    counts: dict[str, Counter[Case]] = {}
    at = 0
    for start, end in [*((s.start, s.end) for s in shouted), (len(text), len(text))]:
        rest = text[at:start]
        for word in words_of(rest):
            if not word.opens and not word.tail:
                counts.setdefault(word.low, Counter())[case_of(rest[word.start : word.end])] += 1
        at = end
    return {low: max(CASES, key=lambda c: found[c]) for low, found in counts.items() if len(found) == 1}


def _judgements(text: str, own: Mapping[str, Case]) -> list[tuple[Word, Case]]:
    """The words of a paragraph in capitals, each with its case."""
    weights = learned()
    words = list(words_of(text))
    found: list[tuple[Word, Case]] = []
    for n, word in enumerate(words):
        before = found[-1][1] if found else "small"
        found.append((word, own.get(word.low) or judged(signs(text, words, n, before), weights)))
    return found


def _agreed(judgements: Iterable[Sequence[tuple[Word, Case]]]) -> dict[str, Case]:
    """Word that the weights do not know -> the case that it mostly got here, the larger one where even; the name
    of a place is never small."""
    weights = learned()
    counts: dict[str, Counter[Case]] = {}
    for found in judgements:
        for word, case in found:
            if not word.opens and not word.tail and f"is {word.low}" not in weights:
                counts.setdefault(word.low, Counter())[case] += 1
    agreed = {low: max(CASES, key=lambda c: (cases[c], CASES.index(c))) for low, cases in counts.items()}
    return {low: "capital" if case == "small" and _is_place(low) else case for low, case in agreed.items()}


@lru_cache(maxsize=4096)
def _is_place(low: str) -> bool:
    """Whether a word is the name of a larger place: the smaller ones share their names with common words."""
    found = _gazetteer().named(fold(low))
    return any(m.entry.feature in ("country", "admin1") or m.entry.population >= LARGE for m in found)


@lru_cache(maxsize=1)
def _gazetteer() -> Gazetteer:
    return open_gazetteer(data("gazetteer"))


def _written(text: str, found: Sequence[tuple[Word, Case]], agreed: Mapping[str, Case]) -> str:
    out, at = [], 0
    for word, case in found:
        form = written(text[word.start : word.end], agreed.get(word.low, case), word)
        out += [text[at : word.start], form]
        at = word.end
    return "".join([*out, text[at:]])


def written(word: str, case: Case, at: Word) -> str:
    """A word in capitals with the letters of its case; a sentence begins with a capital."""
    if at.tail:
        return _small(word)
    if case == "capitals" or (at.opens and len(word) == 1):
        return word
    if case == "small" and not at.opens:
        return _small(word)
    if word.startswith("MC") and len(word) > 4 and case == "capital":
        return "Mc" + word[2] + _small(word[3:])
    return word[0] + _small(word[1:])


def _small(word: str) -> str:
    """Small letters, where that keeps the length: some capitals have none of one character."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in word)


def words_of(text: str) -> Iterator[Word]:
    """The words of a paragraph or more, in order."""
    at, fresh, last = 0, True, ""
    for match in WORD.finditer(text):
        between = text[max(at, match.start() - 120) : match.start()]
        if at and not fresh:
            ended = _ENDS.search((text[at - 1] if at else "") + between)
            fresh = bool(ended) and not (between.startswith(".") and (len(last) == 1 or last in _TITLES))
        low = _small(match[0])
        tail = between in ("'", "’") and low in _TAILS and at > 0
        yield Word(match.start(), match.end(), low, fresh, tail)
        at, fresh, last = match.end(), False, low


def case_of(word: str) -> Case:
    """How a word is written; a single capital counts as all capitals, and odd mixtures as a capital."""
    if word.islower():
        return "small"
    return "capitals" if word.isupper() else "capital"


def signs(text: str, words: Sequence[Word], n: int, before: Case) -> Iterator[str]:
    """What tells the case of word `n`, in words; `before` is what the word before it got."""
    word = words[n]
    ahead = words[n + 1].low if n + 1 < len(words) else "$"
    behind = "^" if word.opens or n == 0 else words[n - 1].low
    low = word.low
    yield "any"
    yield f"is {low}"
    yield f"end {low[-3:]}"
    yield f"end {low[-2:]}"
    yield f"after {behind}"
    yield f"before {ahead}"
    yield f"{behind} {low}"
    yield f"{low} {ahead}:"
    gap = text[words[n - 1].end : word.start] if n else "^"
    joint = _SPACE.sub(" ", gap) if len(gap.strip()) <= 1 else "other"
    shape = "" if any(v in low for v in "aeiouyáéíóú") else " without vowel"
    yield f"then {'^' if word.opens else before}{joint}"
    yield f"size {min(len(low), 7)}{shape}"
    opened = text[word.start - 1 : word.start] in ("(", "[")
    closed = text[word.end : word.end + 1] in (")", "]")
    if opened or closed:
        yield f"bracketed {opened} {closed} {min(len(low), 6)}"
    if text[word.end : word.end + 1] == "." and len(low) == 1:
        yield "initial"
    if text[word.end : word.end + 2].lstrip("-")[:1].isdigit():
        yield "before digit"
    if text[max(0, word.start - 2) : word.start].strip(" -")[-1:].isdigit():
        yield "after digit"


def judged(found: Iterator[str], weights: Mapping[str, Sequence[float]]) -> Case:
    """The case that the signs speak for most."""
    small = capital = capitals = 0.0
    for sign in found:
        row = weights.get(sign)
        if row is not None:
            small += row[0]
            capital += row[1]
            capitals += row[2]
    return "small" if small >= capital and small >= capitals else "capital" if capital >= capitals else "capitals"


@lru_cache(maxsize=1)
def learned() -> dict[str, tuple[float, float, float]]:
    """Sign -> its weight for each of CASES."""
    return read(data("casing.tsv"))


def read(path: Path) -> dict[str, tuple[float, float, float]]:
    """Weights of signs: a line has three weights and all signs that bear them, parted by tabs.

    Many signs share theirs: it takes 16 ms and 0.6 MB where JSON with a sign a line took 53 ms and 1.5 MB. Raises
    SetupError where the file is no such table.
    """
    found: dict[str, tuple[float, float, float]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").rstrip("\n").split("\n"), start=1):
        cells = line.split("\t")
        try:
            small, capital, capitals = map(float, cells[: len(CASES)])
        except ValueError as error:
            raise SetupError(f"{path}, line {number}: {error}; install dateline again") from error
        found.update(dict.fromkeys(cells[len(CASES) :], (small, capital, capitals)))
    return found


def mixed(document: Document) -> Document:
    """The document as it is read: with its paragraphs in capitals in mixed case. Itself where it has none."""
    text = recased(document.text)
    return document if text == document.text else msgspec.structs.replace(document, text=text)


def as_read(reading: Reading) -> Reading:
    """The reading with the text that its parse is of: the report's own but where that is in capitals.

    The words of the parse are put back into their places, so nothing needs to be judged again.
    """
    if not in_capitals(reading.text):
        return reading
    out, at = [], 0
    for token in reading.parse.tokens:
        if token.start >= at and len(token.text) == token.end - token.start:
            out += [reading.text[at : token.start], token.text]
            at = token.end
    text = "".join([*out, reading.text[at:]])
    return msgspec.structs.replace(reading, document=msgspec.structs.replace(reading.document, text=text))
