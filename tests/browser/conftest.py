"""What the browser tests ask for by name: a reader's window, the article open in it, and pages of small articles."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from support.case_page import write_case_page
from support.serve_folder import serve_folder

ARTICLE = "articles/2007-03-12-baghdad-conference/"


@pytest.fixture
def context_options() -> dict[str, Any]:
    """A wide window that may use the clipboard."""
    return {"viewport": {"width": 1280, "height": 900}, "permissions": ["clipboard-read", "clipboard-write"]}


@pytest.fixture(scope="session")
def article_url(site_url: str) -> str:
    """The address of the first article."""
    return f"{site_url}{ARTICLE}"


@pytest.fixture
def article(page: Page, article_url: str) -> Page:
    """The first article, open in a wide window with the mouse in the corner."""
    page.goto(article_url)
    return page


@pytest.fixture
def open_case(page: Page, tmp_path: Path) -> Iterator[Callable[[Mapping[str, Any]], Page]]:
    """Opens the page of a small article."""
    with serve_folder(tmp_path) as address:

        def open_page(given: Mapping[str, Any]) -> Page:
            write_case_page(given, tmp_path)
            page.goto(address)
            return page

        yield open_page
