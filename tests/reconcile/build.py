"""Evidence built by hand: one call a claim."""

from dateline.model import Claim, Entity, Fact
from dateline.reading import Caveat, Document, Span
from dateline.reconcile.evidence import Evidence
from dateline.reconcile.stems import content_words
from dateline.values import Quantity


def entity(name, side=None, kind="person"):
    return Entity(id=f"e-{name}", kind=kind, name=name, aliases=(name,), roles=(), mentions=(), side=side)


def figure(low, high="same", predicate="killed", unit="person", of="people killed", bound=None):
    high = low if high == "same" else high
    return Quantity(low, low, high, unit, of, bound or ("exact" if low == high else "at_least"), predicate)


def claim(
    number,
    text="Something happened there",
    published="2031-04-15T08:00:00Z",
    report=None,
    speaker=None,
    facts=(),
    stance="asserts",
    certainty="stated",
    unverified=False,
    origin=None,
    denied_about=(),
    cue="said",
    **seen,
):
    report = report or f"r{number}"
    caveats = (Caveat("k", Span(0, 1), "unverified", (), "t"),) if unverified else ()
    if denied_about:
        caveats += (Caveat("d", Span(0, 1), "denied", tuple(denied_about), "t"),)
    made = Claim(
        id=f"c{number}",
        report=report,
        content=(Span(number * 1000, number * 1000 + len(text)),),
        stance=stance,
        certainty=certainty,
        by="t",
        attribution=f"a{number}",
        speaker="m" if speaker else None,
        facts=tuple(facts),
    )
    return Evidence(
        claim=made,
        document=Document(report, text, source=f"Outlet {report}", published=published),
        text=text,
        words=content_words(text),
        voice=speaker.name if speaker else f"Outlet {report}",
        origin=origin or (f"o-{speaker.id}" if speaker else f"o-{report}"),
        story="s",
        published=published or "",
        speaker=speaker,
        side=speaker.side if speaker else None,
        caveats=caveats,
        cue=cue,
        **seen,
    )


def toll(number, low, high="same", predicate="killed", of="people killed", total=True, scope=(), place=None, **fields):
    fact = Fact(quantity=figure(low, high, predicate, of=of), span=Span(0, 1), total=total, scope=scope, place=place)
    return claim(number, facts=(fact,), **fields)
