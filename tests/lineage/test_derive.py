import random

from dateline.lineage import derive
from dateline.model import Derivation
from dateline.reading import Document, Reading

SENTENCES = [
    "Grain exports from western Canada came to a halt on Monday when 4,200 rail signal workers walked off the job.",
    "The walkout at two freight railways left 61 ships waiting at anchor off Vancouver, the port authority reported.",
    "The railways offered a raise of nine per cent over three years but rejected a demand for crews of two.",
    "Farmers called on Ottawa to order the workers back, saying that elevators on the prairies were full.",
    "A similar stoppage in 2027 lasted eleven days and cost the economy an estimated 1.3 billion dollars.",
]
QUOTE = "“Nobody should ever be asked to repair a live signal alone at minus thirty,”"
OWN = [
    "From the seawall the vessels look like a second city, lit up and going nowhere at all.",
    "Pilots had not seen so full a bay since the storms of their grandfathers' day, they told visitors.",
    "Economists expect bread in Japan and Indonesia to grow dearer within weeks because of the quarrel.",
]


def report(name: str, sentences: list[str], **fields: str) -> Reading:
    return Reading(Document(id=name, text="\n".join(sentences), **fields))


SOURCE = report("a", [*SENTENCES, f"{QUOTE} said the union."], published="2030-11-19")


def only(readings: list[Reading]) -> Derivation:
    (found,) = derive(readings)
    return found


def test_a_reprint_is_a_copy_of_the_earlier() -> None:
    found = only([report("0", SENTENCES, published="2030-11-20"), SOURCE])
    assert (found.child, found.parent, found.how, found.score) == ("0", "a", "copy", 1.0)


def test_two_wire_paragraphs_at_the_end_of_own_text() -> None:
    child = report("b", [*OWN, *SENTENCES[2:4]], published="2030-11-20")
    found = only([SOURCE, child])
    ((there, here),) = found.passages
    assert there.of(child.text) == "\n".join(SENTENCES[2:4]).rstrip(".")
    assert here.of(SOURCE.text) == there.of(child.text)
    assert found.how == "copy"
    assert 0.3 < found.score < 0.6


def test_an_edited_copy() -> None:
    edited = [s.replace("workers", "employees").replace("per cent", "percent").replace("two", "2") for s in SENTENCES]
    assert only([SOURCE, report("b", edited, published="2030-11-20")]).how == "edit"


def test_a_shared_quotation_is_told_apart() -> None:
    child = report("b", [*OWN, f"{QUOTE} she told a rally."], published="2030-11-20")
    found = only([SOURCE, child])
    assert found.how == "quote"
    assert [a.of(child.text) for a, _ in found.passages] == [QUOTE.strip("“”")]


def test_a_later_version_of_the_page() -> None:
    url = "https://ledger.example/strike"
    first = report("a", SENTENCES, url=url, published="2030-11-19")
    later = report("b", [*SENTENCES[:3], OWN[0]], url=f"{url}?utm_source=x", published="2030-11-20")
    found = only([later, first])
    assert (found.child, found.parent, found.how) == ("b", "a", "revision")


def test_reports_of_their_own_share_nothing() -> None:
    assert derive([SOURCE, report("b", OWN)]) == ()


def test_order_and_duplicates_change_nothing() -> None:
    readings = [SOURCE, report("b", [*OWN, *SENTENCES[2:4]]), report("c", SENTENCES), report("d", OWN)]
    expected = derive(readings)
    assert {(d.child, d.parent) for d in expected} >= {("b", "a"), ("c", "a")}
    for seed in range(4):
        random.Random(seed).shuffle(readings)
        assert derive(readings) == expected


def test_odd_input() -> None:
    assert derive([]) == ()
    assert derive([report("a", [""]), report("b", ["…"]), report("c", ['"'])]) == ()
