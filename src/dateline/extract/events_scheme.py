"""The event scheme: every type that an event can have, its class, and the PLOVER category nearest to it.

The 25 conflict types carry the names of ACLED's sub-event types (ACLED codebook, 2023-); the other nine are ours.
`docs/events.md` defines each in our own words; a test keeps the two lists equal.
"""

from __future__ import annotations

from typing import Final

BATTLES: Final = "Battles"
REMOTE: Final = "Explosions/Remote violence"
CIVILIANS: Final = "Violence against civilians"
PROTESTS: Final = "Protests"
RIOTS: Final = "Riots"
STRATEGIC: Final = "Strategic developments"
BEYOND: Final = "Beyond conflict"

GOVERNMENT_REGAINS: Final = "Government regains territory"
NON_STATE_OVERTAKES: Final = "Non-state actor overtakes territory"
ARMED_CLASH: Final = "Armed clash"
CHEMICAL: Final = "Chemical weapon"
AIR_STRIKE: Final = "Air/drone strike"
SUICIDE_BOMB: Final = "Suicide bomb"
SHELLING: Final = "Shelling/artillery/missile attack"
EXPLOSIVE: Final = "Remote explosive/landmine/IED"
GRENADE: Final = "Grenade"
SEXUAL_VIOLENCE: Final = "Sexual violence"
ATTACK: Final = "Attack"
ABDUCTION: Final = "Abduction/forced disappearance"
PEACEFUL_PROTEST: Final = "Peaceful protest"
PROTEST_INTERVENTION: Final = "Protest with intervention"
EXCESSIVE_FORCE: Final = "Excessive force against protesters"
VIOLENT_DEMONSTRATION: Final = "Violent demonstration"
MOB_VIOLENCE: Final = "Mob violence"
AGREEMENT: Final = "Agreement"
ARRESTS: Final = "Arrests"
CHANGE_TO_GROUP: Final = "Change to group/activity"
DISRUPTED: Final = "Disrupted weapons use"
HEADQUARTERS: Final = "Headquarters or base established"
LOOTING: Final = "Looting/property destruction"
TRANSFER: Final = "Non-violent transfer of territory"
OTHER: Final = "Other"
ORGANISED_CRIME: Final = "Organised crime"
NATURAL_DISASTER: Final = "Natural disaster"
MAN_MADE_DISASTER: Final = "Man-made disaster"
DIPLOMACY: Final = "Diplomacy"
RESPONSIBILITY: Final = "Attribution of responsibility"
DISPLACEMENT: Final = "Displacement or evacuation"
AID: Final = "Aid delivered or blocked"
OUTAGE: Final = "Outage of infrastructure"
TOLL: Final = "Change of toll"

#: type -> (class, PLOVER category or None where PLOVER has none)
SCHEME: Final[dict[str, tuple[str, str | None]]] = {
    GOVERNMENT_REGAINS: (BATTLES, "ASSAULT"),
    NON_STATE_OVERTAKES: (BATTLES, "ASSAULT"),
    ARMED_CLASH: (BATTLES, "ASSAULT"),
    CHEMICAL: (REMOTE, "ASSAULT"),
    AIR_STRIKE: (REMOTE, "ASSAULT"),
    SUICIDE_BOMB: (REMOTE, "ASSAULT"),
    SHELLING: (REMOTE, "ASSAULT"),
    EXPLOSIVE: (REMOTE, "ASSAULT"),
    GRENADE: (REMOTE, "ASSAULT"),
    SEXUAL_VIOLENCE: (CIVILIANS, "ASSAULT"),
    ATTACK: (CIVILIANS, "ASSAULT"),
    ABDUCTION: (CIVILIANS, "ASSAULT"),
    PEACEFUL_PROTEST: (PROTESTS, "PROTEST"),
    PROTEST_INTERVENTION: (PROTESTS, "PROTEST"),
    EXCESSIVE_FORCE: (PROTESTS, "ASSAULT"),
    VIOLENT_DEMONSTRATION: (RIOTS, "PROTEST"),
    MOB_VIOLENCE: (RIOTS, "ASSAULT"),
    AGREEMENT: (STRATEGIC, "AGREE"),
    ARRESTS: (STRATEGIC, "COERCE"),
    CHANGE_TO_GROUP: (STRATEGIC, "MOBILIZE"),
    DISRUPTED: (STRATEGIC, "COERCE"),
    HEADQUARTERS: (STRATEGIC, "MOBILIZE"),
    LOOTING: (STRATEGIC, "ASSAULT"),
    TRANSFER: (STRATEGIC, "RETREAT"),
    OTHER: (STRATEGIC, None),
    ORGANISED_CRIME: (BEYOND, None),
    NATURAL_DISASTER: (BEYOND, None),
    MAN_MADE_DISASTER: (BEYOND, None),
    DIPLOMACY: (BEYOND, "CONSULT"),
    RESPONSIBILITY: (BEYOND, "ACCUSE"),
    DISPLACEMENT: (BEYOND, None),
    AID: (BEYOND, "AID"),
    OUTAGE: (BEYOND, None),
    TOLL: (BEYOND, None),
}
