import pytest

from dateline.extract.places_coordinates import coordinates


@pytest.mark.parametrize(
    ("text", "lat", "lon", "radius"),
    [
        ("at 49.98°N, 36.25°E today", 49.98, 36.25, 0.56),
        ("at 15°50'24\"S 70°01'12\"W.", -15.84, -70.02, 0.05),
        ("(48°30′N 37°00′E)", 48.5, 37.0, 1.0),
        ("the point -15.8402, -70.0219 on the map", -15.8402, -70.0219, 0.05),
    ],
)
def test_points_are_read_with_their_exactness(text, lat, lon, radius):
    (point,) = coordinates(text)
    assert (point.lat, point.lon) == pytest.approx((lat, lon))
    assert point.radius_km == pytest.approx(radius, abs=0.01)


@pytest.mark.parametrize(
    "text", ["95.5°N, 36°E", "won 49.5, 36.2 on average", "12.345, 200.456", "at 5° it froze", "1,234.567"]
)
def test_other_numbers_are_no_points(text):
    assert list(coordinates(text)) == []


def test_two_decimals_are_a_point_where_the_words_say_so():
    (point,) = coordinates("Shelling was seen at 49.99, 36.23 before dawn.")
    assert (point.lat, point.lon) == (49.99, 36.23)
    assert list(coordinates("Shares closed at 49.99, 36.23 below the peak.")) == []


@pytest.mark.parametrize(
    "text",
    [
        "A boat was met at 35.21, 12.43, south of Lampedusa.",
        "The hulk was found at (35.21, 12.43) about 30 miles off Sicily.",
    ],
)
def test_two_decimals_are_a_point_once_where_a_direction_follows(text):
    (point,) = coordinates(text)
    assert (point.lat, point.lon) == (35.21, 12.43)


def test_a_direction_behind_prices_makes_no_point():
    assert list(coordinates("It closed at 35.21, 12.43 above the offer, north of all forecasts.")) == []
