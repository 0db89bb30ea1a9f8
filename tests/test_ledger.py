"""The ledger is metamorphic: whatever the order, the splits and the repeats of the input, it is the rebuild.

Each test runs on SQLite and on PostgreSQL.
"""

import random
from contextlib import closing

import msgspec
import pytest

from dateline import derived
from dateline.account import account
from dateline.decide.making import Asked, decision
from dateline.errors import SetupError
from dateline.ledger import Ledger
from dateline.reading import Reading, Span
from dateline.report.export import dossier, render
from dateline.store.copying import copy
from dateline.store.open import open_store

from .invented import everything, invented, sample

AT = "2031-04-20T00:00:00Z"


def filled(store, readings=None):
    ledger = Ledger(store)
    ledger.add(everything() if readings is None else readings, [], AT, "test")
    ledger.update()
    return ledger


def bytes_of(made):
    return render(dossier(made))


def rebuilt(readings, **options):
    return bytes_of(account(readings, [], "test", **options))


def by_time(reading):
    return reading.document.published or "9999"


@pytest.mark.parametrize("seed", range(6))
def test_any_split_with_repeats_gives_the_account_of_a_rebuild(store, seed):
    chance = random.Random(seed)
    order = list(everything())
    chance.shuffle(order)
    ledger = Ledger(store)
    done = 0
    while done < len(order):
        size = chance.randint(1, 6)
        again = chance.sample(order[:done], min(done, 2))
        ledger.add([*order[done : done + size], *again], [], AT, "test")
        done += size
        if chance.random() < 0.7:
            ledger.update()
        if chance.random() < 0.3:
            ledger = Ledger(store)
    assert bytes_of(ledger.account()) == rebuilt(everything())
    assert list(store.verify()) == []
    assert list(ledger.verify()) == []


def test_one_more_report_makes_only_its_own_story_anew(store, monkeypatch):
    late = next(r for r in invented() if r.document.id == "quake-3")
    ledger = filled(store, [r for r in everything() if r is not late])
    made = []
    real = Ledger._made
    monkeypatch.setattr(Ledger, "_made", lambda self, story, log: made.append(story.id) or real(self, story, log))
    ledger.add([late], [], AT, "test")
    changes = ledger.update()
    assert len(made) == 1
    assert [late.document.id in c.after.story.reports for c in changes if c.after] == [True]
    assert bytes_of(ledger.account()) == rebuilt(everything())


def test_the_same_report_again_changes_nothing(store):
    ledger = filled(store)
    revision = store.revision()
    assert ledger.add(sample(), [], "2031-05-01T00:00:00Z", "test") == []
    assert store.revision() == revision
    assert ledger.update() == ()


def test_what_was_added_before_a_stop_is_taken_in_after_it(store):
    Ledger(store).add(invented(), [], AT, "test")
    ledger = Ledger(store)
    assert bytes_of(ledger.account()) == rebuilt(invented())


def test_a_ledger_that_another_program_changed_is_followed(store):
    ledger = filled(store, invented()[:4])
    Ledger(store).add(invented()[4:6], [], AT, "test")
    other = Ledger(store)
    other.update()
    ledger.add(invented()[6:], [], AT, "test")
    assert bytes_of(ledger.account()) == rebuilt(invented())
    assert bytes_of(other.account()) == rebuilt(invented())


def test_a_report_that_comes_again_with_other_words_is_grouped_anew(store):
    ledger = filled(store)
    old = invented()[0]
    new = msgspec.structs.replace(old, document=msgspec.structs.replace(old.document, title="Volcano erupts in Java"))
    ledger.add([new], [], AT, "test")
    assert bytes_of(ledger.account()) == rebuilt([new, *everything()[1:]])


def test_derived_state_may_be_lost(store):
    ledger = filled(store)
    before = bytes_of(ledger.account())
    ledger.mend()
    assert not list(store.kept(derived.PART))
    assert bytes_of(Ledger(store).account()) == before
    assert bytes_of(ledger.account()) == before


def test_what_another_version_derived_is_made_anew(store, monkeypatch):
    ledger = filled(store)
    before = bytes_of(ledger.account())
    stories = set(derived.stories(store))
    # As if that version had thought each story to be two: its stream and its parts are not to be gone on from.
    store.keep(derived.STREAM, dict.fromkeys(k for k, _ in store.kept(derived.STREAM) if k.startswith("s")))
    monkeypatch.setattr(derived, "VERSION", "later/1")
    assert derived.head(store).revision == 0
    assert bytes_of(Ledger(store).account()) == before
    assert set(derived.stories(store)) == stories


def test_a_ledger_from_before_there_were_rows_gets_them(store):
    filled(store)
    store.tabulate({}, anew=True)
    derived.keep_head(store, msgspec.structs.replace(derived.head(store), tabulated=False))
    ledger = Ledger(store)
    assert ledger.update() == ()
    assert list(ledger.verify()) == []
    claim = next(c for s in derived.stories(store).values() for c in ledger.part(s.id).claims)
    assert store.holding(claim.id) == ledger.story_of(claim.id) != ()


