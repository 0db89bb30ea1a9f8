"""Learn how words in capitals are written in mixed case, from mixed-case texts put into capitals.

    python -m tools.train_casing FILE.jsonl.gz ... [--held FILE.jsonl.gz] [--write]

An averaged perceptron over the signs of `dateline.extract.casing`, left to right with its own last answer as a sign.
Without --write, every tenth text is held out and scored, and so are the files --held, of other kinds and never learned
from. With it, all texts are learned from. The same files give the same weights.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from dateline.extract.casing import CASES, Case, case_of, judged, signs, words_of
from eval.tasks.casing import usual

WEIGHTS = Path(__file__).parent.parent / "src" / "dateline" / "data" / "casing.tsv"
#: Signs that fewer words bear are left out, and weights below LEAST.
FEWEST, LEAST = 5, 0.6
ROUNDS = 2


def learn(all_texts: Sequence[str]) -> dict[str, list[float]]:
    """Averaged weights of the signs that are frequent enough."""
    counts: Counter[str] = Counter()
    for text in all_texts:
        great, words = text.upper(), list(words_of(text))
        if len(great) == len(text):
            for n in range(len(words)):
                counts.update(signs(great, words, n, case_of(text[words[n - 1].start : words[n - 1].end])))
    known = {sign for sign, count in counts.items() if count >= FEWEST}
    weights: dict[str, list[float]] = defaultdict(lambda: [0.0] * 3)
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0] * 3)
    step, order = 0, list(range(len(all_texts)))
    for turn in range(ROUNDS):
        random.Random(turn).shuffle(order)
        for number in order:
            text = all_texts[number]
            great, words = text.upper(), list(words_of(text))
            if len(great) != len(text):
                continue
            before: Case = "small"
            for n, word in enumerate(words):
                step += 1
                true = case_of(text[word.start : word.end])
                if word.opens or word.tail:
                    before = true
                    continue
                found = [s for s in signs(great, words, n, before) if s in known]
                said = judged(iter(found), weights)
                if said != true:
                    for sign in found:
                        for case, change in ((true, 1.0), (said, -1.0)):
                            weights[sign][CASES.index(case)] += change
                            sums[sign][CASES.index(case)] += change * step
                before = said
    found_weights = {s: [w - a / max(1, step) for w, a in zip(row, sums[s], strict=True)] for s, row in weights.items()}
    return {s: [round(w, 1) for w in row] for s, row in sorted(found_weights.items()) if max(map(abs, row)) >= LEAST}


def score(held: Sequence[str], weights: Mapping[str, Sequence[float]]) -> str:
    """Share of words within sentences written right, and F1 of capitals' words (capital or capitals, exact)."""
    right = total = said = asked = both = 0
    for text in held:
        great, words = text.upper(), list(words_of(text))
        if len(great) != len(text):
            continue
        before: Case = "small"
        for n, word in enumerate(words):
            if word.tail:
                continue
            case = judged(signs(great, words, n, before), weights)
            before = case
            if word.opens:
                continue
            true = case_of(text[word.start : word.end])
            total += 1
            right += case == true
            said += case != "small"
            asked += true != "small"
            both += case == true != "small"
    f1 = 200 * both / max(1, said + asked)
    return f"{total} words, right {100 * right / max(1, total):.2f} %, with capitals F1 {f1:.1f}"


def write(weights: Mapping[str, Sequence[float]], path: Path) -> None:
    """The weights as `dateline.extract.casing.read` reads them, in order."""
    signs: dict[tuple[float, ...], list[str]] = defaultdict(list)
    for sign in sorted(weights):
        signs[tuple(weights[sign])].append(sign)
    lines = ("\t".join([*(f"{w:g}" for w in row), *some]) + "\n" for row, some in sorted(signs.items()))
    path.write_text("".join(lines), encoding="utf-8")


def main() -> None:
    """Score, then learn from all and write."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("files", nargs="+", type=Path)
    arguments.add_argument("--held", nargs="*", type=Path, default=[])
    arguments.add_argument("--write", action="store_true")
    options = arguments.parse_args()
    found = [text for path in options.files for text in usual(path)]
    if not options.write:
        weights = learn([t for n, t in enumerate(found) if n % 10])
        print(f"{len(found)} texts; held out tenth: {score(found[::10], weights)}", flush=True)
        for path in options.held:
            print(f"{path.name}: {score(list(usual(path)), weights)}", flush=True)
    if options.write:
        weights = learn(found)
        write(weights, WEIGHTS)
        print(f"{len(weights)} signs, {WEIGHTS.stat().st_size} bytes")


if __name__ == "__main__":
    main()
