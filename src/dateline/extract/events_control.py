"""Who holds a place: what a trigger says about control, read off its lemma, its particle and its negation.

`control_state` answers for the event's own actor: a side that "withdrew from" a place has lost it. The side that lost
it to the actor, where the sentence names one, is the event's `target`.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from dateline.extract import events_scheme as s
from dateline.reading import Event

Control = Literal["holds", "lost", "contested"]

#: Stems of triggers, by what they say of the actor. A stem matches the beginning of the trigger's words.
HOLDS: Final = (
    "recaptur retak retook regain reclaim reconquer liberat captur seiz overr conquer occup annex wrest take took "
    "taking hold held control retain consolidat secur clear enter keep kept win won takeover"
).split()
LOST: Final = (
    "withdr retreat pull ced relinquish lose lost losing abandon surrender fall fell falling give gave giving flee "
    "fled evacuat leav left hand"
).split()
CONTESTED: Final = (
    "clash battl fight fought skirmish ambush repel repuls counter-?attack counter-?offensive besieg encircl offensive "
    "assault invad invasion siege storm advanc push defend contest attack"
).split()

_STEMS: Final[tuple[tuple[list[str], Control], ...]] = ((CONTESTED, "contested"), (HOLDS, "holds"), (LOST, "lost"))
_STATES: Final = tuple((re.compile("|".join(stems), re.IGNORECASE), state) for stems, state in _STEMS)

#: Only these types say anything of who holds ground; "took a bribe" and "lost a match" do not.
TERRITORIAL: Final = frozenset({s.GOVERNMENT_REGAINS, s.NON_STATE_OVERTAKES, s.TRANSFER, s.ARMED_CLASH})
STATIC: Final = re.compile(r"hold|held|control|retain|keep|kept", re.IGNORECASE)
#: "The town fell to the rebels" has the new holder for its actor; "the town fell" has none.
FALL: Final = re.compile(r"f[ae]ll", re.IGNORECASE)
NEGATED: Final[dict[Control, Control | None]] = {"holds": "contested", "lost": "holds", "contested": None}


def control_state(event: Event, text: str) -> Control | None:
    """What `event` says of its actor's hold on `event.place`; None where it says nothing.

    Only a place that hangs on the trigger itself counts. A happening that has not happened (future, hypothetical) says
    nothing, and neither does one long past. A negated capture leaves the place contested; a negated loss leaves it
    held.
    """
    trigger = event.span.of(text)
    if event.place is None or not event.place_direct or {"future", "hypothetical", "historical"} & set(event.flags):
        return None
    if event.act.type not in TERRITORIAL and not (event.act.type == s.OTHER and STATIC.match(trigger)):
        return None
    state: Control | None = "holds" if FALL.match(trigger) and "actor" in event.roles else _state(trigger)
    return NEGATED[state] if state and "negated" in event.flags else state


def _state(trigger: str) -> Control | None:
    for pattern, state in _STATES:
        if pattern.match(trigger):
            return state
    return None
