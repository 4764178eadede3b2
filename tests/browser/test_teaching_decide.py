"""The half of teaching.js that decides: from an address to a view and back; the page it runs in is empty."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from support.case_page import page_with_only

ORDER = ["p1", "p2", "p3", "p3a", "p5", "p4"]
"""As a lock leaves them after edits: p3a came later, p4 and p5 changed places, p6 was taken into p2."""
MOVED = {"p6": "p2"}


@pytest.fixture(scope="module")
def empty(browser: Browser) -> Iterator[Page]:
    """A page with nothing but the script."""
    with page_with_only("teaching.js", browser) as page:
        yield page


def view(page: Page, search: str) -> tuple[Any, bool, str]:
    """The part, whether there are questions, and which copy."""
    found = page.evaluate("([search, order, moved]) => teaching.read(search, order, moved)", [search, ORDER, MOVED])
    return found["part"], found["questions"], found["copy"]


@pytest.mark.parametrize(
    ("search", "part"),
    [
        ("", None),
        ("?from=p2&to=p3", ["p2", "p3"]),
        ("?to=p3&from=p2", ["p2", "p3"]),
        ("?from=p2&to=p2", ["p2"]),
        ("?from=p3a&to=p5", ["p3a", "p5"]),
        ("?from=p3&to=p4", ["p3", "p3a", "p5", "p4"]),
        ("?from=2&to=P3", ["p2", "p3"]),
        ("?from=p3a", ["p3a", "p5", "p4"]),
        ("?to=p2", ["p1", "p2"]),
        ("?from=p6&to=p3", ["p2", "p3"]),
        ("?from=p1&to=p4", None),
        ("?from=p3&to=p2", None),
        ("?from=p4&to=p5", None),
        ("?from=p999&to=p2", ["p1", "p2"]),
        ("?from=p5&to=p999", ["p5", "p4"]),
        ("?from=p8a&to=p0", None),
        ("?from=&to=", None),
        ("?from=constructor&to=__proto__", None),
        ("?from=p2,p3&to=<svg>", None),
        ("?from=p5&from=p1&to=p5", ["p5"]),
    ],
)
def test_an_address_says_which_part_is_shown_and_nonsense_is_ignored(empty: Page, search: str, part: list[str] | None) -> None:
    assert view(empty, search)[0] == part


@pytest.mark.parametrize(
    ("search", "questions", "copy"),
    [
        ("?questions=on", True, ""),
        ("?questions=off", False, ""),
        ("?questions=1", False, ""),
        ("?copy=student", True, "student"),
        ("?copy=teacher", True, "teacher"),
        ("?questions=off&copy=teacher", False, "teacher"),
        ("?copy=teacher&questions=on", True, "teacher"),
        ("?copy=Teacher", False, ""),
        ("?copy=toString", False, ""),
        ("?from=p2&notes=off", False, ""),
    ],
)
def test_an_address_says_whether_there_are_questions_and_answers(empty: Page, search: str, questions: bool, copy: str) -> None:
    assert view(empty, search)[1:] == (questions, copy)


@pytest.mark.parametrize(
    ("chosen", "search"),
    [
        ({"from": "p2", "to": "p3", "notes": "claims", "questions": False, "copy": ""}, "from=p2&to=p3&notes=claims"),
        ({"from": "p1", "to": "p3", "notes": "", "questions": True, "copy": ""}, "to=p3&questions=on"),
        ({"from": "p3a", "to": "p4", "notes": "off", "questions": True, "copy": "student"}, "from=p3a&notes=off&questions=on&copy=student"),
        ({"from": "p1", "to": "p4", "notes": "", "questions": False, "copy": "teacher"}, "questions=off&copy=teacher"),
        ({"from": "p5", "to": "p2", "notes": "", "questions": False, "copy": ""}, ""),
    ],
)
def test_what_is_chosen_is_written_shortly_and_read_back(empty: Page, chosen: dict[str, Any], search: str) -> None:
    assert empty.evaluate("([chosen, order]) => teaching.write(chosen, order)", [chosen, ORDER]) == search
    part, questions, copy = view(empty, f"?{search}")
    assert (questions, copy) == (chosen["questions"], chosen["copy"])
    if part:
        assert (part[0], part[-1]) == (chosen["from"], chosen["to"])
