"""What happened when: all dates, each year's, and each article's own chronology."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import product
from typing import Any, NamedTuple, TypeVar

from markupsafe import Markup

from annotated_article.dates.edtf import Day
from annotated_article.model.articles import Article, Library
from annotated_article.model.notes import DateNote
from annotated_article.model.typed import Dated
from annotated_article.pages.dates.dates_in_order import (
    MOST_DATES,
    Happened,
    Held,
    by_year,
    chronology,
    chronology_url,
    dates_of,
    events_of,
    span_of,
)
from annotated_article.pages.dates.timeline_strip import Published, StripItem, strip
from annotated_article.pages.long_lists import MOST_ROWS, Filter, Stretch, Way, at_least_one, filters_for, numbered_ways
from annotated_article.pages.templates import fill
from annotated_article.pages.view import Page, View, root_of
from annotated_article.weaving.endnotes import passage_name
from annotated_article.words import Words

TIMELINE = "dates/"


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


class LineRow(NamedTuple):
    """An article's own date or an event, as a line between the dates: `says` what it is."""

    css: str
    time: Markup
    says: str
    title: str
    address: str


class Year(NamedTuple):
    """Dates under one heading."""

    label: str
    address: str
    rows: Sequence[DateRow | LineRow]


def timeline_pages(library: Library, words: Words) -> Iterator[Page]:
    """The whole timeline, and the pages of each year and of each article that has dates."""
    title, lead = words.say["timeline"], words.say["timeline lead"]
    yield Page("dates/", title, lead, "", "", _all_years)
    years = by_year(dates_of(library))
    for year in _in_order({*years, *(event.when.date.year for event in events_of(library))}):
        parts = at_least_one([date for date, _ in years.get(year, [])], MOST_DATES)  # a year may have only events
        for at, part in enumerate(parts):
            label = _label(part, words) if len(parts) > 1 else words.year(year)
            yield Page(f"dates/{year}/{part.path}", f"{title}: {label}", lead, "", "", partial(_year, year, at))
    for article in library.articles.values():
        yield from _chronology(article, words)


def _in_order(years: Iterable[str]) -> list[str]:
    """Years, as in addresses, from the earliest."""
    return sorted(years, key=int)


def _chronology(article: Article, words: Words) -> Iterator[Page]:
    title, lead = words.labelled(words.say["chronology"], article.title), words.say["chronology lead"]
    parts = chronology(article)
    for part in parts:
        label = f"{title}, {_label(part, words)}" if len(parts) > 1 else title
        yield Page(chronology_url(article, part.path), label, lead, article.notes.path, "", partial(_one_article, article, parts, part))


def _label(part: Stretch[DateNote], words: Words) -> str:
    """What a part contains, with numbers, because many things may have happened on one day."""
    return f"{span_of(part.rows, words)} ({words.numbers(part.numbers)})"


Order = tuple[Day, Day]
DateAddress = Callable[[DateNote, Article], str]
Row = TypeVar("Row")


def date_row(view: View, happened: Happened, url: str, address: DateAddress | None = None, *, full: bool = False) -> DateRow:
    """A date in a list on the page at `url`, briefly or with everything; `address` says where its title leads, usually to the timeline."""
    date, article = happened
    writer, anchored = view.writer(url), view.articles[article.id]
    mention = next(iter(anchored.by_note.get(date.id, [])), None)
    note = writer.date(date, article, anchored.here) if full else None
    return DateRow(
        f"{article.id}-{date.id}",
        date.title,
        writer.address((address or view.date_url)(date, article)),
        Markup(writer.time(date.when)),
        writer.words.sentence("article says", writer.words.date(date.other_date.date)) if date.other_date else "",
        Markup(note.text) if note else Markup(),
        [Markup(writer.citation(source)) for source in note.sources] if note else [],
        writer.quoted(date),
        f"{writer.address(article.url)}#{mention.anchor}" if mention else "",
        passage_name(mention.passage, writer.words) if mention else "",
        article.title,
        note.status if note else "",
        [f"{old}-{name}" for old, name in product((article.id, *article.formerly), (date.id, *date.formerly))][1:],
    )


def strip_of(view: View, dates: Sequence[Happened], url: str, published: Iterable[Article] = (), *, here: bool = True) -> Markup:
    """The strip of these dates for the page at `url`. Its items lead to the list there, or else (`here`) to the timeline."""
    writer, words = view.writer(url), view.words
    items = [
        StripItem(
            date.when.date,
            f"{words.date(date.when.date)}: {date.title}",
            f"#{article.id}-{date.id}" if here else writer.address(view.date_url(date, article)),
            date.selector is not None,
        )
        for date, article in dates
    ]
    lines = [Published(article.published.date, article.title, writer.address(article.url)) for article in published]
    as_list = Markup('<a href="{}">{}</a>').format(writer.address(TIMELINE), words.sentence("strip list elsewhere"))
    return Markup(strip(items, lines, words, Markup("<span>{}</span>").format(words.sentence("strip list") if here else as_list)))


def _all_years(view: View) -> str:
    """All dates by year; if there are too many, the years with their counts."""
    url, words = "dates/", view.words
    by_year, published, events, writer = view.dates_by_year, view.articles_by_year, view.events_by_year, _RowWriter(view, url)
    brief = len(view.dates) > MOST_ROWS
    years, further = [], []
    for year in _in_order(by_year.keys() | published.keys() | events.keys()):
        label, dates, held = words.year(year), by_year.get(year, []), events.get(year, [])
        if not brief:
            years.append(Year(label, f"{year}/" if dates or held else "", writer.rows(dates, published.get(year, []), held)))
        elif dates or held:
            further.append(Way(label, f"{year}/", (len(dates),), False))
    drawn = strip_of(view, view.dates, url, [anchored.article for anchored in view.by_date], here=not brief)
    head = {"title": words.say["timeline"], "lead": words.sentence("timeline lead"), "counted": words.count("date", len(view.dates))}
    head["events"] = words.groups["event"] if view.events else ""
    return _page(view, url, years, drawn, ways=further, **head)


