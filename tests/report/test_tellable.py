from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.reading import Parse
from dateline.report.tellable import worth
from tests.report.test_passages import own


@pytest.mark.parametrize(
    ("text", "less"),
    [
        ("Here are the papers of the inquiry.", True),
        ("The sheriff stands watch outside the court in Lima, Monday, July 11, 2031.", True),
        ("The governor released a statement on the flood.", True),
        ("The governor stood on the bridge when it fell on Monday, July 11, 2031.", False),
        ("The dam is held by the army.", False),
        ("The minister said on Sunday that the dam had burst.", False),
    ],
)
def test_captions_and_pointers_weigh_less_than_news(parse: Callable[[str], Parse], text: str, less: bool) -> None:
    lookup, claim = own(parse, text)
    assert (worth(lookup, claim, text) < 1) is less
