"""An article in another site's iframe: the paragraphs and notes that the address asks for, in an iframe as high as they are."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from support.built_pages import ids, page_at
from support.closed_dialogs import closed_dialogs
from support.project import built, project
from support.read_as_browsers_do import words_of, wrong_nesting
from support.serve_folder import serve_folder

ROOT = Path(__file__).parents[2]
ARTICLE = "2007-03-12-baghdad-conference"
EMBED = f"embed/{ARTICLE}/"
BLOCKS = "2001-06-01-every-kind-of-block"
DARK_PHONE: dict[str, Any] = {"color_scheme": "dark", "viewport": {"width": 390, "height": 844}}
KINDS = "person place organisation term date claim".split()
SHOWN = "[...document.querySelectorAll('.text .passage[id^=p]')].map((each) => each.id)"
NOTES = "[...document.querySelectorAll('.note')].map((each) => each.dataset.kind)"


def marked(element: Any) -> list[tuple[str, str]]:
    """The kinds of note and the words of each mark, in order."""
    marks = [each for each in element.iter() if "mark" in each.attrib.get("class", "").split()]
    return [(" ".join(kind for kind in KINDS if f"mark--{kind}" in each.attrib["class"]), words_of(each)) for each in marks]


@pytest.mark.parametrize("article", [ARTICLE, BLOCKS])
def test_an_article_has_one_embed_page_with_all_its_words_and_marks(site_dir: Path, mini_site: Path, article: str) -> None:
    site = site_dir if article == ARTICLE else mini_site
    assert [each.name for each in (site / "embed" / article).iterdir()] == ["index.html"]
    embed, page = page_at(site, f"embed/{article}/"), page_at(site, f"articles/{article}/")
    (text,), (whole) = embed.classed("text"), page.classed("text")[0]
    assert words_of(text) == words_of(whole)
    assert marked(text) == marked(whole)
    to = {element.attrib["href"][1:] for element in text.iter() if element.attrib.get("href", "").startswith("#")}
    assert to and to <= ids(embed)
    assert not embed.errors and not wrong_nesting(embed.html)
    assert '<meta name="robots" content="noindex">' in embed.html
    assert not re.search(r"<script(?![^>]* src=)|<style| style=", embed.html)


def test_the_embed_page_weighs_no_more_than_the_text_and_the_notes(site_dir: Path) -> None:
    embed, page = (len((site_dir / folder / ARTICLE / "index.html").read_bytes()) for folder in ("embed", "articles"))
    assert embed < page * 0.75


def test_links_of_the_text_itself_lead_where_they_do_on_the_articles_page(mini_site: Path) -> None:
    (text,) = page_at(mini_site, f"embed/{BLOCKS}/").classed("text")
    (picture,) = text.iter("img")
    assert (mini_site / "embed" / BLOCKS / picture.attrib["src"]).resolve() == mini_site / "articles/bridge.svg"
    links = [link.attrib.get("href") for link in text.iter("a")]
    assert "https://gazette.example/pell" in links
    assert f"../../articles/{BLOCKS}/#p2" in links, "the number of a paragraph leads to it in the article"


@pytest.mark.parametrize(
    ("search", "numbers", "heading"),
    [
        ("", range(1, 18), ""),
        ("?from=p7&to=p10", range(7, 11), "¶ 7–10"),
        ("?from=P8&to=8", [8], "¶ 8"),
        ("?from=p16", [16, 17], "¶ 16–17"),
        ("?to=2", [1, 2], "¶ 1–2"),
        ("?from=p1&to=p17", range(1, 18), ""),
        ("?from=&to=", range(1, 18), ""),
    ],
)
def test_the_address_picks_the_paragraphs_and_their_notes(page: Page, site_url: str, search: str, numbers: range, heading: str) -> None:
    page.goto(f"{site_url}{EMBED}{search}")
    assert page.evaluate(SHOWN) == [f"p{number}" for number in numbers]
    assert page.locator(".by b").text_content() == heading
    expect(page.locator(".why")).to_be_hidden()
    if heading:
        assert page.title() == f"{heading}, No easing of US-Iranian tensions after Baghdad conference"
        marks = page.evaluate(
            "[...new Set([...document.querySelectorAll('.text [data-notes]')].flatMap((each) => each.dataset.notes.split(' ')))]"
        )
        there = page.evaluate("[...document.querySelectorAll('.note > div')].map((each) => each.id.slice(2))")
        assert sorted(there) == sorted(marks)
        expect(page.locator(".notes small")).to_have_text(str(len(there)))


def test_an_article_without_paragraphs_has_no_part(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{EMBED}")
    assert page.evaluate("embed.part('', [])") == {"ids": [], "gone": []}
    assert page.evaluate("embed.part('?from=p1', [])") == {"unknown": "p1"}


@pytest.mark.parametrize(
    ("search", "why"),
    [
        ("?from=p10&to=p7", "¶ 10 comes after ¶ 7, so the whole article is shown."),
        ("?from=p7&to=p99", "This article has no paragraph “p99”, so the whole article is shown."),
        ("?from=h-1", "This article has no paragraph “h-1”, so the whole article is shown."),
        (
            "?from=<img src=x onerror=alert(1)>&to=<svg onload=alert(1)>",
            "This article has no paragraph “<img src=x onerror=alert(1)>”, so the whole article is shown.",
        ),
        ("?from=%24%26%24%60__proto__", "This article has no paragraph “$&$`__proto__”, so the whole article is shown."),
        ("?from=constructor", "This article has no paragraph “constructor”, so the whole article is shown."),
        (f"?from={'9' * 5000}", f"This article has no paragraph “{'9' * 40}”, so the whole article is shown."),
    ],
)
def test_an_address_that_asks_for_what_is_not_there_shows_the_whole_article_and_says_so(
    page: Page, site_url: str, search: str, why: str
) -> None:
    said = closed_dialogs(page)
    page.goto(f"{site_url}{EMBED}{search}")
    expect(page.locator(".why")).to_have_text(why)
    assert len(page.evaluate(SHOWN)) == 17
    assert page.locator("img, svg").count() == 0
    assert said == []


@pytest.mark.parametrize(
    ("notes", "kinds"),
    [
        ("claims", {"claims"}),
        ("people,dates", {"people", "dates"}),
        ("marks", {"people", "places", "organisations", "terms", "dates", "claims"}),
        ("marks,places", {"places"}),
        ("off", set()),
        ("<b>,__proto__", {"people", "places", "organisations", "terms", "dates", "claims"}),
    ],
)
def test_the_address_picks_the_kinds_of_note_as_on_the_articles_page(page: Page, site_url: str, notes: str, kinds: set[str]) -> None:
    page.goto(f"{site_url}{EMBED}?from=p8&to=p9&notes={notes}")
    assert set(page.evaluate(NOTES)) == kinds
    assert page.evaluate(SHOWN) == ["p8", "p9"]
    classes = page.evaluate("[...document.querySelectorAll('.mark')].flatMap((each) => [...each.classList])")
    folders = dict(zip(["people", "places", "organisations", "terms", "dates", "claims"], KINDS, strict=True))
    assert {name for name in classes if name.startswith("mark--") and name != "mark--first"} == {f"mark--{folders[kind]}" for kind in kinds}
    for link in page.locator(".text a[href^='#n-']").all():
        assert page.locator(link.get_attribute("href") or "").count() == 1
    if "marks" in notes or "off" in notes:
        assert not page.locator(".notes > summary").is_visible()


def test_a_mark_opens_its_note_below_its_paragraph_and_closes_it(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{EMBED}?from=p8&to=p9")
    note, link = page.locator("#n-entry-zalmay-khalilzad"), page.locator("#p8 a[href='#n-entry-zalmay-khalilzad']")
    expect(note).to_be_hidden()
    link.focus()
    page.keyboard.press("Enter")
    expect(note).to_be_visible()
    assert page.evaluate("document.querySelector('#p8').nextElementSibling.contains(document.activeElement)")
    page.keyboard.press("Enter")
    expect(note).to_be_hidden()
    expect(link).to_be_focused()
    link.click()
    expect(note).to_be_visible()
    page.locator("#p9 a[href='#n-entry-zalmay-khalilzad']").first.click()
    assert page.evaluate("document.querySelector('#p9').nextElementSibling.matches(':has(#n-entry-zalmay-khalilzad)')")
    page.locator("#p9 a[href='#n-entry-zalmay-khalilzad']").first.click()
    expect(note).to_be_hidden()
    page.locator(".notes > summary").click()
    page.locator(".notes summary", has_text="Zalmay Khalilzad").click()
    expect(note).to_be_visible()
    assert page.url.endswith("to=p9"), "opening notes leaves the reader's history alone"


LIST = """---
title: The rules of the ferry
published: 2001-05-28
---

