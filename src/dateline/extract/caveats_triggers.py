"""Words that limit a statement, each in its construction: unverified, no detail given, denied, disputed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dateline.extract.clauses import Scene
from dateline.extract.cues_silence import ANSWERING, ASKED, DECLINING, GIVING, TIGHT, WITHHELD
from dateline.extract.drafts import LONGEST_SENTENCE
from dateline.extract.stances import takes_back
from dateline.reading import Attribution, CaveatKind, Token

CHECKING = frozenset("verify confirm corroborate authenticate substantiate ascertain check".split())
#: What one may fail to find out about something, as against a statement.
_FIND_OUT = frozenset("establish determine locate trace identify reach".split())
_QUALITIES = frozenset("authenticity accuracy truth veracity provenance origin date content".split())
_TRACED = frozenset("source origin cause location place weapon type aircraft vessel vehicle substance".split())
_ABLE = frozenset("possible able unable impossible difficult hard way".split())
_CANNOT = frozenset("could can".split())
_UNSURE = frozenset("unverified unconfirmed uncorroborated unsubstantiated unproven unproved unauthenticated".split())
_PROOF = frozenset("confirmation verification corroboration".split())
_NOBODY = frozenset(["nobody", "none", "no-one", "noone"])
_DETAIL = frozenset(
    "detail evidence proof information specific explanation figure source name reason breakdown documentation number "
    "elaboration toll location timeline identity nationality cause date word".split()
)
_PERSONAL = frozenset("name identity nationality age".split())
#: What could be shown and was not.
_SHOWN = frozenset(
    "photograph photo picture image video footage recording message log record minutes document file list report data "
    "sample result sheet map tape transcript".split()
)
_LET = frozenset("let allow permit".split())
_LOOK = frozenset("see inspect enter visit view examine check film photograph".split())
_DISPUTE = frozenset("dispute contest contradict challenge".split())
_DIFFER = frozenset("differ vary diverge conflict clash disagree".split())
_DOUBT = frozenset("doubt question".split())
_RIVAL = frozenset("conflicting contradictory competing".split())
#: Nouns for what was said, wide and narrow.
REPORTED = frozenset(
    "claim report account figure number toll statement allegation accusation assertion video footage image photo "
    "photograph charge situation post recording rumour rumor announcement version estimate suggestion document detail "
    "information story testimony".split()
)
STATED = frozenset(
    "claim report account statement allegation accusation assertion charge rumour rumor version story testimony".split()
)
DEMONSTRATIVE = frozenset("this that it these those them either both none neither which".split())


class Trigger(NamedTuple):
    """A caveat of one `kind` at `token`; `what` is the noun or pronoun in doubt, and `own`: the doubtful thing is told
    in the caveat's own sentence. `row` is the denial where an attribution is one. `open`: nobody's statement need be
    meant ("the cause has not been determined"), so a statement is covered only if it speaks of the same."""

    kind: CaveatKind
    token: Token
    what: Token | None
    own: bool
    row: Attribution | None = None
    open: bool = False


def triggers(scene: Scene, attributions: Sequence[Attribution]) -> Iterator[Trigger]:
    """The caveats of a report in text order, furniture, quotations and endless sentences left out."""
    denials = {
        t.i: a for a in attributions if a.stance in ("denies", "doubts") for s in a.cue for t in scene.parse.between(s)
    }
    for number, (first, stop) in enumerate(scene.parse.sentences):
        if number in scene.furniture or stop - first > LONGEST_SENTENCE:
            continue
        for token in scene.tokens[first:stop]:
            if scene.quote_of[token.i] >= 0:
                continue
            trigger = _unverified(scene, token) or _no_detail(scene, token) or _disputed(scene, token, denials)
            if trigger is not None:
                yield trigger


def _unverified(scene: Scene, token: Token) -> Trigger | None:
    low, lemma = token.text.lower(), token.lemma.lower()
    if low in _UNSURE:
        what = next(iter(scene.children(token.head, "nsubj", "nsubjpass")), None)
        return Trigger("unverified", token, what, token.dep == "amod" or _tells_itself(scene, what))
    if lemma in _PROOF and token.pos == "NOUN":
        return _no_proof(scene, token)
    if token.pos == "VERB" and lemma in _FIND_OUT and _nobody_could(scene, token):
        found_out = bool(scene.children(token.i, "dobj", "nsubjpass", "ccomp")) and not _declined(scene, token)
        if lemma == "reach":  # a place that nobody independent reached, not a spokesman away from the telephone
            found_out = found_out and any(c.text.lower() == "independent" for c in _subject_words(scene, token))
        if lemma == "identify" and not _thing(scene, token):
            return None  # who somebody is, and no statement
        what = _authentic(scene, next(iter(scene.children(token.i, "dobj", "nsubjpass")), None))
        pointing = what is not None and (what.text.lower() in DEMONSTRATIVE or what.lemma.lower() in REPORTED)
        return Trigger("unverified", token, what, False, None, not pointing) if found_out else None
    if lemma not in CHECKING or token.pos != "VERB" or not _nobody_could(scene, token):
        return None
    clause = scene.children(token.i, "ccomp")
    what = _authentic(scene, next(iter(scene.children(token.i, "dobj", "nsubjpass")), None))
    if _tells_itself(scene, what):
        return Trigger("unverified", token, what, True)
    if token.dep == "relcl" and not any(a.tag == "TO" for a in scene.children(token.i, "aux")):
        if scene.tokens[token.head].lemma.lower() in _NOBODY:
            return Trigger("unverified", token, what, False)
        what = scene.tokens[token.head]
        return Trigger("unverified", token, what, what.lemma.lower() not in STATED)
    asks = bool(clause) and _asks(scene, token)
    return Trigger("unverified", token, what, bool(clause) and what is None and not asks, None, asks)


def _authentic(scene: Scene, what: Token | None) -> Token | None:
    """The thing itself in "the authenticity of the recording", "the truth of his account"."""
    if what is None or what.lemma.lower() not in _QUALITIES:
        return what
    of = [p for c in scene.children(what.i, "prep") if c.text.lower() == "of" for p in scene.children(c.i, "pobj")]
    return of[0] if of else what


def _thing(scene: Scene, verb: Token) -> bool:
    """Whether what is to be identified is a thing that a statement may be about, and no person."""
    return any(o.lemma.lower() in _TRACED for o in scene.children(verb.i, "dobj", "nsubjpass"))


def _tells_itself(scene: Scene, what: Token | None) -> bool:
    """Whether the doubtful thing is told here and not before: "reports that two were missing", "a list of victims".

    An indefinite noun with words of its own; "the", "these" or an owner points back.
    """
    if what is None or what.pos not in ("NOUN", "PROPN"):
        return False
    pointing = scene.children(what.i, "det", "poss")
    if any(c.text.lower() not in ("a", "an", "some", "other", "several") for c in pointing):
        return False
    return bool(scene.children(what.i, "acl", "relcl", "ccomp", "prep", "appos"))


def _subject_words(scene: Scene, verb: Token) -> list[Token]:
    """The words on the subject of a verb, or of the one that it completes."""
    for _ in range(3):
        subjects = scene.children(verb.i, "nsubj")
        if subjects or verb.head == verb.i:
            return [c for s in subjects for c in scene.children(s.i)]
        verb = scene.tokens[verb.head]
    return []


def _declined(scene: Scene, verb: Token) -> bool:
    return any(t.lemma.lower() in DECLINING for t in [scene.tokens[verb.head]])


def _no_proof(scene: Scene, noun: Token) -> Trigger | None:
    """ "No independent confirmation of …", "verification was not possible"."""
    above = scene.tokens[noun.head]
    none = {"no", "without"} & {c.text.lower() for c in [*scene.children(noun.i, "det", "neg"), above]}
    out_of_reach = noun.dep == "nsubj" and above.lemma == "be" and scene.negated(above.i)
    if not none and not out_of_reach:
        return None
    of = [p for c in scene.children(noun.i, "prep") for p in scene.children(c.i, "pobj")]
    return Trigger("unverified", noun, of[0] if of else None, bool(of) and _tells_itself(scene, of[0]))


def _nobody_could(scene: Scene, verb: Token) -> bool:
    """Whether a verb of checking is out of reach or still open: "could not be", "was unable to", "has not been"."""
    helpers = {c.text.lower() for c in scene.children(verb.i, "aux", "auxpass", "advmod")}
    if verb.dep == "relcl" and scene.tokens[verb.head].lemma.lower() in _NOBODY:
        return True
    if scene.negated(verb.i):
        return bool(helpers & (_CANNOT | {"ca", "independently", "been", "has", "have", "immediately"})) or bool(
            scene.children(verb.i, "auxpass")
        )
    above = scene.tokens[verb.head]
    if above.text.lower() == "way" and any(c.text.lower() == "no" for c in scene.children(above.i, "det")):
        return True
    for _ in range(2):
        words = {above.text.lower(), *(c.text.lower() for c in scene.children(above.i, "acomp", "attr"))}
        able = words & _ABLE
        if able & {"unable", "impossible", "difficult", "hard"} or (able and _none_able(scene, above)):
            return True
        if above.lemma == "yet" or "yet" in {c.text.lower() for c in scene.children(above.i, "advmod")}:
            return above.lemma in ("be", "have") and verb.tag in ("VB", "VBN")
        above = scene.tokens[above.head]
    return False


def _none_able(scene: Scene, verb: Token) -> bool:
    """ "Was not able to", "no independent source has been able to"."""
    return scene.negated(verb.i) or any(scene.negated(c.i) for c in scene.children(verb.i, "acomp", "attr"))


def _kept_out(scene: Scene, token: Token) -> bool:
    """ "Refused to let a reporter see the drains", "did not answer questions", "no official word"."""
    lemma, above = token.lemma.lower(), scene.tokens[token.head]
    refused = scene.negated(token.i) or (above.lemma.lower() in DECLINING and token.dep == "xcomp")
    if token.pos == "VERB" and refused and lemma in _LET:
        return any(c.lemma.lower() in _LOOK for c in [scene.tokens[t] for t in scene.tree(token.i)])
    if token.pos == "VERB" and refused and lemma in ANSWERING:
        objects = scene.children(token.i, "dobj")
        for preposition in scene.children(token.i, "prep"):
            objects += scene.children(preposition.i, "pobj")
        return any(o.lemma.lower() in ASKED for o in objects)
    if lemma == "word" and token.pos == "NOUN" and above.lemma == "be":
        words = {c.text.lower() for c in scene.children(token.i, "det", "amod")}
        return "no" in words and bool({"official", "immediate", "further"} & words)
    return False


def _of_nothing(scene: Scene, token: Token) -> bool:
    """Whether a silence is on nothing that was said: a request for comment, a word on somebody's state."""
    below = {scene.tokens[i].lemma.lower() for i in scene.tree(token.i)}
    return token.lemma.lower() == "word" or ("comment" in below and token.lemma.lower() in ANSWERING)


