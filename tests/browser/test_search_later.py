"""The search index comes when a reader approaches search, not with the page; nothing typed meanwhile is lost."""

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from support.serve_folder import serve_folder

pytestmark = pytest.mark.thorough

INDEX, WORKER = "search/search_index.json", "workers/search."
ARTICLE = "articles/2007-03-12-baghdad-conference/"
FIRST_VISIT = {ARTICLE: 155, "": 85}
"""Address -> KB of 1,024 bytes, gzip: the page with all that it loads before a reader does anything, without the typeface."""
MARKED = "[...(CSS.highlights.get('found') || [])].map(each => each.startContainer.data.slice(each.startOffset, each.endOffset))"
LISTEN = "window.refused = []; addEventListener('securitypolicyviolation', ({ blockedURI }) => refused.push(blockedURI));"


@pytest.fixture
def asked(page: Page) -> list[str]:
    """The address of each request, as they are made."""
    page.add_init_script(LISTEN)
    requests: list[str] = []
    page.context.on("request", lambda request: requests.append(request.url))
    return requests


def of_search(asked: list[str]) -> list[str]:
    """The requests for the index and the worker."""
    return [url for url in asked if INDEX in url or WORKER in url]


def held(page: Page, pattern: str) -> list[Route]:
    """Requests that match wait in this list until the test releases them."""
    waiting: list[Route] = []
    page.route(re.compile(pattern), lambda route: waiting.append(route))  # noqa: PLW0108 - Playwright writes on what it is given
    return waiting


def says(page: Page, words: str | re.Pattern[str]) -> None:
    """The status of search has these words."""
    expect(page.locator(".md-search [aria-live=polite]")).to_have_text(words)


def first_result(page: Page) -> None:
    """There are results, and the first one has the words that were typed. To read the index takes a busy machine seconds."""
    expect(page.locator(".md-search-result__item").first).to_contain_text("Maliki", timeout=30_000)


@pytest.mark.parametrize("address", FIRST_VISIT, ids=["article", "home"])
def test_a_first_visit_is_small_and_asks_for_no_index(page: Page, asked: list[str], site_url: str, site_dir: Path, address: str) -> None:
    page.goto(site_url + address)
    page.wait_for_load_state("networkidle")
    files = [site_dir / url.removeprefix(site_url).partition("?")[0] for url in asked if not url.endswith(".woff2")]
    sizes = {file: len(gzip.compress((file / "index.html" if file.is_dir() else file).read_bytes(), 6, mtime=0)) for file in files}
    assert len(sizes) > 5
    assert of_search(asked) == []
    assert [url for url in asked if "sitemap" in url] == []
    assert sum(sizes.values()) <= FIRST_VISIT[address] * 1024, sizes


APPROACHES: dict[str, Callable[[Page], None]] = {
    "slash": lambda page: page.keyboard.press("/"),
    "s": lambda page: page.keyboard.press("s"),
    "f": lambda page: page.keyboard.press("f"),
    "pointer": lambda page: page.locator(".md-search__input").hover(),
    "focus": lambda page: page.locator(".md-search__input").focus(),
}


@pytest.mark.parametrize("approach", APPROACHES.values(), ids=APPROACHES.keys())
def test_each_way_to_approach_search_loads_the_index_once(
    page: Page, asked: list[str], article_url: str, approach: Callable[[Page], None]
) -> None:
    page.goto(article_url)
    page.wait_for_load_state("networkidle")
    assert of_search(asked) == []
    with page.expect_response(re.compile(WORKER)):
        approach(page)
    page.locator(".md-search__input").press_sequentially("Maliki")
    first_result(page)
    assert len(of_search(asked)) == 2
    assert page.evaluate("refused") == []


@pytest.mark.parametrize("context_options", [{"viewport": {"width": 390, "height": 800}, "has_touch": True}], ids=["phone"])
def test_a_tap_on_the_icon_loads_the_index(page: Page, asked: list[str], article_url: str) -> None:
    page.goto(article_url)
    page.wait_for_load_state("networkidle")
    assert of_search(asked) == []
    page.locator("header [for=__search]").first.tap()
    page.keyboard.type("Maliki")
    first_result(page)
    assert len(of_search(asked)) == 2


def test_the_search_button_of_the_page_for_what_is_not_there_loads_the_index(page: Page, asked: list[str], site_dir: Path) -> None:
    with serve_folder(site_dir) as url:
        page.goto(f"{url}404.html")
        page.wait_for_load_state("networkidle")
        assert of_search(asked) == []
        page.locator("main [for=__search]").focus()
        with page.expect_response(re.compile(INDEX)):
            page.locator("main [for=__search]").click()


