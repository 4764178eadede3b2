"""The site as exports see it: its address, its articles and its notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotated_article.anchoring.anchor_article import AnchoredArticle
from annotated_article.model.articles import Article, History, Library, claim_url
from annotated_article.model.notes import Claim, DateNote, Entry, Item

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
"""The licence of the notes. An article's words belong to its publisher, and exports only quote them."""


@dataclass(frozen=True, slots=True)
class PublishedSite:
    """The articles, newest first, with every note at its place. `address` is the site's, with a slash at its end."""

    library: Library
    articles: list[AnchoredArticle]
    address: str
    name: str
    history: Mapping[str, History] = field(default_factory=dict)

    def of_entry(self, entry: Entry) -> str:
        """The entry's address."""
        return f"{self.address}{entry.url}"

    def of_item(self, article: Article, item: Item) -> str:
        """The address where readers find the item: a claim on its own page, everything else in the article or below it."""
        if isinstance(item, Claim):
            return f"{self.address}{claim_url(item, article)}"
        if isinstance(item, DateNote) and item.selector is None:
            return f"{self.address}{article.url}dates/"
        return f"{self.address}{article.url}#n-{item.id}"
