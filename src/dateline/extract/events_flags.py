"""Did it happen? Flags read off the grammar around a trigger: negated, future, hypothetical, historical."""

from __future__ import annotations

from dateline.reading import EventFlag, Parse, Token
from dateline.values import Time

FUTURE_AUX = frozenset({"will", "shall", "'ll", "wo", "’ll"})
HYPOTHETICAL_AUX = frozenset({"may", "might", "could", "would", "should", "must", "can", "ca"})
FUTURE_HEADS = frozenset(
    "plan intend prepare expect vow promise pledge schedule agree order go aim hope want decide set due ready "
    "poise likely urge ask call demand refuse allow forecast tell be".split()
)
#: What these have for their object, or ask "for", is still to come: "planned a march", "called for a boycott".
FUTURE_OBJECTS = frozenset("plan schedule expect call demand urge prepare propose await promise pledge".split())
#: Verbs that ask for what their clause tells: "demanded that the firm leave".
ASKING = frozenset("demand ask urge order propose request".split())
HYPOTHETICAL_HEADS = frozenset(
    "try attempt seek fear risk warn threaten threat possibility danger consider chance plot conspire struggle".split()
)
#: What these tell in any clause of theirs is not known to have happened: "feared drowned", "fear that he was shot".
DREADING = frozenset("fear dread worry wonder".split())
#: Prepositions that lead from such a word to what it tells: "threat of", "plot against", "warned about".
LEADING = frozenset("of for to about at on against".split())
#: What these weigh in "-ing" is not done: "considering closing the border".
WEIGHING = frozenset("consider contemplate mull weigh discuss risk fear propose suggest recommend oppose".split())
#: Nouns that only tell of a clause as possible, or of what there is to show for it.
CHANCES = frozenset("danger risk possibility chance threat fear likelihood prospect worry concern case".split())
PROOFS = frozenset("evidence proof sign indication confirmation trace".split())
OF_DREAD = frozenset({"ccomp", "acl", "oprd", "xcomp"})
#: After a form of "be" these put off what is said of them: "the strike is due to begin".
DUE = frozenset("due set ready poised likely scheduled expected bound about".split())
NEGATING_HEADS = frozenset(
    "fail avoid prevent stop deny refuse foil thwart avert unable without cancel abort bar ban deter short".split()
)
#: Of these a denial is one of what they are said of: "is not believed to have shelled".
RAISING = frozenset("believe think expect appear seem".split())
#: What is said to be so in a claim of others is denied by these.
DISPUTING = frozenset("reject dismiss dispute refute rebut".split())
CLAIMS = frozenset("claim report allegation accusation suggestion rumour rumor charge".split())
#: What these are said to do is said of what they bring about.
ENABLING = frozenset("allow let help enable force make cause lead permit".split())
#: Who did not mean to do it did not do it by their own account: "did not intend to shoot".
MEANING = frozenset("intend plan want mean wish".split())
#: A happening that is their subject has their flags: "the march will begin", "no talks were held".
OCCURRING = frozenset("begin start take occur happen hold go resume continue stage launch be erupt plan expect".split())
SUPPOSED = frozenset({"possible", "potential", "attempted", "hypothetical"})
#: Dependency -> words that, hung on a trigger so, leave open whether it happened.
HYPOTHETICAL = {
    "aux": HYPOTHETICAL_AUX,
    "mark": frozenset({"if", "unless", "whether"}),
    "amod": SUPPOSED,
    "compound": SUPPOSED,
}
FUTURE_MODIFIERS = frozenset({"planned", "upcoming", "future", "imminent", "looming"})
NEGATIVE_DETERMINERS = frozenset({"no", "neither", "nobody", "none"})
#: Clauses that hang on a verb or noun of planning, trying or failing.
COMPLEMENTS = frozenset({"xcomp", "ccomp", "acl", "pcomp", "dobj", "pobj", "advcl", "conj", "oprd"})
#: A happening this many days before the report is background to it.
HISTORICAL_DAYS = 31


def flags(parse: Parse, token: Token, time: Time | None, published: str | None) -> tuple[EventFlag, ...]:
    """The flags of the happening that `token` names, in the order of the output contract."""
    found: set[EventFlag] = set()
    _own(parse, token, found)
    _above(parse, token, found)
    if token.pos != "VERB":
        _carried(parse, token, found)
    if time is not None and _long_past(time, published):
        found.add("historical")
    order: tuple[EventFlag, ...] = ("historical", "future", "hypothetical", "negated")
    return tuple(flag for flag in order if flag in found)


def _own(parse: Parse, token: Token, found: set[EventFlag]) -> None:
    children = [parse.tokens[i] for i in parse.children[token.i]]
    perfect = any(c.dep in ("aux", "auxpass") and c.lemma.lower() == "have" for c in children)
    for child in children:
        word = child.text.lower()
        if (
            (child.dep == "neg" and not _either(parse, child))
            or (child.dep == "det" and word in NEGATIVE_DETERMINERS)
            or word == "never"
        ):
            found.add("negated")
        elif child.dep == "aux" and word in FUTURE_AUX and not perfect and not _forename(parse, child):
            found.add("future")
        elif word in HYPOTHETICAL.get(child.dep, ()):
            found.add("hypothetical")
        elif child.dep in ("amod", "compound") and word in FUTURE_MODIFIERS:
            found.add("future")
        elif (child.dep in ("nsubj", "nsubjpass", "dobj") and _nobody(parse, child)) or _yet_to(parse, child):
            found.add("negated")
    if _inverted(children) or any(_condition(parse, c) for c in children):
        found.add("hypothetical")


