"""Points are weighed as Visvalingam and Whyatt do, and the finest are left out."""

import json
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated_article.pages.places.decode_topology import ALWAYS, decode
from support.weigh_outlines import effective_areas, weighed, written

lines = st.lists(st.tuples(st.floats(-60, 60), st.floats(-60, 60)), min_size=2, max_size=30)


def test_a_point_matters_by_its_triangle() -> None:
    assert effective_areas([(0, 0), (1, 1), (2, 0)]) == [inf, pytest.approx(1, rel=1e-3), inf]


def test_a_point_on_a_straight_line_does_not_matter() -> None:
    assert effective_areas([(0, 0), (1, 0), (2, 0)])[1] == 0


@given(lines)
def test_the_ends_matter_infinitely_and_nothing_else_does(line: list[tuple[float, float]]) -> None:
    areas = effective_areas(line)
    assert areas[0] == areas[-1] == inf
    assert all(0 <= area < inf for area in areas[1:-1])


SQUARE_AND_ISLET = {
    "transform": {"scale": [1, 1], "translate": [-10, -10]},
    "objects": {
        "countries": {
            "geometries": [
                {"type": "Polygon", "properties": {"name": "West"}, "arcs": [[0, 1]]},
                {"type": "MultiPolygon", "properties": {"name": "East"}, "arcs": [[[~0, 2]], [[3]]]},
            ]
        },
        "land": {"geometries": [{"type": "MultiPolygon", "arcs": [[[1, 2]], [[3]]]}]},
    },
    "arcs": [
        [[10, 0], [0, 20]],
        [[10, 20], [-10, 0], [0, -20], [10, 0]],
        [[10, 0], [10, 0], [0, 20], [-10, 0]],
        [[25, 5], [1, 0], [0, 1], [-1, -1]],
    ],
}


def test_an_islet_is_left_out_and_neighbours_keep_their_border() -> None:
    topology = decode(written(weighed(SQUARE_AND_ISLET, 0.1, 5)))
    assert [country.name for country in topology.countries] == ["West", "East"]
    assert len(topology.arcs) == 3
    assert topology.line(topology.borders[0], "a") == [(0, -10), (0, 10)]
    assert set(topology.ring(topology.land.rings[0], "a")) >= {(-10, -10), (-10, 10), (10, -10), (10, 10)}


def test_what_is_all_of_a_country_is_kept_however_small() -> None:
    alone = json.loads(json.dumps(SQUARE_AND_ISLET))
    alone["objects"]["countries"]["geometries"][1] = {"type": "Polygon", "properties": {"name": "East"}, "arcs": [[3]]}
    assert len(decode(written(weighed(alone, 0.1, 5))).countries[1].rings) == 1


def test_levels_are_letters_and_ends_are_always_there() -> None:
    arcs = weighed(SQUARE_AND_ISLET, 0.1, 0)["arcs"]
    assert all(levels[0] == levels[-1] == ALWAYS and levels.isalpha() for *_, levels in arcs)
