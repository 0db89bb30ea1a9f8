"""`dateline add` killed at random points, while a schema is upgraded, and on a full disk; then the account compared.

The command runs in a process of its own that is killed (SIGKILL) either after a random time or at a random statement
or commit. What the command said it did must be there, `verify` must find nothing, and when all reports are in at last,
the dossier must be, byte for byte, that of a ledger that nothing ever happened to.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec
from sqlalchemy import Engine, event

from dateline import __version__, cli, derived
from dateline.account import account
from dateline.ledger import Ledger
from dateline.model import Rejection
from dateline.reading import Document, Reading
from dateline.report.export import dossier, render
from dateline.store.open import open_store
from dateline.store.schema import ACCOUNT, HEAD, STORY
from dateline.store.sqlite import Sqlite
from eval.children import Child, end, fork
from eval.fault_writers import Tally
from eval.invented_reports import Composer, read_templates, stream

#: Reports of a story line, in so many calls of `add`; kills until the next one begins.
REPORTS, CALLS = 12, 4
#: A call makes about so many statements and commits; a kill falls on one of them, or within so many seconds.
STATEMENTS, WITHIN = 60, 1.5
LAYERS = ("furniture", "parse", "names", "attributions", "caveats", "times", "places", "quantities", "events")


class Shelf:
    """Stands in for the readers: gives readings that were made before, so that a call takes no time for reading."""

    versions = dict.fromkeys(LAYERS, "bench@1")
    made_by = f"dateline {__version__}"

    def __init__(self, readings: Iterable[Reading]) -> None:
        self.by_id = {reading.document.id: reading for reading in readings}

    def read(self, documents: Iterable[Document]) -> Iterator[Reading | Rejection]:
        """The reading of each report under the report as given."""
        for document in documents:
            yield msgspec.structs.replace(self.by_id[document.id], document=document)


def shelf() -> Shelf:
    """The readings of a few invented events."""
    return Shelf(stream(REPORTS, Composer(read_templates())))


def line(reading: Reading) -> bytes:
    """A report as `dateline add` takes it."""
    d = reading.document
    record = {"id": d.id, "text": d.text, "title": d.title, "source": d.source, "published": d.published}
    return msgspec.json.encode(record | {"lang": "en"}) + b"\n"


def called(arguments: Sequence[str], before: Callable[[], None] | None = None) -> Child:
    """`dateline` in a process of its own, which says into its pipe what it says."""

    def life(send: int) -> int:
        os.dup2(send, 1)
        os.dup2(send, 2)
        sys.stdout = sys.stderr = open(1, "w", buffering=1, closefd=False)  # noqa: SIM115 - until the process ends
        if before is not None:
            before()
        code = cli.main([*arguments, "-q"])
        sys.stdout.flush()
        return code

    return fork(life)


def dies_at(statement: int) -> Callable[[], None]:
    """What makes a process kill itself when it comes to so many statements and commits of a database."""

    def arm() -> None:
        left = [statement]

        def count(*_: object) -> None:
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)

        event.listen(Engine, "before_cursor_execute", count)
        event.listen(Engine, "commit", count)

    return arm


def patched(shelf: Shelf) -> None:
    """From now on `dateline add` takes readings from the shelf."""
    from dateline import readers

    setattr(readers, "Readers", lambda _: shelf)  # noqa: B010 - what stands in is no Readers to the type checker


class Story:
    """One ledger from its first report to its last, its calls killed on the way."""

    def __init__(self, place: str | Path, folder: Path, shelf: Shelf, seed: str, tally: Tally) -> None:
        self.place, self.folder, self.shelf, self.tally = str(place), folder, shelf, tally
        self.dice = random.Random(seed)
        order = list(shelf.by_id.values())
        self.dice.shuffle(order)
        size = -(-len(order) // CALLS)
        self.batches = [order[n : n + size] for n in range(0, len(order), size)]
        self.told: set[str] = set()

    def run(self, kills: int) -> None:
        """Add all, with so many kills, and compare."""
        due = sorted(self.dice.choices(range(len(self.batches)), k=kills))
        for number, batch in enumerate(self.batches):
            for _ in range(due.count(number)):
                self._kill(batch, self.batches[number - 1] if self.dice.random() < 0.3 else None)
            self._let(batch)
        self._compare()

    def _file(self, batch: Sequence[Reading], name: str) -> str:
        path = self.folder / f"{name}.jsonl"
        path.write_bytes(b"".join(map(line, batch)))
        return str(path)

    def _kill(self, batch: Sequence[Reading], other: Sequence[Reading] | None) -> None:
        """One call that is killed, at a statement or after a time, another one beside it where there is one."""
        first = ["add", self.place, self._file(batch, "batch")]
        at = self.dice.randrange(STATEMENTS) if self.dice.random() < 0.6 else None
        after = None if at is not None else self.dice.uniform(0.0, WITHIN)
        calls: list[tuple[Child, float | None]] = [(called(first, None if at is None else dies_at(at)), after)]
        beside = ["add", self.place, self._file(other, "other")] if other else []
        if other:
            calls.append((called(beside), None))
        results = [end(child, after) for child, after in reversed(calls)][::-1]
        self.tally.kills += results[0][0] == -signal.SIGKILL
        self._note(results[0], batch)
        if other:
            self._note(results[1], other)
        self._examine()

    def _let(self, batch: Sequence[Reading]) -> None:
        self._note(end(called(["add", self.place, self._file(batch, "batch")]), None), batch)

    def _note(self, result: tuple[int, str], batch: Sequence[Reading]) -> None:
        code, said = result
        if code == cli.DONE:
            self.told |= {reading.document.id for reading in batch}
            self.tally.acknowledged += 1
        elif code == -signal.SIGKILL:
            self.tally.under_way += 1
        else:
            self.tally.tell(said.strip().splitlines()[-1] if said.strip() else f"exit code {code}", self.place)

    def _examine(self) -> None:
        """Nothing that was told is lost, nothing half there, and the store finds nothing wrong with itself."""
        if not self.place.startswith("postgresql") and not Path(self.place).exists():
            self.tally.lost += sorted(self.told)
            return
        with closing(open_store(self.place)) as store:
            self.tally.faults += store.verify()
            there = {d.id for d in store.documents()}
            for reading in store.readings(sorted(there)):
                self.tally.reports += 1
                expected = self.shelf.by_id[reading.document.id]
                same = reading.text == expected.text
                if not same or msgspec.structs.replace(reading, document=expected.document) != expected:
                    self.tally.halves.append(reading.document.id)
        self.tally.lost += sorted(self.told - there)

    def _compare(self) -> None:
        with closing(open_store(self.place)) as store:
            ledger = Ledger(store)
            self.tally.faults += ledger.verify()
            made = ledger.account()
        anew = account(made.readings, [], made.made_by)
        if render(dossier(made)) != render(dossier(anew)) or len(made.readings) != len(self.shelf.by_id):
            self.tally.faults.append(f"{self.place}: the account is not that of a ledger without faults")


def add_kills(folder: Path, places: Callable[[int], str | Path], count: int, seed: int, shelf: Shelf) -> Tally:
    """So many kills of `dateline add`, twenty a ledger."""
    tally, number = Tally(), 0
    patched(shelf)
    while tally.kills < count:
        place = places(number)
        Story(place, folder, shelf, f"{seed}/{number}", tally).run(min(20, count - tally.kills))
        number += 1
    return tally


def old_ledger(path: Path, shelf: Shelf) -> None:
    """A ledger as it was before the account stood in rows."""
    with closing(open_store(path)) as store:
        ledger = Ledger(store)
        ledger.add(shelf.by_id.values(), [], "2033-06-01T00:00:00Z", shelf.made_by, shelf.versions)
        ledger.update()
        with store.backend.engine.begin() as connection:
            for view in ("said", "found"):
                connection.exec_driver_sql(f"DROP VIEW {view}")
            for table in (*ACCOUNT, STORY):
                table.drop(connection)
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
        derived.keep_head(store, msgspec.structs.replace(derived.head(store), tabulated=False))


def upgrade_kills(folder: Path, count: int, seed: int, shelf: Shelf) -> Tally:
    """Kills of the first command on a ledger of the schema before, while it brings it up."""
    tally, old, place = Tally(), folder / "old.db", folder / "upgraded.db"
    patched(shelf)
    old_ledger(old, shelf)
    batch = next(iter(shelf.by_id.values()))
    for number in range(count):
        dice = random.Random(f"{seed}/upgrade/{number}")
        shutil.copy(old, place)
        code, _ = end(called(["build", str(place), "-o", str(folder / "o")], dies_at(dice.randrange(60))), None)
        tally.kills += code == -signal.SIGKILL
        tally.under_way += code == -signal.SIGKILL
        tally.kept_anyway += _schema(place) == HEAD
        story = Story(place, folder, shelf, f"{seed}/{number}", tally)
        story.told = set(shelf.by_id)
        story._examine()
        story._let([batch])
        story._compare()
        for suffix in ("", "-wal", "-shm"):
            Path(f"{place}{suffix}").unlink(missing_ok=True)
    return tally


def _schema(place: Path) -> str:
    backend = Sqlite(place, 1.0)
    with backend.engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
    backend.close()
    return str(found)


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[bool]:
    """A file system of so many bytes at a folder, where we may make one."""
    folder.mkdir(exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    mounted = os.geteuid() == 0 and subprocess.run(command, check=False, capture_output=True).returncode == 0
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", "-l", str(folder)], check=True)


def full_disks(folder: Path, count: int, seed: int, shelf: Shelf) -> Tally | None:
    """`dateline add` on a file system that gets full, then moved to one with room. None where none can be made."""
    tally = Tally()
    patched(shelf)
    for number in range(count):
        dice = random.Random(f"{seed}/disk/{number}")
        disk, place = folder / "disk", folder / f"moved{number}.db"
        with small_disk(disk, dice.randint(200_000, 1_200_000)) as mounted:
            if not mounted:
                return None
            story = Story(disk / "news.db", folder, shelf, f"{seed}/disk/{number}", tally)
            for batch in story.batches:
                story._let(batch)
            tally.kills += 1
            if (disk / "news.db").exists():
                for end in ("", "-wal"):
                    found = Path(f"{disk / 'news.db'}{end}")
                    if found.exists():
                        shutil.copy(found, f"{place}{end}")
        story.place = str(place)
        if story.told:
            story._examine()
        for batch in story.batches:
            story._let(batch)
        story._compare()
    return tally
