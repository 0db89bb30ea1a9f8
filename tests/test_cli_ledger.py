"""The verbs over a ledger, in this process: what they print, and the exit codes."""

import json
import re
from contextlib import closing

import msgspec
import pytest

from dateline import cli, derived
from dateline.store.open import open_store

from . import invented


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """The readers that other tests have loaded already."""
    invented.readers()
    monkeypatch.setattr("dateline.readers.Readers", lambda settings: invented.readers())
    monkeypatch.setattr("dateline.pipeline.Readers", lambda settings: invented.readers())


@pytest.fixture
def reports(tmp_path):
    path = tmp_path / "reports.jsonl"
    lines = []
    for reading in invented.invented():
        d = reading.document
        record = {"id": d.id, "text": d.text, "source": d.source, "title": d.title, "published": d.published}
        lines.append(json.dumps({k: v for k, v in record.items() if v is not None}))
    path.write_text("\n".join(lines))
    return path


@pytest.fixture
def ledger(tmp_path, reports, capsys):
    path = tmp_path / "news.db"
    assert cli.main(["add", str(path), str(reports), "-q"]) == cli.DONE
    capsys.readouterr()
    return str(path)


def told(capsys, *arguments, code=cli.DONE):
    assert cli.main([*map(str, arguments), "-q"]) == code
    return capsys.readouterr().out


def test_adding_tells_what_is_new_and_the_same_again_nothing(tmp_path, reports, capsys):
    path = tmp_path / "news.db"
    first = told(capsys, "add", path, reports)
    assert "9 reports: 9 new or read anew, 0 known, 0 set aside" in first
    assert "added:" in first
    again = told(capsys, "add", path, reports)
    assert again.strip() == "9 reports: 0 new or read anew, 9 known, 0 set aside"


def test_one_bad_record_is_told_and_the_rest_is_added(tmp_path, reports, capsys):
    reports.write_text(reports.read_text() + "\nnot json\n")
    assert cli.main(["add", str(tmp_path / "news.db"), str(reports), "-q"]) == cli.SOME_REJECTED
    assert "set aside: " in capsys.readouterr().err


def test_a_ledger_builds_what_its_reports_build(tmp_path, ledger, reports, capsys):
    told(capsys, "build", ledger, "-o", tmp_path / "a")
    told(capsys, "build", reports, "-o", tmp_path / "b")
    one, other = (json.loads((tmp_path / n / "dossier.json").read_text()) for n in "ab")
    assert one == other
    assert len(one["stories"]) > 1


@pytest.mark.parametrize("source", ["ledger", "reports"])
def test_a_past_account_is_built_of_either(tmp_path, request, capsys, source):
    given = request.getfixturevalue(source)
    cli.main(["build", str(given), "-o", str(tmp_path / "o"), "--as-of", "2031-03-02", "-q"])
    dossier = json.loads((tmp_path / "o" / "dossier.json").read_text())
    assert {r["id"] for r in dossier["reports"]} == {"quake-1", "quake-2"}
    assert dossier["as_of"] == "2031-03-02"
    assert [r["item"] for r in dossier["rejections"]] != []


def test_one_story_is_built_alone(tmp_path, ledger, capsys):
    told(capsys, "build", ledger, "-o", tmp_path / "o", "--story", "vote-1")
    dossier = json.loads((tmp_path / "o" / "dossier.json").read_text())
    assert {r["id"] for r in dossier["reports"]} <= {"vote-1", "vote-2"}


def test_a_rule_chooses_among_voices_that_differ(tmp_path, capsys):
    path = tmp_path / "flood.jsonl"
    said = (("a", "Nine", "the fire brigade"), ("b", "Twelve", "the health ministry"))
    records = [
        {"id": i, "source": i, "title": "Flood in Tacna", "published": "2031-03-02T09:00:00Z",
         "text": f"{number} people were killed in the flood in Tacna on Sunday, {who} said."}
        for i, number, who in said
    ]  # fmt: skip
    path.write_text("\n".join(map(json.dumps, records)))
    told(capsys, "add", tmp_path / "flood.db", path)
    values = {}
    for rule in ("lowest", "highest"):
        told(capsys, "build", tmp_path / "flood.db", "-o", tmp_path / rule, "--rule", rule)
        findings = json.loads((tmp_path / rule / "dossier.json").read_text())["findings"]
        values[rule] = {f["value"].get("low") for f in findings if f["question"]["predicate"] == "killed"}
    assert values == {"lowest": {9}, "highest": {12}}


