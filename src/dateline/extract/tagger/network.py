"""The network: int8 weights in ONNX form, run by onnxruntime on one thread, one window at a time.

Windows are run alone and not in padded batches: the int8 scales are drawn from each input, so a window's scores do not
depend on its neighbours, and on one thread batches were no faster (measured, docs/parts/attribution-tagger.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dateline.errors import SetupError
from dateline.extract.tagger.features import KINDS_OF_RELATION, relations
from dateline.extract.tagger.windows import Window

Floats = npt.NDArray[np.float32]
#: The order of the heads; of these, SOURCE and CONTENT are linked to cues, in this order.
SOURCE, CUE, CONTENT = 0, 1, 2
LINKED = (SOURCE, CONTENT)
#: The kinds of names of CoNLL-2003, as tags.
KINDS_OF_NAMES = ("PER", "ORG", "LOC", "MISC")
MENTIONS = ("O", *(f"{part}-{kind}" for kind in KINDS_OF_NAMES for part in "BI"))
#: Signed word distance from cue to word, in buckets: near ones exactly, far ones by powers of two.
EDGES = (-128, -64, -32, -16, -8, -4, -2, -1, 0, 1, 2, 4, 8, 16, 32, 64, 128)
OUTPUTS = ["tags", "keys", "queries", "mentions", "sourced", "hidden"]


class Scores(NamedTuple):
    """What the network says of one window's W words.

    `tags` [W, 3 roles, O/B/I] logits; `keys` and `queries` [W, 2 linked roles, D], whose product says whether a word
    belongs to a cue; `mentions` [W, 9] logits of MENTIONS; `sourced` [W], the logit that a cue which begins here has a
    source; `hidden` [W, 384], the words' vectors, for heads of other modules.
    """

    tags: Floats
    keys: Floats
    queries: Floats
    mentions: Floats
    sourced: Floats
    hidden: Floats


class Network:
    """Weights loaded once. Raises SetupError where the file is no such network."""

    def __init__(self, path: Path) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
            meta = self._session.get_modelmeta().custom_metadata_map
            self._distance = np.array(meta["distance"].split(), np.float32).reshape(2, len(EDGES) + 1)
            self._relation = np.array(meta["relation"].split(), np.float32).reshape(2, KINDS_OF_RELATION)
            self._bias = np.array(meta["bias"].split(), np.float32)
            self._factor = np.array(meta.get("factor", "1 1").split(), np.float32)
        except Exception as error:
            raise SetupError(f"{path} holds no attribution tagger ({error}); install dateline again") from error

    def run(self, windows: Sequence[Window]) -> list[Scores]:
        """The scores of each window, in order."""
        return [Scores(*(one[0] for one in self._session.run(OUTPUTS, inputs(window)))) for window in windows]

    def links(self, window: Window, scores: Scores, cue: int) -> Floats:
        """Logits [W, 2 linked roles]: does a word of the window belong to the cue whose first word is `cue`?"""
        products = np.einsum("wrd,rd->wr", scores.keys, scores.queries[cue]) / np.sqrt(scores.keys.shape[-1])
        bucket = np.searchsorted(np.array(EDGES), np.arange(len(scores.keys)) - cue)
        beside = self._distance[:, bucket] + self._relation[:, relations(window.features, cue)]
        found: Floats = (self._factor * products + beside.T + self._bias).astype(np.float32)
        return found


def inputs(window: Window) -> dict[str, npt.NDArray[np.int64]]:
    """A window as the graph takes it. A piece has its word's rows of the table; the two that frame have none."""
    first = np.array(window.first, np.int64)
    word = np.searchsorted(first, np.arange(len(window.pieces)), side="right") - 1
    codes = window.features.codes[np.maximum(word, 0)]
    codes[[0, -1]] = 0
    return {
        "pieces": np.array([window.pieces], np.int64),
        "codes": codes[None],
        "first": first[None],
        "links": window.features.links[None],
    }
