"""Which part of the world a picture shows: all of it, the surroundings of some places, or one country.

Parts are chosen from a coarse grid, so that many entries and articles share one picture and its outlines are drawn once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from math import atan2, cos, degrees, hypot, radians, sin

from annotated_article.pages.places.decode_topology import FINEST, Box, Outline, countries, level_for
from annotated_article.pages.places.project import AzimuthalEqualArea, Degrees, EqualEarth, Picture, Point

WIDTH = 800
"""The width of every picture in its own units, which is about its width in pixels on a wide screen."""

HEIGHT = 460

INSET = (80, 60)
"""The least distance between places and the edges of a part, in units."""

WIDTHS = (9, 12, 16, 22, 30, 40, 54, 72)
"""Widths of parts, in degrees of a great circle; what needs more is shown on the whole world."""

CROWD = 24
"""Places that are nearer to one another than this on the map of the world, in units, are a crowd."""

ISLANDS_APART = radians(12)
"""So far apart may a country's islands lie, in radii of the sphere, and be shown in one picture."""

INHABITED = Box(-141, -57, 168, 84)
"""What the map of the world shows where no place lies beyond: west and east at the equator, south and north at Greenwich."""


def world_picture(places: Sequence[Degrees] = ()) -> Picture:
    """The world, without the ice at its ends and the middle of the Pacific where no place lies there."""
    picture = _world(*INHABITED)
    inside = all(picture.holds(point, CROWD / 2) for point in picture.points(places))
    return picture if inside else _world(-180, -90, 180, 90)


def whole_world() -> Picture:
    """From pole to pole and round the equator, at the scale of the usual `world_picture()`, so that pieces of one fit the other."""
    usual, all_of_it = _world(*INHABITED), _world(-180, -90, 180, 90)
    larger = usual.scale / all_of_it.scale
    return replace(all_of_it, scale=usual.scale, width=round(all_of_it.width * larger), height=round(all_of_it.height * larger))


@cache
def _world(west: float, south: float, east: float, north: float) -> Picture:
    projection = EqualEarth()
    (left, _), (right, _), (_, bottom), (_, top) = projection.onto_plane([(west, 0), (east, 0), (0, south), (0, north)])
    scale = (WIDTH - 8) / (right - left)
    middle = ((left + right) / 2, (bottom + top) / 2)
    return Picture(projection, middle, scale, WIDTH, round((top - bottom) * scale) + 8)


def part_picture(places: Sequence[Degrees]) -> Picture | None:
    """The narrowest part of the world that contains all places, or None if only the whole world does."""
    middle, _ = _centred(places)
    for width in WIDTHS:
        picture = _part(*_on_grid(middle, width), width)
        if all(_well_inside(picture, point) for point in picture.points(places)):
            return picture
    return None


def _centred(places: Sequence[Degrees]) -> tuple[Degrees, Point]:
    """The middle of the places' extent, and that extent as seen from there, in radii of the sphere."""
    middle, extent = _middle(places), (0.0, 0.0)
    for _ in range(2):
        projection = AzimuthalEqualArea(*middle)
        across, up = zip(*projection.onto_plane(places), strict=True)
        middle = projection.from_plane((min(across) + max(across)) / 2, (min(up) + max(up)) / 2)
        extent = (max(across) - min(across), max(up) - min(up))
    return middle, extent


def _well_inside(picture: Picture, point: Point) -> bool:
    return INSET[0] <= point[0] <= picture.width - INSET[0] and INSET[1] <= point[1] <= picture.height - INSET[1]


def _middle(places: Sequence[Degrees]) -> Degrees:
    """The mean of places on the sphere."""
    x = sum(cos(radians(north)) * cos(radians(east)) for east, north in places)
    y = sum(cos(radians(north)) * sin(radians(east)) for east, north in places)
    z = sum(sin(radians(north)) for _, north in places)
    return degrees(atan2(y, x)), degrees(atan2(z, hypot(x, y)))


def _on_grid(middle: Degrees, width: float) -> Degrees:
    """The nearest point that pictures of this width are centred on; meridians are further apart towards the poles."""
    step = width / 12
    latitude = max(-90.0, min(90.0, round(middle[1] / step) * step))
    wide = step / max(0.1, cos(radians(latitude)))
    return round(round(middle[0] / wide) * wide, 3), round(latitude, 3)


@cache
def _part(longitude: float, latitude: float, width: float) -> Picture:
    return Picture(AzimuthalEqualArea(longitude, latitude), (0, 0), WIDTH / radians(width), WIDTH, HEIGHT)


def locator_picture(place: Degrees, country: Outline | None) -> Picture:
    """The country that contains a place, if the place is well inside the country's picture; otherwise the place's surroundings."""
    if country is not None:
        picture = country_picture(country)
        if _well_inside(picture, picture.points([place])[0]):
            return picture
    return _part(*_on_grid(place, 30), 30)


@cache
def country_picture(country: Outline) -> Picture:
    """A country and some of its surroundings; what lies far from its main land is left out."""
    middle, (wide, high) = _centred(_main_land(country))
    width = max(1.3 * max(wide, high * WIDTH / HEIGHT), radians(WIDTHS[0]))
    return Picture(AzimuthalEqualArea(*middle), (0, 0), WIDTH / width, WIDTH, HEIGHT)


def _main_land(country: Outline) -> list[Degrees]:
    """The points of a country's largest ring, and of rings that are neither small compared with it nor far from those already included."""
    level = level_for(FINEST * 8)
    found = [countries().ring(ring, level) for ring in country.rings]
    rings = [ring for ring in found if len(ring) > 2] or [countries().ring(ring, "a") for ring in country.rings]
    middles = [_middle(ring) for ring in rings]
    reaches = [_reach(ring, middle) for ring, middle in zip(rings, middles, strict=True)]
    far = max(1.6 * max(reaches), ISLANDS_APART)
    left = {at for at, reach in enumerate(reaches) if reach > max(reaches) / 12}
    counted = [reaches.index(max(reaches))]
    for at in counted:
        left.discard(at)
        counted += sorted(other for other in left if _reach([middles[other]], middles[at]) < far)
        left -= set(counted)
    return [place for at in counted for place in rings[at]]


def _reach(places: Sequence[Degrees], middle: Degrees) -> float:
    """The distance of the farthest place from the middle, in radii of the sphere."""
    return max(hypot(*point) for point in AzimuthalEqualArea(*middle).onto_plane(places))


def crowd(points: Sequence[Point]) -> list[int]:
    """The indexes of the largest group of points in which each is near to another, in order."""
    left = set(range(len(points)))
    largest: list[int] = []
    while left:
        waiting = [min(left)]
        left -= set(waiting)
        found = []
        while waiting:
            at = waiting.pop()
            found.append(at)
            near = [other for other in left if hypot(points[at][0] - points[other][0], points[at][1] - points[other][1]) < CROWD]
            left -= set(near)
            waiting += near
        largest = max(largest, found, key=len)
    return sorted(largest)
