"""What the browser tests ask for by name: a reader's window, and pages of small articles."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from support.case_page import write_case_page
from support.serve_folder import serve_folder


@pytest.fixture
def context_options() -> dict[str, Any]:
    """A wide window that may use the clipboard."""
    return {"viewport": {"width": 1280, "height": 900}, "permissions": ["clipboard-read", "clipboard-write"]}


@pytest.fixture
def open_case(page: Page, tmp_path: Path) -> Iterator[Callable[[Mapping[str, Any]], Page]]:
    """Opens the page of a small article."""
    with serve_folder(tmp_path) as address:

        def open_page(given: Mapping[str, Any]) -> Page:
            write_case_page(given, tmp_path)
            page.goto(address)
            return page

        yield open_page
