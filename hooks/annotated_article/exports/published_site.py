"""The site as exports see it: what is known of it, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from annotated_article.anchoring.anchor_article import AnchoredArticle
from annotated_article.model import Article, Claim, Correction, DateNote, Entry, Library, Question

Item = DateNote | Claim | Question | Correction
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
"""Of the notes. The article's words are its publisher's and stand in exports as quotations only."""


@dataclass(frozen=True, slots=True)
class PublishedSite:
    """The articles newest first, with every note at its place. `address` is the site's, with a slash at its end."""

    library: Library
    articles: list[AnchoredArticle]
    address: str
    name: str

    def of_entry(self, entry: Entry) -> str:
        """The entry's address."""
        return f"{self.address}{entry.url}"

    def of_item(self, article: Article, item: Item) -> str:
        """Where the item is to be read: a claim on its page, all others below the article or in its text."""
        if isinstance(item, Claim):
            return f"{self.address}claims/{article.id}/{item.id}/"
        if isinstance(item, DateNote) and item.selector is None:
            return f"{self.address}{article.url}dates/"
        return f"{self.address}{article.url}#n-{item.id}"
