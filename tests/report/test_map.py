from __future__ import annotations

import math
import re

import msgspec
import pytest

from dateline.model import Finding, Question
from dateline.report.map import NARROW, WIDE, draw
from dateline.report.places import Located
from dateline.values import Place


def spot(
    number: int,
    name: str,
    lat: float | None,
    lon: float | None,
    feature: str = "city",
    radius: float = 5.0,
    **more: object,
) -> Located:
    finding = Finding(f"f{number}", Question("x", "other"), {}, "contested", (), (), (), 1, (), False, None, "")
    weight = float(more.pop("weight", 1.0))  # type: ignore[arg-type]
    place = Place(name, lat, lon, radius, str(more.pop("gazetteer", f"t:{number}")), None, feature)
    return Located(number, place, (finding,), 1, 1, weight, f"said of {name}")


def none(_: object) -> list[tuple[str, float, float, int]]:
    return []


def test_one_place_has_a_pin_a_name_and_a_scale() -> None:
    drawn = draw([spot(1, "Vallecito", -11.78, -75.49)], WIDE, "m", none)
    assert drawn is not None
    assert drawn.outside == ()
    assert ">Vallecito</text>" in drawn.svg
    assert "◐ said of Vallecito" in drawn.svg
    assert re.search(r">\d+ km</text>", drawn.svg)
    assert 'class="map-land"' in drawn.svg


def test_no_place_with_coordinates_has_no_map() -> None:
    assert draw([spot(1, "Nowhere", None, None)], WIDE, "m", none) is None
    assert draw([], WIDE, "m", none) is None


def test_places_across_the_antimeridian_stay_together() -> None:
    drawn = draw([spot(1, "Suva", -18.12, 178.44), spot(2, "Apia", -13.83, -171.76)], WIDE, "m", none)
    assert drawn is not None
    assert drawn.outside == ()
    pins = [float(x) for x in re.findall(r'class="map-pin[^"]*" cx="([\d.]+)"', drawn.svg)]
    assert len(pins) == 2
    assert 150 < abs(pins[0] - pins[1]) < 800


def test_a_story_of_the_whole_world_is_drawn_without_a_scale_bar() -> None:
    cities = [("Lima", -12.0, -77.0), ("Tokyo", 35.7, 139.7), ("Geneva", 46.2, 6.1), ("Nairobi", -1.3, 36.8)]
    drawn = draw([spot(n, *city) for n, city in enumerate(cities, 1)], WIDE, "m", none)
    assert drawn is not None
    assert len(drawn.outside) <= 1
    assert "map-bar" not in drawn.svg
    assert len(drawn.svg) < 250_000


def test_pins_of_one_spot_stand_apart_with_a_line_to_it() -> None:
    crowd = [spot(1, "Town", 10.0, 10.0), spot(2, "Region", 10.0, 10.0), spot(3, "Centre", 10.001, 10.0)]
    drawn = draw(crowd, WIDE, "m", none)
    assert drawn is not None
    pins = [(float(x), float(y)) for x, y in re.findall(r'class="map-pin[^"]*" cx="([\d.]+)" cy="([\d.]+)"', drawn.svg)]
    assert len(pins) == 3
    assert min(math.dist(a, b) for a in pins for b in pins if a != b) > 20
    assert drawn.svg.count("map-leader") == 2


def test_pins_are_links_where_there_is_a_list() -> None:
    linked = msgspec.structs.replace(spot(1, "Lima", -12.0, -77.0), anchor="place-1")
    drawn = draw([linked], WIDE, "m", none)
    assert drawn is not None
    assert 'href="#place-1"' in drawn.svg
    assert 'role="group"' in drawn.svg


def test_far_capitals_stay_off_the_map_and_are_said_to() -> None:
    front = [spot(n, f"Town {n}", 49.5 + n / 10, 36.5 + n / 5, weight=4.0) for n in range(1, 5)]
    drawn = draw([*front, spot(5, "Brussels", 50.85, 4.35)], WIDE, "m", none)
    assert drawn is not None
    assert drawn.outside == (5,)


def test_a_country_is_drawn_only_when_nothing_nearer_is_named() -> None:
    country = spot(1, "France", 46.6, 2.4, "country", 500.0, gazetteer="geonames:3017382")
    town = spot(2, "Lyon", 45.76, 4.84)
    both = draw([country, town], WIDE, "m", none)
    alone = draw([country], WIDE, "m", none)
    assert both is not None
    assert alone is not None
    assert both.outside == (1,)
    assert alone.outside == ()


def test_a_region_has_its_outline_and_a_hollow_number() -> None:
    region = spot(1, "Sumy Oblast", 51.0, 34.0, "admin1", 100.0, gazetteer="geonames:692196")
    drawn = draw([region], WIDE, "m", none)
    assert drawn is not None
    assert '<path class="map-area' in drawn.svg
    assert "hollow" in drawn.svg


def test_uncertainty_is_a_ring_where_it_can_be_seen() -> None:
    near = draw([spot(1, "A", 10.0, 10.0, radius=20.0)], WIDE, "m", none)
    small = draw([spot(1, "A", 10.0, 10.0, radius=0.5)], WIDE, "m", none)
    river = draw([spot(1, "A", 10.0, 10.0, "water", 200.0)], WIDE, "m", none)
    assert near is not None
    assert small is not None
    assert river is not None
    assert '<circle class="map-area' in near.svg
    assert "map-area" not in small.svg
    assert "map-area" not in river.svg


def test_a_base_label_never_doubles_a_claims_place() -> None:
    def towns(_: object) -> list[tuple[str, float, float, int]]:
        return [
            ("Vallécito", -11.9, -75.2, 90_000),
            ("Twin", -11.781, -75.491, 80_000),
            ("Jauja", -11.9, -75.8, 70_000),
        ]

    drawn = draw([spot(1, "Vallecito", -11.78, -75.49)], WIDE, "m", towns)
    assert drawn is not None
    assert "Vallécito" not in drawn.svg
    assert "Twin" not in drawn.svg
    assert ">Jauja</text>" in drawn.svg


def test_labels_of_claims_never_cover_each_other() -> None:
    crowd = [spot(n, f"Village number {n}", 50 + (n % 4) / 50, 36 + (n // 4) / 50) for n in range(1, 17)]
    drawn = draw(crowd, NARROW, "m", none)
    assert drawn is not None
    names = re.findall(r'<text class="map-name"[^>]*?x="([\d.-]+)" y="([\d.-]+)"', drawn.svg)
    assert len(drawn.svg.split("map-pin")) == 17
    assert 0 < len(names) < 16


@pytest.mark.parametrize(("lat", "lon"), [(89.9, 0.0), (-89.9, 179.9), (0.0, -180.0), (64.0, 180.0)])
def test_the_ends_of_the_earth(lat: float, lon: float) -> None:
    drawn = draw([spot(1, "End", lat, lon)], WIDE, "m", none)
    assert drawn is not None
    assert "nan" not in drawn.svg
    assert "inf" not in drawn.svg


def test_disputed_borders_are_dashed() -> None:
    drawn = draw([spot(1, "Srinagar", 34.1, 74.8), spot(2, "Muzaffarabad", 34.36, 73.47)], WIDE, "m", none)
    assert drawn is not None
    borders = re.findall(r'<path class="map-border"[^>]*>', drawn.svg)
    assert any("stroke-dasharray" in b for b in borders)


def test_names_are_escaped() -> None:
    drawn = draw([spot(1, "<b>&'\"", 10.0, 10.0)], WIDE, "m", none)
    assert drawn is not None
    assert "<b>" not in drawn.svg
