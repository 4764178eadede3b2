"""Each page says what it may load and run; its own scripts pass, and a strange one does not."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from annotated_article.pages.content_policy import headers_file, inline_parts

PAGES = (
    "",
    "articles/2007-03-12-baghdad-conference/",
    "embed/2007-03-12-baghdad-conference/",
    "people/nouri-al-maliki/",
    "places/",
    "claims/",
    "dates/2007/",
    "404.html",
)
LISTEN = """
  window.refused = [];
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile, sample }) =>
    refused.push([violatedDirective, blockedURI, sourceFile, sample].join(" ")));
"""
Address = Callable[[str], str]


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest, site_url: str, site_dir: Path) -> Address:
    """Where a page of the site is, served or opened from its folder."""
    if request.param == "http":
        return lambda path: site_url + path
    return lambda path: (site_dir / path / ("" if path.endswith(".html") else "index.html")).as_uri()


@pytest.mark.thorough
def test_nothing_of_ours_is_refused(page: Page, address: Address) -> None:
    page.add_init_script(LISTEN)
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text) if "Content Security Policy" in message.text else None)
    for path in PAGES:
        page.goto(address(path))
        page.wait_for_load_state("load")
        assert page.evaluate("refused") == [], path
    assert told == []


@pytest.mark.thorough
def test_search_and_cards_and_selecting_work_under_the_policy(page: Page, site_url: str) -> None:
    page.add_init_script(LISTEN)
    page.goto(f"{site_url}{PAGES[1]}")
    page.locator("#m-entry-nouri-al-maliki-p3-1").click()
    page.locator(".card:popover-open").wait_for()
    page.keyboard.press("Escape")
    page.locator("#p2").evaluate("passage => getSelection().selectAllChildren(passage)")
    page.locator(".offer:popover-open").wait_for()
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially("Maliki")
    page.locator(".md-search-result__item").first.wait_for()
    assert page.evaluate("refused") == []


@pytest.mark.thorough
@pytest.mark.parametrize(
    "strange",
    [
        "const script = document.createElement('script'); script.textContent = 'window.ran = 1'; document.body.append(script)",
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran = 1\">')",
        "document.body.insertAdjacentHTML('beforeend', '<a id=strange href=\"javascript:window.ran = 1\">x</a>'); strange.click()",
        "const script = document.createElement('script'); script.src = 'data:text/javascript,window.ran=1'; document.body.append(script)",
    ],
)
def test_a_strange_script_does_not_run(page: Page, site_url: str, strange: str) -> None:
    page.add_init_script(LISTEN)
    page.goto(f"{site_url}{PAGES[1]}")
    page.evaluate(strange)
    page.wait_for_function("() => refused.length")
    assert page.evaluate("window.ran") is None


def test_every_page_has_its_policy_ahead_of_all_that_it_loads(site_dir: Path) -> None:
    pages = [file for file in site_dir.rglob("*.html") if 'http-equiv="refresh"' not in file.read_text("utf-8")]
    assert len(pages) > 100
    for file in pages:
        html = file.read_text("utf-8")
        start = html.index('<meta http-equiv="Content-Security-Policy"')
        assert not any(0 <= html.find(tag) < start for tag in ("<script", "<link", "<style", "<img")), file
        assert " on" not in {html[at : at + 3] for at in [html.find(' onclick="'), html.find(' onload="')] if at >= 0}, file


def test_the_headers_file_allows_what_the_pages_need_and_no_more(site_dir: Path) -> None:
    html = [file.read_text("utf-8") for file in site_dir.rglob("*.html") if 'http-equiv="refresh"' not in file.read_text("utf-8")]
    needed = {each for text in html for part in inline_parts(text) for each in part}
    headers = (site_dir / "_headers").read_text("utf-8")
    assert needed
    assert {word.rstrip(";") for word in headers.split() if word.startswith("'sha256-")} == needed
    assert "unsafe" not in headers


def test_data_in_a_script_element_needs_no_leave() -> None:
    parts = inline_parts('<script type="application/json">{}</script><script src="a.js"></script><script>run()</script><style>a{}</style>')
    assert (len(parts.scripts), len(parts.styles)) == (1, 1)
    assert headers_file(parts).count("'sha256-") == 2
