import msgspec
import pytest

from dateline.extract.claims import claims
from dateline.reading import Attribution, Caveat, Furniture, Mention, Span
from dateline.values import Quantity


def span(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


def attributed(reading, source, cue, content, **fields):
    text = reading.text
    made = Attribution(
        id=fields.pop("id", "a1"),
        source=(span(text, source),),
        cue=(span(text, cue),),
        content=(span(text, content),),
        mode="indirect",
        stance="asserts",
        certainty="stated",
        score=1.0,
        by="t",
        **fields,
    )
    return msgspec.structs.replace(reading, attributions=(*reading.attributions, made))


def wounded(reading, words, value):
    quantity = Quantity(value, value, value, "person", "people wounded", "exact", "wounded")
    mention = Mention(f"q{value}", span(reading.text, words), quantity, 1.0, "t")
    return msgspec.structs.replace(reading, quantities=(*reading.quantities, mention))


def test_an_attribution_is_a_claim_with_the_figures_in_it(reading):
    text = "Nine people were wounded in the ferry fire, the coast guard said."
    base = wounded(reading(text), "Nine people", 9)
    (claim,) = claims(attributed(base, "the coast guard", "said", "Nine people were wounded in the ferry fire"))
    assert claim.attribution == "a1"
    assert [f.quantity.value for f in claim.facts] == [9]
    assert claim.content[0].of(text).startswith("Nine")


def test_the_outlets_own_sentence_is_a_claim_without_a_speaker(reading):
    (claim,) = claims(reading("The ferry sank within twenty minutes off the island of Leyte."))
    assert (claim.attribution, claim.speaker, claim.stance) == (None, None, "asserts")


@pytest.mark.parametrize("text", ["Why did the ferry sink so fast?", "More soon.", "A ferry in the harbour of Cebu"])
def test_what_states_nothing_is_no_claim(reading, text):
    assert claims(reading(text)) == ()


def test_furniture_and_caveats_are_no_claims(reading):
    text = "The ferry sank near the northern pier today. The report could not be confirmed by anyone."
    base = msgspec.structs.replace(
        reading(text),
        furniture=(Furniture(span(text, "The ferry sank near the northern pier today."), "caption"),),
        caveats=(Caveat("k", span(text, "could not be confirmed"), "unverified", (), "t"),),
    )
    assert claims(base) == ()


def test_words_of_a_nested_speaker_are_not_the_outer_ones_facts(reading):
    text = "The mayor said nurses told him that six people were wounded."
    base = wounded(reading(text), "six people", 6)
    outer = attributed(base, "The mayor", "said", "nurses told him that six people were wounded")
    inner = attributed(outer, "nurses", "told", "six people were wounded", id="a2", parent="a1")
    found = {c.attribution: c for c in claims(inner)}
    assert found["a1"].facts == ()
    assert [f.quantity.value for f in found["a2"].facts] == [6]


def test_an_addition_is_marked_as_no_whole(reading):
    text = "Four more people were wounded on Sunday in the second tremor, doctors reported."
    (claim,) = claims(wounded(reading(text), "Four more people", 4))
    assert "added" in claim.facts[0].scope


def test_a_quotation_that_nobody_is_named_for_is_not_the_outlets_own(reading):
    text = "The ferry sank at noon off Kilwa. “I held on to a plank. I thought that nobody would come.” Boats searched."
    found = [" ".join(s.of(text) for s in c.content) for c in claims(reading(text))]
    assert found == ["The ferry sank at noon off Kilwa."]
    marked = "The so-called “miracle boat” reached the harbour before the storm came."
    assert len(claims(reading(marked))) == 1
