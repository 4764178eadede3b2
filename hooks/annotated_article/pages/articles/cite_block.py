"""An article's stamp, and “Cite this article”: six formats, also for a paragraph, for several, and for a note."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from markupsafe import Markup

from annotated_article.anchoring.anchor_article import AnchoredArticle
from annotated_article.exports.cite_as_data import FILE_FORMS
from annotated_article.exports.cite_as_text import STYLES, Cited
from annotated_article.exports.cited import Reference, cite_note
from annotated_article.model.articles import History, Library
from annotated_article.model.notes import ArticleNotes, Entry, Source
from annotated_article.pages.templates import fill
from annotated_article.pages.view import root_of
from annotated_article.words import Words

_DIGITS = 7


def stamp(versions: tuple[str, str], words: Words, history: History | None = None) -> str:
    """`Text: 3f2a91c. Notes: 81bc2d0.`, with the days of their last changes where these are known."""
    days = (history.text, history.notes) if history else (None, None)
    dated = [f"{words.date(day.date)} ({version})" if day else version for version, day in zip(versions, days, strict=True)]
    return words.say["stamp"].format(*dated)


def versions(anchored: AnchoredArticle, library: Library) -> tuple[str, str]:
    """The version of the article's text, and that of everything its page notes on it.

    A note's `repr` is its content; its place in its file is left out.
    """
    article = anchored.article
    text = [article.title, *article.author, article.published.text, article.markdown]
    return _version(text), _version(map(repr, _notes(anchored, library)))


def _version(texts: Iterable[str]) -> str:
    """The first hexadecimal digits of the texts' SHA-256."""
    return sha256("\0".join(texts).encode()).hexdigest()[:_DIGITS]


def _notes(anchored: AnchoredArticle, library: Library) -> list[ArticleNotes | Entry | Source]:
    """The article's notes, and the entries and sources that its page shows, in order of their ids."""
    notes = anchored.article.notes
    entries = [library.entries[name] for name in sorted(anchored.entry_ids)]
    named = {name for item in (*entries, *notes.sourced) for name in item.sources}
    sources = [library.sources[name] for name in sorted(named) if name in library.sources]
    return [notes, *entries, *sources]


class _Style(NamedTuple):
    """A style: the citation, and as patterns that of a paragraph, of `{first}` to `{last}`, and of a note.

    The patterns hold `{paragraph}`, `{title}`, `{address}`.
    """

    name: str
    cited: Cited
    passage: str
    passages: str
    note: str


class _File(NamedTuple):
    """A format for reference managers: the file beside the page, its text, and its patterns for a paragraph, for several and for a note."""

    name: str
    file: str
    text: str
    passage: str
    passages: str
    note: str


_TITLE = "\ue000"
"""A placeholder for a note's title, because a form would encode the braces of a pattern."""


def cite_block(cited: Reference, url: str, site_name: str, words: Words) -> Markup:
    """The block for the article at `url`, seen from there."""
    passage, passages = (cited.passage(number, "{address}") for number in ("{paragraph}", "{first}–{last}"))
    note = _of_a_note(site_name, cited.language)
    styles = [_Style(name, write(cited), write(passage).plain, write(passages).plain, note[name]) for name, write in STYLES.items()]
    files = [
        _File(form.name, file, form.write(cited), form.write(passage), form.write(passages), note[file])
        for file, form in FILE_FORMS.items()
    ]
    return Markup(fill("articles/cite", styles=styles, files=files, root=root_of(url), words=words))


@lru_cache(maxsize=16)
def _of_a_note(site_name: str, language: str) -> dict[str, str]:
    """Style or file -> the pattern of a note's citation: the same for all articles in a language."""
    note = cite_note("", "{title}", "{address}", site_name, language)
    filed = cite_note("{note}", _TITLE, "{address}", site_name, language)
    styles = {name: write(note).plain for name, write in STYLES.items()}
    return styles | {file: form.write(filed).replace(_TITLE, "{title}") for file, form in FILE_FORMS.items()}
