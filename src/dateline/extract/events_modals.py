"""Did it happen, by a word's own company: the negations, modals, conditions and questions that hang on it."""

from __future__ import annotations

from dateline.reading import EventFlag, Parse, Token

FUTURE_AUX = frozenset({"will", "shall", "'ll", "wo", "’ll"})
HYPOTHETICAL_AUX = frozenset({"may", "might", "could", "would", "should", "must", "can", "ca"})
#: What hangs on a word so says nothing of this.
SILENT = frozenset({"punct", "prep", "cc", "nummod", "pobj", "prt", "agent", "poss", "appos"})
#: Denied, these say that something was not done or cannot be, and leave nothing open.
ABLE = frozenset({"can", "could", "ca"})
CONDITIONS = frozenset({"if", "unless", "whether", "lest", "supposing", "provided", "assuming"})
POSSIBLY = frozenset("possibly perhaps maybe potentially presumably probably conceivably".split())
SUPPOSED = frozenset("possible potential attempted hypothetical feared threatened would-be eventual".split())
#: Dependency -> words that, hung on a trigger so, leave open whether it happened.
HYPOTHETICAL = {
    "aux": HYPOTHETICAL_AUX,
    "mark": CONDITIONS,
    "advmod": POSSIBLY,
    "amod": SUPPOSED,
    "compound": SUPPOSED,
}
FUTURE_MODIFIERS = frozenset({"planned", "upcoming", "future", "imminent", "looming", "proposed", "forthcoming"})
NEGATIVE_DETERMINERS = frozenset({"no", "neither", "nobody", "none"})
#: What is said to be so was not done: "a foiled bombing"; right before a verb "almost collapsed".
UNDONE = frozenset("foiled thwarted averted aborted cancelled canceled".split())
NEARLY = frozenset("nearly almost narrowly".split())
QUESTION_WORDS = frozenset({"WDT", "WP", "WP$", "WRB"})


def own(parse: Parse, token: Token) -> set[EventFlag]:
    """The flags that the words hung on a token give it."""
    children = [t for t in (parse.tokens[i] for i in parse.children[token.i]) if t.dep not in SILENT]
    perfect = any(c.dep in ("aux", "auxpass") and c.lemma.lower() == "have" for c in children)
    found: set[EventFlag] = set()
    for child in children:
        word = child.text.lower()
        if _denies(parse, token, child):
            found.add("negated")
        elif child.dep == "aux" and word in FUTURE_AUX and not perfect and not _forename(parse, child):
            found.add("future")
        elif word in HYPOTHETICAL.get(child.dep, ()):
            found.add("hypothetical")
        elif child.dep in ("amod", "compound") and word in FUTURE_MODIFIERS:
            found.add("future")
    able = [c for c in children if c.dep == "aux" and c.text.lower() in ABLE]
    if able and any(c.dep == "neg" for c in children):
        found.discard("hypothetical")
    if _inverted(token, children) or any(_condition(parse, c) for c in children) or _asked(parse, token, children):
        found.add("hypothetical")
    return found


def nobody(parse: Parse, token: Token) -> bool:
    """Whether a subject or object is nobody: "no one", "neither side", "nobody"."""
    words = [
        token,
        *(parse.tokens[i] for i in parse.children[token.i] if parse.tokens[i].dep in ("det", "preconj", "cc")),
    ]
    return any(word.text.lower() in NEGATIVE_DETERMINERS for word in words)


def _denies(parse: Parse, token: Token, child: Token) -> bool:
    word = child.text.lower()
    if child.dep == "neg":
        return not _either(parse, child)
    if word == "never" or (child.dep == "det" and word in NEGATIVE_DETERMINERS):
        return True
    if word in UNDONE and child.dep == "amod":
        return True
    if word in NEARLY and child.dep == "advmod":
        return token.pos == "VERB" and child.i == token.i - 1
    return (child.dep in ("nsubj", "nsubjpass", "dobj") and nobody(parse, child)) or _yet_to(parse, child)


def _forename(parse: Parse, token: Token) -> bool:
    """Whether "Will" is somebody's name: a capital inside a sentence of small letters."""
    return token.text == "Will" and token.i > parse.sentences[token.sent][0]


def _either(parse: Parse, token: Token) -> bool:
    """Whether this is the "not" of "whether or not"."""
    return token.i > 0 and parse.tokens[token.i - 1].text.lower() == "or"


def _yet_to(parse: Parse, token: Token) -> bool:
    """Whether this is the "to" of "has yet to"."""
    return token.dep == "aux" and token.tag == "TO" and token.i > 0 and parse.tokens[token.i - 1].lemma == "yet"


def _condition(parse: Parse, clause: Token) -> bool:
    """Whether a clause that hangs on a verb is its condition: "if they come, we will fight", "should they come"."""
    below = [parse.tokens[i] for i in parse.children[clause.i]]
    marked = any(m.dep == "mark" and m.text.lower() in ("if", "unless") for m in below)
    return clause.dep == "advcl" and (marked or _inverted(clause, below))


def _inverted(verb: Token, children: list[Token]) -> bool:
    """Whether a clause is a condition by its word order: "had the bridge collapsed", "were the dam to burst"."""
    first = next(
        (c for c in children if c.dep in ("aux", "auxpass") and c.text.lower() in ("had", "should", "were")), None
    )
    subject = next((c.i for c in children if c.dep in ("nsubj", "nsubjpass")), None)
    return first is not None and subject is not None and first.i < subject < verb.i


def _asked(parse: Parse, token: Token, children: list[Token]) -> bool:
    """Whether a sentence asks if this was so: "Did rebels burn the mill?", and not who did or why."""
    first, stop = parse.sentences[token.sent]
    if token.dep != "ROOT" or not any(t.text == "?" for t in parse.tokens[max(first, stop - 2) : stop]):
        return False
    subject = next((c.i for c in children if c.dep in ("nsubj", "nsubjpass")), None)
    turned = [c.i for c in children if c.dep in ("aux", "auxpass")] or [token.i]
    asks = any(t.tag in QUESTION_WORDS for t in parse.tokens[first : turned[0]])
    return subject is not None and turned[0] < subject and not asks
