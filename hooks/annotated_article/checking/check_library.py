"""Every check that needs more than one record or a text. Each function takes values and yields problems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from annotated_article.anchoring.reader_text import fold
from annotated_article.checking.check_claims import check_claims
from annotated_article.checking.check_dates import check_dates
from annotated_article.loading.read_value import did_you_mean
from annotated_article.model import Article, Entry, Library, Source, Text
from annotated_article.problems import Problem


def check_library(library: Library) -> list[Problem]:
    """All problems of entries, sources and article notes, but for those of places in the text."""
    problems: list[Problem] = []
    for entry in library.entries.values():
        problems += _check_entry(entry, library)
    problems += _same_names(library.entries.values())
    for article in library.articles.values():
        problems += _check_article(article, library)
    problems += _same_addresses(library.sources.values())
    problems += _unused_sources(library)
    return problems


def unused_entries(library: Library, mentioned: set[str]) -> list[Problem]:
    """Entries that stand nowhere: neither in an article (`mentioned`, by id) nor in another record."""
    used = mentioned | set(_referred_entries(library))
    return [
        Problem(
            "R004",
            entry.at,
            (f"`{entry.id}` stands in no article and no other note names it.",),
            "add a printed form to `aliases`, or delete the file",
        )
        for entry in library.entries.values()
        if entry.id not in used
    ]


def _check_entry(entry: Entry, library: Library) -> Iterator[Problem]:
    of = [relation.of for relation in entry.relations]
    single = [text for text in (entry.within, entry.place) if text is not None]
    yield from _unknown("R001", [*of, *single, *entry.not_same_as], library.entries)
    yield from _unknown("R002", entry.sources, library.sources)
    if entry.status == "reviewed":
        if entry.reviewed_by is None or entry.reviewed_on is None:
            says = ("A reviewed note says who reviewed it and when.",)
            yield Problem("F006", entry.at, says, "add the two lines", ("reviewed_by: A reviewer's name", "reviewed_on: 2026-11-23"))
        if entry.living and not entry.sources:
            yield Problem("S001", entry.at, (), "add a source, or set the status to draft", ("sources: [a-source-id]",))


def _same_names(entries: Iterable[Entry]) -> Iterator[Problem]:
    first: dict[str, Entry] = {}
    for entry in entries:
        other = first.setdefault(fold(entry.name), entry)
        if other is not entry and not (other.id in entry.not_same_as and entry.id in other.not_same_as):
            says = (f"{other.at.path} has it too.",)
            yield Problem(
                "A003",
                entry.name.at,
                says,
                "merge the two files, or write in each that the other is somebody else",
                (f"not_same_as: [{other.id}]",),
            )


def _check_article(article: Article, library: Library) -> Iterator[Problem]:
    notes = article.notes
    seen: dict[str, Text] = {}
    for item in notes.items:
        if item.id in seen:
            yield Problem("I002", item.id.at, (f"It is taken in line {seen[item.id].at.line}.",), "choose another id")
        elif item.id.startswith("entry-"):
            yield Problem(
                "I001",
                item.id.at,
                ("Ids that begin with `entry-` belong to glossary entries.",),
                "choose another id",
                (f"id: {item.id[6:]}",),
            )
        seen.setdefault(item.id, item.id)
    names = [*notes.cast, *(pin.is_ for pin in notes.mentions if pin.is_ is not None)]
    for date in notes.dates:
        names += [*date.places, *date.people]
    for claim in notes.claims:
        names += [text for text in (claim.said_by, claim.through) if text is not None] + list(claim.about)
    yield from _unknown("R001", names, library.entries)
    for sourced in notes.sourced:
        yield from _unknown("R002", sourced.sources, library.sources)
    yield from check_dates(article)
    yield from check_claims(notes.claims)


def _unknown(rule: str, names: Iterable[Text], known: dict[str, Entry] | dict[str, Source]) -> Iterator[Problem]:
    what = {"R001": "an entry's file name without .yml", "R002": "an id from annotations/sources/"}[rule]
    for name in names:
        if name not in known:
            meant = did_you_mean(name, known)
            yield Problem(
                rule, name.at, (f"Did you mean {meant}?",) if meant else (), f"write {meant}" if meant else f"write {what}, or add it"
            )


def _same_addresses(sources: Iterable[Source]) -> Iterator[Problem]:
    first: dict[str, Source] = {}
    for source in sources:
        if source.url is not None and (other := first.setdefault(source.url, source)) is not source:
            yield Problem("S002", source.url.at, (f"`{other.id}` has it too.",), f"use `{other.id}` for both, and delete this one")


def _used_sources(library: Library) -> Counter[str]:
    used: Counter[str] = Counter()
    for entry in library.entries.values():
        used.update(entry.sources)
    for article in library.articles.values():
        for item in article.notes.sourced:
            used.update(item.sources)
    return used


def _unused_sources(library: Library) -> Iterator[Problem]:
    used = _used_sources(library)
    for source in library.sources.values():
        if source.id not in used:
            yield Problem("R004", source.at, (f"No note rests on `{source.id}`.",), "name it under `sources` of a note, or delete it")


def _referred_entries(library: Library) -> Iterator[str]:
    for entry in library.entries.values():
        yield from (relation.of for relation in entry.relations)
        yield from (text for text in (entry.within, entry.place) if text is not None)
    for article in library.articles.values():
        for date in article.notes.dates:
            yield from (*date.places, *date.people)
        for claim in article.notes.claims:
            yield from (text for text in (claim.said_by, claim.through) if text is not None)
            yield from claim.about
