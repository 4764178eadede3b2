"""Text written as YAML, so that our own reader reads the same text again."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"(?:[^\s\-?:,\[\]{}#&*!|>'\"%@`]|[-?:](?=[^\s,\[\]{}]))(?:[^:#\s]|:(?=\S)|(?<=\S)#|\s(?!\Z))*")
_LIST_CHARACTERS = frozenset(",[]{}")
# each row of white space as a whole, and never from its middle
_WHITE_SPACE = re.compile(r"(?<!\s)\s+")


def is_plain(text: str) -> bool:
    """Whether the text can follow `field: ` as it is."""
    return bool(_PLAIN.fullmatch(text))


def one_line(text: str) -> str:
    """The text as a value on one line: plain if that is safe, otherwise in quotation marks that it doesn't contain."""
    text = _on_one_line(text)
    return text if is_plain(text) else _quoted(text)


def in_brackets(texts: list[str]) -> str:
    """`[one, "two, three"]`."""
    texts = [_on_one_line(text) for text in texts]
    return f"[{', '.join(text if is_plain(text) and not _LIST_CHARACTERS & set(text) else _quoted(text) for text in texts)}]"


def in_braces(text: str) -> str:
    """The text as a value in `{…}`."""
    return text if is_plain(text) and not _LIST_CHARACTERS & set(text) else _quoted(text)


def _on_one_line(text: str) -> str:
    """The text with a space in place of each new line and the white space around it."""
    return _WHITE_SPACE.sub(lambda space: " " if "\n" in space[0] else space[0], text)


def _quoted(text: str) -> str:
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def retyped(head: str, texts: list[str]) -> tuple[str, ...]:
    """`head` with a text that YAML would misread: after `>` for a field, in quotation marks for a list item."""
    return folded(head.rstrip(), texts) if head.rstrip().endswith(":") else (head + one_line(" ".join(texts)),)


def folded(head: str, texts: list[str]) -> tuple[str, ...]:
    """`head` (the line up to its colon or hyphen) with its text on the lines below."""
    margin = " " * (len(head) - len(head.lstrip(" -")) + 2)
    return (f"{head} >", *(margin + text for text in texts))
