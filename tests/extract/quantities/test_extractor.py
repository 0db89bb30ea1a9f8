"""Figures over a real parse: unit, what is counted, bound and state."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.quantities import Quantities
from dateline.reading import Furniture, Reading, Span
from dateline.values import Quantity

Make = Callable[..., Reading]


def told(make: Make, text: str) -> list[tuple[str, float | None, float | None, str | None, str]]:
    read = Quantities().extract(make(text))
    found = []
    for mention in read.quantities:
        value = mention.value
        assert isinstance(value, Quantity)
        found.append((mention.span.of(text), value.low, value.high, value.unit, value.predicate))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "At least 12 people were killed and 30 others injured when a bus plunged into a ravine in Peru.",
            [("At least 12 people", 12, None, "person", "killed"), ("30 others", 30, 30, "person", "wounded")],
        ),
        (
            "Ukraine said it had recaptured 6,000 square km (2,317 square miles) of territory and 20 villages.",
            [
                ("6,000 square km", 6000, 6000, "square kilometer", "recaptured"),
                ("20 villages", 20, 20, "village", "recaptured"),
            ],
        ),
        (
            "12 dead, 30 hurt in Lima bus crash",
            [("12", 12, 12, "person", "killed"), ("30", 30, 30, "person", "wounded")],
        ),
        (
            "A blast wounded four to six soldiers and destroyed two Mi-8 helicopters.",
            [
                ("four to six soldiers", 4, 6, "person", "wounded"),
                ("two Mi-8 helicopters", 2, 2, "helicopter", "destroyed"),
            ],
        ),
        ("The death toll rose from 56 to 71.", [("56", 56, 56, "person", "other"), ("71", 71, 71, "person", "killed")]),
        ("The US pledged $2.2 billion in aid.", [("$2.2 billion", 2.2e9, 2.2e9, "dollar", "pledged")]),
        (
            "As many as 50,000 people fled their homes.",
            [("As many as 50,000 people", None, 50000, "person", "displaced")],
        ),
        ("Police arrested 86 protesters.", [("86 protesters", 86, 86, "person", "arrested")]),
        ("Nobody was hurt.", [("Nobody", 0, 0, "person", "wounded")]),
        (
            "No casualties were reported.",
            [("No casualties", 0, 0, "person", "killed"), ("No casualties", 0, 0, "person", "wounded")],
        ),
        (
            "Three people, including two children, were wounded.",
            [("Three people", 3, 3, "person", "wounded"), ("two children", 2, 2, "person", "wounded")],
        ),
        ("The port moved 9 shipping containers.", [("9 shipping containers", 9, 9, "shipping container", "other")]),
        ("Shelling destroyed 9 apartment buildings.", [("9 apartment buildings", 9, 9, "building", "destroyed")]),
        ("The quake killed 14 beekeepers.", [("14 beekeepers", 14, 14, "person", "killed")]),
        ("It has a 3 cylinder engine.", [("3 cylinder", 3, 3, "cylinder", "other")]),
        ("The gunman shot three people to death.", [("three people", 3, 3, "person", "killed")]),
        ("Congress approved $61 billion in aid.", [("$61 billion", 61e9, 61e9, "dollar", "pledged")]),
        (
            "Shares rose 0.3 points to 47.6.",
            [("0.3 points", 0.3, 0.3, "point", "other"), ("47.6", 47.6, 47.6, "point", "other")],
        ),
        ("Deaths per 1,000 people fell to 9.8.", [("1,000 people", 1000, 1000, "person", "other")]),
        ("They study 64 species.", [("64 species", 64, 64, "species", "other")]),
        ("Guns killed children under eight.", []),
        ("The gunmen killed a man and a woman.", [("a man and a woman", 2, 2, "person", "killed")]),
        (
            "12 gunmen killed five officers.",
            [("12 gunmen", 12, 12, "person", "other"), ("five officers", 5, 5, "person", "killed")],
        ),
        ("Jane Roe, 51, was killed in Bristol.", [("Jane Roe", 1, 1, "person", "killed")]),
    ],
)
def test_figures(reading: Make, text: str, expected: list[tuple[object, ...]]) -> None:
    assert told(reading, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "...",
        '" “ (',
        "Call 555-201-3344 before 9:30 p.m. on 12 March.",
        "Highway 101 reopened at 6 a.m. after a crash near Exit 14.",
        "The Group of Seven met in Hiroshima in May 2023.",
        "Arsenal won 2-1 at home after a second-half penalty.",
        "No one knows what started the blaze, and no doubt remains.",
        "An F-16 and a T-72 were seen near Kilometer Zero.",
    ],
)
def test_no_wrong_figure(reading: Make, text: str) -> None:
    assert told(reading, text) == []


def test_hours_are_not_killed_and_money_is_not_wounded(reading: Make) -> None:
    states = {state for *_, state in told(reading, "The fire killed 24 hours of work worth $3 million.")}
    assert states == {"other"}


def test_what_is_counted_is_told_with_its_state(reading: Make) -> None:
    read = Quantities().extract(reading("The shelling wounded 12 villagers, and 20 tons of rice were delivered."))
    values = [m.value for m in read.quantities if isinstance(m.value, Quantity)]
    assert [v.of for v in values] == ["villagers wounded", "tons of rice delivered"]


def test_furniture_holds_no_figures(reading: Make) -> None:
    made = reading("Some 12 people died.\n\nRead more: 40 people died.")
    span = Span(22, len(made.text))
    made = Reading(made.document, (Furniture(span, "navigation"),), made.parse)
    assert [m.span.of(made.text) for m in Quantities().extract(made).quantities] == ["Some 12 people"]


def test_ids_are_distinct_and_spans_lie_in_the_text(reading: Make) -> None:
    text = "No casualties were reported, but 12 homes and 13 barns burned down."
    read = Quantities().extract(reading(text))
    assert len({m.id for m in read.quantities}) == len(read.quantities) == 4
    assert all(0 <= m.span.start < m.span.end <= len(text) for m in read.quantities)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A 12-man team entered the five-storey building.", [("12-man", "person"), ("five-storey", "storey")]),
        (
            "Exports rose sixfold and are three times as high as in 2010.",
            [("sixfold", "time"), ("three times", "time")],
        ),
        ("The army sent half a ton of rice.", [("half a ton", "ton")]),
        ("It was 41C in the shade in Seville; the heat is to last.", [("41C", "degree Celsius")]),
        ("A $20,000 reward was offered.", [("$20,000", "dollar")]),
        ("The two sheriff's department employees were from Ohio.", [("two sheriff's department employees", "person")]),
        ("A category one hurricane is on its way to Belize.", [("one", "category")]),
        ("Between 150 and 200 Haitian migrants plan to cross.", [("Between 150 and 200 Haitian migrants", "person")]),
        ("Two of every five wells are dry.", [("Two of every five wells", "fraction")]),
        ("The firm was fined 12m zloty.", [("12m zloty", "zloty")]),
    ],
)
def test_units_of_harder_forms(reading: Make, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(words, unit) for words, _, _, unit, _ in told(reading, text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ring 114 14 or text 988 for help.",
        "The 155mm shells and a 9 mm pistol lay in the boot.",
        "Ward 4: Okafor 221, Bello 98, Musa 104, Eze 77.",
        'A "Bailiff 2" came out of the door.',
        "5 things to know about the vote",
        "He lives at 14 Rue des Forges, near Hauptstraße 12.",
        "Dallas beat Denver 117-108.",
        "Deputies met at 3500 Fannin about noon.",
        "We sat in seat 12C at gate 51C.",
        "Follow us | 3 min read | 1,204 shares",
        "None of the victims had a criminal record.",
    ],
)
def test_a_label_is_no_figure(reading: Make, text: str) -> None:
    assert told(reading, text) == []


def test_a_footnote_is_no_toll(reading: Make) -> None:
    text = "Officials put the number of dead at 1,300[4] and the injured at 2,700.[5]"
    assert [(low, predicate) for _, low, _, _, predicate in told(reading, text)] == [
        (1300, "killed"),
        (2700, "wounded"),
    ]


@pytest.mark.parametrize(
    ("text", "words", "predicate"),
    [
        ("Two hostages fled through a window.", "Two hostages", "other"),
        ("Gunmen took 20 hostages at the plant.", "20 hostages", "held"),
        ("Two men fled the scene on foot.", "Two men", "other"),
        ("3,000 people fled the town.", "3,000 people", "displaced"),
        ("Six of eight workers died.", "eight workers", "other"),
        ("The attack killed 4 Israelis.", "4 Israelis", "killed"),
        ("The dead included 14 Sri Lankans.", "14 Sri Lankans", "killed"),
        ("Floods washed away 12 bridges.", "12 bridges", "destroyed"),
        ("Thirty people are being treated in Moshi.", "Thirty people", "wounded"),
        ("A crash sent five people to hospital.", "five people", "wounded"),
        ("He fired one shot into the ground.", "one shot", "other"),
        ("Three climbers froze to death on the ridge.", "Three climbers", "killed"),
        ("Quake Kills Three Police In Peru", "Three Police", "killed"),
        ("The army handed over 62 prisoners.", "62 prisoners", "other"),
        ("A plane with 28 on board is missing.", "28", "other"),
    ],
)
def test_the_state_is_that_of_the_clause(reading: Make, text: str, words: str, predicate: str) -> None:
    assert (words, predicate) in [(found, state) for found, _, _, _, state in told(reading, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Two people died in Lima on Friday and 14 were injured, police said.",
        "TWO PEOPLE DIED IN LIMA ON FRIDAY AND 14 WERE INJURED, POLICE SAID.",
        "Two People Died In Osaka On Friday And 14 Were Injured",
        "TWO KILLED IN OSLO ON MONDAY AND 14 OTHERS HURT",
        "Two guards died in Herat on Friday and left 14 injured.",
        "Two villagers drowned off Cebu on Sunday while 14 were taken to hospital.",
        "Two pilgrims died in Karbala on Saturday, 14 were injured and four are missing.",
        "Two people died in Graz on Friday and 14 \u200ewere injured\u200f.",
        "Two people died in Graz on Friday and \u206714 were\u2069 injured.",
    ],
)
def test_the_second_number_has_the_state_of_its_own_verb(reading: Make, text: str) -> None:
    states = [(low, state) for _, low, _, _, state in told(reading, text)]
    assert states[:2] == [(2, "killed"), (14, "wounded")]


def test_a_conjunct_with_a_verb_of_its_own_has_not_the_state_of_the_list(reading: Make) -> None:
    found = told(reading, "The quake killed 12 people and 30 were rescued from the rubble.")
    assert [(low, state) for _, low, _, _, state in found if state != "other"] == [(12, "killed")]
    shared = told(reading, "Twelve people were shot and killed in Durban on Friday.")
    assert [state for *_, state in shared] == ["killed"]


def test_a_person_before_the_second_verb_is_its_subject(reading: Make) -> None:
    found = told(reading, "A guard was killed in Accra, and three women and a man injured.")
    assert [low for _, low, _, _, state in found if state == "killed"] == [1]


def test_a_number_behind_a_day_or_a_town_is_no_age(reading: Make) -> None:
    assert told(reading, "In Lima, 14 died.") == [("14", 14, 14, "person", "killed")]
    assert told(reading, "Maria Ruiz, 31, died.") == [("Maria Ruiz", 1, 1, "person", "killed")]


@pytest.mark.parametrize(
    ("text", "low", "predicate"),
    [
        ("-5 dead", 5, "killed"),
        ("The mayor's list: -12 injured.", 12, "wounded"),
        ("−3 missing off Cebu", 3, "missing"),
        ("Kavala | 12 dead | 30 injured", 12, "killed"),
    ],
)
def test_a_dash_or_a_bar_before_people_is_no_sign(reading: Make, text: str, low: float, predicate: str) -> None:
    _, first, _, unit, state = told(reading, text)[0]
    assert (first, unit, state) == (low, "person", predicate)


@pytest.mark.parametrize(
    "text",
    [
        "The party's net change was -12 seats.",
        "Officials spoke of 10^500 killed.",
        "The sum is 2 x 10^6 or 10⁵⁰⁰.",
        "North | 12 | 34",
        "Rajshahi | 1,200 | 3,400",
        "12 ^ 30 = 5",
        "Line 3 killed",
        "Service on tram lines 4 and line 11 resumed.",
        "The ZIP code is 90210, or 90210.",
        "Postcode: 3056, 3057 and 3058.",
        "His PIN was 4471 and the account number 882710.",
    ],
)
def test_signs_symbols_and_codes_count_nothing(reading: Make, text: str) -> None:
    assert told(reading, text) == []


def test_a_measure_may_be_below_zero(reading: Make) -> None:
    assert told(reading, "It was -5 degrees in Ulaanbaatar.")[0][1] == -5


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Hurting millions, the strike went on.", "other"),
        ("Rising food prices are hurting millions of people in Kenya.", "other"),
        ("The tariffs hurt 3,000 workers in Ohio.", "other"),
        ("More than 400 workers were hurt by the factory closures in Lodz.", "other"),
        ("The blast hurt 14 people in Basra.", "wounded"),
        ("A protest over prices turned violent, hurting 40 people.", "wounded"),
        ("Air strikes hurt 200 people in the capital.", "wounded"),
    ],
)
def test_what_a_price_or_a_policy_hurts_is_not_wounded(reading: Make, text: str, predicate: str) -> None:
    assert [state for *_, state in told(reading, text)] == [predicate]
