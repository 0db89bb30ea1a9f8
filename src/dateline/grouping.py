"""Stories of a ledger as reports come: which ones a batch changes, named as a rebuild of the same reports would.

The stream of :mod:`dateline.stories` keeps its own names, which stay while a story lives. An account must not depend on
the order in which reports came, so its stories are named after their earliest report. Reports that come long after
their day, or again with other words, are beyond what a stream can take in: then all reports are grouped anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from hashlib import blake2b

import msgspec

from dateline import derived
from dateline.model import Story
from dateline.plugins import Store
from dateline.reading import Document, identify
from dateline.stories import Stream

#: Days that a report may come after reports of a later day and still be grouped as if it had come in time.
LATE_DAYS = 3
#: Up to so many reports a ledger is grouped anew at once when one comes late; beyond, when the account is next built.
AT_ONCE = 3000


class Regrouped(msgspec.Struct, frozen=True):
    """What new reports did: stories that are new or have other reports, ids of those that are no more, rows to keep."""

    stories: tuple[Story, ...]
    gone: tuple[str, ...]
    rows: dict[str, dict[str, bytes | None]]
    last_day: str
    late: bool
    reports: int


def digest(document: Document) -> bytes:
    """What grouping sees of a report: if it differs, the report must be grouped anew."""
    seen = (document.title, document.text, document.published, [f.span for f in document.furniture])
    return blake2b(msgspec.msgpack.encode(seen), digest_size=8).digest()


def named(story: Story, names: Mapping[str, str]) -> Story:
    """The story under the id that its earliest report gives it, and so the one that it follows."""
    return msgspec.structs.replace(
        story, id=identify("s", story.reports[0]), follows=names.get(story.follows or "", story.follows)
    )


def take_in(store: Store, stream: Stream, documents: Sequence[Document], head: derived.Head) -> Regrouped | None:
    """Add reports to the stream; None where that will not do and all must be grouped anew."""
    if len(stream) != head.reports:
        return None  # the stream was kept by another version, or not at all
    seen = dict(store.kept(derived.SEEN, [d.id for d in documents]))
    prints = {d.id: digest(d) for d in documents}
    if any(prints[i] != before for i, before in seen.items()):
        return None
    new = [d for d in documents if d.id not in seen]
    days = [d.published[:10] for d in new if d.published]
    # An undated report is weighed by all that is in when it comes, so its coming late tells just as much.
    late = len(days) < len(new) or (head.last_day != "" and any(_is_late(day, head.last_day) for day in days))
    if late and head.reports <= AT_ONCE:
        return None
    changes = stream.add(new)
    touched = [s.id for s in changes.stories]
    before = derived.stories(store, [*touched, *changes.gone])
    now = {s.id: named(s, {}) for s in changes.stories}
    ids = {s.id for s in now.values()}
    gone = tuple(sorted({s.id for s in before.values()} - ids))
    rows: dict[str, dict[str, bytes | None]] = {
        derived.STREAM: dict(changes.rows),
        derived.STORY: dict.fromkeys(changes.gone) | {k: derived.packed_story(s) for k, s in now.items()},
        derived.SEEN: dict(prints.items()),
    }
    changed = [s for k, s in now.items() if not _same(before.get(k), s)]
    return Regrouped(tuple(changed), gone, rows, stream.last_day(), head.late or late, head.reports + len(new))


def _same(before: Story | None, now: Story) -> bool:
    """Whether a part made for the one is the other's: what the stream says of a story beside its reports is no part."""
    return before is not None and (before.id, before.reports) == (now.id, now.reports)


def _is_late(day: str, last_day: str) -> bool:
    try:
        return date.fromisoformat(last_day) - date.fromisoformat(day) > timedelta(days=LATE_DAYS)
    except ValueError:
        return False


def anew(store: Store, documents: Iterable[Document], tell: Callable[[int], None]) -> tuple[Stream, Regrouped]:
    """A new stream of all reports, and what differs from what is kept."""
    stream = Stream()
    prints: dict[str, bytes | None] = {}
    given = list(documents)
    tell(len(given))
    stream.add(given)
    for document in given:
        prints[document.id] = digest(document)
    before = derived.stories(store)
    old = {s.id: s for s in before.values()}
    now = {s.id: named(s, {}) for s in stream.stories()}
    gone = tuple(sorted(set(old) - {s.id for s in now.values()}))
    rows: dict[str, dict[str, bytes | None]] = {
        derived.STREAM: dict.fromkeys(k for k, _ in store.kept(derived.STREAM)) | dict(stream.dump()),
        derived.STORY: dict.fromkeys(before) | {k: derived.packed_story(s) for k, s in now.items()},
        derived.SEEN: prints,
    }
    changed = tuple(s for s in now.values() if not _same(old.get(s.id), s))
    return stream, Regrouped(changed, gone, rows, stream.last_day(), False, len(given))
