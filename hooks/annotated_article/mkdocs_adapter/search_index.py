"""The theme's search index: MkDocs' entries of hand-written pages, and those of articles and generated pages."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from types import SimpleNamespace
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from annotated_article.mkdocs_adapter.theme import is_alone
from annotated_article.outputs import Outputs
from annotated_article.pages import for_search, front_matter


class SearchIndex:
    """The index of one build. `by_hand` has the HTML of each hand-written page that was read; `kept` are MkDocs' entries of them."""

    def __init__(self, config: MkDocsConfig, by_hand: Mapping[str, tuple[Page, str] | None]) -> None:
        self._config, self._by_hand = config, by_hand
        self._plugin: Any = config.plugins.get("material/search") or config.plugins.get("search")
        self.kept: list[Any] = []

    @property
    def in_chunks(self) -> bool:
        """Whether this site has outgrown one index, and Pagefind makes its own."""
        return bool(self._config.extra.get("search") == "pagefind")

    @property
    def is_own(self) -> bool:
        """Whether the index is generated here and not by the theme's plugin."""
        return is_alone(self._config) and self._plugin is not None

    def add_pages(self, outputs: Outputs) -> None:
        """Add articles and generated pages to the plugin's index."""
        if index := self._of_plugin():
            index.config = for_search.config(index.config)
            _add_pages(index, outputs)

    def complete(self) -> None:
        """Add the words without their accents, once all pages are in the plugin's index."""
        if index := self._of_plugin():
            for_search.with_plain_words(index.entries)

    def text(self, outputs: Outputs) -> str | None:
        """The index, generated from the current state of the site and MkDocs' entries of hand-written pages; None without a plugin."""
        if self._plugin is None:
            return None
        if self.is_own:
            return json.dumps({"docs": [*self._own_entries(outputs)]}, ensure_ascii=False, separators=(",", ":"))
        index = type(self._plugin.search_index)(**self._plugin.config)
        index.config = for_search.config(index.config)
        _add_pages(index, outputs)
        index.entries += self.kept
        for_search.with_plain_words(index.entries)
        text: str = index.generate_search_index(None)
        return text

    def keep(self) -> None:
        """Remember what MkDocs has indexed of hand-written pages, before any of them is rendered again."""
        if index := self._of_plugin():
            self.kept = [*index.entries]

    def forget(self) -> None:
        """Take out of the plugin's index what rendering a page again has put in."""
        if self.kept and (index := self._of_plugin()):
            index.entries.clear()

    def _of_plugin(self) -> Any:
        index = None if is_alone(self._config) else getattr(self._plugin, "search_index", None)
        return index if hasattr(index, "add_entry_from_context") else None

    def _own_entries(self, outputs: Outputs) -> Iterator[dict[str, Any]]:
        """Everything that search finds, generated pages first."""
        made = (_as_page(outputs, url) for url in outputs.page_urls())
        read = filter(None, self._by_hand.values())
        by_hand = (SimpleNamespace(url=each.url, meta=each.meta, title=each.title, content=html) for each, html in read)
        for found in (*made, *by_hand):
            if not found.meta.get("search", {}).get("exclude"):
                yield from for_search.entries(found.url, found.title, found.content, for_search.found_as(found.url, outputs.view.words))


def _add_pages(index: Any, outputs: Outputs) -> None:
    for url in outputs.page_urls():
        index.add_entry_from_context(_as_page(outputs, url))


def _as_page(outputs: Outputs, url: str) -> SimpleNamespace:
    """The page at `url` with what the plugin reads of one."""
    article = outputs.articles.get(url)
    meta = front_matter.of_article(article) if article else front_matter.of_made_page(outputs.made[url], for_search=True)
    found = for_search.found_as(url, outputs.view.words)
    meta["tags"], meta["search"] = [found.kind] if found.kind else [], {"boost": found.boost, **meta.get("search", {})}
    return SimpleNamespace(url=url, meta=meta, title=meta["title"], content=outputs.words(url), toc=[])
