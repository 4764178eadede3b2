"""Dates as people may write them here: a subset of EDTF (ISO 8601-2), level 0 and 1. Knows nothing of files or pages."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

Day = tuple[int, int, int]
"""Year, month, day; years before 1 count from 0 as in ISO 8601 (0 is 1 BC)."""

FIRST: Day = (-(10**6), 1, 1)
LAST: Day = (10**6, 12, 31)

MONTHS = (
    "January February March April May June July August September October November December".split(),
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
)
_MONTH_NUMBER = {form: number + 1 for names in MONTHS for number, name in enumerate(names) for form in (name.lower(), name[:3].lower())}

_POINT = re.compile(r"(?P<year>-?\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<mark>[~?%]?)")
_SPOKEN = re.compile(r"(?:(\d{1,2})\.?\s+)?([^\W\d]{3,})\.?\s+(?:(\d{1,2}),\s*)?(\d{4})")
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")


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
    def open_start(self) -> bool:
        """Nobody says when it began."""
        return self.first == FIRST

    @property
    def open_end(self) -> bool:
        """Nobody says when it ended."""
        return self.last == LAST


@dataclass(frozen=True, slots=True)
class NotADate:
    """Why a text is not a date in our form, and the forms that may have been meant."""

    why: str
    meant: tuple[str, ...] = ()


def parse(text: str) -> When | NotADate:
    """Read `2007-03-10`, `2007-03`, `2007~`, `199X`, `2007-03-10/2007-03-12`, `../2003` and the like.

    >>> parse("2007-03").last
    (2007, 3, 31)
    """
    if "/" in text and not _SLASHED.fullmatch(text):
        return _interval(text)
    return _point(text)


def _point(text: str) -> When | NotADate:
    match = _POINT.fullmatch(text)
    if not match:
        return _refuse(text)
    year, month, day = match["year"], match["month"], match["day"]
    if "X" in year and (month or match["mark"]):
        return NotADate("a decade or century stands alone", (year,))
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    precision = "day" if day else "month" if month else {0: "year", 1: "decade", 2: "century"}[year.count("X")]
    months = (int(month), int(month)) if month else (1, 12)
    if not 1 <= months[0] <= 12:
        return NotADate(f"there is no month {month}", ())
    longest = calendar.monthrange(low % 400 + 2000, months[1])[1]
    days = (int(day), int(day)) if day else (1, longest)
    if not 1 <= days[0] <= longest:
        return NotADate(f"that month has {longest} days", ())
    mark = match["mark"]
    return When((low, months[0], days[0]), (high, months[1], days[1]), precision, mark in "~%" and mark != "", mark in "?%" and mark != "")


def _interval(text: str) -> When | NotADate:
    ends = text.split("/")
    if len(ends) != 2 or ends == ["..", ".."]:
        return NotADate("an interval has two ends, and one of them is a date", ())
    points = [_point(end) if end not in ("..", "") else None for end in ends]
    for point in points:
        if isinstance(point, NotADate):
            return point
    start, end = (point for point in points if not isinstance(point, NotADate))
    given = start or end
    if given is None:
        return NotADate("an interval has two ends, and one of them is a date", ())
    if start and end and end.last < start.first:
        return NotADate("the end is before the start", (f"{ends[1]}/{ends[0]}",))
    return When(
        start.first if start else FIRST,
        end.last if end else LAST,
        given.precision,
        any(point.approximate for point in (start, end) if point),
        any(point.uncertain for point in (start, end) if point),
        interval=True,
    )


def _refuse(text: str) -> NotADate:
    """Say what is wrong with a text that is no date, and what may have been meant."""
    if match := _SLASHED.fullmatch(text):
        first, second, year = match.groups()
        readings = {f"{year}-{int(month):02}-{int(day):02}" for day, month in ((first, second), (second, first))}
        return NotADate("day and month can be told apart only as year-month-day", tuple(sorted(filter(_is_date, readings))))
    if match := _SPOKEN.fullmatch(text):
        before, name, after, year = match.groups()
        month = _MONTH_NUMBER.get(name.lower()) or _MONTH_NUMBER.get(name.lower()[:3])
        day = before or after
        meant = f"{year}-{month:02}" + (f"-{int(day):02}" if day else "") if month else ""
        return NotADate("dates are written in figures, year first", (meant,) if _is_date(meant) else ())
    if match := re.fullmatch(r"(?:c\.|ca\.|circa|about|around|um)\s*(\d{4})", text, re.IGNORECASE):
        return NotADate("“about” is a ~ after the date", (f"{match[1]}~",))
    if match := re.fullmatch(r"(\d{4})s", text):
        return NotADate("a decade ends in X", (f"{match[1][:3]}X",))
    if match := re.fullmatch(r"(\d{4})\s*[-–—]\s*(\d{4})", text):
        return NotADate("an interval has a slash", (f"{match[1]}/{match[2]}",))
    if match := re.fullmatch(r"(-?\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?", text):
        parts = [match[1], *(f"{int(part):02}" for part in match.groups()[1:] if part)]
        meant = "-".join(parts)
        return NotADate("month and day have two figures and hyphens", (meant,) if _is_date(meant) else ())
    return NotADate("dates look like 2007-03-10, 2007-03, 2007, 2007~ (about), 2007-03-10/2007-03-12", ())


def _is_date(text: str) -> bool:
    return bool(text) and isinstance(parse(text), When)


def weekday(day: Day) -> int:
    """0 for Monday … 6 for Sunday, in the proleptic Gregorian calendar."""
    return calendar.weekday(day[0] % 400 + 2000, day[1], day[2])
