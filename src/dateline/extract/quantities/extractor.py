"""Figures of a report: a number with its bound, its unit, what it counts, and the state of what is counted."""

from __future__ import annotations

import re

import msgspec

from dateline.extract.quantities import clause, guard
from dateline.extract.quantities.barred import barred
from dateline.extract.quantities.convert import same_measure
from dateline.extract.quantities.counted import Counted, agreeing, counted
from dateline.extract.quantities.cover import Cover
from dateline.extract.quantities.described import described
from dateline.extract.quantities.figure import Figure, figures
from dateline.extract.quantities.numerals import Numeral, numerals
from dateline.extract.quantities.persons import does_something, is_person, singular
from dateline.extract.quantities.shared import of_subject, shares
from dateline.extract.quantities.states import ADJECTIVE, ANIMALS, NOUN
from dateline.extract.quantities.wording import compound, fits, of_places, of_words, unit_name
from dateline.reading import Mention, Parse, Reading, Span, Token, identify
from dateline.values import Predicate, Quantity

Found = tuple[Span, Quantity, float]
#: A sentence without a verb that has this many numbers, a third of its words, is a row of a table.
MOST_NUMBERS, NUMBERS_SHARE = 3, 1 / 3
_ABOARD = re.compile(r"\s(?:(?:people\s)?on\sboard|aboard)\b", re.IGNORECASE)
#: In a row of numbers a plural right behind one is what it counts: "Losses: 12 tanks, 30 lorries, 4 guns".
_COUNTED = re.compile(r"\s(?:[a-z-]{2,15}\s)?[a-z]{2,15}s\b")
#: "Shooting 47.6% from the field" hurts nobody.
_AIMED = re.compile(r"\bsho(?:o?t|ots|oting)\s(?:\w{2,10}\s){0,2}$", re.IGNORECASE)
#: "Approved $675 million in military aid": money for help is pledged by whoever may spend it.
_GRANTED = re.compile(
    r"\b(?:approv|allocat|commit|authori[sz]|announc|offer|grant)\w{0,6}\s(?:(?:an?|another|some|extra)\s){0,2}$",
    re.IGNORECASE,
)
_AID = re.compile(
    r"\s(?:(?:in|of|worth\sof)\s)?(?:[\w-]{2,15}\s){0,3}(?:aid|assistance|support|relief|help|funding|weapons|grants|loans)\b",
    re.IGNORECASE,
)
_HURTS = re.compile(r"\bhurt(?:s|ing)?\s(?:[\w-]{1,12}\s){0,3}$", re.IGNORECASE)
_BAD = (
    r"(?:tariffs?|cuts|prices|inflation|shutdowns?|sanctions|tax(?:es)?|polic(?:y|ies)|recession|downturn|lay-?offs|austerity|closures?|bans?"
    r"|budgets?|droughts?|shortages?|costs|fees|boycotts?|embargo(?:es)?|lockdowns?|devaluation|reforms?|rents|subsid(?:y|ies)|rates?)\b"
)
_CAUSES = re.compile(rf"\b{_BAD}(?:\s[\w-]{{1,14}}){{0,5}}\shurt(?:s|ing)?\s[^.;\n]{{0,40}}$", re.IGNORECASE)
_HURT_BY = re.compile(rf"[^.,;\n]{{0,50}}\bhurt\sby\s(?:[\w-]{{1,14}}\s){{0,3}}{_BAD}", re.IGNORECASE)
#: No incident hurts so many; a policy or a price does.
HARMED = 1e5
#: Nouns that stand for whoever was counted before.
_ANYBODY = frozenset("victim dead injured wounded missing casualty body person detainee arrestee survivor".split())


