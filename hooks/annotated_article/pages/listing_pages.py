"""The list of articles: the newest on the home page, all of them on their own page, by year if there are many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from markupsafe import Markup

from annotated_article.anchoring.anchor_article import AnchoredArticle
from annotated_article.kinds import MARKED
from annotated_article.model import Article, Library
from annotated_article.pages.split import Part, Way, grouped, split, ways
from annotated_article.pages.templates import fill
from annotated_article.pages.view import Page, View, root_of
from annotated_article.words import Words

URL = "articles/"
MOST_ARTICLES = 200
"""Articles on a page: each has its opening words."""
NEWEST = 20
"""Articles on the home page."""
_OPENING = 320  # characters; three lines are shown


class ArticleRow(NamedTuple):
    """An article in the list."""

    article: Article
    address: str
    day: Markup
    opening: str
    counted: str


def listing_pages(library: Library, words: Words) -> Iterator[Page]:
    """The page with all articles, and one for each year if it is split."""
    title, lead = words.say["articles"], words.say["articles lead"]
    newest_first = sorted(library.articles.values(), key=lambda article: (article.published.when.earliest, article.id), reverse=True)
    parts = split(grouped(newest_first, lambda article: (_year(article), words.year(_year(article)))), most=MOST_ARTICLES)
    if parts[0].path:
        yield Page(URL, title, lead, "", "", partial(_all, parts, None))
    for part in parts:
        url = f"{URL}year/{part.path}" if part.path else URL
        yield Page(url, f"{title}: {part.label}" if part.path else title, lead, "", "", partial(_all, parts, part))


def newest_articles(view: View) -> str:
    """The list of the newest articles, for the home page."""
    further = Way(view.words.say["articles"], URL, view.words.count("article", len(view.by_date)), False)
    return _list(view, "", view.by_date[:NEWEST], ways=[further] if len(view.by_date) > NEWEST else [])


def _year(article: Article) -> str:
    return article.published.when.year


def _all(parts: Sequence[Part[Article]], part: Part[Article] | None, view: View) -> str:
    """One part; without one, the newest articles and the years."""
    url = f"{URL}year/{part.path}" if part and part.path else URL
    shown = [view.articles[article.id] for group in part.groups for article in group.rows] if part else view.by_date[:NEWEST]
    years = ways(parts, part.path if part else "", f"{root_of(url)}{URL}year/")
    return _list(view, url, shown, title=view.words.say["articles"], ways=years)


def _list(view: View, url: str, articles: Iterable[AnchoredArticle], title: str = "", ways: Sequence[Way] = ()) -> str:
    """Articles with author, date, opening words and the counts of their notes."""
    root, words, writer = root_of(url), view.words, view.writer(url)
    rows = []
    for anchored in articles:
        kinds = [mentions[0].css for mentions in anchored.by_note.values()]
        counted = ", ".join(words.count(kind, kinds.count(kind)) for kind in MARKED if kind in kinds)
        article = anchored.article
        rows.append(ArticleRow(article, root + article.url, Markup(writer.time(article.published)), _opening(anchored), counted))
    return fill("articles", title=title, rows=rows, ways=ways, root=root, words=words)


def _opening(anchored: AnchoredArticle) -> str:
    """How the article's first paragraph begins, its marks and markup left out."""
    body = anchored.texts["body"]
    text = next((body.text[each.start : each.end] for each in body.passages if each.tag == "p"), "")
    return text if len(text) <= _OPENING else text[:_OPENING].rsplit(" ", 1)[0] + " …"
