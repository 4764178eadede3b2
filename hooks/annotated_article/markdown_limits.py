"""Find what Python-Markdown would read too slowly or not at all, in one pass over the lines, before it is read.

Some of its patterns take the square of a paragraph's length or of the number of its brackets, and it calls itself for each level of
a list or quotation. The limits are far above what any article needs; together they keep the time in proportion to the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

MOST_LINES = 200  # lines of one paragraph, list or quotation that follow one another; rows of tables are free
MOST_CHARACTERS = 20_000  # of one such block
MOST_BRACKETS = 200  # opening brackets of one such block
MOST_BRACKETS_IN_ALL = 5_000
MOST_HEADINGS = 1_000
DEEPEST = 80  # columns of spaces, hyphens, numbers and > before a line's first word
MOST_OPEN_FENCES = 20  # lines that begin code which never ends

# ```python hl_lines="1"
_FENCE = re.compile(
    r"(?P<fence>~{3,}|`{3,})[ ]*(?:\{[^\n]*\}|\.?[\w#.+-]*[ ]*(?:hl_lines=(?:\"[^\"\n]*\"|'[^'\n]*')[ ]*)?)",
)
_BARE_FENCE = re.compile(r"(~{3,}|`{3,})[ ]*")
# `> > - 1. words`
_LEVELS = re.compile(r"(?:[\s>]|[-+*:]\s|\d{1,9}[.)]\s)*+")
# `# A heading`, and the line below one: `=====`
_HEADING = re.compile(r"#|[=-]+[ ]*$")


class TooMuch(NamedTuple):
    """What is too much for Markdown: the line from 0, what is wrong with it, and what to do."""

    line: int
    says: str
    fix: str


def too_much(text: str) -> TooMuch | None:
    """The first place in a text that Markdown could not read in a time in proportion to the text's length."""
    lines = text.split("\n")
    code = {line for first, end in fences(text) for line in range(first, end)}
    looks = (_open_fences(lines, code), _headings(lines, code), _brackets(lines, code), _blocks(lines, code))
    return min((found for look in looks for found in look), default=None)


def fences(text: str) -> Iterator[tuple[int, int]]:
    """Lines from 0, [first, end), of each run of code between fences."""
    if "```" not in text and "~~~" not in text:
        return
    lines = text.split("\n")
    closing: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        if bare := _BARE_FENCE.fullmatch(line):
            closing.setdefault(bare[1], []).append(number)
    number = 0
    while number < len(lines):
        if (end := _end_of_code(lines[number], number, closing)) is not None:
            yield number, end + 1
            number = end
        number += 1


def _end_of_code(line: str, number: int, closing: dict[str, list[int]]) -> int | None:
    """The line that ends the code which begins in this one; None if none begins here or none ends it."""
    opening = _FENCE.fullmatch(line)
    ends = closing.get(opening["fence"], []) if opening else []
    following = bisect_right(ends, number)
    return ends[following] if following < len(ends) else None


def _open_fences(lines: list[str], code: set[int]) -> Iterator[TooMuch]:
    opened = [number for number, line in enumerate(lines) if line.startswith(("```", "~~~")) and number not in code]
    if len(opened) > MOST_OPEN_FENCES:
        says = f"Code begins here and never ends, as in {len(opened) - 1:,} other lines; the limit is {MOST_OPEN_FENCES}."
        yield TooMuch(opened[0], says, "end the code with a line of the same three characters")


def _headings(lines: list[str], code: set[int]) -> Iterator[TooMuch]:
    found = [number for number, line in enumerate(lines) if _HEADING.match(line) and number not in code]
    if len(found) > MOST_HEADINGS:
        says = f"This is heading {MOST_HEADINGS + 1:,} of the text; the limit is {MOST_HEADINGS:,}."
        yield TooMuch(found[MOST_HEADINGS], says, "delete headings, or split the text")


def _brackets(lines: list[str], code: set[int]) -> Iterator[TooMuch]:
    count = 0
    for number, line in enumerate(lines):
        count += 0 if number in code else line.count("[")
        if count > MOST_BRACKETS_IN_ALL:
            says = f"Up to here the text has {count:,} opening brackets; the limit is {MOST_BRACKETS_IN_ALL:,}."
            yield TooMuch(number, says, "delete brackets, or split the text")
            return


def _blocks(lines: list[str], code: set[int]) -> Iterator[TooMuch]:
    """What is too much in one block, which is the lines between two blank ones."""
    first, rows, length, brackets = 0, 0, 0, 0
    for number, line in enumerate(lines):
        if number in code:  # a word replaces the code: the block continues below it
            continue
        if not line.strip(" \t"):
            first, rows, length, brackets = number + 1, 0, 0, 0
            continue
        rows += not line.startswith("|")
        length += len(line)
        brackets += line.count("[")
        if problem := _of_block(rows, length, brackets) or _of_line(line):
            yield TooMuch(first if rows > 1 else number, *problem)
            return


def _of_block(rows: int, length: int, brackets: int) -> tuple[str, str] | None:
    counted = ((rows, MOST_LINES, "lines"), (length, MOST_CHARACTERS, "characters"), (brackets, MOST_BRACKETS, "opening brackets"))
    for count, most, what in counted:
        if count > most:
            says = f"The block that begins here has more than {most:,} {what} and no blank line."
            return says, "add a blank line where a paragraph ends"
    return None


def _of_line(line: str) -> tuple[str, str] | None:
    levels = _LEVELS.match(line)
    if levels and levels.end() > DEEPEST:
        says = f"More than {DEEPEST} columns of spaces, list markers and > come before the first word of this line."
        return says, "move the line to the left"
    return None
