"""The lines of a raw text: which line ends are the author's, and which only the width of a page or the end of one. Strings only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

HARD, WRAPPED, CUT = "\n", "\r", "\v"
"""The end of a line of its own, of a line that was full, and of a page in the middle of a sentence."""
_NARROWEST, _NARROWEST_WIDE = 50, 15  # characters of a full line, in letters and in Chinese, Japanese or Korean
_ENDS = re.compile(r"[.!?:…;。！？؟۔][\"'”’»)\]*_]*$|[\"”»]$")
_GOES_ON = re.compile(r"[\"'“‘«(\[]*[^\W\d_A-Z]")
_MARKED = re.compile(r"#{1,6} |>|\||[-*•+] |\d+[.)] |\[\^|[^:\n]{1,40}:\s")
_QUOTED = re.compile(r">(?:[ >]|$)")
# one <br> or several: "first<br>second", "first <br /> <BR> second"
_BREAKS = re.compile(r"(?: ?<br ?/?> ?)+", re.IGNORECASE)
_QUOTES_ALONE = re.compile(rf"^(?:> ?)+(?={HARD}|$)")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def is_cut(before: str, after: str) -> bool:
    """Whether a sentence continues after an empty line: `appealed for the` and `assistance of its neighbours`."""
    if _ENDS.search(before) or before.startswith(("#", ">", "|")) or _MARKED.match(after):
        return False
    first = re.search(r"[^\W\d_]", after)
    return bool(first and first[0].islower() and _GOES_ON.match(after) and len(before) >= _NARROWEST // 2)


def wrapped(blocks: Sequence[Sequence[str]]) -> list[bool]:
    """For each block of lines, whether its lines end only because they were full.

    If in doubt, the author meant them. A line is full if the first word of the next line had no room on it. The width comes from blocks
    of three lines or more in which a line begins in lower case.
    """
    sure = [_is_sure(block) for block in blocks]
    width = max((max(map(len, block)) for block, is_sure in zip(blocks, sure, strict=True) if is_sure), default=0)
    return [
        is_sure or bool(width and _is_full(block, width) and not _are_forms(block)) for block, is_sure in zip(blocks, sure, strict=True)
    ]


def _is_sure(block: Sequence[str]) -> bool:
    if len(block) < 3 or _are_forms(block):
        return False
    width = max(map(len, block))
    if _WIDE.search(block[0]):
        return width >= _NARROWEST_WIDE and all(width - len(line) <= 1 for line in block[:-1])
    return width >= _NARROWEST and any(line[0].islower() for line in block[1:]) and _is_full(block, width)


def _are_forms(block: Sequence[str]) -> bool:
    """Whether lines begin as items, rows, quotations or a speaker's turns do."""
    return any(map(_MARKED.match, block)) or any(line.endswith("-") for line in block[:-1])


def _is_full(block: Sequence[str], width: int) -> bool:
    pairs = pairwise(block)
    return len(block) > 1 and max(map(len, block)) <= width and all(len(line) + 1 + len(after.split()[0]) > width for line, after in pairs)


def is_quoted(line: str) -> bool:
    """Whether a line belongs to a quotation: `> words`, `>> words` or `>`, but not `>words`."""
    return bool(_QUOTED.match(line))


def blocks_of(lines: Sequence[str]) -> list[list[int]]:
    """The numbers of the lines between empty ones; in a quotation, a `>` alone is an empty line."""
    blocks = _between(range(len(lines)), [not line.strip() for line in lines])
    parts: list[list[int]] = []
    for block in blocks:
        quoted = all(is_quoted(lines[at]) for at in block)
        parts += _between(block, [quoted and not lines[at].strip("> ") for at in block])
    return parts


def _between(numbers: Sequence[int], empty: Sequence[bool]) -> list[list[int]]:
    blocks: list[list[int]] = [[]]
    for number, is_empty in zip(numbers, empty, strict=True):
        if not is_empty:
            blocks[-1].append(number)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _with_ends(line: str, *, quoted: bool) -> str:
    """The line with HARD for each `<br>`; a `>` that has no words beside it is left out of a quotation."""
    words = _BREAKS.sub(HARD, line)
    return _QUOTES_ALONE.sub("", words) if quoted else words


def joined(lines: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """All lines as one text with HARD, WRAPPED or CUT between them, and where in it each line that has words begins, with its number."""
    clean = [" ".join(line.split()) for line in lines]
    blocks = blocks_of(clean)
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    length, last, ended = 0, "", False
    for block, is_wrapped in zip(blocks, wrapped([[clean[at] for at in block] for block in blocks]), strict=True):
        for number in block:
            inside = number != block[0]
            gap = WRAPPED if inside and is_wrapped else CUT if not inside and is_cut(last, clean[number]) else HARD
            last = clean[number]
            words = _with_ends(last, quoted=all(is_quoted(clean[at]) for at in block))
            gap = HARD if ended or words.startswith(HARD) else gap
            ended = words.endswith(HARD) or (ended and not words)
            if not (words := words.strip(HARD)):
                continue
            gap = gap if parts else ""
            places.append((length + len(gap), number))
            parts += [gap, words]
            length += len(gap) + len(words)
    return "".join(parts), places
