"""A repair as whole lines of a file: which lines it removes, and what replaces them. Lines in, lines out.

It reads lines rather than YAML, because many of the files to be repaired are not valid YAML yet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from annotated_article.model.typed import Span
from annotated_article.yaml_text import folded, is_plain

# `  - id: x`; the name ends with no space, so that a long row of spaces is read once
FIELD = re.compile(r"(?P<head>[ ]*(?:-[ ]+)*)(?P<name>[^\s:#\[\]{}\"'&*!|>%@`,-](?:[^:]*[^: ])?)[ ]*:(?=\s|$)")
ITEM = re.compile(r"[ ]*-(?=\s|$)[ ]*")


class Repair(NamedTuple):
    """`lines` replace the lines `first` to `last` (from 1); if `last` is less than `first`, they go before the line `first`."""

    first: int
    last: int
    lines: tuple[str, ...]

    def applied(self, text: str) -> str:
        """The file's text after the repair."""
        lines = text.split("\n")
        lines[self.first - 1 : self.last] = self.lines
        return "\n".join(lines)


class _Field(NamedTuple):
    """A field's name and its lines, from 0, without `end`."""

    name: str
    start: int
    end: int


def with_words(lines: Sequence[str], at: Span, words: str) -> Repair:
    """Replace the words at `at` with `words`, and delete the further lines of the text that they were."""
    line, start, end = lines[at.line - 1], at.column - 1, at.column - 1 + at.length
    if start == margin_of(line) and not line[end:].strip() and (owner := _owner_of_text(lines, at.line - 1)) >= 0:
        head = FIELD.match(lines[owner])
        assert head is not None
        stop = end_of(lines, owner, column_of(lines[owner]))
        return Repair(owner + 1, stop, (f"{lines[owner][: head.end()]} {words}",))
    last = at.line
    if not line[end:].strip() and start > column_of(line):
        last = end_of(lines, at.line - 1, column_of(_owner(lines, at.line - 1)))
    return Repair(at.line, last, (line[:start] + words + line[end:],))


def _owner_of_text(lines: Sequence[str], number: int) -> int:
    """The line of the field with > after its colon whose text begins in line `number`, or -1."""
    above = next((line for line in range(number - 1, -1, -1) if lines[line].strip()), -1)
    match = FIELD.match(lines[above]) if above >= 0 and not ITEM.match(lines[number]) else None
    begins = match is not None and re.fullmatch(r"[>|][-+\d]*", lines[above][match.end() :].strip())
    return above if begins and column_of(lines[above]) < margin_of(lines[number]) else -1


def with_fields(lines: Sequence[str], at: Span, fields: Sequence[str], *, in_place: bool = False) -> Repair:
    """`fields` (not indented) as fields of the record at `at`: in place of the one of their name, or after the one at `at`.

    With `in_place` they replace the field at `at`. A field of their name around the one at `at` is replaced as a whole.
    """
    here = owner_of(lines, at.line - 1)
    if fields[0].startswith("---"):
        return Repair(1, 0, tuple(fields))
    if here is None:
        return Repair(at.line, end_of(lines, at.line - 1, -1), tuple(fields))
    here = _around(lines, here, fields)
    column = column_of(lines[here])
    names = [match["name"] for field in fields if (match := FIELD.match(field)) and not match["head"]]
    mine = _Field("", here, end_of(lines, here, column))
    same = mine if in_place else next((each for each in _record(lines, here, column) if [each.name] == names), None)
    if same is None:
        return Repair(mine.end + 1, mine.end, _placed(fields, " " * column))
    if not in_place and _holds_items(lines, same) and len(fields) > 1:
        return Repair(same.end + 1, same.end, _placed(fields[1:], " " * column))
    placed = _placed(fields, " " * column)
    return Repair(same.start + 1, same.end, (lines[same.start][:column] + placed[0][column:], *placed[1:]))


def _around(lines: Sequence[str], here: int, fields: Sequence[str]) -> int:
    """The line of the field of this name in which the one of line `here` is nested, or `here`: `lat:` below `location:`."""
    match = FIELD.match(fields[0])
    column = column_of(lines[here])
    for above in range(here - 1, -1, -1):
        outer = FIELD.match(lines[above])
        if outer and column_of(lines[above]) < column:
            return above if match and outer["name"] == match["name"] and not lines[above][outer.end() :].strip() else here
    return here


def _placed(fields: Sequence[str], margin: str) -> tuple[str, ...]:
    """The fields indented by `margin`; texts that YAML would misread go after `>`."""
    placed: list[str] = []
    for field in fields:
        match = FIELD.match(field)
        value = field[match.end() :].strip() if match else ""
        if match and value and not _reads_as_typed(value):
            placed += folded(margin + field[: match.end()], [value])
        else:
            placed.append(margin + field)
    return tuple(placed)


def _reads_as_typed(value: str) -> bool:
    return is_plain(value) or value == ">" or value[0] + value[-1] in ("[]", "{}") or re.fullmatch(r'"(?:[^"\\]|\\.)*"', value) is not None


def margin_of(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def column_of(line: str) -> int:
    """The column of a line's field, after its hyphens; for other lines, the column of their text or hyphen."""
    match = FIELD.match(line)
    return len(match["head"]) if match else margin_of(line)


def owner_of(lines: Sequence[str], number: int) -> int | None:
    """The line (from 0) of the field that a line belongs to: the line itself, or the nearest one above that begins further left."""
    if FIELD.match(lines[number]):
        return number
    column = column_of(lines[number])
    item = ITEM.match(lines[number]) is not None
    for above in range(number - 1, -1, -1):
        if FIELD.match(lines[above]) and (column_of(lines[above]) < column or (item and column_of(lines[above]) == column)):
            return above
    return None


def _owner(lines: Sequence[str], number: int) -> str:
    if ITEM.match(lines[number]):
        return lines[number]
    owner = owner_of(lines, number)
    return lines[number if owner is None else owner]


def end_of(lines: Sequence[str], number: int, column: int) -> int:
    """The line after the last line of what begins in line `number` at `column`."""
    end = number + 1
    match = FIELD.match(lines[number])
    items = match is not None and not lines[number][match.end() :].strip()
    for below in range(number + 1, len(lines)):
        line = lines[below]
        if not line.strip():
            continue
        margin = margin_of(line)
        if margin <= column and not (items and margin == column and ITEM.match(line)):
            break
        end = below + 1
    return end


def _record(lines: Sequence[str], here: int, column: int) -> list[_Field]:
    """The fields of the record that the field in line `here` belongs to."""
    first = here
    for above in range(here, -1, -1):
        match = FIELD.match(lines[above])
        if match and column_of(lines[above]) == column:
            first = above
            if match["head"].strip():
                break
        elif lines[above].strip() and column_of(lines[above]) < column and not lines[above].lstrip().startswith("#"):
            break
    found = []
    number = first
    while number < len(lines):
        match = FIELD.match(lines[number])
        if match and column_of(lines[number]) == column and not (number > first and match["head"].strip()):
            end = end_of(lines, number, column)
            found.append(_Field(match["name"], number, end))
            number = end
        elif lines[number].strip() and not lines[number].lstrip().startswith("#"):
            break
        else:
            number += 1
    return found


def _holds_items(lines: Sequence[str], field: _Field) -> bool:
    """Whether the field is a list with each item on its own line."""
    return any(ITEM.match(line) for line in lines[field.start + 1 : field.end])
