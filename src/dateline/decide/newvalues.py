"""The new value of a correction, read from words that a person typed and checked against the report and the account."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import get_args

import msgspec

from dateline.errors import SetupError
from dateline.model import Account, Claim, Finding, Status
from dateline.reading import Reading, Span
from dateline.text import fold
from dateline.values import Bound, Place, Quantity

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_FIGURE = re.compile(
    rf"(?:(?P<bound>at least|more than|at most|less than|fewer than|about|almost|nearly|exactly)\s+)?"
    rf"(?P<low>{_NUMBER})(?:\s*(?:-|–|to)\s*(?P<high>{_NUMBER}))?",
    re.IGNORECASE,
)
_BOUNDS: dict[str, Bound] = {
    "at least": "at_least",
    "more than": "more_than",
    "at most": "at_most",
    "less than": "less_than",
    "fewer than": "less_than",
    "about": "about",
    "almost": "almost",
    "nearly": "almost",
}
_SPANS = re.compile(r"\d+-\d+(?:,\d+-\d+)*")
#: Characters of a report that a message quotes.
_QUOTED = 60


def is_unknown(words: str) -> bool:
    """Whether the words take a value away."""
    return words.strip().casefold() in ("", "none", "unknown")


def status(to: str, finding: Finding) -> dict[str, object]:
    """The status, as it is kept. Raises SetupError for what is none, and for the one that stands."""
    if to not in get_args(Status):
        raise SetupError(f"{to!r} is no status; give one of {', '.join(get_args(Status))}")
    if to == finding.status:
        raise SetupError(f"finding {finding.id} is {to} already; to say that you agree: `dateline decide … accept`")
    return {"status": to}


def speaker(to: str) -> dict[str, object]:
    """The speaker's name, None for the outlet itself. Raises SetupError for what is no name."""
    if is_unknown(to):
        return {"speaker": None}
    if not any(c.isalpha() for c in to):
        raise SetupError(f"{to!r} names nobody; give a name as the reports write it, or none for the outlet itself")
    return {"speaker": to}


def content(to: str, claim: Claim, reading: Reading) -> dict[str, object]:
    """The words of a claim as character ranges. Raises SetupError where they are no words, cut one in two, lie in page
    furniture, far from the claim, or say nothing."""
    if not _SPANS.fullmatch(to):
        raise SetupError(f"{to!r} is no span; give characters of the report such as 120-180, or 120-180,200-220")
    text = reading.text
    spans = [Span(*(int(n) for n in part.split("-"))) for part in to.split(",")]
    if any(s.start >= s.end or s.end > len(text) or not s.of(text).strip() for s in spans):
        raise SetupError(f"{to} marks no words of report {claim.report}, which has {len(text)} characters")
    spans.sort()
    if any(a.overlaps(b) for a, b in pairwise(spans)):
        raise SetupError(f"{to} names some characters twice; give ranges that do not overlap")
    if tuple(spans) == claim.content:
        raise SetupError(f"claim {claim.id} stands at {to} already")
    for span in spans:
        _check_edges(span, text, to)
    if any(f.span.overlaps(s) for f in reading.document.furniture for s in spans):
        raise SetupError(
            f"{to} reaches into what is marked as page furniture (a caption, a credit), which claims nothing"
        )
    _check_place(spans, claim, reading)
    return {"content": [[s.start, s.end] for s in spans]}


def _check_edges(span: Span, text: str, to: str) -> None:
    for at in (span.start, span.end):
        if 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum():
            raise SetupError(
                f"{to} cuts a word in two at character {at}: “{_around(text, span)}”; move it to a word's edge"
            )


def _check_place(spans: Sequence[Span], claim: Claim, reading: Reading) -> None:
    """Whether the words stand in the claim's own sentence or the next ones, and say something. A report that has no
    sentences is taken at its word."""
    sentences = [reading.parse.sentence_span(n) for n in range(len(reading.parse.sentences))]
    own = [n for n, s in enumerate(sentences) if any(s.overlaps(c) for c in claim.content)]
    if not own:
        return
    near = sentences[max(0, own[0] - 1) : own[-1] + 2]
    if not all(any(s.overlaps(n) for n in near) for s in spans):
        at = f"{claim.content[0].start}-{claim.content[-1].end}"
        raise SetupError(
            f"claim {claim.id} stands at {at}, and those words are elsewhere: “{_around(reading.text, spans[0])}”; "
            f"give words between {near[0].start} and {near[-1].end}, or reject the claim"
        )
    tokens = [t for s in spans for t in reading.parse.between(s)]
    if not any(t.pos in ("VERB", "AUX", "NUM") for t in tokens):
        said = " … ".join(_around(reading.text, s) for s in spans)
        raise SetupError(f"“{said}” says nothing: a claim holds a verb or a number; give a whole statement")


def _around(text: str, span: Span) -> str:
    words = " ".join(span.of(text).split())
    return words if len(words) <= _QUOTED else words[:_QUOTED].rsplit(" ", 1)[0] + " …"


def place(name: str, position: tuple[float, float] | None, account: Account) -> dict[str, object]:
    """The place of that name: where the person says, else where the account's reports have it, else unknown.

    Raises SetupError for what is no name.
    """
    if is_unknown(name):
        return {"place": None}
    if not any(c.isalpha() for c in name):
        raise SetupError(f"{name!r} names no place; give its name, and where it is with --at LAT,LON")
    if position is not None:
        return {"place": msgspec.to_builtins(Place(name, *position, radius_km=1.0))}
    known = (m.value for r in account.readings for m in r.places if isinstance(m.value, Place) and m.value.literal)
    same = [p for p in known if fold(p.name) == fold(name) and p.lat is not None]
    found = msgspec.structs.replace(same[0], name=name) if same else Place(name)
    return {"place": msgspec.to_builtins(found)}


def figure(words: str) -> Quantity:
    """ "12", "at least 12", "10-12", "about 1,500" as a figure; raises SetupError for anything else."""
    found = _FIGURE.fullmatch(words)
    if found is None:
        raise SetupError(f"{words!r} is no figure; give one such as 12, 'at least 12', 'more than 10' or 10-12")
    low = float(found["low"].replace(",", ""))
    if found["high"]:
        high = float(found["high"].replace(",", ""))
        if high <= low or found["bound"]:
            raise SetupError(f"{words!r} is no range; give the lower number first, and no bound, such as 10-12")
        return Quantity(None, low, high, bound="range")
    bound = _BOUNDS.get((found["bound"] or "").casefold(), "exact")
    return Quantity(
        low,
        None if bound in ("at_most", "less_than") else low,
        None if bound in ("at_least", "more_than") else low,
        bound=bound,
    )


def figure_anchor(claim: Claim, fact: int | None) -> tuple[tuple[str, Span], ...]:
    """Where the figure that is meant stands; empty where the claim has none yet. Raises SetupError where it is not
    clear which one that is."""
    figures = [f for f in claim.facts if f.quantity is not None]
    if len(figures) > 1 and fact is None:
        told = ", ".join(f"{n}: {f.quantity.value if f.quantity else None}" for n, f in enumerate(figures, start=1))
        raise SetupError(f"claim {claim.id} has {len(figures)} figures; say which with --fact N ({told})")
    number = (fact or 1) - 1
    if fact is not None and not 0 <= number < len(figures):
        has = f"has {len(figures)} figures; --fact goes from 1 to {len(figures)}" if figures else "has no figure yet"
        raise SetupError(f"claim {claim.id} {has}")
    span = figures[number].span if figures else None
    return ((claim.report, span),) if span is not None else ()
