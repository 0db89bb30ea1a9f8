from __future__ import annotations

import msgspec

from dateline.model import Account
from dateline.reading import Span
from dateline.report.lookup import Lookup, is_pronoun


def test_reports_are_numbered_by_publication(lookup: Lookup) -> None:
    assert [r.document.id for r in lookup.readings] == ["wire", "post", "daily", "norte", "observer"]
    assert lookup.number["norte"] == 4


def test_speakers_with_the_role_that_the_report_gives(lookup: Lookup) -> None:
    full = {c: lookup.speaker(lookup.claim[c]).full for c in ("c02", "c03", "c07", "c12", "c01")}
    assert full == {
        "c02": "regional governor Marta Quispe",
        "c03": "Marta Quispe (governor)",
        "c07": "Residents of Vallecito",
        "c12": "the water authority",
        "c01": "Andes Wire",
    }
    assert lookup.speaker(lookup.claim["c01"]).own_voice
    assert lookup.speaker(lookup.claim["c02"]).side == "Regional government"
    assert lookup.speaker(lookup.claim["c12"]).side is None


def test_an_outlet_that_stands_as_speaker_is_still_its_own_voice(account: Account) -> None:
    named = msgspec.structs.replace(account, speaker_of={**account.speaker_of, "c01": "n3"})
    speaker = Lookup(named).speaker(account.claims[0])
    assert speaker.own_voice
    assert speaker.name == "Andes Wire"


def test_a_report_without_outlet_has_a_number(account: Account) -> None:
    readings = tuple(
        msgspec.structs.replace(r, document=msgspec.structs.replace(r.document, source=None)) for r in account.readings
    )
    lookup = Lookup(msgspec.structs.replace(account, readings=readings))
    assert lookup.outlet("daily") == "Report\u00a03"
    assert lookup.speaker(lookup.claim["c01"]).full == "Report\u00a01"


def test_sentences_round_a_span(lookup: Lookup) -> None:
    text = lookup.reading["post"].text
    inside = lookup.sentence("post", Span(text.index("heard no"), text.index("heard no") + 3))
    assert inside.of(text) == "Residents of Vallecito said that they had heard no siren."


def test_anchors_are_plain_even_where_ids_are_not(account: Account) -> None:
    readings = (
        msgspec.structs.replace(
            account.readings[0], document=msgspec.structs.replace(account.readings[0].document, id='a"b <c>')
        ),
    )
    lookup = Lookup(Account(None, "x", readings))
    anchor = lookup.anchor('a"b <c>', Span(1, 2))
    assert anchor.replace("-", "").isalnum()
    assert anchor != lookup.anchor('a"b <c>', Span(1, 3))


def test_pronouns() -> None:
    assert is_pronoun(" He ")
    assert not is_pronoun("Hector")
