"""An annotated article to take along: as one HTML file and as an EPUB. Neither needs a network or another file.

Both have the author's text, word for word, and every note. Links to notes stay inside; all others lead to the site.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from html import escape, unescape
from html.parser import HTMLParser
from io import BytesIO
from posixpath import join, normpath
from typing import Any, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from markupsafe import Markup

from annotated_article.anchoring.anchor_article import AnchoredArticle, Mention
from annotated_article.exports.feed import moment
from annotated_article.html_text import VOID, xml_text
from annotated_article.model.articles import Article, claim_url
from annotated_article.pages.articles.article_page import corrections_in, headings_of, kinds_in, notes_by_kind, woven_surfaces
from annotated_article.pages.articles.cite_block import stamp, versions
from annotated_article.pages.articles.embed_page import note_item, with_links
from annotated_article.pages.content_policy import inline_parts, with_policy
from annotated_article.pages.templates import fill
from annotated_article.pages.view import View
from annotated_article.weaving.endnotes import MOST_SOURCES, ways_back
from annotated_article.weaving.note_content import NoteContent, NoteWriter, capital

_KEPT = frozenset("alt aria-label class colspan datetime dir href id lang reversed role rowspan scope src start title value".split())
_NOTEREF = ' epub:type="noteref" role="doc-noteref"'


def xhtml(html: str) -> str:
    """The same elements and words, well-formed, without the attributes that only a script or a style of the site reads."""
    writer = _Writer()
    writer.feed(html)
    writer.close()
    return writer.text


class _Writer(HTMLParser):
    """Writes what it reads. An element that is never closed ends with the one around it, and a passage's number is text, not a link."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[str] = []
        self._open: list[str] = []

    @property
    def text(self) -> str:
        """What has been written, whole."""
        return "".join([*self._parts, *(f"</{tag}>" for tag in reversed(self._open))])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write the element's beginning; one without content ends there."""
        if tag == "a" and ("class", "number") in attrs:
            self._parts.append(f'<b class="number">{dict(attrs)["data-number"]}</b> ')
            return
        empty = tag in VOID
        self._parts.append(f"<{tag}{''.join(_attributes(tag, attrs))}{'/' if empty else ''}>")
        if not empty:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Write the element's end, after those of the elements in it."""
        if tag in self._open:
            while (last := self._open.pop()) != tag:
                self._parts.append(f"</{last}>")
            self._parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Write the words."""
        self._parts.append(xml_text(data, quote=False))


def _attributes(tag: str, attrs: Iterable[tuple[str, str | None]]) -> Iterator[str]:
    for name, value in attrs:
        if name in _KEPT:
            yield f' {name}="{xml_text(value or "")}"'
        if name == "align":
            yield f' class="to-{escape(value or "")}"'
        if tag == "a" and name == "href" and (value or "").startswith("#n-"):
            yield _NOTEREF


ReadFile = Callable[[str], bytes]
"""Reads a file of the built site, given its path from the site's root."""
PICTURE_TYPES = {"gif": "gif", "jpeg": "jpeg", "jpg": "jpeg", "png": "png", "svg": "svg+xml", "webp": "webp"}
_DAY = (1980, 1, 1, 0, 0, 0)
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)
_ONLY_YEAR_MONTH_DAY = re.compile(r"\d{4}(-\d\d){0,2}")


class _Book(NamedTuple):
    """What both files have. `pictures` are the paths of the text's pictures from the site's root, each once."""

    article: Article
    writer: NoteWriter
    text: str
    notes: list[tuple[NoteContent, list[Mention]]]
    kinds: dict[str, str]
    pictures: list[str]
    headings: list[tuple[str, str]]
    shared: dict[str, Any]


def downloads(view: View, anchored: AnchoredArticle, read: ReadFile) -> Iterator[tuple[str, bytes]]:
    """Path from the site's root -> the article's two files, under its former ids too. The site has an address."""
    book = _book(view, anchored)
    pictures = {path: read(path) for path in book.pictures}
    files = {"html": _one_file(view, book, pictures, read), "epub": _epub(book, pictures, read)}
    for name in (book.article.id, *book.article.formerly):
        yield from ((f"articles/{name}/{name}.{ending}", data) for ending, data in files.items())


_ACCESSIBLE = (
    *(("accessibilityFeature", each) for each in ("displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents")),
    ("accessibilityHazard", "none"),
    ("accessMode", "textual"),
)
"""What schema.org calls the properties that every book has."""
_MODES = {False: (("accessModeSufficient", "textual"),), True: (("accessMode", "visual"), ("accessModeSufficient", "textual,visual"))}
"""Whether it has pictures -> the senses that it needs."""


def _book(view: View, anchored: AnchoredArticle) -> _Book:
    article = anchored.article
    inside = _notes_inside(view, anchored)
    writer = view.writer_for(article.language, lambda url: inside.get(url) or view.address + url)
    pictures: dict[str, None] = {}
    text = with_links(woven_surfaces(anchored, writer)["body"], partial(_from_anywhere, view.address, article, pictures))
    history = view.history.get(article.id)
    days = [day.date for day in (history.text, history.notes) if day] if history else []
    shared = {
        "article": article,
        "by": ", ".join((*article.credited, writer.words.date(article.published.date))),
        "address": f"{view.address}{article.url}",
        "site_name": view.site_name,
        "stamp": stamp(versions(anchored, view.library), writer.words, history),
        "changed": max(map(moment, days), default=moment(article.published.date)),
        "words": writer.words,
        "corrections": corrections_in(anchored, writer, writer.linked_source),
    }
    notes = notes_by_kind(view, anchored, writer, writer.entry)
    return _Book(article, writer, text, notes, dict(kinds_in(anchored.mentions)), [*pictures], headings_of(anchored), shared)


