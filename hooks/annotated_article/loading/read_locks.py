"""What the command `passages` wrote: the numbers of each article's paragraphs, and the ids that were published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from annotated_article import published
from annotated_article.loading.read_file import is_inside, link_outside, path_in, read_file
from annotated_article.loading.read_value import Report, did_you_mean
from annotated_article.model import Article, PassageLock, Span
from annotated_article.numbering.lock_text import read_lock
from annotated_article.problems import Problem

FOLDER = "annotations/passages"


def with_locks(root: Path, articles: Iterable[Article], known: Iterable[str], report: Report) -> dict[str, Article]:
    """The articles by id, each with its lock; a lock that belongs to none of the `known` articles is reported."""
    folder = root / FOLDER
    if folder.is_dir() and not is_inside(root, folder):
        report(link_outside(FOLDER))
        return {article.id: article for article in articles}
    locks = {file.stem: file for file in sorted(folder.glob("*.lock"))}
    found = {}
    for article in articles:
        name = next((name for name in (article.id, *article.formerly) if name in locks), "")
        lock = _lock(root, locks.pop(name), report) if name else None
        if lock and name != article.id:
            says = (f"It is the lock of {article.id}, under the article's old name.",)
            report(Problem("T005", Span(lock.path), says, "run: python hooks/annotate.py passages"))
        found[article.id] = replace(article, lock=lock) if lock else article
    for name in sorted(locks.keys() - set(known)):
        report(_of_no_article(path_in(root, locks[name]), name, known))
    return found


def _lock(root: Path, file: Path, report: Report) -> PassageLock | None:
    text, problem = read_file(root, file)
    if problem is None:
        lock, problem = read_lock(text, path_in(root, file))
    if problem is not None:
        report(problem)
        return None
    return lock


def _of_no_article(path: str, name: str, known: Iterable[str]) -> Problem:
    meant = did_you_mean(name, known)
    says = (f"Did you mean {meant}?",) if meant else (f"There is no docs/articles/{name}.md.",)
    fix = f"if the article was renamed, add `formerly: [{name}]` to its front matter; if it was taken down, add `withdrawn` there"
    return Problem("T005", Span(path), says, fix)


def read_published(root: Path, report: Report) -> dict[str, int]:
    """The ids in annotations/published.lock with their lines; none if there is no such file."""
    file = root / published.PATH
    if not file.exists() and not file.is_symlink():
        return {}
    text, problem = read_file(root, file)
    if problem is None:
        ids, problem = published.read_published(text)
    if problem is not None:
        report(problem)
        return {}
    return ids
