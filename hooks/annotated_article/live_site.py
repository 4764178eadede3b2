"""A site that follows its folder: after an edit, it reads, checks and anchors only what the edit affects.

`make serve` uses it. A whole build gives the same site; tests/site/test_live_site.py compares the two after random edits.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from annotated_article.anchoring.anchor_article import AnchoredArticle, anchor_article
from annotated_article.anchoring.find_names import NameIndex
from annotated_article.loading.read_folder import Project
from annotated_article.markdown_text import renderer
from annotated_article.memory import Memory
from annotated_article.model.articles import Article
from annotated_article.model.notes import Entry
from annotated_article.problems import Problem
from annotated_article.site import Site, checked

Body = Callable[[Article], str]
"""Renders an article's Markdown."""


@dataclass(slots=True)
class _Anchored:
    """What an article was anchored from, and the result."""

    article: Article
    around: Hashable
    body: str
    pinned: tuple[str, ...]
    result: tuple[AnchoredArticle, list[Problem]]


class LiveSite:
    """One folder, from edit to edit."""

    def __init__(self, root: Path) -> None:
        self._project = Project(root, keep_last_good=True)
        self._memory = Memory()
        self._render = renderer()
        self._index: NameIndex | None = None
        self._kinds: dict[str, str] = {}
        self._anchored: dict[str, _Anchored] = {}

    def read(self) -> Site:
        """Read and check the folder as it is now; `anchor` completes the site."""
        self._memory.next_edit()
        return checked(*self._project.load(), self._render, self._memory)

    def anchor(self, site: Site, body_of: Body, around: Hashable) -> None:
        """Find the notes of every article in its text.

        An article is rendered again if it changed, or if `around`, which is everything its links may lead to, did.
        """
        kinds = {entry.id: entry.kind.name for entry in site.library.entries.values()}
        names = self._changed_names(site.index, {name for name in kinds.keys() | self._kinds if kinds.get(name) != self._kinds.get(name)})
        before, self._anchored = self._anchored, {}
        for article in site.library.articles.values():
            known = before.get(article.id)
            if known is None or known.article is not article or known.around != around:
                known = self._rendered(site, article, body_of(article), around, known)
            if known.pinned != _kinds_of_pins(article, site.library.entries) or _may_name(known, names):
                known = _anchor(site, article, known.body, around)
            self._anchored[article.id] = known
            site.add(*known.result)
        self._index, self._kinds = site.index, kinds

    def _rendered(self, site: Site, article: Article, body: str, around: Hashable, known: _Anchored | None) -> _Anchored:
        """Anchor an article that was rendered again, unless it came out the same."""
        if known and known.article is article and known.body == body:
            return replace(known, around=around)
        return _anchor(site, article, body, around)

    def _changed_names(self, index: NameIndex, entries: set[str]) -> set[str]:
        """The names that are new, gone, or another entry's or another kind's now."""
        return index.changed_names(self._index, entries) if self._index else set()


def _anchor(site: Site, article: Article, body: str, around: Hashable) -> _Anchored:
    entries = site.library.entries
    return _Anchored(article, around, body, _kinds_of_pins(article, entries), anchor_article(article, body, entries, site.index))


def _kinds_of_pins(article: Article, entries: Mapping[str, Entry]) -> tuple[str, ...]:
    """The article's pinned mentions; a mention of an entry that is gone doesn't count."""
    named = (entries.get(pin.is_) for pin in article.notes.mentions if pin.is_)
    return tuple(entry.kind.name if entry else "" for entry in named)


def _may_name(before: _Anchored, names: Collection[str]) -> bool:
    """Whether one of the names may be in the article's text. Case and what comes after don't count: this costs little and misses nothing.

    The last letter is left out, since `insurgency` may be printed as `insurgencies`; a speaker's name may be in capitals.
    """
    if not names:
        return False
    texts = [text.folded.lower() for text in before.result[0].texts.values()]
    stems = [(name[:-1] if len(name) > 3 else name).lower() for name in names]
    return any(stem in text for stem in stems for text in texts)
