"""The record of an article at a glance: how many of its claims have which finding, and how much the record corrects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from annotated_article.model.articles import Article
from annotated_article.model.notes import Claim
from annotated_article.weaving.note_content import GLYPHS, NO_FINDING, result_of
from annotated_article.words import Words


class ResultCount(NamedTuple):
    """Claims with the same result: which, its sign, how many others come before them, how many they are, in words, their list's address."""

    result: str
    sign: str
    before: int
    number: int
    says: str
    address: str


class Record(NamedTuple):
    """The record in words: all claims, each part, and the corrections, which are empty where there are none, with their list's address."""

    number: int
    claims: str
    parts: list[ResultCount]
    corrections: str
    corrections_address: str


def record(article: Article, address: str, words: Words, page: str = "") -> Record:
    """The article's record. `address` is that of the list of its claims, `page` the article's own if this is another page."""
    claims, corrections = article.notes.claims, article.notes.corrections
    return Record(
        len(claims),
        words.count("claim", len(claims)) if claims else "",
        list(parts_of(claims, address, words)),
        words.count("correction", len(corrections)) if corrections else "",
        f"{page}#corrections",
    )


def parts_of(claims: Sequence[Claim], address: str, words: Words) -> Iterator[ResultCount]:
    """How many of these claims have each finding. `address` is that of their list."""
    counts = Counter(map(result_of, claims))
    facts = all(claim.kind == "fact" for claim in claims if result_of(claim) == "corroborated")
    before = 0
    for result in (*GLYPHS, ""):
        if number := counts[result]:
            what = "fact corroborated" if result == "corroborated" and facts else result or "unchecked"
            url = f"{address}?finding={result}" if result else address
            yield ResultCount(result, GLYPHS.get(result, NO_FINDING), before, number, words.count(what, number), url)
            before += number
