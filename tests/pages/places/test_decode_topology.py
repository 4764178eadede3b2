"""The outlines in the package are whole, and what is made of them says where land is."""

import pytest

from annotated_article.pages.places.decode_topology import ALWAYS, FINEST, Outline, Topology, countries, land, level_for
from annotated_article.pages.places.draw_outlines import lies_inside
from annotated_article.pages.places.project import Degrees

COUNTRIES = {country.name: country for country in countries().countries}


def on_land(topology: Topology, outline: Outline, place: Degrees) -> bool:
    return sum(lies_inside(place, topology.ring(ring, "a")) for ring in outline.rings) % 2 == 1


@pytest.mark.parametrize("topology", [countries(), land()])
def test_every_ring_is_closed_at_every_scale(topology: Topology) -> None:
    for outline in (topology.land, *topology.countries):
        for ring in outline.rings:
            for level in ("a", "h", ALWAYS):
                lines = [topology.line(index, level) for index in ring]
                assert all(line[-1] == after[0] for line, after in zip(lines, lines[1:] + lines[:1], strict=True))


def test_coarser_lines_are_made_of_the_points_of_finer_ones() -> None:
    topology = countries()
    for index in range(0, len(topology.arcs), 25):
        assert set(topology.line(index, "k")) <= set(topology.line(index, "e")) <= set(topology.line(index, "a"))


def test_a_line_backwards_is_the_same_line() -> None:
    assert countries().line(~7, "c") == countries().line(7, "c")[::-1]


def test_levels_grow_with_the_scale() -> None:
    levels = [level_for(FINEST * factor) for factor in (0.5, 1, 2, 4, 1000)]
    assert levels == ["a", "a", "d", "g", ALWAYS]


@pytest.mark.parametrize(
    ("place", "is_land"),
    [((44.4, 33.3), True), ((-160, 0), False), ((0, -89), True), ((0, 89), False), ((175, 68), True), ((50.6, 26.05), True)],
)
def test_land_is_where_it_is(place: Degrees, is_land: bool) -> None:
    assert on_land(countries(), countries().land, place) is is_land


def test_what_lies_in_a_country_lies_on_land_and_in_no_other_country() -> None:
    found = [name for name, country in COUNTRIES.items() if on_land(countries(), country, (29.0, -29.5))]
    assert found == ["Lesotho"]  # a hole in South Africa


def test_small_countries_are_not_left_out() -> None:
    assert {"Bahrain", "Malta", "Nauru", "Singapore", "Vatican", "Tuvalu"} - COUNTRIES.keys() == {"Tuvalu"}  # not in the source


def test_borders_are_not_shores() -> None:
    shores = {index if index >= 0 else ~index for ring in countries().land.rings for index in ring}
    assert shores.isdisjoint(countries().borders)
    assert len(shores) + len(countries().borders) == len(countries().arcs)
