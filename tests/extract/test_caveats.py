from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from dateline.extract.attributions import Attributions
from dateline.extract.caveats import Caveats
from dateline.reading import CaveatKind, Reading

Make = Callable[..., Reading]


def read(reading: Make, text: str) -> Reading:
    return Caveats().extract(Attributions().extract(reading(text)))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Police said it rained. The claim could not be verified.", "unverified"),
        ("Police said it rained. Neither side’s claims could be verified.", "unverified"),
        ("Police said it rained. Reuters was unable to confirm this.", "unverified"),
        ("Police said it rained. There was no independent confirmation.", "unverified"),
        ("Police said it rained. We have found nobody who can confirm it.", "unverified"),
        ("Police said it rained. No independent source has been able to reach the village.", "unverified"),
        ("Police said it rained. They gave no further details.", "no-detail"),
        ("Police said it rained. They refused to let a reporter see the drains.", "no-detail"),
        ("Police said it rained. They did not answer questions about the signal.", "no-detail"),
        ("Police said it rained. They have not released the messages.", "no-detail"),
        ("Police said it rained, without providing evidence.", "no-detail"),
        ("Police said a man drowned. The army denies the accusation.", "denied"),
        ("Police said it rained. The figure is disputed by farmers.", "disputed"),
    ],
)
def test_kind_and_what_it_covers(reading: Make, text: str, kind: CaveatKind) -> None:
    done = read(reading, text)
    (caveat,) = done.caveats
    assert caveat.kind == kind
    assert caveat.about == (done.attributions[0].id,)
    assert caveat.covers == (done.parse.sentence_span(0),)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Police confirmed the name.",
        "A judge denied bail to the man.",
        "“Nobody can verify that,” the guide said.",
        "The charity gave food to families.",
        "The contested seat went to the Greens.",
    ],
)
def test_no_caveat(reading: Make, text: str) -> None:
    assert read(reading, text).caveats == ()


def test_the_plural_covers_the_run_before_and_the_singular_the_nearest(reading: Make) -> None:
    told = "Police said it rained. The army said it was dry. "
    many = read(reading, told + "The reports could not be verified.")
    one = read(reading, told + "The report could not be verified.")
    assert many.caveats[0].about == tuple(a.id for a in many.attributions)
    assert one.caveats[0].about == (one.attributions[1].id,)


def test_a_denial_is_not_about_the_deniers_own_words(reading: Make) -> None:
    done = read(reading, "The army said it was dry. The army denied the claim.")
    assert [c.about for c in done.caveats if c.kind == "denied"] == [()]


def test_what_the_outlet_tells_itself_is_covered_too(reading: Make) -> None:
    done = read(reading, "Two bridges fell at noon. The reports could not be verified.")
    (caveat,) = done.caveats
    assert caveat.about == ()
    assert caveat.covers == (done.parse.sentence_span(0),)


def test_a_text_without_sentences_takes_no_long_time(reading: Make) -> None:
    bare = Attributions().extract(reading("He denied that it could not be verified and " * 300))
    start = time.process_time()
    Caveats().extract(bare)
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("last", "nth"),
    [
        ("The nurse's account could not be verified.", 0),
        ("The claim by the mayor could not be verified.", 1),
        ("The claims of the nurse could not be independently confirmed.", 0),
        ("The account could not be verified.", 2),
    ],
)
def test_a_caveat_that_says_whose_account_it_means(reading: Make, last: str, nth: int) -> None:
    text = (
        "A nurse said twelve had died. The mayor said it was nine.\n\n"
        "Officials said the roads were closed. Two bridges were down.\n\n" + last
    )
    done = read(reading, text)
    (caveat,) = done.caveats
    assert caveat.about == (done.attributions[nth].id,)


def test_either_means_the_last_statement_of_each_of_two(reading: Make) -> None:
    text = "Police said 4,000 came. Organisers said there were 30,000. Our reporters cannot confirm either number."
    done = read(reading, text)
    (caveat,) = done.caveats
    assert caveat.about == tuple(a.id for a in done.attributions[:2])


def test_the_toll_is_the_statement_with_a_number(reading: Make) -> None:
    text = (
        "Governor Rosa Quispe said 31 people had died. She said the road was open. "
        "The agency could not independently verify the death toll."
    )
    done = read(reading, text)
    (caveat,) = done.caveats
    assert caveat.about == (done.attributions[0].id,)


def test_what_is_told_in_the_caveat_itself_covers_nothing_before(reading: Make) -> None:
    done = read(reading, "Police said it rained. A list of victims shared online is unverified.")
    (caveat,) = done.caveats
    assert caveat.about == ()


def test_a_denial_is_tied_by_the_words_that_it_shares(reading: Make) -> None:
    text = (
        "The village council said the mill had poured waste into the river. Doctors said nine children were ill. "
        "The mill denied that any waste was discharged."
    )
    done = read(reading, text)
    (caveat,) = [c for c in done.caveats if c.kind == "denied"]
    assert caveat.about == (done.attributions[0].id,)


def test_a_denial_of_what_nobody_says_is_tied_to_nothing(reading: Make) -> None:
    text = "Police said nine people had died. The mayor denied that the hospital in Huacaran had collapsed."
    done = read(reading, text)
    assert [c.about for c in done.caveats if c.kind == "denied"] == [()]
