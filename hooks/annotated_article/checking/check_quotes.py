"""Quotes so short that the next edit of the article may make them ambiguous. Whether they are in the article is checked elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeGuard

from annotated_article.model import Article, Selector
from annotated_article.problems import Problem

_FEWEST_SIGNS = 3
"""Letters and digits of a quote that pins a name or date; Chinese, Japanese and Korean say as much with fewer."""
_FEWEST_UNSPACED = 4
"""Characters of what somebody says in a language that puts no spaces between words."""
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def check_quotes(article: Article) -> Iterator[Problem]:
    """Problems of quotes without `before` and `after`: a single word for claims and questions, one or two letters for the rest."""
    notes = article.notes
    sayings = [item.selector for items in (notes.claims, notes.questions) for item in items]
    others = [item.selector for items in (notes.dates, notes.corrections, notes.mentions, notes.skip) for item in items]
    for selector in filter(_stands_alone, sayings):
        if _UNSPACED.search(selector.exact):
            if len(re.findall(r"\w", selector.exact)) < _FEWEST_UNSPACED:
                yield _too_short(selector, f"It has fewer than {_FEWEST_UNSPACED} characters.")
        elif len(re.findall(r"\w+", selector.exact)) < 2:
            yield _too_short(selector, "It is a single word.")
    for selector in filter(_stands_alone, others):
        fewest = _FEWEST_SIGNS - 1 if _UNSPACED.search(selector.exact) else _FEWEST_SIGNS
        if len(re.findall(r"\w", selector.exact)) < fewest:
            yield _too_short(selector, f"It has fewer than {fewest} letters.")


def _stands_alone(selector: Selector | None) -> TypeGuard[Selector]:
    """Whether a quote of the body has no neighbours that distinguish it from the same words elsewhere."""
    return selector is not None and selector.surface == "body" and not (selector.before or selector.after or selector.last)


def _too_short(selector: Selector, says: str) -> Problem:
    return Problem("Q004", selector.exact.at, (says,), "quote more words, or add the words next to it as `before` or `after`")
