"""What speaks for a day as that of the main event, in words: its age, how it is written, what stands above it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dateline.extract.scene_report import Report, harmful
from dateline.extract.times.tense import tense
from dateline.reading import Mention, Token
from dateline.values import Time

WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_PAGE = re.compile(r"\b(?:[Pp]ublished|[Pp]osted|(?:[Uu]pdated?|UPDATED?)|[Ll]ast|[Mm]odified)\W{1,3}(?:on )?$")
_BORN = re.compile(r"\b(?:born|DOB|birth\w*)\W{1,3}(?:on |of )?$", re.IGNORECASE)
_LIMIT = re.compile(r"\b(?:since|until|till|by|before|after|from|for|due|scheduled) (?:the |a |an )?$", re.IGNORECASE)
#: Behind a day, what happened is called by it: "the Jan. 3 shooting", "Sunday's attack".
_NAMED_FOR = re.compile(
    r"(?:'s|’s)?\s(?:\w+[\s-]){0,2}?(?:shootings?|attacks?|kill\w+|murders?|stabbings?|invasion|crash|blast|explosions?|"
    r"quake|earthquake|floods?|fire|robbery|homicide|slaying|massacre|bombings?|incident|strike|raid|coup|protests?|"
    r"landslide|storm|collapse|accident|sinking|derailment|eruption|walkout|stampede|capsizing)\b"
)
_NAMED_AFTER = re.compile(
    r"(?:'s|’s)?\s(?:\w+[\s-]){0,2}?(?:arrests?|hearings?|vigils?|conference|trial|funeral|statement|appearance|autopsy|"
    r"interview|briefing|announcement|meeting|visit|verdict|sentencing|release|update|services?)\b"
)
_PLAN = re.compile(r"\b(?:scheduled|will|expected|planned|plans?|due|set|to be|slated)\b", re.IGNORECASE)
#: Words right before a day that are signs of their own.
_LEADS = frozenset("on early late since until by before after of the last this in at from about was for and".split())
#: Verbs by which police and rescuers come to what happened: their day is its day.
_CAME = frozenset("respond dispatch summon rush arrive find discover receive erupt unfold hit strike".split())
_COURTS = frozenset("charge arrest accuse appear plead sentence convict book arraign indict hold surrender".split())
#: Verbs of saying and of reacting: what they tell of came after.
_SAYS = frozenset(
    "say tell report announce release identify confirm update post publish add write declare condemn visit mourn vow "
    "promise urge order resign meet gather praise call demand apologise apologize offer pledge warn".split()
)
_DIES = frozenset("die pronounce succumb".split())
_CLAUSES = frozenset("ROOT relcl acl advcl ccomp conj xcomp pcomp appos nsubj pobj dobj nsubjpass".split())
_HELPERS = {
    "had": frozenset(["had"]),
    "will": frozenset("will would to may could can".split()),
    "was": frozenset("was were been".split()),
}


def of_age(report: Report, day: date) -> Iterator[str]:
    """Signs of how old a day is, by the kind of headline, and in news of the courts."""
    if report.published is None:
        return
    away = (report.published - day).days
    yield f"time age={_age(away)}"
    yield f"time age={_age(away)}, {report.kind} title"
    if report.court:
        yield "time in court news, " + ("today" if away == 0 else "this week" if away < 8 else "before")


def _age(away: int) -> str:
    return ("0" if away == 0 else "1" if away == 1 else "2-3" if away < 4 else "4-7" if away < 8 else
            "8-30" if away < 31 else "31-400" if away < 400 else "old")  # fmt: skip


def of_words(report: Report, mention: Mention, value: Time, day: date) -> Iterator[str]:
    """Signs of a mention of a day: its words, those beside it, its verb, its events."""
    words = mention.span.of(report.reading.text)
    yield f"time type={value.type}"
    if WEEKDAY.search(words):
        yield "weekday with hour" if value.type == "TIME" else "weekday alone"
    if re.search(r"\b(?:19|20)\d\d\b", words):
        yield "time with year"
    if report.published is not None:
        yield f"time {_form(words)}, age={_age((report.published - day).days)}"
    if report.reading.in_furniture(mention.span):
        yield "time in furniture"
    yield from _of_neighbours(report, mention, words)
    governor = report.governor(mention.span)
    if governor is not None:
        yield from _of_verb(report, governor)
    events = report.times_of.get(mention.id, [])
    yield "time of harm" if any(harmful(e) for e in events) else "time of another event" if events else "time of none"


def _form(words: str) -> str:
    """How a day is written."""
    if re.search(r"\d{4}", words):
        return "year"
    if WEEKDAY.search(words):
        return "weekday and date" if re.search(r"\b\d{1,2}(?:st|nd|rd|th)?$", words) else "weekday"
    if re.search(r"(?i)today|tonight|this |yesterday|last night|overnight", words):
        return "today"
    return "date" if re.search(r"\d", words) else "else"


def _of_neighbours(report: Report, mention: Mention, words: str) -> Iterator[str]:
    """Signs of what stands right before and behind, and of the tense of the sentence."""
    text = report.reading.text
    before = text[max(0, mention.span.start - 14) : mention.span.start]
    if _PAGE.search(before):
        yield "time of the page"
    if _BORN.search(before):
        yield "time of birth"
    limit = _LIMIT.search(before)
    if limit is not None:
        yield f"time behind {limit[0].split()[0].lower()}"
    if lead := re.search(r"(\w+) $", before):
        yield f"time behind word {lead[1].lower()}" if lead[1].lower() in _LEADS else "time behind another word"
    if _NAMED_FOR.match(text, mention.span.end):
        yield "time names harm"
        if limit is not None and limit[0].split()[0].lower() in ("after", "since", "before"):
            yield "time names harm behind after"
    if _NAMED_AFTER.match(text, mention.span.end):
        yield "time names what came later"
    ahead, behind = report.sentence_text(mention.span)
    yield f"time tense={tense(ahead, words, behind)}"
    if _PLAN.search(ahead[-90:]):
        yield "time behind a plan"


def _of_verb(report: Report, governor: Token) -> Iterator[str]:
    """Signs of the verb, or noun of what happened, above a day: its kind, its clause, its helpers."""
    yield f"time clause={governor.dep if governor.dep in _CLAUSES else 'other'}"
    tokens = report.parse.tokens
    helpers = {tokens[i].text.lower() for i in report.parse.children[governor.i] if tokens[i].dep in ("aux", "auxpass")}
    for name, forms in _HELPERS.items():
        if helpers & forms:
            yield f"time under {name}"
    lemma = governor.lemma.lower()
    for name, verbs in (("coming", _CAME), ("the courts", _COURTS), ("saying", _SAYS), ("dying", _DIES)):
        if lemma in verbs:
            yield f"time under {name}"
