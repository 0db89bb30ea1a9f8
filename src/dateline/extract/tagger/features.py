"""What an encoder without case cannot see of a word, and where the word hangs in its sentence.

Letter shape, quotation and place in the line come from the text; part of speech, relation and head from the parse.
Each is a row of one table that the network adds to the word's pieces; heads, clauses and what governs them are word
numbers whose vectors the network reads beside the word's own. Without a parse the latter are "unknown" and the word
itself: the network was trained with words, and whole windows, that have no more than that.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dateline.reading import Token

Ints = npt.NDArray[np.int64]

SHAPES = ("lower", "capital", "upper", "initial", "mixed", "digit", "mark")
QUOTED = ("outside", "inside", "mark")
#: The tags and relations of spaCy's English pipelines (Penn Treebank; ClearNLP).
TAGS = (
    "$ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS PDT POS PRP PRP$ RB "
    "RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB XX `` _SP"
).split()
RELATIONS = (
    "ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative "
    "dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj "
    "predet prep prt punct quantmod relcl xcomp"
).split()

#: Rows of the table: 0 is nothing (frames, padding); each feature has a row for "unknown" before its own.
FIRST_SHAPE = 1
FIRST_QUOTED = FIRST_SHAPE + 1 + 2 * len(SHAPES)
FIRST_TAG = FIRST_QUOTED + 1 + len(QUOTED)
FIRST_RELATION = FIRST_TAG + 1 + len(TAGS)
ROWS = FIRST_RELATION + 1 + len(RELATIONS)
KINDS = 4
UNKNOWN = (FIRST_SHAPE, FIRST_QUOTED, FIRST_TAG, FIRST_RELATION)

#: Words linked to each word: its head, the head of its clause, and what governs that clause.
LINKS = 3
_TAG = {tag: FIRST_TAG + 1 + i for i, tag in enumerate(TAGS)}
_RELATION = {relation: FIRST_RELATION + 1 + i for i, relation in enumerate(RELATIONS)}
_CLAUSES = frozenset("ROOT ccomp xcomp advcl relcl acl pcomp csubj csubjpass parataxis".split())
_BESIDE_VERB = frozenset("aux auxpass neg".split())
_OPEN, _CLOSE, _EITHER = "“«„", "”»", '"'

#: How a word stands to a cue, see `relations`.
ELSEWHERE, SAME_SENTENCE, BELOW, SAME_CLAUSE, IN_CLAUSE, GOVERNED, DEPENDENT, HEAD = range(8)
KINDS_OF_RELATION = 8


class Features(NamedTuple):
    """Of W words: rows of the table `codes` [W, KINDS]; `links` [W, LINKS], word numbers; `sentence` [W] (-1: no
    parse); `below` [W, 2], the first and last word of the word's subtree; `anchor` [W], the verb of an auxiliary."""

    codes: Ints
    links: Ints
    sentence: Ints
    below: Ints
    anchor: Ints

    def cut(self, start: int, stop: int) -> Features:
        """The features of words `start` to `stop`, numbered from `start`; a word whose head lies outside has none."""
        own = np.arange(start, stop)
        links, anchor = self.links[start:stop], self.anchor[start:stop]
        links = np.where((links >= start) & (links < stop), links, own[:, None]) - start
        anchor = np.where((anchor >= start) & (anchor < stop), anchor, own) - start
        below = np.clip(self.below[start:stop], start, stop - 1) - start
        return Features(self.codes[start:stop], links, self.sentence[start:stop], below, anchor)


def features(
    text: str, words: Sequence[tuple[int, int]], parts: Sequence[tuple[int, int]], tokens: Sequence[Token]
) -> Features:
    """The features of `words` (character ranges); `parts` are segments of them, `tokens` the parse, which may be empty
    or lack words and the heads of words."""
    count = len(words)
    codes = np.tile(np.array(UNKNOWN, np.int64), (count, 1))
    begins = {start for start, _ in parts}
    for i, (start, end) in enumerate(words):
        codes[i, 0] = FIRST_SHAPE + 1 + 2 * SHAPES.index(shape(text[start:end])) + (i in begins)
    codes[:, 1] = FIRST_QUOTED + 1 + np.array(_quoted(text, words), np.int64)
    own = np.arange(count)
    found = Features(codes, np.tile(own[:, None], (1, LINKS)), np.full(count, -1), np.stack([own, own], 1), own.copy())
    if tokens:
        _parsed(found, words, tokens)
    return found


