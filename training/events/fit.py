"""Fit the event classifier: ``python -m training.events.fit --silver CORPORA --cache FOLDER [--write]``.

Learns from `sentences.txt` and `reports.txt` (our own, with marked triggers) and, at a smaller weight, from sentences
of news corpora in which the keywords of one type stand and of no other ("silver": often right, never looked at). The
vectors come from the shipped encoder. Reading the corpora takes some four minutes the first time; the fit takes two.
With ``--labels`` the same classifier is fitted on the labels of the corpora's training files instead and written
to `eval/heads`. Needs SciPy (the dependency group `training`). Deterministic.
"""

from __future__ import annotations

import argparse
import pickle
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from dateline.extract.events_meaning import CLASSES, NOTHING, NUMBER, Floats, Meaning, Weights, read
from dateline.extract.events_scheme import SCHEME
from dateline.extract.events_triggers import triggers
from dateline.extract.events_words import about, candidates, words
from dateline.extract.parser import SpacyParser
from dateline.extract.tagger import fitted
from dateline.extract.tagger.tag import read as tagged
from dateline.extract.tagger.vectors import SIZE, Vectors
from dateline.reading import Document, Parse, Reading, Span
from dateline.settings import ParserSettings
from training.events.labelled import Labelled
from training.events.labelled import read as labelled
from training.events.logistic import solve
from training.events.silver import SURE, by_sentence, clear, context, silver

HERE = Path(__file__).parent
WEIGHTS = HERE.parents[1] / "src" / "dateline" / "data" / "events" / "meaning.npz"
#: A silver sentence counts this much beside one of ours, a word that names nothing beside one that does; a feature of
#: fewer passages or words is left out.
SILVER, UNMARKED, QUIET, RARE = 0.3, 0.4, 0.1, 3
#: Strength of the pull to zero (C), and how the passage's bag and what stands around the word are scaled beside the
#: numbers of the vectors, which vary by one. Chosen on the corpora's and our own development sets.
PULL, BAG, AROUND = 0.03, 15.0, 5.0


class Passage(NamedTuple):
    """What is told around some words: its features and the mean of its vectors."""

    words: list[str]
    vector: Floats


class Row(NamedTuple):
    """A word, or a whole text where `about` is empty: its class, how much it counts, its passage's number, what is
    known of it, and its vector."""

    kind: int
    weight: float
    passage: int
    about: list[str]
    vector: Floats


class Learned(NamedTuple):
    """What there is to learn from."""

    passages: list[Passage]
    rows: list[Row]


def read_texts(texts: Iterable[str]) -> Iterator[tuple[Parse, Vectors]]:
    """Each text parsed and encoded by itself."""
    kept = list(texts)
    for number, (text, parse) in enumerate(
        zip(kept, SpacyParser(ParserSettings()).parse((t, ()) for t in kept), strict=True)
    ):
        yield parse, tagged(Reading(Document(str(number), text), parse=parse)).vectors


def learn(data: Sequence[Labelled], weight: float, into: Learned, *, only_marked: bool = False) -> None:
    """Adds the words of the sentences of each text that could name a happening, marked or not. With `only_marked` what
    is not marked in a sentence with a mark says nothing: keywords marked it, and keywords are few."""
    for one, (parse, vectors) in zip(data, read_texts(d.text for d in data), strict=True):
        for number in range(len(parse.sentences)):
            span, tokens = parse.sentence_span(number), parse.sentence(number)
            marks = [mark for mark in one.events if mark[0] < span.end and span.start < mark[1]]
            inside = vectors.of(span)
            if not len(inside):
                continue
            into.passages.append(Passage(words(parse, tokens), inside.mean(axis=0)))
            possible = {token.i for token in candidates(tokens)}
            for token in tokens:
                kinds = [kind for start, end, kind in marks if token.start < end and start < token.end]
                if not kinds and (token.i not in possible or (only_marked and marks)):
                    continue
                kind = NUMBER[kinds[0]] if kinds else NOTHING
                counts = weight if kinds else weight * UNMARKED
                vector = vectors.mean(Span(token.start, token.end))
                into.rows.append(Row(kind, counts, len(into.passages) - 1, about(parse, token), vector))


def learn_context(texts: Sequence[str], into: Learned) -> None:
    """Adds the sentences of whole texts, read in their context, that keywords are clear about.

    Of those that keywords of just one type stand in, these words; of those without any, every word, as one that names
    nothing. The vectors know the report: with sentences that stand alone only, a report of a shooting had attacks
    everywhere."""
    for parse, vectors in read_texts(texts):
        told = by_sentence(triggers(parse), parse)
        for number in range(len(parse.sentences)):
            span, tokens = parse.sentence_span(number), parse.sentence(number)
            inside, kind = vectors.of(span), clear(told[number])
            if not len(inside) or kind is None:
                continue
            into.passages.append(Passage(words(parse, tokens), inside.mean(axis=0)))
            asked = candidates(tokens)
            if kind:
                marked = {t.token for t in told[number] if t.type == kind and t.score >= SURE}
                asked = [token for token in tokens if token.i in marked]
            for token in asked:
                vector = vectors.mean(Span(token.start, token.end))
                which, counts = (NUMBER[kind], SILVER) if kind else (NOTHING, QUIET)
                into.rows.append(Row(which, counts, len(into.passages) - 1, about(parse, token), vector))


