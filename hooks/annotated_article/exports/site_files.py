"""Every file for other programs: for each article its citations and annotations, for the site its places, dates, tables and feed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from annotated_article.exports.citation_files import citation_files
from annotated_article.exports.feed import feed
from annotated_article.exports.places_geojson import places_geojson
from annotated_article.exports.published_site import PublishedSite
from annotated_article.exports.reference import cite_article
from annotated_article.exports.tables import tables
from annotated_article.exports.timeline_json import timeline_json
from annotated_article.exports.web_annotations import annotation_files
from annotated_article.model import ENTRY_KINDS

SITE_FILES = (*(f"{folder}.csv" for folder in ENTRY_KINDS), "claims.csv", "sources.csv", "places.geojson", "timeline.json", "feed.xml")
"""Addresses of those that every site has, which pages written by hand may name."""


def site_files(site: PublishedSite, organisations: frozenset[str], language: str, description: str) -> Iterator[tuple[str, str]]:
    """Address from the site's root -> text, one file at a time: together they are as large as the site."""
    for anchored in site.articles:
        article = anchored.article
        own = {**citation_files(cite_article(article, site.address, organisations), article.url), **annotation_files(site, anchored)}
        yield from own.items()
        for old in article.formerly:  # a file cannot lead on as a page does, and so it stands there too
            yield from ((f"articles/{old}/{path.removeprefix(article.url)}", text) for path, text in own.items())
    yield "places.geojson", places_geojson(site)
    yield "timeline.json", timeline_json(site)
    yield from tables(site).items()
    yield "feed.xml", feed(site, language, description)
    yield from _robots(site.address).items()


def _robots(address: str) -> Mapping[str, str]:
    """Where crawlers find the site map: they look for it at the root of a host alone, so it is there for a site that is."""
    return {"robots.txt": f"User-agent: *\nDisallow:\n\nSitemap: {address}sitemap.xml\n"} if address.count("/") == 3 else {}
