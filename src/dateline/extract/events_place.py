"""Where it happened: which of a sentence's places belongs to a trigger, or none.

Each place of the sentence is scored by how the parse and the word order connect it to the trigger, "nowhere" by what
the trigger is, and the best wins: a log-linear ranking whose weights are learned (`cards/event_place.md`), its features
named here in words, so that a choice can be explained by listing them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from dateline.extract import events_lexicon as lexicon
from dateline.extract import events_scheme as scheme
from dateline.extract.events_index import Index, by_sentence
from dateline.extract.events_triggers import CONTROL_NOUNS, Trigger, lemma_of
from dateline.model import Parse, Token
from dateline.resources import data
from dateline.values import Place

#: Longest dependency path, in steps on one side, that is told apart from "far".
LONGEST = 4
#: Places of a sentence that are weighed for a trigger, the nearest: lists of hundreds would cost their square.
MOST = 12
#: Types that take, lose or hold ground, and Other, which holding is.
GROUND = frozenset({scheme.GOVERNMENT_REGAINS, scheme.NON_STATE_OVERTAKES, scheme.TRANSFER, scheme.OTHER})


class Choice(NamedTuple):
    """One answer to "where did it happen": a place's head token, or None for nowhere, and what speaks for it."""

    token: int | None
    features: tuple[str, ...]


class Where(NamedTuple):
    """The place of a trigger, whether it hangs on the trigger itself, and the places joined to it by "and"."""

    place: str
    direct: bool
    others: tuple[str, ...]


def places(index: Index, triggers: Sequence[Trigger]) -> dict[int, Where]:
    """Trigger token -> where it happened; triggers without a place are left out."""
    weights = learned()
    in_sentence = by_sentence(index.parse, index.places)
    found = {}
    for trigger in triggers:
        choices = candidates(index, trigger, in_sentence)
        if len(choices) < 2:
            continue
        best = max(choices, key=lambda c: (sum(weights.get(f, 0.0) for f in c.features), -(c.token or 0)))
        if best.token is not None:
            others = tuple(index.places[i].id for i in _coordinated(index, best.token))
            direct = _direct(index, trigger, best.token)
            found[trigger.token] = Where(index.places[best.token].id, direct, others)
    return found


def _coordinated(index: Index, place: int) -> Iterator[int]:
    """Places joined to this one: "captured Izyum, Kupiansk and Balakliya"."""
    waiting = [place]
    while waiting:
        joined = [i for i in index.parse.children[waiting.pop()] if index.parse.tokens[i].dep == "conj"]
        found = [i for i in joined if i in index.places]
        yield from found
        waiting.extend(found)


def _direct(index: Index, trigger: Trigger, place: int) -> bool:
    """Whether the place stands below the trigger and below no other verb, or is what a relative clause tells of.

    Of a trigger that takes, holds or loses ground the place must be the ground itself ("the town of Goma"): bridges
    over a river and a fifth of a country are not the river and the country.
    """
    parse = index.parse
    up, down = paths(parse, parse.tokens[trigger.token], parse.tokens[place])
    if any(t.pos == "VERB" or t.dep in ("advcl", "relcl", "acl", "ccomp") for t in down):
        return False
    told_of = bool(up) and up[0].dep in ("relcl", "acl") and all(t.dep == "appos" for t in up[1:])
    if up and not told_of:
        return False
    if trigger.type not in GROUND:
        return True
    if down and down[-1].dep in ("prep", "agent") and trigger.type != scheme.TRANSFER and not told_of:
        return False
    return all(_same_ground(index, t) for t in down[1:])


def _same_ground(index: Index, token: Token) -> bool:
    """Whether a token between the trigger and the place leaves the place what it is: "the town of", "control over"."""
    lemma = token.lemma.lower()
    if token.dep == "prep":
        return lemma in ("of", "from", "over", "out", "to")
    return token.i in index.places or lemma in lexicon.SETTLEMENT_NOUNS or lemma in CONTROL_NOUNS


@lru_cache(maxsize=1)
def learned() -> dict[str, float]:
    """Feature -> weight, from the shipped file."""
    weights: dict[str, float] = json.loads(data("event_place.json").read_text(encoding="utf-8"))
    return weights


