"""Claims that no figure or place holds together, grouped by wording; and denials set against what they deny.

Wording here is the share of content words in common. It is a plain measure, so it is strict: two claims meet when most
of their words do, or when one voice says nearly the same twice. What it misses stays apart, which is the safer error.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from dateline.reconcile.evidence import Evidence

#: Shared share of content words (Jaccard) at which two claims say the same; lower where voice or origin is shared too.
SAME_WORDS = 0.6
SAME_WORDS_ONE_VOICE = 0.4
#: Share of the denial's content words that the denied claim must hold.
DENIED_WORDS = 0.6
#: Share of the denied claim's own content words that the denial must hold.
ABOUT = 0.3
#: Words in more claims than this bring no candidates: they are the story's own vocabulary.
COMMON = 50


class StatementGroup(msgspec.Struct):
    """Claims that say the same, and the denials of it."""

    story: str
    pro: list[Evidence]
    contra: list[Evidence] = []
    superseded: list[Evidence] = []

    @property
    def words(self) -> frozenset[str]:
        """The content words of the first claim, which stands for the group."""
        return self.pro[0].words


def statement_groups(evidence: Sequence[Evidence]) -> list[StatementGroup]:
    """Groups in order of first publication. Every claim given comes out in one group, as `pro` or as `contra`."""
    denials = [e for e in evidence if e.claim.stance == "denies"]
    groups = _group([e for e in evidence if e.claim.stance != "denies"])
    left_over = []
    for denial in denials:
        denied = _denied(denial, groups)
        for group in denied:
            group.contra.append(denial)
        if not denied:
            left_over.append(denial)
    return sorted([*groups, *_group(left_over)], key=lambda g: g.pro[0].order)


def _group(evidence: Iterable[Evidence]) -> list[StatementGroup]:
    groups: list[StatementGroup] = []
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for e in evidence:
        seen: Counter[int] = Counter()
        for word in e.words:
            homes = index[e.story, word]
            if len(homes) <= COMMON:
                seen.update(homes)
        home = next((n for n, _ in sorted(seen.items(), key=lambda x: (-x[1], x[0])) if _same(groups[n], e)), None)
        if home is None:
            home = len(groups)
            groups.append(StatementGroup(e.story, []))
            for word in sorted(e.words):
                index[e.story, word].append(home)
        groups[home].pro.append(e)
    return groups


def _same(group: StatementGroup, e: Evidence) -> bool:
    return any(same_statement(member, e) for member in group.pro[:4])


def same_statement(a: Evidence, b: Evidence) -> bool:
    """Whether two claims say the same in nearly the same words, numbers and stance included."""
    if not a.words or not b.words or _numbers(a) != _numbers(b) or a.claim.certainty != b.claim.certainty:
        return False
    shared = len(a.words & b.words)
    jaccard = shared / len(a.words | b.words)
    if jaccard >= SAME_WORDS and shared >= 3:
        return True
    one_voice = a.origin == b.origin or (
        a.speaker is not None and b.speaker is not None and a.speaker.id == b.speaker.id
    )
    if one_voice and shared >= 4:
        return jaccard >= SAME_WORDS_ONE_VOICE or shared / min(len(a.words), len(b.words)) >= 0.85
    return False


def _numbers(e: Evidence) -> frozenset[str]:
    return frozenset(w for w in e.words if w[0].isdigit())


def _denied(denial: Evidence, groups: Sequence[StatementGroup]) -> list[StatementGroup]:
    """The groups that a denial is about: those that its caveat names, else those that hold most of its words."""
    named = {a for c in denial.caveats if c.kind == "denied" for a in c.about}
    found = []
    for group in groups:
        if group.story != denial.story or _speaks_for(denial, group):
            continue
        told = any(e.claim.attribution in named and e.claim.report == denial.claim.report for e in group.pro)
        # What a denial stands next to is a hint; words in common must bear it out.
        if (told and _bears_out(group.words, denial.words)) or _holds(group.words, denial.words):
            found.append(group)
    return found


def _speaks_for(denial: Evidence, group: StatementGroup) -> bool:
    """Whether the denier's own party made the statement: nobody is set against himself by likeness of words."""
    return any(e.origin == denial.origin or (e.side is not None and e.side == denial.side) for e in group.pro)


def _bears_out(claimed: frozenset[str], denied: frozenset[str]) -> bool:
    return 2 * len(claimed & denied) >= len(denied) > 0


def _holds(claimed: frozenset[str], denied: frozenset[str]) -> bool:
    """Whether a claim holds most of a denial's words, and is about little else: long sentences hold anybody's words."""
    shared = len(claimed & denied)
    return len(denied) >= 2 and shared >= max(2.0, DENIED_WORDS * len(denied), ABOUT * len(claimed))
