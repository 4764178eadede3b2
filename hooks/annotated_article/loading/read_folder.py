"""A project's folder as a Library. The only stage that knows where files are.

Each file is read in one pass into a `Reading`. A `Project` that is loaded again reads only what changed: unchanged files give the very
same objects, so later stages can see by identity what is new.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar

from annotated_article.kind import EntryKind
from annotated_article.kinds import ENTRY_KINDS
from annotated_article.loading.article_text import check_text
from annotated_article.loading.file_cache import Read, Reading, Readings
from annotated_article.loading.meant_word import did_you_mean, id_of, is_id
from annotated_article.loading.read_article import join_notes, read_article, read_notes
from annotated_article.loading.read_entries import read_entry, read_sources
from annotated_article.loading.read_file import Texts, is_inside, link_outside, path_in
from annotated_article.loading.read_locks import check_lock_owner, lock_files, read_published
from annotated_article.loading.read_record import read_node
from annotated_article.loading.read_sheets import read_sheet, sheet_files
from annotated_article.loading.read_statement import read_statement
from annotated_article.loading.read_yaml import too_many_accents
from annotated_article.loading.stray_files import LIST, stray_files, unusable_pages
from annotated_article.memory import Memory
from annotated_article.model.articles import Article, Library, PassageLock
from annotated_article.model.notes import ArticleNotes, Entry, Source
from annotated_article.model.sheets import Sheet
from annotated_article.model.typed import Allowance, Span, Text
from annotated_article.numbering.lock_text import read_lock
from annotated_article.problems import Problem, Report, Reported


def load(root: Path) -> tuple[Library, list[Problem]]:
    """Load everything in annotations/, docs/articles/, docs/teach/ and seeds/, and all problems of all files."""
    return Project(root).load()


class Project:
    """A folder that is loaded once, or again after each edit.

    `keep_last_good`: a file that can't be read any more keeps its last value. Its problems are still reported.
    """

    def __init__(self, root: Path, *, keep_last_good: bool = False) -> None:
        self._root = root
        self._readings = Readings(root, keep_last_good=keep_last_good)
        self._memory = Memory()

    def load(self) -> tuple[Library, list[Problem]]:
        """Load the library as the folder is now, and all problems."""
        self._readings.next_edit()
        self._memory.next_edit()
        loading = _Loading(self._root, self._readings, self._memory)
        return loading.library(), loading.problems


class _Loading(Reported):
    """One pass over a project's folder, which collects what its files say."""

    def __init__(self, root: Path, readings: Readings, remember: Memory) -> None:
        super().__init__()
        self.root = root
        self.readings = readings
        self.remember = remember
        self.unread: set[str] = set()
        self.allowances: list[Allowance] = []

    def library(self) -> Library:
        """Everything in the folder."""
        in_folders = [entry for kind in ENTRY_KINDS.values() for entry in self._entries(kind)]
        in_files = [*self._sources()]
        ever = self._articles()
        beside = [article.notes.beside for article in ever.values()]
        entries = _by_id((*in_folders, *(entry for each in beside for entry in each.entries)), self.report)
        sources = _by_id((*in_files, *(source for each in beside for source in each.sources)), self.report)
        self.unread.update(*(each.unread for each in beside))
        articles = {name: article for name, article in ever.items() if article.withdrawn is None}
        withdrawn = {name: article for name, article in ever.items() if article.withdrawn is not None}
        self.report(*stray_files(self.root), *unusable_pages(self.root))
        return Library(
            entries,
            sources,
            articles,
            seeds=self._seeds(articles.values()),
            texts=Texts(self.root),
            unread=frozenset(self.unread),
            withdrawn=withdrawn,
            published_ids=read_published(self.root, self.report),
            allowances=tuple(self.allowances),
            sheets=self._sheets(),
            statement=read_statement(self.root, self.report),
        )

    def _take(self, file: Path, read: Read) -> Any:
        """The value of one file; everything else about it is collected."""
        reading = self.readings.of(file, read)
        self.report(*reading.problems)
        self.allowances += reading.allowances
        self.unread |= reading.unread
        return reading.value

    def _entries(self, kind: EntryKind) -> Iterator[Entry]:
        for file in _files(self.root, f"annotations/{kind.folder}", ".yml", self.report):
            if not is_id(file.stem):
                self.unread.add(file.stem)
                self.report(_wrong_name(path_in(self.root, file), "entry", f"{id_of(file.stem.removesuffix('.yml'))}.yml"))
                continue
            entry = self._take(file, partial(_read_entry, file.stem, kind))
            if entry is None:
                self.unread.add(file.stem)
            else:
                yield entry

    def _sources(self) -> Iterator[Source]:
        for file in _files(self.root, "annotations/sources", ".yml", self.report):
            sources = self._take(file, _read_sources)
            if sources is None:
                self.unread.add("*")
            else:
                yield from sources

    def _articles(self) -> dict[str, Article]:
        """The articles by id, each with its notes and its lock."""
        found_files = _files(self.root, "docs/articles", ".md", self.report)
        files = {file.stem: file for file in found_files if file.name.lower() not in LIST}
        notes = self._notes_files()
        locks = lock_files(self.root, self.report)
        pages = self.remember.same("pages", _files_below(self.root / "docs") if files else frozenset())
        articles = (self._article(name, file, notes.get(name, []), locks, pages) for name, file in files.items())
        found = {article.id: article for article in articles if article}
        for name in notes.keys() - files.keys():
            path = path_in(self.root, notes[name][0])
            self.unread |= {path, "*", "*entries"}
            self.report(_notes_of_no_article(path, name, files))
        for name, file in sorted(locks.items()):
            if problem := check_lock_owner(name, locks, found.values(), files, path_in(self.root, file)):
                self.report(problem)
        return found

    def _notes_files(self) -> dict[str, list[Path]]:
        """Article -> the files of its notes: annotations/articles/<article>.yml, then those in the folder of that name."""
        place = "annotations/articles"
        found = {file.stem: [file] for file in _files(self.root, place, ".yml", self.report)}
        folders = sorted(each.name for each in (self.root / place).iterdir() if each.is_dir()) if (self.root / place).is_dir() else []
        for name in (name for name in folders if not name.endswith(".yml")):
            if files := _files(self.root, f"{place}/{name}", ".yml", self.report):
                found[name] = [*found.get(name, ()), *files]
        return found

    def _article(self, name: str, file: Path, notes_files: list[Path], locks: dict[str, Path], pages: frozenset[str]) -> Article | None:
        if not is_id(name):
            self.report(_wrong_name(path_in(self.root, file), "article", f"{id_of(name)}.md"))
            self._not_read(name, notes_files)
            return None
        article: Article | None = self._take(file, partial(_read_article, name))
        notes = (_no_notes(f"annotations/articles/{name}.yml"), *map(self._notes, notes_files))
        if article is None:
            self._not_read(name, notes_files)
            return None
        self.report(*self.remember(_check_text, article, pages))
        lock = next((locks[name] for name in (article.id, *article.formerly) if name in locks), None)
        return self.remember(_joined, article, self._take(lock, _read_lock) if lock else None, *notes)

    def _not_read(self, name: str, notes_files: list[Path]) -> None:
        """Remember that nobody knows what the article and its notes mention."""
        self.unread |= {f"docs/articles/{name}.md", *({"*", "*entries"} if notes_files else ())}

    def _notes(self, file: Path) -> ArticleNotes:
        path = path_in(self.root, file)
        notes: ArticleNotes | None = self._take(file, _read_notes)
        if notes is None or notes.unread:
            self.unread.add(path)
        return notes or _unreadable_notes(path)

    def _seeds(self, articles: Iterable[Article]) -> dict[str, str]:
        """File name -> text, for the seeds that articles name."""
        known = [file.name for file in _files(self.root, "seeds", "", self.report)]
        seeds: dict[str, str] = {}
        for article in articles:
            if article.seed is None or article.seed in seeds:
                continue
            if article.seed not in known:
                self.report(_no_such_seed(article.seed, known))
            elif (text := self._take(self.root / "seeds" / article.seed, _read_seed)) is not None:
                seeds[article.seed] = text
        return seeds

    def _sheets(self) -> dict[str, Sheet]:
        """Path -> sheet, for every page in docs/teach/ that has a block."""
        sheets = (self._take(file, _read_sheet) for file in sheet_files(self.root))
        return {sheet.path: sheet for sheet in sheets if sheet}


