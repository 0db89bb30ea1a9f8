"""Named participants in a parse: runs of capitalised words, parted into title, nationality and name, and their kind.

The parser's own entities are evidence, not the answer: its small model calls "Kyiv" a person and "Ganchev" a company.
A run is cut by what the words around it say (titles, offices, "region", "in"), and all its uses in a report vote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from dateline.extract.names_case import capital, shouting, titled
from dateline.extract.roles import is_body, is_demonym, is_office, is_people, is_title, listed, nation
from dateline.reading import Parse, Span, Token
from dateline.text import fold
from dateline.values import NameKind, NameSort

#: Entity labels of the parser that can be a participant, and the kind each speaks for.
LABELS: dict[str, NameKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "PRODUCT": "materiel",
    "NORP": "group",
}
_NOT_NAMED = frozenset(["DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "CARDINAL", "QUANTITY"])
_LOCATIVE = frozenset(
    ["in", "near", "around", "outside", "towards", "toward", "inside", "across", "throughout", "into"]
)
_QUOTES = frozenset("\"'“”‘’«»")


class Votes(dict[str, float]):
    """Weights per kind; a kind without votes has 0."""

    def __missing__(self, kind: str) -> float:
        return 0.0

    def gain(self, other: dict[str, float]) -> None:
        """Add another's weights."""
        for kind, weight in other.items():
            self[kind] += weight


class Run(msgspec.Struct):
    """A name in a sentence: tokens [first, stop), the title tokens [role_first, first), votes for its kind."""

    first: int
    stop: int
    text: str
    words: tuple[str, ...]
    role_first: int
    votes: dict[str, float]
    kind: NameKind = "other"
    sure: float = 0.5
    sort: NameSort | None = None


#: What bears a person's name and is none: "Cyclone Freddy", later "Freddy".
STORMS = frozenset(["cyclone", "hurricane", "typhoon", "storm", "tropical", "depression"])
#: What is done to towns, and what falls on them.
_TAKING = frozenset(
    ["seize", "recapture", "retake", "reach", "enter", "leave", "storm", "shell", "bomb", "liberate", "flood"]
)
_TOWN_OFFICES = frozenset(
    ["mayor", "governor", "prefect", "bishop", "resident", "people", "outskirts", "north", "south"]
)
_STRIKES = frozenset(["attack", "strike", "raid", "assault", "march", "advance", "siege", "hold", "bombardment"])
#: Words for bodies that are surnames as well.
_SURNAMES = frozenset(["Hall", "Church", "House", "Court", "Branch", "Post", "Wing", "Guard", "Chambers", "Banks"])
#: The designation of a weapon or vehicle: "Mi-26", "F-16", "S300", "T-72B3".
_DESIGNATION = re.compile(r"[A-Z][A-Za-z]{0,5}-?\d{1,4}[A-Z]{0,2}\d?")


def runs(parse: Parse, text: str) -> list[Run]:
    """All named runs of a report in text order, with votes for their kind from their own surroundings."""
    found: list[Run] = []
    begins = {first for first, _ in parse.sentences}
    known = {t.text for t in parse.tokens if t.pos == "PROPN" and t.i not in begins and capital(t)}
    for number in range(len(parse.sentences)):
        words = parse.sentence(number)
        noisy = shouting(words) or titled(words)
        if not noisy and words[0].text in known and words[0].pos == "NOUN":
            words = (msgspec.structs.replace(words[0], pos="PROPN", tag="NNP"), *words[1:])
        for first, stop in _stretches(words, noisy):
            found.extend(_parted(parse, text, words, first, stop))
    return found


def _nameish(words: Sequence[Token], k: int, noisy: bool) -> bool:
    token = words[k]
    low = token.text.casefold().rstrip(".")
    if (
        not capital(token)
        or listed("calendar", low)
        or token.ent in _NOT_NAMED
        or token.ent == "LANGUAGE"
        or token.text.startswith(("@", "#", "http"))
    ):
        return False
    if noisy:
        return token.ent in LABELS or nation(token.text) is not None
    if k == 0 or words[k - 1].text in _QUOTES or words[k - 1].text in (":", "•", "-", "—", "–", "("):
        return (token.pos == "PROPN" or token.ent in LABELS) and not _plain_people(words, k, low)
    return token.pos in ("PROPN", "NOUN", "ADJ", "X", "VERB", "NUM") or token.ent in LABELS


