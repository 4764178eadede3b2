"""Filters for a list, in the page itself (assets/tools.js). Without scripts there is no form, and everything is listed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

FEWEST_ROWS = 8
"""Fewer rows can be seen at a glance."""


class Field(NamedTuple):
    """A filter: its name (also in the address and in the rows' data attribute), its label, and its values with their words."""

    name: str
    label: str
    options: list[tuple[str, str]]


def fields_for(rows: int, fields: Iterable[Field] = ()) -> list[Field] | None:
    """The filters that distinguish rows, or None if there are too few rows to filter."""
    return [field for field in fields if len(field.options) > 1] if rows >= FEWEST_ROWS else None
