"""What became of each number between two locks, as `passages` and `check` print it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from annotated_article.model import LockedPassage


def tell_changes(old: Sequence[LockedPassage], new: Sequence[LockedPassage]) -> list[str]:
    """A line for each number that was removed, restored, added, moved or changed: `p8 is now below p12`."""
    if not old:
        return [f"{len(new)} numbers given for the first time"] if new else []
    return [*_gone(old, new), *_here(old, new)]


def _gone(old: Sequence[LockedPassage], new: Sequence[LockedPassage]) -> Iterator[str]:
    before = {passage.id: passage for passage in old}
    for passage in new:
        was = before.get(passage.id)
        if not passage.leads_to or was is None or (was.leads_to, was.merged) == (passage.leads_to, passage.merged):
            continue
        if was.leads_to:
            yield f"{passage.id}: its links now lead to {passage.leads_to}"
        elif passage.merged:
            yield f"{passage.id} was merged into {passage.leads_to}: its links lead there"
        else:
            yield f"{passage.id} was removed: its links lead to {passage.leads_to}"


def _here(old: Sequence[LockedPassage], new: Sequence[LockedPassage]) -> Iterator[str]:
    places = {passage.id: at for at, passage in enumerate(passage for passage in old if not passage.leads_to)}
    before = {passage.id: passage for passage in old}
    here = [passage for passage in new if not passage.leads_to]
    moved = {passage.id for passage in here if passage.id in places} - _in_order([each.id for each in here if each.id in places], places)
    below = "at the start"
    for passage in here:
        if passage.id not in before:
            yield f"{passage.id} is new, {below}"
        elif before[passage.id].leads_to:
            yield f"{passage.id} is back, {below}"
        elif passage.id in moved:
            yield f"{passage.id} is now {below}"
        elif passage.digest != before[passage.id].digest:
            yield f"{passage.id} has changed"
        below = f"below {passage.id}"


def _in_order(names: Sequence[str], places: dict[str, int]) -> set[str]:
    """The most names that can have stayed while the others moved (the longest increasing run)."""
    ends: list[int] = []
    tails: list[int] = []
    came_from: list[int] = []
    for at, name in enumerate(names):
        place = places[name]
        length = bisect_left(ends, place)
        ends[length : length + 1] = [place]
        tails[length : length + 1] = [at]
        came_from.append(tails[length - 1] if length else -1)
    stayed = set()
    at = tails[-1] if tails else -1
    while at >= 0:
        stayed.add(names[at])
        at = came_from[at]
    return stayed
