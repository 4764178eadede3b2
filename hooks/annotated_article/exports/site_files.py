"""Every file for other programs: for each article its citations and annotations, for the site its places, dates, tables and feed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

from annotated_article.anchoring.anchor_article import AnchoredArticle
from annotated_article.exports.cite_as_data import citation_files
from annotated_article.exports.cited import cite_article
from annotated_article.exports.feed import NOTES_FEED, feed, notes_feed
from annotated_article.exports.places_geojson import places_geojson
from annotated_article.exports.published_site import PublishedSite
from annotated_article.exports.tables import tables
from annotated_article.exports.tei import tei
from annotated_article.exports.timeline_json import timeline_json
from annotated_article.exports.web_annotations import annotation_files
from annotated_article.kinds import ENTRY_KINDS
from annotated_article.words import words_of

SITE_FILES = (
    *(f"{folder}.csv" for folder in ENTRY_KINDS),
    "claims.csv",
    "sources.csv",
    "places.geojson",
    "timeline.json",
    "feed.xml",
)
"""Addresses of the files that every site has; hand-written pages may link to them."""


def article_files(site: PublishedSite, anchored: AnchoredArticle, organisations: frozenset[str]) -> dict[str, str]:
    """Address from the site's root -> text, of one article's files.

    A file can't redirect like a page, so the same files are at the article's former addresses too.
    """
    article = anchored.article
    cited = cite_article(article, site.address, organisations)
    own = {**citation_files(cited, article.url), **annotation_files(site, anchored), f"{article.url}tei.xml": tei(site, anchored, cited)}
    if changes := notes_feed(site, anchored, words_of(article.language)):
        own[f"{article.url}{NOTES_FEED}"] = changes
    former = {f"articles/{old}/{path.removeprefix(article.url)}": text for old in article.formerly for path, text in own.items()}
    return own | former


def site_files(site: PublishedSite, language: str, description: str) -> dict[str, Callable[[], str]]:
    """Address from the site's root -> what makes the text, of the files about the whole site."""
    made: dict[str, Callable[[], str]] = {
        "places.geojson": lambda: places_geojson(site),
        "timeline.json": lambda: timeline_json(site),
        "feed.xml": lambda: feed(site, language, description),
        **tables(site),
    }
    if site.address.count("/") == 3:  # crawlers look for it at the root of a host alone
        made["robots.txt"] = lambda: f"User-agent: *\nDisallow:\n\nSitemap: {site.address}sitemap.xml\n"
    return made


def sitemap(address: str, urls: Iterable[str]) -> str:
    """Write the site map (sitemaps.org 0.9) of these pages, without dates: nobody knows when a page changed."""
    rows = "".join(f"<url><loc>{escape(address + url)}</loc></url>\n" for url in urls)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
