"""What tests ask for by name: the built site, its address, a browser, a page that refuses other hosts, the first article open in it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, sync_playwright

from support.build_site import build_site
from support.find_browser import find_browser
from support.refuse_outside_requests import refuse_outside_requests
from support.serve_folder import serve_folder

ROOT = Path(__file__).parent.parent

# Chromium itself asks for updates and looks up names; none of that may hide a page's requests or look like one.
QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic"]
NO_OTHER_HOST = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"

# A test tries the same texts in every run, so it passes or fails in every run. `make fuzz` looks for new ones.
settings.register_profile("the same each time", derandomize=True, database=None)
settings.load_profile("the same each time")


def pytest_addoption(parser: pytest.Parser) -> None:
    """The one flag that changes golden files; read the difference before it goes in."""
    parser.addoption("--accept", action="store_true", help="write what comes out today into the golden files")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether to update the golden files."""
    return bool(request.config.getoption("--accept"))


@pytest.fixture(scope="session")
def site_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real site, built once."""
    return build_site(ROOT / "mkdocs.yml", tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def site_url(site_dir: Path) -> Iterator[str]:
    """The address of the real site, ending in a slash."""
    with serve_folder(site_dir) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests, without its sandbox (Playwright's default), so that root can start it too."""
    program = find_browser()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=[*QUIET, NO_OTHER_HOST])
        yield browser
        browser.close()


@pytest.fixture
def context_options() -> dict[str, Any]:
    """What Playwright's new_context is given; parametrize it: {"color_scheme": "dark"}, {"java_script_enabled": False}."""
    return {}


@pytest.fixture
def page(browser: Browser, context_options: dict[str, Any]) -> Iterator[Page]:
    """A page in a fresh profile; the test fails if it asked another host for anything."""
    with browser.new_context(service_workers="block", **context_options) as context:
        context.set_default_timeout(10_000)
        refused = refuse_outside_requests(context)
        yield context.new_page()
    assert not refused, f"The page asked other hosts for {refused}"


@pytest.fixture
def article_url(site_url: str) -> str:
    """The address of the first article."""
    return f"{site_url}articles/2007-03-12-baghdad-conference/"


@pytest.fixture
def article(page: Page, article_url: str) -> Page:
    """The first article, open in the page."""
    page.goto(article_url)
    return page
