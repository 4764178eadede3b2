"""Text as HTML and XML show it, and how many columns it takes in a terminal or a picture."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import escape

UNSEEN = "\u00ad\u200b\u2060\ufeff"
"""Soft hyphens and spaces without a width: they stay in the page, and no quote or name has to have them."""
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
"""Elements without content."""
# "a\x00b"; not a tab or a line's end
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def shown(text: str) -> str:
    """The text between tags; for attributes there is `html.escape`."""
    return escape(text, quote=False)


def xml_text(text: str, *, quote: bool = True) -> str:
    """Text of XML 1.0, which has no control characters but white space."""
    return escape(_NOT_XML.sub("", text), quote=quote)


def in_one_line(text: str) -> str:
    """The text with one space for any white space, and none around it."""
    return " ".join(text.split())


@lru_cache(maxsize=4096)
def columns(text: str) -> int:
    """How many letters wide a text is: a wide letter counts as two, an accent on another letter as none."""
    if text.isascii():  # almost all of it; the sum below takes a third of a claim page's time, and lines come again on other pages
        return len(text)
    return sum(0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)
