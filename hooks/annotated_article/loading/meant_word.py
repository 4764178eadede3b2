"""The word that was meant by a misspelt one. Texts in, text out."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

_SLIP = 0.8
"""How similar a misspelt word must be to the intended one."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The most similar word of the set in which a look-up failed, or an empty text."""
    return next(iter(get_close_matches(word[:80], list(known), n=1, cutoff=0.6)), "")


def misspelt(word: str, known: Iterable[str]) -> str:
    """The intended word if only a letter or two are wrong; `unverified` is not a misspelt `verified`, nor the other way round."""
    meant = did_you_mean(word, known)
    likely = sorted(word) == sorted(meant) or SequenceMatcher(None, word, meant, autojunk=False).ratio() >= _SLIP
    return meant if likely and meant[:1] == word[:1] and abs(len(meant) - len(word)) <= 2 else ""
