"""Dates as people write them: each is refused with the one date that it must mean, or with those that it may mean."""

import calendar
import doctest
import time

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from annotated_article.dates import written_dates
from annotated_article.dates.cldr import calendar_of, months_by_name, weekdays_by_name
from annotated_article.dates.date_words import LANGUAGES
from annotated_article.dates.edtf import Date, NotADate, Point, parse
from annotated_article.dates.shown_dates import DateWords, shown_date
from annotated_article.dates.written_dates import find_day, read_date
from annotated_article.words import ENGLISH, Words, words_of
from support.random_dates import dates

GERMAN = words_of("de")

ONE_MEANING = {
    "10 March 2007": "2007-03-10",
    "March 10, 2007": "2007-03-10",
    "March 10 2007": "2007-03-10",
    "10. März 2007": "2007-03-10",
    "10th of March 2007": "2007-03-10",
    "Saturday, 10 March 2007": "2007-03-10",
    "Saturday 10 March 2007": "2007-03-10",
    "Samstag 10. März 2007": "2007-03-10",
    "samedi 10 mars 2007": "2007-03-10",
    "2007-03-10 (a Saturday)": "2007-03-10",
    "2007-03-10.": "2007-03-10",
    "March 2007": "2007-03",
    "March-2007": "2007-03",
    "Mar-2007": "2007-03",
    "10-Mar-2007": "2007-03-10",
    "Mar 2007": "2007-03",
    "Sept. 2007": "2007-09",
    "Dezember 2007": "2007-12",
    "26 août 1789": "1789-08-26",
    "1er mars 2007": "2007-03-01",
    "26 de agosto de 1789": "1789-08-26",
    "٢٦ أغسطس ١٧٨٩": "1789-08-26",
    "2007年3月10日": "2007-03-10",
    "２００７": "2007",
    "3/3/2007": "2007-03-03",
    "13/10/2007": "2007-10-13",
    "10/13/2007": "2007-10-13",
    "10.3.2007": "2007-03-10",
    "2007-3-10": "2007-03-10",
    "2007-3": "2007-03",
    "2007/03/10": "2007-03-10",
    "2007 - 03 - 10": "2007-03-10",
    "2007/03-02": "2007-03-02",
    "2007/03": "2007-03",
    "2007.03.10": "2007-03-10",
    "2007–03–10": "2007-03-10",
    "20070310": "2007-03-10",
    "2007-03-10T10:00": "2007-03-10",
    "2007-03-10 10:00": "2007-03-10",
    "2007-03-10 3 pm": "2007-03-10",
    "2007-03-10 10:00 – 2007-03-12 9:00": "2007-03-10/2007-03-12",
    "800": "0800",
    "c. 1850": "1850~",
    "c.1850": "1850~",
    "ca 1950": "1950~",
    "about May 1950": "1950-05~",
    "um 1950": "1950~",
    "vers 1950": "1950~",
    "perhaps 1950": "1950?",
    "1950 (?)": "1950?",
    "about 1950 (?)": "1950%",
    "1850s": "185X",
    "the 1950s": "195X",
    "195x": "195X",
    "1950er Jahre": "195X",
    "19xx": "19XX",
    "19th century": "18XX",
    "19. Jahrhundert": "18XX",
    "1914-1918": "1914/1918",
    "1914–1918": "1914/1918",
    "1914 - 1918": "1914/1918",
    "1914–18": "1914/1918",
    "from 2003 to 2007": "2003/2007",
    "2003 bis 2007": "2003/2007",
    "2007-03-10 / 2007-03-12": "2007-03-10/2007-03-12",
    "2007-03-10 to 2007-03-12": "2007-03-10/2007-03-12",
    "2007-03-10/12": "2007-03-10/2007-03-12",
    "2007-03-10?/12": "2007-03-10?/2007-03-12",
    "10-12 March 2007": "2007-03-10/2007-03-12",
    "from 10 to 12 March 2007": "2007-03-10/2007-03-12",
    "March 10–12, 2007": "2007-03-10/2007-03-12",
    "vom 10. bis 12. März 2007": "2007-03-10/2007-03-12",
    "du 10 au 12 mars 2007": "2007-03-10/2007-03-12",
    "del 10 al 12 de marzo de 2007": "2007-03-10/2007-03-12",
    "March 2003 – April 2004": "2003-03/2004-04",
    "winter 2006 – 2007": "2006-24/2007",
    "March 2007 to May 2008": "2007-03/2008-05",
    "March–May 2007": "2007-03/2007-05",
    "1 March to 2 May 2007": "2007-03-01/2007-05-02",
    "c. 1850 – 1870": "1850~/1870",
    "since 2003": "2003/..",
    "seit März 2003": "2003-03/..",
    "until 2003": "../2003",
    "? – 2003": "/2003",
    "spring 2007": "2007-21",
    "Winter 2007": "2007-24",
    "été 2007": "2007-22",
    "otoño de 2007": "2007-23",
    "44 BC": "-0043",
    "44 B.C.": "-0043",
    "44 BCE": "-0043",
    "44 v. Chr.": "-0043",
    "44 av. J.-C.": "-0043",
    "AD 79": "0079",
    "79 AD": "0079",
    "79 n. Chr.": "0079",
    "15 March 44 BC": "-0043-03-15",
    "44–40 BC": "-0043/-0039",
    "300–200 BC": "-0299/-0199",
    "27 BC – AD 14": "-0026/0014",
}
SEVERAL_MEANINGS = {
    "03/10/2007": "2007-03-10 2007-10-03",
    "10-03-2007": "2007-03-10 2007-10-03",
    "2003–04": "2003-04 2003/2004",
    "2003/04": "2003-04 2003/2004",
    "1914-18": "1914/1918",
    "2006-7": "2006-07 2006/2007",
    "2006/7": "2006-07 2006/2007",
    "March/2007": "2007-03",
    "10 March – 2007": "2007-03-10",
    "winter 2006–2007": "2006-24 2006-24/2007",
    "2007-03/04": "2007-03-04 2007-03/2007-04",
    "2007/3 – 4": "2007-03-04 2007-03/2007-04",
    "1900s": "190X 19XX",
    "195?": "195X 0195?",
    "2003–": "2003/.. 2003/",
    "before 2003": "../2003",
    "after March 2003": "2003-03/..",
    "between 1950 and 1955": "1950/1955",
    "entre mars 1950 et mai 1951": "1950-03/1951-05",
    "12 and 13 March 2007": "2007-03-12/2007-03-13",
    "2007-03-12T10:00/2007-03-10": "2007-03-10/2007-03-12",
    "2007-03-10 2007-03-12": "",
    "early 1990s": "199X",
    "the beginning of 2007": "2007",
    "Anfang März 2007": "2007-03",
    "about the 1950s": "195X",
    "199X~": "199X",
    "Friday, 10 March 2007": "2007-03-10",
    "2007-03-10 (old style)": "2007-03-10",
    "2007-03-12/2007-03-10": "2007-03-10/2007-03-12",
    "2003 to 2001": "2001/2003",
    "29 February 1700": "1700-03-11",
    "2007-02-30": "",
    "2007-2-30": "",
    "31 April 2007": "",
    "30 février 2007": "",
    "31/31/2007": "",
    "2007-00-10": "",
    "0 March 2007": "",
    "10 Foo 2007": "",
    "Marching 2007": "",
    "last Wednesday": "",
    "10 March": "",
    "March 07": "",
    "5/12/01": "",
    "the 90s": "",
    "0 BC": "",
    "unknown": "",
    "": "",
    "/": "",
    "2007/2008/2009": "",
    "2007?~": "",
    "20077": "",
}
"""Text -> what it may mean: no repair is made of it."""


