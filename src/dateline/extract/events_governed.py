"""Did it happen, by what stands above a word: plans, tries, fears, denials."""

from __future__ import annotations

from dateline.extract.events_modals import NEGATIVE_DETERMINERS, own
from dateline.reading import EventFlag, Parse, Token

#: How far up a trigger's governors are looked for, and how many of them may ask for their own.
FAR, DEEP = 4, 3
FUTURE_HEADS = frozenset(
    "plan intend prepare expect vow promise pledge schedule agree order go aim hope want decide set due ready "
    "poise likely urge ask call demand refuse allow forecast tell be offer instruct invite persuade".split()
)
#: What these have for their object, or ask "for", is still to come: "planned a march", "called for a boycott".
FUTURE_OBJECTS = frozenset(
    "plan schedule expect call demand urge prepare propose await promise pledge offer brace request appeal "
    "order".split()
)
#: Verbs that ask for what their clause tells: "demanded that the firm leave".
ASKING = frozenset("demand ask urge order propose request".split())
HYPOTHETICAL_HEADS = frozenset(
    "try attempt seek fear risk warn threaten threat possibility danger consider chance plot conspire struggle "
    "bid effort potential prospect likelihood readiness desire wish unlikely ability right power "
    "permission mandate licence license".split()
)
#: ... and these where they are said of a purpose: "meant to stop", "designed to kill".
MEANT = frozenset({"mean", "design"})
#: What these tell in any clause of theirs is not known to have happened: "feared drowned", "fear that he was shot".
DREADING = frozenset("fear dread worry wonder doubt unclear".split())
#: What these are "about" or "of" has not come: "worry about attacks".
DREADED = frozenset("worry concern dread alert caution alarm fear".split())
#: Prepositions that lead from such a word to what it tells: "threat of", "plot against", "warned about".
LEADING = frozenset("of for to about at on against".split())
#: What these weigh in "-ing" is not done: "considering closing the border".
WEIGHING = frozenset(
    "consider contemplate mull weigh discuss debate risk fear propose suggest recommend oppose advise".split()
)
#: Nouns that only tell of a clause as possible, or of what there is to show for it.
CHANCES = frozenset(
    "danger risk possibility chance threat fear likelihood prospect worry concern case event rumour rumor speculation "
    "suspicion hope hopes condition".split()
)
#: What is rumoured is not known: "rumours of a coup", "speculation that he had fled".
RUMOURS = frozenset("rumour rumor speculation suspicion hearsay".split())
#: What is called so may come or have been.
OPEN = frozenset("possible conceivable unlikely improbable thinkable plausible doubtful".split())
PROOFS = frozenset("evidence proof sign indication confirmation trace".split())
OF_DREAD = frozenset({"ccomp", "acl", "oprd", "xcomp"})
NEGATING_HEADS = frozenset("fail deny refuse foil thwart unable without cancel abort short instead".split())
#: What these keep away has not happened; whether they did is told by their own verbs: "tried to prevent a raid".
PREVENTING = frozenset("avoid prevent stop avert bar ban block deter forestall pre-empt preempt stave".split())
#: ... with these: "short of", "denied to"; what was cancelled "amid fears" is not what was feared.
KEEPING = frozenset({"from", "of", "to"})
#: Who does these to a verb has done it: "managed to prevent".
ACHIEVING = frozenset("manage help able succeed".split())
#: Of these a denial is one of what they are said of: "is not believed to have shelled".
RAISING = frozenset("believe think expect appear seem".split())
#: What is said to be so in a claim of others is denied by these.
DISPUTING = frozenset("reject dismiss dispute refute rebut".split())
CLAIMS = frozenset("claim report allegation accusation suggestion rumour rumor charge".split())
#: What these are said to do is said of what they bring about, or of the verb that they help.
ENABLING = frozenset("allow let help enable force make cause lead permit".split())
HELPING = frozenset("have need begin start continue resume keep manage".split())
#: What these allow today may be done and is not told to be: "a decree that allows troops to shoot".
ALLOWING = frozenset("allow let enable permit authorise authorize empower entitle".split())
#: Who did not mean to do it did not do it by their own account: "did not intend to shoot".
MEANING = frozenset("intend plan want mean wish".split())
#: Their object comes about by them, and has their flags: "could spark riots", "may lead to a walkout".
CREATING = frozenset(
    "cause spark trigger launch hold stage start begin provoke bring mean unleash prompt carry conduct mount commit "
    "make see resume open lead result turn descend escalate erupt slide degenerate host organise organize attempt "
    "suffer".split()
)
INTO = frozenset({"to", "in", "into", "out"})
#: "Information leading to an arrest" is asked for.
TIPS = frozenset({"information", "tip", "clue", "evidence", "detail"})
#: Clauses that hang on a verb or noun of planning, trying or failing.
COMPLEMENTS = frozenset({"xcomp", "ccomp", "acl", "pcomp", "dobj", "pobj", "advcl", "conj", "oprd", "prep"})


