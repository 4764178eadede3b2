"""Dates in EDTF: what is accepted and what it means, what is refused, and that a date is written as it was read."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated_article.dates import edtf
from annotated_article.dates.edtf import FIRST, LAST, Date, NotADate, Point, day_text, parse, weekday
from support.random_dates import dates

ACCEPTED = {
    "2007-03-10": ((2007, 3, 10), (2007, 3, 10), "day", ""),
    "2007-03": ((2007, 3, 1), (2007, 3, 31), "month", ""),
    "2007": ((2007, 1, 1), (2007, 12, 31), "year", ""),
    "2008-02": ((2008, 2, 1), (2008, 2, 29), "month", ""),
    "1900-02": ((1900, 2, 1), (1900, 2, 28), "month", ""),
    "0000": ((0, 1, 1), (0, 12, 31), "year", ""),
    "-0044-03-15": ((-44, 3, 15), (-44, 3, 15), "day", ""),
    "199X": ((1990, 1, 1), (1999, 12, 31), "decade", ""),
    "19XX": ((1900, 1, 1), (1999, 12, 31), "century", ""),
    "2007~": ((2007, 1, 1), (2007, 12, 31), "year", "approximate"),
    "2007-03~": ((2007, 3, 1), (2007, 3, 31), "month", "approximate"),
    "2007-03-10?": ((2007, 3, 10), (2007, 3, 10), "day", "uncertain"),
    "2007%": ((2007, 1, 1), (2007, 12, 31), "year", "approximate uncertain"),
    "2007-03-10/2007-03-12": ((2007, 3, 10), (2007, 3, 12), "day", "interval"),
    "2007/2007-03": ((2007, 1, 1), (2007, 3, 31), "year", "interval"),
    "2007-01-10/..": ((2007, 1, 10), LAST, "day", "interval open_end"),
    "../2003": (FIRST, (2003, 12, 31), "year", "interval open_start"),
    "2003~/2007?": ((2003, 1, 1), (2007, 12, 31), "year", "approximate uncertain interval"),
    "199X/..": ((1990, 1, 1), LAST, "decade", "interval open_end"),
    "2003/": ((2003, 1, 1), LAST, "year", "interval unknown_end"),
    "/2003": (FIRST, (2003, 12, 31), "year", "interval unknown_start"),
    "2007-21": ((2007, 3, 1), (2007, 5, 31), "season", ""),
    "2007-24": ((2007, 12, 1), (2007, 12, 31), "season", ""),
    "2007-22?": ((2007, 6, 1), (2007, 8, 31), "season", "uncertain"),
    "2007-03/2007-03-10": ((2007, 3, 1), (2007, 3, 10), "month", "interval"),
    "2007-03-10/2007-03": ((2007, 3, 10), (2007, 3, 31), "day", "interval"),
    "2006-05-20/2014": ((2006, 5, 20), (2014, 12, 31), "day", "interval"),
    "199X/2005": ((1990, 1, 1), (2005, 12, 31), "decade", "interval"),
    "-0043": ((-43, 1, 1), (-43, 12, 31), "year", ""),
    "1600-02-29": ((1600, 2, 29), (1600, 2, 29), "day", ""),
}
REFUSED = {
    "2007-02-30": "2007-02 has 28 days",
    "2007-13-01": "13 is not a month",
    "2007-00": "00 is not a month",
    "2007-21-03": "21 is not a month",
    "2007-03-12/2007-03-10": "the end is before the start",
    "2007-04/2007-03-10": "the end is before the start",
    "199X~": "nothing can follow the X of a decade or century",
    "1700-02-29": "only the Julian calendar has a 29 February in 1700; dates are Gregorian, and that day is 1700-03-11",
    "1500-02-29": "only the Julian calendar has a 29 February in 1500; dates are Gregorian, and that day is 1500-03-10",
    "2001-02-29": "2001-02 has 28 days",
    "/": "a range is two dates with a slash between them; an open end is written as two dots",
    "../..": "a range is two dates with a slash between them; an open end is written as two dots",
    "2007/2008/2009": "a range is two dates with a slash between them; an open end is written as two dots",
}
NOT_EDTF = ("", "..", "-0000", "20077", "2007?~", "２００７", "10 March 2007", "2007-3", "2007-03-10\n", "199x", "2007 /2008")


@pytest.mark.parametrize("text", ACCEPTED)
def test_what_is_accepted_means_these_days(text: str) -> None:
    first, last, precision, marks = ACCEPTED[text]
    date = parse(text)
    assert isinstance(date, Date)
    assert (date.earliest, date.latest, date.leading.precision) == (first, last, precision)
    found = {
        "approximate": any(point.approximate for point in date.points),
        "uncertain": any(point.uncertain for point in date.points),
        "interval": date.is_interval,
        f"{date.start.precision}_start": not date.start.given,
        f"{date.end.precision}_end": not date.end.given,
    }
    assert sorted(mark for mark, there in found.items() if there) == sorted(marks.split())


@pytest.mark.parametrize("text", REFUSED)
def test_the_reason_is_given(text: str) -> None:
    refused = parse(text)
    assert isinstance(refused, NotADate)
    assert refused.why == REFUSED[text]
    assert refused.backwards == ("before the start" in refused.why)
    assert refused.repair == "", "none of these has one meaning"


@pytest.mark.parametrize("text", NOT_EDTF)
def test_anything_else_is_refused_with_what_dates_look_like(text: str) -> None:
    refused = parse(text)
    assert isinstance(refused, NotADate)
    assert "2007-03-10" in refused.why or "two dots" in refused.why


@given(dates())
def test_a_date_is_written_as_it_was_read(text: str) -> None:
    assert str(parse(text)) == text


@given(dates())
def test_every_date_has_its_days_in_order_and_a_day_to_be_listed_under(text: str) -> None:
    date = parse(text)
    assert isinstance(date, Date)
    assert date.earliest <= date.listed_day <= date.latest
    assert int(date.year) == date.listed_day[0]
    assert date.leading.given
    assert (date.only_day is None) == (date.earliest != date.latest)


@given(st.integers(-9999, 9999), st.integers(1, 12), st.integers(1, 28))
def test_a_day_is_written_so_that_it_reads_as_the_same_day(year: int, month: int, day: int) -> None:
    assert parse(day_text((year, month, day))) == Date((Point("day", year, month, day),))


def test_dates_sort_by_their_first_day_and_what_has_no_beginning_comes_first() -> None:
    texts = ["../2003", "-0044", "199X", "1990", "1999-12-31", "2007", "2007-01-10/..", "2007-03-10", "2007-03-10/2007-03-12"]
    read = {text: date for text in texts if isinstance(date := parse(text), Date)}
    assert sorted(read, key=lambda text: read[text].order) == [
        "../2003", "-0044", "1990", "199X", "1999-12-31", "2007", "2007-01-10/..", "2007-03-10", "2007-03-10/2007-03-12",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "number"), [((2007, 3, 12), 0), ((2001, 5, 14), 0), ((2000, 2, 29), 1), ((1900, 1, 1), 0), ((1, 1, 1), 0), ((-44, 3, 15), 3)]
)
def test_weekdays(day: tuple[int, int, int], number: int) -> None:
    assert weekday(day) == number


def test_the_examples_in_the_docstrings_are_right() -> None:
    assert doctest.testmod(edtf).failed == 0
