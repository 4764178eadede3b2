"""Reading sheets: passages word for word with notes that work, questions in order, and answers for nobody but the teacher."""

import io
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from support.built_pages import Page as Built
from support.built_pages import ids, page_at

ARTICLE = "articles/2007-03-12-baghdad-conference/"
SHEETS = {"teach/irbil-office/": ["p8"], "teach/dates/": ["p1", "p14", "p8"]}
ENDS = """(all, parts) => all.map(each => {
  const told = [...each.querySelectorAll(parts)].map(part => part.textContent.trim());
  return [told[0].slice(0, 40), told.at(-1).slice(-40)];
})"""
"""The first and the last words of each thing that must stay on one page."""
SOURCES = """all => all.map(each => {
  const copy = each.cloneNode(true);
  for (const link of copy.querySelectorAll("a")) link.append(link.getAttribute("href"));
  return [copy.textContent];
})"""
"""All words of each source, with its addresses as print writes them out."""
NO_SCRIPT: dict[str, Any] = {"java_script_enabled": False}


def words(page: Built, passage: str) -> str:
    """The article's words in a passage of the page."""
    (element,) = (each for each in page.tree.iter() if each.attrib.get("id") == passage)

    def own(element: Any) -> Iterator[str]:
        if element.attrib.get("class") not in ("claims", "stub"):
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
    assert [each.attrib.get("data-number") for each in sheet.classed("number")] == ["1", "2", "3", "1", "2"]
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


def sheets_of_paper(page: Page, address: str) -> list[str]:
    """The words of each page of the print."""
    page.goto(address)
    page.wait_for_load_state("load")
    return [each.extract_text() for each in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages]


def printed(page: Page, address: str) -> str:
    return " ".join(" ".join(sheets_of_paper(page, address)).split())


@pytest.mark.thorough
@pytest.mark.parametrize("asked", ["", "?copy=student", "?copy=student&notes=off", "?copy=teacher"])
def test_only_the_teachers_copy_has_the_answers(page: Page, site_url: str, answers: tuple[str, list[str]], asked: str) -> None:
    address, first_words = answers
    text = printed(page, site_url + address + asked)
    squeezed = text.replace(" ", "")
    there = [words for words in first_words if words.replace(" ", "") in squeezed]
    assert there == (first_words if asked == "?copy=teacher" else [])


@pytest.mark.thorough
def test_without_javascript_no_answer_is_seen_or_printed(browser: Browser, site_url: str, answers: tuple[str, list[str]]) -> None:
    address, first_words = answers
    with browser.new_context(**NO_SCRIPT) as context:
        page = context.new_page()
        squeezed = printed(page, f"{site_url}{address}?copy=teacher").replace(" ", "")
        assert [words for words in first_words if words.replace(" ", "") in squeezed] == []
        expect(page.locator(".question__answer").first).to_be_hidden()


def test_a_mark_on_a_sheet_opens_its_card(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}teach/irbil-office/?notes=all")
    page.locator("#p8 a.mark--person").first.click()
    expect(page.locator(".card--pinned .card__name")).to_have_text("Zalmay Khalilzad")


def squeezed(text: str) -> str:
    """Without spaces, and with letters that print joins taken apart."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


@pytest.mark.thorough
@pytest.mark.parametrize("address", SHEETS)
def test_no_page_of_the_print_ends_within_a_note_a_source_or_a_question_and_the_last_has_the_stamp(
    page: Page, site_url: str, address: str
) -> None:
    paper = [squeezed(each) for each in sheets_of_paper(page, f"{site_url}{address}?copy=teacher&notes=all&print=notes")]
    ends = [
        page.locator(".question").evaluate_all(ENDS, ".question__ask, .question__answer"),
        page.locator(".note").evaluate_all(ENDS, ".name, .says, .rests"),
        page.locator(".sources li").evaluate_all(SOURCES),
    ]
    for each_kind in ends:
        assert len(each_kind) > 5
        torn = [words for words in each_kind if not any(all(squeezed(word) in each for word in words) for each in paper)]
        assert torn == []
    page.emulate_media(media="print")
    kept = page.locator(".question, .note, .sources li, .extract .passage").evaluate_all(
        "all => [...new Set(all.map(each => getComputedStyle(each).breakInside))]"
    )
    assert kept == ["avoid"]
    assert squeezed(page.locator(".stamp").inner_text()) in paper[-1]


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("asked", "context_options"), [("", {}), ("?copy=teacher", {"color_scheme": "dark"})], ids=["light", "teacher-dark"]
)
@pytest.mark.parametrize("address", SHEETS)
def test_axe_finds_nothing_on_a_sheet(page: Page, site_url: str, address: str, asked: str) -> None:
    page.goto(f"{site_url}{address}{asked}")
    page.wait_for_load_state("load")
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert not found, json.dumps([(each["id"], [node["html"][:120] for node in each["nodes"][:3]]) for each in found])
