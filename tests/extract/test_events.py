"""Events over a real parse, with names, places and times laid out by hand."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from dateline.extract.events import Events
from dateline.extract.events_control import control_state
from dateline.reading import Document, Event, Furniture, Mention, Parse, Reading, Span
from dateline.values import Name, NameKind, Place, Quantity, Time

Parses = Callable[..., Parse]


def mention(text: str, words: str, value: Name | Place | Time | Quantity) -> Mention:
    start = text.index(words)
    return Mention(f"{type(value).__name__}:{words}", Span(start, start + len(words)), value, 1.0, "hand@1")


def read(
    parse: Parses,
    text: str,
    names: dict[str, NameKind] | None = None,
    places: tuple[str, ...] = (),
    times: tuple[tuple[str, Time], ...] = (),
    figures: tuple[str, ...] = (),
    furniture: tuple[Furniture, ...] = (),
) -> Reading:
    reading = Reading(
        Document("r", text, published="2023-02-06"),
        furniture=furniture,
        parse=parse(text, furniture),
        names=tuple(mention(text, n, Name(n, kind)) for n, kind in (names or {}).items()),
        places=tuple(mention(text, p, Place(p)) for p in places),
        times=tuple(mention(text, words, value) for words, value in times),
        quantities=tuple(mention(text, f, Quantity(1, 1, 1)) for f in figures),
    )
    return Events().extract(reading)


def event(reading: Reading, trigger: str) -> Event:
    return next(e for e in reading.events if e.span.of(reading.text) == trigger)


def test_capture_names_actor_target_and_place(parse: Parses) -> None:
    text = "Rebel forces captured the town of Goma from the Congolese army on Monday."
    reading = read(parse, text, {"Rebel forces": "group", "Congolese army": "organisation"}, places=("Goma",))
    found = event(reading, "captured")
    assert found.act.type == "Non-state actor overtakes territory"
    assert found.roles == {"actor": ("Name:Rebel forces",), "target": ("Name:Congolese army",)}
    assert found.place == "Place:Goma"
    assert control_state(found, text) == "holds"


@pytest.mark.parametrize(
    ("text", "trigger", "state"),
    [
        ("Government troops retook Marawi after five months.", "retook", "holds"),
        ("Government troops withdrew from Marawi after five months.", "withdrew", "lost"),
        ("Government troops may recapture Marawi within days.", "recapture", None),
        ("Government troops did not lose Marawi, the mayor said.", "lose", "holds"),
    ],
)
def test_control_is_read_off_the_trigger(parse: Parses, text: str, trigger: str, state: str | None) -> None:
    found = event(read(parse, text, {"Government troops": "group"}, places=("Marawi",)), trigger)
    assert control_state(found, text) == state


def test_light_verb_takes_the_type_of_its_noun_once(parse: Parses) -> None:
    reading = read(parse, "The army launched an offensive near Mekelle.", places=("Mekelle",))
    assert [(e.span.of(reading.text), e.act.type, e.place) for e in reading.events] == [
        ("launched", "Armed clash", "Place:Mekelle")
    ]


def test_type_of_a_death_comes_from_its_cause(parse: Parses) -> None:
    flood = read(parse, "At least 12 people were killed in floods in Sylhet.")
    assert event(flood, "killed").act.type == "Natural disaster"
    shells = read(parse, "Two women were killed by shelling in Omdurman.")
    assert event(shells, "killed").act.type == "Shelling/artillery/missile attack"


@pytest.mark.parametrize(
    ("text", "trigger", "flags"),
    [
        ("The army will attack the port.", "attack", ("future",)),
        ("Farmers plan to march to the capital.", "march", ("future",)),
        ("Police did not arrest the suspect.", "arrest", ("negated",)),
        ("The militia could attack the convoy.", "attack", ("hypothetical",)),
        ("Gunmen failed to kidnap the mayor.", "kidnap", ("negated",)),
        ("Police arrested the suspect.", "arrested", ()),
    ],
)
def test_flags(parse: Parses, text: str, trigger: str, flags: tuple[str, ...]) -> None:
    assert event(read(parse, text), trigger).flags == flags


def test_an_old_time_makes_an_event_historical(parse: Parses) -> None:
    old = ("1999", Time("DATE", "1999", "1999-01-01", "2000-01-01"))
    reading = read(parse, "An earthquake struck Izmit in 1999.", places=("Izmit",), times=(old,))
    assert event(reading, "struck").flags == ("historical",)
    assert event(reading, "struck").time == "Time:1999"


def test_the_time_of_a_statement_is_not_the_time_of_the_event(parse: Parses) -> None:
    friday = ("Friday", Time("DATE", "2023-02-03", "2023-02-03", "2023-02-04"))
    reading = read(parse, "Three miners died in the collapse, the ministry said on Friday.", times=(friday,))
    assert event(reading, "died").time is None


def test_figures_belong_to_the_verb_that_governs_them(parse: Parses) -> None:
    reading = read(parse, "The quake killed 40 people and injured 300 others.", figures=("40 people", "300"))
    assert event(reading, "killed").quantities == ("Quantity:40 people",)
    assert event(reading, "injured").quantities == ("Quantity:300",)


def test_furniture_and_odd_texts_hold_no_events(parse: Parses) -> None:
    text = "Protesters marched."
    assert read(parse, text, furniture=(Furniture(Span(0, len(text)), "caption"),)).events == ()
    for odd in ("", "…!?", '"""', "   \n\n"):
        assert read(parse, odd).events == ()


