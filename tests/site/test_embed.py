"""A passage in a frame: every one has its page, word for word, with its notes, without a script, and nothing from elsewhere."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from support.built_pages import ids, page_at
from support.read_as_browsers_do import words_of, wrong_nesting
from support.serve_folder import serve_folder

ARTICLE = "2007-03-12-baghdad-conference"
DARK_PHONE: dict[str, Any] = {"color_scheme": "dark", "viewport": {"width": 390, "height": 844}}
KINDS = "person place organisation term date claim".split()
Elsewhere = Callable[[str], Page]


def passages(site: Path, article: str) -> dict[str, Any]:
    """Number -> the passage in the article's page."""
    return {each.attrib["id"]: each for each in page_at(site, f"articles/{article}/").classed("passage") if each.attrib["id"][0] == "p"}


def kinds(element: Any) -> list[str]:
    """The kinds of note on the marks, in order."""
    marks = [each.attrib["class"].split() for each in element.iter() if "mark" in each.attrib.get("class", "").split()]
    return [kind for names in marks for kind in KINDS if f"mark--{kind}" in names]


def own_words(element: Any) -> list[str]:
    """The passage's words without those of passages inside it."""
    for inside in [each for each in element.iter() if each is not element and "passage" in each.attrib.get("class", "").split()]:
        inside.attrib["data-not-text"] = ""
    return words_of(element).split()


def test_every_passage_has_a_frame_with_its_words_and_marks_and_their_notes(site_dir: Path) -> None:
    there = passages(site_dir, ARTICLE)
    assert len(there) == 17
    assert {each.name for each in (site_dir / "embed" / ARTICLE).iterdir()} == set(there)
    for name, passage in there.items():
        frame = page_at(site_dir, f"embed/{ARTICLE}/{name}/")
        (shown,) = frame.classed("passage")
        assert (shown.attrib["id"], words_of(shown)) == (name, words_of(passage))
        assert kinds(shown) == kinds(passage)
        to = {element.attrib["href"][1:] for element in shown.iter() if element.attrib.get("href", "").startswith("#")}
        assert to and to <= ids(frame)
        assert not frame.errors and not wrong_nesting(frame.html)
        assert '<meta name="robots" content="noindex">' in frame.html
        assert f'href="../../../articles/{ARTICLE}/#{name}"' in frame.html
        assert "<script" not in frame.html
        assert "reproduced word for word" in frame.html


def test_frames_of_every_kind_of_block_have_their_words(mini_site: Path) -> None:
    article = "2001-06-01-every-kind-of-block"
    for name, passage in passages(mini_site, article).items():
        frame = page_at(mini_site, f"embed/{article}/{name}/")
        assert own_words(next(each for each in frame.classed("passage") if each.attrib["id"] == name)) == own_words(passage), name
        assert not frame.errors and not wrong_nesting(frame.html)


@pytest.fixture
def elsewhere(page: Page, site_url: str, tmp_path: Path) -> Iterator[Elsewhere]:
    """Opens the page of somebody else, on another host, with this in it."""
    with serve_folder(tmp_path) as address:

        def opened(code: str) -> Page:
            (tmp_path / "index.html").write_text(
                f"<!doctype html><html lang=en><meta charset=utf-8><title>A page</title><main><h1>A page</h1>{code}</main>", "utf-8"
            )
            page.goto(address)
            return page

        yield opened


def test_the_code_to_copy_shows_the_passage_in_the_page_of_somebody_else(page: Page, site_url: str, elsewhere: Elsewhere) -> None:
    page.goto(f"{site_url}articles/{ARTICLE}/?from=p8&to=p8")
    page.get_by_role("button", name="Link for a class").click()
    panel = page.get_by_role("dialog", name="Link for a class")
    panel.get_by_text("Show ¶ 8 in another web page").click()
    code = panel.get_by_label("Code for the page").input_value()
    panel.get_by_role("button", name="Copy code").click()
    expect(panel.get_by_role("button", name="Copied")).to_be_visible()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    frame = elsewhere(code).frame_locator(
        f"iframe[title='¶ 8, No easing of US-Iranian tensions after Baghdad conference'][src='{site_url}embed/{ARTICLE}/p8/']"
    )
    expect(frame.locator("#p8")).to_contain_text("Iranian envoys expressed their concern")
    assert frame.locator("body").evaluate("body => getComputedStyle(body).fontSize") == "14px", "its style came through"
    frame.get_by_role("link", name="Zalmay Khalilzad").first.click()
    expect(frame.locator("#n-entry-zalmay-khalilzad")).to_be_in_viewport()
    with page.context.expect_page() as opened:
        frame.locator("h1 a").click()
    expect(opened.value.locator("#p8")).to_be_in_viewport()
    assert [each for each in asked if not each.startswith("http://127.0.0.1:")] == []


@pytest.mark.parametrize("context_options", [{}, DARK_PHONE], ids=["light", "phone-dark"])
def test_axe_finds_nothing_in_a_frame(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}embed/{ARTICLE}/p8/")
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert not found, json.dumps([(each["id"], [node["html"][:120] for node in each["nodes"][:3]]) for each in found])
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
