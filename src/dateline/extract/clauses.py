"""Looking at a parse the way attribution needs it: who is the subject of a verb, what is its content, where is the cue.

Everything here works on token indices of one report; nothing knows the lexicon of cues.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from dateline.extract.quotations import Quotation
from dateline.reading import Parse, Span, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
AUXILIARIES = frozenset({"aux", "auxpass", "neg", "prt"})
_EDGE = frozenset(",;:.-–—()")


class Scene:
    """One report's parse with its quotations laid over the tokens. `quote_of[i]` is the quotation of token i, or -1."""

    def __init__(self, text: str, parse: Parse, quotes: Sequence[Quotation], furniture: frozenset[int]) -> None:
        self.text = text
        self.parse = parse
        self.tokens = parse.tokens
        self.quotes = quotes
        self.furniture = furniture
        #: Noun phrases that were read off the word order where the parse broke: head -> (first, last token).
        self.limits: dict[int, tuple[int, int]] = {}
        #: Verbs that the parser hung into another verb's content, though they go on with its subject.
        self.adopted: dict[int, int] = {}

    @cached_property
    def quote_of(self) -> list[int]:
        """For each token the index of the quotation that holds it (marks included), or -1."""
        inside, at = [-1] * len(self.tokens), 0
        for token in self.tokens:
            while at < len(self.quotes) and self.quotes[at].span.end <= token.start:
                at += 1
            if at < len(self.quotes) and self.quotes[at].span.start < token.end:
                inside[token.i] = at
        return inside

    @cached_property
    def quote_tokens(self) -> list[tuple[int, int]]:
        """For each quotation its (first token, one past the last), marks included."""
        ranges = [(0, 0)] * len(self.quotes)
        for i, quote in enumerate(self.quote_of):
            if quote >= 0:
                first = ranges[quote][0] if ranges[quote][1] else i
                ranges[quote] = (first, i + 1)
        return ranges

    def children(self, i: int, *deps: str) -> list[Token]:
        """The direct dependents of `i`, in order, with one of these relations (any, where none is given)."""
        found = [self.tokens[c] for c in self.parse.children[i]]
        return [t for t in found if t.dep in deps] if deps else found

    def tree(self, i: int, without: Iterable[int] = ()) -> set[int]:
        """`i` and everything below it, without the trees of `without`."""
        closed, seen, todo = set(without), set(), [i]
        while todo:
            j = todo.pop()
            if j in closed:
                continue
            seen.add(j)
            todo.extend(self.parse.children[j])
        return seen

    def spans(self, tokens: Iterable[int]) -> list[Span]:
        """Character spans of runs of neighbouring tokens, without punctuation at their ends."""
        runs: list[list[int]] = []
        for i in sorted(tokens):
            if runs and runs[-1][-1] == i - 1:
                runs[-1].append(i)
            else:
                runs.append([i])
        found = []
        for run in runs:
            while run and self.tokens[run[0]].text in _EDGE:
                run = run[1:]
            while run and self.tokens[run[-1]].text in _EDGE:
                run = run[:-1]
            if run and any(c.isalnum() for i in run for c in self.tokens[i].text):
                found.append(Span(self.tokens[run[0]].start, self.tokens[run[-1]].end))
        return found

    def is_participle(self, token: Token) -> bool:
        """Whether a verb is an -ing form without an auxiliary ("…, adding that …")."""
        return token.tag == "VBG" and not self.children(token.i, "aux", "auxpass")

    def negated(self, i: int) -> bool:
        """Whether "not", "n't" or "never" hangs on the verb, or "no one", "neither" is its subject."""
        for child in self.children(i):
            low = child.text.lower()
            if child.dep == "neg" or low in ("never", "nor"):
                return True
            if child.dep in ("nsubj", "nsubjpass") and (low in ("nobody", "none", "neither") or self._no(child)):
                return True
        return False

    def _no(self, noun: Token) -> bool:
        """ "No report", "neither report", "neither side's report"."""
        owners = self.children(noun.i, "poss")
        return any(
            c.text.lower() in ("no", "neither") and c.dep == "det"
            for one in (noun, *owners)
            for c in self.children(one.i)
        )


