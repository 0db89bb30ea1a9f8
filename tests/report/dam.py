"""An invented dam failure told by five invented outlets, as an Account built by hand: what the report suites render."""

# ruff: noqa: E501, because a table of texts and claims reads best with one a line

from __future__ import annotations

import re

import msgspec

from dateline.model import (
    Account,
    Claim,
    Control,
    Derivation,
    Entity,
    Fact,
    Finding,
    MainEvent,
    Origin,
    Question,
    Rejection,
    Series,
    SeriesPoint,
    Story,
)
from dateline.reading import Attribution, Caveat, Document, Event, Furniture, Mention, Parse, Reading, Span, Token
from dateline.values import Act, Name, Place, Quantity, Time

TEXTS = {
    "wire": """SANTA ORIA, Andes Wire - A dam above the town of Vallecito failed early on Tuesday, sending water through two districts.
At least six people were killed, regional governor Marta Quispe said on the radio.
“The water came without any warning,” Quispe said. The operator, Hidro Sur, denied that the spillway gates had been left closed.
Soldiers were moving people to the stadium in Huarapampa.""",
    "post": """A dam above the town of Vallecito failed early on Tuesday, sending water through two districts.
At least six people were killed, regional governor Marta Quispe said on the radio.
Advertisement
Residents of Vallecito said that they had heard no siren. The Post could not independently verify their account.
- Andes Wire""",
    "daily": """Nine people died when the dam above Vallecito burst, mayor Tomás Ibarra told this newspaper.
“We have found nine bodies,” Ibarra said. Between 200 and 300 people have left their homes, the regional civil defence office said.
Hidro Sur said that all gates had been open since Sunday.""",
    "norte": """The number of people killed in the failure of the Vallecito dam has risen to fourteen, governor Marta Quispe said on Wednesday.
About 2,500 people in the province of Alto Oria have no drinking water, the water authority said.
An anonymous post claimed that the alarm had been switched off for a month. Radio Norte could not confirm this.""",
    "observer": """Above Valecito town a dam gave way in the early hours of Tuesday and water rushed through two quarters.
No fewer than 6 persons lost their lives, the governor of the region, Marta Quispe, told a radio station.""",
}
OUTLETS = {
    "wire": ("Andes Wire", "2031-03-04T06:40:00Z", "Dam fails above Vallecito"),
    "post": ("The Valley Post", "2031-03-04T09:05:00Z", "At least six dead as dam fails"),
    "daily": ("Cordillera Daily", "2031-03-04T15:20:00-05:00", "“We have found nine bodies”"),
    "norte": ("Radio Norte", "2031-03-05", "Toll of dam failure rises"),
    "observer": ("Puerto Observer", None, None),
}
VALLECITO = Place("Vallecito", -11.78, -75.49, 4.0, "invented:1", "PE", "city")
HUARAPAMPA = Place("Huarapampa", -11.93, -75.31, 3.0, "invented:2", "PE", "city")
ALTO_ORIA = Place("Alto Oria", -11.5, -75.6, 60.0, "invented:3", "PE", "admin1")
SANTA_ORIA = Place("Santa Oria", None, None, None, None, None, "city")
TUESDAY = Time("DATE", "2031-03-04", "2031-03-04", "2031-03-05")
EARLY = Time("TIME", "2031-03-04TMO", "2031-03-04T05:00:00Z", "2031-03-04T11:00:00Z")


def at(report: str, words: str, nth: int = 0) -> Span:
    """Where `words` stand in a report."""
    start = -1
    for _ in range(nth + 1):
        start = TEXTS[report].index(words, start + 1)
    return Span(start, start + len(words))


def parse_of(text: str) -> Parse:
    """Sentences and words by rule of thumb, with no grammar: what the report package must be able to live with."""
    tokens: list[Token] = []
    sentences: list[tuple[int, int]] = []
    for line in re.finditer(r"[^\n]+", text):
        for sentence in re.finditer(r"\S.*?(?:[.!?][”\"]?(?=\s|$)|$)", line.group()):
            offset, first = line.start() + sentence.start(), len(tokens)
            for word in re.finditer(r"\w+|[^\w\s]", sentence.group()):
                i = len(tokens)
                start, end = offset + word.start(), offset + word.end()
                tokens.append(
                    Token(i, start, end, word.group(), word.group().lower(), "X", "XX", "dep", i, len(sentences), i, i)
                )
            if len(tokens) > first:
                sentences.append((first, len(tokens)))
    return Parse(tuple(tokens), tuple(sentences), tuple(() for _ in tokens))


