"""Cards as sheets, on a phone."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from support.reading import NOURI, OPEN, middle, open_card, wait_for_card, wait_for_no_card

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def phone(browser: Browser, article_url: str) -> Iterator[Page]:
    """The article on a phone."""
    with browser.new_context(**PHONE) as context:
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.goto(article_url)
        yield page


def swipe_up(page: Page, y: int) -> None:
    session = page.context.new_cdp_session(page)
    touches = [("touchStart", y), *(("touchMove", y - 15 * step) for step in range(1, 11)), ("touchEnd", None)]
    for kind, at in touches:
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [] if at is None else [{"x": 200, "y": at}]})
        page.wait_for_timeout(16)
    page.wait_for_timeout(300)


def test_a_tap_opens_a_sheet_and_back_closes_it(phone: Page) -> None:
    before = phone.evaluate("[history.length, location.href, navigation.currentEntry.index]")
    middle(phone.locator(NOURI))
    phone.locator(NOURI).tap()
    card = wait_for_card(phone)
    assert (card.name, card.how) == ("Nouri al-Maliki", "sheet")
    box = phone.locator(OPEN).bounding_box()
    assert box is not None
    assert (box["x"], box["width"]) == (0, 390)
    assert box["y"] + box["height"] == pytest.approx(844, abs=1)
    assert box["height"] == pytest.approx(384, abs=3)
    assert phone.evaluate("[history.length, location.href]") == [before[0] + 1, before[1]]
    phone.go_back()
    wait_for_no_card(phone)
    assert phone.evaluate("[location.href, navigation.currentEntry.index]") == before[1:]


@pytest.mark.thorough
def test_the_text_above_a_sheet_scrolls_and_the_sheet_grows_when_it_is_read_on(phone: Page) -> None:
    middle(phone.locator("#m-entry-baghdad-conference-p1-1"))
    phone.locator("#m-entry-baghdad-conference-p1-1").tap()
    wait_for_card(phone)
    before = phone.evaluate("scrollY")
    swipe_up(phone, 250)
    assert phone.evaluate("scrollY") > before + 50
    assert open_card(phone) is not None
    swipe_up(phone, 750)
    box = phone.locator(OPEN).bounding_box()
    assert box and 0.4 * 844 < box["height"] <= 0.85 * 844 + 1


def test_a_sheet_that_is_closed_leaves_no_entry_in_the_history(phone: Page) -> None:
    before = phone.evaluate("navigation.currentEntry.index")
    for closing in (".card__close", "#byline", NOURI):
        middle(phone.locator(NOURI))
        phone.locator(NOURI).tap()
        wait_for_card(phone)
        assert phone.evaluate("navigation.currentEntry.index") == before + 1
        if closing == "#byline":
            phone.touchscreen.tap(380, 20)
        else:
            phone.locator(closing).first.tap()
        phone.wait_for_function("index => navigation.currentEntry.index == index", arg=before)
        assert open_card(phone) is None


def test_a_tap_on_other_words_moves_the_sheet_with_the_same_entry(phone: Page) -> None:
    before = phone.evaluate("[navigation.currentEntry.index, history.length]")
    middle(phone.locator(NOURI))
    phone.locator(NOURI).tap()
    wait_for_card(phone, "Nouri al-Maliki")
    phone.locator("#m-entry-insurgents-p3-1").tap()
    wait_for_card(phone, "insurgents")
    phone.wait_for_timeout(400)
    assert open_card(phone) is not None
    assert phone.evaluate("[navigation.currentEntry.index, history.length]") == [before[0] + 1, before[1] + 1]
    phone.go_back()
    wait_for_no_card(phone)


def test_the_close_button_of_a_sheet_is_large_enough(phone: Page) -> None:
    middle(phone.locator(NOURI))
    phone.locator(NOURI).tap()
    box = phone.locator(f"{OPEN} .card__close").bounding_box()
    assert box and box["width"] >= 44 and box["height"] >= 44


@pytest.mark.thorough
def test_the_actions_of_a_sheet_are_in_one_row_and_the_rest_in_a_menu(phone: Page) -> None:
    middle(phone.locator(NOURI))
    phone.locator(NOURI).tap()
    wait_for_card(phone)
    bottoms = phone.locator(f"{OPEN} .card__acts :is(a, button):visible").evaluate_all(
        "all => all.map(each => each.getBoundingClientRect()).map(({ y, height, right }) => [y + height / 2, right])"
    )
    assert max(middle for middle, _ in bottoms) - min(middle for middle, _ in bottoms) < 4, "one row"
    assert max(right for _, right in bottoms) <= 390
    menu, report = phone.get_by_role("button", name="More actions"), phone.get_by_role("button", name="Report a problem")
    expect(report).to_be_hidden()
    menu.tap()
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(phone.get_by_role("link", name="Edit", exact=True)).to_be_in_viewport(ratio=1)
    expect(report).to_be_in_viewport(ratio=1)
    menu.tap()
    expect(report).to_be_hidden()
    menu.tap()
    report.tap()
    expect(phone.get_by_role("dialog", name="Report a problem")).to_be_visible()


@pytest.mark.thorough
@pytest.mark.parametrize("language", ["de", "fr", "es", "ar"])
def test_in_every_language_the_actions_stay_inside_the_sheet(browser: Browser, open_case: Any, language: str) -> None:
    case = open_case({"language": language, "text": "Angela Merkel.", "people": {"angela-merkel": {"name": "Angela Merkel"}}})
    with browser.new_context(**PHONE | {"viewport": {"width": 320, "height": 640}}) as context:
        page = context.new_page()
        page.goto(case.url)
        page.locator("#p1 .mark").tap()
        wait_for_card(page)
        edges = page.locator(f"{OPEN} .card__acts :is(a, button):visible").evaluate_all(
            "all => all.map(each => each.getBoundingClientRect()).flatMap(({ left, right }) => [left, right])"
        )
        assert min(edges) >= 0 and max(edges) <= 320


def test_the_claims_of_a_paragraph_open_below_it_and_each_opens_its_sheet(phone: Page) -> None:
    summary = phone.locator("#p3 + .claims summary")
    middle(summary)
    assert summary.inner_text() == "2 claims"
    summary.tap()
    phone.locator("#p3 + .claims a").first.tap()
    assert wait_for_card(phone).kind == "claim"
    phone.go_back()
    wait_for_no_card(phone)


def test_after_a_page_that_a_sheet_led_to_back_leads_to_the_article_and_then_away(phone: Page) -> None:
    article, before = phone.url, phone.evaluate("navigation.currentEntry.index")
    middle(phone.locator(NOURI))
    phone.locator(NOURI).tap()
    wait_for_card(phone)
    phone.get_by_role("link", name="Open page").tap()
    phone.wait_for_url("**/people/nouri-al-maliki/")
    phone.go_back()
    assert phone.url == article
    assert phone.evaluate("navigation.currentEntry.index") == before


def test_after_a_link_beside_the_sheet_back_leads_to_the_article_and_then_away(phone: Page) -> None:
    article, before = phone.url, phone.evaluate("navigation.currentEntry.index")
    middle(phone.locator(NOURI))
    phone.locator(NOURI).tap()
    wait_for_card(phone)
    phone.locator(".site-name").evaluate("link => { link.style = 'position: fixed; top: 0; z-index: 9' }")
    phone.locator(".site-name").tap()
    phone.wait_for_url(lambda url: url != article)
    phone.go_back()
    assert phone.url == article
    assert phone.evaluate("navigation.currentEntry.index") == before


def test_a_page_loaded_again_under_its_sheet_keeps_no_step_of_it(phone: Page) -> None:
    before = phone.evaluate("navigation.currentEntry.index")
    middle(phone.locator(NOURI))
    phone.locator(NOURI).tap()
    wait_for_card(phone)
    phone.reload()
    phone.wait_for_function("index => navigation.currentEntry.index == index", arg=before)
    assert open_card(phone) is None


def test_the_words_that_were_tapped_stay_above_the_sheet(phone: Page) -> None:
    mark = phone.locator(NOURI)
    mark.evaluate("mark => { mark.scrollIntoView({ block: 'end', behavior: 'instant' }); scrollBy(0, 20) }")
    low = mark.bounding_box()
    assert low is not None
    assert low["y"] > 0.6 * 844
    mark.tap()
    assert wait_for_card(phone).how == "sheet"
    phone.wait_for_timeout(300)
    words, sheet = mark.bounding_box(), phone.locator(OPEN).bounding_box()
    assert words is not None
    assert sheet is not None
    assert words["y"] + words["height"] <= sheet["y"]
