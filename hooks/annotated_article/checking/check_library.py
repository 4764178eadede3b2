"""Every check that needs more than one field, record or text. Each function takes values and yields problems."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from annotated_article.anchoring.reader_text import fold
from annotated_article.checking.check_claims import check_claims, check_claims_across
from annotated_article.checking.check_dates import check_dates
from annotated_article.checking.check_ids import check_former, check_former_of, check_items, check_published, vanished_ids
from annotated_article.checking.check_names import check_names, check_quotes
from annotated_article.checking.check_references import (
    References,
    Unknown,
    certain,
    not_there,
    places_of,
    references_of,
    referred_by_article,
    referred_by_entries,
)
from annotated_article.kinds.person import Person
from annotated_article.memory import Remember
from annotated_article.model.articles import Article, Library
from annotated_article.model.notes import Entry, Source
from annotated_article.model.typed import Text
from annotated_article.problems import MOST, Problem, Reported

FEW_UNUSED = 10
"""Up to this many unused entries may be forgotten ones, and each is a warning. More are a library that several sites share."""
_NO_REASONS = frozenset("yes no true false on off y n x 1 0 ja nein withdrawn reason".split())


def check_library(library: Library, remember: Remember | None = None) -> list[Problem]:
    """All problems of entries, sources and article notes, except those of places in the text."""
    reported = Reported()
    report = reported.report
    remember = remember or Remember()
    vanished = remember(vanished_ids, library)
    references = remember.same("references", references_of(library, vanished))
    ids = remember.same("ids", references.without_names())
    gone = remember.same("gone", references.gone)
    unknown: list[Unknown] = []
    for entry in library.entries.values():
        named = islice(references.of_entry(entry), MOST + 1)
        report(*certain(named, unknown), *_check_review(entry), *_check_years(entry), *_names_itself(entry))
    report(*check_names(library.entries.values(), sorted({article.language for article in library.articles.values()}) or ["en"]))
    for article in library.ever:
        names = [] if remember(_names_what_exists, article, ids) else remember(_named, article, references)
        report(*islice(chain(certain(names, unknown), remember(_check_article, article, gone)), MOST + 1))
    report(*islice(check_claims_across(library, references.gone, remember), MOST + 1))
    report(*not_there(unknown), *_no_reason(library.withdrawn.values()))
    places = places_of(_referred(library, remember), references.gone) if vanished else {}
    report(*check_former(library), *islice(check_published(library, vanished, places), MOST + 1))
    report(*_same_addresses(library.sources.values()))
    if not vanished:
        report(*_unused_sources(library, {problem.instead for problem in reported.problems if problem.rule == "R002"}))
    return reported.problems


def _names_what_exists(article: Article, ids: References) -> bool:
    """Whether the article's notes name only what there is. What it is called decides only what is offered for other names."""
    return not any(ids.of_article(article))


def _named(article: Article, references: References) -> list[Problem | Unknown]:
    return [*islice(references.of_article(article), MOST + 1)]


def _check_article(article: Article, gone: frozenset[str]) -> list[Problem]:
    """The problems of an article's notes, but for those of what they name."""
    ids = chain(check_items(article), check_former_of(article.notes.items))
    claims = check_claims(article.notes.claims, {*article.notes.unread, *gone})
    return [*islice(chain(ids, check_quotes(article), check_dates(article), claims), MOST + 1)]


def _referred(library: Library, remember: Remember) -> Iterator[Text]:
    """Every id of an entry that an entry or an article's notes name."""
    return chain(referred_by_entries(library), *(remember(referred_by_article, article) for article in library.ever))


def _names_itself(entry: Entry) -> Iterator[Problem]:
    for what, names in (("relations", [relation.of for relation in entry.relations]), ("not_same_as", entry.not_same_as)):
        for name in names:
            if name == entry.id:
                yield Problem("R010", name.at, (f"`{name}` is this entry.",), f"choose another entry for `{what}`, or delete the line")


