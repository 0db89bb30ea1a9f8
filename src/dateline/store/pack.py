"""Layers of a reading as bytes and back.

A layer is MessagePack, compressed with zlib where it is longer than a few records. A parse goes column by column:
what the text or the heads already say (token texts, children) is left out, and what is left compresses to about a
third of what whole tokens take. The digest is of the bytes before compression, so that another zlib changes nothing.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from itertools import accumulate, chain, compress, count
from operator import sub
from typing import Any

import msgspec

from dateline.reading import Attribution, Caveat, Event, Furniture, Mention, Parse, Token

Layer = tuple[Any, ...] | Parse

#: Shorter layers are kept as they are; compressing them gains nothing.
_SHORT = 96
_ZLIB = 0x78

_ENCODER = msgspec.msgpack.Encoder()
_MENTIONS = msgspec.msgpack.Decoder(tuple[Mention, ...])
_DECODERS: dict[str, msgspec.msgpack.Decoder[Any]] = {
    "furniture": msgspec.msgpack.Decoder(tuple[Furniture, ...]),
    "names": _MENTIONS,
    "attributions": msgspec.msgpack.Decoder(tuple[Attribution, ...]),
    "caveats": msgspec.msgpack.Decoder(tuple[Caveat, ...]),
    "times": _MENTIONS,
    "places": _MENTIONS,
    "quantities": _MENTIONS,
    "events": msgspec.msgpack.Decoder(tuple[Event, ...]),
}


class Columns(msgspec.Struct, array_like=True, frozen=True):
    """A parse by columns. Words are numbers into `words`; positions are differences, so that most are small.

    `texts` holds the tokens whose text is not what the report has there; `sents` the sentence numbers, where they are
    not simply those of `sentences`.
    """

    words: list[str]
    gap: list[int]
    length: list[int]
    lemma: list[int]
    pos: list[int]
    tag: list[int]
    dep: list[int]
    head: list[int]
    left: list[int]
    right: list[int]
    ent: list[int]
    ent_start: list[int]
    sentences: list[int]
    texts: dict[int, str] = {}
    sents: list[int] | None = None
    children: list[tuple[int, ...]] | None = None


_COLUMNS = msgspec.msgpack.Decoder(Columns)


def digest(raw: bytes) -> int:
    """64 bits of BLAKE2b as a signed number, which both databases have a column for."""
    return int.from_bytes(blake2b(raw, digest_size=8).digest(), "big", signed=True)


def pack(layer: Layer, text: str) -> tuple[int, bytes]:
    """The digest and the bytes of one layer of a report with this text."""
    raw = _ENCODER.encode(columns(layer, text) if isinstance(layer, Parse) else layer)
    return digest(raw), zlib.compress(raw, 1) if len(raw) > _SHORT else raw


def unpack(name: str, payload: bytes, expected: int, text: str) -> Layer:
    """The layer as it was packed. Raises ValueError where the bytes are not those that were written."""
    try:
        raw = zlib.decompress(payload) if payload[:1] == bytes([_ZLIB]) else payload
        if digest(raw) != expected:
            raise ValueError("its digest does not hold")
        return parse(_COLUMNS.decode(raw), text) if name == "parse" else _DECODERS[name].decode(raw)
    except (zlib.error, msgspec.MsgspecError, LookupError, TypeError) as error:
        raise ValueError(str(error)) from error


def columns(parse: Parse, text: str) -> Columns:
    """A parse taken apart."""
    tokens = parse.tokens
    # By the order of the fields of a token; three times as fast as asking each token for each field.
    fields = list(zip(*map(msgspec.structs.astuple, tokens), strict=True)) or [()] * len(Token.__struct_fields__)
    _, starts, ends, texts, lemmas, poss, tags, deps, heads, sents, lefts, rights, ents, begins = fields
    words = list(dict.fromkeys(chain(poss, tags, deps, ents, lemmas)))
    number = {word: n for n, word in enumerate(words)}.__getitem__
    return Columns(
        gap=list(map(sub, starts, chain((0,), ends))),
        length=list(map(sub, ends, starts)),
        lemma=list(map(number, lemmas)),
        pos=list(map(number, poss)),
        tag=list(map(number, tags)),
        dep=list(map(number, deps)),
        head=list(map(sub, heads, count())),
        left=list(map(sub, count(), lefts)),
        right=list(map(sub, rights, count())),
        ent=list(map(number, ents)),
        ent_start=list(compress(count(), begins)),
        sentences=[edge for pair in parse.sentences for edge in pair],
        texts={
            i: word
            for i, (start, end, word) in enumerate(zip(starts, ends, texts, strict=True))
            if text[start:end] != word
        },
        sents=None if list(sents) == _sents(parse.sentences, len(tokens)) else list(sents),
        children=None if parse.children == _children(heads) else list(parse.children),
        words=words,
    )


def parse(found: Columns, text: str) -> Parse:
    """A parse put together again."""
    words, texts, size = found.words, found.texts, len(found.gap)
    ends = list(accumulate(gap + length for gap, length in zip(found.gap, found.length, strict=True)))
    starts = [end - length for end, length in zip(ends, found.length, strict=True)]
    heads = [i + step for i, step in enumerate(found.head)]
    begins = frozenset(found.ent_start)
    edges = found.sentences
    sentences = tuple(zip(edges[::2], edges[1::2], strict=True))
    sents = _sents(sentences, size) if found.sents is None else found.sents
    tokens = tuple(
        Token(
            i,
            starts[i],
            ends[i],
            texts[i] if i in texts else text[starts[i] : ends[i]],
            words[found.lemma[i]],
            words[found.pos[i]],
            words[found.tag[i]],
            words[found.dep[i]],
            heads[i],
            sents[i],
            i - found.left[i],
            i + found.right[i],
            words[found.ent[i]],
            i in begins,
        )
        for i in range(size)
    )
    return Parse(tokens, sentences, _children(heads) if found.children is None else tuple(found.children))


def _sents(sentences: Iterable[tuple[int, int]], size: int) -> list[int]:
    found = [0] * size
    for number, (first, stop) in enumerate(sentences):
        for i in range(max(first, 0), min(stop, size)):
            found[i] = number
    return found


def _children(heads: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    found: list[list[int]] = [[] for _ in heads]
    for i, head in enumerate(heads):
        if head != i and 0 <= head < len(found):
            found[head].append(i)
    return tuple(map(tuple, found))
