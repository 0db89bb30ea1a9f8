"""Did it happen? Flags read off the grammar around a trigger: historical, future, hypothetical, negated, alleged.

What hangs on the trigger is read by `events_modals`, what it hangs on by `events_governed` and `events_carried`,
accusations by `events_alleged`.
"""

from __future__ import annotations

from typing import get_args

from dateline.extract.events_alleged import alleged
from dateline.extract.events_carried import carried
from dateline.extract.events_governed import state
from dateline.reading import EventFlag, Parse, Token
from dateline.values import Time

#: A happening this many days before the report is background to it.
HISTORICAL_DAYS = 31
ORDER: tuple[EventFlag, ...] = get_args(EventFlag)


def flags(parse: Parse, token: Token, time: Time | None, published: str | None) -> tuple[EventFlag, ...]:
    """The flags of the happening that `token` names, in the order of the output contract."""
    found = state(parse, token)
    if token.pos != "VERB":
        carried(parse, token, found)
    if alleged(parse, token):
        found.add("alleged")
    if time is not None and _long_past(time, published):
        found.add("historical")
    return tuple(flag for flag in ORDER if flag in found)


def _long_past(time: Time, published: str | None) -> bool:
    if time.value in ("PAST_REF",) or time.end is None or published is None:
        return False
    return _days(published) - _days(time.end) > HISTORICAL_DAYS


def _days(moment: str) -> int:
    from datetime import date

    try:
        return date.fromisoformat(moment[:10]).toordinal()
    except ValueError:
        return 0
