"""The order of dates is that of an independent EDTF library, dates before year 1 and open intervals included."""

import calendar
from typing import Any

from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from annotated_article.edtf import FIRST, LAST, Day, When, parse

YEARS = st.one_of(st.integers(-9999, 9999), st.integers(-60, 60), st.integers(1990, 2012))


@st.composite
def points(draw: st.DrawFn, forms: tuple[str, ...] = ("day", "month", "year", "decade", "century")) -> str:
    """A day, month, year, decade or century, some about or unsure."""
    form = draw(st.sampled_from(forms))
    if form in ("decade", "century"):
        figures = 3 if form == "decade" else 2
        return f"{draw(st.integers(0, 10**figures - 1)):0{figures}}".ljust(4, "X")
    year = draw(YEARS)
    text = f"-{-year:04}" if year < 0 else f"{year:04}"
    month = draw(st.integers(1, 12))
    if form != "year":
        text += f"-{month:02}"
    if form == "day":
        text += f"-{draw(st.integers(1, calendar.monthrange(2001, month)[1])):02}"
    return text + draw(st.sampled_from(["", "", "~", "?", "%"]))


@st.composite
def dates(draw: st.DrawFn) -> str:
    """A point, or an interval between two, or one with an open end."""
    form = draw(st.sampled_from(["point", "point", "closed", "open start", "open end"]))
    if form == "point":
        return draw(points())
    ends = points(("day", "month", "year"))  # the library has no decades there, which are EDTF's level 2
    first = draw(ends)
    if form == "open start":
        return f"../{first}"
    if form == "open end":
        return f"{first}/.."
    second = draw(ends)
    return next((text for text in (f"{first}/{second}", f"{second}/{first}") if isinstance(parse(text), When)), first)


def ours(text: str) -> tuple[Day, Day]:
    when = parse(text)
    assert isinstance(when, When), when
    return when.order


def theirs(text: str) -> tuple[Day, Day]:
    """First and last day as the library has them."""
    date = parse_edtf(text)
    return _day(date.lower_strict(), FIRST), _day(date.upper_strict(), LAST)


def _day(value: Any, where_open: Day) -> Day:
    return where_open if isinstance(value, float) else (value[0], value[1], value[2])


@settings(deadline=None)  # the library parses slowly
@given(dates())
def test_first_and_last_day_are_those_of_the_library(text: str) -> None:
    assert ours(text) == theirs(text)


@settings(deadline=None, max_examples=50)
@given(st.lists(dates(), max_size=12))
def test_dates_stand_in_the_order_of_the_library(texts: list[str]) -> None:
    by_library = {text: theirs(text) for text in texts}
    assert [by_library[text] for text in sorted(texts, key=ours)] == sorted(by_library[text] for text in texts)


def test_dates_stand_in_this_order() -> None:
    in_order = [
        "../2003",
        "-0044-03-15",
        "-0043",
        "0000",
        "0001",
        "19XX",
        "199X",
        "2006-12-31/2007-01-01",
        "2007-01",
        "2007",
        "2007~/..",
        "2007-03-10",
        "2007-03-10/2007-03-12",
        "2007-03-10/..",
        "2007-03-11",
    ]
    assert sorted(in_order, key=ours) == in_order
