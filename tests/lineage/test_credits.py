import pytest

from dateline.lineage.credits import agency_of, cited, credited, voiced
from dateline.reading import Document, Reading


def report(text: str, **fields: str) -> Reading:
    return Reading(Document(id="r", text=text, **fields))


def test_credits() -> None:
    assert credited(report("Rain fell.\n- Reuters")) == ("Reuters",)
    assert credited(report("Rain fell.", credit="AFP")) == ("AFP",)
    assert credited(report("Rain fell.", source="Reuters")) == ("Reuters",)
    assert credited(report("Reuters could not confirm this.")) == ()


@pytest.mark.parametrize(
    "text",
    [
        "It was not possible for Reuters to verify it.",
        "Reuters could not independently confirm this.",
        "He told Reuters so.",
    ],
)
def test_voices(text: str) -> None:
    assert voiced(report(text)) == ("Reuters",)


@pytest.mark.parametrize(
    "text", ["As reported by AFP, rain fell.", "AFP reported rain.", "Rain fell, according to AFP."]
)
def test_citations(text: str) -> None:
    assert cited(report(text)) == ("AFP",)


def test_outlets_that_are_no_agency() -> None:
    assert agency_of("Prairie Ledger") is None
    assert agency_of(None) is None


def test_long_runs_of_capitals_end() -> None:
    assert voiced(report("A-" * 50_000 + " told " + "B " * 20_000)) == ()