@pytest.mark.parametrize("source", ["ledger", "reports"])
def test_differences_are_told_in_sentences(request, capsys, source):
    given = request.getfixturevalue(source)
    # One report has no time of publication, which is said.
    out = told(capsys, "diff", given, "--from", "2031-03-02", "--to", "2031-03-05T12:00Z", code=cli.SOME_REJECTED)
    assert "2 reports by 2031-03-02" in out
    assert "Added" in out
    lines = told(capsys, "diff", given, "--from", "2031-03-02", "--to", "2031-03-05", "--json", code=cli.SOME_REJECTED)
    assert {"change", "finding", "sentence"} == set(json.loads(lines.splitlines()[0]))


def test_moments_the_wrong_way_round_are_refused(ledger, capsys):
    assert cli.main(["diff", ledger, "--from", "2031-03-05", "--to", "2031-03-02"]) == cli.FAILED
    assert "earlier one first" in capsys.readouterr().err


def test_words_are_found_with_their_report(ledger, capsys):
    out = told(capsys, "find", ledger, "warning", "siren*")
    assert "quake-3" in out
    assert "Residents of Omate denied" in out
    assert "no sentence holds" in told(capsys, "find", ledger, "volcano")


def test_why_lists_and_explains(ledger, reports, capsys):
    listed = told(capsys, "why", ledger)
    finding = listed.split()[0]
    assert told(capsys, "why", ledger, finding) == told(capsys, "why", reports, finding)
    assert cli.main(["why", ledger, "f-none"]) == cli.FAILED
    assert "there is no finding" in capsys.readouterr().err


def test_a_decision_is_made_told_listed_and_undone(tmp_path, ledger, capsys):
    told(capsys, "build", ledger, "-o", tmp_path / "before")
    claim = next(c["id"] for c in json.loads((tmp_path / "before" / "dossier.json").read_text())["claims"])
    out = told(capsys, "decide", ledger, "reject", claim, "--who", "ana", "--why", "a hoax")
    decision = re.search(r"decided: (d\w+)", out)[1]
    log = [json.loads(line) for line in told(capsys, "decisions", ledger).splitlines()]
    assert [(d["id"], d["who"], d["why"]) for d in log] == [(decision, "ana", "a hoax")]
    told(capsys, "build", ledger, "-o", tmp_path / "with")
    assert [d["id"] for d in json.loads((tmp_path / "with" / "dossier.json").read_text())["decisions"]] == [decision]
    told(capsys, "decide", ledger, "undo", decision, "--why", "it was true")
    told(capsys, "build", ledger, "-o", tmp_path / "after")
    assert (tmp_path / "after" / "dossier.json").read_bytes() == (tmp_path / "before" / "dossier.json").read_bytes()


def test_the_beginning_of_an_id_is_enough_to_decide_and_to_undo(ledger, capsys):
    finding = told(capsys, "why", ledger).split()[0]
    out = told(capsys, "decide", ledger, "accept", finding[:8], "--who", "ana", "--why", "seen")
    decision = re.search(r"decided: (d\w+)", out)[1]
    assert "characters" in out
    assert "ana accepted this" in told(capsys, "why", ledger, finding[:8])
    told(capsys, "decide", ledger, "undo", decision[:8], "--who", "ana", "--why", "a slip")
    assert cli.main(["decide", ledger, "undo", decision[:8], "--who", "ana", "--why", "again"]) == cli.FAILED
    assert "undone already" in capsys.readouterr().err
    assert cli.main(["decide", ledger, "accept", "f", "--who", "ana", "--why", "x"]) == cli.FAILED
    assert "records have an id that begins with 'f'" in capsys.readouterr().err


def test_a_status_set_by_a_person_is_in_the_why_of_its_finding(ledger, capsys):
    finding = next(line.split()[0] for line in told(capsys, "why", ledger).splitlines() if "Not verified" not in line)
    told(
        capsys, "decide", ledger, "correct", finding, "status", "--to", "unverified", "--who", "ana", "--why", "one fax"
    )
    out = told(capsys, "why", ledger, finding)
    assert "ana set the status to unverified" in out
    assert "Decided by people" in out


def test_decisions_go_from_one_ledger_to_another(tmp_path, ledger, reports, capsys, monkeypatch):
    claim = told(capsys, "why", ledger, told(capsys, "why", ledger).split()[0])
    claim = re.search(r"\b(c[0-9a-f]{12})\b", claim)[1]
    told(capsys, "decide", ledger, "accept", claim, "--who", "ana", "--why", "seen")
    lines = told(capsys, "decisions", ledger)
    copy = tmp_path / "copy.db"
    told(capsys, "add", copy, reports)
    (tmp_path / "d.jsonl").write_text(lines)
    with (tmp_path / "d.jsonl").open() as stream:
        monkeypatch.setattr("sys.stdin", stream)
        assert "1 decision taken in" in told(capsys, "decisions", copy, "--load")
    assert told(capsys, "decisions", copy) == lines


