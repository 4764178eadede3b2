"""Embeds in pages of other sites: the code to copy, their heights, and old addresses."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from annotated_article.pages.redirects import redirects_file
from support.reading import open_class_link
from support.serve_folder import serve_folder

ROOT = Path(__file__).parents[2]
ARTICLE = "2007-03-12-baghdad-conference"
EMBED = f"embed/{ARTICLE}/"


LISTEN = "window.told = []; addEventListener('message', ({ data, source }) => told.push([data, Array.from(frames).indexOf(source)]));"
"""Collects each message that a host page gets, with the number of the iframe that sent it."""


Elsewhere = Callable[[str], Page]


@pytest.fixture
def elsewhere(page: Page, tmp_path: Path) -> Iterator[Elsewhere]:
    """Opens a page of another site with this code in it, which collects the messages that it gets."""
    with serve_folder(tmp_path) as address:

        def opened(code: str) -> Page:
            html = f"<!doctype html><html lang=en><meta charset=utf-8><title>A page</title><script>{LISTEN}</script><main><h1>A page</h1>{code}</main>"
            (tmp_path / "index.html").write_text(html, "utf-8")
            page.goto(address)
            return page

        yield opened


def copied_code(page: Page, site_url: str, search: str, part: str) -> str:
    """The code that "Link for a class" offers on the article's page for this part."""
    page.goto(f"{site_url}articles/{ARTICLE}/{search}")
    open_class_link(page)
    panel = page.get_by_role("dialog", name="Link for a class")
    panel.get_by_text(f"Show ¶ {part} on another web page").click()
    code = panel.get_by_label("Code for the page").input_value()
    panel.get_by_role("button", name="Copy code").click()
    expect(panel.get_by_role("button", name="Copied")).to_be_visible()
    return code


@pytest.mark.thorough
def test_the_lines_in_the_teachers_guide_are_those_that_the_panel_offers(page: Page, site_url: str) -> None:
    shown = (ROOT / "docs/teach/index.md").read_text("utf-8").split("```html\n")[1].split("```")[0]
    code = copied_code(page, site_url, "?from=p7&to=p10", "7–10")
    assert shown == code.replace(site_url, "https://annotated-articles.example/") + "\n"


def height(page: Page, number: int = 0) -> int:
    return int(page.locator("iframe").nth(number).evaluate("frame => frame.clientHeight"))


def content_height(frame: FrameLocator) -> int:
    return int(frame.locator(":root").evaluate("root => Math.ceil(root.getBoundingClientRect().height)"))


@pytest.mark.thorough
def test_the_code_to_copy_shows_the_part_as_high_as_it_is_and_posts_nothing_but_its_height(
    page: Page, site_url: str, elsewhere: Elsewhere
) -> None:
    code = copied_code(page, site_url, "?from=p8&to=p9&notes=people,claims", "8–9")
    assert len(code.splitlines()) == 6
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    host = elsewhere(code)
    frame = host.frame_locator(
        f"iframe[title='¶ 8–9, No easing of US-Iranian tensions after Baghdad conference'][src='{site_url}{EMBED}?from=p8&to=p9&notes=people,claims']"
    )
    expect(frame.locator("#p8")).to_contain_text("Iranian envoys expressed their concern")
    expect(frame.locator("#p10")).to_have_count(0)
    assert frame.locator("body").evaluate("body => getComputedStyle(body).fontSize") == "14px", "its style came through"
    host.wait_for_function("told.length == 1")
    closed = height(host)
    assert closed == content_height(frame)
    frame.get_by_role("link", name="Zalmay Khalilzad").first.click()
    host.wait_for_function("told.length >= 2")
    assert height(host) == content_height(frame) > closed
    frame.get_by_role("link", name="Zalmay Khalilzad").first.click()
    host.wait_for_function(f"document.querySelector('iframe').clientHeight == {closed}")
    host.set_viewport_size({"width": 420, "height": 800})
    host.wait_for_function(f"document.querySelector('iframe').clientHeight > {closed}")
    told = host.evaluate("told")
    assert [(sorted(data), data["type"], data["id"], sender) for data, sender in told] == [
        (["height", "id", "type"], "annotated-articles:height", f"{ARTICLE}/p8-p9", 0)
    ] * len(told)
    assert all(isinstance(data["height"], int) for data, _ in told)
    with page.context.expect_page() as opened:
        frame.locator("h1 a").click()
    expect(opened.value.locator("#p8")).to_be_in_viewport()
    assert [each for each in asked if not each.startswith("http://127.0.0.1:")] == []


@pytest.mark.thorough
def test_two_embeds_on_a_page_have_their_own_heights_and_a_stranger_changes_neither(
    page: Page, site_url: str, elsewhere: Elsewhere
) -> None:
    code = copied_code(page, site_url, "?from=p8&to=p8", "8")
    host = elsewhere(code + code.replace("from=p8&amp;to=p8", "from=p3&amp;to=p5").replace('loading="lazy"', ""))
    host.locator("iframe").first.scroll_into_view_if_needed()
    host.wait_for_function("new Set(told.map(([data]) => data.id)).size == 2")
    assert {(data["id"], sender) for data, sender in host.evaluate("told")} == {(f"{ARTICLE}/p8", 0), (f"{ARTICLE}/p3-p5", 1)}
    heights = [height(host, 0), height(host, 1)]
    assert heights[0] != heights[1]
    host.evaluate("postMessage({ type: 'annotated-articles:height', height: 5, id: 'x' }, '*')")
    host.evaluate("postMessage(null, '*')")
    host.wait_for_function("told.some(([data]) => data === null)")
    assert [height(host, 0), height(host, 1)] == heights


def test_one_rule_for_hosts_leads_from_every_old_address_to_the_embed_page(site_dir: Path) -> None:
    (rule,) = [line for line in (site_dir / "_redirects").read_text("utf-8").splitlines() if not line.startswith("#")]
    old, new, status = rule.split()
    assert (old, status) == ("/embed/:article/:passage/", "301")
    # As Cloudflare reads a rule: each :name is one part of the path, and is put in wherever the new address has it.
    found = re.fullmatch(re.sub(r":(\w+)", r"(?P<\1>[^/]+)", old), f"/embed/{ARTICLE}/p8/")
    assert found
    assert re.sub(r":(\w+)", lambda name: found[name[1]], new) == f"/{EMBED}?from=p8&to=p8#p8"
    assert not re.fullmatch(re.sub(r":(\w+)", "[^/]+", old), f"/{EMBED}"), "the page itself would lead to itself"


def test_a_projects_own_rules_for_hosts_stay_and_come_first() -> None:
    rule = "/embed/:article/:passage/ /embed/:article/?from=:passage&to=:passage#:passage 301\n"
    assert redirects_file("").endswith(rule)
    assert redirects_file("https://annotated.example/").endswith(rule)
    assert redirects_file("https://annotated.example/articles/site/").endswith(rule.replace("/embed", "/articles/site/embed"))
    both = redirects_file("", "/old /new 301\n")
    assert both.startswith("/old /new 301\n\n#") and both.endswith(rule)
    assert redirects_file("", both) == both
