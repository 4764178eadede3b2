"""What a host without hooks reads in place of docs/: every page that is made, ready to be filled, and a head for each article."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from annotated_article.model.sheets import address_of
from annotated_article.other_hosts.markdown_extension import HOME, asks_for
from annotated_article.pages.articles.article_page import article_page
from annotated_article.pages.articles.embed_page import embed_pages
from annotated_article.pages.redirects import moved_pages, redirect_page, redirects
from annotated_article.pages.view import Page, View
from annotated_article.site import Site, exports, further_pages, pages
from annotated_article.words import words_of

EXTENSION = "annotated_article.other_hosts.markdown_extension"
_CONFIG = """# Written by `annotate.py pages`; the settings in the project's own mkdocs.yml apply here too.
INHERIT: {inherit}
docs_dir: docs
watch: []
theme:
  name: material
  variant: classic
  custom_dir: null
markdown_extensions:
  - {extension}: {settings}
"""


def config(inherit: str, **settings: str) -> str:
    """The host's mkdocs.yml, beside a folder docs/: it takes over the project's, at `inherit`, and gives the extension its settings."""
    return _CONFIG.format(inherit=json.dumps(inherit), extension=EXTENSION, settings=json.dumps(settings))


def pages_ahead(site: Site, language: str, by_hand: Mapping[str, str], address: str = "", name: str = "") -> dict[str, str]:
    """Path below docs/ -> text: `by_hand` (the pages of docs/ that are not articles) with all articles and generated pages.

    Each head has the hash of what is generated from it, so that a host with a cache notices a changed note. Each page has a folder
    of its own, because some hosts resolve the links of a page from its file.
    """
    view = site.view(language, address=address, name=name)
    down = {article.path.removeprefix("docs/") for article in site.library.withdrawn.values()}
    written = {path: text for path, text in by_hand.items() if path not in down}
    written |= {path.removeprefix("docs/"): sheet.head + sheet.markdown for path, sheet in site.library.sheets.items()}
    for page in (*pages(site, words_of(language)), *further_pages(view)):
        written.setdefault(f"{page.url}index.md", _made(page, view))
    for anchored in view.articles.values():
        article = anchored.article
        head = {"title": str(article.title), "hide": ["navigation", "toc"], "made": _hash(article_page(view, anchored))}
        written.pop(f"articles/{article.id}.md", None)
        written[f"{article.url}index.md"] = f"{_head(head)}{article.markdown}"
    if "index.md" in written:
        written["index.md"] += f"\n\n{asks_for(HOME)}\n"
    pages_moved, _ = moved_pages((address_of(path), text) for path, text in by_hand.items())
    return {**written, **dict(_moved({**redirects(site.library), **pages_moved}, language)), **dict(exports(view))}


def embeds_ahead(site: Site, language: str) -> Iterator[tuple[str, str]]:
    """Path below docs/ -> HTML of each article's embed page, one at a time."""
    return embed_pages(site.view(language))


def _moved(moved: Mapping[str, str], language: str) -> Iterator[tuple[str, str]]:
    for old, new in moved.items():
        yield f"{old}index.html", redirect_page(old, new, language)


def _made(page: Page, view: View) -> str:
    made = _hash(page.whole(view))
    head = {"title": page.title, "description": page.description, "hide": ["navigation", "toc"], "made": made}
    return f"{_head(head)}{asks_for(page.url)}\n"


def _head(values: Mapping[str, Any]) -> str:
    return f"---\n{json.dumps(values)}\n---\n"


def _hash(html: str) -> str:
    return sha256(html.encode()).hexdigest()[:16]
