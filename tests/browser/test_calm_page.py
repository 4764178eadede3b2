"""The page stays a page for reading: few elements and stops, few lines under words, and words that can be selected."""

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from support.reading import NOURI

STOPS = """() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")]
  .filter(each => each.tabIndex >= 0 && each.checkVisibility()).length"""
WORDS_AND_LINES = """() => {
  const drawn = [...document.querySelectorAll(".text .mark")].filter(each => getComputedStyle(each).textDecorationLine == "underline");
  const notes = new Set(drawn.map(each => each.dataset.notes.split(" ")[0]));
  return [[...document.querySelectorAll(".text .passage")].flatMap(each => each.textContent.trim().split(/\\s+/)).length, notes.size];
}"""
OPENING = """() => new Promise(done => {
  let rested, plain;
  addEventListener("pointermove", () => {
    rested ??= performance.now();
    plain ??= new Promise(on => setTimeout(() => on(performance.now()), 500));
  });
  document.querySelector(".card").addEventListener("toggle", async () => {
    const opened = performance.now();
    done([opened - rested, opened - await plain]);
  }, { once: true });
})"""
"""After the pointer has come to rest: ms until the card is there, and how much later than a plain timer of 500 ms that is."""

CHANGED = """
  window.changed = new Set();
  new MutationObserver(changes => changes.forEach(({ target, attributeName, oldValue }) => {
    if (target == document.documentElement && document.body && target.getAttribute(attributeName) != oldValue) changed.add(attributeName);
  })).observe(document, { subtree: true, attributeFilter: ["class", "data-notes", "data-hide"], attributeOldValue: true });
"""


@pytest.mark.thorough
def test_scripts_do_not_lay_the_whole_page_out_again(page: Page, site_url: str) -> None:
    page.add_init_script(CHANGED)
    page.goto(f"{site_url}articles/2007-03-12-baghdad-conference/")
    expect(page.locator(".control")).to_be_visible()
    assert page.evaluate("[...changed]") == []
    assert page.evaluate("[...document.scripts].filter(each => each.src && !each.defer).length") == 0
    page.goto(f"{site_url}articles/2007-03-12-baghdad-conference/?notes=all")
    expect(page.locator(".control")).to_be_visible()
    assert page.evaluate("[...changed]") == ["data-notes"]


def test_the_page_weighs_at_most_70_kb_and_has_at_most_3500_elements(article: Page, site_dir: Path) -> None:
    html = (site_dir / "articles/2007-03-12-baghdad-conference/index.html").read_bytes()
    assert len(gzip.compress(html, 9, mtime=0)) <= 70 * 1024
    assert article.evaluate("document.querySelectorAll('*').length") <= 3500


def test_the_page_is_at_most_three_times_as_high_as_its_text_and_has_at_most_400_stops(article: Page) -> None:
    high, text = article.evaluate("[document.documentElement.scrollHeight, document.querySelector('.text').offsetHeight]")
    assert high <= 3 * text
    assert 100 < article.evaluate(STOPS) <= 400


def test_at_most_one_word_in_twelve_begins_a_line_of_ours(article: Page) -> None:
    article.mouse.move(2, 2)
    words, lines = article.evaluate(WORDS_AND_LINES)
    assert lines > 50
    assert words / lines >= 12


def test_the_title_and_byline_have_no_lines_until_they_are_pointed_at(article: Page) -> None:
    article.mouse.move(2, 2)
    line = "mark => getComputedStyle(mark).textDecorationLine"
    title = article.locator("h1 .mark").first
    assert title.evaluate(line) == "none"
    title.hover()
    assert title.evaluate(line) == "underline"


def test_the_first_paragraph_begins_on_a_phones_first_screen(article: Page) -> None:
    article.set_viewport_size({"width": 390, "height": 844})
    box = article.locator("#p1").bounding_box()
    assert box and box["y"] < 844 * 0.6


def test_words_are_selected_from_within_a_mark(article: Page) -> None:
    room = "all => all.findIndex(mark => mark.getClientRects().length == 1 && mark.closest('p').getBoundingClientRect().right - mark.getBoundingClientRect().right > 99)"
    people = article.locator(".text p a.mark--person")
    mark = people.nth(people.evaluate_all(room))
    mark.scroll_into_view_if_needed()
    name, box = mark.inner_text(), mark.bounding_box()
    assert box
    x, y = box["x"], box["y"] + box["height"] / 2
    article.mouse.move(x + 2, y)
    article.mouse.down()
    article.mouse.move(x + 60, y, steps=5)
    article.mouse.move(x + box["width"] + 45, y, steps=5)
    article.mouse.up()
    selected = article.evaluate("getSelection().toString()")
    assert selected.startswith(name) and len(name) + 2 < len(selected) < len(name) + 16
    assert article.locator(".card:popover-open").count() == 0


@pytest.mark.measures_time
def test_a_card_is_there_within_50_ms_after_its_delay(article: Page) -> None:
    took = []
    for _ in range(3):  # the quickest, since other work on the machine only adds to it
        article.mouse.move(2, 2)
        article.reload()
        article.locator(NOURI).scroll_into_view_if_needed()
        box = article.locator(NOURI).bounding_box()
        assert box
        article.evaluate(f"void (window.opening = ({OPENING})())")
        article.mouse.move(box["x"] + 20, box["y"] + 10)
        took.append(article.evaluate("window.opening"))
    assert min(took)[0] >= 500
    assert min(late for _, late in took) <= 50, took
