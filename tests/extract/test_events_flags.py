"""Did it happen: flags off the grammar around a trigger."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.events_flags import flags
from dateline.reading import Parse

Parses = Callable[..., Parse]


def of(parse: Parses, text: str, word: str) -> tuple[str, ...]:
    parsed = parse(text)
    token = next(t for t in parsed.tokens if t.text == word)
    return flags(parsed, token, None, "2024-03-06")


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The rally was cancelled.", "rally", ("negated",)),
        ("The march will begin on Sunday.", "march", ("future",)),
        ("A blockade could ruin the port.", "blockade", ("hypothetical",)),
        ("The blockade could ruin the port.", "blockade", ()),
        ("Unions called for a boycott on Sunday.", "boycott", ("future",)),
        ("No one was injured.", "injured", ("negated",)),
        ("The navy has yet to seize the ship.", "seize", ("negated",)),
        ("The brigade is not thought to have looted the depot.", "looted", ("negated",)),
        ("Villagers demanded that the bank leave.", "leave", ("future",)),
        ("The navy seized the ship.", "seized", ()),
        ("Eleven sailors are feared drowned.", "drowned", ("hypothetical",)),
        ("Raiders threatened to burn the mill.", "burn", ("future", "hypothetical")),
        ("The raid was to have taken place on Sunday.", "raid", ("hypothetical",)),
        ("The strike is due to begin on Sunday.", "strike", ("future",)),
        ("If they return, we fight.", "fight", ("hypothetical",)),
        ("He did not know that she had been hit.", "hit", ()),
        ("They could not prevent the murder.", "murder", ()),
        ("He did not intend to shoot her.", "shoot", ("negated",)),
        ("He was able to disarm a guard and shot him.", "shot", ()),
        ("They hope to retake towns lost in June.", "lost", ()),
        ("Migrants may apply whether or not they get detained.", "detained", ("hypothetical",)),
        ("It would be an attack on us all.", "attack", ("hypothetical",)),
        ("The shooting may have been an accident.", "shooting", ()),
        ("Detectives Ann Poe and Will Brown charged a man.", "charged", ()),
        ("Ministers called the raid a success.", "raid", ()),
        ("Neither side has attacked.", "attacked", ("negated",)),
        ("Police ruled out an attack.", "attack", ("negated",)),
        ("Nurses called off a strike.", "strike", ("negated",)),
        ("He was barred from leaving the port.", "leaving", ("negated",)),
        ("The army rejected claims that troops had shelled the market.", "shelled", ("negated", "alleged")),
        ("A truce would allow aid to reach the camp.", "reach", ("hypothetical",)),
        ("Officials are considering closing the border.", "closing", ("hypothetical",)),
        ("The general warned against attacking the convoy.", "attacking", ("hypothetical",)),
        ("The minister threatened protesters with arrest.", "arrest", ("future", "hypothetical")),
        ("Plans to kidnap the governor were found.", "kidnap", ("future",)),
        ("The army stopped short of bombing the camp.", "bombing", ("negated",)),
        ("There is no evidence that gangs killed the priest.", "killed", ("negated",)),
        ("The opposition wants the governor to resign.", "resign", ("future",)),
        ("Officers will be sent there to fight gangs.", "fight", ("future",)),
    ],
)
def test_what_the_words_around_say(parse: Parses, text: str, word: str, expected: tuple[str, ...]) -> None:
    assert of(parse, text, word) == expected