def _year(year: str, at: int, view: View) -> str:
    """A year's dates with their notes, or a part of them; `at` is its place among the parts."""
    words, dates = view.words, view.dates_by_year.get(year, [])
    parts = at_least_one(dates, MOST_DATES)
    part, name = parts[at], words.year(year)
    url = f"dates/{year}/{part.path}"
    begins = [each.rows[0].date.when.date.order for each in parts[1:]]
    articles = _within(begins, at, view.articles_by_year.get(year, []), _order)
    events = _within(begins, at, view.events_by_year.get(year, []), lambda event: event.when.date.order)
    years = _in_order(view.dates_by_year.keys() | view.events_by_year.keys())
    place = years.index(year)
    near = [*years[max(0, place - 1) : place], *years[place + 1 : place + 2]]
    up = "../" * url.count("/", len("dates/"))
    head = {
        "title": _span(part, words) if len(parts) > 1 else name,
        "up": f"{words.say['timeline']} {name}" if part.path else words.say["timeline"],
        "up_url": "../",
        "near": [(words.year(other), f"{up}{other}/") for other in near],
        "counted": _counted(part, len(dates), words),
        "ways": numbered_ways(parts, partial(_span, words=words), f"{up}{year}/", part.path),
    }
    rows = _RowWriter(view, url, view.in_chronology, full=True).rows(part.rows, articles, events)
    return _page(view, url, [Year("", "", rows)], strip_of(view, part.rows, url, articles), **head)


def _within(begins: Sequence[Order], at: int, lines: Iterable[Row], order: Callable[[Row], Order]) -> list[Row]:
    """The articles or events that belong to the part at this place, where each part after the first begins with one of these dates."""
    return [each for each in lines if bisect_right(begins, order(each)) == at]


def _order(article: Article) -> Order:
    return article.published.date.order


def _span(part: Stretch[Happened], words: Words) -> str:
    return span_of((happened.date for happened in part.rows), words)


def _counted(part: Stretch[Any], of: int, words: Words) -> str:
    """`201–400 of 1,234 dates`, or `12 dates` if all are in one part."""
    counted = words.count("date", of)
    return words.say["part of"].format(words.numbers(part.numbers), counted) if len(part.rows) < of else counted


def _one_article(article: Article, parts: Sequence[Stretch[DateNote]], part: Stretch[DateNote], view: View) -> str:
    """An article's own chronology, or a part of it, with all notes and sources."""
    url, words = chronology_url(article, part.path), view.words
    dates = [Happened(date, article) for date in part.rows]
    begins = [each.rows[0].when.date.order for each in parts[1:]]
    rows = _RowWriter(view, url, full=True).rows(dates, _within(begins, parts.index(part), [article], _order))
    head = {
        "title": span_of(part.rows, words) if len(parts) > 1 else words.say["chronology"],
        "up": article.title,
        "up_url": root_of(url) + article.url,
        "lead": words.sentence("chronology lead"),
        "counted": _counted(part, len(article.notes.dates), words),
        "ways": numbered_ways(parts, lambda each: span_of(each.rows, words), root_of(url) + chronology_url(article), part.path),
    }
    return _page(view, url, [Year("", "", rows)], strip_of(view, dates, url, [article]), **head)


class _RowWriter(NamedTuple):
    """Lists dates on the page at `url`."""

    view: View
    url: str
    address: DateAddress | None = None
    full: bool = False

    def rows(self, dates: Iterable[Happened], published: Iterable[Article], events: Iterable[Held] = ()) -> list[DateRow | LineRow]:
        """Dates, with the articles' own dates and events as lines between them, in order."""
        words, says = self.view.words, self.view.words.say
        rows: list[tuple[Order, int, DateRow | LineRow]] = [
            (each.published.date.order, 0, self._line("published", each.published, says["published"], each.title, each.url))
            for each in published
        ]
        rows += [
            (each.when.date.order, 1, self._line("event", each.when, f"{words.kinds['event']}:", each.entry.name, each.entry.url))
            for each in events
        ]
        rows += [(each.date.when.date.order, 2, date_row(self.view, each, self.url, self.address, full=self.full)) for each in dates]
        return [row for _, _, row in sorted(rows, key=lambda row: row[:2])]

    def _line(self, css: str, when: Dated, says: str, title: str, url: str) -> LineRow:
        writer = self.view.writer(self.url)
        return LineRow(f"is-{css}", Markup(writer.time(when)), says, title, writer.address(url))


def _page(view: View, url: str, years: Sequence[Year], drawn: Markup, **values: Any) -> str:
    """The template with these dates and their strip."""
    say = view.words.say
    rows = [row for year in years for row in year.rows if isinstance(row, DateRow)]
    seen = {"text" if row.words_url else "background" for row in rows}
    where = Filter("where", say["filter where"], [(place, say[f"strip {place}"]) for place in ("text", "background") if place in seen])
    usual = {"up": "", "up_url": "../", "lead": "", "ways": [], "near": [], "events": "", "fields": filters_for(len(rows), [where])}
    return fill("dates/timeline", years=years, strip=drawn, root=root_of(url), words=view.words, **(usual | values))