def _files(root: Path, folder: str, ending: str, report: Report) -> list[Path]:
    """The files of a folder with this ending, in order."""
    if not (root / folder).is_dir():
        return []
    if not is_inside(root, root / folder):
        report(link_outside(folder))
        return []
    with os.scandir(root / folder) as found:  # sorting names is ten times as fast as sorting paths
        names = sorted(entry.name for entry in found if entry.name.endswith(ending))
    place = root / folder
    return [place / name for name in names]


def _files_below(folder: Path) -> frozenset[str]:
    """The paths of all files in the folder and its subfolders, relative to it."""
    start = len(str(folder)) + 1
    found = (f"{place}/{name}"[start:] for place, _, names in os.walk(folder) for name in names)
    return frozenset(path.replace(os.sep, "/") for path in found)


Item = TypeVar("Item", Entry, Source)


def _by_id(items: Iterable[Item], report: Report) -> dict[str, Item]:
    """Items by id; a second item with the same id is reported and left out."""
    found: dict[str, Item] = {}
    for item in items:
        if first := found.get(item.id):
            are_files = not item.at.path.startswith(("annotations/articles/", "annotations/sources/"))
            fix = "rename one of the two files" if are_files else "choose another id, or delete one of the two"
            report(Problem("I002", item.at, (f"This id is already used in {first.at.path}, line {first.at.line}.",), fix))
        else:
            found[item.id] = item
    return found