def _forename(parse: Parse, token: Token) -> bool:
    """Whether "Will" is somebody's name: a capital inside a sentence of small letters."""
    return token.text == "Will" and token.i > parse.sentences[token.sent][0]


def _either(parse: Parse, token: Token) -> bool:
    """Whether this is the "not" of "whether or not"."""
    return token.i > 0 and parse.tokens[token.i - 1].text.lower() == "or"


def _nobody(parse: Parse, token: Token) -> bool:
    """Whether a subject or object is nobody: "no one", "neither side", "nobody"."""
    words = [
        token,
        *(parse.tokens[i] for i in parse.children[token.i] if parse.tokens[i].dep in ("det", "preconj", "cc")),
    ]
    return any(word.text.lower() in NEGATIVE_DETERMINERS for word in words)


def _yet_to(parse: Parse, token: Token) -> bool:
    """Whether this is the "to" of "has yet to"."""
    return token.dep == "aux" and token.tag == "TO" and token.i > 0 and parse.tokens[token.i - 1].lemma == "yet"


def _condition(parse: Parse, clause: Token) -> bool:
    """Whether a clause that hangs on a verb is its condition: "if they come again, we will fight"."""
    marks = [parse.tokens[i].text.lower() for i in parse.children[clause.i] if parse.tokens[i].dep == "mark"]
    return clause.dep == "advcl" and any(m in ("if", "unless") for m in marks)


def _inverted(children: list[Token]) -> bool:
    """Whether a clause is a condition by its word order: "had the bridge collapsed"."""
    had = next((c.i for c in children if c.dep == "aux" and c.text.lower() in ("had", "should")), None)
    subject = next((c.i for c in children if c.dep in ("nsubj", "nsubjpass")), None)
    return had is not None and subject is not None and had < subject


def _carried(parse: Parse, noun: Token, found: set[EventFlag]) -> None:
    """What the verb of a noun says of it: "the protest was cancelled", "a strike could kill", "talks will be held"."""
    verb = parse.tokens[noun.head]
    if noun.dep == "attr" and verb.lemma == "be":  # "it would be an attack on us all"
        _own(parse, verb, found)
        return
    if noun.dep not in ("nsubj", "nsubjpass") or verb.pos not in ("VERB", "AUX"):
        return
    children = [parse.tokens[i] for i in parse.children[verb.i]]
    lemma, off = verb.lemma.lower(), any(c.dep == "prt" and c.text.lower() == "off" for c in children)
    if noun.dep == "nsubjpass" and (lemma in NEGATING_HEADS or (lemma == "call" and off)):
        found.add("negated")
        return
    vague = not any(
        parse.tokens[i].dep in ("det", "poss") and _definite(parse.tokens[i]) for i in parse.children[noun.i]
    )
    if lemma not in OCCURRING and not vague:
        return
    if lemma == "be" and not vague and any(c.dep == "attr" for c in children):
        return  # "the shooting may have been an accident": there was one
    of_verb: set[EventFlag] = set()
    _own(parse, verb, of_verb)
    _above(parse, verb, of_verb)
    if (noun.dep == "nsubjpass" and lemma in FUTURE_OBJECTS) or any(c.lemma.lower() in DUE for c in children):
        of_verb.add("future")
    if lemma == "be" and any(c.dep == "xcomp" and _perfect(parse, c) for c in children):
        of_verb.add("hypothetical")  # "the attack was to have taken place"
    found |= of_verb if lemma in OCCURRING else of_verb - {"negated"}


def _definite(token: Token) -> bool:
    return token.dep == "poss" or token.text.lower() in ("the", "this", "that", "these", "those")


def _above(parse: Parse, token: Token, found: set[EventFlag]) -> None:
    """What governs the trigger: "plans to attack", "failed to capture", "fears of a strike"."""
    current, nominal = token, False
    for _ in range(3):
        head = parse.tokens[current.head]
        if head.i == current.i or current.dep not in COMPLEMENTS | {"prep"} or _parts(parse, current, head):
            return
        word = current.lemma.lower()
        behind = current.dep == "prep" and (word in LEADING or (word == "with" and head.lemma.lower() == "threaten"))
        nominal = current.dep in ("pobj", "dobj", "pcomp") or (nominal and behind)
        infinitive = nominal or any(parse.tokens[i].tag == "TO" for i in parse.children[current.i])
        if head.lemma.lower() != "without" or current.i == token.i:
            told = _governed(parse, head, current, nominal, infinitive)
            found |= told
            if not told and head.pos == "VERB" and (current.dep == "prep" or _finite(current)):
                return  # "wants us to fight against violence", "wants to know if he lied"
        if head.dep == "aux" or (head.pos == "VERB" and head.lemma in ("say", "tell", "report")):
            return
        current = head


