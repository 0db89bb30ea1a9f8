"""Writers that are killed, and what must be found afterwards.

A writer goes through operations that follow from a seed alone, and tells its parent of each one that returned. So the
parent knows, without a word from the store, what has to be there (acknowledged), what may be there (under way when the
kill came: wholly or not at all), and what must not be.
"""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from dateline.errors import SetupError
from dateline.model import Decision, Rejection
from dateline.reading import Reading
from dateline.store.open import SqlStore, open_store
from eval.children import Child, end, fork

AT = "2022-09-09T14:05:00Z"
Kind = Literal["add", "reread", "decide", "keep", "both"]


class Operation(NamedTuple):
    """One call: the ids of the reports it writes, and a value for the rest."""

    kind: Kind
    name: str
    ids: tuple[str, ...]
    value: bytes


class Tally(msgspec.Struct):
    """What was counted. `lost`, `halves` and `faults` must stay empty."""

    kills: int = 0
    acknowledged: int = 0
    under_way: int = 0
    kept_anyway: int = 0
    reports: int = 0
    lost: list[str] = []
    halves: list[str] = []
    faults: list[str] = []
    messages: dict[str, int] = {}

    def tell(self, message: str, place: str | Path) -> None:
        """Count what a writer was told."""
        short = message.replace(str(place), "STORE")
        self.messages[short] = self.messages.get(short, 0) + 1


def operation(run: str, number: int) -> Operation:
    """Operation `number` of a run; a re-reading goes back to the reports of the operation before it."""
    dice = random.Random(f"{run}/{number}")
    kind: Kind = dice.choice(("add", "add", "decide", "keep", "both"))
    if number and operation(run, number - 1).kind == "add" and dice.random() < 0.4:
        return Operation("reread", f"{run}/{number}", operation(run, number - 1).ids, b"")
    size = {"add": dice.randint(1, 6), "both": 1}.get(kind, 0)
    ids = tuple(f"{run}/{number}/{n}" for n in range(size))
    return Operation(kind, f"{run}/{number}", ids, dice.randbytes(dice.choice((10, 1000, 30_000))))


def readings(ids: Sequence[str], shelf: Sequence[Reading], again: bool) -> list[Reading]:
    """The readings that an operation writes; read `again`, their names are by a later component."""
    found = []
    for identity in ids:
        base = shelf[sum(identity.encode()) % len(shelf)]
        names = tuple(msgspec.structs.replace(m, by="names@2") for m in base.names) if again else base.names
        document = msgspec.structs.replace(base.document, id=identity)
        found.append(msgspec.structs.replace(base, document=document, names=names))
    return found


def perform(store: SqlStore, one: Operation, run: str, shelf: Sequence[Reading]) -> None:
    """One call."""
    match one.kind:
        case "add":
            store.add(readings(one.ids, shelf, False), [Rejection(one.name, "ingest", "empty")], AT)
        case "reread":
            store.add(readings(one.ids, shelf, True), [], AT)
        case "decide":
            store.decide(Decision(one.name, "accept", ("c1",), "ana", AT, one.value.hex()))
        case "keep":
            store.keep("state", {f"{run}/a": one.value, f"{run}/b": one.value, f"{run}/at": one.name.encode()})
        case "both":
            with store.together():
                store.add(readings(one.ids, shelf, False), [], AT)
                store.keep("both", {one.name: one.ids[0].encode()})


def write_until_killed(place: str | Path, run: str, shelf: Sequence[Reading], pipe: int, most: int) -> None:
    """The life of a writer: a line "number" for each operation that returned, "! message" for one that was refused."""
    try:
        store = open_store(place, wait=20.0)
        os.write(pipe, b"open\n")
        for number in range(most):
            perform(store, operation(run, number), run, shelf)
            os.write(pipe, f"{number}\n".encode())
        store.close()
    except SetupError as error:
        os.write(pipe, f"! {error}\n".encode())


def spawn(place: str | Path, run: str, shelf: Sequence[Reading], most: int = 10_000, room: int | None = None) -> Child:
    """A writer in a process of its own. No file of it may outgrow `room` bytes."""
    import alembic.command  # noqa: F401 - so that no writer spends its life on it

    def life(send: int) -> int:
        if room is not None:
            import resource

            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        write_until_killed(place, run, shelf, send, most)
        return 0

    return fork(life)


def reap(writer: Child, after: float | None, opened: bool = False) -> tuple[int, list[str]]:
    """Kill a writer `after` so many seconds, counted from when it had `opened` the store or from now (None: let it
    end); how many operations returned, and what it was told."""
    lines = end(writer, after, opened)[1].split("\n")
    told = [line[2:] for line in lines if line.startswith("! ")]
    return sum(line.isdigit() for line in lines), told


def check(store: SqlStore, run: str, done: int, shelf: Sequence[Reading], tally: Tally) -> None:
    """Hold the store against what a writer of `run` was told: `done` operations returned, the next was under way."""
    there = {document.id for document in store.documents() if document.id.startswith(f"{run}/")}
    decided = {decision.id for decision in store.decisions()}
    state = dict(store.kept("state", [f"{run}/a", f"{run}/b", f"{run}/at"]))
    both = dict(store.kept("both"))
    tally.acknowledged += done
    last_kept = max((n for n in range(done) if operation(run, n).kind == "keep"), default=None)
    for number in range(done + 1):
        one = operation(run, number)
        found = {
            "add": [identity in there for identity in one.ids],
            "decide": [one.name in decided],
            "both": [one.ids[:1] != () and one.ids[0] in there, both.get(one.name) == "".join(one.ids).encode()],
            "keep": [state.get(f"{run}/at") == one.name.encode()],
            "reread": [r.names == () or r.names[0].by == "names@2" for r in _those(store, one.ids, there)],
        }[one.kind]
        if one.kind == "keep" and number < done and number != last_kept:
            continue
        newer = one.kind == "keep" and state.get(f"{run}/at") == operation(run, done).name.encode()
        if number == done:
            tally.under_way += 1
            tally.kept_anyway += all(found)
        if number < done and not all(found) and not newer:
            tally.lost.append(f"{one.kind} {one.name}")
        if any(found) and not all(found):
            tally.halves.append(f"{one.kind} {one.name}")
    if state.get(f"{run}/a") != state.get(f"{run}/b"):
        tally.halves.append(f"state of {run}")
    _compare(store, run, done, there, shelf, tally)


def _those(store: SqlStore, ids: Sequence[str], there: set[str]) -> list[Reading]:
    return list(store.readings([identity for identity in ids if identity in there]))


def _compare(store: SqlStore, run: str, done: int, there: set[str], shelf: Sequence[Reading], tally: Tally) -> None:
    """Every report of the run is, word by word, one that was written."""
    tally.reports += len(there)
    written = {
        reading.document.id: reading
        for number in range(done + 1)
        for one in [operation(run, number)]
        for reading in readings(one.ids, shelf, one.kind == "reread")
        if one.kind != "reread" or number < done
    }
    for found in store.readings(sorted(there)):
        expected = written.get(found.document.id)
        (again,) = readings([found.document.id], shelf, True)
        if found != expected and found != again:
            tally.halves.append(f"report {found.document.id}")
