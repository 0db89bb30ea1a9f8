"""The extractor of names: every person, organisation, place, group and weapon that a report names or describes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from dateline.extract.coreference import Member, chains
from dateline.extract.names_described import Described, described
from dateline.extract.names_found import Run, apposed, decide, runs
from dateline.extract.names_pairs import pairs
from dateline.extract.names_roles import Role, role_of
from dateline.extract.names_sorts import KIND_OF, is_unit, with_sorts
from dateline.extract.names_tagged import fitted, with_entities
from dateline.extract.roles import listed, nation
from dateline.extract.tagger.tag import Mentioned, read
from dateline.reading import Mention, Parse, Reading, Span, identify
from dateline.text import fold
from dateline.values import Name

#: What one does to a government and not to a city.
_TOWARDS = frozenset(["thank", "blame", "condemn", "criticise", "criticize", "praise", "sanction", "notify", "mock"])
#: "The Biden administration" still names Biden; "the Wagner group" names no Mr Wagner.
_PERSONAL = frozenset(["administration", "government", "campaign", "team", "cabinet", "presidency", "family", "regime"])


class Names:
    """An `Extractor`: reads the parse, writes `names`. Furniture is left out."""

    name = "names"
    version = "2"
    reads = frozenset({"furniture", "parse"})
    writes = frozenset({"names"})

    def __init__(self, learned: bool = True) -> None:
        """With `learned`, the shipped name head stands in for the parser's entities; without it no weights are read."""
        self.learned = learned

    def extract(self, reading: Reading) -> Reading:
        """The reading with its names, in text order; every later mention of a participant `refers` to its main one."""
        parse, text = reading.parse, reading.text
        seen, mentioned = runs(parse, text), list[Mentioned]()
        if self.learned:
            mentioned = read(reading).mentioned
            parse = with_entities(parse, mentioned)
            seen = fitted(runs(parse, text), parse, text, mentioned)
        seen = with_sorts(parse, text, seen, mentioned)
        named = [run for run in seen if not reading.in_furniture(_span(parse, run.first, run.stop))]
        roles = _with_roles(parse, text, named)
        named = [_without_papers(parse, text, run) for run in named]
        spoken_for = {k for role in roles if role is not None for k in range(role.first, role.stop)}
        found = described(parse, text, named, spoken_for)
        named, roles = _without_inner(named, roles, found)
        others = [d for d in found if not reading.in_furniture(_span(parse, d.first, d.stop))]
        members, spans, sure = _members(parse, named, roles, others)
        chains(members)
        names = _mentions(reading, members, spans, sure)
        both = pairs(reading.document.id, parse, names)
        return msgspec.structs.replace(reading, names=tuple(sorted((*names, *both), key=lambda m: m.span)))


def _span(parse: Parse, first: int, stop: int) -> Span:
    return Span(parse.tokens[first].start, parse.tokens[stop - 1].end)


#: What is called by somebody's name and is not that one: "the Okafor Memos", "Ana Ruiz Papers".
_PAPERS = frozenset(
    """memo memos papers files tapes letters emails e-mails diaries dossier report speech trial case scandal probe
    interview investigation inquiry indictment lawsuit verdict saga campaign era doctrine tweet tweets""".split()
)


def _without_papers(parse: Parse, text: str, run: Run) -> Run:
    """A person's name without the thing that is called by it, written large as headlines and posts do."""
    stop = run.stop
    while stop - 1 > run.first and parse.tokens[stop - 1].text.casefold() in _PAPERS:
        stop -= 1
    if run.kind != "person" or stop == run.stop:
        return run
    words = tuple(t.text for t in parse.tokens[run.first : stop])
    return msgspec.structs.replace(run, stop=stop, text=_span(parse, run.first, stop).of(text), words=words)


def _without_inner(
    named: Sequence[Run], roles: Sequence[Role | None], found: Sequence[Described]
) -> tuple[list[Run], list[Role | None]]:
    """Names that are only part of a described body's name ("Wagner" in "Wagner mercenary group") are left out."""
    heads = {k: item for item in found if item.kind == "organisation" for k in range(item.first, item.stop)}

    def inner(run: Run) -> bool:
        item = heads.get(run.first)
        if item is None or run.kind in ("place", "materiel") or run.sort is not None or nation(run.text):
            return False
        return not (run.kind == "person" and item.text.split()[-1] in _PERSONAL)

    kept = [(run, role) for run, role in zip(named, roles, strict=True) if not inner(run)]
    return [run for run, _ in kept], [role for _, role in kept]


def _with_roles(parse: Parse, text: str, named: list[Run]) -> list[Role | None]:
    """Roles per run; a role makes a person of a name that the votes left open. Kinds are decided before and after."""
    decide(named)
    starts = {run.first: run for run in named}
    roles = []
    for run in named:
        role = None if nation(run.text) else role_of(parse, text, run, starts)
        if role is not None and _means_company(role):
            run.votes["person"] = min(run.votes.get("person", 0.0), 0.3)
            run.votes["organisation"] = run.votes.get("organisation", 0.0) + 1.5
            role = None
        elif role is not None and run.kind != "person":
            if _fits_person(run):
                run.votes["person"] = run.votes.get("person", 0.0) + 2.5
            else:
                role = None
        roles.append(role)
    decide(named)
    return [role if run.kind == "person" else None for run, role in zip(named, roles, strict=True)]


def _means_company(role: Role) -> bool:
    """ "The operator, X", "the dam owner, X": as often a company as a person; no title stands with such a word."""
    return listed("company", role.text.split()[-1]) or role.text.split()[-1].casefold() == "regulator"


