"""Readings built by hand: a text is read by splitting it at blanks and full stops; nothing here knows a model."""

from __future__ import annotations

import re

from dateline.model import Decision
from dateline.reading import Attribution, Caveat, Document, Event, Furniture, Mention, Parse, Reading, Span, Token
from dateline.values import Act, Name, Place, Quantity, Time

AT = "2022-09-09T14:05:00Z"
LATER = "2022-09-10T08:00:00Z"
VERSIONS = {
    "furniture": "furniture@1",
    "parse": "parser@1",
    "names": "names@1",
    "attributions": "attributions@1",
    "caveats": "caveats@1",
    "times": "times@1",
    "places": "places@1",
    "quantities": "quantities@1",
    "events": "events@1",
}
TEXT = (
    "The Rimac burst its banks in Chosica on Tuesday. At least 12 people were killed, Mayor Rosa Quispe said. "
    "The figure could not be verified. Advertisement"
)


def parsed(text: str) -> Parse:
    """Words and full stops; each sentence hangs on its first token."""
    found = [(m.start(), m.end()) for m in re.finditer(r"\w+|[^\w\s]", text)]
    tokens, sentences, first = [], [], 0
    for i, (start, end) in enumerate(found):
        word = text[start:end]
        tokens.append((i, start, end, word, first))
        if word == "." or i == len(found) - 1:
            sentences.append((first, i + 1))
            first = i + 1
    numbered = [n for n, (a, b) in enumerate(sentences) for _ in range(a, b)]
    stops = dict(sentences)
    made = tuple(
        Token(i, s, e, w, w.lower(), "NOUN", "NN", "dep", head, numbered[i], i, stops[i] - 1 if i == head else i)
        for i, s, e, w, head in tokens
    )
    children = tuple(tuple(c.i for c in made if c.head == t.i and c.i != t.i) for t in made)
    return Parse(made, tuple(sentences), children)


def where(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def plain(identity: str, text: str, published: str | None = AT, **fields: str) -> Reading:
    """A reading with a parse and nothing else."""
    return Reading(Document(id=identity, text=text, published=published, **fields), parse=parsed(text))


def full(identity: str = "r1", published: str | None = AT, version: str = "1", source: str = "El Rio") -> Reading:
    """A reading of TEXT with a record in every layer, by components of one version."""
    at = lambda words: where(TEXT, words)  # noqa: E731
    by = lambda name: f"{name}@{version}"  # noqa: E731
    return Reading(
        Document(id=identity, text=TEXT, source=source, published=published, title="Río Rímac", file="a.txt"),
        furniture=(Furniture(at("Advertisement"), "placeholder"),),
        parse=parsed(TEXT),
        names=(
            Mention("m1", at("Rosa Quispe"), Name("Rosa Quispe", "person", "Mayor"), 0.9, by("names")),
            Mention("m2", at("people"), Name("people", "group"), 0.5, by("names"), refers="m1"),
        ),
        attributions=(
            Attribution(
                "a1",
                (at("Mayor Rosa Quispe"),),
                (at("said"),),
                (at("At least 12 people were killed"),),
                "indirect",
                "asserts",
                "stated",
                0.8,
                by("attributions"),
                speaker="m1",
            ),
        ),
        caveats=(Caveat("v1", at("could not be verified"), "unverified", ("a1",), by("caveats")),),
        times=(Mention("t1", at("Tuesday"), Time("DATE", "2022-09-06"), 1.0, by("times")),),
        places=(Mention("p1", at("Chosica"), Place("Chosica", -11.9, -76.7, 5.0), 0.7, by("places")),),
        quantities=(
            Mention(
                "q1",
                at("12 people"),
                Quantity(12, 12, None, "people", "killed", "at_least", "killed"),
                1.0,
                by("quantities"),
            ),
        ),
        events=(
            Event(
                "e1", at("burst"), Act("flood"), by("events"), {"agent": ("m2",)}, time="t1", place="p1",
                quantities=("q1",),
            ),
        ),
    )  # fmt: skip


def decision(identity: str = "d1", at: str = AT, why: str = "one person", who: str = "ana") -> Decision:
    return Decision(identity, "merge", ("r1/m1", "r2/m1"), who, at, why, anchors=(("r1", Span(0, 3)),))
