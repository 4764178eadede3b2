"""Cards and the keyboard: which keys open and close them, and where the focus is."""

import pytest
from playwright.sync_api import Page, expect

from support.reading import IRAQ, NOURI, OPEN, focused, open_card, wait_for_card, wait_for_no_card


def test_esc_on_the_mark_closes_and_leaves_the_focus_there(article: Page) -> None:
    article.locator(IRAQ).focus()
    article.keyboard.press("Enter")
    wait_for_card(article)
    article.keyboard.press("Escape")
    wait_for_no_card(article)
    assert focused(article) == IRAQ[1:]


@pytest.mark.parametrize("tabs", [1, 3, 6])
def test_esc_in_the_card_closes_and_gives_the_focus_back(article: Page, tabs: int) -> None:
    article.locator(IRAQ).focus()
    article.keyboard.press("Enter")
    for _ in range(tabs):
        article.keyboard.press("Tab")
    assert article.evaluate("selector => document.querySelector(selector).contains(document.activeElement)", OPEN)
    article.keyboard.press("Escape")
    wait_for_no_card(article)
    assert focused(article) == IRAQ[1:]


@pytest.mark.thorough
def test_esc_after_a_click_into_the_card_gives_the_focus_back(article: Page) -> None:
    article.locator(NOURI).click()
    article.locator(f"{OPEN} .card__name").click()
    article.keyboard.press("Escape")
    wait_for_no_card(article)
    assert focused(article) == NOURI[1:]
    article.wait_for_timeout(700)
    assert open_card(article) is None


def test_focus_alone_opens_nothing_and_enter_pins(article: Page) -> None:
    article.locator(IRAQ).focus()
    article.wait_for_timeout(700)
    assert open_card(article) is None
    article.keyboard.press("Enter")
    card = wait_for_card(article)
    assert (card.how, focused(article)) == ("pinned", IRAQ[1:])
    article.keyboard.press("Enter")
    wait_for_no_card(article)


@pytest.mark.thorough
def test_tab_reaches_every_link_of_the_card_in_order_and_leaves_it_again(article: Page) -> None:
    article.locator(IRAQ).focus()
    article.keyboard.press("Tab")
    after = focused(article)
    article.keyboard.press("Shift+Tab")
    article.keyboard.press("Enter")
    stops = article.locator(f"{OPEN} :is(a, button):visible").evaluate_all("all => all.map(each => (window.stops ||= []).push(each))")
    assert len(stops) > 8
    at = "[stops.indexOf(document.activeElement), document.activeElement.id]"
    there = []
    for _ in stops:
        article.keyboard.press("Tab")
        there.append(article.evaluate(at)[0])
    assert there == list(range(len(stops)))
    article.keyboard.press("Tab")
    assert article.evaluate(at) == [-1, after]
    back = []
    for _ in stops:
        article.keyboard.press("Shift+Tab")
        back.append(article.evaluate(at)[0])
    assert back == there[::-1]
    article.keyboard.press("Shift+Tab")
    assert article.evaluate(at) == [-1, IRAQ[1:]]


def test_tab_reaches_the_marks_in_the_order_of_the_text(article: Page) -> None:
    article.locator("#p2 .number").focus()
    inside = article.locator("#p2 a[href]:visible").count()
    places = []
    for _ in range(inside - 1):
        article.keyboard.press("Tab")
        places.append(article.evaluate("[...document.querySelectorAll('#p2 a')].indexOf(document.activeElement)"))
    assert places == sorted(places)
    assert -1 not in places


def test_marks_say_to_a_screen_reader_that_they_open_a_card(article: Page) -> None:
    mark = article.locator(NOURI)
    assert (mark.get_attribute("aria-haspopup"), mark.get_attribute("aria-expanded")) == ("dialog", "false")
    expect(mark).to_have_accessible_name("Nouri al-Maliki")
    expect(mark).to_have_accessible_description("Note: Person")
    assert mark.inner_text() == "Nouri al-Maliki"


def test_left_and_right_go_to_the_note_before_and_after(article: Page) -> None:
    article.locator(NOURI).click()
    wait_for_card(article, "Nouri al-Maliki")
    article.keyboard.press("ArrowRight")
    assert wait_for_card(article).name != "Nouri al-Maliki"
    article.keyboard.press("ArrowLeft")
    wait_for_card(article, "Nouri al-Maliki")
