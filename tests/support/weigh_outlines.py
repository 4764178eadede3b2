"""Makes the files in data/ from those of the npm package world-atlas; run it manually when that package changes.

    npm pack world-atlas && tar xzf world-atlas-*.tgz
    PYTHONPATH=hooks python tests/support/weigh_outlines.py package

What comes out has fewer points, and each has a level, which says down to which scale it matters. So drawing at any scale is taking
the points from a level up; nothing is simplified while a site is built. decode_topology.py describes the form.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from functools import partial
from heapq import heapify, heappop, heappush
from itertools import accumulate, pairwise
from math import ceil, cos, floor, inf, log2, radians, sqrt
from pathlib import Path
from typing import Any

from annotated_article.pages.places.decode_topology import ALWAYS, DATA, FINEST, STEPS_PER_DOUBLING
from annotated_article.pages.places.project import Degrees

Step = tuple[int, int]
Json = dict[str, Any]

FILES = {
    "countries-50m": (0.04, 0.004),
    "land-110m": (0.5, 0.25),
}
"""File -> the scale below which points are left out (degrees), the area below which islands are (square degrees)."""


def effective_areas(line: Sequence[Degrees]) -> list[float]:
    """How much each point matters: the area of its triangle when it is the least, in square degrees at its latitude.

    Visvalingam and Whyatt, Line generalisation by repeated elimination of points, 1993. The ends matter infinitely.
    """
    areas = [inf] * len(line)
    before = list(range(-1, len(line) - 1))
    after = list(range(1, len(line) + 1))

    def area(at: int) -> float:
        return _triangle(line[before[at]], line[at], line[after[at]])

    waiting = [(area(at), at) for at in range(1, len(line) - 1)]
    now = {at: size for size, at in waiting}
    heapify(waiting)
    least = 0.0
    while waiting:
        size, at = heappop(waiting)
        if now.get(at) != size:
            continue
        del now[at]
        # A point never matters less than the point removed before it, or it would vanish first.
        areas[at] = least = max(least, size)
        before[after[at]], after[before[at]] = before[at], after[at]
        for neighbour in (before[at], after[at]):
            if neighbour in now:
                now[neighbour] = area(neighbour)
                heappush(waiting, (now[neighbour], neighbour))
    return areas


def level_of(degrees: float) -> str:
    """The level of a point that matters down to a scale in degrees; before `a` it is finer than anything that is drawn."""
    step = floor(STEPS_PER_DOUBLING * log2(max(degrees, 1e-6) / FINEST))
    return chr(max(ord("`"), min(ord("a") + step, ord(ALWAYS) - 1)))


def _triangle(a: Degrees, b: Degrees, c: Degrees) -> float:
    wide = cos(radians(b[1]))
    across = (_shorter(b[0] - a[0]) * (c[1] - a[1]) - _shorter(c[0] - a[0]) * (b[1] - a[1])) * wide
    return abs(across) / 2


def _shorter(degrees: float) -> float:
    """The difference of two longitudes the short way round."""
    return (degrees + 180) % 360 - 180


def weighed(topology: Json, finest: float, island: float) -> Json:
    """Its land first, then its countries; points below the scale `finest` (degrees), islands below the area `island` left out."""
    transform = topology["transform"]
    arcs = [_absolute(arc) for arc in topology["arcs"]]
    places = [_places(arc, transform) for arc in arcs]
    shapes = topology["objects"].get("countries", {"geometries": []})["geometries"]
    countries = [_outline(shape, places, island) for shape in shapes]
    (shape,) = topology["objects"]["land"]["geometries"]
    land = _outline(shape, places, 0 if countries else island)
    used = {_forwards(index) for outline in countries or [land] for ring in outline["rings"] for index in ring}
    land["rings"] = [ring for ring in land["rings"] if used.issuperset(map(_forwards, ring))]
    number = {old: new for new, old in enumerate(sorted(used))}
    for outline in (land, *countries):
        outline["rings"] = [[number[i] if i >= 0 else ~number[~i] for i in ring] for ring in outline["rings"]]
    return {
        "scale": transform["scale"],
        "corner": transform["translate"],
        "outlines": [land, *countries],
        "arcs": [_arc(arcs[old], places[old], level_of(finest)) for old in number],
    }


def _absolute(arc: Sequence[Sequence[int]]) -> list[Step]:
    return list(zip(accumulate(x for x, _ in arc), accumulate(y for _, y in arc), strict=True))


def _places(arc: Sequence[Step], transform: Json) -> list[Degrees]:
    (width, height), (west, south) = transform["scale"], transform["translate"]
    return [(x * width + west, y * height + south) for x, y in arc]


def _forwards(index: int) -> int:
    return index if index >= 0 else ~index


def _outline(shape: Json, places: Sequence[Sequence[Degrees]], island: float) -> Json:
    """Name and rings, without islands that are smaller than `island` (an outline keeps its largest one)."""
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    # A ring shares borders if it has several arcs or is a hole in a neighbour's ring.
    sizes = [_area(places[polygon[0][0]]) if len(polygon[0]) == 1 and polygon[0][0] >= 0 else inf for polygon in polygons]
    least = min(island, max(sizes))
    rings = [ring for polygon, size in zip(polygons, sizes, strict=True) if size >= least for ring in polygon]
    return {"name": shape.get("properties", {}).get("name", ""), "rings": rings}


def _area(ring: Sequence[Degrees]) -> float:
    """Square degrees at the ring's own latitude."""
    twice = sum(_shorter(b[0] - a[0]) * (a[1] + b[1]) for a, b in pairwise(ring))
    return abs(twice) / 2 * cos(radians(ring[0][1]))


def _arc(arc: Sequence[Step], places: Sequence[Degrees], least: str) -> list[Any]:
    """Box, steps east, steps north, levels; an island keeps a triangle at least."""
    areas = effective_areas(places)
    levels = [ALWAYS if area == inf else level_of(sqrt(area)) for area in areas]
    if arc[0] == arc[-1]:
        for at in sorted(range(1, len(arc) - 1), key=lambda at: -areas[at])[:2]:
            levels[at] = max(levels[at], least)
    kept = [at for at, level in enumerate(levels) if level >= least]
    across, up = ([arc[at][axis] for at in kept] for axis in (0, 1))
    east, north = zip(*places, strict=True)
    # Rounded outwards.
    box = [floor(min(east) * 100) / 100, floor(min(north) * 100) / 100, ceil(max(east) * 100) / 100, ceil(max(north) * 100) / 100]
    return [box, _steps(across), _steps(up), "".join(levels[at] for at in kept)]


def _steps(values: Sequence[int]) -> str:
    return " ".join(str(here - last) for last, here in zip([0, *values], values, strict=False))


def written(topology: Json) -> str:
    """The file's text, a line for each outline and each arc."""
    compact = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))
    parts = [f'"{key}":{compact(topology[key])}' for key in ("scale", "corner")]
    parts += [f'"{key}":[\n' + ",\n".join(map(compact, topology[key])) + "\n]" for key in ("outlines", "arcs")]
    return "{" + ",\n".join(parts) + "}\n"


def main(folder: Path) -> None:
    """Writes data/ from the package's files in the folder."""
    for file, (finest, island) in FILES.items():
        made = weighed(json.loads((folder / f"{file}.json").read_text("utf-8")), finest, island)
        text = written(made)
        (DATA / f"{file}.json").write_text(text, "utf-8")
        print(f"{file}: {len(text):,} characters, {sum(len(arc[-1]) for arc in made['arcs']):,} points in {len(made['arcs']):,} arcs")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
