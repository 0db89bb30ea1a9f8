from dateline.stories.changes import NAMED, Sources, moves


def kinds(sources: Sources, still: set[str]) -> list[tuple[str, tuple[str, ...]]]:
    return [(m.kind, m.others) for m in moves([sources], still.__contains__, lambda report: f"{report} is like z")]


def test_kinds() -> None:
    assert kinds(Sources("s", False, ("a",), {}), {"s"}) == [("created", ())]
    assert kinds(Sources("s", True, ("a",), {}), {"s"}) == [("grown", ())]
    assert kinds(Sources("s", True, (), {"t": ("b",)}), {"s"}) == [("merged", ("t",))]
    assert kinds(Sources("s", True, (), {"t": ("b",)}), {"s", "t"}) == [("moved", ("t",))]
    assert kinds(Sources("s", False, (), {"t": ("b",)}), {"s", "t"}) == [("split", ("t",))]


def test_reasons() -> None:
    (made,) = moves([Sources("s", False, ("a",), {})], bool, lambda report: None)
    assert "no report" in made.why
    (made,) = moves([Sources("s", True, ("a",), {})], bool, lambda report: None)
    assert "names" in made.why
    many = tuple(f"r{n}" for n in range(NAMED + 2))
    (made,) = moves([Sources("s", True, many, {})], bool, lambda report: f"{report} is like z")
    assert made.why == "r0 is like z; r1 is like z; r2 is like z; 2 more"
