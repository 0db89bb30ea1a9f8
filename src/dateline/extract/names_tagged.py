"""What the name head says, in place of the parser's entities: evidence for the rules that find and sort names.

The head was trained on newswire with four kinds (CoNLL-2003); the parser knows more kinds and mistakes them more
often. So the head decides what is a person, a body or a place, and the parser's label stays where the head says "other
name" or where it speaks of things that the head does not know: dates, figures, products.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from dateline.extract.names_case import capital
from dateline.extract.names_found import Run, run_of
from dateline.extract.roles import is_demonym, is_office, is_title
from dateline.extract.tagger.tag import Mentioned
from dateline.reading import Parse, Token
from dateline.values import NameKind

#: Labels of the parser that are its word for a kind of the head's; the first stands where it has none of them.
KINDS: dict[str, tuple[str, ...]] = {
    "PER": ("PERSON",),
    "ORG": ("ORG",),
    "LOC": ("GPE", "LOC", "FAC"),
    "MISC": ("NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"),
}
#: Labels that are dropped where the head sees no name.
_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})


def with_entities(parse: Parse, mentioned: Sequence[Mentioned]) -> Parse:
    """The parse with the entities that the head found; both in text order."""
    tokens, at = [], 0
    for token in parse.tokens:
        while at < len(mentioned) and mentioned[at].span.end <= token.start:
            at += 1
        inside = at < len(mentioned) and mentioned[at].span.start < token.end
        if inside and mentioned[at].score < UNSURE and token.ent:
            tokens.append(token)
            continue
        tokens.append(_labelled(token, mentioned[at]) if inside else _bare(token))
    return msgspec.structs.replace(parse, tokens=tuple(tokens))


def _labelled(token: Token, one: Mentioned) -> Token:
    known = KINDS[one.kind]
    label = token.ent if token.ent in known else known[0]
    if one.kind == "MISC" and token.ent not in known and not is_demonym(token.text):
        label = token.ent if token.ent and token.ent not in _NAMES else ""
    starts = token.start <= one.span.start or (token.ent_start and token.ent == label and one.kind == "MISC")
    if (label, starts) == (token.ent, token.ent_start):
        return token
    return msgspec.structs.replace(token, ent=label, ent_start=bool(label) and starts)


def _bare(token: Token) -> Token:
    return msgspec.structs.replace(token, ent="", ent_start=False) if token.ent in _NAMES else token


#: The kinds that PER, ORG and LOC speak for, and the weight of that beside the votes of the words around a name.
VOTES: tuple[NameKind, ...] = ("person", "organisation", "place")
WEIGHT = 1.5
#: The head knows no weapons: it is not asked where the words around a name, or its form, say that it is one.
MATERIEL = 1.5
#: Under this score the parser's label stands.
UNSURE = 0.7
#: A name that the head sees and the rules do not is taken above this score; so is its extent beside theirs.
SURE = 0.8


def fitted(found: Sequence[Run], parse: Parse, text: str, mentioned: Sequence[Mentioned]) -> list[Run]:
    """The runs of the rules with the extent that the head gives them, and the names that only the head has."""
    order = sorted(_split(found, parse, text, mentioned), key=lambda run: run.first)
    kept = {run.first: run for run in order}
    at = 0
    for one in mentioned:
        tokens = parse.between(one.span)
        if not tokens or one.kind == "MISC" or one.score < SURE:
            continue
        first, stop = tokens[0].i, tokens[-1].i + 1
        while at < len(order) and order[at].stop <= first:
            at += 1
        meets = [run for run in order[at : at + stop - first] if run.first < stop]
        run = _fit(parse, text, tokens, meets)
        if run is not None:
            for old in meets:
                kept.pop(old.first, None)
            kept[run.first] = run
    result = sorted(kept.values(), key=lambda run: run.first)
    _vote(result, parse, mentioned)
    return result


def _vote(found: Sequence[Run], parse: Parse, mentioned: Sequence[Mentioned]) -> None:
    """The head's vote on the kind of each run: its chances, for as much of the run as it sees a name in."""
    starts = [one.span.start for one in mentioned]
    for run in found:
        if run.votes.get("materiel", 0.0) >= MATERIEL:
            continue
        first, last = parse.tokens[run.first].start, parse.tokens[run.stop - 1].end
        for one in mentioned[max(0, bisect_right(starts, first) - 1) : bisect_left(starts, last)]:
            share = max(0, min(last, one.span.end) - max(first, one.span.start)) / (last - first)
            for kind, chance in zip(VOTES, one.chances, strict=False):
                if share * chance > 0.05:
                    run.votes[kind] = run.votes.get(kind, 0.0) + WEIGHT * share * chance


def _fit(parse: Parse, text: str, tokens: Sequence[Token], meets: Sequence[Run]) -> Run | None:
    """The run of one mention, where it is to stand for those that it meets; None: they stay."""
    first, stop = tokens[0].i, tokens[-1].i + 1
    if any(is_title(t.text) or is_office(t.text) for t in tokens) or not any(capital(t) for t in tokens):
        return None
    if any(run.first < first or run.stop > stop for run in meets):
        return None
    if len(meets) == 1 and (meets[0].first, meets[0].stop) == (first, stop):
        return None
    role = meets[0].role_first if meets and meets[0].first == first else first
    return run_of(parse, text, tokens, min(role, first))


def _split(found: Sequence[Run], parse: Parse, text: str, mentioned: Sequence[Mentioned]) -> Iterator[Run]:
    """The runs, but where the head sees names of several kinds that fill one, those: "NATO Kosovo"."""
    starts = [one.span.start for one in mentioned]
    for run in found:
        first, last = parse.tokens[run.first], parse.tokens[run.stop - 1]
        inside = mentioned[bisect_left(starts, first.start) : bisect_left(starts, last.end)]
        sure = all(one.kind != "MISC" and one.score >= SURE for one in inside)
        parts = [parse.between(one.span) for one in inside]
        if (
            len({one.kind for one in inside}) < 2
            or not sure
            or sum(map(len, parts)) != run.stop - run.first
            or inside[-1].span.end > last.end
        ):
            yield run
            continue
        for part in parts:
            yield run_of(parse, text, part, run.role_first if part is parts[0] else part[0].i)
