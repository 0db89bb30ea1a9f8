import gzip
import time
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
    added = add(file, tmp_path / "own")
    assert added[:3] == ("XA", 3, 3)
    assert added.problems == (
        "line 4 names no place: 'x' is no id",
        "line 5 names no place: (95, 20) is no point on Earth",
        "line 6 has 1 tab-separated columns, not 19",
    )
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
    added = add(file, tmp_path / "own")
    assert added == ("fronts", 1, 1, ("line 3 names no place: (, ) is no pair of degrees",))
    volume = Volume(tmp_path / "own" / "fronts", "fronts")
    assert volume.named("east bank") == []
    (match,) = volume.named("west bank road")
    assert match.entry.id == "fronts:west-bank-road"
    assert match.entry.radius_km == 7


def test_a_river_is_known_by_the_middle_of_its_course_and_reaches_to_its_ends(tmp_path):
    file = tmp_path / "rivers.csv"
    file.write_text(
        '\ufeffName,Feature,line\nNera,water,"10 20; 10.5 20; 11 20"\nShort,water,10 20\nOdd,stream,1 2;3 4\n', "utf-8"
    )
    added = add(file, tmp_path / "own")
    assert added.problems == (
        "line 3 names no place: a line needs two points",
        "line 4 names no place: 'stream' is none of city, country, admin1, admin2, district, water, region, other",
    )
    (match,) = Volume(tmp_path / "own" / "rivers", "rivers").named("nera")
    assert (match.entry.lat, match.entry.feature) == (10.5, "water")
    assert match.entry.radius_km == pytest.approx(55.6, abs=0.1)


def test_lines_in_another_encoding_are_named_and_the_rest_is_read(tmp_path):
    file = tmp_path / "XA.txt"
    lines = [dump_line(21, "Lower Vale", 1, 2).encode(), dump_line(22, "Niño", 1, 2).encode("latin-1")]
    file.write_bytes(b"\n".join(lines))
    added = add(file, tmp_path / "own")
    assert (added.places, added.problems) == (1, ("line 2 is not UTF-8 (byte 0xf1 at column 6)",))


def test_each_kind_of_trouble_is_told_before_any_is_told_twice_too_often(tmp_path):
    file = tmp_path / "XA.txt"
    bad = [dump_line(30 + n, "Vale", 91 + n, 2) for n in range(50)]
    file.write_text("\n".join([dump_line(1, "Vale", 1, 2), *bad]), "utf-8")
    added = add(file, tmp_path / "own")
    assert (added.places, added.skipped, len(added.problems)) == (1, 50, 5)


def country(rows):
    """A dump of a made-up country: ten divisions of hundred districts, and villages with names in two scripts."""
    for n in range(10):
        yield dump_line(100 + n, f"Vale {n}", n, n, "A", "ADM1", f"{n:02}", names=f"Долина {n}")
    for n in range(rows - 10):
        name = "".join(chr(97 + n // 26**k % 26) for k in range(5)).title()
        names = f"{name}ivka,{name}ovo,{name.upper()},{name} na Nere,Село {n}"
        yield dump_line(
            1000 + n, name, n % 160 - 80, n % 340 - 170, admin1=f"{n % 10:02}", names=names, population="40"
        )


def test_a_country_of_fifty_thousand_places_takes_seconds(tmp_path):
    file = tmp_path / "XA.txt.gz"
    file.write_bytes(gzip.compress("\n".join(country(50_000)).encode(), 1))
    started = time.process_time()
    added = add(file, tmp_path / "own")
    # Measured on a busy machine: 7 s, 160 MB more than the interpreter.
    assert time.process_time() - started < 30
    assert (added.places, added.skipped) == (50_000, 0)
    volume = Volume(tmp_path / "own" / "XA", "XA")
    assert volume.named("zxvbaivka")[0].entry.admin1.startswith("geonames:10")


@pytest.mark.parametrize(
    ("piece", "told"),
    [
        (b"x" * 65536, "line 1: longer than 1,048,576 bytes"),
        (b"1\tVale\t" * 4096 + b"\n", "line 1 is no header"),
        (dump_line(1, "Vale", 91, 2).encode() + b"\n", "first 10,000 lines hold no place"),
        (b"name,lat,lon\n" * 5, "first 10,000 lines hold no place"),
        (dump_line(1, "Vale", 1, 2).encode("utf-16"), "is UTF-16; save it as UTF-8"),
        (b"\0" * 4096 + b"\n", "line 1 is no header"),
    ],
)
def test_a_large_hostile_file_is_refused_soon_and_says_which_line(tmp_path, piece, told):
    file = tmp_path / "hostile.txt"
    file.write_bytes(piece * (20_000_000 // len(piece)))
    started = time.process_time()
    with pytest.raises(SetupError, match=r"hostile\.txt") as refused:
        add(file, tmp_path / "own")
    assert told in str(refused.value)
    assert time.process_time() - started < 2
    assert not (tmp_path / "own").exists()


@pytest.mark.parametrize("content", [b"", b"hello\nworld\n", b"\xff\xfe\x00bad", b"\x1f\x8bnot gzip"])
def test_a_file_without_places_is_refused_and_nothing_is_left_behind(tmp_path, content):
    file = tmp_path / "odd.txt"
    file.write_bytes(content)
    with pytest.raises(SetupError, match=r"odd\.txt"):
        add(file, tmp_path / "own")
    assert not (tmp_path / "own" / "odd").exists()
