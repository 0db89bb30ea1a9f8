from pathlib import Path

import pytest

from dateline.gazetteer.compiling import compile_to
from dateline.gazetteer.entry import Source
from dateline.gazetteer.reading import Gazetteer, Volume

PLACES = [
    Source(1, "Ruritania", 50.0, 20.0, "country", 5_000_000, "RU", 0, 0, 200.0, ("Ruritanie",)),
    Source(
        2, "Strelsau Province", 50.2, 20.2, "admin1", 2_000_000, "RU", 0, 0, 60.0, ("Strelsau Oblast",), ("Strelsau",)
    ),
    Source(3, "Strelsau", 50.3, 20.3, "city", 900_000, "RU", 2, 0, 0.0, ("Strel'sau", "Стрелсау", "STR")),
    Source(4, "Zenda", 50.6, 20.6, "city", 12_000, "RU", 2, 0, 0.0, ("Senda",)),
    Source(5, "Zenda", -10.0, 100.0, "city", 300, "XA", 0, 0, 0.0, ()),
    Source(6, "Old Town", 50.31, 20.31, "city", 50_000, "RU", 2, 0, 0.0, ()),
    Source(0, "Eye River", 50.4, 20.5, "water", 0, "", 0, 0, 40.0, ("Eye River", "River Eye"), ("River Eye",)),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    compile_to(tmp_path / "shipped", PLACES, {"licence": "none"})
    return tmp_path / "shipped"


@pytest.fixture
def gazetteer(folder: Path) -> Gazetteer:
    return Gazetteer([Volume(folder, "dateline")])
