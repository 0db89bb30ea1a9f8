"""For whom does an entity speak? Only what the reports call it decides: "Moscow-installed head", "Kremlin spokesman",
"spokesman for the Wagner group", "Ukraine's general staff". Countries are sides of their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from dateline.model import Entity, identify
from dateline.resolve.profiles import Profile, content, is_official
from dateline.resources import countries, country_names, word_lists
from dateline.text import fold

_BACKED = re.compile(
    r"\b(?P<who>[\w.']+(?: [A-Z][\w.]+)?)[-‐‑ ]"
    r"(?:installed|backed|appointed|imposed|led|aligned|allied|supported|loyal|funded|run)\b"
)
_LOYAL = re.compile(r"\b(?:pro|Pro)[-‐‑ ](?P<who>[A-Z]\w+)")
_PAST = re.compile(r"\b(?:former|ex|late|ousted|deposed|retired|exiled|fugitive|defected)\b", re.IGNORECASE)
_FOR = re.compile(r"\b(?:for|of|at|to|with) (?:the )?(?P<who>[A-Z][\w.’'-]*(?: (?:of |for |the )*[A-Z][\w.’'-]*)*)")
_PREPOSITIONS = frozenset(["of", "for", "in", "at", "to", "from", "with", "on", "near"])
#: How strongly each way of saying it speaks; a weaker one never outvotes a stronger.
WEIGHT = {"backed": 8, "owner": 3, "for": 2}


class Saying(msgspec.Struct, frozen=True):
    """One phrase that gives a side: the party as an ISO code or a folded name, how, and the phrase."""

    party: str
    how: str
    phrase: str


def with_sides(found: Sequence[tuple[Entity, Sequence[Profile]]]) -> list[Entity]:
    """The entities with `side` and the reason for it; countries that serve as a side without being named are added."""
    country_ids = {iso: identify("e", "country", iso) for iso in sorted({c.iso for c in countries()})}
    parties = _parties(found)
    bodies = _bodies(found)
    done, used = [], set()
    for entity, profiles in found:
        iso = next((p.country for p in profiles if p.country is not None), None)
        if iso is not None:
            done.append(
                msgspec.structs.replace(entity, side=entity.id, why=_because(entity.why, "a country is its own side"))
            )
            continue
        saying = _strongest(entity, profiles, parties)
        side = None
        if saying is not None:
            side = country_ids.get(saying.party) or parties.get(saying.party)
        elif entity.kind == "person":
            side, saying = _employer(profiles, bodies)
        if saying is None or side is None or side == entity.id:
            done.append(entity)
            continue
        used.add(side)
        done.append(msgspec.structs.replace(entity, side=side, why=_because(entity.why, f"side: “{saying.phrase}”")))
    done = [msgspec.structs.replace(e, side=e.id) if e.id in used and e.side is None else e for e in _through(done)]
    there = {entity.id for entity in done}
    for iso, side in country_ids.items():
        if side in used and side not in there:
            name = next(c.name for c in countries() if c.iso == iso)
            done.append(Entity(side, "place", name, (name,), (), (), side, "named only by its adjective"))
    return _unique(done)


def _through(entities: Sequence[Entity]) -> list[Entity]:
    """Whoever speaks for a body speaks for the body's own side, where it has one."""
    side_of_id = {entity.id: entity.side for entity in entities}
    lifted = []
    for entity in entities:
        side = entity.side
        for _ in range(3):
            above = side_of_id.get(side) if side is not None else None
            if above is None or above == side:
                break
            side = above
        lifted.append(msgspec.structs.replace(entity, side=side) if side != entity.side else entity)
    return lifted


def _because(before: str, more: str) -> str:
    return f"{before}; {more}" if before else more


def _parties(found: Iterable[tuple[Entity, Sequence[Profile]]]) -> dict[str, str]:
    """Folded alias -> entity id of named organisations that someone can speak for."""
    parties: dict[str, str] = {}
    for entity, profiles in found:
        if entity.kind == "organisation" and any(not p.described for p in profiles):
            for form in (entity.name, *entity.aliases):
                parties.setdefault(fold(form), entity.id)
    return parties


def _bodies(found: Iterable[tuple[Entity, Sequence[Profile]]]) -> dict[tuple[str, str], set[str]]:
    """(report, word) -> ids of the organisations of that report whose name has the word ("ministry"), or that it
    calls so ("the company")."""
    bodies: dict[tuple[str, str], set[str]] = {}
    words = word_lists("roles.txt")["body"]
    for entity, profiles in found:
        for profile in profiles:
            for word in (*profile.words, *profile.called) if profile.kind == "organisation" else ():
                if word in words:
                    bodies.setdefault((profile.ref[0], word), set()).add(entity.id)
    return bodies


def _employer(profiles: Sequence[Profile], bodies: dict[tuple[str, str], set[str]]) -> tuple[str | None, Saying | None]:
    """The one body of the report that a role means by a common noun: "ministry spokeswoman", "company's director"."""
    votes: Counter[str] = Counter()
    said: dict[str, list[str]] = {}
    for profile in profiles:
        for role in profile.roles:
            words = role.replace("’", "'").split()
            head = _head(words)
            if not head or _PAST.search(role):
                continue
            for word in content(" ".join(words[:head])):
                homes = bodies.get((profile.ref[0], word), set())
                if len(homes) == 1:
                    votes.update(homes)
                    said.setdefault(min(homes), []).append(role)
    if not votes:
        return None, None
    home, most = min(votes.items(), key=lambda item: (-item[1], item[0]))
    if 2 * most <= sum(votes.values()):
        return None, None
    return home, Saying(home, "for", min(said[home], key=lambda role: (-len(role), role)))


