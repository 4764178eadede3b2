"""A project's folder as a Library. The only stage that knows where files stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from annotated_article.loading.read_article import read_article, read_notes
from annotated_article.loading.read_file import Texts, path_in, read_file
from annotated_article.loading.read_record import complete, read_record
from annotated_article.loading.read_value import ID, Report, did_you_mean
from annotated_article.loading.read_yaml import Mapping, read_yaml
from annotated_article.model import ENTRY_KINDS, Article, ArticleNotes, Dated, Entry, Kind, Library, Source, Span
from annotated_article.problems import Problem

KNOWN_FOLDERS = (*ENTRY_KINDS, "articles", "sources", "passages", "schema")


def load(root: Path) -> tuple[Library, list[Problem]]:
    """Everything under annotations/, docs/articles/ and seeds/, and all problems of all files."""
    problems: list[Problem] = []
    report = problems.append
    annotations = root / "annotations"
    entries = _by_id((entry for kind in ENTRY_KINDS.values() for entry in _entries(root, kind, report)), report)
    sources = _by_id(_sources(root, report), report)
    articles = {article.id: article for article in _articles(root, report)}
    for file in _stray(annotations):
        report(_not_read(root, file))
    return Library(entries, sources, articles, _seeds(root, articles.values(), report), Texts(root)), problems


def _files(folder: Path, ending: str) -> list[Path]:
    return sorted(folder.glob(f"*{ending}")) if folder.is_dir() else []


def _stray(annotations: Path) -> Iterator[Path]:
    """Files under annotations/ that no other function reads."""
    if not annotations.is_dir():
        return
    for file in sorted(annotations.rglob("*")):
        inside = file.relative_to(annotations).parts
        if file.is_dir() or file.name.startswith(".") or inside[0] in ("passages", "schema") or inside == ("published.lock",):
            continue
        if not (len(inside) == 2 and inside[0] in KNOWN_FOLDERS and file.suffix == ".yml"):
            yield file


def _not_read(root: Path, file: Path) -> Problem:
    path = path_in(root, file)
    folder = path.split("/")[1] if path.count("/") > 1 else ""
    meant = did_you_mean(folder, KNOWN_FOLDERS) if folder not in KNOWN_FOLDERS else ""
    says = (
        f"Did you mean the folder {meant}?"
        if meant
        else f"Files stand in one of the folders {', '.join(KNOWN_FOLDERS[:6])} and end in .yml."
    )
    return Problem("I003", Span(path), (says,), "move or rename the file")


Item = TypeVar("Item", Entry, Source)


def _by_id(items: Iterable[Item], report: Report) -> dict[str, Item]:
    """Items by id; the second one of an id is reported and left out."""
    found: dict[str, Item] = {}
    for item in items:
        if first := found.get(item.id):
            report(Problem("I002", item.at, (f"It is taken by {first.at.path}, line {first.at.line}.",), "choose another id"))
        else:
            found[item.id] = item
    return found


def _entries(root: Path, kind: Kind, report: Report) -> Iterator[Entry]:
    for file in _files(root / "annotations" / kind.folder, ".yml"):
        path = path_in(root, file)
        if not ID.fullmatch(file.stem):
            report(
                Problem(
                    "I001", Span(path), ("The file's name is the entry's id.",), "rename the file: lower case letters a-z, digits, hyphens"
                )
            )
            continue
        text, problem = read_file(root, file)
        if problem:
            report(problem)
            continue
        node, problems = read_yaml(text, path)
        for each in problems:
            report(each)
        values = read_record(node, kind.folder, report)
        if values and complete(values, kind.folder):
            values.pop("unread", None)
            yield Entry(id=file.stem, kind=kind, **values)


def _sources(root: Path, report: Report) -> Iterator[Source]:
    for file in _files(root / "annotations" / "sources", ".yml"):
        text, problem = read_file(root, file)
        if problem:
            report(problem)
            continue
        node, problems = read_yaml(text, path_in(root, file))
        for each in problems:
            report(each)
        if isinstance(node, Mapping):
            yield from _sources_of(node, report)
        elif node is not None:
            report(
                Problem(
                    "F005",
                    node.at,
                    ("A bibliography is a list of ids, each with its fields below it.",),
                    "write `an-id:` and the fields below it",
                )
            )


def _sources_of(node: Mapping, report: Report) -> Iterator[Source]:
    for key, record in node.fields:
        if not ID.fullmatch(key):
            report(Problem("I001", key.at, (), "use lower case letters a-z, digits and single hyphens"))
            continue
        values = read_record(record, "source", report, f"The source `{key}`")
        if values and complete(values, "source"):
            values.pop("unread", None)
            published = values.pop("published")
            yield Source(id=key, published=published if isinstance(published, Dated) else None, **{**values, "at": key.at})


def _articles(root: Path, report: Report) -> Iterator[Article]:
    notes_folder = root / "annotations" / "articles"
    files = {file.stem: file for file in _files(root / "docs" / "articles", ".md") if file.stem != "index"}
    for article_id, file in files.items():
        path = path_in(root, file)
        if not ID.fullmatch(article_id):
            report(
                Problem(
                    "I001",
                    Span(path),
                    ("The file's name is the article's id.",),
                    "rename the file: lower case letters a-z, digits, hyphens",
                )
            )
            continue
        text, problem = read_file(root, file)
        if problem:
            report(problem)
            continue
        notes = _notes(root, notes_folder / f"{article_id}.yml", report)
        if article := read_article(text, path, article_id, notes, report):
            yield article
    for file in _files(notes_folder, ".yml"):
        if file.stem not in files:
            meant = did_you_mean(file.stem, files)
            says = (f"Did you mean {meant}?",) if meant else (f"There is no docs/articles/{file.stem}.md.",)
            report(Problem("R005", Span(path_in(root, file)), says, "name the file like the article, with .yml"))


def _notes(root: Path, file: Path, report: Report) -> ArticleNotes:
    path = path_in(root, file)
    if not file.exists():
        return ArticleNotes(path)
    text, problem = read_file(root, file)
    if problem:
        report(problem)
        return ArticleNotes(path)
    return read_notes(text, path, report)


def _seeds(root: Path, articles: Iterable[Article], report: Report) -> dict[str, str]:
    """File name -> text, for the seeds that articles name."""
    folder = root / "seeds"
    known = [file.name for file in _files(folder, "")]
    seeds: dict[str, str] = {}
    for article in articles:
        if article.seed is None:
            continue
        if article.seed not in known:
            meant = did_you_mean(article.seed, known)
            says = (f"Did you mean {meant}?",) if meant else (f"In seeds/ stand: {', '.join(known[:5]) or 'no files'}.",)
            report(Problem("T002", article.seed.at, says, "write the name of a file in seeds/"))
            continue
        text, problem = read_file(root, folder / article.seed)
        if problem:
            report(problem)
        else:
            seeds[article.seed] = text
    return seeds
