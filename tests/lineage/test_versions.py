import pytest

from dateline.lineage.versions import address, revisions
from dateline.reading import Document, Reading


def report(name: str, text: str = "Rain fell on the city.", **fields: str) -> Reading:
    return Reading(Document(id=name, text=text, **fields))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.a.org/x/", "http://a.org/x#top"),
        ("https://a.org/x?utm_source=y", "https://a.org/x"),
        ("https://a.org/x?b=2&a=1", "https://a.org/x?a=1&b=2"),
    ],
)
def test_addresses_of_one_page(one: str, other: str) -> None:
    assert address(one) == address(other)
    assert address("https://a.org/x?id=1") != address("https://a.org/x?id=2")


def test_the_same_address_again() -> None:
    pages = [
        report("a", url="https://a.org/x"),
        report("b", url="https://a.org/y"),
        report("c", url="https://www.a.org/x"),
    ]
    assert list(revisions(pages)) == [((0, 2), "the same address again")]


def test_outlet_and_title_need_like_texts() -> None:
    fields = {"source": "Star", "title": "News in brief", "published": "2031-01-01"}
    assert list(revisions([report("a", **fields), report("b", "Gold prices climbed sharply again", **fields)])) == []
    assert len(list(revisions([report("a", **fields), report("b", "Heavy rain fell on the city.", **fields)]))) == 1


def test_a_report_that_says_so() -> None:
    assert [pair for pair, _ in revisions([report("a"), report("b", revises="a")])] == [(0, 1)]
