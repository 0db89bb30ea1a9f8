"""The closed list of predicates and the words that put what is counted into each state.

Each table maps a lemma to a predicate. Verbs are split by which of their arguments changes state: what they do to their
object ("killed 12"), or what happens to their subject ("12 died"). The words are general; none is of one place or war.
"""

from __future__ import annotations

from dateline.values import Predicate

#: Verb whose object is put into the state, and whose subject is when it is passive.
OBJECT: dict[str, Predicate] = {
    **dict.fromkeys("kill murder slay assassinate execute massacre behead slaughter electrocute lynch strangle suffocate asphyxiate bury drown".split(), "killed"),
    **dict.fromkeys("wound injure hurt hospitalize hospitalise maim shoot stab sicken scald trample gun gore graze burn".split(), "wounded"),
    **dict.fromkeys("displace uproot dislodge".split(), "displaced"),
    **dict.fromkeys("evacuate airlift relocate".split(), "evacuated"),
    **dict.fromkeys("arrest detain apprehend nab".split(), "arrested"),
    **dict.fromkeys("capture".split(), "captured"),
    **dict.fromkeys("seize conquer annex confiscate overrun impound".split(), "seized"),
    **dict.fromkeys("destroy demolish level flatten raze gut obliterate annihilate wreck incinerate sink".split(), "destroyed"),
    **dict.fromkeys("damage".split(), "damaged"),
    **dict.fromkeys("recapture retake liberate reclaim regain reconquer".split(), "recaptured"),
    **dict.fromkeys("pledge promise earmark".split(), "pledged"),
    **dict.fromkeys("deliver distribute disburse supply".split(), "delivered"),
    **dict.fromkeys("occupy hold".split(), "held"),
}  # fmt: skip
#: Verb whose subject is in the state.
SUBJECT: dict[str, Predicate] = {
    **dict.fromkeys("die perish drown succumb suffocate".split(), "killed"),
    **dict.fromkeys("flee".split(), "displaced"),
    **dict.fromkeys("vanish disappear".split(), "missing"),
    **dict.fromkeys("surrender capitulate".split(), "surrendered"),
    **dict.fromkeys("evacuate".split(), "evacuated"),
}  # fmt: skip
#: What stands beside the counted noun, or after "were", "left", "feared", "reported".
ADJECTIVE: dict[str, Predicate] = {
    **dict.fromkeys("dead deceased lifeless killed slain murdered".split(), "killed"),
    **dict.fromkeys("injured wounded hurt hospitalized hospitalised shot stabbed paralyzed paralysed maimed".split(), "wounded"),
    **dict.fromkeys("missing unaccounted".split(), "missing"),
    **dict.fromkeys("displaced homeless".split(), "displaced"),
    **dict.fromkeys("evacuated".split(), "evacuated"),
    **dict.fromkeys("arrested detained".split(), "arrested"),
    **dict.fromkeys("captured captive".split(), "captured"),
    **dict.fromkeys("destroyed".split(), "destroyed"),
    **dict.fromkeys("damaged".split(), "damaged"),
    **dict.fromkeys("recaptured liberated retaken".split(), "recaptured"),
    **dict.fromkeys("seized".split(), "seized"),
    **dict.fromkeys("occupied held".split(), "held"),
    **dict.fromkeys("pledged".split(), "pledged"),
    **dict.fromkeys("delivered".split(), "delivered"),
    **dict.fromkeys("surrendered".split(), "surrendered"),
}  # fmt: skip
#: Noun that is itself counted in the state ("12 deaths"), or whose "of" is ("the deaths of 12 people").
NOUN: dict[str, Predicate] = {
    **dict.fromkeys("death fatality killing murder homicide dead corpse drowning".split(), "killed"),
    **dict.fromkeys("injury wounding wounded injured".split(), "wounded"),
    **dict.fromkeys("missing disappearance".split(), "missing"),
    **dict.fromkeys("displacement displaced idp".split(), "displaced"),
    **dict.fromkeys("evacuation evacuee".split(), "evacuated"),
    **dict.fromkeys("arrest detention detainee arrestee".split(), "arrested"),
    **dict.fromkeys("captive pow".split(), "captured"),
    **dict.fromkeys("surrender".split(), "surrendered"),
    **dict.fromkeys("hostage".split(), "held"),
}  # fmt: skip
#: Nouns that take "of 12 people" but are not themselves counted in the state.
OF_NOUN: dict[str, Predicate] = {
    **NOUN,
    **dict.fromkeys("destruction demolition".split(), "destroyed"),
    **dict.fromkeys("capture".split(), "captured"),
    **dict.fromkeys("seizure".split(), "seized"),
    **dict.fromkeys("liberation recapture".split(), "recaptured"),
    **dict.fromkeys("delivery distribution".split(), "delivered"),
    **dict.fromkeys("pledge".split(), "pledged"),
}  # fmt: skip
#: What a state is called in `of` after the counted noun: "people wounded".
SAID = {"held": "held", "other": ""}

PEOPLE_STATES = frozenset(
    {"killed", "wounded", "missing", "displaced", "evacuated", "arrested", "captured", "surrendered", "held"}
)
THING_STATES = frozenset(
    {
        "destroyed",
        "damaged",
        "recaptured",
        "seized",
        "captured",
        "held",
        "delivered",
        "pledged",
        "evacuated",
        "killed",
        "missing",
        "surrendered",
        "displaced",
    }
)
MONEY_STATES = frozenset({"pledged", "delivered", "seized"})
AREA_STATES = frozenset({"recaptured", "seized", "held", "destroyed", "damaged", "captured"})
SHARE_STATES = PEOPLE_STATES | THING_STATES