def people(
    value: float, low: float | None, high: float | None, bound: str, predicate: str, of: str | None = None
) -> Quantity:
    """A figure of people."""
    return Quantity(value, low, high, "person", of or f"people {predicate}", bound, predicate)  # type: ignore[arg-type]


SIX = people(6, 6, None, "at_least", "killed")
NINE = people(9, 9, 9, "exact", "killed")
FOURTEEN = people(14, 14, 14, "exact", "killed")
HOMES = Quantity(None, 200, 300, "person", "people", "range", "displaced")
WATER = Quantity(2500, 2500, 2500, "person", "people without drinking water", "about", "other")


def mention(report: str, id_: str, words: str, value: object, nth: int = 0) -> Mention:
    return Mention(id_, at(report, words, nth), value, 0.9, "hand@1")  # type: ignore[arg-type]


def said(report: str, id_: str, source: str, cue: str, content: str, **more: object) -> Attribution:
    fields: dict[str, object] = {"mode": "indirect", "stance": "asserts", "certainty": "stated", **more}
    return Attribution(
        id_,
        (at(report, source),),
        (at(report, cue),),
        (at(report, content),),
        score=0.9,
        by="hand@1",
        **fields,  # type: ignore[arg-type]
    )


def _reading(report: str, **layers: object) -> Reading:
    source, published, title = OUTLETS[report]
    text = TEXTS[report]
    dateline = "SANTA ORIA, Andes Wire - " if report == "wire" else None
    document = Document(report, text, source, title, published, "en", dateline=dateline, file=f"{report}.txt")
    return Reading(document, parse=parse_of(text), **layers)  # type: ignore[arg-type]


