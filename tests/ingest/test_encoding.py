from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import RecordError
from dateline.ingest.encoding import decode

TEXT = "“Ten people died,” said Zoë Müller – the mayor’s aide – at the café in Łódź."
WESTERN = "“Ten people died,” said Zoë Müller – the mayor’s aide – at the café."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_with_and_without_a_mark(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt") == TEXT


def test_windows_1252_where_the_bytes_look_like_it() -> None:
    assert decode(WESTERN.encode("cp1252"), "a.txt") == WESTERN


def test_a_declared_encoding_comes_before_a_guess() -> None:
    data = "Две ракеты упали на город Харьков".encode("koi8-r")
    assert decode(data, "a.html", "koi8-r") == "Две ракеты упали на город Харьков"
    with pytest.raises(RecordError, match="not UTF-8"):
        decode(data, "a.html", "no-such-encoding")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 text", "a PDF"),
        (b"PK\x03\x04 text", "ZIP"),
        (b"Ten\x00 people", "NUL"),
        ("Ten people".encode("utf-16-le"), "NUL"),
        (b"\xff\xfeT\x00e", "UTF-16"),
        (b"\xef\xbb\xbfTen \xff people", "UTF-8"),
        ("Две ракеты упали на город".encode("cp1251"), "not UTF-8"),
        ("爆発で十人が負傷した".encode("shift_jis"), "not UTF-8"),
        (bytes(range(1, 32)) * 20, "binary"),
        (bytes(range(128, 256)) * 4, "not UTF-8"),
    ],
)
def test_what_cannot_be_told_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(RecordError, match=reason) as caught:
        decode(data, "a.txt")
    assert (caught.value.item, caught.value.stage) == ("a.txt", "ingest")


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_a_record_error(data: bytes) -> None:
    with suppress(RecordError):
        assert "\x00" not in decode(data, "a.txt")