def test_what_was_forgotten_is_read_anew(ledger, capsys):
    assert cli.main(["forget", ledger, "--by", "nobody@1"]) == cli.FAILED
    assert "quantities@" in capsys.readouterr().err
    assert "read them anew" in told(capsys, "forget", ledger, "--by", "quantities@1")
    assert "9 read anew" in told(capsys, "add", ledger)
    assert "0 read anew" in told(capsys, "add", ledger)
    assert "whole" in told(capsys, "verify", ledger)


def test_a_ledger_with_wrong_parts_is_told_and_mended(ledger, capsys):
    with closing(open_store(ledger)) as store:
        one = next(iter(derived.stories(store).values()))
        part = derived.parts(store, [one.id])[one.id]
        store.keep(derived.PART, {one.id: derived.packed_part(msgspec.structs.replace(part, claims=()))})
    assert "1 fault" in told(capsys, "verify", ledger, code=cli.FAULTS)
    assert "whole" in told(capsys, "verify", ledger, "--mend")


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        (["build", "{missing}", "-o", "out"], "missing"),
        (["find", "{missing}", "words"], "dateline add"),
        (["verify", "{folder}"], "is no ledger"),
        (["add", "{report}", "{report}"], "is no ledger"),
        (["build", "{ledger}", "{report}", "-o", "out"], "give it alone"),
        (["build", "{report}", "-o", "out", "--story", "s1"], "--story is for ledgers"),
        (["build", "{ledger}", "-o", "out", "--as-of", "noon"], "2022-09-09"),
        (["forget", "{ledger}", "--by", "places"], "places@1"),
        (["decide", "{ledger}", "correct", "c1", "colour", "--why", "x"], "end with one of"),
        (["decide", "{ledger}", "reject", "c-none", "--why", "x"], "nothing has the id"),
        (["decide", "{ledger}", "correct", "c1", "place", "--to", "Lima", "--at", "north", "--why", "x"], "degrees"),
    ],
)
def test_errors_say_what_to_do(tmp_path, ledger, reports, capsys, arguments, advice):
    names = {"missing": tmp_path / "missing", "folder": tmp_path, "report": reports, "ledger": ledger}
    assert cli.main([a.format(**names) for a in arguments]) == cli.FAILED
    error = capsys.readouterr().err
    assert advice in error
    assert "Traceback" not in error


def test_every_verb_teaches_by_example(capsys):
    for verb in cli.VERBS:
        name = verb.__name__.rpartition(".")[2]
        with pytest.raises(SystemExit) as left:
            cli.main([name, "--help"])
        assert left.value.code == 0
        shown = capsys.readouterr().out
        assert f"dateline {name}" in shown
        assert "examples:" in shown or name == "gazetteer"


def test_an_addition_of_nothing_makes_no_ledger(tmp_path, capsys):
    (tmp_path / "empty.jsonl").write_text("not json\n")
    for given in ("nowhere", "empty.jsonl"):
        assert cli.main(["add", str(tmp_path / "new.db"), str(tmp_path / given), "-q"]) == cli.FAILED
        assert capsys.readouterr().err
        assert list(tmp_path.glob("new.db*")) == []


def test_verify_counts_the_layers_that_were_forgotten(ledger, capsys):
    assert "without" not in told(capsys, "verify", ledger)
    versions = {name: f"{name}@9" for name in ("names", "places")}
    with closing(open_store(ledger)) as store:
        ids = [d.id for d in store.documents()]
        store.add(list(store.readings(ids[:2])), [], "2031-05-01T00:00:00Z", versions)
        store.forget("places@9")
    out = told(capsys, "verify", ledger)
    assert "2 reports without places" in out
    assert "whole" in out


def test_a_ledger_that_may_not_be_written_is_read(tmp_path, ledger, capsys, monkeypatch):
    listed = told(capsys, "why", ledger)
    before = {path.name: path.read_bytes() for path in tmp_path.glob("news.db*")}
    monkeypatch.setattr("dateline.store.sqlite.os.access", lambda path, mode: False)
    assert told(capsys, "why", ledger) == listed
    told(capsys, "build", ledger, "-o", tmp_path / "o")
    told(capsys, "find", ledger, "siren*")
    told(capsys, "decisions", ledger)
    told(capsys, "diff", ledger, "--from", "2031-03-02", "--to", "2031-03-05", code=cli.SOME_REJECTED)
    assert "whole" in told(capsys, "verify", ledger)
    assert {path.name: path.read_bytes() for path in tmp_path.glob("news.db*")} == before