def test_ids_do_not_depend_on_scores(parse: Parses) -> None:
    first, second = (read(parse, "Gunmen killed a judge.") for _ in range(2))
    assert msgspec.json.encode(first.events) == msgspec.json.encode(second.events)


def test_each_town_of_a_list_is_captured_once(parse: Parses) -> None:
    text = "Rebels captured Goma and Bukavu."
    reading = read(parse, text, {"Rebels": "group"}, places=("Goma", "Bukavu"))
    assert [(e.place, control_state(e, text)) for e in reading.events] == [
        ("Place:Goma", "holds"),
        ("Place:Bukavu", "holds"),
    ]
    assert len({e.id for e in reading.events}) == 2


def test_a_place_of_another_clause_says_nothing_of_control(parse: Parses) -> None:
    text = "Rebels seized the airport in Kidal and troops withdrew from two nearby bases."
    found = event(read(parse, text, places=("Kidal",)), "withdrew")
    assert control_state(found, text) is None


@pytest.mark.parametrize(
    ("text", "places", "trigger", "place"),
    [
        (
            "The minister, speaking in Geneva, said rebels had shelled Goma.",
            ("Geneva", "Goma"),
            "shelled",
            "Place:Goma",
        ),
        ("In Beira, rescuers searched the houses.", ("Beira",), "searched", "Place:Beira"),
        ("Two men were shot dead in Lagos.", ("Lagos",), "shot", "Place:Lagos"),
    ],
)
def test_place_of_a_happening(parse: Parses, text: str, places: tuple[str, ...], trigger: str, place: str) -> None:
    assert event(read(parse, text, places=places), trigger).place == place


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The study demonstrated that the dam was safe.", "demonstrated"),
        ("Police found that the door was open.", "found"),
        ("The port was full of wrecked ships.", "wrecked"),
    ],
)
def test_what_is_no_happening(parse: Parses, text: str, words: str) -> None:
    assert words not in [e.span.of(text) for e in read(parse, text).events]


def test_a_spokesman_is_not_the_doer(parse: Parses) -> None:
    text = "Konashenkov claimed to have destroyed three bridges."
    assert event(read(parse, text, {"Konashenkov": "person"}), "destroyed").roles == {}


def test_long_lists_cost_no_square(parse: Parses) -> None:
    text = "Rebels shelled " + ", ".join(f"Town{n}" for n in range(700)) + " and Goma."
    assert len(read(parse, text, places=("Town3", "Goma")).events) >= 1


@pytest.mark.parametrize(
    ("text", "place", "trigger"),
    [
        ("The army still held two bridges over the Oskil.", "Oskil", "held"),
        ("Rebels took control of a fifth of Myanmar.", "Myanmar", "took"),
        ("The army abandoned its bastion in Sudan.", "Sudan", "abandoned"),
    ],
)
def test_part_of_a_place_is_not_the_place(parse: Parses, text: str, place: str, trigger: str) -> None:
    assert control_state(event(read(parse, text, places=(place,)), trigger), text) is None
