"""The views in a browser: filters that narrow a list and are in the address, the keyboard, no script, every width, no barriers."""

from itertools import pairwise
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

ARTICLE = "2007-03-12-baghdad-conference"
VIEWS = [
    "places/",
    "places/baghdad/",
    "dates/",
    "dates/2007/",
    f"articles/{ARTICLE}/dates/",
    "claims/",
    f"claims/{ARTICLE}/",
    "claims/who-says-what/",
    f"claims/{ARTICLE}/documents-in-briefcase/",
    "sources/",
    "index-a-z/",
    "people/",
    "organisations/iranian-government/",
    "articles/",
]

WRONG = {"resultTypes": ["violations"]}
"""What passes is named once for each rule, not for each element."""
COLOURS = {**WRONG, "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""The rules of axe whose result depends on light or dark."""

ALIKE = """() => {
  const times = new Map();
  for (const row of document.querySelectorAll("main :is(li, tr)")) {
    const key = row.parentNode.className + [...new Set([row, ...row.querySelectorAll("*")].map(each => each.localName + each.className))].sort();
    times.set(key, (times.get(key) ?? 0) + 1);
    if (times.get(key) > 3) row.remove();
  }
}"""
"""Takes out rows whose elements and classes three others have too: axe looks long at each."""
LOW = """() => [...document.querySelectorAll(".chronology :is(.name, small > a, summary), .index-rows a, .entry-rows a, .parts a, .strip__dots")]
  .filter(each => each.checkVisibility() && each.getBoundingClientRect().height < 24).map(each => each.outerHTML.slice(0, 150))"""
"""Links that are lower than 24 px, the least that a finger needs (WCAG 2.5.8)."""


def rows(page: Page) -> Locator:
    """The rows that are shown."""
    return page.locator("[data-row]:visible")


@pytest.mark.thorough
@pytest.mark.parametrize("context_options", [{"color_scheme": "light"}, {"color_scheme": "dark"}], ids=["light", "dark"])
@pytest.mark.parametrize("path", VIEWS)
def test_no_view_has_a_barrier_and_every_picture_is_valid(page: Page, site_url: str, path: str, context_options: dict[str, Any]) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(site_url + path)
    # What SVG does not know is no class of its own to the browser, and it complains of values that it cannot read.
    assert (
        page.evaluate("[...document.querySelectorAll('svg *')].filter(each => each.constructor == SVGElement).map(each => each.outerHTML)")
        == []
    )
    page.evaluate(ALIKE)
    is_dark = context_options["color_scheme"] == "dark"
    found = Axe().run(page, options=COLOURS if is_dark else WRONG).response
    assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []
    assert not is_dark or found["passes"], "no colour was looked at"
    assert [text for text in said if text.startswith("Error: <")] == []


@pytest.mark.thorough
@pytest.mark.parametrize("path", VIEWS)
def test_a_view_fits_every_screen_and_every_finger_and_has_one_live_region(page: Page, site_url: str, path: str) -> None:
    page.goto(site_url + path)
    assert page.locator("main [role=status], main [aria-live]").count() <= 1
    for width in (320, 390, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        hanging = page.evaluate(
            "[...document.querySelectorAll('main :is(time, .time, .where, .number)')].map(each => each.getBoundingClientRect().x)"
        )
        assert min(hanging, default=0) >= 0, width
        assert page.evaluate(LOW) == [], width


@pytest.mark.thorough
def test_the_menu_stays_still_from_page_to_page(page: Page, site_url: str) -> None:
    places = set()
    for path in ("", "teach/", "contribute/", "about/", "404.html", *VIEWS):
        page.goto(site_url + path)
        for width in (1280, 1920):
            page.set_viewport_size({"width": width, "height": 900})
            at = page.evaluate("[...document.querySelectorAll('.sections a')].map(each => each.getBoundingClientRect().x)")
            places.add((width, *at))
            assert len(at) == 5 and page.evaluate("getComputedStyle(document.documentElement).overflowY") == "scroll"
    assert len(places) == 2


def test_a_page_with_paragraphs_in_serif_asks_for_the_typeface_at_once(page: Page, site_url: str) -> None:
    asking = set()
    for path in VIEWS:
        page.goto(site_url + path)
        face = "each => getComputedStyle(each).fontFamily.includes('Annotated Serif') && each.innerText.length > 200"
        in_serif = page.evaluate(f"[...document.querySelectorAll('main :is(p, li, blockquote)')].some({face})")
        asks = page.locator("link[rel=preload][href$='annotated-serif.woff2']").count() > 0
        assert asks or not in_serif, path
        asking.add(asks)
    assert asking == {True, False}


@pytest.mark.parametrize("path", ["sources/", "people/", "teach/privacy/"])
def test_on_a_phone_the_line_of_pages_shows_the_page_that_is_open(page: Page, site_url: str, path: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(site_url + path)
    line, here = page.locator(".kicker--pages").bounding_box(), page.locator(".kicker--pages [aria-current]").bounding_box()
    assert line and here
    assert line["x"] <= here["x"] and here["x"] + here["width"] <= line["x"] + line["width"]


def test_filters_narrow_the_register_and_say_how_many_are_shown(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}claims/")
    every = rows(page).count()
    page.get_by_label("Finding").select_option("disputed")
    disputed = rows(page).count()
    assert 0 < disputed < every
    expect(page.get_by_role("status")).to_have_text(f"{disputed} of {every} shown")
    page.get_by_label("Speaker").select_option(label="Peter Symonds (the author)")
    assert 0 < rows(page).count() < disputed
    page.get_by_label("Find on this page").fill("PUPPET nuclear")
    assert rows(page).count() == 0
    assert page.locator("[data-group]:visible").count() == 0
    page.get_by_label("Find on this page").fill("")
    page.get_by_label("Speaker").select_option("")
    page.get_by_label("Finding").select_option("")
    assert rows(page).count() == every
    expect(page.get_by_role("status")).to_have_text("")
    assert page.url == f"{site_url}claims/"


def test_a_filter_that_finds_nothing_says_so_and_one_button_shows_everything_again(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}claims/")
    button = page.get_by_role("button", name="Show all")
    expect(button).to_be_hidden()
    page.get_by_label("Finding").select_option("disputed")
    page.get_by_label("Find on this page").fill("xyzzyqwv")
    assert rows(page).count() == 0
    expect(page.get_by_role("status")).to_have_text("Nothing matches")
    button.click()
    expect(rows(page)).to_have_count(page.locator("[data-row]").count())
    expect(page.get_by_role("status")).to_have_text("")
    expect(button).to_be_hidden()
    expect(page.get_by_label("Find on this page")).to_be_focused()
    assert page.url == f"{site_url}claims/"


def test_apostrophes_do_not_matter_to_a_filter(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}index-a-z/?find=shi'ite")
    assert [row.split(" see ")[0] for row in rows(page).all_inner_texts() if " see " in row] == ["Shiite", "Shiites"]


@pytest.mark.thorough
def test_choices_are_in_the_address_and_survive_a_reload(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}claims/")
    history = page.evaluate("history.length")
    page.get_by_label("Kind").select_option("denial")
    page.get_by_label("Find on this page").press_sequentially("diplomat")
    assert page.url == f"{site_url}claims/?find=diplomat&kind=denial"
    assert page.evaluate("history.length") == history
    shown = rows(page).all_text_contents()
    page.reload()
    assert rows(page).all_text_contents() == shown
    expect(page.get_by_label("Kind")).to_have_value("denial")
    expect(page.get_by_label("Find on this page")).to_have_value("diplomat")


def test_a_filter_asked_for_that_is_not_there_shows_everything(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}claims/?kind=song&speaker=nobody&find=")
    assert rows(page).count() == page.locator("[data-row]").count()


def test_accents_and_capitals_do_not_matter(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}index-a-z/?find=mALIKÍ%20noúri")
    assert any(row.startswith("Nouri al-Maliki Person,") for row in rows(page).all_inner_texts())


def test_the_filter_is_used_by_keyboard(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}people/")
    page.get_by_label("Find on this page").focus()
    page.keyboard.type("prime minister")
    page.keyboard.press("Enter")
    everyone = page.locator("[data-row]").count()
    assert 1 <= rows(page).count() < everyone
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Show all")).to_be_focused()
    page.keyboard.press("Tab")
    expect(rows(page).first.get_by_role("link").first).to_be_focused()
    assert "prime minister" in rows(page).first.inner_text().lower()


@pytest.mark.thorough
@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}])
def test_without_script_everything_is_listed_and_nothing_is_asked(page: Page, site_url: str) -> None:
    for path in VIEWS:
        page.goto(site_url + path)
        assert page.locator("form[data-filter]:visible").count() == 0
        assert rows(page).count() == page.locator("[data-row]").count()


