"""For whom does an entity speak? Only what the reports call it decides: "Moscow-installed head", "Kremlin spokesman",
"spokesman for the Wagner group", "Ukraine's general staff". Countries are sides of their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dateline.model import Entity
from dateline.reading import identify
from dateline.resolve.offices import Office
from dateline.resolve.profiles import Profile, content, is_official
from dateline.resources import countries, country_names, word_lists
from dateline.text import fold

_BACKED = re.compile(
    r"\b(?P<who>[\w.']+(?: [A-Z][\w.]+)?)[-‐‑ ]"
    r"(?:installed|backed|appointed|imposed|led|aligned|allied|supported|loyal|funded|run)\b"
)
_LOYAL = re.compile(r"\b(?:pro|Pro)[-‐‑ ](?P<who>[A-Z]\w+)")
_PAST = re.compile(r"\b(?:former|ex|late|ousted|deposed|retired|exiled|fugitive|defected)\b", re.IGNORECASE)
_FOR = re.compile(
    r"\b(?P<how>for|of|at|to|with) (?:the )?(?:[a-z-]+ ){0,2}"
    r"(?P<who>[A-Z][\w.’'-]*(?: (?:of |for |the )*[A-Z][\w.’'-]*)*)"
)
_PREPOSITIONS = frozenset(["of", "for", "in", "at", "to", "from", "with", "on", "near"])
#: Offices of a town, a county or a force, which the words before them name: "Berrien County Sheriff", "Lima mayor".
_LOCAL = frozenset(
    """mayor governor sheriff commissioner prefect councillor councilman councilwoman councilmember alderman selectman
    coroner prosecutor attorney chief spokesman spokeswoman spokesperson official officer trooper administrator marshal
    superintendent captain lieutenant sergeant deputy detective""".split()
)
#: Words before an office that name its field or its rank, and nobody for whom it speaks.
_FIELDS = frozenset(
    """interior foreign defence defense health finance justice education energy transport transportation agriculture
    economy economic labour labor trade culture environment communications information police army navy air fire force
    security national deputy vice chief senior acting assistant first prime interim regional provincial municipal local
    state federal district county city town village attorney press public media general lead associate former homeland
    military civil emergency medical border coast guard the special presidential parliamentary government ministry
    department county's executive managing chief's us chief-of-staff lieutenant sergeant captain major colonel church
    company school prison hospital union party rebel opposition human rights political corporate
    communication""".split()
)
#: Words right before an office that belong to it: the side of a "Lima County district attorney" is the county.
_RANKS = frozenset({"deputy", "vice", "assistant", "chief", "district", "minority", "majority"})
#: How strongly each way of saying it speaks; a weaker one never outvotes a stronger.
WEIGHT = {"backed": 8, "owner": 3, "for": 2, "local": 1}


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
    home_of = {ref: entity.id for entity, _ in found for ref in entity.mentions}
    places = _places(found) | parties
    unnamed: dict[str, str] = {}
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
        if side is None and entity.kind == "person":
            offices = [office for profile in profiles for office in profile.offices]
            side, saying = _office([o for o in offices if o.owner is not None], home_of, country_ids)
            if side is None:
                side, saying = _employer(profiles, bodies)
            if side is None:
                side, saying = _office([o for o in offices if o.owner is None], home_of, country_ids)
                if saying is not None and side is not None and side not in country_ids.values():
                    side = places.setdefault(fold(saying.party), side)
                    unnamed |= {} if side in home_of.values() else {side: saying.party}
            if side is None:
                saying = _local(profiles)
                side = places.get(saying.party) if saying is not None else None
                if saying is not None and side is None:
                    side = places[saying.party] = identify("e", "party", saying.party)
                    unnamed[side] = _chunk(saying.phrase) or saying.party
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
    for side, name in sorted(unnamed.items()):
        done.append(Entity(side, "organisation", name, (name,), (), (), side, "named only before an office"))
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


def _places(found: Iterable[tuple[Entity, Sequence[Profile]]]) -> dict[str, str]:
    """Folded alias -> entity id of named places that are no countries."""
    places: dict[str, str] = {}
    for entity, profiles in found:
        if entity.kind == "place" and all(p.country is None for p in profiles):
            for form in (entity.name, *entity.aliases):
                places.setdefault(fold(form), entity.id)
    return places


def _local(profiles: Sequence[Profile]) -> Saying | None:
    """The town, county or force that most of somebody's offices name."""
    chunks = Counter(
        (fold(chunk), role)
        for profile in profiles
        for role in profile.roles
        if not _PAST.search(role) and (chunk := _chunk(role)) is not None
    )
    votes: Counter[str] = Counter()
    for (party, _), count in chunks.items():
        votes[party] += count
    if not votes:
        return None
    party = min(votes, key=lambda p: (-votes[p], p))
    return Saying(party, "local", min((r for p, r in chunks if p == party), key=lambda r: (-len(r), r)))


