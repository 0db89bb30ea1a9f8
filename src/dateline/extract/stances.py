"""How a statement is made and how sure it is: stance by cue and negation, certainty by the content's verb."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.extract.clauses import Scene
from dateline.reading import Certainty, Span, Stance, Token

_POSSIBLE = frozenset("may might could can possibly perhaps maybe probably likely presumably apparently".split())
_POSSIBLE_VERBS = frozenset("appear seem believe think suspect".split())
_PREDICTED = frozenset("will shall 'll ’ll would wo".split())
_CUE_CERTAINTY: dict[str, Certainty] = {
    **dict.fromkeys("predict forecast expect vow promise pledge threaten".split(), "predicted"),
    **dict.fromkeys("suspect speculate fear hint hope guess wonder theorise theorize".split(), "possible"),
}
_CONDITIONS = frozenset("if unless provided".split())
#: Words that call a statement untrue, what they are said of, and verbs that say them of an object.
UNTRUE = frozenset(
    """false untrue incorrect baseless unfounded groundless fabricated fabrication lie lies fake nonsense hoax rubbish
    propaganda disinformation misinformation slander fiction invention invented concocted absurd ridiculous inaccurate
    erroneous bogus phony phoney gossip tale tales fable fantasy smear libel distortion misrepresentation""".split()
)
#: What only a report or a figure is called when it is denied; anything else may be wrong or misleading, too.
_WRONG = frozenset("wrong mistaken misleading exaggerated overblown inflated distorted invalid".split())
_REPORTS = frozenset(
    """report claim allegation accusation rumour rumor charge story assertion suggestion account figure news reports
    claims allegations accusations rumours rumors charges""".split()
)
_SAID = frozenset(
    """statement toll number estimate word remark comment announcement release bulletin testimony confession post tweet
    version tally count""".split()
)
_BACK = frozenset("retract recant rescind withdraw correct revise walk take".split())
_NAMING = frozenset("call label term brand describe dub denounce decry characterise characterize".split())
#: A content of more words has something of its own to say.
_SHORT = 16


def stance(lemma: str, usual: Stance, negated: bool, frame: str | None, to_somebody: bool) -> Stance:
    """The stance of a cue. "Told them to leave" orders; "did not believe", "does not think" doubt; "denied" denies."""
    if negated:
        return "doubts" if usual in ("asserts", "confirms") else usual
    infinitive = frame == "inf"
    if lemma == "call" and frame in ("for", "on"):
        return "asks"
    if infinitive and lemma in ("tell", "instruct", "direct") and to_somebody:
        return "orders"
    if infinitive and lemma in ("call", "warn", "agree"):
        return "asks" if lemma == "call" else "promises" if lemma == "agree" else usual
    return usual


def takes_back(scene: Scene, verb: Token) -> bool:
    """Whether a verb takes words back or rules something out: "withdrew its claim", "walked back the figure".

    Troops are withdrawn and courses corrected, too: these verbs need an object that was said.
    """
    lemma = verb.lemma.lower()
    if lemma == "rule" and any(c.text.lower() == "out" for c in scene.children(verb.i, "prt", "advmod")):
        return not scene.negated(verb.i) and not any(
            c.text.lower() in ("could", "can", "would") for c in scene.children(verb.i, "aux")
        )
    objects = scene.children(verb.i, "dobj", "nsubjpass")
    if lemma in ("walk", "take"):
        near = [t for t in scene.tokens[verb.i + 1 : verb.i + 7] if t.sent == verb.sent]
        if not any(t.text.lower() == "back" for t in near):
            return False
        objects = [t for t in near if t.pos == "NOUN"]  # "walked back the estimate" puzzles the parser
    return lemma in _BACK and any(o.lemma.lower() in _REPORTS | _SAID for o in objects)


def wavers(cue: set[str]) -> bool:
    """Whether a cue of more than a verb doubts: "was doubtful", "has seen no evidence", "is not sure"."""
    if cue & {"doubtful", "sceptical", "skeptical", "unsure", "unconvinced"}:
        return True
    no = bool(cue & {"no", "not", "n't", "n’t", "never"})
    return no and bool(cue & {"evidence", "sure", "certain", "convinced", "indication", "sign", "proof"})


def contradicts(scene: Scene, content: Sequence[Span], lemma: str) -> bool:
    """Whether the content calls somebody's words untrue: "reports of a leak are false", "called it a lie".

    Only a short content whose subject is a report, a claim or a bare "it", "this", "that" is taken for a denial: "the
    papers he carried were false" is a statement like any other.
    """
    tokens = [t for span in content for t in scene.parse.between(span) if t.text[:1].isalnum()][: _SHORT + 1]
    words = [t.text.lower() for t in tokens]
    if not words or len(words) > _SHORT:
        return " ".join(words[:4]) == "it is not true"
    # "Filing a false report" is an offence; only what is said to be false denies.
    predicated = [t for t in tokens if t.dep != "amod" or scene.tokens[t.head].dep in ("attr", "oprd", "acomp", "ROOT")]
    # "It is a lie" denies; "he initially lied to the board" confesses or accuses.
    named = [t for t in predicated if t.pos != "VERB" or t.lemma.lower() != "lie"]
    untrue = {w for t in named for w in (t.text.lower(), t.lemma.lower())} & UNTRUE
    of_report = {t.lemma.lower() for t in tokens if t.dep in ("nsubj", "nsubjpass", "dobj")} & (_REPORTS | _SAID)
    if of_report:
        untrue |= {t.text.lower() for t in predicated} & _WRONG
    no_truth = "truth" in words and bool({"no", "not", "any"} & set(words))
    not_true = bool({"true", "correct", "accurate"} & set(words)) and bool({"not", "n't", "n’t", "never"} & set(words))
    if not (untrue or no_truth or not_true):
        return False
    if lemma in _NAMING or no_truth:
        return True
    about = {t.lemma.lower() for t in tokens if t.dep in ("nsubj", "nsubjpass", "csubj", "ROOT", "dobj")}
    pointing = _REPORTS | {"it", "this", "that", "they", "these", "there"}
    return bool(of_report or about & pointing) or words[0] in ("it", "this")


def certainty(scene: Scene, content: Iterable[Span], lemma: str) -> Certainty:
    """How sure the content is, by the main verb of its first clause and the adverbs and conditions on it."""
    for span in content:
        root = _root(scene, span)
        if root is None:
            continue
        return _of_verb(scene, root) or _CUE_CERTAINTY.get(lemma, "stated")
    return _CUE_CERTAINTY.get(lemma, "stated")


def _root(scene: Scene, span: Span) -> Token | None:
    """The highest verb inside the span's first sentence."""
    inside = scene.parse.between(span)
    if not inside:
        return None
    first, last = inside[0].i, inside[-1].i
    for token in inside[:80]:
        if (token.head == token.i or not first <= token.head <= last) and token.pos in ("VERB", "AUX"):
            return token
    return next((t for t in inside[:80] if t.pos in ("VERB", "AUX")), None)


def _of_verb(scene: Scene, root: Token) -> Certainty | None:
    words = {c.text.lower() for c in scene.children(root.i) if c.dep in ("aux", "advmod", "acomp", "neg")}
    for clause in scene.children(root.i, "advcl"):
        if any(m.text.lower() in _CONDITIONS for m in scene.children(clause.i, "mark", "advmod")):
            return "conditional"
    if words & _POSSIBLE or (root.lemma in _POSSIBLE_VERBS and scene.children(root.i, "xcomp", "oprd")):
        return "possible"
    if words & _PREDICTED:
        return "predicted"
    ahead = scene.children(root.i, "xcomp")
    if root.tag == "VBG" and root.lemma == "go" and ahead:
        return "predicted"
    if root.lemma in ("expect", "set", "due") and any(c.dep == "auxpass" for c in scene.children(root.i)) and ahead:
        return "predicted"
    return None
