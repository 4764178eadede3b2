"""The article on narrow screens, with large letters, in forced colours and without motion."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from support.project import SETTINGS, built, project
from support.reading import NOURI, middle, wait_for_card
from support.serve_folder import serve_folder

pytestmark = pytest.mark.thorough

KINDS = ("person", "place", "organisation", "event", "term", "date")
WIDEST = """() => [...document.querySelectorAll("main *")]
  .filter(each => each.checkVisibility({ visibilityProperty: true }) && getComputedStyle(each).position != "absolute")
  .filter(each => !each.closest("svg, .card") && each.getBoundingClientRect().right > innerWidth + 1).map(each => each.outerHTML.slice(0, 80))"""
UNDER = """kind => {
  const { textDecorationLine: line, textDecorationStyle: style } = getComputedStyle(document.querySelector(`.text .mark--${kind}:not(.mark--claim)`));
  return line + " " + style;
}"""
ROWS = ["Column {}", "---", *["value {}000"] * 3]
TEN_COLUMNS = "\n".join(f"| {' | '.join(row.format(at) for at in range(1, 11))} |" for row in ROWS)


def test_a_table_of_ten_columns_scrolls_in_its_box_on_a_small_screen(page: Page, tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": SETTINGS,
        "docs/index.md": f"# Home\n\nA hand-written page.\n\n{TEN_COLUMNS}\n",
        "docs/articles/2001-07-01-ten.md": f"---\ntitle: Ten\npublished: 2001-07-01\nlanguage: en\n---\n\nBefore it.\n\n{TEN_COLUMNS}\n",
    }
    page.set_viewport_size({"width": 320, "height": 640})
    with serve_folder(built(project(tmp_path / "project", files))) as address:
        for path in ("", "articles/2001-07-01-ten/", "embed/2001-07-01-ten/"):
            page.goto(address + path)
            last = page.get_by_role("columnheader", name="Column 10")
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
            last.scroll_into_view_if_needed()
            box = last.bounding_box()
            assert box and box["x"] >= 0 and box["x"] + box["width"] <= 320, path
            assert page.evaluate("scrollX") == 0, path


@pytest.mark.parametrize(
    ("size", "letters"),
    [((320, 640), 100), ((640, 450), 100), ((640, 900), 200)],
    ids=["320 px", "200% zoom of 1280 px", "letters twice as large"],
)
def test_nothing_is_beyond_the_screen_and_a_card_can_be_read_to_its_end(
    page: Page, article_url: str, size: tuple[int, int], letters: int
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(article_url)
    page.evaluate("letters => { document.documentElement.style.fontSize = letters + '%' }", letters)
    page.get_by_role("button", name="Notes").click()
    page.locator(".help summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert page.evaluate(WIDEST) == []
    page.keyboard.press("Escape")
    mark = page.locator(NOURI)
    middle(mark)
    mark.click()
    wait_for_card(page)
    last = page.locator(".card:popover-open .card__acts :is(a, button):visible").last
    page.locator(".card:popover-open").evaluate("card => { card.scrollTop = 10000 }")
    page.wait_for_timeout(100)
    box, card = last.bounding_box(), page.locator(".card:popover-open").bounding_box()
    assert box and card
    assert 0 <= card["x"] <= box["x"] and box["x"] + box["width"] <= card["x"] + card["width"] <= size[0]
    assert 0 <= card["y"] <= box["y"] and box["y"] + box["height"] <= card["y"] + card["height"] + 1 <= size[1] + 2


@pytest.mark.parametrize("context_options", [{"forced_colors": "active"}])
def test_in_forced_colours_each_kind_keeps_its_line_and_each_finding_its_glyph_and_word(page: Page, article_url: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(article_url)
    lines = [page.evaluate(UNDER, kind) for kind in KINDS]
    assert all(line.startswith("underline ") for line in lines)
    assert len(set(lines)) == 4, lines  # an organisation has a person's line: its card and its list say the word
    claim = page.locator("#p3 + .claims a").first
    assert claim.evaluate("link => getComputedStyle(link, '::before').content").startswith('"❝"')
    assert claim.locator("b").inner_text().startswith("Quoted correctly")


@pytest.mark.parametrize("context_options", [{"reduced_motion": "reduce"}, {"reduced_motion": "no-preference"}])
def test_nothing_moves_for_those_who_ask_for_less(page: Page, article_url: str) -> None:
    page.goto(article_url)
    page.locator(NOURI).click()
    wait_for_card(page)
    moving = page.evaluate(
        "[...document.querySelectorAll('.article, .article *')].filter(each => getComputedStyle(each).animationName != 'none').map(each => each.className)"
    )
    still = page.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches")
    assert (moving == []) == still, moving
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
