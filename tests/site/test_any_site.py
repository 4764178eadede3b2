"""What holds for a site whatever its articles are: this file goes along when another site is begun (`make new-site`)."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from annotated_article.problems import render
from annotated_article.site import Site, check_site

ROOT = Path(__file__).parents[2]
SHOWN = {"include": [[".card:popover-open"], ["h1"], [".md-header"], [".md-footer"]]}
ONLY_WHAT_IS_WRONG = {"resultTypes": ["violations"]}


@pytest.fixture(scope="module")
def site() -> Site:
    """The project as `make check` reads it."""
    return check_site(ROOT)


def test_the_check_has_nothing_to_say(site: Site) -> None:
    assert [render(problem, site.library.texts) for problem in site.problems] == []


def test_every_published_address_is_written_down(site: Site) -> None:
    for article in site.articles.values():
        assert article.article.lock is not None, f"{article.article.path}: type python hooks/annotate.py passages"


@pytest.mark.thorough
def test_an_article_opens_and_closes_its_notes_without_asking_another_host(site: Site, page: Page, site_url: str) -> None:
    article = max(site.articles.values(), key=lambda each: (len(each.mentions), each.article.id)).article
    page.goto(site_url + article.url)
    page.locator("a.mark").first.click()
    card = page.locator(".card:popover-open")
    assert card.inner_text().strip()
    found = Axe().run(page, context=SHOWN, options=ONLY_WHAT_IS_WRONG).response["violations"]
    assert [each["id"] for each in found if each["impact"] in ("serious", "critical")] == []
    page.keyboard.press("Escape")
    assert card.count() == 0