def readings() -> tuple[Reading, ...]:
    """The five readings, each with the layers that a real run would fill."""
    wire = _reading(
        "wire",
        names=(
            mention("wire", "m1", "Marta Quispe", Name("Marta Quispe", "person", "regional governor")),
            Mention("m2", at("wire", "Quispe", 1), Name("Marta Quispe", "person", None), 0.9, "hand@1", refers="m1"),
            mention("wire", "m3", "Hidro Sur", Name("Hidro Sur", "organisation", "operator")),
        ),
        attributions=(
            said("wire", "a1", "regional governor Marta Quispe", "said", "At least six people were killed",
                 speaker="m1", channel="on the radio"),
            said("wire", "a2", "Quispe said", "said", "“The water came without any warning,”", mode="direct", speaker="m2"),
            said("wire", "a3", "The operator, Hidro Sur", "denied", "that the spillway gates had been left closed",
                 speaker="m3", stance="denies"),
        ),
        times=(mention("wire", "t1", "early on Tuesday", EARLY),),
        places=(
            mention("wire", "p0", "SANTA ORIA", SANTA_ORIA),
            mention("wire", "p1", "Vallecito", VALLECITO),
            mention("wire", "p2", "Huarapampa", HUARAPAMPA),
        ),
        quantities=(mention("wire", "q1", "At least six people", SIX),),
        events=(
            Event("e1", at("wire", "failed"), Act("Man-made disaster"), "hand@1", time="t1", place="p1"),
            Event("e2", at("wire", "killed"), Act("Change of toll"), "hand@1", {"target": ()}, quantities=("q1",)),
        ),
    )  # fmt: skip
    post = _reading(
        "post",
        furniture=(
            Furniture(at("post", "Advertisement"), "other"),
            Furniture(at("post", "- Andes Wire"), "credit"),
        ),
        names=(mention("post", "m1", "Marta Quispe", Name("Marta Quispe", "person", "regional governor")),),
        attributions=(
            said("post", "a1", "regional governor Marta Quispe", "said", "At least six people were killed", speaker="m1"),
            said("post", "a2", "Residents of Vallecito", "said", "that they had heard no siren"),
        ),
        caveats=(
            Caveat("k1", at("post", "The Post could not independently verify their account."), "unverified", ("a2",),
                   "hand@1", (at("post", "Residents of Vallecito said that they had heard no siren."),)),
        ),
        times=(mention("post", "t1", "early on Tuesday", EARLY),),
        places=(mention("post", "p1", "Vallecito", VALLECITO),),
        quantities=(mention("post", "q1", "At least six people", SIX),),
    )  # fmt: skip
    daily = _reading(
        "daily",
        names=(
            mention("daily", "m1", "Tomás Ibarra", Name("Tomás Ibarra", "person", "mayor")),
            mention("daily", "m2", "Hidro Sur", Name("Hidro Sur", "organisation", None)),
        ),
        attributions=(
            said("daily", "a1", "mayor Tomás Ibarra", "told", "Nine people died when the dam above Vallecito burst",
                 speaker="m1", channel="this newspaper"),
            said("daily", "a2", "the regional civil defence office", "said", "Between 200 and 300 people have left their homes"),
            said("daily", "a3", "Hidro Sur", "said", "that all gates had been open since Sunday", speaker="m2"),
        ),
        places=(mention("daily", "p1", "Vallecito", VALLECITO),),
        quantities=(
            mention("daily", "q1", "Nine people", NINE),
            mention("daily", "q2", "Between 200 and 300 people", HOMES),
        ),
    )  # fmt: skip
    norte = _reading(
        "norte",
        names=(mention("norte", "m1", "Marta Quispe", Name("Marta Quispe", "person", "governor")),),
        attributions=(
            said("norte", "a1", "governor Marta Quispe", "said",
                 "The number of people killed in the failure of the Vallecito dam has risen to fourteen", speaker="m1"),
            said("norte", "a2", "the water authority", "said",
                 "About 2,500 people in the province of Alto Oria have no drinking water"),
            said("norte", "a3", "An anonymous post", "claimed", "that the alarm had been switched off for a month"),
        ),
        caveats=(Caveat("k1", at("norte", "Radio Norte could not confirm this."), "unverified", ("a3",), "hand@1"),),
        times=(mention("norte", "t1", "Wednesday", Time("DATE", "2031-03-05", "2031-03-05", "2031-03-06")),),
        places=(mention("norte", "p1", "Alto Oria", ALTO_ORIA), mention("norte", "p2", "Vallecito", VALLECITO)),
        quantities=(mention("norte", "q1", "fourteen", FOURTEEN), mention("norte", "q2", "About 2,500 people", WATER)),
    )  # fmt: skip
    observer = _reading(
        "observer",
        names=(mention("observer", "m1", "Marta Quispe", Name("Marta Quispe", "person", "governor of the region")),),
        attributions=(
            said("observer", "a1", "the governor of the region, Marta Quispe", "told",
                 "No fewer than 6 persons lost their lives", speaker="m1", channel="a radio station"),
        ),
        places=(mention("observer", "p1", "Valecito", VALLECITO),),
        quantities=(mention("observer", "q1", "No fewer than 6 persons", SIX),),
    )  # fmt: skip
    return tuple(sorted((wire, post, daily, norte, observer), key=lambda r: r.document.id))


def _claim(id_: str, report: str, words: str, fact: Fact | None = None, **more: object) -> Claim:
    fields: dict[str, object] = {"stance": "asserts", "certainty": "stated", **more}
    return Claim(id_, report, (at(report, words),), by="hand@1", facts=(fact,) if fact else (), **fields)  # type: ignore[arg-type]


