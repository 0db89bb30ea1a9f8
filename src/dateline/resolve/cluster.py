"""Judgements on pairs, and the entities that follow from them.

Order of evidence: identical full names; compared pairs, best first, never against a "different" inside the cluster;
bare surnames, where one bearer is left; descriptions, where two reports share their people and places.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from dateline.model import Entity, Judgement
from dateline.reading import Reading, identify
from dateline.resolve.block import Key, pairs, strong_key, surname_keys
from dateline.resolve.compare import SAME_FROM, Opinion, bodies, contexts_meet, people, places, roles_agree
from dateline.resolve.profiles import Profile, profiles
from dateline.resolve.sides import with_sides
from dateline.resources import countries
from dateline.text import fold, skeleton
from dateline.values import distance_km

BY = "resolve@1"
#: A namesake in the same story must be this much less likely before a bare surname is given away.
CLEAR = 0.15
#: More of a report's company than this is not kept for comparison; it bounds memory in large archives.
COMPANY = 200
#: So many members of a description's cluster are asked whether they keep the same company.
COMPARED = 8
#: So many open descriptions of one wording are compared before the rest stay with their reports.
DESCRIPTIONS = 50


class Group(msgspec.Struct):
    """Profiles held to be one participant, and what they say together; `nodes`: the distinct names among them."""

    members: list[Profile]
    nodes: list[Profile]
    reasons: list[str]
    said: Profile | None = None

    def together(self) -> Profile:
        """One profile of all that the members say; kept until one is added."""
        if self.said is None:
            self.said = _merged(self.nodes)
        return self.said

    def add(self, other: Group) -> None:
        """Take over another group's members; its roles and company count from now on."""
        self.said = _merged([self.together(), *other.nodes])
        self.members.extend(other.members)

    @property
    def ref(self) -> str:
        """The mention that stands for the group in judgements."""
        return "/".join(self.members[0].ref)


def resolve(readings: Sequence[Reading]) -> tuple[tuple[Judgement, ...], tuple[Entity, ...]]:
    """Judgements and entities over all reports; a pure function of the set of readings, whatever their order."""
    groups = _identical(profiles(readings))
    judgements: list[Judgement] = []
    groups = _compared(groups, judgements)
    groups = _bare_surnames(groups, judgements)
    groups = _descriptions(groups, judgements)
    entities = with_sides([(_entity(group), group.members) for group in groups])
    ordered = sorted(judgements, key=lambda j: (j.left, j.right, j.verdict))
    return tuple(ordered), tuple(sorted(entities, key=lambda e: (e.kind, e.name, e.id)))


def _identical(found: Sequence[Profile]) -> list[Group]:
    """One group per strong key; namesake towns that lie far apart are kept apart."""
    by_key: dict[Key, list[Group]] = {}
    for profile in found:
        homes = by_key.setdefault(strong_key(profile), [])
        home = next((g for g in homes if _near(g.members, profile)), None)
        if home is None:
            homes.append(Group([profile], [profile], []))
        else:
            home.members.append(profile)
    groups = [group for key in by_key for group in by_key[key]]
    for group in groups:
        group.nodes = [_merged(group.members)]
    return groups


def _near(members: Iterable[Profile], profile: Profile) -> bool:
    if profile.point is None or profile.kind != "place" or profile.country is not None:
        return True
    first = next((m.point for m in members if m.point is not None), None)
    return first is None or distance_km(*first, *profile.point) <= 150.0


def _merged(members: Sequence[Profile]) -> Profile:
    """One profile with all roles and the company of all reports."""
    first = members[0]
    if len(members) == 1:
        return first
    company = sorted(frozenset().union(*(m.context for m in members)))[:COMPANY]
    return msgspec.structs.replace(
        first,
        roles=tuple(sorted({role for m in members for role in m.roles})),
        context=frozenset(company),
        point=next((m.point for m in members if m.point is not None), None),
        described=all(m.described for m in members),
    )


def _opinion(a: Profile, b: Profile) -> Opinion | None:
    if a.kind != b.kind:
        return None
    if a.kind == "person":
        return people(a, b)
    if a.kind == "place":
        return places(a, b)
    return bodies(a, b) if a.kind == "organisation" else None


