"""What the signs of days and of places share: where a mention stands in its report, and under which words.

See `dateline.extract.scene`, which weighs the signs.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dateline.extract import events_scheme as scheme
from dateline.extract.scene_page import own_day
from dateline.reading import Event, Mention, Parse, Reading, Span, Token
from dateline.text import fold
from dateline.values import Name, Place, Quantity

#: Events of these classes and types are what a report of harm is about.
HARM_CLASSES = frozenset({scheme.BATTLES, scheme.REMOTE, scheme.CIVILIANS, scheme.PROTESTS, scheme.RIOTS})
HARM_TYPES = frozenset({scheme.NATURAL_DISASTER, scheme.MAN_MADE_DISASTER, scheme.ORGANISED_CRIME, scheme.LOOTING})
HARM = re.compile(
    r"\b(?:shot|shoot\w*|stabb\w*|kill\w*|die[ds]?|dead|deaths?|dying|wound\w*|injur\w*|murder\w*|homicides?|slain|"
    r"slaying|gunfire|gunned|fatal\w*|crash\w*|struck|explo\w+|blasts?|collaps\w*|quakes?|earthquakes?|flood\w*|"
    r"fires?|attack\w*|bodies|body|victims?|happened|occurred|incident|bomb\w*|shell\w*|strikes?|raid\w*|sank|capsiz\w*|"
    r"derail\w*|landslides?|mudslides?|storms?|cyclones?|hurricanes?|typhoons?|tornado\w*|eruption|erupted|avalanches?|"
    r"clash\w*|protest\w*|riot\w*|coup|ambush\w*|hostages?|kidnap\w*|abduct\w*|accident|blaze|outage|blackout|"
    r"drown\w*|burst|buried|trampl\w+|crush\w*|stampede|swept|overturn\w*|plung\w+|hijack\w*|toppl\w+|deposed|ousted|"
    r"stormed|walkout|walked out|gave way|broke out|gas leak|tsunami|wildfires?|heatwave|massacre\w*|"
    r"gunmen|gunman|hit|burn\w*|ruptur\w+|tremors?|aftershocks?)\b",
    re.IGNORECASE,
)
#: Lemmas of verbs that tell of what came after: their time and place are those of the police, the court, the paper.
AFTERMATH = frozenset(
    "say tell report announce release identify confirm charge arrest accuse appear plead sentence convict book hold "
    "schedule update post publish pronounce die face investigate search bury mourn remember gather expect plan ask "
    "condemn promise vow order visit reopen rise climb call contact turn transport take "
    "fly live move remain serve graduate win describe believe speak write".split()
)
#: News of the courts tells of a day that is past.
COURT = re.compile(
    r"\b(?:indict\w*|trial|sentenc\w+|plead\w*|guilty|convict\w*|court|charged|arraign\w*|arrest\w*|extradit\w*|verdict|"
    r"hearing|lawsuit|anniversary)\b",
    re.IGNORECASE,
)
#: What a headline is about: a court or an arrest, or what came later.
_TITLES = {
    "court": re.compile(
        r"\b(?:charg\w+|arrest\w*|sentenc\w+|trial|court|guilty|plead\w*|convict\w+|indict\w+|bond|bail|custody|"
        r"suspects?|accused|jury|judge|lawsuit|surrender\w*|probation|prison|jail\w*|life|years|plea|prosecut\w+)\b",
        re.IGNORECASE,
    ),
    "later": re.compile(
        r"\b(?:identif\w+|IDs?|ID'd|ID’d|named|vigil|mourn\w*|funeral|remember\w*|dies|autopsy|update|victims?|details|"
        r"new|investigat\w+|famil\w+|friends?|video|release[sd]?|after)\b",
        re.IGNORECASE,
    ),
}
#: Words that tell nothing of which event a sentence is about, cut to their beginnings.
_DULL = frozenset(
    "monda tuesd wedne thurs frida satur sunda this that with from have after police polic says said were been when "
    "they their news into over year years old more about".split()
)
#: Where a headline ends and the name of its outlet begins.
OUTLET = re.compile(r"\s[|«»:–—-]+\s|\s::\s")
#: Characters of a sentence that are looked at on each side of a mention.
NEAR = 300
#: Mentions that are looked at: what a report names after so many is no main event.
MOST = 300


class Candidate(NamedTuple):
    """A mention (None: nothing in the text), the day or spot that it means, what speaks for it, and whether its words
    name that day or spot. `place` is that of a candidate for the place."""

    mention: Mention | None
    key: str
    signs: tuple[str, ...]
    told: bool = True
    place: Place | None = None


class Report:
    """What the signs of all candidates share."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        #: The page's own day, and what its headline is about.
        self.published = own_day(reading)
        self.kind = title_kind(reading.document.title)
        self._sentences: dict[int, tuple[str, ...]] = {}
        self.parse: Parse = reading.parse
        self.title_words = stems(OUTLET.split(reading.document.title or "")[0])
        #: Without a headline the other signs of what the report is about weigh more: they have names of their own.
        #: (With the same names the dateline outweighed the story: place of the MUC-4 texts 43.5, so 45.9.)
        self.bare = "" if self.title_words else ", no headline"
        opening = reading.text[: reading.parse.sentence_span(0).end] if reading.parse.sentences else ""
        self.court = bool(COURT.search(f"{reading.document.title or ''} {opening}"))
        self.core = set(self._core())
        self.first_core = min(self.core, default=0)
        self.time_starts = [m.span.start for m in reading.times]
        self.times_of = linked(reading.events, "time")
        self.places_of = linked(reading.events, "place")
        self.people = {
            fold(word)
            for m in reading.names
            if isinstance(m.value, Name) and m.value.kind == "person"
            for word in m.value.name.split()
        }
        countries = Counter(m.value.country for m in reading.places if isinstance(m.value, Place) and m.value.country)
        self.country = max(sorted(countries), key=lambda c: countries[c], default=None)

    def _core(self) -> Iterator[int]:
        for event in self.reading.events:
            if harmful(event):
                yield self.sentence(event.span)
        for mention in self.reading.quantities:
            value = mention.value
            if isinstance(value, Quantity) and value.predicate in ("killed", "wounded") and value.unit == "person":
                yield self.sentence(mention.span)

    def times_after(self, offset: int) -> Iterator[Mention]:
        """The times that begin at `offset` or behind it, in text order."""
        first = bisect_left(self.time_starts, offset)
        yield from self.reading.times[first:]

    def sentence(self, span: Span) -> int:
        """The number of the sentence in which `span` begins."""
        tokens = self.parse.between(span)
        return tokens[0].sent if tokens else 0

    def position(self, number: int) -> str:
        """Where in the report a sentence stands."""
        return "0" if number == 0 else "1" if number == 1 else "2-3" if number < 4 else "4-9" if number < 10 else "10-"

    def sentence_text(self, span: Span) -> tuple[str, str]:
        """What stands before and behind a span in its sentence, up to NEAR characters."""
        if not self.parse.sentences:
            return "", ""
        whole, text = self.parse.sentence_span(self.sentence(span)), self.reading.text
        first, stop = max(whole.start, span.start - NEAR), min(whole.end, span.end + NEAR)
        return text[min(first, span.start) : span.start], text[span.end : max(stop, span.end)]

    def where(self, span: Span, side: str) -> Iterator[str]:
        """Signs of where in the report something stands."""
        number = self.sentence(span)
        yield f"{side} sentence={self.position(number)}"
        if number in self.core:
            yield f"{side} in core{self.bare}"
            if number == self.first_core:
                yield f"{side} in first core{self.bare}"
        if abs(number - self.first_core) == 1:
            yield f"{side} beside first core"
        if number not in self._sentences:
            self._sentences[number] = tuple(self._of_sentence(number))
        yield from (f"{side} {sign}" for sign in self._sentences[number])

    def _of_sentence(self, number: int) -> Iterator[str]:
        """Signs of a sentence: whether it tells of harm, and of what the headline does."""
        sentence = self.parse.sentence_span(number).of(self.reading.text) if self.parse.sentences else ""
        if HARM.search(sentence):
            yield "with harm words" + self.bare
        if not self.bare:
            yield f"shares {min(3, len(self.title_words & stems(sentence)))} words with the headline"

    def governor(self, span: Span) -> Token | None:
        """The verb, or the noun for what happened, above a mention; the verb of what came after where the noun is its
        object: "condemned the attack on Saturday" tells of the condemning."""
        tokens = self.parse.between(span)
        if not tokens:
            return None
        inside = {t.i for t in tokens}
        top = next((t for t in tokens if t.head not in inside or t.head == t.i), tokens[0])
        for above in self.parse.ancestors(top.i):
            if above.pos in ("VERB", "AUX"):
                return above
            if HARM.fullmatch(above.text):
                verb = self.parse.tokens[above.head]
                later = above.dep == "dobj" and verb.lemma.lower() in AFTERMATH
                return verb if later else above
        return None


