"""What `passages` writes: an up-to-date lock for each article, and the published ids. Values in, files out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from annotated_article.anchoring.anchor_article import AnchoredArticle
from annotated_article.anchoring.reader_text import words_of_passages
from annotated_article.model.articles import Library
from annotated_article.numbering.lock_text import lock_text
from annotated_article.numbering.renumber import describe_changes, renumber
from annotated_article.problems import Problem
from annotated_article.published_ids import PATH, ids_of, published_text

FOLDER = "annotations/passages/"
_SETTLED_HERE = frozenset({"T003", "T005", "T007"})


class Locked(NamedTuple):
    """Path -> text of the files to write, the paths of the files to delete, and the lines to print."""

    files: dict[str, str]
    outdated: list[str]
    report: list[str]


def lock_passages(articles: Iterable[AnchoredArticle]) -> Locked:
    """The lock of each article that has none, or whose text or name has changed since."""
    locked = Locked({}, [], [])
    for anchored in articles:
        article = anchored.article
        path = f"{FOLDER}{article.id}.lock"
        old = article.lock.passages if article.lock else ()
        new = renumber(old, words_of_passages(anchored.texts["body"]))
        renamed = article.lock is not None and article.lock.path != path
        if new and (new != old or renamed):
            locked.files[path] = lock_text(new)
            locked.report.extend([article.id, *(f"  {line}" for line in describe_changes(old, new))])
        if article.lock is not None and renamed:
            locked.outdated.append(article.lock.path)
            locked.report.append(f"  its lock was {article.lock.path}")
    return locked


def lock_ids(library: Library) -> Locked:
    """The list of published ids with the new ones."""
    new = sorted(set(ids_of(library)) - library.published_ids.keys())
    if not new:
        return Locked({}, [], [])
    report = f"{len(new):,} id{'' if len(new) == 1 else 's'} published: {', '.join(new[:3])}{' …' if len(new) > 3 else ''}"
    return Locked({PATH: published_text([*library.published_ids, *new])}, [], [report])


def without_ids(published: Mapping[str, int], forgotten: Iterable[str]) -> str:
    """The list's text without these ids."""
    return published_text(published.keys() - set(forgotten))


def unusable(problems: Iterable[Problem]) -> list[Problem]:
    """The problems of locks that a person must fix, because overwriting them would lose numbers."""
    of_locks = [each for each in problems if each.at.path.startswith(FOLDER) or each.at.path == PATH]
    return [each for each in of_locks if each.rule == "T004" or each.rule.startswith("Y")]


def unsettled(problems: Iterable[Problem]) -> list[Problem]:
    """The errors that `passages` cannot settle; with any of them, no ids are published."""
    return [each for each in problems if each.is_error and each.rule not in _SETTLED_HERE]