def fit(learned: Learned, truths: Floats, weights: Floats, *, one: bool, rare: int = RARE) -> Meaning:
    """The classifier that makes the labels of the rows likeliest, words and vectors each by itself.

    `truths` [rows, classes] of 0 and 1, `weights` [rows, 1] or [rows, classes]; with `one` a row is of one class only;
    `rare` as RARE."""
    vocabulary, rarity = _vocabulary([p.words for p in learned.passages], rare, counted=True)
    around, _ = _vocabulary([row.about for row in learned.rows], rare, counted=False)
    classes = truths.shape[1]
    none = np.zeros((0, classes), np.float32)
    frame = Meaning(vocabulary, rarity, around, Weights(none, none, none, none, none, none))
    which = np.array([row.passage for row in learned.rows])
    sparse = _sparse(frame, learned, which)
    dense = np.array([p.vector for p in learned.passages], np.float32)[which]
    if around:
        dense = np.concatenate([dense, np.array([row.vector for row in learned.rows], np.float32)], axis=1)
    mean, spread = dense.mean(axis=0), dense.std(axis=0) + 1e-6
    told, bias = solve(dense[:, :0], sparse, truths, weights, PULL, one=one)
    seen, tilt = solve((dense - mean) / spread, sparse[:, :0], truths, weights, PULL, one=one)
    seen = seen / spread[:, None]
    bag, near = told[: len(vocabulary)] * BAG, told[len(vocabulary) :] * AROUND
    parts = Weights(bag, near, bias, seen[:SIZE], seen[SIZE:], tilt - mean @ seen)
    return Meaning(vocabulary, rarity, around, parts)


def typed(learned: Learned) -> Meaning:
    """The classifier of our own scheme from the rows."""
    truths = np.eye(len(CLASSES), dtype=np.float32)[[row.kind for row in learned.rows]]
    return fit(learned, truths, np.array([[row.weight] for row in learned.rows], np.float32), one=True)


def _vocabulary(texts: Sequence[Sequence[str]], rare: int, *, counted: bool) -> tuple[dict[str, int], Floats]:
    """The features that are not rare, numbered, and how rare each is."""
    counts = Counter(word for text in texts for word in set(text))
    known = sorted(word for word, count in counts.items() if count >= rare)
    often = np.array([counts[word] for word in known], np.float32)
    rarity = np.log(len(texts) / often) if counted else np.ones(len(known))
    return {word: n for n, word in enumerate(known)}, rarity.astype(np.float32)


def _sparse(frame: Meaning, learned: Learned, which):  # type: ignore[no-untyped-def]
    """Passages' bags and what stands around words, scaled, in CSR form."""
    from scipy.sparse import csr_matrix, hstack

    bags = _csr([frame.bag(p.words) for p in learned.passages], len(frame.vocabulary))
    near = []
    for row in learned.rows:
        numbers = [frame.around[name] for name in row.about if name in frame.around]
        near.append((np.array(numbers, np.intp), np.ones(len(numbers), np.float32)))
    return csr_matrix(hstack([bags[which] * BAG, _csr(near, len(frame.around)) * AROUND]), dtype=np.float32)


def _csr(parts, width: int):  # type: ignore[no-untyped-def]
    from scipy.sparse import csr_matrix

    at = np.cumsum([0, *(len(numbers) for numbers, _ in parts)])
    numbers, values = (np.concatenate([part[k] for part in parts]) for k in (0, 1))
    return csr_matrix((values, numbers, at), (len(parts), width), dtype=np.float32)


def write(meaning: Meaning, path: Path, classes: Sequence[str] = tuple(SCHEME)) -> None:
    """The classifier as a file of half-precision numbers, with the encoder that it was fitted on."""
    halves = {part: table.astype(np.float16) for part, table in meaning.weights._asdict().items()}
    fitted.write(
        path,
        classes=np.array(list(classes)),
        words=np.array(sorted(meaning.vocabulary, key=lambda word: meaning.vocabulary[word]), dtype=str),
        around=np.array(sorted(meaning.around, key=lambda word: meaning.around[word]), dtype=str),
        rarity=meaning.rarity.astype(np.float16),
        **halves,
    )


def scheme(corpora: Path, cache: Path) -> Meaning:
    """The classifier of our own scheme."""
    kept = cache / "silver.pickle"
    if not kept.exists():
        cache.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(silver(corpora)))
    learned = Learned([], [])
    for name in ("sentences.txt", "reports.txt"):
        learn(list(labelled(HERE / name)), 1.0, learned)
    learn(pickle.loads(kept.read_bytes()), SILVER, learned, only_marked=True)
    learn_context(context(corpora), learned)
    found = typed(learned)
    told = len(learned.passages), len(learned.rows), len(found.vocabulary), len(found.around)
    print("passages, words, features of passages, of words:", *told)
    return found


def main() -> None:
    """Read or load what there is, fit, write."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--silver", type=Path, required=True, help="the folder of corpora")
    p.add_argument("--cache", type=Path, required=True, help="a folder to keep what was read of the corpora")
    p.add_argument("--write", action="store_true")
    p.add_argument("--labels", action="store_true", help="fit the corpora's own labels, for measuring")
    o = p.parse_args()
    if o.labels:
        from training.events.labels import fit_all

        fit_all(o.silver)
        return
    meaning = scheme(o.silver, o.cache)
    if o.write:
        write(meaning, WEIGHTS)
        read(WEIGHTS)
        print(WEIGHTS.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
