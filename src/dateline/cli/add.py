"""`dateline add`: keep reports in a ledger, and say what they changed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from dateline.cli import console
from dateline.cli.declaring import Verbs, declared

if TYPE_CHECKING:
    from dateline.ledger import Change, Ledger
    from dateline.model import Rejection
    from dateline.readers import Readers
    from dateline.reading import Document
    from dateline.settings import Settings
    from dateline.store.open import SqlStore

#: Reports that are read and written together: what is lost when the machine stops is never more.
TOGETHER = 32
#: Changes that are told in full; the rest is counted.
TOLD = 20


def declare(verbs: Verbs, common: argparse.ArgumentParser) -> None:
    """Add the verb's parser."""
    made = declared(
        verbs,
        "add",
        run,
        common,
        words=(
            "keep reports in a ledger, and say what they changed",
            "Reads reports into LEDGER, which is made where it is missing, and says what is new in the account.\n"
            "The same report again changes nothing. Without PATH it reads anew what an older program read.\n"
            "Stopped half-way, it goes on where it was when it is called again.",
            "  dateline add news.db reports/\n"
            "  cat today.jsonl | dateline add news.db -\n"
            "  dateline add postgresql://desk@localhost/news reports/\n"
            "  dateline add news.db                    read anew what better components can read",
        ),
    )
    made.add_argument("ledger", metavar="LEDGER", help="a file, or postgresql://user@host/database")
    made.add_argument("paths", nargs="*", metavar="PATH", help=console.PATHS)
    made.add_argument("--all", action="store_true", help=f"tell all changes, not the first {TOLD}")


def run(options: argparse.Namespace) -> int:
    """Read, write, update, and tell."""
    from dateline.ledger import Ledger
    from dateline.readers import Readers

    settings, show = console.settings(options), console.progress(options)
    source = _given(options, settings)
    if options.paths and source is None:
        return _nothing(options)
    readers = Readers(settings)
    with console.opened(options.ledger, make=bool(options.paths)) as store:
        ledger = Ledger(store, show)
        done = _Added(store, ledger, readers)
        if source is None:
            stale = list(store.stale(readers.versions))
            source = (r.document for r in store.readings(stale, layers=()))
        for number in done.taking(source):
            show("reading", number, None)
        changes = ledger.update()
        console.clear(options)
        console.told(done.rejections)
        _tell(done, options.paths)
        _tell_changes(ledger, changes, None if options.all else TOLD)
    if options.paths and not done.given:
        return _nothing(options)
    return console.outcome(len(done.rejections))


def _nothing(options: argparse.Namespace) -> int:
    print(f"dateline: no report could be read from {', '.join(options.paths)}", file=sys.stderr)
    return console.FAILED


def _given(options: argparse.Namespace, settings: Settings) -> Iterator[Document | Rejection] | None:
    """What is in the paths. None where no ledger is there yet and none of it is a report: for that none is made."""
    from dateline.ingest.sources import read_paths
    from dateline.model import Rejection

    if not options.paths:
        return None
    names = sorted(options.paths)
    source = read_paths(console.paths(names), settings.ingest, console.stdin(names))
    if console.is_ledger(options.ledger):
        return source
    waiting: list[Document | Rejection] = []
    for item in source:
        waiting.append(item)
        if not isinstance(item, Rejection):
            return chain(waiting, source)
    console.told(item for item in waiting if isinstance(item, Rejection))
    return None


class _Added:
    """What was given, known already, read and set aside."""

    def __init__(self, store: SqlStore, ledger: Ledger, readers: Readers) -> None:
        self.store, self.ledger, self.readers = store, ledger, readers
        self.stale = frozenset(store.stale(readers.versions))
        self.given = self.known = 0
        self.ids: list[str] = []
        self.rejections: list[Rejection] = []

    def taking(self, source: Iterator[Document | Rejection]) -> Iterator[int]:
        """Read and write the reports that are not known yet, some together; yields how many were given so far."""
        from dateline.model import Rejection

        group: list[Document] = []
        for item in source:
            if isinstance(item, Rejection):
                self._write([], [item])
                continue
            self.given += 1
            if self._is_known(item):
                self.known += 1
            else:
                group.append(item)
            if len(group) == TOGETHER:
                self._write(group, [])
                group = []
            yield self.given
        self._write(group, [])

    def _is_known(self, document: Document) -> bool:
        """Whether the very report is there, read by the very components."""
        import msgspec

        try:
            stored = next(iter(self.store.readings([document.id], layers=())))
        except KeyError:
            return False
        same = msgspec.structs.replace(stored.document, file=None) == msgspec.structs.replace(document, file=None)
        return same and document.id not in self.stale

    def _write(self, group: Sequence[Document], set_aside: Sequence[Rejection]) -> None:
        from dateline.reading import Reading

        items = list(self.readers.read(group))
        readings = [i for i in items if isinstance(i, Reading)]
        rejections = [*set_aside, *(i for i in items if not isinstance(i, Reading))]
        self.rejections += rejections
        if readings or rejections:
            self.ids += self.ledger.add(
                readings, rejections, console.now(), self.readers.made_by, self.readers.versions
            )


def _tell(done: _Added, paths: Sequence[str]) -> None:
    from dateline.report import wording

    what = "new or read anew" if paths else "read anew"
    given = wording.plural(done.given, "report")
    print(f"{given}: {len(done.ids)} {what}, {done.known} known, {len(done.rejections)} set aside")


def _tell_changes(ledger: Ledger, changes: Sequence[Change], most: int | None) -> None:
    """What the account says otherwise now, story by story, the largest first."""
    from dateline.report import wording

    left = most
    unsaid = 0
    for change in sorted(changes, key=lambda c: (-len(c.after.story.reports) if c.after else 1, _key(c))):
        if change.after is None:
            continue
        if left is not None and left <= 0:
            unsaid += 1
            continue
        told = ledger.told(change)
        if not told:
            continue
        story = change.after.story
        new = ", new" if change.before is None else ""
        print(f"\n{story.label} ({story.id}, {wording.plural(len(story.reports), 'report')}{new})")
        for item in told[:left]:
            print(f"  {item.kind}: {item.sentence}")
        if left is not None:
            if len(told) > left:
                print(f"  … and {wording.plural(len(told) - left, 'more change')}")
            left -= len(told)
    if unsaid:
        print(f"\n… and changes in {wording.plural(unsaid, 'more story', 'more stories')} (--all tells them)")


def _key(change: Change) -> str:
    part = change.after or change.before
    return part.story.id if part else ""