def stems(words: str) -> set[str]:
    """The beginnings of the longer words, in lower case, without days."""
    return {w[:5].lower() for w in re.findall(r"[^\W\d_]{4,}", words)} - _DULL


def title_kind(title: str | None) -> str:
    """What a headline is about: a court or an arrest, what came later, or the news itself."""
    return next((kind for kind, pattern in _TITLES.items() if pattern.search(title or "")), "news")


def harmful(event: Event) -> bool:
    """Whether an event is of harm, surely enough."""
    kind = event.act.type
    return event.score >= 0.5 and (kind in HARM_TYPES or scheme.SCHEME.get(kind, ("", None))[0] in HARM_CLASSES)


def linked(events: Iterable[Event], side: str) -> dict[str, list[Event]]:
    """Mention of a time or a place -> the events that have it."""
    found: dict[str, list[Event]] = {}
    for event in events:
        mention = event.time if side == "time" else event.place
        if mention is not None:
            found.setdefault(mention, []).append(event)
    return found


def common(report: Report, mention: Mention, side: str) -> Iterator[str]:
    """Signs of where a mention stands, and of what is above it."""
    yield from report.where(mention.span, side)
    governor = report.governor(mention.span)
    if governor is None:
        yield f"{side} ungoverned{report.bare}"
    elif HARM.fullmatch(governor.text):
        yield f"{side} under harm{report.bare}"
    elif governor.lemma.lower() in AFTERMATH:
        yield f"{side} under aftermath{report.bare}"
