"""Which names are weapons, units and channels: more closely than their kind ("materiel", "organisation") says.

A weapon is an arm, or a vehicle or aircraft of war, by its name or designation; a unit a formation of soldiers or
police below the service ("93rd Brigade"); a channel where something was said or posted: a platform, a station, a paper.
The name head knows none of the three. What tells are the words of the name, the noun that it stands before or beside,
and what is done with it; platforms and arms of the world are in `data/roles.txt`, and most of them need such words too.
One sure use settles the name for the whole report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.extract.names_found import Run, run_of
from dateline.extract.roles import is_body, is_office, listed, nation
from dateline.extract.tagger.tag import Mentioned
from dateline.reading import Parse, Token
from dateline.text import fold
from dateline.values import NameKind, NameSort

#: "T-72B3", "Hwasong-17", "Kh-101", "Tor-M1", "TB2"; roads and viruses look so too, so that more must speak for arms.
DESIGNATION = re.compile(r"[A-Z][A-Za-z]{0,11}-?[A-Z]?\d{1,4}[A-Z]{0,3}\d?")
#: Designations that need no other word: families of aircraft, tanks, missiles and guns ("Su-25", "T-72B3", "RPG-7").
ARMS = re.compile(
    r"(?:MiG|Su|Mi|Tu|RPG|AK|BTR|BMP|Kh|MQ|RQ|UH|AH|CH|TOS|BM|KC|EA)-\d{1,3}[A-Z]{0,3}\d?|(?:F|B|T)-\d\d[A-Z]{0,3}\d?"
    r"|(?:C-1|S-[234]|AR-1)\d{1,2}[A-Z]?"
)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|[IVXL]+", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)|\d+|[IVXL]+")
_FIRING = frozenset("fire launch shoot brandish unload test-fire scramble down intercept deploy destroy carry".split())
_POSTING = frozenset(
    "write post say announce stream share publish broadcast air tweet speak appear read claim add tell state confirm "
    "deny warn livestream upload circulate release report arrange organise organize message show".split()
)
_POSTS = frozenset(
    "post message video page account group chat thread story livestream stream clip footage user follower feed".split()
)
_ON = frozenset("on via over through".split())
#: The kind that goes with each, and its vote beside those of the words around a name and of the name head.
KIND_OF: dict[NameSort, NameKind] = {"weapon": "materiel", "unit": "organisation", "channel": "organisation"}
CERTAIN = 5.0
#: The name head's certainty above which the name before "rockets" is their owner's.
OWNS = 0.4


def with_sorts(parse: Parse, text: str, found: Sequence[Run], mentioned: Sequence[Mentioned] = ()) -> list[Run]:
    """The runs, each with its sort where it has one: units with their number, arms with theirs; and "X", the platform,
    which no run holds. `mentioned` are the names of the name head."""
    whole = [_numbered(parse, text, run) for run in _with_x(parse, text, found)]
    heads = {one.span.start: one.kind for one in mentioned if one.score >= OWNS}
    settled: dict[str, NameSort] = {}
    for run in whole:
        head = heads.get(parse.tokens[run.first].start, "MISC")
        owner = head != "MISC" or run.text.isupper()
        if owner and run.votes.get("materiel", 0.0) and not _known(run.words) and not _designed(run.words):
            del run.votes["materiel"]  # whose rockets they are: "Hamas rockets", "NATO jets"
        sort = sort_of(parse, run, head)
        if sort is not None:
            settled.setdefault(fold(run.text), sort)
    for run in whole:
        run.sort = settled.get(fold(run.text))
        if run.sort is not None:
            run.votes[KIND_OF[run.sort]] = run.votes.get(KIND_OF[run.sort], 0.0) + CERTAIN
    return whole


def sort_of(parse: Parse, run: Run, head: str = "MISC") -> NameSort | None:
    """What one use of a name says of its sort; None where it says nothing. `head` is what the name head calls it."""
    if nation(run.text) is not None:
        return None
    inside = parse.tokens[run.first : run.stop]
    words = [token.text for token in inside if any(c.isalnum() for c in token.text)]
    if is_unit(words):
        return "unit"
    after = _following(parse, run)
    if _weapon(parse, run, words, after):
        return "weapon"
    return "channel" if head not in ("PER", "LOC") and _channel(parse, run, words, after) else None


def is_unit(words: Sequence[str]) -> bool:
    """Whether words end as the name of a unit does: "93rd Brigade", "Azov Battalion", "Light Infantry Battalion 77"."""
    number = bool(words) and _NUMBER.fullmatch(words[-1]) is not None
    words = words[:-1] if number else words
    if not words or any(listed("unmilitary", word) for word in words):
        return False
    before = words[:-1]
    if listed("formation", words[-1]):
        return bool(before) or number
    counted = [word for word in before if _ORDINAL.fullmatch(word)]
    arm = any(listed("arm", word) for word in before)
    if not listed("numbered", words[-1]) or not (counted or number):
        return False
    return arm or (len(before) == 1 and words[-1].casefold() in ("division", "corps", "army", "fleet"))


def _numbered(parse: Parse, text: str, run: Run) -> Run:
    """A unit with the number before it, an arm or a unit with the number after it; an arm without a last "battery"."""
    first, stop = run.first, run.stop
    tokens = parse.tokens
    if len(run.words) > 1 and run.words[-1].islower() and listed("carriers", run.words[-1]) and _known(run.words):
        return run_of(parse, text, tokens[first : stop - 1], run.role_first)
    unit = any(listed("formation", w) or listed("numbered", w) for w in run.words)
    if unit and first and tokens[first - 1].sent == tokens[first].sent and _ORDINAL.fullmatch(tokens[first - 1].text):
        first -= 1
    after = tokens[stop] if stop < len(tokens) else None
    if after is not None and after.sent == tokens[first].sent and after.text.isdigit() and len(after.text) < 4:
        arm = _known(run.words) or (unit and listed("formation", run.words[-1]))
        beside = tokens[stop - 1].end + 1 == after.start
        stop += 1 if arm and beside else 0
    if (first, stop) == (run.first, run.stop):
        return run
    return run_of(parse, text, tokens[first:stop], min(run.role_first, first))


def _with_x(parse: Parse, text: str, found: Sequence[Run]) -> list[Run]:
    for run in found:
        if run.text == "X.":
            run.text, run.words = "X", ("X",)  # the parser takes a full stop for part of it
    taken = {i for run in found for i in range(run.first, run.stop)}
    more = []
    for token in parse.tokens[1:]:
        before = parse.tokens[token.i - 1]
        named = token.text in ("X", "X.") and token.i not in taken
        if named and before.text.lower() in _ON and _posted(parse, before):
            run = run_of(parse, text, [token], token.i)
            run.text, run.words = "X", ("X",)
            more.append(run)
    return sorted([*found, *more], key=lambda run: run.first) if more else list(found)


def _following(parse: Parse, run: Run) -> list[Token]:
    """The words after a name that belong to its noun phrase: "-style rifle", "anti-tank missiles"."""
    found: list[Token] = []
    last = parse.tokens[run.stop - 1]
    for token in parse.tokens[run.stop : run.stop + 6]:
        if token.sent != last.sent or not (token.pos in ("NOUN", "ADJ", "NUM", "PROPN") or token.text in "-–"):
            break
        if token.text[:1].isupper() and token.pos == "PROPN":
            break
        found.append(token)
    return found


def _known(words: Sequence[str], section: str = "") -> bool:
    """Whether the name, or its first words, are in the list of arms."""
    sections = (section,) if section else ("weapons", "weapons-maybe")
    plain = [word.casefold() for word in words if word not in ("&", "-")]
    forms = {plain[0], "-".join(plain[:2]), plain[0].split("-")[0]} if plain else set()
    return any(listed(one, form) for one in sections for form in sorted(forms))


def _weapon(parse: Parse, run: Run, words: Sequence[str], after: Sequence[Token]) -> bool:
    if not words or any(listed("civil", word) for word in words):
        return False
    nouns = [token.lemma.casefold() for token in after if token.pos in ("NOUN", "PROPN")]
    arms = any(listed("arms", noun) for noun in nouns)
    carrier = any(listed("carriers", noun) for noun in nouns)
    if len(words) > 1 and listed("warships", words[0]):
        return True
    designed = _designed(words)
    if any(listed("papers", noun) for noun in nouns[:1]):
        return False
    if (
        _known(words, "weapons")
        or any(ARMS.fullmatch(word) for word in words)
        or (arms and (designed or _known(words)))
    ):
        return True
    if arms and len(words) == 1 and run.votes.get("materiel", 0.0) > 1:
        return True
    if carrier and (_known(words, "weapons-maybe") or (designed and not _airliner(words))):
        return True
    return (designed or _known(words)) and _fired(parse, run)


def _airliner(words: Sequence[str]) -> bool:
    """ "A320", "B737", "Q400": designations of planes that carry passengers."""
    return any(re.fullmatch(r"A3\d\d|A2\d\d|B?7[0-8]7|Q\d00|E1[79]\d|CRJ\d*", word) for word in words)


def _designed(words: Sequence[str]) -> bool:
    return any(DESIGNATION.fullmatch(word) for word in words)


def _fired(parse: Parse, run: Run) -> bool:
    last = parse.tokens[run.stop - 1]
    verb = parse.tokens[last.head]
    return verb.lemma in _FIRING and last.dep in ("dobj", "nsubjpass", "obj") and verb.pos == "VERB"


def _channel(parse: Parse, run: Run, words: Sequence[str], after: Sequence[Token]) -> bool:
    plain = "-".join(word.casefold() for word in words)
    before = parse.tokens[run.first - 1] if run.first else None
    if before is not None and before.sent != parse.tokens[run.first].sent:
        before = None
    beside = [token.lemma.casefold() for token in after[:2]]
    named = len(words) > 1 and any(listed("medium", word) for word in (words[0], words[-1]))
    if named and words[-1] not in ("Station", "Channel"):
        return True
    medium = any(listed("medium", word) for word in beside[:1]) or _apposed(parse, run)
    on = before is not None and before.text.lower() in _ON
    if listed("platforms", plain):
        return on or medium or any(word in _POSTS for word in beside) or _among(parse, run)
    on = on and before is not None and _posted(parse, before)
    if listed("outlets", plain):
        return on or medium or _told(parse, run) or "agency" in beside
    if medium:
        return run.votes.get("place", 0.0) < 1.5
    body = any(is_body(word) or is_office(word) for word in words)
    claimed = run.votes.get("place", 0.0) + run.votes.get("person", 0.0) >= 1.0
    return _told(parse, run) and not body and not claimed and len(words) > 1


def _apposed(parse: Parse, run: Run) -> bool:
    """Whether the noun right before a name says what it is: "the Telegram channel Nexta", "state broadcaster RTN"."""
    if not run.first:
        return False
    before = parse.tokens[run.first - 1]
    same = before.sent == parse.tokens[run.first].sent and before.text.islower()
    return same and before.pos in ("NOUN", "PROPN") and listed("medium", before.text) and before.tag != "NNS"


def _posted(parse: Parse, on: Token) -> bool:
    """Whether "on", "via" stand beside a verb of saying or showing, or a post."""
    above = parse.tokens[on.head]
    return above.lemma.casefold() in _POSTING or above.lemma.casefold() in _POSTS or above.text.lower() in _POSTS


def _among(parse: Parse, run: Run) -> bool:
    """A platform beside one that something was posted on: "on WeChat and Weibo"."""
    token = parse.tokens[run.stop - 1]
    if token.dep != "conj":
        return False
    first = parse.tokens[token.head]
    return parse.tokens[first.head].text.lower() in _ON


def _told(parse: Parse, run: Run) -> bool:
    """Whether somebody told it something, and no article makes an institution of it."""
    last = parse.tokens[run.stop - 1]
    before = parse.tokens[run.first - 1] if run.first else None
    plain = before is None or before.text.lower() not in ("the", "a", "an", "his", "her", "their")
    return plain and parse.tokens[last.head].lemma == "tell" and last.dep in ("dobj", "dative", "obj")
