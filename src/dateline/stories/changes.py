"""What new reports did to the stories: which were created, grew, split or merged, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec

from dateline.model import Story, StoryChange

#: Ids that a reason names at most.
NAMED = 3


class Changes(msgspec.Struct, frozen=True):
    """What one addition did: `stories` that are new or may have altered, as they are, and `gone`, ids that are no more.

    `rows` are the rows of state to keep under their keys; None deletes a row.
    """

    stories: tuple[Story, ...] = ()
    gone: tuple[str, ...] = ()
    moves: tuple[StoryChange, ...] = ()
    rows: tuple[tuple[str, bytes | None], ...] = ()


class Sources(msgspec.Struct, frozen=True):
    """Where the reports of one story came from: `new` ones, and those of earlier stories by id (its own not among
    them). `old` says whether the story itself was there before."""

    story: str
    old: bool
    new: tuple[str, ...]
    taken: Mapping[str, tuple[str, ...]]


def moves(
    found: Sequence[Sources], is_still: Callable[[str], bool], nearest: Callable[[str], str | None]
) -> list[StoryChange]:
    """The changes, in order of story; `is_still` tells whether there is a story of this id,
    `nearest` what a new report is like."""
    made: list[StoryChange] = []
    for sources in sorted(found, key=lambda s: s.story):
        if sources.new:
            kind = "grown" if sources.old or sources.taken else "created"
            made.append(StoryChange(kind, sources.story, sources.new, (), _why_new(sources, nearest)))  # type: ignore[arg-type]
        for other, reports in sorted(sources.taken.items()):
            if not sources.old:
                kind, why = "split", "these reports are now more like each other than like the rest of that story"
            elif is_still(other):
                kind, why = "moved", "these reports are now more like this story than the one they were in"
            else:
                kind, why = "merged", _why_merged(sources)
            made.append(StoryChange(kind, sources.story, reports, (other,), why))  # type: ignore[arg-type]
    return made


def _why_new(sources: Sources, nearest: Callable[[str], str | None]) -> str:
    reasons = [reason for reason in map(nearest, sources.new) if reason]
    if reasons:
        more = len(reasons) - NAMED
        return "; ".join(reasons[:NAMED]) + (f"; {more} more" if more > 0 else "")
    if sources.old:
        return "it shares names with this story that hardly any other report holds"
    return "no report before is alike enough"


def _why_merged(sources: Sources) -> str:
    if not sources.new:
        return "the two are now alike enough to be one story"
    named = ", ".join(sources.new[:NAMED]) + (" and others" if len(sources.new) > NAMED else "")
    return f"with {named} the two are alike enough, or share enough names of their own, to be one story"
