"""The lines of a YAML file that cannot be read, and what the lines alone show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from annotated_article.kind import Shape
from annotated_article.loading.field_table import BESIDE, IN_ENTRIES, RECORDS
from annotated_article.model.typed import Span
from annotated_article.repairs import FIELD, column_of, margin_of, owner_of

NAMES = frozenset({*IN_ENTRIES.values(), *(field.name for fields in (*RECORDS.values(), BESIDE) for field in fields)})


def names_of_shapes(*shapes: Shape) -> frozenset[str]:
    """The names of all fields of these shapes."""
    return frozenset(field.name for fields in RECORDS.values() for field in fields if field.shape in shapes)


PROSE = names_of_shapes("prose", "markdown")
LISTS = names_of_shapes("texts", "entries", "sources", "claims", "relations", "records")
_TEXT_BELOW = re.compile(r":\s+[>|][-+]?\d?\s*$")


def names_a_field(name: str) -> bool:
    """Whether the words before a colon may be a field or an id: one word in lower case, or something like a field's name."""
    typed = name.lower().replace(" ", "_").replace("-", "_")
    return (name.islower() and " " not in name) or bool(get_close_matches(typed[:80], NAMES, n=1, cutoff=0.8))


@dataclass(frozen=True, slots=True)
class YamlLines:
    """Lines (from 0), the file's path, and how many lines of the file precede them."""

    path: str
    lines: list[str]
    offset: int = 0
    _in_texts: list[bool] = field(default_factory=list, compare=False)

    def place(self, number: int, column: int, length: int) -> Span:
        """The place of `length` characters in line `number` from `column`, both from 0."""
        return Span(self.path, number + 1 + self.offset, column + 1, max(1, length))

    def words(self, number: int) -> Span:
        """The place of a line without its indentation."""
        line = self.lines[number]
        return self.place(number, margin_of(line), len(line.strip()))

    def numbers(self, first: int, end: int | None = None) -> tuple[int, int]:
        """The numbers in the file of the lines from `first` to `end`, without `end`; of the line `first` if there is no `end`."""
        return first + 1 + self.offset, (first + 1 if end is None else end) + self.offset

    def above(self, number: int) -> int:
        """The nearest line above that isn't empty, or -1."""
        return next((line for line in range(number - 1, -1, -1) if self.lines[line].strip()), -1)

    def owner_above(self, number: int) -> int:
        """The line of the field whose text or list may continue in line `number`, or -1."""
        above = self.above(number)
        owner = owner_of(self.lines, above) if above >= 0 else None
        return -1 if owner is None else owner

    def columns(self, number: int) -> list[int]:
        """The columns of the records that are open above line `number`, the innermost first."""
        found: list[int] = []
        for above in range(number - 1, -1, -1):
            line = self.lines[above]
            if FIELD.match(line) and (not found or column_of(line) < found[-1]):
                found.append(column_of(line))
                if not found[-1]:
                    break
        return found

    def fitting(self, number: int, column: int) -> int:
        """The column of the open record that is nearest to `column`."""
        return min(self.columns(number), key=lambda each: (abs(each - column), -each), default=0)

    def is_text(self, number: int) -> bool:
        """Whether a line is inside a text after > or |, where no character is special."""
        if not self._in_texts:
            self._in_texts.extend(_in_texts(self.lines))
        return self._in_texts[number]

    def head(self, number: int) -> str:
        """A field's line up to its colon and the spaces after it; empty for other lines."""
        match = FIELD.match(self.lines[number])
        return self.lines[number][: match.end()] if match else ""

    def texts(self, owner: int, end: int) -> list[str]:
        """The text of the field in line `owner` with its continuation lines, up to `end`."""
        first = self.lines[owner][len(self.head(owner)) :]
        texts = [line.strip() for line in (first, *self.lines[owner + 1 : end])]
        return [text for text in texts if text and text not in (">", "|")]


def _in_texts(lines: Sequence[str]) -> Iterator[bool]:
    """For each line, whether it is in a text after > or |. One pass for all lines, because a file may have very many."""
    owner = -1  # the column of the field whose text continues
    for line in lines:
        blank, margin = not line.strip(), margin_of(line)
        if not blank and margin <= owner:
            owner = -1
        yield owner >= 0 and not (blank and margin <= owner)
        if owner < 0 and FIELD.match(line) and _TEXT_BELOW.search(line):
            owner = column_of(line)
