"""Flags by what stands above a word."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.events_flags import flags
from dateline.reading import Parse


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Soldiers will arrest and deport the migrants.", "deport", ("future",)),
        ("Police did not beat or arrest anyone.", "arrest", ("negated",)),
        ("Police did not arrest the men but expelled them.", "expelled", ()),
        ("The verdict could spark riots.", "riots", ("hypothetical",)),
        ("The verdict sparked riots.", "riots", ()),
        ("The cut may lead to protests.", "protests", ("hypothetical",)),
        ("The union plans to stage a walkout.", "walkout", ("future",)),
        ("Villagers live in fear of a landslide.", "landslide", ("hypothetical",)),
        ("The council warned of floods.", "floods", ("hypothetical",)),
        ("Hopes of a ceasefire faded.", "ceasefire", ("hypothetical",)),
        ("In the event of an attack, sirens will sound.", "attack", ("hypothetical",)),
        ("Engineers opened the gates in case the river flooded.", "flooded", ("hypothetical",)),
        ("The army tried to prevent looting.", "looting", ("hypothetical",)),
        ("The army managed to prevent looting.", "looting", ("negated",)),
        ("The army failed to prevent the massacre.", "massacre", ()),
        ("The army prevented a massacre.", "massacre", ("negated",)),
        ("Troops were sent to prevent looting.", "looting", ("hypothetical",)),
        ("Rumours of a coup spread through Lome.", "coup", ("hypothetical",)),
        ("Speculation that the minister had fled grew.", "fled", ("hypothetical",)),
        ("The operation was aimed at capturing the warlord.", "capturing", ("hypothetical",)),
        ("Gangs used a truck to kill eleven people.", "kill", ()),
        ("An attack on the port has not been ruled out.", "attack", ("hypothetical",)),
        ("The general did not rule out invading the island.", "invading", ("hypothetical",)),
        ("The truce allowed aid to reach the valley.", "reach", ()),
        ("Doctors had to evacuate the ward.", "evacuate", ()),
        ("Doctors may have to evacuate the ward.", "evacuate", ("hypothetical",)),
        ("Hospital staff will have to evacuate the ward.", "evacuate", ("future",)),
        ("The talks were held instead of protests.", "held", ()),
        ("Rebels shelled the town instead of attacking it.", "attacking", ("negated",)),
        ("The storm reached the coast, killing hundreds.", "killing", ()),
        ("Reports that troops looted shops are false.", "looted", ()),
        ("Police arrested a man suspected of stabbing a nurse.", "arrested", ()),
        ("The army will investigate the killings.", "killings", ()),
        ("The minister will discuss the attack on Monday.", "attack", ()),
        ("The president may visit the flooded towns.", "flooded", ()),
        ("Officers could not stop the riot.", "riot", ()),
        ("The minister said the attack would be punished.", "attack", ()),
        ("She could hear the explosions.", "explosions", ()),
        ("Residents could hear explosions.", "explosions", ()),
        ("A man who threatened to kill the judge was arrested.", "arrested", ()),
        ("The airline cancelled flights amid fears of an eruption.", "eruption", ("hypothetical",)),
        ("The bank feared being robbed.", "robbed", ("hypothetical",)),
        ("The court ordered the release of soldiers who had killed a boy.", "killed", ()),
        ("He hopes to end the war.", "war", ()),
        ("Farmers want the army to leave.", "leave", ("future",)),
        ("The party urged supporters who marched on Sunday.", "marched", ()),
        ("Officials denied that police had tortured him.", "tortured", ("negated",)),
        ("Officials denied torturing him.", "torturing", ("negated",)),
        ("The rebels refused to withdraw.", "withdraw", ("negated",)),
        ("The rebels agreed to withdraw.", "withdraw", ("future",)),
        ("No group has claimed the attack.", "attack", ()),
        ("Police have made no arrests.", "arrests", ("negated",)),
        ("Police have not announced any arrests.", "arrests", ("negated",)),
        ("Anyone with information about the shooting should call police.", "shooting", ()),
        ("The man who would become president killed a rival.", "killed", ()),
        ("It was the worst attack since the war.", "attack", ()),
        ("They asked whether he fled when police fired.", "fired", ()),
        ("An attack would be a mistake.", "attack", ("hypothetical",)),
        ("The attack must be condemned.", "attack", ()),
        ("Drones may have struck the depot.", "struck", ("hypothetical",)),
    ],
)
def test_what_is_told(parse: Callable[..., Parse], text: str, word: str, expected: tuple[str, ...]) -> None:
    parsed = parse(text)
    token = next(t for t in parsed.tokens if t.text == word)
    assert flags(parsed, token, None, None) == expected
