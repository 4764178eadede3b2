"""Which entries are named in the same sentences, counted over all articles."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from annotated_article.anchoring.anchor_article import AnchoredArticle
from annotated_article.anchoring.sentences import sentence_starts


def same_sentences(entry: str, articles: Iterable[AnchoredArticle]) -> Counter[str]:
    """Entry id -> other entry id -> the number of sentences in these articles that mention both."""
    found: Counter[str] = Counter()
    for anchored in articles:
        found.update(anchored.once("same sentences", _of_article).get(entry, ()))
    return found


def _of_article(anchored: AnchoredArticle) -> dict[str, Counter[str]]:
    """Entry id -> entry id -> in how many sentences of the article both are."""
    found: dict[str, Counter[str]] = {}
    for names in _sentences(anchored):
        for name in names:
            found.setdefault(name, Counter()).update(each for each in names if each != name)
    return found


def _sentences(anchored: AnchoredArticle) -> Iterator[list[str]]:
    """The entries of each sentence with two or more, in reading order."""
    named = (mention for mention in anchored.mentions if mention.subject.is_entry)
    for (surface, _), mentions in groupby(named, key=lambda mention: (mention.spot.surface, mention.passage)):
        text = anchored.texts[surface]
        starts: list[int] = []
        sentences: dict[int, dict[str, None]] = {}
        for mention in mentions:
            if not starts:
                starts = sentence_starts(text.text, *text.around(mention.spot.start, mention.spot.end), anchored.article.language)
            sentences.setdefault(bisect_right(starts, mention.spot.start), {})[mention.subject.id] = None
        yield from (list(names) for names in sentences.values() if len(names) > 1)
