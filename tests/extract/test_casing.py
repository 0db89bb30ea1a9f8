"""Text in capitals is read in mixed case, at the same offsets."""

import msgspec
import pytest

from dateline.errors import SetupError
from dateline.extract.casing import as_read, in_capitals, learned, mixed, read, recased, words_of
from dateline.reading import Document, Parse, Reading, Token

BULLETIN = (
    "FLASH FLOODS IN SYLHET DISTRICT HAVE KILLED AT LEAST 12 PEOPLE SINCE MONDAY, THE GOVERNMENT SAID ON WEDNESDAY. "
    "MORE THAN 40,000 PEOPLE HAVE BEEN MOVED TO SHELTERS, THE U.N. SAID."
)


def test_names_days_and_sentences_get_their_capitals_and_the_rest_does_not():
    told = recased(BULLETIN)
    assert told.startswith("Flash floods in Sylhet")
    assert "at least 12 people since Monday, the government said on Wednesday. More than 40,000 people" in told
    assert "the U.N. said." in told


def test_offsets_stay():
    for text in (
        BULLETIN,
        "THE İZMİR QUAKE HAS KILLED SİX PEOPLE IN THE STRASSE ẞ OF THE TOWN.",
        "A’S ’T O’BRIEN’S " * 9,
    ):
        assert len(recased(text)) == len(text)


def test_what_is_not_in_capitals_is_left_alone():
    for text in (
        "",
        "U.S. ARMY",
        "RELATED STORIES",
        "The BBC and the UN said NATO would help the WHO and the IMF.",
        "12:30",
    ):
        assert recased(text) == text
        assert in_capitals(text) == ()
    document = Document("r1", "The mayor spoke.\n\nIt rained.")
    assert mixed(document) is document


def test_only_the_paragraph_in_capitals_is_changed_and_it_follows_the_rest_of_the_text():
    rest = (
        "\n\nA man from Zzyxo said that Zzyxo was safe. The word flimmel means that it is quiet, and flimmel is rare."
    )
    told = recased("POLICE IN ZZYXO SAID THAT A FLIMMEL MAN HAD DIED THERE ON FRIDAY." + rest)
    assert told.endswith(rest)
    assert "Zzyxo" in told.split("\n")[0]
    assert "flimmel man" in told.split("\n")[0]


def test_apostrophes_initials_and_abbreviations():
    words = {w.low: w for w in words_of("GEN. J. DOE DIDN'T GO. HE'S ILL.")}
    assert words["t"].tail
    assert words["s"].tail
    assert not words["j"].opens
    assert not words["doe"].opens
    assert words["he"].opens


def test_the_words_that_were_read_stand_in_the_parse():
    token = Token(0, 0, 5, "Quake", "quake", "NOUN", "NN", "ROOT", 0, 0, 0, 0)
    shout = "QUAKE KILLS TEN PEOPLE IN THE TOWN OF LIMA"
    reading = Reading(Document("r1", shout), parse=Parse((token,), ((0, 1),), ((),)))
    assert as_read(reading).text == "Quake" + shout[5:]
    assert reading.text == shout
    quiet = msgspec.structs.replace(reading, document=Document("r1", "Quake kills ten"))
    assert as_read(quiet) is quiet


@pytest.mark.parametrize("text", ["!" * 9, "\n\n\n", "Á" * 40, "A B C D E F G H", "ДОМ " * 8])
def test_odd_texts_pass(text):
    assert len(recased(text)) == len(text)


def test_signs_of_a_line_share_its_weights(tmp_path):
    (tmp_path / "casing.tsv").write_text("1\t-0.5\t-0.5\tis flood\tis quake\n-2\t2\t0\tthen ^: \n")
    found = read(tmp_path / "casing.tsv")
    assert found == {"is flood": (1, -0.5, -0.5), "is quake": (1, -0.5, -0.5), "then ^: ": (-2, 2, 0)}


@pytest.mark.parametrize("line", ["1\t2\tis flood", "{", "", "1\t2"])
def test_a_file_that_is_no_table_of_signs_says_which_line(tmp_path, line):
    (tmp_path / "casing.tsv").write_text(f"1\t2\t3\tis quake\n{line}\n1\t2\t3\tis flood\n")
    with pytest.raises(SetupError, match=r"casing\.tsv, line 2"):
        read(tmp_path / "casing.tsv")


def test_the_shipped_signs_know_words_endings_and_neighbours():
    assert {sign.partition(" ")[0] for sign in learned()} >= {"any", "is", "end", "after", "before", "then", "size"}
    assert max(abs(weight) for row in learned().values() for weight in row) < 100
