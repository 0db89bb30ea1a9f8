"""An invented earthquake told by five invented outlets, in full, as the product reads it: dates that may be read two
ways, dates that are none, nights, ranges, local times, coordinates, a person and a government with the names of places.
"""

from __future__ import annotations

from functools import lru_cache

from dateline.account import account
from dateline.model import Account
from dateline.reading import Document
from tests.invented import read

_REPORTS = (
    ("wire", "Andes Wire", "2022-06-05T17:20:00Z", "Strong quake kills four in southern Peru",
     "AREQUIPA, Peru, June 5 (Andes Wire) - A strong earthquake struck the coast of southern Peru at 3:14 a.m. (local "
     "time) on Sunday, killing at least four people in the town of Camaná, the civil defence institute said.\n"
     "The epicentre lay at 15.63°S, 74.52°W, the geophysical institute said. Lima said it would send two field "
     "hospitals.\n"
     "The harbour of Chala has been closed since 3 June because of high waves."),
    ("radio", "Radio Costa", "2022-06-06", "Nine dead in Camaná",
     "Nine people were killed overnight in the earthquake near Camaná, mayor Rosa Huanca said on Monday.\n"
     "Aftershocks were felt between 4 and 6 June. Schools will stay closed from 7 to 10 June.\n"
     "The notice on the wall of the port dates the last inspection of the pier to 31 February 2022.\n"
     "Paris Salas, a teacher from Chala, said that her house had collapsed."),
    ("faro", "El Faro del Sur", "2022-06-07", "Eleven dead after quake",
     "Eleven people were killed when an earthquake destroyed houses in Camaná around 3 a.m., hospital officials "
     "said.\n"
     "In late May the officials had asked for new beds. The hospital was built in the 1970s."),
    ("diario", "Diario Ocoña", "2022-06-08", "Bridge at Ocoña fell in quake",
     "The bridge at Ocoña collapsed on 5/6/22, injuring three people, the regional governor, Luis Tapia, said.\n"
     "Washington offered help. Fishermen from Chala have been missing since Saturday night, their families said."),
    ("voz", "Voz de Quilca", "2022-06-09", "Quilca counts its injured",
     "Twelve people were injured in the village of Quilca when walls fell on them in the earthquake, the mayor said.\n"
     "The road to Camaná was open again."),
)  # fmt: skip


def documents() -> list[Document]:
    """The five reports."""
    return [Document(i, text, outlet, title, published, "en") for i, outlet, published, title, text in _REPORTS]


@lru_cache(maxsize=1)
def quake() -> Account:
    """Their account, by the rules alone, which are quick to load."""
    return account(read(documents()), (), "dateline test")
