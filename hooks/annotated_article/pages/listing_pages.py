"""Lists: the articles, the entries of each kind, the sources."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import partial
from itertools import groupby

from markupsafe import Markup

from annotated_article.model import ENTRY_KINDS, Entry, Kind, Source
from annotated_article.pages.templates import fill
from annotated_article.pages.view import Page, View, root_of
from annotated_article.weaving.weave_text import MARKED
from annotated_article.words import Words


def listing_pages(words: Words) -> Iterator[Page]:
    """All pages that list something."""
    yield Page(
        "articles/", words.say["articles"], words.say["articles lead"], "", "", partial(article_list, "articles/", words.say["articles"])
    )
    for kind in ENTRY_KINDS.values():
        title = words.groups[kind.name]
        yield Page(f"{kind.folder}/", title, words.say["entries lead"].format(title), "", "", partial(_entries, kind))
    yield Page("sources/", words.say["sources"], words.say["sources lead"], "", "", _sources)


def article_list(url: str, title: str, view: View) -> str:
    """Every article with author, date and the counts of its notes, newest first. Without a title: only the list."""
    root, words = root_of(url), view.words
    rows = []
    for anchored in view.by_date:
        kinds = [mentions[0].css for mentions in anchored.by_note.values()]
        counted = [words.count(kind, kinds.count(kind)) for kind in MARKED if kind in kinds]
        rows.append((anchored.article, root + anchored.article.url, words.date(anchored.article.published.when), ", ".join(counted)))
    return fill("articles", title=title, rows=rows, words=words)


def sort_key(name: str) -> str:
    """Names as a reader looks them up: without accents, capitals and signs."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(character for character in plain if character.isalnum() or character == " ")


def _entries(kind: Kind, view: View) -> str:
    url = f"{kind.folder}/"
    root, words = root_of(url), view.words
    entries = sorted(
        (entry for entry in view.library.entries.values() if entry.kind is kind), key=lambda entry: (sort_key(entry.name), entry.id)
    )
    groups = [(letter, [_entry_row(view, entry, root) for entry in group]) for letter, group in groupby(entries, key=_letter)]
    return fill(
        "entries", title=words.groups[kind.name], kind=kind.name, counted=words.count(kind.name, len(entries)), groups=groups, words=words
    )


def _letter(entry: Entry) -> str:
    return (sort_key(entry.name)[:1] or "#").upper()


def _entry_row(view: View, entry: Entry, root: str) -> tuple[Entry, str, str, str]:
    facts = entry.role or entry.type or entry.full_name or ""
    return entry, root + entry.url, facts, view.words.count("mention", len(view.mentions.get(entry.id, [])))


def _sources(view: View) -> str:
    """Each source with every note that rests on it, by publisher."""
    writer = view.writer("sources/")
    uses: dict[str, list[tuple[str, str]]] = {}
    for entry in view.library.entries.values():
        for name in entry.sources:
            uses.setdefault(name, []).append((entry.name, writer.address(entry.url)))
    for happened in view.dates:
        for name in happened.date.sources:
            uses.setdefault(name, []).append(
                (happened.date.title, writer.address(writer.date(happened.date, happened.article, frozenset()).url))
            )
    for stated in view.claims:
        for name in stated.claim.sources:
            uses.setdefault(name, []).append((stated.claim.claim, writer.address(f"claims/{stated.article.id}/{stated.claim.id}/")))
    for anchored in view.by_date:
        for correction in anchored.article.notes.corrections:
            for name in correction.sources:
                uses.setdefault(name, []).append((correction.correction, f"{writer.address(anchored.article.url)}#n-{correction.id}"))
    sources = sorted(view.library.sources.values(), key=_source_key)
    rows = [(source.id, Markup(writer.citation(source)), source.about or "", uses.get(source.id, [])) for source in sources]
    return fill("sources", title=view.words.say["sources"], counted=view.words.count("source", len(rows)), rows=rows, words=view.words)


def _source_key(source: Source) -> tuple[str, tuple[int, int, int], str]:
    return sort_key(source.publisher), source.published.when.first if source.published else (10**7, 1, 1), source.id
