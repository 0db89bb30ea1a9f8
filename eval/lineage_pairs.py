"""Pairs of reports whose lineage is known, made from the short reports in `eval/gold/lineage`.

Each file there tells one invented event three times: report A, report B by another outlet that shares with A one
quotation and nothing else (the paragraph behind "Q:"), and SPUN, a heavy rewrite of A written by hand. From these come,
per event, the kinds of pair in KINDS. All choices are made by a checksum, so every run makes the same pairs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

import msgspec

GOLD = Path(__file__).parent / "gold" / "lineage"
#: Events that were written after the thresholds had been set, and by which none was changed.
FRESH = GOLD / "fresh"
#: Later still, other kinds of text: politics, a robbery, a quake, a company's statement, a verdict.
OTHER = GOLD / "kinds"
#: Kind of pair -> what holds between child and parent.
KINDS = {
    "reprint": "taken",
    "truncated": "taken",
    "splice": "taken",
    "copyedit": "taken",
    "altered": "taken",
    "light": "rewrite",
    "medium": "rewrite",
    "heavy": "rewrite",
    "quotation": "quote",
    "same event": "none",
    "spun beside": "none",
    "other event": "none",
    "version": "revision",
}
CALLS = (
    "Sign up to our newsletter for the latest news every morning.",
    "Follow us on social media and never miss a story.",
)
ADDED = "More is expected to be known when officials meet again in the evening."
_EDITS = (
    ("per cent", "percent"),
    ("metres", "meters"),
    ("kilometres", "kilometers"),
    ("neighbours", "neighbors"),
    ("centre", "center"),
    ("defence", "defense"),
    ("labour", "labor"),
    ("programme", "program"),
    (" said that ", " said "),
    ("At least", "No fewer than"),
    ("more than", "over"),
)
_DIGITS = {"two": "2", "three": "3", "four": "4", "six": "6", "nine": "9", "eleven": "11", "fourteen": "14"}


class Text(msgspec.Struct, frozen=True):
    """One report of a gold file; `quotation` is the number of the paragraph with the shared quotation, or None."""

    source: str
    published: str
    paragraphs: tuple[str, ...]
    quotation: int | None = None
    url: str | None = None


class Pair(msgspec.Struct, frozen=True):
    """A child and a parent text with the paragraphs of the child that come from the parent."""

    kind: str
    event: str
    child: Text
    parent: Text
    taken: tuple[str, ...] = ()


def pairs(folder: Path = GOLD) -> Iterator[Pair]:
    """All pairs of the events in a folder, kind by kind, event by event."""
    events = [(path.stem, _read(path)) for path in sorted(folder.glob("*.txt"))]
    for kind in KINDS:
        for number, (name, (a, b, spun)) in enumerate(events):
            other = events[(number + 1) % len(events)][1][1]
            yield _pair(kind, name, a, b, spun, other)


def _read(path: Path) -> tuple[Text, Text, Text]:
    texts: list[Text] = []
    for part in path.read_text(encoding="utf-8").split("## ")[1:]:
        head, *body = part.strip().split("\n")
        _, published, source = head.split(" ", 2)
        asked = [number for number, line in enumerate(body) if line.startswith("Q: ")]
        lines = tuple(line.removeprefix("Q: ") for line in body)
        texts.append(Text(source, published, lines, asked[0] if asked else None))
    a, b, spun = texts
    return a, b, spun


def _pair(kind: str, event: str, a: Text, b: Text, spun: Text, other: Text) -> Pair:
    body = a.paragraphs
    bare = tuple(line for number, line in enumerate(b.paragraphs) if number != b.quotation)
    made: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
        "reprint": (("Breaking news", *body, f"- {a.source}", *CALLS), body),
        "truncated": ((*body[:4], CALLS[0]), body[:4]),
        "splice": ((*bare, *body[4:6]), body[4:6]),
        "copyedit": (_copyedit(event, body), body),
        "altered": (tuple(_alter(line) for line in body), body),
        "light": (tuple(_spin(line, event, 60) for line in body), body),
        "medium": (_medium(event, body, spun.paragraphs), body),
        "heavy": (spun.paragraphs, body),
        "quotation": (b.paragraphs, ()),
        "same event": (bare, ()),
        "spun beside": (bare, ()),
        "other event": (other.paragraphs, ()),
        "version": ((*_edited(body), ADDED), body),
    }
    if kind == "version":
        url = f"https://example.org/{event}"
        first = msgspec.structs.replace(a, url=url)
        return Pair(kind, event, Text(a.source, f"{a.published}T23:50", made[kind][0], None, url), first, body)
    lines, taken = made[kind]
    source, published = (
        (b.source, b.published) if kind in ("quotation", "same event") else (spun.source, spun.published)
    )
    parent = spun if kind == "spun beside" else a
    return Pair(kind, event, Text(source, published, lines), parent, taken)


def _chance(*what: object) -> int:
    """A number from 0 to 99 that depends on its arguments alone."""
    return crc32("\x1f".join(map(str, what)).encode()) % 100


def _copyedit(event: str, body: tuple[str, ...]) -> tuple[str, ...]:
    """Another desk's edit: a paragraph less, other spellings, figures for number words, one word in 16 dropped."""
    lines = []
    for number, line in enumerate(body):
        if _chance(event, number) < 15:
            continue
        for old, new in _EDITS:
            line = line.replace(old, new)
        kept = (_DIGITS.get(w, w) for at, w in enumerate(line.split()) if at == 0 or _chance(event, number, at) >= 6)
        lines.append(" ".join(kept))
    return tuple(lines)


