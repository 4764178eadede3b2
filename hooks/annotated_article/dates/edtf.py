"""Dates in EDTF (ISO 8601-2, levels 0 and 1): one point or two, each with its precision and its doubt.

Years before 1 count from 0, as in ISO 8601: 0 is 1 BC, -43 is 44 BC. Days are those of the Gregorian calendar, also before 1582. Knows
nothing of files, pages or words.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Day = tuple[int, int, int]
"""Year, month, day."""
Precision = Literal["day", "month", "season", "year", "decade", "century", "open", "unknown"]

FIRST: Day = (-(10**6), 1, 1)
LAST: Day = (10**6, 12, 31)

_YEARS: dict[Precision, int] = {"decade": 10, "century": 100}
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
"""EDTF's number of a season -> its first and last month in the north, without leaving its year: the convention of the package `edtf`."""
_MARKS = {(False, False): "", (True, False): "~", (False, True): "?", (True, True): "%"}
# 2007  -0043  199X  19XX  2007-03  2007-21  2007-03-10, each with ~, ? or % after it
_POINT = re.compile(r"(?P<year>(?!-0000)-?\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<mark>[~?%]?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Point:
    """One end of a date. `year` is the first one of a decade or century; `month` is 21 to 24 for a season; 0 where it isn't given."""

    precision: Precision
    year: int = 0
    month: int = 0
    day: int = 0
    approximate: bool = False
    uncertain: bool = False

    @property
    def given(self) -> bool:
        """Whether there is a date at all: an end may be open (`..`) or unknown."""
        return self.precision not in ("open", "unknown")

    @property
    def exact(self) -> bool:
        """Whether it is a day, month or year without doubt, which ISO 8601-1 can say too."""
        return self.precision in ("day", "month", "year") and not (self.approximate or self.uncertain)

    @property
    def circa(self) -> bool:
        """Whether a citation has to say "circa": in doubt, or no finer than a decade."""
        return self.approximate or self.uncertain or self.precision in _YEARS

    @property
    def parts(self) -> tuple[int, ...]:
        """Year, month and day, as many as are given; a season is not a month."""
        return (self.year, *(part for part in (self.month if self.month <= 12 else 0, self.day) if part))

    @property
    def in_figures(self) -> str:
        """`2007-03-10`, `2007-03` or `2007`."""
        return "-".join((year_text(self.year), *(f"{part:02}" for part in self.parts[1:])))

    @property
    def earliest(self) -> Day:
        """The first day it can mean."""
        return (self.year, _SEASONS.get(self.month, (self.month or 1,))[0], self.day or 1) if self.given else FIRST

    @property
    def latest(self) -> Day:
        """The last day it can mean."""
        if not self.given:
            return LAST
        year, month = self.year + _YEARS.get(self.precision, 1) - 1, _SEASONS.get(self.month, (self.month or 12,))[-1]
        return (year, month, self.day or days_in(year, month))

    def __str__(self) -> str:
        """The point as EDTF has it."""
        match self.precision:
            case "open":
                return ".."
            case "unknown":
                return ""
            case "decade":
                return f"{self.year // 10:03}X"
            case "century":
                return f"{self.year // 100:02}XX"
        month, day = (f"-{part:02}" if part else "" for part in (self.month, self.day))
        return f"{year_text(self.year)}{month}{day}{_MARKS[self.approximate, self.uncertain]}"


@dataclass(frozen=True)
class Date:
    """A date of one point, or an interval between two. Lists sort by it again and again, so what they sort by is worked out once."""

    points: tuple[Point, ...]

    @property
    def start(self) -> Point:
        """The first point, which may be open or unknown."""
        return self.points[0]

    @property
    def end(self) -> Point:
        """The last point, which may be open or unknown; that of a single date is its start."""
        return self.points[-1]

    @property
    def is_interval(self) -> bool:
        """Whether it has two points."""
        return len(self.points) > 1

    @property
    def leading(self) -> Point:
        """The point that citations and lists give: the start, or the end if there is no start."""
        return self.start if self.start.given else self.end

    @cached_property
    def listed_day(self) -> Day:
        """The day that lists sort it by."""
        return self.start.earliest if self.start.given else self.end.latest

    @cached_property
    def year(self) -> str:
        """The year that lists put it under, as in addresses: `2007`, `0079`, `-0043`."""
        return year_text(self.listed_day[0])

    @property
    def earliest(self) -> Day:
        """The first day it can mean, or FIRST if no start is given."""
        return self.start.earliest

    @property
    def latest(self) -> Day:
        """The last day it can mean, or LAST if no end is given."""
        return self.end.latest

    @cached_property
    def order(self) -> tuple[Day, Day]:
        """What dates are sorted by, as in EDTF: their first day, then their last; those without a start come first."""
        return self.earliest, self.latest

    @property
    def only_day(self) -> Day | None:
        """The day, if it is a single day."""
        return self.earliest if self.earliest == self.latest else None

    @property
    def in_doubt(self) -> bool:
        """Whether either point is approximate or uncertain."""
        return any(point.approximate or point.uncertain for point in self.points)

    def __str__(self) -> str:
        """The date as EDTF has it."""
        return "/".join(map(str, self.points))


@dataclass(frozen=True, slots=True)
class NotADate:
    """Why a text isn't a date in EDTF, and the dates it may mean.

    `sure`: it can only mean that date. `backwards`: it ends before it begins.
    """

    why: str
    meant: tuple[str, ...] = ()
    sure: bool = True
    backwards: bool = False

    @property
    def repair(self) -> str:
        """The only date it can mean, or an empty string."""
        return self.meant[0] if self.sure and len(self.meant) == 1 else ""


def parse(text: str) -> Date | NotADate:
    """Read `2007-03-10`, `2007-03`, `2007-21`, `2007~`, `199X`, `2007-03-10/2007-03-12`, `../2003`, `2003/` and the like.

    >>> parse("2007-03").latest
    (2007, 3, 31)
    >>> parse("2007-02-30").why
    '2007-02 has 28 days'
    """
    ends = text.split("/", 2)
    points = []
    for end in ends:
        point = _end(end) if len(ends) > 1 else _point(end)
        if isinstance(point, NotADate):
            return point
        points.append(point)
    if len(ends) > 2 or not any(point.given for point in points):
        return NotADate("a range is two dates with a slash between them; an open end is written as two dots")
    date = Date(tuple(points))
    if date.latest < date.earliest:
        return NotADate("the end is before the start", (f"{date.end}/{date.start}",), sure=False, backwards=True)
    return date


def _end(text: str) -> Point | NotADate:
    match text:
        case "..":
            return Point("open")
        case "":
            return Point("unknown")
    return _point(text)


def _point(text: str) -> Point | NotADate:
    match = _POINT.fullmatch(text)
    if not match:
        return NotADate("dates look like 2007-03-10, 2007-03, 2007, 2007~ (about), 2007-03-10/2007-03-12 (a range)")
    typed, month, day, mark = match["year"], int(match["month"] or 0), int(match["day"] or 0), match["mark"]
    year = int(typed.replace("X", "0"))
    if "X" in typed:
        if match["month"] or mark:
            return NotADate("nothing can follow the X of a decade or century", (typed,), sure=False)
        return Point("decade" if typed[2] != "X" else "century", year)
    if match["month"] and (wrong := _not_in_calendar(year, month, match["day"])):
        return wrong
    precision: Precision = "day" if day else "season" if month > 12 else "month" if month else "year"
    return Point(precision, year, month, day, mark in ("~", "%"), mark in ("?", "%"))


def _not_in_calendar(year: int, month: int, day: str | None) -> NotADate | None:
    """Why that month or day doesn't exist."""
    if month in _SEASONS and day is None:
        return None
    if not 1 <= month <= 12:
        return NotADate(f"{month:02} is not a month")
    longest = days_in(year, month)
    if day is None or 1 <= int(day) <= longest:
        return None
    if (month, int(day)) == (2, 29) and year % 100 == 0 and year >= 300:
        return _julian_leap_day(year)
    return NotADate(f"{year_text(year)}-{month:02} has {longest} days")


def _julian_leap_day(year: int) -> NotADate:
    """29 February of 1700, 1800 …, which only the Julian calendar has: 11 March 1700, 12 March 1800 … in the Gregorian one."""
    meant = f"{year_text(year)}-03-{year // 100 - year // 400 - 2:02}"
    why = f"only the Julian calendar has a 29 February in {year}; dates are Gregorian, and that day is {meant}"
    return NotADate(why, (meant,), sure=False)


def days_in(year: int, month: int) -> int:
    """How many days the month has. The calendar repeats every 400 years."""
    return calendar.monthrange(year % 400 + 2000, month)[1]


def weekday(day: Day) -> int:
    """0 for Monday … 6 for Sunday."""
    return calendar.weekday(day[0] % 400 + 2000, day[1], day[2])


def year_text(year: int) -> str:
    """`2007`, `0079`, `-0043`."""
    return f"{'-' if year < 0 else ''}{abs(year):04}"


def day_text(day: Day) -> str:
    """`2007-03-10`."""
    return f"{year_text(day[0])}-{day[1]:02}-{day[2]:02}"
