"""A Python-Markdown extension that weaves the notes into articles and fills the pages that `pages_ahead` has prepared.

For hosts that know no hooks. The host gives each page's text; what it gets back is the HTML that MkDocs' readers get too.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

from annotated_article import markdown_text
from annotated_article.model.sheets import address_of
from annotated_article.pages.articles.article_page import article_page
from annotated_article.pages.home.home_page import below_home
from annotated_article.pages.teaching.sheet_page import sheet_page
from annotated_article.site import check_site, further_pages, pages
from annotated_article.words import words_of

Make = Callable[[], str]
HOME = "below home"
"""What the home page asks for: what it shows below its own text."""
_ASKED = re.compile(r"<p>annotated article: ([^<]+)</p>")


def asks_for(name: str) -> str:
    """The line in a prepared page that requests generated content: the address of a page, or HOME."""
    return f"annotated article: {name}"


class Annotations(Extension):
    """The extension; `config` lists its options."""

    def __init__(self, **settings: Any) -> None:
        self.config = {
            "root": [".", "the project's folder"],
            "language": ["en", "the language of pages that belong to no article"],
            "edit": ["", "the code host's address for editing, before a file's path"],
            "contact": ["", "the address for people who report a problem with a note"],
            "address": ["", "the site's address, for citations and data"],
            "name": ["", "the site's name"],
        }
        super().__init__(**settings)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Read Markdown as the core does, remember the page's text first, and put in what is made last."""
        md.registerExtensions(markdown_text.extensions(), markdown_text.EXTENSION_CONFIGS)
        text = _Text(md)
        md.preprocessors.register(text, "annotated_article_text", 1000)
        made, articles, sheets = _site(**{name: str(value) for name, value in self.getConfigs().items()})
        md.postprocessors.register(_Made(text, made, articles, sheets), "annotated_article_made", -1000)


class _Text(Preprocessor):
    """Remembers the page's text."""

    text = ""

    def run(self, lines: list[str]) -> list[str]:
        """The lines as they are."""
        self.text = "\n".join(lines).strip()
        return lines


class _Made(Postprocessor):
    """Puts the article with its notes in place of an article's text, and what a prepared page asks for in place of its line."""

    def __init__(self, text: _Text, made: dict[str, Make], articles: dict[str, Make], sheets: dict[str, Callable[[str], str]]) -> None:
        super().__init__()
        self.of_page, self.made, self.articles, self.sheets = text, made, articles, sheets

    def run(self, text: str) -> str:
        """The HTML of the page; a name that is unknown stays as it was typed."""
        if article := self.articles.get(self.of_page.text):
            return article()
        if sheet := self.sheets.get(self.of_page.text):
            return sheet(text)
        return _ASKED.sub(lambda asked: self.made[asked[1]]() if asked[1] in self.made else asked[0], text)


@lru_cache(maxsize=1)
def _site(root: str, language: str, **settings: str) -> tuple[dict[str, Make], dict[str, Make], dict[str, Callable[[str], str]]]:
    """What can be made: by name, and for articles by their text. The project is read once, however many pages there are."""
    site = check_site(Path(root))
    view = site.view(language, **settings)
    made = {page.url: partial(page.whole, view) for page in (*pages(site, words_of(language)), *further_pages(view))}
    articles = {each.article.markdown.strip(): partial(article_page, view, each) for each in view.articles.values()}
    sheets = {sheet.markdown.strip(): partial(sheet_page, view, sheet, sheet.url) for sheet in site.library.sheets.values()}
    docs = Path(root, "docs")
    by_hand = {address_of(path.relative_to(docs).as_posix()) for path in docs.rglob("*.md")}
    return {**made, HOME: partial(below_home, view, by_hand)}, {**articles}, {**sheets}


def makeExtension(**settings: Any) -> Annotations:  # noqa: N802 - the name is Python-Markdown's
    """Called by Python-Markdown when it is given this module's name."""
    return Annotations(**settings)
