"""The feeds of articles and of their notes: what RFC 4287 and the W3C's feed validator ask of a feed, and days that are true."""

import re
from collections.abc import Mapping
from dataclasses import replace
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from annotated_article.model.articles import History, NotesChange
from annotated_article.pages.articles.article_page import article_page
from annotated_article.pages.page_head import head_of
from annotated_article.pages.view import View
from annotated_article.site import exports_of_article, exports_of_site
from support.small_article import dated
from support.small_site import SmallSite

SITE = "https://articles.example/"
ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = "Say <b>who</b> & \x0bwhen ]]> \ud800"
CASE = {"title": "A & <B>", "author": ["Ada <Pell>"], "published": "2007-03-12", "text": "It opened. " * 60}
CHANGES = (
    NotesChange(dated("2026-11-03"), HOSTILE, {"claim": 2}, {"person": 1}, {}),
    NotesChange(dated("2026-11-02"), "Fix a typing error", {}, {}, {"date": 1}),
    NotesChange(dated("2026-11-02"), "Fix a typing error", {}, {}, {}),
    NotesChange(dated("2026-11-01"), "", {}, {}, {}),
)
KNOWN = History(dated("2026-11-01"), dated("2026-11-03"), CHANGES, 0, dated("2026-11-01"))


def view(history: Mapping[str, History]) -> View:
    return replace(SmallSite(CASE).view, address=SITE, site_name="Articles & more", history=history)


def site_feed(history: Mapping[str, History]) -> str:
    return exports_of_site(view(history), "What <they> say")["feed.xml"]()


def feed_of_notes(history: Mapping[str, History]) -> str | None:
    site = view(history)
    return exports_of_article(site, site.articles["case"]).get("articles/case/notes.xml")


def only(element: Element, name: str) -> str:
    [found] = element.findall(f"{ATOM}{name}")
    assert found.text and found.text.strip() == found.text
    return found.text


@pytest.mark.parametrize("made", [site_feed({}), site_feed({"case": KNOWN}), feed_of_notes({"case": KNOWN})])
def test_a_feed_has_what_the_standard_asks_for(made: str) -> None:
    feed = ElementTree.fromstring(made)
    assert feed.tag == f"{ATOM}feed" and feed.findall(f"{ATOM}author/{ATOM}name")
    entries = feed.findall(f"{ATOM}entry")
    for each in (feed, *entries):
        assert only(each, "id").startswith(SITE) and only(each, "title")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", only(each, "updated"))
        assert len([link for link in each.findall(f"{ATOM}link") if link.attrib["rel"] == "alternate"]) == 1
        assert all(link.attrib["href"].startswith(SITE) for link in each.findall(f"{ATOM}link"))
    assert all(only(entry, "summary") for entry in entries)
    ids = [only(each, "id") for each in (feed, *entries)]
    assert len(ids) == len({*ids}), "no two things have one id"
    assert only(feed, "updated") == max(only(entry, "updated") for entry in entries)
    [own] = [link.attrib["href"] for link in feed.findall(f"{ATOM}link") if link.attrib["rel"] == "self"]
    assert own.endswith(".xml")


def test_an_entry_has_the_day_on_which_its_article_appeared_here_and_that_of_its_last_change() -> None:
    [entry] = ElementTree.fromstring(site_feed({"case": KNOWN})).findall(f"{ATOM}entry")
    assert (only(entry, "published"), only(entry, "updated")) == ("2026-11-01T00:00:00Z", "2026-11-03T00:00:00Z")
    assert only(entry, "title") == "A & <B>"


def test_without_a_history_no_day_of_appearance_is_made_up() -> None:
    [entry] = ElementTree.fromstring(site_feed({})).findall(f"{ATOM}entry")
    assert entry.find(f"{ATOM}published") is None and only(entry, "updated") == "2007-03-12T00:00:00Z"
    assert feed_of_notes({}) is None


def test_the_feed_of_notes_tells_each_change_once_and_its_ids_stay_when_another_is_added() -> None:
    feed = ElementTree.fromstring(feed_of_notes({"case": KNOWN}) or "")
    entries = feed.findall(f"{ATOM}entry")
    assert [only(entry, "updated")[:10] for entry in entries] == ["2026-11-03", "2026-11-02", "2026-11-02", "2026-11-01"]
    assert only(entries[0], "title") == "Say <b>who</b> & when ]]>"
    assert only(entries[0], "summary") == "2 claims added; 1 person changed"
    more = KNOWN._replace(changes=(NotesChange(dated("2026-11-02"), "Fix a typing error", {}, {}, {}), *CHANGES))
    later = ElementTree.fromstring(feed_of_notes({"case": more}) or "").findall(f"{ATOM}entry")
    assert [only(entry, "id") for entry in later[1:]] == [only(entry, "id") for entry in entries]


def test_the_articles_page_links_to_the_feed_where_there_is_one() -> None:
    known, unknown = view({"case": KNOWN}), view({})
    link = '<a href="notes.xml">Follow these changes in a feed reader</a>'
    assert link in article_page(known, known.articles["case"])
    assert 'type="application/atom+xml" href="notes.xml" title="Notes on “A &amp; &lt;B&gt;”"' in head_of(known, "articles/case/")
    assert "notes.xml" not in article_page(unknown, unknown.articles["case"]) + head_of(unknown, "articles/case/")
    without_address = replace(known, address="")
    assert "notes.xml" not in article_page(without_address, without_address.articles["case"])


def test_a_summary_is_cut_at_a_word_within_300_characters() -> None:
    view = replace(SmallSite({"text": f"X{'abcd ' * 80}"}).view, address=SITE)
    [summary] = re.findall(r"<summary>(.*)</summary>", exports_of_site(view, "")["feed.xml"]())
    assert summary == f"X{'abcd ' * 59}…"
