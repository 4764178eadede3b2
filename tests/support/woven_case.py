"""Weaves a small article as its page does, but with the shortest lists of claims."""

from collections.abc import Iterator

from annotated_article.anchoring.anchor_article import AnchoredArticle
from annotated_article.weaving.weave_text import FIRST, weave_text
from support.listed_claims import listed_claims


def woven(anchored: AnchoredArticle, surface: str) -> str:
    """The HTML of the title, the byline or the body."""
    looks = {mentions[0].anchor: FIRST for mentions in anchored.by_note.values()}
    here = [mention for mention in anchored.mentions if mention.spot.surface == surface]
    return weave_text(anchored.texts[surface], here, looks, "Paragraph {}", listed_claims)


def woven_lines(anchored: AnchoredArticle) -> Iterator[str]:
    """The body's HTML line by line, after that of title and byline where something in them is marked."""
    for surface in anchored.texts:
        if surface == "body" or any(mention.spot.surface == surface for mention in anchored.mentions):
            yield from (line.rstrip() for line in woven(anchored, surface).splitlines())