def _chunk(role: str) -> str | None:
    """The words that name a town, county or force before a local office, or after it: "mayor of Lima"."""
    words = role.replace("’", "'").split()
    stop = next((k for k, w in enumerate(words) if w.casefold() in _PREPOSITIONS), len(words))
    low = [w.casefold().strip("“”\"',") for w in words[:stop]]
    office = next((k for k in range(stop - 1, -1, -1) if low[k] in _LOCAL), None)
    if office is None:
        # "Michigan Department of Corrections spokesman": a name with "of" in it, then the office
        last_word = words[-1].casefold().strip("“”\"',")
        body = words[:-1] if last_word in _LOCAL else []
        named_body = len(body) > 2 and all(w[:1].isupper() or w in ("of", "the", "and", "for") for w in body)
        return " ".join(body) if named_body else None
    first = 0
    while first < office and low[first] in _FIELDS:
        first += 1
    last = office
    while last > first and (low[last - 1] in _LOCAL or low[last - 1] in _RANKS):
        last -= 1
    named = words[first:last]
    if named and named[0][:1].isupper() and not named[0].isdigit():
        return " ".join(named).removesuffix("'s")
    if stop < len(words) - 1 and words[stop].casefold() == "of" and low[office] in ("mayor", "governor", "prefect"):
        after = words[stop + 1 :]
        kept = next((k for k, w in enumerate(after) if not w[:1].isupper()), len(after))
        return " ".join(after[:kept]) or None
    return None


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
    """The one body of the report that a role means by a common noun: "ministry spokeswoman", "company's director",
    "spokesman for the coast guard"."""
    votes: Counter[str] = Counter()
    said: dict[str, list[str]] = {}
    for profile in profiles:
        for role in profile.roles:
            words = role.replace("’", "'").split()
            head = _head(words)
            if head is None or _PAST.search(role):
                continue
            behind = words[head + 1 :] if is_official(words[head]) else []
            for word in content(" ".join([*words[:head], *behind])):
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


def _office(
    offices: Sequence[Office], home_of: Mapping[tuple[str, str], str], country_ids: Mapping[str, str]
) -> tuple[str | None, Saying | None]:
    """The body that most offices of somebody belong to, as the reports' sentences tell it (:mod:`.offices`).

    A government's office without a country counts where nothing else is told.
    """
    votes: Counter[str] = Counter()
    said: dict[str, list[tuple[str, str]]] = {}
    if any(not office.state for office in offices):
        offices = [office for office in offices if not office.state]
    for office in offices:
        if office.state:
            home = country_ids.get(office.words)
        elif office.owner is not None:
            home = home_of.get(office.owner)
        else:
            home = identify("e", "party", fold(office.words))
        if home is not None:
            votes[home] += 1
            said.setdefault(home, []).append((office.phrase, office.words))
    if not votes:
        return None, None
    home, most = min(votes.items(), key=lambda item: (-item[1], item[0]))
    if 2 * most <= sum(votes.values()):
        return None, None
    phrase, words = min(said[home], key=lambda one: (-len(one[0]), one))
    return home, Saying(words or home, "for", phrase)


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
        spoken = any(is_official(w.strip("“”\"'")) for w in plain.split())
        for employer in _FOR.finditer(plain):
            party = _party(employer["who"], parties)
            # Whoever works with or for a body speaks for it; "of" and countries need an office: "a critic of NATO".
            works = party in parties and employer["how"] in ("for", "with", "at")
            if party is not None and (spoken or works):
                return [Saying(party, "for", phrase)]
            if spoken:
                break
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
