"""Names of months, weekdays and eras, and the patterns of dates, from CLDR through Babel."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from babel import Locale
from babel.core import UnknownLocaleError

_DISPLAYED = {"en": "en_GB"}  # 10 March 2007, where CLDR's plain English has March 10, 2007
# d. MMMM y 'г'. -> ("", d), (". ", ""), ("", MMMM) …: a quoted text, a field of one letter repeated, or literal characters
_PIECES = re.compile(r"'(?P<quoted>(?:[^']|'')*)'|(?P<field>([A-Za-z])\3*)|(?P<sign>[^A-Za-z']+)")
Pattern = tuple[tuple[str, str], ...]
"""Parts of a pattern: a field (`d`, `MMMM`, `y` …) or, if that is empty, literal text."""


class Calendar(NamedTuple):
    """How one language writes dates. `months` are used in a day (`10 marca`), `months_alone` before a year (`marzec 2007`).

    `months_short` are used where there is little room (`mar`). `eras` are before and after year 1. `days` joins two days of one month,
    `interval` any two dates.
    """

    months: tuple[str, ...]
    months_alone: tuple[str, ...]
    months_short: tuple[str, ...]
    weekdays: tuple[str, ...]
    eras: tuple[str, str]
    day: Pattern
    month: Pattern
    era_year: Pattern
    days: tuple[Pattern, Pattern]
    interval: str


@lru_cache
def calendar_of(language: str) -> Calendar:
    """The calendar for a language tag (`de`, `pt-BR`), or English if CLDR doesn't have the language."""
    locale = locale_of(language)
    skeletons = locale.datetime_skeletons
    intervals = locale.interval_formats
    days = (intervals.get("yMMMMd") or intervals.get("yMMMd") or {}).get("d") or ("d–", locale.date_formats["long"].pattern)
    return Calendar(
        tuple(locale.months["format"]["wide"][number] for number in range(1, 13)),
        tuple(locale.months["stand-alone"]["wide"][number] for number in range(1, 13)),
        tuple(locale.months["stand-alone"]["abbreviated"][number] for number in range(1, 13)),
        tuple(locale.days["format"]["wide"][number] for number in range(7)),
        (locale.eras["abbreviated"][0], locale.eras["abbreviated"][1]),
        _pieces(locale.date_formats["long"].pattern),
        _pieces(skeletons["yMMMM"].pattern),
        _pieces(skeletons["Gy"].pattern),
        (_wide(_pieces(_closed(days[0]))), _wide(_pieces(days[1]))),
        _spaced(intervals[None]),
    )


@lru_cache
def months_by_name(language: str) -> Mapping[str, int]:
    """Every name of a month in CLDR, long and short -> 1 to 12."""
    months = _locale(language).months
    return {months[form][width][number]: number for form in _FORMS for width in _WIDTHS for number in range(1, 13)}


@lru_cache
def weekdays_by_name(language: str) -> Mapping[str, int]:
    """Every name of a day of the week in CLDR, long and short -> 0 for Monday … 6 for Sunday."""
    days = _locale(language).days
    return {days[form][width][number]: number for form in _FORMS for width in _WIDTHS for number in range(7)}


@lru_cache
def eras_by_name(language: str) -> Mapping[str, int]:
    """The names of the eras in CLDR -> 0 before year 1, 1 after."""
    eras = _locale(language).eras
    return {eras[width][era]: era for width in _WIDTHS for era in (0, 1)}


def locale_of(language: str) -> Locale:
    """The locale that a page in the language uses: British English for `en`."""
    return _locale(_DISPLAYED.get(language, language))


_FORMS = ("stand-alone", "format")
_WIDTHS = ("abbreviated", "wide")


@lru_cache
def _locale(language: str) -> Locale:
    """The language's locale: of `de-XX` that of `de`, of an unknown one English."""
    parts = language.replace("-", "_").split("_")
    for length in range(len(parts), 0, -1):
        try:
            return Locale.parse("_".join(parts[:length]))
        except (ValueError, UnknownLocaleError):
            continue
    return Locale.parse("en_GB")


def _pieces(pattern: str) -> Pattern:
    return tuple((piece["field"] or "", piece["quoted"] or piece["sign"] or "") for piece in _PIECES.finditer(_spaced(pattern)))


def _spaced(pattern: str) -> str:
    """The pattern with common spaces in place of thin ones, which no keyboard has: what is shown can be searched and typed."""
    return pattern.replace("\u2009", " ").replace("\u202f", " ")


def _closed(pattern: str) -> str:
    """`d –` without spaces around its dash, with which CLDR parts days in some versions: 10–12 March."""
    return re.sub(r"\s*–\s*$", "–", pattern)


def _wide(pattern: Pattern) -> Pattern:
    """The pattern with its months in full: CLDR has intervals of whole names only for some languages."""
    return tuple(("MMMM" if field == "MMM" else field, text) for field, text in pattern)
