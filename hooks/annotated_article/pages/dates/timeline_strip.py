"""A slim strip that shows dates at their places in time, as SVG. Knows dates, their titles and addresses; nothing of notes or pages.

Crowded dates share a column, with a dot for each; what lasts is a line below. The list on the page says the same.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import accumulate, pairwise
from typing import NamedTuple

from annotated_article.dates.edtf import Date, Day
from annotated_article.html_text import shown
from annotated_article.words import Words

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


_APART = 2.6  # per cent: two columns of dots as close as that become one
_HIGHEST = 6  # dots in a column; the rest is a number
_LANES = 4  # lines below one another
_PITCH = 8  # px between dots
_LANE = 9  # px between lines
_TARGET = 24  # px: as high as a finger needs
_LETTER = 2.0  # per cent: room for one in a label, on a phone


class StripItem(NamedTuple):
    """A date on the strip. `in_text` distinguishes it from background."""

    when: Date
    title: str
    address: str
    in_text: bool


class Published(NamedTuple):
    """An article's own date."""

    when: Date
    title: str
    address: str


class _Bar(NamedTuple):
    left: float
    right: float
    lane: int
    item: StripItem
    runs_on: tuple[bool, bool]


class _Column(NamedTuple):
    x: float
    items: list[StripItem]


def strip(items: Sequence[StripItem], published: Iterable[Published], words: Words, listed: str = "") -> str:
    """The figure; empty without items. `listed` is HTML that says where the same dates are as a list."""
    if not items:
        return ""
    axis = axis_of(item.when.listed_day for item in items)
    bars, dots = _arranged(items, axis)
    columns = _columns(dots)
    lines = [each for each in published if axis.holds(each.when.listed_day)]
    lifts = list(_lifts(columns))
    base = 22 + max(lifts, default=0) + _PITCH * min(_HIGHEST, max((len(column.items) for column in columns), default=1))
    height = base + 22 + _LANE * (max((bar.lane for bar in bars), default=-1) + 1)
    drawn = [*_scale(axis, base, words), *_lines(lines, axis, height, words)]
    drawn += [_column(column, base - lift, base, words) for column, lift in zip(columns, lifts, strict=True)]
    drawn += [_bar(bar, base + 24 + _LANE * bar.lane) for bar in bars]
    name = escape(words.say["strip"].format(words.count("date", len(items))))
    return (
        f'<figure class="strip"><svg width="100%" height="{height}" role="group" aria-label="{name}">{"".join(drawn)}</svg>'
        f"<figcaption>{_legend(items, bool(bars), bool(lines), words)}{listed}</figcaption></figure>"
    )


def _arranged(items: Iterable[StripItem], axis: Axis) -> tuple[list[_Bar], list[tuple[float, StripItem]]]:
    """What lasts long enough to be seen as a line, while there is a free lane; everything else as a dot."""
    bars: list[_Bar] = []
    dots: list[tuple[float, StripItem]] = []
    free = [-100.0] * _LANES
    for item in items:
        when = item.when
        left = axis.x(when.earliest) if when.start.given else 0.0
        right = axis.x(when.latest) if when.end.given else 100.0
        lane = next((number for number, end in enumerate(free) if end + 1.5 < left), None)
        if right - left < _APART or lane is None:
            dots.append((left if when.start.given else right, item))
        else:
            free[lane] = right
            bars.append(_Bar(left, right, lane, item, (not when.start.given, not axis.holds(when.latest))))
    return bars, dots


def _columns(dots: Iterable[tuple[float, StripItem]]) -> list[_Column]:
    """Columns of dots: dots that are too close are joined until all columns are apart."""
    columns: list[_Column] = []
    for x, item in sorted(dots, key=lambda dot: dot[0]):
        columns.append(_Column(x, [item]))
        while len(columns) > 1 and columns[-1].x - columns[-2].x < _APART:
            last, before = columns.pop(), columns.pop()
            together = before.items + last.items
            columns.append(_Column((before.x * len(before.items) + last.x * len(last.items)) / len(together), together))
    return columns


def _scale(axis: Axis, base: int, words: Words) -> Iterator[str]:
    """The line, its breaks, a tick for each year or month, and labels where there is room."""
    labels = _labels(axis.segments, words)
    for segment in axis.segments:
        x = f"{segment.left:.2f}%"
        yield f'<line class="strip__axis" x1="{x}" x2="{segment.right:.2f}%" y1="{base}" y2="{base}"/>'
        if segment.apart:
            yield f'<svg x="{segment.left - 1:.2f}%" y="{base}" overflow="visible"><path class="strip__axis" d="M-4 4l4-8M0 4l4-8"/></svg>'
        yield f'<line class="strip__axis" x1="{x}" x2="{x}" y1="{base}" y2="{base + (6 if segment.main else 3)}"/>'
        if segment in labels:
            css = f"strip__tick{' strip__tick--main' * segment.main}"
            yield f'<text class="{css}" x="{x}" y="{base + 16}">{shown(labels[segment])}</text>'


