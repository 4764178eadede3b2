"""The index from A to Z: entries of every kind, and their other names with the way to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from annotated_article.model.articles import Library
from annotated_article.model.notes import Entry
from annotated_article.pages.alphabetical_order import heading_of, order, sort_key, sorted_name
from annotated_article.pages.long_lists import Filter, Part, filters_for, in_groups, split, ways
from annotated_article.pages.templates import fill
from annotated_article.pages.view import List, Page, View, root_of
from annotated_article.words import Words

URL = "index-a-z/"


class Heading(NamedTuple):
    """A name in the index: an entry's own, or another one of `entries`. `sorted` is the name as the index sorts it."""

    name: str
    sorted: str
    entries: Sequence[Entry]
    is_own: bool


def index_pages(library: Library, words: Words) -> Iterator[Page]:
    """One page, or one for each letter."""
    title, lead = words.say["index a-z"], words.say["index a-z lead"]
    language = words.language
    headings = sorted(_headings(library.entries.values(), language), key=lambda each: _order(each, language))
    parts = split(in_groups(headings, lambda each: heading_of(each.sorted, language)), name=lambda each: each.sorted)
    yield from List(URL, "letter/", title, lead).pages(parts, _index)


def _order(heading: Heading, language: str) -> tuple[tuple[str, str, str], bool, str]:
    return order(heading.sorted, language), not heading.is_own, heading.entries[0].id


def _headings(entries: Iterable[Entry], language: str) -> Iterator[Heading]:
    """Every name once: of an entry's names that only capitals, accents or punctuation distinguish, the first."""
    others: dict[str, tuple[str, list[Entry]]] = {}
    for entry in entries:
        yield Heading(entry.name, sorted_name(entry, language), [entry], True)
        names = {sort_key(other) or other: other for other in reversed((entry.name, *entry.always, *entry.aliases))}
        for other in reversed(names.values()):
            if other != entry.name:
                _, named = others.setdefault(other.casefold().replace("’", "'"), (str(other), []))
                named += [entry] if entry not in named else []
    for name, named in others.values():
        yield Heading(name, name, named, False)


def _index(parts: Sequence[Part[Heading]], part: Part[Heading] | None, view: View) -> str:
    """One part; without one, the letters alone."""
    url = f"{URL}letter/{part.path}" if part and part.path else URL
    root, words = root_of(url), view.words
    headings = [heading for group in part.groups for heading in group.rows] if part else []
    kinds = dict.fromkeys(heading.entries[0].kind.name for heading in headings)
    return fill(
        "entries/index_a_z",
        title=words.say["index a-z"],
        lead=words.sentence("index a-z lead"),
        groups=[(group.label, [_row(view, heading, root) for heading in group.rows]) for group in (part.groups if part else ())],
        ways=ways(parts, part.path if part else "", f"{root}{URL}letter/"),
        fields=filters_for(len(headings), [Filter("kind", words.say["filter kind"], [(kind, words.groups[kind]) for kind in kinds])]),
        root=root,
        words=words,
    )


def _row(view: View, heading: Heading, root: str) -> tuple[Heading, list[tuple[str, str, str, str]]]:
    """The heading, and for each of its entries name, address, kind in words and number of mentions."""
    words = view.words
    return heading, [
        (entry.name, root + entry.url, words.kinds[entry.kind.name], words.count("mention", len(view.mentions.get(entry.id, []))))
        for entry in heading.entries
    ]
