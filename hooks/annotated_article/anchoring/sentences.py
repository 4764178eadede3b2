"""The sentence around words in a text. Strings only."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[^\W\d_a-zà-öø-ÿ])|[。！？]")
_NO_END = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sen|Rep|Gov|St|No|vs|etc|[A-ZÄÖÜ])\.)[\"'”’]*\s*$")
_LONGEST = 600  # characters; a "sentence" beyond that is cut at words


def sentence_starts(text: str, low: int, high: int) -> list[int]:
    """Where the sentences of text[low:high] begin, in order; one that is too long counts as several."""
    starts = [low]
    for match in _END.finditer(text, low, high):
        if not _NO_END.search(text[max(low, match.start() - 12) : match.start() + 1]):
            starts.append(match.end())
    ends = [*starts[1:], high]
    return [start for begin, end in zip(starts, ends, strict=True) for start in range(begin, max(end, begin + 1), _LONGEST)]


def sentence_around(text: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """[begin, stop) of the sentence in text[low:high] that holds [start, end); several where the words run on."""
    begin, stop = low, high
    for match in _END.finditer(text, low, high):
        if _NO_END.search(text[max(low, match.start() - 12) : match.start() + 1]):
            continue
        if match.end() <= start:
            begin = match.end()
        elif match.start() >= end - 1:
            stop = match.end()
            break
    if stop - begin > _LONGEST:
        begin = max(begin, text.rfind(" ", begin, max(begin, start - _LONGEST // 3)) + 1)
        cut = text.find(" ", min(stop, end + _LONGEST // 3), stop)
        stop = cut if cut > 0 else stop
    return begin, stop
