"""Break a text into lines that fit: evenly, and cut at a word where there is too much of it."""

from __future__ import annotations

from collections.abc import Sequence

from annotated_article.sharing.face import width

_STEP = 40
"""How much narrower lines are tried, in pixels."""
_LONGEST = 600
"""Characters that are looked at; no picture has room for more."""


def fitting(text: str, sizes: Sequence[int], wide: int, high: int) -> tuple[int, list[str]]:
    """The largest size at which the text fits, and its lines; at the smallest, what fits of it."""
    for size in sizes:
        lines, most = in_lines(text[:_LONGEST], size, wide), high // line_height(size)
        if len(lines) <= most and all(width(line, size) <= wide for line in lines):
            return size, _evenly(text, size, wide, lines)
    return sizes[-1], cut(lines, most, sizes[-1], wide)


def line_height(size: int) -> int:
    """From one line to the next."""
    return round(size * 1.16)


def in_lines(text: str, size: int, wide: int) -> list[str]:
    """As many words on each line as fit; a word that is wider than a line has one of its own."""
    lines: list[str] = []
    for word in filter(None, text.split(" ")):
        if lines and width(longer := f"{lines[-1]} {word}", size) <= wide:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _evenly(text: str, size: int, wide: int, lines: list[str]) -> list[str]:
    """The same number of lines, of about the same width."""
    narrower = in_lines(text, size, wide - _STEP)
    fits = len(narrower) == len(lines) > 1 and all(width(line, size) <= wide - _STEP for line in narrower)
    return _evenly(text, size, wide - _STEP, narrower) if fits else lines


def cut(lines: Sequence[str], most: int, size: int, wide: int) -> list[str]:
    """The first lines; if any are missing, the last one ends in an ellipsis after a whole word."""
    kept = [_shortened(line, size, wide) for line in lines[:most]]
    if len(lines) > most:
        kept[-1] = _with_ellipsis(kept[-1], size, wide)
    return kept


def _with_ellipsis(line: str, size: int, wide: int) -> str:
    while width(f"{line} …", size) > wide and " " in line:
        line = line.rpartition(" ")[0]
    return _shortened(f"{line.rstrip(' ,;:–—-')} …", size, wide)


def _shortened(line: str, size: int, wide: int) -> str:
    """A line that is one word too wide for the picture, cut within the word."""
    if width(line, size) <= wide:
        return line
    line = line.removesuffix(" …")
    while line and width(f"{line}…", size) > wide:
        line = line[:-1]
    return f"{line}…"
