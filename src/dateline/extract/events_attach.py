"""When, and how much, belongs to which happening: by dependency."""

from __future__ import annotations

from dateline.extract.events_index import Index, path_up
from dateline.extract.events_triggers import Trigger
from dateline.reading import Mention, Parse
from dateline.values import Time

#: Verbs whose own time and place are those of the statement, not of what is stated.
SAYING = frozenset(
    "say tell report announce add claim state confirm note write warn declare quote comment speak deny insist explain "
    "acknowledge admit stress describe release publish issue cite post tweet accord".split()
)


def governed(parse: Parse, heads: dict[int, object], triggers: list[Trigger]) -> dict[int, list[int]]:
    """Trigger token -> head tokens of the mentions that it governs most closely."""
    at = {t.token: t for t in triggers}
    carried = {t.carried: t.token for t in triggers if t.carried is not None}
    found: dict[int, list[int]] = {}
    for i in sorted(heads):
        for token in path_up(parse, i):
            owner = token.i if token.i in at else carried.get(token.i)
            if owner is not None:
                found.setdefault(owner, []).append(i)
                break
    return found


def times(index: Index, triggers: list[Trigger]) -> dict[int, str]:
    """Trigger token -> id of its time mention. Durations and sets are no dates; a statement's own time is not lent."""
    parse = index.parse
    usable = {i: m for i, m in index.times.items() if _is_date(m)}
    direct = governed(parse, dict(usable), triggers)
    found = {owner: usable[_nearest(owner, owned)].id for owner, owned in direct.items()}
    of_verbs = _of_verbs(parse, usable)
    for trigger in triggers:
        if trigger.token in found:
            continue
        told = next((i for i in parse.children[trigger.token] if i in found and parse.tokens[i].dep == "relcl"), None)
        if told is not None:  # "the blast that killed 86 people in 1994"
            found[trigger.token] = found[told]
            continue
        for above in parse.ancestors(trigger.token):
            if above.lemma.lower() in SAYING:
                break
            lent = found.get(above.i) or of_verbs.get(above.i)
            if lent is not None:
                found[trigger.token] = lent
                break
            if above.pos == "VERB" and parse.tokens[trigger.token].pos != "VERB":
                break  # a noun has its time from the verb that is said of it, and from no other
    return found


def _of_verbs(parse: Parse, usable: dict[int, Mention]) -> dict[int, str]:
    """Verb -> the time that hangs on it: "is to take place on Sunday" is said of its subject."""
    found: dict[int, str] = {}
    for i in sorted(usable):
        verb = next((token for token in path_up(parse, i)[1:] if token.pos in ("VERB", "AUX")), None)
        if verb is None or verb.lemma.lower() in SAYING:
            continue
        found.setdefault(verb.i, usable[i].id)
        if verb.dep == "xcomp" and parse.tokens[verb.head].pos == "AUX":
            found.setdefault(verb.head, usable[i].id)
    return found


def quantities(index: Index, triggers: list[Trigger]) -> dict[int, tuple[str, ...]]:
    """Trigger token -> ids of the figures that it governs, in text order."""
    direct = governed(index.parse, dict(index.quantities), triggers)
    return {owner: tuple(index.quantities[i].id for i in owned) for owner, owned in direct.items()}


def _is_date(mention: Mention) -> bool:
    value = mention.value
    return isinstance(value, Time) and value.type in ("DATE", "TIME") and not value.value.endswith("_REF")


def _nearest(owner: int, candidates: list[int]) -> int:
    return min(candidates, key=lambda i: (abs(i - owner), i))
