"""What the statement for a school district promises (docs/teach/privacy.md): no outside request, no cookie, nothing stored."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.thorough

STORED = """async () => [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length,
  (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length]"""
OPEN = """addresses => {
  const left = [...addresses];
  const open = (src) => new Promise((done) => {
    const frame = Object.assign(document.createElement("iframe"), { src, hidden: true, onload: () => done(frame.remove()) });
    document.body.append(frame);
  });
  const next = async () => { while (left.length) await open(left.pop()); };
  return Promise.all(Array.from({ length: 8 }, next));
}"""
"""Opens pages in frames of one page, eight at a time: they run and store as pages of their own do, in a third of the time."""


def test_no_page_asks_another_host_sets_a_cookie_or_stores_anything(browser: Browser, site_dir: Path, site_url: str) -> None:
    addresses = {site_url + file.relative_to(site_dir).as_posix().removesuffix("index.html") for file in site_dir.rglob("*.html")}
    assert len(addresses) > 200
    asked: list[str] = []
    with browser.new_context(service_workers="allow") as context:
        context.on("request", lambda request: asked.append(request.url))
        page = context.new_page()
        page.goto(f"{site_url}404.html")
        page.evaluate(OPEN, sorted(addresses))
        page.goto(f"{site_url}teach/irbil-office/?copy=teacher&notes=people", wait_until="load")
        page.locator("#p8 a.mark--person").first.click()
        assert page.evaluate(STORED) == [0, 0, "", 0, 0, 0]
        assert context.cookies() == []
    assert addresses <= set(asked)
    assert sum(address.endswith("/annotations.js") for address in asked) > 150, "their scripts ran"
    assert [address for address in asked if not address.startswith((site_url, "data:", "blob:"))] == []
