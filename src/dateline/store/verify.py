"""Checks a whole store and tells each fault in one sentence, with what to do."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DBAPIError

from dateline.errors import SetupError
from dateline.reading import Attribution, Caveat, Event, Furniture, Mention, Parse, Reading, Span
from dateline.store import account
from dateline.store.adding import MOST_WORDS
from dateline.store.backend import Backend
from dateline.store.decisions import link, told
from dateline.store.migrate import version
from dateline.store.pack import digest
from dateline.store.reading import FETCHED, _packed, document, reading
from dateline.store.rows import Item, folded, items
from dateline.store.schema import DECISION, DERIVED, HEAD, ITEM, LAYER, LAYERS, REPORT, SENTENCE, STORE

_AGAIN = "read the report anew"
_ANEW = "`dateline verify LEDGER --mend` makes derived state anew"
_RESTORE = "restore a backup, or save what can be read with `dateline copy`"


def verify(connection: Connection, backend: Backend) -> Iterator[str]:
    """One sentence per fault. What cannot be read at all is a fault as well, and the checks after it go on."""
    checks = (_schema(connection, backend), backend.faults(connection), _reports(connection, backend))
    for check in (*checks, _decisions(connection), _derived(connection)):
        try:
            yield from check
        except DBAPIError as error:
            yield backend.explain(error)
        except Exception as error:  # Damage takes any shape; whatever it upsets is a fault to be told.
            yield f"{backend.name} is damaged ({type(error).__name__}: {error}); {_RESTORE}"


def missing(connection: Connection) -> dict[str, int]:
    """How many reports lack each layer, as after `forget` or where an extractor came later; none: left out."""
    reports: int = connection.execute(select(func.count()).select_from(REPORT)).scalar_one()
    counted = select(LAYER.c.name, func.count()).group_by(LAYER.c.name)
    there = {row.name: int(row[1]) for row in connection.execute(counted)}
    return {name: reports - there.get(name, 0) for name in LAYERS if there.get(name, 0) < reports}


def _schema(connection: Connection, backend: Backend) -> Iterator[str]:
    found = version(connection)
    if found != HEAD:
        yield f"the schema of {backend.name} is {found}, not {HEAD}; open it with this version of dateline"
    kept = connection.execute(select(STORE.c.revision, STORE.c.sentences)).one()
    last = connection.execute(
        select(
            select(func.coalesce(func.max(REPORT.c.revision), 0)).scalar_subquery(),
            select(func.coalesce(func.max(SENTENCE.c.id), 0)).scalar_subquery(),
        )
    ).one()
    if any(number < most for number, most in zip(kept, last, strict=True)):
        yield f"{backend.name} counts fewer changes or sentences than it holds; {_RESTORE}"


def _reports(connection: Connection, backend: Backend) -> Iterator[str]:
    last, words = 0, Words()
    while True:
        query = select(REPORT).where(REPORT.c.n > last).order_by(REPORT.c.n).limit(FETCHED)
        rows = list(connection.execute(query).mappings())
        if not rows:
            break
        last = rows[-1]["n"]
        numbers = [row["n"] for row in rows]
        packed = _packed(connection, numbers, LAYERS)
        marked = _marked(connection, numbers)
        for row in rows:
            layers = packed.get(row["n"], [])
            try:
                yield from _report(row, layers, marked)
            except Exception as error:
                yield f"report {row['id']} is damaged ({type(error).__name__}: {error}); {_RESTORE}"
        yield from _sentences(connection, rows, words)
    for number, word in backend.indexed(connection):
        words.found(number, word)
    if not words.agree():
        yield f"the index of words of {backend.name} is not that of its sentences; {_RESTORE}"


def _report(row: Mapping[Any, Any], packed: list[Any], marked: Mapping[int, list[Item]]) -> Iterator[str]:
    identity = row["id"]
    if hashlib.sha256(row["text"].encode()).hexdigest() != row["sha256"] and row["exact"] is None:
        yield f"the text of report {identity} is not the one that was added (its SHA-256 differs); {_RESTORE}"
    try:
        document(row)
    except SetupError as error:
        yield str(error)
        return
    good = []
    for layer in packed:
        try:
            made = reading(row, [layer])
        except SetupError as error:
            yield str(error)
            continue
        good.append(layer)
        records = getattr(made, layer["name"])
        expected = [] if isinstance(records, Parse) else list(items(records))
        if marked.get(layer["n"], []) != expected:
            yield f"the rows of the {layer['name']} of report {identity} differ from the layer; {_AGAIN}"
    try:
        yield from unsound(reading(row, good), {layer["name"] for layer in packed})
    except SetupError as error:
        yield str(error)


def _marked(connection: Connection, numbers: list[int]) -> dict[int, list[Item]]:
    query = select(ITEM).join(LAYER, LAYER.c.n == ITEM.c.layer).where(LAYER.c.report.in_(numbers))
    found: dict[int, list[Item]] = {}
    for row in connection.execute(query.order_by(ITEM.c.layer, ITEM.c.place)):
        found.setdefault(row.layer, []).append(Item(row.id, row.start, row.stop, row.kind, row.label))
    return found


def _sentences(connection: Connection, rows: Sequence[Mapping[Any, Any]], words: Words) -> Iterator[str]:
    reports = {row["n"]: row for row in rows}
    for number, report, start, stop, count in connection.execute(
        select(SENTENCE).where(SENTENCE.c.report.in_(list(reports)))
    ):
        row = reports[report]
        if not 0 <= start < stop <= len(row["text"]):
            yield f"a sentence of report {row['id']} at {start}–{stop} is not within its text; {_AGAIN}"
        try:
            text = row["text"] if row["exact"] is None else document(row).text
        except SetupError:  # It is told of already.
            continue
        found = folded(text[start:stop])
        if count != min(len(found), MOST_WORDS):
            yield f"a sentence of report {row['id']} at {start}–{stop} has not {count} words; {_AGAIN}"
        for word in set(found):
            words.expected(number, word)


class Words:
    """Whether an index holds the words that it should, whatever the order: by the sum of a hash of each."""

    def __init__(self) -> None:
        self._numbers: set[int] = set()
        self._sum = 0

    def expected(self, sentence: int, word: str) -> None:
        """A word stands in a sentence."""
        self._numbers.add(sentence)
        self._sum += hash((sentence, word))

    def found(self, sentence: int, word: str) -> None:
        """The index has a word for a sentence; those of sentences that are no more do not count."""
        if sentence in self._numbers:
            self._sum -= hash((sentence, word))

    def agree(self) -> bool:
        """Whether what was found is what was expected."""
        return self._sum == 0


def unsound(made: Reading, layers: Collection[str]) -> Iterator[str]:
    """Spans that do not slice within the text and ids that do not resolve; ids of layers that are missing are let be:
    `stale` tells of those."""
    identity, size = made.document.id, len(made.text)
    for what, span in _spans(made):
        if not 0 <= span.start < span.end <= size:
            where = f"{span.start}–{span.end} is not within its {size} characters"
            yield f"{what} of report {identity} at {where}; {_AGAIN}"
    names, attributions = ({record.id for record in layer} for layer in (made.names, made.attributions))
    mentions = {m.id for layer in (made.names, made.times, made.places, made.quantities) for m in layer}
    all_named = {"names", "times", "places", "quantities"} <= set(layers)
    for what, kind, target in _references(made):
        known, complete = {
            "name": (names, "names" in layers),
            "attribution": (attributions, "attributions" in layers),
            "mention": (mentions, all_named),
        }[kind]
        if complete and target not in known:
            yield f"{what} of report {identity} points to the {kind} {target}, which is not there; {_AGAIN}"


def _spans(made: Reading) -> Iterator[tuple[str, Span]]:
    for piece in (*made.document.furniture, *made.furniture):
        yield "the furniture", piece.span
    for token in made.parse.tokens:
        yield f"token {token.i}", Span(token.start, token.end)
    for name in LAYERS[2:]:
        for record in getattr(made, name):
            for span in _of(record):
                yield f"{name} {record.id}", span


def _of(record: Mention | Attribution | Caveat | Event | Furniture) -> tuple[Span, ...]:
    match record:
        case Attribution():
            return (*record.source, *record.cue, *record.content)
        case Caveat():
            return (record.span, *record.covers)
        case _:
            return (record.span,)


def _references(made: Reading) -> Iterator[tuple[str, str, str]]:
    """What points, to what kind of record, and the id that it points to."""
    for name in ("names", "times", "places", "quantities"):
        for mention in getattr(made, name):
            if mention.refers is not None:
                yield f"{name} {mention.id}", "mention", mention.refers
    for attribution in made.attributions:
        if attribution.speaker is not None:
            yield f"attribution {attribution.id}", "name", attribution.speaker
        if attribution.parent is not None:
            yield f"attribution {attribution.id}", "attribution", attribution.parent
    for caveat in made.caveats:
        for target in caveat.about:
            yield f"caveat {caveat.id}", "attribution", target
    for happening in made.events:
        single = [target for target in (happening.time, happening.place) if target is not None]
        roles = [target for role in happening.roles.values() for target in role]
        for target in (*single, *roles, *happening.quantities):
            yield f"event {happening.id}", "mention", target


def _decisions(connection: Connection) -> Iterator[str]:
    before, last = "", 0
    for row in connection.execute(select(DECISION).order_by(DECISION.c.n)).mappings():
        if row["n"] != last + 1 or row["chain"] != link(before, row["record"]):
            yield f"the decision {row['id']}, or one before it, was changed or taken away; restore a backup"
        elif any(row[column] != value for column, value in told(row["record"]).items()):
            yield f"the columns of the decision {row['id']} differ from its record; restore a backup"
        before, last = row["chain"], row["n"]


def _derived(connection: Connection) -> Iterator[str]:
    query = select(DERIVED.c.kind, DERIVED.c.key, DERIVED.c.value, DERIVED.c.digest)
    for kind, key, value, expected in connection.execute(query.execution_options(yield_per=FETCHED)):
        if digest(value) != expected:
            yield f"the {kind} of {key} is damaged; {_ANEW}"
    for loose in account.loose(connection):
        yield f"{loose} belong to no story; {_ANEW}"
