"""Cards tell where shipped data is from: files that they name by sha256 are these, and their commands can be run."""

import hashlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CARDS = sorted((ROOT / "cards").glob("*.md"))
COMMANDS = [*CARDS, ROOT / "training" / "README.md", ROOT / "docs" / "parts" / "one-encoder.md"]


@pytest.fixture(scope="module")
def shipped() -> set[str]:
    folders = (ROOT / "src" / "dateline" / "data", ROOT / "eval" / "gold")
    return {hashlib.sha256(p.read_bytes()).hexdigest() for folder in folders for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("card", CARDS, ids=lambda p: p.name)
def test_every_sum_in_a_card_is_that_of_a_file_that_ships(card: Path, shipped: set[str]) -> None:
    told = re.findall(r"\b[0-9a-f]{64}\b", card.read_text("utf-8"))
    assert set(told) <= shipped, f"{card.name} tells of a file that is not this one"


@pytest.mark.parametrize("page", COMMANDS, ids=lambda p: p.name)
def test_every_command_names_a_program_of_ours_and_options_that_it_has(page: Path) -> None:
    text = re.sub(r"\s+", " ", page.read_text("utf-8"))
    for module, rest in re.findall(r"python -m ((?:tools|training|eval)\.[a-z_.]+)([^`]*)", text):
        path = ROOT / (module.replace(".", "/") + ".py")
        assert path.exists(), f"{page.name} shows {module}"
        for option in re.findall(r"(?<= )--[a-z]+", rest.partition("python -m")[0]):
            assert f'"{option}"' in path.read_text("utf-8"), f"{page.name} shows {module} {option}"
    for script in re.findall(r"`((?:tools|training)/[a-z_/]+\.py)", text):
        assert (ROOT / script).exists(), f"{page.name} names {script}"