def _plain_people(words: Sequence[Token], k: int, low: str) -> bool:
    """Whether a capital only begins the sentence: "Militiamen had blocked the road"."""
    alone = k + 1 >= len(words) or not capital(words[k + 1])
    return alone and not words[k].ent and low.endswith(("men", "s")) and is_people(low) and not is_demonym(low)


def _stretches(words: Sequence[Token], noisy: bool) -> Iterator[tuple[int, int]]:
    """Indices into the sentence: maximal runs of name words with the links that names carry inside."""
    k = 0
    while k < len(words):
        if not _nameish(words, k, noisy) or (words[k].pos == "ADP" and not words[k].ent):
            k += 1
            continue
        stop = k + 1
        while stop < len(words):
            step = _link(words, k, stop, noisy)
            if not step:
                break
            stop += step
        yield k, stop
        k = stop


def _link(words: Sequence[Token], first: int, k: int, noisy: bool) -> int:
    """How many tokens from `k` on go on with the run that began at `first`; 0 where it ends."""
    if _nameish(words, k, noisy):
        return 1
    token, left = words[k], words[k - 1]
    if token.text == "-" and k + 1 < len(words) and _second_half(left, token, words[k + 1]):
        return 2
    more = [j for j in range(k + 1, min(k + 4, len(words))) if _nameish(words, j, noisy)]
    if not more:
        return 0
    gap = words[k : more[0]]
    size = more[0] - k
    texts = [t.text.casefold() for t in gap]
    inside = all(t.ent and t.ent == left.ent and not t.ent_start for t in (*gap, words[more[0]]))
    if texts[0] in _QUOTES or texts[0] == "]":
        return _nickname(words, k, noisy)
    if texts == ["-"]:
        return 2 if left.end == token.start and token.end == words[more[0]].start else 0
    if all(listed("particles", t) or t == "-" for t in texts):
        return size + 1 if texts[0] not in ("e", "y", "do", "al") or inside or "-" in texts else 0
    if texts[0] in ("of", "for") and all(t in ("of", "for", "the") for t in texts):
        opened = any(is_body(t.text) or t.text in ("Secretary", "Republic", "Gulf", "Bank") for t in words[first:k])
        return size + 1 if opened or inside else 0
    if texts in (["and"], ["&"], ["and", "the"], ["on"], ["in"], ["to"], ["'s"], ["’s"]) and inside:
        return size + 1
    return 0


def _second_half(left: Token, hyphen: Token, right: Token) -> bool:
    """Whether a small word ends a name with a hyphen: "Jong-un"."""
    tight = left.end == hyphen.start and hyphen.end == right.start
    return tight and right.text.isalpha() and right.pos == "PROPN" and left.pos == "PROPN" and left.ent == right.ent


def _nickname(words: Sequence[Token], k: int, noisy: bool) -> int:
    """Tokens of ``“J.R.” Gustafson`` or ``] Putin`` where they go on with a person's name, else 0."""
    if words[k].text == "]":
        return 2 if k >= 2 and words[k - 2].text == "[" and _nameish(words, k + 1, noisy) else 0
    for stop in range(k + 2, min(k + 4, len(words) - 1)):
        if words[stop].text in _QUOTES:
            person = words[k - 1].ent == "PERSON" or words[stop + 1].ent == "PERSON"
            return stop + 2 - k if person and all(capital(t) for t in (*words[k + 1 : stop], words[stop + 1])) else 0
    return 0


