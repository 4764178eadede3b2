"""“Cite this article”: six formats below its text, with patterns of them for one paragraph, for several and for a note."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup

from annotated_article.exports.citation_files import FILE_FORMS
from annotated_article.exports.cite_as_text import STYLES, Cited
from annotated_article.exports.reference import Reference, cite_note
from annotated_article.pages.templates import fill
from annotated_article.pages.view import root_of
from annotated_article.words import Words


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
