"""The status of a finding, and the one sentence that says why: a table of rules, the first that fits decides."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dateline.model import Status
from dateline.reconcile.evidence import Evidence
from dateline.reconcile.wording import tellings


class Standing(msgspec.Struct, frozen=True):
    """What a status is decided from: the claims for, against and superseded, and whether the last word withdrew it.

    `bearing` are those of the claims for it that say it themselves, where others only do not contradict it.
    """

    pro: Sequence[Evidence]
    contra: Sequence[Evidence]
    superseded: Sequence[Evidence]
    withdrawn: bool = False
    bearing: Sequence[Evidence] | None = None

    @property
    def known(self) -> list[str]:
        """The independent origins of what stands."""
        return origins(self.pro if self.bearing is None else self.bearing)


def origins(evidence: Sequence[Evidence]) -> list[str]:
    """The distinct origins, sorted; copies and repeated statements share one.

    A report that names somebody for a thing does not confirm it by saying it again in its own words, words that one
    report lays into two mouths ("he told her that they had left") are one telling, and so are the same words anywhere.
    Whoever asks or orders asserts nothing, and bears nothing out.
    """
    evidence = [e for e in evidence if e.claim.stance not in ("asks", "orders")] or evidence[:1]
    naming = {e.document.id for e in evidence if e.stated}
    counted: list[Evidence] = []
    for e in evidence:
        if (e.stated or e.document.id not in naming) and not any(_one_telling(e, other) for other in counted):
            counted.append(e)
    return _apart([(e.origin, telling) for e, telling in zip(counted, tellings(counted), strict=True)])


def _apart(told: Sequence[tuple[str, int]]) -> list[str]:
    """The origins that no telling joins, each group of joined ones by its first name, sorted."""
    groups: list[tuple[set[str], set[int]]] = []
    for origin, telling in sorted(set(told)):
        joined: tuple[set[str], set[int]] = ({origin}, {telling})
        for group in [g for g in groups if origin in g[0] or telling in g[1]]:
            joined = (joined[0] | group[0], joined[1] | group[1])
            groups.remove(group)
        groups.append(joined)
    return sorted(min(names) for names, _ in groups)


def _one_telling(a: Evidence, b: Evidence) -> bool:
    if a.document.id != b.document.id:
        return False
    return any(x.overlaps(y) for x in a.claim.content for y in b.claim.content)


def sides(evidence: Sequence[Evidence]) -> list[str]:
    """The distinct sides of the speakers, sorted; speakers without a known side add none."""
    return sorted({e.side for e in evidence if e.side})


def decide(standing: Standing) -> Status:
    """Status by the first rule that fits: withdrawn, contested, unverified, revised, then by origins and sides.

    Several origins are corroboration unless all of them speak for one known side.
    """
    if standing.withdrawn:
        return "withdrawn"
    if standing.contra:
        return "contested"
    known = standing.known
    if any(e.unverified for e in standing.pro) and len(known) < 2:
        return "unverified"
    if standing.superseded:
        return "revised"
    if len(known) < 2:
        return "single-origin"
    speaking = {e.side for e in standing.pro}
    return "one-sided" if len(speaking) == 1 and None not in speaking else "corroborated"


def why(status: Status, standing: Standing, moved: str | None = None) -> str:
    """One sentence for a reader: which rule, which voices. `moved` tells a change ("The figure moved from 4 to 14")."""
    reports = len({e.document.id for e in standing.pro})
    known = len(standing.known)
    carried = f"{_count(reports, 'report')} from {_count(known, 'independent origin')}"
    voices = _voices(standing.pro)
    if status == "withdrawn":
        return f"{voices} took the statement back."
    if status == "contested":
        return f"{voices} against {_voices(standing.contra)}: both cannot be true as told."
    if status == "unverified":
        return f"{voices} alone, and the outlet itself says that it could not be verified."
    if status == "revised":
        return f"{moved or 'It was told otherwise before'}; the latest is from {voices}."
    if status == "corroborated":
        return f"{carried}: {voices}."
    if status == "one-sided":
        return f"{carried}, but all of them speak for one side: {voices}."
    if reports == 1:
        return f"Only one report carries it, from {voices}."
    return f"{_count(reports, 'report')} carry it, but all go back to one origin: {voices}."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _voices(evidence: Sequence[Evidence]) -> str:
    """The voices in order of first publication, at most three named."""
    names = list(dict.fromkeys(e.voice for e in evidence))
    if len(names) > 3:
        return f"{', '.join(names[:3])} and {_count(len(names) - 3, 'other')}"
    return " and ".join(names) if len(names) < 3 else f"{names[0]}, {names[1]} and {names[2]}"
