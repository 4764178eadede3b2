"""Other programs that look for the text of a page find the author's words, each paragraph whole, and none of ours."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import trafilatura
from playwright.sync_api import Page

ARTICLE = "articles/2007-03-12-baghdad-conference/"
READABILITY = Path(__file__).parents[2] / ".cache/readability/node_modules/@mozilla/readability/Readability.js"
_PARAGRAPHS = "[...document.querySelectorAll('.text .passage')].map(each => each.textContent.replace(/\\s+/g, ' ').trim())"
_READ = """() => {
  const article = new Readability(document.cloneNode(true)).parse(), box = document.createElement("div");
  box.innerHTML = article.content;
  const lines = [...box.querySelectorAll("p, li, td, h2, h3, summary, div")].filter(each => !each.querySelector("p, li, div"));
  return [article.title, article.byline, ...lines.map(each => each.textContent.replace(/\\s+/g, " ").trim()).filter(Boolean)];
}"""
_NOT_FOUND = """(paragraphs) => paragraphs
  .flatMap(each => [...each.match(/[^.?!]+[.?!]*/g), ...each.match(/\\S+[.?!]["']? \\S+/g) || []])
  .map(each => each.trim()).filter(each => each.length > 3)
  .filter(each => {
    getSelection().removeAllRanges();
    return !find(each, true, false, true);
  })"""


@pytest.fixture
def context_options() -> dict[str, object]:
    """A page in which a script of another program may run."""
    return {"bypass_csp": True}


@pytest.fixture
def paragraphs(page: Page, site_url: str) -> Iterator[list[str]]:
    """The article's paragraphs as a browser has them; the page stays open."""
    page.goto(site_url + ARTICLE)
    found = page.evaluate(_PARAGRAPHS)
    assert len(found) == 17
    yield found


def test_readers_view_of_firefox_has_every_paragraph_and_nothing_of_ours(page: Page, paragraphs: list[str]) -> None:
    if not shutil.which("npm"):
        pytest.skip("Mozilla's Readability is missing. Install Node.js (sudo apt-get install nodejs npm) and run make test again.")
    assert READABILITY.is_file(), "Run make test once: it installs Mozilla's Readability."
    page.add_script_tag(path=READABILITY)
    title, byline, *lines = page.evaluate(_READ)
    assert title == "No easing of US-Iranian tensions after Baghdad conference"
    assert byline == "Peter Symonds"
    assert lines == paragraphs


def test_trafilatura_has_every_paragraph_and_nothing_of_ours(site_dir: Path, paragraphs: list[str]) -> None:
    html = (site_dir / ARTICLE / "index.html").read_text(encoding="utf-8")
    lines = [" ".join(line.split()) for line in (trafilatura.extract(html) or "").splitlines()]
    head = ["World Socialist Web Site", "No easing of US-Iranian tensions after Baghdad conference", "Peter Symonds · 12 March 2007"]
    assert [line for line in lines if line and line not in head] == paragraphs


def test_the_browser_finds_every_sentence_and_the_words_around_every_full_stop(page: Page, paragraphs: list[str]) -> None:
    assert page.evaluate(_NOT_FOUND, paragraphs) == []


@pytest.mark.usefixtures("paragraphs")
def test_no_passage_holds_an_element_of_ours_with_words(page: Page) -> None:
    within = page.evaluate(
        """() => [...document.querySelectorAll(".passage")].flatMap(each => [...each.querySelectorAll("*")])
          .filter(each => !each.matches(".mark, span:empty, em, strong, q, time, .number:empty")).map(each => each.outerHTML)"""
    )
    assert within == []
