"""Capitalise English titles, as CSL's text-case "title" does."""

from __future__ import annotations

import re

_SMALL = frozenset(
    """a an and the or nor but so yet about above across after against al along alongside amid amidst among amongst around as at atop
    barring before behind below beneath beside besides between beyond by ca circa de despite down during et except for from given in
    inside into lest like near notwithstanding of off on onto out over per plus pro qua sans since than through throughout till to toward
    towards under underneath until unto up upon van versus via von vs vs. with within without""".split()
)
"""Articles, conjunctions and prepositions, which stay small within a title."""
_EDGE = "\"'“”„‘’‚«»()[]{}.,;:!?…"
_JOINT = re.compile(r"(\s+|[-/–—‑]+)")


def title_case(title: str) -> str:
    """The title with capitals; words that have one already stay as they are.

    >>> title_case("No easing of US-Iranian tensions after Baghdad conference: an end to it")
    'No Easing of US-Iranian Tensions after Baghdad Conference: An End to It'
    """
    parts = _JOINT.split(title)
    words = [at for at in range(0, len(parts), 2) if parts[at].strip(_EDGE)]
    for rank, at in enumerate(words):
        starts = rank == 0 or parts[words[rank - 1]].endswith((":", "?", "!"))
        if starts or rank == len(words) - 1 or parts[at].strip(_EDGE).lower() not in _SMALL:
            parts[at] = _with_capital(parts[at])
    return "".join(parts)


def _with_capital(word: str) -> str:
    at = len(word) - len(word.lstrip(_EDGE))
    return word if word.lower() != word else word[:at] + word[at : at + 1].upper() + word[at + 1 :]
