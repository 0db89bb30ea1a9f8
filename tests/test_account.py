"""Whose statement a claim carries, over the reports of one story."""

from dateline.account import _trace
from dateline.lineage import Origins, derive
from dateline.model import Claim, Entity
from dateline.reading import Document, Reading, Span

QUOTE = "The dam held at the left bank until the sluices of the old mill gave way"
NAMED = f"“{QUOTE},” said engineer Lena Brandt in Oberau on Monday."
UNNAMED = f"Water stood in the streets of Oberau. “{QUOTE}.” Nobody was hurt."
OTHER = f"“{QUOTE},” said mayor Karl Voss in Oberau on Monday."


def claim(report: str, text: str, speaker: str | None) -> Claim:
    start = text.index(QUOTE)
    return Claim(
        f"c-{report}", report, (Span(start, start + len(QUOTE)),), "asserts", "stated", "test@1", speaker=speaker
    )


def origins(texts: dict[str, tuple[str, Entity | None]]) -> dict[str, str]:
    readings = [Reading(Document(id=name, text=text, source=name)) for name, (text, _) in texts.items()]
    claims = [claim(name, text, "m1" if who else None) for name, (text, who) in texts.items()]
    speakers = {f"c-{name}": who for name, (_, who) in texts.items() if who}
    people = {e.id: e for e in speakers.values()}
    _, origin_of = _trace(claims, speakers, Origins(readings, derive(readings)), people, {})
    return origin_of


LENA = Entity("e1", "person", "Lena Brandt", ("Lena Brandt",), (), ())
KARL = Entity("e2", "person", "Karl Voss", ("Karl Voss",), (), ())


def test_a_quotation_with_a_speaker_here_and_without_one_there_is_one_origin() -> None:
    found = origins({"one": (NAMED, LENA), "two": (UNNAMED, None)})
    assert found["c-one"] == found["c-two"]


def test_where_two_speakers_are_named_for_it_the_one_without_stays_apart() -> None:
    found = origins({"one": (NAMED, LENA), "two": (UNNAMED, None), "three": (OTHER, KARL)})
    assert len(set(found.values())) == 3
