"""The page from which readers explore what the notes know: every list with its size, the map, the timeline, the contested claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from heapq import nsmallest
from typing import NamedTuple

from markupsafe import Markup

from annotated_article.kinds import ENTRY_KINDS
from annotated_article.model.notes import Entry
from annotated_article.pages.alphabetical_order import sort_key
from annotated_article.pages.claims.claim_pages import claim_row
from annotated_article.pages.claims.speakers import Stated
from annotated_article.pages.dates.timeline_pages import TIMELINE, strip_of
from annotated_article.pages.entries.index_a_z import URL as INDEX
from annotated_article.pages.places.place_maps import map_of_all
from annotated_article.pages.templates import fill
from annotated_article.pages.view import Page, View, root_of
from annotated_article.weaving.note_content import ALARMING, result_of
from annotated_article.words import Words

URL = "explore/"
MOST_NAMED = 3
"""Entries that stand for their kind: those mentioned most often."""
MOST_CONTESTED = 8


class List(NamedTuple):
    """One of the site's lists: its kind of note in HTML classes, its name, its address, how long it is, and what is in it."""

    kind: str
    name: str
    address: str
    number: int
    gist: Markup


def explore_pages(words: Words) -> Iterator[Page]:
    """The page."""
    yield Page(URL, words.say["explore"], words.say["explore lead"], "", "", _explore)


def _explore(view: View) -> str:
    words, root = view.words, root_of(URL)
    published = [anchored.article for anchored in view.by_date]
    return fill(
        "home/explore",
        title=words.say["explore"],
        lead=words.sentence("explore lead"),
        lists=[*_entries(view, root), *_others(view, root)],
        contested=[claim_row(view, stated, URL) for stated in contested(view)],
        strip=strip_of(view, view.dates, URL, published, here=False),
        map=map_of_all(view, URL, f"{root}places/"),
        root=root,
        words=words,
    )


def _entries(view: View, root: str) -> Iterator[List]:
    """The entries of each kind."""
    entries = view.library.entries.values()
    for folder, kind in ENTRY_KINDS.items():
        of_kind = [entry for entry in entries if entry.kind is kind]
        often = nsmallest(MOST_NAMED, of_kind, key=lambda entry: _often_first(view, entry))
        gist = Markup(", ").join(Markup('<a href="{}">{}</a>').format(root + entry.url, entry.name) for entry in often)
        yield List(kind.name, view.words.groups[kind.name], f"{root}{folder}/", len(of_kind), gist)


def _often_first(view: View, entry: Entry) -> tuple[int, str, str]:
    """The order of entries: first those with the most mentions."""
    return -sum(len(anchored.by_entry[entry.id]) for anchored in view.naming.get(entry.id, [])), sort_key(entry.name), entry.id


def _others(view: View, root: str) -> Iterator[List]:
    """The timeline, the claims, the sources and the index."""
    words, say, sources = view.words, view.words.say, view.library.sources
    years = [words.year(year) for year in view.dates_by_year]
    span = " – ".join(dict.fromkeys(years[:1] + years[-1:]))
    results = Counter(result_of(stated.claim) for stated in view.claims)
    found = ", ".join(words.count(result, results[result]) for result in ALARMING if results[result])
    publishers = Counter(str(source.publisher) for source in sources.values())
    named = ", ".join(nsmallest(MOST_NAMED, publishers, key=lambda name: (-publishers[name], name)))
    yield List("date", say["timeline"], f"{root}{TIMELINE}", len(view.dates), Markup.escape(span))
    yield List("claim", words.groups["claim"], f"{root}claims/", view.number_of_claims, Markup.escape(found))
    yield List("source", say["sources"], f"{root}sources/", len(sources), Markup.escape(named))
    yield List("index", say["index a-z"], f"{root}{INDEX}", len(view.library.entries), words.sentence("index a-z lead"))


def contested(view: View) -> list[Stated]:
    """The claims that dispute the most others or are disputed by the most, whatever their finding; at most MOST_CONTESTED.

    Of claims with as many, the newest article's come first, in reading order.
    """
    number: Counter[tuple[str, str]] = Counter()
    for stated in view.claims:
        for other in _disputed(view, stated):
            number.update((_key(stated), _key(other)))
    ranked = nsmallest(MOST_CONTESTED, number, key=lambda key: (-number[key], view.claim_ranks[key]))
    return [view.claims[view.claim_ranks[key]] for key in ranked]


def _disputed(view: View, stated: Stated) -> Iterator[Stated]:
    """The claims that a claim disputes, each once."""
    others = (view.relations.named(name, stated.article) for name in dict.fromkeys(stated.claim.disputes))
    yield from (other for other in others if other and other != stated)


def _key(stated: Stated) -> tuple[str, str]:
    return stated.article.id, str(stated.claim.id)
