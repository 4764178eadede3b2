"""Every date is on the strip once, in order, inside the picture, and nothing overlaps anything else."""

import datetime
import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotated_article.dates.edtf import Date, Day, parse
from annotated_article.pages.dates.timeline_strip import Published, StripItem, axis_of, day_number, strip
from annotated_article.words import ENGLISH, words_of

GERMAN = words_of("de")

DAYS = st.builds(lambda year, month, day: (year, month, day), st.integers(-9999, 9999), st.integers(1, 12), st.integers(1, 28))
MODERN = st.builds(lambda year, month, day: (year, month, day), st.integers(1990, 2012), st.integers(1, 12), st.integers(1, 28))


def when(text: str) -> Date:
    parsed = parse(text)
    assert isinstance(parsed, Date), parsed
    return parsed


def typed(day: Day) -> str:
    year = f"-{-day[0]:04}" if day[0] < 0 else f"{day[0]:04}"
    return f"{year}-{day[1]:02}-{day[2]:02}"


ITEMS = st.lists(
    st.builds(
        lambda days, form, in_text: StripItem(when(form.format(*(typed(day) for day in sorted(days)))), f"{days}", "#x", in_text),
        st.lists(DAYS | MODERN, min_size=2, max_size=2),
        st.sampled_from(["{0}", "{0}", "{0}/{1}", "{0}/..", "../{1}", "{0}~", "{0}?/{1}"]),
        st.booleans(),
    ),
    min_size=1,
    max_size=60,
)


def read(html: str) -> ElementTree.Element:
    """The strip as a tree: it is well-formed, so it is valid in HTML and in a file of its own."""
    return ElementTree.fromstring(html)


def percent(element: ElementTree.Element, name: str) -> float:
    return float(element.attrib[name].rstrip("%"))


@settings(deadline=None)
@given(st.lists(DAYS | MODERN, min_size=1, max_size=60))
def test_later_days_are_never_further_left(days: list[Day]) -> None:
    axis = axis_of(days)
    places = [axis.x(day) for day in sorted(days)]
    assert places == sorted(places)
    assert all(0 <= place <= 100 for place in places)
    assert all(axis.holds(day) for day in days)


@settings(deadline=None)
@given(st.lists(DAYS | MODERN, min_size=1, max_size=60))
def test_segments_are_side_by_side(days: list[Day]) -> None:
    segments = axis_of(days).segments
    edges = [round(edge, 6) for segment in segments for edge in (segment.left, segment.right)]
    assert edges == sorted(edges)
    assert edges[0] >= 0
    assert edges[-1] <= 100
    assert all(one.run.stop <= other.run.start for one, other in pairwise(segments))


@settings(deadline=None)
@given(ITEMS)
def test_every_date_is_on_the_strip_once(items: list[StripItem]) -> None:
    tree = read(strip(items, [], ENGLISH))
    dots = [len(column.findall("circle")) for column in tree.iter("a") if column.get("class") == "strip__dots"]
    further = [int(text.text or 0) for column in tree.iter("a") if column.get("class") == "strip__dots" for text in column.findall("text")]
    bars = [bar for bar in tree.iter("a") if bar.get("class") == "strip__bar"]
    assert sum(dots) + sum(further) + len(bars) == len(items)


@pytest.mark.thorough
@settings(deadline=None)
@given(ITEMS)
def test_every_item_is_a_link_with_a_title(items: list[StripItem]) -> None:
    for link in read(strip(items, [], GERMAN)).iter("a"):
        assert link.attrib["href"]
        assert (link.findtext("title") or "").strip()
        assert link.attrib["aria-label"].strip()


@pytest.mark.thorough
@settings(deadline=None)
@given(ITEMS)
def test_columns_are_apart_and_inside(items: list[StripItem]) -> None:
    columns = [column for column in read(strip(items, [], ENGLISH)).iter("a") if column.get("class") == "strip__dots"]
    places = [percent(column.findall("circle")[0], "cx") for column in columns]
    assert all(0 <= place <= 100 for place in places)
    assert all(later - earlier > 2.5 for earlier, later in pairwise(places))


@pytest.mark.thorough
@settings(deadline=None)
@given(ITEMS)
def test_lines_in_one_lane_do_not_touch(items: list[StripItem]) -> None:
    lanes: dict[str, list[tuple[float, float]]] = {}
    for bar in read(strip(items, [], ENGLISH)).iter("a"):
        if bar.get("class") == "strip__bar":
            line = bar.findall("line")[0]
            lanes.setdefault(line.attrib["y1"], []).append((percent(line, "x1"), percent(line, "x2")))
    for spans in lanes.values():
        spans.sort()
        assert all(one[1] < other[0] for one, other in pairwise(spans))


@pytest.mark.thorough
@settings(deadline=None)
@given(ITEMS)
def test_no_label_lies_over_another(items: list[StripItem]) -> None:
    labels = [text for text in read(strip(items, [], ENGLISH)).iter("text") if "strip__tick" in text.attrib.get("class", "")]
    on_a_phone = sorted((percent(text, "x") * 3.5, len(text.text or "") * 6.8) for text in labels)  # 350 px; a letter has 7 px
    assert all(x + width <= following for (x, width), (following, _) in pairwise(on_a_phone))


def test_months_have_the_short_names_of_the_language() -> None:
    """In French, June and July begin with the same three letters."""
    items = [StripItem(when(f"2007-{month:02}-{day}"), "A day", "#x", True) for month in (5, 6, 7) for day in range(10, 28)]
    assert {"juin", "juil."} <= set(re.findall(r">([^<>]+)</text>", strip(items, [], words_of("fr"))))


def test_open_and_uncertain_dates_show_in_words_and_in_the_picture() -> None:
    items = [
        StripItem(when("../2003"), "until 2003: a", "#a", True),
        StripItem(when("2003~"), "about 2003: b", "#b", False),
        StripItem(when("2001/.."), "since 2001: c", "#c", True),
    ]
    html = strip(items, [], ENGLISH)
    assert html.count('<path class="is-') == 2  # an arrow at each open end
    assert "is-background is-unsure" in html
    assert all(f"<title>{item.title}</title>" in html for item in items)


def test_the_articles_own_dates_are_lines_and_those_outside_are_left_out() -> None:
    items = [StripItem(when("2007-03-10"), "a", "#a", True), StripItem(when("2007-03-12"), "b", "#b", True)]
    lines = [Published(when(day), f"Title of {day}", "x/") for day in ("2007-03-12", "2007-03-11", "1999-01-01")]
    html = strip(items, lines, ENGLISH)
    assert html.count('class="strip__published"') == 1
    assert "2 articles:\n11 March 2007: Published: Title of 2007-03-11\n12 March 2007: Published: Title of 2007-03-12" in html
    assert "1999" not in html


def test_titles_cannot_leave_their_place() -> None:
    html = strip([StripItem(when("2007"), '"><script>alert(1)</script>', '#"><b>', True)], [], ENGLISH)
    read(html)
    assert not re.search(r"<(?:script|b)>", html)


def test_without_dates_there_is_no_strip() -> None:
    assert strip([], [Published(when("2007"), "t", "x/")], ENGLISH) == ""


@settings(deadline=None)
@given(MODERN, MODERN)
def test_days_are_counted_as_the_calendar_does(one: Day, other: Day) -> None:

    assert day_number(other) - day_number(one) == (datetime.date(*other) - datetime.date(*one)).days
