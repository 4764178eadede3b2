"""A passage as the lock records it: recognised by a digest, compared by its words, shown by how it begins and ends.

Each word is stored as a two-character hash, not as text. If an article is taken down, no second copy of it remains, and
the publisher's text is not repeated among the notes.
"""

from __future__ import annotations

import re
from functools import lru_cache
from zlib import crc32

from annotated_article.model import LockedPassage

SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
WIDTH = 2
"""Characters for the hash of a word: 4,096 values, so that two words of a text seldom share one and a line stays short."""
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""Thai, Lao, Burmese, Khmer, kana, Han, Hangul: no spaces separate their words, so each letter counts as one."""
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
_BEGINNING, _END = 40, 24  # characters shown


def digest_of(text: str) -> str:
    """Eight hexadecimal digits, the same for the same words (CRC-32: it distinguishes texts, it protects nothing)."""
    return f"{crc32(text.encode('utf-8', 'surrogatepass')):08x}"


def described(passage: str, text: str) -> LockedPassage:
    """The passage of this number and folded text."""
    return LockedPassage(passage, digest_of(text), "".join(_signs(word) for word in _WORD.findall(text.lower())), _shown(text))


@lru_cache(maxsize=1 << 14)
def _signs(word: str) -> str:
    value = crc32(word.encode("utf-8", "surrogatepass")) & 0xFFF
    return SIGNS[value >> 6] + SIGNS[value & 63]


def _shown(text: str) -> str:
    """How it begins and ends, in characters that a terminal shows and that don't separate columns."""
    plain = "".join(sign if sign.isprintable() and sign != "|" else " " for sign in text)
    words = " ".join(plain.split())
    if len(words) <= _BEGINNING + _END:
        return words
    return f"{words[:_BEGINNING].rsplit(' ', 1)[0]} … {words[-_END:].split(' ', 1)[-1]}"
