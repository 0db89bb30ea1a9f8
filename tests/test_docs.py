"""Documentation is checked against the program: what nobody executes rots."""

import re
from pathlib import Path

import msgspec
import pytest

from dateline import cli
from dateline.settings import Settings

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def verbs():
    (choices,) = (a.choices for a in cli.parser()._actions if a.dest == "verb")
    return set(choices)


def test_every_command_is_in_the_readme():
    text = (ROOT / "README.md").read_text()
    for verb in verbs():
        assert f"dateline {verb}" in text


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_commands_that_pages_show_exist(page):
    for verb in re.findall(r"(?:`|/bin/|\| )dateline ([a-z]+)(?= [\w./<-])", page.read_text()):
        assert verb in verbs(), f"{page.name} shows dateline {verb}"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page):
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text()):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_every_setting_is_in_the_tutorial():
    text = (ROOT / "docs" / "tutorial.md").read_text()
    for table in msgspec.structs.fields(Settings):
        for field in msgspec.structs.fields(table.type):
            default = "none" if field.default is msgspec.NODEFAULT else field.default
            assert f"| `[{table.name}]` | `{field.name}` | {default} |" in text


def test_make_targets_that_pages_show_exist():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for page in PAGES:
        for target in re.findall(r"`make ([a-z-]+)`|^make ([a-z-]+)", page.read_text(), re.MULTILINE):
            assert {*target} - {""} <= targets, f"{page.name} shows make {target}"


def test_every_part_has_a_page_and_shipped_data_a_card():
    parts = {p.stem for p in (ROOT / "docs" / "parts").glob("*.md")}
    assert {"attribution", "ingest", "lineage", "names", "pages", "places", "quantities", "stories", "times"} <= parts
    cards = " ".join(p.read_text() for p in (ROOT / "cards").glob("*.md"))
    for path in (ROOT / "src" / "dateline" / "data").iterdir():
        if not path.name.startswith((".", "__")):
            assert path.name in cards, f"no card names {path.name}"
