"""Land, borders and one country as SVG paths: only what is in the picture, and only as fine as it can show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from annotated_article.pages.places.decode_topology import ROUGH, Box, Outline, Ring, Topology, countries, land, level_for
from annotated_article.pages.places.project import Degrees, EqualEarth, Picture, Point, Vector


def clip_ring(ring: Sequence[Point], left: float, top: float, right: float, bottom: float) -> list[Point]:
    """The part of a ring in a rectangle; it may run along the rectangle's edges.

    Sutherland and Hodgman, Reentrant polygon clipping, 1974.
    """
    across, down = zip(*ring, strict=True) if ring else ((left,), (top,))
    if min(across) >= left and max(across) <= right and min(down) >= top and max(down) <= bottom:
        return list(ring)
    for axis, limit, sign in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        if not ring:
            return []
        sides = [sign * (point[axis] - limit) >= 0 for point in ring]
        if all(sides):
            continue
        ring = list(_kept(ring, sides, axis, limit)) if any(sides) else []
    return list(ring)


def _kept(ring: Sequence[Point], sides: Sequence[bool], axis: int, limit: float) -> Iterator[Point]:
    """The points on the inner side, and those in which the ring meets the limit."""
    last, was_inside = ring[-1], sides[-1]
    for point, inside in zip(ring, sides, strict=True):
        if inside != was_inside:
            yield _meeting(last, point, axis, limit)
        if inside:
            yield point
        last, was_inside = point, inside


def _meeting(a: Point, b: Point, axis: int, limit: float) -> Point:
    part = (limit - a[axis]) / (b[axis] - a[axis])
    other = a[1 - axis] + part * (b[1 - axis] - a[1 - axis])
    return (limit, other) if axis == 0 else (other, limit)


def clip_line(line: Sequence[Point], left: float, top: float, right: float, bottom: float) -> Iterator[Sequence[Point]]:
    """The parts of a line that touch a rectangle, with one point beyond its edge at each end."""
    beyond = [(x < left) | (x > right) << 1 | (y < top) << 2 | (y > bottom) << 3 for x, y in line]
    begin = 0
    for at, (here, after) in enumerate(pairwise(beyond), 1):
        if here & after:  # both beyond the same edge
            if begin < at - 1:
                yield line[begin:at]
            begin = at
    if begin < len(line) - 1:
        yield line[begin:]


def around(ring: Sequence[Point]) -> list[Point]:
    """A ring of degrees with longitudes that run on over the antimeridian; one round a pole is closed there, along that pole."""
    steps = [_turn(a[0], b[0]) for a, b in zip([ring[-1], *ring], ring, strict=False)]
    if turns := sum(steps):
        # It begins where it comes over the antimeridian, and ends there.
        start = next(at for at, step in enumerate(steps) if step)
        ring, steps = [*ring[start:], *ring[:start]], [*steps[start:], *steps[:start]]
    steps[0] = 0
    run = [(longitude + turn, latitude) for (longitude, latitude), turn in zip(ring, accumulate(steps), strict=True)]
    if turns:
        pole = -90 if sum(latitude for _, latitude in ring) < 0 else 90
        first, last = (-180, 180) if turns > 0 else (180, -180)
        run += [(last, run[-1][1]), (last, pole), (first, pole), (first, run[0][1])]
    return run


def _turn(last: float, here: float) -> int:
    """What is added to a longitude that comes after another one, if the way between them is the short one."""
    return 360 * ((here - last < -180) - (here - last > 180))


def cut_at_antimeridian(ring: Sequence[Point]) -> Iterator[list[Point]]:
    """The parts of a ring of degrees between -180 and 180."""
    run = around(ring)
    west, east = min(longitude for longitude, _ in run), max(longitude for longitude, _ in run)
    for turn in (-360, 0, 360):
        if west < 180 + turn and east > turn - 180:
            part = clip_ring(run, turn - 180, -91, turn + 180, 91)
            yield [(longitude - turn, latitude) for longitude, latitude in part]


def lies_inside(place: Point, ring: Sequence[Point]) -> bool:
    """Whether a place lies in a ring of degrees: its meridian, northwards, meets the ring an odd number of times."""
    longitude, latitude = place
    east = [(ring_longitude - longitude + 180) % 360 - 180 for ring_longitude, _ in ring]
    sides = [each > 0 for each in east]
    inside = False
    for at, (side, last_side) in enumerate(zip(sides, [sides[-1], *sides], strict=False)):
        if side != last_side and abs(east[at] - east[at - 1]) < 180:
            north, last_north = ring[at][1], ring[at - 1][1]
            if north + (last_north - north) * east[at] / (east[at] - east[at - 1]) > latitude:
                inside = not inside
    return inside


MARGIN = 8
"""Units by which outlines extend beyond the picture, so that the lines along its edge are not visible."""

FINE = 1.6
"""Points that matter less than this many units are left out: this removes two thirds of a shore with fjords and isn't visible."""


class Outlines(NamedTuple):
    """Paths, each the value of the attribute `d`. `country` is empty if no country was requested."""

    land: str
    borders: str
    country: str


@lru_cache(maxsize=1024)
def outlines(picture: Picture, country: Outline | None = None) -> Outlines:
    """Land, the borders of countries, and the shape of one country, in a picture."""
    draw = _draw_world if isinstance(picture.projection, EqualEarth) else _draw_part
    return draw(countries(), picture, country)


@lru_cache(maxsize=8)
def land_alone(picture: Picture, coarse: float) -> str:
    """Land as a path, for small pictures of the world; points that matter less than `coarse` units are left out."""
    return "".join(_world_rings(land(), land().land.rings, picture, level_for(coarse * picture.unit)))