@pytest.mark.parametrize("text", ONE_MEANING)
def test_what_has_one_meaning_is_offered(text: str) -> None:
    refused = read_date(text)
    assert isinstance(refused, NotADate)
    assert (refused.repair, refused.meant) == (ONE_MEANING[text], (ONE_MEANING[text],))
    assert refused.why
    assert isinstance(parse(refused.repair), Date)


@pytest.mark.parametrize("text", SEVERAL_MEANINGS)
def test_what_may_mean_something_else_is_never_a_repair(text: str) -> None:
    refused = read_date(text)
    assert isinstance(refused, NotADate)
    assert (refused.repair, refused.meant) == ("", tuple(SEVERAL_MEANINGS[text].split()))
    assert all(isinstance(parse(meant), Date) for meant in refused.meant)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("31 April 2007", "2007-04 has 30 days"),
        ("10 March 2007", "dates are written in digits, with the year first"),
        ("03/10/2007", "this doesn't show which number is the day"),
        ("c. 1950", "“About” is written as ~ after the date"),
        ("early 1990s", "a date can't say “early”; write a range, or the whole month, year or decade"),
        ("Friday, 10 March 2007", "2007-03-10 is a Saturday, not a Friday"),
        ("10 March 2007 (at noon)", "this field takes only a date"),
        ("10 March", "the year is missing or has fewer than four digits"),
        ("44 BC", "years before year 1 are counted from 0000, which is 1 BC"),
        ("1914-18", "18 is not a month"),
        ("nonsense", "the year is missing or has fewer than four digits"),
        ("10 Foo 2007", "dates look like 2007-03-10, 2007-03, 2007, 2007~ (about), 2007-03-10/2007-03-12 (a range)"),
    ],
)
def test_the_reason_is_given(text: str, why: str) -> None:
    refused = read_date(text)
    assert isinstance(refused, NotADate)
    assert refused.why == why


def _has_one_meaning(point: Point) -> bool:
    """Whether the words for it have: the 1900s may be a century, 195? a decade; decades before the year 1000 have too few digits."""
    if point.precision == "year" and point.uncertain and 100 <= point.year < 1000:
        return False
    return point.precision not in ("decade", "century") or (point.year >= 1000 and (point.precision == "century" or point.year % 100 > 0))


