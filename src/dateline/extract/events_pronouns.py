"""Who a pronoun in an event means: "They had also burned the clinic", "the group has attacked convoys since".

Pronouns are no mentions, so a role that one fills names the mention that it stands for, or nothing where two are as
likely. The nearest fitting subject wins: one of the last sentences, in the main clause, that does not only say
something. (Hobbs 1978 and Lappin and Leass 1994 use the same signs.)
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.events_attach import SAYING
from dateline.extract.events_index import Index
from dateline.reading import Mention, Parse, Token
from dateline.values import Name

PLURAL = frozenset({"they", "them", "their"})
GENDERS = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female"}
#: What a body that was named is called when it is spoken of again. Without a describing word they are no mentions.
BODIES = frozenset("group gang militia movement organisation organization outfit faction network".split())
#: Sentences before its own in which a pronoun is looked up: what it means mostly stands in the last one.
BACK = 2
#: And no further than so many tokens: a list without a full stop would cost its square.
REACH = 150
#: Worth of a candidate's signs. `TOLD`: the pronoun stands in a relative clause that tells of the candidate.
SUBJECT, MAIN, TOLD, DOER, OBLIQUE, SPEAKER, STEP, KIND = 2.0, 1.0, 3.0, 0.5, -2.0, -3.0, -1.5, -1.0
#: The best must lead the next one by MARGIN and reach ENOUGH; for "they" and "the group" it must reach ENOUGH_MANY.
#: Of 60 pronouns of news read, 78 % were right with a margin of 1 and all reaching -2 (docs/parts/events.md).
MARGIN, ENOUGH, ENOUGH_MANY = 1.5, -2.0, -1.0


def antecedent(index: Index, i: int) -> str | None:
    """The id of the mention that token `i` stands for, if it is a pronoun or a bare "the group"; else None."""
    token = index.parse.tokens[i]
    wanted = _wanted(index.parse, token)
    if wanted is None:
        return _sayer(index, token) if token.text.lower() == "it" else None
    worth: dict[str, float] = {}
    shown: dict[str, str] = {}
    for head, mention in _before(index, token):
        kind = _kind_worth(index, mention, wanted)
        if kind is None or _same_clause(index.parse, head, token):
            continue
        top = mention.refers or mention.id
        value = kind + _place_worth(index.parse, head, token)
        if value > worth.get(top, -99.0):
            worth[top], shown[top] = value, mention.id
    return _best(worth, shown, token, wanted)


def _sayer(index: Index, token: Token) -> str | None:
    """The body that says of itself what "it" does: "the army said it had repelled an attack"."""
    parse = index.parse
    verb = parse.tokens[token.head]
    above = parse.tokens[verb.head]
    if token.dep != "nsubj" or verb.dep != "ccomp" or above.lemma.lower() not in SAYING:
        return None
    said = [index.names[i] for i in parse.children[above.i] if parse.tokens[i].dep == "nsubj" and i in index.names]
    bodies = [m for m in said if isinstance(m.value, Name) and m.value.kind in ("organisation", "place")]
    return bodies[0].id if bodies else None


def _best(worth: dict[str, float], shown: dict[str, str], token: Token, wanted: str) -> str | None:
    ranked = sorted(worth, key=lambda top: (-worth[top], top))
    if not ranked or worth[ranked[0]] < (ENOUGH if wanted in ("male", "female") else ENOUGH_MANY):
        return None
    if token.dep not in ("nsubj", "nsubjpass") and len(ranked) > 1:
        return None  # objects and owners go by what the text is about: one candidate or none
    if len(ranked) > 1 and worth[ranked[0]] - worth[ranked[1]] < MARGIN:
        return None
    return shown[ranked[0]]


def _wanted(parse: Parse, token: Token) -> str | None:
    low = token.text.lower()
    if token.pos == "PRON":
        return "plural" if low in PLURAL else GENDERS.get(low)
    if token.lemma.lower() not in BODIES or token.tag != "NN":
        return None
    before = [parse.tokens[j].text.lower() for j in parse.children[token.i] if j < token.i]
    return "body" if before == ["the"] else None


def _before(index: Index, token: Token) -> Iterator[tuple[int, Mention]]:
    """The names before a token in its own and the last sentences, with the tokens that head them, in text order."""
    first = max(index.parse.sentences[max(0, token.sent - BACK)][0], token.i - REACH)
    for i in range(first, token.i):
        mention = index.names.get(i)
        if mention is not None and not (token.pos != "PRON" and mention.span.end > token.start):
            yield i, mention


def _kind_worth(index: Index, mention: Mention, wanted: str) -> float | None:
    """What a mention's kind says for it, or None where it cannot be what is meant."""
    value = mention.value
    kind = value.kind if isinstance(value, Name) else "other"
    if wanted in ("male", "female"):
        return 0.0 if kind == "person" and index.gender(mention) in (None, wanted) else None
    if wanted == "plural":
        return {"group": 0.0, "organisation": KIND}.get(kind)
    return {"organisation": 0.0, "group": KIND, "other": KIND}.get(kind)


def _place_worth(parse: Parse, head: int, token: Token) -> float:
    """What a mention's place in its sentence says for it."""
    word = parse.tokens[head]
    worth = STEP * (token.sent - word.sent)
    while word.dep == "appos" and word.head != word.i:
        word = parse.tokens[word.head]
    verb = parse.tokens[word.head]
    if any(above.dep == "relcl" and above.head == word.i for above in parse.ancestors(token.i)):
        return worth + TOLD
    if word.dep == "pobj" and verb.dep == "agent":
        return worth + DOER
    if word.dep not in ("nsubj", "nsubjpass"):
        return worth + (OBLIQUE if word.dep in ("pobj", "poss", "compound") else 0.0)
    if verb.lemma.lower() in SAYING and not any(parse.tokens[j].dep == "dobj" for j in parse.children[verb.i]):
        if word.sent != token.sent or token.text.lower() in PLURAL:
            return worth + SPEAKER
        return worth + (SUBJECT if _says_of_self(parse, verb, token) else SPEAKER)
    return worth + SUBJECT + (MAIN if verb.dep in ("ROOT", "ccomp", "conj") else 0.0)


def _same_clause(parse: Parse, head: int, token: Token) -> bool:
    """Whether both are arguments of one verb, which two words for one participant are not ("they shot the guards")."""
    word = parse.tokens[head]
    up = [t.i for t in parse.ancestors(word.i) if t.pos in ("VERB", "AUX")][:1]
    mine = [t.i for t in parse.ancestors(token.i) if t.pos in ("VERB", "AUX")][:1]
    return up == mine and word.sent == token.sent and token.dep != "poss"


def _says_of_self(parse: Parse, verb: Token, token: Token) -> bool:
    """Whether a pronoun stands in the very clause that a verb of saying governs: "he said he fled"."""
    own = parse.tokens[token.head]
    while own.dep == "conj":
        own = parse.tokens[own.head]
    return own.dep == "ccomp" and own.head == verb.i
