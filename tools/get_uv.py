"""Put the `uv` program into a folder, with nothing but Python's standard library: ``python3 tools/get_uv.py FOLDER``.

A fresh Debian has python3 without pip or venv. The wheel comes from the Python package index that PIP_INDEX_URL or
UV_INDEX_URL names (default pypi.org), in the version pinned here, and its SHA-256 is checked against the index.
"""

from __future__ import annotations

import hashlib
import io
import os
import platform
import re
import sys
import urllib.request
import zipfile
from pathlib import Path
from urllib.parse import urljoin

VERSION = "0.13.9"
INDEX = os.environ.get("UV_INDEX_URL") or os.environ.get("PIP_INDEX_URL") or "https://pypi.org/simple"


def wheel_tag() -> str:
    """The end of the wheel's file name for this machine; stops with advice where there is none."""
    system, machine = platform.system(), platform.machine().lower()
    machine = {"amd64": "x86_64", "arm64": "aarch64"}.get(machine, machine)
    tags = {
        ("Linux", "x86_64"): r"manylinux_2_\d+_x86_64(?:\.manylinux2014_x86_64)?",
        ("Linux", "aarch64"): r"manylinux_2_\d+_aarch64(?:\.manylinux2014_aarch64)?(?:\.musllinux_1_1_aarch64)?",
        ("Darwin", "x86_64"): r"macosx_\d+_\d+_x86_64",
        ("Darwin", "aarch64"): r"macosx_\d+_\d+_arm64",
        ("Windows", "x86_64"): r"win_amd64",
    }
    if (system, machine) not in tags:
        sys.exit(f"no uv wheel is known for {system} {machine}; install uv yourself and put it on PATH")
    return tags[system, machine]


def fetch(url: str) -> bytes:
    """The bytes behind `url`; stops with one sentence where it cannot be reached."""
    try:
        with urllib.request.urlopen(url, timeout=60) as answer:
            body: bytes = answer.read()
            return body
    except OSError as error:
        sys.exit(f"cannot fetch {url}: {error}. Check the network, or install uv yourself and put it on PATH")


def main(folder: Path) -> None:
    """Download, check, unpack."""
    page_url = f"{INDEX.rstrip('/')}/uv/"
    page = fetch(page_url).decode()
    pattern = rf'href="([^"]*/uv-{re.escape(VERSION)}-py3-none-{wheel_tag()}\.whl)#sha256=([0-9a-f]{{64}})"'
    found = re.search(pattern, page)
    if not found:
        sys.exit(f"uv {VERSION} for this machine is not on {page_url}; install uv yourself and put it on PATH")
    body = fetch(urljoin(page_url, found[1]))
    if hashlib.sha256(body).hexdigest() != found[2]:
        sys.exit(f"{found[1]} does not have the checksum that the index gives; try again")
    target = folder / "bin"
    target.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(io.BytesIO(body)) as wheel:
        for name in wheel.namelist():
            if re.fullmatch(r"uv-[^/]*\.data/scripts/uv(?:\.exe)?", name):
                program = target / Path(name).name
                program.write_bytes(wheel.read(name))
                program.chmod(0o755)
                print(f"uv {VERSION} is in {program}")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else ".uv"))