First words.

## Above

1. one

    more of one

2. two

    > quoted in two

3. three

## Between

Words before the end.

## Below

Last words.
"""


@pytest.fixture(scope="module")
def list_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(project(tmp_path_factory.mktemp("list") / "project", {"docs/articles/rules.md": LIST}))


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("search", "words", "values"),
    [
        ("?from=p3&to=p4", ["more of one", "two"], [1, 2]),
        ("?from=p5&to=p5", ["quoted in two"], [2]),
        ("?from=p6&to=p7", ["three", "Between", "Words before the end."], [3]),
        ("?from=p7&to=p8", ["Words before the end.", "Below", "Last words."], []),
    ],
)
def test_a_part_has_the_headings_inside_it_and_its_list_items_keep_their_numbers(
    page: Page, list_site: Path, search: str, words: list[str], values: list[int]
) -> None:
    with serve_folder(list_site) as address:
        page.goto(f"{address}embed/rules/{search}")
        shown = page.locator(".text .passage:not(:has(.passage))").all_text_contents()
        assert [each.strip() for each in shown] == words
        assert page.locator(".text ol > li").evaluate_all("items => items.map((item) => item.value)") == values


@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}])
def test_without_javascript_the_whole_article_is_there_and_links_open_its_notes(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{EMBED}?from=p7&to=p10&notes=off")
    assert page.locator(".text .passage").count() == 17
    note = page.locator("#n-entry-nouri-al-maliki")
    expect(note).to_be_hidden()
    page.locator("#p3 a[href='#n-entry-nouri-al-maliki']").click()
    expect(note).to_be_visible()


@pytest.mark.thorough
@pytest.mark.parametrize("context_options", [{}, DARK_PHONE], ids=["light", "phone-dark"])
@pytest.mark.parametrize("search", ["?from=p7&to=p10", "?from=p9&to=p8"])
def test_axe_finds_nothing_in_an_embed(page: Page, site_url: str, search: str) -> None:
    page.goto(f"{site_url}{EMBED}{search}")
    page.locator(".notes > summary").click()
    page.locator(".notes .note summary").first.click()
    page.locator("#p8 a.mark").nth(2).click()
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert not found, json.dumps([(each["id"], [node["html"][:120] for node in each["nodes"][:3]]) for each in found])
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