def _draw_world(topology: Topology, picture: Picture, country: Outline | None) -> Outlines:
    level = level_for(FINE * picture.unit)
    borders = [picture.points(topology.line(index, level)) for index in topology.borders]
    return Outlines(
        "".join(_world_rings(topology, topology.land.rings, picture, level)),
        "".join(_lines(borders, picture)),
        "".join(_world_rings(topology, country.rings, picture, level)) if country else "",
    )


def _world_rings(topology: Topology, rings: Iterable[Ring], picture: Picture, level: str) -> Iterator[str]:
    for ring in rings:
        if len(points := topology.ring(ring, level)) > 2:
            for part in cut_at_antimeridian(points):
                yield _ring(picture.points(part), picture)


def _draw_part(topology: Topology, picture: Picture, country: Outline | None) -> Outlines:
    part = _Part(topology, picture)
    borders = [picture.seen(part.line(index)) for index in topology.borders if index in part.near]
    return Outlines(
        "".join(_rings_near(part, topology.land)),
        "".join(_lines(borders, picture)),
        "".join(_rings_near(part, country)) if country else "",
    )


class _Part:
    """A picture of a part of the world, and the arcs that reach into it."""

    def __init__(self, topology: Topology, picture: Picture) -> None:
        self.topology, self.picture = topology, picture
        self._level, self._box = level_for(FINE * picture.unit), box_of(picture)
        near = _meet(topology.boxes, self._box)
        self.near = near | {~index for index in near}

    def line(self, index: int) -> list[Vector]:
        """An arc, fine where it is near and rough where it is not."""
        if index not in self.near:
            return [vector for piece in self.topology.pieces(index, ROUGH) for vector in piece.fine]
        pieces = self.topology.pieces(index, self._level)
        if len(pieces) == 1:
            return pieces[0].fine
        near = _meet([(at, *piece.box) for at, piece in enumerate(pieces)], self._box)
        return [vector for at, piece in enumerate(pieces) for vector in (piece.fine if at in near else piece.rough)]


def _rings_near(part: _Part, outline: Outline) -> Iterator[str]:
    """The rings that are seen in a picture."""
    for ring in outline.rings:
        if not part.near.isdisjoint(ring) or (len(ring) > 1 and _surrounds(part.topology, ring, part.picture)):
            yield _ring(part.picture.seen([vector for index in ring for vector in part.line(index)[:-1]]), part.picture)


def _surrounds(topology: Topology, ring: Ring, picture: Picture) -> bool:
    """Whether a ring with no line in the picture surrounds the middle of the picture."""
    return lies_inside(picture.place(picture.width / 2, picture.height / 2), topology.ring(ring, ROUGH))


def box_of(picture: Picture) -> Box:
    """A box that holds everything in the picture and its margin."""
    reach, steps = MARGIN * 2, 8
    across = [-reach + (picture.width + 2 * reach) * step / steps for step in range(steps + 1)]
    down = [-reach + (picture.height + 2 * reach) * step / steps for step in range(steps + 1)]
    places = [picture.place(x, y) for x in across for y in (down[0], down[-1])]
    places += [picture.place(x, y) for x in (across[0], across[-1]) for y in down]
    north, south = (picture.holds(picture.points([(0, latitude)])[0], -reach) for latitude in (90, -90))
    latitudes = [latitude for _, latitude in places]
    west, east = (-180.0, 180.0) if north or south else _width(picture, places)
    return Box(west, -90 if south else min(latitudes) - 1, east, 90 if north else max(latitudes) + 1)


def _width(picture: Picture, places: Sequence[Degrees]) -> tuple[float, float]:
    """West and east; more than 180 to the east where the picture holds the antimeridian."""
    middle = picture.place(picture.width / 2, picture.height / 2)[0]
    away = [(longitude - middle + 180) % 360 - 180 for longitude, _ in places]
    return middle + min(away) - 1, middle + max(away) + 1


def _meet(boxes: Sequence[tuple[int, float, float, float, float]], box: Box) -> set[int]:
    """Those that meet a box, which may reach over the antimeridian."""
    beside = [(index, west, east) for index, west, south, east, north in boxes if south <= box.north and north >= box.south]
    return {index for turn in (0, -360, 360) for index, west, east in beside if west + turn <= box.east and east + turn >= box.west}


def _ring(points: Sequence[Point], picture: Picture) -> str:
    """A ring's part in the picture as a path in whole units; nothing if it is smaller than a dot."""
    steps = _rounded(clip_ring(points, -MARGIN, -MARGIN, picture.width + MARGIN, picture.height + MARGIN))
    twice = sum([x * next_y - next_x * y for (x, y), (next_x, next_y) in zip(steps, steps[1:] + steps[:1], strict=True)])
    return f"{_path(steps)}z" if len(steps) > 2 and abs(twice) > 3 else ""


def _lines(lines: Iterable[Sequence[Point]], picture: Picture) -> Iterator[str]:
    for line in lines:
        for part in clip_line(line, -MARGIN, -MARGIN, picture.width + MARGIN, picture.height + MARGIN):
            if len(steps := _rounded(part)) > 1:
                yield _path(steps)


def _rounded(points: Sequence[Point]) -> list[tuple[int, int]]:
    """Points in whole units, none twice in a row."""
    steps = [(round(x), round(y)) for x, y in points]
    return steps[:1] + [step for last, step in pairwise(steps) if step != last]


def _path(steps: Sequence[tuple[int, int]]) -> str:
    """`M10 20l3-4 5 6`."""
    moves = [f"{x - last_x} {y - last_y}" for (last_x, last_y), (x, y) in pairwise(steps)]
    return f"M{steps[0][0]} {steps[0][1]}l{' '.join(moves)}".replace(" -", "-")
