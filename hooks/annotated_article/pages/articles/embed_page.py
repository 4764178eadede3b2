"""An article for an iframe on another site, at `embed/<article>/`: its text and notes, without the site's header, menu and search.

The page holds the whole article; `assets/embed.js` picks the paragraphs and notes that the address asks for
(`?from=p7&to=p10&notes=claims`). These pages go around the theme, so the host of the build knows nothing of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from html import escape
from typing import Any

from markupsafe import Markup

from annotated_article.anchoring.anchor_article import AnchoredArticle
from annotated_article.html_text import shown
from annotated_article.model.articles import Article
from annotated_article.pages.articles.article_page import kinds_in, woven_article
from annotated_article.pages.content_policy import Inline, with_policy
from annotated_article.pages.redirects import redirect_page
from annotated_article.pages.templates import fill
from annotated_article.pages.view import View, root_of
from annotated_article.weaving.endnotes import MOST_SOURCES
from annotated_article.weaving.note_content import NoteContent, NoteWriter, capital

# <a class="mark" id="m-1" href="#n-entry-ada">  <img alt="A bridge" src="../bridge.svg">
_LINK = re.compile(r'(<(?:a|img)\b[^>]*? )(href|src)="([^"]*)"')
# https://example.org/  mailto:ada@example.org  /data/  ../../people/ada-pell/
_SAME_FROM_HERE = re.compile(r"[a-z][a-z0-9+.-]*:|/|\.\./\.\./", re.IGNORECASE)


def embed_pages(view: View) -> Iterator[tuple[str, str]]:
    """File path from the site's root -> HTML of every article's embed pages, withdrawn ones too."""
    for article in (*(anchored.article for anchored in view.articles.values()), *view.library.withdrawn.values()):
        yield from embed_pages_of(view, article)


def embed_pages_of(view: View, article: Article) -> Iterator[tuple[str, str]]:
    """File path from the site's root -> HTML: the article's embed page, and a redirect for each former id."""
    yield f"embed/{article.id}/index.html", embed_page(view, article.id)
    for old in article.formerly:
        yield f"embed/{old}/index.html", redirect_page(f"embed/{old}/", f"embed/{article.id}/", article.language)


def embed_page(view: View, article_id: str) -> str:
    """The HTML of one article's embed page. Raises KeyError if there is no such article."""
    withdrawn = view.library.withdrawn.get(article_id)
    article = withdrawn or view.articles[article_id].article
    writer = view.writer(article.url, article.language)
    html = fill(
        "articles/embed",
        article=article,
        by=", ".join((*article.credited, writer.words.date(article.published.date))),
        root=root_of(article.url),
        words=writer.words,
        **({} if withdrawn else _text_and_notes(view, view.articles[article_id], writer)),
    )
    return with_policy(html, Inline())


def _text_and_notes(view: View, anchored: AnchoredArticle, writer: NoteWriter) -> dict[str, Any]:
    kinds, (texts, noted) = dict(kinds_in(anchored.mentions)), woven_article(view, anchored, writer)
    notes = [Markup(note_item(content, kinds[content.kind], writer)) for content, _ in noted]
    return {"text": Markup(with_links(texts["body"], partial(_from_here, anchored.article))), "notes": notes, "kinds": [*kinds]}


def note_item(content: NoteContent, kind: str, writer: NoteWriter) -> str:
    """The note as a list item, folded. `kind` is its word in addresses. It has as many sources as a card.

    The id is inside <details>, so that a link to it opens the note even without JavaScript.
    """
    say = writer.words.say
    sources = "; ".join(map(writer.linked_source, content.sources[:MOST_SOURCES]))
    page = f'<a href="{escape(writer.address(content.url))}">{shown(say["open page"])}</a>'
    rows = [
        *(f'<p class="{name}">{html}</p>' for name, html in content.rows),
        sources and f"<p>{writer.words.labelled(shown(say['sources']), sources)}</p>",
        f"<p>{' · '.join(filter(None, (shown(capital(content.status)), page)))}</p>",
    ]
    return (
        f'<li><details class="note note--{content.kind}" data-kind="{kind}">'
        f"<summary><b>{shown(writer.words.kinds[content.kind])}</b> {content.name}</summary>"
        f'<div id="n-{content.id}">{"".join(rows)}</div></details></li>\n'
    )


def with_links(html: str, link: Callable[[str, str], str]) -> str:
    """The article's text with other links and pictures: `link("href", address)` and `link("src", address)` give the new attributes."""
    return _LINK.sub(lambda found: found[1] + link(found[2], found[3]), html)


def _from_here(article: Article, attribute: str, address: str) -> str:
    """A link that works from the embed page: one to a note stays in the iframe, any other leaves it."""
    if address.startswith("#n-"):
        return f'target="_self" {attribute}="{address}"'
    start = "" if _SAME_FROM_HERE.match(address) else f"../../{article.url}"
    return f'{attribute}="{start}{address}"'