def subject(scene: Scene, verb: Token, evidence: bool = False) -> Token | None:
    """The head word of who does `verb`: its own subject, or the one it shares by conjunction, control or participle.

    None for passives without "by" and where the parse has no subject. `evidence`: "a map showing …" means the map.
    """
    if scene.children(verb.i, "nsubjpass", "auxpass"):
        if verb.lemma in ("quote", "cite"):  # "Ruiz was quoted by state television as saying"
            return next(iter(scene.children(verb.i, "nsubjpass")), None)
        return _agent(scene, verb)
    perfect = any(c.lemma in ("have", "’ve", "'ve") for c in scene.children(verb.i, "aux"))
    if verb.tag == "VBN" and verb.dep == "advcl" and not perfect and not scene.children(verb.i, "nsubj"):
        return _agent(scene, verb)  # "Asked about the delay, she said …"
    if verb.tag in ("VBD", "VBZ", "VBP") and not scene.children(verb.i, "nsubj"):
        before = _just_before(scene, verb)
        if before is not None:
            return before
    token = scene.tokens[scene.adopted.get(verb.i, verb.i)]
    for _ in range(8):
        own = [c for c in scene.children(token.i, "nsubj") if c.text.lower() not in ("it", "there") or token is verb]
        if own:
            return _inverted(scene, token, own)
        passive = scene.children(token.i, "nsubjpass")
        if passive:
            return passive[0]
        if token.head == token.i:
            return None
        above = scene.tokens[token.head]
        if above.pos in ("NOUN", "PROPN", "PRON", "NUM"):
            if token.dep == "relcl" or not _looks_past(scene, verb, token, above, evidence):
                purpose = token.tag == "VB" and token.dep == "acl"  # "an effort to deny …": nobody speaks
                return above if token.dep in ("acl", "relcl", "appos") and not purpose else None
            above = _verb_above(scene, above) or above
        token = above
    return None


def _looks_past(scene: Scene, verb: Token, token: Token, noun: Token, evidence: bool) -> bool:
    """Whether a participle after a noun goes with the verb above it: "left the hall, saying", "sent a note saying"."""
    if token.dep == "prep" or (token.tag != "VBG" and verb.tag != "VBG"):
        return token.dep == "prep"
    after_comma = token.i > 0 and scene.tokens[token.i - 1].text == ","
    above = scene.tokens[noun.head]
    return noun.dep in ("dobj", "pobj", "conj", "dative") and (after_comma or above.pos == "VERB") and not evidence


def _just_before(scene: Scene, verb: Token) -> Token | None:
    """The noun phrase that ends right before a finite verb to which the parser gave no subject; its limits are kept."""
    first = scene.parse.sentences[verb.sent][0]
    last = verb.i - 1
    while last > first and scene.tokens[last].dep in ("advmod", "aux", "neg") and scene.tokens[last].head == verb.i:
        last -= 1
    if last < first or scene.tokens[last].pos not in ("NOUN", "PROPN", "PRON", "NUM") or scene.quote_of[last] >= 0:
        return None
    begin = last
    while begin > first and last - begin < 14:
        token = scene.tokens[begin - 1]
        stops = token.text in _EDGE - {"-"} or token.dep == "cc" or token.tag in ("VBD", "VBZ", "VBP", "MD", "``", "''")
        if stops or token.dep == "mark" or scene.quote_of[token.i] >= 0:
            break
        begin -= 1
    heads = [t for t in scene.tokens[begin : last + 1] if not begin <= t.head <= last and t.pos != "ADP"]
    nouns = [t for t in heads if t.pos in ("NOUN", "PROPN", "PRON", "NUM")]
    if not nouns:
        return None
    scene.limits[nouns[-1].i] = (begin, last)
    return nouns[-1]


