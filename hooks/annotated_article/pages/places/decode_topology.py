"""The outlines of land and countries (Natural Earth), decoded from the files in data/, each read once per program.

They are topologies as in TopoJSON 1.0.0: borders are arcs that neighbours share, and an index below 0 is the arc backwards. Other
than there, an arc is its box in degrees, its steps east, its steps north, and a letter for each point: its level, the scale down
to which the point matters. Written as text these read in a millisecond, and only the arcs that a picture needs are taken apart.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import accumulate
from math import ceil, log2
from pathlib import Path
from typing import NamedTuple

from annotated_article.pages.places.project import Degrees, Vector, on_sphere

DATA = Path(__file__).parent / "data"

FINEST = 0.04
"""The scale of level `a` in degrees: the point's triangle is as large as a square with this side."""

STEPS_PER_DOUBLING = 3
ALWAYS = "z"
"""The level of arcs' ends: where borders meet, they meet at every scale."""

Ring = tuple[int, ...]
"""Arcs that make a closed line."""


class Box(NamedTuple):
    """West, south, east and north in degrees; what crosses the antimeridian reaches from -180 to 180."""

    west: float
    south: float
    east: float
    north: float


class Arc(NamedTuple):
    """A line between two junctions, or an island's whole shore, as it is in the file."""

    box: Box
    steps_east: str
    steps_north: str
    levels: str


class Piece(NamedTuple):
    """Some points of a line in their order, and fewer where only a ring must be closed: the ends, and what matters for that.

    The box holds the way to the next piece, too.
    """

    box: Box
    fine: list[Vector]
    rough: list[Vector]


def _roughly(points: Sequence[Vector], levels: str) -> list[Vector]:
    """The ends, that nothing leads astray beside a piece that is drawn finely, and the points between them that matter at `ROUGH`."""
    return [*points[:1], *_from(ROUGH, points[1:-1], levels[1:-1]), *points[1:][-1:]]


def _from(level: str, points: Sequence[Vector], levels: str) -> list[Vector]:
    """The points that matter at a level."""
    return [point for point, rank in zip(points, levels, strict=True) if rank >= level]


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """A country, or all land: rings, the holes among them."""

    name: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True, eq=False)
class Topology:
    """Arcs, all land, and countries. `scale` and `corner` turn steps into degrees."""

    arcs: tuple[Arc, ...]
    land: Outline
    countries: tuple[Outline, ...]
    scale: Degrees
    corner: Degrees
    _lines: dict[tuple[int, str], list[Degrees]] = field(default_factory=dict)
    _cut: dict[int, list[tuple[Box, list[Vector], str]]] = field(default_factory=dict)
    _pieces: dict[tuple[int, str], list[Piece]] = field(default_factory=dict)

    def line(self, index: int, level: str) -> list[Degrees]:
        """The points of an arc that matter at a level; shared, so not to be changed."""
        key = (index, level)
        if key not in self._lines:
            if index < 0:
                self._lines[key] = self.line(~index, level)[::-1]
            else:
                whole = self._decoded(index)
                self._lines[key] = [point for point, rank in zip(whole, self.arcs[index].levels, strict=True) if rank >= level]
        return self._lines[key]

    def pieces(self, index: int, level: str) -> list[Piece]:
        """The same points in space, a long line in several pieces."""
        key = (index, level)
        if key not in self._pieces:
            if index < 0:
                self._pieces[key] = [Piece(box, fine[::-1], rough[::-1]) for box, fine, rough in reversed(self.pieces(~index, level))]
            else:
                self._pieces[key] = [
                    Piece(box, _from(level, points, levels), _roughly(points, levels)) for box, points, levels in self._in_space(index)
                ]
        return self._pieces[key]

    def _in_space(self, index: int) -> list[tuple[Box, list[Vector], str]]:
        """Of each piece of an arc its box, all its points, and their levels."""
        if index not in self._cut:
            line, levels = self._decoded(index), self.arcs[index].levels
            self._cut[index] = [
                (_around(line[at : at + PIECE + 1]), on_sphere(line[at : at + PIECE]), levels[at : at + PIECE])
                for at in range(0, len(line), PIECE)
            ]
        return self._cut[index]

    def ring(self, ring: Ring, level: str) -> list[Degrees]:
        """The points of a ring that matter at a level, the first one not repeated."""
        return [point for index in ring for point in self.line(index, level)[:-1]]

    def box_of(self, index: int) -> Box:
        """The box of an arc, forwards or backwards."""
        return self.arcs[index if index >= 0 else ~index].box

    @cached_property
    def boxes(self) -> list[tuple[int, float, float, float, float]]:
        """Index, west, south, east and north of each arc."""
        return [(index, *arc.box) for index, arc in enumerate(self.arcs)]

    @cached_property
    def borders(self) -> tuple[int, ...]:
        """The arcs between countries: all that are no shore."""
        shores = {index if index >= 0 else ~index for ring in self.land.rings for index in ring}
        return tuple(index for index in range(len(self.arcs)) if index not in shores)

    def _decoded(self, index: int) -> list[Degrees]:
        """All points of an arc: decoded at each call, for to keep them would take five times the memory that the file takes."""
        arc, (width, height), (west, south) = self.arcs[index], self.scale, self.corner
        across = accumulate(map(int, arc.steps_east.split()))
        up = accumulate(map(int, arc.steps_north.split()))
        return [(x * width + west, y * height + south) for x, y in zip(across, up, strict=True)]


def _around(points: Sequence[Degrees]) -> Box:
    """The box around points that are not far apart. If they are on both sides of the antimeridian, it covers all longitudes."""
    longitudes, latitudes = zip(*points, strict=True)
    west, south, east, north = min(longitudes), min(latitudes), max(longitudes), max(latitudes)
    return Box(west, south, east, north) if east - west < HALF else Box(-HALF, south, HALF, north)


def level_for(degrees: float) -> str:
    """The level from which points matter if a unit of the picture is this many degrees of a great circle."""
    step = ceil(STEPS_PER_DOUBLING * log2(degrees / FINEST))
    return chr(max(ord("a"), min(ord("a") + step, ord(ALWAYS))))


ROUGH = level_for(5)
"""The level for lines that are outside the picture but close a ring that is partly inside."""

PIECE = 32
"""Points of a piece."""

HALF = 180.0


@cache
def countries() -> Topology:
    """The countries with their present-day borders, 1:50m."""
    return decode((DATA / "countries-50m.json").read_text("utf-8"))


@cache
def land() -> Topology:
    """Land without borders, 1:110m, for small pictures of the whole world."""
    return decode((DATA / "land-110m.json").read_text("utf-8"))


def decode(text: str) -> Topology:
    """The topology in a file of data/ (made by tests/support/weigh_outlines.py)."""
    document = json.loads(text)
    arcs = tuple(Arc(Box(*box), east, north, levels) for box, east, north, levels in document["arcs"])
    land, *countries = (Outline(shape["name"], tuple(map(tuple, shape["rings"]))) for shape in document["outlines"])
    return Topology(arcs, land, tuple(countries), tuple(document["scale"]), tuple(document["corner"]))
