"""Dates and events in order, and where dates are: on the timeline, which has pages for each year, and in their article's chronology."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from annotated_article.kinds.event import Event
from annotated_article.model.articles import Article, Library
from annotated_article.model.notes import DateNote, Entry
from annotated_article.model.typed import Dated
from annotated_article.pages.long_lists import Stretch, by_number
from annotated_article.words import Words

MOST_DATES = 200
"""Dates on a page of the timeline or of a chronology, with their notes and sources."""


class Happened(NamedTuple):
    """A date note and the article it belongs to."""

    date: DateNote
    article: Article

    @property
    def year(self) -> str:
        """Its year, as in addresses."""
        return self.date.when.date.year


class Held(NamedTuple):
    """An event and when it happened."""

    entry: Entry
    when: Dated


def dates_of(library: Library) -> Iterator[Happened]:
    """Every date of a library, by article."""
    return (Happened(date, article) for article in library.articles.values() for date in article.notes.dates)


def by_year(dates: Iterable[Happened]) -> dict[str, list[Happened]]:
    """Year, as in addresses, from the earliest -> its dates in order."""
    ordered = sorted(dates, key=lambda each: (each.date.when.date.listed_day[0], each.date.when.date.order, each.article.id, each.date.id))
    return {year: list(group) for year, group in groupby(ordered, key=lambda each: each.year)}


def chronology(article: Article) -> list[Stretch[DateNote]]:
    """The article's dates in order, in parts."""
    years = by_year(Happened(date, article) for date in article.notes.dates)
    return by_number([date for dates in years.values() for date, _ in dates], MOST_DATES)


def chronology_url(article: Article, path: str = "") -> str:
    """The page with an article's dates in order, or with a part of them, from the site's root."""
    return f"{article.url}dates/{path}"


def chronology_addresses(article: Article) -> dict[str, str]:
    """Date id -> its place in the chronology, from the site's root."""
    return {
        str(date.id): f"{chronology_url(article, part.path)}#{article.id}-{date.id}" for part in chronology(article) for date in part.rows
    }


def timeline_addresses(dates: Iterable[Happened]) -> dict[tuple[str, str], str]:
    """Article id and date id -> the date's place on the timeline, from the site's root. Needs all dates of a year to know its parts."""
    return {
        (article.id, str(date.id)): f"dates/{year}/{part.path}#{article.id}-{date.id}"
        for year, dates_of_year in by_year(dates).items()
        for part in by_number(dates_of_year, MOST_DATES)
        for date, article in part.rows
    }


def span_of(dates: Iterable[DateNote], words: Words) -> str:
    """What a part contains, from its first date to its last."""
    first, *_, last = [date.when.date for date in dates] * 2  # twice, because a part may have only one date
    return words.span(first, last)


def events_of(library: Library) -> list[Held]:
    """Every event of a library in order of time."""
    held = [Held(entry, entry.own.when) for entry in library.entries.values() if isinstance(entry.own, Event) and entry.own.when]
    return sorted(held, key=lambda each: (*each.when.date.order, each.entry.id))
