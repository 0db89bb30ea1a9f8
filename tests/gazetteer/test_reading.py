import time
from pathlib import Path

import pytest

from dateline.errors import SetupError
from dateline.gazetteer.compiling import compile_to
from dateline.gazetteer.entry import Source
from dateline.gazetteer.reading import Gazetteer, Volume, open_gazetteer
from dateline.resources import data


def test_a_name_finds_every_place_spelt_so_whatever_case_and_accents(gazetteer):
    assert sorted(m.entry.id for m in gazetteer.named("ZÉNDA")) == ["geonames:4", "geonames:5"]
    assert gazetteer.named("Nowhere") == ()


def test_main_names_are_told_from_other_spellings(gazetteer):
    by_id = {m.entry.id: m.main for m in gazetteer.named("Strelsau")}
    assert by_id == {"geonames:2": True, "geonames:3": True}
    assert [m.main for m in gazetteer.named("Senda")] == [False]


def test_entries_know_their_division_and_places_without_a_number_get_a_readable_id(gazetteer):
    (zenda,) = [m.entry for m in gazetteer.named("Zenda") if m.entry.country == "RU"]
    assert zenda.admin1 == "geonames:2"
    (river,) = gazetteer.named("River Eye")
    assert river.entry.id == "dateline:eye-river"
    assert river.entry.feature == "water"
    assert river.entry.radius_km == 40.0


def test_codes_and_other_scripts_are_no_names(gazetteer):
    assert gazetteer.named("STR") == ()
    assert gazetteer.named("Стрелсау") == ()


def test_another_romanisation_is_found_by_its_skeleton(gazetteer):
    assert gazetteer.named("Strielsau") == ()
    assert "geonames:3" in [m.entry.id for m in gazetteer.sounding("Strelsaw")]


def test_near_lists_towns_of_the_box_by_size_without_their_quarters(gazetteer):
    assert gazetteer.near(50, 51, 20, 21) == [
        ("Strelsau", 50.3, 20.3, 900_000),
        ("Zenda", 50.6, 20.6, 12_000),
    ]
    assert gazetteer.near(50, 51, 20, 21, 100_000) == [("Strelsau", 50.3, 20.3, 900_000)]
    assert gazetteer.near(0, 1, 0, 1) == []


def test_a_later_volume_adds_places_but_no_second_copy_of_known_ones(folder, tmp_path):
    more = [
        Source(77, "Strelsau", 50.302, 20.304, "city", 0, "RU", 0, 0, 0.0, ()),
        Source(78, "Strielsaw", 50.301, 20.302, "city", 0, "RU", 0, 0, 0.0, ()),
        Source(79, "Hentzau", 50.9, 20.9, "city", 0, "RU", 0, 0, 0.0, ()),
    ]
    compile_to(tmp_path / "added" / "mine", more, {})
    both = open_gazetteer(folder, tmp_path / "added")
    assert "geonames:77" not in [m.entry.id for m in both.named("Strelsau")]
    assert [m.entry.id for m in both.named("Hentzau")] == ["geonames:79"]
    assert both.named("Strielsaw")[0].entry.id in {"geonames:3", "geonames:78"}


def test_a_broken_folder_is_refused_with_advice(tmp_path):
    (tmp_path / "bad").mkdir()
    with pytest.raises(SetupError, match="not a compiled gazetteer"):
        Volume(tmp_path / "bad", "bad")


def test_the_same_places_give_the_same_bytes_whatever_their_order(tmp_path):
    places = [Source(i, f"Town {i}", 10.0 + i, 5.0, "city", i, "XA", 0, 0, 0.0, ("Alias",)) for i in range(1, 30)]
    compile_to(tmp_path / "a", places, {})
    compile_to(tmp_path / "b", places[::-1], {})
    for file in sorted((tmp_path / "a").iterdir()):
        assert file.read_bytes() == (tmp_path / "b" / file.name).read_bytes()


def test_the_shipped_gazetteer_opens_at_once_and_knows_the_world():
    started = time.process_time()
    shipped = open_gazetteer(data("gazetteer"), Path("/nowhere"))
    assert time.process_time() - started < 0.2
    assert isinstance(shipped, Gazetteer)
    lima = shipped.find("Lima", "city", "PE")
    assert lima is not None
    assert lima.id == "geonames:3936456"
    crimea = shipped.find("Crimea", "region")
    assert crimea is not None
    assert crimea.country == "UA"
    assert "geonames:706483" in [m.entry.id for m in shipped.named("Kharkiv")]
