import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.reading import Parse, Token
from dateline.store.pack import digest, pack, unpack
from dateline.store.schema import LAYERS
from tests.store.made import TEXT, full, parsed


@pytest.mark.parametrize("name", LAYERS)
def test_layers_come_back(name):
    layer = getattr(full(), name)
    expected, payload = pack(layer, TEXT)
    assert unpack(name, payload, expected, TEXT) == layer


@pytest.mark.parametrize("name", LAYERS)
def test_a_changed_byte_is_noticed_or_does_no_harm(name):
    """A few bits of a compressed layer say nothing (its level, what fills the last byte)."""
    layer = getattr(full(), name)
    expected, payload = pack(layer, TEXT)
    harmless = 0
    for at in range(len(payload)):
        changed = payload[:at] + bytes([payload[at] ^ 0x10]) + payload[at + 1 :]
        try:
            found = unpack(name, changed, expected, TEXT)
        except ValueError:
            continue
        assert found == layer
        harmless += 1
    assert harmless < 4


def test_a_parse_is_small():
    text = TEXT * 10
    assert len(pack(parsed(text), text)[1]) < 0.1 * len(msgspec.msgpack.encode(parsed(text)))


def test_a_parse_with_another_mind_about_texts_sentences_and_children():
    parse = parsed("One two. Three four.")
    tokens = tuple(msgspec.structs.replace(t, text=f"<{t.text}>", sent=7) for t in parse.tokens)
    odd = Parse(tokens, ((3, 6), (0, 2), (90, 80)), tuple(reversed(parse.children)))
    expected, payload = pack(odd, "One two. Three four.")
    assert unpack("parse", payload, expected, "One two. Three four.") == odd


numbers = st.integers(0, 40)
words = st.text(max_size=3)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(numbers, numbers, words, words, numbers, numbers, numbers, st.booleans()), max_size=8))
def test_any_parse_comes_back(drawn):
    tokens = tuple(
        Token(i, start, end, text, lemma, lemma, text, lemma, head, left, left, right, text, begins)
        for i, (start, end, text, lemma, head, left, right, begins) in enumerate(drawn)
    )
    parse = Parse(tokens, ((0, len(tokens)),) if tokens else (), tuple((t.i,) for t in tokens))
    expected, payload = pack(parse, "some text")
    assert unpack("parse", payload, expected, "some text") == parse


def test_the_digest_fits_a_signed_column():
    assert {digest(bytes([n])) < 0 for n in range(20)} == {True, False}
    assert all(-(2**63) <= digest(bytes([n])) < 2**63 for n in range(20))
