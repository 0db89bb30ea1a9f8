"""The ledger: reports and decisions in a store, and the account of them kept up story by story.

    with closing(open_store("newsroom.db")) as store:
        ledger = Ledger(store)
        ledger.add(readings, rejections, at="2022-09-09T14:05:00Z", made_by=readers.made_by)
        for change in ledger.update():
            ...

What was added is written at once. What follows from it is worked out by `update`, which starts where the last one
ended: whoever is stopped between the two loses nothing but work. Any answer is the one that all reports would give
anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import msgspec

from dateline import derived, grouping
from dateline.account import part_of
from dateline.clocks import by_moment, decided_by, known_by, note, undated
from dateline.decide.force import about_reports, in_force, known_reports
from dateline.derived import Head
from dateline.errors import SetupError
from dateline.joining import Part, joined
from dateline.model import Account, Decision, Rejection, Story
from dateline.plugins import Store
from dateline.readers import Progress, silent
from dateline.reading import Reading
from dateline.reconcile.positions import FigureRule
from dateline.report.changes import Change as ToldChange
from dateline.report.changes import changes
from dateline.stories import Stream
from dateline.stories.cluster import cluster

#: The rule of figures by which parts are kept; by another they are made when asked for.
KEPT_RULE: FigureRule = "latest"
#: What to do where derived state is wrong.
ANEW = "`dateline verify LEDGER --mend` makes derived state anew"
#: Attempts to write what was worked out while another program wrote the same.
TRIES = 5
#: Parts that are read together where all of them are gone through.
TOGETHER = 64


class Change(msgspec.Struct, frozen=True):
    """What happened to one story: its part before (None: it is new) and after (None: it is no more)."""

    before: Part | None
    after: Part | None


class Worked(msgspec.Struct, frozen=True):
    """What an update found: stories that changed, rows of derived state by kind, parts to write, the head after it."""

    changes: tuple[Change, ...]
    rows: dict[str, dict[str, bytes | None]]
    parts: dict[str, Part | None]
    after: Head


class Ledger:
    """The account of a store's reports. The state of grouping stays in memory between updates."""

    def __init__(self, store: Store, progress: Progress = silent) -> None:
        self.store = store
        self.progress = progress
        self._stream: Stream | None = None
        self._at: Head | None = None

    def add(
        self,
        readings: Iterable[Reading],
        rejections: Iterable[Rejection],
        at: str,
        made_by: str = "",
        versions: Mapping[str, str] | None = None,
    ) -> list[str]:
        """Write readings; returns the ids of reports that are new or were read anew. `update` does the rest.

        `made_by` is the program as the account names it, `versions` the component of each layer.
        """
        with self.store.together():
            added = self.store.add(readings, rejections, at, versions)
            head = derived.head(self.store)
            if made_by and made_by != head.made_by:
                derived.keep_head(self.store, msgspec.structs.replace(head, made_by=made_by))
        return added

    def follow(self, other: Store) -> None:
        """Name the program that made the readings as another store does, from which they were copied."""
        with self.store.together():
            head, made_by = derived.head(self.store), derived.head(other).made_by
            if made_by and not head.made_by:
                derived.keep_head(self.store, msgspec.structs.replace(head, made_by=made_by))

    def decide(self, decision: Decision) -> None:
        """Append a decision; `update` applies it."""
        self.store.decide(decision)

    def mend(self) -> None:
        """Drop all that is derived; the next `update` makes it anew of the reports and decisions."""
        with self.store.together():
            made_by = derived.head(self.store).made_by
            for kind in derived.KINDS:
                self.store.keep(kind, dict.fromkeys(key for key, _ in self.store.kept(kind)))
            self.store.tabulate({}, anew=True)
            derived.keep_head(self.store, derived.fresh(made_by))

    def forget(self, by: str) -> int:
        """Drop what the component "name@version" read, and all that is derived; returns how many rows."""
        with self.store.together():
            made_by = derived.head(self.store).made_by
            dropped = self.store.forget(by)
            if dropped:
                derived.keep_head(self.store, derived.fresh(made_by))
        return dropped

    def update(self, regroup: bool = False, make: bool = True) -> tuple[Change, ...]:
        """Bring the account up to what was added and decided; returns the stories that changed, by id.

        In a large ledger reports that come long after their day join the story that they fit; with `regroup` all
        reports are then grouped anew. Without `make` the parts of stories that changed are only dropped, and made when
        somebody asks for them: the way to take in an archive, with nothing told. Raises SetupError when other programs
        write all the time.
        """
        for _ in range(TRIES):
            before = self._loaded()
            revision, log = self.store.revision(), self.store.decisions()
            anew = regroup and before.late
            if before.revision == revision and before.decided == {d.id for d in log} and not anew:
                return ()
            worked = self._worked_out(before, revision, log, anew, make)
            with self.store.together():
                current = derived.head(self.store)
                if msgspec.structs.replace(current, made_by=before.made_by) == before:
                    derived.keep_rows(self.store, worked.rows)
                    self.store.tabulate(worked.parts)
                    after = msgspec.structs.replace(worked.after, made_by=current.made_by)
                    derived.keep_head(self.store, after)
                    self._at = after
                    return worked.changes
            self._stream = self._at = None
        raise SetupError("other programs write to this ledger all the time; try again when they are done")

    def account(
        self,
        as_of: str | None = None,
        story: str | None = None,
        rule: FigureRule = "latest",
        later_decisions: bool = False,
    ) -> Account:
        """The account, of all stories or of one, now or as of a moment.

        A past account holds what had been published by then, and what had been decided by then (or all decisions, with
        `later_decisions`). `rule` says how the figure that stands is chosen. Raises SetupError for a moment that is no
        time and a story that is not there.
        """
        self.update(regroup=True)
        if as_of is not None:
            found = self._stories_by(as_of)
            chosen = found if story is None else [_the_story(found, story)]
            return self._account_by(as_of, chosen, self._decisions_by(as_of, found, later_decisions), rule)
        rows = derived.stories(self.store)
        names = {key: s.id for key, s in rows.items()}
        found = [grouping.named(s, names) for s in rows.values()]
        chosen = found if story is None else [_the_story(found, story)]
        decisions = known_reports(in_force(self.store.decisions()), _reports(found))
        parts = self._parts(chosen) if rule == KEPT_RULE else self._by_rule(chosen, decisions, rule)
        return self._joined(chosen, decisions, parts, self.store.rejections())

    def account_of(self, stories: Collection[str]) -> Account:
        """The account of some stories alone, by id."""
        self.update()
        rows = list(derived.stories(self.store).values())
        chosen = [s for s in rows if s.id in stories]
        decisions = known_reports(in_force(self.store.decisions()), _reports(rows))
        return self._joined(chosen, decisions, self._parts(chosen), ())

    def differing(self, first: str, second: str, later_decisions: bool = False) -> tuple[Account, Account]:
        """The accounts as of two moments, of the stories alone that are not the same at both."""
        self.update()
        stories = [self._stories_by(moment) for moment in (first, second)]
        same = {_content(s) for s in stories[0]} & {_content(s) for s in stories[1]}
        made = []
        for moment, found in zip((first, second), stories, strict=True):
            decisions = self._decisions_by(moment, found, later_decisions)
            decided = {report for d in decisions for report, _ in d.anchors}
            found = [s for s in found if _content(s) not in same or decided & set(s.reports)]
            made.append(self._account_by(moment, found, decisions))
        return made[0], made[1]

    def story_of(self, identity: str) -> tuple[str, ...]:
        """The ids of stories in which a finding, claim, entity, report or story of that id stands, or else a finding,
        claim or entity whose id begins so."""
        self.update()
        found = set(self.store.holding(identity))
        if found:
            return tuple(sorted(found))
        kept = derived.stories(self.store)
        found = {s.id for s in kept.values() if identity == s.id or identity in s.reports}
        if not found and "/" in identity:
            found = {s.id for s in kept.values() if identity.rpartition("/")[0] in s.reports}
        if not found:
            unmade = {s.id for s in kept.values()} - {key for key, _ in self.store.kept(derived.IDS)}
            self._parts([s for s in kept.values() if s.id in unmade])
            found = set(derived.holders(self.store, identity))
        return tuple(sorted(found))

    def part(self, story: str) -> Part:
        """One story's part, made where it is not kept. Raises KeyError for a story that is not there."""
        chosen = [s for s in derived.stories(self.store).values() if s.id == story]
        if not chosen:
            raise KeyError(story)
        return self._parts(chosen)[story]

    def told(self, change: Change) -> list[ToldChange]:
        """What the account says otherwise of a story, in sentences."""
        sides = []
        for part in (change.before, change.after):
            if part is None:
                sides.append(joined((), (), (), ""))
            else:
                # Of a story that shrank, a report may have gone to another; it is still in the store.
                decided = [r.decision for r in part.rulings]
                sides.append(joined([part], self.store.readings(part.story.reports), (), "", decided))
        return changes(sides[0], sides[1])

    def verify(self) -> Iterator[str]:
        """One sentence per fault in what is derived: a part that its story's readings do not give."""
        self.update()
        decisions = in_force(self.store.decisions())
        stories = derived.stories(self.store)
        kept = {key: None for key, _ in self.store.kept(derived.PART)}
        for number, story in enumerate(stories.values(), start=1):
            self.progress("checking story", number, len(stories))
            part = derived.parts(self.store, [story.id]).get(story.id)
            kept.pop(story.id, None)
            if part is None:
                continue
            if part != self._made(story, decisions):
                yield f"the account of story {story.id} is not the one that its reports give; {ANEW}"
            elif not self.store.tabulated(story.id, part):
                yield f"the rows of story {story.id} are not those of its account; {ANEW}"
        for identity in kept:
            yield f"a part is kept for story {identity}, which is not there; {ANEW}"

    def _loaded(self) -> Head:
        """The head of derived state; the stream in memory is let go where another program changed what it is of."""
        head = derived.head(self.store)
        if not head.tabulated:
            head = self._tabulate()
        if self._at is None or (head.revision, head.decided) != (self._at.revision, self._at.decided):
            self._stream = None
        self._at = head
        return head

    def _tabulate(self) -> Head:
        """Rows for the parts of a ledger that was kept before there were any."""
        with self.store.together():
            self.store.tabulate({}, anew=True)
            ids = [s.id for s in derived.stories(self.store).values()]
            for first in range(0, len(ids), TOGETHER):
                self.progress("writing rows of story", first, len(ids))
                self.store.tabulate(derived.parts(self.store, ids[first : first + TOGETHER]))
            head = msgspec.structs.replace(derived.head(self.store), tabulated=True)
            derived.keep_head(self.store, head)
        return head

    def _worked_out(self, before: Head, revision: int, log: Sequence[Decision], anew: bool, make: bool) -> Worked:
        """What changes, as stories, as rows to keep, and as the head that goes with them."""
        # Another version of the program may group otherwise.
        anew = anew or (before.revision == 0 and next(iter(self.store.kept(derived.STREAM)), None) is not None)
        ids = list(self.store.changed(before.revision)) if revision != before.revision else []
        regrouped = self._regrouped(before, ids, anew)
        fresh = _newly_decided(log, before.decided)
        # A decision on reports of two stories holds once both are there, so the later one touches the earlier's story.
        fresh += about_reports(log, frozenset(ids))
        read_anew = {*ids, *(report for d in fresh for report, _ in d.anchors)}
        touched = {s.id: s for s in regrouped.stories}
        if read_anew:
            touched |= self._stories_with(read_anew, regrouped)
        decisions = in_force(log)
        ordered = sorted(touched.values(), key=lambda s: s.id) if make else []
        old = derived.parts(self.store, [*touched, *regrouped.gone]) if make else {}
        changes = [Change(old[i], None) for i in regrouped.gone if i in old]
        rows = {kind: dict(values) for kind, values in regrouped.rows.items()}
        parts: dict[str, Part | None] = dict.fromkeys([*regrouped.gone, *touched])
        for number, story in enumerate(ordered, start=1):
            self.progress("updating story", number, len(touched))
            parts[story.id] = part = self._made(story, decisions)
            changes.append(Change(old.get(story.id), part))
        rows[derived.PART] = {i: None if p is None else derived.packed_part(p) for i, p in parts.items()}
        rows[derived.IDS] = {i: None if p is None else derived.packed_ids(p) for i, p in parts.items()}
        after = Head(
            revision,
            frozenset(d.id for d in log),
            regrouped.last_day,
            regrouped.late,
            before.made_by,
            regrouped.reports,
            tabulated=True,
        )
        return Worked(tuple(changes), rows, parts, after)

    def _regrouped(self, before: Head, ids: Sequence[str], anew: bool) -> grouping.Regrouped:
        documents = [r.document for r in self.store.readings(ids, layers=())]
        regrouped = None
        if not anew:
            stream = Stream.load(self.store.kept(derived.STREAM)) if self._stream is None else self._stream
            regrouped = grouping.take_in(self.store, stream, documents, before)
        if regrouped is None:
            stream, regrouped = grouping.anew(self.store, self.store.documents(), self._tell_grouping)
        self._stream = stream
        return regrouped

    def _tell_grouping(self, reports: int) -> None:
        self.progress("grouping", reports, None)

    def _stories_with(self, reports: Collection[str], regrouped: grouping.Regrouped) -> dict[str, Story]:
        """The stories as they will be that hold some of the reports."""
        assert self._stream is not None
        keys = {key for report in reports if (key := self._stream.story_of(report)) is not None}
        kept = derived.stories(self.store, keys)
        for key, value in regrouped.rows[derived.STORY].items():
            if key in keys and value is not None:
                kept[key] = msgspec.msgpack.decode(value, type=Story)
        return {s.id: s for s in kept.values()}

    def _made(self, story: Story, decisions: Sequence[Decision]) -> Part:
        """A part made of its readings; decisions on reports that are not there count for nothing."""
        here = set(story.reports)
        on_it = [
            d for d in about_reports(decisions, here) if here.issuperset(r for r, _ in d.anchors) or self._holds(d)
        ]
        return part_of(story, self.store.readings(story.reports), on_it)

    def _holds(self, decision: Decision) -> bool:
        return all(self._known(report) for report, _ in decision.anchors)

    def _known(self, report: str) -> bool:
        try:
            next(self.store.readings([report], layers=()))
        except KeyError:
            return False
        return True

    def _parts(self, stories: Sequence[Story]) -> dict[str, Part]:
        """The kept parts of these stories; those that are missing are made and kept."""
        found = derived.parts(self.store, [s.id for s in stories])
        missing = [s for s in stories if s.id not in found]
        decisions = in_force(self.store.decisions()) if missing else ()
        for number, story in enumerate(missing, start=1):
            self.progress("making story", number, len(missing))
            found[story.id] = part = self._made(story, decisions)
            with self.store.together():
                if derived.head(self.store) == self._at:
                    self.store.keep(derived.PART, {story.id: derived.packed_part(part)})
                    self.store.keep(derived.IDS, {story.id: derived.packed_ids(part)})
                    self.store.tabulate({story.id: part})
        return found

    def _joined(
        self,
        stories: Sequence[Story],
        decisions: Sequence[Decision],
        parts: Mapping[str, Part],
        rejections: Iterable[Rejection],
    ) -> Account:
        # A story's label, days and relations are the stream's; they may change where its own reports do not.
        chosen = [msgspec.structs.replace(parts[s.id], story=s) for s in stories]
        reports = sorted(_reports(stories))
        on_them = about_reports(decisions, _reports(stories))
        return joined(chosen, self.store.readings(reports), rejections, derived.head(self.store).made_by, on_them)

    def _stories_by(self, as_of: str) -> list[Story]:
        moment = by_moment(as_of)
        documents = [d for d in self.store.documents(as_of) if known_by(d, moment)]
        return list(cluster([Reading(d) for d in documents]))

    def _decisions_by(self, as_of: str, stories: Iterable[Story], later: bool) -> tuple[Decision, ...]:
        """The decisions of that moment, on reports of these stories: all there were."""
        moment = by_moment(as_of)
        log = in_force(d for d in self.store.decisions() if later or decided_by(d, moment))
        return known_reports(log, _reports(stories))

    def _by_rule(self, stories: Sequence[Story], decisions: Sequence[Decision], rule: FigureRule) -> dict[str, Part]:
        parts = {}
        for number, story in enumerate(stories, start=1):
            self.progress("making story", number, len(stories))
            parts[story.id] = part_of(story, self.store.readings(story.reports), decisions, rule)
        return parts

    def _account_by(
        self, as_of: str, stories: Sequence[Story], decisions: Sequence[Decision], rule: FigureRule = "latest"
    ) -> Account:
        """A past account. A story that has the same reports and decisions now as then has its part now."""
        now = {_content(s): s.id for s in derived.stories(self.store).values()}
        current = in_force(self.store.decisions())
        parts: dict[str, Part] = {}
        for number, story in enumerate(stories, start=1):
            self.progress("making story", number, len(stories))
            same = rule == KEPT_RULE and _on(story, decisions) == _on(story, current)
            kept = derived.parts(self.store, [now[_content(story)]]) if same and _content(story) in now else {}
            part = next(iter(kept.values()), None)
            parts[story.id] = part or part_of(story, self.store.readings(story.reports), decisions, rule)
        notes = [note(d) for d in self.store.documents() if undated(d)]
        return msgspec.structs.replace(self._joined(stories, decisions, parts, notes), as_of=as_of)


