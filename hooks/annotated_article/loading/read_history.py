"""What changed in the notes of each article and when, from the file that the `history` command writes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from annotated_article.dates.edtf import Date, parse
from annotated_article.kinds import KINDS
from annotated_article.model.articles import History, NotesChange
from annotated_article.model.typed import Dated, Span, Text

VERSION = 1
COUNTED = tuple(kind.name for kind in KINDS if kind.has_id)
"""The kinds of note that are counted, in the order of the report."""


def read_history(file: Path) -> dict[str, History]:
    """Article id -> its history. Raises ValueError, with a sentence, if the `history` command did not write the file."""
    try:
        data = json.loads(file.read_text("utf-8"))
        if data["version"] != VERSION:
            raise ValueError("version")
        return {str(name): _history(told, file) for name, told in data["articles"].items()}
    except OSError:
        raise ValueError(f"There is no file {file}. Write it with: python hooks/annotate.py history {file}") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ValueError(f"{file} is not a history of notes. Write it again with: python hooks/annotate.py history {file}") from None


def _history(told: Mapping[str, Any], file: Path) -> History:
    changes = tuple(
        NotesChange(_day(each["day"], file), str(each["says"]), *(_counts(each[what]) for what in ("added", "changed", "removed")))
        for each in told["changes"]
    )
    text, notes, appeared = (_day(told[what], file) if told.get(what) else None for what in ("text", "notes", "appeared"))
    return History(text, notes, changes, int(told["earlier"]), appeared)


def _day(typed: str, file: Path) -> Dated:
    when = parse(typed)
    if not isinstance(when, Date):
        raise TypeError(typed)
    return Dated(Text(typed, Span(file.name)), when)


def _counts(told: Mapping[str, int]) -> dict[str, int]:
    return {kind: int(told[kind]) for kind in COUNTED if kind in told}
