"""What speaks for a place as the scene of a trigger, as named numbers: the input of the trees of `events_place`.

Closed sets only (dependency labels, prepositions, classes of nouns, kinds of place, event types) but for the verb's own
lemma. A yes is 1.0; what is absent counts as 0.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.extract import events_lexicon as lexicon
from dateline.extract.events_index import Index
from dateline.extract.events_triggers import Trigger, lemma_of
from dateline.reading import Parse, Token
from dateline.values import Place

#: Longest dependency path, in steps on one side, that is told apart from "far".
LONGEST = 4
#: Nouns between a trigger and a place that leave the scene where it is: "in a market in the town of Lashkar".
SPOTS = frozenset(
    "town city village district province area region neighborhood neighbourhood camp state county suburb capital "
    "outskirts countryside part border stronghold settlement quarter base airport prison hospital market road street "
    "home house building centre center station checkpoint mosque church school hotel headquarters mountain hills "
    "valley island river peninsula governorate north south east west".split()
)
#: Nouns between that take the place for themselves: "police in Lima", "residents of Goma".
PEOPLE = lexicon.PERSON_NOUNS | frozenset(
    "resident police troop force army government official minister president rebel fighter group".split()
)
HAPPENINGS = frozenset(lexicon.NOUNS) | frozenset(lexicon.WEAK_NOUNS)
SCENE = frozenset("in at near outside inside around across through into on from to".split())
_CLAUSES = "dobj ccomp neg nsubj nsubjpass agent aux auxpass prep advcl npadvmod xcomp".split()
_QUOTES = frozenset(('"', "“", "”", "''", "``"))
_BREAKS = frozenset((",", "-", "--", ";", ":", "_", "–", "—"))
_SHOWN = frozenset("ADP DET PUNCT PART CCONJ SCONJ".split())

Features = dict[str, float]


def features(index: Index, trigger: Trigger, here: Sequence[int], position: int) -> Features:
    """All that is known of the place `here[position]` (head tokens of a sentence's places) as the trigger's scene."""
    parse, place = index.parse, here[position]
    verb, token = parse.tokens[trigger.token], parse.tokens[place]
    up, down = paths(parse, verb, token)
    found: Features = {f"type={trigger.type}": 1.0}
    found |= _path(parse, verb, up, down)
    found |= _order(index, here, position, verb)
    found |= _kind(index, here, position)
    found |= _others(index, here, position, verb, len(up) * 2 + len(down))
    found |= _verb(parse, verb, place)
    found["under another"] = float(any(t.i in index.places for t in down[1:]))
    return found


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


def _path(parse: Parse, verb: Token, up: Sequence[Token], down: Sequence[Token]) -> Features:
    prepositions = [t.lemma.lower() for t in down if t.dep in ("prep", "agent")]
    between = [t for t in down[1:] if t.pos in ("NOUN", "PROPN")]
    lemmas = [t.lemma.lower() for t in between]
    governor = parse.tokens[down[-1].head] if down else verb
    top = down[-1] if down else None
    return {
        "up": len(up),
        "down": len(down),
        "prepositions": len(prepositions),
        "nouns between": len(between),
        "happenings between": sum(word in HAPPENINGS for word in lemmas),
        "spots between": sum(word in SPOTS for word in lemmas),
        "people between": sum(word in PEOPLE for word in lemmas),
        "clauses below": sum(t.pos in ("VERB", "AUX") for t in down[1:]),
        "clauses above": sum(t.pos in ("VERB", "AUX") for t in up),
        "governor is a happening": governor.lemma.lower() in HAPPENINGS,
        "governor is a spot": governor.lemma.lower() in SPOTS,
        f"up={_written(up, LONGEST)}": 1.0,
        f"first up={up[0].dep if up else 'self'}": 1.0,
        f"last up={up[-1].dep if up else 'self'}": 1.0,
        f"down={_written(down, LONGEST + 1)}": 1.0,
        f"top={top.dep if top else 'self'}": 1.0,
        f"top word={top.lemma.lower() if top and top.dep in ('prep', 'agent', 'mark') else '-'}": 1.0,
        f"governor={governor.pos if top else '-'}": 1.0,
        f"in={prepositions[0] if prepositions else '-'}": 1.0,
        f"outer in={prepositions[-1] if prepositions else '-'}": 1.0,
    }


def _order(index: Index, here: Sequence[int], position: int, verb: Token) -> Features:
    parse, place = index.parse, here[position]
    low, high = min(place, verb.i), max(place, verb.i)
    first, stop = parse.sentences[verb.sent]
    inner = parse.tokens[low + 1 : high]
    between = [i for i in here if low < i < high]
    return {
        "after": place > verb.i,
        "away": place - verb.i,
        "places between": len(between),
        "literal places between": sum(_literal(index, i) for i in between),
        "verbs between": sum(t.pos == "VERB" for t in inner),
        "breaks between": sum(t.text in _BREAKS for t in inner),
        "quotes between": sum(t.text in _QUOTES for t in inner),
        "from the start": place - first,
        "to the end": stop - place,
        "share of the sentence": (place - first) / max(1, stop - first),
        "length": stop - first,
        "places": len(here),
        "number": position,
        "nearer after": sum(verb.i < i < place for i in here),
        "nearer before": sum(place < i < verb.i for i in here),
        "follows a place": position > 0 and 0 < place - here[position - 1] <= 4,
        "followed by a place": position + 1 < len(here) and here[position + 1] - place <= 4,
    }


def _literal(index: Index, place: int) -> bool:
    value = index.places[place].value
    return isinstance(value, Place) and value.literal


def _kind(index: Index, here: Sequence[int], position: int) -> Features:
    parse, place = index.parse, here[position]
    mention, token = index.places[place], parse.tokens[place]
    value = mention.value
    assert isinstance(value, Place)
    covered = index.tokens(mention.span)
    first, stop = parse.sentences[token.sent]
    left, right = covered[0] - 1, covered[-1] + 1
    following = parse.tokens[right] if right < stop else None
    unknown = "unknown" if value.lat is None else "none"
    return {
        "literal": value.literal,
        "placed": value.lat is not None,
        "sure": mention.score,
        "words": len(covered),
        "radius": value.radius_km or 0.0,
        "named as a spot": following is not None and following.lemma.lower() in SPOTS,
        f"feature={value.feature or unknown}": 1.0,
        f"pos={token.pos}": 1.0,
        f"dep={token.dep}": 1.0,
        f"label={token.ent or '-'}": 1.0,
        f"before={_word(parse, left) if left >= first else 'edge'}": 1.0,
        f"two before={_word(parse, left - 1) if left > first else 'edge'}": 1.0,
        f"behind={_word(parse, right) if following else 'edge'}": 1.0,
    }


def _word(parse: Parse, i: int) -> str:
    token = parse.tokens[i]
    return token.text.lower() if token.pos in _SHOWN else token.pos


def _others(index: Index, here: Sequence[int], position: int, verb: Token, own: int) -> Features:
    parse, place = index.parse, here[position]
    value = index.places[place].value
    assert isinstance(value, Place)
    others = [i for i in here if i != place]
    steps = []
    for i in others:
        up, down = paths(parse, verb, parse.tokens[i])
        steps.append(len(up) * 2 + len(down))
    known = [index.places[i].value for i in others]
    beside = [v for v in known if isinstance(v, Place) and value.country and v.country == value.country]
    rank = _RANK.get(value.feature or "", 2)
    return {
        "closer others": sum(n < own for n in steps),
        "closest other": min(steps, default=99) - own,
        "over another": any(place == t.i for i in others for t in parse.ancestors(i)),
        "literal others": sum(_literal(index, i) for i in others),
        "may hold others": sum(rank < _RANK.get(v.feature or "", 2) for v in beside),
        "may lie in others": sum(rank > _RANK.get(v.feature or "", 2) for v in beside),
        "same word": sum(parse.tokens[i].text == parse.tokens[place].text for i in others),
    }


_RANK = {"country": 0, "admin1": 1}


def _verb(parse: Parse, verb: Token, place: int) -> Features:
    children = [parse.tokens[i] for i in parse.children[verb.i]]
    first, stop = parse.sentences[verb.sent]
    head = parse.tokens[verb.head]
    objects = [c for c in children if c.dep == "dobj"]
    subject = next((c.pos for c in children if c.dep in ("nsubj", "nsubjpass")), "-")
    helpers = ",".join(sorted(c.lemma for c in children if c.dep == "aux")) or "-"
    return {
        **{f"has {dep}": 1.0 for dep in _CLAUSES if any(c.dep == dep for c in children)},
        "has a scene": sum(c.dep == "prep" and c.lemma.lower() in SCENE for c in children),
        "depth": sum(1 for _ in parse.ancestors(verb.i)),
        "object is a happening": bool(objects) and objects[0].lemma.lower() in HAPPENINGS,
        "is the object": bool(objects) and objects[0].i == place,
        "where in the sentence": (verb.i - first) / max(1, stop - first),
        f"lemma={lemma_of(verb)}": 1.0,
        f"tag={verb.tag}": 1.0,
        f"as={verb.dep}": 1.0,
        f"helpers={helpers}": 1.0,
        f"subject={subject}": 1.0,
        f"object={objects[0].pos if objects else '-'}": 1.0,
        f"joined to={lemma_of(head) if head.pos == 'VERB' and head.i != verb.i else '-'}": 1.0,
    }


def _written(path: Sequence[Token], longest: int) -> str:
    return ">".join(token.dep for token in path) if len(path) < longest else "far"


def named(found: Features) -> Iterator[tuple[str, float]]:
    """The features that are not zero, sorted by name."""
    for name in sorted(found):
        if found[name]:
            yield name, float(found[name])
