"""The interface's words, one table per language, and dates in words. To add a language: one more file with a `Words`."""

from __future__ import annotations

from dataclasses import fields, replace

from annotated_article.words.english import ENGLISH
from annotated_article.words.german import GERMAN
from annotated_article.words.one_language import Words

__all__ = ["ENGLISH", "GERMAN", "Words", "words_of"]


def _with_english(words: Words) -> Words:
    """The table with English words where it has none of its own, such as for a kind of note that is new."""
    tables = {each.name: getattr(words, each.name) for each in fields(words)}
    return replace(words, **{name: getattr(ENGLISH, name) | table for name, table in tables.items() if isinstance(table, dict)})


_LANGUAGES = {words.language: _with_english(words) for words in (ENGLISH, GERMAN)}


def words_of(language: str) -> Words:
    """The table for a language tag (`de-AT` is German); English where there is none."""
    return _LANGUAGES.get(language.split("-", maxsplit=1)[0].lower(), ENGLISH)
