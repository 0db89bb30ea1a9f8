import pytest

from eval.pages import put


def test_a_table_goes_between_its_own_comments_and_nowhere_else(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("a\n<!-- one -->\nold\n<!-- end one -->\nb\n<!-- table -->\nkept\n<!-- end -->\n")
    put(page, r"new \1" + "\n", "one")
    assert page.read_text().splitlines()[2] == r"new \1"
    assert "kept" in page.read_text()
    with pytest.raises(ValueError, match="two"):
        put(page, "x", "two")