def candidates(index: Index, trigger: Trigger, in_sentence: dict[int, list[int]]) -> list[Choice]:
    """Nowhere, and every place of the trigger's sentence, each with its features."""
    token = index.parse.tokens[trigger.token]
    here = in_sentence.get(token.sent, [])
    if len(here) > MOST:
        here = sorted(sorted(here, key=lambda i: (abs(i - token.i), i))[:MOST])
    found = [Choice(None, tuple(_nowhere(index.parse, trigger, len(here))))]
    for position, place in enumerate(here):
        found.append(Choice(place, tuple(_features(index, trigger, here, position))))
    return found


def _nowhere(parse: Parse, trigger: Trigger, places: int) -> Iterator[str]:
    token = parse.tokens[trigger.token]
    children = {parse.tokens[i].dep for i in parse.children[trigger.token]}
    yield "nowhere"
    yield f"nowhere places={min(places, 4)}"
    yield f"nowhere type={trigger.type}"
    yield f"nowhere tag={token.tag}"
    for dep in ("dobj", "ccomp", "neg", "nsubj", "nsubjpass", "prep", "agent", "aux"):
        if dep in children:
            yield f"nowhere has {dep}"
    yield f"nowhere as {token.dep}"


def _features(index: Index, trigger: Trigger, here: Sequence[int], position: int) -> Iterator[str]:
    parse, place = index.parse, here[position]
    token, verb = parse.tokens[place], parse.tokens[trigger.token]
    up, down = paths(parse, verb, token)
    prepositions = [t.lemma.lower() for t in down if t.dep in ("prep", "agent")]
    climbed = _written(up)
    fallen = _written(down)
    yield f"up={climbed}"
    yield f"down={fallen}"
    yield f"path={climbed}/{down[-1].dep if down else 'self'}"
    yield f"in={prepositions[0] if prepositions else '-'}"
    yield f"top={prepositions[-1] if prepositions else '-'} {climbed}"
    lemma = lemma_of(verb)
    yield f"lemma={lemma} {down[-1].dep if down else 'self'} {'direct' if not up else 'up'}"
    yield f"lemma={lemma} top={prepositions[-1] if prepositions else '-'}"
    yield f"type={trigger.type} {'direct' if not up else 'up'} {down[-1].dep if down else 'self'}"
    yield from _order(parse, here, position, verb)
    yield from _kind(index, place)


def _order(parse: Parse, here: Sequence[int], position: int, verb: Token) -> Iterator[str]:
    place = here[position]
    side = "after" if place > verb.i else "before"
    yield side
    away = abs(place - verb.i)
    yield f"{side} {'near' if away <= 3 else 'mid' if away <= 8 else 'far' if away <= 16 else 'remote'}"
    between = [i for i in here if min(place, verb.i) < i < max(place, verb.i)]
    yield f"{side} places between={min(len(between), 2)}"
    verbs = sum(parse.tokens[i].pos == "VERB" for i in range(min(place, verb.i) + 1, max(place, verb.i)))
    yield f"{side} verbs between={min(verbs, 3)}"
    first, _ = parse.sentences[verb.sent]
    if place - first <= 4:
        yield "opens the sentence"
    if position and _joined(parse, here[position - 1], place):
        yield "within the place before"
    if position + 1 < len(here) and _joined(parse, place, here[position + 1]):
        yield "followed by a place"
    if len(here) == 1:
        yield "only place"


def _joined(parse: Parse, first: int, second: int) -> bool:
    """Whether the second place follows at once: "Evian, Switzerland", "the West Bank town of Ramallah"."""
    return second - first <= 4 and all(parse.tokens[i].pos != "VERB" for i in range(first, second))


def _kind(index: Index, place: int) -> Iterator[str]:
    value = index.places[place].value
    if isinstance(value, Place):
        yield f"feature={value.feature}"
        yield "literal" if value.literal else "people or government"
    token = index.parse.tokens[place]
    yield f"pos={token.pos}"
    yield f"dep={token.dep}"


def paths(parse: Parse, verb: Token, place: Token) -> tuple[list[Token], list[Token]]:
    """The tokens from the trigger, and from the place, up to but without the one that governs both."""
    above = [verb.i, *(t.i for t in parse.ancestors(verb.i))]
    down: list[Token] = []
    current = place
    while current.i not in above:
        down.append(current)
        if current.head == current.i:
            return [parse.tokens[i] for i in above], down
        current = parse.tokens[current.head]
    return [parse.tokens[i] for i in above[: above.index(current.i)]], down


def _written(path: Sequence[Token]) -> str:
    deps = [token.dep for token in path]
    return ">".join(deps) if len(deps) <= LONGEST else "far"
