"""Words as a classifier of events reads them: what a passage says, and what stands around one word of it.

Names are left out: a country or a party must not tell what happened. Of a name beside a word its kind alone is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from dateline.extract import events_lexicon as lexicon
from dateline.extract.events_attach import SAYING
from dateline.reading import Parse, Token

#: Parts of speech that say something of what happened; particles ("blew up", "pulled out") are ADP or ADV.
TELLING = frozenset({"VERB", "NOUN", "ADJ", "ADV", "ADP"})
#: Relations that are a feature together with the word that fills them.
ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "prt", "compound", "amod"})
#: What can name a happening: "went missing" stands on an adjective.
NAMING = frozenset({"VERB", "NOUN", "ADJ"})
#: Depths below the root of the sentence that are told apart.
DEEPEST = 4
_GROUPS = (("saying", SAYING), ("still", lexicon.STILL), ("light", lexicon.LIGHT_VERBS))


def words(parse: Parse, tokens: Sequence[Token]) -> list[str]:
    """The features of some tokens of one passage, in text order: "lemma", "role:lemma", "head>lemma"."""
    found = []
    for token in tokens:
        lemma = word(token)
        if lemma is None:
            continue
        found.append(lemma)
        if token.dep in ROLES:
            found.append(f"{token.dep}:{lemma}")
            head = word(parse.tokens[token.head])
            if head is not None:
                found.append(f"{head}>{lemma}")
    return found


def candidates(tokens: Sequence[Token]) -> list[Token]:
    """The words of a sentence that could name a happening: verbs, nouns and adjectives outside names."""
    return [t for t in tokens if t.pos in NAMING and not t.ent and t.dep != "compound"]


def about(parse: Parse, token: Token) -> list[str]:
    """What is known of one word: itself, its relation, what it hangs on and what hangs on it; each once, sorted."""
    lemma = word(token) or token.lemma.lower()
    depth = sum(1 for _ in islice(parse.ancestors(token.i), DEEPEST))
    found = {f"@{lemma}", f"dep={token.dep}", f"pos={token.pos}", f"tag={token.tag}", f"depth={depth}"}
    found |= {name for name, group in _GROUPS if lemma in group}
    head = word(parse.tokens[token.head])
    if head is not None and token.head != token.i:
        found |= {f"@h:{head}", f"@{token.dep}>{head}"}
    for i in parse.children[token.i]:
        child = parse.tokens[i]
        beside = word(child)
        if beside is not None:
            found |= {f"@c:{beside}", f"@{lemma}>{beside}"}
        elif child.ent:
            found.add(f"@c:{child.dep}:{child.ent}")
        if child.dep in ("prep", "agent"):
            for told in (word(parse.tokens[j]) for j in parse.children[i]):
                if told is not None:
                    found |= {f"@c:{told}", f"@p:{child.lemma.lower()}:{told}"}
    return sorted(found)


def word(token: Token) -> str | None:
    """The lemma of a telling word in lower case; None for names, numbers, marks and words of grammar."""
    if token.pos not in TELLING or (token.ent and token.ent not in ("DATE", "TIME", "CARDINAL", "ORDINAL")):
        return None
    lemma = token.lemma.lower()
    return lemma if lemma.isalpha() or "-" in lemma else None