def _no_detail(scene: Scene, token: Token) -> Trigger | None:
    lemma = token.lemma.lower()
    if _kept_out(scene, token):
        return Trigger("no-detail", token, None, False, None, _of_nothing(scene, token))
    if token.pos in ("VERB", "AUX") and _not_given(scene, token):
        of = [s for s in scene.children(token.i, "nsubjpass", "nsubj") if scene.children(s.i, "prep", "acl", "relcl")]
        return Trigger("no-detail", token, None, False, None, bool(of))
    if token.pos != "VERB" or lemma not in GIVING:
        return None
    above = scene.tokens[token.head]
    silent = scene.negated(token.i) or (above.lemma in DECLINING and token.dep == "xcomp")
    silent = silent or (token.dep == "pcomp" and above.text.lower() == "without")
    objects = [o for o in scene.children(token.i, "dobj") if not _own_name(scene, o)]
    about_detail = any(o.lemma.lower() in _DETAIL for o in objects)
    if above.lemma in DECLINING and token.dep == "xcomp" and objects and lemma in WITHHELD:
        return Trigger("no-detail", token, None, False)
    shown = any(o.lemma.lower() in _SHOWN for o in objects) and lemma not in ("identify", "name", "explain")
    if silent and (
        about_detail
        or shown
        or lemma in TIGHT
        or (lemma in ("say", "explain", "disclose", "reveal") and _asks(scene, token))
    ):
        return Trigger("no-detail", token, None, False)
    for noun in objects:
        none = any(c.text.lower() in ("no", "few", "little", "scant") for c in scene.children(noun.i, "det", "amod"))
        if none and (noun.lemma.lower() in _DETAIL | _SHOWN or lemma == "cite") and lemma != "say":
            return Trigger("no-detail", token, None, False)
    return None


