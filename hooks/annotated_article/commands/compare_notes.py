"""The differences between two states of a project that readers will see: notes, links and addresses. Values in, values out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, NamedTuple

from markupsafe import Markup

from annotated_article.kind import Own
from annotated_article.model.articles import Article, Library, claim_url
from annotated_article.model.notes import Claim, Correction, DateNote, Entry, Item, Question, Source
from annotated_article.model.typed import Text
from annotated_article.pages.redirects import redirects
from annotated_article.published_ids import sections
from annotated_article.site import Site, further_pages, pages
from annotated_article.words import ENGLISH

Record = Entry | Source | Article | Item
Key = tuple[str, str, str]
"""Its section, its article, its id."""
_UNSEEN = frozenset({"id", "own", "at", "path", "first_line", "notes", "lock", "formerly"})
_TYPED = {"selector": "quote", "type": "kind", "markdown": "text"}
"""Attribute -> the name of the field, if that is another word."""


class Compared(NamedTuple):
    """The keys of added and removed records, and the keys of changed ones with the fields that differ."""

    added: list[Key]
    changed: dict[Key, list[str]]
    removed: list[Key]


def compare_notes(old: Mapping[Key, Record], new: Mapping[Key, Record], renamed: Mapping[str, str] | None = None) -> Compared:
    """The differences. A record with a former id is the same record; an entry's old and new id (`renamed`) are the same text."""
    was = {key: next((name for name in _names_of(key, record) if name in old), None) for key, record in new.items()}
    differ = {key: differing(old[name], new[key], renamed or {}) for key, name in was.items() if name}
    taken = {*was.values()}
    return Compared(
        [key for key, name in was.items() if not name],
        {key: fields for key, fields in differ.items() if fields},
        [key for key in old if key not in taken],
    )


def differing(before: Record, after: Record, renamed: Mapping[str, str]) -> list[str]:
    """The names of the fields that differ."""
    was, now = _values(before), _values(after)
    seen = [name for name in now if name not in _UNSEEN]
    return [_TYPED.get(name, name).rstrip("_") for name in seen if _today(was.get(name), renamed) != now[name]]


def _values(record: Record | Own) -> dict[str, Any]:
    """Attribute -> value, with those that only an entry's kind has."""
    values = {each.name: getattr(record, each.name) for each in fields(record)}
    return values | (_values(record.own) if isinstance(record, Entry) else {})


def _today(value: Any, renamed: Mapping[str, str]) -> Any:
    if isinstance(value, Text):
        return renamed.get(value, value)
    return tuple(_today(each, renamed) for each in value) if type(value) is tuple else value


def _names_of(key: Key, record: Record) -> list[Key]:
    """The key and its former ones; keys use the article's current id."""
    what, article, _ = key
    formerly = () if isinstance(record, Source | Article) else record.formerly
    return [key, *((what, article, str(old)) for old in formerly)]


class Card(NamedTuple):
    """What a card says below the name, as plain texts; all are empty for what has no card."""

    facts: str = ""
    note: str = ""
    sources: str = ""
    status: str = ""


class Thing(NamedTuple):
    """Something that readers see: its kind as in `Words.counted`, its name, its own page, its record, and what its card says."""

    kind: str
    name: str
    url: str
    record: Record
    card: Card = Card()


class Changed(NamedTuple):
    """A thing as it is now, and the fields that have changed."""

    thing: Thing
    fields: list[str]


class Links(NamedTuple):
    """How often an entry is linked, and in which articles."""

    times: int
    articles: frozenset[str]


class Difference(NamedTuple):
    """All differences. `links` are the current ones by entry; `names` counts the names an article links before and after."""

    added: list[Thing]
    changed: list[Changed]
    removed: list[Thing]
    links: Mapping[str, Links]
    names: list[tuple[Article, int, int]]
    pages: list[str]
    moved: Mapping[str, str]
    gone: list[str]


def compare_sites(before: Site, after: Site) -> Difference:
    """What is added, changed and removed from `before` to `after`, both anchored."""
    todays = {name: article.id for article in after.library.ever for name in (*article.formerly, article.id)}
    old, new = dict(_things(before.library, todays)), dict(_things(after.library, todays))
    renamed = {str(former): entry.id for entry in after.library.entries.values() for former in entry.formerly}
    compared = compare_notes({key: thing.record for key, thing in old.items()}, {key: thing.record for key, thing in new.items()}, renamed)
    had, has = _addresses(before), _addresses(after)
    led, leads = redirects(before.library), redirects(after.library)
    both = [each.article for name, each in after.articles.items() if name in before.articles]
    return Difference(
        [_with_card(new[key], key[1], after) for key in compared.added],
        [Changed(_with_card(new[key], key[1], after), fields) for key, fields in compared.changed.items()],
        [old[key] for key in compared.removed],
        {name: _links(after, name) for name in after.library.entries},
        [each for each in ((article, _names(before, article), _names(after, article)) for article in both) if each[1] != each[2]],
        sorted(has - had),
        {url: to for url, to in leads.items() if led.get(url) != to},
        sorted(had - has - leads.keys()),
    )


def _things(library: Library, todays: Mapping[str, str]) -> Iterator[tuple[Key, Thing]]:
    """Everything by key; keys have an article's current name."""
    for entry in library.entries.values():
        yield ("entry", "", entry.id), Thing(entry.kind.name, entry.name, entry.url, entry)
    for source in library.sources.values():
        yield ("source", "", source.id), Thing("source", source.title, "", source)
    for article in library.articles.values():
        name = todays.get(article.id, article.id)
        yield ("article", "", name), Thing("article", article.title, article.url, article)
        for section, items in sections(article.notes).items():
            for item in items:
                url = claim_url(item, article) if isinstance(item, Claim) else ""
                yield (section, name, item.id), Thing(section.removesuffix("s"), _called(item), url, item)


def _with_card(thing: Thing, article: str, site: Site) -> Thing:
    """The thing with what its card says in the text of the article of that name, or anywhere for an entry."""
    writer, anchored = site.view().writer(""), site.articles.get(article)
    match thing.record:
        case Entry() as entry:
            note = writer.entry(entry)
        case DateNote() as date if anchored:
            note = writer.date(date, anchored.article, anchored.here)
        case Claim() as claim if anchored:
            note = writer.claim(claim, anchored.article, anchored.here)
        case _:
            return thing
    texts = (note.facts, note.text, "; ".join(writer.short_citation(source, 0) for source in note.sources), note.status)
    return thing._replace(card=Card(*(Markup(html).striptags() for html in texts)))


def _called(item: Item) -> str:
    match item:
        case DateNote():
            return item.title
        case Claim():
            return item.claim
        case Question():
            return item.ask
        case Correction():
            return item.correction


def _addresses(site: Site) -> set[str]:
    view = site.view()
    made = [*pages(site, ENGLISH), *further_pages(view)]
    return {*(page.url for page in made), *(article.url for article in site.library.articles.values())}


def _links(site: Site, entry: str) -> Links:
    found = {name: len(each.by_entry[entry]) for name, each in site.articles.items() if entry in each.by_entry}
    return Links(sum(found.values()), frozenset(found))


def _names(site: Site, article: Article) -> int:
    return sum(map(len, site.articles[article.id].by_entry.values()))
