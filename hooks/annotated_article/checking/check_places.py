"""Places against the places that they are within: no circle, and none far outside. Values in, problems out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from math import acos, cos, radians, sin
from typing import NamedTuple

from annotated_article.kinds.place import Place
from annotated_article.model.notes import Entry, Location
from annotated_article.problems import Problem

_EARTH = 6371  # kilometres
_KILOMETRES = {"city": 100, "town": 50, "village": 50, "building": 50, "district": 200, "county": 300, "governorate": 500, "province": 800}
"""Kind of place -> how far from its point anything within it may be. Other kinds are not checked."""
_MARGIN = 2  # degrees around a country, and at least a quarter of its size
_HALF_THE_GLOBE = 180


class Bounds(NamedTuple):
    """The smallest box that contains a country, in degrees."""

    west: float
    south: float
    east: float
    north: float


FindBounds = Callable[[Location, tuple[str, ...]], Bounds | None]
"""A country's point and names -> its bounds, if known."""


def check_places(entries: Mapping[str, Entry], find_bounds: FindBounds) -> Iterator[Problem]:
    """Problems of every place that has `within`."""
    in_circle: set[str] = set()
    for entry in entries.values():
        if _place(entry).within is not None and entry.id not in in_circle:
            circle = _circle(entry, entries)
            in_circle.update(circle)
            if circle:
                yield _inside_itself(entry, circle)
            elif problem := _far_outside(entry, entries, find_bounds):
                yield problem


def _place(entry: Entry) -> Place:
    """What only places have; nothing for any other entry."""
    return entry.own if isinstance(entry.own, Place) else Place()


def _circle(entry: Entry, entries: Mapping[str, Entry]) -> list[str]:
    """The places along `within`, if they lead back to the first; otherwise an empty list."""
    path = [entry.id]
    while (here := entries.get(path[-1])) and (around := _place(here).within) is not None and around not in path:
        path.append(str(around))
    return path if here and _place(here).within == entry.id else []


def _inside_itself(entry: Entry, circle: list[str]) -> Problem:
    says = f"{entry.id} is within {', which is within '.join([*circle[1:6], *(['…'] if len(circle) > 6 else []), entry.id])}."
    return Problem("P002", (_place(entry).within or entry.name).at, (says,), "choose a larger place, or delete the line")


def _far_outside(entry: Entry, entries: Mapping[str, Entry], find_bounds: FindBounds) -> Problem | None:
    """Compare it with the nearest enclosing place of known extent."""
    location, around = _place(entry).location, entries.get(_place(entry).within or "")
    while around and location:
        far = _is_far(around, find_bounds)
        if far and far(location):
            return _too_far(entry, location, around, far)
        around = entries.get(_place(around).within or "")
    return None


def _is_far(around: Entry, find_bounds: FindBounds) -> Callable[[Location], bool] | None:
    here, kind = _place(around).location, (_place(around).type or "").lower()
    if here is None:
        return None
    if kind in ("country", "state") and (bounds := find_bounds(here, (around.name, *around.aliases))):
        return lambda place: _outside(place, bounds)
    limit = _KILOMETRES.get(kind)
    return (lambda place: _kilometres(here, place) > limit) if limit else None


def _outside(place: Location, bounds: Bounds) -> bool:
    wide, high = bounds.east - bounds.west, bounds.north - bounds.south
    aside, above = max(_MARGIN, wide / 4), max(_MARGIN, high / 4)
    north_or_south = not bounds.south - above <= place.latitude <= bounds.north + above
    return north_or_south or (wide < _HALF_THE_GLOBE and not bounds.west - aside <= place.longitude <= bounds.east + aside)


def _kilometres(one: Location, other: Location) -> float:
    """The distance along a great circle."""
    (a, b), (c, d) = (map(radians, one), map(radians, other))
    return _EARTH * acos(max(-1.0, min(1.0, sin(a) * sin(c) + cos(a) * cos(c) * cos(b - d))))


def _too_far(entry: Entry, location: Location, around: Entry, far: Callable[[Location], bool]) -> Problem:
    away = _kilometres(location, _place(around).location or location)
    says = [f"{location.latitude:g}, {location.longitude:g} is {away:,.0f} km from the location of {around.id}."]
    swapped = Location(location.longitude, location.latitude)
    if abs(swapped.latitude) <= 90 and not far(swapped):
        says.append(f"With the two numbers swapped, it would be there: {swapped.latitude:g}, {swapped.longitude:g}.")
    at = (_place(entry).within or entry.name).at
    return Problem("P003", at, tuple(says), "look the location up again, latitude first; or correct `within`")
