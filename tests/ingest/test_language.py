from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ingest.language import guess

ENGLISH = (
    "At least ten people were wounded when the centre of the city was hit by rockets on Friday, local officials said, "
    "while the governor called it an attack on civilians."
)


def test_english_also_in_capitals_and_with_foreign_names() -> None:
    assert guess(ENGLISH).lang == "en"
    assert guess(ENGLISH.upper()).lang == "en"
    assert guess(ENGLISH + " Володимир Зеленський said so.").lang == "en"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("El gobierno dijo que al menos diez personas murieron en la ciudad por las lluvias, y que más de cien "
         "familias fueron llevadas a los refugios de la zona.", "Spanish"),
        ("Die Regierung teilte mit, dass bei dem Hochwasser in der Stadt mindestens zehn Menschen ums Leben gekommen "
         "sind und dass sich die Lage nach dem Regen nicht entspannt.", "German"),
        ("Le gouvernement a dit que dix personnes sont mortes dans la ville et que plus de cent familles ont été "
         "accueillies dans des centres pour la nuit.", "French"),
        ("Щонайменше десять людей поранено внаслідок ракетного удару по центру міста", "Cyrillic"),
        ("أصيب عشرة أشخاص على الأقل في القصف على وسط المدينة", "Arabic"),
        ("市中心遭到火箭弹袭击后至少有十人受伤当地官员周五表示这是袭击", "Chinese"),
    ],
)  # fmt: skip
def test_other_languages_are_named(text: str, name: str) -> None:
    found = guess(text)
    assert found.lang is None
    assert name in (found.other or "")


@pytest.mark.parametrize(
    "text", ["", "Ten dead in Lima.", "Morales, Juan; Ruiz, Teresa; Salas, Pedro " * 4, "12 34 56"]
)
def test_too_little_to_tell_is_neither(text: str) -> None:
    found = guess(text)
    assert (found.lang, found.other) == (None, None)


@given(st.text(max_size=300))
def test_never_both_and_never_an_error(text: str) -> None:
    found = guess(text)
    assert found.lang is None or found.other is None
