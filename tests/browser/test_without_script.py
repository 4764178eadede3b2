"""Without JavaScript and on paper nothing is lost: the notes below the text are the one source of every card."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

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
      const backs = [...there(link).querySelectorAll(".back a")].map(there);
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
    page.locator("#n-entry-nouri-al-maliki .back a").click()
    assert page.url.endswith("#m-entry-nouri-al-maliki-p3-1")
    expect(page.locator("#m-entry-nouri-al-maliki-p3-1")).to_be_in_viewport()


@pytest.mark.parametrize("context_options", [NO_SCRIPT])
def test_nothing_stands_there_that_needs_the_script(page: Page, article_url: str) -> None:
    page.goto(article_url)
    for selector in (".notes", ".help", ".card", ".link-here", ".told"):
        assert page.locator(selector).count() == 0
    assert page.locator("[aria-haspopup]").count() == 0


def test_a_browser_without_popovers_gets_plain_links(page: Page, article_url: str) -> None:
    mistakes: list[Any] = []
    page.on("pageerror", lambda mistake: mistakes.append(mistake))
    page.add_init_script("delete HTMLElement.prototype.showPopover")
    page.goto(article_url)
    page.locator("#m-entry-nouri-al-maliki-p3-1").click()
    assert page.url.endswith("#n-entry-nouri-al-maliki")
    expect(page.locator("#n-entry-nouri-al-maliki")).to_be_in_viewport()
    assert page.locator(".notes, .card, [aria-haspopup]").count() == 0
    assert mistakes == []
