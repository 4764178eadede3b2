"""A project's folder as a Library. The only stage that knows where files are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from annotated_article.loading.article_text import check_text
from annotated_article.loading.field_table import RECORDS
from annotated_article.loading.read_allowances import read_allowances
from annotated_article.loading.read_article import read_article, read_notes
from annotated_article.loading.read_file import Texts, is_inside, link_outside, path_in, read_file, resolved
from annotated_article.loading.read_locks import read_published, with_locks
from annotated_article.loading.read_record import complete, read_node, read_record
from annotated_article.loading.read_sheets import read_sheets
from annotated_article.loading.read_statement import read_statement
from annotated_article.loading.read_value import ID, Report, did_you_mean, id_of
from annotated_article.loading.read_yaml import Mapping
from annotated_article.loading.stray_files import stray_files, unusable_pages
from annotated_article.model import ENTRY_KINDS, Allowance, Article, ArticleNotes, Dated, Entry, Kind, Library, Source, Span, Text
from annotated_article.problems import Problem, few_of_each_file


def load(root: Path) -> tuple[Library, list[Problem]]:
    """Everything under annotations/, docs/articles/ and seeds/, and all problems of all files."""
    resolved.cache_clear()
    problems: list[Problem] = []
    report = problems.append
    unread: set[str] = set()
    allowances: list[Allowance] = []
    entries = _by_id(
        (entry for kind in ENTRY_KINDS.values() for entry in _entries(root, kind, report, unread, allowances)),
        "rename one of the two files",
        report,
    )
    sources = _by_id(_sources(root, report, unread, allowances), "choose another id", report)
    files = {file.stem for file in _files(root, "docs/articles", ".md", report)}
    ever = with_locks(root, _articles(root, report, unread, allowances), files, report)
    articles = {name: article for name, article in ever.items() if article.withdrawn is None}
    withdrawn = {name: article for name, article in ever.items() if article.withdrawn is not None}
    problems += [*stray_files(root), *unusable_pages(root)]
    seeds = _seeds(root, articles.values(), report)
    published = read_published(root, report)
    sheets = read_sheets(root, report)
    statement = read_statement(root, report)
    library = Library(
        entries, sources, articles, seeds, Texts(root), frozenset(unread), withdrawn, published, tuple(allowances), sheets, statement
    )
    return library, list(few_of_each_file(problems))


def _files(root: Path, folder: str, ending: str, report: Report) -> list[Path]:
    """The files of a folder with this ending, in order."""
    if not (root / folder).is_dir():
        return []
    if not is_inside(root, root / folder):
        report(link_outside(folder))
        return []
    return sorted((root / folder).glob(f"*{ending}"))


Item = TypeVar("Item", Entry, Source)


def _by_id(items: Iterable[Item], fix: str, report: Report) -> dict[str, Item]:
    """Items by id; a second item with the same id is reported and left out."""
    found: dict[str, Item] = {}
    for item in items:
        if first := found.get(item.id):
            report(Problem("I002", item.at, (f"{first.at.path}, line {first.at.line}, has it already.",), fix))
        else:
            found[item.id] = item
    return found


def _entries(root: Path, kind: Kind, report: Report, unread: set[str], allowances: list[Allowance]) -> Iterator[Entry]:
    for file in _files(root, f"annotations/{kind.folder}", ".yml", report):
        unread.add(file.stem)
        path = path_in(root, file)
        if not ID.fullmatch(file.stem):
            report(_wrong_name(path, "entry", f"{id_of(file.stem.removesuffix('.yml'))}.yml"))
            continue
        if (text := _text(root, file, report, allowances)) is None:
            continue
        node, report_others = read_node(text, path, report)
        values = read_record(node, kind.folder, report_others)
        if values and complete(values, kind.folder):
            if not values.pop("unread"):
                unread.discard(file.stem)
            yield Entry(id=file.stem, kind=kind, **values)


def _wrong_name(path: str, what: str, meant: str) -> Problem:
    says = (f"The file name is the {what}'s id: lower-case letters a-z, digits and single hyphens.",)
    return Problem("I001", Span(path), says, f"name it {meant}" if not meant.startswith(".") else "rename the file")


def _text(root: Path, file: Path, report: Report, allowances: list[Allowance]) -> str | None:
    """The file's text, or None if it cannot be used. What its YAML allows is added to `allowances`."""
    text, problem = read_file(root, file)
    if problem:
        report(problem)
        return None
    if file.suffix in (".yml", ".md"):
        yaml = text if file.suffix == ".yml" else text.partition("\n---")[0]
        allowances += read_allowances(yaml, path_in(root, file), report)
    return text


