"""What `check` reports besides problems: names that are not linked, and entries that nothing uses. Nobody has to act on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from annotated_article.anchoring.anchor_article import AnchoredArticle
from annotated_article.checking.check_library import FEW_UNUSED
from annotated_article.model.notes import Entry
from annotated_article.problems import Problem
from annotated_article.site import Site
from annotated_article.yaml_text import in_brackets

MOST = 10
"""Names that `check` lists; `suggest` lists all of an article."""


class UnlinkedName(NamedTuple):
    """Words that may name `entries`. `longer` is the longer name they may be part of, `passages` where they are."""

    article: str
    words: str
    longer: str
    entries: tuple[str, ...]
    passages: tuple[str, ...]


def notices(site: Site) -> list[str]:
    """Lines to print before the summary; empty if there is nothing to report."""
    lines = _not_linked([name for each in site.articles.values() for name in unlinked_names(each)], site.library.entries)
    if len(site.unused) > FEW_UNUSED:
        lines.append(f"{len(site.unused):,} entries aren't mentioned in any article or note. `coverage` lists them.")
    return lines


def unlinked_names(anchored: AnchoredArticle) -> list[UnlinkedName]:
    """The names of an article that are not linked because they may be part of a longer name, each once, in reading order."""
    found: dict[tuple[str, str, tuple[str, ...]], list[str]] = {}
    for place, entries, longer, passage in anchored.unlinked:
        words = anchored.texts[place.surface].text[place.start : place.end]
        found.setdefault((words, longer, entries), []).append(passage)
    return [UnlinkedName(anchored.article.id, *name, tuple(passages)) for name, passages in found.items()]


def _not_linked(names: list[UnlinkedName], entries: Mapping[str, Entry]) -> list[str]:
    if not names:
        return []
    lines = ["Not linked, because the words may name something else:"]
    for name in names[:MOST]:
        times = f" ({len(name.passages)} times)" if len(name.passages) > 1 else ""
        lines.append(f"  {name.article}, {name.passages[0] or 'a table'}{times}: {advice(name, entries)}")
    if len(names) > MOST:
        lines.append(f"  … and {len(names) - MOST:,} more; `suggest ARTICLE` lists those of one article.")
    return lines


def advice(name: UnlinkedName, entries: Mapping[str, Entry]) -> str:
    """What to write, whichever is right: `“Robert F. Kennedy”. If this is edward-kennedy, …; if not, …`."""
    if len(name.entries) > 1:
        return f"“{name.words}”. Say which is meant under `mentions`: {' or '.join(name.entries)}."
    if name.longer == name.words:
        return f"“{name.words}”. If this refers to {name.entries[0]}, pin it under `mentions`; if not, under `skip`."
    entry = entries[name.entries[0]]
    otherwise = f"if not, write `not_in: {in_brackets([*entry.not_in, name.longer])}` in {entry.at.path}"
    return f"“{name.longer}”. If this refers to {entry.id}, add the words to that entry's `aliases`; {otherwise}."


def unused_table(unused: Iterable[Entry]) -> list[str]:
    """The entries that nothing uses, by file."""
    paths = sorted(entry.at.path for entry in unused)
    entries = "1 entry isn't" if len(paths) == 1 else f"{len(paths):,} entries aren't"
    return [f"{entries} mentioned in any article or note:", *(f"  {path}" for path in paths)] if paths else []


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
