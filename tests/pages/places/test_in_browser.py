"""What the browser makes of the maps: names that do not touch on any screen, and a card with the place in it."""

from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Page

from annotated_article.pages.places.place_labels import Rectangle
from support.reading import open_card, put_mouse_on, wait_for_card, wait_for_no_card
from support.rectangles import meet

pytestmark = pytest.mark.thorough

ARTICLE = "articles/2007-03-12-baghdad-conference/"

NAMES = """map => [...map.querySelectorAll("text")].filter(text => getComputedStyle(text).display != "none").map(text => {
    const at = text.getStartPositionOfChar(0), matrix = text.getScreenCTM(), size = parseFloat(getComputedStyle(text).fontSize);
    const { left, right } = text.getBoundingClientRect(), line = at.matrixTransform(matrix).y, unit = matrix.d;
    return [text.textContent, left, line - .8 * size * unit, right, line + .24 * size * unit, size * unit];
})"""


def open_maps(page: Page, address: str) -> list[list[list[Any]]]:
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    return [each.evaluate(NAMES) for each in page.locator("svg.map").all()]


@pytest.mark.parametrize("width", [320, 640, 1280])
@pytest.mark.parametrize("path", ["places/", "places/baghdad/", ARTICLE])
def test_names_do_not_touch_and_can_be_read(page: Page, site_url: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    found = open_maps(page, site_url + path)
    assert found
    for names in found:
        assert names
        assert all(9 < size < 17 for *_, size in names), names
        boxes = [(name, Rectangle(*box)) for name, *box, _ in names]
        assert not [(one, other) for (one, a), (other, b) in combinations(boxes, 2) if meet(a, b)]


def test_a_card_shows_where_the_place_is(page: Page, site_url: str) -> None:
    page.goto(site_url + ARTICLE)
    assert not page.locator(".notes .locator").first.is_visible()
    page.locator("a.mark--place").first.click()
    land = page.locator(".card .locator use").first.bounding_box()
    assert land is not None
    assert land["width"] > 100


@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}])
def test_without_script_the_map_is_one_click_away(page: Page, site_url: str) -> None:
    page.goto(site_url + ARTICLE)
    assert not page.locator("svg.map").first.is_visible()
    page.locator(".article-map summary").click()
    assert page.locator("svg.map").first.is_visible()
    page.locator("svg.map a", has_text="Egypt").click()
    assert page.url.endswith("/places/egypt/")


def test_a_point_on_an_articles_map_opens_the_places_card(page: Page, site_url: str) -> None:
    page.goto(site_url + ARTICLE)
    page.locator(".article-map summary").click()
    point = page.locator("svg.map a", has_text="Egypt")
    put_mouse_on(point.locator("circle"))
    assert wait_for_card(page, "Egypt") == ("Egypt", "place", "passing")
    assert (
        page.locator(".card:popover-open .card__where").inner_text().strip("‹› \n") == "In the text: 1"
    )  # a point is none of the mentions
    page.keyboard.press("Escape")
    wait_for_no_card(page)
    point.focus()
    assert open_card(page) is None
    page.keyboard.press("Enter")
    assert wait_for_card(page, "Egypt").how == "pinned"
    assert page.url == site_url + ARTICLE
    assert point.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.notes") == "entry-egypt"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('.card')")
    page.get_by_role("link", name="Open page").click()
    assert page.url == f"{site_url}places/egypt/"


def test_with_notes_off_a_point_leads_to_its_page(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{ARTICLE}?notes=off")
    page.locator(".article-map summary").click()
    point = page.locator("svg.map a", has_text="Egypt")
    assert point.get_attribute("aria-haspopup") is None
    assert point.get_attribute("aria-label") == "Egypt, country: 27.00° N, 30.00° E"
    point.click()
    assert page.url == f"{site_url}places/egypt/"
