"""Puts names beside points so that no name covers another name or a point, at any size of the picture.

A picture is drawn once, in units, and shown narrow or wide, while its letters keep their size on the screen: in units they are
large in a narrow picture and small in a wide one. Names are placed where they have room at the largest size and at each smaller one,
for they shrink toward their points; names for which only smaller letters leave room follow, each with its size.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from annotated_article.pages.places.project import Point

ASCENT, DESCENT = 0.8, 0.24
"""How far letters reach above and below their line, in em."""

DOT = 0.34
"""The radius of a point with its line, in em."""


class Side(NamedTuple):
    """The position of a name: its anchor (SVG), and how far its baseline starts from the point, in em."""

    anchor: str
    right: float
    down: float


SIDES = (
    Side("start", 0.55, 0.34),
    Side("end", -0.55, 0.34),
    Side("middle", 0, -0.6),
    Side("middle", 0, 1.2),
    Side("start", 0.35, -0.3),
    Side("start", 0.35, 0.95),
    Side("end", -0.35, -0.3),
    Side("end", -0.35, 0.95),
)
"""In the order they are tried: right, left, above, below, then the corners."""


_BEFORE = {"start": 0, "middle": 0.5, "end": 1}
"""The share of a name's width that is left of the point where its baseline starts."""


@dataclass(frozen=True, slots=True)
class Label:
    """The position of a name, and the sizes at which it is shown: from the size with this index on, down to smaller letters."""

    side: Side
    size: int


class Rectangle(NamedTuple):
    """Left, top, right and bottom in units of the picture."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: Rectangle) -> bool:
        """Whether the other one lies in this one."""
        return self.left <= other.left and other.right <= self.right and self.top <= other.top and other.bottom <= self.bottom


def place_labels(points: Sequence[Point], names: Sequence[str], sizes: Sequence[float], edge: Rectangle) -> list[Label | None]:
    """For each point the place of its name, or None where there is no room. Names that come first choose first.

    `sizes` are those of the letters in units, the largest first; `edge` is the picture's.
    """
    labels: list[Label | None] = [None] * len(points)
    rooms = [_Room(size, edge, [dot_box(point, size) for point in points], []) for size in sizes]
    for number in range(len(sizes)):
        for at, (point, name) in enumerate(zip(points, names, strict=True)):
            if labels[at] is None and (side := _take(rooms[number:], at, point, name)):
                labels[at] = Label(side, number)
    return labels


@dataclass(frozen=True, slots=True)
class _Room:
    """What is taken at one size: by points, and by names so far."""

    size: float
    edge: Rectangle
    dots: Sequence[Rectangle]
    taken: list[Rectangle]

    def is_free(self, box: Rectangle, own: int) -> bool:
        """Whether the name of point `own` fits there."""
        if not self.edge.holds(box):
            return False
        left, top, right, bottom = box
        for other_left, other_top, other_right, other_bottom in (*self.taken, *self.dots[:own], *self.dots[own + 1 :]):
            if left < other_right and other_left < right and top < other_bottom and other_top < bottom:
                return False
        return True


def _take(rooms: Sequence[_Room], at: int, point: Point, name: str) -> Side | None:
    """The first side of the point on which its name has room at each of these sizes; it is taken there afterwards."""
    for side in SIDES:
        boxes: list[Rectangle] = []
        for room in rooms:
            if not room.is_free(box := label_box(point, name, side, room.size), at):
                break
            boxes.append(box)
        else:
            for room, box in zip(rooms, boxes, strict=True):
                room.taken.append(box)
            return side
    return None


def dot_box(point: Point, size: float) -> Rectangle:
    """The room that a point takes, in units."""
    return Rectangle(point[0] - DOT * size, point[1] - DOT * size, point[0] + DOT * size, point[1] + DOT * size)


def label_box(point: Point, name: str, side: Side, size: float) -> Rectangle:
    """The room that a name takes, in units."""
    length = text_width(name) * size
    left = point[0] + side.right * size - _BEFORE[side.anchor] * length
    line = point[1] + side.down * size
    return Rectangle(left, line - ASCENT * size, left + length, line + DESCENT * size)


_WIDTHS = {
    **dict.fromkeys("ijlI.,:;'’|! ·", 0.36),
    **dict.fromkeys("ftr()-/", 0.44),
    **dict.fromkeys("sczvxyk", 0.6),
    **dict.fromkeys("mwMWÆŒæœ@—%", 1.0),
    **dict.fromkeys("CGOQDHNU", 0.82),
}


@lru_cache(maxsize=4096)
def text_width(text: str) -> float:
    """The width of text in em, rather too much: that of the widest of the usual sans faces (Verdana, DejaVu Sans)."""
    return sum(_WIDTHS.get(letter) or _width_of_others(letter) for letter in text)


def _width_of_others(letter: str) -> float:
    if letter >= "\u1100":
        return 1.05
    return 0.74 if letter.isupper() else 0.66
