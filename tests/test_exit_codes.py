"""One exit code for one kind of outcome, whatever the verb; and the table of them in the documentation."""

import json
from pathlib import Path

import pytest

from dateline import cli
from dateline.cli import console

from . import invented

ROOT = Path(__file__).parent.parent
DATED = {"id": "a", "text": "Nine people were killed in Tacna, police said.", "published": "2031-03-02T09:00:00Z"}
UNDATED = {"id": "b", "text": "Two people were killed in Ilo, police said."}
LONG_BEFORE, BEFORE, AFTER = "2030-01-01", "2030-02-01", "2031-04-01"


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """The readers that other tests have loaded already."""
    invented.readers()
    monkeypatch.setattr("dateline.readers.Readers", lambda settings: invented.readers())
    monkeypatch.setattr("dateline.pipeline.Readers", lambda settings: invented.readers())


@pytest.fixture
def files(tmp_path, capsys):
    """Reports and ledgers by name: all with a time, none with one, and one line that is no record."""
    kinds = {"dated": [DATED], "undated": [UNDATED], "mixed": [DATED, UNDATED], "spoilt": [DATED, "no record"]}
    found = {"missing": tmp_path / "missing", "out": tmp_path / "out", "empty": tmp_path / "empty"}
    found["empty"].mkdir()
    for name, records in kinds.items():
        path = tmp_path / f"{name}.jsonl"
        path.write_text("\n".join(r if isinstance(r, str) else json.dumps(r) for r in records))
        cli.main(["add", str(tmp_path / f"{name}.db"), str(path), "-q"])
        found |= {name: path, f"{name}_db": tmp_path / f"{name}.db"}
    capsys.readouterr()
    return found


#: What is asked, of reports and of a ledger of them alike, the code, and what is said on either stream.
ALIKE = [
    ("build {dated} -o {out}", cli.DONE, "1 report"),
    ("build {spoilt} -o {out}", cli.SOME_REJECTED, "set aside"),
    ("build {mixed} -o {out} --as-of 2031-04-01", cli.SOME_REJECTED, "no publication time"),
    ("build {dated} -o {out} --as-of 2030-01-01", cli.FAILED, "the first is of 2031-03-02"),
    ("build {undated} -o {out} --as-of 2031-04-01", cli.FAILED, "manifest.csv"),
    ("build {dated} -o {out} --as-of noon", cli.FAILED, "2022-09-09"),
    ("why {dated}", cli.DONE, "killed"),
    ("why {spoilt}", cli.SOME_REJECTED, "set aside"),
    ("why {dated} f-none", cli.FAILED, "there is no finding"),
    ("why {dated} --as-of 2030-01-01", cli.FAILED, "the first is of 2031-03-02"),
    ("why {undated} --as-of 2031-04-01", cli.FAILED, "manifest.csv"),
    ("diff {dated} --from 2030-01-01 --to 2031-04-01", cli.DONE, "0 reports by 2030-01-01, 1 by"),
    ("diff {dated} --from 2031-04-01 --to 2031-05-01", cli.DONE, "no report was published between the two"),
    ("diff {dated} --from 2030-01-01 --to 2030-02-01", cli.FAILED, "the first is of 2031-03-02"),
    ("diff {mixed} --from 2030-01-01 --to 2031-04-01", cli.SOME_REJECTED, "no publication time"),
    ("diff {undated} --from 2030-01-01 --to 2031-04-01", cli.FAILED, "manifest.csv"),
    ("diff {dated} --from 2031-04-01 --to 2030-01-01", cli.FAILED, "earlier one first"),
]


def ran(capsys, command, files):
    code = cli.main([*command.format(**files).split(), "-q"])
    out, err = capsys.readouterr()
    return code, out + err


@pytest.mark.parametrize(("command", "code", "said"), ALIKE, ids=lambda v: v if isinstance(v, str) else None)
@pytest.mark.parametrize("of_a_ledger", [False, True])
def test_reports_and_a_ledger_of_them_give_the_same_code(capsys, files, command, code, said, of_a_ledger):
    if of_a_ledger:
        files = files | {name: files[f"{name}_db"] for name in ("dated", "undated", "mixed", "spoilt")}
    # A line that is no record is set aside when it is read; a ledger remembers that.
    assert ran(capsys, command, files)[0] == code
    assert said in ran(capsys, command, files)[1]


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        ("build {missing} -o {out}", cli.FAILED, "no report could be read"),
        ("read {missing}", cli.FAILED, "no report could be read"),
        ("add {out} {missing}", cli.FAILED, "no report could be read"),
        ("why {missing}", cli.FAILED, "no report could be read"),
        ("diff {missing} --from 2030-01-01 --to 2031-04-01", cli.FAILED, "no report could be read"),
        ("build {empty} -o {out}", cli.FAILED, "no report could be read"),
        ("read {empty}", cli.FAILED, "no report could be read"),
        ("read {spoilt}", cli.SOME_REJECTED, "set aside"),
        ("add {out} {spoilt}", cli.SOME_REJECTED, "set aside"),
        ("find {missing} words", cli.FAILED, "dateline add"),
        ("find {dated_db} volcano", cli.DONE, "no sentence holds"),
        ("verify {missing}", cli.FAILED, "dateline add"),
        ("verify {dated}", cli.FAILED, "is no ledger"),
        ("verify {dated_db}", cli.DONE, "whole"),
        ("decisions {missing}", cli.FAILED, "dateline add"),
        ("decide {missing} reject c1 --why x", cli.FAILED, "dateline add"),
        ("decide {dated_db} reject c-none --why x", cli.FAILED, "nothing has the id"),
        ("decide {dated_db} undo d-none --why x", cli.FAILED, "no decision"),
        ("forget {dated_db} --by nobody@1", cli.FAILED, "nothing in"),
        ("copy {missing} {out}", cli.FAILED, "dateline add"),
        ("gazetteer add {missing}", cli.FAILED, "missing"),
        ("build {dated} -o {dated}", cli.FAILED, "dated.jsonl"),
        ("build {dated} -o {out} --config {missing}", cli.FAILED, "missing"),
    ],
    ids=lambda v: v if isinstance(v, str) else None,
)
def test_what_cannot_be_done_is_2_whatever_the_verb(capsys, files, command, code, said):
    found, told = ran(capsys, command, files)
    assert (found, said in told) == (code, True), told
    assert "Traceback" not in told


@pytest.mark.parametrize(
    ("raised", "code", "said"),
    [
        (KeyboardInterrupt(), cli.STOPPED, "stopped"),
        (BrokenPipeError(), cli.UNREAD, ""),
        (OSError(28, "No space left on device", "news.db"), cli.FAILED, "news.db: No space left on device"),
        (ZeroDivisionError("division"), cli.BROKEN, "a fault of the program (ZeroDivisionError: division)"),
    ],
)
def test_what_stops_a_run_half_way_has_a_code_of_its_own(monkeypatch, capsys, files, raised, code, said):
    def stop(options):
        raise raised

    monkeypatch.setattr("dateline.cli.find.run", stop)
    monkeypatch.setattr("os.dup2", lambda old, new: new)
    assert cli.main(["find", str(files["dated_db"]), "x"]) == code
    assert said in capsys.readouterr().err


def test_the_table_in_the_documentation_and_the_help_have_every_code():
    text = (ROOT / "docs" / "formats.md").read_text()
    for code, meaning in console.EXIT_CODES.items():
        assert f"| {code} | {meaning} |" in text
        assert meaning in cli.parser().format_help()
