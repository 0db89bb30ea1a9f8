"""When, and how much, belongs to which happening: by dependency."""

from __future__ import annotations

from itertools import pairwise, takewhile

from dateline.extract.events_index import Index, path_up
from dateline.extract.events_triggers import Trigger
from dateline.reading import Mention, Parse, Token
from dateline.values import Quantity, Time

#: Verbs whose own time and place are those of the statement, not of what is stated.
SAYING = frozenset(
    "say tell report announce add claim state confirm note write warn declare quote comment speak deny insist explain "
    "acknowledge admit stress describe release publish issue cite post tweet accord".split()
)

#: Units of ages and spans of time, and the verbs whose span is what they mete out.
TIME_UNITS = frozenset("second minute hour day night week fortnight month quarter year decade century".split()) | {
    f"{unit} of age" for unit in ("day", "week", "month", "year")
}
SENTENCING = frozenset("sentence jail imprison condemn suspend".split())
#: Prepositions and verbs behind which stands what was done before.
EARLIER = frozenset("for over about after following since despite".split())
TRYING = frozenset(
    "charge accuse convict sentence suspect indict arrest try question plead acquit clear extradite".split()
)
#: Clauses that tell of something of their own.
CLAUSES = frozenset({"advcl", "relcl", "ccomp", "acl", "parataxis"})


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
        for below, above in pairwise(path_up(parse, trigger.token)):
            apart = _apart(parse, below)
            if above.lemma.lower() in SAYING or (apart and above.pos == "VERB"):
                break
            subject = below.i == trigger.token and below.dep in ("nsubj", "nsubjpass")
            lent = found.get(above.i) or (of_verbs.get(above.i) if subject else None)
            if lent is not None:
                found[trigger.token] = lent
                break
            if apart:
                break
            if above.pos == "VERB" and parse.tokens[trigger.token].pos != "VERB":
                break  # a noun has its time from the verb that is said of it, and from no other
    return found


def _apart(parse: Parse, token: Token) -> bool:
    """Whether a clause or phrase has a time of its own: "held on Friday over a raid that killed nine", "a man who shot
    two". What was done "in" or "by" a happening was done when that was, but for charges and trials."""
    if token.dep == "prep":
        tried = parse.tokens[token.head].lemma.lower() in TRYING
        return tried or token.lemma.lower() in EARLIER
    if token.dep == "relcl" or (token.dep == "acl" and token.tag == "VBN"):
        return True
    words = (parse.tokens[i].text.lower() for i in parse.children[token.i] if parse.tokens[i].dep == "mark")
    return token.dep == "advcl" and any(word in ("after", "before", "since", "until") for word in words)


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
    """Trigger token -> ids of the figures that it governs, in text order. Ages and spans of time count nothing that
    was done, but for what somebody was sentenced to."""
    parse = index.parse
    counted = {i: m for i, m in index.quantities.items() if _counts(parse, i, m)}
    direct = governed(parse, dict(counted), triggers)
    found = {}
    for owner, owned in direct.items():
        kept = [i for i in owned if not _elsewhere(parse, owner, i, counted[i])]
        if kept:
            found[owner] = tuple(counted[i].id for i in kept)
    return found


def _counts(parse: Parse, i: int, mention: Mention) -> bool:
    """Whether a figure counts or measures what happened."""
    value = mention.value
    if not isinstance(value, Quantity) or value.unit not in TIME_UNITS:
        return True
    return not value.unit.endswith("of age") and any(t.lemma.lower() in SENTENCING for t in parse.ancestors(i))


def _elsewhere(parse: Parse, owner: int, i: int, mention: Mention) -> bool:
    """Whether a figure without a state of its own stands in a clause below the trigger that tells of something else:
    "left two hours after four guests had eaten". The dead and hurt keep the trigger above them."""
    if isinstance(mention.value, Quantity) and mention.value.predicate != "other":
        return False
    between = takewhile(lambda token: token.i != owner, parse.ancestors(i))
    return any(t.dep == "appos" or (t.pos in ("VERB", "AUX") and t.dep in CLAUSES) for t in between)


def _is_date(mention: Mention) -> bool:
    value = mention.value
    return isinstance(value, Time) and value.type in ("DATE", "TIME") and not value.value.endswith("_REF")


def _nearest(owner: int, candidates: list[int]) -> int:
    return min(candidates, key=lambda i: (abs(i - owner), i))
