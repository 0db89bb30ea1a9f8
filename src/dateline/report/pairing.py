"""What the model of pairs saw in two statements, in words: features and how sure it was."""

from __future__ import annotations

import re

from dateline.model import Judgement

#: The features of the model by name (`reconcile.pairs`), and what each says of two statements; {} is its value.
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
VERDICT = {"same": "they say the same", "different": "they cannot both be true", "unsure": "no sure answer"}


def is_of_claims(judgement: Judgement) -> bool:
    """Whether it is on two claims; one on two mentions has ids with a stroke."""
    return "/" not in judgement.left and "/" not in judgement.right


def told(judgement: Judgement) -> str:
    """ "c1 and c2: they say the same (pairs@1, sure to 0.83): 90% of the shorter one’s words are in the other; …"."""
    by = f"{judgement.by}, sure to {judgement.score:.2f}" if "@" in judgement.by else f"decided by {judgement.by}"
    seen = "; ".join(in_words(judgement.why)) or judgement.why
    return f"{judgement.left} and {judgement.right}: {VERDICT[judgement.verdict]} ({by}): {seen}"


def in_words(why: str) -> list[str]:
    """The features that a reason names with their values ("cover 0.90"), in words; empty where it names none."""
    found = []
    for name, words in FEATURES.items():
        match = re.search(rf"(?:^|[(,;] ?){re.escape(name)} (\d+(?:\.\d+)?)(?=[,;)]|$)", why)
        if match and float(match[1]):
            found.append(words.format(float(match[1])))
    return found
