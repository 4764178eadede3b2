"""The home page and Explore as readers meet them: a note is open, others open on a click, without JavaScript too, and nothing is in the way."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

WIDE: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
NO_SCRIPT: dict[str, Any] = {**WIDE, "java_script_enabled": False}
PLACE = ".sample a.mark--place"


@pytest.mark.thorough
@pytest.mark.parametrize("context_options", [WIDE, {**WIDE, "color_scheme": "dark"}, PHONE, {**PHONE, "color_scheme": "dark"}])
@pytest.mark.parametrize("path", ["", "explore/"])
def test_axe_finds_no_barrier(page: Page, site_url: str, path: str) -> None:
    page.goto(site_url + path)
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []


@pytest.mark.parametrize("context_options", [WIDE])
def test_the_first_screen_has_the_paragraph_its_note_and_the_button(page: Page, site_url: str) -> None:
    page.goto(site_url)
    passage, beside, go = (page.locator(f".sample {name}").bounding_box() for name in (".passage", ".beside", ".go"))
    assert passage and beside and go
    assert beside["x"] >= passage["x"] + passage["width"]
    assert max(each["y"] + each["height"] for each in (passage, beside, go)) <= 900
    assert page.locator(".is-beside").evaluate("mark => getComputedStyle(mark).backgroundColor") != "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize("context_options", [PHONE])
def test_on_a_phone_the_note_is_below_the_paragraph_and_nothing_is_wider_than_the_screen(page: Page, site_url: str) -> None:
    page.goto(site_url)
    passage, beside = (page.locator(f".sample {name}").bounding_box() for name in (".passage", ".beside"))
    assert passage and beside
    assert beside["y"] >= passage["y"] + passage["height"]
    for path in ("", "explore/"):
        page.goto(site_url + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path


@pytest.mark.thorough
@pytest.mark.parametrize("context_options", [{**WIDE, "permissions": ["clipboard-read", "clipboard-write"]}])
def test_a_mark_opens_its_card_whose_link_leads_to_the_note_in_the_article(page: Page, site_url: str) -> None:
    page.goto(site_url)
    page.locator(PLACE).first.click()
    card = page.locator(".card:popover-open")
    expect(card.locator(".card__name")).to_have_text("Iraq")
    card.get_by_role("button", name="Copy link").click()
    expect(page.locator(".told")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{page.locator('.go').evaluate('go => go.href')}#n-entry-iraq"
    page.goto(copied)
    expect(page.locator(".card:popover-open .card__name")).to_have_text("Iraq")


@pytest.mark.parametrize("context_options", [NO_SCRIPT])
def test_without_javascript_a_mark_leads_to_its_note_and_the_menu_is_there(page: Page, site_url: str) -> None:
    page.goto(site_url)
    expect(page.locator(".beside")).to_be_visible()
    page.locator(PLACE).first.click()
    expect(page.locator("#n-entry-iraq .says")).to_be_in_viewport()
    page.locator(".sections").get_by_role("link", name="Explore").click()
    assert page.url == f"{site_url}explore/"
    expect(page.locator(".lists li")).to_have_count(9)


@pytest.mark.thorough
@pytest.mark.parametrize("context_options", [PHONE])
def test_a_phones_drawer_leads_to_the_five_sections(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}articles/2007-03-12-baghdad-conference/")
    page.get_by_role("button", name="Navigation").tap()
    drawer = page.locator(".md-sidebar--primary")
    for name in ("Articles", "Explore", "Teach", "Contribute", "About"):
        expect(drawer.get_by_role("link", name=name, exact=True)).to_be_visible()
    drawer.get_by_role("link", name="Explore", exact=True).tap()
    expect(page).to_have_url(f"{site_url}explore/")


@pytest.mark.parametrize("context_options", [{**WIDE, "forced_colors": "active"}])
def test_in_forced_colours_the_marked_words_and_the_note_keep_an_edge(page: Page, site_url: str) -> None:
    page.goto(site_url)
    for name, edge in ((".is-beside", "outlineStyle"), (".beside", "borderTopStyle")):
        assert page.locator(name).evaluate(f"each => getComputedStyle(each).{edge}") == "solid", name