def _compared(groups: list[Group], judgements: list[Judgement]) -> list[Group]:
    """Merge by compared pairs, best score first; a pair that is "different" keeps its clusters apart for good."""
    nodes = [group.nodes[0] for group in groups]
    opinions = {pair: op for pair in pairs(nodes) if (op := _opinion(nodes[pair[0]], nodes[pair[1]])) is not None}
    opinions = _without_shared(nodes, opinions)
    home = list(range(len(groups)))
    inside: dict[int, list[int]] = {k: [k] for k in home}
    for (left, right), opinion in sorted(opinions.items(), key=lambda item: (-item[1].score, item[0])):
        a, b = home[left], home[right]
        if opinion.verdict == "same" and a != b:
            if any(_apart(nodes[x], nodes[y]) for x in inside[a] for y in inside[b]):
                opinion = Opinion("unsure", opinion.score, f"{opinion.why}, but another name of theirs differs")
            else:
                _join(groups, inside, home, a, b, opinion.why)
        judgements.append(_judged(nodes[left], nodes[right], opinion))
    return [groups[k] for k in sorted(inside)]


def _without_shared(
    nodes: Sequence[Profile], opinions: dict[tuple[int, int], Opinion]
) -> dict[tuple[int, int], Opinion]:
    """An ownerless body, or an acronym, that fits two different bodies belongs to neither."""
    partners: dict[int, set[int]] = {}
    for (left, right), opinion in opinions.items():
        if opinion.verdict == "same" and nodes[left].kind == "organisation":
            partners.setdefault(left, set()).add(right)
            partners.setdefault(right, set()).add(left)
    torn = {
        k for k, others in partners.items() if any(_apart(nodes[x], nodes[y]) for x in others for y in others if x < y)
    }
    doubt = {
        pair: Opinion("unsure", 0.5, f"{nodes[pair[0]].name} and {nodes[pair[1]].name}: more than one body fits")
        for pair, opinion in opinions.items()
        if opinion.verdict == "same" and (pair[0] in torn or pair[1] in torn)
    }
    return opinions | doubt


def _apart(a: Profile, b: Profile) -> bool:
    opinion = _opinion(a, b)
    return opinion is not None and opinion.verdict == "different"


def _join(groups: list[Group], inside: dict[int, list[int]], home: list[int], a: int, b: int, why: str) -> None:
    low, high = min(a, b), max(a, b)
    for k in inside[high]:
        home[k] = low
    inside[low] = sorted(inside[low] + inside.pop(high))
    groups[low].members = sorted(groups[low].members + groups[high].members, key=lambda p: p.ref)
    groups[low].nodes += groups[high].nodes
    groups[low].reasons = [*groups[low].reasons, *groups[high].reasons, why]


def _judged(a: Profile, b: Profile, opinion: Opinion) -> Judgement:
    left, right = sorted(("/".join(a.ref), "/".join(b.ref)))
    return Judgement(left, right, opinion.verdict, round(opinion.score, 3), BY, opinion.why)


def _bare_surnames(groups: list[Group], judgements: list[Judgement]) -> list[Group]:
    """Give each bare surname to the one bearer whom role or company speaks for; those left may join each other."""
    index: dict[Key, list[Group]] = {}
    kept: list[Group] = []
    bare: list[Group] = []
    for group in groups:
        profile = group.nodes[0]
        if profile.kind == "person" and not profile.described and len(profile.words) == 1:
            bare.append(group)
            continue
        kept.append(group)
        if profile.kind == "person" and not profile.described:
            for node in group.nodes:
                _enter(index, ("surname", skeleton(node.words[-1])), group)
                _enter(index, ("first", skeleton(node.words[0])), group)
    for group in bare:
        home = _bearer(group, index, judgements)
        if home is None:
            kept.append(group)
            _enter(index, ("surname", skeleton(group.nodes[0].words[-1])), group)
        else:
            home.add(group)
    return kept


def _enter(index: dict[Key, list[Group]], key: Key, group: Group) -> None:
    homes = index.setdefault(key, [])
    if not any(other is group for other in homes):
        homes.append(group)


def _bearer(group: Group, index: dict[Key, list[Group]], judgements: list[Judgement]) -> Group | None:
    profile = group.nodes[0]
    found: dict[int, tuple[float, Opinion, Group]] = {}
    for key in surname_keys(profile):
        for home in index.get(key, ())[:DESCRIPTIONS]:
            opinion = people(profile, home.together())
            if opinion.verdict != "different":
                found[id(home)] = (opinion.score, opinion, home)
    ranked = sorted(found.values(), key=lambda item: (-item[0], item[2].ref))
    if not ranked:
        return None
    score, opinion, home = ranked[0]
    rival = ranked[1][0] if len(ranked) > 1 else 0.0
    if opinion.verdict == "same" and (score - rival >= CLEAR or rival < SAME_FROM) and _role_if_rivals(profile, ranked):
        judgements.append(_judged(home.members[0], profile, opinion))
        home.reasons.append(opinion.why)
        return home
    why = f"{profile.name}: {len(ranked)} bearers of the name" if len(ranked) > 1 else opinion.why
    judgements.append(_judged(home.members[0], profile, Opinion("unsure", min(score, 0.6), why)))
    return None


