from dateline.extract.names import Names
from dateline.extract.places import Places
from dateline.reading import Document, Reading, Span
from dateline.reconcile.clause_words import Clauses


def seen(parse, text, names=False):
    reading = Reading(Document("d", text), parse=parse(text))
    if names:
        reading = Places().extract(Names().extract(reading))
    return Clauses(reading).of([Span(0, len(text))])


def test_what_stands_negated(parse):
    assert "burn" in seen(parse, "The store never burned.").negated
    assert "transport" in seen(parse, "One woman refused transport.").negated
    assert "train" in seen(parse, "There were no trains.").negated


def test_what_is_also_said_plainly_is_not_negated(parse):
    assert "want" not in seen(parse, "She wanted him to leave but did not want to tell him.").negated


def test_places_that_something_is_near(parse):
    near, at = "The army repelled attacks near Lima.", "The army repelled attacks in Lima."
    assert seen(parse, near, names=True).beside
    assert not seen(parse, at, names=True).beside
    assert not seen(parse, f"{near} {at}", names=True).beside


def test_words_that_name(parse):
    assert {"carlo", "quisp"} <= seen(parse, "Carlos Quispe left the town.", names=True).names


def test_nothing_to_see(parse):
    assert not seen(parse, "…!").negated
