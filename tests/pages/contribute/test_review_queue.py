"""The review queue lists each note that nobody has reviewed, once: disputed ones and claims that don't hold first, in parts by number."""

import re
from urllib.parse import urldefrag, urljoin

import pytest

from annotated_article.pages.contribute.review_queue import URL
from annotated_article.pages.view import Page
from annotated_article.site import pages
from annotated_article.words import ENGLISH
from support.large_site import LargeSite
from support.read_as_browsers_do import words_of
from support.small_site import SmallSite

REVIEWED = {"status": "reviewed", "reviewed_by": "Nell Ward", "reviewed_on": "2007-03-11"}
CASE = {
    "text": "Ada Pell opened the bridge in May. Tom Reed saw it sway. The toll is low, and the bridge is new. Ada Pell knew.\n",
    "people": {"ada-pell": {"name": "Ada Pell", "living": "yes"}, "tom-reed": {"name": "Tom Reed"}},
    "terms": {"bridge": {"name": "bridge", **REVIEWED}, "ferry": {"name": "ferry", "sources": ["post"]}},
    "sources": {"post": "Amble Post"},
    "notes": {
        "dates": [
            {"id": "opened", "quote": "in May", "title": "The bridge opens", "sources": ["post"]},
            {"id": "planned", "title": "The bridge is planned"},
        ],
        "claims": [
            {"id": "low", "quote": "The toll is low", "claim": "The toll is low.", "status": "reviewed"},
            {"id": "new", "quote": "the bridge is new", "claim": "It is new.", "finding": "contradicted", "sources": ["post"]},
            {"id": "sways", "quote": "saw it sway", "claim": "It sways.", "status": "disputed"},
        ],
    },
}
ROWS = [
    ("Disputed notes", "It sways.", "articles/case/#n-sways", "Stated as fact by Somebody · ¶ 1 · no source"),
    ("Claims: contradicted", "It is new.", "articles/case/#n-new", "✕ Contradicted · stated as fact by Somebody · ¶ 1"),
    ("Living people", "Ada Pell", "articles/case/#n-entry-ada-pell", "¶ 1 · 2 mentions · no source"),
    ("Dates", "The bridge opens", "articles/case/#n-opened", "10 March 2007 · ¶ 1"),
    ("Dates", "The bridge is planned", "dates/2007/#case-planned", "10 March 2007 · not in an article’s text · no source"),
    ("People", "Tom Reed", "articles/case/#n-entry-tom-reed", "¶ 1 · no source"),
    ("Terms", "ferry", "terms/ferry/", "not in an article’s text"),
]


@pytest.fixture(scope="module")
def small() -> SmallSite:
    return SmallSite(CASE)


def rows(small: SmallSite) -> list[tuple[str, str, str, str]]:
    """The heading, the note, its address and the line of facts of each row."""
    found = []
    for section in small.page(URL).iter("section"):
        heading = words_of(next(section.iter("h2"))).rsplit(" ", 2)[0]
        for row in section.iter("li"):
            link, facts = next(row.iter("a")), next(row.iter("small"))
            found.append((heading, words_of(link), urljoin(URL, str(link.get("href"))), words_of(facts).replace("\u00a0", " ")))
    return found


def test_what_matters_most_comes_first_and_says_what_it_lacks(small: SmallSite) -> None:
    assert rows(small) == ROWS


def test_it_counts_what_is_reviewed_and_what_is_not(small: SmallSite) -> None:
    page = words_of(small.page(URL))
    assert "Review queue 7 notes" in page
    assert "2 of 9 notes reviewed." in page


def test_each_row_leads_to_its_passage_and_its_note(small: SmallSite) -> None:
    article = small.html_of_article()
    for link in small.page(URL).iter("a"):
        page, fragment = urldefrag(urljoin(URL, str(link.get("href"))))
        html = article if page == "articles/case/" else small.html[page]
        assert not fragment or f'id="{fragment}"' in html


def test_an_article_says_how_many_of_its_notes_are_reviewed_and_leads_to_the_queue(small: SmallSite) -> None:
    assert '<a href="../../contribute/review-queue/">1 of 6 notes reviewed.</a>' in small.html_of_article()
    drafts = SmallSite({**CASE, "terms": {}, "notes": {}}).html_of_article()
    assert '<a href="../../contribute/review-queue/">Draft notes, not yet reviewed.</a>' in drafts
    done = SmallSite({"text": "Tom Reed saw it.", "people": {"tom-reed": {"name": "Tom Reed", **REVIEWED}}})
    assert "Every note has been reviewed." in done.html_of_article()
    assert "Every note has been reviewed." in words_of(done.page(URL))


def test_the_first_review_adds_no_line_to_every_other_note(small: SmallSite) -> None:
    html = small.html_of_article()
    notes = html[html.index("doc-endnotes") :]
    state = '<p class="state"><a href="../../contribute/review-queue/">Draft, not yet reviewed</a></p>'
    assert f"<p>Unless a note says otherwise:</p>\n{state}" in notes
    assert re.findall(r'<p class="state">[^<]+</p>', notes) == ['<p class="state">this note is disputed</p>']
    assert re.findall(r'id="(n-[^"]+)"[^>]* data-reviewed', notes) == ["n-low"]
    assert notes.count(" · reviewed</p>") == 1


def test_a_note_that_is_not_reviewed_leads_to_the_queue(small: SmallSite) -> None:
    assert '<a href="../../contribute/review-queue/">Draft, not yet reviewed</a>' in small.html["people/ada-pell/"]
    assert "review-queue" not in small.html["terms/bridge/"]


def test_a_long_queue_is_split_by_number_and_has_every_note_once() -> None:
    large = LargeSite(900)
    large.add_article(400, 400)
    site = large.site()
    view = site.view()
    made: dict[str, Page] = {page.url: page for page in pages(site, ENGLISH) if page.url.startswith(URL)}
    assert [*made] == [URL, f"{URL}2/", f"{URL}3/", f"{URL}4/"]
    assert made[f"{URL}4/"].title == "Review queue: 1,501–1,700"
    html = {url: page.whole(view) for url, page in made.items()}
    titles = [title for text in html.values() for title in re.findall(r"<li data-row><a [^>]*>([^<]*)</a>", text)]
    assert len(titles) == 1700
    names = {entry.name for entry in large.entries.values()}
    assert names < set(titles)
    assert '<a href="../../../contribute/review-queue/">Other claims</a> <small>1–500</small>' in html[f"{URL}2/"]
    assert max(map(len, html.values())) < 400_000
