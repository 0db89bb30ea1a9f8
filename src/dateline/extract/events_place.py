"""Where it happened: which of a sentence's places belongs to a trigger, or none.

Each place of the sentence gets a chance to be the scene, from how the parse and the word order connect it to the
trigger, from what is between them and from the other places (`events_place_features`); the best wins if it is likely
enough. The chances come from boosted trees over named features and, where the tagger's pass left word vectors, as much
from small networks that see these too (`events_place_meaning`); both are learned offline (`cards/event_place.md`).
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from dateline.extract import events_lexicon as lexicon
from dateline.extract import events_place_meaning
from dateline.extract import events_scheme as scheme
from dateline.extract.events_index import Index, by_sentence
from dateline.extract.events_meaning import Vectors
from dateline.extract.events_place_features import Features, features, paths
from dateline.extract.events_place_meaning import Sense, table, vectors_of
from dateline.extract.events_triggers import CONTROL_NOUNS, Trigger
from dateline.reading import Token
from dateline.resources import data

#: Places of a sentence that are weighed for a trigger, the nearest: lists of hundreds would cost their square.
MOST = 12
#: Below this chance a trigger has no place: the best over held-out folds, flat from 0.30 to 0.42.
LIKELY = 0.36
#: The chance needed behind a word that aims ("aid to Niger") and in what is told of somebody ("wanted in Austria").
AIMED_AT = 0.6
_AIMS = tuple(f"outer in={word}" for word in ("to", "for", "against"))
#: People by their office: "the mayor of Turin was arrested" tells nothing of where.
OFFICES = frozenset("mayor president governor minister king queen bishop archbishop ambassador leader emir".split())
#: Types that take, lose or hold ground, and Other, which holding is.
GROUND = frozenset({scheme.GOVERNMENT_REGAINS, scheme.NON_STATE_OVERTAKES, scheme.TRANSFER, scheme.OTHER})


class Choice(NamedTuple):
    """One answer to "where did it happen": a place's head token, and what is known of it."""

    token: int
    features: Features


class Where(NamedTuple):
    """The place of a trigger, whether it hangs on the trigger itself, and the places joined to it by "and"."""

    place: str
    direct: bool
    others: tuple[str, ...]


class Chooser(NamedTuple):
    """What gives the chances: trees over named features, and networks over these and word vectors."""

    trees: Trees
    sense: Sense | None


class Trees(NamedTuple):
    """All trees side by side, as arrays of (trees, nodes): from node `n` the way is left where the column `feature[n]`
    is at most `threshold[n]`. A child below zero is the leaf `-child - 1`, whose score is in `value`."""

    columns: dict[str, int]
    feature: Any
    threshold: Any
    left: Any
    right: Any
    value: Any


def places(
    index: Index, triggers: Sequence[Trigger], vectors: Vectors | None = None, chooser: Chooser | None = None
) -> dict[int, Where]:
    """Trigger token -> where it happened; triggers without a place are left out.

    `vectors` are those of the report's words, where a network has read it; `chooser` is another than the shipped one.
    """
    in_sentence = by_sentence(index.parse, index.places)
    choices = [candidates(index, trigger, in_sentence) for trigger in triggers]
    pairs = [(trigger.token, c) for trigger, of_one in zip(triggers, choices, strict=True) for c in of_one]
    rows = [c.features for _, c in pairs]
    meant = None
    if vectors is not None and pairs:
        tokens = index.parse.tokens
        meant = np.stack([vectors_of(index.parse, tokens[i], tokens[c.token], vectors) for i, c in pairs])
    likely = iter(chances(rows, meant, chooser))
    found = {}
    for trigger, of_one in zip(triggers, choices, strict=True):
        place = _chosen(index, trigger, of_one, [next(likely) for _ in of_one])
        if place is not None:
            others = tuple(index.places[i].id for i in _coordinated(index, place))
            found[trigger.token] = Where(index.places[place].id, _direct(index, trigger, place), others)
    for trigger in triggers:
        if trigger.token not in found and (told := _subject(index, trigger)) in found:
            found[trigger.token] = found[told]._replace(direct=False, others=())
    return found


def _subject(index: Index, trigger: Trigger) -> int:
    """The subject of a verb, or -1: "the shelling of Sake killed nine" happened where the shelling did."""
    tokens = index.parse.tokens
    return next((i for i in index.parse.children[trigger.token] if tokens[i].dep == "nsubj"), -1)


def _chosen(index: Index, trigger: Trigger, choices: Sequence[Choice], likely: Sequence[float]) -> int | None:
    """The place of one trigger: the ground that it takes or loses, else the likeliest place, if likely enough."""
    if trigger.type in GROUND and trigger.type != scheme.OTHER:
        grounds = [c.token for c in choices if _direct(index, trigger, c.token) and not _acts(index, trigger, c.token)]
        if grounds:
            return _first(index, min(grounds, key=lambda i: (abs(i - trigger.token), i)))
    fitting = [
        (p, -n)
        for n, (c, p) in enumerate(zip(choices, likely, strict=True))
        if p >= needed(c) and not _office(index, c)
    ]
    return _first(index, choices[-max(fitting)[1]].token) if fitting else None


