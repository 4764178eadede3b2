"""Refuse a reviewer who is the note's only author. Values in, problems out: the caller asks git."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from annotated_article.model import Entry
from annotated_article.problems import Problem


def check_reviewers(entries: Iterable[Entry], read_authors: Callable[[], Mapping[str, frozenset[str]]]) -> Iterator[Problem]:
    """A problem for each reviewed note that nobody but its reviewer wrote. `read_authors` returns each file's authors by path.

    Git is asked only if a note is reviewed. A file that was never committed has no authors yet, so nothing is known about it.
    """
    reviewed = [(entry, entry.reviewed_by) for entry in entries if entry.status == "reviewed" and entry.reviewed_by is not None]
    authors = read_authors() if reviewed else {}
    for entry, reviewer in reviewed:
        if {_name(author) for author in authors.get(entry.at.path, ())} == {_name(reviewer)}:
            says = (f"According to git, {reviewer} is the only author of this note.",)
            yield Problem("S003", reviewer.at, says, "ask somebody else to review it, or write `status: draft`")


def _name(name: str) -> str:
    """A name without differences of case and spaces."""
    return " ".join(name.split()).casefold()
