"""What a card shows at first of a long text, and the rest."""

from __future__ import annotations

import re
from html import unescape

_TAG = re.compile(r"<.*?>")
_PIECES = re.compile(r"<a\b.*?</a>|\s+|[^\s<]+", re.DOTALL)


def fold_text(html: str, most: int) -> str:
    """The HTML with all words beyond `most` characters of text in `<span class="rest">`; a link is never cut.

    It may hold links and no other elements.
    """
    if _length(html) <= most:
        return html
    length = word = 0
    for piece in _PIECES.finditer(html):
        if piece.start() and html[piece.start() - 1].isspace():
            word = piece.start()
        length += _length(piece[0])
        if length > most and word and not piece[0].isspace():
            return f'{html[:word]}<span class="rest">{html[word:]}</span>'
    return html


def _length(html: str) -> int:
    return len(unescape(_TAG.sub("", html)))
