"""Which records were added, changed and removed between two states of the notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, NamedTuple

from annotated_article.kind import Own
from annotated_article.model import Article, Claim, Correction, DateNote, Entry, Question, Source, Text

Record = Entry | Source | Article | DateNote | Claim | Question | Correction
Key = tuple[str, str, str]
"""Its section, its article, its id."""
_UNSEEN = frozenset({"id", "own", "at", "path", "first_line", "notes", "lock", "formerly"})
_TYPED = {"selector": "quote", "type": "kind", "markdown": "text"}
"""Attribute -> the name of the field, if that is another word."""


class Compared(NamedTuple):
    """The keys of added and removed records, and the keys of changed ones with the fields that differ."""

    added: list[Key]
    changed: dict[Key, list[str]]
    removed: list[Key]


def compare_notes(old: Mapping[Key, Record], new: Mapping[Key, Record], renamed: Mapping[str, str] | None = None) -> Compared:
    """The differences. A record with a former id is the same record; an entry's old and new id (`renamed`) are the same text."""
    was = {key: next((name for name in _names_of(key, record) if name in old), None) for key, record in new.items()}
    differ = {key: differing(old[name], new[key], renamed or {}) for key, name in was.items() if name}
    taken = {*was.values()}
    return Compared(
        [key for key, name in was.items() if not name],
        {key: fields for key, fields in differ.items() if fields},
        [key for key in old if key not in taken],
    )


def differing(before: Record, after: Record, renamed: Mapping[str, str]) -> list[str]:
    """The names of the fields that differ."""
    was, now = _values(before), _values(after)
    seen = [name for name in now if name not in _UNSEEN]
    return [_TYPED.get(name, name).rstrip("_") for name in seen if _today(was.get(name), renamed) != now[name]]


def _values(record: Record | Own) -> dict[str, Any]:
    """Attribute -> value, with those that only an entry's kind has."""
    values = {each.name: getattr(record, each.name) for each in fields(record)}
    return values | (_values(record.own) if isinstance(record, Entry) else {})


def _today(value: Any, renamed: Mapping[str, str]) -> Any:
    if isinstance(value, Text):
        return renamed.get(value, value)
    return tuple(_today(each, renamed) for each in value) if type(value) is tuple else value


def _names_of(key: Key, record: Record) -> list[Key]:
    """The key and its former ones; keys have an article's current name."""
    what, article, _ = key
    formerly = () if isinstance(record, Source | Article) else record.formerly
    return [key, *((what, article, str(old)) for old in formerly)]
