"""The home page: a paragraph chosen by a rule that reads no finding, ways in that lead somewhere, and as many articles as there are."""

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

import pytest

from annotated_article.pages.home.home_page import LONGEST, MOST_ARTICLES, below_home, chosen_passage
from annotated_article.words import words_of
from support.large_site import LargeSite
from support.read_as_browsers_do import classed, fragment, said
from support.small_article import anchored_case
from support.small_site import SmallSite

ENTRIES: dict[str, Any] = {
    "people": {"ada-pell": {"name": "Ada Pell", "sources": ["post"]}},
    "places": {"amble": {"name": "Amble"}},
    "organisations": {"council": {"name": "the council"}},
}
CASE: dict[str, Any] = {
    "title": "The bridge",
    "author": ["Tom Reed"],
    "text": "Ada Pell spoke.\n\nIn Amble, Ada Pell met the council on Monday.\n\nOn Tuesday, the council met Ada Pell in Amble.",
    "notes": {
        "dates": [
            {"id": "monday", "quote": "on Monday", "when": "2007-03-05"},
            {"id": "tuesday", "quote": "On Tuesday", "when": "2007-03-06"},
        ],
        "claims": [{"id": "met", "quote": "met the council", "claim": "They met.", "finding": "disputed", "finding_about": "the day"}],
    },
    "sources": {"post": "Amble Post"},
    **ENTRIES,
}
BY_HAND = ("", "teach/", "contribute/", "about/how-we-annotate/")


def home(given: Mapping[str, Any] | None, language: str = "en", by_hand: tuple[str, ...] = BY_HAND) -> Element:
    """The page of a small site as a tree, which has no error."""
    tree, errors = fragment(below_home(SmallSite(given, language).view, by_hand))
    assert not errors, errors
    return tree


def chosen(given: Mapping[str, Any]) -> str | None:
    """The id of the paragraph that the rule chooses."""
    anchored, problems = anchored_case(given)
    assert not problems
    found = chosen_passage(anchored)
    return found[1].id if found else None


def test_the_paragraph_with_the_most_kinds_of_note_is_shown_and_the_first_of_those() -> None:
    assert chosen(CASE) == "p2"
    without = {**CASE, "notes": {"dates": CASE["notes"]["dates"]}}
    assert chosen(without) == "p2", "both have a person, a place, an organisation and a date"


@pytest.mark.parametrize("finding", ["corroborated", "disputed", "contradicted", "unverified"])
def test_a_finding_does_not_change_which_paragraph_is_shown(finding: str) -> None:
    claim = {"id": "met", "quote": "the council met Ada Pell", "claim": "They met.", "finding": finding, "finding_about": "the day"}
    assert chosen({**CASE, "notes": {**CASE["notes"], "claims": [claim]}}) == "p3"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nobody came.\n\nNothing was said.", None),
        (f"Ada Pell came. {'It rained. ' * (LONGEST // 10)}\n\nAda Pell left.", "p2"),
        ("See [Ada Pell](https://example.org/) of Amble.\n\nAda Pell left.", "p2"),
        ("- Ada Pell\n- Amble\n\nAda Pell left.", "p3"),
    ],
    ids=["no notes", "too long", "a link of its own", "a list"],
)
def test_a_paragraph_is_shown_only_if_it_can_be_by_itself(text: str, found: str | None) -> None:
    assert chosen({"text": text, **ENTRIES}) == found


def test_the_paragraph_is_word_for_word_and_the_note_on_its_first_name_is_beside_it() -> None:
    page = home(CASE)
    (passage,) = classed(page, "passage")
    assert said(passage) == "In Amble, Ada Pell met the council on Monday."
    assert [said(mark) for mark in classed(page, "is-beside")] == ["Amble"]
    (beside,) = classed(page, "beside")
    assert said(beside) == "Place Amble About it. Draft, not yet reviewed"
    assert [link.attrib["href"] for link in beside.iter("a")] == ["places/amble/"]