@pytest.mark.thorough
def test_only_pages_with_a_filter_load_its_script(page: Page, site_url: str) -> None:
    for path, loads in {"claims/": True, f"claims/{ARTICLE}/no-diplomat-detained/": False, f"articles/{ARTICLE}/": False}.items():
        page.goto(site_url + path)
        assert bool(page.locator("script[src*='tools.js']").count()) == loads, path


def test_the_strip_is_walked_by_keyboard_and_leads_into_the_list(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}dates/")
    links = page.locator(".strip a")
    names = [link.get_attribute("aria-label") or "" for link in links.all()]
    links.first.focus()
    for number in range(len(names)):
        focused: Any = page.evaluate("document.activeElement.getAttribute('aria-label')")
        assert focused == names[number]
        page.keyboard.press("Tab")
    page.locator(".strip__dots").first.focus()
    page.keyboard.press("Enter")
    assert "20 March 2003" in page.locator("li:target").inner_text()


@pytest.mark.thorough
def test_no_two_labels_of_a_strip_touch(page: Page, site_url: str) -> None:
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for path in ("dates/", "dates/2007/", "places/baghdad/"):
            page.goto(site_url + path)
            labels = [label.bounding_box() for label in page.locator(".strip__tick").all()]
            spans = sorted((box["x"], box["x"] + box["width"]) for box in labels if box)
            assert all(one[1] <= other[0] for one, other in pairwise(spans)), (path, width)
            numbers = [box for label in page.locator(".strip__dots text").all() if (box := label.bounding_box())]
            for one, other in pairwise(numbers):
                apart = one["x"] + one["width"] <= other["x"] or abs(one["y"] - other["y"]) >= 8
                assert apart, (path, width)


@pytest.mark.thorough
def test_a_picture_of_a_dispute_stays_inside_its_frame(page: Page, site_url: str) -> None:
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{site_url}claims/{ARTICLE}/")
        for picture in page.locator(".dispute__picture").all():
            frame = picture.bounding_box()
            assert frame is not None
            for text in picture.locator("text").all():
                box = text.bounding_box()
                assert box is not None
                assert frame["x"] <= box["x"]
                assert box["x"] + box["width"] <= frame["x"] + frame["width"] + 1
