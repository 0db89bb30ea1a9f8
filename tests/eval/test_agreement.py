import json
from pathlib import Path

import pytest

from eval.agreement import agreements, key, keyed, main
from eval.metrics import kappa

FILLED = {
    "item": "a/1",
    "speaker": "Ana Ruiz",
    "side": "The Port Authority / Authority",
    "stance": "denies",
    "certainty": "stated",
    "background": False,
    "caveat": ["unverified", "denied"],
}


def test_kappa_is_one_zero_and_undefined() -> None:
    assert kappa(["a", "b", "a"], ["a", "b", "a"]) == 1.0
    assert kappa(["a", "a", "b", "b"], ["a", "b", "a", "b"]) == pytest.approx(0.0)
    assert kappa(["a", "a"], ["a", "a"]) is None
    assert kappa([], []) is None


def test_kappa_of_cohens_kind() -> None:
    first = ["yes"] * 25 + ["no"] * 25
    second = ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15
    assert kappa(first, second) == pytest.approx(0.4)


def test_keys_hide_names_and_forgive_case_and_article() -> None:
    row = keyed(FILLED)
    assert row["speaker"] == [key("ana ruiz")]
    assert row["side"] == [key("port authority"), key("authority")]
    assert row["caveat"] == ["denied", "unverified"]
    assert "Ruiz" not in json.dumps(row)
    assert key("Ana Ruiz") != key("Ana Ruis")


def test_none_is_an_answer_and_an_empty_one_is_not() -> None:
    assert keyed({**FILLED, "side": "none", "caveat": "none"})["side"] == []
    with pytest.raises(ValueError, match="no answer for stance"):
        keyed({**FILLED, "stance": ""})


def test_yes_and_no_may_be_written_as_words() -> None:
    assert keyed({**FILLED, "background": "False"}) == keyed(FILLED)
    assert keyed({**FILLED, "background": "true"})["background"] is True


def test_any_name_in_common_agrees() -> None:
    first = [keyed(FILLED), keyed({**FILLED, "item": "a/2"})]
    second = [
        keyed({**FILLED, "side": "authority"}),
        keyed({**FILLED, "item": "a/2", "side": "none", "stance": "doubts"}),
    ]
    found = {one.field: one for one in agreements(first, second)}
    assert found["speaker"].percent == 100
    assert found["side"].percent == 50
    assert found["stance"].percent == 50
    assert found["stance"].items == 2


def test_files_without_a_common_item_are_refused() -> None:
    with pytest.raises(ValueError, match="no item in common"):
        list(agreements([keyed(FILLED)], [keyed({**FILLED, "item": "b"})]))


def test_the_command_prints_a_line_a_field(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = tmp_path / "filled.jsonl"
    sheet.write_text(json.dumps(FILLED) + "\n", encoding="utf-8")
    main(["keys", str(sheet)])
    answers = tmp_path / "reader.jsonl"
    answers.write_text(capsys.readouterr().out, encoding="utf-8")
    main([str(answers), str(answers)])
    out = capsys.readouterr().out
    assert out.count("100.0") == 6
