"""Crowded entries, years and articles over several pages: each part says what it holds, and every link to a date finds it."""

import re
from collections import Counter
from urllib.parse import urldefrag, urljoin

import pytest

from annotated_article.dates.edtf import Date, parse
from annotated_article.pages.view import Page, View
from annotated_article.site import further_pages, page_at, pages
from annotated_article.words import ENGLISH, words_of
from support.large_site import LargeSite

GERMAN = words_of("de")

_TITLE = re.compile(r"<h1>(.*?)</h1>")
_ID = re.compile(r'\bid="([^"]+)"')
_DATE = re.compile(r'href="([^"#]*dates/[^"#]*#[^"]+)"')
Made = dict[str, tuple[Page, str]]


def made(large: LargeSite) -> Made:
    """Address -> each page but the articles' own, with its HTML."""
    site = large.site()
    view: View = site.view()
    return {page.url: (page, page.whole(view)) for page in [*pages(site, ENGLISH), *further_pages(view)]}


@pytest.fixture(scope="module")
def crowded() -> Made:
    """Two articles with 250 dates of 1998 each, and three that mention the first person often."""
    large = LargeSite(40)
    for dates, year in ((250, 1998), (250, 1998), (3, 2003), (70, 0), (10, 0)):
        large.add_article(dates, 60, year)
    return made(large)


def title(html: str) -> str:
    found = _TITLE.search(html)
    assert found
    return re.sub("<[^>]*>", "", found[1])


def test_a_crowded_year_says_from_which_date_to_which_each_part_goes(crowded: Made) -> None:
    parts = [title(crowded[url][1]) for url in ("dates/1998/", "dates/1998/2/", "dates/1998/3/")]
    assert re.fullmatch(r"\d+ January 1998 – \d+ \w+ 1998 1–200 of 500 dates", parts[0])
    assert parts[1].endswith("1998 201–400 of 500 dates")
    assert re.fullmatch(r"\d+ \w+ 1998 – \d+ December 1998 401–500 of 500 dates", parts[2])
    assert crowded["dates/1998/2/"][0].title == f"Timeline: {parts[1].removesuffix(' 201–400 of 500 dates')} (201–400)"
    assert title(crowded["dates/2003/"][1]).startswith("2003 ")


def test_every_link_to_a_date_leads_to_the_part_that_holds_it(crowded: Made) -> None:
    ids = {url: set(_ID.findall(html)) for url, (_, html) in crowded.items()}
    links = {urljoin(url, to) for url, (_, html) in crowded.items() for to in _DATE.findall(html)}
    assert len(links) > 1000
    assert [link for link in links if urldefrag(link)[1] not in ids.get(urldefrag(link)[0], set())] == []


def test_every_date_is_in_one_part_of_its_year_and_in_one_of_its_articles(crowded: Made) -> None:
    rows = [each for url, (_, html) in crowded.items() if "dates/1998/" in url for each in re.findall(r'<li id="(article-\d+-d\d+)"', html)]
    assert set(Counter(rows).values()) == {1}
    assert len(rows) == 500


def test_an_article_is_published_in_one_part_of_its_year() -> None:
    large = LargeSite(40)
    large.add_article(450, 1, 2001)
    html = {url: text for url, (_, text) in made(large).items() if url.startswith("dates/2001/")}
    assert len(html) == 3
    [holds] = [url for url, text in html.items() if "is-published" in text]
    days = re.findall(r'datetime="(2001-\d\d-\d\d)"', html[holds])
    assert days == sorted(days)
    assert "2001-05-11" in days


def test_the_parts_of_mentions_go_from_the_oldest_article_to_the_newest(crowded: Made) -> None:
    urls = [url for url in crowded if url.startswith("people/e0/mentions/")]
    assert urls == ["people/e0/mentions/", *(f"people/e0/mentions/{number}/" for number in range(2, 9))]
    titles = [title(crowded[url][1]) for url in urls]
    assert titles[0] == "Mentions 1–100, 11 May 2001"
    assert titles[2] == "Mentions 201–300, 11 May 2001 – 11 May 2002"
    assert titles[6] == "Mentions 601–700, 11 May 2004 – 11 May 2005"
    assert re.fullmatch(r"Mentions 701–7\d\d, 11 May 2005", titles[7])
    assert [crowded[url][1].count("<mark>") for url in urls][:7] == [100] * 7


def test_an_entrys_page_has_the_newest_mentions_and_leads_to_all_parts(crowded: Made) -> None:
    html = crowded["people/e0/"][1]
    mentions = html[html.index('class="mentions"') : html.index("</section>")]
    assert mentions.count("<mark>") == 10
    assert re.findall(r'<li><a href="(mentions/[^"]*)"', mentions) == [*(f"mentions/{number}/" for number in range(8, 1, -1)), "mentions/"]
    assert '<a href="mentions/2/">11 May 2001</a> <small>101–200</small>' in mentions


@pytest.mark.thorough
def test_a_newer_article_changes_the_newest_part_of_mentions_and_no_other() -> None:
    large = LargeSite(40)
    for _ in range(3):
        large.add_article(1, 110)
    before = {url: html for url, (_, html) in made(large).items() if "/e0/mentions/" in url}
    large.add_article(1, 30)
    after = {url: html for url, (_, html) in made(large).items() if "/e0/mentions/" in url}
    assert len(before) == len(after) == 4
    assert [url for url in before if before[url] != after[url]] == ["people/e0/mentions/3/", "people/e0/mentions/4/"]


@pytest.mark.parametrize(
    ("first", "last", "english", "german"),
    [
        ("1998-01", "1998-03-14", "January 1998 – 14 March 1998", "Januar 1998 – 14. März 1998"),
        ("2007-03-12", "2008-05-03", "12 March 2007 – 3 May 2008", "12. März 2007 – 3. Mai 2008"),
        ("2019-03-19", "2019-03-20", "19–20 March 2019", "19.–20. März 2019"),
        ("2019-03-19", "2019-03-19", "19 March 2019", "19. März 2019"),
        ("0019-03-19", "0019-05-19", "19 March 19 AD – 19 May 19 AD", "19. März 19 n. Chr. – 19. Mai 19 n. Chr."),
        ("-0043-03-15", "-0043-12", "15 March 44 BC – December 44 BC", "15. März 44 v. Chr. – Dezember 44 v. Chr."),
        ("1998", "1998-03-14", "1998 – 14 March 1998", "1998 – 14. März 1998"),
        ("../1998-02", "1998-03/..", "February 1998 – March 1998", "Februar 1998 – März 1998"),
        ("199X", "1998~", "the 1990s – 1998", "1990er Jahre – 1998"),
    ],
)
def test_a_part_says_in_words_from_when_to_when_it_goes(first: str, last: str, english: str, german: str) -> None:
    begin, end = parse(first), parse(last)
    assert isinstance(begin, Date)
    assert isinstance(end, Date)
    assert (ENGLISH.span(begin, end), GERMAN.span(begin, end)) == (english, german)


def test_a_page_that_is_asked_for_alone_is_the_one_in_the_list() -> None:
    large = LargeSite(40)
    large.add_article(3, 150, 2003)
    site = large.site()
    view = site.view()
    listed = {page.url: page for page in [*pages(site, ENGLISH), *further_pages(view)]}
    alone = {url: page for url in listed if (page := page_at(view, url))}
    assert any("/mentions/" in url for url in alone)
    assert any(url.startswith("claims/") for url in alone)
    assert {url: (page.title, page.whole(view)) for url, page in alone.items()} == {
        url: (listed[url].title, listed[url].whole(view)) for url in alone
    }
