"""The name head's word in place of the parser's entities, on mentions written by hand."""

from __future__ import annotations

from collections.abc import Callable

from dateline.extract.names_found import Run, decide, runs
from dateline.extract.names_tagged import fitted, with_entities
from dateline.extract.tagger.tag import Mentioned
from dateline.reading import Parse, Span

Parser = Callable[[str], Parse]
ORDER = ("PER", "ORG", "LOC", "MISC")


def told(text: str, *names: tuple[str, str], score: float = 0.95) -> list[Mentioned]:
    """Mentions of (words, kind), at the first place of the words."""
    found = []
    for words, kind in names:
        span = Span(text.index(words), text.index(words) + len(words))
        chances = tuple(score if one == kind else (1 - score) / 3 for one in ORDER)
        found.append(Mentioned(span, kind, score, chances))
    return sorted(found, key=lambda one: one.span)


def labels(parse: Parse) -> dict[str, str]:
    return {token.text: token.ent for token in parse.tokens if token.ent}


def kinds(text: str, parse: Parse, mentioned: list[Mentioned]) -> dict[str, str]:
    own = with_entities(parse, mentioned)
    found: list[Run] = fitted(runs(own, text), own, text, mentioned)
    decide(found)
    return {run.text: run.kind for run in found}


def test_the_head_says_what_is_a_person_and_what_is_no_name(parse: Parser) -> None:
    text = "Senkove fell on Monday, Tavil said."
    found = with_entities(parse(text), told(text, ("Senkove", "LOC"), ("Tavil", "PER")))
    assert labels(found) == {"Senkove": "GPE", "Monday": "DATE", "Tavil": "PERSON"}


def test_an_unsure_head_leaves_the_parser_its_label(parse: Parser) -> None:
    text = "The river rose in Germany."
    found = with_entities(parse(text), told(text, ("Germany", "PER"), score=0.4))
    assert labels(found) == {"Germany": "GPE"}


def test_the_first_word_of_a_name_begins_it(parse: Parser) -> None:
    text = "Rosa Paz left."
    found = with_entities(parse(text), told(text, ("Rosa Paz", "PER")))
    assert [token.ent_start for token in found.tokens[:2]] == [True, False]


def test_a_name_that_only_the_head_sees_is_taken(parse: Parser) -> None:
    text = "The doctor told the Sun that he was well."
    assert "Sun" not in kinds(text, parse(text), [])
    assert kinds(text, parse(text), told(text, ("Sun", "ORG"))) == {"Sun": "organisation"}
    assert kinds(text, parse(text), told(text, ("Sun", "ORG"), score=0.5)) == {}


def test_two_names_of_two_kinds_side_by_side_are_parted(parse: Parser) -> None:
    text = "He leads the OSCE Chechnya mission."
    found = kinds(text, parse(text), told(text, ("OSCE", "ORG"), ("Chechnya", "LOC")))
    assert found == {"OSCE": "organisation", "Chechnya": "place"}


def test_a_title_never_becomes_part_of_a_name(parse: Parser) -> None:
    text = "President Ana Quispe spoke."
    found = kinds(text, parse(text), told(text, ("President Ana Quispe", "PER")))
    assert found == {"Ana Quispe": "person"}


def test_without_mentions_names_of_the_parser_are_dropped_but_figures_stay(parse: Parser) -> None:
    text = "Germany sent 400 buses on Monday."
    assert set(labels(with_entities(parse(text), [])).values()) == {"CARDINAL", "DATE"}