def needed(choice: Choice) -> float:
    """The chance that a place must have."""
    aims = any(name in choice.features for name in _AIMS)
    told_of = any(name.startswith("down=") and "relcl" in name for name in choice.features)
    return AIMED_AT if aims or told_of else LIKELY


def _office(index: Index, choice: Choice) -> bool:
    """Whether a place only says whose mayor somebody is."""
    tokens = index.parse.tokens
    word = tokens[choice.token]
    of = tokens[word.head]
    return word.dep == "pobj" and of.lemma == "of" and tokens[of.head].lemma.lower() in OFFICES


def _first(index: Index, place: int) -> int:
    """The first place of a list that the place stands in."""
    token = index.parse.tokens[place]
    while token.dep == "conj" and token.head in index.places:
        token = index.parse.tokens[token.head]
    return token.i


def candidates(index: Index, trigger: Trigger, in_sentence: dict[int, list[int]]) -> list[Choice]:
    """The places of the trigger's sentence, in text order, each with its features."""
    token = index.parse.tokens[trigger.token]
    here = in_sentence.get(token.sent, [])
    if len(here) > MOST:
        here = sorted(sorted(here, key=lambda i: (abs(i - token.i), i))[:MOST])
    return [Choice(place, features(index, trigger, here, n)) for n, place in enumerate(here)]


def chances(rows: Sequence[Mapping[str, float]], vectors: Any = None, chooser: Chooser | None = None) -> list[float]:
    """The probability that each place is the scene, from its named features and, if there are any, `vectors`
    [n, 3, size] as `events_place_meaning.vectors_of` gives them: the mean of both log-odds."""
    if not rows:
        return []
    chooser = chooser or learned()
    scores = _walked(chooser.trees, rows)
    if vectors is not None and chooser.sense is not None:
        scores = (scores + chooser.sense.odds(rows, vectors)) / 2
    return [1 / (1 + math.exp(-score)) for score in scores.tolist()]


def _walked(trees: Trees, rows: Sequence[Mapping[str, float]]) -> Any:
    """Log-odds [n] by the trees: all trees for all places at once, a level at a time."""
    named = table(rows, trees.columns)
    count, width = trees.feature.shape
    # Numbers into the flattened arrays: numpy takes these twice as fast as pairs.
    place = np.repeat(np.arange(len(rows)), count)
    root = np.tile(np.arange(count) * width, len(rows))
    leaf, node, scores = np.arange(count) * trees.value.shape[1], root.copy(), np.zeros(len(rows))
    leaf = np.tile(leaf, len(rows))
    while len(node):
        below = named.ravel()[place * named.shape[1] + trees.feature.ravel()[node]] <= trees.threshold.ravel()[node]
        after = np.where(below, trees.left.ravel()[node], trees.right.ravel()[node])
        done = after < 0
        scores += np.bincount(place[done], trees.value.ravel()[leaf[done] - after[done] - 1], len(rows))
        place, root, leaf, node = place[~done], root[~done], leaf[~done], (root + after)[~done]
    return scores


@lru_cache(maxsize=1)
def learned() -> Chooser:
    """The shipped trees and networks. Raises SetupError where the installation lacks them."""
    trees = planted(json.loads(data("event_place.json").read_text(encoding="utf-8")))
    return Chooser(trees, events_place_meaning.load())


def planted(held: Mapping[str, Any]) -> Trees:
    """Trees from lists, as `event_place.json` holds them."""
    stacked = []
    for part, kind in enumerate((np.int64, np.float64, np.int64, np.int64, np.float64)):
        lists = [tree[part] for tree in held["trees"]]
        array = np.zeros((len(lists), max(map(len, lists))), dtype=kind)
        for n, values in enumerate(lists):
            array[n, : len(values)] = values
        stacked.append(array)
    return Trees({name: n for n, name in enumerate(held["features"])}, *stacked)


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


def _acts(index: Index, trigger: Trigger, place: int) -> bool:
    """Whether a place's name is who does it and not where: "a town that the Kenyans freed"."""
    token = index.parse.tokens[place]
    return token.head == trigger.token and token.dep == "nsubj"


def _same_ground(index: Index, token: Token) -> bool:
    """Whether a token between the trigger and the place leaves the place what it is: "the town of", "control over"."""
    lemma = token.lemma.lower()
    if token.dep == "prep":
        return lemma in ("of", "from", "over", "out", "to")
    return token.i in index.places or lemma in lexicon.SETTLEMENT_NOUNS or lemma in CONTROL_NOUNS
