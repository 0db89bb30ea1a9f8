from __future__ import annotations

import msgspec

from dateline.model import Account
from dateline.report import brief
from dateline.report.headline import headline
from dateline.report.lookup import Lookup


def test_headline_says_the_news_and_where(lookup: Lookup) -> None:
    points = brief.points(lookup)
    title = headline(lookup, points, "Vallecito")
    assert title == "Vallecito: fourteen killed; about 2,500 people in the province of Alto Oria have no drinking water"


def test_headline_says_what_is_disputed(lookup: Lookup) -> None:
    points = brief.points(lookup)
    disputed = msgspec.structs.replace(points[0], status="contested")
    assert headline(lookup, [disputed]) == "Fourteen killed, which is disputed"


def test_a_title_says_who(lookup: Lookup) -> None:
    first = brief.points(lookup)[0]
    for short in ("Shortly after it, he left", "They left the town", "Will the wall hold?", "Ruiz: “we left”"):
        assert headline(lookup, [msgspec.structs.replace(first, short=short)]) == "Dam fails above Vallecito"


def test_headline_without_findings_is_a_reports_title(account: Account) -> None:
    bare = Lookup(msgspec.structs.replace(account, findings=()))
    assert headline(bare, []) == "Dam fails above Vallecito"
