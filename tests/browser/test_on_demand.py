"""What few readers want is loaded when they want it, once, over the network and from the file system, and by nobody else."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from support.reading import NOURI, wait_for_card

ARTICLE = "articles/2007-03-12-baghdad-conference/"
RESOURCES = "() => performance.getEntriesByType('resource').map(each => new URL(each.name).pathname.split('/').pop())"
LOADED = "() => [...document.head.querySelectorAll('script, link')].map(each => (each.src || each.href || '').split('/').pop())"
SELECT = "selector => getSelection().selectAllChildren(document.querySelector(selector))"


def on_demand(page: Page) -> list[str]:
    return [name for name in page.evaluate(RESOURCES) if name.split(".")[0] in {"article-tools", "teaching"}]


def test_reading_loads_no_tool(article: Page) -> None:
    article.locator(NOURI).click()
    wait_for_card(article)
    article.keyboard.press("Escape")
    article.keyboard.press("Alt+Shift+KeyN")
    article.get_by_label("Without findings").check()
    article.evaluate(SELECT, ".md-footer")
    article.wait_for_timeout(300)
    assert on_demand(article) == []


def test_the_first_words_selected_load_the_tools_once(article: Page) -> None:
    for selector in ("#p3", "#p4", "#title"):
        article.evaluate(SELECT, selector)
        expect(article.get_by_role("button", name="Link to this")).to_be_visible()
    assert sorted(on_demand(article)) == ["article-tools.css", "article-tools.js"]


@pytest.mark.thorough
@pytest.mark.parametrize("option", ["from=p3&to=p5", "questions=on", "copy=student"])
def test_an_option_that_reading_does_not_know_loads_teaching(page: Page, article_url: str, option: str) -> None:
    page.goto(f"{article_url}?notes=marks&{option}")
    assert {"teaching.js", "teaching.css"} <= set(page.evaluate(LOADED))


def test_what_names_its_tools_works_at_the_first_click(article: Page) -> None:
    sample = "reader.acts.count = link => { link.textContent += '!' }"
    article.route("**/assets/sample.js", lambda route: route.fulfill(body=sample, content_type="text/javascript"))
    article.route("**/assets/sample.css", lambda route: route.fulfill(body="", content_type="text/css"))
    html = "<button data-tools=sample value=count>Count</button>"
    article.evaluate("html => document.querySelector('.head').insertAdjacentHTML('beforeend', html)", html)
    button = article.locator("[data-tools=sample]")
    button.click()
    expect(button).to_have_text("Count!")
    button.click()
    expect(button).to_have_text("Count!!")


def test_tools_are_found_from_the_file_system(page: Page, site_dir: Path) -> None:
    page.goto((site_dir / ARTICLE / "index.html").as_uri())
    page.evaluate(SELECT, "#p3")
    expect(page.get_by_role("button", name="Link to this")).to_be_visible()
