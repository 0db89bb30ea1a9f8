"""Who did it, and to whom, on names set by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.events_index import Index
from dateline.extract.events_roles import roles
from dateline.reading import Document, Mention, Parse, Reading, Span
from dateline.values import Name

Parses = Callable[..., Parse]


def told(parse: Parses, text: str, word: str, names: list[str], carried: str = "") -> dict[str, list[str]]:
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    mentions = tuple(
        Mention(name, span, Name(name, "group"), 1.0, "test") for name, span in zip(names, spans, strict=True)
    )
    parsed = parse(text)
    index = Index(Reading(Document("d", text), parse=parsed, names=mentions))
    at = {token.text: token for token in parsed.tokens}
    return {role: list(ids) for role, ids in roles(index, at[word], at.get(carried)).items()}


@pytest.mark.parametrize(
    ("text", "word", "names", "expected"),
    [
        ("Clashes between herders and farmers went on.", "Clashes", ["herders", "farmers"], ("herders", "farmers")),
        ("The murder of Ana Paz by soldiers shocked them.", "murder", ["Ana Paz", "soldiers"], ("soldiers", "Ana Paz")),
        ("A raid by bandits killed farmers.", "killed", ["bandits", "farmers"], ("bandits", "farmers")),
        ("Farmers were kidnapped by bandits.", "kidnapped", ["Farmers", "bandits"], ("bandits", "Farmers")),
        ("They mourned after Paz's assassination.", "assassination", ["Paz"], (None, "Paz")),
        ("Nine sailors drowned.", "drowned", ["sailors"], (None, "sailors")),
        ("Nine sailors are still missing.", "missing", ["sailors"], (None, "sailors")),
        ("The blast left forty miners dead.", "left", ["miners"], (None, "miners")),
        ("A blast blamed on bandits killed farmers.", "killed", ["bandits", "farmers"], ("bandits", "farmers")),
        ("A court jailed two guards for the killing of Paz.", "killing", ["guards", "Paz"], ("guards", "Paz")),
        ("The mayor survived an attack by gunmen.", "survived", ["mayor", "gunmen"], ("gunmen", "mayor")),
        ("Drivers came under attack from bandits.", "attack", ["Drivers", "bandits"], ("bandits", "Drivers")),
        ("Police shot and wounded a guard.", "shot", ["Police", "guard"], ("Police", "guard")),
        ("Prosecutors want the mayor jailed.", "jailed", ["Prosecutors", "mayor"], (None, "mayor")),
        ("Rebels led by Haftar advanced quickly.", "advanced", ["Rebels", "Haftar"], ("Rebels", None)),
        ("A former cook has admitted murdering a guard.", "murdering", ["cook", "guard"], ("cook", "guard")),
        ("Climbers were hit by an avalanche on Mount Oru.", "avalanche", ["Mount Oru"], (None, None)),
        ("Police gave no name in the Oakhill shooting.", "shooting", ["Oakhill"], ("Oakhill", None)),
    ],
)
def test_doer_and_victim(
    parse: Parses, text: str, word: str, names: list[str], expected: tuple[str | None, str | None]
) -> None:
    found = told(parse, text, word, names)
    assert (next(iter(found.get("actor", [])), None), found.get("target", [None])[0]) == expected


def test_a_verb_that_carries_a_happening_has_its_victim(parse: Parses) -> None:
    found = told(parse, "Rebels launched an attack on miners.", "launched", ["Rebels", "miners"], carried="attack")
    assert found == {"actor": ["Rebels"], "target": ["miners"]}


def test_a_place_before_a_happening_is_no_doer(parse: Parses) -> None:
    text = "Police spoke of the Oakhill shooting."
    span = Span(text.index("Oakhill"), text.index("Oakhill") + 7)
    parsed = parse(text)
    index = Index(
        Reading(Document("d", text), parse=parsed, names=(Mention("m", span, Name("Oakhill", "place"), 1.0, "test"),))
    )
    assert roles(index, next(t for t in parsed.tokens if t.text == "shooting")) == {}


def test_whom_somebody_is_taken_to_lost_nothing(parse: Parses) -> None:
    text = "Three women were taken to Mercy Hospital."
    assert told(parse, text, "taken", ["women", "Mercy Hospital"]) == {"target": ["women"]}
