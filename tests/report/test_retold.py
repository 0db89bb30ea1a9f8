from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from dateline.reading import Parse
from dateline.report.clauses import saying
from tests.report.test_clauses import told


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "expected"),
    [
        ("Officials fear that forty people are trapped.", "Officials", "fear", "that forty people are trapped",
         "Officials fear that forty people are trapped."),
        ("The fire was set on purpose, investigators believe.", "investigators", "believe",
         "The fire was set on purpose", "The fire was set on purpose, investigators believe."),
        ("The gang threatened to burn the depot unless it was paid.", "The gang", "threatened", "to burn the depot",
         "The gang threatened to burn the depot unless it was paid."),
        ("The mayor closed the bridge, fearing that the wall would give way.", "The mayor", "fearing",
         "that the wall would give way",
         "The Daily Bell reported: “The mayor closed the bridge, fearing that the wall would give way.”"),
        ("The minister, whose office warned of arrests, resigned.", "whose office", "warned", "of arrests",
         "The Daily Bell reported: “The minister, whose office warned of arrests, resigned.”"),
    ],
)  # fmt: skip
def test_a_cue_that_is_no_saying_keeps_its_own_verb(
    parse: Callable[[str], Parse], text: str, source: str, cue: str, content: str, expected: str
) -> None:
    lookup, claim = told(parse, text, source, cue, content)
    said = saying(lookup, msgspec.structs.replace(claim, manner="held", told=cue))
    assert said.text == expected
    assert "said" not in said.short
