from dateline.model import Account, Claim
from dateline.reading import Document, Reading, Span
from dateline.report.centrality import Centrality
from dateline.report.lookup import Lookup

TEXTS = (
    "The senate passed the harbour bill after a long debate on fees.",
    "A harbour bill was passed by the senate. A dog barked outside the old mill.",
    "Senators debate the harbour bill: the senate passed it late.",
)


def claim(report: int, words: str) -> Claim:
    start = TEXTS[report].index(words)
    return Claim(f"c{report}", f"r{report}", (Span(start, start + len(words)),), "asserts", "stated", "t")


def centrality(parse, texts=TEXTS) -> Centrality:
    readings = tuple(Reading(Document(f"r{n}", t), parse=parse(t)) for n, t in enumerate(texts))
    return Centrality(Lookup(Account(None, "x", readings)))


def test_what_all_reports_open_with_is_central_and_a_remark_is_not(parse) -> None:
    made = centrality(parse)
    assert made.of(claim(0, "The senate passed the harbour bill")) > 0.9
    assert made.of(claim(1, "A dog barked outside the old mill")) == 0.0


def test_too_few_words_or_reports_say_nothing(parse) -> None:
    assert centrality(parse).of(claim(0, "harbour bill")) == 0.0
    assert centrality(parse, TEXTS[:2]).of(claim(0, "The senate passed the harbour bill")) == 0.0