def _role_if_rivals(profile: Profile, ranked: Sequence[tuple[float, Opinion, Group]]) -> bool:
    """Among bearers of one surname only a role, not company, tells which one is meant."""
    if len([item for item in ranked if len(item[2].nodes[0].words) > 1]) < 2:
        return True
    return roles_agree(profile, ranked[0][2].together()) >= 0.5


def _descriptions(groups: list[Group], judgements: list[Judgement]) -> list[Group]:
    """Join ownerless descriptions ("police", "local officials") of reports that name the same people and places.

    Where the reports know such a body of two owners ("the defence ministry" in a war) nothing is joined.
    """
    owners = _owners_by_words(groups)
    homes: dict[tuple[str, ...], list[Group]] = {}
    gone: set[int] = set()
    for group in groups:
        profile = group.nodes[0]
        key = (profile.kind, *profile.words)
        open_ = profile.described and not profile.owners and profile.kind in ("organisation", "group")
        telling = profile.kind == "organisation" or len(profile.words) > 1
        if not (open_ and telling) or len(owners.get(key, ())) > 1:
            continue
        here = homes.setdefault(key, [])
        fitting = [g for g in here[:DESCRIPTIONS] if any(_same_company(m, profile) for m in g.members[:COMPARED])]
        if not fitting:
            here.append(group)
            continue
        why = f"{profile.name}: the same description in reports that name the same people and places"
        for other in (group, *fitting[1:]):
            judgements.append(_judged(fitting[0].members[0], other.members[0], Opinion("same", 0.7, why)))
            fitting[0].members.extend(other.members)
            fitting[0].reasons.append(why)
            gone.add(id(other))
        homes[key] = [g for g in here if id(g) not in gone]
    return [group for group in groups if id(group) not in gone]


def _owners_by_words(groups: Iterable[Group]) -> dict[tuple[str, ...], set[frozenset[str]]]:
    owners: dict[tuple[str, ...], set[frozenset[str]]] = {}
    for group in groups:
        for node in group.nodes:
            if node.owners:
                owners.setdefault((node.kind, *node.words), set()).add(node.owners)
    return owners


def _same_company(a: Profile, b: Profile) -> bool:
    """Two shared names are enough for a telling body ("emergencies ministry"); plain words need half of the company."""
    if a.ref[0] == b.ref[0]:
        return False
    shared = len(a.context & b.context)
    if a.kind == "organisation" and len(a.words) > 1:
        return shared > 1
    return shared > 2 and contexts_meet(a, b) >= 1.0


def _entity(group: Group) -> Entity:
    """The entity of one group, without its side."""
    members = group.members
    country = members[0].country
    forms: Counter[str] = Counter()
    full: Counter[str] = Counter()
    for member in members:
        forms.update(dict(member.forms))
        full[member.name] += len(member.mentions)
    name = next(c.name for c in countries() if c.iso == country) if country else _canonical(full, members)
    roles = Counter(role for member in members for role in member.roles)
    named = any(not m.described for m in members)
    local = members[0].described and not members[0].owners
    identity = (country,) if country else (fold(name), *(members[0].ref if local or len(members[0].words) < 2 else ()))
    return Entity(
        id=identify("e", "country" if country else members[0].kind, *identity),
        kind=members[0].kind if not country else "place",
        name=name,
        aliases=tuple(sorted(forms)) if named or not local else tuple(sorted(full)),
        roles=tuple(sorted(roles, key=lambda role: (-roles[role], role))),
        mentions=tuple(sorted(ref for m in members for ref in m.mentions)),
        why="; ".join(dict.fromkeys(group.reasons[:3])),
    )


def _canonical(full: Counter[str], members: Sequence[Profile]) -> str:
    """The most frequent full form; ties go to the longer, then the earlier in the alphabet."""
    person = members[0].kind == "person" and any(len(m.words) > 1 for m in members)
    fit = {form: n for form, n in full.items() if not person or len(form.split()) > 1} or dict(full)
    return min(fit, key=lambda form: (-fit[form], -len(form), form))
