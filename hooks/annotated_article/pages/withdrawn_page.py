"""The page of an article that was taken down: what it was and why it is gone, without its text or notes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from annotated_article.model import Article, Library
from annotated_article.pages.listing_pages import URL as ARTICLES
from annotated_article.pages.templates import fill
from annotated_article.pages.view import Page, View, root_of
from annotated_article.words import words_of


def withdrawn_pages(library: Library) -> Iterator[Page]:
    """A page at the address of each article that was taken down; it is neither in the search index nor in the site map."""
    for article in library.withdrawn.values():
        yield Page(article.url, article.title, str(article.withdrawn), article.path, "", partial(_whole, article), listed=False)


def _whole(article: Article, view: View) -> str:
    writer = view.writer(article.url, article.language)
    return fill(
        "withdrawn",
        article=article,
        day=Markup(writer.time(article.published)),
        words=words_of(article.language),
        articles=f"{root_of(article.url)}{ARTICLES}",
    )