def _fits_person(run: Run) -> bool:
    bodily = run.votes.get("organisation", 0.0) > 1.5 or run.votes.get("place", 0.0) > 1.5
    return not bodily and run.kind != "materiel" and not any(c.isdigit() for c in run.text)


def _acts(parse: Parse, run: Run) -> bool:
    """Whether a place stands for its government here."""
    token = parse.tokens[run.stop - 1]
    verb = parse.tokens[token.head]
    if token.dep in ("nsubj", "agent") and listed("governing", verb.lemma):
        return True
    if token.dep in ("dobj", "dative") and (listed("saying", verb.lemma) or verb.lemma in _TOWARDS):
        return True
    before = parse.tokens[run.first - 1].text.casefold() if run.first else ""
    if before == "-" and run.first > 1:
        return parse.tokens[run.first - 2].text.casefold() in ("pro", "anti")
    after = parse.tokens[run.stop].text.casefold() if run.stop < len(parse.tokens) else ""
    if (
        before in ("with", "against", "by", "for", "between")
        and token.dep == "pobj"
        and token.ent in ("GPE", "ORG", "PERSON")
    ):
        return verb.lemma == "by" or before in ("with", "against")
    ahead = parse.tokens[run.stop + 1].text.casefold() if run.stop + 1 < len(parse.tokens) else ""
    if after == "-" and ahead in ("backed", "installed", "appointed", "led", "held", "based", "controlled", "allied"):
        return ahead != "based"
    return token.dep == "poss" and listed("body", verb.text)


def _members(
    parse: Parse, named: Sequence[Run], roles: Sequence[Role | None], others: Sequence[Described]
) -> tuple[list[Member], list[Span], list[float]]:
    items: list[tuple[int, int, Member, float]] = []
    for run, said in zip(named, roles, strict=True):
        if _noise(parse, run):
            continue
        role = said.text if said is not None else None
        if run.kind == "place" and _acts(parse, run):
            role = "government"
        title = parse.tokens[run.first - 1].text if run.role_first < run.first else ""
        words = tuple(fold(w) for w in run.words if fold(w))
        sentence = parse.tokens[run.first].sent
        member = Member(0, run.first, sentence, run.text, run.kind, words or (run.text,), role, title=title)
        member.definite = said is not None and parse.tokens[said.first - 1].text.casefold() == "the"
        member.company = run.kind == "organisation" and _is_company(parse, run)
        member.sort = run.sort if run.sort is not None and run.kind == KIND_OF[run.sort] else None
        items.append((run.first, run.stop, member, run.sure))
    for item in others:
        head = parse.tokens[item.head]
        member = Member(
            0,
            item.first,
            head.sent,
            item.text,
            item.kind,
            tuple(fold(item.text).split()),
            None,
            head.text,
            item.definite,
        )
        unit = item.kind == "organisation" and is_unit([t.text for t in parse.tokens[item.first : item.stop]])
        member.sort = "unit" if unit else None
        items.append((item.first, item.stop, member, item.sure))
    items.sort(key=lambda entry: (entry[0], entry[1]))
    for index, entry in enumerate(items):
        entry[2].index = index
    spans = [_spelled(_span(parse, first, stop), member.name) for first, stop, member, _ in items]
    return [entry[2] for entry in items], spans, [entry[3] for entry in items]


def _spelled(span: Span, name: str) -> Span:
    """The span of "X" without the full stop that the parser takes for part of it."""
    return Span(span.start, span.start + 1) if name == "X" else span


def _is_company(parse: Parse, run: Run) -> bool:
    """Whether the report tells that a body is a company: by its name, "X, a private company", "the operator, X"."""
    if len(run.words) > 1 and listed("inc", run.words[-1]):
        return True
    sentence = parse.tokens[run.first].sent
    after = [t for t in parse.tokens[run.stop : run.stop + 8] if t.sent == sentence]
    head = apposed(after[2:]) if len(after) > 2 and after[0].text == "," and after[1].tag == "DT" else None
    before = parse.tokens[max(0, run.first - 2) : run.first]
    named = len(before) == 2 and before[0].sent == sentence and before[1].text == "," and before[0].pos == "NOUN"
    return (head is not None and listed("company", head.text)) or (named and listed("company", before[0].text))


def _noise(parse: Parse, run: Run) -> bool:
    if not any(c.isalpha() for c in run.text):
        return True
    unknown = len(run.text) < 3 or (not run.votes and len(run.words) < 2)
    return run.kind == "other" and unknown and parse.tokens[run.first].ent == ""


def _mentions(
    reading: Reading, members: Sequence[Member], spans: Sequence[Span], sure: Sequence[float]
) -> tuple[Mention, ...]:
    """Mentions with the fullest name and the longest role of their chain."""
    ids = [identify("m", reading.document.id, s.start, s.end) for s in spans]
    full: dict[int, str] = {}
    roles: dict[int, Counter[str]] = {}
    for member in members:
        best = full.get(member.chain)
        if best is None or len(member.name) > len(best):
            full[member.chain] = members[member.chain].name if members[member.chain].head is None else member.name
        if member.role:
            roles.setdefault(member.chain, Counter())[member.role] += 1
    return tuple(
        Mention(
            id=ids[k],
            span=spans[k],
            value=Name(full[m.chain], members[m.chain].kind, _role(m, roles.get(m.chain)), members[m.chain].sort),
            score=sure[k],
            by="names@1",
            refers=ids[m.chain] if m.chain != k else None,
        )
        for k, m in enumerate(members)
    )


def _role(member: Member, found: Counter[str] | None) -> str | None:
    """A person's role is the report's longest; a place's is that of the single use ("government" or none)."""
    if member.kind == "place":
        return member.role
    if not found:
        return None
    return max(sorted(found), key=lambda role: (len(role), found[role]))
