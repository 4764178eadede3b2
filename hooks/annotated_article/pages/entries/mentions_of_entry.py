"""An entry's mentions in their sentences; and more pages for an entry with too many mentions, claims or dates for one page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import NamedTuple

from annotated_article.anchoring.sentences import sentence_around
from annotated_article.model.articles import Article
from annotated_article.model.notes import Entry
from annotated_article.pages.claims.claim_pages import claim_row
from annotated_article.pages.claims.speakers import Stated
from annotated_article.pages.dates.dates_in_order import Happened, span_of
from annotated_article.pages.dates.timeline_pages import date_row
from annotated_article.pages.long_lists import Stretch, by_number, filters_for, numbered_ways
from annotated_article.pages.templates import fill
from annotated_article.pages.view import InText, Page, Seen, View, root_of
from annotated_article.weaving.endnotes import passage_name
from annotated_article.words import Words


class InArticle(NamedTuple):
    """An article and the sentences of it."""

    article: Article
    address: str
    sentences: list[InText]


def in_sentence(seen: Seen, root: str, words: Words) -> InText:
    """One mention in its sentence."""
    mention, anchored = seen.mention, seen.anchored
    spot = mention.spot
    text = anchored.texts[spot.surface]
    begin, stop = sentence_around(text.text, (spot.start, spot.end), text.around(spot.start, spot.end), anchored.article.language)
    return InText(
        text.text[begin : spot.start],
        text.text[spot.start : spot.end],
        text.text[spot.end : stop].rstrip(),
        f"{root}{anchored.article.url}#{mention.anchor}",
        passage_name(mention.passage, words),
    )


def by_article(mentions: Iterable[Seen], root: str, words: Words) -> list[InArticle]:
    """Mentions in their sentences, grouped by article."""
    groups = groupby(mentions, key=lambda seen: seen.anchored.article.id)
    grouped = [list(group) for _, group in groups]
    return [
        InArticle(group[0].anchored.article, root + group[0].anchored.article.url, [in_sentence(seen, root, words) for seen in group])
        for group in grouped
    ]


MOST_MENTIONS = 100
"""Mentions on a page. If there are more, the entry's own page has the newest few, and numbered pages have all of them, the oldest
first: a new article then changes only the last of these."""
NEWEST = 10
MOST_LISTED = 50
"""Claims or dates on an entry's page."""


class Listed(NamedTuple):
    """What an entry's page lists, claims or dates: the path below the entry's page, their kind, their heading, and all of them."""

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
        yield from further_pages_of(view, entry)


def further_pages_of(view: View, entry: Entry) -> Iterator[Page]:
    """The pages beside an entry's own, for what is too much for it."""
    yield from _mention_pages(entry, mention_parts(view.mentions.get(entry.id, [])), view.words)
    for listed in lists_of(view, entry):
        parts = by_number(listed.rows) if listed.size > MOST_LISTED else []
        for part in parts:
            title = f"{listed.heading}, {view.words.numbers(part.numbers)}" if len(parts) > 1 else listed.heading
            yield _page(entry, f"{listed.path}/{part.path}", title, partial(_list, entry, listed, parts, part))


def mention_parts(mentions: Sequence[Seen]) -> list[Stretch[Seen]]:
    """An entry's mentions in parts, from the oldest article's to the newest's, if they are too many for its page."""
    articles = [list(group) for _, group in groupby(mentions, key=lambda seen: seen.anchored.article.id)]
    oldest_first = [seen for group in reversed(articles) for seen in group]
    return by_number(oldest_first, MOST_MENTIONS) if len(mentions) > MOST_MENTIONS else []


def mention_span(part: Stretch[Seen], words: Words) -> str:
    """The span of time that the articles of a part cover."""
    first, last = (seen.anchored.article.published.date for seen in (part.rows[0], part.rows[-1]))
    return words.span(first, last)


def lists_of(view: View, entry: Entry) -> list[Listed]:
    """What is listed on the entry's page."""
    say = view.words.say
    return [
        Listed("claims", "claim", say["said by"].format(entry.name), view.claims_of.get(entry.id, [])),
        Listed("about", "claim", say["said about"].format(entry.name), view.claims_about.get(entry.id, [])),
        Listed("dates", "date", view.words.labelled(view.words.groups["date"], entry.name), view.dates_naming.get(entry.id, [])),
    ]


def _page(entry: Entry, path: str, title: str, whole: partial[str]) -> Page:
    return Page(f"{entry.url}{path}", f"{entry.name}: {title}", entry.note, entry.at.path, "", whole)


def _mention_pages(entry: Entry, parts: Sequence[Stretch[Seen]], words: Words) -> Iterator[Page]:
    """Each part links only to the two beside it, so that the pages of old articles don't change."""
    titles = [words.say["mentions part"].format(words.numbers(part.numbers), mention_span(part, words)) for part in parts]
    links = [(title, f"{entry.url}mentions/{part.path}") for title, part in zip(titles, parts, strict=True)]
    for before, (title, url), after, part in zip([None, *links], links, [*links[1:], None], parts, strict=False):
        near = [each for each in (before, after) if each]
        yield _page(entry, url.removeprefix(entry.url), title, partial(_mentions, entry, (title, url), near, part.rows))


_Link = tuple[str, str]
"""What a part holds, and its address from the site's root."""


def _mentions(entry: Entry, here: _Link, near: Sequence[_Link], seen: Sequence[Seen], view: View) -> str:
    title, url = here
    root, words = root_of(url), view.words
    return fill(
        "entries/entry_mentions",
        entry=entry,
        up=root + entry.url,
        title=title,
        articles=by_article(seen, root, words),
        near=[(label, root + address) for label, address in near],
        root=root,
        words=words,
    )


_Rows = Stretch[Stated | Happened]


def _list(entry: Entry, listed: Listed, parts: Sequence[_Rows], part: _Rows, view: View) -> str:
    url = f"{entry.url}{listed.path}/{part.path}"
    root, words = root_of(url), view.words
    return fill(
        "entries/more_of_entry",
        entry=entry,
        up=root + entry.url,
        title=listed.heading,
        counted=words.count(listed.what, listed.size),
        claims=[claim_row(view, each, url) for each in part.rows if isinstance(each, Stated)],
        dates=[date_row(view, each, url) for each in part.rows if isinstance(each, Happened)],
        ways=numbered_ways(parts, partial(_what_it_holds, words=words), f"{root}{entry.url}{listed.path}/", part.path),
        fields=filters_for(len(part.rows)),
        root=root,
        words=words,
    )


def _what_it_holds(part: _Rows, words: Words) -> str:
    """The span of dates; claims have only their numbers."""
    dates = [each.date for each in part.rows if isinstance(each, Happened)]
    return span_of(dates, words) if dates else words.numbers(part.numbers)
