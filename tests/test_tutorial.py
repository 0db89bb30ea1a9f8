"""The tutorial's commands are run, in order, and give what it shows."""

import io
import re
import subprocess
from pathlib import Path

import pytest

from dateline import cli

from . import invented

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "docs" / "tutorial.md").read_text()
#: What fetches or changes something outside the folder.
LEFT_OUT = ("gazetteer add",)


def blocks():
    """(kind, lines) of each block of commands or output, in order."""
    for kind, body in re.findall(r"^```(console|text)\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL):
        yield kind, body.splitlines() if kind == "text" or "<<'PY'" not in body else [body]


class Shell:
    """Runs the tutorial's lines: `dateline` in this process, what it is piped into in a real shell."""

    def __init__(self, capfd, monkeypatch):
        self.capfd, self.monkeypatch = capfd, monkeypatch
        self.names = {}
        self.printed = ""

    def run(self, line):
        for name, value in self.names.items():
            line = re.sub(rf"\${name}\b", value, line)
        assigned = re.fullmatch(r"(\w+)=\$\((.*)\)", line)
        out = self._piped(assigned[2] if assigned else line)
        if assigned:
            assert out.strip(), f"{line} gives nothing"
            self.names[assigned[1]] = out.strip()
        self.printed += out

    def _piped(self, line):
        parts = re.split(r"\s\|\s(?=grep|cut|tail|head|\.venv)", line)
        out = ""
        for part in parts:
            if part.startswith(".venv/bin/dateline "):
                out = self._dateline(part, out)
            else:
                done = subprocess.run(["bash", "-c", part], input=out, capture_output=True, text=True, check=True)
                out = done.stdout
        return out

    def _dateline(self, command, given):
        import shlex

        self.monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
        self.capfd.readouterr()
        code = cli.main([*shlex.split(command)[1:], "-q"])
        out, err = self.capfd.readouterr()
        assert code == cli.DONE, f"{command}: {err}"
        return out


def test_the_commands_run_and_give_what_is_shown(tmp_path, monkeypatch, capfd):
    readers = invented.readers()
    monkeypatch.setattr("dateline.readers.Readers", lambda settings: readers)
    monkeypatch.setattr("dateline.pipeline.Readers", lambda settings: readers)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    shell = Shell(capfd, monkeypatch)
    ran = 0
    for kind, lines in blocks():
        if kind == "text":
            for line in lines:
                pattern = ".*".join(re.escape(piece.strip()) for piece in line.split("…"))
                assert re.search(pattern, shell.printed), f"not printed: {line}"
            continue
        for line in lines:
            if line.strip() and not any(word in line for word in LEFT_OUT):
                shell.run(line)
                ran += 1
    assert ran > 20


@pytest.mark.parametrize(
    "verb", ["build", "add", "diff", "find", "why", "decide", "decisions", "forget", "verify", "copy"]
)
def test_every_verb_of_a_ledger_is_shown(verb):
    assert f"dateline {verb} " in TEXT
