"""The front matter of pages. Nothing in it can run, because Material prints these values unescaped into a page's head."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from html import escape
from typing import Any

from annotated_article.anchoring.read_html import read_html
from annotated_article.article_markdown import article_renderer
from annotated_article.model.articles import Article
from annotated_article.pages.view import Page

_BY_HAND = frozenset({"title", "description", "hide", "search", "icon"})
_LONGEST, _MOST = 200, 2_000  # characters of a description, and of the Markdown that is looked at for it
_NEITHER = ["navigation", "toc"]


def of_article(article: Article) -> dict[str, Any]:
    """Field -> value of an article."""
    head = {"title": article.title, "description": _opening(article.markdown), "author": ", ".join(article.author), "hide": _NEITHER}
    escaped: dict[str, Any] = _escaped(head)
    return escaped


@lru_cache(maxsize=4096)  # a build asks several times for each article
def _opening(markdown: str) -> str:
    """The first words of an article as a reader sees them, cut at a word."""
    text = read_html(article_renderer()(markdown[:_MOST])).text.strip()
    if len(text) <= _LONGEST:
        return text
    words = text[: _LONGEST + 1].rsplit(" ", 1)[0][:_LONGEST]
    return f"{words.rstrip(' ,;:–—-')} …"


def of_made_page(page: Page, for_search: bool = False) -> dict[str, Any]:
    """Field -> value of a generated page. A page that search should not find has no words of its own."""
    title = (for_search and page.searched_as) or page.title
    search = {} if page.own_words else {"exclude": True}
    head = {"title": title, "description": _described(page), "hide": _NEITHER, "search": search, "listed": page.listed}
    made: dict[str, Any] = _escaped(head)
    return made


def _described(page: Page) -> str:
    """What the page says of itself. Several views of the same things share a sentence, and their titles tell them apart."""
    if page.own_words:
        return page.description
    return f"{page.title}{'' if page.title[-1:] in '.?!…' else '.'} {page.description}"


def of_page_by_hand(given: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a hand-written page that it may have."""
    return {key: _escaped(value) for key, value in given.items() if key in _BY_HAND}


def _escaped(value: Any) -> Any:
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, list):
        return [_escaped(item) for item in value]
    return {str(key): _escaped(item) for key, item in value.items()} if isinstance(value, dict) else value
