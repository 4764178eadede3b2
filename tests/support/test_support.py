"""The tests' own tools keep their promises."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from support.find_browser import NoBrowser, find_browser
from support.refuse_outside_requests import refuse_outside_requests
from support.serve_folder import serve_folder


def test_a_request_to_another_host_is_noticed(browser: Browser) -> None:
    socket = '<script>new WebSocket("wss://elsewhere.example/").onclose = () => { document.title = "closed" }</script>'
    with browser.new_context() as context:
        refused = refuse_outside_requests(context)
        page = context.new_page()
        page.set_content('<img src="https://elsewhere.example/a.png">' + socket)
        page.wait_for_function("document.title == 'closed'")
    assert sorted(refused) == ["https://elsewhere.example/a.png", "wss://elsewhere.example/"]


def test_a_folder_is_served_and_its_own_requests_pass(page: Page, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<!doctype html><title>Here</title><script src="own.js"></script>')
    (tmp_path / "own.js").write_text("document.title += ' and read'")
    with serve_folder(tmp_path) as address:
        page.goto(address)
        assert page.title() == "Here and read"


def test_a_wrong_browser_is_refused_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/no/such/chrome")
    with pytest.raises(NoBrowser, match="CHROMIUM=/no/such/chrome names no program that starts"):
        find_browser()