def test_the_page_says_whose_words_they_are_and_leads_to_them() -> None:
    (source,) = classed(home(CASE), "sample__from")
    assert said(source) == "¶ 2 of The bridge, Tom Reed, 12 March 2007"
    assert [link.attrib["href"] for link in source.iter("a")] == ["articles/case/#p2"]
    assert [link.attrib["href"] for link in classed(home(CASE), "go")] == ["articles/case/"]


def test_every_mark_has_its_note_in_the_page_with_addresses_from_the_root() -> None:
    page = home(CASE)
    marks = [mark for mark in classed(page, "mark") if mark.tag == "a"]
    notes = {note.attrib["id"] for note in classed(page, "note")}
    assert {mark.attrib["href"].removeprefix("#") for mark in marks} < notes
    assert len(marks) == 4
    assert [link.attrib["href"] for link in page.iter("a") if link.attrib["href"].startswith(("/", ".."))] == []


def test_only_ways_in_that_the_site_has_are_shown() -> None:
    assert [said(each).split(" ", 1)[0] for each in list(classed(home(CASE), "doors")[0])] == ["Read", "Teach", "Contribute"]
    doors = classed(home(CASE, by_hand=("",)), "doors")[0]
    assert [link.attrib["href"] for link in doors.iter("a")] == ["articles/", "explore/"]
    assert not [link for link in home(CASE, by_hand=("",)).iter("a") if link.attrib["href"].startswith("about/")]


def test_how_many_notes_are_reviewed_is_counted() -> None:
    assert "Reviewed so far: 0 of 6 notes." in said(home(CASE))
    people = {
        "ada-pell": {"name": "Ada Pell", "sources": ["post"], "status": "reviewed", "reviewed_by": "Eve Lane", "reviewed_on": "2007-04-01"}
    }
    assert "Reviewed so far: 1 of 6 notes." in said(home({**CASE, "people": people}))


def test_the_record_of_an_article_links_to_its_claims_and_to_what_is_left_to_review() -> None:
    (record,) = classed(home(CASE), "record")
    assert said(record).startswith("1 claim: 1 disputed")
    assert [link.attrib["href"] for link in record.iter("a")] == ["claims/case/?finding=disputed", "contribute/review-queue/"]


def test_a_site_without_articles_shows_its_ways_in_and_says_that_nothing_is_here() -> None:
    page = home(None)
    assert classed(page, "sample") == []
    assert "Nothing here yet." in said(page)
    assert "Reviewed so far" not in said(page)


def test_an_article_without_notes_is_only_in_the_list() -> None:
    page = home({"title": "The bridge", "text": "Nobody came."})
    assert classed(page, "sample") == []
    assert [said(heading) for heading in page.iter("h3")] == ["The bridge"]


@pytest.mark.parametrize("language", ["ar", "de", "es", "fr"])
def test_the_page_is_in_the_language_of_the_site(language: str) -> None:
    page = home(CASE, language)
    assert words_of(language).say["read annotated"] in said(page)
    assert [each for each in page.iter("span") if each.attrib.get("lang") == "en"] == []


def test_of_many_articles_the_newest_are_listed_and_the_rest_is_a_link_away() -> None:
    large = LargeSite(50)
    for _ in range(30):
        large.add_article(2, 2)
    html = below_home(large.site().view(), BY_HAND)
    page = fragment(html)[0]
    (listed,) = classed(page, "home__articles")
    assert len(list(listed.iter("h3"))) == MOST_ARTICLES
    assert "All articles: 30 articles" in said(listed)


def test_what_an_article_says_is_never_markup() -> None:
    page = home({**CASE, "title": "<b>Bridge</b> & co", "author": ['<i>"Tom"</i>']})
    assert "<b>Bridge</b> & co" in said(page)
    assert not list(classed(page, "sample__from")[0].iter("b"))
