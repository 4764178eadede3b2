"""Cards: where they appear, and how the mouse opens and closes them."""

from typing import Any

import pytest
from playwright.sync_api import Page

from support.reading import NOURI, OPEN, focused, middle, open_card, rested, wait_for_card, wait_for_no_card

APART = """selector => {
  const words = document.querySelector(selector).getClientRects()[0], card = document.querySelector(".card:popover-open").getBoundingClientRect();
  return (card.top >= words.bottom || card.bottom <= words.top) && card.left >= -1 && card.right <= innerWidth + 1
    && card.top >= -1 && card.bottom <= innerHeight + 1;
}"""


@pytest.mark.thorough
def test_a_card_opens_below_the_line_or_above_it_if_there_is_no_room(article: Page) -> None:
    rested(article, NOURI)
    mark, card = article.locator(NOURI).bounding_box(), article.locator(OPEN).bounding_box()
    assert mark and card and 0 <= card["y"] - (mark["y"] + mark["height"]) <= 16
    article.mouse.move(2, 2)
    wait_for_no_card(article)
    article.locator(NOURI).evaluate("mark => mark.scrollIntoView({ block: 'end' })")
    article.locator(NOURI).click()
    mark, card = article.locator(NOURI).bounding_box(), article.locator(OPEN).bounding_box()
    assert mark and card and 0 <= mark["y"] - (card["y"] + card["height"]) <= 16


@pytest.mark.thorough
@pytest.mark.parametrize("size", [(1280, 700), (640, 450), (320, 640), (320, 480)])
def test_a_card_covers_neither_its_words_nor_leaves_the_window(article: Page, size: tuple[int, int]) -> None:
    article.set_viewport_size({"width": size[0], "height": size[1]})
    for selector in (NOURI, "#m-entry-united-nations-p2-1", "#m-entry-united-states-title-1"):
        for block, by in (("start", -60), ("center", 0), ("end", 60)):
            article.locator(selector).evaluate("(mark, [block, by]) => { mark.scrollIntoView({ block }); scrollBy(0, by) }", [block, by])
            article.locator(selector).evaluate("mark => mark.focus({ preventScroll: true })")
            article.keyboard.press("Enter")
            article.wait_for_timeout(50)
            assert article.evaluate(APART, selector), (selector, block)
            article.keyboard.press("Escape")


def test_a_card_covers_no_line_of_its_words(article: Page) -> None:
    words = article.locator("#m-end-support-for-terrorism-p3-1")
    words.evaluate("mark => { mark.scrollIntoView(); scrollBy(0, -100) }")
    lines = words.evaluate("mark => [...mark.getClientRects()].map(({ x, y, width, height }) => [x, y, width, height])")
    assert len(lines) > 2
    x, y, width, height = lines[1]
    article.mouse.move(2, 2)
    article.mouse.move(x + width - 30, y + height / 2)
    wait_for_card(article)
    card = article.locator(OPEN).bounding_box()
    assert card and 0 <= card["y"] - (lines[-1][1] + lines[-1][3]) <= 24


@pytest.mark.thorough
def test_a_click_pins_and_a_second_click_closes(article: Page) -> None:
    mark = article.locator(NOURI)
    mark.click()
    card = wait_for_card(article)
    assert (card.name, card.kind, card.how) == ("Nouri al-Maliki", "person", "pinned")
    assert mark.get_attribute("aria-expanded") == "true"
    article.mouse.move(2, 2)
    article.wait_for_timeout(500)
    assert open_card(article) == card
    mark.click()
    article.wait_for_timeout(300)
    assert open_card(article) is None
    assert mark.get_attribute("aria-expanded") == "false"


def test_a_click_pins_the_card_that_the_mouse_has_opened_where_it_is(article: Page) -> None:
    rested(article, NOURI)
    before = article.locator(OPEN).bounding_box()
    x, y = middle(article.locator(NOURI))
    article.mouse.click(x, y)
    assert wait_for_card(article).how == "pinned"
    assert article.locator(OPEN).bounding_box() == before


def test_a_click_elsewhere_and_the_close_button_close(article: Page) -> None:
    article.locator(NOURI).click()
    article.mouse.click(5, 5)
    wait_for_no_card(article)
    article.locator(NOURI).click()
    article.get_by_role("button", name="Close", exact=True).click()
    wait_for_no_card(article)
    assert focused(article) == NOURI[1:]