def _parted(parse: Parse, text: str, words: Sequence[Token], first: int, stop: int) -> Iterator[Run]:
    """Part one stretch into place or body before a title, the title, and the name; one or two runs."""
    tokens = list(words[first:stop])
    while tokens and tokens[0].text.casefold() in ("the", "a", "an", "this", "that", "his", "her", "our", "its"):
        tokens.pop(0)
    while tokens and tokens[0].text in ("-", "/"):
        tokens.pop(0)
    while tokens and tokens[-1].text in ("'s", "’s", "-", "'", "’"):
        tokens.pop()
    if not tokens:
        return
    if len(tokens) > 1 and _foreign_front(tokens):
        yield run_of(parse, text, tokens[:1], tokens[0].i)
        tokens = tokens[1:]
    cut = _title_end(tokens)
    if cut is not None:
        lead, name = tokens[:cut], tokens[cut:]
        owner = _owner(lead)
        if owner:
            yield run_of(parse, text, owner, owner[0].i)
        if name:
            run = run_of(parse, text, name, lead[0].i)
            run.votes["person"] = run.votes.get("person", 0.0) + 3.0
            yield run
        return
    while len(tokens) > 1 and is_demonym(tokens[0].text) and not any(_heads(t) for t in tokens[1:]):
        tokens.pop(0)
    only = tokens[0]
    if len(tokens) > 1 and all(t.ent == "NORP" for t in tokens) and tokens[-1].tag != "NNPS" and not _heads(tokens[-1]):
        return
    if "-" in only.text and len(tokens) == 1 and all(nation(part) for part in only.text.split("-")):
        return
    if len(tokens) == 1 and (is_demonym(only.text) or _bare_word(only) or (only.ent == "NORP" and only.tag != "NNPS")):
        return
    yield run_of(parse, text, tokens, tokens[0].i)


def _foreign_front(tokens: Sequence[Token]) -> bool:
    """Whether a country only stands beside a name ("sent Ukraine NASAMS"): the parser ends its entity there."""
    first, second = tokens[0], tokens[1]
    found = nation(first.text)
    apart = first.ent in ("GPE", "LOC") and (second.ent_start or not second.ent) and second.text[0].isalnum()
    titled_next = (
        is_title(second.text) or is_office(second.text) or any(_heads(t) or listed("inc", t.text) for t in tokens)
    )
    return found is not None and found[1] == "name" and apart and not titled_next


def _heads(token: Token) -> bool:
    return is_body(token.text) or listed("land", token.text)


def _bare_word(token: Token) -> bool:
    """A capitalised title or office on its own ("President", "Minister") is no name; described names deal with it."""
    return is_title(token.text) or is_office(token.text) or (is_body(token.text) and token.ent not in ("ORG", "GPE"))


def _title_end(tokens: Sequence[Token]) -> int | None:
    """Where the name begins after the last title or office word of the stretch; its length with no name."""
    last = None
    for k, token in enumerate(tokens):
        if is_body(token.text) and not is_title(token.text) and k + 1 == len(tokens):
            return None
        if is_title(token.text):
            last = k
            if token.text in ("Secretary", "Chief", "Chair") and [t.text for t in tokens[k + 1 : k + 2]] in (
                ["of"],
                ["for"],
            ):
                last = min(k + 2, len(tokens) - 1)
            elif token.text in ("Secretary", "Attorney") and [t.text for t in tokens[k + 1 : k + 2]] == ["General"]:
                last = k + 1
    if last is None:
        return None
    if last + 1 == len(tokens) > 1 and listed("inc", tokens[last].text) and tokens[last].ent == "ORG":
        return None
    after = tokens[last + 1 :]
    if not after and 1 < len(tokens) < 4 and all(t.ent == "PERSON" for t in tokens) and last == len(tokens) - 1 > 0:
        return None if not is_title(tokens[0].text) else 1
    if any(_heads(t) or listed("inc", t.text) for t in after) or (after and not after[0].text[0].isalnum()):
        return None
    return last + 1


def _owner(lead: Sequence[Token]) -> list[Token]:
    """The country, place or body that a title begins with ("NATO" in "NATO Secretary General"), if it names one."""
    owner: list[Token] = []
    for token in lead:
        if (
            is_title(token.text)
            or is_office(token.text)
            or token.text.casefold() in ("of", "deputy", "state", "defense")
        ):
            break
        owner.append(token)
    while owner and owner[-1].text in ("-", "'s", "’s"):
        owner.pop()
    if owner and (owner[0].ent in LABELS or nation(" ".join(t.text for t in owner))) and not is_demonym(owner[0].text):
        return owner
    return []


def run_of(parse: Parse, text: str, tokens: Sequence[Token], role_first: int) -> Run:
    """The run of neighbouring tokens, with votes for its kind; `role_first` is where the title before it begins."""
    first, stop = tokens[0].i, tokens[-1].i + 1
    phrase = Span(tokens[0].start, tokens[-1].end).of(text)
    bare = tuple(t.text for t in tokens if any(c.isalnum() for c in t.text))
    run = Run(first, stop, " ".join(phrase.replace("[", "").replace("]", "").split()), bare, role_first, {})
    _vote(parse, run)
    return run


