"""Further pages of an entry, for what is too much for its own: mentions by year of article, claims, dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import NamedTuple

from annotated_article.model import Entry
from annotated_article.pages.claim_pages import claim_row
from annotated_article.pages.filters import fields_for
from annotated_article.pages.passages import by_article
from annotated_article.pages.split import Group, Part, split, ways
from annotated_article.pages.templates import fill
from annotated_article.pages.timeline_pages import date_row
from annotated_article.pages.view import Happened, Page, Seen, Stated, View, root_of

MOST_MENTIONS = 100
"""Mentions on an entry's page; where there are more, it has the newest few, and each year of articles a page of its own."""
NEWEST = 10
MOST_LISTED = 50
"""Claims or dates on an entry's page."""


class Listed(NamedTuple):
    """What an entry's page lists, whether claims or dates: where they stand below it, their kind, their heading, and all of them."""

    path: str
    what: str
    heading: str
    rows: Sequence[Stated | Happened]

    @property
    def size(self) -> int:
        """How many."""
        return len(self.rows)


def further_entry_pages(view: View) -> Iterator[Page]:
    """The further pages of all entries."""
    for entry in view.library.entries.values():
        years = by_year(view.mentions.get(entry.id, []))
        for part in years:
            yield _page(entry, part.path, part.label, partial(_mentions, entry, years, part))
        for listed in lists_of(view, entry):
            parts = split([Group(listed.path, listed.heading, listed.rows)]) if listed.size > MOST_LISTED else []
            for each in parts:
                title = each.label or listed.heading
                yield _page(entry, each.path or f"{listed.path}/", title, partial(_list, entry, listed, parts, each))


def by_year(mentions: Sequence[Seen]) -> list[Part[Seen]]:
    """The years of articles, each with its mentions, where an entry has too many for its page."""
    if len(mentions) <= MOST_MENTIONS:
        return []
    years = groupby(mentions, key=lambda seen: seen.anchored.article.published.when.year)
    return split([Group(year, year, list(group)) for year, group in years], most=MOST_MENTIONS)


def lists_of(view: View, entry: Entry) -> list[Listed]:
    """What is listed on the entry's page."""
    say = view.words.say
    return [
        Listed("claims", "claim", say["said by"].format(entry.name), view.claims_of.get(entry.id, [])),
        Listed("about", "claim", say["said about"].format(entry.name), view.claims_about.get(entry.id, [])),
        Listed("dates", "date", f"{view.words.groups['date']}: {entry.name}", view.dates_of.get(entry.id, [])),
    ]


def _page(entry: Entry, path: str, title: str, whole: partial[str]) -> Page:
    return Page(f"{entry.url}{path}", f"{entry.name}: {title}", entry.note, entry.at.path, "", whole)


def _mentions(entry: Entry, years: Sequence[Part[Seen]], part: Part[Seen], view: View) -> str:
    root, words = root_of(entry.url + part.path), view.words
    seen = [each for group in part.groups for each in group.rows]
    return fill(
        "entry_mentions",
        entry=entry,
        up=root + entry.url,
        title=part.label,
        counted=words.count("mention", part.size),
        articles=by_article(seen, root, words),
        ways=ways(years, part.path, root + entry.url),
        root=root,
        words=words,
    )


_Rows = Part[Stated | Happened]


def _list(entry: Entry, listed: Listed, parts: Sequence[_Rows], part: _Rows, view: View) -> str:
    url = entry.url + (part.path or f"{listed.path}/")
    root, words = root_of(url), view.words
    rows = [each for group in part.groups for each in group.rows]
    return fill(
        "entry_list",
        entry=entry,
        up=root + entry.url,
        title=listed.heading,
        counted=words.count(listed.what, listed.size),
        claims=[claim_row(view, each, url) for each in rows if isinstance(each, Stated)],
        dates=[date_row(view, each, url) for each in rows if isinstance(each, Happened)],
        ways=ways(parts, part.path, root + entry.url),
        fields=fields_for(len(rows)),
        root=root,
        words=words,
    )
