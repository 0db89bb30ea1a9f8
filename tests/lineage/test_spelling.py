import pytest

from dateline.lineage.spelling import variants


def test_one_name_in_two_spellings() -> None:
    text = "Zelensky met them. In Balaklia Zelenskyy spoke; Zelensky left Balakliia."
    assert variants(text) == [("Balaklia", "Balakliia"), ("Zelensky", "Zelenskyy")]


@pytest.mark.parametrize(
    "text", ["Ukraine and Ukrainian troops, Ukrainians", "Brussels and Brussels’ mayor", "Wagner, Wagners", "", "“"]
)
def test_forms_of_one_word_are_no_variants(text: str) -> None:
    assert variants(text) == []
