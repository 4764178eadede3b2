"""Quotation marks of a language, and one level deeper inside a title that is itself quoted."""

from __future__ import annotations

import re

from annotated_article.languages import Quotes, language_of

_MARK = re.compile("[\"“”„'‘’‚]")
_DOUBLE = frozenset('"“”„')


def marks_of(language: str) -> Quotes:
    """The marks for citing a work in this language: German ones, otherwise English ones, like the citation's terms."""
    return language_of("de" if language.lower().split("-")[0] == "de" else "en").quotes


def with_marks(text: str, marks: Quotes, *, within: bool = False) -> str:
    """The text with the language's quotation marks, whatever was typed. `within`: the text will itself be in quotation marks."""
    opened: list[bool] = []

    def mark(match: re.Match[str]) -> str:
        double, before, after = match[0] in _DOUBLE, text[: match.start()], text[match.end() :]
        if opened and opened[-1] == double and not _begins(before, after):
            opened.pop()
            return _pair(marks, len(opened) + within)[1]
        if _begins(before, after) and _ends_later(after, double=double):
            opened.append(double)
            return _pair(marks, len(opened) - 1 + within)[0]
        return "”" if double and marks.inside else match[0] if double else "’"

    return _MARK.sub(mark, text)


def _pair(marks: Quotes, depth: int) -> tuple[str, str]:
    return marks.inner if depth % 2 else marks.outer


def _begins(before: str, after: str) -> bool:
    return (not before or before[-1].isspace() or before[-1] in "([{/–—-\"“„'‘‚") and bool(after) and not after[0].isspace()


def _ends_later(after: str, *, double: bool) -> bool:
    return bool(re.search('["“”]' if double else r"(?<=\S)['’‘](?!\w)", after))


def quoted(title: str, marks: Quotes) -> str:
    """The title in quotation marks, with a full stop if one is needed.

    >>> quoted("Who pays?", marks_of("en")), quoted("A bridge", marks_of("en")), quoted("Eine Brücke", marks_of("de"))
    ('“Who pays?”', '“A bridge.”', '„Eine Brücke“.')
    """
    inner = with_marks(title, marks, within=True)
    if marks.inside:
        return f"{marks.outer[0]}{stopped(inner, marks)}{marks.outer[1]}"
    return stopped(f"{marks.outer[0]}{inner}{marks.outer[1]}", marks)


def stopped(text: str, marks: Quotes) -> str:
    """The text with a full stop at its end, unless it ends with a stop, an exclamation or a question mark already."""
    closing = len(text) - len(text.rstrip("”’“‘"))
    words, end = text[: len(text) - closing], text[len(text) - closing :]
    if not words or words[-1] in ".?!":
        return text
    return f"{words}.{end}" if marks.inside else f"{text}."
