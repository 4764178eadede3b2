"""Names from A to Z: their order, and the letter under which they stand."""

from __future__ import annotations

import unicodedata

_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
"""Letters that Unicode takes for letters of their own, and readers look up here."""


def sort_key(name: str) -> str:
    """Names as a reader looks them up: without accents, capitals and signs."""
    plain = unicodedata.normalize("NFKD", name).casefold().translate(_PLAIN)
    return "".join(character for character in plain if character.isalnum() or character == " ").strip()


def letter_of(name: str) -> str:
    """The capital letter, figure or sign under which a name stands; `#` for a name without any."""
    return (sort_key(name)[:1] or "#").upper()


def letter_slug(letter: str) -> str:
    """The letter in an address. What comes before A shares one, and so does what comes after Z."""
    if letter.isascii():
        return letter.lower() if letter.isalpha() else "0-9"
    return "other"
