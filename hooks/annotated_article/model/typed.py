"""What a person typed, with its place in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, Self

from annotated_article.dates.edtf import Date


class Span(NamedTuple):
    """A place in a file: path from the project's root, line and column from 1, length in characters."""

    path: str
    line: int = 1
    column: int = 1
    length: int = 0


class Allowance(NamedTuple):
    """A warning, by the number of its rule, that the file at `at` asks to be spared."""

    rule: str
    at: Span


class Text(str):
    """Text that a person typed, with its place in the file."""

    at: Span

    def __new__(cls, value: str, at: Span) -> Self:
        """The text `value`, typed at `at`."""
        text = super().__new__(cls, value)
        text.at = at
        return text


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as typed (EDTF) and what it means."""

    text: Text
    date: Date

    def __repr__(self) -> str:
        """Part of what the version of an article's notes is made of, which is printed and cited: it never changes."""
        return f"Dated(text={self.text!r}, when={self.date!r})"


def date_of(dated: Dated | None) -> Date | None:
    """What the date means, or None without a date."""
    return dated.date if dated else None
