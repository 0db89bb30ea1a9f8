"""Which participants are worth comparing: keys that spellings of one name share, so that no run compares all pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.resolve.profiles import Profile
from dateline.resolve.spelling import sound
from dateline.text import fold, skeleton

#: In a block of more than this many names each is compared with its neighbours in alphabetical order only. Blocks of
#: rare names hold two or three; only the commonest surnames of a large archive come near it.
WINDOW = 40
Key = tuple[str, ...]


def strong_key(profile: Profile) -> Key:
    """What makes two profiles one without a comparison: the same country, the same full name, the same owned body.

    Descriptions without an owner and bare surnames have a key of their own: they stay apart until something speaks
    for them.
    """
    if profile.country is not None:
        return ("country", profile.country)
    local = ("local", *profile.ref)
    if profile.described:
        owned = bool(profile.owners) and profile.kind in ("organisation", "group")
        return (profile.kind, *sorted(profile.owners), "/", *profile.words) if owned else local
    if profile.kind == "person":
        return ("person", *profile.words) if len(profile.words) > 1 else local
    if profile.kind in ("organisation", "group"):
        return (profile.kind, *sorted(profile.owners), "/", *profile.words)
    return (profile.kind, fold(profile.name))


def block_keys(profile: Profile) -> Iterator[Key]:
    """Keys under which a profile meets others that may be the same participant under another spelling."""
    if profile.country is not None or (profile.described and not profile.owners):
        return
    if profile.kind == "person" and len(profile.words) > 1:
        first, last = skeleton(profile.words[0]), skeleton(profile.words[-1])
        yield ("surname", last)
        # a slip in the surname: the same first name, and the surname's ends
        yield ("slip", first, last[:1], profile.words[-1][-1:])
        yield ("sound", sound(profile.words[0]), sound(profile.words[-1]))
        yield ("turned", *sorted(profile.words))
    elif profile.kind == "place":
        yield ("place", skeleton(profile.name))
        if profile.point is not None:
            yield ("point", *(f"{degrees:.2f}" for degrees in profile.point))
    elif profile.kind == "organisation":
        yield ("body", *profile.words)
        yield ("spelt", skeleton(profile.name))
        yield from (("letters", form) for form in sorted(acronyms(profile.name)))


def acronyms(name: str) -> set[str]:
    """The name itself where it is in capitals, else the initials of its words, small words in or out."""
    letters = name.replace(".", "")
    if letters.isupper() and 1 < len(letters) < 9:
        return {letters}
    parts = [p for p in name.replace("-", " ").split() if p[:1].isalnum()]
    if len(parts) < 2:
        return set()
    return {"".join(p[0] for p in parts if p[0].isupper()), "".join(p[0] for p in parts).upper()} - {""}


def surname_keys(profile: Profile) -> tuple[Key, ...]:
    """Where a bare surname looks for its bearer: full names that end with it, or (Chinese, Korean) begin with it."""
    return ("surname", skeleton(profile.words[-1])), ("first", skeleton(profile.words[0]))


def pairs(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Index pairs that share a block, each once, in order; profiles must be in a fixed order."""
    blocks: dict[Key, list[int]] = {}
    for index, profile in enumerate(profiles):
        for key in dict.fromkeys(block_keys(profile)):
            blocks.setdefault(key, []).append(index)
    seen: set[tuple[int, int]] = set()
    for key in sorted(blocks):
        block = blocks[key]
        if len(block) > WINDOW:
            block = sorted(block, key=lambda i: (profiles[i].words, i))
        for k, left in enumerate(block):
            for right in block[k + 1 : k + 1 + WINDOW]:
                pair = (min(left, right), max(left, right))
                if pair not in seen:
                    seen.add(pair)
                    yield pair