def _own_name(scene: Scene, noun: Token) -> bool:
    """Whether somebody withholds a person's name: a condition of speaking or a custom, no gap in a statement."""
    owned = scene.children(noun.i, "poss") + [c for c in scene.children(noun.i, "prep") if c.text.lower() == "of"]
    return noun.lemma.lower() in _PERSONAL and bool(owned)


def _asks(scene: Scene, verb: Token) -> bool:
    """Whether the clause below is an open question ("did not say how many")."""
    for clause in scene.children(verb.i, "ccomp", "xcomp"):
        start = scene.tokens[clause.left : clause.left + 2]
        if any(t.tag in ("WRB", "WP", "WDT") or t.text.lower() in ("if", "whether") for t in start):
            return True
    return False


def _not_given(scene: Scene, verb: Token) -> bool:
    """ "No reason was given", "the names were not released", "no details were available"."""
    told = (_DETAIL | _SHOWN) - _PERSONAL  # withheld names are the custom of police reports, and no gap in a statement
    about = [s for s in scene.children(verb.i, "nsubjpass", "nsubj") if s.lemma.lower() in told]
    available = any(c.lemma.lower() == "available" for c in scene.children(verb.i, "acomp"))
    given = verb.lemma.lower() in GIVING - {"say", "show"} and bool(scene.children(verb.i, "nsubjpass"))
    none = any(c.text.lower() in ("no", "few", "little") for s in about for c in scene.children(s.i, "det", "amod"))
    return bool(about) and (given or available) and (none or scene.negated(verb.i))


