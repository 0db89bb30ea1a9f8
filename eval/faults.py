"""Faults on purpose: kills, cut logs, a full disk, two writers, a crashing server, flipped bytes.

``python -m eval.faults [--kills N] [--seed N]`` (`make faults`) does it on SQLite and on a PostgreSQL server of its own
and writes docs/faults.md. Nothing that a store acknowledged may be lost, nothing be half there, and `verify` must pass.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from dateline.errors import SetupError
from dateline.reading import Reading
from dateline.store.open import open_store
from eval import ledger_faults
from eval.fault_writers import Tally, check, reap, spawn
from eval.postgres_server import Server, missing, server
from eval.run import machine
from eval.store_speed import shelf as readings_of

PAGE = Path(__file__).parent.parent / "docs" / "faults.md"
#: A store is used for so many kills, then a new one is begun.
KILLS_A_STORE = 20
#: Writers are killed within so many seconds. Making a new store takes about a tenth of one, most calls a hundredth.
WITHIN = 1.0


def kills(place: str | Path, count: int, seed: int, shelf: Sequence[Reading], tally: Tally, tear: bool) -> None:
    """Kill one or two writers at random moments, `count` times, on one store, and look what is there after each."""
    for number in range(count):
        dice = random.Random(f"{seed}/{place}/{number}")
        runs = [f"{seed}-{number}-{writer}" for writer in range(dice.choice((1, 2)))]
        writers = [spawn(place, run, shelf) for run in runs]
        moments = [dice.uniform(0.0, WITHIN), dice.uniform(0.0, WITHIN / 10)]
        ended = [reap(writer, after, opened=True) for writer, after in zip(writers, moments, strict=False)]
        tally.kills += len(writers)
        if tear and dice.random() < 0.5:
            _tear(Path(place), dice)
        examine(place, [(run, done) for run, (done, _) in zip(runs, ended, strict=True)], shelf, tally)
        for message in [message for _, told in ended for message in told]:
            tally.tell(message, place)


def _tear(path: Path, dice: random.Random) -> None:
    """Garbage after the end of the log, as a power cut leaves it in a block that was never finished."""
    log = Path(f"{path}-wal")
    if log.exists():
        with log.open("ab") as stream:
            stream.write(dice.randbytes(dice.randint(1, 9000)))


def examine(place: str | Path, ended: Sequence[tuple[str, int]], shelf: Sequence[Reading], tally: Tally) -> None:
    """Open the store anew and hold it against what its writers were told."""
    try:
        store = open_store(place)
    except SetupError as error:
        tally.faults.append(str(error))
        return
    for run, done in ended:
        check(store, run, done, shelf, tally)
    tally.faults += store.verify()
    store.close()


def full_disk(folder: Path, count: int, seed: int, shelf: Sequence[Reading]) -> Tally:
    """Writers that may not let a file grow past a random size, and one with room after each."""
    tally = Tally()
    for number in range(count):
        dice = random.Random(f"{seed}/full/{number}")
        place = folder / f"full{number}.db"
        run = f"{seed}-{number}-full"
        writer = spawn(place, run, shelf, most=200, room=dice.randint(1_000, 900_000))
        done, told = reap(writer, None)
        for message in told:
            tally.tell(message, place)
        examine(place, [(run, done)], shelf, tally)
        writer = spawn(place, f"{run}-after", shelf, most=5)
        done, told = reap(writer, None)
        if done != 5 or told:
            tally.lost.append(f"{run}: no writing after there was room again: {told}")
        tally.kills += 1
        _remove(place)
    return tally


def crashes(running: Server, count: int, seed: int, shelf: Sequence[Reading]) -> Tally:
    """Kill the PostgreSQL server itself under a writer, start it again, and look."""
    tally = Tally()
    for number in range(count):
        dice = random.Random(f"{seed}/crash/{number}")
        run = f"{seed}-{number}-crash"
        writer = spawn(running.address(), run, shelf)
        time.sleep(dice.uniform(0.0, WITHIN))
        running.crash()
        done, told = reap(writer, 5.0 if not _gone(writer.id) else None)
        running.start()
        for message in told:
            tally.tell(message.split("(")[0].strip(), running.address())
        examine(running.address(), [(run, done)], shelf, tally)
        tally.kills += 1
    return tally


def _gone(child: int) -> bool:
    """Whether a writer ends by itself within some seconds of losing its server."""
    for _ in range(100):
        if Path(f"/proc/{child}/stat").read_text().split(")")[-1].split()[0] == "Z":
            return True
        time.sleep(0.1)
    return False


def flips(folder: Path, count: int, seed: int, shelf: Sequence[Reading]) -> dict[str, int]:
    """Change one random byte of a store's file, or cut the file off there, and see what comes of it.

    "told": opening or `verify` says so. "harmless": all that was written comes back as it was. "unseen": neither.
    """
    whole = folder / "whole.db"
    writer = spawn(whole, f"{seed}-whole", shelf, most=25)
    reap(writer, None)
    content, expected = whole.read_bytes(), contents(whole)
    found = {f"{what}, {how}": 0 for what in ("flipped", "cut") for how in ("told", "harmless", "unseen")}
    for number in range(count):
        dice = random.Random(f"{seed}/flip/{number}")
        spot, damaged = dice.randrange(len(content)), folder / "damaged.db"
        what = "cut" if number % 4 == 0 else "flipped"
        rest = b"" if what == "cut" else bytes([content[spot] ^ (1 << dice.randrange(8))]) + content[spot + 1 :]
        damaged.write_bytes(content[:spot] + rest)
        found[f"{what}, {_outcome(damaged, expected)}"] += 1
        _remove(damaged)
    return found


def _outcome(damaged: Path, expected: list[object]) -> str:
    try:
        store = open_store(damaged)
        told = list(store.verify())
        store.close()
        if told:
            return "told"
        return "harmless" if contents(damaged) == expected else "unseen"
    except SetupError:
        return "told"


def contents(place: Path) -> list[object]:
    """All that can be got out of a store."""
    store = open_store(place)
    documents = list(store.documents())
    found: list[object] = [documents, list(store.readings([d.id for d in documents])), list(store.rejections())]
    found += [store.decisions(), list(store.kept("state")), list(store.kept("both"))]
    found += [list(store.find("officials", 1000)), list(store.find("dam water*", 1000)), list(store.changed(0))]
    store.close()
    return found


def _remove(path: Path) -> None:
    for end in ("", "-wal", "-shm"):
        Path(f"{path}{end}").unlink(missing_ok=True)


def sqlite_kills(folder: Path, count: int, seed: int, shelf: Sequence[Reading]) -> Tally:
    """Kills on SQLite files, a new one after every few kills."""
    tally, number = Tally(), 0
    while tally.kills < count:
        place = folder / f"kills{number}.db"
        kills(place, min(KILLS_A_STORE, count - tally.kills), seed + number, shelf, tally, tear=True)
        _remove(place)
        number += 1
    return tally


def creation_kills(folder: Path, count: int, seed: int, shelf: Sequence[Reading]) -> Tally:
    """Kills while a new store is made and migrated."""
    tally = Tally()
    for number in range(count):
        place = folder / f"new{number}.db"
        dice = random.Random(f"{seed}/new/{number}")
        run = f"{seed}-{number}-new"
        writer = spawn(place, run, shelf)
        done, _ = reap(writer, dice.uniform(0.0, WITHIN / 3))
        examine(place, [(run, done)], shelf, tally)
        tally.kills += 1
        _remove(place)
    return tally


def rows(what: str, tally: Tally) -> str:
    """A row of the report's table."""
    cells = [tally.kills, tally.acknowledged, tally.reports, tally.under_way, tally.kept_anyway]
    counted = " | ".join(f"{cell:,}" for cell in cells)
    return f"| {what} | {counted} | {len(tally.lost)} | {len(tally.halves)} | {len(tally.faults)} |"


