"""What a collection may hold that no newsroom would send: through the command, as a person runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

WIRE = (
    "Two freight trains collided near Altamura in the rain on Monday and seven people were hurt, rail police said. "
    "The line to Gravina will stay shut until Thursday, because forty wagons of grain have spilled over both tracks. "
    "Investigators have taken the signal log of the junction box and will hear the two drivers in the morning."
)
QUOTING = (
    "We asked readers what they make of this report of a rival paper, which we give in full. “"
    + WIRE
    + "” So far for the rival. Most of those who wrote to us blame the timetable, and three blame the grain."
)
APART = "A bakery in Lecce won a prize for a loaf of carob flour on Sunday, the guild of bakers said there."


def build(folder: Path) -> tuple[subprocess.CompletedProcess[str], dict[str, list[dict[str, object]]]]:
    out = folder / "out"
    command = [sys.executable, "-c", "import sys; from dateline.cli import main; sys.exit(main())"]
    done = subprocess.run(
        [*command, "build", str(folder / "in"), "-o", str(out)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    return done, json.loads((out / "dossier.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, list[dict[str, object]]]]:
    folder = tmp_path_factory.mktemp("bad")
    (folder / "in").mkdir()
    files = {"a.txt": WIRE, "b.txt": WIRE, "empty.txt": "", "blank.txt": " \n\n "}
    for name, text in files.items():
        (folder / "in" / name).write_text(text, encoding="utf-8")
    records = [
        {"id": "quoting", "text": QUOTING, "published": "2031-03-05", "source": "Echo"},
        {"id": "wire", "text": WIRE, "published": "2031-03-04", "source": "Rail News"},
        {"id": "future", "text": APART, "published": "9999-12-31", "source": "Clock"},
        {"id": "undated", "text": APART.replace("Sunday", "Saturday"), "source": "Somebody"},
        {"id": "nothing", "text": "", "published": "2031-03-05"},
    ]
    (folder / "in" / "rest.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    done, dossier = build(folder)
    assert "Traceback" not in done.stderr
    return done.stderr, dossier


def test_identical_files_are_one_report_and_the_others_are_told(
    made: tuple[str, dict[str, list[dict[str, object]]]],
) -> None:
    _, dossier = made
    reasons = {str(r["item"]).rsplit("/", 1)[-1]: str(r["reason"]) for r in dossier["rejections"]}
    assert "duplicate" in reasons["b.txt"]
    assert not any(name.startswith("a.txt") for name in reasons)


def test_empty_bodies_are_set_aside(made: tuple[str, dict[str, list[dict[str, object]]]]) -> None:
    _, dossier = made
    told = " ".join(str(r["item"]) for r in dossier["rejections"])
    assert "empty.txt" in told
    assert "blank.txt" in told
    assert "nothing" in told or "rest.jsonl" in told
    assert not any(r["text"] == "" for r in dossier["reports"])


def test_a_report_that_quotes_a_whole_other_report_is_no_copy(
    made: tuple[str, dict[str, list[dict[str, object]]]],
) -> None:
    _, dossier = made
    (edge,) = [
        d for d in dossier["lineage"] if "quoting" in (d["child"], d["parent"]) and "wire" in (d["child"], d["parent"])
    ]
    assert (edge["child"], edge["parent"], edge["how"]) == ("quoting", "wire", "quote")
    texts = [o["reports"] for o in dossier["origins"] if o.get("kind") == "text"]
    assert ["quoting"] in texts


def test_a_clock_in_the_future_and_none_at_all_keep_their_reports(
    made: tuple[str, dict[str, list[dict[str, object]]]],
) -> None:
    _, dossier = made
    reports = {str(r["id"]): r for r in dossier["reports"]}
    assert {"future", "undated"} <= set(reports)
    assert reports["undated"]["published"] is None
    (story,) = [s for s in dossier["stories"] if "undated" in s["reports"]]  # type: ignore[operator]
    assert "wire" not in story["reports"]  # type: ignore[operator]
    homes = [s for s in dossier["stories"] if "wire" in s["reports"]]  # type: ignore[operator]
    assert [s["to"] for s in homes] <= ["2031-03-05"]