def _newly_decided(log: Sequence[Decision], known: Collection[str]) -> list[Decision]:
    """Decisions that are not known yet, and those that they undo or bring back."""
    by_id = {d.id: d for d in log}
    found: dict[str, Decision] = {}
    waiting = [d for d in log if d.id not in known]
    while waiting:
        decision = waiting.pop()
        if decision.id not in found:
            found[decision.id] = decision
            if decision.kind == "undo":
                waiting += [by_id[i] for i in decision.about if i in by_id]
    return list(found.values())


def _reports(stories: Iterable[Story]) -> frozenset[str]:
    return frozenset(report for story in stories for report in story.reports)


def _on(story: Story, decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    return about_reports(decisions, frozenset(story.reports))


def _content(story: Story) -> tuple[str, ...]:
    return tuple(sorted(story.reports))


def _the_story(stories: Iterable[Story], wanted: str) -> Story:
    """The story of that id, or that holds the report of that id."""
    known = list(stories)
    for story in known:
        if story.id == wanted or wanted in story.reports:
            return story
    told = "; ".join(f"{s.id} ({s.label})" for s in sorted(known, key=lambda s: (-len(s.reports), s.id))[:5])
    raise SetupError(f"there is no story {wanted!r}; give the id of a story or of one of its reports, such as {told}")
