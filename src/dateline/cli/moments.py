"""Where a moment that was asked for has no reports, and why: said, not answered with an empty account."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.model import Account
    from dateline.reading import Document


def require_reports(account: Account, documents: Iterable[Document], as_of: str | None, where: str) -> None:
    """Raises SetupError where an account holds no report: `documents` are all that are there, `where` says in what."""
    from dateline.errors import SetupError

    if not account.readings:
        raise SetupError(why_none(documents, as_of, where))


def why_none(documents: Iterable[Document], as_of: str | None, where: str) -> str:
    """Why no report counts: there is none, none has a time, or the first came later."""
    from dateline.clocks import undated

    known = list(documents)
    if as_of is None or not known:
        return f"{where} holds no report; add some with `dateline add LEDGER PATH`"
    times = sorted(d.published for d in known if d.published and not undated(d))
    without = len(known) - len(times)
    if not times:
        return f"none of the {len(known)} reports in {where} {_NO_TIME}"
    also = f"; {without} more have no time of publication" if without else ""
    return f"no report in {where} was published by {as_of}: the first is of {times[0]}{also}"


#: What to do where no report says when it was published.
_NO_TIME = (
    "has a time of publication that can be read, so nobody knows what was known when; "
    "give it as `published` in a manifest.csv or in the JSONL record"
)
