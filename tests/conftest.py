"""Fixtures that every suite shares: the parser, loaded once, and readings built from a text by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.parser import SpacyParser
from dateline.reading import Document, Furniture, Parse, Reading
from dateline.settings import ParserSettings
from tests.databases import (  # noqa: F401 - fixtures
    empty_place,
    made_once,
    place,
    postgres,
    postgres_connection,
    postgres_place,
    store,
)


@pytest.fixture(scope="session")
def parser() -> SpacyParser:
    return SpacyParser(ParserSettings())


@pytest.fixture(scope="session")
def parse(parser: SpacyParser) -> Callable[..., Parse]:
    def one(text: str, furniture: tuple[Furniture, ...] = ()) -> Parse:
        return next(parser.parse([(text, furniture)]))

    return one


@pytest.fixture(scope="session")
def reading(parse: Callable[..., Parse]) -> Callable[..., Reading]:
    """A reading with document and parse, e.g. ``reading("He left.", published="2023-02-06")``."""

    def one(text: str, **fields: str) -> Reading:
        document = Document(id=fields.pop("id", "r1"), text=text, **fields)
        return Reading(document, parse=parse(text))

    return one