def _disputed(scene: Scene, token: Token, denials: Mapping[int, Attribution]) -> Trigger | None:
    lemma = token.lemma.lower()
    if lemma in _DIFFER:
        told = [s for s in scene.children(token.i, "nsubj") if s.lemma.lower() in REPORTED and s.tag == "NNS"]
        return Trigger("disputed", token, told[0], False) if told else None
    if token.text.lower() in _RIVAL and scene.tokens[token.head].lemma.lower() in REPORTED:
        return Trigger("disputed", token, None, True)
    if token.pos not in ("VERB", "ADJ"):
        return None
    what = next(iter(scene.children(token.i, "dobj", "nsubjpass")), None)
    if lemma in _DISPUTE or token.text.lower() in ("disputed", "contested"):
        passive = bool(scene.children(token.i, "nsubjpass", "auxpass", "agent"))
        named = what is not None and (what.lemma.lower() in REPORTED or what.text.lower() in DEMONSTRATIVE)
        if not scene.negated(token.i) and (named or token.i in denials or (passive and token.dep != "amod")):
            return Trigger("disputed", token, what or _relative(scene, token), False, denials.get(token.i))
    row = denials.get(token.i)
    if row is None and token.pos == "VERB" and not scene.negated(token.i):
        pointing = what is not None and (what.text.lower() in DEMONSTRATIVE or what.lemma.lower() in REPORTED)
        if takes_back(scene, token) and what is not None:
            return Trigger("denied", token, what, False)
        if lemma in _DOUBT and pointing:
            return Trigger("disputed", token, what, False)
    if row is None or token.pos != "VERB" or any(a.tag == "TO" for a in scene.children(token.i, "aux")):
        return None
    if row.stance == "denies":
        return Trigger("denied", token, what or _relative(scene, token), False, row)
    pointing = what is not None and (what.text.lower() in DEMONSTRATIVE or what.lemma.lower() in REPORTED)
    return Trigger("disputed", token, what, False, row) if pointing else None


def _relative(scene: Scene, verb: Token) -> Token | None:
    """The noun that "which" or "that" stands for in "a toll of 45, which the railways disputed"."""
    return scene.tokens[verb.head] if verb.dep == "relcl" else None
