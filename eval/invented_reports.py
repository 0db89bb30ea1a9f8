"""Reports of invented events, composed of sentences that the real parser and extractors read once.

The names, nouns and numbers of each event are put into the sentences, with every offset moved, so that a hundred
thousand reports need no reading: a report costs a millisecond, and the same seed gives the same reports.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta

import msgspec

from dateline.readers import Readers
from dateline.reading import Attribution, Document, Event, Mention, Parse, Reading, Span, Token
from dateline.settings import ExtractSettings, Settings
from dateline.values import Name, Place, Quantity

#: A report has so many sentences, and about one claim each; an event has so many reports (mean), over so many days.
SENTENCES, REPORTS, DAYS = 10, 15, 5
#: Events begin over so many days: 100,000 reports are three years of an agency's desk.
PERIOD = 1100
#: Sentences are made of these; words that are SLOTS are replaced by those of an event.
FRAMES = tuple(
    """{}, officials said.|{}, Maria Ramirez said.|The interior ministry said that {}.|Police said that {}.|{}.
    Maria Ramirez, the mayor of Toledo, said that {}.|{}, according to the Red Cross.|Maria Ramirez denied that {}.
    Witnesses told reporters that {}.|A doctor in Toledo said that {}.|It was not clear whether {}.
    An engineer who asked not to be named said that {}.""".replace("\n", "|").split("|")
)
SUBJECTS = tuple(
    """the Trier near Toledo|the Trier|the Cargo|the Bastion|the Dredge of Toledo|the Embargo|a second Trier
    the collapse of the Bastion|a fault in the Dredge|the Cargo behind the Embargo|the storm over Toledo
    the crowd at the Embargo""".replace("\n", "|").split("|")
)
ACTIONS = tuple(
    """killed 4711 people and injured 8352 others|had killed at least 4711 people|left 8352 people homeless
    destroyed 8352 houses|damaged the Bastion and the hospital|was caused by the Dredge|began early in the morning
    could not be stopped in time|forced 8352 people to leave Toledo|hurt 4711 children at a school in Toledo
    had been reported to the council twice|cut off the power for 8352 homes|stopped the trains to Toledo
    was seen by 4711 workers|would be investigated by prosecutors|had grown worse than anyone feared
    trapped 4711 men under the Bastion|cost Toledo its only bridge|spread from the Embargo to the market
    was brought under control by volunteers|frightened the people who live by the river
    had been expected since the Dredge failed|closed all schools until further notice|drew help from abroad"""
    .replace("\n", "|").split("|")
)  # fmt: skip
#: Sentences that are read; two reports of one event seldom share one, unless one copies the other.
FRAMED = 420
#: The share of reports that take most of their text from an earlier one of their event, as wire copy is taken.
COPIES = 0.25
SLOTS = ("Toledo", "Maria", "Ramirez", "4711", "8352", "Trier", "Bastion", "Cargo", "Dredge", "Embargo")
_SLOT = re.compile("|".join(SLOTS))
OUTLETS = tuple(f"{town} {kind}" for town in ("North", "River", "Metro", "Coast", "Hill", "Union") for kind in (
    "Post", "Times", "Wire", "Herald", "Radio"))  # fmt: skip
_ONSETS, _VOWELS, _ENDS = (
    "b br d dr f g gr h k kl l m n p pr r s st t tr v z".split(),
    "aeiou",
    ["", "n", "r", "l", "sk"],
)


class EventPlan(msgspec.Struct, frozen=True):
    """One invented event: what fills the slots, when it begins, where it is."""

    words: dict[str, str]
    begins: datetime
    lat: float
    lon: float


def read_templates() -> list[Reading]:
    """Each template as a report of its own, read by the real extractors (attributions by rules)."""
    readers = Readers(Settings(extract=ExtractSettings(attributions="rules")))
    chance = random.Random(0)
    combined = [(f.strip(), a.strip(), b.strip()) for f in FRAMES for a in SUBJECTS for b in ACTIONS]
    texts = [frame.format(f"{subject} {action}") for frame, subject, action in chance.sample(combined, FRAMED)]
    documents = [Document(f"t{n}", text[0].upper() + text[1:], lang="en") for n, text in enumerate(texts)]
    return [r for r in readers.read(documents) if isinstance(r, Reading)]


def word(chance: random.Random) -> str:
    """An invented word of two or three syllables."""
    return "".join(
        chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_ENDS) for _ in range(chance.choice((2, 2, 3)))
    )


def plan(chance: random.Random, number: int, count: int) -> EventPlan:
    """The event of that number; events begin in the order of their numbers."""
    words = {slot: word(chance) for slot in SLOTS[5:]} | {slot: word(chance).capitalize() for slot in SLOTS[:3]}
    begins = datetime(2030, 1, 1, tzinfo=UTC) + timedelta(days=PERIOD * number / max(1, count))
    return EventPlan(words, begins, chance.uniform(-50, 60), chance.uniform(-170, 170))


class Composer:
    """Composes readings of sentences read once."""

    def __init__(self, templates: Sequence[Reading]) -> None:
        self.templates = templates
        self.before: dict[str, list[int]] = {}

    def reading(self, identity: str, event: EventPlan, published: datetime, chance: random.Random) -> Reading:
        """One report of an event."""
        chosen = chance.sample(range(len(self.templates)), SENTENCES)
        town = event.words["Toledo"]
        if town in self.before and chance.random() < COPIES:
            chosen[: SENTENCES - 3] = self.before[town][: SENTENCES - 3]
        self.before.setdefault(town, chosen)
        made = [self._sentence(self.templates[n], event, chance, k) for k, n in enumerate(chosen)]
        text, tokens, at = "", 0, 0
        parts: list[Reading] = []
        for sentence in made:
            parts.append(_Shift(at, tokens, len(parts)).reading(sentence))
            text += sentence.text + " "
            at, tokens = len(text), tokens + len(sentence.parse.tokens)
        document = Document(
            identity,
            text.rstrip(),
            chance.choice(OUTLETS),
            f"{event.words['Trier'].capitalize()} in {event.words['Toledo']}",
            f"{published:%Y-%m-%dT%H:%M:00Z}",
            "en",
        )
        return _joined(document, parts)

    def _sentence(self, template: Reading, event: EventPlan, chance: random.Random, place: int) -> Reading:
        numbers = {"4711": str(chance.randint(2, 40)), "8352": str(chance.randint(41, 900))}
        return _Filling(template, event, event.words | numbers, str(place)).reading()


class _Filling:
    """One sentence with its slots filled: every offset moves by what the slots before it grew or shrank."""

    def __init__(self, template: Reading, event: EventPlan, words: Mapping[str, str], suffix: str) -> None:
        self.template, self.event, self.words, self.suffix = template, event, words, suffix
        self.edges: list[tuple[int, int]] = []
        grown, parts, at = 0, [], 0
        for match in _SLOT.finditer(template.text):
            new = words[match.group()]
            parts += [template.text[at : match.start()], new]
            at = match.end()
            grown += len(new) - len(match.group())
            self.edges.append((match.end(), grown))
        self.text = "".join([*parts, template.text[at:]])

    def at(self, offset: int) -> int:
        """An offset of the template in the filled text; none lies inside a slot."""
        return offset + next((grown for end, grown in reversed(self.edges) if end <= offset), 0)

    def span(self, span: Span) -> Span:
        return Span(self.at(span.start), self.at(span.end))

    def spans(self, spans: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(map(self.span, spans))

    def said(self, text: str) -> str:
        return _SLOT.sub(lambda m: self.words[m.group()], text)

    def own(self, identity: str | None) -> str | None:
        return None if identity is None else f"{identity}-{self.suffix}"

    def reading(self) -> Reading:
        r = self.template
        replace = msgspec.structs.replace
        return Reading(
            replace(r.document, text=self.text),
            parse=replace(r.parse, tokens=tuple(map(self.token, r.parse.tokens))),
            names=tuple(map(self.mention, r.names)),
            attributions=tuple(map(self.attribution, r.attributions)),
            caveats=tuple(
                replace(
                    c,
                    id=f"{c.id}-{self.suffix}",
                    span=self.span(c.span),
                    about=tuple(f"{i}-{self.suffix}" for i in c.about),
                    covers=self.spans(c.covers),
                )
                for c in r.caveats
            ),
            places=tuple(map(self.mention, r.places)),
            quantities=tuple(map(self.mention, r.quantities)),
            events=tuple(map(self.event_of, r.events)),
        )

    def token(self, token: Token) -> Token:
        text = self.words.get(token.text, token.text)
        lemma = text if text != token.text else token.lemma
        return msgspec.structs.replace(
            token, start=self.at(token.start), end=self.at(token.end), text=text, lemma=lemma
        )

    def mention(self, mention: Mention) -> Mention:
        value = mention.value
        if isinstance(value, Name):
            value = msgspec.structs.replace(
                value, name=self.said(value.name), role=value.role and self.said(value.role)
            )
        elif isinstance(value, Place):
            town = self.words["Toledo"]
            value = Place(town, self.event.lat, self.event.lon, 5.0, f"x:{town}", "XX", "city", value.literal)
        elif isinstance(value, Quantity):
            value = self.quantity(value)
        return msgspec.structs.replace(
            mention,
            id=f"{mention.id}-{self.suffix}",
            span=self.span(mention.span),
            value=value,
            refers=self.own(mention.refers),
        )

    def quantity(self, value: Quantity) -> Quantity:
        def number(given: float | None) -> float | None:
            return float(self.words[f"{given:.0f}"]) if given in (4711, 8352) else given

        low, high = number(value.low), number(value.high)
        return msgspec.structs.replace(value, value=number(value.value), low=low, high=high)

    def attribution(self, a: Attribution) -> Attribution:
        return msgspec.structs.replace(
            a,
            id=f"{a.id}-{self.suffix}",
            source=self.spans(a.source),
            cue=self.spans(a.cue),
            content=self.spans(a.content),
            speaker=self.own(a.speaker),
            parent=self.own(a.parent),
        )

    def event_of(self, event: Event) -> Event:
        return msgspec.structs.replace(
            event,
            id=f"{event.id}-{self.suffix}",
            span=self.span(event.span),
            roles={role: tuple(f"{i}-{self.suffix}" for i in ids) for role, ids in event.roles.items()},
            time=None,
            place=self.own(event.place),
            quantities=tuple(f"{i}-{self.suffix}" for i in event.quantities),
        )


class _Shift:
    """A sentence moved to its place in a report, by characters, tokens and sentences."""

    def __init__(self, at: int, tokens: int, sentences: int) -> None:
        self.at, self.tokens, self.sentences = at, tokens, sentences

    def span(self, span: Span) -> Span:
        return Span(span.start + self.at, span.end + self.at)

    def spans(self, spans: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(map(self.span, spans))

    def reading(self, r: Reading) -> Reading:
        replace = msgspec.structs.replace
        return replace(
            r,
            parse=self.parse(r.parse),
            names=tuple(replace(m, span=self.span(m.span)) for m in r.names),
            attributions=tuple(
                replace(a, source=self.spans(a.source), cue=self.spans(a.cue), content=self.spans(a.content))
                for a in r.attributions
            ),
            caveats=tuple(replace(c, span=self.span(c.span), covers=self.spans(c.covers)) for c in r.caveats),
            places=tuple(replace(m, span=self.span(m.span)) for m in r.places),
            quantities=tuple(replace(m, span=self.span(m.span)) for m in r.quantities),
            events=tuple(replace(e, span=self.span(e.span)) for e in r.events),
        )

    def parse(self, parse: Parse) -> Parse:
        n = self.tokens
        tokens = tuple(
            msgspec.structs.replace(
                t,
                i=t.i + n,
                start=t.start + self.at,
                end=t.end + self.at,
                head=t.head + n,
                sent=t.sent + self.sentences,
                left=t.left + n,
                right=t.right + n,
            )
            for t in parse.tokens
        )
        children = tuple(tuple(c + n for c in below) for below in parse.children)
        return Parse(tokens, tuple((a + n, b + n) for a, b in parse.sentences), children)


def _joined(document: Document, parts: Sequence[Reading]) -> Reading:
    """One reading of sentences that stand at their places."""
    return Reading(
        document,
        parse=Parse(
            tuple(t for p in parts for t in p.parse.tokens),
            tuple(s for p in parts for s in p.parse.sentences),
            tuple(c for p in parts for c in p.parse.children),
        ),
        names=tuple(m for p in parts for m in p.names),
        attributions=tuple(a for p in parts for a in p.attributions),
        caveats=tuple(c for p in parts for c in p.caveats),
        places=tuple(m for p in parts for m in p.places),
        quantities=tuple(m for p in parts for m in p.quantities),
        events=tuple(e for p in parts for e in p.events),
    )


def stream(reports: int, composer: Composer, seed: int = 1) -> Iterator[Reading]:
    """So many reports of invented events, in the order of their publication."""
    chance = random.Random(seed)
    count = max(1, reports // REPORTS)
    planned: list[tuple[datetime, int, EventPlan]] = []
    number = 0
    while len(planned) < reports:
        event = plan(chance, number, count)
        number += 1
        for _ in range(min(reports - len(planned), 1 + int(chance.expovariate(1 / (REPORTS - 1))))):
            after = timedelta(minutes=chance.expovariate(1 / (DAYS * 24 * 20)))
            planned.append((event.begins + after, len(planned), event))
    planned.sort(key=lambda p: p[:2])
    for place, (published, _, event) in enumerate(planned):
        yield composer.reading(f"b{place:06d}", event, published, chance)
