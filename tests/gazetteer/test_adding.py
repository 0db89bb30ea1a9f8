import gzip
import zipfile

import pytest

from dateline.errors import SetupError
from dateline.gazetteer.adding import add
from dateline.gazetteer.reading import Volume


def dump_line(gid, name, lat, lon, cls="P", code="PPL", admin1="", country="XA", names="", population="0"):
    cells = [str(gid), name, name, names, str(lat), str(lon), cls, code, country, "", admin1, "", "", "", population]
    return "\t".join([*cells, "", "", "", "2026-01-01"])


DUMP = "\n".join(
    [
        dump_line(11, "Upper Vale", 10, 20, "A", "ADM1", "01"),
        dump_line(12, "Senkove", 10.5, 20.5, admin1="01", names="Сенькове,Senkovo"),
        dump_line(13, "Глушь", 10.6, 20.6, names="Hlush"),
        dump_line("x", "No number", 1, 1),
        dump_line(14, "Off the map", 95, 20),
        "a broken line",
    ]
)


def test_a_geonames_dump_is_compiled_and_its_bad_lines_counted(tmp_path):
    file = tmp_path / "XA.txt"
    file.write_text(DUMP, "utf-8")
    assert add(file, tmp_path / "own") == ("XA", 3, 3)
    volume = Volume(tmp_path / "own" / "XA", "XA")
    (match,) = volume.named("senkovo")
    assert (match.entry.name, match.entry.lat, match.entry.admin1) == ("Senkove", 10.5, "geonames:11")
    assert volume.named("hlush")[0].entry.name == "Hlush"


@pytest.mark.parametrize("kind", ["gz", "zip"])
def test_packed_dumps_are_read(tmp_path, kind):
    file = tmp_path / f"XA.txt.{kind}"
    if kind == "gz":
        file.write_bytes(gzip.compress(DUMP.encode()))
    else:
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("readme.txt", "hello")
            archive.writestr("XA.txt", DUMP)
    assert add(file, tmp_path / "own").places == 3


def test_a_csv_with_a_header_is_compiled_and_replaces_its_earlier_self(tmp_path):
    file = tmp_path / "fronts.csv"
    file.write_text(
        "name,lat,lon,names,feature,country,radius_km\nEast Bank,1.5,2.5,Left Shore,region,XA,12\n", "utf-8"
    )
    add(file, tmp_path / "own")
    file.write_text(
        "name,lat,lon,names,feature,country,radius_km\nWest Bank Road,3,4,,region,XA,7\nBad,,,,,,\n", "utf-8"
    )
    assert add(file, tmp_path / "own") == ("fronts", 1, 1)
    volume = Volume(tmp_path / "own" / "fronts", "fronts")
    assert volume.named("east bank") == []
    (match,) = volume.named("west bank road")
    assert match.entry.id == "fronts:west-bank-road"
    assert match.entry.radius_km == 7


@pytest.mark.parametrize("content", [b"", b"hello\nworld\n", b"\xff\xfe\x00bad", b"\x1f\x8bnot gzip"])
def test_a_file_without_places_is_refused_and_nothing_is_left_behind(tmp_path, content):
    file = tmp_path / "odd.txt"
    file.write_bytes(content)
    with pytest.raises(SetupError, match=r"odd\.txt"):
        add(file, tmp_path / "own")
    assert not (tmp_path / "own" / "odd").exists()
