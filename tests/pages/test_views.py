"""The notes seen from above: chronology, claims in their paragraphs, who says what, disputes, sources, index."""

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from support.built_pages import page_at, pages
from support.read_as_browsers_do import words_of
from support.small_site import SmallSite

TEXT = """\
Ada Pell met the council of Amble on Monday. “The bridge is safe,” she said. It opened in May.

Nobody in Amble believed it. The old bridge fell in 1890, and Pell knew it.
"""
SVG = "{http://www.w3.org/2000/svg}"
ENTRIES = {
    "people": {"ada-pell": {"name": "Ada Pell", "aliases": ["Pell", "Councillor Pell"], "sources": ["post"]}},
    "places": {"amble": {"name": "Amble", "aliases": ["AMBLE"]}},
}
NOTES = {
    "dates": [
        {"id": "fall", "quote": "in 1890", "when": "1890~", "title": "The old bridge falls", "places": ["amble"], "sources": ["post"]},
        {"id": "council", "quote": "on Monday", "when": "2007-03-05", "title": "The council meets", "people": ["ada-pell"]},
        {"id": "founded", "when": "-0043", "title": "Amble is founded"},
        {"id": "closed", "quote": "in May", "when": "../2007-05", "title": "The ferry runs until the bridge opens"},
    ],
    "claims": [
        {"id": "safe", "quote": "The bridge is safe", "claim": "The bridge is safe.", "said_by": "ada-pell"},
        {
            "id": "unbelieved",
            "quote": "Nobody in Amble believed it.",
            "claim": "Nobody believed it.",
            "speaker": "The paper",
            "disputes": ["safe"],
        },
        {
            "id": "both",
            "from": "It opened in May",
            "to": "Nobody in Amble",
            "claim": "It opened.",
            "speaker": "The paper",
            "supports": ["safe"],
        },
    ],
    "corrections": [{"id": "year", "quote": "1890", "correction": "It was 1891.", "sources": ["post"]}],
}
CASE = {"text": TEXT, "notes": NOTES, "sources": {"post": "Amble Post"}, **ENTRIES}


@pytest.fixture(scope="module")
def small() -> SmallSite:
    return SmallSite(CASE)


def said(element: Element) -> str:
    return " ".join(words_of(element).split())


def classed(page: Element, name: str) -> list[Element]:
    return [element for element in page.iter() if name in element.attrib.get("class", "").split()]


def links(element: Element) -> dict[str, str]:
    """Words -> address."""
    return {said(link): link.attrib["href"] for link in element.iter("a")}


def test_the_chronology_is_in_the_order_of_edtf_with_the_articles_own_date_as_a_line(small: SmallSite) -> None:
    page = small.page("articles/case/dates/")
    assert [said(row).split(" · ")[0] for row in classed(page, "chronology")[0]] == [
        "until May 2007 The ferry runs until the bridge opens It was then. “in May”",
        "44 BC Amble is founded It was then. background, not in the text",
        "about 1890 The old bridge falls It was then. 1 sourceTitle of post, Amble Post, 11 March 2007 “in 1890”",
        "5 March 2007 The council meets It was then. “on Monday”",
        "12 March 2007 Published: A title",
    ]


def test_background_dates_are_separate(small: SmallSite) -> None:
    rows = classed(small.page("articles/case/dates/"), "is-background")
    assert [row.attrib["id"] for row in rows if row.tag == "li"] == ["case-founded"]


def test_a_date_leads_to_its_words_and_to_its_year(small: SmallSite) -> None:
    row = next(row for row in small.page("articles/case/dates/").iter("li") if row.attrib.get("id") == "case-fall")
    assert links(row)["“in 1890”"] == "../../../articles/case/#m-fall-p2-1"
    assert links(row)["The old bridge falls"] == "../../../dates/1890/#case-fall"


def test_html_gets_only_dates_that_it_knows(small: SmallSite) -> None:
    machine = [time.attrib["datetime"] for time in small.page("dates/").iter("time")]
    assert machine == ["1890", "2007-05", "2007-03-05", "2007-03-12"]  # 44 BC has no form there


