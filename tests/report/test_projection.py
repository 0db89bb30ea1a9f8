from __future__ import annotations

import numpy as np
import pytest

from dateline.report.projection import LEAST_KM, Spot, View, core, scale_bar, window


def test_one_spot_lies_in_the_middle_and_shows_no_less_than_is_known() -> None:
    view = window([Spot(50.0, 36.0)], 1000, 600)
    assert view.point(50.0, 36.0) == pytest.approx((500, 300))
    assert 1000 / view.units_per_km(50.0) >= LEAST_KM * 0.99


@pytest.mark.parametrize("spots", [[(50, 36), (49, 37)], [(-18, 178), (-14, -172)], [(60, -150), (62, 170)], [(0, 0)]])
def test_spots_lie_inside_with_room_for_labels(spots: list[tuple[float, float]]) -> None:
    view = window([Spot(lat, lon) for lat, lon in spots], 1000, 600)
    for lat, lon in spots:
        assert view.inside(lat, lon, 60)


def test_project_agrees_with_point() -> None:
    view = window([Spot(50.0, 36.0), Spot(48.0, 33.0)], 1000, 600)
    xy = view.project(np.array([[36.0, 50.0], [33.0, 48.0]]))
    assert tuple(xy[0]) == pytest.approx(view.point(50.0, 36.0))
    assert tuple(xy[1]) == pytest.approx(view.point(48.0, 33.0))


def test_north_is_up_and_east_is_right() -> None:
    view = window([Spot(50.0, 36.0)], 1000, 600)
    x, y = view.point(50.2, 36.2)
    assert x > 500
    assert y < 300


def test_the_box_holds_the_corners() -> None:
    view = window([Spot(50.0, 36.0)], 1000, 600)
    box = view.box()
    assert view.point(box.north, box.west) == pytest.approx((0, 0), abs=0.01)
    assert view.point(box.south, box.east) == pytest.approx((1000, 600), abs=0.01)


def test_a_distance_measures_what_the_bar_says() -> None:
    view = window([Spot(50.0, 36.0)], 1000, 600)
    km, length = scale_bar(view)
    east = view.point(50.0, 37.0)[0] - view.point(50.0, 36.0)[0]
    assert length / km == pytest.approx(east / 71.5, rel=0.01)  # one degree of longitude at 50° north is 71.5 km


def test_a_wide_story_is_not_mercator() -> None:
    assert not window([Spot(-33, 151), Spot(51, 0), Spot(40, -100)], 1000, 600).mercator


def test_core_keeps_two_equal_fronts_and_drops_a_mention_far_off() -> None:
    two = [Spot(50.0, 36.0, 3.0), Spot(46.6, 32.6, 3.0)]
    assert sorted(s.lat for s in core(two)) == [46.6, 50.0]
    off = [Spot(50.0, 36.0, 8.0), Spot(49.5, 36.8, 8.0), Spot(19.4, -99.1, 1.0)]
    assert sorted(s.lat for s in core(off)) == [49.5, 50.0]
    with pytest.raises(ValueError, match="at least one"):
        core([])


def test_a_region_reaches_over_its_radius() -> None:
    view = window([Spot(46.6, 2.4, 1.0, 450.0)], 1000, 600)
    assert view.inside(49.5, 2.4)
    assert view.inside(43.5, 2.4)


def test_the_view_never_repeats_the_globe() -> None:
    view = window([Spot(80, -179), Spot(-80, 1), Spot(0, 90), Spot(0, -90)], 1000, 600)
    box = view.box()
    assert box.east - box.west <= 360.001
    assert isinstance(view, View)
