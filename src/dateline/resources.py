"""Models and gazetteers that ship inside the package or are installed beside it; nothing is ever downloaded here."""

from __future__ import annotations

from pathlib import Path

from dateline.errors import SetupError

DATA = Path(__file__).parent / "data"


def data(name: str) -> Path:
    """The path of a shipped data file or folder, e.g. ``data("gazetteer")``.

    Raises SetupError when the installation lacks it.
    """
    path = DATA / name
    if not path.exists():
        raise SetupError(f"the installation lacks {path}; install dateline again (`make setup` in a checkout)")
    return path