@pytest.mark.thorough
@pytest.mark.parametrize("words", [ENGLISH, GERMAN], ids=["en", "de"])
@settings(deadline=None, max_examples=400)
@given(text=dates())
@example(text="10XX/11XX")
@example(text="2006-05-20/2014")
@example(text="2007-03/2007-03-10")
@example(text="199X/2005")
@example(text="2006-03-10/2007-03-12")
@example(text="2007-03-10/2007-03-12")
@example(text="-0043-03-10/-0043-03-12")
@example(text="0079")
@example(text="2003~/..")
@example(text="/2003?")
def test_the_date_that_is_shown_is_read_as_the_same_date(words: Words, text: str) -> None:
    date = parse(text)
    assert isinstance(date, Date)
    assume(all(map(_has_one_meaning, date.points)) and not (date.is_interval and date.start == date.end))
    shown = words.date(date)
    found = read_date(shown)
    assert (found.repair if isinstance(found, NotADate) else str(found)) == text, shown


@pytest.mark.parametrize(
    "language", ["en", "de", "fr", "es", "ar", "it", "pt-BR", "ru", "pl", "cs", "sv", "tr", "el", "hu", "he", "fa", "hi", "zh", "ja", "ko"]
)
def test_a_day_as_a_language_of_cldr_writes_it_is_found_in_a_line(language: str) -> None:
    words = DateWords(language, "{}", "{}", "{}", "{}", "{}", ("{}", "{}", "{}", "{}"))
    for month in range(1, 13):
        shown = shown_date(Date((Point("day", 1789, month, 26),)), words)
        assert find_day(f"Ann, {shown}", (language,))[0] == f"1789-{month:02}-26", shown


@pytest.mark.parametrize(
    ("line", "day", "rest"),
    [
        ("By Ann Writer, Monday, 5 March 2012", "2012-03-05", "By Ann Writer, "),
        ("Paris, le 26 août 1789", "1789-08-26", "Paris, le "),
        ("Madrid, 26 de agosto de 1789", "1789-08-26", "Madrid, "),
        ("Berlin, 26. August 1789", "1789-08-26", "Berlin, "),
        ("القاهرة ٢٦ أغسطس ١٧٨٩", "1789-08-26", "القاهرة "),
        ("Ann, 2012-03-05, not 6 May 2013", "2012-03-05", "Ann, , not 6 May 2013"),
        ("By Mia Di Mar, 5 March 2012", "2012-03-05", "By Mia Di Mar, "),
        ("Ann | 2012-03-05", "2012-03-05", "Ann | "),
        ("It was 31 April 2012", "", "It was 31 April 2012"),
        ("March 2012", "", "March 2012"),
        ("In 12 March brigades 2012", "", "In 12 March brigades 2012"),
    ],
)
def test_the_day_in_a_line_is_found_and_taken_out(line: str, day: str, rest: str) -> None:
    assert find_day(line) == (day, rest)


@pytest.mark.parametrize("look_up", [months_by_name, weekdays_by_name], ids=["months", "weekdays"])
def test_no_name_means_one_thing_in_one_language_and_another_in_the_next(look_up: type) -> None:
    """`Mi` of Mittwoch, `mar` of martes: where languages share a short name, it is the same day or month."""
    seen: dict[str, set[int]] = {}
    for language in LANGUAGES:
        for name, number in look_up(language).items():
            seen.setdefault(name.lower().strip("."), set()).add(number)
    assert {name: numbers for name, numbers in seen.items() if len(numbers) > 1} == {}


@settings(derandomize=True, deadline=None, max_examples=500)
@given(st.text(st.sampled_from("0123456789-/.~?%X TMarchc,()st–bfrom"), max_size=40))
def test_every_text_is_a_date_or_refused_with_dates(text: str) -> None:
    date = read_date(text)
    if isinstance(date, NotADate):
        assert all(isinstance(parse(meant), Date) for meant in date.meant)
    else:
        assert str(date) == text


@pytest.mark.parametrize("piece", ["/", "2007/", "10 March ", "c. ", "–", "(", "44 BC ", "1", "from to ", " ", "٢", "3.3."])
def test_a_huge_text_is_refused_at_once(piece: str) -> None:
    read_date("warm up")
    start = time.perf_counter()
    for text in (piece * (100_000 // len(piece)), piece * (110 // len(piece))):
        assert isinstance(read_date(text), NotADate)
        assert find_day(text)[0] == ""
    assert time.perf_counter() - start < 0.5


def test_the_examples_in_the_docstrings_are_right() -> None:
    assert doctest.testmod(written_dates).failed == 0


def test_a_language_that_cldr_does_not_have_is_read_as_english() -> None:
    assert calendar_of("xx-YY").months == tuple(calendar.month_name)[1:]
