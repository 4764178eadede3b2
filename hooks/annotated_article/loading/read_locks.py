"""What the `passages` command wrote: the numbers of each article's paragraphs, and the ids that were published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from annotated_article import published_ids
from annotated_article.loading.meant_word import did_you_mean
from annotated_article.loading.read_file import is_inside, link_outside, read_file
from annotated_article.model.articles import Article
from annotated_article.model.typed import Span
from annotated_article.problems import Problem, Report

FOLDER = "annotations/passages"


def lock_files(root: Path, report: Report) -> dict[str, Path]:
    """Article id -> its lock."""
    folder = root / FOLDER
    if folder.is_dir() and not is_inside(root, folder):
        report(link_outside(FOLDER))
        return {}
    return {file.stem: file for file in sorted(folder.glob("*.lock"))}


def check_lock_owner(name: str, locks: Mapping[str, Path], articles: Iterable[Article], known: Iterable[str], path: str) -> Problem | None:
    """The problem of a lock that has its article's old name, or doesn't belong to any of the `known` articles."""
    if name in known:
        return None
    owner = next((article for article in articles if name in article.formerly and article.id not in locks), None)
    if owner is None:
        return _of_no_article(path, name, known)
    says = (f"It is the lock of {owner.id}, under the article's old name.",)
    return Problem("T005", Span(path), says, "run: python hooks/annotate.py passages")


def _of_no_article(path: str, name: str, known: Iterable[str]) -> Problem:
    meant = did_you_mean(name, known)
    says = (f"Did you mean {meant}?",) if meant else (f"There is no docs/articles/{name}.md.",)
    fix = f"if the article was renamed, add `formerly: [{name}]` to its header; if it was taken down, restore its file and add `withdrawn`"
    return Problem("T005", Span(path), says, fix)


def read_published(root: Path, report: Report) -> dict[str, int]:
    """The ids in annotations/published.lock with their lines; none if there is no such file."""
    file = root / published_ids.PATH
    if not file.exists() and not file.is_symlink():
        return {}
    text, problem = read_file(root, file)
    if problem is None:
        ids, problem = published_ids.ids_in(text)
    if problem is not None:
        report(problem)
        return {}
    return ids
