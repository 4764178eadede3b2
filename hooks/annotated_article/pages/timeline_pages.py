"""What happened when: all dates, a page per year, and each article's own chronology."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import product
from typing import Any, NamedTuple

from markupsafe import Markup

from annotated_article.dates.edtf import Day
from annotated_article.model import Article, DateNote, Library
from annotated_article.pages.chronology import chronology_parts, chronology_url
from annotated_article.pages.filters import Field, fields_for
from annotated_article.pages.split import MOST_ROWS, Part, Way, ways
from annotated_article.pages.templates import fill
from annotated_article.pages.timeline_strip import Item, Published, strip
from annotated_article.pages.view import Happened, Page, View, root_of
from annotated_article.weaving.endnotes import passage_name
from annotated_article.weaving.note_content import date_url
from annotated_article.words import Words

MOST_FULL = 200
"""Dates on a page with their notes and sources; where there are more, they are told briefly."""


class DateRow(NamedTuple):
    """A date in a list; `words_url` leads to its words, and is empty for a background date. A brief row has no text and sources.

    `formerly` are old ids of the row.
    """

    id: str
    title: str
    address: str
    time: Markup
    says: str
    text: Markup
    sources: list[Markup]
    quote: str
    words_url: str
    where: str
    article: str
    status: str
    formerly: list[str]


class PublishedRow(NamedTuple):
    """An article's own date, as a line between the dates."""

    time: Markup
    title: str
    address: str


class Year(NamedTuple):
    """Dates under one heading."""

    label: str
    address: str
    rows: Sequence[DateRow | PublishedRow]


def timeline_pages(library: Library, words: Words) -> Iterator[Page]:
    """The whole timeline, one page per year, and one per article that has dates."""
    yield Page("dates/", words.say["timeline"], words.say["timeline lead"], "", "", _all_years)
    dates = (date for article in library.articles.values() for date in article.notes.dates)
    for year in sorted({date.when.when.year for date in dates}, key=int):
        title = f"{words.say['timeline']}: {words.year(year)}"
        yield Page(f"dates/{year}/", title, words.say["timeline lead"], "", "", partial(_one_year, year))
    for article in library.articles.values():
        if article.notes.dates:
            yield from _chronology(article, words)


def _chronology(article: Article, words: Words) -> Iterator[Page]:
    title, lead = f"{words.say['chronology']}: {article.title}", words.say["chronology lead"]
    parts = chronology_parts(article, words)
    if parts[0].path:
        yield Page(chronology_url(article), title, lead, article.notes.path, "", partial(_one_article, article, parts, None))
    for part in parts:
        url = chronology_url(article, part)
        named = f"{title}, {part.label}" if part.path else title
        yield Page(url, named, lead, article.notes.path, "", partial(_one_article, article, parts, part))


Address = Callable[[DateNote, Article], str]


def date_row(view: View, happened: Happened, url: str, address: Address = date_url, *, full: bool = False) -> DateRow:
    """A date as it stands in a list on the page at `url`, briefly or with everything; `address` says where its title leads."""
    date, article = happened
    writer, anchored = view.writer(url), view.articles[article.id]
    mention = next(iter(anchored.by_note.get(date.id, [])), None)
    note = writer.date(date, article, anchored.here) if full else None
    return DateRow(
        f"{article.id}-{date.id}",
        date.title,
        writer.address(address(date, article)),
        Markup(writer.time(date.when)),
        writer.words.say["article says"].format(writer.words.date(date.article_says.when)) if date.article_says else "",
        Markup(note.text) if note else Markup(),
        [Markup(writer.citation(source)) for source in note.sources] if note else [],
        _quote(date, writer.words),
        f"{writer.address(article.url)}#{mention.anchor}" if mention else "",
        passage_name(mention.passage, writer.words) if mention else "",
        article.title,
        note.status if note else "",
        [f"{old}-{name}" for old, name in product((article.id, *article.formerly), (date.id, *date.formerly))][1:],
    )


def strip_of(view: View, dates: Sequence[Happened], url: str, published: Iterable[Article] = (), *, here: bool = True) -> Markup:
    """The strip of these dates for the page at `url`. Its items lead to the list there, or else (`here`) to the timeline."""
    writer = view.writer(url)
    items = [
        Item(
            date.when.when,
            f"{writer.words.date(date.when.when)}: {date.title}",
            f"#{article.id}-{date.id}" if here else writer.address(date_url(date, article)),
            date.selector is not None,
        )
        for date, article in dates
    ]
    lines = [Published(article.published.when, article.title, writer.address(article.url)) for article in published]
    return Markup(strip(items, lines, writer.words))