def _finite(token: Token) -> bool:
    return token.dep == "ccomp" and token.tag in ("VBD", "VBZ", "VBP")


def _parts(parse: Parse, token: Token, head: Token) -> bool:
    """Whether what governs the word above does not govern this one: "to retake towns lost in June" (they are lost),
    "tried to flee and shot him", "asked whether he lied when he resigned"."""
    if token.dep == "advcl":
        return any(parse.tokens[i].dep in ("nsubj", "nsubjpass") for i in parse.children[token.i])
    if token.dep == "conj":
        return token.tag in ("VBD", "VBZ", "VBP") and head.tag == "VB"
    reported = any(parse.tokens[i].dep == "mark" for i in parse.children[token.i])  # "denied reports that he had fled"
    return token.dep == "acl" and token.tag != "VB" and not reported


def _governed(parse: Parse, head: Token, token: Token, nominal: bool, infinitive: bool) -> set[EventFlag]:
    """The flags that one word gives to what hangs on it. "Could not prevent" leaves what happened as it was."""
    lemma = head.lemma.lower()
    denied = any(parse.tokens[i].dep == "neg" for i in parse.children[head.i])
    if lemma in NEGATING_HEADS and token.dep != "conj":
        return set() if denied else {"negated"}
    if lemma in DISPUTING and token.lemma.lower() in CLAIMS:
        return {"negated"}  # "rejected claims that soldiers had burned the camp"
    particles = {
        parse.tokens[i].text.lower() for i in parse.children[head.i] if parse.tokens[i].dep in ("prt", "advmod")
    }
    if token.dep == "dobj" and ((lemma == "rule" and "out" in particles) or (lemma == "call" and "off" in particles)):
        return {"negated"}
    purpose = token.dep == "advcl" and token.tag == "VB" and head.pos == "VERB"
    if purpose or (lemma in ENABLING and token.dep in ("ccomp", "xcomp")):  # "would allow aid to reach the camp"
        enabled: set[EventFlag] = set()
        _own(parse, head, enabled)
        return enabled
    if lemma in RAISING and denied and token.dep in ("xcomp", "ccomp"):
        return {"negated"}  # "is not thought to have shelled"
    if lemma == "able" and infinitive:
        above: set[EventFlag] = set()
        _own(parse, parse.tokens[head.head], above)
        return above
    if lemma in PROOFS and token.dep == "acl" and _lacking(parse, head):
        return {"negated"}
    if (lemma in WEIGHING and token.tag == "VBG") or (lemma in CHANCES and token.dep == "acl"):
        return {"hypothetical"}
    if (lemma in HYPOTHETICAL_HEADS and infinitive) or (lemma in DREADING and token.dep in OF_DREAD):
        return {"hypothetical", "future"} if lemma == "threaten" else {"hypothetical"}
    if lemma == "be" and token.dep == "xcomp" and _perfect(parse, token):
        return {"hypothetical"}  # "was to have taken place"
    if _to_come(lemma, token, nominal, infinitive) and not _named_so(parse, head):
        return {"negated"} if denied and lemma in MEANING else {"future"}
    return set()


def _lacking(parse: Parse, noun: Token) -> bool:
    """Whether there is none of it: "no evidence that", "lacks proof that"."""
    nothing = any(parse.tokens[i].text.lower() in NEGATIVE_DETERMINERS for i in parse.children[noun.i])
    verb = parse.tokens[noun.head]
    return nothing or verb.lemma.lower() == "lack" or any(parse.tokens[i].dep == "neg" for i in parse.children[verb.i])


def _perfect(parse: Parse, token: Token) -> bool:
    """Whether a verb has a form of "have" before it."""
    return any(parse.tokens[i].dep == "aux" and parse.tokens[i].lemma == "have" for i in parse.children[token.i])


def _to_come(head: str, token: Token, nominal: bool, infinitive: bool) -> bool:
    """Whether the word above a happening puts it off: "plans to attack", "demanded that they leave", "called for"."""
    if head in FUTURE_OBJECTS and (token.dep == "dobj" or (nominal and token.lemma.lower() == "for")):
        return True
    if head in ASKING and token.dep == "ccomp" and token.tag in ("VB", "VBP"):
        return True
    return head in FUTURE_HEADS and infinitive and token.dep in ("xcomp", "acl", "ccomp")


def _named_so(parse: Parse, verb: Token) -> bool:
    """Whether a verb gives its object a name: "called the march a success" calls for none."""
    return any(parse.tokens[i].dep in ("oprd", "attr") for i in parse.children[verb.i])


def _long_past(time: Time, published: str | None) -> bool:
    if time.value in ("PAST_REF",) or time.end is None or published is None:
        return False
    return _days(published) - _days(time.end) > HISTORICAL_DAYS


def _days(moment: str) -> int:
    from datetime import date

    try:
        return date.fromisoformat(moment[:10]).toordinal()
    except ValueError:
        return 0
