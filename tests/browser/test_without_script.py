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
      return !backs.some(back => back.closest(".passage") == link.closest(".passage"));
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
def test_nothing_stands_there_that_needs_the_script(page: Page, article_url: str) -> None:
    page.goto(article_url)
    for selector in (".notes", ".help", ".card", ".offer", ".told"):
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


def test_on_paper_every_note_is_printed_once_with_its_number(article: Page) -> None:
    names = article.locator(".note").evaluate_all("all => all.map(note => [note.dataset.n, note.querySelector('.name').textContent])")
    assert [number for number, _ in names] == [str(at) for at in range(1, len(names) + 1)]
    notes = re.split(r"\bPeople \d+\b", printed(article), maxsplit=1)[1]
    for number, name in names:
        assert "".join(notes.split()).count("".join(f"{number}{name}".split())) == 1, (number, name)


def test_on_paper_a_kind_that_is_off_is_not_printed(page: Page, article_url: str) -> None:
    page.goto(f"{article_url}?notes=people")
    page.emulate_media(media="print")
    shown = page.locator(".note:visible").evaluate_all("all => [...new Set(all.map(note => note.className))]")
    assert shown == ["note note--person"]
    page.goto(f"{article_url}?notes=off")
    assert page.locator(".note:visible").count() == 0


def test_on_paper_no_control_and_no_card_is_printed(article: Page) -> None:
    article.locator("#m-entry-nouri-al-maliki-p3-1").click()
    article.emulate_media(media="print")
    for selector in (".control", ".panel", ".help", ".card", ".offer"):
        assert article.locator(f"{selector}:visible").count() == 0, selector
