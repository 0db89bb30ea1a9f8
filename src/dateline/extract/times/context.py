"""What a rule knows while it reads: the text, the report's own day, the last date named, the tense of the clause."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from dateline.extract.times.calendar import NOWHERE, Day
from dateline.extract.times.tense import Tense, tense
from dateline.values import TimeType


class Timex(NamedTuple):
    """One time expression. `anchored` is the half-open interval where the value alone does not give it."""

    start: int
    end: int
    type: TimeType
    value: str
    anchored: tuple[str, str] | None = None


#: The `anchored` of an expression whose value is known and whose limits are not: a fiscal year.
NOWHEN = ("", "")

Match = re.Match[str]


@dataclass
class Context:
    """The state of one reading. `here` is the day of publication, or unknown; `clock` its "THH:MM" or empty.

    In a narrative `here` is never used: `last`, the latest date named, stands for it. `quarter` is the last quarter
    named, for reports on earnings, where "a year earlier" means that quarter of the year before.
    """

    text: str
    here: Day = NOWHERE
    clock: str = ""
    narrative: bool = False
    last: Day = NOWHERE
    quarter: tuple[int, int] | None = None
    quarter_at: int = -10_000
    found: list[Timex] = field(default_factory=list)

    @property
    def now(self) -> Day:
        """What "today" and "last week" lean on: the report's day; in a narrative of unknown date the last day named."""
        return self.last if self.narrative and self.here.year is None else self.here

    @property
    def then(self) -> Day:
        """What "that day" and "two days later" lean on: the last date named, else now."""
        return self.last if self.last.year is not None else self.now

    @property
    def story(self) -> Day:
        """What a bare season, weekday or year's end leans on: a narrative's last date, else the report's day."""
        return self.last if self.narrative else self.here

    def quoted(self, match: Match) -> bool:
        """Whether the match stands between quotation marks in its paragraph."""
        line = self.text[self.text.rfind("\n", 0, match.start()) + 1 : match.start()]
        return line.count('"') % 2 == 1 or line.count("“") > line.count("”")

    def before(self, match: Match, characters: int = 100) -> str:
        """The words of the same sentence before the match."""
        chunk = self.text[max(0, match.start() - characters) : match.start()]
        cut = max(chunk.rfind(". "), chunk.rfind("\n\n"), chunk.rfind(".\n"))
        return chunk[cut + 1 :] if cut >= 0 else chunk

    def after(self, match: Match, characters: int = 80) -> str:
        """The words of the same sentence after the match."""
        chunk = self.text[match.end() : match.end() + characters]
        stops = [i for i in (chunk.find(". "), chunk.find("\n\n"), chunk.find(".\n")) if i >= 0]
        return chunk[: min(stops)] if stops else chunk

    def future(self, match: Match) -> bool:
        """Whether the clause speaks of what is to come."""
        return self.tense(match) == "future"

    def tense(self, match: Match) -> Tense:
        """The tense of the clause around the match, by its words; "none" where no verb tells."""
        return tense(self.before(match), match.group(), self.after(match, 160))


Handler = Callable[[Context, Match], "list[Timex] | Timex | None"]


class Rule(NamedTuple):
    """A pattern and what to make of it; a handler that returns None lets the next rule try.

    `needs` are words in lower case of which every match holds one; None: none can be told.
    """

    pattern: re.Pattern[str]
    handler: Handler
    needs: frozenset[str] | None = None


def one(match: Match, kind: TimeType, value: str, anchored: tuple[str, str] | None = None) -> Timex:
    """A time expression that spans the whole match."""
    return Timex(match.start(), match.end(), kind, value, anchored)
