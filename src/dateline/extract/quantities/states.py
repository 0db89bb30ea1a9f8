"""The closed list of predicates and the words that put what is counted into each state.

Each table maps a lemma to a predicate. Verbs are split by which of their arguments changes state: what they do to their
object ("killed 12"), or what happens to their subject ("12 died"). The words are general; none is of one place or war.
"""

from __future__ import annotations

from dateline.values import Predicate


def _table(**words: str) -> dict[str, Predicate]:
    """A lemma-to-predicate table from one string of lemmas for each predicate."""
    known: dict[str, Predicate] = {p: p for p in _PREDICATES}
    return {word: known[predicate] for predicate, listed in words.items() for word in listed.split()}


_PREDICATES: tuple[Predicate, ...] = (
    "killed", "wounded", "missing", "displaced", "evacuated", "arrested", "captured", "surrendered", "destroyed",
    "damaged", "recaptured", "seized", "advanced", "pledged", "delivered", "held",
)  # fmt: skip

#: Verb whose object is put into the state, and whose subject is when it is passive.
OBJECT = _table(
    killed="kill murder slay assassinate execute massacre behead slaughter electrocute lynch strangle suffocate "
    "asphyxiate drown",
    wounded="wound injure hurt hospitalize hospitalise maim shoot stab sicken scald trample gun gore graze burn",
    displaced="displace uproot dislodge",
    evacuated="evacuate airlift relocate",
    arrested="arrest detain apprehend nab",
    captured="capture",
    seized="seize conquer annex confiscate overrun impound",
    destroyed="destroy demolish level flatten raze gut obliterate annihilate wreck incinerate sink",
    damaged="damage",
    recaptured="recapture retake liberate reclaim regain reconquer",
    pledged="pledge promise earmark",
    delivered="deliver distribute disburse supply donate send",
    held="occupy hold",
)
#: Verb whose subject is in the state.
SUBJECT = _table(
    killed="die perish drown succumb suffocate",
    displaced="flee",
    missing="vanish disappear",
    surrendered="surrender capitulate",
    evacuated="evacuate",
)
#: What stands beside the counted noun, or after "were", "left", "feared", "reported".
ADJECTIVE = _table(
    killed="dead deceased lifeless killed slain murdered",
    wounded="injured wounded hurt hospitalized hospitalised shot stabbed paralyzed paralysed maimed",
    missing="missing unaccounted",
    displaced="displaced homeless",
    evacuated="evacuated",
    arrested="arrested detained",
    captured="captured captive",
    destroyed="destroyed",
    damaged="damaged",
    recaptured="recaptured liberated retaken",
    seized="seized",
    held="occupied held",
    pledged="pledged",
    delivered="delivered",
    surrendered="surrendered",
)
#: Noun that is itself counted in the state ("12 deaths"), or whose "of" is ("the deaths of 12 people").
NOUN = _table(
    killed="death fatality killing slaying murder homicide dead corpse drowning",
    wounded="injury wounding wounded injured",
    missing="missing disappearance",
    displaced="displacement displaced idp",
    evacuated="evacuation evacuee",
    arrested="arrest detention detainee arrestee",
    captured="captive pow",
    surrendered="surrender",
    held="hostage",
)
#: Nouns that take "of 12 people"; the second half are not themselves counted in the state.
OF_NOUN = NOUN | _table(
    destroyed="destruction demolition",
    captured="capture",
    seized="seizure",
    recaptured="liberation recapture",
    delivered="delivery distribution",
    pledged="pledge",
    held="control",
    wounded="shooting stabbing",
)

PEOPLE_STATES = frozenset(
    {"killed", "wounded", "missing", "displaced", "evacuated", "arrested", "captured", "surrendered", "held"}
)
THING_STATES = frozenset(
    {"missing", "displaced", "evacuated", "captured", "surrendered", "destroyed", "damaged", "recaptured", "seized"}
    | {"pledged", "delivered"}
)
MONEY_STATES = frozenset({"pledged", "delivered", "seized"})
AREA_STATES = frozenset({"recaptured", "seized", "held", "destroyed", "damaged", "captured"})
CARGO_STATES = frozenset({"pledged", "delivered", "seized", "destroyed"})
SHARE_STATES = PEOPLE_STATES | THING_STATES
#: Only what lives is killed.
ANIMALS = frozenset(
    """
    animal cow cattle sheep goat pig chicken hen bird horse dog cat elephant rhino rhinoceros whale fish dolphin camel
    buffalo livestock poultry turtle seal lion tiger bear wolf reindeer penguin family couple
    """.split()
)
#: Only these things are held; "held 12 meetings" is no holding.
HOLDINGS = frozenset(
    "village town settlement city position building district region province area base post checkpoint".split()
)
