"""Every id that was ever published, as annotations/published.lock has them, and what has each of them today."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from annotated_article.kinds import ENTRY_KINDS, ITEM_KINDS
from annotated_article.model.articles import Article, Library
from annotated_article.model.notes import ArticleNotes, Entry, Item
from annotated_article.model.typed import Span
from annotated_article.numbering.lock_text import CONFLICT
from annotated_article.problems import Problem

PATH = "annotations/published.lock"
HEAD = """\
# Every id that was ever published: none of them may vanish without `formerly` at what took its place.
# Only `python hooks/annotate.py passages` writes here. Two branches with different lines: keep all lines of both.
"""
_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_FOLDERS, _SECTIONS = "|".join(ENTRY_KINDS), "|".join(kind.folder for kind in ITEM_KINDS.values() if kind.has_id)
# people/ada  articles/bridge  articles/bridge/claims/bridge-safe
_LINE = re.compile(rf"(?:{_FOLDERS}|articles)/{_ID}|articles/{_ID}/(?:{_SECTIONS})/{_ID}")

Named = Entry | Article | Item
N = TypeVar("N", bound=Named)


def published_text(ids: Iterable[str]) -> str:
    """The list's text: a line for each id, in order."""
    return HEAD + "".join(f"{line}\n" for line in sorted(set(ids)))


def ids_in(text: str) -> tuple[dict[str, int], Problem | None]:
    """Each id with its line, or the first line that isn't an id."""
    ids: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        if line.startswith(CONFLICT):
            says = ("Git has put two versions of this file together, and the lines that it put between them are still there.",)
            fix = "delete the lines that begin with <<<<<<<, ======= and >>>>>>>, and keep all others"
            return {}, Problem("T004", Span(PATH, number, 1, len(line)), says, fix)
        if not _LINE.fullmatch(line):
            says = ("It doesn't have the form people/ada or articles/bridge/claims/bridge-safe.",)
            fix = "restore the file's last good version, or delete the line if it wasn't an id"
            return {}, Problem("T004", Span(PATH, number, 1, len(line)), says, fix)
        ids[line] = number
    return ids, None


def ids_of(library: Library) -> Iterator[str]:
    """Every id that a site of this library publishes, in the format of the list."""
    yield from (f"{entry.kind.folder}/{entry.id}" for entry in library.entries.values())
    for article in library.ever:
        yield f"articles/{article.id}"
        for section, items in sections(article.notes).items():
            yield from (f"articles/{article.id}/{section}/{item.id}" for item in items)


def changed_ids(library: Library) -> list[str]:
    """The published ids that nothing has any more in exactly that form, in the order of the list."""
    today = set(ids_of(library)) if library.published_ids else set()
    return [published for published in library.published_ids if published not in today]


def sections(notes: ArticleNotes) -> Mapping[str, tuple[Item, ...]]:
    """An article's items that have ids, by their section."""
    return {"dates": notes.dates, "claims": notes.claims, "questions": notes.questions, "corrections": notes.corrections}


def owners(library: Library) -> Callable[[str], Named | None]:
    """From a published id to what has it today, as its id or under `formerly`; an id in use takes precedence over a former one."""
    bearing: dict[str, Named] = {}
    bearing |= {f"entries/{name}": entry for name, entry in _named(library.entries.values())}
    for name, article in _named(library.ever):
        bearing[f"articles/{name}"] = article
        bearing |= {f"articles/{name}/{inside}": item for inside, item in _named(article.notes.items)}

    def owner(published: str) -> Named | None:
        folder, name, *inside = published.split("/")
        return bearing.get("/".join([folder if folder == "articles" else "entries", name, *inside[1:]]))

    return owner


def _named(named: Iterable[N]) -> list[tuple[str, N]]:
    """Everything under its former ids, then under those of today."""
    named = list(named)
    return [*((str(old), each) for each in named for old in each.formerly), *((str(each.id), each) for each in named)]
