"""Make the new lock of a text from the old one: passages keep their numbers, new ones get a letter, removed ones lead elsewhere."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import count, product
from string import ascii_lowercase

from annotated_article.model.articles import LockedPassage, Stub
from annotated_article.numbering.align_passages import align, described, digest_of, find_again

Passages = tuple[LockedPassage, ...]


def renumber(old: Passages, texts: Sequence[str]) -> Passages:
    """The passages of `texts` (folded, in order) with their numbers, and among them those that are gone; `old` if nothing changed."""
    standing = [passage for passage in old if not passage.leads_to]
    if [passage.digest for passage in standing] == [digest_of(text) for text in texts]:
        return old
    if not old:
        return tuple(described(f"p{number}", text) for number, text in enumerate(texts, 1))
    new = [described("", text) for text in texts]
    aligned = align(standing, new)
    ids = {at: standing[was].id for at, was in aligned.kept.items()}
    ids |= _restored([passage for passage in old if passage.leads_to], new, ids)
    named = [passage._replace(id=name) for passage, name in zip(new, _with_letters(ids, old, len(new)), strict=True)]
    here = {passage.id for passage in named}
    into = {standing[was].id: named[at[0]].id for was, at in aligned.holds.items()}
    return _in_order(old, named, _leading_on(old, here, into))


def stubs(passages: Passages) -> list[Stub]:
    """What the page says about numbers that no longer exist: each with the passage beside which the page says it."""
    found = []
    beside = ""
    first = next((passage.id for passage in passages if not passage.leads_to), "title")
    for passage in passages:
        if passage.leads_to:
            found.append(Stub(passage.id, passage.leads_to, passage.merged, beside or first, not beside))
        else:
            beside = passage.id
    return found


def _restored(gone: list[LockedPassage], new: list[LockedPassage], ids: dict[int, str]) -> dict[int, str]:
    """The new passages that continue passages which were gone."""
    free = [at for at in range(len(new)) if at not in ids]
    return {free[at]: gone[was].id for at, was in find_again(gone, [new[at] for at in free]).items()}


def _with_letters(ids: dict[int, str], old: Passages, length: int) -> list[str]:
    """Each passage's number. A new passage gets the number before it with the next letter that was never used."""
    used = {passage.id for passage in old}
    letters: dict[str, Iterator[str]] = {}
    names: list[str] = []
    for at in range(length):
        if at not in ids:
            base = re.match(r"p\d+", names[-1])[0] if names else "p0"  # type: ignore[index]  # every number has that form
            ids[at] = next(name for letter in letters.setdefault(base, _letters()) if (name := base + letter) not in used)
            used.add(ids[at])
        names.append(ids[at])
    return names


def _letters() -> Iterator[str]:
    """The letters a, b … z, aa, ab and so on."""
    for length in count(1):
        yield from map("".join, product(ascii_lowercase, repeat=length))


def _leading_on(old: Passages, here: set[str], into: dict[str, str]) -> dict[str, tuple[str, bool]]:
    """Where links to each removed number lead, and whether its words are there.

    They lead to the passage with most of its words; otherwise to the nearest passage before it; otherwise to the one after it.
    """
    leads: dict[str, tuple[str, bool]] = {}
    waiting: list[str] = []
    before = ""
    for passage in old:
        if passage.id in here:
            leads |= dict.fromkeys(waiting, (passage.id, False))
            waiting, before = [], passage.id
        elif passage.leads_to in here:
            leads[passage.id] = (passage.leads_to, passage.merged)
        elif passage.id in into:
            leads[passage.id] = (into[passage.id], True)
        elif passage.leads_to not in into and before:
            leads[passage.id] = (before, False)
        elif passage.leads_to in into:
            leads[passage.id] = (into[passage.leads_to], passage.merged)
        else:
            waiting.append(passage.id)
    return leads | dict.fromkeys(waiting, ("title", False))


def _in_order(old: Passages, named: list[LockedPassage], leads: dict[str, tuple[str, bool]]) -> Passages:
    """The passages in the order of the page. A passage that is gone comes after the one it followed."""
    behind: dict[str, list[LockedPassage]] = {}
    last = ""
    for passage in old:
        if passage.id in leads:
            to, merged = leads[passage.id]
            behind.setdefault(last, []).append(passage._replace(leads_to=to, merged=merged))
        else:
            last = passage.id
    ordered = [*behind.get("", ())]
    for passage in named:
        ordered += [passage, *behind.get(passage.id, ())]
    return tuple(ordered)


def describe_changes(old: Sequence[LockedPassage], new: Sequence[LockedPassage]) -> list[str]:
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
    moved = {passage.id for passage in here if passage.id in places} - _longest_run([each.id for each in here if each.id in places], places)
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


def _longest_run(names: Sequence[str], places: dict[str, int]) -> set[str]:
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
