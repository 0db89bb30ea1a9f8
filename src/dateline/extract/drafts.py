"""Attributions as one sentence shows them: a cue verb with its subject and content, "according to", a cue noun.

The parse decides; quotations that run on, and speakers that stand elsewhere, are joined in :mod:`.linking`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.extract.clauses import Scene, beside, cue_tokens, phrase, subject
from dateline.extract.cues import (
    HYPOTHETICAL,
    NEEDS_QUOTE,
    NOUNS,
    SILENT_WHEN_NEGATED,
    VERBS,
    Cue,
    Kind,
    lemma_of,
)
from dateline.extract.cues_silence import SILENCERS, refuses
from dateline.extract.stances import stance
from dateline.reading import Span, Stance, Token

#: Sentences longer than this are lists or tables run together; their parse is noise and their cost is not linear.
LONGEST_SENTENCE = 400
_OWN_VOICE = frozenset("i we you us me".split())
_LIGHT = frozenset("make issue voice express repeat give offer raise have release reiterate deliver".split())
_NAMING = frozenset("name identify quote cite".split())
#: "Put the toll at 16": verbs of naming a figure, and what they name.
_PUTTING = frozenset({"put", "place", "peg"})
_PUT = frozenset(
    """toll number count figure tally total death damage loss cost estimate casualty strength turnout magnitude size
    price bill share population""".split()
)
_AS_CONTENT = frozenset("as of for to on over about against with from".split())
#: Share of a construction's finds that PolNeAR's readers (training half) also marked, rounded.
_SCORES: dict[Kind, float] = {"speech": 0.6, "thought": 0.5, "evidence": 0.6}
_CLAUSE_SCORE = 0.9


@dataclass
class Draft:
    """An attribution in the making. `cue` and `source` are token indices; `verb` is the token that the cue hangs on."""

    verb: Token
    lemma: str
    kind: Kind
    stance: Stance
    cue: list[int]
    source: list[int]
    content: list[Span] = field(default_factory=list)
    score: float = 0.85
    quotes: list[int] = field(default_factory=list)
    takes_quotes: bool = False


def drafts(scene: Scene) -> list[Draft]:
    """All attributions and bare cues (without content yet) of a report, in text order, furniture left out."""
    found: list[Draft] = []
    for number, (first, stop) in enumerate(scene.parse.sentences):
        if number in scene.furniture or stop - first > LONGEST_SENTENCE:
            continue
        here = [draft for token in scene.tokens[first:stop] for draft in _of_token(scene, token)]
        _divide(scene, here)
        found.extend(here)
    return found


def _divide(scene: Scene, here: list[Draft]) -> None:
    """Where a source was read off the word order, an earlier cue's content ends before it ("said A and B denied")."""
    for later in here:
        if not later.source or not any(i in scene.limits for i in later.source):
            continue
        edge = scene.tokens[later.source[0]].start
        for earlier in here:
            if earlier.verb.i < later.source[0]:
                kept = [Span(s.start, min(s.end, edge)) for s in earlier.content if s.start < edge]
                earlier.content = [_without_joint(scene.text, s) if s.end == edge else s for s in kept]


def _without_joint(text: str, span: Span) -> Span:
    words = text[span.start : span.end].rstrip(" ,;")
    for joint in (" and", " but", " while"):
        words = words.removesuffix(joint)
    return Span(span.start, span.start + len(words.rstrip(" ,;")))


def _of_token(scene: Scene, token: Token) -> Iterator[Draft]:
    if scene.quote_of[token.i] >= 0:
        return  # measured on PolNeAR: of 467 cues inside quotations its readers kept 14
    if token.text.lower() == "according":
        draft = _according(scene, token)
        if draft:
            yield draft
    elif token.pos == "VERB":
        draft = _verb(scene, token)
        if draft:
            yield draft
    elif token.pos == "NOUN" and token.lemma.lower() in NOUNS:
        draft = _noun(scene, token)
        if draft:
            yield draft