def above(parse: Parse, token: Token, found: set[EventFlag], depth: int = 0) -> None:
    """Adds what governs the trigger: "plans to attack", "failed to capture", "fears of a strike"."""
    current, nominal, known = token, False, token.pos == "NOUN" and definite(parse, token)
    for _ in range(FAR):
        head = parse.tokens[current.head]
        if head.i == current.i or not _hangs(parse, current, head) or _parts(parse, current, head):
            return
        word = current.lemma.lower()
        behind = current.dep == "prep" and (word in LEADING or (word == "with" and head.lemma.lower() == "threaten"))
        nominal = current.dep in ("pobj", "dobj", "pcomp") or (nominal and behind)
        infinitive = nominal or any(parse.tokens[i].tag == "TO" for i in parse.children[current.i])
        if head.lemma.lower() != "without" or current.i == token.i:
            told = _lent(parse, head, current, token, depth)
            told = _governed(parse, head, current, nominal, infinitive, depth) if told is None else told
            found |= told
            if not told and head.pos == "VERB" and (current.dep == "prep" or _finite(current)):
                return  # "wants us to fight against violence", "wants to know if he lied"
            apart = current.dep != "conj" and (current.dep == "prep" or head.lemma.lower() not in CREATING)
            if not told and known and apart and head.pos in ("VERB", "NOUN"):
                return  # "demanded an inquiry into the murder", "will discuss the attack"
        if (
            head.dep == "aux"
            or head.lemma.lower() in PREVENTING
            or (head.pos == "VERB" and head.lemma in ("say", "tell", "report"))
        ):
            return
        current = head


def state(parse: Parse, verb: Token, depth: int = 0) -> set[EventFlag]:
    """The flags of a verb by itself and by what governs it."""
    found = own(parse, verb)
    if depth < DEEP:
        above(parse, verb, found, depth + 1)
    return found


def definite(parse: Parse, noun: Token) -> bool:
    """Whether the reader knows what is meant: "the march", "their march"."""
    beside = (parse.tokens[i] for i in parse.children[noun.i])
    return any(
        t.dep == "poss" or (t.dep == "det" and t.text.lower() in ("the", "this", "that", "these", "those"))
        for t in beside
    )


def _hangs(parse: Parse, token: Token, head: Token) -> bool:
    """Whether the word above says something of this one; "reports that they fled" may be parsed as relative."""
    if token.dep != "relcl" or head.lemma.lower() not in CLAIMS | CHANCES:
        return token.dep in COMPLEMENTS
    return _in_case(parse, head) or any(parse.tokens[i].dep == "mark" for i in parse.children[token.i])


def likely(parse: Parse, verb: Token) -> bool:
    """Whether what a form of "be" is said of is called possible: "an eruption is possible"."""
    beside = (parse.tokens[i] for i in parse.children[verb.i])
    return verb.lemma == "be" and any(t.dep == "acomp" and t.lemma.lower() in OPEN for t in beside)


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


