"""The claims of a paragraph are beside it on wide screens and in a list that opens on narrow ones; nothing pushes the text down."""

from typing import Any

import pytest
from playwright.sync_api import Page

ROWS = """() => [...document.querySelectorAll(".text > .claims")].map(list => {
  const box = list.previousElementSibling.getBoundingClientRect(), next = list.nextElementSibling?.getBoundingClientRect();
  const lines = [...list.querySelectorAll("a")].filter(each => each.checkVisibility()).map(each => each.getBoundingClientRect());
  return [lines[0].top - box.top, lines.at(-1).bottom - box.bottom, next ? next.top - box.bottom : null, lines.map(each => each.height)];
})"""


@pytest.mark.parametrize("width", [1280, 1920])
def test_claims_begin_level_with_their_paragraph_at_most_three_lines_each_and_leave_the_gaps_as_they_are(article: Page, width: int) -> None:
    article.set_viewport_size({"width": width, "height": 900})
    rows = article.evaluate(ROWS)
    assert len(rows) > 10
    assert all(-2 < begins < 14 for begins, *_ in rows)
    assert all(ends < 36 for _, ends, *_ in rows)
    assert all(height < 84 for *_, heights in rows for height in heights)
    gaps = [gap for _, _, gap, _ in rows if gap is not None]
    assert max(gaps) - min(gaps) <= 2


@pytest.mark.parametrize("context_options", [{"viewport": {"width": 390, "height": 844}}])
def test_on_a_narrow_screen_the_list_is_closed_and_counts_what_is_disputed(page: Page, article_url: str) -> None:
    page.goto(article_url)
    first = page.locator(".text > .claims").first
    assert first.locator("a:visible").count() == 0
    first.locator("summary").click()
    links = first.locator("a:visible")
    disputed = sum(text.startswith(("⇄", "Disputed")) for text in links.all_inner_texts())
    assert first.locator("summary").inner_text() == f"{links.count()} claims: {disputed} disputed"


def test_what_does_not_fit_beside_a_paragraph_is_one_line_that_opens(open_case: Any) -> None:
    claims = [{"id": f"c{at}", "quote": word} for at, word in enumerate(("One", "two", "three", "four", "five"))]
    page = open_case({"text": "One two three four five.\n\nNext.", "notes": {"claims": claims}})
    page.set_viewport_size({"width": 1280, "height": 900})
    links = page.locator(".claims a:visible")
    assert links.count() == 1
    top = page.locator("#p2").bounding_box()
    page.get_by_text("+4 more").click()
    assert links.count() == 5
    assert top is not None and top["y"] < 400
