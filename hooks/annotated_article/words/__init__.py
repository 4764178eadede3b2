"""The sentences of the interface, and dates in words. To add a language, add a folder to `translations/`."""

from __future__ import annotations

import re
from functools import cache
from gettext import NullTranslations

from annotated_article.words.catalogue import translations_for
from annotated_article.words.one_language import Words, words_from

__all__ = ["ENGLISH", "Words", "words_of"]

ENGLISH = words_from("en", NullTranslations())


def words_of(language: str) -> Words:
    """The words for a language tag (`de-AT` is German), or English ones if there is no catalogue."""
    return _words_of(language.split("-", maxsplit=1)[0].lower())


@cache
def _words_of(language: str) -> Words:
    if language == "en" or not re.fullmatch("[a-z]{2,8}", language):
        return ENGLISH
    return words_from(language, translations_for(language))