def _notes_inside(view: View, anchored: AnchoredArticle) -> dict[str, str]:
    """Address from the site's root of an entry or claim -> the place of its note in the file."""
    entries = (view.library.entries[name] for name in anchored.by_entry)
    claims = (claim for claim in anchored.article.notes.claims if claim.id in anchored.by_note)
    return {entry.url: f"#n-{entry.note_id}" for entry in entries} | {
        claim_url(claim, anchored.article): f"#n-{claim.id}" for claim in claims
    }


def _from_anywhere(site: str, article: Article, pictures: dict[str, None], attribute: str, address: str) -> str:
    """A link or picture of the text, which is relative to the article's page, with an address that is not."""
    if _OUTSIDE.match(address):
        return f'{attribute}="{address}"'
    path, rest = re.match(r"([^?#]*)(.*)", address).groups()  # type: ignore[union-attr]  # it matches anything
    whole = normpath(join("/", article.url, path)).lstrip("/") + ("/" if path.endswith("/") else "")
    if attribute == "src":
        pictures[unescape(whole)] = None
        return f'src="{whole}"'
    return f'{attribute}="{site}{whole.lstrip("/")}{rest}"'


def _with_pictures(html: str, addresses: Mapping[str, str]) -> str:
    """The text with each picture's address in the file instead of its path in the site."""
    return with_links(html, lambda name, address: f'{name}="{addresses[unescape(address)] if name == "src" else address}"')


def _type(path: str) -> str:
    return f"image/{PICTURE_TYPES.get(path.rpartition('.')[2].lower(), 'png')}"


def _one_file(view: View, book: _Book, pictures: Mapping[str, bytes], read: ReadFile) -> bytes:
    """The embed page with its style, script and pictures inside."""
    addresses = {path: f"data:{_type(path)};base64,{b64encode(data).decode()}" for path, data in pictures.items()}
    to_site = view.writer_for(book.article.language, lambda url: view.address + url)
    html = fill(
        "articles/embed",
        text=Markup(_with_pictures(book.text, addresses)),
        notes=[Markup(note_item(content, book.kinds[content.kind], to_site)) for content, _ in book.notes],
        kinds=[*book.kinds],
        root=view.address,
        style=Markup("".join(read(f"assets/{name}.css").decode() for name in ("embed", "take-along"))),
        script=Markup(read("assets/embed.js").decode()),
        **book.shared,
    )
    return with_policy(html, inline_parts(html)).encode()


def _epub(book: _Book, pictures: Mapping[str, bytes], read: ReadFile) -> bytes:
    names = {path: f"pictures/{number}.{path.rpartition('.')[2].lower()}" for number, path in enumerate(pictures, 1)}
    shared = book.shared | {
        "date": book.article.published.text if _ONLY_YEAR_MONTH_DAY.fullmatch(book.article.published.text) else "",
        "text": Markup(xhtml(_with_pictures(book.text, names))),
        "corrections": [_well_formed(each) for each in book.shared["corrections"]],
        "notes": [_footnote(content, mentions, book) for content, mentions in book.notes],
        "headings": book.headings,
        "pictures": [(name, _type(name)) for name in names.values()],
        "accessible": [*_ACCESSIBLE, *_MODES[bool(names)]],
    }
    files = {
        "META-INF/container.xml": fill("articles/epub_container").encode(),
        "EPUB/style.css": read("assets/epub.css"),
        **{f"EPUB/{name}": fill(f"articles/epub_{template}", **shared).encode() for name, template in _PARTS.items()},
        **{f"EPUB/{names[path]}": data for path, data in pictures.items()},
    }
    return _packed(files)


_PARTS = {"package.opf": "package", "contents.xhtml": "contents", "article.xhtml": "article"}
"""File of the book -> its template."""


def _well_formed(correction: Mapping[str, Any]) -> dict[str, Any]:
    return {**correction, **{name: Markup(xhtml(correction[name])) for name in ("says", "sources")}}


def _footnote(content: NoteContent, mentions: list[Mention], book: _Book) -> dict[str, Any]:
    """A note as its template needs it."""
    words, say = book.writer.words, book.writer.words.say
    sources = "; ".join(map(book.writer.linked_source, content.sources[:MOST_SOURCES]))
    rows = (*(html for _, html in content.rows), sources and words.labelled(say["sources"], sources), capital(content.status))
    return {
        "id": content.id,
        "kind": words.kinds[content.kind],
        "name": Markup(xhtml(content.name)),
        "rows": [Markup(xhtml(row)) for row in rows if row],
        "back": list(ways_back([each for each in mentions if each.spot.surface == "body"], words)),
    }


def _packed(files: Mapping[str, bytes]) -> bytes:
    """The book's files in one zip. Its first file says what it is, uncompressed."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr(ZipInfo("mimetype", _DAY), b"application/epub+zip", ZIP_STORED)
        for name, data in files.items():
            archive.writestr(ZipInfo(name, _DAY), data, ZIP_DEFLATED)
    return out.getvalue()
