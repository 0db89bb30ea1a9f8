"""Which mentions of one report mean one participant: short names, titled forms, acronyms, "the minister".

Pronouns are not mentions; who reads them finds evidence in :func:`gender`. Where two candidates are left, none is
taken: an unlinked mention is better than a wrong one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from dateline.extract.roles import describes, listed, nation
from dateline.reading import Mention, Reading
from dateline.text import fold, skeleton
from dateline.values import Name, NameKind, NameSort

Gender = Literal["male", "female", "plural", "neuter"]
#: "The minister" looks this many sentences back before the nearest of two ministers is no longer the plain choice.
NEAR = 4
#: Whoever is introduced by office is named within so many sentences.
SOON = 6

#: Titles of which a place or body has one holder at a time.
_SOLE = frozenset(
    """sheriff mayor governor president premier chancellor ambassador coroner commissioner superintendent director pope
    king queen spokesman spokeswoman spokesperson bishop archbishop speaker""".split()
)
#: What a company is called when it is spoken of again.
_CORPORATE = frozenset("company firm operator airline carrier manufacturer utility retailer insurer shipper".split())


class Member(msgspec.Struct):
    """One mention on its way to a chain. `words` folded; `head` the noun of a description, None for a name;
    `definite`: "the" opens the description, or the name's apposition; `company`: a body told to be a company."""

    index: int
    first: int
    sentence: int
    name: str
    kind: NameKind
    words: tuple[str, ...]
    role: str | None
    head: str | None = None
    definite: bool = False
    title: str = ""
    chain: int = -1
    company: bool = False
    sort: NameSort | None = None


def chains(members: Sequence[Member]) -> None:
    """Set `chain` of every member to the index of the member that stands for it (itself for a first or only one)."""
    for member in members:
        member.chain = member.index
    _exact(members)
    _short_names(members)
    _last_words(members)
    _acronyms(members)
    _definite(members)
    _introduced(members)
    _the_company(members)


def _exact(members: Sequence[Member]) -> None:
    """Repeats of one string; described groups too, where nothing sets them apart."""
    seen: dict[tuple[str, str, bool], int] = {}
    for member in members:
        if member.head is not None and not member.definite and not _steady(member):
            continue
        key = (fold(member.name), member.kind, member.head is None)
        member.chain = seen.setdefault(key, member.index)


def _steady(member: Member) -> bool:
    """A bare plural that means the same people through a report: "Ukrainian officials", "police", "Russians"."""
    return (member.kind in ("group", "organisation") and len(member.words) > 1) or listed("body", member.head or "")


def _short_names(members: Sequence[Member]) -> None:
    """A surname (or first name) alone follows the one full name of the report that contains it."""
    full: dict[str, set[int]] = {}
    people = [m for m in members if m.head is None and m.kind == "person" and m.chain == m.index]
    for member in people:
        if len(member.words) > 1:
            for word in {*member.words, *(f"~{skeleton(w)}" for w in member.words if len(w) > 4)}:
                full.setdefault(word, set()).add(member.index)
    by_index = {m.index: m for m in members}
    target: dict[int, int] = {}
    for member in people:
        exact = [full.get(word, set()) for word in member.words]
        loose = [full.get(f"~{skeleton(word)}", set()) for word in member.words]
        candidates = (set.intersection(*exact) or set.intersection(*loose)) - {member.index}
        longer = sorted(c for c in candidates if len(by_index[c].words) > len(member.words))
        pick = _only(member, [by_index[c] for c in longer])
        if pick is not None:
            target[member.index] = pick.index
    for member in members:
        member.chain = _end(member.chain, target)


def _end(index: int, target: dict[int, int]) -> int:
    for _ in range(8):
        if index not in target:
            break
        index = target[index]
    return index