def test_rows_that_are_not_those_of_the_account_are_told_and_mended(store):
    ledger = filled(store)
    with store.backend.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE finding SET status = 'withdrawn'")
    told = list(ledger.verify())
    assert len(told) == len(derived.stories(store))
    assert all("the rows of story" in fault for fault in told)
    ledger.mend()
    assert list(ledger.verify()) == []


def test_what_is_forgotten_and_read_anew_gives_the_account_again(store):
    ledger = Ledger(store)
    versions = {name: f"{name}@1" for name in Reading.__struct_fields__[1:]}
    ledger.add(everything(), [], AT, "test", versions)
    before = bytes_of(ledger.account())
    assert ledger.forget("places@1") > 0
    assert bytes_of(ledger.account()) != before
    assert list(store.verify()) == list(ledger.verify()) == []
    ledger.add(everything(), [], AT, "test", versions)
    assert bytes_of(ledger.account()) == before


def test_a_copy_to_another_database_and_back_is_the_same_ledger(store, tmp_path):
    with closing(open_store(tmp_path / "first.db")) as first, closing(open_store(tmp_path / "last.db")) as last:
        ledger = filled(first)
        claim = next(c for c in ledger.account().claims if c.report == "vote-2")
        made = decided(ledger, "reject", claim.id)
        ledger.decide(made)
        ledger.decide(decided(ledger, "undo", made.id, at="2031-04-22T00:00:00Z"))
        ledger.decide(decided(ledger, "accept", claim.id, at="2031-04-23T00:00:00Z"))
        before = bytes_of(ledger.account())
        for source, target in ((first, store), (store, last)):
            assert list(copy(source, target)) == []
            copied = Ledger(target)
            copied.follow(source)
            copied.update()
            assert bytes_of(copied.account()) == before
            assert target.decisions() == first.decisions()
            assert list(target.verify()) == list(copied.verify()) == []
            assert rows_of(target) == rows_of(first)


def rows_of(store):
    """All claims and findings as SQL shows them, with their words."""
    with store.backend.engine.connect() as connection:
        views = (
            "SELECT * FROM said ORDER BY story, claim",
            "SELECT * FROM found ORDER BY story, finding, stands, claim",
        )
        found = [row._asdict() for view in views for row in connection.exec_driver_sql(view)]
    return [{name: value for name, value in row.items() if name != "revision"} for row in found]


def test_verify_tells_of_a_part_that_its_reports_do_not_give(store):
    ledger = filled(store)
    story = next(iter(derived.stories(store).values()))
    part = derived.parts(store, [story.id])[story.id]
    wrong = msgspec.structs.replace(part, findings=part.findings[1:])
    store.keep(derived.PART, {story.id: derived.packed_part(wrong)})
    (fault,) = ledger.verify()
    assert story.id in fault
    ledger.mend()
    assert list(ledger.verify()) == []


@pytest.mark.parametrize(
    "moment",
    ["2031-03-02", "2031-03-02T11:20:00Z", "2031-03-04", "2031-03-05T12:00Z", "2031-04-15T06:00:00Z", "2031-04-16"],
)
def test_a_past_account_is_that_of_the_reports_of_its_time(store, moment):
    ends = {10: moment + "T23:59:59Z"}.get(len(moment), moment)
    known = [r for r in everything() if r.document.published]
    past = [r for r in known if _end(r.document.published) <= _end(ends)]
    ledger = filled(store, known)
    then = ledger.account(as_of=moment)
    assert {r.document.id for r in then.readings} == {r.document.id for r in past}
    assert bytes_of(msgspec.structs.replace(then, as_of=None)) == bytes_of(
        msgspec.structs.replace(account(past, [], "test"), as_of=None)
    )
    assert bytes_of(then) == rebuilt(known, as_of=moment)


def _end(moment):
    if len(moment) == 10:
        return moment + "T23:59:59Z"
    return moment if len(moment) > 17 else moment.replace("Z", ":00Z")


def test_a_past_account_leaves_undated_reports_out_and_says_so(store):
    then = filled(store).account(as_of="2031-05-01")
    assert "quake-4" not in {r.document.id for r in then.readings}
    assert [(r.item, r.stage) for r in then.rejections] == [("quake-4", "as-of")]


def test_a_moment_that_is_none_is_refused(store):
    with pytest.raises(SetupError, match="yesterday"):
        filled(store, invented()).account(as_of="yesterday")


def test_a_decision_is_part_of_no_account_before_it_was_made(store):
    ledger = filled(store)
    claim = next(c for c in ledger.account().claims if c.report == "strike-1")
    ledger.decide(decided(ledger, "reject", claim.id, at="2031-04-01T00:00:00Z"))
    assert not ledger.account(as_of="2031-03-31").rulings
    assert [r.decision.kind for r in ledger.account(as_of="2031-03-31", later_decisions=True).rulings] == ["reject"]
    assert [r.decision.kind for r in ledger.account(as_of="2031-04-02").rulings] == ["reject"]
    assert bytes_of(ledger.account(as_of="2031-03-31")) == rebuilt(everything(), as_of="2031-03-31")