def _vote(parse: Parse, run: Run) -> None:
    """Weigh what the words of a run and its neighbours say about its kind. Weights were set by hand on own examples."""
    tokens, votes = parse.tokens, Votes()
    inside = tokens[run.first : run.stop]
    for token in inside:
        if token.ent in LABELS:
            votes[LABELS[token.ent]] += 0.8 / len(inside)
    before = tokens[run.first - 1] if run.first and tokens[run.first - 1].sent == inside[0].sent else None
    after = tokens[run.stop] if run.stop < len(tokens) and tokens[run.stop].sent == inside[0].sent else None
    if before is not None and before.text.casefold() in _LOCATIVE:
        votes["place"] += 1.2
    if before is not None and before.text == "At" and after is not None and after.text == ",":
        votes["place"] += 1.2
    if before is not None and before.text.casefold() in (
        "downtown",
        "central",
        "north",
        "south",
        "east",
        "west",
        "inner",
    ):
        votes["place"] += 1.5
    if before is not None and before.text == "of" and before.i and listed("land", tokens[before.i - 1].text):
        votes["place"] += 3.0 if tokens[before.i - 1].text.islower() else 1.0
    if len(inside) < 4 and inside[-1].dep in ("dobj", "obj") and tokens[inside[-1].head].lemma in _TAKING:
        votes["place"] += 1.6
    if before is not None and before.text == "of" and before.i and tokens[before.i - 1].lemma.lower() in _TOWN_OFFICES:
        votes["place"] += 1.5
    if before is not None and before.text in ("of", "for", "at") and before.i:
        held = listed("governed", tokens[before.i - 1].text) and inside[0].ent in ("PERSON", "ORG", "")
        votes["organisation"] += 1.5 if held and not nation(run.text) else 0.0
    if before is not None and before.text == "on" and before.i and tokens[before.i - 1].lemma in _STRIKES:
        votes["place"] += 1.2
    elif before is not None and before.text.casefold() in ("on", "via") and inside[0].ent not in ("GPE", "LOC", "FAC"):
        votes["organisation"] += 0.5
    if before is not None and (is_title(before.text) or is_office(before.text)) and before.pos in ("NOUN", "PROPN"):
        votes["person"] += 2.0
    if len(inside) in (2, 3) and not votes and inside[-1].dep == "nsubj" and all(w.isalpha() for w in run.words):
        votes["person"] += 0.4 if listed("saying", tokens[inside[-1].head].lemma) else 0.0
    if len(inside) == 1 and tokens[inside[-1].head].lemma == "tell" and inside[-1].dep in ("dobj", "dative", "obj"):
        # of one word, "told Antara": whom officials tell is an agency oftener than somebody by his surname alone
        votes["organisation"] += 1.2
    elif not votes and tokens[inside[-1].head].lemma == "tell" and inside[-1].dep in ("dobj", "dative", "obj"):
        votes["organisation"] += 0.5
    if after is not None:
        _vote_on_next(run, [t for t in tokens[run.stop : run.stop + 10] if t.sent == after.sent], votes)
        if after.lemma in ("tell", "say", "write", "add", "tweet", "warn", "reply") and len(run.words) == 2:
            votes["person"] += 0.5
    _vote_on_words(run, inside, votes)
    run.votes = {kind: weight for kind, weight in votes.items() if weight > 0}


def _vote_on_next(run: Run, after: Sequence[Token], votes: Votes) -> None:
    """What follows the name: "region", "and Sumy regions", ", a town", "anti-rocket systems"."""
    first = after[0]
    if first.text.islower() and listed("land", first.text) and not listed("weakland", first.lemma):
        votes["place"] += 2.0
    if len(after) > 2 and first.text in ("and", ",", "or") and capital(after[1]) and after[2].tag == "NNS":
        votes["place"] += 2.0 if listed("land", after[2].text) and not listed("weakland", after[2].lemma) else 0.0
    if len(after) > 2 and first.text in ("'s", "’s") and listed("holdings", after[1].text):
        votes["organisation"] += 1.2
    if len(after) > 2 and first.text == "," and after[1].lemma in ("a", "an", "the"):
        head = apposed(after[2:])
        company = head is not None and (listed("company", head.text) or is_body(head.text)) and not is_office(head.text)
        # "hit Quelimane, the weather office said": who says so is no apposition
        aside = head is not None and head.dep in ("nsubj", "nsubjpass")
        votes["organisation"] += 2.0 if company and not aside else 0.0
        head = next((t for t in after[2:] if t.tag == "NN"), None)
        votes["place"] += (
            2.0 if head is not None and listed("land", head.text) and not listed("weakland", head.lemma) else 0.0
        )
    for token in after[:9]:
        if token.pos not in ("NOUN", "ADJ", "PROPN") and token.text not in ("-", "to"):
            break
        if listed("materiel", token.text) and token.pos == "NOUN" and not nation(run.text):
            votes["materiel"] += 2.5 if len(run.words) == 1 else 0.7
            break