def _only(member: Member, candidates: Sequence[Member]) -> Member | None:
    """The one candidate; by surname before first name; by the title where the surname is shared; else None.

    A titled surname that comes before any full name ("Mayor Cruz and councillor Ana Cruz") needs the title in the role.
    """
    if member.title and not listed("courtesy", member.title):
        title = fold(member.title)
        candidates = [c for c in candidates if c.first < member.first or not c.role or title in fold(c.role).split()]
    if len(candidates) > 1:
        last = [c for c in candidates if c.words[-1] == member.words[-1]]
        candidates = last or candidates
    if len(candidates) > 1 and len({c.words[-1] for c in candidates}) == 1:
        longest = max(candidates, key=lambda c: (len(c.words), -c.index))
        if all(set(c.words) <= set(longest.words) for c in candidates):
            return longest
    if len(candidates) > 1 and member.title:
        titled = [c for c in candidates if c.role and fold(member.title) in fold(c.role).split()]
        candidates = titled or candidates
    if len(candidates) > 1 and member.title:
        sex = _sex_of(member.title.split())
        fitting = [c for c in candidates if sex and _sex_of((c.role or "").split()) == sex]
        candidates = fitting or candidates
    return candidates[0] if len(candidates) == 1 else None


def _last_words(members: Sequence[Member]) -> None:
    """ "The Times" after "The New York Times": the one organisation before whose name ends so."""
    full: dict[str, dict[int, Member]] = {}
    for member in members:
        if member.head is not None or member.kind != "organisation":
            continue
        words = [w for w in member.words if w != "the"]
        if len(words) == 1 and member.chain == member.index:
            found = full.get(words[0], {})
            if len(found) == 1:
                member.chain = next(iter(found))
        elif len(words) > 1:
            full.setdefault(words[-1], {})[member.chain] = member


def _acronyms(members: Sequence[Member]) -> None:
    """ "ISW" follows "Institute for the Study of War": capitals that are its initials, small words left out or not."""
    initials: dict[str, set[int]] = {}
    for member in members:
        if member.head is None and member.kind in ("organisation", "other", "place") and len(member.words) > 1:
            for form in acronyms(member.name):
                initials.setdefault(form, set()).add(member.chain)
    for member in members:
        short = member.name.replace(".", "")
        if member.head is None and short.isupper() and 1 < len(short) < 9 and len(initials.get(short, ())) == 1:
            member.chain = next(iter(initials[short]))


def acronyms(name: str) -> set[str]:
    """The short forms in capitals that a name may have: initials of all its words, and of the great ones only."""
    parts = [p for p in name.replace("-", " ").split() if p[:1].isalnum()]
    small = frozenset(["of", "for", "the", "and", "in", "on", "de", "la", "del", "y", "to", "at"])
    great = [p for p in parts if p.casefold() not in small]
    forms = {"".join(p[0] for p in great).upper(), "".join(p[0] for p in parts).upper()}
    forms.add("".join(p[0] for p in parts if p.casefold() not in small or p.casefold() == "of").upper())
    return {form for form in forms if len(form) > 1}


def _definite(members: Sequence[Member]) -> None:
    """ "The minister", "the ministry": the nearest earlier participant with that office or of that kind."""
    for position, member in enumerate(members):
        if member.head is None or not member.definite or member.chain != member.index:
            continue
        earlier = [m for m in members[:position] if m.chain != member.index and _answers(m, member)]
        pick = _nearest(member, earlier)
        if pick is not None and not _rivals(members, pick, member):
            member.chain = pick


def _answers(candidate: Member, member: Member) -> bool:
    """Whether an earlier mention can be what the definite description means."""
    head = fold(member.head or "")
    if candidate.kind != member.kind or (member.kind == "group" and candidate.head is None):
        return False
    words = fold(candidate.role or "").split() if candidate.head is None else fold(candidate.name).split()
    if candidate.head is None and candidate.kind == "organisation":
        words = list(candidate.words)
    if head not in words:
        return False
    rest = [w for w in fold(member.name).split() if w != head and w not in ("of", "the", "for", "in", "s")]
    return all(w in words for w in rest) or (candidate.head is None and _same_nation(rest, words))