def _governed(parse: Parse, head: Token, token: Token, nominal: bool, infinitive: bool, depth: int) -> set[EventFlag]:
    """The flags that one word gives to what hangs on it. "Could not prevent" leaves what happened as it was."""
    lemma = head.lemma.lower()
    denied = any(parse.tokens[i].dep == "neg" for i in parse.children[head.i])
    if lemma in NEGATING_HEADS and token.dep != "conj" and (token.dep != "prep" or token.lemma.lower() in KEEPING):
        return set() if denied else {"negated"}
    if lemma == "of" and parse.tokens[head.i - 1].lemma.lower() == "instead":
        return {"negated"}
    if lemma in PREVENTING and token.dep != "conj":
        return _kept_away(parse, head, denied, depth)
    if lemma in DISPUTING and token.lemma.lower() in CLAIMS:
        return {"negated"}  # "rejected claims that soldiers had burned the camp"
    put_away = _put_away(parse, head, token, denied)
    if put_away is not None:
        return put_away
    if lemma in RAISING and denied and token.dep in ("xcomp", "ccomp"):
        return {"negated"}  # "is not thought to have shelled"
    if lemma == "able" and infinitive:
        return own(parse, parse.tokens[head.head])
    if lemma in PROOFS and token.dep == "acl" and _lacking(parse, head):
        return {"negated"}
    if _open(parse, head, token, nominal, infinitive):
        return {"hypothetical", "future"} if lemma == "threaten" else {"hypothetical"}
    if _to_come(lemma, token, nominal, infinitive) and not _named_so(parse, head):
        return {"negated"} if denied and lemma in MEANING else {"future"}
    return set()


def _kept_away(parse: Parse, head: Token, denied: bool, depth: int) -> set[EventFlag]:
    """The flags of what is prevented: none where that failed, open where it was only meant."""
    of_verb = state(parse, head, depth)
    if denied or "negated" in of_verb:
        return set()
    meant = head.tag == "VB" and parse.tokens[head.head].lemma.lower() not in ACHIEVING
    return {"hypothetical"} if meant or of_verb & {"future", "hypothetical"} else {"negated"}


def _put_away(parse: Parse, head: Token, token: Token, denied: bool) -> set[EventFlag] | None:
    """What "rule out" and "call off" say of their object; None for other verbs."""
    lemma = head.lemma.lower()
    beside = {parse.tokens[i].text.lower() for i in parse.children[head.i] if parse.tokens[i].dep in ("prt", "advmod")}
    if lemma == "rule" and "out" in beside and token.dep in ("dobj", "xcomp", "ccomp", "pcomp") and token.i > head.i:
        return {"hypothetical"} if denied else {"negated"}
    return {"negated"} if lemma == "call" and "off" in beside and token.dep == "dobj" else None


def _open(parse: Parse, head: Token, token: Token, nominal: bool, infinitive: bool) -> bool:
    """Whether the word above leaves open if it happened: "fears of", "tried to", "considers closing", "aimed at"."""
    lemma, word = head.lemma.lower(), token.lemma.lower()
    about = nominal and token.dep == "prep" and word in LEADING
    if (lemma in WEIGHING and token.tag == "VBG") or (lemma in CHANCES and token.dep in ("acl", "relcl")):
        return lemma != "event" or _in_case(parse, head)
    if lemma in ("event", "case"):
        return about and _in_case(parse, head)
    if lemma in HYPOTHETICAL_HEADS and infinitive and token.dep != "conj":
        return True
    if (lemma in DREADING and token.dep in OF_DREAD and not _lacking(parse, head)) or (
        lemma in MEANT and infinitive and not nominal
    ):
        return True
    if about and (lemma in RUMOURS or lemma in DREADED or (lemma == "hope" and head.pos == "NOUN")):
        return True
    if lemma == "be" and token.dep == "ccomp" and likely(parse, head):
        return True  # "it is possible that"
    if lemma == "aim" and about and word == "at":
        return True
    return lemma == "be" and token.dep == "xcomp" and perfect(parse, token)  # "was to have taken place"


def _in_case(parse: Parse, noun: Token) -> bool:
    return parse.tokens[noun.head].lemma.lower() == "in"


