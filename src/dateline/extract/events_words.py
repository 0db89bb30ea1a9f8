"""The words of a sentence as a classifier of events reads them: lemmas, and who or what stands in which role.

Names are left out: a country or a party must not tell what happened.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.reading import Parse, Token

#: Parts of speech that say something of what happened; particles ("blew up", "pulled out") are ADP or ADV.
TELLING = frozenset({"VERB", "NOUN", "ADJ", "ADV", "ADP"})
#: Relations that are a feature together with the word that fills them.
ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "prt", "compound", "amod"})


def words(parse: Parse, tokens: Sequence[Token]) -> list[str]:
    """The features of some tokens of one sentence, in text order: "lemma", "role:lemma", "head>lemma"."""
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


def word(token: Token) -> str | None:
    """The lemma of a telling word in lower case; None for names, numbers, marks and words of grammar."""
    if token.pos not in TELLING or (token.ent and token.ent not in ("DATE", "TIME", "CARDINAL", "ORDINAL")):
        return None
    lemma = token.lemma.lower()
    return lemma if lemma.isalpha() or "-" in lemma else None
