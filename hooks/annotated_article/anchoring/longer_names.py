"""The longer name that words may be part of, for a message: `Robert F. Kennedy` around `Kennedy`."""

from __future__ import annotations

import re

from annotated_article.anchoring.name_context import BREAKS, INITIALS, OPENING, ROOM, SAINTS, WORD, NameContext
from annotated_article.anchoring.unspaced_names import is_unspaced, with_neighbours

_MOST_WORDS = 6  # on each side
_AND = re.compile("&")


def longer_name(context: NameContext, start: int, end: int) -> str:
    """The longer name that [start, end) may be part of, for a message: the words beside it that are capitalised or join such words."""
    if is_unspaced(context.folded[start:end]):
        return context.text[slice(*with_neighbours(context.folded, start, end))]
    low, high = start, end
    for _ in range(_MOST_WORDS):
        begin = context.after_space(max(0, low - 1))
        word = context.folded[begin : max(0, low - 1)].strip(OPENING)
        if (
            low - 1 in context.edges
            or any(sign in context.text[begin:low] for sign in BREAKS)
            or context.text[low - 1 : low] != " "
            or not _may_belong(context, word)
        ):
            break
        low = begin
    return _trimmed(context, _hyphened(context, low, -1), _hyphened(context, _further(context, high), 1), start, end)


def _may_belong(context: NameContext, word: str) -> bool:
    if word in context.language.particles or word in context.language.joiners:
        return True
    if word.endswith("."):
        return word[:-1] in SAINTS or word[:-1] in context.language.offices or bool(INITIALS.fullmatch(word[:-1]))
    return word == "&" or (word[:1].isupper() and word[-1].isalnum())


def _further(context: NameContext, high: int) -> int:
    for _ in range(_MOST_WORDS):
        word = WORD.match(context.folded, high + 1) or _AND.match(context.folded, high + 1)
        if high in context.edges or context.folded[high : high + 1] != " " or not word or not _may_belong(context, word[0]):
            break
        high = word.end()
    return high


def _hyphened(context: NameContext, at: int, step: int) -> int:
    """The end of the run without spaces from `at`, in the direction of `step`, where a hyphen or the like joins it to the name."""
    if step < 0:
        begin = context.after_space(at)
        return begin if at and context.folded[at - 1] in "-'&./@#" and context.text[at - 1] not in BREAKS else at
    stop = context.folded.find(" ", at, at + ROOM)
    run = context.folded[at : stop if stop >= 0 else at + ROOM]
    return at + len(run.rstrip(".,;:!?)]\"'")) if run[:1] in "-&@/." and context.text[at] not in BREAKS else at


def _trimmed(context: NameContext, low: int, high: int, start: int, end: int) -> str:
    """The words without what only joins, at their ends."""
    words = context.text[low:high].lstrip(OPENING).split(" ")
    while len(words) > 1 and low < start and words[0] in context.language.joiners | context.language.function:
        words.pop(0)
    while len(words) > 1 and high > end and words[-1] in context.language.joiners:
        words.pop()
    return " ".join(words)
