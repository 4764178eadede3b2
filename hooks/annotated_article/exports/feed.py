"""The articles as an Atom feed (RFC 4287), newest first. Its dates are those of the articles: no clock is read."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from annotated_article.anchoring.anchor_article import AnchoredArticle
from annotated_article.dates.edtf import Date, day_text
from annotated_article.exports.published_site import LICENCE, PublishedSite

MOST = 50
"""Articles that the feed names."""


def feed(site: PublishedSite, language: str, title: str) -> str:
    """The feed's text."""
    articles = site.articles[:MOST]
    newest = moment(articles[0].article.published.when) if articles else "1970-01-01T00:00:00Z"
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{_xml(language)}">',
        f"<id>{_xml(site.address)}</id>",
        f"<title>{_xml(site.name)}</title>",
        f"<subtitle>{_xml(title)}</subtitle>",
        f"<updated>{newest}</updated>",
        f"<author><name>{_xml(site.name)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href="{_xml(site.address)}feed.xml"/>',
        f'<link rel="alternate" type="text/html" href="{_xml(site.address)}"/>',
        *(line for anchored in articles for line in _entry(site, anchored)),
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def _entry(site: PublishedSite, anchored: AnchoredArticle) -> Iterator[str]:
    article = anchored.article
    url = _xml(f"{site.address}{article.url}")
    text = anchored.texts["body"].text[:300].rsplit(" ", 1)[0]
    yield f'<entry xml:lang="{_xml(article.language)}">'
    yield f"<id>{url}</id>"
    yield f"<title>{_xml(article.title)}</title>"
    yield f'<link rel="alternate" type="text/html" href="{url}"/>'
    yield f'<link rel="related" type="application/ld+json" href="{url}annotations.json"/>'
    yield f"<published>{moment(article.published.when)}</published>"
    yield f"<updated>{moment(article.published.when)}</updated>"
    yield from (f"<author><name>{_xml(author)}</name></author>" for author in article.author)
    yield f"<summary>{_xml(text)} …</summary>"
    yield f"<rights>{_xml(article.rights or LICENCE)}</rights>"
    yield "</entry>"


def moment(when: Date) -> str:
    """The day's beginning: Atom wants a moment, the article gives a day."""
    return f"{day_text(max(when.listed_day, (0, 1, 1)))}T00:00:00Z"


def _xml(text: str) -> str:
    """Text of XML 1.0, which knows no control characters but white space."""
    return escape("".join(sign for sign in " ".join(text.split()) if sign >= " " and sign not in "\ufffe\uffff"))
