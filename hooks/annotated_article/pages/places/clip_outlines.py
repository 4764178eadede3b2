"""Cuts lines and rings to rectangles, and rings that go over the antimeridian or round a pole into what a world map can show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from annotated_article.pages.places.project import Point


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
