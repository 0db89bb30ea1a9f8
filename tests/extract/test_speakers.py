from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec
import pytest

from dateline.extract.attributions import Attributions
from dateline.reading import Mention, Reading, Span
from dateline.values import Name, NameKind

Make = Callable[..., Reading]


def speakers(reading: Make, text: str, names: Mapping[str, tuple[NameKind, str | None]]) -> list[str | None]:
    """Who speaks, by the text of the mention found. `names` are found at their first place; roles come with them."""
    mentions = tuple(
        Mention(words, Span(text.index(words), text.index(words) + len(words)), Name(words, kind, role), 1.0, "t@1")
        for words, (kind, role) in names.items()
    )
    done = Attributions().extract(msgspec.structs.replace(reading(text), names=mentions))
    return [a.speaker for a in done.attributions]


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("Ana Ruiz said it rained.", {"Ana Ruiz": ("person", None)}, "Ana Ruiz"),
        ("Ana Ruiz herself said it rained.", {"Ana Ruiz": ("person", None)}, "Ana Ruiz"),
        ("“It rained,” Ana Ruiz was quoted by Acme as saying.",
         {"Ana Ruiz": ("person", None), "Acme": ("organisation", None)}, "Ana Ruiz"),
        ("The head of the dam, Ana Ruiz, said it rained.", {"Ana Ruiz": ("person", None)}, "Ana Ruiz"),
        ("A member of the council, Ana Ruiz, wrote on Facebook that it rained.",
         {"member of the council": ("person", None), "Ana Ruiz": ("person", None)}, "Ana Ruiz"),
        ("The ferry's owner, Bluewater Lines, said it rained.",
         {"owner": ("person", None), "Bluewater Lines": ("organisation", None)}, "Bluewater Lines"),
        ("Ana Ruiz of Acme said it rained.", {"Ana Ruiz": ("person", None), "Acme": ("group", None)}, "Ana Ruiz"),
        ("Acme's lawyer said it rained.", {"Acme": ("organisation", None)}, None),
        ("A statement by Acme said it rained.", {"Acme": ("organisation", None)}, "Acme"),
        ("Telegram channels said it rained.", {"Telegram": ("organisation", None)}, None),
        ("He said it rained.", {}, None),
    ],
)  # fmt: skip
def test_phrase(reading: Make, text: str, names: Mapping[str, tuple[NameKind, str | None]], found: str | None) -> None:
    assert speakers(reading, text, names) == [found]


def test_a_pronoun_goes_to_the_last_speaker(reading: Make) -> None:
    text = "Ana Ruiz said it rained. She added that roads were closed."
    assert speakers(reading, text, {"Ana Ruiz": ("person", None)}) == ["Ana Ruiz", "Ana Ruiz"]


def test_a_pronoun_follows_known_gender(reading: Make) -> None:
    text = "Ana Ruiz met Tom Lee. He said it rained."
    names: dict[str, tuple[NameKind, str | None]] = {
        "Ana Ruiz": ("person", "spokeswoman"),
        "Tom Lee": ("person", None),
    }
    assert speakers(reading, text, names) == ["Tom Lee"]


def test_it_is_no_person(reading: Make) -> None:
    text = "The Ministry of Roads met Ana Ruiz. It said roads were closed."
    names: dict[str, tuple[NameKind, str | None]] = {
        "Ministry of Roads": ("organisation", None),
        "Ana Ruiz": ("person", None),
    }
    assert speakers(reading, text, names) == ["Ministry of Roads"]


def test_two_equal_candidates_are_left_open(reading: Make) -> None:
    text = "The talks of Tom Lee and of Max Orr failed. He said it rained."
    assert speakers(reading, text, {"Tom Lee": ("person", None), "Max Orr": ("person", None)}) == [None]


def test_without_names_nobody_is_resolved(reading: Make) -> None:
    assert speakers(reading, "Ana Ruiz said it rained. She left.", {}) == [None]


def test_who_is_described_first_and_named_in_the_next_sentence(reading: Callable[..., Reading]) -> None:
    from dateline.extract.names import Names
    from dateline.extract.tagger.attributions import TaggedAttributions

    def speakers(text: str) -> list[str | None]:
        read = TaggedAttributions().extract(Names().extract(reading(text)))
        named = {m.id: m.value.name for m in read.names if isinstance(m.value, Name)}
        return [named.get(a.speaker or "") for a in read.attributions]

    told = (
        "A miners' union leader said the shaft was locked. “Nobody could get out,” said Rosa Pinto, secretary of the "
        "{} union."
    )
    assert speakers(told.format("miners'")) == ["Rosa Pinto", "Rosa Pinto"]
    assert speakers(told.format("teachers'"))[0] != "Rosa Pinto"