def test_a_click_on_other_words_moves_the_card_there(article: Page) -> None:
    article.locator(NOURI).click()
    article.locator("#m-entry-insurgents-p3-1").click()
    assert wait_for_card(article).name == "insurgents"
    article.wait_for_timeout(300)
    assert open_card(article) is not None
    assert article.locator("[aria-expanded=true]").count() == 1


@pytest.mark.parametrize("press", ["click", "Enter"])
@pytest.mark.parametrize("selector", [NOURI, "#m-mortar-shells-near-venue-p4-1", "#p3 + .claims a >> nth=0"])
def test_a_press_never_scrolls_and_never_touches_the_history(article: Page, selector: str, press: str) -> None:
    mark = article.locator(selector)
    middle(mark)
    article.evaluate("scrollBy(0, 200)")
    article.wait_for_timeout(100)
    before = article.evaluate("[scrollY, history.length, location.href, navigation.currentEntry.key]")
    if press == "click":
        mark.click()
    elif mark.get_attribute("href"):
        mark.evaluate("mark => mark.focus({ preventScroll: true })")
        article.keyboard.press("Enter")
    else:
        return  # what the keyboard cannot reach it cannot press
    wait_for_card(article)
    article.keyboard.press("Escape")
    wait_for_no_card(article)
    assert article.evaluate("[scrollY, history.length, location.href, navigation.currentEntry.key]") == before


@pytest.mark.thorough
@pytest.mark.parametrize("how", [{"modifiers": ["Control"]}, {"button": "middle"}])
def test_ctrl_and_middle_click_open_the_link(article: Page, how: dict[str, Any]) -> None:
    with article.context.expect_page() as opened:
        article.locator(NOURI).click(**how)
    opened.value.wait_for_url("**#n-entry-nouri-al-maliki")
    assert article.locator(f"{OPEN}.card--pinned").count() == 0


@pytest.mark.thorough
@pytest.mark.parametrize("height", [400, 600, 900])
@pytest.mark.parametrize("block", ["start", "center", "end"])
def test_a_card_never_covers_its_words_and_keeps_its_actions_in_sight(article: Page, height: int, block: str) -> None:
    article.set_viewport_size({"width": 1000, "height": height})
    mark = article.locator("#m-entry-baghdad-conference-p1-1")
    mark.evaluate("(mark, block) => mark.scrollIntoView({ block, behavior: 'instant' })", block)
    mark.click()
    wait_for_card(article)
    words, card = mark.bounding_box(), article.locator(OPEN).bounding_box()
    assert words is not None and card is not None
    assert card["y"] >= words["y"] + words["height"] or card["y"] + card["height"] <= words["y"]
    assert card["y"] >= 0 and card["y"] + card["height"] <= height
    assert article.locator(f"{OPEN} .card__body").evaluate("body => body.clientHeight") > 60, "three lines of the note"
    acts = article.locator(f"{OPEN} .card__acts :is(a, button):visible").evaluate_all(
        "all => all.map(each => Math.round(each.getBoundingClientRect().bottom))"
    )
    assert max(acts) - min(acts) < 8, "one row"
    assert max(acts) < card["y"] + card["height"]


def test_the_words_of_a_claim_have_a_ground_only_while_its_card_is_open(article: Page) -> None:
    article.locator("#p4 + .claims a").first.click()
    assert wait_for_card(article).kind == "claim"
    lit = article.locator("#p4 .is-open").all_inner_texts()
    assert "".join(lit).startswith("at least two mortar shells")
    assert "Foreign Ministry" in lit
    article.keyboard.press("Escape")
    wait_for_no_card(article)
    assert article.locator(".is-open").count() == 0


def test_pointing_at_a_claim_beside_the_text_shows_its_words(article: Page) -> None:
    beside = article.locator("#p4 + .claims a").first
    beside.scroll_into_view_if_needed()
    beside.hover()
    assert "".join(article.locator(".is-shown").all_inner_texts()).startswith("at least two mortar shells")
    article.mouse.move(2, 2)
    assert article.locator(".is-shown").count() == 0
