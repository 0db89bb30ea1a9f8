"""Did it happen? Flags read off the grammar around a trigger: negated, future, hypothetical, historical."""

from __future__ import annotations

from dateline.reading import EventFlag, Parse, Token
from dateline.values import Time

FUTURE_AUX = frozenset({"will", "shall", "'ll", "wo", "’ll"})
HYPOTHETICAL_AUX = frozenset({"may", "might", "could", "would", "should", "must", "can", "ca"})
FUTURE_HEADS = frozenset(
    "plan intend prepare expect vow promise pledge threaten schedule agree order go aim hope want decide set due ready "
    "poise likely urge ask call demand refuse allow".split()
)
HYPOTHETICAL_HEADS = frozenset(
    "try attempt seek fear risk warn threat possibility danger consider chance plot able struggle".split()
)
NEGATING_HEADS = frozenset("fail avoid prevent stop deny refuse foil thwart avert unable without".split())
SUPPOSED = frozenset({"possible", "potential", "attempted", "hypothetical"})
#: Dependency -> words that, hung on a trigger so, leave open whether it happened.
HYPOTHETICAL = {
    "aux": HYPOTHETICAL_AUX,
    "mark": frozenset({"if", "unless", "whether"}),
    "amod": SUPPOSED,
    "compound": SUPPOSED,
}
FUTURE_MODIFIERS = frozenset({"planned", "upcoming", "future", "imminent", "looming"})
NEGATIVE_DETERMINERS = frozenset({"no", "neither", "nobody", "none"})
#: Clauses that hang on a verb or noun of planning, trying or failing.
COMPLEMENTS = frozenset({"xcomp", "ccomp", "acl", "pcomp", "dobj", "pobj", "advcl", "conj"})
#: A happening this many days before the report is background to it.
HISTORICAL_DAYS = 31


def flags(parse: Parse, token: Token, time: Time | None, published: str | None) -> tuple[EventFlag, ...]:
    """The flags of the happening that `token` names, in the order of the output contract."""
    found: set[EventFlag] = set()
    children = [parse.tokens[i] for i in parse.children[token.i]]
    _own(children, found)
    _above(parse, token, found)
    if time is not None and _long_past(time, published):
        found.add("historical")
    order: tuple[EventFlag, ...] = ("historical", "future", "hypothetical", "negated")
    return tuple(flag for flag in order if flag in found)


def _own(children: list[Token], found: set[EventFlag]) -> None:
    perfect = any(c.dep in ("aux", "auxpass") and c.lemma.lower() == "have" for c in children)
    for child in children:
        word = child.text.lower()
        if child.dep == "neg" or (child.dep == "det" and word in NEGATIVE_DETERMINERS) or word == "never":
            found.add("negated")
        elif child.dep == "aux" and word in FUTURE_AUX and not perfect:
            found.add("future")
        elif word in HYPOTHETICAL.get(child.dep, ()):
            found.add("hypothetical")
        elif child.dep in ("amod", "compound") and word in FUTURE_MODIFIERS:
            found.add("future")
        elif child.dep in ("nsubj", "nsubjpass") and word in NEGATIVE_DETERMINERS:
            found.add("negated")


def _above(parse: Parse, token: Token, found: set[EventFlag]) -> None:
    """What governs the trigger: "plans to attack", "failed to capture", "fears of a strike"."""
    current = token
    for _ in range(3):
        head = parse.tokens[current.head]
        if head.i == current.i or current.dep not in COMPLEMENTS | {"prep"}:
            return
        lemma = head.lemma.lower()
        infinitive = any(parse.tokens[i].tag == "TO" for i in parse.children[current.i]) or current.dep in (
            "pobj",
            "dobj",
        )
        if lemma in NEGATING_HEADS and current.dep != "conj":
            found.add("negated")
        elif lemma in HYPOTHETICAL_HEADS and infinitive:
            found.add("hypothetical")
        elif lemma in FUTURE_HEADS and current.dep == "xcomp" and infinitive:
            found.add("future")
        if head.dep == "aux" or head.lemma in ("say", "tell", "report"):
            return
        current = head


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
