"""Atom feeds (RFC 4287): the site's articles, and for each article the changes to its notes. No clock is read.

An entry's date is the day it appeared on this site, which only the repository's history knows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256

from annotated_article.anchoring.anchor_article import AnchoredArticle
from annotated_article.dates.edtf import Date, day_text
from annotated_article.exports.published_site import LICENCE, PublishedSite
from annotated_article.html_text import in_one_line, xml_text
from annotated_article.model.articles import Article, History, NotesChange
from annotated_article.words import Words

MOST = 50
"""Articles that the feed names: those that appeared last."""
NOTES_FEED = "notes.xml"
"""The feed of an article's notes, beside the article's page."""
_NO_HISTORY = History()


def feed(site: PublishedSite, language: str, title: str) -> str:
    """The articles, the last to appear first."""
    articles = sorted(site.articles, key=lambda each: moment(_appeared(site, each.article)), reverse=True)[:MOST]
    entries = [line for anchored in articles for line in _article(site, anchored)]
    newest = max((_updated(site, each.article) for each in articles), default="1970-01-01T00:00:00Z")
    subtitle = [f"<subtitle>{_xml(title)}</subtitle>"] if title else []
    return _whole(site, language, site.name, "", [f"<updated>{newest}</updated>", *subtitle, *entries])


def notes_feed(site: PublishedSite, anchored: AnchoredArticle, words: Words) -> str:
    """The listed changes to an article's notes, the newest first; empty if none is known."""
    article = anchored.article
    changes = site.history.get(article.id, _NO_HISTORY).changes
    if not changes:
        return ""
    title = words.say["notes on"].format(article.title)
    entries = [line for change, name in _named(changes) for line in _change(site, article, change, name, words)]
    newest = max(moment(change.day.date) for change in changes)
    return _whole(site, words.language, title, article.url, [f"<updated>{newest}</updated>", *entries])


def counted(change: NotesChange, words: Words) -> str:
    """`1 person, 2 claims added; 1 date changed`."""
    counts = {"notes added": change.added, "notes changed": change.changed, "notes removed": change.removed}
    listed = {way: ", ".join(words.count(kind, number) for kind, number in each.items()) for way, each in counts.items()}
    return "; ".join(words.say[way].format(kinds) for way, kinds in listed.items() if kinds)


def moment(when: Date) -> str:
    """The day's beginning: Atom wants a moment, and only the day is known."""
    return f"{day_text(max(when.listed_day, (0, 1, 1)))}T00:00:00Z"


def _whole(site: PublishedSite, language: str, title: str, url: str, rest: Sequence[str]) -> str:
    """A feed about the page at `url`, which is the site's first or an article's."""
    page = _xml(site.address + url)
    own = f"{page}{NOTES_FEED if url else 'feed.xml'}"
    lines = (
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{_xml(language)}">',
        f"<id>{own if url else page}</id>",
        f"<title>{_xml(title)}</title>",
        f"<author><name>{_xml(site.name)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href="{own}"/>',
        f'<link rel="alternate" type="text/html" href="{page}"/>',
        *rest,
        "</feed>",
    )
    return "\n".join(lines) + "\n"


def _article(site: PublishedSite, anchored: AnchoredArticle) -> Iterator[str]:
    article = anchored.article
    url = _xml(f"{site.address}{article.url}")
    text = anchored.texts["body"].text[:300].rsplit(" ", 1)[0]
    yield f'<entry xml:lang="{_xml(article.language)}">'
    yield f"<id>{url}</id>"
    yield f"<title>{_xml(article.title)}</title>"
    yield f'<link rel="alternate" type="text/html" href="{url}"/>'
    yield f'<link rel="related" type="application/ld+json" href="{url}annotations.json"/>'
    if appeared := site.history.get(article.id, _NO_HISTORY).appeared:
        yield f"<published>{moment(appeared.date)}</published>"
    yield f"<updated>{_updated(site, article)}</updated>"
    yield from (f"<author><name>{_xml(author)}</name></author>" for author in article.author)
    yield f"<summary>{_xml(text)} …</summary>"
    yield f"<rights>{_xml(article.rights or LICENCE)}</rights>"
    yield "</entry>"


def _appeared(site: PublishedSite, article: Article) -> Date:
    """The day on which the article appeared here; without a history, the day of its first publication."""
    return (site.history.get(article.id, _NO_HISTORY).appeared or article.published).date


def _updated(site: PublishedSite, article: Article) -> str:
    """When the text or the notes last changed; without a history, the day of its first publication."""
    history = site.history.get(article.id, _NO_HISTORY)
    return max((moment(day.date) for day in (history.text, history.notes) if day), default=moment(_appeared(site, article)))


def _named(changes: Sequence[NotesChange]) -> Iterator[tuple[NotesChange, str]]:
    """Each change with a name that stays the same when later ones are listed: its day, and a hash of its words."""
    met, names = Counter[str](), []
    for change in reversed(changes):
        digest = sha256(change.says.encode("utf-8", "replace")).hexdigest()[:8]
        name = f"{change.day.text}-{digest}"
        met[name] += 1
        names.append(name if met[name] == 1 else f"{name}-{met[name]}")
    return zip(changes, reversed(names), strict=True)


def _change(site: PublishedSite, article: Article, change: NotesChange, name: str, words: Words) -> Iterator[str]:
    url, says = f"{site.address}{article.url}", change.says.strip() or words.say["notes history"]
    when = moment(change.day.date)
    yield "<entry>"
    yield f"<id>{_xml(f'{url}{NOTES_FEED}#{name}')}</id>"
    yield f"<title>{_xml(says)}</title>"
    yield f'<link rel="alternate" type="text/html" href="{_xml(url)}"/>'
    yield f"<published>{when}</published><updated>{when}</updated>"
    yield f"<summary>{_xml(counted(change, words) or says)}</summary>"
    yield f"<rights>{LICENCE}</rights>"
    yield "</entry>"


def _xml(text: str) -> str:
    return in_one_line(xml_text(in_one_line(text)))
