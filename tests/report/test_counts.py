import msgspec

from dateline.model import Account, Origin
from dateline.report.counts import Support, counted, in_words, independent, support
from dateline.report.lookup import Lookup
from dateline.report.page import render
from dateline.report.why import why


def test_a_copy_is_no_independent_text(account: Account) -> None:
    ids = [r.document.id for r in Lookup(account).readings]
    origins = (
        Origin("o1", tuple(reversed(ids[:2]))),
        Origin("o2", (ids[2],)),
        Origin("o9", tuple(ids), kind="statement"),
    )
    lookup = Lookup(msgspec.structs.replace(account, origins=origins))
    assert set(independent(lookup)) == {ids[0], ids[2], *ids[3:]}
    assert counted(lookup).independent == len(ids) - 1


def test_reports_behind_a_finding_are_counted_once_with_the_replaced_apart(account: Account, lookup: Lookup) -> None:
    finding = next(f for f in account.findings if f.superseded)
    found = support(lookup, finding)
    assert found.reports == len({c.report for c in lookup.claims(finding.pro)})
    old = {c.report for c in lookup.claims(finding.superseded)} - {c.report for c in lookup.claims(finding.pro)}
    assert found.earlier == len(old)


def test_numbers_agree_with_their_nouns() -> None:
    assert Support(1, 1, 0).words == "1 report, 1 independent origin"
    assert Support(2, 1, 1).words.endswith("; 1 more with a figure since replaced")
    assert Support(2, 1, 2).words.endswith("; 2 more with figures since replaced")


def test_page_terminal_and_why_tell_the_same_numbers(account: Account, lookup: Lookup) -> None:
    page = " ".join(render(account).replace("<b>", "").replace("</b>", "").split())
    told = in_words(lookup)
    reports, findings = told.split("; ")
    assert reports.split(", ")[1] in page
    assert findings in page
    for finding in account.findings:
        words = support(lookup, finding).words
        assert f"Counted     {words}" in "\n".join(why(account, finding.id))
        assert words in page