def claims() -> tuple[Claim, ...]:
    """One claim per attribution, and the dam's failure in the outlets' own voice."""

    def toll(quantity: Quantity, report: str, words: str) -> Fact:
        return Fact("Change of toll", {}, TUESDAY, VALLECITO, quantity, at(report, words))

    fails = Fact("Man-made disaster", {}, EARLY, VALLECITO)
    return (
        _claim("c01", "wire", "A dam above the town of Vallecito failed early on Tuesday, sending water through two districts.", fails),
        _claim("c02", "wire", "At least six people were killed", toll(SIX, "wire", "At least six people"),
               attribution="a1", speaker="m1"),
        _claim("c03", "wire", "“The water came without any warning,”", attribution="a2", speaker="m2"),
        _claim("c04", "wire", "that the spillway gates had been left closed", attribution="a3", speaker="m3", stance="denies"),
        _claim("c05", "post", "A dam above the town of Vallecito failed early on Tuesday, sending water through two districts.", fails),
        _claim("c06", "post", "At least six people were killed", toll(SIX, "post", "At least six people"),
               attribution="a1", speaker="m1"),
        _claim("c07", "post", "that they had heard no siren", attribution="a2", caveats=("k1",)),
        _claim("c08", "daily", "Nine people died when the dam above Vallecito burst", toll(NINE, "daily", "Nine people"),
               attribution="a1", speaker="m1"),
        _claim("c09", "daily", "Between 200 and 300 people have left their homes",
               Fact(None, {}, None, None, HOMES, at("daily", "Between 200 and 300 people"),
                    inferred=TUESDAY, inferred_from="no day is named"), attribution="a2"),
        _claim("c10", "daily", "that all gates had been open since Sunday", attribution="a3", speaker="m2"),
        _claim("c11", "norte", "The number of people killed in the failure of the Vallecito dam has risen to fourteen",
               toll(FOURTEEN, "norte", "fourteen"), attribution="a1", speaker="m1"),
        _claim("c12", "norte", "About 2,500 people in the province of Alto Oria have no drinking water",
               Fact(None, {}, None, ALTO_ORIA, WATER, at("norte", "About 2,500 people")), attribution="a2"),
        _claim("c13", "norte", "that the alarm had been switched off for a month", attribution="a3", caveats=("k1",)),
        _claim("c14", "observer", "Above Valecito town a dam gave way in the early hours of Tuesday and water rushed through two quarters.",
               Fact("Man-made disaster", {}, EARLY, VALLECITO)),
        _claim("c15", "observer", "No fewer than 6 persons lost their lives", toll(SIX, "observer", "No fewer than 6 persons"),
               attribution="a1", speaker="m1"),
        _claim("c16", "wire", "Soldiers were moving people to the stadium in Huarapampa.",
               Fact("Displacement or evacuation", {}, None, HUARAPAMPA)),
    )  # fmt: skip


def _finding(
    id_: str, subject: str, predicate: str, status: str, pro: str, origins: int, why: str, **more: object
) -> Finding:
    fields: dict[str, object] = {
        "value": {}, "contra": (), "superseded": (), "sides": (), "admission": False, "as_of": "2031-03-05", **more
    }  # fmt: skip
    place = fields.pop("place", None)
    question = Question(subject, predicate, place, "2031-03-04", "2031-03-05")  # type: ignore[arg-type]
    return Finding(id_, question, status=status, pro=tuple(pro.split()), origins=origins, why=why, **fields)  # type: ignore[arg-type]


def findings() -> tuple[Finding, ...]:
    """Every status that a page has to show, save withdrawn."""
    people_value = {"low": 14, "high": 14, "unit": "person", "of": "people killed"}
    return (
        _finding("f1", "dam above Vallecito failed", "other", "corroborated", "c01 c05 c14", 2,
                 "Three reports tell it; two share one wire text, so there are two origins.", place="Vallecito"),
        _finding("f2", "people", "killed", "revised", "c11", 1,
                 "The governor's later figure of 14 replaces her figure of at least 6; the mayor's 9 is allowed by it no more.",
                 value=people_value, contra=("c08",), superseded=("c02", "c06", "c15"), sides=("n1",), place="Vallecito"),
        _finding("f3", "spillway gates left closed", "other", "contested", "c03", 1,
                 "The governor's words and the operator's denial cannot both be true.", contra=("c04", "c10"),
                 sides=("n1", "n3")),
        _finding("f4", "alarm switched off", "other", "unverified", "c13", 1,
                 "One anonymous post; the outlet says that it could not confirm it."),
        _finding("f5", "no siren heard", "other", "unverified", "c07", 1, "The outlet could not verify the account."),
        _finding("f6", "people", "displaced", "single-origin", "c09", 1, "One report, one office.",
                 value={"low": 200, "high": 300, "unit": "person", "of": "people"}),
        _finding("f7", "people without drinking water", "other", "one-sided", "c12", 1, "One authority says so.",
                 value={"low": 2500, "high": 2500, "unit": "person", "of": "people without drinking water"}, place="Alto Oria"),
        _finding("f8", "soldiers move people to the stadium", "other", "single-origin", "c16", 1, "One report.", place="Huarapampa"),
    )  # fmt: skip


