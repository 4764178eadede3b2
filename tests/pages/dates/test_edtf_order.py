"""The order of dates is that of an independent EDTF library, dates before year 1 and open intervals included."""

import re
from typing import Any

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from annotated_article.dates.edtf import FIRST, LAST, Date, Day, parse
from support.random_dates import dates

pytestmark = pytest.mark.thorough

# The library reads seasons without doubt, decades in no interval (EDTF's level 2), and gives an unknown end ten years
THEIRS = dates(("day", "month", "year"), ("..",)).filter(lambda text: not re.search(r"-2[1-4][~?%]", text))


def ours(text: str) -> tuple[Day, Day]:
    when = parse(text)
    assert isinstance(when, Date), when
    return when.order


def theirs(text: str) -> tuple[Day, Day]:
    """First and last day as the library has them."""
    date = parse_edtf(text)
    return _day(date.lower_strict(), FIRST), _day(date.upper_strict(), LAST)


def _day(value: Any, where_open: Day) -> Day:
    return where_open if isinstance(value, float) else (value[0], value[1], value[2])


@settings(deadline=None)  # the library parses slowly
@given(THEIRS)
def test_first_and_last_day_are_those_of_the_library(text: str) -> None:
    assert ours(text) == theirs(text)


@settings(deadline=None, max_examples=50)
@given(st.lists(THEIRS, max_size=12))
def test_dates_are_in_the_order_of_the_library(texts: list[str]) -> None:
    by_library = {text: theirs(text) for text in texts}
    assert [by_library[text] for text in sorted(texts, key=ours)] == sorted(by_library[text] for text in texts)


def test_dates_are_in_this_order() -> None:
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
        "2007-22",
        "2007-24",
    ]
    assert sorted(in_order, key=ours) == in_order
