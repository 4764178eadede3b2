"""What two states of a project differ in, as readers will see it: notes, links and addresses. Values in, values out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, NamedTuple

from annotated_article.model import Article, Claim, Correction, DateNote, Entry, Library, Question, Source, Text
from annotated_article.published import sections
from annotated_article.site import Site, further_pages, pages, redirects
from annotated_article.weaving.note_content import claim_url
from annotated_article.words import ENGLISH

Record = Entry | Source | Article | DateNote | Claim | Question | Correction
Key = tuple[str, str, str]
"""What it is, of which article, its id."""
_UNSEEN = frozenset({"id", "at", "path", "first_line", "notes", "lock", "formerly"})
_TYPED = {"selector": "quote", "type": "kind", "markdown": "text"}
"""Attribute -> the field as a contributor knows it, where that is another word."""


class Thing(NamedTuple):
    """Something that readers see: its kind as `Words.counted` names it, what it is called, its own page, what is written of it."""

    kind: str
    name: str
    url: str
    record: Record


class Changed(NamedTuple):
    """A thing as it is now, and the fields that were otherwise before."""

    thing: Thing
    fields: list[str]


class Links(NamedTuple):
    """How often an entry is linked, and in which articles."""

    times: int
    articles: frozenset[str]


class Difference(NamedTuple):
    """All that differs. `links` are today's, by entry; `names` says how many names an article links before and after."""

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
    was = {key: next((name for name in _names_of(key, thing) if name in old), None) for key, thing in new.items()}
    renamed = {str(former): entry.id for entry in after.library.entries.values() for former in entry.formerly}
    changes = [Changed(new[key], differing(old[name].record, new[key].record, renamed)) for key, name in was.items() if name]
    had, has = _addresses(before), _addresses(after)
    led, leads = redirects(before.library), redirects(after.library)
    both = [each.article for name, each in after.articles.items() if name in before.articles]
    return Difference(
        [new[key] for key, name in was.items() if not name],
        [change for change in changes if change.fields],
        [thing for key, thing in old.items() if key not in was.values()],
        {name: _links(after, name) for name in after.library.entries},
        [each for each in ((article, _names(before, article), _names(after, article)) for article in both) if each[1] != each[2]],
        sorted(has - had),
        {url: to for url, to in leads.items() if led.get(url) != to},
        sorted(had - has - leads.keys()),
    )


def differing(before: Record, after: Record, renamed: Mapping[str, str]) -> list[str]:
    """The fields that are not the same, an entry's old id and its new one (`renamed`) being the same."""
    seen = [each.name for each in fields(after) if each.name not in _UNSEEN]
    return [_TYPED.get(name, name).rstrip("_") for name in seen if _today(getattr(before, name, None), renamed) != getattr(after, name)]


def _today(value: Any, renamed: Mapping[str, str]) -> Any:
    if isinstance(value, Text):
        return renamed.get(value, value)
    return tuple(_today(each, renamed) for each in value) if type(value) is tuple else value


def _things(library: Library, todays: Mapping[str, str]) -> Iterator[tuple[Key, Thing]]:
    """Everything under its key; an article's name in it is that of today."""
    for entry in library.entries.values():
        yield ("entry", "", entry.id), Thing(entry.kind.name, entry.name, entry.url, entry)
    for source in library.sources.values():
        yield ("source", "", source.id), Thing("source", source.title, "", source)
    for article in library.articles.values():
        name = todays.get(article.id, article.id)
        yield ("article", "", name), Thing("article", article.title, article.url, article)
        for section, items in sections(article).items():
            for item in items:
                url = claim_url(item, article) if isinstance(item, Claim) else ""
                yield (section, name, item.id), Thing(section.removesuffix("s"), _called(item), url, item)


def _called(item: DateNote | Claim | Question | Correction) -> str:
    match item:
        case DateNote():
            return item.title
        case Claim():
            return item.claim
        case Question():
            return item.ask
        case Correction():
            return item.correction


def _names_of(key: Key, thing: Thing) -> list[Key]:
    """The key and those that it had formerly."""
    what, article, _ = key
    return [key, *((what, article, str(old)) for old in getattr(thing.record, "formerly", ()) if what != "article")]


def _addresses(site: Site) -> set[str]:
    view = site.view()
    made = [*pages(site, ENGLISH), *further_pages(view)]
    return {*(page.url for page in made), *(article.url for article in site.library.articles.values())}


def _links(site: Site, entry: str) -> Links:
    found = {name: len(each.by_note[f"entry-{entry}"]) for name, each in site.articles.items() if f"entry-{entry}" in each.by_note}
    return Links(sum(found.values()), frozenset(found))


def _names(site: Site, article: Article) -> int:
    return sum(mention.note.startswith("entry-") for mention in site.articles[article.id].mentions)