def test_what_is_typed_while_the_index_loads_is_searched_for(article: Page) -> None:
    waiting = held(article, INDEX)
    article.keyboard.press("/")
    article.keyboard.type("Maliki")
    says(article, "Loading the search index …")
    expect(article.locator(".md-search__input")).to_have_value("Maliki")
    waiting[0].continue_()
    first_result(article)
    says(article, re.compile("matching document"))
    assert len(waiting) == 1


def test_an_address_that_asks_for_words_finds_them(page: Page, article_url: str) -> None:
    page.goto(f"{article_url}?q=Maliki")
    first_result(page)
    page.locator(".md-search-result__item a").first.click()
    page.wait_for_url("**?h=Maliki")
    page.wait_for_function(f"() => {MARKED}.length")
    assert set(page.evaluate(MARKED)) == {"Maliki"}


def results(page: Page, words: str) -> list[tuple[str, str]]:
    """Kind and title of each result, with the paragraphs of an article under it."""
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.locator(".md-search-result__item").first.wait_for(timeout=30_000)
    page.wait_for_timeout(300)
    links = page.locator(".md-search-result__link").all()
    return [(" ".join(link.locator(".md-tag").all_text_contents()), link.locator("h1, h2").inner_text()) for link in links]


@pytest.mark.parametrize("words", ["kidnapping", "surge", "Jordan"])
def test_words_beside_quotation_marks_and_dashes_are_found_in_the_article(article: Page, words: str) -> None:
    kinds = [kind for kind, _ in results(article, words)]
    assert kinds[0] in ("Place", "Term") and "Article" in kinds
    order = [kind if kind in ("Claim", "Article", "") else "Entry" for kind in kinds]
    assert order == sorted(order, key=["Entry", "Claim", "Article", ""].index)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Khalilzad", "Zalmay Khalilzad"),
        ("Dawa Party", "Nouri al-Maliki"),
        ("Arghchi", "Abbas Araghchi"),
        ("Kháliłzad", "Zalmay Khalilzad"),
    ],
)
def test_the_entry_comes_first_and_spelling_is_forgiven(article: Page, words: str, name: str) -> None:
    assert results(article, words)[0][1] == name


@pytest.mark.parametrize(("words", "passage"), [("ploy", "p13"), ("grasping at straws", "p17")])
def test_a_result_leads_to_the_passage_and_marks_the_words_there_only(article: Page, words: str, passage: str) -> None:
    assert ("Article", f"¶\u00a0{passage[1:]}") in results(article, words)
    article.locator(f".md-search-result__link[href$='{passage}']").first.evaluate("link => link.click()")
    article.wait_for_url(f"**#{passage}")
    article.wait_for_function(f"() => {MARKED}.length")
    assert article.evaluate(MARKED) == words.split()
    assert article.evaluate("[...CSS.highlights.get('found')].every(each => each.startContainer.parentElement.closest('.passage:target'))")
    expect(article.locator(f"#{passage}")).to_be_in_viewport()


@pytest.mark.parametrize("again", ["button", "Enter"])
@pytest.mark.parametrize(("what", "failing"), [(INDEX, "abort"), (INDEX, "fulfill"), (WORKER, "abort")])
def test_an_index_that_does_not_come_is_reported_and_can_be_tried_again(article: Page, what: str, failing: str, again: str) -> None:
    fail: dict[str, Callable[[Route], None]] = {"abort": lambda route: route.abort(), "fulfill": lambda route: route.fulfill(status=503)}
    article.route(re.compile(what), fail[failing])
    article.keyboard.press("/")
    article.keyboard.type("Maliki")
    says(article, "The search index could not be loaded. Try again")
    retry: dict[str, Callable[[], None]] = {
        "button": lambda: article.get_by_role("button", name="Try again").click(),
        "Enter": lambda: article.keyboard.press("Enter"),
    }
    retry[again]()
    says(article, "The search index could not be loaded. Try again")
    article.unroute(re.compile(what))
    retry[again]()
    first_result(article)
    expect(article.locator(".md-search__input")).to_be_focused()


def test_other_requests_of_a_page_are_left_alone(article: Page) -> None:
    answer = "new Promise((done) => { const ask = new XMLHttpRequest(); ask.open('GET', location); ask.onload = () => done(ask.status); ask.send() })"
    assert article.evaluate(answer) == 200
    assert (
        article.evaluate("XMLHttpRequest.toString() + Worker.toString()")
        == "function XMLHttpRequest() { [native code] }function Worker() { [native code] }"
    )