class Quantities:
    """Extractor of the `quantities` layer."""

    name = "quantities"
    version = "1"
    reads = frozenset({"furniture", "parse"})
    writes = frozenset({"quantities"})

    def extract(self, reading: Reading) -> Reading:
        """The reading with its figures, in text order; a number inside page furniture is none."""
        reading = msgspec.structs.replace(reading, quantities=self._mentions(reading, found(reading)))
        more = described(reading)
        if not more:
            return reading
        every = [(m.span, m.value, m.score) for m in reading.quantities if isinstance(m.value, Quantity)]
        return msgspec.structs.replace(reading, quantities=self._mentions(reading, sorted([*every, *more], key=_order)))

    def _mentions(self, reading: Reading, figures: list[Found]) -> tuple[Mention, ...]:
        by, doc = f"{self.name}@{self.version}", reading.document.id
        return tuple(
            Mention(identify("q", doc, span.start, span.end, value.predicate), span, value, score, by)
            for span, value, score in figures
        )


def _order(one: Found) -> tuple[int, int, str]:
    return one[0].start, one[0].end, one[1].predicate


def found(reading: Reading) -> list[Found]:
    """All figures of a reading as (span, quantity, score), sorted by span."""
    text, parse = reading.text, reading.parse
    closed = sorted((piece.span.start, piece.span.end) for piece in reading.furniture)
    result: list[Found] = []
    at = 0
    for number in range(len(parse.sentences)):
        span = parse.sentence_span(number)
        while at < len(closed) and closed[at][1] <= span.start:
            at += 1
        if at < len(closed) and closed[at][0] < span.end:
            continue
        result.extend(_in_sentence(text, parse, span))
    return sorted(result, key=_order)


def _in_sentence(text: str, parse: Parse, span: Span) -> list[Found]:
    candidates = list(numerals(text, span.start, span.end))
    if not candidates:
        return []
    closed = Cover(barred(text, span.start, span.end))
    kept = [
        n
        for n in candidates
        if not closed.touches(n.start, n.end) and not guard.is_idiom(text, n) and not guard.is_year(text, n)
    ]
    result: list[Found] = []
    table = _is_table(parse, span, kept)
    for figure in figures(text, kept, span.start, span.end):
        if table and figure.unit is None and figure.sign is None and not _COUNTED.match(text, figure.end, span.end):
            continue
        for one in _quantities(text, parse, figure, result):
            if not (result and _repeats_in_brackets(text, result[-1], one)):
                result.append(one)
    return result


def _is_table(parse: Parse, span: Span, numbers: list[Numeral]) -> bool:
    """Whether a sentence is a row of names and bare numbers, "Ward 4: Bello 988, Musa 104": no verb, many numbers."""
    if len(numbers) < MOST_NUMBERS:
        return False
    tokens = parse.between(span)
    words = [t for t in tokens if t.text[:1].isalnum()]
    told = any(t.pos in ("VERB", "AUX") or t.text.lower() in ADJECTIVE or singular(t.text) in NOUN for t in words)
    return not told and NUMBERS_SHARE * len(words) <= len(numbers)


def _whole(before: list[Found]) -> Predicate:
    """The state of the last figure of people before a part of it; a part without a state of its own shares it."""
    return next((q.predicate for _, q, _ in reversed(before) if q.unit == "person"), "other")


def _repeats_in_brackets(text: str, before: Found, now: Found) -> bool:
    """Whether `now` stands in brackets and is `before` in another unit."""
    if "(" not in text[before[0].end : now[0].start] or now[0].start - before[0].end > 12:
        return False
    a, b = before[1], now[1]
    pairs = ((a.value, b.value), (a.low, b.low), (a.high, b.high))
    return any(same_measure(x, a.unit, y, b.unit) for x, y in pairs)


