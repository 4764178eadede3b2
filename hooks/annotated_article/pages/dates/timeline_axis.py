"""Where a day is on a strip, in per cent of its width: a year or month is as wide as it is full, and empty years are left out.

Percentages fit every width while letters keep their size. Knows days, months and years only.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

from annotated_article.dates.edtf import Day

_MARGIN = 1.5
_GAP = 2.0
_CROWDED = 0.4  # of all things: a run of time with more is divided into smaller ones
_FEWEST = 9  # things for which dividing a run is worth it
_ROOM = 30  # per cent that such a run needs
_NARROWEST = 1.2  # per cent, for a month or year in a divided run
_LABEL = 6.0  # per cent more for the first of them: the year is written there
_MONTHS = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)


class Run(NamedTuple):
    """A run of time: `years` years from `year` on, or the one `month` of it."""

    year: int
    years: int
    month: int = 0

    @property
    def start(self) -> int:
        """The number of its first day."""
        return day_number((self.year, self.month or 1, 1))

    @property
    def stop(self) -> int:
        """The number of the first day after it."""
        if self.month:
            return day_number((self.year + self.month // 12, self.month % 12 + 1, 1))
        return day_number((self.year + self.years, 1, 1))

    def parts(self) -> list[Run]:
        """Its months, or tenths of its years; for a month, nothing."""
        if self.years == 1:
            return [] if self.month else [Run(self.year, 1, month) for month in range(1, 13)]
        return [Run(year, self.years // 10) for year in range(self.year, self.year + self.years, self.years // 10)]


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of time from `left` to `right`; `apart` where years are left out before it, `main` where it begins a year or more."""

    run: Run
    left: float
    right: float
    apart: bool
    main: bool

    def x(self, number: float) -> float:
        """Where the day with that number is; earlier and later days are at the edge."""
        passed = (number - self.run.start) / (self.run.stop - self.run.start)
        return self.left + (self.right - self.left) * min(1.0, max(0.0, passed))


@dataclass(frozen=True, slots=True)
class Axis:
    """Segments from left to right."""

    segments: tuple[Segment, ...]

    def x(self, day: Day) -> float:
        """Where the middle of the day is; in years that are left out, at the edge before them."""
        number = day_number(day)
        at = max(0, bisect_right(self.segments, number, key=lambda segment: segment.run.start) - 1)
        return self.segments[at].x(number + 0.5)

    def holds(self, day: Day) -> bool:
        """Whether the day is between the beginning and the end."""
        return self.segments[0].run.start <= day_number(day) < self.segments[-1].run.stop


def axis_of(days: Iterable[Day]) -> Axis:
    """The axis for things on these days: by years, or by tens, hundreds … of years if there are many."""
    days = sorted(days)
    years = [day[0] for day in days]
    most = 8 if min(years, default=1) > 0 else 5  # "800 v. Chr." needs more room than "2007"
    step = 1
    while len({year // step for year in years}) > most:
        step *= 10
    runs = [Run(begin, step) for begin in sorted({year // step * step for year in years})]
    gaps = [False, *(later.year - earlier.year > step for earlier, later in pairwise(runs))]
    widths = _widths([day_number(day) for day in days], runs, 100 - 2 * _MARGIN - _GAP * sum(gaps), 72 / most)
    numbers = [day_number(day) for day in days]
    segments: list[Segment] = []
    left = _MARGIN
    for run, width, apart in zip(runs, widths, gaps, strict=True):
        left += _GAP * apart
        segments += _divided(numbers, Segment(run, left, left + width, apart, True))
        left += width
    return Axis(tuple(segments))


def _widths(numbers: Sequence[int], runs: Sequence[Run], room: float, least: float) -> list[float]:
    """A share of the room for each run as it is full, none less than `least`."""
    full = [bisect_left(numbers, run.stop) - bisect_left(numbers, run.start) for run in runs]
    left = room - least * len(runs)
    return [least + left * (count / sum(full) if any(full) else 1 / len(runs)) for count in full]


def _divided(numbers: Sequence[int], segment: Segment) -> Iterator[Segment]:
    """The segment, or the parts of a crowded one, each as wide as it is full."""
    here = numbers[bisect_left(numbers, segment.run.start) : bisect_left(numbers, segment.run.stop)]
    parts = segment.run.parts()
    if not parts or len(here) < max(_FEWEST, _CROWDED * len(numbers)) or segment.right - segment.left < _ROOM:
        yield segment
        return
    widths = _widths(here, parts, segment.right - segment.left - _LABEL, _NARROWEST)
    widths[0] += _LABEL
    edges = list(accumulate(widths, initial=segment.left))
    for part, (left, right) in zip(parts, pairwise(edges), strict=True):
        first = part is parts[0]
        yield from _divided(numbers, Segment(part, left, right, segment.apart and first, (segment.main and first) or not part.month))


def day_number(day: Day) -> int:
    """A count of days, in the proleptic Gregorian calendar."""
    year, month, of_month = day
    before = year - 1
    leap = month > 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 365 * year + before // 4 - before // 100 + before // 400 + _MONTHS[month - 1] + of_month + leap