def _quote(date: DateNote, words: Words) -> str:
    """The words that date it, in quotation marks."""
    if date.selector is None:
        return ""
    last = f" … {date.selector.last}" if date.selector.last else ""
    return f"{words.quotes[0]}{date.selector.exact}{last}{words.quotes[1]}"


def _all_years(view: View) -> str:
    """All dates by year; where they are too many, the years with their counts."""
    url, words = "dates/", view.words
    by_year, published, told = view.dates_by_year, view.articles_by_year, _Told(view, url)
    brief = len(view.dates) > MOST_ROWS
    years, further = [], []
    for year in sorted(by_year.keys() | published.keys(), key=int):
        label, dates = words.year(year), by_year.get(year, [])
        if not brief:
            years.append(Year(label, f"{year}/" if dates else "", told.rows(dates, published.get(year, []))))
        elif dates:
            further.append(Way(label, f"{year}/", f"{len(dates):,}", False))
    drawn = strip_of(view, view.dates, url, [anchored.article for anchored in view.by_date], here=not brief)
    head = {"title": words.say["timeline"], "lead": words.say["timeline lead"], "counted": words.count("date", len(view.dates))}
    return _page(view, url, years, drawn, ways=further, **head)


def _one_year(year: str, view: View) -> str:
    """A year's dates with their notes, or, where they are too many, with links to the articles' chronologies, which have them."""
    url, words, dates = f"dates/{year}/", view.words, view.dates_by_year[year]
    articles = view.articles_by_year.get(year, [])
    rows = _Told(view, url, view.in_chronology, len(dates) <= MOST_FULL).rows(dates, articles)
    years = list(view.dates_by_year)
    at = years.index(year)
    near = [(words.year(other), f"../{other}/") for other in (*years[max(0, at - 1) : at], *years[at + 1 : at + 2])]
    head = {"title": words.year(year), "up": words.say["timeline"], "near": near, "counted": words.count("date", len(dates))}
    return _page(view, url, [Year("", "", rows)], strip_of(view, dates, url, articles), **head)


def _one_article(article: Article, parts: Sequence[Part[DateNote]], part: Part[DateNote] | None, view: View) -> str:
    """An article's own chronology, or a part of it, with all notes and sources; without a part, the years alone."""
    url, words = chronology_url(article, part), view.words
    dates = [Happened(date, article) for group in part.groups for date in group.rows] if part else []
    rows = _Told(view, url, full=True).rows(dates, [article] if part and not part.path else [])
    head = {
        "title": part.label if part and part.path else words.say["chronology"],
        "up": article.title,
        "up_url": root_of(url) + article.url,
        "lead": words.say["chronology lead"],
        "counted": words.count("date", len(dates) or len(article.notes.dates)),
        "ways": ways(parts, part.path if part else "", root_of(url) + chronology_url(article)),
    }
    return _page(view, url, [Year("", "", rows)] if rows else [], strip_of(view, dates, url, [article]), **head)


class _Told(NamedTuple):
    """How dates are told on the page at `url`."""

    view: View
    url: str
    address: Address = date_url
    full: bool = False

    def rows(self, dates: Iterable[Happened], published: Iterable[Article]) -> list[DateRow | PublishedRow]:
        """Dates, and the articles' own dates as lines between them, in order."""
        writer = self.view.writer(self.url)
        rows: list[tuple[tuple[Day, Day], int, DateRow | PublishedRow]] = [
            (each.published.when.order, 0, PublishedRow(Markup(writer.time(each.published)), each.title, writer.address(each.url)))
            for each in published
        ]
        rows += [(each.date.when.when.order, 1, date_row(self.view, each, self.url, self.address, full=self.full)) for each in dates]
        return [row for _, _, row in sorted(rows, key=lambda row: row[:2])]


def _page(view: View, url: str, years: Sequence[Year], drawn: Markup, **values: Any) -> str:
    """The template with these dates and their strip."""
    say = view.words.say
    rows = [row for year in years for row in year.rows if isinstance(row, DateRow)]
    told = {"text" if row.words_url else "background" for row in rows}
    where = Field("where", say["filter where"], [(place, say[f"strip {place}"]) for place in ("text", "background") if place in told])
    usual = {"up": "", "up_url": "../", "lead": "", "ways": [], "near": [], "fields": fields_for(len(rows), [where])}
    return fill("timeline", years=years, strip=drawn, root=root_of(url), words=view.words, **(usual | values))
