"""Dates: what is accepted and what it means, what is refused and what was meant."""

import doctest

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotated_article import edtf
from annotated_article.edtf import FIRST, LAST, NotADate, When, parse, weekday

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
}
REFUSED = {
    "10 March 2007": "2007-03-10",
    "March 10, 2007": "2007-03-10",
    "March 10 2007": "2007-03-10",
    "10. März 2007": "2007-03-10",
    "10th of March 2007": "2007-03-10",
    "Saturday, 10 March 2007": "2007-03-10",
    "Saturday 10 March 2007": "2007-03-10",
    "Samstag 10. März 2007": "2007-03-10",
    "2007-03-10 (a Saturday)": "2007-03-10",
    "2007-03-10.": "2007-03-10",
    "March 2007": "2007-03",
    "Sept. 2007": "2007-09",
    "Dezember 2007": "2007-12",
    "03/10/2007": "2007-03-10 2007-10-03",
    "10-03-2007": "2007-03-10 2007-10-03",
    "3/3/2007": "2007-03-03",
    "13/10/2007": "2007-10-13",
    "10/13/2007": "2007-10-13",
    "10.3.2007": "2007-03-10",
    "2007-3-10": "2007-03-10",
    "2007/03/10": "2007-03-10",
    "2007/03": "2007-03",
    "2007.03.10": "2007-03-10",
    "2007–03–10": "2007-03-10",
    "20070310": "2007-03-10",
    "2007-03-10T10:00": "2007-03-10",
    "2007-03-10 10:00": "2007-03-10",
    "c. 1950": "1950~",
    "ca 1950": "1950~",
    "about May 1950": "1950-05~",
    "um 1950": "1950~",
    "perhaps 1950": "1950?",
    "1950 (?)": "1950?",
    "1950s": "195X",
    "the 1950s": "195X",
    "195x": "195X",
    "195?": "195X",
    "1950er Jahre": "195X",
    "19xx": "19XX",
    "1914-1918": "1914/1918",
    "1914–1918": "1914/1918",
    "1914 - 1918": "1914/1918",
    "from 2003 to 2007": "2003/2007",
    "2003 bis 2007": "2003/2007",
    "2007-03-10 / 2007-03-12": "2007-03-10/2007-03-12",
    "2007-03-10 to 2007-03-12": "2007-03-10/2007-03-12",
    "2007-03-10/12": "2007-03-10/2007-03-12",
    "10-12 March 2007": "2007-03-10/2007-03-12",
    "March 2003 – April 2004": "2003-03/2004-04",
    "since 2003": "2003/..",
    "seit März 2003": "2003-03/..",
    "2003/": "2003/..",
    "until 2003": "../2003",
    "before 2003": "../2003",
    "/2003": "../2003",
    "199X~": "199X",
    "2007-03-12/2007-03-10": "2007-03-10/2007-03-12",
    "2007-02-30": "",
    "2007-2-30": "",
    "31 April 2007": "",
    "31/31/2007": "",
    "2007-13": "",
    "2007-00-10": "",
    "10 Foo 2007": "",
    "Marching 2007": "",
    "last Wednesday": "",
    "spring 2007": "",
    "10 March": "",
    "5/12/01": "",
    "unknown": "",
    "": "",
    "/": "",
    "../..": "",
    "2007/2008/2009": "",
    "2003 to 2001": "",
    "２００７": "",
    "2007?~": "",
    "20077": "",
}


@pytest.mark.parametrize("text", ACCEPTED)
def test_accepted(text: str) -> None:
    first, last, precision, marks = ACCEPTED[text]
    when = parse(text)
    assert isinstance(when, When)
    assert (when.first, when.last, when.precision) == (first, last, precision)
    every = ("approximate", "uncertain", "interval", "open_start", "open_end")
    assert [mark for mark in every if getattr(when, mark)] == marks.split()


@pytest.mark.parametrize("text", REFUSED)
def test_refused_with_the_form_that_was_meant(text: str) -> None:
    refused = parse(text)
    assert isinstance(refused, NotADate)
    assert refused.meant == tuple(REFUSED[text].split())
    assert refused.why


@pytest.mark.parametrize("text", [meant for meants in REFUSED.values() for meant in meants.split()])
def test_what_is_offered_is_accepted(text: str) -> None:
    assert isinstance(parse(text), When)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2007-02-30", "2007-02 has 28 days"),
        ("31 April 2007", "2007-04 has 30 days"),
        ("2007-13-01", "there is no month 13"),
        ("2007-03-12/2007-03-10", "the end is before the start"),
        ("10 March 2007", "dates are written in figures, year first"),
        ("03/10/2007", "which is the day and which the month shows only where the year stands first"),
        ("c. 1950", "“about” is a ~ after the date"),
        ("1950s", "a decade ends in a capital X"),
        ("nonsense", "dates look like 2007-03-10, 2007-03, 2007, 2007~ (about), 2007-03-10/2007-03-12 (from and to)"),
    ],
)
def test_the_reason_is_told(text: str, why: str) -> None:
    refused = parse(text)
    assert isinstance(refused, NotADate)
    assert refused.why == why
    assert refused.backwards == ("before the start" in why)


def test_dates_sort_by_their_first_day_and_what_has_no_beginning_comes_first() -> None:
    texts = ["../2003", "-0044", "199X", "1990", "1999-12-31", "2007", "2007-01-10/..", "2007-03-10", "2007-03-10/2007-03-12"]
    whens = {text: when for text in texts if isinstance(when := parse(text), When)}
    assert sorted(whens, key=lambda text: (whens[text].first, whens[text].last)) == [
        "../2003", "-0044", "1990", "199X", "1999-12-31", "2007", "2007-01-10/..", "2007-03-10", "2007-03-10/2007-03-12",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "number"), [((2007, 3, 12), 0), ((2001, 5, 14), 0), ((2000, 2, 29), 1), ((1900, 1, 1), 0), ((1, 1, 1), 0), ((-44, 3, 15), 3)]
)
def test_weekdays(day: tuple[int, int, int], number: int) -> None:
    assert weekday(day) == number


@settings(derandomize=True, deadline=None, max_examples=500)
@given(st.text(st.sampled_from("0123456789-/.~?%X TMarchc,()st–"), max_size=24))
def test_every_text_is_a_date_or_refused_with_dates(text: str) -> None:
    when = parse(text)
    if isinstance(when, NotADate):
        assert all(isinstance(parse(meant), When) for meant in when.meant)
    else:
        assert when.first <= when.last


def test_the_examples_in_the_documentation_are_right() -> None:
    assert doctest.testmod(edtf).failed == 0
