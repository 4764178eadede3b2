"""Long lists: over several pages, and with filters.

One page if everything fits, otherwise a page per group, or pages with a fixed number of rows.
The filters run in the page itself (assets/tools.js). Without scripts there is no form, and everything is listed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Generic, NamedTuple, TypeVar

MOST_ROWS = 500
"""Rows on a page. With everything around them, a page stays far below 200 KB, compressed."""

Row = TypeVar("Row")


class Group(NamedTuple, Generic[Row]):
    """Rows under one heading. Neighbouring groups with the same `slug` share a page if a list is split."""

    slug: str
    label: str
    rows: Sequence[Row]


class Part(NamedTuple, Generic[Row]):
    """The content of one page. `path` is its address below the list's own, empty if the list fits on one page."""

    path: str
    label: str
    groups: Sequence[Group[Row]]

    @property
    def size(self) -> int:
        """How many rows."""
        return sum(len(group.rows) for group in self.groups)


class Stretch(NamedTuple, Generic[Row]):
    """A part of a list that is split by number. `path` is its address below the list's own, `begin` the number of its first row, from 1."""

    path: str
    begin: int
    rows: Sequence[Row]

    @property
    def numbers(self) -> tuple[int, ...]:
        """Those of the first and the last row, such as 101 and 200; once if they are the same."""
        return tuple(dict.fromkeys((self.begin, self.begin + len(self.rows) - 1)))


class Way(NamedTuple):
    """A link to another part of the list: `counted` are how many rows it has, or the numbers of its first and last; `here` is this part."""

    label: str
    address: str
    counted: tuple[int, ...]
    here: bool


def in_groups(rows: Iterable[Row], key: Callable[[Row], tuple[str, str]]) -> list[Group[Row]]:
    """Rows that follow one another with the same slug and label, which `key` gives, as groups."""
    return [Group(slug, label, list(group)) for (slug, label), group in groupby(rows, key=key)]


def split(
    groups: Iterable[Group[Row]],
    weight: Callable[[Row], int] = lambda _: 1,
    most: int = MOST_ROWS,
    name: Callable[[Row], str] | None = None,
) -> list[Part[Row]]:
    """One part with everything, or one part for each slug and further ones where its rows weigh more than `most`.

    Several parts of one slug are labelled by their first and last rows if `name` says what a row is called, else by number.
    """
    groups = list(groups)
    if sum(weight(row) for group in groups for row in group.rows) <= most:
        return [Part("", "", groups)]
    parts = []
    for slug, same in groupby(groups, key=lambda group: group.slug):
        chunks = list(_chunks(list(same), weight, most))
        for number, chunk in enumerate(chunks, 1):
            label = "–".join(dict.fromkeys((chunk[0].label, chunk[-1].label)))
            if len(chunks) > 1:
                label = (_ends(chunk, name) if name else "") or f"{label} ({number})"
            parts.append(Part(f"{slug}/" if number == 1 else f"{slug}/more/{number}/", label, chunk))
    return parts


def _ends(chunk: list[Group[Row]], name: Callable[[Row], str]) -> str:
    """`Adams – Carter` or, if both have the same family name, `Adams, Ada – Adams, Tom`; empty if the two names are the same."""
    first, last = name(chunk[0].rows[0]), name(chunk[-1].rows[-1])
    short = [each.split(",")[0] for each in (first, last)]
    return "" if first == last else " – ".join(short if short[0] != short[1] else (first, last))


def _chunks(groups: list[Group[Row]], weight: Callable[[Row], int], most: int) -> Iterator[list[Group[Row]]]:
    chunk: list[Group[Row]] = []
    total = 0
    for slug, label, rows in groups:
        begun = 0
        for position, row in enumerate(rows):
            if total and total + weight(row) > most:
                yield [*chunk, *([Group(slug, label, rows[begun:position])] if position > begun else [])]
                chunk, begun, total = [], position, 0
            total += weight(row)
        chunk.append(Group(slug, label, rows[begun:]))
    yield chunk


def ways(parts: Sequence[Part[Row]], here: str, base: str) -> list[Way]:
    """The links between the parts of a split list; none if it is not split. `base` leads to the list's own page."""
    return [Way(part.label, base + part.path, (part.size,), part.path == here) for part in parts if part.path]


def by_number(rows: Sequence[Row], most: int = MOST_ROWS) -> list[Stretch[Row]]:
    """The list in parts of `most` rows: the first at the list's own address, the second below it at `2/`, and so on."""
    return [Stretch(f"{at // most + 1}/" if at else "", at + 1, rows[at : at + most]) for at in range(0, len(rows), most)]


def at_least_one(rows: Sequence[Row], most: int = MOST_ROWS) -> list[Stretch[Row]]:
    """The rows in parts, with one part without rows for an empty list."""
    return by_number(rows, most) or [Stretch("", 1, [])]


def numbered_ways(parts: Sequence[Stretch[Row]], label: Callable[[Stretch[Row]], str], base: str, here: str | None = None) -> list[Way]:
    """The links between parts by number; none where there is one part. `label` says what a part holds, `base` leads to the first."""
    return [Way(label(part), base + part.path, part.numbers, part.path == here) for part in parts] if len(parts) > 1 else []


FEWEST_ROWS = 8
"""Fewer rows can be seen at a glance."""


class Filter(NamedTuple):
    """A filter: its name (also in the address and in the rows' data attribute), its label, and its values with their words."""

    name: str
    label: str
    options: list[tuple[str, str]]


def filters_for(rows: int, fields: Iterable[Filter] = ()) -> list[Filter] | None:
    """The filters that distinguish rows, or None if there are too few rows to filter."""
    return [field for field in fields if len(field.options) > 1] if rows >= FEWEST_ROWS else None
