"""What teachers ask an address for: a part of the text, questions, a copy for paper; nothing of it is stored."""

import io
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from support.reading import open_card, wait_for_card

ARTICLE = "articles/2007-03-12-baghdad-conference/"
NO_SCRIPT: dict[str, Any] = {"java_script_enabled": False}
STORED = "async () => [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length, (await caches.keys()).length]"
VIEW = """() => {
  const seen = element => element.checkVisibility({ contentVisibilityAuto: true }), all = selector => [...document.querySelectorAll(selector)];
  return {
    passages: all(".text .passage").filter(seen).map(each => each.id),
    marked: [...new Set(all(".mark[data-notes]").map(each => each.closest(".passage").id))],
    notes: all(".note").length,
    questions: all(".question").filter(seen).length,
    answers: all(".question__answer").length,
    copy: document.documentElement.dataset.copy || "",
    notesOn: document.documentElement.dataset.notes,
  };
}"""
OPTIONS: dict[str, dict[str, Any]] = {
    "from=p7&to=p10": {"passages": ["p7", "p8", "p9", "p10"]},
    "from=p16": {"passages": ["p16", "p17"]},
    "to=p1": {"passages": ["p1"]},
    "from=p7&to=p10&notes=claims": {"passages": ["p7", "p8", "p9", "p10"]},
    "questions=on": {"questions": True},
    "copy=student": {"copy": "student", "questions": True, "notesOn": "off"},
    "copy=teacher": {"copy": "teacher", "questions": True},
    "from=p8&to=p8&questions=on": {"passages": ["p8"], "questions": True},
    "copy=teacher&to=p8&notes=marks&from=p8": {"passages": ["p8"], "questions": True, "copy": "teacher", "notesOn": "marks"},
    "notes=off&questions=off&copy=student&from=p16": {"passages": ["p16", "p17"], "copy": "student", "notesOn": "off"},
    "from=p10&to=p7&questions=maybe&copy=all&x=y": {},
}
"""What an address asks for -> what is otherwise than on the plain page."""
KEPT = """async () => {
      const script = await (await fetch("questions.js")).text(), box = document.createElement("template");
      box.innerHTML = JSON.parse(script.slice(script.indexOf("(") + 1, script.lastIndexOf(")")));
      return [...box.content.querySelectorAll(".question")].map(each => each.dataset.passage);
    }"""
"""The passage of every question that the page keeps apart."""


def opened(page: Page, address: str) -> dict[str, Any]:
    page.goto(address)
    page.wait_for_load_state("load")
    return dict(page.evaluate(VIEW))


@pytest.fixture(scope="module")
def plain(browser: Browser, site_url: str) -> tuple[dict[str, Any], list[str]]:
    """What the plain page shows, and the passage of each question that it keeps apart."""
    with browser.new_context() as context:
        page = context.new_page()
        return opened(page, f"{site_url}{ARTICLE}"), page.evaluate(KEPT)


@pytest.mark.thorough
@pytest.mark.parametrize("asked", OPTIONS)
def test_an_address_gives_its_view_again_after_reload_on_paper_and_from_the_file_system_and_stores_nothing(
    page: Page, plain: tuple[dict[str, Any], list[str]], article_url: str, site_dir: Path, asked: str
) -> None:
    before, kept = plain
    assert before["questions"] == before["answers"] == 0 and len(kept) > 9
    seen = opened(page, f"{article_url}?{asked}")
    expected = {**before, **OPTIONS[asked]}
    if part := OPTIONS[asked].get("passages"):
        assert 0 < seen["notes"] < before["notes"]
        expected |= {"notes": seen["notes"], "marked": part}
        kept = [passage for passage in kept if passage in part]
    expected["questions"] = len(kept) if expected["questions"] else 0
    expected["answers"] = expected["questions"] if expected["copy"] == "teacher" else 0
    assert seen == expected
    assert page.evaluate(STORED) == [0, 0, "", 0, 0]
    page.reload()
    assert page.evaluate(VIEW) == seen
    page.emulate_media(media="print")
    assert page.evaluate(VIEW) == seen
    page.emulate_media(media="screen")
    assert opened(page, f"{(site_dir / ARTICLE / 'index.html').as_uri()}?{asked}") == seen


@pytest.mark.thorough
@pytest.mark.parametrize("context_options", [NO_SCRIPT])
def test_without_script_every_address_gives_the_plain_page(page: Page, article_url: str) -> None:
    page.goto(article_url)
    plain = page.locator("body").inner_text()
    assert page.locator(".text .passage:visible").count() == 17
    assert page.locator(".question, .class-bar, .folded").count() == 0
    assert "For the teacher" not in plain
    for asked in (*OPTIONS, "notes=off", "notes=people"):
        page.goto(f"{article_url}?{asked}")
        assert page.locator("body").inner_text() == plain


# --- A part of the text


def test_what_is_not_in_the_part_has_no_stop_for_the_keyboard_and_opens_nothing(page: Page, article_url: str) -> None:
    page.goto(f"{article_url}?from=p7&to=p8")
    page.wait_for_load_state("load")
    page.locator(".folded summary").first.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.passage')?.id") == "p7"
    page.locator(".folded summary").first.click()
    expect(page.locator("#p3")).to_be_visible()
    assert page.locator(".outside .mark[href]").count() == 0
    page.locator("#p3 .mark").first.click()
    assert open_card(page) is None
    page.locator("#p8 a.mark--person").first.click()
    assert wait_for_card(page).kind == "person"


