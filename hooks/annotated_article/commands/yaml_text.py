"""Text written as YAML that our own reader reads back as the same text."""

from __future__ import annotations

import json
import re
import textwrap

_PLAIN = re.compile(r"[^\W_](?:[^:#\n\t]|:(?=\S)|(?<=\S)#)*", re.UNICODE)


def one_line(text: str) -> str:
    """The text as a one-line value: plain where that is safe, else in double quotation marks."""
    if _PLAIN.fullmatch(text) and not text.endswith((" ", ":")):
        return text
    return json.dumps(text, ensure_ascii=False)


def folded(field: str, text: str, indent: int = 0, width: int = 110) -> str:
    """`field: >` with the text on lines of its own below it."""
    margin = " " * indent
    lines = textwrap.wrap(text, width - indent - 2, break_long_words=False, break_on_hyphens=False)
    return "\n".join([f"{margin}{field}: >", *(f"{margin}  {line}" for line in lines)])
