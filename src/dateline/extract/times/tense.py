"""Whether a clause speaks of what was or of what is to come, by its words: no parse is needed."""

from __future__ import annotations

import re
from typing import Literal

Tense = Literal["past", "happened", "future", "none"]


def tense(before: str, words: str, after: str) -> Tense:
    """The tense of the clause around a time expression, `words`; "none" where no verb tells.

    "happened" is a past that leaves no doubt: the verb of an event right before the expression ("exploded on"); after
    other past verbs a date may still be to come ("declared a dividend payable Dec. 1").

    `before` and `after` are the rest of its sentence. The nearest modal or plan before the expression decides, unless
    a past verb stands between or right behind ("the ministry on Friday issued"); failing any verb before it ("On Monday
    the council will vote"), the first verb after it does.
    """
    if before.endswith((" for ", " for next ")) and _DAY_NAMED.match(words):
        return "future"
    if _UNTIL.search(before):
        return "past" if _LASTED.search(before) or _HAD.match(after) else "future"
    if _PLEDGED.search(before):
        return "future"
    cues = list(FUTURE.finditer(before))
    rest = before[cues[-1].end() :] if cues else before
    if _HAPPENED.search(rest) or (_EVENT.search(rest) and _DAY_NAMED.match(words)):
        return "happened"
    if PAST.search(rest) or _COMPARED.search(rest) or (_DID.match(after) and (not cues or "," in rest)):
        return "past"
    if cues:
        overtaken = any(before[: cue.start()].endswith("had been ") for cue in cues) and not _IS.search(rest)
        return "past" if overtaken else "future"
    ahead, behind = FUTURE.search(after), PAST.search(after)
    if ahead is not None and (behind is None or ahead.start() < behind.start()):
        return "future"
    return "past" if behind is not None else "none"


#: Plans of which the verb is in the infinitive, and verbs of what is scheduled, which the press has in the present.
_PLANNED = (
    "begin|start|take place|meet|vote|open|resume|travel|arrive|leave|return|attend|discuss|visit|appear|decide|hold"
)
_SCHEDULED = "begins|starts|opens|resumes|kicks off|reopens|meets|convenes|goes (?:to|on)|votes"
FUTURE = re.compile(
    r"\b(?:will|shall|won't|'ll|’ll|going to|plans? to|planning|planned (?:for|an?|the)|scheduled|slated|tentatively"
    r"|due (?:on|to|in|by|for|back)|expected|upcoming|effective|likely|seen (?:as|at|in)|forecast|projected|poised"
    r"|on track|(?:(?-i:may)|might|must|should)(?! have)|can|set (?:to|for)|intends?|to be held|as (?:early|soon) as"
    rf"|to (?:{_PLANNED})|expires?|would|until|deadline|ahead of|{_SCHEDULED}|takes (?:office|effect|place|over)"
    r"|(?:(?<=s\s)|(?<=they\s)|(?<=we\s)|(?<=who\s))(?:begin|start|open|resume|reopen|meet|convene|vote|leave"
    r"|go (?:to|on)|take (?:office|effect|place)))\b",
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
_COMPARED = re.compile(
    r"\b(?:from|against|compared (?:with|to)|than)\s[^,;.]{0,6}\d[^,;]{0,25}\s(?:in|on|for|of)\s$", re.IGNORECASE
)
_HAPPENED = re.compile(
    r"\b(?:struck|killed|died|rose|fell|dropped|won|lost|shot|stabbed|wounded|injured|arrested|born|went off|exploded"
    r"|crashed|took place|happened|occurred|broke out|erupted|collapsed|sank|capsized|resigned|hit|burned|drowned"
    r"|fled|escaped|defeated|seized|captured|invaded|landed|attacked|bombed)\s(?:[^\s,;]{1,15}\s){0,4}?(?:on|in|at)\s(?:the\s)?$",
    re.IGNORECASE,
)
#: "Charges may be brought over the shooting Saturday night": what was shot at lies behind.
_EVENT = re.compile(
    r"\b(?:shooting|stabbing|crash|explosion|blast|bombing|attack|assault|fire|quake|earthquake|killing|murder|robbery"
    r"|raid|arrest|collision|massacre|landslide|sinking|stampede)s?\s(?:late\s|early\s)?(?:on\s)?$",
    re.IGNORECASE,
)
_IS = re.compile(r"\b(?:is|are)\b", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till)\s(?:the\s)?$", re.IGNORECASE)
_LASTED = re.compile(
    r"\b(?:lasted|held|stood|ran|continued|went on|stayed|remained|raged|dragged on|was|were|had|did)\b[^,]{0,30}$",
    re.IGNORECASE,
)
_HAD = re.compile(r",?\s[^.;]{0,30}?\b(?:had|was|were|did)\b", re.IGNORECASE)
#: What was promised or asked for by a day that is to come.
_PLEDGED = re.compile(
    r"\b(?:promised|pledged|vowed|demand(?:s|ed)|ordered|told|gave|given|asked|urged|wants?|agreed)\b[^.]{0,60}"
    r"\b(?:by|before|no later than)\s(?:the\s)?$",
    re.IGNORECASE,
)
#: A past verb right behind the day: "the ministry on Friday issued a warning".
_DID = re.compile(
    rf"(?:\s(?:morning|afternoon|evening|night))?\s(?:[a-z]+ly\s)?(?=[a-z])(?:{PAST.pattern})", re.IGNORECASE
)
