"""How a verb gets its parser: one line of help, a description, and examples that can be pasted."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

#: What argparse gives for adding verbs to; its type has no public name.
Verbs = Any


def declared(
    verbs: Verbs,
    name: str,
    run: Callable[[argparse.Namespace], int],
    common: argparse.ArgumentParser,
    *,
    words: tuple[str, str, str],
) -> argparse.ArgumentParser:
    """A parser for the verb `name` that runs `run`; `words` are the help, the description and the examples."""
    brief, description, examples = words
    made: argparse.ArgumentParser = verbs.add_parser(
        name,
        parents=[common],
        help=brief,
        description=description,
        epilog=f"examples:\n{examples}" if examples else None,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.set_defaults(run=run)
    return made
