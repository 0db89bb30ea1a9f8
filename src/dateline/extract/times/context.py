"""What a rule knows while it reads: the text, the report's own day, the last date named, the tense of the clause."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from dateline.extract.times.calendar import NOWHERE, Day
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
Tense = Literal["past", "future", "none"]


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
        """The tense of the clause around the match, by its words; "none" where no verb tells.

        The nearest modal or plan before the expression decides, unless a past verb stands between or right behind
        ("the ministry on Friday issued"); failing any verb before it ("On Monday the council will vote"), the first
        verb after it does.
        """
        before, after = self.before(match), self.after(match, 160)
        if before.endswith((" for ", " for next ")) and _DAY_NAMED.match(match.group()):
            return "future"
        if _UNTIL.search(before):
            return "past" if _LASTED.search(before) or _HAD.match(after) else "future"
        if _PLEDGED.search(before):
            return "future"
        cues = list(FUTURE.finditer(before))
        rest = before[cues[-1].end() :] if cues else before
        if PAST.search(rest) or _COMPARED.search(rest) or (_DID.match(after) and (not cues or "," in rest)):
            return "past"
        if cues:
            overtaken = any(before[: c.start()].endswith("had been ") for c in cues) and not _IS.search(rest)
            return "past" if overtaken else "future"
        ahead, behind = FUTURE.search(after), PAST.search(after)
        if ahead is not None and (behind is None or ahead.start() < behind.start()):
            return "future"
        return "past" if behind is not None else "none"


FUTURE = re.compile(
    r"\b(?:will|shall|won't|'ll|’ll|going to|plans? to|planning to|planned (?:for|an?|the)|scheduled|due (?:on|to|in|by|for"
    r"|back)|expected|upcoming|tentatively|effective|likely|seen (?:as|at|in)|forecast|projected|poised|on track|may(?! have)|might(?! have)|must(?! have)|should(?! have)|can"
    r"|slated|set (?:to|for)|intends?|to be held|as (?:early|soon) as|to (?:begin|start|take place|meet|vote"
    r"|open|resume"
    r"|travel|arrive|leave|return|attend|discuss|visit|appear|decide|hold)|expires?|would|until|deadline|ahead of"
    r"|(?:begins|starts|opens|resumes|kicks off|reopens|meets|convenes|takes (?:office|effect|place|over)|goes (?:to|on)|votes)"
    r"|(?:(?<=s\s)|(?<=they\s)|(?<=we\s)|(?<=who\s))(?:begin|start|open|resume|reopen|meet|convene|vote|leave|go (?:to|on)"
    r"|take (?:office|effect|place)))\b",
    re.IGNORECASE,
)
PAST = re.compile(
    r"\b(?:said|told|was|were|had|did|began|ago|since|made|took|went|came|became|met|left|held|won|lost|got|gave|hit"
    r"|(?<!\bbe\s)(?!(?:need|deed|weed|speed|hundred|indeed|exceed|proceed|succeed|feed|seed|embed"
    r"|armed)\b)(?-i:[a-z]{2,}ed))\b",
    re.IGNORECASE,
)
#: A weekday or a day with its number, which "for" puts ahead; months and quarters it does not ("sales for September").
_DAY_NAMED = re.compile(r".{0,12}?(?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day)", re.IGNORECASE)
#: "Expected to fall to 3% from 5.4% in June": the June that was.
_COMPARED = re.compile(r"\b(?:from|against|compared (?:with|to)|than)\s[^,;.]{0,6}\d[^,;]{0,25}\s(?:in|on|for|of)\s$", re.IGNORECASE)
_IS = re.compile(r"\b(?:is|are)\b", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till)\s(?:the\s)?$", re.IGNORECASE)
_LASTED = re.compile(
    r"\b(?:lasted|ran|continued|went on|stayed|remained|raged|dragged on|was|were|had|did)\b[^,]{0,30}$", re.IGNORECASE
)
_HAD = re.compile(r",?\s[^.;]{0,30}?\b(?:had|was|were|did)\b", re.IGNORECASE)
#: What was promised or asked for by a day that is to come.
_PLEDGED = re.compile(
    r"\b(?:promised|pledged|vowed|demand(?:s|ed)|ordered|told|gave|given|asked|urged|wants?|agreed)\b[^.]{0,60}"
    r"\b(?:by|before|no later than)\s(?:the\s)?$",
    re.IGNORECASE,
)
#: A past verb right behind the day: "the ministry on Friday issued a warning".
_DID = re.compile(rf"(?:\s(?:morning|afternoon|evening|night))?\s(?:[a-z]+ly\s)?(?=[a-z])(?:{PAST.pattern})", re.IGNORECASE)

Handler = Callable[[Context, Match], "list[Timex] | Timex | None"]


class Rule(NamedTuple):
    """A pattern and what to make of it; a handler that returns None lets the next rule try."""

    pattern: re.Pattern[str]
    handler: Handler


def one(match: Match, kind: TimeType, value: str, anchored: tuple[str, str] | None = None) -> Timex:
    """A time expression that spans the whole match."""
    return Timex(match.start(), match.end(), kind, value, anchored)
