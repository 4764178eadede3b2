"""Dates as people may write them here: a subset of EDTF (ISO 8601-2), level 0 and 1. Knows nothing of files or pages."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from functools import lru_cache

Day = tuple[int, int, int]
"""Year, month, day; years before 1 count from 0 as in ISO 8601 (0 is 1 BC)."""

FIRST: Day = (-(10**6), 1, 1)
LAST: Day = (10**6, 12, 31)

LONGEST = 100  # characters; what may have been meant is looked for in ways that take the square of the length
MONTHS = (
    "January February March April May June July August September October November December".split(),
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
)
_MONTH_NUMBER = {name[:3].lower(): number + 1 for names in MONTHS for number, name in enumerate(names)}

_POINT = re.compile(r"(?P<year>-?\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<mark>[~?%]?)", re.ASCII)
_SLASHED = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})", re.ASCII)


@dataclass(frozen=True, slots=True)
class When:
    """First and last day meant (both included), how finely it is given, and what is unsure or open about it.

    `precision` is day, month, year, decade or century; for an interval that of its first end that is given.
    """

    first: Day
    last: Day
    precision: str
    approximate: bool = False
    uncertain: bool = False
    interval: bool = False

    @property
    def order(self) -> tuple[Day, Day]:
        """What dates are sorted by, as EDTF has it: their first day, then their last; what has no beginning comes first."""
        return self.first, self.last

    @property
    def open_start(self) -> bool:
        """Nobody says when it began."""
        return self.first == FIRST

    @property
    def open_end(self) -> bool:
        """Nobody says when it ended."""
        return self.last == LAST


@dataclass(frozen=True, slots=True)
class NotADate:
    """Why a text is not a date in our form, and the forms that may have been meant. `backwards`: it ends before it begins."""

    why: str
    meant: tuple[str, ...] = ()
    backwards: bool = False


def parse(text: str) -> When | NotADate:
    """Read `2007-03-10`, `2007-03`, `2007~`, `199X`, `2007-03-10/2007-03-12`, `../2003` and the like.

    >>> parse("2007-03").last
    (2007, 3, 31)
    >>> parse("10 March 2007").meant
    ('2007-03-10',)
    """
    if len(text) > LONGEST:
        return NotADate(f"no date has more than {LONGEST} characters")
    when = _interval(text) if "/" in text else _point(text)
    return _refuse(text, when) if isinstance(when, NotADate) and not when.backwards else when


def _point(text: str) -> When | NotADate:
    match = _POINT.fullmatch(text)
    if not match:
        return NotADate("dates look like 2007-03-10, 2007-03, 2007, 2007~ (about), 2007-03-10/2007-03-12 (from and to)")
    year, month, day, mark = match["year"], match["month"], match["day"], match["mark"]
    if "X" in year and (month or mark):
        return NotADate("a decade or century stands alone", (year,))
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    precision = "day" if day else "month" if month else {0: "year", 1: "decade", 2: "century"}[year.count("X")]
    months = (int(month), int(month)) if month else (1, 12)
    if not 1 <= months[0] <= 12:
        return NotADate(f"there is no month {month}")
    longest = _days(low, months[1])
    days = (int(day), int(day)) if day else (1, longest)
    if not 1 <= days[0] <= longest:
        return NotADate(f"{year}-{month} has {longest} days")
    return When((low, months[0], days[0]), (high, months[1], days[1]), precision, mark in ("~", "%"), mark in ("?", "%"))


def _days(year: int, month: int) -> int:
    """How many days the month has; the calendar repeats itself every 400 years."""
    return calendar.monthrange(year % 400 + 2000, month)[1]


def _interval(text: str) -> When | NotADate:
    ends = text.split("/")
    points = [_point(end) for end in ends if end != ".."]
    for point in points:
        if isinstance(point, NotADate):
            return point
    whens = [point for point in points if isinstance(point, When)]
    if len(ends) != 2 or not whens:
        return NotADate("from and to are two dates with a slash between them; .. is an open end")
    start, end = (whens[0] if ends[0] != ".." else None), (whens[-1] if ends[1] != ".." else None)
    if start and end and end.last < start.first:
        return NotADate("the end is before the start", (f"{ends[1]}/{ends[0]}",), backwards=True)
    return When(
        start.first if start else FIRST,
        end.last if end else LAST,
        whens[0].precision,
        any(when.approximate for when in whens),
        any(when.uncertain for when in whens),
        interval=True,
    )


_MONTH = r"(?P<name>[^\W\d_]{3,})\.?"
_WEEKDAY = r"(?:[^\W\d_]+,\s*|[^\W\d_]*(?:day|tag|woch)\s+)?"
_DAY_MONTH_YEAR = re.compile(rf"{_WEEKDAY}(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?)?{_MONTH},?\s+(?P<year>\d{{4}})")
_MONTH_DAY_YEAR = re.compile(rf"{_WEEKDAY}{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})")
_YEAR_FIRST = re.compile(r"(?P<year>-?\d{4})\s*[-./–—−]\s*(?P<month>\d{1,2})(?:\s*[-./–—−]\s*(?P<day>\d{1,2}))?\.?", re.ASCII)
_RUN_TOGETHER = re.compile(r"(?P<year>[12]\d{3})(?P<month>[01]\d)(?P<day>[0-3]\d)", re.ASCII)
_DAYS_OF_MONTH = re.compile(rf"(?P<first>\d{{1,2}})\.?\s*[-–—]\s*(?P<last>\d{{1,2}})\.?\s+{_MONTH},?\s+(?P<year>\d{{4}})")
_TO_DAY = re.compile(r"(?P<first>\d{4}-\d\d-\d\d)\s*[/–—]\s*(?P<day>\d{1,2})", re.ASCII)
_FROM_TO = (
    re.compile(r"(?P<first>-?\d{4})\s*-\s*(?P<last>\d{4})", re.ASCII),
    re.compile(r"(?:from\s+|von\s+)?(?P<first>\S.*?)\s*(?:\s(?:to|until|till|bis|-)\s|[–—/])\s*(?P<last>\S.*)", re.IGNORECASE),
)
_AROUND = (
    (r"(?:c|ca|circa|about|around|approx|approximately|um|etwa|gegen)\b\.?\s*(.+)", "{}~", "“about” is a ~ after the date"),
    (r"(?:perhaps|possibly|probably|maybe|vielleicht)\s+(.+)", "{}?", "“perhaps” is a ? after the date"),
    (r"(.+?)\s*\(\?\)", "{}?", "“perhaps” is a ? after the date"),
    (r"(?:since|from|after|seit|ab|nach)\s+(.+)", "{}/..", "an open end is two points after a slash"),
    (r"(.+)/", "{}/..", "an open end is two points after a slash"),
    (r"(?:until|till|to|before|bis|vor)\s+(.+)", "../{}", "an open beginning is two points before a slash"),
    (r"/(.+)", "../{}", "an open beginning is two points before a slash"),
    (r"(\d{4}-\d\d-\d\d)[T ]\d.*", "{}", "the time of day is not noted"),
    (r"(.+?)\s*\(.*\)", "{}", "remarks belong in a field of their own"),
    (r"(.+?)[.,;]", "{}", "nothing stands after a date"),
)
"""Words and signs around a date, how we write them, and why."""
_DECADE = re.compile(r"(?:the\s+)?(\d{3})(?:0'?s|0er(?:\s+Jahre)?|x|\?|u)", re.ASCII | re.IGNORECASE)
_CENTURY = re.compile(r"(\d{2})(?:xx|\?\?|uu)", re.ASCII | re.IGNORECASE)


def _refuse(text: str, otherwise: NotADate) -> NotADate:
    """Say what is wrong with a text that is no date, and what may have been meant."""
    if match := _SLASHED.fullmatch(text):
        first, second, year = match.groups()
        orders = ((first, second),) if "." in text else ((first, second), (second, first))
        readings = {_form(year, month, day) for day, month in orders} - {""}
        why = "dates are written with hyphens, year first"
        return NotADate(
            why if "." in text else "which is the day and which the month shows only where the year stands first", tuple(sorted(readings))
        )
    for look in (_refuse_figures, _refuse_names, _refuse_ends, _refuse_words):
        if refused := look(text, otherwise):
            return refused
    return otherwise


def _refuse_figures(text: str, otherwise: NotADate) -> NotADate | None:
    """Year, month and day in figures, but not with hyphens and two figures each; and decades."""
    if match := _DECADE.fullmatch(text):
        return NotADate("a decade ends in a capital X", (f"{match[1]}X",))
    if match := _CENTURY.fullmatch(text):
        return NotADate("a century ends in two capital X", (f"{match[1]}XX",))
    match = _YEAR_FIRST.fullmatch(text) or _RUN_TOGETHER.fullmatch(text)
    if match is None or _POINT.fullmatch(text):
        return None
    return _as_typed(
        match["year"], int(match["month"]), match["day"], "a date is year-month-day, with hyphens and two figures for month and day"
    )


def _refuse_names(text: str, otherwise: NotADate) -> NotADate | None:
    """A month by its name."""
    match = _MONTH_DAY_YEAR.fullmatch(text) or _DAY_MONTH_YEAR.fullmatch(text)
    if match is None or not (month := _number(match["name"])):
        return None
    return _as_typed(match["year"], month, match["day"], "dates are written in figures, year first")


def _as_typed(year: str, month: int, day: str | None, why: str) -> NotADate:
    """The date in our form, or why there is no such day."""
    meant = f"{year}-{month:02}" + (f"-{int(day):02}" if day else "")
    when = _point(meant)
    return when if isinstance(when, NotADate) else NotADate(why, (meant,))


def _refuse_ends(text: str, otherwise: NotADate) -> NotADate | None:
    """From and to, but not as two dates with a slash."""
    why = "from and to are two whole dates with a slash between them, without spaces"
    if (match := _DAYS_OF_MONTH.fullmatch(text)) and (month := _number(match["name"])):
        ends = [_form(match["year"], str(month), match[end]) for end in ("first", "last")]
        return NotADate(why, _if_date("/".join(ends)))
    if match := _TO_DAY.fullmatch(text):
        return NotADate(why, _if_date(f"{match['first']}/{match['first'][:8]}{int(match['day']):02}"))
    for form in _FROM_TO:
        if match := form.fullmatch(text):
            meant = "/".join(end if end == ".." else _meant(end) for end in match.group("first", "last"))
            if meant != text and (whole := _if_date(meant)):
                return NotADate(why, whole)
    return None


def _refuse_words(text: str, otherwise: NotADate) -> NotADate | None:
    """Words and signs around a date."""
    for form, shape, why in _AROUND:
        if (match := re.fullmatch(form, text, re.IGNORECASE)) and (meant := _if_date(shape.format(_meant(match[1])))):
            return NotADate(why, meant)
    return None


@lru_cache(maxsize=1024)  # else a row of slashes, which may part a text anywhere, would keep everybody waiting for hours
def _meant(text: str) -> str:
    """The date itself, or the one form that a refused one may have meant; empty where there is none or several."""
    when = _point(text)
    if isinstance(when, When):
        return text
    refused = _refuse(text, when) if len(text) < 40 else when  # of its own kind once more: about March 2007
    return refused.meant[0] if len(refused.meant) == 1 and "/" not in refused.meant[0] else ""


def _number(name: str) -> int:
    """1 to 12 for the name of a month, also cut short; else 0."""
    short = name.lower()[:3]
    whole = any(month.lower().startswith(name.lower()) for months in MONTHS for month in months) or name.lower() == "sept"
    return _MONTH_NUMBER.get(short, 0) if whole else 0


def _form(year: str, month: str, day: str | None) -> str:
    """The date in our form, or an empty text where there is no such day."""
    return next(iter(_if_date(f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else ""))), "")


def _if_date(text: str) -> tuple[str, ...]:
    return (text,) if isinstance(_interval(text) if "/" in text else _point(text), When) else ()


def weekday(day: Day) -> int:
    """0 for Monday … 6 for Sunday, in the proleptic Gregorian calendar."""
    return calendar.weekday(day[0] % 400 + 2000, day[1], day[2])
