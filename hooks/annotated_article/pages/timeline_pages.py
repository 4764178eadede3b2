"""What happened when: all dates, and a page per year."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from annotated_article.model import Library
from annotated_article.pages.templates import fill
from annotated_article.pages.view import Happened, Page, View, root_of
from annotated_article.weaving.endnotes import passage_name
from annotated_article.weaving.note_content import year_of
from annotated_article.words import Words


class DateRow(NamedTuple):
    """A date in a list; `words_url` leads to its words, and is empty for a background date."""

    id: str
    title: str
    address: str
    edtf: str
    shown: str
    says: str
    text: Markup
    sources: list[Markup]
    words_url: str
    where: str
    article: str
    status: str


def date_row(view: View, happened: Happened, url: str) -> DateRow:
    """A date as it stands in a list on the page at `url`."""
    date, article = happened
    writer, anchored = view.writer(url), view.articles[article.id]
    note = writer.date(date, article, anchored.here)
    mention = next(iter(anchored.by_note.get(date.id, [])), None)
    return DateRow(
        f"{article.id}-{date.id}",
        date.title,
        writer.address(note.url),
        date.when.text,
        writer.words.date(date.when.when),
        writer.words.say["article says"].format(writer.words.date(date.article_says.when)) if date.article_says else "",
        Markup(note.text),
        [Markup(writer.citation(source)) for source in note.sources],
        f"{writer.address(article.url)}#{mention.anchor}" if mention else "",
        passage_name(mention.passage, writer.words) if mention else "",
        article.title,
        note.status,
    )


def timeline_pages(library: Library, words: Words) -> Iterator[Page]:
    """The whole timeline, and one page per year."""
    yield Page("dates/", words.say["timeline"], words.say["timeline lead"], "", "", _all_years)
    dates = (date for article in library.articles.values() for date in article.notes.dates)
    for year in sorted({year_of(date) for date in dates}, key=int):
        title = f"{words.say['timeline']}: {words.year(int(year))}"
        yield Page(f"dates/{year}/", title, words.say["timeline lead"], "", "", partial(_one_year, year))


def _all_years(view: View) -> str:
    groups = [
        (view.words.year(int(year)), f"{year}/", [date_row(view, happened, "dates/") for happened in dates])
        for year, dates in groupby(view.dates, key=lambda happened: year_of(happened.date))
    ]
    return fill("timeline", title=view.words.say["timeline"], groups=groups, words=view.words, up="")


def _one_year(year: str, view: View) -> str:
    url = f"dates/{year}/"
    rows = [date_row(view, happened, url) for happened in view.dates if year_of(happened.date) == year]
    title = f"{view.words.say['timeline']}: {view.words.year(int(year))}"
    return fill("timeline", title=title, groups=[("", "", rows)], words=view.words, up=root_of(url) + "dates/")
