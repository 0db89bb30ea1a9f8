import time

from dateline.lineage import derive
from dateline.lineage.changed import versions
from dateline.model import Change, Derivation
from dateline.reading import Document, Reading

FIRST = (
    "Shells hit Dorven on Friday. At least 10 wounded people were taken to hospital, the mayor said. The bridge is "
    "closed. Nobody has claimed the attack.\n\nPower is out in two districts of the town, and schools stay shut "
    "until Monday."
)
SECOND = (
    "Shells hit Dorven on Friday. At least 12 wounded people were taken to hospital, mayor Ana Perro said. Three were "
    "killed, a nurse told reporters. Nobody has claimed the attack.\n\nPower is out in two districts of the town, and "
    "schools stay shut until Monday. The bridge is closed."
)


def told(changes: tuple[Change, ...]) -> list[tuple[str, str]]:
    return [(c.kind, c.say) for c in changes]


def only(child: str, parent: str, **fields: str) -> Derivation:
    readings = [
        Reading(Document("1", parent, published="2031-01-01", url=fields.get("url"))),
        Reading(Document("2", child, published="2031-01-02", url=fields.get("url"))),
    ]
    (found,) = derive(readings)
    return found


def test_versions_are_compared_sentence_by_sentence_and_an_edited_figure_is_said() -> None:
    changes = only(SECOND, FIRST, url="https://x.example/a").changes
    assert [c.kind for c in changes] == ["changed", "added"]
    assert changes[0].say.startswith("“10 wounded” became “12 wounded”")
    assert "was added" in changes[0].say
    assert changes[0].child is not None
    assert changes[0].child.of(SECOND).startswith("At least 12")
    assert next((a.of(SECOND), b.of(FIRST)) for a, b in changes[0].words) == ("12", "10")
    assert changes[1].child is not None
    assert changes[1].child.of(SECOND) == "Three were killed, a nurse told reporters."
    assert changes[1].parent is None


def test_what_is_gone_is_said_and_what_only_moved_is_not() -> None:
    assert told(versions(FIRST, SECOND))[-1] == ("removed", "taken out: “Three were killed, a nurse told reporters.”")
    assert not any("bridge" in c.say for c in versions(FIRST, SECOND))


def test_spelling_case_and_wrapping_are_no_change() -> None:
    assert versions("THE CENTER of ten towns - is open!", "The centre of 10 towns is open.") == ()
    assert versions(FIRST, FIRST) == ()
    assert versions("", "") == ()


def test_a_near_copy_with_another_figure_or_verb_says_so() -> None:
    altered = FIRST.replace("10 wounded", "10 killed").replace("two districts", "nine districts")
    found = only(altered, FIRST)
    assert found.how in ("copy", "edit")
    assert told(found.changes) == [
        ("changed", "“wounded” became “killed”"),
        ("changed", "“two districts” became “nine districts”"),
    ]


def test_a_plain_copy_or_small_words_say_nothing() -> None:
    assert only(FIRST, FIRST).changes == ()
    assert only(FIRST.replace("The bridge is", "And the bridge is"), FIRST).changes == ()


def test_ten_thousand_sentences_are_quick() -> None:
    one = "\n".join(f"Line {n} says that {n * 7} people came to place {n % 11}." for n in range(5000))
    other = one.replace("came", "went", 40)
    began = time.process_time()
    assert len(versions(one, other)) == 40
    assert time.process_time() - began < 5
