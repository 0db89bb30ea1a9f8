from dateline.stories.background import shares
from dateline.stories.terms import stem


def test_common_words_have_shares_and_names_have_none() -> None:
    table = shares()
    assert 0.05 < table[stem("police")] <= 1
    assert table[stem("police")] > table[stem("prosecutor")]
    assert "washington" not in table
    assert all(0 < share <= 1 for share in table.values())
