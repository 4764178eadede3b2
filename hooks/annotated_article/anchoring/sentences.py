"""The sentence around words in a text of a language. Strings only."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from annotated_article.languages import ABBREVIATIONS, language_of

# ".” The", "!» ¿Qué", "؟ هل", "? » Il": the end mark, closing marks (French ones after a space), a space, opening marks, no small letter
_END = re.compile(r"[.!?…؟](?:[\"'”“’‘»«)\]]|\s»)*\s+(?=(?:[\"'“„‘‚«»(\[¿¡]\s?)*[^\W\d_a-zà-öø-ÿ])|[。！？]")
_LONGEST = 600  # characters; a "sentence" beyond that is cut at words


@lru_cache(maxsize=8192)
def _ends(text: str, low: int, high: int, language: str) -> list[tuple[int, int]]:
    """For each sentence that ends in text[low:high], where its last mark is and where the next one begins; cached for repeated passages."""
    no_end = _no_end(language)
    found = [match.span() for match in _END.finditer(text, low, high)]
    return [(sign, begin) for sign, begin in found if not no_end.search(text[max(low, sign - 12) : sign + 1])]


@cache
def _no_end(language: str) -> re.Pattern[str]:
    """What has a full stop without ending a sentence, before the end of the text: `Mr.`, `z.B.`, an initial."""
    known = "|".join(re.escape(word) for word in sorted(ABBREVIATIONS | language_of(language).abbreviations))
    return re.compile(rf"(?:\b(?:{known}|[A-ZÀ-ÖØ-Þ])\.)[\"'”’]*\s*$")


def sentence_starts(text: str, low: int, high: int, language: str = "en") -> list[int]:
    """Where the sentences of text[low:high] begin, in order; a sentence that is too long is cut into several."""
    starts = [low, *(begin for _, begin in _ends(text, low, high, language))]
    ends = [*starts[1:], high]
    return [start for begin, end in zip(starts, ends, strict=True) for start in range(begin, max(end, begin + 1), _LONGEST)]


def sentence_around(text: str, words: tuple[int, int], within: tuple[int, int], language: str = "en") -> tuple[int, int]:
    """[begin, stop) of the sentence inside `within` that contains the words [start, end), or of several if the words run on."""
    (start, end), (low, high) = words, within
    begin, stop = low, high
    for sign, after in _ends(text, low, high, language):
        if after <= start:
            begin = after
        elif sign >= end - 1:
            stop = after
            break
    if stop - begin > _LONGEST:
        begin = max(begin, text.rfind(" ", begin, max(begin, start - _LONGEST // 3)) + 1)
        cut = text.find(" ", min(stop, end + _LONGEST // 3), stop)
        stop = cut if cut > 0 else stop
    return begin, stop