def _verb(scene: Scene, verb: Token) -> Draft | None:
    lemma = lemma_of(verb.lemma)
    cue = VERBS.get(lemma)
    if lemma in _PUTTING:
        return _put_at(scene, verb)
    if cue is None or _silent(scene, verb, lemma):
        return None
    head = subject(scene, verb, cue.kind == "evidence") or (beside(scene, verb) if cue.kind == "speech" else None)
    if head is None or head.text.lower() in _OWN_VOICE:
        return None
    if head.tag == "WDT" and head.text.lower() == "that":
        return None
    content, frame = _content(scene, verb, head, cue)
    if frame is None and ("clause" not in cue.frames or cue.kind == "thought"):
        return None
    if head.i in scene.limits:
        first, last = scene.limits[head.i]
        content = {i for i in content if i < first} if last < verb.i and min(content, default=last) < first else content
    inner = frozenset(content)
    source = phrase(scene, head, inner | {verb.i})
    if verb.i in source:
        source = [i for i in source if i < verb.i] if head.i < verb.i else [head.i]
    kind: Kind = cue.kind
    bare = lemma in NEEDS_QUOTE
    spans = [] if bare and frame in ("clause", None) else scene.spans(content)
    to_somebody = bool(scene.children(verb.i, "dobj", "dative"))
    meant = stance(lemma, cue.stance, scene.negated(verb.i), frame, to_somebody)
    takes = kind == "speech" and "clause" in cue.frames
    score = _CLAUSE_SCORE if kind == "speech" and frame in ("clause", None) else _SCORES[kind]
    return Draft(verb, lemma, kind, meant, cue_tokens(scene, verb, inner), source, spans, score, [], takes)


def _put_at(scene: Scene, verb: Token) -> Draft | None:
    """Who gives a figure: "the ministry put the number of dead at 16", "damage was put by insurers at 3 million"."""
    named = [c for c in scene.children(verb.i, "dobj") if c.lemma.lower() in _PUT]
    at = [c for c in scene.children(verb.i, "prep") if c.text.lower() == "at" and c.i > verb.i]
    head = subject(scene, verb)
    if not named or not at or head is None or head.text.lower() in _OWN_VOICE or scene.negated(verb.i):
        return None
    if not any(scene.tokens[i].tag in ("CD", "$") for i in scene.tree(at[0].i)):
        return None
    bare = all(c.dep in ("det", "poss") for c in scene.children(named[0].i))
    first = at[0].i + 1 if bare else named[0].left  # "put the figure at" is all cue
    content = set(range(first, at[0].right + 1)) - {verb.i}
    source = phrase(scene, head, frozenset(content) | {verb.i})
    if not source or set(source) & content:
        return None
    cue = cue_tokens(scene, verb, frozenset(content))
    if bare:
        cue = sorted({*cue, *range(verb.i, first)})
    return Draft(verb, "put", "speech", "asserts", cue, source, scene.spans(content), _CLAUSE_SCORE)


def _silent(scene: Scene, verb: Token, lemma: str) -> bool:
    """Whether the cue is denied, declined or hypothetical, so that nothing was said."""
    if (scene.negated(verb.i) and lemma in SILENT_WHEN_NEGATED) or refuses(scene, verb):
        return True
    if any(a.text.lower() in HYPOTHETICAL for a in scene.children(verb.i, "aux")):
        return True
    if verb.tag == "VB" and VERBS[lemma].kind != "speech":
        return True
    if lemma in ("ask", "request", "want", "wish") and _stays_unnamed(scene, verb):
        return True
    head = scene.tokens[verb.head]
    if lemma == "threaten" and verb.tag == "VBG":
        return True  # "…, threatening to retake the town" is a deed
    if verb.tag == "VB" and (scene.negated(head.i) or {"possible", "impossible", "unable"} & _around(scene, head)):
        return True
    if verb.dep in ("xcomp", "ccomp", "pcomp", "advcl") and head.lemma.lower() in SILENCERS:
        return True
    return verb.dep == "pcomp" and head.text.lower() == "without"


def _stays_unnamed(scene: Scene, verb: Token) -> bool:
    """Whether somebody only asks for cover: "asked not to be named", "requested anonymity"."""
    if any(c.lemma.lower() in ("anonymity", "confidentiality") for c in scene.children(verb.i, "dobj", "prep")):
        return True
    below = scene.children(verb.i, "xcomp", "ccomp")
    return any(c.lemma.lower() in _NAMING and scene.children(c.i, "auxpass") and scene.negated(c.i) for c in below)


def _around(scene: Scene, head: Token) -> set[str]:
    return {head.text.lower(), *(c.text.lower() for c in scene.children(head.i, "acomp", "attr"))}


