"""Every check that needs more than one record or a text. Each function takes values and yields problems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice

from annotated_article.anchoring.reader_text import fold
from annotated_article.checking.check_claims import check_claims
from annotated_article.checking.check_dates import check_dates
from annotated_article.checking.check_ids import check_former, check_former_of, check_items, check_published
from annotated_article.checking.check_names import check_names
from annotated_article.checking.check_quotes import check_quotes
from annotated_article.kind import Kind
from annotated_article.kinds import ITEM_KINDS
from annotated_article.kinds.person import Person
from annotated_article.loading.read_value import did_you_mean
from annotated_article.model import Article, ArticleNotes, Entry, Library, Source, Text
from annotated_article.problems import MOST, Problem, few_of_each_file
from annotated_article.remember import Remember

_NO_REASONS = frozenset("yes no true false on off y n x 1 0 ja nein withdrawn reason".split())


def check_library(library: Library, remember: Remember | None = None) -> list[Problem]:
    """All problems of entries, sources and article notes, except those of places in the text."""
    problems: list[Problem] = []
    remember = remember or Remember()
    references = remember.same("references", references_of(library))
    for entry in library.entries.values():
        problems += islice(references.of_entry(entry), MOST + 1)
        problems += [*_check_review(entry), *_check_years(entry)]
    problems += check_names(library.entries.values())
    for article in library.ever:
        problems += remember(_check_article, article, references)
    problems += _no_reason(library.withdrawn.values())
    problems += [*check_former(library), *islice(check_published(library), MOST + 1)]
    problems += _same_addresses(library.sources.values())
    problems += _unused_sources(library, {problem.instead for problem in problems if problem.rule == "R002"})
    return list(few_of_each_file(problems))


def _check_article(article: Article, references: References) -> list[Problem]:
    claims = check_claims(article.notes.claims, article.notes.unread)
    ids = chain(check_items(article), check_former_of(article.notes.items))
    checks = (references.of_article(article), ids, check_quotes(article), check_dates(article), claims)
    return list(islice(chain(*checks), MOST + 1))


FEW_UNUSED = 10
"""So many unused entries may be forgotten ones, and each is a warning. More are a library that several sites share."""


def unused_entries(library: Library, mentioned: set[str]) -> list[Entry]:
    """Entries that stand nowhere: neither in an article (`mentioned`, by id) nor in another record.

    None where something could not be read or was taken down, which may use them, and no namesakes, which A003 tells of.
    """
    if library.unread or library.withdrawn:
        return []
    shared = Counter(fold(entry.name) for entry in library.entries.values())
    used = mentioned | set(_referred_entries(library))
    return [entry for entry in library.entries.values() if entry.id not in used and shared[fold(entry.name)] == 1]


def check_unused(unused: list[Entry]) -> Iterator[Problem]:
    """A warning for each unused entry, if there are few."""
    for entry in unused if len(unused) <= FEW_UNUSED else ():
        says = (f"`{entry.id}` stands in no article, and no other note names it.",)
        yield Problem("R004", entry.at, says, "add the form that the article prints to `aliases`, or delete the file")


def _check_years(entry: Entry) -> Iterator[Problem]:
    """An end before the beginning, and a life that has ended and goes on."""
    own = entry.own
    for first, last in entry.kind.spans:
        begin, end = getattr(own, first), getattr(own, last)
        if begin and end and end.when.latest < begin.when.earliest:
            yield Problem("D002", end.text.at, (f"`{first}` is {begin.text}, `{last}` is {end.text}.",), "correct one of the two")
    if isinstance(own, Person) and own.died and own.living:
        says = (f"`living` is yes, and `died` is {own.died.text}.",)
        yield Problem("F011", own.died.text.at, says, "take one of the two lines out")


def _no_reason(withdrawn: Iterable[Article]) -> Iterator[Problem]:
    for article in withdrawn:
        if article.withdrawn and article.withdrawn.lower().strip(".!") in _NO_REASONS:
            says = (f"“{article.withdrawn}” would be all that readers are told.",)
            fix = "write why, such as `withdrawn: Its publisher asked for it.`; to show the article again, take the line out"
            yield Problem("T006", article.withdrawn.at, says, fix)


def _check_review(entry: Entry) -> Iterator[Problem]:
    if entry.status != "reviewed":
        return
    given = {"reviewed_by": entry.reviewed_by, "reviewed_on": entry.reviewed_on}
    examples = {"reviewed_by": "A reviewer's name", "reviewed_on": "2026-11-23"}
    if missing := [name for name, value in given.items() if value is None]:
        lines = tuple(f"{name}: {examples[name]}" for name in missing)
        fix = f"add the line{'s' if len(missing) > 1 else ''}, for example"
        yield Problem("F006", entry.at, ("A reviewed note says who reviewed it and when.",), fix, lines)
    if isinstance(entry.own, Person) and entry.own.living and not entry.sources:
        says = ("The note is reviewed, and the person lives.",)
        yield Problem("S001", entry.at, says, "add a source, or set the status to draft", ("sources: [id-of-a-source]",))


@dataclass(frozen=True)
class References:
    """Ids that records name, compared with the entries and sources that there are.

    `folders`: entry id -> folder of its kind; `names`: folded name -> entry id; `sources`: source id -> address; `addresses`: the
    other way round.
    """

    folders: Mapping[str, str]
    names: Mapping[str, str]
    sources: Mapping[str, str]
    addresses: Mapping[str, str]
    unread: frozenset[str]

    def of_entry(self, entry: Entry) -> Iterator[Problem]:
        """Problems of the ids that an entry names."""
        yield from self.check_entries((*(relation.of for relation in entry.relations), *entry.not_same_as))
        for names, folders in _named_by(entry.own, entry.kind):
            yield from self.check_entries(names, *folders)
        yield from self.check_sources(entry.sources)

    def of_article(self, article: Article) -> Iterator[Problem]:
        """Problems of the ids that an article's notes name, but for those of claims."""
        notes = article.notes
        yield from self.check_entries(notes.cast)
        for item, kind in _with_kinds(notes):
            for names, folders in _named_by(item, kind):
                yield from self.check_entries(names, *folders)
        for sourced in notes.sourced:
            yield from self.check_sources(sourced.sources)

    def check_entries(self, names: Iterable[Text], *kinds: str) -> Iterator[Problem]:
        """Problems of the names that are no entry's id, or not that of an entry of one of these kinds."""
        for name in names:
            folder = self.folders.get(name)
            if folder is None and name not in self.unread:
                meant = self.names.get(fold(name).lower()) or did_you_mean(name, self.folders)
                otherwise = "write the name of an entry's file without .yml, or add the entry"
                yield _unknown("R001", name, "" if "," in name else meant, "write one id" if "," in name else otherwise)
            elif folder is not None and kinds and folder not in kinds:
                says = (f"`{name}` is one of the {folder}; here stand {' or '.join(kinds)}.",)
                yield Problem("R006", name.at, says, "name another entry, or take it out")

    def check_sources(self, names: Iterable[Text]) -> Iterator[Problem]:
        """Problems of the names that are no source's id."""
        if "*" in self.unread:
            return
        for name in names:
            if name not in self.sources and name not in self.unread:
                meant = self.addresses.get(name) or did_you_mean(name, self.sources)
                otherwise = (
                    "write an id from annotations/sources/, or add one to a file there, with `title`, `publisher`, `published` below it"
                )
                yield _unknown("R002", name, meant, otherwise)


