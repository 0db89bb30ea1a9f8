from dateline.lineage.direction import parent_is_first
from dateline.reading import Document, Reading


def report(name: str, text: str = "Rain fell.", **fields: str) -> Reading:
    return Reading(Document(id=name, text=text, **fields))


def test_the_credited_agency_is_the_parent_even_where_its_copy_came_later() -> None:
    wire = report("z", source="Reuters", published="2031-01-02T10:00:00Z")
    paper = report("a", "Rain fell.\n- Reuters", source="Star", published="2031-01-02T09:00:00Z")
    assert parent_is_first(wire, paper) == (True, "the later text credits Reuters")
    assert parent_is_first(paper, wire)[0] is False


def test_a_hedge_in_the_wires_voice() -> None:
    wire = report("z", source="Reuters")
    paper = report("a", "It was not possible for Reuters to verify this.", source="Star")
    assert parent_is_first(wire, paper) == (True, "the later text speaks in the voice of Reuters")


def test_time() -> None:
    assert parent_is_first(report("b", published="2031-01-01"), report("a", published="2031-01-02T08:00:00Z"))[0]


def test_one_day_tells_nothing_about_a_minute() -> None:
    first, why = parent_is_first(report("b", published="2031-01-02"), report("a", published="2031-01-02T08:00:00Z"))
    assert not first
    assert "unknown" in why


def test_without_time_the_text_nearer_to_the_wire() -> None:
    near = report("b", "It was not possible for Reuters to verify this.")
    assert parent_is_first(report("a"), near) == (
        False,
        "only the parent carries the words of Reuters; times do not tell",
    )
