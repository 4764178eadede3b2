"""A new glossary entry's file with its head filled in, and where its name stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from annotated_article.anchoring.anchor_article import AnchoredArticle
from annotated_article.anchoring.find_quote import is_edge
from annotated_article.anchoring.reader_text import fold
from annotated_article.yaml_text import one_line

_HINTS = {
    "people": ("role: Office or work at the time", "living: yes"),
    "places": ("kind: city",),
    "organisations": (),
    "terms": (),
}


class NewEntry(NamedTuple):
    """Where the file goes, what it says, and the sentences' places in which the name stands."""

    path: str
    text: str
    stands: list[str]


def id_of(name: str) -> str:
    """The id that a name makes: `Nouri al-Maliki` is nouri-al-maliki."""
    plain = unicodedata.normalize("NFKD", name.replace("'", "").replace("’", "")).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower()))


def new_entry(folder: str, name: str, articles: Iterable[AnchoredArticle]) -> NewEntry:
    """The entry for `name` in annotations/<folder>/."""
    lines = [f"# yaml-language-server: $schema=../schema/{folder}.json", f"name: {one_line(name)}"]
    words = name.split()
    if folder == "people" and len(words) > 1:
        lines.append(f"aliases: [{one_line(words[-1])}]")
    lines += [*_HINTS[folder], "note: >", "  Who or what this is, in one to three sentences and your own words.", "sources: []"]
    return NewEntry(f"annotations/{folder}/{id_of(name)}.yml", "\n".join(lines) + "\n", _stands(fold(name), articles))


def _stands(name: str, articles: Iterable[AnchoredArticle]) -> list[str]:
    found = []
    for anchored in articles:
        text = anchored.texts["body"]
        places = [match.start() for match in re.finditer(re.escape(name), text.folded)]
        whole = [place for place in places if is_edge(text.folded, place) and is_edge(text.folded, place + len(name))]
        passages = dict.fromkeys(text.passages[at].id for at in map(text.passage_at, whole) if at >= 0)
        if whole:
            found.append(f"{anchored.article.path}: {len(whole)} times ({', '.join(passages)})")
    return found