def stores(folder: Path, count: int, seed: int) -> dict[str, Tally]:
    """Faults of stores below the ledger: half as many kills, and a tenth of it in other places."""
    share, shelf = max(2, count // 10), readings_of()
    tallies = {
        "SQLite: writers killed, log torn in every other": sqlite_kills(folder, count // 2, seed, shelf),
        "SQLite: killed while a new store was made": creation_kills(folder, share, seed, shelf),
        "SQLite: full disk": full_disk(folder, share, seed, shelf),
    }
    if missing() is None:
        with server(durable=True) as running:
            tally = Tally()
            kills(running.address(), share, seed, shelf, tally, tear=False)
            tallies["PostgreSQL: writers killed"] = tally
            tallies["PostgreSQL: server killed"] = crashes(running, max(1, share // 4), seed, shelf)
    return tallies


def ledger(folder: Path, count: int, seed: int) -> dict[str, Tally]:
    """Faults of `dateline add`: so many kills on SQLite, a tenth of it in other places."""
    share, shelf = max(2, count // 10), ledger_faults.shelf()
    tallies = {
        "`dateline add`, SQLite: killed": ledger_faults.add_kills(
            folder, lambda number: folder / f"ledger{number}.db", count, seed, shelf
        ),
        "`dateline`, SQLite: killed while it brought up an older schema": ledger_faults.upgrade_kills(
            folder, share, seed, shelf
        ),
    }
    disks = ledger_faults.full_disks(folder, max(1, share // 4), seed, shelf)
    if disks is not None:
        tallies["`dateline add`, SQLite: a small file system gets full"] = disks
    if missing() is None:
        with server(durable=True) as running:
            tallies["`dateline add`, PostgreSQL: killed"] = ledger_faults.add_kills(
                folder, lambda number: _database(running, f"ledger{number}"), share, seed, shelf
            )
    return tallies


def _database(running: Server, name: str) -> str:
    running.query(f"CREATE DATABASE {name}")
    return running.address(name)


def main() -> int:
    """Do it all, write the page; exit code 1 where anything was lost, half there or found faulty."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("--kills", type=int, default=200)
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    folder, seed = Path(tempfile.mkdtemp(prefix="dateline-faults-")), options.seed
    tallies = ledger(folder, options.kills, seed) | stores(folder, options.kills, seed)
    damage = flips(folder, options.kills, seed, readings_of())
    shutil.rmtree(folder)
    PAGE.write_text(page(tallies, damage, " ".join(["python -m eval.faults", *sys.argv[1:]])))
    bad = [fault for tally in tallies.values() for fault in (*tally.lost, *tally.halves, *tally.faults)]
    print(*bad[:20], sep="\n")
    return 1 if bad else 0


def page(tallies: dict[str, Tally], damage: dict[str, int], command: str) -> str:
    """The report."""
    told = {message: count for tally in tallies.values() for message, count in sorted(tally.messages.items())}
    lines = [
        "# Faults on purpose",
        "",
        f"{datetime.now(UTC):%Y-%m-%d}; machine: {machine()}; command: `{command}`.",
        "",
        "`dateline add` takes reports into a ledger, some at a time, in random order, and is killed (SIGKILL) at a",
        "random statement or commit or after a random time, in three of ten cases while another `dateline add` writes",
        "to the same ledger. The call is made again in the end. When all reports are in, `verify` is run and the",
        "dossier compared, byte for byte, with one made of the reports without a ledger.",
        "",
        "Below the ledger, writers add reports, read them anew, append decisions and keep derived state, and tell of",
        "each call that returned; they are killed alone or two at once on one store. After each kill of either kind",
        "the store is opened anew, every acknowledged call is looked up, every report compared word by word with what",
        "was written, and the store verified.",
        "",
        "| what | faults | calls acknowledged | reports compared | calls under way | of these kept | lost | half there "
        "| found by verify |",
        "|---|---|---|---|---|---|---|---|---|",
        *(rows(what, tally) for what, tally in tallies.items()),
        "",
        "A call under way at the kill is there wholly or not at all; the store may have it though the writer was never",
        "told. After a full disk, the same store was written to again as soon as there was room.",
        "",
        "## What writers were told",
        "",
        *(f"- {count} times: {message}" for message, count in told.items()),
        "",
        "## Damaged files",
        "",
        "One random bit of a SQLite store flipped, or the file cut off at a random place. Told: opening it or `verify`",
        "says so, and what to do. Harmless: all that had been written came back as it was (the bit lay in space that",
        "is not in use). Unseen: neither.",
        "",
        "| damage | told | harmless | unseen |",
        "|---|---|---|---|",
        *(
            f"| {what} | {damage[f'{what}, told']} | {damage[f'{what}, harmless']} | {damage[f'{what}, unseen']} |"
            for what in ("flipped", "cut")
        ),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
