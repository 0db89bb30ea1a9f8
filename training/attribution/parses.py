"""Parse texts to train on: ``python -m training.attribution.parses OUT --attribution … --mentions … --events …``.

Runs in the package's own environment, which has the parser and not torch; the training environment reads what it
writes: one msgpack record a text (`Parsed`), so that texts are read one by one. About 4,600 words a CPU second.

A file of CoNLL columns becomes one text a document, twice: words joined by blanks, as the corpus has them, and written
as print would have them; a training run draws one of the two each time.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from dateline.reading import Token

#: Tight on the left, tight on the right, when a text is written as print would have it.
_AFTER = frozenset(". , ; : ! ? ) ] % 's 'S n't 're 've 'll 'd 'm '".split())
_BEFORE = frozenset("( [ $".split())
#: Texts with a label are read this far: characters of a long article.
LONGEST_LABELLED = 1_600


class Parsed(msgspec.Struct):
    """A text of a task ("attribution", "mentions" or the name of a set of labelled texts) with its tokens.

    `spans` are, for mentions, (start, end, type); `roles`, for attribution, the rows' attributions; `labels` the
    labels of a whole text.
    """

    task: str
    id: str
    text: str
    tokens: list[Token]
    spans: list[tuple[int, int, str]] = []
    roles: list[dict[str, Any]] = []
    labels: list[int] = []
    way: int = 0


def read(path: Path) -> Iterator[Parsed]:
    """The records of a file, one at a time."""
    decoder = msgspec.msgpack.Decoder(Parsed)
    with path.open("rb") as file:
        while size := file.read(4):
            yield decoder.decode(file.read(struct.unpack("<I", size)[0]))


def attributions(path: Path) -> Iterator[Parsed]:
    """Rows of PolNeAR's form (.jsonl or .jsonl.gz)."""
    for row in rows(path):
        yield Parsed("attribution", str(row["id"]), row["text"], [], roles=row["attributions"])


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a file of JSON lines, gzipped or not."""
    raw = path.read_bytes()
    lines = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8").split("\n")
    return [json.loads(line) for line in lines if line.strip()]


def columns(path: Path) -> Iterator[Parsed]:
    """Documents of a CoNLL-2003 file, each written in two ways, with the entities' characters."""
    for number, document in enumerate(documents(path)):
        for way, blank in enumerate((True, False)):
            text, spans = written(document, blank)
            yield Parsed("mentions", f"{path.name}-{number}", text, [], spans=spans, way=way)


def documents(path: Path) -> Iterator[list[list[tuple[str, str]]]]:
    """Documents as sentences of (word, label), cut at -DOCSTART-."""
    document: list[list[tuple[str, str]]] = []
    sentence: list[tuple[str, str]] = []
    for line in [*gzip.decompress(path.read_bytes()).decode("utf-8").split("\n"), ""]:
        parts = line.split()
        if parts and parts[0] != "-DOCSTART-":
            sentence.append((parts[0], parts[-1]))
            continue
        if sentence:
            document.append(sentence)
            sentence = []
        if parts and document:
            yield document
            document = []
    if document:
        yield document


def written(document: list[list[tuple[str, str]]], blank: bool) -> tuple[str, list[tuple[int, int, str]]]:
    """A document as text, a line a sentence, and its entities; labels as IOB1 or IOB2."""
    text, spans = "", []
    for sentence in document:
        before, open_quote = "O", False
        for i, (word, label) in enumerate(sentence):
            left = sentence[i - 1][0] if i else ""
            closes = word == '"' and open_quote
            tight = i == 0 or (
                not blank and (word in _AFTER or left in _BEFORE or closes or (left == '"' and open_quote))
            )
            text += word if tight else " " + word
            if word == '"':
                open_quote = not open_quote
            kind = label.partition("-")[2]
            start = len(text) - len(word)
            if kind and (label.startswith("B-") or before.partition("-")[2] != kind):
                spans.append((start, len(text), kind))
            elif kind:
                spans[-1] = (spans[-1][0], len(text), kind)
            before = label
        text += "\n"
    return text, spans


def labelled(path: Path, most: int, seed: int = 7) -> Iterator[Parsed]:
    """Texts with labels; of more than `most` a sample, those with a label first."""
    data = rows(path)
    name = path.name.split("-")[0]
    if len(data) > most:
        random.Random(seed).shuffle(data)
        data.sort(key=lambda row: "1" not in row["labels"])
        data = data[:most]
    single = all(len(row["labels"]) == 1 for row in data)
    size = 1 + max(int(row["labels"][0]) for row in data) if single else 0
    for row in data:
        text = row["text"][:LONGEST_LABELLED]
        labels = [int(k == int(row["labels"][0])) for k in range(size)] if single else [int(x) for x in row["labels"]]
        yield Parsed(name + ("/one" if single else ""), row["id"], text, [], labels=labels)


def write(found: Iterable[Parsed], out: Path) -> int:
    """Parse the texts and write the records; returns how many."""
    from dateline.extract.parser import SpacyParser
    from dateline.settings import ParserSettings

    records = list(found)
    parses = SpacyParser(ParserSettings()).parse((record.text, ()) for record in records)
    encoder = msgspec.msgpack.Encoder()
    out.parent.mkdir(parents=True, exist_ok=True)
    unfinished = out.with_suffix(".part")
    with unfinished.open("wb") as file:
        for record, parse in zip(records, parses, strict=True):
            record.tokens = [msgspec.structs.replace(token, text="", lemma="") for token in parse.tokens]
            raw = encoder.encode(record)
            file.write(struct.pack("<I", len(raw)) + raw)
    unfinished.replace(out)
    return len(records)


def main() -> None:
    """Parse and write."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("out", type=Path)
    p.add_argument("--attribution", type=Path, nargs="*", default=[])
    p.add_argument("--mentions", type=Path, nargs="*", default=[])
    p.add_argument("--events", type=Path, nargs="*", default=[])
    p.add_argument("--most", type=int, default=4000, help="texts taken of each file of --events")
    o = p.parse_args()
    found = [one for path in o.attribution for one in attributions(path)]
    found += [one for path in o.mentions for one in columns(path)]
    found += [one for path in o.events for one in labelled(path, o.most)]
    print(write(found, o.out), "texts")


if __name__ == "__main__":
    main()
