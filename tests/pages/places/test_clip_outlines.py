"""What is cut lies in the rectangle, and nothing goes straight across the world."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotated_article.pages.places.decode_topology import countries
from annotated_article.pages.places.draw_outlines import clip_line, clip_ring, cut_at_antimeridian, lies_inside
from annotated_article.pages.places.project import Point

points = st.tuples(st.floats(-50, 150), st.floats(-50, 150))
EDGE = (0, 0, 100, 80)


@given(st.lists(points, min_size=3, max_size=12))
def test_a_ring_is_cut_to_the_rectangle(ring: list[Point]) -> None:
    assert all(-1e-9 <= x <= 100 + 1e-9 and -1e-9 <= y <= 80 + 1e-9 for x, y in clip_ring(ring, *EDGE))


def test_a_ring_inside_stays_as_it_is() -> None:
    ring = [(1.0, 1.0), (9.0, 1.0), (5.0, 7.0)]
    assert clip_ring(ring, *EDGE) == ring


def test_a_ring_around_the_rectangle_becomes_the_rectangle() -> None:
    assert set(clip_ring([(-9, -9), (200, -9), (200, 200), (-9, 200)], *EDGE)) == {(0, 0), (100, 0), (100, 80), (0, 80)}


def test_a_ring_elsewhere_is_nothing() -> None:
    assert clip_ring([(200, 0), (300, 0), (250, 50)], *EDGE) == []


def test_a_line_is_cut_into_its_parts_inside() -> None:
    line = [(-20.0, 10.0), (10.0, 10.0), (50.0, -30.0), (60.0, -30.0), (80.0, 40.0), (200.0, 40.0), (300.0, 40.0)]
    assert list(clip_line(line, *EDGE)) == [line[0:3], line[3:6]]


def test_a_ring_over_the_antimeridian_becomes_two() -> None:
    west, east = list(cut_at_antimeridian([(170, 0), (-170, 0), (-170, 10), (170, 10)]))
    assert sorted(west + east) == [(-180, 0), (-180, 10), (-170, 0), (-170, 10), (170, 0), (170, 10), (180, 0), (180, 10)]


def test_a_ring_round_the_pole_reaches_the_pole() -> None:
    for ring in ([(-120, -70), (0, -80), (120, -70)], [(120, -70), (0, -80), (-120, -70)]):
        (part,) = cut_at_antimeridian(ring)
        assert {longitude for longitude, latitude in part if latitude == -90} == {-180, 180}


def test_no_shore_goes_straight_across_the_world() -> None:
    topology = countries()
    for ring in topology.land.rings:
        if len(ring_points := topology.ring(ring, "f")) > 2:
            for part in cut_at_antimeridian(ring_points):
                assert all(-180 <= longitude <= 180 for longitude, _ in part)
                # But for the pole's own line, no two points that follow one another are far apart.
                assert all(abs(a[0] - b[0]) < 60 for a, b in pairwise(part) if min(a[1], b[1]) > -85)


def test_a_place_lies_in_a_ring_or_not() -> None:
    square = [(170.0, -10.0), (-170.0, -10.0), (-170.0, 10.0), (170.0, 10.0)]
    assert lies_inside((180, 0), square)
    assert lies_inside((-175, 5), square)
    assert not lies_inside((0, 0), square)
    assert not lies_inside((180, 20), square)
