"""The report's own words on how far a statement holds, tied to what they cover.

Found by trigger words in their construction (:func:`_triggers`), tied by the words that name what is in doubt: "this",
"the claim" look back to the nearest statement, "the reports" to the run of statements before, a clause or a noun of its
own stays in its sentence, and with nothing before, the next sentence is taken. Quotations and furniture hold no caveat.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from dateline.extract.attributions import scene_of
from dateline.extract.clauses import Scene
from dateline.extract.drafts import LONGEST_SENTENCE
from dateline.model import Attribution, Caveat, CaveatKind, Mention, Reading, Span, Token, identify
from dateline.text import unwrapped
from dateline.values import Name

_VERIFY = frozenset("verify confirm corroborate authenticate substantiate ascertain check".split())
_ABLE = frozenset("possible able unable impossible difficult hard way".split())
_CANNOT = frozenset("could can".split())
_UNSURE = frozenset("unverified unconfirmed uncorroborated unsubstantiated unproven unproved unauthenticated".split())
_PROOF = frozenset("confirmation verification corroboration".split())
_GIVE = frozenset(
    "give provide offer release disclose share present produce cite elaborate specify name identify explain reveal "
    "supply say detail".split()
)
_DETAIL = frozenset(
    "detail evidence proof information specific explanation figure source name reason breakdown documentation number "
    "elaboration toll location timeline identity nationality cause date word".split()
)
_DECLINE = frozenset("decline refuse".split())
_WITHHELD = frozenset("disclose reveal specify identify release provide share".split())
_TIGHT = frozenset("elaborate specify".split())
_DISPUTE = frozenset("dispute contest contradict challenge".split())
_RIVAL = frozenset("conflicting contradictory competing".split())
_REPORTED = frozenset(
    "claim report account figure number toll statement allegation accusation assertion video footage image photo "
    "photograph charge situation post recording rumour rumor announcement version estimate suggestion document detail "
    "information".split()
)
_STATED = frozenset(
    "claim report account statement allegation accusation assertion charge rumour rumor version".split()
)
_DEMONSTRATIVE = frozenset("this that it these those them either both none neither".split())
_MANY = frozenset("these those them both either neither".split())
#: How far back a caveat reaches: sentences with statements for a plural, sentences at all for a singular.
RUN, REACH = 5, 3
#: A caveat that names whose statement it means reaches back this many sentences.
OWNED = 12
#: No caveat looks further back than this many sentences, however many of them are furniture.
FARTHEST = 40


class _Trigger(NamedTuple):
    kind: CaveatKind
    token: Token
    what: Token | None
    own: bool


class Caveats:
    """An Extractor: furniture, parse and attributions in; caveats out."""

    name = "caveats"
    version = "1"
    reads = frozenset({"furniture", "parse", "names", "attributions"})
    writes = frozenset({"caveats"})

    def extract(self, reading: Reading) -> Reading:
        """The reading with its caveats, in text order."""
        scene = scene_of(reading)
        ties = _Ties(reading, scene)
        found: dict[tuple[int, CaveatKind], Caveat] = {}
        for trigger in _triggers(scene, reading.attributions):
            span = _clause(scene, trigger.token)
            about = ties.of(trigger)
            ties.last = (trigger.token.sent, about)
            covers = sorted({number for a in about for number in ties.sentences_of[a.id]}) or ties.bare(trigger)
            spans = tuple(reading.parse.sentence_span(n) for n in covers)
            key = (trigger.token.sent, trigger.kind)
            if key not in found:
                found[key] = Caveat(
                    id=identify("v", reading.document.id, span.start, span.end, trigger.kind),
                    span=span,
                    kind=trigger.kind,
                    about=tuple(a.id for a in about),
                    by=f"{self.name}@{self.version}",
                    covers=spans,
                )
        return msgspec.structs.replace(reading, caveats=tuple(sorted(found.values(), key=lambda c: (c.span, c.kind))))


def _triggers(scene: Scene, attributions: Sequence[Attribution]) -> Iterator[_Trigger]:
    denials = {t.i for a in attributions if a.stance == "denies" for s in a.cue for t in scene.parse.between(s)}
    for number, (first, stop) in enumerate(scene.parse.sentences):
        if number in scene.furniture or stop - first > LONGEST_SENTENCE:
            continue
        for token in scene.tokens[first:stop]:
            if scene.quote_of[token.i] >= 0:
                continue
            trigger = _unverified(scene, token) or _no_detail(scene, token) or _disputed(scene, token, denials)
            if trigger is not None:
                yield trigger


def _unverified(scene: Scene, token: Token) -> _Trigger | None:
    low, lemma = token.text.lower(), token.lemma.lower()
    if low in _UNSURE:
        noun = scene.tokens[token.head]
        return _Trigger("unverified", token, None if token.dep == "amod" else noun, token.dep == "amod")
    if lemma in _PROOF and token.pos == "NOUN":
        return _no_proof(scene, token)
    if lemma not in _VERIFY or token.pos != "VERB" or not _nobody_could(scene, token):
        return None
    clause = scene.children(token.i, "ccomp")
    what = next(iter(scene.children(token.i, "dobj", "nsubjpass")), None)
    if token.dep == "relcl" and not any(a.tag == "TO" for a in scene.children(token.i, "aux")):
        what = scene.tokens[token.head]
        return _Trigger("unverified", token, what, what.lemma.lower() not in _STATED)
    return _Trigger("unverified", token, what, bool(clause) and what is None)


def _no_proof(scene: Scene, noun: Token) -> _Trigger | None:
    """ "No independent confirmation of …", "verification was not possible"."""
    above = scene.tokens[noun.head]
    none = {"no", "without"} & {c.text.lower() for c in [*scene.children(noun.i, "det", "neg"), above]}
    out_of_reach = noun.dep == "nsubj" and above.lemma == "be" and scene.negated(above.i)
    if not none and not out_of_reach:
        return None
    of = [p for c in scene.children(noun.i, "prep") for p in scene.children(c.i, "pobj")]
    return _Trigger("unverified", noun, of[0] if of else None, False)


def _nobody_could(scene: Scene, verb: Token) -> bool:
    """Whether a verb of checking is out of reach or still open: "could not be", "was unable to", "has not been"."""
    helpers = {c.text.lower() for c in scene.children(verb.i, "aux", "auxpass", "advmod")}
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
        if able & {"unable", "impossible", "difficult", "hard"} or (able and scene.negated(above.i)):
            return True
        if above.lemma == "yet" or "yet" in {c.text.lower() for c in scene.children(above.i, "advmod")}:
            return above.lemma in ("be", "have") and verb.tag in ("VB", "VBN")
        above = scene.tokens[above.head]
    return False


def _no_detail(scene: Scene, token: Token) -> _Trigger | None:
    lemma = token.lemma.lower()
    if token.pos != "VERB" or lemma not in _GIVE:
        return None
    above = scene.tokens[token.head]
    silent = scene.negated(token.i) or (above.lemma in _DECLINE and token.dep == "xcomp")
    silent = silent or (token.dep == "pcomp" and above.text.lower() == "without")
    objects = [o for o in scene.children(token.i, "dobj") if not _own_name(scene, o)]
    about_detail = any(o.lemma.lower() in _DETAIL for o in objects)
    if above.lemma in _DECLINE and token.dep == "xcomp" and objects and lemma in _WITHHELD:
        return _Trigger("no-detail", token, None, False)
    if silent and (
        about_detail or lemma in _TIGHT or (lemma in ("say", "explain", "disclose", "reveal") and _asks(scene, token))
    ):
        return _Trigger("no-detail", token, None, False)
    for noun in objects:
        none = any(c.text.lower() in ("no", "few", "little", "scant") for c in scene.children(noun.i, "det", "amod"))
        if none and noun.lemma.lower() in _DETAIL and lemma != "say":
            return _Trigger("no-detail", token, None, False)
    return None


def _own_name(scene: Scene, noun: Token) -> bool:
    """Whether somebody withholds only their own name: a condition of speaking, no gap in the report."""
    return noun.lemma.lower() in ("name", "identity") and any(c.tag == "PRP$" for c in scene.children(noun.i, "poss"))


def _asks(scene: Scene, verb: Token) -> bool:
    """Whether the clause below is an open question ("did not say how many")."""
    for clause in scene.children(verb.i, "ccomp", "xcomp"):
        start = scene.tokens[clause.left : clause.left + 2]
        if any(t.tag in ("WRB", "WP", "WDT") or t.text.lower() in ("if", "whether") for t in start):
            return True
    return False


def _disputed(scene: Scene, token: Token, denials: set[int]) -> _Trigger | None:
    lemma = token.lemma.lower()
    if token.text.lower() in _RIVAL and scene.tokens[token.head].lemma.lower() in _REPORTED:
        return _Trigger("disputed", token, None, True)
    if token.pos not in ("VERB", "ADJ"):
        return None
    what = next(iter(scene.children(token.i, "dobj", "nsubjpass")), None)
    if lemma in _DISPUTE or token.text.lower() in ("disputed", "contested"):
        passive = bool(scene.children(token.i, "nsubjpass", "auxpass", "agent"))
        named = what is not None and (what.lemma.lower() in _REPORTED or what.text.lower() in _DEMONSTRATIVE)
        if not scene.negated(token.i) and (named or token.i in denials or (passive and token.dep != "amod")):
            return _Trigger("disputed", token, what, False)
    if token.i in denials and token.pos == "VERB" and not any(a.tag == "TO" for a in scene.children(token.i, "aux")):
        return _Trigger("denied", token, what, False)
    return None


def _clause(scene: Scene, token: Token) -> Span:
    """The clause around the trigger: its own where another one leads the sentence, else the whole sentence."""
    first, stop = scene.parse.sentences[token.sent]
    top = token
    while top.head != top.i and top.dep not in ("ROOT", "conj", "advcl", "relcl", "ccomp", "parataxis"):
        top = scene.tokens[top.head]
    if top.dep in ("conj", "advcl", "relcl") and top.tag != "VB":
        left, right = top.left, top.right
    elif token.dep == "pcomp":
        left, right = scene.tokens[token.head].left, token.right
    else:
        left, right = first, stop - 1
    spans = scene.spans(range(left, right + 1))
    return Span(spans[0].start, spans[-1].end) if spans else Span(scene.tokens[first].start, scene.tokens[stop - 1].end)


def _words_of(mention: Mention) -> set[str]:
    value = mention.value
    return set(f"{value.name} {value.role or ''}".lower().split()) if isinstance(value, Name) else set()


class _Ties:
    """Which attributions a caveat is about; attributions are looked up by the sentence of their cue."""

    def __init__(self, reading: Reading, scene: Scene) -> None:
        self.scene = scene
        self.text = reading.text
        self.by_sentence: dict[int, list[Attribution]] = {}
        self.sentences_of: dict[str, list[int]] = {}
        self.last: tuple[int, list[Attribution]] = (-9, [])
        self.names = {m.id: _words_of(m) for m in reading.names}
        for row in reading.attributions:
            numbers = sorted({t.sent for s in (*row.cue, *row.content) for t in scene.parse.between(s)})
            self.sentences_of[row.id] = numbers
            for number in numbers:
                self.by_sentence.setdefault(number, []).append(row)

    def of(self, trigger: _Trigger) -> list[Attribution]:
        """The attributions that a caveat covers, in text order; empty where nothing can be told."""
        token = trigger.token
        here = [a for a in self.by_sentence.get(token.sent, []) if not self._holds(a, token)]
        top = token
        while top.dep in ("xcomp", "acomp", "acl", "advcl", "attr") and top.head != top.i:
            top = self.scene.tokens[top.head]
        if top.dep == "ccomp" and not trigger.own:  # "said it could not verify the claim" is no claim to verify
            here = [a for a in here if not self._holds(a, self.scene.tokens[top.head])]
        before = [a for a in here if self._cue(a) < token.start]
        if trigger.kind in ("denied", "disputed"):
            return self._against(trigger, before or here)
        if trigger.own:
            return here
        if before:
            return before if self._many(trigger) else before[-1:]
        back = self._whose(trigger) or self._back(token.sent, many=self._many(trigger))
        return back or here or list(self.by_sentence.get(token.sent + 1, []))

    def bare(self, trigger: _Trigger) -> list[int]:
        """The sentence covered where no statement was found: the outlet's own telling can be unverified, too."""
        number = trigger.token.sent
        if trigger.kind != "unverified":
            return []
        if trigger.own:
            return [number]
        number -= 1
        while number >= max(0, trigger.token.sent - FARTHEST) and (
            number in self.scene.furniture or self._heading(number)
        ):
            number -= 1
        return [number] if number >= max(0, trigger.token.sent - FARTHEST) else []

    def _against(self, trigger: _Trigger, before: list[Attribution]) -> list[Attribution]:
        """What a denial denies: statements before it that are not the denier's own."""
        rows = [a for a in self.by_sentence.get(trigger.token.sent, []) if self._holds(a, trigger.token)]
        denier = rows[0] if rows else None

        def others(candidates: list[Attribution]) -> list[Attribution]:
            return [a for a in candidates if denier is None or (a is not denier and not self._same(a, denier))]

        inherited = self.last[1] if self.last[0] == trigger.token.sent - 1 else []
        return others(before) or others(inherited) or others(self._back(trigger.token.sent, self._many(trigger)))

    def _same(self, a: Attribution, b: Attribution) -> bool:
        if a.speaker is not None and a.speaker == b.speaker:
            return True
        return bool(a.source and b.source) and a.source[0].of(self.text).lower() == b.source[0].of(self.text).lower()

    def _holds(self, row: Attribution, token: Token) -> bool:
        """Whether the caveat's own word is the cue of the attribution."""
        return any(s.start <= token.start < s.end for s in row.cue)

    def _cue(self, row: Attribution) -> int:
        return min(s.start for s in (*row.cue, *row.content))

    def _many(self, trigger: _Trigger) -> bool:
        what = trigger.what
        if what is None:
            return False
        if what.text.lower() in _MANY:
            return True
        if any(c.text.lower() in ("neither", "both") for c in self.scene.children(what.i, "det", "preconj")):
            return True
        return what.tag in ("NNS", "NNPS") and what.lemma.lower() in _REPORTED

    def _whose(self, trigger: _Trigger) -> list[Attribution]:
        """What the owner in "the engineer's account", "the claims by the ministry" said: the nearest statement before
        whose source has that word or name, all of them within reach for a plural; empty where nobody is told."""
        number = trigger.token.sent
        owners = self._owners(trigger.what)
        if not owners:
            return []
        found: list[Attribution] = []
        for sentence in range(number - 1, max(-1, number - 1 - OWNED), -1):
            rows = [a for a in self.by_sentence.get(sentence, []) if a not in found]
            mine = [a for a in rows if owners & self._called(a)]
            found = mine + found
            if found and not self._many(trigger):
                break
        return found

    def _owners(self, what: Token | None) -> frozenset[str]:
        if what is None or what.lemma.lower() not in _REPORTED:
            return frozenset()
        heads = self.scene.children(what.i, "poss")
        for preposition in self.scene.children(what.i, "prep", "agent"):
            if preposition.text.lower() in ("by", "from") or what.lemma.lower() in _STATED:
                heads += self.scene.children(preposition.i, "pobj")
        return frozenset(h.lemma.lower() for h in heads if h.pos in ("NOUN", "PROPN"))

    def _called(self, row: Attribution) -> set[str]:
        """The words for a statement's source: those in the text, and the full name that they stand for."""
        words = {t.lemma.lower() for s in row.source for t in self.scene.parse.between(s)}
        return words | self.names.get(row.speaker or "", set())

    def _back(self, sentence: int, many: bool) -> list[Attribution]:
        """The nearest statements before a sentence: one sentence's, or a run of them where `many`.

        A caveat that ends a paragraph speaks of that paragraph; one that has its own, of those before.
        """
        found: list[Attribution] = []
        sentences = gaps = 0
        number = sentence - 1
        while number >= max(0, sentence - FARTHEST) and sentences < (RUN if many else 1) and gaps < REACH:
            if found and self._paragraph_ends(number) and not self._paragraph_ends(sentence - 1):
                break
            rows = self.by_sentence.get(number, [])
            if number in self.scene.furniture or self._heading(number):
                number -= 1
                gaps += 0 if number in self.scene.furniture else 1
                continue
            if rows:
                new = [r for r in rows if r not in found]
                found = new + found
                sentences += bool(new)
            elif found:
                break
            else:
                gaps += 1
            number -= 1
        return found

    def _paragraph_ends(self, number: int) -> bool:
        """Whether a line ends behind a sentence."""
        here, following = (self.scene.parse.sentence_span(n) for n in (number, number + 1))
        return "\n" in unwrapped(self.scene.text)[here.end : following.start]

    def _heading(self, number: int) -> bool:
        """A question or a line without a verb: no statement, and no end of a run of them."""
        tokens = self.scene.parse.sentence(number)
        return tokens[-1].text == "?" or not any(t.pos in ("VERB", "AUX") for t in tokens)
