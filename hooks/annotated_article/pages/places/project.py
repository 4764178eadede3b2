"""From degrees to points of a picture and back. Two projections, both equal-area: the whole world, and a part of it.

Planes have the sphere's radius as their unit, x to the east and y to the north; pictures have their own units, y downwards.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import asin, atan2, cos, degrees, hypot, pi, radians, sin, sqrt
from typing import NamedTuple

Point = tuple[float, float]
"""Of a plane or of a picture."""

Degrees = tuple[float, float]
"""Longitude and latitude."""

Vector = tuple[float, float, float]
"""From the sphere's middle to a place on it, its radius the unit: toward 0° N 0° E, toward 0° N 90° E, toward the north pole."""


def on_sphere(places: Iterable[Degrees]) -> list[Vector]:
    """Places on the globe as points in space."""
    vectors = []
    for longitude, latitude in places:
        east, north = radians(longitude), radians(latitude)
        flat = cos(north)
        vectors.append((flat * cos(east), flat * sin(east), sin(north)))
    return vectors


class EqualEarth(NamedTuple):
    """The whole world, Greenwich in the middle. Šavrič, Patterson and Jenny, The Equal Earth map projection, 2018."""

    def onto_plane(self, places: Iterable[Degrees]) -> list[Point]:
        """The points of the plane; 5.41 wide, 2.63 high."""
        points = []
        for longitude, latitude in places:
            t = asin(_M * sin(radians(latitude)))
            t2 = t * t
            t6 = t2 * t2 * t2
            x = radians(longitude) * cos(t) / (_M * (_A1 + 3 * _A2 * t2 + t6 * (7 * _A3 + 9 * _A4 * t2)))
            points.append((x, t * (_A1 + _A2 * t2 + t6 * (_A3 + _A4 * t2))))
        return points

    def from_plane(self, x: float, y: float) -> Degrees:
        """The inverse, by Newton's method; beyond the plane, the nearest place."""
        t = y
        for _ in range(12):
            t2 = t * t
            t6 = t2 * t2 * t2
            slope = _A1 + 3 * _A2 * t2 + t6 * (7 * _A3 + 9 * _A4 * t2)
            step = (t * (_A1 + _A2 * t2 + t6 * (_A3 + _A4 * t2)) - y) / slope
            t -= step
            if abs(step) < 1e-12:
                break
        t = max(-pi / 3, min(pi / 3, t))
        t2 = t * t
        slope = _A1 + 3 * _A2 * t2 + t2 * t2 * t2 * (7 * _A3 + 9 * _A4 * t2)
        longitude = degrees(_M * x * slope / cos(t))
        return max(-180.0, min(180.0, longitude)), degrees(asin(max(-1.0, min(1.0, sin(t) / _M))))


_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = sqrt(3) / 2


@lru_cache(maxsize=256)
def _directions(longitude: float, latitude: float) -> tuple[Vector, Point, Vector]:
    """The place as a point in space, with the directions east (which is level) and north from there."""
    (place,) = on_sphere([(longitude, latitude)])
    east_x, east_y = -sin(radians(longitude)), cos(radians(longitude))
    return place, (east_x, east_y), (-place[2] * east_y, place[2] * east_x, cos(radians(latitude)))


class AzimuthalEqualArea(NamedTuple):
    """The world as seen around one place. Lambert 1772; Snyder, Map projections: a working manual, 1987, (24-2) to (24-4)."""

    longitude: float
    latitude: float

    def onto_plane(self, places: Iterable[Degrees]) -> list[Point]:
        """The points of the plane, in a disc of radius 2."""
        return self.from_sphere(on_sphere(places))

    def from_sphere(self, vectors: Iterable[Vector]) -> list[Point]:
        """The same, several times as fast; the place opposite to the middle would be all of the disc's rim, and is its foot."""
        (x, y, z), (east_x, east_y), (north_x, north_y, flat) = _directions(self.longitude, self.latitude)
        return [
            ((k := sqrt(2 / nearness)) * (east_x * a + east_y * b), k * (north_x * a + north_y * b + flat * c))
            if (nearness := 1 + x * a + y * b + z * c) > 1e-12
            else (0.0, -2.0)
            for a, b, c in vectors
        ]

    def from_plane(self, x: float, y: float) -> Degrees:
        """The inverse; beyond the disc, the nearest place on its rim."""
        away = hypot(x, y)
        if away < 1e-12:
            return self.longitude, self.latitude
        angle, up, level = 2 * asin(min(1.0, away / 2)), sin(radians(self.latitude)), cos(radians(self.latitude))
        latitude = asin(max(-1.0, min(1.0, cos(angle) * up + y * sin(angle) * level / away)))
        longitude = self.longitude + degrees(atan2(x * sin(angle), away * level * cos(angle) - y * up * sin(angle)))
        return (longitude + 180) % 360 - 180, degrees(latitude)


@dataclass(frozen=True, slots=True)
class Picture:
    """A rectangle of `width` × `height` units whose middle is a point of the plane; `scale` units to one of the plane."""

    projection: EqualEarth | AzimuthalEqualArea
    middle: Point
    scale: float
    width: int
    height: int

    def points(self, places: Iterable[Degrees]) -> list[Point]:
        """The points of places in the picture, or outside it."""
        return self._at(self.projection.onto_plane(places))

    def seen(self, vectors: Iterable[Vector]) -> list[Point]:
        """The same, from their places in space, in a picture of a part of the world."""
        assert isinstance(self.projection, AzimuthalEqualArea)
        return self._at(self.projection.from_sphere(vectors))

    def _at(self, plane: Iterable[Point]) -> list[Point]:
        scale, left, top = self.scale, self.width / 2 - self.middle[0] * self.scale, self.height / 2 + self.middle[1] * self.scale
        return [(left + x * scale, top - y * scale) for x, y in plane]

    def place(self, x: float, y: float) -> Degrees:
        """The place at a point of the picture."""
        across, up = (x - self.width / 2) / self.scale, (self.height / 2 - y) / self.scale
        return self.projection.from_plane(self.middle[0] + across, self.middle[1] + up)

    def holds(self, point: Point, margin: float = 0) -> bool:
        """Whether a point lies in the picture, and not nearer than `margin` to its edge."""
        return margin <= point[0] <= self.width - margin and margin <= point[1] <= self.height - margin

    @property
    def unit(self) -> float:
        """A unit of the picture in degrees of a great circle, at the middle."""
        return degrees(1 / self.scale)
