"""What the statement for a school district promises (docs/teach/privacy.md): no outside request, no cookie, nothing stored."""

from collections import defaultdict
from pathlib import Path

from playwright.sync_api import Browser

STORED = """async () => [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length,
  (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length]"""
WHOLE = ("articles", "teach", "about", "claims")
MOST = 4
"""Pages of any other folder that are opened: those of one folder are made alike."""


def addresses(site: Path) -> list[str]:
    """Every page of the site that is not one of many that are made alike."""
    folders: dict[str, list[str]] = defaultdict(list)
    for file in sorted(site.rglob("*.html")):
        address = file.relative_to(site).as_posix().removesuffix("index.html")
        folders[address.split("/")[0]].append(address)
    return [address for folder, found in folders.items() for address in (found if folder in WHOLE[:3] else found[:MOST])]


def test_no_page_asks_another_host_sets_a_cookie_or_stores_anything(browser: Browser, site_dir: Path, site_url: str) -> None:
    asked: list[str] = []
    with browser.new_context(service_workers="allow") as context:
        context.on("request", lambda request: None if request.url.startswith((site_url, "data:", "blob:")) else asked.append(request.url))
        page = context.new_page()
        opened = addresses(site_dir)
        assert len(opened) > 30
        for address in opened:
            page.goto(site_url + address, wait_until="domcontentloaded")
        page.goto(f"{site_url}teach/irbil-office/?copy=teacher&notes=people", wait_until="load")
        page.locator("#p8 a.mark--person").first.click()
        assert page.evaluate(STORED) == [0, 0, "", 0, 0, 0]
        assert context.cookies() == []
    assert asked == []
