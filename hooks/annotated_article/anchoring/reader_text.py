"""The text that a reader sees, folded for comparing, and a map from its characters back to the HTML.

`find_quote.py` looks quotes up in it and describes words by what is around them. Nothing here knows notes.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count
from typing import NamedTuple

from annotated_article.html_text import UNSEEN

_LIGATURES = {chr(0xFB00 + at): letters for at, letters in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))}
_AS_LETTERS = str.maketrans({**dict.fromkeys(UNSEEN, ""), **_LIGATURES})

_SINGLE, _DOUBLE, _DASHES = "‘’‚‛‹›′`´", "“”„‟«»″", "‐‑‒–—―−"
FOLDING = str.maketrans({**dict.fromkeys(_SINGLE, "'"), **dict.fromkeys(_DOUBLE, '"'), **dict.fromkeys(_DASHES, "-"), "\u00a0": " "})
"""Each character is replaced by exactly one character, so offsets don't change."""


def fold(text: str) -> str:
    """Text for comparing: NFC, one space for any white space, one kind of quotation mark and dash, no ligatures or soft hyphens."""
    if text.isascii():  # of all characters that change, ASCII has only one
        return " ".join(text.split()).replace("`", "'")
    return " ".join(as_letters(text).split()).translate(FOLDING)


def as_letters(text: str) -> str:
    """Text in NFC with ligatures as their letters (`ﬃ` as `ffi`) and without what nobody sees, such as soft hyphens."""
    return unicodedata.normalize("NFC", text.translate(_AS_LETTERS))


@dataclass(slots=True)
class Passage:
    """A block of words: its id once numbered, where its words are in the text, and where its tags are in the HTML."""

    tag: str
    id: str
    start: int
    end: int
    opening: tuple[int, int]
    closing: int

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading, which has no number."""
        return self.tag[0] == "h"


class Line(NamedTuple):
    """Where a line of verse begins: its empty tag, [start, end) in the HTML, and the number of its passage in the list."""

    start: int
    end: int
    passage: int


@dataclass(frozen=True, slots=True)
class Node:
    """A run of text without a tag in it: [start, end) in the text, the passage's number in the list or -1."""

    start: int
    end: int
    passage: int
    linkable: bool


@dataclass(slots=True)
class ReaderText:
    """Everything but `passages` comes from `html`: `text` is what is shown, `folded` the same for comparing, character for character.

    `lines` are those of passages of several lines; every `line_numbers`-th line is numbered; `speakers` the names before turns.
    `edges` are the places of the spaces that stand for a block's edge, `links` those of the text's own links in the HTML,
    `blocks` those of its outermost blocks, such as a whole list.
    `run_text` is where each run of characters begins in the text, `run_html` its [start, end) in the HTML, and whether the two are the
    same character for character.
    """

    html: str
    text: str = field(default="", compare=False)
    folded: str = field(default="", compare=False)
    edges: list[int] = field(default_factory=list, compare=False)
    links: list[tuple[int, int]] = field(default_factory=list, compare=False)
    blocks: list[tuple[int, int]] = field(default_factory=list, compare=False)
    nodes: list[Node] = field(default_factory=list, compare=False)
    passages: list[Passage] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list, compare=False)
    line_numbers: int = 0
    speakers: list[tuple[int, int]] = field(default_factory=list, compare=False)
    run_text: list[int] = field(default_factory=list, compare=False)
    run_html: list[tuple[int, int, bool]] = field(default_factory=list, compare=False)

    def html_start(self, offset: int) -> int:
        """Where in the HTML the character at `offset` begins."""
        run = bisect_right(self.run_text, offset) - 1
        start, _, plain = self.run_html[run]
        return start + offset - self.run_text[run] if plain else start

    def html_end(self, offset: int) -> int:
        """Where in the HTML the character before `offset` ends."""
        run = bisect_right(self.run_text, offset - 1) - 1
        start, end, plain = self.run_html[run]
        return start + offset - self.run_text[run] if plain else end

    def nodes_in(self, start: int, end: int) -> list[Node]:
        """The runs of text that overlap [start, end)."""
        first = bisect_right(self.nodes, start, key=lambda node: node.end)
        return self.nodes[first : bisect_left(self.nodes, end, key=lambda node: node.start)]

    def passage_at(self, offset: int) -> int:
        """The number in `passages` of the passage around `offset`, or -1."""
        node = bisect_right(self.nodes, offset, key=lambda node: node.start) - 1
        return self.nodes[node].passage if node >= 0 else -1

    def id_at(self, offset: int) -> str:
        """The id of the passage around `offset`; empty if there is none."""
        at = self.passage_at(offset)
        return self.passages[at].id if at >= 0 else ""

    def around(self, start: int, end: int) -> tuple[int, int]:
        """[low, high) of the passage in which the words [start, end) begin, and of words that go beyond it or are in none."""
        at = self.passage_at(start)
        return (self.passages[at].start, max(self.passages[at].end, end)) if at >= 0 else (start, end)


def numbered(text: ReaderText) -> list[Passage]:
    """The passages that have numbers: all but headings."""
    return [passage for passage in text.passages if not passage.is_heading]


def words_of_passages(text: ReaderText) -> list[str]:
    """The folded words of each passage that has a number, without those of passages inside it."""
    parts: list[list[str]] = [[] for _ in text.passages]
    for node in text.nodes:
        if node.passage >= 0:
            parts[node.passage].append(text.folded[node.start : node.end])
    return ["".join(words).strip() for passage, words in zip(text.passages, parts, strict=True) if not passage.is_heading]


def number(text: ReaderText, numbers: Iterable[str] = ()) -> None:
    """Give each passage its id: those of `numbers`, or `p1`, `p2` … in order; headings keep theirs, which begin with `h-`."""
    for passage, given in zip(numbered(text), numbers or (f"p{at}" for at in count(1)), strict=False):
        passage.id = given
    for passage in text.passages:
        if passage.is_heading:
            passage.id = passage.id if passage.id.startswith("h-") else f"h-{passage.id or passage.start}"
