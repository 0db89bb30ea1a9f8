from __future__ import annotations

import numpy as np
import pytest

from dateline.report.basemap import LAYERS, Box, pack, shipped, unpack
from dateline.resources import DATA

KHARKIV = Box(35.0, 49.0, 38.0, 51.0)


def test_pack_and_unpack_are_each_others_inverse() -> None:
    lands = list(unpack(pack([[], [([(10.0, 10.0), (10.0, 10.0), (10.5, 10.0)], 1, 0)]], 100), ["", "x"]))
    assert [len(layer) for layer in lands] == [0, 1]
    assert lands[1][0].points.tolist() == [[10.0, 10.0], [10.5, 10.0]]
    ((fine,),) = unpack(pack([[([(36.123, 49.9), (36.2, 49.95)], 3, 1)]], 1000), ["", "Seim"])
    assert np.allclose(fine.points, [[36.123, 49.9], [36.2, 49.95]])
    assert (fine.rank, fine.name) == (3, "Seim")


def test_a_step_too_long_to_write_is_refused() -> None:
    with pytest.raises(ValueError, match="too long"):
        pack([[([(0.0, 0.0), (100.0, 0.0)], 0, 0)]], 1000)


def test_a_region_has_land_rivers_and_borders() -> None:
    for layer in ("land", "river", "border", "admin1"):
        assert any(True for _ in shipped().lines(layer, KHARKIV)), layer
    assert any(line.name.startswith("Donets") for line in shipped().lines("river", KHARKIV))


def test_lines_are_moved_into_the_boxes_own_turn() -> None:
    beyond = Box(177.0, -20.0, 190.0, -12.0)
    lines = list(shipped().lines("land", beyond))
    assert any(line.points[:, 0].max() > 185 for line in lines)


def test_outlines_go_by_gazetteer_id() -> None:
    rings = shipped().outline("geonames:706482")
    assert rings
    x, y = rings[0].points.mean(axis=0)
    assert 35 < x < 38
    assert 48.5 < y < 50.5
    assert shipped().outline("geonames:1") == []
    assert shipped().outline(None) == []


def test_wide_views_read_the_coarse_level() -> None:
    near = sum(len(line.points) for line in shipped().lines("land", Box(0, 40, 20, 50)))
    far = sum(len(line.points) for line in shipped().lines("land", Box(-10, 40, 30, 50)))
    assert far > 0
    assert near > 0
    assert sum(len(line.points) for line in shipped().lines("admin1", Box(-10, 40, 30, 50))) == 0


def test_the_file_stays_small() -> None:
    assert (DATA / "basemap" / "world.zip").stat().st_size < 6_000_000
    assert LAYERS[0] == "land"
