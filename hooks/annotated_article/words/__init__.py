"""The interface's words, one table per language, and dates in words. To add a language: one more file with a `Words`."""

from __future__ import annotations

from annotated_article.words.english import ENGLISH
from annotated_article.words.german import GERMAN
from annotated_article.words.one_language import Words

__all__ = ["ENGLISH", "GERMAN", "Words", "words_of"]

_LANGUAGES = {words.language: words for words in (ENGLISH, GERMAN)}


def words_of(language: str) -> Words:
    """The table for a language tag (`de-AT` is German); English where there is none."""
    return _LANGUAGES.get(language.split("-", maxsplit=1)[0].lower(), ENGLISH)