def _content(scene: Scene, verb: Token, head: Token, cue: Cue) -> tuple[set[int], str | None]:
    """The tokens of what is said and the frame in which it was found (None: no content in this sentence)."""
    if "clause" in cue.frames:
        clause = _clause(scene, verb, head)
        if clause:
            return clause, "clause"
    if "inf" in cue.frames or cue.kind == "speech":
        for child in scene.children(verb.i, "xcomp"):
            to = bool(scene.children(child.i, "aux"))
            if child.i > verb.i and (to or child.tag == "VBG") and ("inf" in cue.frames or verb.lemma == "tell"):
                return scene.tree(child.i), "inf"
    if cue.frames & {"object", "clause"} and cue.kind == "speech":
        for child in scene.children(verb.i, "nsubjpass"):
            if child.pos != "PRON":
                return scene.tree(child.i), "object"
    if "object" in cue.frames:
        found = _object(scene, verb)
        if found:
            return found, "object"
    for child in scene.children(verb.i, "prep"):
        if child.i > verb.i and child.text.lower() in cue.frames:
            inside = scene.tree(child.i) - {child.i}
            extra = scene.children(verb.i, "xcomp")
            if child.text.lower() == "on" and extra:
                inside = scene.tree(extra[0].i)
            return inside, child.text.lower()
    return set(), None


def _clause(scene: Scene, verb: Token, head: Token) -> set[int]:
    clauses = [c for c in scene.children(verb.i, "ccomp") if not _is_inverted(scene, c)]
    for child in [c for c in clauses if c.i > verb.i][:1] or clauses[:1]:
        inside = _pruned(scene, verb, child)
        if child.i < verb.i:
            return _fronted(scene, verb, head, child, inside)
        return inside
    above = scene.tokens[verb.head]
    own = bool(scene.children(verb.i, "nsubj"))
    if verb.dep in ("parataxis", "ccomp") and own and above.pos in ("VERB", "AUX") and _set_off(scene, verb, head):
        return scene.tree(above.i, [verb.i, *_others(scene, above, verb)])
    # "…, as the mayor said" tells what was said; "…, as the mayor rejected the charge" has words of its own to reject.
    objects = [t for t in scene.children(verb.i, "dobj", "ccomp", "xcomp") if t.pos != "PRON"]
    as_said = any(m.text.lower() == "as" for m in scene.children(verb.i, "mark", "advmod"))
    if verb.dep == "advcl" and own and as_said and not objects:
        return scene.tree(above.i, [verb.i])
    return _trailing(scene, verb, head)


def _is_inverted(scene: Scene, clause: Token) -> bool:
    """Whether the parser took another cue ("…, *said* Ana Ruiz") for the content."""
    known = lemma_of(clause.lemma) in VERBS and clause.tag in ("VBD", "VBZ")
    return known and any(t.i > clause.i for t in scene.children(clause.i, "nsubj"))


def _others(scene: Scene, clause: Token, verb: Token) -> list[int]:
    """What somebody else says, joined on behind the cue: "…, an aide said, *but monitors reported* …"."""
    joined = scene.children(clause.i, "conj") + scene.children(verb.i, "conj")
    own = [t for t in joined if lemma_of(t.lemma) in VERBS and scene.children(t.i, "nsubj") and t.i > verb.i]
    return [t.i for t in own]


def _trailing(scene: Scene, verb: Token, head: Token) -> set[int]:
    """ "A long noun phrase and a broken clause, he said.": all before the comma, where the parse saw no clause."""
    first, stop = scene.parse.sentences[verb.sent]
    edge = min(head.left, verb.i)
    tail = stop - 1 - max(head.i, verb.i)
    if verb.dep != "ROOT" or edge - first < 5 or tail > 6 or scene.tokens[edge - 1].text != ",":
        return set()
    return set(range(first, edge - 1))


def _pruned(scene: Scene, verb: Token, clause: Token) -> set[int]:
    """The clause without what the same speaker does next: "said he was ill *and vowed to return*, *adding* …"."""
    cut = []
    for child in scene.children(clause.i, "conj", "advcl"):
        known = lemma_of(child.lemma) in VERBS and not scene.children(child.i, "nsubj", "nsubjpass", "mark")
        if not known or child.i < verb.i or scene.quote_of[child.i] >= 0:
            continue
        joined = child.dep == "conj" and child.tag in ("VBD", "VBZ", "VBP") and child.tag == verb.tag != clause.tag
        if joined or (child.dep == "advcl" and scene.is_participle(child)):
            cut.append(child.i)
            scene.adopted[child.i] = verb.i
    inside = scene.tree(clause.i, cut)
    while cut and inside and scene.tokens[max(inside)].dep in ("cc", "punct"):
        inside.remove(max(inside))
    return inside


def _set_off(scene: Scene, verb: Token, head: Token) -> bool:
    """Whether "…, he said, …" stands between commas or dashes, or ends the sentence after one."""
    first = min(verb.i, head.left)
    return first > 0 and scene.tokens[first - 1].text in (",", "–", "—", "-", "”", '"')


