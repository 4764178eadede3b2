"""Dates in words, as a language writes them. Names and patterns come from CLDR, words for uncertain and open dates from the caller."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from annotated_article.dates.cldr import Calendar, Pattern, calendar_of
from annotated_article.dates.edtf import Date, Point


class DateWords(NamedTuple):
    """What CLDR doesn't have: formats with {} for the date, and the seasons from spring to winter with {} for the year."""

    language: str
    since: str
    until: str
    about: str
    decade: str
    century: str
    seasons: tuple[str, str, str, str]


@lru_cache(maxsize=4096)  # one site shows the same few dates on thousands of pages
def shown_date(date: Date, words: DateWords) -> str:
    """The date in words: `10 March 2007`, `about 1950`, `10–12 March 2007`, `20 May 2006 – 2014`, `until 2003`."""
    calendar = calendar_of(words.language)
    start, end = date.start, date.end
    if start == end:
        return _point(start, words, calendar)
    if end.precision == "open":
        return words.since.format(_point(start, words, calendar))
    if start.precision == "open":
        return words.until.format(_point(end, words, calendar))
    if _in_one_month(start, end):
        return "".join(_filled(part, point, calendar) for part, point in zip(calendar.days, (start, end), strict=True))
    return calendar.interval.format(_point(start, words, calendar), _point(end, words, calendar))


def shown_year(year: int, language: str) -> str:
    """The year in words: `2007`, `79 AD`, `44 BC`. Years of two digits get their era: `79` alone would be read as 1979."""
    return _year(year, calendar_of(language))


def _in_one_month(start: Point, end: Point) -> bool:
    """Whether both are undoubted days of one month, so that the month is given only once."""
    return start.exact and end.exact and bool(start.day and end.day) and start.parts[:2] == end.parts[:2]


def _point(point: Point, words: DateWords, calendar: Calendar) -> str:
    if not point.given:
        return "?"
    text = words.about.format(_plain(point, words, calendar)) if point.approximate else _plain(point, words, calendar)
    return f"{text}?" if point.uncertain else text


def _plain(point: Point, words: DateWords, calendar: Calendar) -> str:
    """The point without its doubt."""
    match point.precision:
        case "century":
            return words.century.format(point.year)
        case "decade":
            return words.decade.format(point.year)
        case "season":
            return words.seasons[point.month - 21].format(_year(point.year, calendar))
        case "year":
            return _year(point.year, calendar)
        case "month":
            return _filled(calendar.month, point, calendar)
    return _filled(calendar.day, point, calendar)


def _filled(pattern: Pattern, point: Point, calendar: Calendar) -> str:
    """A pattern of CLDR filled with the parts of the point."""
    return "".join(text or _field(field, point, calendar) for field, text in pattern)


def _field(field: str, point: Point, calendar: Calendar) -> str:
    """One field: `d` is 7 and `dd` 07, `M` is 3, `MMMM` or `LLLL` March, `y` the year."""
    if field[0] in "ML":
        names = calendar.months if field[0] == "M" else calendar.months_alone
        return names[point.month - 1] if len(field) > 2 else f"{point.month:0{len(field)}}"
    return f"{point.day:0{len(field)}}" if field[0] == "d" else _year(point.year, calendar)


def _year(year: int, calendar: Calendar) -> str:
    fields = {"y": str(year if year > 0 else 1 - year), "G": calendar.eras[1 if year > 0 else 0]}
    return str(year) if year >= 100 else "".join(text or fields[field[0]] for field, text in calendar.era_year)
