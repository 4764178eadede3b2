"""Explore: every list with its size, claims ranked by how many dispute them and not by their findings, and nothing where nothing is."""

import gzip
from typing import Any
from xml.etree.ElementTree import Element

import pytest

from annotated_article.pages.home.explore_page import MOST_CONTESTED, contested, explore_pages
from annotated_article.words import ENGLISH, words_of
from support.large_site import LargeSite
from support.read_as_browsers_do import said
from support.small_site import SmallSite

CASE: dict[str, Any] = {
    "text": "Ada Pell of Amble said yes. Tom Reed said no. Eve Lane said no. The mayor said perhaps on Monday in Amble.",
    "people": {"ada-pell": {"name": "Ada Pell"}, "tom-reed": {"name": "Tom Reed"}},
    "places": {"amble": {"name": "Amble", "location": "55.3, -1.6"}},
    "notes": {
        "dates": [{"id": "monday", "quote": "on Monday", "when": "2007-03-05"}, {"id": "old", "when": "1890"}],
        "claims": [
            {"id": "yes", "quote": "said yes", "claim": "Yes.", "finding": "corroborated"},
            {"id": "no", "quote": "Tom Reed said no", "claim": "No.", "disputes": ["yes"]},
            {"id": "never", "quote": "Eve Lane said no", "claim": "Never.", "disputes": ["yes", "yes"]},
            {"id": "perhaps", "quote": "said perhaps", "claim": "Perhaps.", "finding": "contradicted"},
        ],
    },
    "sources": {"post": "Amble Post"},
}


def lists(page: Element) -> list[str]:
    (found,) = [each for each in page.iter("ul") if each.attrib.get("class") == "lists"]
    return [said(row) for row in found]


def headings(page: Element) -> list[str]:
    return [said(each) for each in page.iter("h2")]


def test_every_list_has_its_size_and_what_it_has_most_of() -> None:
    assert lists(SmallSite(CASE).page("explore/")) == [
        "People 2 Ada Pell, Tom Reed",
        "Places 1 Amble",
        "Organisations 0",
        "Events 0",
        "Terms 0",
        "Timeline 2 1890 – 2007",
        "Claims 4 1 contradicted",
        "Sources 1 Amble Post",
        "Index A–Z 3 Every entry under each of its names. Dates, claims and sources have their own lists.",
    ]


def test_claims_are_ranked_by_disputes_each_counted_once_and_not_by_findings() -> None:
    view = SmallSite(CASE).view
    assert [str(stated.claim.id) for stated in contested(view)] == ["yes", "no", "never"]


def test_the_strip_leads_to_the_timeline_and_the_map_to_the_places() -> None:
    page = SmallSite(CASE).page("explore/")
    assert headings(page) == ["Timeline", "Most contested claims", "Places"]
    addresses = {said(link): link.attrib["href"] for link in page.iter("a")}
    assert addresses["The same dates as a list"] == "../dates/"
    assert addresses["The same places as a list"] == "../places/"
    assert "The list below has the same dates." not in said(page)


def test_a_site_with_nothing_has_lists_of_nothing_and_no_pictures() -> None:
    page = SmallSite().page("explore/")
    assert [row.split(" 0")[0] for row in lists(page)][:8] == [
        "People", "Places", "Organisations", "Events", "Terms", "Timeline", "Claims", "Sources",
    ]  # fmt: skip
    assert headings(page) == []


@pytest.mark.parametrize("language", ["ar", "de", "es", "fr"])
def test_it_is_in_the_language_of_the_site(language: str) -> None:
    page = SmallSite(CASE, language).page("explore/")
    assert words_of(language).say["contested"] in headings(page)
    assert [each for each in page.iter("span") if each.attrib.get("lang") == "en"] == []


@pytest.mark.thorough
def test_with_thousands_of_entries_and_claims_it_stays_light() -> None:
    large = LargeSite(5000)
    for _ in range(20):
        large.add_article(50, 50)
    view = large.site().view()
    (made,) = explore_pages(ENGLISH)
    assert len(contested(view)) == MOST_CONTESTED
    assert len(gzip.compress(made.whole(view).encode(), 6)) < 60_000
