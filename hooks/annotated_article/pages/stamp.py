"""Which text and which notes a page shows, for paper: the same content always has the same stamp."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from annotated_article.anchoring.anchor_article import AnchoredArticle
from annotated_article.model import History, Library
from annotated_article.words import Words

_SIGNS = 7


def stamp(anchored: AnchoredArticle, library: Library, words: Words, history: History | None = None) -> str:
    """`Text 3f2a91c, notes 81bc2d0.`, with the days of their last changes where these are known."""
    history = history or History()
    article = anchored.article
    versions = version([article.title, *article.author, article.published.text, article.markdown]), version(_notes(anchored, library))
    days = history.text, history.notes
    told = [f"{words.date(day.when)} ({name})" if day else name for name, day in zip(versions, days, strict=True)]
    return words.say["stamp"].format(*told)


def version(texts: Iterable[str]) -> str:
    """The first hexadecimal digits of the texts' SHA-256."""
    return sha256("\0".join(texts).encode()).hexdigest()[:_SIGNS]


def _notes(anchored: AnchoredArticle, library: Library) -> list[str]:
    """The text of every file whose notes or sources the article's page shows, in order of their paths."""
    entries = [library.entries[note[6:]] for note in anchored.by_note if note.startswith("entry-")]
    named = [*(entry.sources for entry in entries), *(item.sources for item in anchored.article.notes.sourced)]
    sources = [library.sources[name] for names in named for name in names if name in library.sources]
    paths = {anchored.article.notes.path, *(entry.at.path for entry in entries), *(source.at.path for source in sources)}
    return [f"{path}\n{library.texts.get(path, '')}" for path in sorted(paths)]
