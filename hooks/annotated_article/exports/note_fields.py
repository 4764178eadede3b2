"""A note's own fields as its file has them, for exports that lose nothing and can be read back."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from annotated_article.model import Claim, Correction, Dated, DateNote, Question

SECTIONS: dict[type, str] = {DateNote: "dates", Claim: "claims", Question: "questions", Correction: "corrections"}
"""What holds a note -> the section of the article's file."""
_NOT_SAID = frozenset({"at", "selector", "formerly", "allow"})


def note_fields(item: DateNote | Claim | Question | Correction) -> dict[str, Any]:
    """Field -> text or list of texts, without the quote's place and without default values."""
    found: dict[str, Any] = {}
    for each in fields(item):
        value = getattr(item, each.name)
        if each.name in _NOT_SAID or not value or (each.name == "status" and value == "draft"):
            continue
        found[each.name] = str(value.text) if isinstance(value, Dated) else [*map(str, value)] if isinstance(value, tuple) else str(value)
    return found