def _lent(parse: Parse, head: Token, token: Token, trigger: Token, depth: int) -> set[EventFlag] | None:
    """The flags of the verb above, where what hangs on it has the same; None where the verb's meaning has to say."""
    lemma = head.lemma.lower()
    purpose = token.dep == "advcl" and token.tag == "VB" and head.pos == "VERB" and lemma not in NEGATING_HEADS
    if lemma == "be" and token.dep == "xcomp" and not perfect(parse, token):
        if any(parse.tokens[i].dep in ("acomp", "attr") for i in parse.children[head.i]):
            return set()  # "it is not easy to change"
        return state(parse, head, depth) or None  # "if the dam were to burst"
    if purpose and lemma in ("call", "appeal") and _whom(parse, head):
        return {"future"}  # "called on both sides to free prisoners"
    helps = lemma in ENABLING or (lemma in ALLOWING and not _finite(token))
    helps |= lemma in HELPING and token.dep == "xcomp"
    if purpose or (helps and token.dep in ("ccomp", "xcomp")):
        lent = state(parse, head, depth) if depth < DEEP else set()
        today = lemma in ALLOWING and head.tag in ("VBZ", "VBP", "VBG")
        return {"hypothetical"} if today and not lent else lent  # "would allow aid to reach the camp"
    if token.dep == "conj" and token.pos == "VERB" and head.pos == "VERB":
        return _shared(parse, head, token)
    if token.dep == "advcl" and token.tag == "VBG" and token.i > head.i and head.pos == "VERB":
        return own(parse, head) - {"negated"}  # "could hit the town, killing many"
    return _brought_about(parse, head, token, trigger) or None


def _whom(parse: Parse, verb: Token) -> bool:
    beside = (parse.tokens[i] for i in parse.children[verb.i])
    return any(t.dep == "prep" and t.lemma.lower() in ("on", "upon", "to") for t in beside)


def _shared(parse: Parse, head: Token, token: Token) -> set[EventFlag]:
    """What a verb has from the one that it is joined to: "will arrest and deport", "did not burn or loot"."""
    own_words = {"aux", "nsubj", "nsubjpass", "neg", "mark"} & {parse.tokens[i].dep for i in parse.children[token.i]}
    if own_words or token.tag != head.tag or token.tag not in ("VB", "VBN", "VBG"):
        return set()
    joined = {parse.tokens[i].text.lower() for i in parse.children[head.i] if parse.tokens[i].dep == "cc"}
    return own(parse, head) - (set() if joined & {"or", "nor"} else {"negated"})


def _brought_about(parse: Parse, head: Token, token: Token, trigger: Token) -> set[EventFlag]:
    """What a noun has from the verb that brings it about: "could spark riots", "may lead to a walkout"."""
    if trigger.pos == "VERB" or token.i != trigger.i or token.dep not in ("dobj", "pobj"):
        return set()
    verb = head if token.dep == "dobj" else parse.tokens[head.head]
    lemma = verb.lemma.lower()
    if token.dep == "pobj" and head.lemma.lower() not in INTO:
        return set()
    if lemma == "lead" and parse.tokens[verb.head].lemma.lower() in TIPS:
        return {"hypothetical"}
    of_verb = own(parse, verb)
    if any(parse.tokens[i].text.lower() == "any" for i in parse.children[trigger.i]):
        return of_verb & {"negated"}  # "have not announced any arrests"
    return of_verb if lemma in CREATING and not definite(parse, trigger) else set()


def _lacking(parse: Parse, noun: Token) -> bool:
    """Whether there is none of it: "no evidence that", "lacks proof that"."""
    nothing = any(parse.tokens[i].text.lower() in NEGATIVE_DETERMINERS for i in parse.children[noun.i])
    verb = parse.tokens[noun.head]
    return nothing or verb.lemma.lower() == "lack" or any(parse.tokens[i].dep == "neg" for i in parse.children[verb.i])


def perfect(parse: Parse, token: Token) -> bool:
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
    beside = [parse.tokens[i] for i in parse.children[verb.i]]
    return any(t.dep in ("oprd", "attr") or t.text.lower() == "what" for t in beside)