def _sources(root: Path, report: Report, unread: set[str], allowances: list[Allowance]) -> Iterator[Source]:
    for file in _files(root, "annotations/sources", ".yml", report):
        text = _text(root, file, report, allowances)
        if text is None:
            unread.add("*")
            continue
        node, report_others = read_node(text, path_in(root, file), report)
        stray = _fields_among_ids(node) if isinstance(node, Mapping) else []
        if isinstance(node, Mapping) and len(stray) < 2:
            yield from _sources_of(node, report_others, unread)
            continue
        unread.add("*")
        if node is not None:
            says = ("A bibliography has each source's id on its own line, and the source's fields below it.",)
            at = stray[0].at if stray else node.at
            report_others(
                Problem("F005", at, says, "write an id, such as gazette-2001-05-14, and indent the fields below it by two spaces")
            )


def _fields_among_ids(node: Mapping) -> list[Text]:
    """The fields of a source where the ids of sources belong."""
    names = {field.name for field in RECORDS["source"]}
    return [key for key, value in node.fields if key in names and isinstance(value, Text)]


def _sources_of(node: Mapping, report: Report, unread: set[str]) -> Iterator[Source]:
    for key, record in node.fields:
        unread.add(key)
        if not ID.fullmatch(key):
            unread.add("*")
            report(Problem("I001", key.at, (), "use lower-case letters a-z, digits and single hyphens", instead=id_of(key)))
            continue
        values = read_record(record, "source", report, f"The source `{key}`")
        if values and complete(values, "source"):
            if not values.pop("unread"):
                unread.discard(key)
            published = values.pop("published")
            yield Source(id=key, published=published if isinstance(published, Dated) else None, **{**values, "at": key.at})


def _articles(root: Path, report: Report, unread: set[str], allowances: list[Allowance]) -> Iterator[Article]:
    pages = frozenset(file.relative_to(root / "docs").as_posix() for file in (root / "docs").rglob("*.*"))
    files = {file.stem: file for file in _files(root, "docs/articles", ".md", report) if file.stem != "index"}
    for article_id, file in files.items():
        path = path_in(root, file)
        if not ID.fullmatch(article_id):
            report(_wrong_name(path, "article", f"{id_of(article_id)}.md"))
            continue
        unread.add(path)
        text = _text(root, file, report, allowances)
        notes = _notes(root, root / "annotations/articles" / f"{article_id}.yml", report, unread, allowances)
        if text is not None and (article := read_article(text, path, article_id, notes, report)):
            unread.discard(path)
            for problem in check_text(article.markdown, path, article.first_line, pages):
                report(problem)
            yield article
    for file in _files(root, "annotations/articles", ".yml", report):
        if file.stem not in files:
            unread.add(path_in(root, file))
            meant = did_you_mean(file.stem, files)
            says = (f"Did you mean {meant}?",) if meant else (f"There is no {path_in(root, root / 'docs/articles' / file.stem)}.md.",)
            report(
                Problem(
                    "R005",
                    Span(path_in(root, file)),
                    says,
                    f"name it {meant}.yml" if meant else "name the file after the article, with .yml",
                )
            )


def _notes(root: Path, file: Path, report: Report, unread: set[str], allowances: list[Allowance]) -> ArticleNotes:
    path = path_in(root, file)
    if not file.exists():
        return ArticleNotes(path)
    text = _text(root, file, report, allowances)
    notes = read_notes(text, path, report) if text is not None else ArticleNotes(path, unread=frozenset("*"))
    if notes.unread:
        unread.add(path)
    return replace(notes, written=True)


def _seeds(root: Path, articles: Iterable[Article], report: Report) -> dict[str, str]:
    """File name -> text, for the seeds that articles name."""
    known = [file.name for file in _files(root, "seeds", "", report)]
    seeds: dict[str, str] = {}
    for article in articles:
        if article.seed is None or article.seed in seeds:
            continue
        if article.seed not in known:
            meant = did_you_mean(article.seed, known)
            says = (f"Did you mean {meant}?",) if meant else (f"seeds/ has {', '.join(known[:5]) or 'no files'}.",)
            report(Problem("T002", article.seed.at, says, "write the name of a file in seeds/", instead=meant))
        elif (text := _text(root, root / "seeds" / article.seed, report, [])) is not None:
            seeds[article.seed] = text
    return seeds
