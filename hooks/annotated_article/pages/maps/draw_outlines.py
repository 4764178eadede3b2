"""Land, borders and one country as SVG paths of a picture: only what is in it, only as fine as it shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from annotated_article.pages.maps.clip_outlines import clip_line, clip_ring, cut_at_antimeridian, lies_inside
from annotated_article.pages.maps.decode_topology import Box, Outline, Ring, Topology, countries, land, level_for
from annotated_article.pages.maps.project import Degrees, EqualEarth, Picture, Point

MARGIN = 8
"""Units by which outlines reach beyond the picture, so that the lines along its edge are not seen."""

FAR = level_for(5)
"""As fine as lines need be that are nowhere in the picture, but close a ring that is."""


class Outlines(NamedTuple):
    """Paths: what the attribute `d` holds. `country` is empty where none is asked for."""

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
    level = level_for(picture.unit)
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
    level, box = level_for(picture.unit), box_of(picture)
    near = {index for index, arc in enumerate(topology.arcs) if _meet(arc.box, box)}
    borders = [picture.points(topology.line(index, level)) for index in topology.borders if index in near]
    return Outlines(
        "".join(_rings_near(topology, topology.land, near, picture, level)),
        "".join(_lines(borders, picture)),
        "".join(_rings_near(topology, country, near, picture, level)) if country else "",
    )


def _rings_near(topology: Topology, outline: Outline, near: set[int], picture: Picture, level: str) -> Iterator[str]:
    """The rings that are seen in a picture: fine where they are near, and rough where they only must be closed."""
    for ring in outline.rings:
        if len(ring) == 1:
            if (ring[0] if ring[0] >= 0 else ~ring[0]) in near:
                yield _ring(picture.points(topology.ring(ring, level)), picture)
            continue
        touches = [(index if index >= 0 else ~index) in near for index in ring]
        if any(touches) or _surrounds(topology, ring, picture):
            parts = [topology.line(index, level if touch else FAR)[:-1] for index, touch in zip(ring, touches, strict=True)]
            yield _ring(picture.points([point for part in parts for point in part]), picture)


def _surrounds(topology: Topology, ring: Ring, picture: Picture) -> bool:
    """Whether the middle of the picture lies in a ring of which nothing else can be seen."""
    return lies_inside(picture.place(picture.width / 2, picture.height / 2), topology.ring(ring, FAR))


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


def _meet(arc: Box, box: Box) -> bool:
    west, south, east, north = arc
    if south > box.north or north < box.south:
        return False
    return any(west + turn <= box.east and east + turn >= box.west for turn in (0, -360, 360))


def _ring(points: Sequence[Point], picture: Picture) -> str:
    """A ring's part in the picture as a path in whole units; nothing if it is smaller than a dot."""
    steps = _rounded(clip_ring(points, -MARGIN, -MARGIN, picture.width + MARGIN, picture.height + MARGIN))
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(steps, steps[1:] + steps[:1], strict=True))
    return f"{_path(steps)}z" if len(steps) > 2 and abs(twice) > 3 else ""


def _lines(lines: Iterable[Sequence[Point]], picture: Picture) -> Iterator[str]:
    for line in lines:
        for part in clip_line(line, -MARGIN, -MARGIN, picture.width + MARGIN, picture.height + MARGIN):
            if len(steps := _rounded(part)) > 1:
                yield _path(steps)


def _rounded(points: Sequence[Point]) -> list[tuple[int, int]]:
    """Points in whole units, none twice in a row."""
    steps: list[tuple[int, int]] = []
    for x, y in points:
        step = (round(x), round(y))
        if not steps or step != steps[-1]:
            steps.append(step)
    return steps


def _path(steps: Sequence[tuple[int, int]]) -> str:
    """`M10 20l3-4 5 6`."""
    moves = [f"{x - last_x} {y - last_y}" for (last_x, last_y), (x, y) in pairwise(steps)]
    return f"M{steps[0][0]} {steps[0][1]}l{' '.join(moves)}".replace(" -", "-")
