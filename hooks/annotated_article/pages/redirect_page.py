"""The page at an old address: it leads on at once, with what stood behind # and ? where scripts run, and else by a link."""

from __future__ import annotations

from annotated_article.pages.templates import fill
from annotated_article.pages.view import root_of
from annotated_article.words import words_of


def redirect_page(old: str, new: str, language: str) -> str:
    """A whole HTML page, without the site's frame."""
    return fill("redirect", address=root_of(old) + new, root=root_of(old), words=words_of(language))
