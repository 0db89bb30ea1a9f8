"""What a denial denies: pointing nouns, words taken back, likeness without shared words, and where nothing is tied."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.attributions import Attributions
from dateline.extract.caveats import Caveats
from dateline.extract.tagger import tag
from dateline.extract.tagger.attributions import TaggedAttributions
from dateline.reading import Caveat, Reading

Make = Callable[..., Reading]


def denied(reading: Reading) -> tuple[Caveat, list[str]]:
    """The last denial, and what it was tied to, in words."""
    done = Caveats().extract(Attributions().extract(reading))
    caveat = [c for c in done.caveats if c.kind in ("denied", "disputed")][-1]
    return caveat, [a.content[0].of(done.text) for a in done.attributions if a.id in caveat.about]


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("The union accused the mine of locking the exit. The mine rejected the accusation.", "locking the exit"),
        ("Divers said the hull was cracked. The owner denied it.", "the hull was cracked"),
        ("Divers said the hull was cracked. The owner called the report a fabrication.", "the hull was cracked"),
        ("Police said 40 were hurt. An aide said it was calm. The club disputed the figure.", "40 were hurt"),
    ],
)
def test_a_denial_that_shares_no_word_points_at_its_statement(reading: Make, text: str, tied: str) -> None:
    caveat, found = denied(reading(text))
    assert len(found) == 1
    assert tied in found[0]
    assert caveat.why


def test_nobody_denies_his_own_words(reading: Make) -> None:
    _, found = denied(reading("The minister said the road was open. The minister denied it."))
    assert found == []


def test_a_denial_of_what_nobody_says_is_tied_to_nothing(reading: Make) -> None:
    _, found = denied(reading("Doctors said the clinic had run out of beds. The bank denied that it had paid Tolar."))
    assert found == []


def test_words_taken_back_are_the_speakers_own(reading: Make) -> None:
    text = "The ferry line said all 90 were saved. Nurses said two had died. The ferry line retracted its statement."
    _, found = denied(reading(text))
    assert found == ["all 90 were saved"]


def test_likeness_ties_other_words_for_one_thing(reading: Make) -> None:
    text = (
        "The clinic denied that patient files were stolen. A group calling itself Grey Owl said it had copied the "
        "records of the sick. The mayor said the fair would open on Friday."
    )
    read = TaggedAttributions().extract(reading(text))
    done = Caveats(lambda one: tag.read(one).vectors).extract(read)
    (caveat,) = [c for c in done.caveats if c.kind == "denied"]
    (row,) = [a for a in done.attributions if a.id in caveat.about]
    assert "copied" in row.content[0].of(text)
