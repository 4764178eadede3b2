"""The notes of one article from all of its files. Values in, values out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from annotated_article.model.notes import ArticleNotes, Beside, DateNote, Selector


def join_notes(files: Sequence[ArticleNotes], text: str) -> ArticleNotes:
    """The notes of all files; the first names the path of the article's main file, and the others may come in any order.

    With several files, notes are in the order of `text`, the article's Markdown, and background dates by date. Exports list them so.
    Pages don't need this order: for them, the quotes are looked for in the text that readers see.
    """
    main, *parts = files
    parts = [part for part in parts if part.written]
    if not parts or [part.path for part in parts] == [main.path]:
        return [main, *parts][-1]
    joined: dict[str, Any] = {
        field.name: _in_order([item for part in parts for item in getattr(part, field.name)], text)
        for field in fields(ArticleNotes)
        if isinstance(getattr(main, field.name), tuple) and field.name != "beside"
    }
    joined["cast"] = tuple(dict.fromkeys(name for part in parts for name in part.cast))
    beside = Beside(
        tuple(entry for part in parts for entry in part.beside.entries),
        tuple(source for part in parts for source in part.beside.sources),
        frozenset().union(*(part.beside.unread for part in parts)),
    )
    unread = frozenset().union(*(part.unread for part in parts))
    return replace(main, **joined, beside=beside, unread=unread, written=any(part.path == main.path for part in parts))


def _in_order(items: list[Any], text: str) -> tuple[Any, ...]:
    words = " ".join(text.split())
    return tuple(sorted(items, key=lambda item: _place(item, words))) if items and hasattr(items[0], "selector") else tuple(items)


def _place(item: Any, words: str) -> tuple[int, Any]:
    """Where the item's words begin, as far as the Markdown shows it; after that its date, or its line."""
    selector: Selector | None = item.selector
    if selector is None:
        assert isinstance(item, DateNote)
        return len(words) + 1, item.when.when.order
    if selector.surface != "body":
        return -1, ()
    before = f"{selector.before} " if selector.before else ""
    found = words.find(before + " ".join(selector.exact.split()))
    return (found if found >= 0 else len(words)), ()
