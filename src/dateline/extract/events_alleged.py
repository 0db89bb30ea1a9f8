"""Is it an accusation? Whether what was done, or by whom, is told only as alleged, suspected or charged."""

from __future__ import annotations

from dateline.reading import Parse, Token

ALLEGEDLY = frozenset("allegedly purportedly supposedly".split())
ALLEGED = frozenset("alleged suspected purported supposed presumed".split())
#: What these say somebody did is not found to be so. A conviction is not among them: a court has decided.
ACCUSING = frozenset("accuse charge suspect indict blame arraign implicate allege".split())
#: ... and these, of what stands behind such a preposition.
LINKING = {"link": "to", "want": "for", "try": "for"}
#: Between a charge and a happening that the report knows: "charged with ordering the murder", "in connection with the".
INVOLVED = frozenset(
    "order commit carry plan plot finance mastermind lead organise organize direct participate take launch stage "
    "perpetrate connection relation involvement role part count complicity".split()
)
#: Held for what they are said to have done.
HELD = frozenset("arrest detain hold question prosecute sue extradite".split())
HELD_FOR = frozenset({"for", "over"})
BEHIND = frozenset("of with for in over on".split())
ALLEGATIONS = frozenset("allegation accusation charge claim suspicion indictment complaint".split())
#: "Blamed on", "attributed to": said of a happening, these name who did it.
LAYING = {"blame": "on", "attribute": "to", "pin": "on", "ascribe": "to"}
CHAIN = frozenset({"xcomp", "pcomp", "pobj", "prep", "ccomp", "acl", "relcl", "conj", "dobj"})
FAR = 5


def alleged(parse: Parse, token: Token) -> bool:
    """Whether the happening that `token` names, or its doer, is told as an accusation or a suspicion."""
    return _said_so(parse, token) or _by_suspects(parse, token) or _laid(parse, token) or _charged(parse, token)


def _said_so(parse: Parse, token: Token) -> bool:
    """By a word of its own: "allegedly bribed", "the alleged poisoning"."""
    for i in parse.children[token.i]:
        child = parse.tokens[i]
        if child.text.lower() in (ALLEGEDLY if child.dep == "advmod" else ALLEGED if child.dep == "amod" else ()):
            return True
    return False


def _by_suspects(parse: Parse, token: Token) -> bool:
    """By its doer: "suspected rebels killed nine", "killed by alleged smugglers". "The suspected smuggler fled" is told
    of somebody known."""
    doers = []
    for i in parse.children[token.i]:
        child = parse.tokens[i]
        if child.dep == "nsubj":
            doers.append(i)
        elif child.dep in ("agent", "prep") and child.lemma.lower() == "by":
            doers += [j for j in parse.children[i] if parse.tokens[j].dep == "pobj"]
    if token.dep == "conj" and not doers and token.pos == "VERB":
        return parse.tokens[token.head].pos == "VERB" and _by_suspects(parse, parse.tokens[token.head])
    return any(_suspects(parse, i) for i in doers)


def _suspects(parse: Parse, doer: int) -> bool:
    words = [parse.tokens[i] for i in parse.children[doer]]
    known = any(w.dep == "poss" or (w.dep == "det" and w.text.lower() != "a") for w in words)
    return not known and any(w.dep == "amod" and w.text.lower() in ALLEGED for w in words)


def _laid(parse: Parse, token: Token) -> bool:
    """By whom it is laid on: "a raid blamed on rebels", "blamed the army for the raid" is found by `_charged`."""
    verbs = [i for i in parse.children[token.i] if parse.tokens[i].dep in ("acl", "relcl")]
    if token.dep in ("nsubjpass", "dobj"):
        verbs.append(token.head)
    for i in verbs:
        word = LAYING.get(parse.tokens[i].lemma.lower())
        if word and any(parse.tokens[j].dep == "prep" and parse.tokens[j].lemma == word for j in parse.children[i]):
            return True
    return False


def _charged(parse: Parse, token: Token) -> bool:
    """By what governs it: "accused of burning", "charged with the murder of", "allegations that troops looted"."""
    current, behind = token, ""
    known = token.pos == "NOUN" and any(parse.tokens[i].text.lower() == "the" for i in parse.children[token.i])
    for _ in range(FAR):
        head = parse.tokens[current.head]
        if head.i == current.i or current.dep not in CHAIN:
            return False
        if current.dep == "prep":
            behind = current.lemma.lower()
        if _accuses(parse, head, current, behind, token.pos == "VERB"):
            return True
        if current.dep in ("ccomp", "acl", "relcl") or (current.dep == "conj" and _finite(parse, current)):
            return False
        if known and head.pos in ("VERB", "NOUN") and head.lemma.lower() not in INVOLVED:
            return False
        if head.pos == "VERB" and current.i != token.i and _said_so(parse, head):
            return True  # "for allegedly plotting to kill"
        current = head
    return False


def _accuses(parse: Parse, head: Token, link: Token, behind: str, deed: bool) -> bool:
    """Whether a word makes an accusation of what hangs on it by `link`; of a verb (`deed`) also who is held for it."""
    lemma = head.lemma.lower()
    if lemma in ALLEGATIONS and head.pos == "NOUN" and not _in_charge(parse, head):
        marked = any(parse.tokens[i].dep == "mark" for i in parse.children[link.i])
        told = link.dep in ("acl", "ccomp") or (link.dep == "relcl" and marked)
        return told or (link.dep == "prep" and behind in ("of", "for"))
    if link.dep == "prep" and head.dep == "dobj" and behind in ("of", "with", "for"):
        head = parse.tokens[head.head]  # "accused the other of planning": the parser hangs "of" on whom it is said
        lemma = head.lemma.lower() if head.lemma.lower() in ACCUSING else ""
    if head.pos != "VERB" or any(parse.tokens[i].dep == "neg" for i in parse.children[head.i]):
        return False
    if lemma in ACCUSING:
        return (link.dep == "prep" and behind in BEHIND) or link.dep in ("ccomp", "xcomp", "pcomp")
    if link.dep == "prep" and LINKING.get(lemma) == behind:
        return True
    return deed and lemma in HELD and link.dep == "prep" and behind in HELD_FOR


def _in_charge(parse: Parse, noun: Token) -> bool:
    """Whether "charge" is that of an office: "in charge of security"."""
    return noun.lemma == "charge" and noun.tag == "NN" and parse.tokens[noun.head].lemma.lower() in ("in", "take")


def _finite(parse: Parse, token: Token) -> bool:
    return token.tag in ("VBD", "VBZ", "VBP") and any(parse.tokens[i].dep == "nsubj" for i in parse.children[token.i])
