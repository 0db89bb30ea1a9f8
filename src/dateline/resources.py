"""Models and gazetteers that ship inside the package or are installed beside it; nothing is ever downloaded here."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

import msgspec

from dateline.errors import SetupError
from dateline.text import fold

DATA = Path(__file__).parent / "data"


def added_gazetteers() -> Path:
    """The folder of gazetteers that the user added; it need not exist.

    Below DATELINE_HOME where that is set, else below the desktop's data folder (XDG_DATA_HOME, ~/.local/share).
    """
    own = os.environ.get("DATELINE_HOME")
    shared = os.environ.get("XDG_DATA_HOME")
    home = Path(own) if own else (Path(shared) if shared else Path.home() / ".local" / "share") / "dateline"
    return home / "gazetteers"


def data(name: str) -> Path:
    """The path of a shipped data file or folder, e.g. ``data("gazetteer")``.

    Raises SetupError when the installation lacks it.
    """
    path = DATA / name
    if not path.exists():
        raise SetupError(f"the installation lacks {path}; install dateline again (`make setup` in a checkout)")
    return path


class Country(msgspec.Struct, frozen=True):
    """A country as news names it. `demonyms`: adjectives and words for its people; `capitals`: cities that stand for
    its government; `seats`: buildings and offices that do ("Kremlin")."""

    iso: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]


@lru_cache(maxsize=1)
def countries() -> tuple[Country, ...]:
    """All rows of `data/countries.tsv`, in file order; `names` begins with the usual English one."""
    rows = [line.split("\t") for line in data("countries.tsv").read_text("utf-8").splitlines()[1:]]
    return tuple(
        Country(iso, name, (name, *_list(names)), _list(demonyms), _list(capitals), _list(seats))
        for iso, name, names, demonyms, capitals, seats in rows
    )


def _list(cell: str) -> tuple[str, ...]:
    return tuple(item for item in cell.split(";") if item)


@lru_cache(maxsize=1)
def country_names() -> dict[str, tuple[str, str]]:
    """Folded form -> (ISO code, how it names the country: "name", "demonym", "capital" or "seat").

    The first row and the strongest reading win, in that order of strength, where two share a form.
    """
    found: dict[str, tuple[str, str]] = {}
    for how in ("name", "demonym", "capital", "seat"):
        for country in countries():
            forms = {"name": country.names, "demonym": country.demonyms, "capital": country.capitals}
            for form in forms.get(how, country.seats):
                found.setdefault(fold(form), (country.iso, how))
    return found


@lru_cache(maxsize=8)
def word_lists(name: str) -> dict[str, frozenset[str]]:
    """The sections of a shipped word list: "[section]" lines, words parted by white space, "#" for remarks."""
    found: dict[str, list[str]] = {}
    section = ""
    for line in data(name).read_text("utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[] ")
        elif not line.startswith("#"):
            found.setdefault(section, []).extend(line.split())
    return {section: frozenset(words) for section, words in found.items() if section}
