"""What a list can be narrowed down by, in the page itself (assets/tools.js). Without script there is no form, and everything is listed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

FEWEST_ROWS = 8
"""Fewer rows are seen at a glance."""


class Field(NamedTuple):
    """A choice: its name, which is also that of the rows' data attribute and stands in the address, its label, values with their words."""

    name: str
    label: str
    options: list[tuple[str, str]]


def fields_for(rows: int, fields: Iterable[Field] = ()) -> list[Field] | None:
    """The choices that tell rows apart, or None where there are too few rows to choose from."""
    return [field for field in fields if len(field.options) > 1] if rows >= FEWEST_ROWS else None
