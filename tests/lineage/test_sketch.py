from dateline.lineage.sketch import EARLIEST, LATEST, SHINGLE, WINDOW, candidates, fingerprints
from dateline.lineage.words import words
from dateline.reading import Document, Reading, Span


def sketch(text: str, idle: tuple[Span, ...] = ()) -> list[int]:
    return fingerprints(words(Reading(Document(id="r", text=text)), idle))


def plain(start: int, count: int) -> str:
    return " ".join(f"w{n}x" for n in range(start, start + count))


def test_a_shared_run_shares_a_fingerprint_wherever_it_stands() -> None:
    run = plain(0, SHINGLE + WINDOW - 1)
    for lead in range(8):
        one = sketch(f"{plain(100, lead)} {run} {plain(200, 9)}")
        other = sketch(f"{plain(300, 7)} {run} {plain(400, lead)}")
        assert set(one) & set(other)


def test_idle_words_have_no_fingerprints() -> None:
    text = plain(0, 30)
    assert sketch(text, (Span(0, len(text)),)) == []
    assert sketch("") == []
    assert sketch("too few words") == []


def test_pairs_come_in_order_of_time() -> None:
    assert list(candidates([[1, 2, 3], [7, 8], [2, 3, 9]])) == [(0, 2)]


def test_a_fingerprint_of_many_reports_stays_linear() -> None:
    pairs = list(candidates([[1, 2, 3]] * 500))
    assert len(pairs) <= 500 * (EARLIEST + LATEST)
    assert {later for _, later in pairs} == set(range(1, 500))
    assert (0, 499) in pairs
