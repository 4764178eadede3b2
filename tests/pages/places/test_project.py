"""Degrees go into pictures and come back."""

from math import cos, degrees, hypot, pi, radians, sin, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated_article.pages.places.choose_picture import country_picture, part_picture, whole_world, world_picture
from annotated_article.pages.places.decode_topology import countries
from annotated_article.pages.places.project import AzimuthalEqualArea, Degrees, EqualEarth, Picture

places = st.tuples(st.floats(-180, 180), st.floats(-90, 90))
inhabited = st.tuples(st.floats(-179, 179), st.floats(-85, 85))


def apart(a: Degrees, b: Degrees) -> float:
    """The distance of two places in degrees of a great circle."""
    chord = hypot(*(x - y for x, y in zip(on_sphere(a), on_sphere(b), strict=True)))
    return degrees(chord)


def on_sphere(place: Degrees) -> tuple[float, float, float]:
    east, north = radians(place[0]), radians(place[1])
    return cos(north) * cos(east), cos(north) * sin(east), sin(north)


@given(places)
def test_equal_earth_comes_back_to_the_same_place(place: Degrees) -> None:
    ((x, y),) = EqualEarth().onto_plane([place])
    assert apart(EqualEarth().from_plane(x, y), place) < 1e-6


@given(places, places)
def test_azimuthal_comes_back_to_the_same_place(middle: Degrees, place: Degrees) -> None:
    projection = AzimuthalEqualArea(*middle)
    ((x, y),) = projection.onto_plane([place])
    if hypot(x, y) < 1.99:  # beyond, all places are nearly the one opposite to the middle
        assert apart(projection.from_plane(x, y), place) < 1e-5


@given(inhabited)
def test_pictures_come_back_to_the_same_place(place: Degrees) -> None:
    for picture in (world_picture([place]), whole_world(), part_picture([place])):
        assert picture is not None
        assert apart(picture.place(*picture.points([place])[0]), place) < 1e-5


def test_equal_earth_has_the_extent_that_its_authors_give() -> None:
    (east, _), (_, north) = EqualEarth().onto_plane([(180, 0), (0, 90)])
    assert 2 * east == pytest.approx(2 * 2.70663, abs=1e-4)
    assert north == pytest.approx(1.31736, abs=1e-4)


def test_azimuthal_gives_snyders_own_example() -> None:
    # Map projections: a working manual, page 332: a sphere of radius 3, its middle at 40° N, 100° W.
    ((x, y),) = AzimuthalEqualArea(-100, 40).onto_plane([(100, -20)])
    assert [3 * x, 3 * y] == pytest.approx([-4.2339303, 4.0257775], abs=1e-6)


@given(inhabited, inhabited)
def test_equal_areas_stay_equal(middle: Degrees, place: Degrees) -> None:
    step = 1e-3
    true = radians(step) ** 2 * cos(radians(place[1]))
    for projection in (EqualEarth(), AzimuthalEqualArea(*middle)):
        if isinstance(projection, EqualEarth) or hypot(*projection.onto_plane([place])[0]) < 1.9:
            assert area_of_step(projection, place, step) == pytest.approx(true, rel=1e-2)


def area_of_step(projection: EqualEarth | AzimuthalEqualArea, place: Degrees, step: float) -> float:
    """The area that a small box of degrees has on the plane."""
    east, north = place
    (x, y), (right_x, right_y), (up_x, up_y) = projection.onto_plane([place, (east + step, north), (east, north + step)])
    return abs((right_x - x) * (up_y - y) - (up_x - x) * (right_y - y))


@given(st.lists(places, min_size=1, max_size=12))
def test_no_point_lies_outside_the_picture_that_is_chosen_for_it(found: list[Degrees]) -> None:
    for picture in filter(None, (world_picture(found), part_picture(found))):
        assert all(picture.holds(point) for point in picture.points(found))


@pytest.mark.parametrize("place", [(0.0, 90.0), (0.0, -90.0), (180.0, 0.0), (-180.0, 66.0), (179.9, -16.5), (-155.5, 19.6)])
def test_poles_and_antimeridian_are_in_the_picture(place: Degrees) -> None:
    for picture in (world_picture([place]), part_picture([place])):
        assert picture is not None
        assert picture.holds(picture.points([place])[0])


def test_places_on_both_sides_of_the_antimeridian_share_a_part() -> None:
    picture = part_picture([(178.0, -18.0), (-172.0, -14.0)])
    assert picture is not None
    (fiji, _), (samoa, _) = picture.points([(178.0, -18.0), (-172.0, -14.0)])
    assert 0 < fiji < samoa < picture.width


def test_places_that_are_near_one_another_share_their_picture() -> None:
    assert part_picture([(44.4, 33.3), (51.4, 35.7)]) is part_picture([(44.5, 33.4), (51.3, 35.6)])


def test_every_country_has_a_picture_that_is_not_too_wide() -> None:
    pictures = {country.name: country_picture(country) for country in countries().countries}
    assert all(degrees(picture.width / picture.scale) <= 130 for picture in pictures.values())
    assert width(pictures["Bahrain"]) == pytest.approx(9)
    assert all(pictures["Philippines"].holds(point) for point in pictures["Philippines"].points([(121.0, 18.5), (125.5, 6.0)]))
    assert 55 < width(pictures["United States of America"]) < 75  # Alaska and Hawaii are left out
    assert pi / sqrt(2) > radians(width(pictures["Russia"]))


def width(picture: Picture) -> float:
    return degrees(picture.width / picture.scale)