def unused_entries(library: Library, mentioned: set[str], remember: Remember) -> list[Entry]:
    """Entries that nothing uses: no article (`mentioned`, by id) and no other record.

    None if something could not be read or was taken down, as it may use them; and no namesakes (see A003).
    """
    if library.unread or library.withdrawn or remember(vanished_ids, library):
        return []
    shared = Counter(fold(entry.name) for entry in library.entries.values())
    used = mentioned.union(_referred(library, remember))
    return [entry for entry in library.entries.values() if entry.id not in used and shared[fold(entry.name)] == 1]


def check_unused(unused: list[Entry]) -> Iterator[Problem]:
    """A warning for each unused entry, if there are few."""
    for entry in unused if len(unused) <= FEW_UNUSED else ():
        says: tuple[str, ...] = (f"No article or other note mentions `{entry.id}`.",)
        if detail := re.search(r"[(\[].+[)\]]", entry.name):
            says += (f"`name` has {detail[0]} in it; such details belong in `note`, and other names in `aliases`.",)
        what = "the file" if entry.at.path == f"annotations/{entry.url[:-1]}.yml" else "the entry"
        yield Problem("R004", entry.at, says, f"add the form that the article uses to `aliases`, or delete {what}")


def _check_years(entry: Entry) -> Iterator[Problem]:
    """Report an end before the beginning, and a person who has died and is living."""
    own = entry.own
    fix = "if the two are swapped, exchange them; if not, correct the one that is wrong"
    for first, last in entry.kind.spans:
        begin, end = getattr(own, first), getattr(own, last)
        if begin and end and end.date.latest < begin.date.earliest:
            yield Problem("D002", end.text.at, (f"`{first}` is {begin.text}, but `{last}` is {end.text}.",), fix)
    if isinstance(own, Person) and own.died and own.living:
        says = (f"`living` is yes, but `died` is {own.died.text}.",)
        yield Problem("F011", own.died.text.at, says, "delete the line that is wrong")


def _no_reason(withdrawn: Iterable[Article]) -> Iterator[Problem]:
    for article in withdrawn:
        if article.withdrawn and article.withdrawn.lower().strip(".!") in _NO_REASONS:
            says = (f"Readers would see only “{article.withdrawn}”.",)
            fix = "write the reason, such as `withdrawn: Its publisher asked us to remove it.`; to show the article again, delete the line"
            yield Problem("T006", article.withdrawn.at, says, fix)


def _check_review(entry: Entry) -> Iterator[Problem]:
    if entry.status != "reviewed":
        return
    given = {"reviewed_by": entry.reviewed_by, "reviewed_on": entry.reviewed_on}
    if missing := [name for name, value in given.items() if value is None]:
        fix = f"add {' and '.join(f'`{name}`' for name in missing)}, or write `status: draft`"
        yield Problem("F006", entry.at, ("A reviewed note needs the reviewer and the date.",), fix)
    if isinstance(entry.own, Person) and entry.own.living and not entry.sources:
        says = ("The note is reviewed, and the person is living.",)
        yield Problem("S001", entry.at, says, "add the ids of its sources, or write `status: draft`")


def _same_addresses(sources: Iterable[Source]) -> Iterator[Problem]:
    first: dict[str, Source] = {}
    for source in sources:
        if source.url is not None and (other := first.setdefault(source.url, source)) is not source:
            says = (f"`{other.id}` also has this address.",)
            yield Problem("S002", source.url.at, says, f"use `{other.id}` for both, and delete this source")


def _unused_sources(library: Library, meant: set[str]) -> Iterator[Problem]:
    """Report sources that no note names, except those that a misspelt id may mean."""
    sourced = (*library.entries.values(), *(item for article in library.ever for item in article.notes.sourced))
    used = meant.union(*(each.sources for each in sourced))
    for source in library.sources.values() if not library.unread else ():
        if source.id not in used:
            yield Problem("R004", source.at, (f"No note uses `{source.id}`.",), "add it to the `sources` of a note, or delete it")
