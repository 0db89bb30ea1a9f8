from dateline.lineage.quoted import shared_quotations
from dateline.reading import Document, Reading


def reading(name: str, text: str) -> Reading:
    return Reading(Document(id=name, text=text))


A = reading("a", "“We are short of gloves, not of courage, and the beds are full,” she said.")
B = reading("b", 'In the ward: "We are short of gloves, not of courage," said the doctor.')
C = reading("c", "“The river has taken everything we built here,” said a farmer.")


def test_one_statement_in_two_reports() -> None:
    (group,) = shared_quotations([C, B, A])
    assert [(report, span.of({"a": A, "b": B}[report].text)) for report, span in group] == [
        ("a", "We are short of gloves, not of courage, and the beds are full,"),
        ("b", "We are short of gloves, not of courage,"),
    ]


def test_the_order_of_reports_changes_nothing() -> None:
    assert shared_quotations([A, B, C]) == shared_quotations([B, C, A])


def test_short_or_different_quotations_share_nothing() -> None:
    short = [reading(n, "“It is what it is,” he said.") for n in "xy"]
    assert shared_quotations(short) == ()
    assert shared_quotations([A, C]) == ()
    assert (
        shared_quotations(
            [reading("d", "“We are short of gloves, not of courage,” and “we are short of gloves, not of courage.”")]
        )
        == ()
    )