def _quantities(text: str, parse: Parse, figure: Figure, before: list[Found]) -> list[Found]:
    """The quantity of a figure, none where it is no figure after all, two for "no casualties" (killed, wounded)."""
    tokens = parse.between(Span(figure.first, figure.last))
    if not tokens or guard.is_name_part(text, parse, tokens, figure) or guard.is_age(text, parse, tokens[0], figure):
        return []
    what = agreeing(parse, _what(parse, tokens, figure), figure)
    start = parse.between(Span(figure.start, figure.last))[0].i
    predicate = clause.state(parse, start, what)
    unit = unit_name(text, figure, what)
    part = unit in ("person", None) and clause.is_part(parse, start, what) and _of_whole(what, before)
    part = part or (unit in ("person", None) and _is_listed(text, figure, before))
    if part and before and before[-1][1].unit == "person":
        unit = "person"
    if part and (predicate == "other" or _is_listed(text, figure, before)):
        predicate = _whole(before)
    predicate, unit = _weighed(text, figure, what, predicate, unit)
    if _is_negative(figure):
        if unit != "person" and predicate == "other" and unit is not None:
            return []
        if unit == "person" or predicate != "other":
            return _quantities(text, parse, _without_sign(figure), before) if text[figure.first] in "-−" else []
    predicate = of_places(predicate, figure, unit)
    counts = fits(predicate, figure, unit) and predicate != "other"
    if figure.old or not counts:
        predicate = "other"
    if figure.kind == "zero":
        return _nothing(parse, figure, what, predicate)
    shared = shares(text, parse, figure, what, before) if unit is None else None
    borrowed = _borrowed(text, parse, figure, what, shared, counts) if unit is None else None
    if shared and shared[1] and predicate == "other":
        predicate = shared[0].predicate
    told = counts or (part and unit == "person") or borrowed is not None
    if not guard.is_figure(text, tokens, figure, what, told):
        return []
    of = of_words(text, parse, figure, what, predicate)
    if unit is None:
        unit = borrowed or ("person" if counts else None)
        of = shared[0].of if borrowed and shared and predicate in ("other", shared[0].predicate) else of
    unit = compound(parse, unit, what, predicate)
    quantity = Quantity(figure.value, figure.low, figure.high, unit, of, figure.bound, predicate)
    return [(_span(figure, what), quantity, _score(figure, what, predicate))]


def _is_negative(figure: Figure) -> bool:
    """Whether a bare number or a count is below zero."""
    sides = (figure.value, figure.low, figure.high)
    return figure.unit is None and figure.sign is None and any(n is not None and n < 0 for n in sides)


def _without_sign(figure: Figure) -> Figure:
    """The same with the dash before it taken for a dash: "-5 dead" is an entry of a list; nobody dies below zero."""
    value, low, high = (None if n is None else abs(n) for n in (figure.value, figure.low, figure.high))
    start = figure.first + 1 if figure.start == figure.first else figure.start
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
    return figure._replace(start=start, first=figure.first + 1, value=value, low=low, high=high)


def _weighed(
    text: str, figure: Figure, what: Counted, predicate: Predicate, unit: str | None
) -> tuple[Predicate, str | None]:
    """The state and the unit after a look at the number and the words around it."""
    if unit in (None, "person") and figure.value is not None and figure.value % 1 and figure.kind != "fraction":
        return "other", unit  # "deaths per 100,000 fell from 12.4 to 9.8": nobody dies by tenths
    if unit == "percent" and _AIMED.search(text, max(0, figure.start - 24), figure.start):
        return "other", unit
    if predicate == "wounded" and _is_harmed(text, figure):
        return "other", unit
    granted = predicate == "other" and figure.sign is not None and _AID.match(text, figure.end) is not None
    if granted and _GRANTED.search(text, max(0, figure.start - 40), figure.start):
        return "pledged", unit
    if predicate in ("killed", "wounded") and what.noun is not None and does_something(unit or ""):
        return predicate, "person"
    return predicate, unit


def _is_harmed(text: str, figure: Figure) -> bool:
    """Whether "hurt" is said of lives and purses: "hurting millions", "tariffs hurt 3,000 growers"."""
    if _HURTS.search(text, max(0, figure.start - 40), figure.start):
        many = (figure.low or figure.high or 0.0) >= HARMED
        return many or _CAUSES.search(text, max(0, figure.start - 120), figure.start) is not None
    return _HURT_BY.match(text, figure.last, figure.last + 120) is not None


