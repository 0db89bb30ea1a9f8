"""What the signs of days and of places share: where a mention stands in its report, and under which words.

See `dateline.extract.scene`, which weighs the signs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dateline.extract import events_scheme as scheme
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
    r"clash\w*|protest\w*|riot\w*|coup|ambush\w*|hostages?|kidnap\w*|abduct\w*|accident|blaze|outage|blackout)\b",
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
#: Mentions that are looked at: what a report names after so many is no main event.
MOST = 300


class Candidate(NamedTuple):
    """A mention (None: nothing in the text), the day or spot that it means, what speaks for it, and whether its words
    name that day or spot."""

    mention: Mention | None
    key: str
    signs: tuple[str, ...]
    told: bool = True


class Report:
    """What the signs of all candidates share."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.parse: Parse = reading.parse
        opening = reading.text[: reading.parse.sentence_span(0).end] if reading.parse.sentences else ""
        self.court = bool(COURT.search(f"{reading.document.title or ''} {opening}"))
        self.core = set(self._core())
        self.first_core = min(self.core, default=0)
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

    def sentence(self, span: Span) -> int:
        """The number of the sentence in which `span` begins."""
        tokens = self.parse.between(span)
        return tokens[0].sent if tokens else 0

    def position(self, number: int) -> str:
        """Where in the report a sentence stands."""
        return "0" if number == 0 else "1" if number == 1 else "2-3" if number < 4 else "4-9" if number < 10 else "10-"

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
    """Signs of where a mention stands."""
    number = report.sentence(mention.span)
    yield f"{side} sentence={report.position(number)}"
    if number in report.core:
        yield f"{side} in core"
        if number == report.first_core:
            yield f"{side} in first core"
    if abs(number - report.first_core) == 1:
        yield f"{side} beside first core"
    governor = report.governor(mention.span)
    if governor is None:
        yield f"{side} ungoverned"
    elif HARM.fullmatch(governor.text):
        yield f"{side} under harm"
    elif governor.lemma.lower() in AFTERMATH:
        yield f"{side} under aftermath"
    sentence = report.parse.sentence_span(number).of(report.reading.text) if report.parse.sentences else ""
    if HARM.search(sentence):
        yield f"{side} with harm words"
