"""A PostgreSQL server of our own: on loopback, in its own data folder, as an unprivileged user, while it is needed.

Used by the tests of the store and by :mod:`eval.faults`. It touches no server that is already running.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tools.get_postgres import binaries

#: Seconds that a server may take to start on a busy machine.
PATIENCE = 60.0


class Server:
    """A running server. `durable` ones write to the disk before they acknowledge; others are for quick tests."""

    def __init__(self, folder: Path, programs: Path, durable: bool) -> None:
        self.folder, self.programs, self.durable = folder, programs, durable
        self.port = _free_port()
        self.process: subprocess.Popen[bytes] | None = None

    def address(self, database: str = "postgres") -> str:
        """The address of one database."""
        return f"postgresql://dateline@127.0.0.1:{self.port}/{database}"

    def make(self) -> None:
        """Make the data folder."""
        options = ["-D", str(self.folder / "data"), "-U", "dateline", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
        self._run("initdb", *options, *([] if self.durable else ["--no-sync"]))

    def start(self) -> None:
        """Start, and wait until it answers."""
        loose = (
            [] if self.durable else ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]
        )
        command = [str(self.programs / "postgres"), "-D", str(self.folder / "data"), "-p", str(self.port)]
        command += ["-c", "listen_addresses=127.0.0.1", "-c", f"unix_socket_directories={self.folder}", *loose]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, **_unprivileged())  # type: ignore[call-overload]
        ready = [str(self.programs / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        until = time.monotonic() + PATIENCE
        while subprocess.run(ready).returncode:
            if self.process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"PostgreSQL did not start: {(self.folder / 'log').read_text()[-500:]}")
            time.sleep(0.05)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop: SIGINT drops connections and shuts down, SIGKILL is the crash of a server."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(how)
            self.process.wait(PATIENCE)

    def crash(self) -> None:
        """Kill the server and what it started, as a power cut would, and wait until all are gone."""
        if self.process is None:
            return
        workers = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        for one in (self.process.pid, *map(int, workers)):
            with suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)
        self.process.wait(PATIENCE)
        until = time.monotonic() + PATIENCE
        while any(Path(f"/proc/{worker}").exists() for worker in workers) and time.monotonic() < until:
            time.sleep(0.02)

    def query(self, statement: str, database: str = "postgres") -> str:
        """What `psql` answers."""
        return self._run(
            "psql", "-h", "127.0.0.1", "-p", str(self.port), "-U", "dateline", "-d", database, "-Atqc", statement
        )

    def _run(self, program: str, *arguments: str) -> str:
        done = subprocess.run(
            [str(self.programs / program), *arguments],
            capture_output=True,
            text=True,
            cwd=self.folder,
            **_unprivileged(),
        )  # type: ignore[call-overload]
        if done.returncode:
            raise RuntimeError(f"{program} failed: {done.stderr[-500:]}")
        return str(done.stdout)


def missing() -> str | None:
    """Why no server can be started here, or None."""
    if binaries() is None:
        return "PostgreSQL is not installed (python3 tools/get_postgres.py says how)"
    return None if os.name == "posix" else "PostgreSQL is started on POSIX systems only"


@contextmanager
def server(durable: bool = False) -> Iterator[Server]:
    """A server with an empty data folder; both go at the end."""
    programs = binaries()
    if programs is None:
        raise RuntimeError(missing())
    folder = Path(tempfile.mkdtemp(prefix="dateline-pg-"))
    user = _unprivileged()
    if user:
        os.chown(folder, int(str(user["user"])), int(str(user["group"])))
    running = Server(folder, programs, durable)
    try:
        running.make()
        running.start()
        yield running
    finally:
        # Without a last checkpoint: nobody will read these files again.
        running.stop(signal.SIGQUIT)
        shutil.rmtree(folder, ignore_errors=True)


def _unprivileged() -> dict[str, object]:
    """PostgreSQL refuses to run as root: then it is `postgres`, or `nobody` where there is none."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    raise RuntimeError("there is no user but root to run PostgreSQL as")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
