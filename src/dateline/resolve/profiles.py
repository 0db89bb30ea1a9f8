"""What each report says of each participant, gathered from the chain of its mentions: the units that are resolved."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from dateline.reading import Mention, Reading, Span
from dateline.resolve.offices import Office, Offices, home
from dateline.resources import country_names, word_lists
from dateline.text import fold, skeleton
from dateline.values import Name, NameKind, Place

_SMALL = frozenset(
    ["the", "a", "an", "of", "for", "and", "in", "at", "on", "to", "s", "its", "their", "his", "her", "by", "from"]
)
#: One word for each pair of spellings or near synonyms that news uses for one body or office.
_SYNONYMS = {
    "defense": "defence",
    "center": "centre",
    "organization": "organisation",
    "labor": "labour",
    "department": "ministry",
    "television": "tv",
    "forces": "force",
    "troops": "force",
    "advisor": "adviser",
    "province": "region",
    "oblast": "region",
    "leader": "head",
    "chief": "head",
    "chairman": "chair",
    "chairwoman": "chair",
    "occupied": "held",
    "controlled": "held",
}
_POSSESSIVE = re.compile(r"['’]s?\b|['’](?=\s|$)")
_WHERE = re.compile(r"\s(?:in|at|from|on|to|near)\s.*")
_BRACKETS = re.compile(r"[\[\]()]")
Ref = tuple[str, str]


class Profile(msgspec.Struct, frozen=True):
    """One participant of one report. `words`: folded words of its fullest name (content words of a body's);
    `owners`: ISO codes that a body's name gives ("the Russian ministry"); `context`: keys of the people and places,
    countries apart, that the same report names; `country`: set where it is a country or stands for its government;
    `called`: common nouns for a named one ("company"); `offices`: those of a person, with their owners."""

    ref: Ref
    kind: NameKind
    name: str
    words: tuple[str, ...]
    forms: tuple[tuple[str, int], ...]
    roles: tuple[str, ...]
    mentions: tuple[Ref, ...]
    described: bool
    country: str | None
    owners: frozenset[str]
    context: frozenset[str]
    point: tuple[float, float] | None = None
    called: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()


def profiles(readings: Sequence[Reading]) -> list[Profile]:
    """The participants of all reports, by report id and place in the text; a name's kind is the majority's."""
    found: list[Profile] = []
    elsewhere = home(readings) or home(readings, literal=False)
    for reading in sorted(readings, key=lambda r: r.document.id):
        found.extend(_of_report(reading, elsewhere))
    return _one_kind(found)


def _of_report(reading: Reading, elsewhere: str) -> Iterator[Profile]:
    chains: dict[str, list[Mention]] = {}
    for mention in reading.names:
        if isinstance(mention.value, Name):
            chains.setdefault(mention.refers or mention.id, []).append(mention)
    tops = {m.id: m for m in reading.names}
    offices = Offices(reading, elsewhere)
    context = frozenset(
        skeleton(top.value.name)
        for key in chains
        if (top := tops.get(key)) is not None and isinstance(top.value, Name) and _telling(top.value)
    )
    for key, chain in chains.items():
        top = tops.get(key, chain[0])
        held = tuple(office for mention in chain for office in offices.of(mention))
        for profile in _of_chain(reading, top, chain, context):
            yield msgspec.structs.replace(profile, offices=held) if held else profile


def _telling(value: Name) -> bool:
    """Whether a name helps to know two reports of one event: people and places, but no countries and capitals."""
    return value.kind in ("person", "place") and value.name[:1].isupper() and fold(value.name) not in country_names()


def _of_chain(reading: Reading, top: Mention, chain: Sequence[Mention], context: frozenset[str]) -> Iterator[Profile]:
    """One profile; two where a capital stands for its government in some places and for itself in others."""
    assert isinstance(top.value, Name)
    nation = country_names().get(fold(top.value.name))
    if nation is not None and nation[1] == "capital" and top.value.kind == "place":
        parts = [[m for m in chain if _governs(m)], [m for m in chain if not _governs(m)]]
    else:
        parts = [list(chain)]
    for part in parts:
        if part:
            yield _profile(reading, part[0] if len(parts) > 1 else top, part, context)


def _governs(mention: Mention) -> bool:
    return isinstance(mention.value, Name) and mention.value.role == "government"


def _profile(reading: Reading, top: Mention, chain: Sequence[Mention], context: frozenset[str]) -> Profile:
    assert isinstance(top.value, Name)
    value, report = top.value, reading.document.id
    named = [m for m in chain if not _is_described(reading, m.span)]
    described = not named or _only_titles(value)
    forms = Counter(value.name if described else _form(reading, m) for m in (named or chain))
    said = {m.value.role for m in chain if isinstance(m.value, Name) and not _governs(m)}
    roles = sorted(role for role in said if role)
    nation = country_names().get(fold(value.name))
    is_country = nation is not None and value.kind in ("place", "organisation") and nation[1] in ("name", "capital")
    country = nation[0] if nation and is_country and (nation[1] == "name" or any(map(_governs, chain))) else None
    body = value.kind in ("organisation", "group")
    words = tuple(content(_WHERE.sub("", value.name) if described else value.name)) if body else _words(value.name)
    return Profile(
        ref=(report, top.id),
        kind=value.kind,
        name=value.name,
        words=words,
        forms=tuple(sorted(forms.items())),
        roles=tuple(roles),
        mentions=tuple((report, m.id) for m in chain),
        described=described,
        country=country,
        owners=frozenset(owners(value.name)) if body else frozenset(),
        context=context - {skeleton(value.name)},
        called=tuple(
            sorted({fold(m.span.of(reading.text).split()[-1]) for m in chain if m not in named} if named else ())
        ),
        point=_point(reading, chain) if named and value.kind in ("place", "organisation", "other") else None,
    )


#: Offices that are as often a surname.
_SURNAMES = frozenset(
    """baker barber bishop butler carpenter cook farmer fisher gardener hunter judge king marshal mason page painter
    pope porter potter priest prince queen rector sailor shepherd singer smith taylor weaver""".split()
)


def _only_titles(value: Name) -> bool:
    """Whether a person's "name" is an office in capitals ("Bailiff", "Chief Justice"): it is no name to go by."""
    lists = word_lists("roles.txt")
    words = fold(value.name).split()
    return (
        value.kind == "person"
        and all(w in lists["role"] or w in lists["titles"] for w in words)
        and (words[-1:] != [] and words[-1] not in _SURNAMES)
    )


def _words(name: str) -> tuple[str, ...]:
    return tuple(fold(name).split()) or (name,)


def _form(reading: Reading, mention: Mention) -> str:
    """The name as written, without the brackets of an editor."""
    return " ".join(_BRACKETS.sub("", mention.span.of(reading.text)).split())


def _is_described(reading: Reading, span: Span) -> bool:
    """Whether a mention is a description: its words are lower case but for nationalities and the sentence's first."""
    text = span.of(reading.text)
    last = text.split()[-1] if text.split() else ""
    if last[:1].islower() and last.isalpha():
        return True
    tokens = reading.parse.between(span)
    if len(tokens) == 1 and tokens[0].pos == "NOUN" and tokens[0].tag in ("NN", "NNS"):
        return True
    nation = country_names().get(fold(last))
    return nation is not None and nation[1] == "demonym"


def _point(reading: Reading, chain: Sequence[Mention]) -> tuple[float, float] | None:
    """Coordinates that the places layer gives to one of the mentions."""
    for place in reading.places:
        value = place.value
        if not isinstance(value, Place) or value.lat is None or value.lon is None:
            continue
        if any(place.span.overlaps(m.span) for m in chain):
            return value.lat, value.lon
    return None


def _one_kind(found: list[Profile]) -> list[Profile]:
    """The parser's slips in one report are outvoted: a name has the kind that most of its mentions have."""
    votes: dict[str, Counter[str]] = {}
    for profile in found:
        if not profile.described:
            # "Tarlan Hydro" read as a person, never with a role or by a surname alone, is a weak witness
            bare = profile.kind == "person" and not profile.roles and len(profile.forms) == 1
            counted = votes.setdefault(fold(profile.name), Counter())
            # nobody gives a company an office: a name with a role is a person's
            weight = 1 if bare else 4 if profile.kind == "person" and profile.roles else 2
            counted[profile.kind] += len(profile.mentions) * weight
            # the gazetteer knows the spot: a town that the parser took for a company
            counted["place"] += (
                2 * len(profile.mentions) if profile.point is not None and profile.kind != "place" else 0
            )
    fixed = []
    for profile in found:
        seen = votes.get(fold(profile.name))
        if profile.described or seen is None or len(seen) < 2:
            fixed.append(profile)
            continue
        kind, most = max(sorted(seen.items()), key=lambda item: item[1])
        clear = most >= 2 * (sum(seen.values()) - most)
        fixed.append(_of_kind(profile, kind) if clear and profile.kind != kind else profile)
    return fixed


def _of_kind(profile: Profile, kind: str) -> Profile:
    body = kind in ("organisation", "group")
    words = tuple(content(profile.name)) if body else _words(profile.name)
    nations = frozenset(owners(profile.name)) if body else frozenset()
    return msgspec.structs.replace(profile, kind=kind, words=words, owners=nations)


def content(text: str) -> list[str]:
    """The sorted content words of a description: nationalities out, spelling and synonyms made one, plurals cut."""
    dotless = text.replace(".", "")
    if dotless.isupper() and " " not in dotless:
        return [fold(dotless)]
    words = fold(_POSSESSIVE.sub("", text).replace("-", " ")).split()
    kept, k = [], 0
    while k < len(words):
        pair = " ".join(words[k : k + 2])
        if pair in country_names() and country_names()[pair][1] != "seat":
            k += 2
            continue
        if words[k] not in _SMALL and not _national(words[k]):
            kept.append(_plain(words[k]))
        k += 1
    return sorted(set(kept)) or [_plain(w) for w in words]


def _national(word: str) -> bool:
    found = country_names().get(word)
    return found is not None and found[1] in ("name", "demonym")


def _plain(word: str) -> str:
    word = _SYNONYMS.get(word, word)
    single = word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word
    return _SYNONYMS.get(single, single)


@lru_cache(maxsize=16384)
def owners(text: str) -> tuple[str, ...]:
    """ISO codes of the countries that a description calls the owner: "Ukraine's", "Russian", "of Britain"; not those
    in "Moscow-backed", "pro-Russian" or after "in", "near" and "to"."""
    found: list[str] = []
    words = text.replace("’", "'").split()
    k = 0
    while k < len(words):
        for size in (3, 2, 1):
            phrase = " ".join(words[k : k + size])
            nation = country_names().get(fold(phrase.removesuffix("'s").removesuffix("'")))
            if nation is not None and phrase[:1].isupper():
                if k == 0 or words[k - 1].casefold() not in ("in", "near", "to", "from", "at", "against", "with"):
                    found.append(nation[0])
                k += size - 1
                break
        k += 1
    return tuple(dict.fromkeys(found))


def role_words(text: str) -> frozenset[str]:
    """What two roles are compared by: content words, nationalities as ISO codes, compounds taken apart."""
    words = fold(_POSSESSIVE.sub("", text).replace("-", " ")).split()
    nations = {country_names()[w][0] for w in words if w in country_names()}
    return frozenset(w for w in content(text) if w not in ("former", "ex")) | nations


def is_official(word: str) -> bool:
    """Whether a noun means one who speaks or acts for the state or body named before it."""
    officials = word_lists("roles.txt")["official"]
    low = fold(word)
    return (
        low in officials
        or (low.endswith("s") and low[:-1] in officials)
        or low.removesuffix("men") + "man" in officials
    )
