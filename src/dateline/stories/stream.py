"""Reports into stories as they arrive: one at a time, a day at once or a whole folder, with the same result.

What depends on the order of arrival: a report that comes when reports of LAG days later or more are in already is
weighed by what is counted by then, and theirs do not change; in a component of more than LARGEST reports groups only
grow and merge; of a mass of near copies those that came first stand for the rest. Apart from these the stories are a
function of the set of reports.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from dateline.model import Story, StoryPart, StoryPassage
from dateline.reading import Document, identify
from dateline.stories import rows
from dateline.stories.archive import UNDATED
from dateline.stories.changes import Changes, Sources, moves
from dateline.stories.followups import Ties
from dateline.stories.groups import LARGEST, NOWHERE
from dateline.stories.intake import NEVER, Intake, day_of
from dateline.stories.label import label
from dateline.stories.lookback import Choice
from dateline.stories.parts import Parts
from dateline.stories.vectors import WHOLE

#: Reports that must have reached a day for a later one to be believed, and days that it may be later.
AGREED, YEAR = 3, 366


class Stream:
    """The stories of all reports so far. Texts are not kept; nothing is read or written: the rows are the caller's.

    A story is named after the report that founded it, and keeps its id while that report is in it; of two that merge
    the one with the earlier founder keeps its own.
    """

    def __init__(self) -> None:
        self._intake = Intake()
        self._archive, self._groups = self._intake.archive, self._intake.groups
        self._ties = Ties(self._archive, self._groups, self._intake.lookback)
        self._parts = Parts(self._groups)
        #: Groups by founder, and the founder of each report's story.
        self._stories: dict[int, list[int]] = {}
        self._founder = array("I")

    def add(self, documents: Sequence[Document]) -> Changes:
        """Take in reports; those whose id is in already are passed over.

        Reports of one addition are taken by day, undated ones last, then by id.
        """
        fresh = {d.id: d for d in documents if d.id not in self._intake.numbers}
        ordered = sorted(fresh.values(), key=lambda d: (NEVER if (day := day_of(d)) is None else day, d.id))
        first = len(self._intake)
        kept: list[tuple[str, bytes | None]] = []
        waiting: set[int] = set()
        gone: set[int] = set()
        changed: set[int] = set()
        for day, same in groupby(ordered, key=day_of):
            start = len(self._intake)
            kept += self._intake.take(day, list(same))
            waiting |= {self._leader(number) for number in range(start, len(self._intake))}
            large = {n for n in waiting if self._groups.hanging(n, LARGEST // 2 + 1) > LARGEST // 2}
            self._regroup(large, gone, changed)
            waiting -= large
        self._regroup(waiting, gone, changed)
        self._founder.extend([NOWHERE] * len(fresh))
        return self._settle(first, gone | changed, kept) if fresh else Changes()

    def __len__(self) -> int:
        """How many reports are in."""
        return len(self._intake)

    def last_day(self) -> str:
        """The latest day of a report, as an ISO date; "" where there is none. A day more than a year after the one that
        AGREED reports have reached is that of a clock gone wrong, and does not count."""
        import numpy as np

        days = np.frombuffer(self._archive.days, np.int32)
        days = days[days != UNDATED]
        known = np.sort(np.partition(days, max(0, len(days) - AGREED))[-AGREED:]).tolist() if len(days) else []
        if not known:
            return ""
        sane = [day for day in known if len(known) < AGREED or day <= known[0] + YEAR]
        return date.fromordinal(sane[-1]).isoformat()

    def stories(self, anew: bool = False) -> tuple[Story, ...]:
        """All stories in order of their first reports; `anew` names each after its first report, as one addition of
        all reports would, where an earlier one has come in since the story was founded."""
        made = [(self._members(keys), founder) for founder, keys in self._stories.items()]
        made.sort(key=lambda pair: self._intake.order(pair[0][0]))
        names = {founder: members[0] if anew else founder for members, founder in made}
        return tuple(self._story(founder, names) for _, founder in made)

    def story_of(self, report: str) -> str | None:
        """The id of the story that a report is in; None for a report that is not in the stream."""
        number = self._intake.numbers.get(report)
        return None if number is None else self._name(self._founder[number])

    def dump(self) -> Iterator[tuple[str, bytes]]:
        """All rows, from which `load` makes the same stream. Who keeps `Changes.rows` of every addition needs no dump:
        together they do as well."""
        for number in range(len(self._intake)):
            yield rows.name(rows.REPORT, number), rows.encode(self._intake.row(number))
        for founder in sorted(self._stories):
            yield rows.name(rows.STORY, founder), rows.encode(self._row(founder))
        yield rows.name(rows.TABLES), rows.encode(self._intake.tables())

    @classmethod
    def load(cls, kept: Iterable[tuple[str, bytes]]) -> Stream:
        """The stream that these rows were made by; they may come in any order, but none may be missing."""
        held = dict(kept)
        stream = cls()
        if (table := held.pop(rows.name(rows.TABLES), None)) is not None:
            stream._intake.restore_tables(rows.tables(table))
        for key in sorted(held):
            if key.startswith(rows.REPORT):
                stream._intake.restore(rows.report(held[key]))
        stream._founder.extend([NOWHERE] * len(stream._intake))
        for key in sorted(held):
            if key.startswith(rows.STORY):
                stream._restore(int(key[1:]), rows.story(held[key]))
        return stream

    def _leader(self, number: int) -> int:
        leader = self._intake.leaders[number]
        return number if leader == NOWHERE else leader

    def _regroup(self, numbers: set[int], gone: set[int], changed: set[int]) -> None:
        if numbers:
            old, new = self._groups.regroup(numbers, self._intake.order)
            gone |= old
            changed |= new
            changed |= {home for n in numbers if (home := self._groups.home(n)) is not None}

    def _settle(self, first: int, touched: set[int], kept: list[tuple[str, bytes | None]]) -> Changes:
        """Find ties and stories anew where groups are others than before, and say what changed."""
        new = {self._leader(number) for number in range(first, len(self._intake))}
        leaders = {number for number in new if self._archive.indexed[number]}
        renewed = {key for key in touched if self._alive(key)} | self._ties.affected(first, leaders)
        ends = {other for key in sorted(touched | renewed) for other in self._ties.drop(key)}
        ordinary = {key for key in renewed if self._archive.indexed[key]}
        later = self._ties.renew(ordinary)
        ends |= self._ties.look_back(key for key in ordinary | ends | later if self._alive(key))
        stories = self._stories_around(key for key in renewed | ends if self._alive(key))
        sources, gone = self._assign(stories)
        founders = sorted({self._founder[self._groups.members(keys[0])[0]] for keys in stories})
        kept += [(rows.name(rows.STORY, founder), None) for founder in gone]
        kept += [(rows.name(rows.STORY, founder), rows.encode(self._row(founder))) for founder in founders]
        following = {self._founder[other] for keys in stories for key in keys for other in self._ties.led(key)}
        reports = [n for keys in stories for key in keys for n in self._groups.members(key)]
        beside = {self._founder[other] for n in reports for other in self._intake.roundups.beside(n)}
        told = sorted(following | beside | set(founders))
        return Changes(
            stories=tuple(sorted((self._story(founder) for founder in told), key=lambda s: s.id)),
            gone=tuple(sorted(map(self._name, gone))),
            moves=tuple(moves(sources, {self._name(f) for f in founders}.__contains__, self._nearest)),
            rows=tuple(kept),
        )

    def _stories_around(self, seeds: Iterable[int]) -> list[list[int]]:
        """The groups of each story that holds one of these groups, or that a report of such a story was in before."""
        waiting, seen, found = sorted(seeds), set[int](), list[list[int]]()
        while waiting:
            key = waiting.pop()
            if key in seen:
                continue
            found.append(self._ties.connected(key))
            seen |= set(found[-1])
            founders = {self._founder[n] for other in found[-1] for n in self._groups.reports(other)}
            waiting += [other for f in sorted(founders) for other in self._stories.get(f, ()) if self._alive(other)]
        return found

    def _assign(self, stories: Sequence[list[int]]) -> tuple[list[Sources], list[int]]:
        """Give each of these stories its founder; returns where their reports came from, and founders without one."""
        members = [self._members(keys) for keys in stories]
        old = {founder for numbers in members for n in numbers if (founder := self._founder[n]) in self._stories}
        for founder in old:
            del self._stories[founder]
        found = []
        for keys, numbers in zip(stories, members, strict=True):
            taken: dict[int, list[int]] = {}
            for number in numbers:
                taken.setdefault(self._founder[number], []).append(number)
            new = taken.pop(NOWHERE, [])
            founder = min(old.intersection(numbers), key=self._intake.order, default=numbers[0])
            taken.pop(founder, None)
            self._stories[founder] = keys
            came = {self._name(f): self._names(moved) for f, moved in taken.items()}
            found.append(Sources(self._name(founder), founder in old, self._names(new), came))
            for number in numbers:
                self._founder[number] = founder
        return found, sorted(old - set(self._stories))

    def _story(self, founder: int, names: Mapping[int, int] | None = None) -> Story:
        """The story that this report founded; `names` gives the reports after which stories are named."""
        members = self._members(self._stories[founder])
        parts = [
            sorted((n for leader in part for n in self._groups.with_twins(leader)), key=self._intake.order)
            for key in self._stories[founder]
            for part in self._parts.of(sorted(self._groups.members(key), key=self._intake.order))
        ]
        start, end = self._dates(members)
        earlier = self._follows(founder, members[0])
        return Story(
            id=self._name(names[founder] if names else founder),
            reports=self._names(members),
            label=label(members, self._intake.headings, self._archive),
            start=start,
            end=end,
            parts=tuple(map(self._part, sorted(parts, key=lambda p: self._intake.order(p[0]))))
            if len(parts) > 1
            else (),
            follows=None if earlier is None else self._name(names[earlier] if names else earlier),
            passages=tuple(
                StoryPassage(self._intake.ids[n], span)
                for n, span in self._intake.roundups.passages(self._stories[founder])
            ),
        )

    def _part(self, members: Sequence[int]) -> StoryPart:
        start, end = self._dates(members)
        return StoryPart(self._names(members), label(members, self._intake.headings, self._archive), start, end)

    def _follows(self, founder: int, first: int) -> int | None:
        """The founder of the earlier story that this one, which begins with report `first`, goes back to."""
        best: tuple[float, tuple[int, str], int] | None = None
        for key in self._stories[founder]:
            choice = self._ties.back.get(key)
            if choice is None or (theirs := self._founder[choice.key]) == founder:
                continue
            begins = min(map(self._intake.order, self._members(self._stories[theirs])))
            if begins < self._intake.order(first):
                option = (-choice.likeness, begins, theirs)
                best = option if best is None else min(best, option)
        return None if best is None else best[2]

    def _nearest(self, report: str) -> str | None:
        """What a report is most like of those before it in its story, in words."""
        import numpy as np

        number = self._intake.numbers[report]
        near = [n for n in self._intake.near(number) if self._founder[n] == self._founder[number]]
        if not near:
            return None
        alike = self._archive.likenesses(self._archive.vector(number), np.array(near, np.int64))
        place = int(alike.argmax())
        return f"{report} is like {self._intake.ids[near[place]]} by {alike[place] / WHOLE:.2f}"

    def _members(self, keys: Iterable[int]) -> list[int]:
        """All reports of these groups in order of day and id."""
        return sorted((n for key in keys for n in self._groups.reports(key)), key=self._intake.order)

    def _dates(self, members: Sequence[int]) -> tuple[str | None, str | None]:
        known = [self._intake.published[n] for n in members if self._archive.day(n) is not None]
        dates = sorted(date for date in known if date is not None)
        return (dates[0], dates[-1]) if dates else (None, None)

    def _alive(self, key: int) -> bool:
        return self._groups.home(key) == key

    def _name(self, founder: int) -> str:
        return identify("s", self._intake.ids[founder])

    def _names(self, numbers: Iterable[int]) -> tuple[str, ...]:
        return tuple(self._intake.ids[number] for number in numbers)

    def _row(self, founder: int) -> rows.StoryRow:
        keys = self._stories[founder]
        place = {key: at for at, key in enumerate(keys)}
        one = ((at, place[other]) for key, at in place.items() for other in self._ties.one.get(key, ()))
        choices = ((at, self._ties.back[key]) for key, at in place.items() if key in self._ties.back)
        back = ((at, choice.key, choice.likeness, choice.one) for at, choice in choices)
        groups = tuple(tuple(self._groups.members(key)) for key in keys)
        return rows.StoryRow(groups, tuple(sorted(one)), tuple(sorted(back)))

    def _restore(self, founder: int, kept: rows.StoryRow) -> None:
        keys = [members[0] for members in kept.groups]
        for key, members in zip(keys, kept.groups, strict=True):
            self._groups.place(key, members)
            for number in self._groups.reports(key):
                self._founder[number] = founder
        for at, other in kept.one:
            self._ties.link(keys[at], keys[other])
        for at, earlier, likeness, one in kept.back:
            self._ties.go_back(keys[at], Choice(earlier, likeness, one))
        self._stories[founder] = keys
