"""Processes of our own that say something into a pipe, and that are killed."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from typing import NamedTuple


class Child(NamedTuple):
    """A process and the end of its pipe."""

    id: int
    pipe: int


def fork(life: Callable[[int], int]) -> Child:
    """A copy of this process that lives `life`, which gets the descriptor to write into and returns the exit code."""
    receive, send = os.pipe()
    child = os.fork()
    if child:
        os.close(send)
        return Child(child, receive)
    try:
        os.close(receive)
        os._exit(life(send))
    finally:
        os._exit(99)


def end(child: Child, after: float | None, spoken: bool = False) -> tuple[int, str]:
    """Kill a process `after` so many seconds (None: let it end), counted from its first line if it is to have `spoken`.

    Its exit code (negative: the signal that killed it) and all that it said.
    """
    with os.fdopen(child.pipe, "rb") as stream:
        said = stream.readline() if spoken else b""
        if after is not None:
            time.sleep(after)
            os.kill(child.id, signal.SIGKILL)
        said += stream.read()
    return os.waitstatus_to_exitcode(os.waitpid(child.id, 0)[1]), said.decode(errors="replace")