def test_the_folded_rest_says_what_it_is_and_opens_by_keyboard(page: Page, article_url: str) -> None:
    page.goto(f"{article_url}?from=p7&to=p10")
    above, below = page.locator(".folded summary").all()
    assert above.inner_text().split("\n")[0].startswith("¶ 1–6") and "The much-vaunted" in above.inner_text()
    assert below.inner_text().startswith("¶ 11–17")
    below.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#p17")).to_be_visible()
    expect(page.locator("#p1")).to_be_hidden()


def test_a_link_to_a_folded_paragraph_unfolds_it(page: Page, article_url: str) -> None:
    page.goto(f"{article_url}?from=p7&to=p10#p2")
    expect(page.locator("#p2")).to_be_in_viewport()
    expect(page.locator("#p17")).to_be_hidden()


def test_notes_of_a_part_lead_to_its_places_only(page: Page, article_url: str) -> None:
    page.goto(f"{article_url}?from=p7&to=p10")
    page.wait_for_load_state("load")
    backs = page.locator(".note .rests [href^='#m-']").evaluate_all(
        "all => [...new Set(all.map(link => document.querySelector(link.hash).closest('.passage').id))]"
    )
    assert sorted(backs) == ["p10", "p7", "p8", "p9"]
    assert page.locator(".note").evaluate_all("all => all.every(note => note.querySelector(`.rests [href^='#m-']`))")
    unused = page.locator(".sources li").evaluate_all("all => all.filter(li => !document.querySelector(`a[href='#${li.id}']`)).length")
    assert unused == 0


def test_a_claim_over_two_paragraphs_stays_where_one_of_them_is_in_the_part(open_case: Callable[[Any], Page]) -> None:
    text = "Ada spoke first.\n\nShe said that all is well.\n\nAnd that it stays so, said Ada.\n\n- Ada one\n- Ada two"
    claims = [{"id": "well", "from": "all is well", "to": "stays so"}]
    page = open_case({"text": text, "notes": {"claims": claims}, "people": {"ada": {"name": "Ada"}}})
    page.goto(f"{page.url}?from=p2&to=p2")
    page.locator("#p2 .mark--claim").first.wait_for()
    assert page.locator("#n-well .rests [href^='#m-']").count() == 1
    assert page.locator("#n-entry-ada").count() == 0
    page.goto(f"{page.url.split('?')[0]}?from=p4&to=p4")
    page.locator(".folded").first.wait_for()
    assert page.locator("#p5.outside").count() == 1 and page.locator("#p5 a[href^='#n']").count() == 0
    assert page.locator("#p4 a.mark[href]").count() == 1


# --- Questions, and copies for paper


def printed(page: Page) -> list[str]:
    """The words of each page of the PDF that the browser makes."""
    pages = PdfReader(io.BytesIO(page.pdf())).pages
    return [unicodedata.normalize("NFKC", " ".join(each.extract_text().split())) for each in pages]


ANSWERS = """async () => {
  const script = await (await fetch("questions.js")).text(), box = document.createElement("template");
  box.innerHTML = JSON.parse(script.slice(script.indexOf("(") + 1, script.lastIndexOf(")")));
  return [...box.content.querySelectorAll(".question__answer")].map(each => each.lastChild.textContent.trim());
}"""


@pytest.mark.thorough
@pytest.mark.parametrize("copy", ["student", "teacher"])
def test_the_students_copy_has_lines_and_no_answer_and_the_teachers_copy_every_answer(page: Page, article_url: str, copy: str) -> None:
    page.goto(article_url)
    known = page.evaluate(ANSWERS)
    page.goto(f"{article_url}?copy={copy}&notes=off")
    page.emulate_media(media="print")
    text = " ".join(page.locator("body").inner_text().split())
    assert len(known) > 9
    assert {answer in text for answer in known} == {copy == "teacher"}
    assert page.locator(".question__lines i:visible").count() == (0 if copy == "teacher" else 3 * page.locator(".question").count())


@pytest.mark.thorough
def test_a_copy_has_a_wide_margin_and_nothing_around_it(page: Page, article_url: str) -> None:
    page.goto(f"{article_url}?from=p7&to=p8&copy=student&notes=claims")
    page.wait_for_load_state("load")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 642, "height": 900})  # A4 without its margins, in px
    box = page.locator("#p7").bounding_box()
    assert box and 642 - box["x"] - box["width"] > 2.5 * 96 / 2.54
    assert page.locator("#p7").evaluate("p => getComputedStyle(p).fontSize") == "13.3333px"
    for selector in (".class-bar__acts", ".notes", ".md-header", ".article-map", "#p3", "#p17"):
        assert page.locator(f"{selector}:visible").count() == 0, selector
    kept = page.locator(".question, .note").evaluate_all("all => [...new Set(all.map(each => getComputedStyle(each).breakInside))]")
    assert kept == ["avoid"]
    text = " ".join(printed(page))
    assert "¶ 7–8 only" in text and "¶ 9–17" in text and "We assured them" not in text


@pytest.mark.thorough
def test_every_print_names_the_versions_of_text_and_notes(page: Page, article_url: str) -> None:
    page.goto(article_url)
    stamp = page.locator(".stamp").inner_text()
    page.goto(f"{article_url}?copy=teacher&to=p1&notes=off")
    assert stamp in printed(page)[-1]
