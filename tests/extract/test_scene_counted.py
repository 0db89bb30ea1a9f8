"""Days that are counted from others."""

import pytest

from dateline.extract.scene_counted import counted
from dateline.extract.scene_report import Candidate, Report
from dateline.extract.times import Times
from dateline.reading import Document, Reading


@pytest.fixture
def days(parse):
    def days_of(text: str, published: str | None, named: dict[str, str]) -> list[str]:
        reading = Times().extract(Reading(Document("r1", text, published=published), parse=parse(text)))
        found = [Candidate(m, named[w], ()) for m in reading.times if (w := m.span.of(text)) in named]
        for span, mention, _, _ in counted(Report(reading), found):
            assert span.of(text).split()[-1] in ("after", "since", "following")
            assert mention is None or mention.span.overlaps(span)
        return [day.isoformat() for _, _, day, _ in counted(Report(reading), found)]

    return days_of


def test_a_length_counts_back_from_the_day_of_its_sentence(days):
    text = "Boats still carried people on Wednesday, two days after a dam broke. The mayor spoke on Friday."
    assert days(text, "2024-09-20", {"Wednesday": "2024-09-18", "Friday": "2024-09-20"}) == ["2024-09-16"]
    text = "A week after the ferry sank, divers went down again on Monday."
    assert days(text, "2024-09-24", {"Monday": "2024-09-23"}) == ["2024-09-16"]


def test_without_such_a_day_it_counts_back_from_the_report_s_own(days):
    assert days("Three days after the quake, roads are open.", "2021-05-20", {}) == ["2021-05-17"]
    assert days("Three days after the quake, roads are open.", None, {}) == []


def test_a_vague_length_counts_nothing(days):
    assert days("More than a week after the quake, and almost two weeks after the flood.", "2021-05-20", {}) == []