@lru_cache(maxsize=50_000)
def shape(word: str) -> str:
    """One of SHAPES."""
    if any(c.isdigit() for c in word):
        return "digit"
    if not any(c.isalpha() for c in word):
        return "mark"
    if word.islower():
        return "lower"
    if word.isupper():
        return "upper" if len(word) > 1 else "initial"
    return "capital" if word[0].isupper() and word[1:].islower() else "mixed"


def _quoted(text: str, words: Sequence[tuple[int, int]]) -> list[int]:
    """For each word whether it lies outside or inside quotation marks, or is one; a line's end closes them."""
    found, inside, last = [], False, words[0][0] if words else 0
    for start, end in words:
        if inside and "\n" in text[last:start]:
            inside = False
        last, word = end, text[start:end]
        if word in _OPEN or word in _CLOSE or word == _EITHER:
            inside = not inside if word == _EITHER else word in _OPEN
            found.append(2)
        else:
            found.append(int(inside))
    return found


def _parsed(found: Features, words: Sequence[tuple[int, int]], tokens: Sequence[Token]) -> None:
    """Fill in what the parse says. A word takes the token that holds its first character."""
    offset, starts = tokens[0].i, np.array([word[0] for word in words])
    first, end = np.array([t.start for t in tokens]), np.array([t.end for t in tokens])
    word_of = np.clip(np.searchsorted(starts, first, side="right") - 1, 0, None)
    last = len(tokens) - 1
    head, left, right = (np.array([getattr(t, k) for t in tokens]) - offset for k in ("head", "left", "right"))
    head = np.where((head < 0) | (head > last), np.arange(len(tokens)), head)
    left, right = np.clip(left, 0, last), np.clip(right, 0, last)
    clause = np.array(_clauses(tokens, head.tolist()))
    at = np.searchsorted(end, starts, side="right")
    own = np.flatnonzero((at < len(tokens)) & (first[np.minimum(at, last)] <= starts))
    at = at[own]
    found.codes[own, 2] = np.array([_TAG.get(t.tag, FIRST_TAG) for t in tokens])[at]
    found.codes[own, 3] = np.array([_RELATION.get(t.dep, FIRST_RELATION) for t in tokens])[at]
    found.links[own] = word_of[np.stack([head[at], clause[at], head[clause[at]]], axis=1)]
    found.sentence[own] = np.array([t.sent for t in tokens])[at]
    found.below[own, 0] = word_of[left[at]]
    found.below[own, 1] = np.maximum(own, np.searchsorted(starts, end[right[at]]) - 1)
    beside = np.array([t.dep in _BESIDE_VERB for t in tokens])[at]
    found.anchor[own] = np.where(beside, word_of[head[at]], own)


def _clauses(tokens: Sequence[Token], head: Sequence[int]) -> list[int]:
    """For each token the place of the head of its clause: itself or the nearest word above that heads one."""
    found = [-1] * len(tokens)
    for start in range(len(tokens)):
        path, at = [], start
        while found[at] < 0:
            path.append(at)
            token = tokens[at]
            if head[at] == at or token.dep in _CLAUSES or (token.dep == "conj" and token.tag.startswith("VB")):
                found[at] = at
                break
            at = head[at]
        for i in path:
            found[i] = found[at]
    return found


def relations(found: Features, cue: int) -> Ints:
    """How each word stands to the cue that begins at `cue`, [W]: the strongest of the relations named above."""
    verb = int(found.anchor[cue])
    head, clause, governor = found.links.T
    own = np.arange(len(head))
    first, last = found.below[verb]
    result = np.full(len(head), ELSEWHERE, np.int64)
    known = (found.sentence == found.sentence[cue]) & (found.sentence >= 0)
    for kind, which in (
        (SAME_SENTENCE, known),
        (BELOW, (own >= first) & (own <= last) & known),
        (SAME_CLAUSE, (clause == clause[verb]) & known),
        (IN_CLAUSE, (clause == verb) & known),
        (GOVERNED, (governor == verb) & (clause != verb) & known),
        (DEPENDENT, (head == verb) & (own != verb) & known),
        (HEAD, (own == head[verb]) & (own != verb) & known),
    ):
        result[which] = kind
    return result
