import pytest

from dateline.lineage.own import own_reporting
from dateline.reading import Document, Reading


def own(text: str, source: str | None = "Mekong Courier") -> list[tuple[str, str]]:
    return [(span.of(text), why) for span, why in own_reporting(Reading(Document("a", text, source=source)))]


@pytest.mark.parametrize(
    "sentence",
    [
        "“We were never warned,” the nurse told this newspaper.",
        "A Mekong Courier correspondent saw eleven boats at the pier.",
        "Two reporters counted 14 coffins in the school.",
        "The dam had been shut for years, papers seen by the Mekong Courier show.",
        "The Courier's rival is silent; Mekong Courier journalists visited the camp.",
        "Our correspondent heard shots until dawn.",
        "We have seen the letter.",
    ],
)
def test_what_an_outlet_found_out_itself(sentence: str) -> None:
    assert [text for text, _ in own(f"Rain fell all night. {sentence} Schools stay shut.")] == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "“We were never warned,” the nurse told Reuters.",
        "Reporters were kept away from the pier.",
        "The minister told reporters that the dam was safe.",
        "A correspondent for the Lima Post saw eleven boats.",
        "",
    ],
)
def test_what_others_found_out(sentence: str) -> None:
    assert own(sentence) == []


def test_an_agency_speaks_of_itself() -> None:
    text = "“We were never warned,” the nurse told Reuters."
    assert own(text, "Reuters") == [(text, "told Reuters")]
