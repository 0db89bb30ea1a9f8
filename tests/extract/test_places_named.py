import pytest

from dateline.extract.places_named import Named
from dateline.reading import Mention, Span
from dateline.values import Name

TEXT = "The Lima police met Paris Hilton in the Hague's hall near Lima."


def mention(words, kind, at=0):
    start = TEXT.index(words, at)
    return Mention(words, Span(start, start + len(words)), Name(words, kind), 1.0, "hand")


NAMED = Named(
    TEXT,
    [
        mention("Lima police", "organisation"),
        mention("Paris Hilton", "person"),
        mention("Lima", "place", 50),
        mention("the Hague's", "place"),
        mention("The Lima", "group"),
    ],
)


@pytest.mark.parametrize(
    ("words", "at", "kind"),
    [
        ("Paris", 0, "in-person-first"),
        ("Hilton", 0, "in-person-last"),
        ("Lima", 50, "place"),
        ("near Lima", 0, "holds-place"),
        ("Hilton in", 0, "cross"),
        ("hall", 0, "none"),
        ("Lima", 0, "over"),
        ("Hague", 0, "none"),
    ],
)
def test_the_kind_of_the_name_that_a_span_is_or_stands_in(words, at, kind):
    start = TEXT.index(words, at)
    assert NAMED.kind(Span(start, start + len(words))) == kind


def test_articles_and_possessives_are_no_part_of_a_name():
    text = "The Hague's hall"
    named = Named(text, [Mention("n", Span(0, 11), Name("The Hague", "place"), 1.0, "hand")])
    assert named.kind(Span(4, 9)) == "place"
