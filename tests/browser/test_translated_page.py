"""A page that the browser translates: its text nodes are replaced and wrapped, and cards, margin and links still work."""

import pytest
from playwright.sync_api import Page, expect

from support.reading import OPEN, wait_for_card, wait_for_no_card

# Google Translate in Chrome replaces the text nodes of each block by nested <font> elements, one for each run it translates.
TRANSLATE = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, ({ data, parentElement }) =>
    data.trim() && !parentElement.closest("script, style, template, [translate=no]") ? 1 : 2);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  for (const node of nodes) {
    const [outer, inner] = ["font", "font"].map(name => document.createElement(name));
    for (const each of [outer, inner]) each.style.verticalAlign = "inherit";
    inner.textContent = node.data.replace(/\\p{L}+/gu, word => word.split("").reverse().join(""));
    outer.append(inner);
    node.replaceWith(outer);
  }
  document.documentElement.classList.add("translated-ltr");
  document.documentElement.lang = "xx";
}"""
COUNTED = """() => ["a.mark", ".claims a", ".note", ".number", ".rests a"].map(each => document.querySelectorAll(each).length)"""


@pytest.fixture
def translated(article: Page) -> Page:
    """The first article after the browser has translated it."""
    before = article.evaluate(COUNTED)
    article.evaluate(TRANSLATE)
    assert article.evaluate(COUNTED) == before and min(before) > 10
    assert "iruoN la-ikilaM" in article.locator("#p3").inner_text()
    return article


def test_a_card_opens_on_translated_words_and_is_about_them(translated: Page) -> None:
    mark = translated.locator("#m-entry-nouri-al-maliki-p3-1")
    mark.scroll_into_view_if_needed()
    mark.locator("font").first.click()
    assert wait_for_card(translated).name == "iruoN la-ikilaM"
    words, card = mark.bounding_box(), translated.locator(OPEN).bounding_box()
    assert words and card
    assert min(abs(card["y"] - words["y"] - words["height"]), abs(words["y"] - card["y"] - card["height"])) <= 16
    assert "emirP retsinim" in translated.locator(f"{OPEN} .facts").inner_text()
    assert str(translated.get_by_role("link", name="Open page").get_attribute("href")).endswith("people/nouri-al-maliki/")
    assert translated.locator(f"{OPEN} .rests a:visible").count() == 2
    translated.keyboard.press("Escape")
    wait_for_no_card(translated)


def test_the_mouse_and_the_margin_work_on_a_translated_page(translated: Page) -> None:
    beside = translated.locator("#p4 + .claims a").first
    beside.scroll_into_view_if_needed()
    beside.locator("font").first.hover()
    assert len("".join(translated.locator("#p4 .is-shown").all_inner_texts())) > 60
    beside.click()
    assert wait_for_card(translated).kind == "claim"
    translated.keyboard.press("ArrowRight")
    wait_for_card(translated)
    expect(translated.locator(OPEN)).to_have_count(1)


def test_addresses_lead_to_the_same_places_of_a_translated_page(translated: Page) -> None:
    translated.evaluate("location.hash = 'n-entry-insurgents'")
    assert wait_for_card(translated).kind == "term"
    translated.evaluate("location.hash = 'p12'")
    expect(translated.locator("#p12")).to_be_in_viewport()
    translated.locator("#p12 .number").click()
    expect(translated.get_by_role("status")).not_to_be_empty()
    assert translated.evaluate("navigator.clipboard.readText()").endswith("#p12.")


def test_notes_can_be_switched_off_and_on_again_on_a_translated_page(translated: Page) -> None:
    links = translated.locator("a.mark[href]").count()
    for value, left in (("off", 0), ("quiet", links)):
        translated.locator(f".panel [value={value}]").evaluate("input => input.click()")
        expect(translated.locator("a.mark[href]")).to_have_count(left)
    assert translated.locator(".text .passage").count() == 17
