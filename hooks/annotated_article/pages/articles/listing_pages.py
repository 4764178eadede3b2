"""The list of articles: all of them on one page, by year if there are many, and by publisher."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from heapq import nsmallest
from types import MappingProxyType
from typing import NamedTuple

from markupsafe import Markup

from annotated_article.anchoring.anchor_article import AnchoredArticle
from annotated_article.kinds import MARKED
from annotated_article.model.articles import Article, Library
from annotated_article.pages.alphabetical_order import sort_key
from annotated_article.pages.long_lists import (
    FEWEST_ROWS,
    Filter,
    Part,
    Stretch,
    Way,
    by_number,
    filters_for,
    in_groups,
    numbered_ways,
    split,
    ways,
)
from annotated_article.pages.templates import fill
from annotated_article.pages.view import List, Page, View, root_of
from annotated_article.words import Words

URL = "articles/"
MOST_ARTICLES = 200
"""Articles on a page: each has its opening words."""
NEWEST = 20
"""Articles on the page that lists the years."""
MOST_WAYS = 30
"""Publishers, and subjects, listed there: those with the most articles."""
NONE: Mapping[str, Sequence[Way]] = MappingProxyType({})
_OPENING = 320  # characters; three lines are shown
_LONGEST_SLUG = 60


class ArticleRow(NamedTuple):
    """An article in the list; `publisher` is its publisher in addresses, empty without one."""

    article: Article
    address: str
    day: Markup
    opening: str
    counted: str
    publisher: str
    publisher_address: str


def listing_pages(library: Library, words: Words) -> Iterator[Page]:
    """The page with all articles, one for each year if it is split, and those of each publisher."""
    title, lead = words.say["articles"], words.say["articles lead"]
    newest_first = sorted(library.articles.values(), key=lambda article: (article.published.date.earliest, article.id), reverse=True)
    parts = split(in_groups(newest_first, lambda article: (_year(article), words.year(_year(article)))), most=MOST_ARTICLES)
    yield from List(URL, "year/", title, lead).pages(parts, _all)
    for publisher in _publishers(newest_first):
        pieces = by_number(publisher.articles, MOST_ARTICLES)
        for piece in pieces:
            yield Page(
                f"{publisher.url}{piece.path}", f"{title}: {publisher.name}", lead, "", "", partial(_of_one, publisher, pieces, piece)
            )


class _Publisher(NamedTuple):
    """A publisher with its articles, newest first."""

    name: str
    slug: str
    articles: list[Article]

    @property
    def url(self) -> str:
        """The page with its articles."""
        return f"{URL}publisher/{self.slug}/"


def _publishers(newest_first: Iterable[Article]) -> list[_Publisher]:
    """Every publisher that an article names, by name; two names that would have the same address are numbered."""
    found: dict[str, list[Article]] = {}
    for article in newest_first:
        if article.publisher:
            found.setdefault(str(article.publisher), []).append(article)
    publishers, taken = [], Counter[str]()
    for name in sorted(found):
        slug = "-".join(sort_key(name).split())[:_LONGEST_SLUG] or "publisher"
        taken[slug] += 1
        publishers.append(_Publisher(name, slug if taken[slug] == 1 else f"{slug}--{taken[slug]}", found[name]))
    return publishers


def _of_view(view: View) -> Mapping[str, _Publisher]:
    """Name -> publisher."""
    return view.once("publishers", lambda: {each.name: each for each in _publishers(each.article for each in view.by_date)})


def _year(article: Article) -> str:
    return article.published.date.year


def _all(parts: Sequence[Part[Article]], part: Part[Article] | None, view: View) -> str:
    """One part; without one, the newest articles and the years."""
    url = f"{URL}year/{part.path}" if part and part.path else URL
    shown = [view.articles[article.id] for group in part.groups for article in group.rows] if part else view.by_date[:NEWEST]
    years = ways(parts, part.path if part else "", f"{root_of(url)}{URL}year/")
    lists = _other_lists(view, url) if url == URL and len(view.by_date) >= FEWEST_ROWS else {}
    return _list(view, url, shown, view.words.say["articles"], years, lists)


def _of_one(publisher: _Publisher, pieces: Sequence[Stretch[Article]], piece: Stretch[Article], view: View) -> str:
    """The articles of one publisher, or a part of them."""
    words, url = view.words, f"{publisher.url}{piece.path}"

    def label(each: Stretch[Article]) -> str:
        return words.span(each.rows[-1].published.date, each.rows[0].published.date)

    others = numbered_ways(pieces, label, f"{root_of(url)}{publisher.url}", piece.path)
    return _list(view, url, [view.articles[article.id] for article in piece.rows], publisher.name, others)


def _other_lists(view: View, url: str) -> dict[str, list[Way]]:
    """Heading -> the publishers with the most articles, and the entries that the most articles name."""
    root, say, entries = root_of(url), view.words.say, view.library.entries
    publishers = nsmallest(MOST_WAYS, _of_view(view).values(), key=lambda each: (-len(each.articles), each.name))
    subjects = nsmallest(MOST_WAYS, view.naming, key=lambda entry: (-len(view.naming[entry]), sort_key(entries[entry].name), entry))
    by_publisher = [Way(each.name, root + each.url, (len(each.articles),), False) for each in publishers]
    by_subject = [
        Way(entries[entry].name, root + entries[entry].url, (number,), False)
        for entry in subjects
        if (number := len(view.naming[entry])) > 1
    ]
    return {say["by publisher"]: by_publisher if len(by_publisher) > 1 else [], say["by subject"]: by_subject}


def _list(  # noqa: PLR0913, PLR0917 - a page's articles, and all that leads to others
    view: View, url: str, articles: Iterable[AnchoredArticle], title: str, parts: Sequence[Way], lists: Mapping[str, Sequence[Way]] = NONE
) -> str:
    """Articles with author, date, opening words and the counts of their notes."""
    words = view.words
    rows = [_row(view, url, anchored) for anchored in articles]
    names = {each.slug: each.name for each in _of_view(view).values()}
    here = [(slug, names[slug]) for slug in dict.fromkeys(row.publisher for row in rows) if slug]
    fields = filters_for(len(rows), [Filter("publisher", words.annotating["publisher"], here)])
    return fill("articles/articles", title=title, rows=rows, ways=parts, lists=lists, fields=fields, root=root_of(url), words=words)


def _row(view: View, url: str, anchored: AnchoredArticle) -> ArticleRow:
    article, root, words = anchored.article, root_of(url), view.words
    kinds = [mentions[0].css for mentions in anchored.by_note.values()]
    counted = ", ".join(words.count(kind, kinds.count(kind)) for kind in MARKED if kind in kinds)
    publisher = _of_view(view).get(str(article.publisher))
    day = Markup(view.writer(url).time(article.published))
    slug, at = (publisher.slug, root + publisher.url) if publisher else ("", "")
    return ArticleRow(article, root + article.url, day, _opening(anchored), counted, slug, at)


def _opening(anchored: AnchoredArticle) -> str:
    """How the article's first paragraph begins, its marks and markup left out."""
    body = anchored.texts["body"]
    text = next((body.text[each.start : each.end] for each in body.passages if each.tag == "p"), "")
    return text if len(text) <= _OPENING else text[:_OPENING].rsplit(" ", 1)[0] + " …"