def _labels(segments: Sequence[Segment], words: Words) -> dict[Segment, str]:
    """Years first, then the months of what is widest, as long as none lies over another on a phone."""
    taken: list[tuple[float, float]] = []
    found = {}
    for segment in sorted(segments, key=lambda segment: (not segment.main, segment.left - segment.right)):
        label = words.year(segment.run.year) if segment.main else words.short_months[segment.run.month - 1]
        left, right = segment.left, segment.left + 1 + _LETTER * len(label)
        if right <= 101 and all(right <= begin or end <= left for begin, end in taken):
            taken.append((left, right))
            found[segment] = label
    return found


def _lines(published: Sequence[Published], axis: Axis, height: int, words: Words) -> Iterator[str]:
    """The articles' own dates, those that crowd as one."""
    places: list[tuple[float, list[Published]]] = []
    for each in sorted(published, key=lambda each: each.when.order):
        x = axis.x(each.when.listed_day)
        if places and x - places[-1][0] < _APART:
            places[-1][1].append(each)
        else:
            places.append((x, [each]))
    for x, here in places:
        title = _listed([f"{words.date(each.when)}: {words.say['published']} {each.title}" for each in here], "article", words)
        drawn = f'<line x1="{x:.2f}%" x2="{x:.2f}%" y1="12" y2="{height}"/><circle cx="{x:.2f}%" cy="8" r="4"/>'
        yield _link("strip__published", here[0].address, title, drawn)


def _lifts(columns: Iterable[_Column]) -> Iterator[int]:
    """How much higher, in px, to put the number over each column, so that it doesn't touch its neighbour."""
    last, lift = -100.0, 0
    for column in columns:
        has_number = len(column.items) > _HIGHEST
        lift = _LANE if has_number and not lift and column.x - last < 2 * _APART else 0
        last = column.x if has_number else last
        yield lift


def _column(column: _Column, number_base: int, base: int, words: Words) -> str:
    """Dots from the axis upwards, those in the text first, and a number where they are too many."""
    items = sorted(column.items, key=lambda item: not item.in_text)
    fit = _HIGHEST if len(items) <= _HIGHEST else _HIGHEST - 1
    x = f"{column.x:.2f}%"
    height = max(_TARGET, 8 + _PITCH * min(_HIGHEST, len(items)))
    drawn = [f'<rect x="{column.x - _APART / 2:.2f}%" width="{_APART}%" y="{base - height}" height="{height}"/>']
    for row, item in enumerate(items[:fit]):
        drawn.append(f'<circle class="{_css(item)}" cx="{x}" cy="{base - 8 - _PITCH * row}" r="3.1"/>')
    if len(items) > fit:
        drawn.append(f'<text x="{x}" y="{number_base - 5 - _PITCH * fit}">+{len(items) - fit}</text>')
    return _link("strip__dots", column.items[0].address, _listed([item.title for item in column.items], "date", words), "".join(drawn))


def _bar(bar: _Bar, y: int) -> str:
    css = _css(bar.item)
    place = f'x1="{bar.left:.2f}%" x2="{bar.right:.2f}%" y1="{y}" y2="{y}"'
    drawn = f'<line class="strip__hit" {place}/><line class="{css}" {place}/>'
    for runs_on, x, path in zip(bar.runs_on, (bar.left, bar.right), ("M5-4 0 0 5 4", "M-5-4 0 0-5 4"), strict=True):
        if runs_on:
            drawn += f'<svg x="{x:.2f}%" y="{y}" overflow="visible"><path class="{css}" d="{path}"/></svg>'
    return _link("strip__bar", bar.item.address, bar.item.title, drawn)


def _css(item: StripItem) -> str:
    unsure = " is-unsure" if item.when.in_doubt else ""
    return ("is-text" if item.in_text else "is-background") + unsure


def _listed(titles: Sequence[str], what: str, words: Words) -> str:
    """One title, or their count and the first of them."""
    if len(titles) == 1:
        return titles[0]
    rest = "\n…" if len(titles) > 8 else ""
    return f"{words.count(what, len(titles))}:\n" + "\n".join(titles[:8]) + rest


def _link(css: str, address: str, title: str, drawn: str) -> str:
    return f'<a class="{css}" href="{escape(address)}" aria-label="{escape(title)}"><title>{shown(title)}</title>{drawn}</a>'


def _legend(items: Sequence[StripItem], lasting: bool, published: bool, words: Words) -> str:
    """The meaning of the symbols that the strip uses."""
    there = {
        "text": any(item.in_text for item in items),
        "background": any(not item.in_text for item in items),
        "lasting": lasting,
        "published": published,
    }
    keys = (f'<span class="strip__key strip__key--{name}">{shown(words.say[f"strip {name}"])}</span>' for name in there if there[name])
    return f"{' '.join(keys)} <span>{words.sentence('strip scale')}</span>"