def _strongest(entity: Entity, profiles: Sequence[Profile], parties: dict[str, str]) -> Saying | None:
    """The side that most reports give, by the strongest way of saying it; None where two are equally well said."""
    sayings: list[Saying] = []
    for profile in profiles:
        phrases = list(profile.roles)
        if profile.kind in ("organisation", "group") or profile.described:
            phrases.append(profile.name)
        per_report = {(s.party, s.how): s for phrase in phrases for s in side_of(phrase, entity.kind, parties)}
        sayings += [per_report[key] for key in sorted(per_report)]
    votes: Counter[str] = Counter()
    for saying in sayings:
        votes[saying.party] += WEIGHT[saying.how]
    if not votes:
        return None
    ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
    if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
        return None
    best = [s for s in sayings if s.party == ranked[0][0]]
    return max(best, key=lambda s: (WEIGHT[s.how], len(s.phrase), s.phrase))


def side_of(phrase: str, kind: str, parties: dict[str, str]) -> list[Saying]:
    """What one phrase says of its bearer's side, strongest first; nothing for former offices and plain occupations."""
    plain = phrase.replace("’", "'")
    for pattern in (_BACKED, _LOYAL):
        for match in pattern.finditer(plain):
            iso = _nation(match.group("who"))
            if iso is not None:
                return [Saying(iso, "backed", phrase)]
    seat = country_names().get(fold(plain))
    if kind == "organisation" and seat is not None and seat[1] == "seat":
        return [Saying(seat[0], "owner", phrase)]
    if _PAST.search(plain):
        return []
    if kind == "group" and (nationals := _nationals(plain)) is not None:
        return [Saying(nationals, "owner", phrase)]
    owner = _owner(plain, kind, parties)
    if owner is not None:
        return [Saying(owner, "owner", phrase)]
    if kind in ("person", "group"):
        words = plain.split()
        spoken = next((k for k, w in enumerate(words) if is_official(w.strip("“”\"'"))), None)
        employer = _FOR.search(plain) if spoken is not None else None
        if employer is not None:
            party = _party(employer.group("who"), parties)
            return [Saying(party, "for", phrase)] if party is not None else []
    return []


def _nationals(words: str) -> str | None:
    """The country of a people as a participant: "Ukrainians", "the Chileans", "the French"; nobody is added to it."""
    bare = words.removeprefix("the ").removeprefix("The ")
    found = country_names().get(fold(bare)) or country_names().get(fold(bare).removesuffix("s"))
    return found[0] if found is not None and found[1] == "demonym" and bare[:1].isupper() else None


def _nation(words: str) -> str | None:
    found = country_names().get(fold(words.removesuffix("'s")))
    if found is None:
        found = country_names().get(fold(words.split()[-1].removesuffix("'s")))
    return found[0] if found is not None else None


def _party(words: str, parties: dict[str, str]) -> str | None:
    """ISO code or folded organisation name for "Ukraine's general staff", "the Wagner group", "NATO"."""
    bare = words.removesuffix("'s")
    if fold(bare) in parties:
        return fold(bare)
    first = words.split()
    for size in (3, 2, 1):
        found = country_names().get(fold(" ".join(first[:size]).removesuffix("'s")))
        if found is not None and found[1] != "capital":
            return found[0]
    return None


def _owner(plain: str, kind: str, parties: dict[str, str]) -> str | None:
    """The country or body before an office or a state body: "US Secretary", "Kremlin spokesman", "Russian army"."""
    words = re.split(r"[\s]+", plain.strip('“” "'))
    head = _head(words)
    if head is None:
        return None
    for k in range(min(head, 5)):
        for size in (3, 2, 1):
            chunk = " ".join(words[k : k + size]).removesuffix("'s").removesuffix("'")
            if k + size > head or not chunk[:1].isupper():
                continue
            found = country_names().get(fold(chunk))
            if found is not None and found[1] != "capital":
                return found[0]
            if found is None and fold(chunk) in parties and kind == "person":
                return fold(chunk)
    if kind == "organisation" and head + 2 < len(words) + 1 and "of" in words[head:]:
        return _party(" ".join(words[words.index("of", head) + 1 :]).removeprefix("the "), parties)
    return None


def _head(words: Sequence[str]) -> int | None:
    """Index of the office or state body that the phrase is about: the last word before its first preposition."""
    stop = next((k for k, w in enumerate(words) if k and w.casefold() in _PREPOSITIONS), len(words))
    return stop - 1 if is_official(words[stop - 1].strip("“”\"',")) else None


def _unique(entities: Sequence[Entity]) -> list[Entity]:
    """Entities of one id (namesake towns, two bodies of one wording) get their first mention into the id."""
    count = Counter(entity.id for entity in entities)
    return [
        msgspec.structs.replace(e, id=identify("e", e.id, *(e.mentions[0] if e.mentions else ())))
        if count[e.id] > 1
        else e
        for e in entities
    ]