def _borrowed(
    text: str, parse: Parse, figure: Figure, what: Counted, shared: tuple[Quantity, bool] | None, counts: bool
) -> str | None:
    """The unit that a bare number has from elsewhere; people, not things, are killed, held or missing."""
    unit = shared[0].unit if shared else None
    if what.noun is None and _ABOARD.match(text, figure.end):
        return "person"
    if unit is None and figure.kind in ("digits", "words") and what.noun is None and not figure.unit:
        unit = of_subject(parse, what.anchor)
    return None if counts and unit != "person" and unit not in ANIMALS else unit


def _is_listed(text: str, figure: Figure, before: list[Found]) -> bool:
    """Whether the figure opens the list of those counted right before: "killed six people: three of his kin"."""
    return bool(before) and text[before[-1][0].end : figure.start].strip() == ":" and before[-1][1].unit == "person"


def _of_whole(what: Counted, before: list[Found]) -> bool:
    """Whether a part is one of the whole before it: "two of them", "one of the victims", but not "one of the guards" of
    twelve passengers."""
    if not what.part or what.noun is None or not before:
        return True
    noun, whole = singular(what.noun.text), before[-1][1].of or ""
    return noun in _ANYBODY or noun in {singular(word) for word in whole.split()}


def _what(parse: Parse, tokens: tuple[Token, ...], figure: Figure) -> Counted:
    if figure.unit is None and figure.sign is None:
        behind = parse.between(Span(figure.first, figure.end))[-1].i
        return _without_name(counted(parse, tokens, figure.kind == "vague", behind), figure)
    words = parse.between(Span(figure.first, figure.end))
    anchor = words[-1]
    for token in words:
        if token.head < words[0].i or token.head > words[-1].i or token.head == token.i:
            anchor = token
    return Counted(None, words[-1].i + 1, words[-1].i, anchor)


def _without_name(what: Counted, figure: Figure) -> Counted:
    """The same without its noun where several are counted and the noun is a name: "three Tijuana, Mexico, clinics"."""
    noun = what.noun
    if noun is None or noun.tag != "NNP" or figure.value == 1.0 or is_person(noun.text):
        return what
    if noun.text.endswith("s") and noun.ent not in ("GPE", "LOC", "FAC", "PERSON"):
        return what
    return what._replace(noun=None)


def _nothing(parse: Parse, figure: Figure, what: Counted, predicate: Predicate) -> list[Found]:
    noun = singular(what.noun.text) if what.noun is not None else ""
    if noun == "casualty" or (noun in ("victim", "damage") and predicate == "other" and not what.part):
        states: tuple[Predicate, ...] = ("damaged",) if noun == "damage" else ("killed", "wounded")
    elif predicate != "other" and clause.is_state_noun(noun) and not what.part:
        states = (predicate, *clause.joined_states(parse, what.noun))
    elif predicate != "other" and (noun == "" or is_person(noun)):
        states = (predicate,)
    else:
        return []
    span = _span(figure, what)
    unit = None if noun == "damage" else "person"
    return [(span, Quantity(0.0, 0.0, 0.0, unit, f"people {s}" if unit else noun, "exact", s), 0.9) for s in states]


def _span(figure: Figure, what: Counted) -> Span:
    """From the bound words to the end of the unit or of the counted noun."""
    end = figure.end
    if what.noun is not None:
        end = max(end, what.noun.end)
    return Span(figure.start, end)


def _score(figure: Figure, what: Counted, predicate: Predicate) -> float:
    """How sure: figures with a state and a counted noun are surest, bare numbers least."""
    if predicate != "other":
        return 0.9 if what.noun is not None else 0.85
    if figure.unit is not None or figure.sign is not None:
        return 0.9
    return 0.75 if what.noun is not None else 0.4