def apposed(words: Sequence[Token]) -> Token | None:
    """The noun that heads a plain phrase: the last of its first nouns ("private bus company")."""
    last = None
    for token in words:
        if token.pos in ("NOUN", "PROPN"):
            last = token
        elif token.tag != "POS" and (last is not None or token.pos not in ("ADJ", "VERB", "NUM", "PUNCT")):
            break
    return last


def _vote_on_words(run: Run, inside: Sequence[Token], votes: Votes) -> None:
    if len(run.words) > 1 and run.words[0].casefold() in STORMS:
        votes["other"] += 6.0
    found = nation(run.text)
    if found is not None:
        votes["organisation" if found[1] == "seat" else "place"] += 4.0
    if len(inside) == 1 and "-" in run.text and nation(run.text.split("-")[0]) and not run.text[-1].isalpha():
        votes["organisation"] += 3.0
    head = next((inside[k - 1] for k, t in enumerate(inside) if k and t.text in ("of", "for")), inside[-1])
    bank = head.text == "Bank" and inside[0].text in ("West", "East", "Left", "Right", "South", "North")
    surname = len(inside) == 2 and head.text in _SURNAMES and all(t.ent in ("PERSON", "") for t in inside)
    if len(inside) > 1 and is_body(head.text) and not bank and not surname:
        votes["organisation"] += 2.5
    elif len(inside) > 1 and listed("inc", head.text):
        votes["organisation"] += 1.5
    # "Falls", "Hill" and "Woods" end places and people alike: there the parser's label decides
    person = all(t.ent == "PERSON" for t in inside)
    if len(inside) > 1 and ((listed("land", inside[-1].text) and not person) or listed("land", inside[0].text)):
        votes["place"] += 2.0
    if _DESIGNATION.fullmatch(run.text):
        votes["materiel"] += 1.5
    if len(inside) == 1 and run.text.isupper() and 2 < len(run.text.replace(".", "")) < 7:
        votes["organisation"] += 1.1


def decide(found: Sequence[Run]) -> None:
    """Give every run its kind: uses of one string vote together, and a bare surname follows its full form."""
    pooled: dict[str, Votes] = {}
    for run in found:
        pooled.setdefault(fold(run.text), Votes()).gain(run.votes)
    for run in found:
        _choose(run, Votes(run.votes), pooled[fold(run.text)])
    storms = {fold(run.words[-1]) for run in found if len(run.words) > 1 and run.words[0].casefold() in STORMS}
    for run in found:
        if len(run.words) == 1 and fold(run.text) in storms:
            run.kind, run.sure, run.votes = "other", 0.8, {"other": 6.0}
    surnames = {fold(run.words[-1]) for run in found if run.kind == "person" and len(run.words) > 1}
    given = {fold(run.words[0]) for run in found if run.kind == "person" and len(run.words) > 1}
    for run in found:
        if len(run.words) > 1 and not run.votes and fold(run.words[-1]) in surnames:
            run.kind, run.sure, run.votes = "person", 0.6, {"person": 0.6}
        if len(run.words) == 1 and run.kind != "person" and fold(run.text) in surnames and not nation(run.text):
            run.kind, run.sure = "person", 0.8
        elif len(run.words) == 1 and run.kind != "person" and fold(run.text) in given and run.votes.get("place", 0) < 1:
            run.kind, run.sure = "person", 0.6


def _choose(run: Run, own: Votes, all_uses: Votes) -> None:
    score = Votes({kind: 0.3 * own[kind] + all_uses[kind] for kind in sorted(set(own) | set(all_uses))})
    if not score:
        run.kind, run.sure = "other", 0.3
        return
    kind, best = max(score.items(), key=lambda item: (item[1], item[0]))
    run.kind = kind  # type: ignore[assignment]
    run.sure = round(best / sum(score.values()), 2)
