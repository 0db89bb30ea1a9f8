"""Lineage where input is odd: identical files, whole reports quoted, pages of many events, masses, wrong clocks."""

import time

from dateline.lineage import Origins, derive
from dateline.model import Derivation
from dateline.reading import Document, Reading

LINES = [
    "Grain exports from western Canada came to a halt on Monday when 4,200 rail signal workers walked off the job.",
    "The walkout at two freight railways left 61 ships waiting at anchor off Vancouver, the port authority reported.",
    "The railways offered a raise of nine per cent over three years but rejected a demand for crews of two.",
    "Farmers called on Ottawa to order the workers back, saying that elevators on the prairies were full.",
]
OTHER = [
    "At least 14 people drowned when the Nam Sen river burst its banks in northern Laos on Sunday, officials said.",
    "The water rose three metres in under four hours after two days of rain, sweeping away a road bridge at Ban Thong.",
]
THIRD = [
    "A court in Valdeoro sentenced its former mayor to eleven years in prison on Tuesday over bribes for a tram line.",
    "Joaquín Redondo listened without a word while the judges spoke for two hours of villas, watches and a racehorse.",
]


def report(name: str, text: str, day: str | None = "2031-03-02", source: str | None = None) -> Reading:
    return Reading(Document(id=name, text=text, published=day, source=source))


SOURCE = report("a", "\n".join(LINES), "2031-03-01")


def pairs(*readings: Reading) -> dict[tuple[str, str], Derivation]:
    return {(d.child, d.parent): d for d in derive(readings)}


def test_identical_files_under_different_names_are_copies_and_one_origin() -> None:
    same = [report(name, SOURCE.text, None) for name in ("x", "y", "z")]
    found = pairs(*same)
    assert {d.how for d in found.values()} == {"copy"}
    assert {d.score for d in found.values()} == {1.0}
    assert ("y", "x") in found
    assert "direction unknown" in found["y", "x"].why
    (origin,) = Origins(same, tuple(found.values())).reports
    assert origin.reports == ("x", "y", "z")


def test_a_report_that_quotes_a_whole_other_report_is_told_from_a_copy_of_it() -> None:
    quoting = "\n".join(f"“{line}”" for line in LINES)
    child = report(
        "b", f"The agency's dispatch, which our lawyers now dispute, read in full:\n{quoting}\nIt was withdrawn."
    )
    (found,) = pairs(SOURCE, child).values()
    assert (found.child, found.parent, found.how) == ("b", "a", "quote")
    assert "quotes the text of the other" in found.why
    assert sum(there.end - there.start for there, _ in found.passages) > 0.8 * len(SOURCE.text)


def test_a_page_of_many_events_takes_a_passage_from_each_and_is_one_text_of_its_own() -> None:
    blog = "\n\n".join(
        ["Live: what we know so far", "10:40", *LINES[:2], "10:15", *OTHER, "09:50", *THIRD, "09:30", "More soon."]
    )
    readings = [SOURCE, report("l", "\n".join(OTHER), "2031-03-01"), report("v", "\n".join(THIRD), "2031-03-01")]
    page = report("blog", blog, "2031-03-02", "Mekong Courier")
    found = pairs(*readings, page)
    assert sorted(found) == [("blog", "a"), ("blog", "l"), ("blog", "v")]
    assert all(d.score < 0.8 for d in found.values())
    held = Origins([*readings, page], tuple(found.values()))
    assert len(held.reports) == 4


def test_empty_bodies_and_reports_without_words() -> None:
    odd = [report("e1", ""), report("e2", ""), report("e3", "…"), report("e4", "\n\n"), report("e5", "12 13 14")]
    assert pairs(*odd) == {}
    assert len(Origins(odd, ()).reports) == 5
    assert all(o.why for o in Origins(odd, ()).reports)


def test_clocks_in_the_future_and_reports_without_time() -> None:
    future = report("f", SOURCE.text, "9999-12-31")
    found = pairs(SOURCE, future, report("n", SOURCE.text, None), report("w", SOURCE.text, "yesterday"))
    assert found["f", "a"].how == "copy"
    assert all(d.child != "a" for d in found.values())


def test_a_mass_of_near_identical_releases_is_linear() -> None:
    def release(number: int) -> str:
        return "\n".join(LINES).replace("61 ships", f"{number} ships").replace("Vancouver", f"Port {number % 90}")

    def seconds(count: int) -> float:
        readings = [report(f"m{n:05}", release(n)) for n in range(count)]
        began = time.process_time()
        found = derive(readings)
        taken = time.process_time() - began
        assert len({d.child for d in found}) == count - 1
        assert any("became" in change.say for d in found for change in d.changes)
        return taken

    seconds(50)
    assert seconds(800) < 6 * seconds(200) + 0.5
