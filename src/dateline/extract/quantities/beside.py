"""People whom a sentence adds to a number of it without a number of their own: "two sons were killed, along with his
wife", "three siblings, A, B and C; their cousin, D; and friend E, died", "two sisters and their mother died".

The number is then a part of those whom the sentence tells, and the sum is the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.extract.quantities import clause
from dateline.extract.quantities.counted import Counted
from dateline.extract.quantities.individuals import DESCRIBED, KIN
from dateline.extract.quantities.persons import is_person, singular
from dateline.extract.quantities.states import ADJECTIVE
from dateline.reading import Parse, Reading, Span, Token

#: Words that add people to those told before, wherever in the sentence they stand.
_ALONG = re.compile(r",?\s(?:(?:along|together)\swith|as\swell\sas|in\saddition\sto)\s", re.IGNORECASE)
_AND = re.compile(r",?\sand\s", re.IGNORECASE)
#: A semicolon parts the members of a list that have commas of their own.
_SEMICOLON = re.compile(r";\s(?:and\s)?", re.IGNORECASE)
_ONE = re.compile(r"(?:(?:an?|another|one|his|her|their|its)|(?:the\s)?[\w-]{1,20}['’]s)\s", re.IGNORECASE)
_WORD = re.compile(r"([^\W\d_][\w-]{1,20})(?!['’]\w)\b")
_NAME = re.compile(r"\s[A-Z]")
_LIVES = re.compile(
    r",?\swho\s(?:[\w-]{1,12}\s){0,2}(?:surviv\w{0,3}|escap\w{0,3}|injur\w{0,3}|wounded|hurt|unh\w{1,6}|rescued|recover\w{0,3})\b",
    re.IGNORECASE,
)
#: Words of one description, "a 12-year-old family friend", and characters of a sentence that are looked at.
WORDS, NEAR = 4, 300


def added(reading: Reading, figure: Span, state: str) -> tuple[Span, ...]:
    """The single persons whom the sentence of a figure of people in `state` adds to it, in text order."""
    tokens = reading.parse.between(figure)
    if not tokens:
        return ()
    stop = min(reading.parse.sentence_span(tokens[0].sent).end, figure.end + NEAR)
    found: list[Span] = []
    end = figure.end
    for link, span in _told(reading.text, figure.end, stop):
        if span.start < end:
            continue
        between = reading.text[end : link.start()]
        along = _ALONG.fullmatch(link.group()) is not None
        if along:
            fits = _shares(reading.parse, tokens[-1], span)
            fits = fits and not (state == "killed" and _LIVES.match(reading.text, span.end))
        elif _SEMICOLON.fullmatch(link.group()):
            fits = _is_listed(reading.parse, end, span, between) and _is_told(reading.parse, span, state)
        elif not between:
            fits = _is_told(reading.parse, span, state) or _shares(reading.parse, tokens[-1], span)
        else:
            # "Along with her niece, Tina Okafor, 37, and a friend": the list goes on behind a name.
            fits = bool(found) and _is_listed(reading.parse, end, span, between)
            fits = fits and _shares(reading.parse, tokens[-1], span)
        if fits and not _is_counted(reading, span) and not (along and _breaks(reading, end, link.start())):
            found.append(span)
            end = span.end
    return tuple(found)


def _told(text: str, start: int, stop: int) -> Iterator[tuple[re.Match[str], Span]]:
    """Each link in [`start`, `stop`) with the single person right behind it."""
    links = sorted(
        (m for pattern in (_ALONG, _AND, _SEMICOLON) for m in pattern.finditer(text, start, stop)),
        key=lambda m: (m.start(), -m.end()),
    )
    for link in links:
        span = _person(text, link.end(), stop)
        if span is not None:
            yield link, span


def _person(text: str, start: int, stop: int) -> Span | None:
    """The description of one person at `start`: "their cousin", "a family friend", "friend" before a name."""
    opens = _ONE.match(text, start, stop)
    at = opens.end() if opens else start
    last: re.Match[str] | None = None
    for _ in range(WORDS if opens else 1):
        word = _WORD.match(text, at, stop)
        if word is None:
            break
        low = word[1].lower()
        if low in KIN if opens is None else is_person(low) and singular(low) == low and low not in ADJECTIVE:
            last = word
        elif last is not None:
            break
        at = word.end() + 1
        if text[word.end() : at] != " ":
            break
    if last is None or (opens is None and _NAME.match(text, last.end(), stop) is None):
        return None
    return Span(start, last.end())


def _shares(parse: Parse, anchor: Token, span: Span) -> bool:
    """Whether the person hangs on the figure or on the verb that the figure hangs on, and has no verb of its own."""
    person = parse.between(span)[-1]
    verb = _verb(parse, anchor)
    behind = person.i + 1
    own = verb < person.i and behind < len(parse.tokens) and parse.tokens[behind].tag in ("VBD", "VBZ", "VBP")
    return not own and verb == _verb(parse, person)


def _verb(parse: Parse, token: Token) -> int:
    """The verb that a noun hangs on, over prepositions and the nouns before it in a list; else the last of these."""
    for _ in range(8):
        head = parse.tokens[token.head]
        if head.i == token.i or (token.pos in ("VERB", "AUX") and token.dep != "conj"):
            break
        if token.pos in ("VERB", "AUX") and head.pos in ("VERB", "AUX"):
            break
        token = head
    return token.i


def _breaks(reading: Reading, start: int, end: int) -> bool:
    """Whether something else is counted or quoted in between."""
    if any(mark in reading.text[start:end] for mark in ';:()“”"\n'):
        return True
    return _is_counted(reading, Span(start, end))


def _is_counted(reading: Reading, span: Span) -> bool:
    """Whether a written number stands in the span: "two men and one woman" are two figures."""
    return any(m.span.start < span.end and span.start < m.span.end for m in reading.quantities if m.score > DESCRIBED)


def _is_listed(parse: Parse, start: int, span: Span, between: str) -> bool:
    """Whether nothing but names and ages stands between, and the list is not what the number counted."""
    told = any(t.pos in ("VERB", "AUX") and t.tag != "VBN" for t in parse.between(Span(start, span.start)))
    return ":" not in between and "\n" not in between and not told


def _is_told(parse: Parse, span: Span, state: str) -> bool:
    """Whether the person, or the name right behind the description, is in the state."""
    tokens = parse.between(span)
    token = parse.tokens[tokens[-1].head] if tokens[-1].dep == "compound" else tokens[-1]
    return clause.person_state(parse, tokens[0].i, Counted(token, tokens[0].i, token.i, token)) == state
