"""On which word a happening stands that no keyword tells: by the word's place in the clause, learned from marked words.

The words of a class ("gunmen", "children") speak for it as loudly as its verb: what speaks most anchored a third of our
learning sentences on their triggers, the root of the clause two thirds, these weights three quarters (of sentences held
out by fourths; fitted by `training/events/fit.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.extract import events_lexicon as lexicon
from dateline.extract.events_attach import SAYING
from dateline.reading import Parse, Token

#: What can be an anchor: "went missing" stands on an adjective.
POS = frozenset({"VERB", "NOUN", "ADJ"})
#: Depths below the root of the sentence that are told apart.
DEEPEST = 4
_GROUPS = (("saying", SAYING), ("still", lexicon.STILL), ("light", lexicon.LIGHT_VERBS))


def usable(tokens: Sequence[Token]) -> list[Token]:
    """The words of a sentence that a happening could stand on: verbs, nouns and adjectives outside names."""
    return [t for t in tokens if t.pos in POS and not t.ent and t.dep != "compound"]


def features(parse: Parse, token: Token) -> dict[str, float]:
    """What is known of a word: its relation, part of speech, depth and the groups that its lemma is in."""
    lemma = token.lemma.lower()
    depth = min(DEEPEST, sum(1 for _ in parse.ancestors(token.i)))
    found = {f"dep={token.dep}": 1.0, f"pos={token.pos}": 1.0, "depth": float(depth)}
    return found | {name: 1.0 for name, words in _GROUPS if lemma in words}


def likeliest(parse: Parse, tokens: Sequence[Token], weights: Mapping[str, float]) -> Token | None:
    """The word that a happening most likely stands on, the first of equals; None where there is none."""
    scores = [sum(weights.get(name, 0.0) * value for name, value in features(parse, t).items()) for t in tokens]
    return tokens[max(range(len(tokens)), key=lambda n: (scores[n], -n))] if tokens else None
