"""Takes a page from the last build if everything that it was made from is as it was; else sees what it is made from, and keeps it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from typing import Any, Protocol

from annotated_article.rebuilding.content import Contents, NoContent
from annotated_article.rebuilding.kept_pages import KeptPages, NothingKept
from annotated_article.rebuilding.reads import Looked, Read, Reads


class Looking(Protocol):
    """What pages are made from: its `known` properties, and what it holds from the beginning as `facts`."""

    reads: Reads
    facts: dict[str, Any]
    contents: Contents


class PageKeeper:
    """Over one build. `own` is what a page is made from besides what it looks up."""

    def __init__(self, kept: KeptPages | NothingKept, looking: Looking) -> None:
        self._kept: KeptPages | NothingKept = kept
        self._looking = looking
        self._making: dict[str, tuple[Any, dict[Read, None]]] = {}
        self.taken = 0

    def take(self, address: str, own: Any) -> str | None:
        """The page of the last build, if it would be the same today."""
        html = None
        with self._or_without() as kept:
            found = kept.reads_of(address)
            if found and self._content(own, found[1]) == found[0]:
                html = kept.html_of(address)
        self.taken += html is not None
        return html

    @contextmanager
    def making(self, address: str, own: Any) -> Iterator[None]:
        """See what the page reads while it is made in this block."""
        reads: dict[Read, None] = {}
        with self._looking.reads.noted(reads):
            yield
        self._making[address] = (own, reads)

    def keep(self, address: str, html: str) -> None:
        """Keep a page that was seen being made; one that was made from what has no content is made again each time."""
        if address not in self._making:
            return
        own, noted = self._making.pop(address)
        reads = [(name, key) for name, key in noted if key is None or (name, None) not in noted]
        if content := self._content(own, reads):
            with self._or_without() as kept:
                kept.keep(address, content, reads, html)

    def taken_or_made(self, address: str, own: Any, make: Callable[[], str]) -> str:
        """The page, or anything else that is text, of the last build or made now."""
        if (kept := self.take(address, own)) is not None:
            return kept
        with self.making(address, own):
            made = make()
        self.keep(address, made)
        return made

    def done(self) -> None:
        """The build is whole."""
        with self._or_without() as kept:
            kept.done()

    def give_up(self) -> None:
        """The build was not finished, or nothing can be kept any more."""
        self._kept.give_up()
        self._kept = NothingKept()

    @contextmanager
    def _or_without(self) -> Iterator[KeptPages | NothingKept]:
        """Use what is kept; a full disk or a damaged file costs time, and no page."""
        try:
            yield self._kept
        except sqlite3.Error:
            self.give_up()

    def _content(self, own: Any, reads: list[Read]) -> str | None:
        found = blake2b(digest_size=16)
        try:
            found.update(self._looking.contents.of(own).encode())
            for name, key in reads:
                found.update(self._looking.contents.of(self._looked_up(name, key)).encode())
        except NoContent:
            return None
        return found.hexdigest()

    def _looked_up(self, name: str, key: Any) -> Any:
        if name not in self._looking.facts:
            getattr(self._looking, name)
        found = self._looking.facts[name]
        if not isinstance(found, Looked):
            return found
        return found.inner if key is None else found.inner.get(key)
