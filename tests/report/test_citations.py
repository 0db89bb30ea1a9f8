from __future__ import annotations

from dateline.report.citations import Citations
from dateline.report.lookup import Lookup


def test_words_speaker_clock_and_link(lookup: Lookup) -> None:
    citations = Citations(lookup)
    cited = citations.of(lookup.claim["c08"])
    assert cited.quote == "Nine people died when the dam above Vallecito burst"
    assert cited.after == ", mayor Tomás Ibarra told this newspaper."
    assert cited.before == ""
    assert cited.speaker.full == "mayor Tomás Ibarra"
    assert str(cited.published) == "4 Mar 2031, 20:20 UTC"
    assert cited.href == "#r-daily-0-51"
    assert citations.spans == {"daily": {cited.span}}


def test_words_before_keep_their_space(lookup: Lookup) -> None:
    cited = Citations(lookup).of(lookup.claim["c04"])
    assert cited.before == "The operator, Hidro Sur, denied "
    assert cited.after == "."


def test_a_quotation_loses_its_own_marks(lookup: Lookup) -> None:
    assert Citations(lookup).of(lookup.claim["c03"]).quote == "The water came without any warning"


def test_caveats_come_in_the_outlets_words(lookup: Lookup) -> None:
    assert Citations(lookup).of(lookup.claim["c13"]).caveats == ("Radio Norte could not confirm this.",)