def _fronted(scene: Scene, verb: Token, head: Token, clause: Token, inside: set[int]) -> set[int]:
    """What stands before "…, officials said": the clause, and what opens the sentence where the cue rules it all."""
    own = scene.tree(verb.i, [clause.i])
    if verb.dep != "ROOT":
        return inside
    first = scene.parse.sentences[verb.sent][0]
    edge = min(head.left, verb.i)
    inside -= set().union(*(scene.tree(i) for i in _others(scene, clause, verb)))
    opening = {i for i in own if first <= i < min(edge, clause.i)}
    return inside | {i for i in opening if scene.tokens[i].dep not in ("cc",)}


def _object(scene: Scene, verb: Token) -> set[int]:
    objects = scene.children(verb.i, "dobj", "oprd", "ccomp")
    if not objects or objects[0].i < verb.i or _empty(verb, objects):
        return set()
    found: set[int] = set()
    for child in objects:
        found |= scene.tree(child.i)
    if verb.lemma == "call" and len(objects) == 1 and not any(scene.quote_of[i] >= 0 for i in found):
        return set()  # "called the roll" says nothing, "called it a crime" does
    for child in scene.children(verb.i, "prep"):
        if child.i > objects[0].i and child.text.lower() in _AS_CONTENT:
            found |= scene.tree(child.i)
    return found


def _empty(verb: Token, objects: list[Token]) -> bool:
    """Whether the object is a mere pronoun; "denied this" and "confirmed it" do say something."""
    if objects[0].pos != "PRON" or len(objects) > 1:
        return False
    cue = VERBS[lemma_of(verb.lemma)]
    return cue.stance not in ("denies", "confirms") or objects[0].text.lower() not in ("this", "that", "it", "these")


def _according(scene: Scene, token: Token) -> Draft | None:
    to = next((c for c in scene.children(token.i, "prep") if c.text.lower() == "to"), None)
    nouns = scene.children(to.i, "pobj") if to else []
    if to is None or not nouns:
        return None
    above = scene.tokens[token.head]
    for _ in range(10):
        if above.pos in ("VERB", "AUX") or above.head == above.i:
            break
        above = scene.tokens[above.head]
    first, stop = scene.parse.sentences[token.sent]
    at_edge = token.i - first < 3 or (scene.tokens[token.i - 1].text == "," and token.right >= stop - 3)
    while at_edge and above.head != above.i:
        above = scene.tokens[above.head]
    content = scene.tree(above.i, [token.i])
    source = phrase(scene, nouns[0], frozenset())
    spans = scene.spans(content)
    return Draft(token, "according", "speech", "asserts", [token.i, to.i], source, spans, 0.85, [], True)


def _noun(scene: Scene, noun: Token) -> Draft | None:
    """ "Her claim that …", "a pledge by the mayor to …": the owner is the source."""
    clause = _noun_clause(scene, noun)
    if clause is None:
        return None
    owner = _owner(scene, noun)
    if owner is None or owner.text.lower() in ("my", "our", "your"):
        return None
    content = scene.tree(clause.i)
    source = [owner.i] if owner.tag == "PRP$" else phrase(scene, owner, frozenset(content) | {noun.i})
    lemma = noun.lemma.lower()
    return Draft(noun, lemma, "speech", NOUNS[lemma], [noun.i], source, scene.spans(content), 0.7, [], False)


def _noun_clause(scene: Scene, noun: Token) -> Token | None:
    for child in scene.children(noun.i, "acl", "ccomp", "relcl"):
        that = any(m.text.lower() in ("that", "whether") and m.dep == "mark" for m in scene.children(child.i))
        to = any(m.tag == "TO" for m in scene.children(child.i, "aux"))
        if child.i > noun.i and (that or (to and child.dep == "acl")):
            return child
    above = scene.tokens[noun.head]
    if noun.dep == "nsubj" and above.lemma == "be":
        for child in scene.children(above.i, "ccomp"):
            if child.i > above.i and any(m.text.lower() == "that" for m in scene.children(child.i, "mark")):
                return child
    return None


def _owner(scene: Scene, noun: Token) -> Token | None:
    for child in scene.children(noun.i, "poss"):
        return child
    for child in scene.children(noun.i, "prep"):
        if child.text.lower() in ("by", "from"):
            for owner in scene.children(child.i, "pobj"):
                return owner
    above = scene.tokens[noun.head]
    if noun.dep == "dobj" and above.lemma in _LIGHT and not scene.negated(above.i):
        head = subject(scene, above)
        return None if head is None or head.text.lower() in _OWN_VOICE else head
    return None
