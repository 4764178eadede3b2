"""The picture that links to each page are shared with, and what is on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from annotated_article.model.articles import Article, claim_url
from annotated_article.pages.articles.findings_at_a_glance import ResultCount, parts_of, record
from annotated_article.pages.claims.speakers import Stated
from annotated_article.pages.view import View
from annotated_article.sharing.draw import Card, draw, drawable
from annotated_article.weaving.note_content import capital, result_of
from annotated_article.words import Words, words_of

NAME = "share.png"
OF_CLAIMS = frozenset({"disputed", "contradicted"})
"""Findings of claims that have a picture of their own on a site with `share_images: claims`."""


class Shared(NamedTuple):
    """A picture: its address from the site's root, and its words for those who can't see it."""

    address: str
    words: str


class Pictures:
    """The pictures of a site. `wanted` is `articles`, `claims` to add pictures of claims, or empty for none.

    A site without an address has none, because a page names its picture by the whole address. A headline in letters that the face
    lacks has none either: its pages use the site's.
    """

    def __init__(self, view: View, wanted: str, description: str) -> None:
        self._view, self._description = view, description
        self._wanted = wanted if view.address else ""

    def of_page(self, url: str) -> Shared | None:
        """The picture of the page at `url`: its own, its article's, or the site's."""
        if not self._wanted:
            return None
        folder, name, claim = [*url.split("/"), "", ""][:3]
        for address in (f"{folder}/{name}/{claim}/{NAME}", f"articles/{name}/{NAME}"):
            if folder in ("articles", "claims") and (card := self._card(address)):
                return Shared(address, _in_words(card))
        return Shared(NAME, _in_words(self._view.once(("shared", NAME), self._of_site)))

    def addresses(self) -> Iterator[str]:
        """The addresses of all pictures, also of those of articles under their former ids."""
        if not self._wanted:
            return
        yield NAME
        for anchored in self._view.by_date:
            for name in (anchored.article.id, *anchored.article.formerly):
                if self._card(f"articles/{name}/{NAME}"):
                    yield f"articles/{name}/{NAME}"
            addresses = (f"{claim_url(claim, anchored.article)}{NAME}" for claim in anchored.article.notes.claims)
            yield from (address for address in addresses if self._card(address))

    def drawn(self, address: str) -> bytes | None:
        """The picture at this address, as a PNG."""
        card = self._card(address) if self._wanted else None
        return draw(card) if card else None

    def _card(self, address: str) -> Card | None:
        return self._view.once(("shared", address), lambda: self._shown(address))

    def _shown(self, address: str) -> Card | None:
        card = self._found(address)
        return card if card and (address == NAME or drawable(card.headline)) else None

    def _found(self, address: str) -> Card | None:
        match address.split("/"):
            case [_]:
                return self._of_site() if address == NAME else None
            case ["articles", name, file] if file == NAME:
                article = self._view.library.article_named(name)
                return self._of_article(article) if article and article.id in self._view.articles else None
            case ["claims", name, claim, file] if file == NAME and self._wanted == "claims":
                stated = self._view.relations.by_id.get(name, {}).get(claim)
                return self._of_claim(stated) if stated and result_of(stated.claim) in OF_CLAIMS else None
        return None

    def _of_site(self) -> Card:
        view = self._view
        parts = [*parts_of([stated.claim for stated in view.claims], "", view.words)]
        return Card(
            self._description, "", _bar(parts), _summary(view.words.count("claim", len(view.claims)), parts, view.words), view.site_name
        )

    def _of_article(self, article: Article) -> Card:
        words = words_of(article.language)
        summary = record(article, "", words)
        by = ", ".join((*article.credited, words.date(article.published.date)))
        line = _summary(summary.claims, summary.parts, words) or summary.corrections
        return Card(article.title, by, _bar(summary.parts), line, self._view.site_name)

    def _of_claim(self, stated: Stated) -> Card:
        words, result = words_of(stated.article.language), result_of(stated.claim)
        headline = words.labelled(capital(words.findings[result]), stated.claim.claim)
        return Card(headline, stated.article.title, ((result, 1),), "", self._view.site_name)


def _bar(parts: Iterable[ResultCount]) -> tuple[tuple[str, int], ...]:
    return tuple((part.result, part.number) for part in parts)


def _summary(claims: str, parts: Iterable[ResultCount], words: Words) -> str:
    """`58 claims: 9 facts corroborated, …`, which breaks only between its parts; empty without any."""
    said = ", ".join(part.says.replace(" ", "\u00a0") for part in parts)
    return words.labelled(claims, said) if said else ""


def _in_words(card: Card) -> str:
    """What the picture says, in the order of its lines."""
    return ". ".join(" ".join(each.split()).rstrip(".") for each in (card.headline or card.site, card.below, card.summary) if each)