def main_events() -> tuple[MainEvent, ...]:
    """Two told, one inferred, one in doubt; of the observer's nothing is known."""
    return (
        MainEvent("daily", "2031-03-04", None, None, 0.0, VALLECITO, at("daily", "Vallecito"), 0.9, True, "no day is named"),
        MainEvent("norte", "2031-03-05", Time("DATE", "2031-03-05", "2031-03-05", "2031-03-06"), at("norte", "Wednesday"),
                  0.41, VALLECITO, at("norte", "Vallecito"), 0.7),
        MainEvent("post", "2031-03-04", EARLY, at("post", "early on Tuesday"), 0.97),
        MainEvent("wire", "2031-03-04", EARLY, at("wire", "early on Tuesday"), 0.98, VALLECITO, at("wire", "Vallecito"), 0.95),
    )  # fmt: skip


def account() -> Account:
    """The whole account."""
    person = Entity(
        "n1", "person", "Marta Quispe", ("Marta Quispe", "Quispe"), ("governor", "regional governor"),
        (("wire", "m1"), ("wire", "m2"), ("post", "m1"), ("norte", "m1"), ("observer", "m1")), side="n4",
        why="One first name and surname, one role.",
    )  # fmt: skip
    entities = (
        person,
        Entity("n2", "person", "Tomás Ibarra", ("Tomás Ibarra",), ("mayor",), (("daily", "m1"),)),
        Entity("n3", "organisation", "Hidro Sur", ("Hidro Sur",), ("operator",), (("wire", "m3"), ("daily", "m2")), side="n3"),
        Entity("n4", "organisation", "Regional government", ("Regional government",), (), (), side="n4"),
    )  # fmt: skip
    lede, toll = at("wire", "A dam above the town of Vallecito failed early on Tuesday, sending water through two districts."), at(
        "wire", "At least six people were killed, regional governor Marta Quispe said on the radio."
    )  # fmt: skip
    copied = (
        (Span(0, len(lede.of(TEXTS["wire"]))), lede),
        (at("post", "At least six people were killed, regional governor Marta Quispe said on the radio."), toll),
    )
    spun = (
        (at("observer", TEXTS["observer"].splitlines()[0]), lede),
        (at("observer", TEXTS["observer"].splitlines()[1]), toll),
    )
    points = tuple(
        SeriesPoint(claim, low, high, "2031-03-04", published, speaker, repeat)
        for claim, low, high, published, speaker, repeat in (
            ("c02", 6, None, "2031-03-04T06:40:00Z", "n1", False),
            ("c06", 6, None, "2031-03-04T09:05:00Z", "n1", True),
            ("c15", 6, None, None, "n1", True),
            ("c08", 9, 9, "2031-03-04T20:20:00Z", "n2", False),
            ("c11", 14, 14, "2031-03-05", "n1", False),
        )
    )
    speakers = dict.fromkeys(("c02", "c03", "c06", "c11", "c15"), "n1") | {"c08": "n2", "c04": "n3", "c10": "n3"}
    return Account(
        as_of="2031-03-05",
        made_by="dateline 0.1.0",
        readings=readings(),
        entities=entities,
        stories=(Story("s1", ("daily", "norte", "observer", "post", "wire"), "Dam failure above Vallecito", "2031-03-04", "2031-03-05"),),
        lineage=(
            Derivation("post", "wire", "copy", 0.97, copied, "The Post credits Andes Wire; two sentences are the same."),
            Derivation("observer", "wire", "rewrite", 0.71, spun, "The same two sentences in other words; no credit."),
        ),
        origins=(
            Origin("o1", ("observer", "post", "wire"), "Andes Wire", "One wire text."),
            Origin("o2", ("daily",), None, "The newspaper's own reporting."),
            Origin("o3", ("norte",), None, ""),
        ),
        claims=claims(),
        findings=findings(),
        series=(Series("f2", "person", points),),
        control=(Control("Vallecito", "n4", "holds", "c16", "2031-03-04"),),
        rejections=(Rejection("broken.txt", "ingest", "is empty"),),
        speaker_of=speakers,
        origin_of={c.id: {"daily": "o2", "norte": "o3"}.get(c.report, "o1") for c in claims()},
        main_events=main_events(),
    )  # fmt: skip


def turned(account: Account) -> Account:
    """The same account with all that is listed in it the other way round."""
    return msgspec.structs.replace(
        account,
        readings=account.readings[::-1],
        claims=account.claims[::-1],
        findings=account.findings[::-1],
        entities=account.entities[::-1],
        lineage=account.lineage[::-1],
        main_events=account.main_events[::-1],
        origins=account.origins[::-1],
        speaker_of=dict(reversed(account.speaker_of.items())),
    )
