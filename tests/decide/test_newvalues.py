import pytest

from dateline.decide import newvalues
from dateline.errors import SetupError
from dateline.model import Account, Claim
from dateline.reading import Furniture, Span
from dateline.values import Place

TEXT = (
    "A ferry sank off Lamu on Monday. Nine people drowned, the coast guard said. "
    "Two boats searched all night. The owner could not be reached. Schools stay closed."
)


@pytest.fixture
def ferry(reading):
    return reading(TEXT)


def claim(start, end):
    return Claim("c1", "r1", (Span(start, end),), "asserts", "stated", "t")


def at(words):
    start = TEXT.index(words)
    return f"{start}-{start + len(words)}"


@pytest.mark.parametrize("words", ["A ferry sank off Lamu", "Nine people drowned", "Two boats searched all night"])
def test_a_span_is_a_statement_in_the_claims_sentence_or_beside_it(ferry, words):
    start = TEXT.index("Nine people")
    (span,) = newvalues.content(at(words), claim(start, start + 10), ferry)["content"]
    assert TEXT[span[0] : span[1]] == words


@pytest.mark.parametrize(
    ("to", "told"),
    [
        (at("Schools stay closed"), "elsewhere"),
        (at("A ferry"), "says nothing"),
        ("1-20", "says nothing|cuts a word"),
        ("0-10", "cuts a word"),
        ("33-9999", "marks no words"),
        ("12", "no span"),
    ],
)
def test_a_span_that_is_no_statement_of_the_claims_is_refused(ferry, to, told):
    start = TEXT.index("Nine people")
    with pytest.raises(SetupError, match=told):
        newvalues.content(to, claim(start, start + 19), ferry)


def test_page_furniture_claims_nothing(reading):
    made = reading(TEXT, furniture=(Furniture(Span(0, 32), "caption"),))
    with pytest.raises(SetupError, match="furniture"):
        newvalues.content(at("A ferry sank off Lamu"), claim(33, 52), made)


def test_unknown_takes_a_value_away():
    account = Account(as_of=None, made_by="t", readings=())
    assert newvalues.speaker("none") == {"speaker": None}
    assert newvalues.place("unknown", None, account) == {"place": None}
    assert newvalues.place("Lamu", (-2.27, 40.9), account)["place"]["lat"] == -2.27
    assert Place("Lamu").lat is None


@pytest.mark.parametrize("words", ["a dozen", "12-10", "at least 10-12", "", "-5", "12 people"])
def test_what_is_no_figure_is_refused(words):
    with pytest.raises(SetupError, match=r"no figure|no range"):
        newvalues.figure(words)
