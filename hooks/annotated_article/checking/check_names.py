"""Names that would link the wrong words: two entries with the same name, an alias that is another entry's name, an everyday word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeGuard

from annotated_article.anchoring.reader_text import fold
from annotated_article.languages import language_of
from annotated_article.model.articles import Article
from annotated_article.model.notes import Entry, Selector
from annotated_article.problems import Problem
from annotated_article.yaml_text import in_brackets

WHY = {
    "time": "is a month, a day or a season",
    "beginning": "begins many sentences",
    "office": "is an office that many people hold",
    "body": "is a body that exists in many places",
    "many": "means many things",
}
"""Why a word alone is a bad name; the words are in `translations/<language>/language.py`."""


def check_names(entries: Iterable[Entry], languages: Iterable[str] = ("en",)) -> Iterator[Problem]:
    """Problems of the entries' names and aliases, on a site with articles in these languages."""
    poor = _poor_names(languages)
    owners: dict[str, Entry] = {}
    for entry in (entries := list(entries)):
        other = owners.setdefault(fold(entry.name), entry)
        if other is not entry and not entry.is_distinguished_from(other):
            yield _two_of_one_name(entry, other)
    for entry in entries:
        yield from _names_of_others(entry, owners)
        yield from _everyday_words(entry, poor)


def _poor_names(languages: Iterable[str]) -> dict[str, str]:
    """Word -> why it is a poor name. Surnames that are also words (Rice, Young) are left out, as a capital marks them."""
    return {word: WHY[why] for tag in languages for why, words in language_of(tag).poor_names.items() for word in words.split()}


def _two_of_one_name(entry: Entry, other: Entry) -> Problem:
    here, there = next(pair for pair in ((entry, other), (other, entry)) if pair[1].id not in pair[0].not_same_as)
    namesakes = in_brackets([*here.not_same_as, there.id])
    apart = f"write `not_same_as: {namesakes}` in this file, and add `{here.id}` to the same field of the other"
    fix = f"if both are the same, merge the two files; if not, {apart}"
    return Problem("A003", here.name.at, (f"{there.at.path} also has this name.",), fix)


def _names_of_others(entry: Entry, owners: Mapping[str, Entry]) -> Iterator[Problem]:
    for alias in (*entry.always, *entry.aliases):
        other = owners.get(fold(alias), entry)
        if other is not entry and not entry.is_distinguished_from(other):
            says = (f"“{alias}” is the name of {other.at.path}.", "Where an article has both entries, these words are linked to neither.")
            fix = f"delete the alias; where an article uses these words for `{entry.id}`, pin them with `mentions`"
            yield Problem("A004", alias.at, says, fix)


_ONLY_AN_OFFICE = "write the person's own name, with the office under `titles`"


def _everyday_words(entry: Entry, poor: Mapping[str, str]) -> Iterator[Problem]:
    """Skip a name of one lower-case word: it is linked only through the cast."""
    names = () if entry.name[:1].islower() else (entry.name,)
    for name in (*names, *entry.always, *entry.aliases):
        if why := poor.get(name.casefold()):
            longer = _ONLY_AN_OFFICE if entry.kind.name == "person" and why == WHY["office"] else "use a longer form"
            fix = f"{longer}, or pin the words with `mentions`; if the name is right, add `# allow: A002` as the first line"
            yield Problem("A002", name.at, (f"“{name}” {why}.",), fix)


_FEWEST_LETTERS = 3
"""Letters and digits of a quote that pins a name or date; Chinese, Japanese and Korean say as much with fewer."""
_FEWEST_UNSPACED = 4
"""Characters of what somebody says in Chinese, Japanese and the like, where a few characters are a sentence."""
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def check_quotes(article: Article) -> Iterator[Problem]:
    """Problems of quotes without `before` and `after`: a single word for claims and questions, one or two letters for the rest."""
    notes = article.notes
    sayings = [item.selector for items in (notes.claims, notes.questions) for item in items]
    others = [item.selector for items in (notes.dates, notes.corrections, notes.mentions, notes.skip) for item in items]
    for selector in filter(_has_no_neighbours, sayings):
        if _UNSPACED.search(selector.exact):
            if len(re.findall(r"\w", selector.exact)) < _FEWEST_UNSPACED:
                yield _too_short(selector, f"It has fewer than {_FEWEST_UNSPACED} characters.")
        elif len(re.findall(r"\w+", selector.exact)) < 2:
            yield _too_short(selector, "It is a single word.")
    for selector in filter(_has_no_neighbours, others):
        fewest = _FEWEST_LETTERS - 1 if _UNSPACED.search(selector.exact) else _FEWEST_LETTERS
        if len(re.findall(r"\w", selector.exact)) < fewest:
            yield _too_short(selector, f"It has fewer than {fewest} letters.")


def _has_no_neighbours(selector: Selector | None) -> TypeGuard[Selector]:
    """Whether a quote of the body has no `before`, `after` or `to` to tell it apart."""
    return selector is not None and selector.surface == "body" and not (selector.before or selector.after or selector.last)


def _too_short(selector: Selector, says: str) -> Problem:
    return Problem("Q004", selector.exact.at, (says,), "quote more words, or add the words next to it as `before` or `after`")
