"""Which text and which notes a page shows, for paper: the same content always has the same stamp."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from annotated_article.anchoring.anchor_article import AnchoredArticle
from annotated_article.model import ArticleNotes, Entry, History, Library, Source
from annotated_article.words import Words

_SIGNS = 7


def stamp(versions: tuple[str, str], words: Words, history: History | None = None) -> str:
    """`Text: 3f2a91c. Notes: 81bc2d0.`, with the days of their last changes where these are known."""
    days = (history.text, history.notes) if history else (None, None)
    told = [f"{words.date(day.when)} ({version})" if day else version for version, day in zip(versions, days, strict=True)]
    return words.say["stamp"].format(*told)


def versions(anchored: AnchoredArticle, library: Library) -> tuple[str, str]:
    """The version of the article's text, and that of everything its page notes on it.

    A note's `repr` is its content; its place in its file is left out.
    """
    article = anchored.article
    text = [article.title, *article.author, article.published.text, article.markdown]
    return _version(text), _version(map(repr, _notes(anchored, library)))


def _version(texts: Iterable[str]) -> str:
    """The first hexadecimal digits of the texts' SHA-256."""
    return sha256("\0".join(texts).encode()).hexdigest()[:_SIGNS]


def _notes(anchored: AnchoredArticle, library: Library) -> list[ArticleNotes | Entry | Source]:
    """The article's notes, and the entries and sources that its page shows, in order of their ids."""
    notes = anchored.article.notes
    entries = [library.entries[name] for name in sorted(anchored.entries)]
    named = {name for item in (*entries, *notes.sourced) for name in item.sources}
    sources = [library.sources[name] for name in sorted(named) if name in library.sources]
    return [notes, *entries, *sources]
