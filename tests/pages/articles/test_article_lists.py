"""The lists of articles: with one, nothing but the article; with many, by year, publisher and subject, and a filter."""

from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest

from annotated_article.pages.articles.listing_pages import MOST_WAYS, listing_pages
from annotated_article.pages.view import View
from annotated_article.site import Site
from annotated_article.words import ENGLISH
from support.large_site import LargeSite
from support.read_as_browsers_do import fragment, said
from support.small_article import text
from support.small_site import SmallSite


def site_of(articles: int, *publishers: str) -> Site:
    """A site with as many articles, published by these in turn."""
    large = LargeSite(40)
    for number in range(articles):
        large.add_article(2, 2)
        name, article = list(large.articles.items())[-1]
        large.articles[name] = replace(article, publisher=text(publishers[number % len(publishers)]))
    return large.site()


def made(site: Site) -> dict[str, Element]:
    view: View = site.view()
    return {page.url: fragment(page.whole(view))[0] for page in listing_pages(site.library, ENGLISH)}


def parts(page: Element) -> dict[str, list[str]]:
    """Heading -> the links below it, with their counts."""
    navs = [each for each in page.iter("nav") if each.find("h2") is not None]
    return {said(next(nav.iter("h2"))): [said(item) for item in nav.iter("li")] for nav in navs}


def test_with_one_article_there_is_nothing_but_the_article() -> None:
    page = SmallSite({"text": "Nobody came."}).page("articles/")
    assert [said(each) for each in page.iter("h2")] == ["A title"]
    assert not list(page.iter("nav")) and not list(page.iter("form"))


def test_twelve_articles_are_listed_by_publisher_and_subject_and_can_be_filtered() -> None:
    pages = made(site_of(12, "Amble Post", "The Ferry"))
    page = pages["articles/"]
    found = parts(page)
    assert found["By publisher"] == ["Amble Post 6", "The Ferry 6"]
    assert found["By subject"][0].endswith(" 12") and 1 < len(found["By subject"]) <= MOST_WAYS
    assert [option.attrib["value"] for option in page.iter("option")] == ["", "the-ferry", "amble-post"]
    rows = [row.attrib["data-publisher"] for row in page.iter("li") if "data-row" in row.attrib]
    assert rows.count("amble-post") == rows.count("the-ferry") == 6


def test_each_publisher_has_a_page_with_its_articles_alone() -> None:
    pages = made(site_of(3, "Amble Post", "The Ferry"))
    page = pages["articles/publisher/amble-post/"]
    assert said(next(page.iter("h1"))) == "Amble Post"
    rows = [row for row in page.iter("li") if "data-row" in row.attrib]
    assert [row.attrib["data-publisher"] for row in rows] == ["amble-post", "amble-post"]
    links = [link.attrib["href"] for link in pages["articles/"].iter("a")]
    assert links.count("../articles/publisher/amble-post/") == 2


@pytest.mark.thorough
def test_hundreds_of_articles_are_split_by_year_and_each_publishers_by_number() -> None:
    pages = made(site_of(410, "Amble Post"))
    assert {"articles/year/2001/", "articles/publisher/amble-post/", "articles/publisher/amble-post/2/"} <= pages.keys()
    assert "By publisher" not in parts(pages["articles/"]), "with one publisher there is nothing to choose"
    (nav,) = pages["articles/publisher/amble-post/2/"].iter("nav")
    assert [link.attrib["href"] for link in nav.iter("a")] == [
        f"../../../../articles/publisher/amble-post/{part}" for part in ("", "2/", "3/")
    ]


def test_publishers_whose_names_look_alike_have_addresses_of_their_own_and_no_name_is_markup() -> None:
    names = ("The Ferry", "The ferry!", "—", "../../<b>x</b>")
    pages = made(site_of(4, *names))
    urls = {url for url in pages if url.startswith("articles/publisher/")}
    assert urls == {f"articles/publisher/{slug}/" for slug in ("bxb", "publisher", "the-ferry", "the-ferry--2")}
    assert {said(next(pages[url].iter("h1"))) for url in urls} == set(names)
