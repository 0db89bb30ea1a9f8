"""What an id that a person typed means: a whole id, or the beginning of one, of whatever can be decided about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from dateline.errors import SetupError
from dateline.model import Account, Claim, Decided, Decision, Entity, Finding
from dateline.reading import Mention, Reading, Span

#: Claims of a finding that are kept to find it again by.
ANCHORS = 8
#: Ids that a message lists.
LISTED = 6


class Thing(msgspec.Struct, frozen=True):
    """What an id names: the id that the decision keeps, its kind ("claim", "finding" or "mention"), where its words
    stand, and the record."""

    identity: str
    kind: str
    anchors: tuple[tuple[str, Span], ...]
    record: Claim | Finding | Entity | Mention


def thing(identity: str, account: Account, readings: Mapping[str, Reading], kind: Decided) -> Thing:
    """What `identity` names in the account. Raises SetupError where nothing or several things have it."""
    report, slash, mention = identity.rpartition("/")
    if slash:
        found = next((m for m in readings[report].names if m.id == mention), None) if report in readings else None
        if found is None:
            raise SetupError(
                f"there is no mention {identity!r}; a mention is REPORT/MENTION, as in a dossier's entities"
            )
        return Thing(identity, "mention", ((report, found.span),), found)
    records: list[Claim | Finding | Entity] = [*account.claims, *account.findings, *account.entities]
    meant = [r for r in records if r.id == identity] or [r for r in records if r.id.startswith(identity)]
    if len(meant) != 1:
        raise SetupError(_not_one(identity, [r.id for r in meant]))
    return _of_record(meant[0], account, readings, kind)


def logged(identity: str, log: Sequence[Decision]) -> Decision:
    """The decision of that id, or whose id begins so. Raises SetupError where there is none or several."""
    meant = [d for d in log if d.id == identity] or [d for d in log if d.id.startswith(identity)]
    if not meant:
        raise SetupError(f"there is no decision {identity!r}; `dateline decisions` lists them")
    if len(meant) > 1:
        raise SetupError(_not_one(identity, [d.id for d in meant]))
    return meant[0]


def _not_one(identity: str, ids: Sequence[str]) -> str:
    if not ids:
        return f"nothing has the id {identity!r}; give an id of a claim, finding or entity as `dateline why` shows it"
    more = " …" if len(ids) > LISTED else ""
    return (
        f"{len(ids)} records have an id that begins with {identity!r}: {', '.join(ids[:LISTED])}{more}; give more of it"
    )


def _of_record(
    record: Claim | Finding | Entity, account: Account, readings: Mapping[str, Reading], kind: Decided
) -> Thing:
    if isinstance(record, Claim):
        return Thing(record.id, "claim", ((record.report, record.content[0]),), record)
    if isinstance(record, Finding):
        claims = {c.id: c for c in account.claims}
        ids = (*record.pro, *record.contra, *record.superseded)
        held = [claims[c] for c in ids if c in claims][:ANCHORS]
        return Thing(record.id, "finding", tuple((c.report, c.content[0]) for c in held), record)
    mentions = [(r, m) for r, i in record.mentions if r in readings for m in readings[r].names if m.id == i]
    if kind != "merge" or not mentions:
        listed = ", ".join("/".join(m) for m in record.mentions[:LISTED])
        raise SetupError(
            f"{record.name} is one participant; give the mentions that are somebody else's, of: {listed} …"
        )
    report, mention = mentions[0]
    return Thing(f"{report}/{mention.id}", "mention", ((report, mention.span),), mention)
