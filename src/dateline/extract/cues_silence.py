"""Words for declining, keeping silent and refusing: one lexicon for all who must tell "said nothing" from "denied".

Declining to answer is silence, refusing a request is a deed; neither says that anything is untrue. What was refused
goes by its noun: "denied bail", "refused treatment", "rejected the offer" against "denied any delay", "rejected the
accusation".
"""

from __future__ import annotations

from dateline.extract.clauses import Scene
from dateline.extract.cues import lemma_of
from dateline.reading import Token

#: Verbs with which somebody will not say or do something.
DECLINING = frozenset("decline refuse".split())

#: Heads that turn a cue below them into silence: "declined to say", "failed to explain", "opted not to comment".
SILENCERS = DECLINING | frozenset("fail neglect avoid stop sidestep hesitate forget".split())

#: Verbs of answering, and what one is asked: "did not respond to questions".
ANSWERING = frozenset("answer respond reply".split())
ASKED = frozenset("question request query inquiry enquiry comment".split())

#: Verbs of giving away what one knows, and those that need no object to be about it.
GIVING = frozenset(
    "give provide offer release disclose share present produce cite elaborate specify name identify explain reveal "
    "supply say detail show publish".split()
)
WITHHELD = frozenset("disclose reveal specify identify release provide share".split())
TIGHT = frozenset("elaborate specify".split())

#: Verbs of refusing that can also deny.
_REFUSING = frozenset("deny reject dismiss refuse decline rebuff".split())

#: What somebody is granted or not: whoever is denied it is contradicted by nobody.
GRANTED = frozenset(
    """request motion bail bond appeal access entry visa parole permit application arrest release petition lawsuit suit
    case permission asylum licence license claimant candidate bid offer plea continuance adjournment extension
    injunction clemency leave custody treatment transport transportation admission citizenship coverage refund boarding
    passage refuge tenure promotion membership certification""".split()
)

#: What can be rejected or dismissed as untrue; any other thing ("the ceasefire", "the coach") is turned down.
SPOKEN = frozenset(
    """claim report allegation accusation charge assertion statement suggestion account version story testimony rumour
    rumor figure number toll estimate insinuation notion idea theory criticism contention narrative speculation concern
    fear warning finding conclusion argument evidence result outcome link comparison characterisation characterization
    depiction denial explanation assessment talk complaint verdict insistence blame responsibility involvement message
    post video image footage news prediction label remark comment imputation inference hint word possibility
    conspiracy lie criticism critique view reporting coverage presentation dossier assumption interpretation
    implication""".split()
)

_OPENING = frozenset("that whether if to".split())
_PERSONS = frozenset("him her me us".split())

#: Who dismisses charges without calling them untrue.
_COURT = frozenset("judge magistrate court prosecutor jury justice panel tribunal grand".split())


def refuses(scene: Scene, verb: Token) -> bool:
    """Whether a verb turns somebody or something down, and contradicts nothing: "denied bail", "dismissed the coach".

    A clause, a pronoun or a thing that was said is denied; "dismissed the charges" is a court's deed unless it goes on
    to say as what. False for verbs that cannot refuse.
    """
    lemma = lemma_of(verb.lemma)
    if lemma not in _REFUSING:
        return False
    if lemma in DECLINING:
        return True
    objects = [t for t in scene.children(verb.i, "dobj", "nsubjpass", "oprd", "dative") if t.pos != "PRON"]
    any_at_all = any(c.text.lower() == "any" for o in objects for c in scene.children(o.i, "det"))
    if any(o.lemma.lower() in GRANTED for o in objects) and not any_at_all:
        return True
    clauses = scene.children(verb.i, "ccomp", "xcomp")
    # These verbs take no bare clause: in "rejected the veto of a bill letting families sue" the parse is wrong.
    bare = [c for c in clauses if not any(m.text.lower() in _OPENING for m in scene.children(c.i, "mark", "aux"))]
    if lemma not in ("reject", "dismiss", "rebuff") or len(bare) < len(clauses):
        return False
    objects += [t for c in bare for t in scene.children(c.i, "nsubj", "nsubjpass") if t.i > verb.i and t.pos != "PRON"]
    courts = [c for a in scene.children(verb.i, "agent") for c in scene.children(a.i, "pobj")]
    if any(t.lemma.lower() in _COURT for c in courts for t in (c, *scene.children(c.i, "compound"))):
        return True
    as_what = any(c.text.lower() == "as" for c in scene.children(verb.i, "prep", "mark"))
    if lemma == "dismiss" and any(o.lemma.lower() in ("charge", "count", "indictment") for o in objects):
        who = {t.lemma.lower() for t in scene.children(verb.i, "nsubj")}
        many = any(o.tag == "NNS" for o in objects)
        passive = any(o.dep == "nsubjpass" for o in objects)
        return not as_what and (many or passive or bool(who & _COURT))
    if any(t.text.lower() in _PERSONS for t in scene.children(verb.i, "dobj")):
        return True
    things = [o for o in objects if o.pos in ("NOUN", "PROPN") and o.dep in ("dobj", "nsubjpass", "nsubj")]
    quoted = any(scene.quote_of[t] >= 0 for o in things for t in scene.tree(o.i))
    return bool(things) and not as_what and not quoted and all(o.lemma.lower() not in SPOKEN for o in things)


def scorns(scene: Scene, verb: Token) -> bool:
    """Whether somebody only looks down on a thing that is no statement: "dismissed the vote as a show"."""
    if lemma_of(verb.lemma) not in ("reject", "dismiss"):
        return False
    if not any(c.text.lower() == "as" for c in scene.children(verb.i, "prep", "mark")):
        return False
    things = scene.children(verb.i, "dobj", "nsubjpass")
    return bool(things) and all(t.lemma.lower() not in SPOKEN for t in things)
