"""Reading sheets: passages word for word with notes that work, questions in order, and answers for nobody but the teacher."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from support.built_pages import Page as Built
from support.built_pages import ids, page_at

ARTICLE = "articles/2007-03-12-baghdad-conference/"
SHEETS = {"teach/irbil-office/": ["p8"], "teach/dates/": ["p1", "p14", "p8"]}
NO_SCRIPT: dict[str, Any] = {"java_script_enabled": False}


def words(page: Built, passage: str) -> str:
    """The article's words in a passage of the page."""
    (element,) = (each for each in page.tree.iter() if each.attrib.get("id") == passage)

    def own(element: Any) -> Iterator[str]:
        if "data-not-text" not in element.attrib:
            yield element.text or ""
            for child in element:
                yield from own(child)
                yield child.tail or ""

    return "".join(own(element))


@pytest.mark.parametrize("address", SHEETS)
def test_a_sheet_has_the_articles_words_and_every_mark_its_note(site_dir: Path, address: str) -> None:
    sheet, article = page_at(site_dir, address), page_at(site_dir, ARTICLE)
    assert len(sheet.classed("sheet")) == 1
    assert [each.attrib["id"] for each in sheet.classed("passage")] == SHEETS[address]
    assert all(words(sheet, passage) == words(article, passage) for passage in SHEETS[address])
    notes = {note for mark in sheet.classed("mark") for note in mark.attrib["data-notes"].split()}
    assert len(notes) > 10
    assert {f"n-{note}" for note in notes} <= ids(sheet)
    assert len(sheet.classed("question__answer")) == len(sheet.classed("question")) > 6


def test_two_articles_and_a_passage_twice_share_a_sheet(mini_site: Path) -> None:
    sheet = page_at(mini_site, "teach/sheet/")
    assert not sheet.errors
    assert [each.attrib["id"] for each in sheet.classed("passage")] == ["p1", "p2", "p3", "p1_2", "p2_3"]
    assert [each.text for each in sheet.classed("number")] == ["1", "2", "3", "1", "2"]
    assert re.findall(r"<sheet-block", sheet.html) == []
    assert "no-article" in sheet.html, "what stands between fences is code"
    asks = [(each.text or "", len(each)) for each in sheet.classed("question__ask")]
    assert asks == [("Who tells us this <script>alert(1)</script>?", 0), ("At what hour?", 0)]
    assert [each[0].tail for each in sheet.classed("question__answer")] == [" Whoever was there & saw it, 1 < 2.", " 12:30"]
    index = (mini_site / "search/search_index.json").read_text("utf-8")
    assert "whoever" not in index.lower()


@pytest.fixture(scope="module", params=SHEETS)
def answers(request: pytest.FixtureRequest, site_dir: Path) -> tuple[str, list[str]]:
    """A sheet's address, and the first words of each of its answers."""
    found = [" ".join((each[0].tail or "").split())[:40] for each in page_at(site_dir, request.param).classed("question__answer")]
    return request.param, found


def printed(page: Page, address: str) -> str:
    page.goto(address)
    page.wait_for_load_state("load")
    return " ".join(" ".join(each.extract_text() for each in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages).split())


@pytest.mark.parametrize("asked", ["", "?copy=student", "?copy=student&notes=off", "?copy=teacher"])
def test_only_the_teachers_copy_has_the_answers(page: Page, site_url: str, answers: tuple[str, list[str]], asked: str) -> None:
    address, first_words = answers
    text = printed(page, site_url + address + asked)
    squeezed = text.replace(" ", "")
    there = [words for words in first_words if words.replace(" ", "") in squeezed]
    assert there == (first_words if asked == "?copy=teacher" else [])


def test_without_javascript_no_answer_is_seen_or_printed(browser: Browser, site_url: str, answers: tuple[str, list[str]]) -> None:
    address, first_words = answers
    with browser.new_context(**NO_SCRIPT) as context:
        page = context.new_page()
        squeezed = printed(page, f"{site_url}{address}?copy=teacher").replace(" ", "")
        assert [words for words in first_words if words.replace(" ", "") in squeezed] == []
        expect(page.locator(".question__answer").first).to_be_hidden()


def test_a_mark_on_a_sheet_opens_its_card(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}teach/irbil-office/")
    page.locator("#p8 a.mark--person").first.click()
    expect(page.locator(".card--pinned .card__name")).to_have_text("Zalmay Khalilzad")
