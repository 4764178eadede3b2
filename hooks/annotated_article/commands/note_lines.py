"""A file of notes as blocks of lines, so that one block can be moved or replaced and every other line stays as it is.

It reads lines rather than YAML, because comments and empty lines are to be kept. The file must be one that `check` accepts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from annotated_article.repairs import margin_of

# "claims:", "cast: [iran]"
_SECTION = re.compile(r"(?P<name>[a-z_]+):(?=\s|$)")
# "  - id: speech": the item's fields begin in the column after the hyphen and its spaces
_HYPHEN = re.compile(r"(?P<margin> *)-(?P<gap> +|$)")


class InBrackets(Exception):
    """A section that is written in brackets or braces; its items are not on lines of their own."""


class Item(NamedTuple):
    """The lines of one item from `start` up to `end`, with the comments above it; `head` is the line with its hyphen or its id."""

    start: int
    head: int
    end: int


class Section(NamedTuple):
    """A section: the lines from its name, `head`, up to `end`, with the comments above it from `start` on, and its items."""

    name: str
    start: int
    head: int
    end: int
    items: tuple[Item, ...]


def sections_of(lines: Sequence[str]) -> list[Section]:
    """The sections of a file of notes. Raises InBrackets if the items of one can't be told apart by lines."""
    heads = [number for number, line in enumerate(lines) if _SECTION.match(line)]
    starts = [_with_comments(lines, head, 0) for head in heads]
    ends = [*starts[1:], len(lines)]
    return [_section(lines, *place) for place in zip(starts, heads, ends, strict=True)]


def _section(lines: Sequence[str], start: int, head: int, end: int) -> Section:
    match = _SECTION.match(lines[head])
    assert match is not None
    while end > head + 1 and not lines[end - 1].strip():
        end -= 1
    if match["name"] == "cast":
        return Section("cast", start, head, end, ())
    value = lines[head][match.end() :].strip()
    if value and not value.startswith("#"):
        raise InBrackets(match["name"])
    return Section(match["name"], start, head, end, tuple(_items(lines, head, end, keyed=match["name"] == "sources")))


def _items(lines: Sequence[str], head: int, end: int, *, keyed: bool) -> list[Item]:
    """The items below a section's name: each begins with a hyphen, or, `keyed`, with an id; all do so in one column."""
    inside = [number for number in range(head + 1, end) if lines[number].strip() and not lines[number].lstrip().startswith("#")]
    column = margin_of(lines[inside[0]]) if inside else 0
    heads = [number for number in inside if margin_of(lines[number]) == column and (keyed or _HYPHEN.match(lines[number]))]
    if any("{" in lines[number].split(":")[0] for number in heads):
        raise InBrackets(lines[head].partition(":")[0])
    starts = [_with_comments(lines, number, head + 1) for number in heads]
    return [Item(*place) for place in zip(starts, heads, [*starts[1:], end], strict=True)]


def _with_comments(lines: Sequence[str], number: int, first: int) -> int:
    """The line where the comments directly above a line begin."""
    while number > first and lines[number - 1].lstrip().startswith("#"):
        number -= 1
    return number


def column_of_items(lines: Sequence[str], section: Section) -> int:
    """The column of the hyphens of a section, or of a new one."""
    return margin_of(lines[section.items[0].head]) if section.items else 2


def shifted(lines: Sequence[str], by: int) -> list[str]:
    """The lines indented by so many more spaces, or fewer. `# allow: A002` stays at the margin, as it works only there."""
    return [_shifted(line, by) for line in lines]


def _shifted(line: str, by: int) -> str:
    if not line.strip() or line.startswith("# allow:"):
        return line.strip()
    return " " * max(0, margin_of(line) + by) + line.lstrip(" ")


def as_record(lines: Sequence[str], head: int) -> list[str]:
    """The lines of an item as a record at the margin: the hyphen in line `head` becomes a space."""
    match = _HYPHEN.match(lines[head])
    assert match is not None
    opened = [*lines[:head], " " * match.end() + lines[head][match.end() :], *lines[head + 1 :]]
    return shifted(opened, -match.end())
