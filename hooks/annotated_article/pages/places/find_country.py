"""The country that contains a place, by present-day borders."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from annotated_article.pages.places.decode_topology import FINEST, Box, Outline, countries, level_for
from annotated_article.pages.places.draw_outlines import lies_inside
from annotated_article.pages.places.project import Degrees

NEAR = 2
"""How many degrees a country's point may be outside its box: points of small countries are given in round degrees."""

SHORE = 0.2
"""How far a shore may be drawn from its true place, in degrees."""

POLAR = 350
"""A ring that spans more degrees than this may enclose a pole, which its box doesn't have to contain."""


def find_country(place: Degrees, names: Iterable[str] = ()) -> Outline | None:
    """The country that has one of these names and lies there, otherwise the one whose borders contain the place; None at sea."""
    named = (_by_name().get(name.casefold()) for name in names)
    known = next((country for country in named if country and _in_box(place, _box(country), NEAR)), None)
    return known or _around(place) or next(filter(None, map(_around, _beside(place))), None)


def bounds_of(place: Degrees, names: Iterable[str]) -> Box | None:
    """The box that holds the country of one of these names, if it lies there."""
    country = next((country for name in names if (country := _by_name().get(name.casefold()))), None)
    return _box(country) if country and _in_box(place, _box(country), NEAR) else None


def _beside(place: Degrees) -> list[Degrees]:
    """Points around a place, because a port may be in the water if the shore is drawn roughly."""
    longitude, latitude = place
    return [(longitude + east * SHORE, latitude + north * SHORE) for east, north in ((-1, 0), (1, 0), (0, 1), (0, -1))]


@cache
def _by_name() -> dict[str, Outline]:
    return {country.name.casefold(): country for country in countries().countries}


@cache
def _box(country: Outline) -> Box:
    return _box_of(index for ring in country.rings for index in ring)


def _box_of(arcs: Iterable[int]) -> Box:
    boxes = [countries().box_of(index) for index in arcs]
    west, south, east, north = zip(*boxes, strict=True)
    return Box(min(west), min(south), max(east), max(north))


@cache
def _around(place: Degrees) -> Outline | None:
    x, y = place
    for country in [country for country, (west, south, east, north) in _boxes() if west <= x <= east and south <= y <= north]:
        near = [points for box, points in _shapes(country) if _in_box(place, box, 0) or box.east - box.west > POLAR]
        if sum(lies_inside(place, points) for points in near) % 2:
            return country
    return None


@cache
def _boxes() -> list[tuple[Outline, Box]]:
    return [(country, _box(country)) for country in countries().countries]


@cache
def _shapes(country: Outline) -> list[tuple[Box, list[Degrees]]]:
    """The country's rings with their boxes, but for those too small to be drawn."""
    shapes = [(ring, countries().ring(ring, level_for(FINEST * 2))) for ring in country.rings]
    return [(_box_of(ring), points) for ring, points in shapes if points]


def _in_box(place: Degrees, box: Box, margin: float) -> bool:
    return box.west - margin <= place[0] <= box.east + margin and box.south - margin <= place[1] <= box.north + margin
