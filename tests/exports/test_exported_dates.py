"""Every export says of a date what the date says, and leaves out what it has no form for."""

import pytest

from annotated_article.dates.edtf import Date, parse
from annotated_article.exports.cite_as_data import bibtex, csl_item, ris
from annotated_article.exports.cite_as_text import apa, chicago, mla
from annotated_article.exports.cited import Reference
from annotated_article.exports.published_site import PublishedSite
from annotated_article.exports.schema_org import event_thing
from annotated_article.model.articles import Article, Library
from annotated_article.model.names import Name
from annotated_article.model.notes import ArticleNotes, DateNote
from annotated_article.model.typed import Span
from annotated_article.weaving.note_content import machine_date
from support.small_article import dated, text


def date_of(typed: str) -> Date:
    date = parse(typed)
    assert isinstance(date, Date), typed
    return date


def cited(typed: str, language: str = "en") -> Reference:
    return Reference("x", "Title", "https://site.example/x/", language, (Name("Pell", "Ada"),), "Amble News", date_of(typed))


CSL = {
    "2007-03-10": {"date-parts": [[2007, 3, 10]]},
    "2007-03": {"date-parts": [[2007, 3]]},
    "2007~": {"date-parts": [[2007]], "circa": True},
    "199X": {"date-parts": [[1990]], "circa": True},
    "2007-21": {"date-parts": [[2007]], "season": 1},
    "2007-24": {"date-parts": [[2007]], "season": 4},
    "-0043": {"date-parts": [[-43]]},
    "2006-05-20/2014": {"date-parts": [[2006, 5, 20], [2014]]},
    "2007/..": {"date-parts": [[2007]]},
    "/2003-03": {"date-parts": [[2003, 3]]},
}
RIS = {
    "2007-03-10": "2007/03/10/",
    "2007-03": "2007/03//",
    "2007": "2007///",
    "2007-21": "2007///spring",
    "../2003-03": "2003/03//",
    "0079": "0079///",
}
SCHEMA_ORG = {
    "2007-03-10": ("2007-03-10", None),
    "2007-03/2007-03-10": ("2007-03", "2007-03-10"),
    "2007-03-10/..": ("2007-03-10", None),
    "../2003": (None, "2003"),
    "2003/": ("2003", None),
    "2003~/2007": (None, "2007"),
    "199X/2005": (None, "2005"),
    "2007-21": (None, None),
    "-0043": ("-0043", None),
}
IN_HTML = {
    "2007-03-10": "2007-03-10",
    "2007-03/2008": "2007-03",
    "../2003": "2003",
    "0079": "0079",
    "2007-21": "",
    "199X": "",
    "-0043": "",
}


@pytest.mark.parametrize("typed", CSL)
def test_csl_json_has_both_ends_the_season_and_the_doubt(typed: str) -> None:
    assert csl_item(cited(typed))["issued"] == CSL[typed]


@pytest.mark.parametrize("typed", RIS)
def test_ris_has_the_day_as_finely_as_it_is_known(typed: str) -> None:
    assert f"DA  - {RIS[typed]}\r\n" in ris(cited(typed))


def test_bibtex_has_no_month_for_a_season() -> None:
    assert "month" not in bibtex(cited("2007-21"))
    assert "year = {2007}" in bibtex(cited("2007-21"))
    assert "month = mar" in bibtex(cited("2007-03/2008"))
    assert "date is approximate" in bibtex(cited("2007-03~"))


def test_citations_in_words_name_the_season() -> None:
    assert "Amble News, Spring 2007, https" in "".join(mla(cited("2007-21")))
    assert "(2007, Spring)." in "".join(apa(cited("2007-21")))
    assert "Amble News, Frühling 2007." in "".join(chicago(cited("2007-21", "de")))


@pytest.mark.parametrize("typed", IN_HTML)
def test_html_has_what_a_browser_can_read(typed: str) -> None:
    assert machine_date(date_of(typed)) == IN_HTML[typed]


@pytest.mark.parametrize("typed", SCHEMA_ORG)
def test_an_event_has_the_ends_that_iso_8601_can_say(typed: str) -> None:
    article = Article("x", "x.md", text("Title"), dated("2007"), "", 1, ArticleNotes("x.yml"))
    note = DateNote(text("a-day"), dated(typed), text("A day"), text("It was then."), Span("x.yml"))
    event = event_thing(PublishedSite(Library({}), [], "https://site.example/", "Site"), article, note)
    assert (event.get("startDate"), event.get("endDate")) == SCHEMA_ORG[typed]
