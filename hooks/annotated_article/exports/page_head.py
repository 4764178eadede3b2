"""What a page's head tells programs: how to cite the page, what it is about, where its data are. Everything is escaped here."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from annotated_article.exports.cite_as_data import FILE_FORMS
from annotated_article.exports.cited import Reference
from annotated_article.html_text import in_one_line
from annotated_article.model.articles import Article


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
