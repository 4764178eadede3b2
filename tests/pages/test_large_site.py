"""With thousands of notes no page is heavy, and the work grows with their number."""

import gzip
import time
from collections import Counter
from collections.abc import Iterator

import pytest

from annotated_article.pages.view import Page
from annotated_article.site import further_pages, pages
from annotated_article.words import ENGLISH
from support.large_site import LargeSite

pytestmark = pytest.mark.thorough

MOST = 200_000 - 20_000  # bytes, compressed; what the theme puts around a page has 6,000
OWN_PAGES = ("people/e0/", "places/e1/")


def made(large: LargeSite) -> Iterator[tuple[Page, str]]:
    """Every page but the articles' own, with its HTML."""
    site = large.site()
    view = site.view()
    for page in [*pages(site, ENGLISH), *further_pages(view)]:
        yield page, page.whole(view)


def weights(large: LargeSite) -> dict[str, int]:
    """Address -> compressed bytes of each page."""
    return {page.url: len(gzip.compress(html.encode(), 6)) for page, html in made(large)}


@pytest.fixture(scope="module")
def thousands() -> dict[str, int]:
    """The pages of a site with 5,000 entries, 2,000 dates and 2,000 claims in 40 articles."""
    large = LargeSite(5000)
    for _ in range(40):
        large.add_article(50, 50)
    return weights(large)


def test_no_page_is_heavy(thousands: dict[str, int]) -> None:
    assert {url: weight for url, weight in thousands.items() if weight > MOST} == {}


def test_long_lists_are_split(thousands: dict[str, int]) -> None:
    assert {"people/letter/b/", "index-a-z/letter/b/", "claims/article-0/", "claims/who-says-what/e1/", "dates/2007/"} <= thousands.keys()
    assert thousands["dates/"] < 10_000
    assert thousands["claims/"] < 10_000


def test_an_entry_with_many_mentions_has_a_page_for_each_hundred(thousands: dict[str, int]) -> None:
    parts = [url for url in thousands if url.startswith("people/e0/mentions/")]
    assert parts == ["people/e0/mentions/", *(f"people/e0/mentions/{number}/" for number in range(2, len(parts) + 1))]
    assert len(parts) == 20
    assert "people/e0/about/2/" in thousands
    assert thousands["people/e0/"] < 20_000


@pytest.mark.slow
def test_one_article_with_thousands_of_dates_and_claims_makes_no_page_heavy() -> None:
    large = LargeSite(300)
    large.add_article(2000, 2000, year=2007)
    heavy = weights(large)
    assert {url: weight for url, weight in heavy.items() if weight > MOST} == {}
    assert {"articles/article-0/dates/10/", "dates/2007/10/"} <= heavy.keys()
    assert {"articles/article-0/dates/11/", "dates/2007/11/"} & heavy.keys() == set()
    assert "claims/article-0/more/2/" in heavy


@pytest.mark.measures_time
def test_twice_as_many_notes_take_twice_the_time() -> None:
    def seconds(articles: int) -> float:
        large = LargeSite(500 * articles)
        for _ in range(articles):
            large.add_article(60, 60)
        site = large.site()
        begun = time.process_time()
        view = site.view()
        for page in [*pages(site, ENGLISH), *further_pages(view)]:
            page.whole(view)
        return time.process_time() - begun

    seconds(1)  # warm
    ratios: list[float] = []
    while not ratios or (ratios[-1] >= 4 * 1.6 and len(ratios) < 3):  # once more, since other work on the machine adds to it
        ratios.append(seconds(12) / seconds(3))
    assert ratios[-1] < 4 * 1.6, ratios


def test_no_two_pages_have_one_address() -> None:
    large = LargeSite(800)
    for _ in range(12):
        large.add_article(60, 60)
    assert [url for url, number in Counter(page.url for page, _ in made(large)).items() if number > 1] == []
