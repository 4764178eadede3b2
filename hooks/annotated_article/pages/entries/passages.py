"""Mentions in their sentences, as links to the very words."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from annotated_article.anchoring.sentences import sentence_around
from annotated_article.model import Article
from annotated_article.pages.view import Seen
from annotated_article.weaving.endnotes import passage_name
from annotated_article.words import Words


class InSentence(NamedTuple):
    """The words of a mention with the rest of their sentence before and after them, and where the link leads."""

    before: str
    words: str
    after: str
    address: str
    where: str


class InArticle(NamedTuple):
    """An article and the sentences of it."""

    article: Article
    address: str
    sentences: list[InSentence]


def in_sentence(seen: Seen, root: str, words: Words) -> InSentence:
    """One mention in its sentence."""
    mention, anchored = seen.mention, seen.anchored
    place = mention.place
    text = anchored.texts[place.surface]
    at = text.passage_at(place.start)
    low, high = (text.passages[at].start, text.passages[at].end) if at >= 0 else (place.start, place.end)
    begin, stop = sentence_around(text.text, (place.start, place.end), (low, max(high, place.end)), seen.anchored.article.language)
    return InSentence(
        text.text[begin : place.start],
        text.text[place.start : place.end],
        text.text[place.end : stop].rstrip(),
        f"{root}{anchored.article.url}#{mention.anchor}",
        passage_name(mention.passage, words),
    )


def by_article(mentions: Iterable[Seen], root: str, words: Words) -> list[InArticle]:
    """Mentions in their sentences, grouped by article."""
    groups = groupby(mentions, key=lambda seen: seen.anchored.article.id)
    grouped = [list(group) for _, group in groups]
    return [
        InArticle(group[0].anchored.article, root + group[0].anchored.article.url, [in_sentence(seen, root, words) for seen in group])
        for group in grouped
    ]