def test_years_before_year_1_have_their_page(small: SmallSite) -> None:
    assert "44 BC" in said(small.page("dates/-0043/"))


def test_a_claim_is_listed_in_its_paragraph(small: SmallSite) -> None:
    [paragraph] = classed(small.page("claims/case/safe/"), "paragraph")
    assert said(paragraph) == "¶ 1 " + " ".join(TEXT.split("\n\n", maxsplit=1)[0].split())
    assert [said(mark) for mark in paragraph.iter("mark")] == ["The bridge is safe"]
    assert links(paragraph)["The bridge is safe"] == "../../../articles/case/#m-safe-p1-1"


def test_a_claim_over_two_paragraphs_is_listed_in_both(small: SmallSite) -> None:
    first, second = classed(small.page("claims/case/both/"), "paragraph")
    assert [said(mark) for mark in first.iter("mark")] == ["It opened in May."]
    assert [said(mark) for mark in second.iter("mark")] == ["Nobody in Amble"]
    assert links(second)["¶ 2"] == "../../../articles/case/#p2"


def test_a_claim_says_who_makes_it_and_leads_to_all_their_claims(small: SmallSite) -> None:
    [data] = classed(small.page("claims/case/unbelieved/"), "data")
    assert said(data) == "Said byThe paper · 2 claims"
    assert links(data)["2 claims"] == "../../../claims/who-says-what/#in-words-the-paper"
    assert any(element.attrib.get("id") == "in-words-the-paper" for element in small.page("claims/who-says-what/").iter())


def test_relations_are_shown_from_both_ends(small: SmallSite) -> None:
    assert "Disputed by Nobody believed it." in said(small.page("claims/case/safe/"))
    assert "Supported by It opened." in said(small.page("claims/case/safe/"))
    assert "Supports The bridge is safe." in said(small.page("claims/case/both/"))


def test_the_nested_list_says_what_the_picture_shows(small: SmallSite) -> None:
    [figure] = classed(small.page("claims/case/"), "dispute")
    assert [said(item) for item in figure.iter("li")] == [
        "1 The bridge is safe. Stated as fact by Ada Pell 2 Nobody believed it. Stated as fact by The paper · disputes 1",
        "2 Nobody believed it. Stated as fact by The paper · disputes 1",
    ]
    assert [title.text for title in figure.iter(f"{SVG}title")] == [
        "2 disputes 1: Nobody believed it. → The bridge is safe.",
        "The bridge is safe.",
        "Nobody believed it.",
    ]


def test_authors_speak_apart() -> None:
    entries = {"people": {"ann-oak": {"name": "Ann Oak"}, "ada-pell": {"name": "Ada Pell"}}}
    claims = [
        {"id": "own", "quote": "It rained.", "claim": "It rained.", "said_by": "ann-oak"},
        {"id": "hers", "quote": "it did not", "claim": "It did not.", "said_by": "ada-pell"},
    ]
    given = {"text": "It rained. Ada Pell said it did not.", "author": ["Ann Oak"], "notes": {"claims": claims}, **entries}
    page = SmallSite(given).page("claims/who-says-what/")
    assert [said(heading) for heading in page.iter() if heading.tag in ("h2", "h3")] == [
        "In the author’s voice",
        "Ann Oak 1 claim",
        "Quoted or reported",
        "Ada Pell 1 claim",
    ]


def test_entries_show_with_whom_they_share_sentences(small: SmallSite) -> None:
    [together] = classed(small.page("places/amble/"), "together")
    assert said(together) == "Ada Pell 1"
    assert links(together) == {"Ada Pell": "../../people/ada-pell/"}


def test_a_source_shows_every_note_that_rests_on_it(small: SmallSite) -> None:
    rows = classed(small.page("sources/"), "source-rows")
    assert links(rows[0]) == {
        "Ada Pell": "../people/ada-pell/",
        "The old bridge falls": "../dates/1890/#case-fall",
        "It was 1891.": "../articles/case/#n-year",
    }


