from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.attributions import Attributions
from dateline.reading import Reading


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("The dam broke, the mayor wrote on Telegram.", "Telegram"),
        ("The mayor said in a video address that the dam broke.", "video address"),
        ("The mayor told Russian state television that the dam broke.", "Russian state television"),
        ("The mayor said at a news conference in Brussels that the dam broke.", "news conference in Brussels"),
        ("The mayor told reporters that the dam broke.", "reporters"),
        ("The mayor told her son that the dam broke.", None),
        ("The mayor said in March that the dam broke.", None),
        ("The dam broke, according to Reuters.", None),
    ],
)
def test_channel(reading: Callable[..., Reading], text: str, channel: str | None) -> None:
    (row,) = Attributions().extract(reading(text)).attributions
    assert row.channel == channel
