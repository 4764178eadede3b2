"""Without JavaScript and on paper nothing is lost: the notes below the text are the one source of every card."""

import io
import re
import unicodedata
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

NO_SCRIPT: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}, "java_script_enabled": False}
EVERY_WAY = """() => {
  const marks = [...document.querySelectorAll(".text [data-notes], h1 [data-notes], .byline [data-notes]")];
  const links = marks.filter(mark => mark.matches("a"));
  const there = link => document.getElementById(link.hash.slice(1));
  const ways = [...document.querySelectorAll(".note")];
  return {
    links: links.length,
    notes: ways.length,
    leadNowhere: links.filter(link => !there(link)?.matches(".note")).map(link => link.outerHTML),
    unreachable: ways.filter(note => !links.some(link => link.hash == "#" + note.id)).map(note => note.id),
    noWayBack: links.filter(link => {
      const backs = [...there(link).querySelectorAll(".rests [href^='#m-']")].map(there);
      const list = link.closest(".claims"), passage = list ? list.previousElementSibling : link.closest(".passage");
      return !backs.some(back => passage.contains(back));
    }).map(link => link.outerHTML),
  };
}"""


@pytest.mark.parametrize("context_options", [NO_SCRIPT])
def test_every_note_is_one_activation_away_and_one_back(page: Page, article_url: str) -> None:
    page.goto(article_url)
    found = page.evaluate(EVERY_WAY)
    assert found["links"] > 100 and found["notes"] > 50
    assert (found["leadNowhere"], found["unreachable"], found["noWayBack"]) == ([], [], [])
    page.locator("#m-entry-nouri-al-maliki-p3-1").click()
    expect(page.locator("#n-entry-nouri-al-maliki .says")).to_be_in_viewport()
    page.locator("#n-entry-nouri-al-maliki .rests [href^='#m-']").click()
    assert page.url.endswith("#m-entry-nouri-al-maliki-p3-1")
    expect(page.locator("#m-entry-nouri-al-maliki-p3-1")).to_be_in_viewport()


@pytest.mark.parametrize("context_options", [NO_SCRIPT])
def test_nothing_that_needs_the_script_is_shown(page: Page, article_url: str) -> None:
    page.goto(article_url)
    for selector in (".control", ".panel", ".help", ".card", ".offer", ".told"):
        assert page.locator(selector).count() == 0
    assert page.locator("[aria-haspopup]").count() == 0


def test_a_browser_without_popovers_gets_plain_links(page: Page, article_url: str) -> None:
    mistakes: list[Any] = []
    page.on("pageerror", lambda mistake: mistakes.append(str(mistake)))
    page.add_init_script("delete HTMLElement.prototype.showPopover")
    page.goto(article_url)
    page.locator("#m-entry-nouri-al-maliki-p3-1").click()
    assert page.url.endswith("#n-entry-nouri-al-maliki")
    expect(page.locator("#n-entry-nouri-al-maliki")).to_be_in_viewport()
    assert page.locator(".control, .panel, .card, [aria-haspopup]").count() == 0
    assert mistakes == []


# --- On paper


def printed(page: Page) -> str:
    """The words of the PDF that the browser makes of the page."""
    pages = PdfReader(io.BytesIO(page.pdf())).pages
    text = " ".join(" ".join(each.extract_text() for each in pages).split())
    return unicodedata.normalize("NFKC", text)  # the PDF has ligatures


def test_on_paper_are_the_text_and_a_line_for_each_claim_and_where_the_notes_are(article: Page) -> None:
    article.emulate_media(media="print")
    assert article.locator(":is(.note, .sources li, .corrections li, .article-map, .cite):visible").count() == 0
    assert article.locator(".claims a:visible").count() == article.locator(".claims a").count() > 50
    pages = PdfReader(io.BytesIO(article.pdf(format="A4"))).pages
    assert len(pages) <= 8
    assert "?print=notes · printed pages: about 2" in " ".join(pages[-1].extract_text().split())


@pytest.mark.thorough
def test_notes_that_are_asked_for_are_printed_once_each(page: Page, article_url: str) -> None:
    page.goto(f"{article_url}?print=notes")
    page.emulate_media(media="print")
    names = page.locator(".note").evaluate_all("all => all.map(note => note.querySelector('.name').textContent)")
    assert len(names) == page.locator(".note:visible").count() == len(set(names))
    notes = "".join(re.split(r"\bPeople \d+\b", printed(page), maxsplit=1)[1].split())
    assert [name for name in names if unicodedata.normalize("NFKC", "".join(name.split())) not in notes] == []


@pytest.mark.thorough
@pytest.mark.parametrize(("search", "most"), [("?from=p7&to=p10&copy=student", 4), ("?copy=student", 8)])
def test_a_students_copy_is_short_and_has_no_notes_and_no_findings(page: Page, article_url: str, search: str, most: int) -> None:
    page.goto(f"{article_url}{search}")
    page.locator(".question").first.wait_for()
    assert len(PdfReader(io.BytesIO(page.pdf(format="A4"))).pages) <= most
    page.emulate_media(media="print")
    assert page.locator(":is(.note, .claims, .record):visible").count() == 0


@pytest.mark.thorough
def test_on_paper_a_kind_that_is_off_is_not_printed(page: Page, article_url: str) -> None:
    page.goto(f"{article_url}?notes=people&print=notes")
    page.emulate_media(media="print")
    shown = page.locator(".note:visible").evaluate_all("all => [...new Set(all.map(note => note.className))]")
    assert shown == ["note note--person"]
    page.goto(f"{article_url}?notes=off&print=notes")
    assert page.locator(".note:visible").count() == 0


def test_on_paper_no_control_and_no_card_is_printed(article: Page) -> None:
    article.locator("#m-entry-nouri-al-maliki-p3-1").click()
    article.emulate_media(media="print")
    for selector in (".control", ".panel", ".help", ".card", ".offer"):
        assert article.locator(f"{selector}:visible").count() == 0, selector
