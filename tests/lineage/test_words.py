import pytest

from dateline.lineage.words import Words, normal, quotations, range_of, words
from dateline.reading import Document, Furniture, Reading, Span


def make(text: str, furniture: tuple[Furniture, ...] = ()) -> Words:
    return words(Reading(Document(id="r", text=text), furniture=furniture))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("centre", "center"),
        ("Organised", "organized"),
        ("neighbours", "neighbors"),
        ("four", "4"),
        ("1,000", "1000"),
        ("travelling", "traveling"),
        ("defence", "defense"),
        ("Kharkiv’s", "Kharkiv"),
        ("Río", "Rio"),
    ],
)
def test_spellings_that_are_equal(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize(("one", "other"), [("killed", "wounded"), ("10", "11"), ("four", "our"), ("hour", "house")])
def test_words_that_differ(one: str, other: str) -> None:
    assert normal(one) != normal(other)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said: "We go home." She left.', ["We go home."]),
        ("“One,” he said, “and two.”", ["One,", "and two."]),
        ("‘It’s a lie,’ she said.", ["It’s a lie,"]),
        ("„Wir gehen“, sagte er.", ["Wir gehen"]),
        ('"A first part.\n"A second part," he said.', ["A first part.", "A second part,"]),
        ('The 5" gun and nothing else', []),
        ("He said “never closed", []),
        ('""', [""]),
        ("", []),
    ],
)
def test_quotations(text: str, quoted: list[str]) -> None:
    assert [span.of(text) for span in quotations(text)] == quoted


def test_flags() -> None:
    text = 'Menu Home\nShe said "we will never go back there" in Lima.'
    found = make(text, (Furniture(Span(0, 9), "navigation"),))
    assert bytes(found.idle) == bytes([1, 1] + [0] * 10)
    assert sum(found.quoted) == 6
    assert not found.plain[-1]  # a name


def test_short_quotations_are_a_part_of_the_sentence() -> None:
    assert sum(make('They called it "a grave mistake" again.').quoted) == 0


def test_ranges_and_spans_slice_back() -> None:
    text = "One two, three four."
    found = make(text)
    first, stop = range_of(found, Span(4, 14))
    assert found.span(first, stop).of(text) == "two, three"
    assert range_of(found, Span(7, 8)) == (2, 2)
