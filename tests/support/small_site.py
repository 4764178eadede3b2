"""A site of one article, made in memory from the few lines of a case, and its pages as trees."""

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

from annotated_article.anchoring.find_names import index_names
from annotated_article.model.articles import Library
from annotated_article.model.notes import Source
from annotated_article.model.typed import Span
from annotated_article.pages.articles.article_page import article_page
from annotated_article.pages.view import View
from annotated_article.site import Site, further_pages, pages
from annotated_article.words import words_of
from support.read_as_browsers_do import fragment
from support.small_article import anchored_case, dated, entries_of, render_markdown, text


class SmallSite:
    """The pages of a case: `text`, entries under `people`, `places` …, `notes`, and `sources` (id to publisher)."""

    def __init__(self, given: Mapping[str, Any] | None = None, language: str = "en") -> None:
        given = given or {}
        entries = entries_of(given)
        sources = {
            name: Source(name, Span("annotations/sources/case.yml"), text(f"Title of {name}"), text(publisher), dated("2007-03-11"))
            for name, publisher in given.get("sources", {}).items()
        }
        articles = {}
        if "text" in given:
            articles["case"], problems = anchored_case(given)
            assert not problems, problems
        library = Library(entries, sources, {name: anchored.article for name, anchored in articles.items()})
        site = Site(library, index_names(entries.values()), render_markdown, articles)
        self.view: View = site.view(language)
        self.html = {page.url: page.whole(self.view) for page in [*pages(site, words_of(language)), *further_pages(self.view)]}

    def html_of_article(self) -> str:
        """The HTML of the article's own page."""
        return article_page(self.view, self.view.articles["case"])

    def page(self, url: str) -> Element:
        """The page as a tree, which has no error."""
        tree, errors = fragment(self.html[url])
        assert not errors, errors
        return tree
