"""The entries of a kind from A to Z, with counts; by letter on separate pages if there are many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from annotated_article.kind import EntryKind
from annotated_article.kinds import ENTRY_KINDS
from annotated_article.model.articles import Library
from annotated_article.model.notes import Entry
from annotated_article.pages.alphabetical_order import heading_of, order, sorted_name
from annotated_article.pages.long_lists import Part, filters_for, in_groups, split, ways
from annotated_article.pages.places.place_maps import map_of_all
from annotated_article.pages.templates import fill
from annotated_article.pages.view import List, Page, View, gist, root_of
from annotated_article.words import Words


class EntryRow(NamedTuple):
    """An entry in the index."""

    name: str
    address: str
    facts: str
    counted: str


def entry_index_pages(library: Library, words: Words) -> Iterator[Page]:
    """The index of each kind, and its letters if it is split."""
    names = {entry.id: sorted_name(entry, words.language) for entry in library.entries.values()}
    by_kind: dict[str, list[Entry]] = {folder: [] for folder in ENTRY_KINDS}
    for entry in library.entries.values():
        by_kind[entry.kind.folder].append(entry)
    for folder, entries in by_kind.items():
        kind = ENTRY_KINDS[folder]
        title = words.groups[kind.name]
        lead = words.say["entries lead"].format(title)
        entries.sort(key=lambda entry: (order(names[entry.id], words.language), entry.id))
        letters = in_groups(entries, lambda entry: heading_of(names[entry.id], words.language))
        parts = split(letters, name=lambda entry: names[entry.id])
        yield from List(f"{folder}/", "letter/", title, lead).pages(parts, partial(_index, kind))


def _index(kind: EntryKind, parts: Sequence[Part[Entry]], part: Part[Entry] | None, view: View) -> str:
    """One part; without one, the letters alone."""
    url = f"{kind.folder}/letter/{part.path}" if part and part.path else f"{kind.folder}/"
    root, words = root_of(url), view.words
    groups = [(group.label, [_row(view, entry, root) for entry in group.rows]) for group in (part.groups if part else ())]
    rows = part.size if part else 0
    total = sum(each.size for each in parts)
    return fill(
        "entries/kind_index",
        title=words.groups[kind.name],
        kind=kind.name,
        counted=words.count(kind.name, total),
        map=map_of_all(view, url) if url == "places/" else "",
        groups=groups,
        ways=ways(parts, part.path if part else "", f"{root}{kind.folder}/letter/"),
        fields=filters_for(rows),
        root=root,
        words=words,
    )


def _row(view: View, entry: Entry, root: str) -> EntryRow:
    counted = view.words.count("mention", len(view.mentions.get(entry.id, [])))
    return EntryRow(entry.name, root + entry.url, gist(entry, view.words), counted)