def test_the_index_has_every_name_and_leads_from_other_names(small: SmallSite) -> None:
    rows = [said(row) for row in classed(small.page("index-a-z/"), "index-rows") for row in row]
    assert rows == ["Amble Place, 2 mentions", "Councillor Pell see Ada Pell", "Pell see Ada Pell", "Ada Pell Person, 2 mentions"]


@pytest.mark.thorough
@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("given", [CASE, {}, {"text": "Nothing is said."}], ids=["some", "nothing", "no notes"])
def test_every_page_can_be_made_in_every_language(given: dict[str, object], language: str) -> None:
    made = SmallSite(given, language)
    for url in made.html:
        made.page(url)


def test_without_notes_the_pages_say_so() -> None:
    empty = SmallSite()
    for url in ("dates/", "claims/", "sources/", "people/", "places/", "index-a-z/", "articles/"):
        assert "Nothing here yet." in said(empty.page(url)), url
        assert not list(empty.page(url).iter(f"{SVG}svg")), url
        assert not list(empty.page(url).iter("form")), url
    assert "claims/who-says-what/" not in empty.html


def test_one_date_and_one_claim_are_shown_without_filters() -> None:
    notes = {
        "dates": [{"id": "only", "quote": "in May", "title": "It opens"}],
        "claims": [{"id": "only-claim", "quote": "It opened", "claim": "It opened."}],
    }
    one = SmallSite({"text": "It opened in May.", "notes": notes})
    assert "1 date" in said(one.page("dates/"))
    assert len(classed(one.page("dates/"), "strip__dots")) == 1
    assert "1 claim" in said(one.page("claims/"))
    assert not classed(one.page("claims/who-says-what/"), "dispute")
    assert not any(classed(one.page(url), "filter") for url in one.html)


def test_a_circle_of_disputes_has_its_pages() -> None:
    claims = [
        {"id": f"c{number}", "quote": f"point {number}", "claim": f"Point {number}.", "disputes": [f"c{(number + 1) % 3}"]}
        for number in range(3)
    ]
    made = SmallSite({"text": "They made point 0, point 1 and point 2.", "notes": {"claims": claims}})
    for number in range(3):
        assert len(classed(made.page(f"claims/case/c{number}/"), "bond")) == 3


@pytest.mark.thorough
def test_every_words_link_of_the_real_timeline_leads_to_the_words_it_shows(site_dir: Path) -> None:
    checked = 0
    for row in page_at(site_dir, "dates/").tree.iter("li"):
        for link in row.iter("a"):
            address = link.attrib["href"]
            if "#m-" in address and said(link).startswith("“"):
                url, _, anchor = address.removeprefix("../").partition("#")
                tree = page_at(site_dir, url).tree
                mark = next(element for element in tree.iter() if element.attrib.get("id") == anchor)
                begun = said(mark).split(", note")[0]
                assert not begun or said(link).strip("“”").startswith(begun[:4]), (address, begun)
                checked += 1
    assert checked > 15


@pytest.mark.thorough
def test_every_date_and_claim_in_the_real_text_leads_to_its_view_and_back(site_dir: Path) -> None:
    site = pages(site_dir)
    for address, page in site.items():
        if address.startswith("articles/2") and address.count("/") == 2:
            notes = [*page.classed("note--date"), *page.classed("note--claim")]
            assert notes
            for note in notes:
                ways = [link.attrib["href"] for link in note.iter("a")]
                url, _, anchor = next(way for way in ways if "/dates/" in way or "/claims/" in way).removeprefix("../../").partition("#")
                there = site[url].tree if not anchor else next(item for item in site[url].tree.iter() if item.attrib.get("id") == anchor)
                note_id = note.attrib["id"].removeprefix("n-")
                assert any(f"{address}#m-{note_id}-" in link.attrib["href"] for link in there.iter("a")), note_id
