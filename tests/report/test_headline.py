from __future__ import annotations

import msgspec

from dateline.model import Account
from dateline.report import brief
from dateline.report.headline import _without_opening, headline
from dateline.report.lookup import Lookup


def test_headline_says_the_news_and_where(lookup: Lookup) -> None:
    points = brief.points(lookup)
    title = headline(lookup, points, "Vallecito")
    assert title == "Vallecito: fourteen killed; about 2,500 people in the province of Alto Oria have no drinking water"


def test_headline_says_what_is_disputed(lookup: Lookup) -> None:
    points = brief.points(lookup)
    disputed = msgspec.structs.replace(points[0], status="contested")
    assert headline(lookup, [disputed]) == "Fourteen killed, which is disputed"


def test_no_title_tells_of_wounded_and_not_of_the_dead(lookup: Lookup) -> None:
    dead = next(f for f in lookup.account.findings if f.question.predicate == "killed")
    question = msgspec.structs.replace(dead.question, predicate="wounded")
    hurt = msgspec.structs.replace(dead, id="f-hurt", question=question, contra=(), value=dead.value | {"low": 40})
    account = msgspec.structs.replace(lookup.account, findings=(dead, hurt))
    point = brief.Point("f-hurt", "Forty were hurt.", "Forty wounded", "single-origin", (), 1.0)
    assert headline(Lookup(account), [point]) == "Fourteen killed, forty wounded"
    apart = msgspec.structs.replace(hurt, contra=dead.pro)
    account = msgspec.structs.replace(account, findings=(dead, apart))
    assert headline(Lookup(account), [point]) == "Forty wounded"


def test_the_dead_come_first_in_a_title(lookup: Lookup) -> None:
    dead = next(f for f in lookup.account.findings if f.question.predicate == "killed")
    question = msgspec.structs.replace(dead.question, predicate="wounded")
    hurt = msgspec.structs.replace(dead, id="f-hurt", question=question, contra=dead.pro)
    account = msgspec.structs.replace(lookup.account, findings=(dead, hurt))
    told = [
        brief.Point(i, "", short, "single-origin", (), 1.0)
        for i, short in (("f-hurt", "Forty wounded"), (dead.id, "Six killed"))
    ]
    assert headline(Lookup(account), told) == "Six killed; forty wounded"


def test_a_cut_statement_in_a_title_says_whose_it_is(lookup: Lookup) -> None:
    first = brief.points(lookup)[0]
    words = (
        "The ministry moved all who lived below the wall to the schools of a town near it, "
        "and closed all of the roads to Lima and the coast"
    )
    said = msgspec.structs.replace(first, short=words, voice="the mayor")
    bare = msgspec.structs.replace(lookup.account, readings=())
    title = headline(Lookup(msgspec.structs.replace(bare, claims=())), [said])
    assert title == "The mayor: The ministry moved all who lived below the wall to the schools of a town near it …"


def test_a_statement_in_a_title_has_its_speaker(lookup: Lookup) -> None:
    first = msgspec.structs.replace(
        brief.points(lookup)[0], short="The wall was sound", voice="Ana Ruiz", status="revised"
    )
    assert headline(lookup, [first]) == "The wall was sound, Ana Ruiz said"


def test_a_title_says_who(lookup: Lookup) -> None:
    first = brief.points(lookup)[0]
    for short in ("Shortly after it, he left", "They left the town", "Will the wall hold?", "Ruiz: “we left”"):
        assert headline(lookup, [msgspec.structs.replace(first, short=short)]) == "Dam fails above Vallecito"


def test_headline_without_findings_is_a_reports_title(account: Account) -> None:
    bare = Lookup(msgspec.structs.replace(account, findings=()))
    assert headline(bare, []) == "Dam fails above Vallecito"


def test_a_phrase_before_the_sentence_is_left_out_of_a_title() -> None:
    assert _without_opening("After a night of rain, the dam broke") == "The dam broke"
    listed = "In Lima, Peru, the dam broke"
    assert _without_opening(listed) == listed
