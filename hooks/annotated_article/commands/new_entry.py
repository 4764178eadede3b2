"""A new glossary entry's file with its first fields filled in, and where its name occurs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from annotated_article.anchoring.anchor_article import AnchoredArticle
from annotated_article.anchoring.find_quote import is_edge
from annotated_article.anchoring.reader_text import fold
from annotated_article.kind import EntryKind
from annotated_article.yaml_text import one_line


class NewEntry(NamedTuple):
    """The file's path and text, and the places where the name occurs."""

    path: str
    text: str
    occurrences: list[str]


def new_entry(kind: EntryKind, name: str, entry_id: str, articles: Iterable[AnchoredArticle]) -> NewEntry:
    """The entry for `name` in annotations/. Its note is empty, so `check` asks for one."""
    lines = [f"# yaml-language-server: $schema=../schema/{kind.folder}.json", f"name: {one_line(name)}"]
    words = name.split()
    if kind.has_surname and len(words) > 1:
        lines.append(f"aliases: [{one_line(words[-1])}]")
    lines += [*kind.hints, "# One to three sentences in your own words, below `note: >`, after two spaces:"]
    lines += ["note: >", "  ", "sources: []"]
    return NewEntry(f"annotations/{kind.folder}/{entry_id}.yml", "\n".join(lines) + "\n", _occurrences(fold(name), articles))


def _occurrences(name: str, articles: Iterable[AnchoredArticle]) -> list[str]:
    found = []
    for anchored in articles:
        text = anchored.texts["body"]
        places = [match.start() for match in re.finditer(re.escape(name), text.folded)]
        whole = [place for place in places if is_edge(text.folded, place) and is_edge(text.folded, place + len(name))]
        passages = dict.fromkeys(filter(None, map(text.id_at, whole)))
        if whole:
            found.append(f"{anchored.article.path}: {len(whole)} time{'' if len(whole) == 1 else 's'} ({', '.join(passages)})")
    return found
