"""The notes below an article: each in the group of its kind, reached by its former ids too."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from annotated_article.pages.articles.article_page import article_page
from annotated_article.site import check_site
from annotated_article.weaving.endnotes import endnotes
from annotated_article.weaving.note_content import result_of
from support.message_case import lay_over_mini_site
from support.small_article import text

NOTES = """\
dates:
  - id: bridge-closed
    formerly: [closing, the-closing]
    quote: on Friday
    when: 2001-05-18
    title: The bridge is closed
    note: Counted from Monday 21 May.
"""
CLAIM = """\
claims:
  - id: swayed
    quote: It swayed
    claim: The bridge swayed.
    said_by: ada-pell
    kind: quotation
"""
SOURCES = """\
herald-almanac:
  title: Almanac
  publisher: The Amble Herald (invented)
  published: undated
  link: no
herald-bridge:
  title: The bridge sways
  publisher: The Amble Herald (invented)
  published: 2001-05-19
  url: https://herald.example/bridge
  archived: https://archive.example/bridge
herald-feast:
  title: A feast for a bridge
  publisher: The Amble Herald (invented)
  published: 2001-05-12
  link: no
"""


def test_a_date_is_among_the_dates_with_both_of_its_former_ids(tmp_path: Path) -> None:
    site = check_site(lay_over_mini_site({"annotations/articles/2001-05-21-bridge-closed.yml": NOTES}, tmp_path / "site"))
    html = article_page(site.view(), site.articles["2001-05-21-bridge-closed"])
    _, _, dates = html.partition('<details id="notes-date">')
    dates = dates.partition("</details>")[0]
    assert '<span id="n-closing"></span><span id="n-the-closing"></span>' in dates
    assert 'href="#m-bridge-closed-p1-1"' in dates


def test_sources_are_listed_once_by_publisher_and_date_and_notes_link_to_them(tmp_path: Path) -> None:
    notes = NOTES + "    sources: [council-minutes, herald-bridge]\n" + CLAIM + "    sources: [herald-almanac, herald-feast]\n"
    files = {"annotations/articles/2001-05-21-bridge-closed.yml": notes, "annotations/sources/herald.yml": SOURCES}
    site = check_site(lay_over_mini_site(files, tmp_path / "site"))
    html = article_page(site.view(), site.articles["2001-05-21-bridge-closed"])
    listed = re.findall(r'<li id="(s-\d)">(.*?)</li>', html)
    assert [(name, re.sub(r"<[^>]*>", "", words)) for name, words in listed] == [
        ("s-1", "New bridge opened at Lower Amble, The Amble Gazette (invented), 14 May 2001"),
        ("s-2", "A feast for a bridge, The Amble Herald (invented), 12 May 2001"),
        ("s-3", "The bridge sways, The Amble Herald (invented), 19 May 2001 (archived copy)"),
        ("s-4", "Almanac, The Amble Herald (invented), undated"),
        ("s-5", "Minutes of the village council, Village council of Lower Amble (invented), undated"),
    ]
    items = {note: html.partition(f'id="n-{note}"')[2].partition("</li>")[0] for note in ("bridge-closed", "swayed")}
    named = {note: re.findall(r'href="#(s-\d)"', item) for note, item in items.items()}
    assert named == {"bridge-closed": ["s-5", "s-3"], "swayed": ["s-4", "s-2"]}


@pytest.mark.parametrize(
    ("statuses", "above", "beside"),
    [
        (["disputed"], ["This note is disputed"], 0),
        (["draft", "reviewed"], ["Draft, not yet reviewed"], 0),
        (["disputed", "reviewed"], [], 1),
    ],
)
def test_the_status_that_all_notes_share_is_given_once_above_them(
    tmp_path: Path, statuses: list[str], above: list[str], beside: int
) -> None:
    site = check_site(lay_over_mini_site({"annotations/articles/2001-05-21-bridge-closed.yml": NOTES}, tmp_path / "site"))
    article = site.library.articles["2001-05-21-bridge-closed"]
    writer = site.view().writer(article.url)
    note = writer.date(article.notes.dates[0], article, frozenset())
    html = endnotes([(replace(note, status=writer.status(status)), []) for status in statuses], [], writer, "")
    assert re.findall(r'<p class="state"><a href="[^"]*">([^<]*)</a></p>', html) == above
    assert html.partition("<details")[2].lower().count("this note is disputed") == beside


@pytest.mark.parametrize(
    ("kind", "finding", "about", "result"),
    [
        ("quotation", "corroborated", None, "quoted"),
        ("opinion", "corroborated", "whether she said it", "quoted"),
        ("fact", "corroborated", "whether she said it", "corroborated"),
        ("quotation", "disputed", None, "disputed"),
        ("fact", None, None, ""),
    ],
)
def test_a_finding_about_the_wording_alone_is_shown_as_quoted(
    tmp_path: Path, kind: str, finding: str | None, about: str | None, result: str
) -> None:
    [claim, *_] = check_site(lay_over_mini_site({}, tmp_path / "site")).library.articles["2001-05-14-bridge-opened"].notes.claims
    assert result_of(replace(claim, kind=kind, finding=finding, finding_about=text(about) if about else None)) == result


@pytest.mark.parametrize(("said", "is_given"), [("2001-05-17", True), ("2001-05-18", False)])
def test_a_note_on_a_date_gives_what_the_article_says_only_if_that_is_another_date(tmp_path: Path, said: str, *, is_given: bool) -> None:
    files = {"annotations/articles/2001-05-21-bridge-closed.yml": f"{NOTES}    article_says: {said}\n"}
    site = check_site(lay_over_mini_site(files, tmp_path / "site"))
    article = site.library.articles["2001-05-21-bridge-closed"]
    note = site.view().writer(article.url).date(article.notes.dates[0], article, frozenset())
    assert ("17 May 2001" in note.facts) is is_given
