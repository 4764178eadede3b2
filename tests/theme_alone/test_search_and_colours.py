"""The theme without Material has a search of its own, and light or dark colours as the reader chooses; nothing is stored."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from annotated_article.pages.for_search import FoundAs, entries

WIDE: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
INDEX = "search/search_index.json"
MARKED = "[...(CSS.highlights.get('found') || [])].map(each => each.startContainer.data.slice(each.startOffset, each.endOffset))"
STORED = "[localStorage.length, sessionStorage.length, document.cookie]"
GROUND = "getComputedStyle(document.body).backgroundColor"
LIGHT, DARK = "rgb(251, 250, 247)", "rgb(23, 22, 20)"


def find(page: Page, words: str) -> list[tuple[str, str]]:
    """Title and kind of each result, and of each passage below it."""
    expect(page.locator(".find")).to_be_hidden()
    expect(page.locator(".find input")).not_to_be_focused()
    page.keyboard.press("/")
    page.locator(".find input").fill(words)
    page.locator(".find a").first.wait_for(timeout=30_000)
    page.wait_for_timeout(100)
    return [(link.locator("strong").inner_text(), link.locator("em").inner_text()) for link in page.locator(".find a").all()]


@pytest.mark.thorough
def test_search_finds_entries_first_forgives_spelling_and_knows_passages(article: Page) -> None:
    for words in ("kidnapping", "surge", "Jordan"):
        kinds = [kind for _, kind in find(article, words)]
        assert kinds[0] in ("Place", "Term") and "Article" in kinds, words
        article.keyboard.press("Escape")
    for words, name in (
        ("Khalilzad", "Zalmay Khalilzad"),
        ("Dawa Party", "Nouri al-Maliki"),
        ("Arghchi", "Abbas Araghchi"),
        ("Kháliłzad", "Zalmay Khalilzad"),
    ):
        assert find(article, words)[0][0] == name
        article.keyboard.press("Escape")
    assert ("¶ 13", "") in find(article, "ploy")
    article.locator(".find input").fill("xyzzy")
    expect(article.locator(".find [role=status]")).to_have_text("Nothing found")


@pytest.mark.thorough
def test_a_result_leads_to_the_passage_and_marks_the_words_there_only(article: Page) -> None:
    find(article, "grasping at straws")
    article.locator(".find a[href$='#p17']").click()
    article.wait_for_url("**#p17")
    article.wait_for_function(f"() => {MARKED}.length")
    assert article.evaluate(MARKED) == ["grasping", "at", "straws"]
    expect(article.locator("#p17")).to_be_in_viewport()


@pytest.mark.thorough
def test_the_index_comes_with_search_only_and_can_be_asked_for_again(article: Page) -> None:
    asked: list[str] = []
    article.on("request", lambda request: asked.append(request.url))
    article.reload()
    fail: Callable[[Route], None] = lambda route: route.fulfill(status=503)  # noqa: E731
    article.route(re.compile(INDEX), fail)
    assert [url for url in asked if INDEX in url] == []
    article.keyboard.press("/")
    article.keyboard.type("Maliki")
    expect(article.locator(".find [role=status]")).to_have_text("The search index could not be loaded. Try again")
    article.unroute(re.compile(INDEX))
    article.get_by_role("button", name="Try again").click()
    expect(article.locator(".find a").first).to_contain_text("Maliki", timeout=30_000)
    article.keyboard.press("ArrowDown")
    expect(article.locator(".find a").first).to_be_focused()


def test_the_index_has_each_passage_once_and_no_page_that_only_lists(alone_dir: Path) -> None:
    docs = json.loads((alone_dir / INDEX).read_text("utf-8"))["docs"]
    places = [doc["location"] for doc in docs]
    assert len(places) == len(set(places))
    assert [place.partition("#")[2] for place in places if place.startswith("articles/2007")] == [
        "",
        *(f"p{number}" for number in range(1, 18)),
    ]
    assert [place for place in places if place in ("people/", "claims/", "articles/")] == []
    assert "about/how-we-annotate/" in places


def test_what_is_left_out_of_search_has_no_words_and_a_title_is_text() -> None:
    html = '<h1>Seen</h1><p>One<br>two</p><div data-search-exclude><p>not <b>this</b></p></div><h2 id="h-a">A &amp; b</h2>three <h3>no id</h3>four'
    assert [*entries("x/", "Q &amp; <i>", html, FoundAs("Place", 1000))] == [
        {"location": "x/", "title": "Q &amp; &lt;i&gt;", "text": "One two", "tags": ["Place"], "boost": 1000},
        {"location": "x/#h-a", "title": "A &amp; b", "text": "three no id four", "tags": ["Place"], "boost": 1000},
    ]


def test_colours_are_the_systems_until_a_reader_chooses_and_the_choice_is_in_the_address_only(article: Page) -> None:
    button = article.get_by_role("button", name="Dark colours")
    assert article.evaluate(GROUND) == LIGHT
    button.click()
    assert article.evaluate(GROUND) == DARK
    expect(button).to_have_attribute("aria-pressed", "true")
    article.locator(".sections").get_by_role("link", name="Explore").click()
    article.wait_for_url("**/explore/?look=dark")
    assert article.evaluate(GROUND) == DARK
    assert article.evaluate(STORED) == [0, 0, ""]
    button.click()
    assert article.evaluate(GROUND) == LIGHT and "look" not in article.url
    article.emulate_media(color_scheme="dark")
    assert article.evaluate(GROUND) == DARK


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("context_options", "path", "asked"),
    [
        (WIDE, "", "ploy"),
        ({**WIDE, "color_scheme": "dark"}, "contribute/format/", "Iran"),
        ({**PHONE, "color_scheme": "dark"}, "404.html", ""),
        (PHONE, "articles/2007-03-12-baghdad-conference/", ""),
    ],
    ids=["home", "by hand, dark", "not here, phone", "article, phone"],
)
def test_axe_finds_no_barrier(page: Page, site_url: str, path: str, asked: str) -> None:
    page.goto(site_url + path)
    if asked:
        find(page, asked)
    else:
        assert page.evaluate("document.documentElement.scrollWidth") == 390
    # The many notes and paragraphs of the article are the same as with Material.
    context = {"exclude": [[".notes"], [".text > :nth-child(n + 9)"]]}
    found = Axe().run(page, context=context, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found] == []


@pytest.mark.parametrize("context_options", [{**PHONE, "java_script_enabled": False}])
def test_without_javascript_the_menu_is_there_and_no_button_that_does_nothing(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}contribute/format/")
    expect(page.locator(".sections a")).to_have_count(5)
    expect(page.locator(".sections").get_by_role("link", name="About")).to_be_visible()
    assert page.locator("header button:visible").count() == 0
    page.locator(".headings summary").click()
    expect(page.locator(".headings a").first).to_be_visible()