def _read_entry(entry_id: str, kind: EntryKind, text: str, path: str, reading: Reading) -> Entry | None:
    node, report = read_node(text, path, reading.report)
    return read_entry(entry_id, kind, node, report, reading.unread)


def _wrong_name(path: str, what: str, meant: str) -> Problem:
    says = (f"The file name is the {what}'s id: lower-case letters a-z, digits and single hyphens.",)
    return Problem("I001", Span(path), says, f"rename it to {meant}" if not meant.startswith(".") else "rename the file")


def _read_sources(text: str, path: str, reading: Reading) -> list[Source] | None:
    node, report = read_node(text, path, reading.report)
    return read_sources(node, report, reading.unread)


def _read_article(article_id: str, text: str, path: str, reading: Reading) -> Article | None:
    return read_article(text, path, article_id, _no_notes(""), reading.report)


def _read_notes(text: str, path: str, reading: Reading) -> ArticleNotes:
    return replace(read_notes(text, path, reading.report), written=True)


@cache
def _no_notes(path: str) -> ArticleNotes:
    """The notes of an article that has no file of notes: always the same object."""
    return ArticleNotes(path)


@cache
def _unreadable_notes(path: str) -> ArticleNotes:
    return ArticleNotes(path, unread=frozenset("*"), written=True)


def _check_text(article: Article, pages: frozenset[str]) -> list[Problem]:
    return list(check_text(article.markdown, article.path, article.first_line, pages))


def _joined(article: Article, lock: PassageLock | None, *notes: ArticleNotes) -> Article:
    return replace(article, lock=lock, notes=join_notes(notes, article.markdown))


def _read_lock(text: str, path: str, reading: Reading) -> PassageLock | None:
    lock, problem = read_lock(text, path)
    if problem:
        reading.report(problem)
    return lock


def _read_seed(text: str, path: str, reading: Reading) -> str | None:
    if problem := too_many_accents(text, path):
        reading.report(problem)
        return None
    return text


def _read_sheet(text: str, path: str, reading: Reading) -> Sheet | None:
    return read_sheet(text, path, reading.report)


def _notes_of_no_article(path: str, name: str, known: Iterable[str]) -> Problem:
    meant = did_you_mean(name, known)
    says = (f"Did you mean {meant}?",) if meant else (f"There is no docs/articles/{name}.md.",)
    if path.count("/") > 2:
        return Problem("R005", Span(path), says, f"move it to annotations/articles/{meant or '<article>'}/")
    otherwise = "give it the name of the article's file, with .yml"
    return Problem("R005", Span(path), says, f"rename it to {meant}.yml" if meant else otherwise)


def _no_such_seed(seed: Text, known: list[str]) -> Problem:
    meant = did_you_mean(seed, known)
    says = (f"Did you mean {meant}?",) if meant else (f"seeds/ has {', '.join(known[:5]) or 'no files'}.",)
    return Problem("T002", seed.at, says, "write the name of a file in seeds/", instead=meant)