def _edited(body: tuple[str, ...]) -> tuple[str, ...]:
    """A later version of the page: the first figure of the text is another, silently; all else stays."""
    at = next(number for number, line in enumerate(body) if re.search(r"\d", line))
    figure = re.sub(r"\d+", lambda m: str(int(m.group()) + 3), body[at], count=1)
    return (*body[:at], figure, *body[at + 1 :])


def _alter(line: str) -> str:
    """A near copy that changes what it says: every first figure is another, the wounded are killed."""
    line = re.sub(r"\d+", lambda m: str(int(m.group()) + 1), line, count=1)
    return line.replace("wounding", "killing").replace("missing", "dead").replace("denied", "confirmed")


def synonyms() -> dict[str, str]:
    """A word and what a spinner puts in its place."""
    rows = (line.split("\t") for line in (GOLD / "synonyms.tsv").read_text(encoding="utf-8").splitlines())
    return dict(line for line in rows)


def _spin(line: str, event: str, percent: int) -> str:
    table = synonyms()

    def swap(match: re.Match[str]) -> str:
        word = match.group()
        new = table.get(word.lower())
        if new is None or _chance(event, line, match.start()) >= percent:
            return word
        return new.capitalize() if word[0].isupper() else new

    return re.sub(r"[A-Za-z]+", swap, line)


def _medium(event: str, body: tuple[str, ...], spun: tuple[str, ...]) -> tuple[str, ...]:
    """Every other sentence rewritten by hand, the rest with all synonyms and other spellings of names."""
    pairs = enumerate(zip(body, spun, strict=True))
    return tuple(hand if at % 2 else _names(_spin(_front(line), event, 100)) for at, (line, hand) in pairs)


def _front(line: str) -> str:
    """ "X, Y said." as "Y said X." """
    match = re.fullmatch(r"(.{30,}), ((?:[a-zA-Z]+ ){1,5}said)\.", line)
    return f"{match[2][0].upper()}{match[2][1:]} {match[1][0].lower()}{match[1][1:]}." if match else line


def _names(line: str) -> str:
    """Names in other transliterations, as translation to and fro leaves them."""

    def vary(match: re.Match[str]) -> str:
        name = match.group()
        return name.replace("y", "i").replace("kh", "h").replace("ou", "u").replace("w", "v").replace("ck", "k")

    return re.sub(r"(?<=[a-z,] )[A-Z][a-z]{4,}", vary, line)
