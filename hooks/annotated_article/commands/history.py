"""What changed in the notes of each article and when: from the commits of its files to the text that the build reads."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from annotated_article.anchoring.anchor_article import AnchoredArticle
from annotated_article.commands.compare_notes import Key, Record, compare_notes
from annotated_article.git_log import Commit
from annotated_article.kinds import ENTRY_KINDS
from annotated_article.loading.read_article import read_notes
from annotated_article.loading.read_history import COUNTED, VERSION
from annotated_article.model.articles import Library
from annotated_article.published_ids import sections

MOST = 20
"""Changes of an article that are listed; earlier ones are only counted."""
FOLDERS = ("annotations", "docs/articles")
ReadTexts = Callable[[Iterable[tuple[str, str]]], Sequence[str]]


class _Files(NamedTuple):
    """The paths, today's and former ones, of the article's text, its notes, each entry that it links, and the sources of all."""

    text: set[str]
    notes: list[str]
    entries: list[tuple[str, list[str]]]
    sources: set[str]

    @property
    def of_notes(self) -> set[str]:
        return {*self.notes, *(path for _, paths in self.entries for path in paths)}


def history(articles: Iterable[AnchoredArticle], library: Library, log: Sequence[Commit], read_texts: ReadTexts) -> str:
    """The histories of all articles as JSON, which `read_history` reads. `log` begins with the newest."""
    touched: dict[str, set[int]] = {}
    for at, commit in enumerate(log):
        for path in commit.paths:
            touched.setdefault(path, set()).add(at)
    files = {each.article.id: _files(each, library, touched) for each in articles}
    changes = {name: _among(log, touched, each.of_notes) for name, each in files.items()}
    wanted = [
        (state, path)
        for name, commits in changes.items()
        for commit in commits[:MOST]
        for state in (commit.parent, commit.id)
        for path in files[name].notes
        if state and commit.paths.keys() & files[name].notes
    ]
    texts = dict(zip(wanted, read_texts(wanted), strict=True))
    articles_changed = {
        name: {
            "appeared": _day(_among(log, touched, each.text)[-1:]),
            "text": _day(_among(log, touched, each.text)),
            "notes": _day(_among(log, touched, each.of_notes | each.sources)),
            "changes": [{"day": commit.day, "says": commit.subject, **_counted(each, commit, texts)} for commit in changes[name][:MOST]],
            "earlier": max(0, len(changes[name]) - MOST),
        }
        for name, each in files.items()
    }
    return json.dumps({"version": VERSION, "articles": articles_changed}, indent=1, ensure_ascii=False) + "\n"


def _files(anchored: AnchoredArticle, library: Library, paths: Iterable[str]) -> _Files:
    article = anchored.article
    names = (article.id, *article.formerly)
    entries = [library.entries[entry] for entry in anchored.entry_ids]
    of_entries = [
        (
            entry.kind.name,
            [entry.at.path, *(f"annotations/{folder}/{name}.yml" for folder in ENTRY_KINDS for name in (entry.id, *entry.formerly))],
        )
        for entry in entries
    ]
    named = [*(entry.sources for entry in entries), *(item.sources for item in article.notes.sourced)]
    return _Files(
        {f"docs/articles/{name}.md" for name in names},
        [f"annotations/articles/{name}.yml" for name in names]
        + sorted(path for path in paths if path.startswith(tuple(f"annotations/articles/{name}/" for name in names))),
        of_entries,
        {library.sources[name].at.path for names in named for name in names if name in library.sources},
    )


def _among(log: Sequence[Commit], touched: Mapping[str, set[int]], paths: Iterable[str]) -> list[Commit]:
    """The commits that changed one of the paths, the newest first."""
    return [log[at] for at in sorted(set().union(*(touched.get(path, ()) for path in paths)))]


def _day(commits: Sequence[Commit]) -> str:
    return commits[0].day if commits else ""


def _counted(files: _Files, commit: Commit, texts: Mapping[tuple[str, str], str]) -> dict[str, dict[str, int]]:
    """How many notes of each kind the commit has added, changed and removed."""
    counts: dict[str, Counter[str]] = {"added": Counter(), "changed": Counter(), "removed": Counter()}
    for kind, paths in files.entries:
        statuses = {commit.paths[path] for path in paths if path in commit.paths}
        if statuses:
            counts["added" if statuses == {"A"} else "removed" if statuses == {"D"} else "changed"][kind] += 1
    if commit.paths.keys() & files.notes:
        before, after = (_all_items(files, state, texts) for state in (commit.parent, commit.id))
        for what, keys in zip(counts, compare_notes(before, after), strict=True):
            counts[what].update(section.removesuffix("s") for section, _, _ in keys)
    return {what: {kind: counted[kind] for kind in COUNTED if counted[kind]} for what, counted in counts.items()}


def _all_items(files: _Files, state: str, texts: Mapping[tuple[str, str], str]) -> Mapping[Key, Record]:
    """The notes of all the article's files in one state."""
    return {key: item for path in files.notes for key, item in _items(texts.get((state, path), "")).items()}


@lru_cache(maxsize=16)
def _items(text: str) -> Mapping[Key, Record]:
    """The notes that could be read; one commit's state after is mostly the next one's before."""
    read = read_notes(text, "", lambda _: None) if text else None
    return {(section, "", item.id): item for section, items in sections(read).items() for item in items} if read else {}
