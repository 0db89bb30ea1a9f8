from __future__ import annotations

from itertools import pairwise

from dateline.extract.tagger.pieces import Vocabulary
from dateline.extract.tagger.windows import between, pack, portions, segments, stretch, words_of

ONE_EACH = Vocabulary(["[UNK]", "[CLS]", "[SEP]"])


def test_words_are_letters_and_single_marks() -> None:
    text = "“No,” he said."
    assert [text[a:b] for a, b in words_of(text)] == ["“", "No", ",", "”", "he", "said", "."]


def test_segments_end_with_sentences_and_lines() -> None:
    text = "It rained. “Stay in,” he said.\nNobody did"
    words = words_of(text)
    first_words = [text[slice(*words[a])] for a, _ in segments(text, words)]
    assert first_words == ["It", "“", "Nobody"]


def test_segments_cover_all_words_once() -> None:
    text = "A. B! C?\n\nD e f. g"
    parts = segments(text, words_of(text))
    assert parts[0][0] == 0
    assert parts[-1][1] == len(words_of(text))
    assert all(a[1] == b[0] for a, b in pairwise(parts))


def test_pack_joins_what_fits() -> None:
    assert pack([(0, 3), (3, 5), (5, 9)], [1] * 9, 5) == [(0, 5), (5, 9)]


def test_pack_cuts_what_does_not_fit_alone() -> None:
    assert pack([(0, 7)], [1] * 7, 3) == [(0, 3), (3, 6), (6, 7)]


def test_pack_repeats_the_end_of_the_window_before() -> None:
    assert pack([(0, 2), (2, 4), (4, 6), (6, 8)], [1] * 8, 4, overlap=2) == [(0, 4), (2, 6), (4, 8)]


def test_pack_always_moves_on() -> None:
    ranges = pack([(i, i + 1) for i in range(50)], [3] * 50, 4, overlap=4)
    assert ranges == [(i, i + 1) for i in range(50)]


def test_every_word_has_a_window_that_holds_it() -> None:
    text = " ".join(f"Word{i} said so." for i in range(200))
    part = stretch(text, 0, len(text), ONE_EACH, length=66, overlap=16)
    assert len(part.windows) > 5
    for i, number in enumerate(part.owner):
        assert part.windows[number].start <= i < part.windows[number].stop
    assert part.owner == sorted(part.owner)
    assert all(len(w.pieces) <= 66 and len(w.first) == w.stop - w.start for w in part.windows)


def test_a_word_in_two_windows_goes_to_the_one_that_holds_it_deeper() -> None:
    text = " ".join(f"Word{i} said so." for i in range(200))
    part = stretch(text, 0, len(text), ONE_EACH, length=66, overlap=16)
    first, second = part.windows[0], part.windows[1]
    shared = range(second.start, first.stop)
    assert len(shared) >= 8
    assert {part.owner[shared[0]], part.owner[shared[-1]]} == {0, 1}


def test_nothing_in_gives_nothing() -> None:
    part = stretch(" \n ", 0, 3, ONE_EACH)
    assert (part.words, part.windows, part.owner) == ([], [], [])


def test_between_leaves_out_holes_that_touch_overlap_or_end_the_text() -> None:
    assert between(20, [(15, 20), (2, 6), (5, 8)]) == [(0, 2), (8, 15)]
    assert between(5, [(0, 5)]) == []
    assert between(5, []) == [(0, 5)]


def test_long_text_is_cut_after_lines_or_words_and_nothing_is_lost() -> None:
    text = "one two\nthree four five six"
    found = list(portions(text, 0, len(text), most=12))
    assert [text[a:b] for a, b in found] == ["one two\n", "three four ", "five six"]
    assert list(portions("x" * 25, 0, 25, most=10)) == [(0, 10), (10, 20), (20, 25)]
