from dateline.stories import rows


def test_keys_sort_as_their_numbers_do() -> None:
    names = [rows.name(rows.REPORT, n) for n in (0, 9, 10, 100, 2**31)]
    assert names == sorted(names)


def test_rows_survive() -> None:
    report = rows.ReportRow("a", None, 3, "Title", b"1234", b"12", None, (1, 2), 77, b"", (4, 7))
    assert rows.report(rows.encode(report)) == report
    story = rows.StoryRow(((1, 2), (3,)), ((0, 1),), ((0, 9, 0.25, True),))
    assert rows.story(rows.encode(story)) == story