def decided(ledger, kind, *about, at="2031-04-21T00:00:00Z", **options):
    stories = {s for i in about for s in ledger.story_of(i)}
    return decision(
        Asked(kind, about, "ana", at, "test", **options), ledger.account_of(stories), ledger.store.decisions()
    )


@pytest.mark.parametrize("seed", range(3))
def test_decisions_in_any_order_of_additions_give_the_account_of_a_rebuild(store, seed):
    chance = random.Random(seed)
    full = account(everything(), [], "test")
    claims = {r: [c for c in full.claims if c.report == r] for r in ("quake-1", "strike-1", "vote-1")}
    people = [e for e in full.entities if e.kind == "person" and e.mentions]
    log = [
        decision(Asked("reject", (claims["strike-1"][0].id,), "ana", AT, "a"), full),
        decision(Asked("accept", (claims["vote-1"][0].id,), "ana", "2031-04-20T00:00:01Z", "b"), full),
        decision(Asked("merge", (people[0].id, people[-1].id), "ben", "2031-04-20T00:00:02Z", "c"), full),
        decision(
            Asked("correct", (claims["quake-1"][0].id,), "ben", "2031-04-20T00:00:03Z", "d", "speaker", "Ana Ruiz"),
            full,
        ),
    ]
    steps = [*everything(), *log]
    chance.shuffle(steps)
    ledger = Ledger(store)
    for step in steps:
        if isinstance(step, Reading):
            ledger.add([step], [], AT, "test")
        else:
            ledger.decide(step)
        if chance.random() < 0.5:
            ledger.update()
    assert bytes_of(ledger.account()) == rebuilt(everything(), decisions=log)
    assert len(ledger.account().rulings) == 4


def test_what_was_undone_leaves_no_trace_in_the_account(store):
    ledger = filled(store)
    before = bytes_of(ledger.account())
    claim = next(c for c in ledger.account().claims if c.report == "vote-2")
    made = decided(ledger, "reject", claim.id)
    ledger.decide(made)
    assert bytes_of(ledger.account()) != before
    undo = decided(ledger, "undo", made.id, at="2031-04-22T00:00:00Z")
    ledger.decide(undo)
    assert bytes_of(ledger.account()) == before
    ledger.decide(decided(ledger, "undo", undo.id, at="2031-04-23T00:00:00Z"))
    assert [r.decision.id for r in ledger.account().rulings] == [made.id]


def test_decisions_are_kept_when_reports_are_read_anew(store):
    ledger = filled(store)
    claim = next(c for c in ledger.account().claims if c.report == "strike-1" and c.attribution)
    ledger.decide(decided(ledger, "reject", claim.id))
    reading = next(r for r in invented() if r.document.id == "strike-1")
    wider = tuple(
        msgspec.structs.replace(a, id=f"better-{a.id}", content=(Span(a.content[0].start, a.content[0].end + 1),))
        for a in reading.attributions
    )
    ledger.add([msgspec.structs.replace(reading, attributions=wider)], [], AT, "test")
    made = ledger.account()
    assert claim.id not in {c.id for c in made.claims}
    (ruling,) = made.rulings
    (now,) = ruling.about
    assert now in {c.id for c in made.claims}
    assert not any(now in (*f.pro, *f.contra, *f.superseded) for f in made.findings)


def test_the_difference_of_two_moments_holds_only_stories_that_changed(store):
    old, new = filled(store).differing("2031-03-03", "2031-03-06")
    assert {r.document.id for r in new.readings} >= {"strike-1", "strike-2", "strike-3", "quake-3"}
    assert {r.document.id for r in old.readings} >= {"strike-1", "quake-1"}
    same, _ = Ledger(store).differing("2031-03-06", "2031-03-07")
    assert same.readings == ()


def test_one_story_of_a_ledger_is_told_by_its_reports(store):
    ledger = filled(store)
    made = ledger.account(story="vote-1")
    assert "vote-1" in {r.document.id for r in made.readings}
    assert "quake-1" not in {r.document.id for r in made.readings}
    with pytest.raises(SetupError, match="no story"):
        ledger.account(story="s-nothing")


def test_the_stories_of_an_id_are_found(store):
    ledger = filled(store)
    made = ledger.account()
    story = {r: s.id for s in made.stories for r in s.reports}
    for claim in made.claims[:5]:
        assert ledger.story_of(claim.id) == (story[claim.report],)
    assert ledger.story_of("nothing") == ()


def test_an_empty_ledger_has_an_empty_account(store):
    made = Ledger(store).account()
    assert (made.readings, made.findings, made.as_of) == ((), (), None)
