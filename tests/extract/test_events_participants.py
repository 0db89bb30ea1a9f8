"""Which mentions a noun phrase means, on names set by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.events_index import Index
from dateline.extract.events_participants import participants
from dateline.reading import Document, Mention, Parse, Reading, Span
from dateline.values import Name, NameKind

Parses = Callable[..., Parse]


@pytest.mark.parametrize(
    ("text", "head", "names", "expected"),
    [
        ("Gunmen shot two nurses and a cook.", "nurses", {"nurses": "group", "cook": "person"}, ["nurses", "cook"]),
        (
            "A convoy of the Red Cross was hit.",
            "convoy",
            {"convoy": "organisation", "Red Cross": "organisation"},
            ["Red Cross"],
        ),
        (
            "They took a couple, Ana Ruiz and Luis Paz.",
            "couple",
            {"couple": "group", "Ana Ruiz": "person", "Luis Paz": "person"},
            ["Ana Ruiz", "Luis Paz"],
        ),
        ("They shot a U.S. citizen.", "citizen", {"U.S.": "place"}, []),
        ("Rockets hit a children's home.", "home", {"children": "group"}, []),
        ("Rockets hit Okello's home.", "home", {"Okello": "person"}, ["Okello"]),
        ("Troops killed the bandits. They fled.", "They", {"bandits": "group", "Troops": "group"}, ["Troops"]),
    ],
)
def test_who_is_meant(parse: Parses, text: str, head: str, names: dict[str, NameKind], expected: list[str]) -> None:
    mentions = tuple(
        Mention(n, Span(text.index(n), text.index(n) + len(n)), Name(n, kind), 1.0, "test") for n, kind in names.items()
    )
    parsed = parse(text)
    index = Index(Reading(Document("d", text), parse=parsed, names=mentions))
    token = next(t for t in parsed.tokens if t.text == head)
    assert list(participants(index, [token.i])) == expected


def test_the_sides_of_a_clash_are_not_listed_twice(parse: Parses) -> None:
    text = "Clashes between herders and farmers went on."
    spans = {n: Span(text.index(n), text.index(n) + len(n)) for n in ("herders", "farmers")}
    mentions = tuple(Mention(n, span, Name(n, "group"), 1.0, "test") for n, span in spans.items())
    parsed = parse(text)
    index = Index(Reading(Document("d", text), parse=parsed, names=mentions))
    heads = {t.text: t.i for t in parsed.tokens}
    assert participants(index, [heads["herders"]]) == ("herders", "farmers")
    assert participants(index, [heads["herders"]], frozenset({heads["farmers"]})) == ("herders",)
    assert participants(index, [heads["herders"]], taken=("herders",)) == ("farmers",)
