"""What a page's head tells programs: how to cite the page, what it is about, where its data are. Everything is escaped here."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from annotated_article.exports.cite_as_data import FILE_FORMS
from annotated_article.exports.cited import Reference
from annotated_article.exports.feed import NOTES_FEED
from annotated_article.exports.schema_org import article_thing, claim_thing, entry_thing, script_element
from annotated_article.html_text import in_one_line
from annotated_article.kinds import ENTRY_KINDS
from annotated_article.model.articles import Article
from annotated_article.pages.view import View, published, root_of
from annotated_article.words import words_of


def head_of(view: View, url: str) -> str:
    """What the head of the page at `url` says to programs: how to cite it, what it is about, where its data are."""
    if not view.address:
        return ""
    site, root = published(view), root_of(url)
    folder, name, *further = [*url.split("/"), ""]
    feed_link = alternate(f"{root}feed.xml", "application/atom+xml", view.site_name, also="feed")
    if folder == "articles" and name in view.articles and further == ["", ""]:
        anchored = view.articles[name]
        cited = view.reference(anchored.article)
        thing = script_element(article_thing(site, anchored, cited))
        notes = alternate("annotations.json", "application/ld+json", "Web Annotations")
        text = alternate("tei.xml", "application/tei+xml", "TEI")
        feeds = [feed_link, *_feed_of_notes(view, anchored.article)]
        return "\n".join((citation_tags(cited, anchored.article), notes, text, *feeds, thing))
    if folder in ENTRY_KINDS:
        table = alternate(f"{root}{folder}.csv", "text/csv", "CSV")
        places = [alternate(f"{root}places.geojson", "application/geo+json", "GeoJSON")] if folder == "places" else []
        entry = view.library.entries.get(name)
        things = [script_element(entry_thing(site, entry))] if entry and entry.url == url else []
        return "\n".join((table, *places, *things))
    if folder == "claims":
        stated = view.relations.by_id.get(name, {}).get(further[0])
        things = [script_element(claim_thing(site, stated.article, stated.claim))] if stated else []
        return "\n".join((alternate(f"{root}claims.csv", "text/csv", "CSV"), *things))
    others = {"dates": ("timeline.json", "application/json"), "sources": ("sources.csv", "text/csv")}
    return alternate(f"{root}{others[folder][0]}", others[folder][1], others[folder][0]) if folder in others else feed_link


def _feed_of_notes(view: View, article: Article) -> Iterator[str]:
    """A link to the feed of the article's notes, where there is one."""
    if (history := view.history.get(article.id)) and history.changes:
        title = words_of(article.language).say["notes on"].format(article.title)
        yield alternate(NOTES_FEED, "application/atom+xml", title, also="feed")


def citation_tags(cited: Reference, article: Article) -> str:
    """Tags in the names of Highwire Press and Dublin Core, which Zotero and library catalogues read."""
    return "\n".join((*(_meta(name, content) for name, content in _names(cited, article) if content), *_links()))


def _names(cited: Reference, article: Article) -> Iterator[tuple[str, str]]:
    point = cited.issued.leading if cited.issued else None
    date = point.in_figures if point else ""
    yield "citation_title", cited.title
    yield from (("citation_author", name.whole) for name in cited.authors)
    yield "citation_publication_date", date.replace("-", "/")
    yield "citation_language", cited.language
    yield "citation_public_url", cited.url
    yield "DC.title", cited.title
    yield from (("DC.creator", name.whole) for name in cited.authors)
    yield "DC.date", date
    yield "DC.publisher", cited.container
    yield "DC.language", cited.language
    yield "DC.identifier", cited.url
    yield "DC.rights", article.rights or ""


def _links() -> Iterator[str]:
    for file, form in FILE_FORMS.items():
        yield alternate(file, form.media_type, form.name)


def alternate(address: str, media_type: str, title: str, also: str = "describedby") -> str:
    """A link from a page to the same content in another format.

    It has a second relation: at a link that is an alternate only, Material's script looks for a site map of another language,
    and fetches one beside the file, which is not there or holds every page.
    """
    return f'<link rel="alternate {also}" type="{escape(media_type)}" href="{escape(address)}" title="{escape(title)}">'


def _meta(name: str, content: str) -> str:
    return f'<meta name="{escape(name)}" content="{escape(in_one_line(content))}">'
