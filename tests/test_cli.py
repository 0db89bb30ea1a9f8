"""The commands as a person runs them, in a process of their own where exit codes and streams matter."""

import json
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dateline import cli

SAMPLE = Path(__file__).parent.parent / "examples" / "dam" / "reports"


def run(*arguments, stdin=None, **env):
    command = [
        sys.executable,
        "-c",
        "import sys; from dateline.cli import main; sys.exit(main())",
        *map(str, arguments),
    ]
    return subprocess.run(
        command, input=stdin, capture_output=True, text=True, env={**os.environ, **env}, timeout=300, check=False
    )


def test_help_is_quick_and_names_every_verb():
    started = time.perf_counter()
    done = run("--help")
    assert time.perf_counter() - started < 2  # 0.1 s here; the rest is the slack of a busy machine
    assert done.returncode == 0
    for word in ("build", "read", "gazetteer", "exit codes"):
        assert word in done.stdout


def test_help_loads_no_parser():
    done = run("--version", PYTHONPROFILEIMPORTTIME="1")
    assert "spacy" not in done.stderr
    assert "dateline.pipeline" not in done.stderr


@pytest.mark.parametrize(("given", "used"), [(None, "1"), ("2", "2")])
def test_matrices_take_one_thread_unless_the_user_says_otherwise(tmp_path, given, used):
    run_verb = f"cli.main(['verify', {str(tmp_path / 'no.db')!r}])"
    program = f"import os; from dateline import cli; {run_verb}; print(os.environ['OMP_NUM_THREADS'])"
    env = {name: value for name, value in os.environ.items() if name != "OMP_NUM_THREADS"}
    if given:
        env["OMP_NUM_THREADS"] = given
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=env, check=True)
    assert done.stdout.split()[-1] == used


def test_nothing_to_read_stops_with_what_to_do(tmp_path):
    done = run("build", tmp_path / "missing", "-o", tmp_path / "out")
    assert done.returncode == cli.FAILED
    assert "missing" in done.stderr
    assert "Traceback" not in done.stderr


def test_read_keeps_ids_order_and_text():
    records = [
        {"id": "b", "text": "Police said two men died in Lima on Friday.", "published": "2031-04-12"},
        {"id": "a", "text": "Nothing else was known.\n"},
    ]
    done = run("read", "-", stdin="\n".join(json.dumps(r) for r in records))
    readings = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == cli.DONE
    assert [(r["id"], r["text"]) for r in readings] == [(r["id"], r["text"]) for r in records]
    attribution = readings[0]["attributions"][0]
    assert [records[0]["text"][b:e] for b, e in attribution["source"]] == ["Police"]


def test_one_bad_record_is_told_and_the_rest_goes_on():
    good = json.dumps({"id": "g", "text": "The mayor said the bridge was closed on Monday."})
    done = run("read", "-", stdin=f"{good}\nnot json\n")
    assert done.returncode == cli.SOME_REJECTED
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["g"]
    assert "set aside" in done.stderr
    assert "1 report read, 1 set aside" in done.stderr


def test_bad_files_are_rejections_and_the_rest_is_built(tmp_path):
    folder = tmp_path / "in"
    shutil.copytree(SAMPLE, folder)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "notes.docx").write_bytes(b"PK\x03\x04")
    (folder / "again.txt").write_bytes((folder / "10-osh-courier.txt").read_bytes())
    with (folder / "manifest.csv").open("a") as manifest:
        manifest.write("gone.txt,2031-04-15,Nobody,,\nagain.txt,2031-02-31,The Osh Courier,,\n")
    done = run("build", folder, "-o", tmp_path / "out", "-q")
    assert done.returncode == cli.SOME_REJECTED, done.stderr
    dossier = json.loads((tmp_path / "out" / "dossier.json").read_text())
    told = " ".join(f"{r['item']} {r['reason']}" for r in dossier["rejections"])
    for name in ("empty.txt", "binary.txt", "notes.docx", "gone.txt", "again.txt", "2031-02-31"):
        assert name in told
    assert len(dossier["reports"]) >= 10
    assert all(r["reason"] and r["stage"] for r in dossier["rejections"])


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    out = tmp_path_factory.mktemp("built")
    assert run("build", SAMPLE, "-o", out, "-q", PYTHONHASHSEED="1").returncode == cli.DONE
    return out


def test_shuffled_files_give_the_same_bytes(built, tmp_path):
    folder = tmp_path / "shuffled"
    folder.mkdir()
    files = sorted(SAMPLE.iterdir())
    random.Random(4).shuffle(files)
    for path in files:
        if path.name != "manifest.csv":
            shutil.copy(path, folder / path.name)
    head, *rows = (SAMPLE / "manifest.csv").read_text().splitlines()
    (folder / "manifest.csv").write_text("\n".join([head, *reversed(rows)]) + "\n")
    paths = [folder / p.name for p in files if p.name != "manifest.csv"]
    assert run("build", *paths, "-o", tmp_path / "out", "-q", PYTHONHASHSEED="2").returncode == cli.DONE
    for name in ("dossier.json", "index.html"):
        assert (built / name).read_bytes() == (tmp_path / "out" / name).read_bytes(), name


def test_every_span_of_the_dossier_slices_to_words(built):
    dossier = json.loads((built / "dossier.json").read_text())
    texts = {r["id"]: r["text"] for r in dossier["reports"]}
    assert dossier["claims"]
    for claim in dossier["claims"]:
        for begin, end in claim["content"]:
            words = texts[claim["report"]][begin:end]
            assert words == words.strip() != ""


def test_every_id_of_the_dossier_resolves(built):
    dossier = json.loads((built / "dossier.json").read_text())
    claims, entities = {c["id"] for c in dossier["claims"]}, {e["id"] for e in dossier["entities"]}
    origins, reports = {o["id"] for o in dossier["origins"]}, {r["id"] for r in dossier["reports"]}
    for finding in dossier["findings"]:
        assert {*finding["for"], *finding["against"], *finding["superseded"]} <= claims
        assert finding["for"], finding
        assert finding["why"].endswith(".")
    for claim in dossier["claims"]:
        assert claim["origin"] in origins
        assert claim["report"] in reports
        assert claim["speaker"] is None or claim["speaker"] in entities
        assert claim["side"] is None or claim["side"] in entities
    held = {c for f in dossier["findings"] for c in (*f["for"], *f["against"], *f["superseded"])}
    assert held == claims
