"""Who a pronoun means, on names set by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.events_index import Index
from dateline.extract.events_pronouns import antecedent
from dateline.reading import Document, Mention, Parse, Reading, Span
from dateline.values import Name, NameKind

Parses = Callable[..., Parse]


def meant(
    parse: Parses, text: str, word: str, names: dict[str, NameKind], refers: dict[str, str] | None = None
) -> str | None:
    mentions = tuple(
        Mention(n, Span(text.index(n), text.index(n) + len(n)), Name(n, kind), 1.0, "test", (refers or {}).get(n))
        for n, kind in names.items()
    )
    parsed = parse(text)
    token = [t for t in parsed.tokens if t.text == word][-1]
    return antecedent(Index(Reading(Document("d", text), parse=parsed, names=mentions)), token.i)


@pytest.mark.parametrize(
    ("text", "word", "names", "expected"),
    [
        (
            "Bandits robbed a bus near Kano. They also burned two shops.",
            "They",
            {"Bandits": "group", "Kano": "place"},
            "Bandits",
        ),
        (
            "Two pilots left the jet at sea, the navy said. They were picked up at dawn.",
            "They",
            {"pilots": "group", "navy": "organisation"},
            "pilots",
        ),
        ("Mona Reyes left at noon. She was shot on her way home.", "She", {"Mona Reyes": "person"}, "Mona Reyes"),
        (
            "Ali Haddad met Omar Nasr. The storm came and he fled.",
            "he",
            {"Ali Haddad": "person", "Omar Nasr": "person"},
            "Ali Haddad",
        ),
        ("The army said it had repelled a raid.", "it", {"army": "organisation"}, "army"),
        ("The cook said a guard hid where he strangled her.", "he", {"cook": "person"}, None),
        ("The dam broke. They fled.", "They", {"dam": "other"}, None),
        ("Haddad, who said he had seen it, met the mayor.", "he", {"Haddad": "person", "mayor": "person"}, "Haddad"),
        (
            "The Lion Brigade took the port on Monday. The group also shelled the airport.",
            "group",
            {"Lion Brigade": "organisation", "port": "other"},
            "Lion Brigade",
        ),
        ("Soldiers met rebels there. The storm hit them.", "them", {"Soldiers": "group", "rebels": "group"}, None),
    ],
)
def test_the_nearest_fitting_subject(
    parse: Parses, text: str, word: str, names: dict[str, NameKind], expected: str | None
) -> None:
    assert meant(parse, text, word, names) == expected


def test_words_that_stand_for_nobody(parse: Parses) -> None:
    names: dict[str, NameKind] = {"Bandits": "group"}
    assert meant(parse, "Bandits fled. We saw a truck.", "We", names) is None
    assert meant(parse, "Bandits fled. A truck burned.", "truck", names) is None
    assert meant(parse, "Bandits fled. A second group stayed.", "group", names) is None


def test_a_gender_that_the_report_tells_excludes(parse: Parses) -> None:
    names: dict[str, NameKind] = {"Okello": "person", "boy": "person"}
    assert meant(parse, "Mrs Okello met a boy. She was shot at noon.", "She", names) == "Okello"
    assert meant(parse, "Mrs Okello met a boy. He was shot at noon.", "He", names) == "boy"