def _verb_above(scene: Scene, noun: Token) -> Token | None:
    for token in scene.parse.ancestors(noun.i):
        if token.pos in ("VERB", "AUX"):
            return token
    return None


def beside(scene: Scene, verb: Token) -> Token | None:
    """The name or pronoun right before a verb, or right after it, next to a quotation that the parser stumbled over."""
    for i, edge in ((verb.i - 1, -1), (verb.i + 1, 1)):
        if not 0 <= i < len(scene.tokens) or scene.tokens[i].sent != verb.sent:
            continue
        token = scene.tokens[i]
        near = [j for j in range(verb.i - 5, verb.i) if j >= 0] if edge < 0 else [verb.i - 1]
        quoted = any(j >= 0 and scene.quote_of[j] >= 0 for j in near)
        if quoted and scene.quote_of[i] < 0 and (token.pos == "PRON" or token.text[0].isupper()):
            return token
    return None


def _inverted(scene: Scene, verb: Token, own: list[Token]) -> Token:
    """With two subjects the parser took one from a quotation; the one outside quotations is the speaker."""
    outside = [t for t in own if scene.quote_of[t.i] == scene.quote_of[verb.i]]
    if len(outside) > 1 and outside[-1].i < verb.i and outside[0].right + 1 >= outside[-1].left:
        scene.limits[outside[-1].i] = (outside[0].left, outside[-1].right)
    return outside[-1] if outside else own[-1]


def _agent(scene: Scene, verb: Token) -> Token | None:
    for by in scene.children(verb.i, "agent", "prep"):
        if by.text.lower() == "by":
            for noun in scene.children(by.i, "pobj"):
                return noun
    return None


def phrase(scene: Scene, head: Token, stop: frozenset[int]) -> list[int]:
    """The whole noun phrase of `head`, with apposition and relative clause, cut where a token of `stop` begins.

    A trailing participle ("said Ruiz, adding …") and clauses after a comma that hold a token of `stop` are left out.
    """
    if head.pos == "PRON" and head.tag in ("PRP", "WP", "WDT", "PRP$"):
        return [head.i]
    left, right = scene.limits.get(head.i, (head.left, head.right))
    for i in range(head.i + 1, right + 1):
        token = scene.tokens[i]
        cut = i in stop or _leaves(scene, i, head)
        if cut or (token.tag == "VBG" and scene.tokens[i - 1].text == ","):
            right = i - 1
            break
    for i in range(head.i - 1, left - 1, -1):
        if i in stop or _leaves(scene, i, head):
            left = i + 1
            break
    while right > head.i and (
        scene.tokens[right].tag in ("TO", "IN", "RB", "MD") or scene.tokens[right].text in _EDGE - {")"}
    ):
        right -= 1
    while left < head.i and (scene.tokens[left].text in _EDGE or scene.tokens[left].dep in ("cc", "preconj")):
        left += 1
    return list(range(left, right + 1))


def _leaves(scene: Scene, i: int, head: Token) -> bool:
    """Whether a token stands in another quotation than the head; a marked word inside the phrase is no other one."""
    quote = scene.quote_of[i]
    if quote == scene.quote_of[head.i]:
        return False
    if quote < 0:
        return True
    first, stop = scene.quote_tokens[quote]
    return not (head.left <= first and stop - 1 <= head.right and stop - first <= 8)


def cue_tokens(scene: Scene, verb: Token, inner: frozenset[int]) -> list[int]:
    """The verb group: verb, auxiliaries, negation, particle and the adverbs among them; nothing of `inner`."""
    group = {verb.i}
    for child in scene.children(verb.i):
        near = verb.i - 5 <= child.i <= verb.i + 2
        is_part = child.dep in AUXILIARIES or (
            child.dep == "advmod" and child.i < verb.i and not scene.parse.children[child.i]
        )
        if near and is_part and child.i not in inner:
            group.add(child.i)
    low = verb.i
    while low - 1 in group:
        low -= 1
    high = verb.i
    while high + 1 in group:
        high += 1
    return list(range(low, high + 1))
