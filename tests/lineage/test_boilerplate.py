from dateline.lineage.boilerplate import STOCK_DAYS, boilerplate, set_stock_aside
from dateline.lineage.words import words
from dateline.reading import Document, Reading

STOCK = "The Harbour Star has covered the coast and its people since 1911 from Pier Road."


def page(number: int, text: str, source: str | None = "Star", day: str = "2031-01-01") -> Reading:
    return Reading(Document(id=f"r{number}", text=text, source=source, published=day))


def marked(readings: list[Reading]) -> list[list[str]]:
    return [[s.of(r.text) for s in spans] for r, spans in zip(readings, boilerplate(readings), strict=True)]


def own(number: int) -> str:
    return f"Story number {number} tells of something that no other tells, at some length and in detail, {number}."


def test_what_an_outlet_prints_under_everything() -> None:
    assert marked([page(n, f"{own(n)}\n{STOCK}") for n in range(3)]) == [[STOCK]] * 3


def test_two_reports_or_other_outlets_make_no_boilerplate() -> None:
    assert marked([page(n, f"{own(n)}\n{STOCK}") for n in range(2)]) == [[], []]
    assert marked([page(n, f"{own(n)}\n{STOCK}", source=f"outlet {n}") for n in range(3)]) == [[], [], []]


def test_a_republication_keeps_its_words() -> None:
    assert marked([page(n, STOCK) for n in range(4)]) == [[]] * 4


def test_calls_on_the_reader() -> None:
    assert marked([page(0, "Rain fell.\nSign up to our newsletter for more.")]) == [
        ["Sign up to our newsletter for more."]
    ]


def test_wording_that_recurs_for_weeks_is_set_aside_and_wire_copy_is_not() -> None:
    line = "Get word from our valley desk reporter {} every single day before the morning tide comes in again"
    for days, idle in ((["2031-01-01", "2031-02-10", "2031-03-20"], True), (["2031-01-01"] * 3, False)):
        readings = [page(n, f"{own(n)} {line.format('ABC'[n])}", None, day) for n, day in enumerate(days)]
        texts = [words(r) for r in readings]
        set_stock_aside(readings, texts)
        assert any(texts[0].idle) == idle
        assert not any(texts[0].idle[:3])
    assert STOCK_DAYS < 79