def _same_nation(rest: Sequence[str], words: Sequence[str]) -> bool:
    here = {found[0] for w in rest if (found := nation(w))}
    there = {found[0] for w in words if (found := nation(w))}
    others = [w for w in rest if not nation(w)]
    return bool(here) and here == there and all(w in words for w in others)


def _nearest(member: Member, earlier: Sequence[Member]) -> int | None:
    """The chain of the nearest candidate, unless another one is nearly as near."""
    if not earlier:
        return None
    best = earlier[-1]
    for other in earlier:
        if other.chain != best.chain and member.sentence - other.sentence <= NEAR:
            return None
    return best.chain


def _rivals(members: Sequence[Member], pick: int, member: Member) -> bool:
    """Whether the report speaks of two such bodies anywhere ("the ministry" in a report with two ministries)."""
    if member.kind != "organisation":
        return False
    same = {m.chain for m in members if m.chain != member.index and m.kind == member.kind and _answers(m, member)}
    return bool(same - {pick})


def _introduced(members: Sequence[Member]) -> None:
    """ "A sheriff said … Sheriff Jo Bailey said", "A doctor … the doctor, Ana Ruiz": a description means the one bearer
    of the office whom the report names soon after, with "the" or a title that one person at a time holds."""
    people = [m for m in members if m.kind == "person"]
    described: dict[str, set[int]] = {}
    bearers: dict[str, list[Member]] = {}
    for member in people:
        if member.head is not None:
            described.setdefault(fold(member.head), set()).add(member.chain)
        else:
            for word in sorted(_office(member)):
                bearers.setdefault(word, []).append(member)
    target: dict[int, int] = {}
    for member in people:
        head = fold(member.head or "")
        known = bearers.get(head, [])
        if member.chain != member.index or not known or len({m.chain for m in known}) != 1:
            continue
        alone = len(described[head] - {known[0].chain}) == 1
        before = member.words[: member.words.index(head)] if head in member.words else ("?",)
        told = known[0].definite or (fold(known[0].title) == head and head in _SOLE)
        soon = 0 <= known[0].sentence - member.sentence <= SOON
        if member.head is not None and alone and told and soon and set(before) <= _office(known[0]):
            target[member.index] = known[0].chain
    for member in members:
        member.chain = target.get(member.chain, member.chain)


def _office(member: Member) -> set[str]:
    return set(fold(member.role or "").split())


def _the_company(members: Sequence[Member]) -> None:
    """ "The company", "the operator": the one company that the report names, where it has been named by then."""
    named = sorted({m.chain for m in members if m.company})
    if len(named) != 1:
        return
    first = members[named[0]].first
    bare = [m for m in members if m.head and m.definite and len(m.words) == 1 and fold(m.head) in _CORPORATE]
    late = {m.chain for m in bare if m.first > first and members[m.chain] in bare}
    for member in members:
        if member.chain in late:
            member.chain, member.kind = named[0], "organisation"


def _sex_of(words: Sequence[str]) -> Gender | None:
    female = any(listed("female", w) for w in words)
    male = any(listed("male", w) for w in words)
    return None if female == male else ("female" if female else "male")


def gender(reading: Reading, mention: Mention) -> Gender | None:
    """What pronoun a mention takes, by the report's own words: titles and roles over its chain; None where silent.

    Groups are "plural"; organisations, places and materiel "neuter" (news also writes "they" of them).
    """
    value = mention.value
    if not isinstance(value, Name):
        return None
    if value.kind != "person":
        return "plural" if value.kind == "group" else "neuter"
    top = mention.refers or mention.id
    chain = [m for m in reading.names if m.id == top or m.refers == top]
    words: list[str] = []
    for member in chain:
        before = reading.text[max(0, member.span.start - 40) : member.span.start].split()
        words += [w.strip(".,“”\"'’") for w in before[-2:] if listed("titles", w.strip(".,"))]
        if isinstance(member.value, Name) and member.value.role:
            words += member.value.role.split()
        if describes(member.span.of(reading.text).split()[-1]):
            words.append(member.span.of(reading.text).split()[-1])
    return _sex_of(words)
