"""The glossary page of a person, place, organisation or term."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from heapq import nsmallest
from html import escape

from markupsafe import Markup

from annotated_article.html_text import shown
from annotated_article.kind import IDENTIFIERS
from annotated_article.kinds.place import Place
from annotated_article.model.articles import Library
from annotated_article.model.notes import Entry, Relation
from annotated_article.pages.alphabetical_order import sort_key
from annotated_article.pages.claims.claim_pages import claim_row
from annotated_article.pages.code_host import note_address
from annotated_article.pages.dates.timeline_pages import date_row, strip_of
from annotated_article.pages.entries.mentions_of_entry import MOST_LISTED, NEWEST, by_article, lists_of, mention_parts, mention_span
from annotated_article.pages.long_lists import numbered_ways
from annotated_article.pages.places.place_maps import in_degrees, map_of_place
from annotated_article.pages.templates import fill
from annotated_article.pages.view import Page, View, gist, root_of
from annotated_article.weaving.note_content import QUEUE_URL, NoteWriter, capital
from annotated_article.words import Words

Render = Callable[[str], str]

MOST_TOGETHER = 12
"""The most entries listed as mentioned together."""
FEWEST_DRAWN = 3
"""The fewest dates for which a strip is worth its space."""


def entry_pages(library: Library, render: Render, words: Words) -> Iterator[Page]:
    """One page per entry."""
    return (page_of_entry(entry, render, words) for entry in library.entries.values())


def page_of_entry(entry: Entry, render: Render, words: Words) -> Page:
    """The entry's page."""
    return Page(entry.url, entry.name, entry.note, entry.at.path, _own_words(entry, render, words), partial(_whole, entry))


def _own_words(entry: Entry, render: Render, words: Words) -> str:
    """What search reads: name, other names, facts and texts, but no mention."""
    names = shown(" · ".join((entry.name, *entry.aliases, *entry.always)))
    more = render(entry.more) if entry.more else ""
    facts = shown(gist(entry, words))
    return f"<p>{names}</p><p>{facts}</p><p>{shown(entry.note)}</p>{more}"


def _whole(entry: Entry, view: View) -> str:
    writer = view.writer(entry.url)
    words, root = writer.words, root_of(entry.url)
    note = writer.entry(entry)
    mentions = view.mentions.get(entry.id, [])
    parts = mention_parts(mentions)
    lists = lists_of(view, entry)
    dates = view.dates_naming.get(entry.id, [])[:MOST_LISTED]
    return fill(
        "entries/entry",
        entry=entry,
        kind=entry.kind.name,
        kind_word=words.kinds[entry.kind.name],
        kind_url=f"{root}{entry.kind.folder}/",
        facts=Markup(note.facts),
        text=Markup(note.text),
        more=Markup(view.render_markdown(entry.more)) if entry.more else "",
        also=", ".join(dict.fromkeys((*entry.always, *entry.aliases))),
        sources=[Markup(writer.citation(source)) for source in note.sources],
        status=capital(note.status),
        relations=relations(view, entry, entry.url)[:MOST_LISTED],
        counted=words.count("mention", len(mentions)),
        articles=by_article(mentions[:NEWEST] if parts else mentions, root, words),
        ways=numbered_ways(parts, partial(mention_span, words=words), "mentions/")[::-1],
        together=_together(view, entry, root),
        said=[claim_row(view, stated, entry.url) for stated in view.claims_of.get(entry.id, [])[:MOST_LISTED]],
        about=[claim_row(view, stated, entry.url) for stated in view.claims_about.get(entry.id, [])[:MOST_LISTED]],
        dates=[date_row(view, happened, entry.url) for happened in dates],
        strip=strip_of(view, dates, entry.url) if len(dates) >= FEWEST_DRAWN else "",
        further={each.path: (f"{each.path}/", words.count(each.what, each.size)) for each in lists if each.size > MOST_LISTED},
        lists=list(_lists(entry, writer)),
        outside=[(each.label, each.page.format(given), given) for each in IDENTIFIERS if (given := getattr(entry, each.field.name))],
        location=in_degrees(entry.own.location, words) if isinstance(entry.own, Place) and entry.own.location else "",
        map=map_of_place(view, entry),
        edit=note_address(view.edit, entry.at),
        queue=QUEUE_URL,
        root=root,
        words=words,
    )


def _lists(entry: Entry, writer: NoteWriter) -> Iterator[tuple[str, list[Markup]]]:
    """What its kind lists on its page: a word for it, and the entries as links."""
    for name in entry.kind.lists:
        if listed := getattr(entry.own, name):
            yield writer.words.say[name], [Markup(writer.entry_link(each)) for each in listed]


def _together(view: View, entry: Entry, root: str) -> list[tuple[str, str, int]]:
    """Name, address and count of the entries mentioned most often in the same sentences."""
    counts = view.same_sentences.get(entry.id, Counter())
    entries = view.library.entries
    most = nsmallest(MOST_TOGETHER, counts, key=lambda other: (-counts[other], sort_key(entries[other].name), other))
    return [(entries[other].name, root + entries[other].url, counts[other]) for other in most]


def relations(view: View, entry: Entry, url: str) -> list[Markup]:
    """The entry's relations to others, and others' relations to it, each a short line for the page at `url`."""
    writer = view.writer(url)
    lines = []
    for relation in entry.relations:
        lines.append(Markup(f"{shown(relation.is_)}: {writer.entry_link(relation.of)}{_when(relation, writer)}"))
    for other, relation in view.related.get(entry.id, []):
        link = f'<a href="{escape(writer.address(other.url))}">{shown(other.name)}</a>'
        lines.append(Markup(f"{link}: {shown(relation.is_)}{_when(relation, writer)}"))
    for event in view.events_naming.get(entry.id, []):
        when = shown(writer.words.date(event.when.date))
        lines.append(Markup(f'<a href="{escape(writer.address(event.entry.url))}">{shown(event.entry.name)}</a> ({when})'))
    return lines


def _when(relation: Relation, writer: NoteWriter) -> str:
    return f" ({shown(writer.words.date(relation.when.date))})" if relation.when else ""