def _with_kinds(notes: ArticleNotes) -> Iterator[tuple[object, Kind]]:
    """Everything that stands in an article's file of notes, each with its kind."""
    return ((item, kind) for section, kind in ITEM_KINDS.items() for item in getattr(notes, section))


def _named_by(record: object, kind: Kind) -> Iterator[tuple[Iterable[Text], tuple[str, ...]]]:
    """The ids of entries in each field of a record, and the folders in which these may be, none for any."""
    for field in kind.fields:
        if field.shape in ("entry", "entries") and (value := getattr(record, field.attribute or field.name, None)):
            yield value if isinstance(value, tuple) else (value,), field.to


def references_of(library: Library) -> References:
    """Collect what the records of a library may name."""
    entries, sources = library.entries.values(), library.sources.values()
    return References(
        {entry.id: entry.kind.folder for entry in entries},
        {fold(name).lower(): entry.id for entry in entries for name in (*entry.aliases, entry.name)},
        {source.id: str(source.url or "") for source in sources},
        {str(source.url): source.id for source in sources if source.url is not None},
        library.unread,
    )


def _unknown(rule: str, name: Text, meant: str, otherwise: str) -> Problem:
    return Problem(rule, name.at, (f"Did you mean {meant}?",) if meant else (), f"write {meant}" if meant else otherwise, instead=meant)


def _same_addresses(sources: Iterable[Source]) -> Iterator[Problem]:
    first: dict[str, Source] = {}
    for source in sources:
        if source.url is not None and (other := first.setdefault(source.url, source)) is not source:
            yield Problem("S002", source.url.at, (f"`{other.id}` has it too.",), f"use `{other.id}` for both, and delete this one")


def _used_sources(library: Library) -> set[str]:
    used: set[str] = set()
    for entry in library.entries.values():
        used.update(entry.sources)
    for article in library.ever:
        for item in article.notes.sourced:
            used.update(item.sources)
    return used


def _unused_sources(library: Library, meant: set[str]) -> Iterator[Problem]:
    """Sources that no note names, but for those that a misspelt id may mean."""
    if library.unread:
        return
    used = _used_sources(library) | meant
    for source in library.sources.values():
        if source.id not in used:
            yield Problem("R004", source.at, (f"No note rests on `{source.id}`.",), "name it under `sources` of a note, or delete it")


def _referred_entries(library: Library) -> Iterator[str]:
    for entry in library.entries.values():
        yield from (relation.of for relation in entry.relations)
        yield from (name for names, _ in _named_by(entry.own, entry.kind) for name in names)
    for article in library.ever:
        yield from article.notes.cast
        for item, kind in _with_kinds(article.notes):
            yield from (name for names, _ in _named_by(item, kind) for name in names)
