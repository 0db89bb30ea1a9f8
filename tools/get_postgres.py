"""See that a PostgreSQL server is there for the tests: ``python3 tools/get_postgres.py``.

As root on Debian or Ubuntu it installs the distribution's `postgresql` where none is found, without the server of its
own that the package would set up. Elsewhere it says what to install; the tests that need it are then skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

#: Debian's packages keep the servers here, one folder a version; Homebrew and others put them on PATH.
DEBIAN = Path("/usr/lib/postgresql")
#: Read by the package when it is installed: no cluster of its own, and so no service that starts.
NO_CLUSTER = Path("/etc/postgresql-common/createcluster.d/dateline.conf")


def binaries() -> Path | None:
    """The folder with `initdb` and `postgres`, the newest where there are several."""
    found = [path for path in DEBIAN.glob("*/bin") if (path / "initdb").exists()]
    if found:
        return max(found, key=lambda path: float(path.parent.name))
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def install() -> str | None:
    """Install it; returns why it could not be."""
    if os.name != "posix" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return "install PostgreSQL yourself (Debian: apt-get install postgresql; macOS: brew install postgresql)"
    NO_CLUSTER.parent.mkdir(parents=True, exist_ok=True)
    NO_CLUSTER.write_text("create_main_cluster = false\n")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in ("update", "install -y --no-install-recommends postgresql"):
        done = subprocess.run(["apt-get", "-qq", *command.split()], env=quiet, capture_output=True, text=True)
        if done.returncode:
            return f"apt-get {command} failed: {(done.stderr or done.stdout).strip()[-300:]}"
    return None


def main() -> int:
    """Install where missing. Exit code 0 in any case: the tests say themselves that they were skipped."""
    if binaries() is None:
        reason = install()
        print(f"PostgreSQL for the tests: {reason or 'installed'}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
