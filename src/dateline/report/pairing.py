"""What the model of pairs saw in two statements, in words: features, and how sure it was."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.model import Compared

#: The features of the model by name (`reconcile.pairs`), and what each says of two statements; {} is its value. Those
#: that only say that two of these come together are left to the scores.
FEATURES = {
    "overlap": "{:.0%} of the words of the two together are in both",
    "cover": "{:.0%} of the shorter one’s words are in the other",
    "runs": "words in a row in common",
    "turned": "one of the two is negated",
    "opposed": "they hold words that exclude each other",
    "numbers same": "the same numbers",
    "numbers differ": "different numbers",
    "number in one": "a number in one alone",
    "names shared": "a name in common",
    "names differ": "different names",
    "days differ": "different days",
}
ANSWERS = {"same": "they say the same", "contradict": "they cannot both be true", "unrelated": "they are unrelated"}


def told(pair: Compared) -> str:
    """ "c1 and c2: they say the same (same 0.83, contradict 0.02): 90% of the shorter one’s words are in the other"."""
    answer = ANSWERS.get(pair.answer, "no sure answer")
    ranked = sorted(pair.scores.items(), key=lambda s: (-s[1], s[0]))
    sure = ", ".join(f"{name} {score:.2f}" for name, score in ranked)
    seen = "; ".join(in_words(pair.features)) or "nothing that the two share"
    return f"{pair.left} and {pair.right}: {answer} ({sure}): {seen}"


def in_words(features: Mapping[str, float]) -> list[str]:
    """The features that are there, in words."""
    return [words.format(features[name]) for name, words in FEATURES.items() if features.get(name)]
