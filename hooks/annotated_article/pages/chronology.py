"""Where an article's dates stand in its own chronology: one page, or one for each year where they are many."""

from __future__ import annotations

from annotated_article.model import Article, DateNote
from annotated_article.pages.split import Part, grouped, split
from annotated_article.words import Words

MOST_DATES = 300
"""Dates on a page of a chronology: they stand there with notes and sources."""


def chronology_url(article: Article, part: Part[DateNote] | None = None) -> str:
    """The page with an article's dates in order, or with a part of them, from the site's root."""
    return f"{article.url}dates/{part.path if part else ''}"


def chronology_parts(article: Article, words: Words) -> list[Part[DateNote]]:
    """The article's dates by year, and within a year in order."""
    dates = sorted(article.notes.dates, key=lambda date: (date.when.when.listed_day[0], date.when.when.order, date.id))
    return split(grouped(dates, lambda date: (date.when.when.year, words.year(date.when.when.year))), most=MOST_DATES)


def date_addresses(article: Article, words: Words) -> dict[str, str]:
    """Date id -> where it stands in the chronology, from the site's root."""
    return {
        str(date.id): f"{chronology_url(article, part)}#{article.id}-{date.id}"
        for part in chronology_parts(article, words)
        for group in part.groups
        for date in group.rows
    }
