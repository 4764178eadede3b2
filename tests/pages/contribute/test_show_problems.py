"""Where a problem's box appears in a page of `mkdocs serve`."""

import pytest

from annotated_article.model.typed import Span
from annotated_article.pages.contribute.show_problems import at_its_place, boxes
from annotated_article.problems import Problem
from support.read_as_browsers_do import wrong_nesting


@pytest.mark.parametrize(
    ("passage", "shown"),
    [
        ("p1", "BOX<p class=x id=p1>one</p><ul><li id=p2>two</li></ul><dl><dt id=p3>three</dt></dl>"),
        ("p2", "<p class=x id=p1>one</p><ul><li id=p2>BOXtwo</li></ul><dl><dt id=p3>three</dt></dl>"),
        ("p3", "<p class=x id=p1>one</p><ul><li id=p2>two</li></ul><dl><dt id=p3>BOXthree</dt></dl>"),
        ("p4", "BOX<p class=x id=p1>one</p><ul><li id=p2>two</li></ul><dl><dt id=p3>three</dt></dl>"),
    ],
)
def test_a_box_is_at_its_passage_and_never_between_a_list_and_its_items(passage: str, shown: str) -> None:
    html = '<p class="x" id="p1">one</p><ul><li id="p2">two</li></ul><dl><dt id="p3">three</dt></dl>'
    problem = Problem("Q001", Span("a.yml"), (), "correct it", (), passage)
    boxed = at_its_place(html, [problem], {})
    assert boxed.replace(boxes([problem], {}), "BOX").replace('"', "") == shown
    assert wrong_nesting(boxed) == []
