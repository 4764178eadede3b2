"""The text that a reader sees, made from HTML in one sweep, and the way back from its characters to the HTML.

Both finding and describing use it. Nothing here knows notes.
"""

from __future__ import annotations

import html as html_entities
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field

_TAG = re.compile(r"<!--.*?-->|<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>", re.DOTALL)
_ODD = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);|\s*[^\S ]\s*| {2,}")
_ID = re.compile(r"\bid=\"([^\"]*)\"")
_DECOMPOSED = re.compile(
    r".[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0dff\u1100-\u11ff\u3099\u309a]+", re.DOTALL
)

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_HIDDEN = frozenset("pre script style svg template textarea button math".split())
_UNLINKABLE = frozenset("a code kbd samp".split())
_PASSAGE = frozenset("p li dd dt figcaption h1 h2 h3 h4 h5 h6".split())
_BLOCK = _PASSAGE | frozenset(
    "address article aside blockquote body br caption details div dl fieldset figure footer form header hr html main nav ol pre "
    "section summary table tbody td tfoot th thead tr ul".split()
)

_SINGLE, _DOUBLE, _DASHES = "‘’‚‛‹›′`´", "“”„‟«»″", "‐‑‒–—―−"
FOLDING = str.maketrans({**dict.fromkeys(_SINGLE, "'"), **dict.fromkeys(_DOUBLE, '"'), **dict.fromkeys(_DASHES, "-"), "\u00a0": " "})
"""Every character stands for one character, so that offsets stay."""


def fold(text: str) -> str:
    """Text as it is compared: NFC, one space for white space, one form of quotation mark and dash."""
    return " ".join(unicodedata.normalize("NFC", text).split()).translate(FOLDING)


@dataclass(slots=True)
class Passage:
    """A block of words: its id once numbered, where its words stand in the text, and where its tags stand in the HTML."""

    tag: str
    id: str
    start: int
    end: int
    opening: tuple[int, int]
    closing: int


@dataclass(frozen=True, slots=True)
class Node:
    """A stretch of text without a tag in it: [start, end) in the text, the passage's number in the list or -1."""

    start: int
    end: int
    passage: int
    linkable: bool


@dataclass(slots=True)
class ReaderText:
    """`text` is what is shown, `folded` the same for comparing, character for character."""

    html: str
    text: str = ""
    folded: str = ""
    nodes: list[Node] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    _run_text: list[int] = field(default_factory=list)
    _run_html: list[tuple[int, int, bool]] = field(default_factory=list)

    def html_start(self, offset: int) -> int:
        """Where in the HTML the character at `offset` begins."""
        run = bisect_right(self._run_text, offset) - 1
        start, _, plain = self._run_html[run]
        return start + offset - self._run_text[run] if plain else start

    def html_end(self, offset: int) -> int:
        """Where in the HTML the character before `offset` ends."""
        run = bisect_right(self._run_text, offset - 1) - 1
        start, end, plain = self._run_html[run]
        return start + offset - self._run_text[run] if plain else end

    def passage_at(self, offset: int) -> int:
        """The number in `passages` of the passage around `offset`, or -1."""
        node = bisect_right(self.nodes, offset, key=lambda node: node.start) - 1
        return self.nodes[node].passage if node >= 0 else -1


@dataclass(slots=True)
class _Block:
    tag: str
    opening: tuple[int, int]
    passage: int = -1


class _Sweep:
    """The state of one sweep over the HTML."""

    def __init__(self, html: str) -> None:
        self.result = ReaderText(html)
        self.parts: list[str] = []
        self.length = 0
        self.spaced = True
        self.blocks: list[_Block] = []
        self.hidden = 0
        self.unlinkable = 0

    def run(self) -> ReaderText:
        html, position = self.result.html, 0
        for match in _TAG.finditer(html):
            if match.start() > position and not self.hidden:
                self._words(position, match.start())
            position = match.end()
            if match[2]:
                self._tag(match[2].lower(), bool(match[1]), match)
        if position < len(html) and not self.hidden:
            self._words(position, len(html))
        text = "".join(self.parts)
        self.result.text, self.result.folded = text, text.translate(FOLDING)
        return self.result

    def _tag(self, tag: str, closing: bool, match: re.Match[str]) -> None:
        step = -1 if closing else 1
        if tag in _HIDDEN:
            self.hidden = max(0, self.hidden + step)
        elif tag in _UNLINKABLE:
            self.unlinkable = max(0, self.unlinkable + step)
        if tag not in _BLOCK:
            return
        if not self.spaced:
            self._gap(match.start())
        if tag in _VOID:
            return
        if not closing:
            self.blocks.append(_Block(tag, match.span()))
        elif any(block.tag == tag for block in self.blocks):
            while (block := self.blocks.pop()).tag != tag:
                self._close(block, match.start())
            self._close(block, match.start())

    def _close(self, block: _Block, position: int) -> None:
        if block.passage >= 0 and block.tag != "li":
            self.result.passages[block.passage].closing = position

    def _gap(self, position: int) -> None:
        """A space in the text for a block's edge; it stands for no character of the HTML."""
        self._run(" ", position, position, plain=False)
        self.spaced = True

    def _words(self, start: int, end: int) -> None:
        html = self.result.html
        if html[start:end].isspace() and (self.spaced or not self._in_text()):
            return
        begin = self.length
        for run_start, run_end, odd in _runs(html, start, end):
            if odd:
                self._odd(run_start, run_end)
            else:
                skip = 1 if self.spaced and html[run_start] == " " else 0
                if run_start + skip < run_end:
                    self._run(html[run_start + skip : run_end], run_start + skip, run_end, plain=True)
        if self.length > begin:
            self._node(begin, end)

    def _odd(self, start: int, end: int) -> None:
        shown = html_entities.unescape(self.result.html[start:end])
        if shown.isspace():
            if not self.spaced:
                self._run(" ", start, end, plain=False)
        else:
            shown = unicodedata.normalize("NFC", shown)
            self._run(shown, start, end, plain=len(shown) == end - start)

    def _run(self, shown: str, start: int, end: int, *, plain: bool) -> None:
        self.result._run_text.append(self.length)
        self.result._run_html.append((start, end, plain))
        self.parts.append(shown)
        self.length += len(shown)
        self.spaced = shown[-1] == " "

    def _in_text(self) -> bool:
        return bool(self.parts)

    def _node(self, begin: int, html_end: int) -> None:
        passage = self._passage(begin, html_end)
        self.result.nodes.append(Node(begin, self.length, passage, not self.unlinkable))

    def _passage(self, begin: int, html_end: int) -> int:
        """The number of the innermost block's passage; made when its first words come."""
        if not self.blocks or self.blocks[-1].tag not in _PASSAGE:
            return -1
        block = self.blocks[-1]
        passages = self.result.passages
        if block.passage < 0:
            block.passage = len(passages)
            opening = self.result.html[block.opening[0] : block.opening[1]]
            found = _ID.search(opening)
            passages.append(Passage(block.tag, found[1] if found else "", begin, self.length, block.opening, html_end))
        passage = passages[block.passage]
        passage.end = self.length
        passage.closing = max(passage.closing, html_end)
        return block.passage


def _runs(html: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    """Split a stretch without tags into plain runs and odd ones (entities, white space, letters in parts)."""
    odd = [match.span() for match in _ODD.finditer(html, start, end)]
    if not unicodedata.is_normalized("NFC", html[start:end]):
        taken = set(odd)
        odd = sorted(taken | {match.span() for match in _DECOMPOSED.finditer(html, start, end) if match.span() not in taken})
    runs, position = [], start
    for odd_start, odd_end in odd:
        if odd_start < position:
            continue
        if odd_start > position:
            runs.append((position, odd_start, False))
        runs.append((odd_start, odd_end, True))
        position = odd_end
    if position < end:
        runs.append((position, end, False))
    return runs


def read_html(html: str) -> ReaderText:
    """The reader's text of a fragment of HTML with its passages, in one sweep."""
    return _Sweep(html).run()


def number(text: ReaderText) -> None:
    """Give each passage its id: `p1`, `p2` … in order; headings keep theirs, which begin with `h-`."""
    count = 0
    for passage in text.passages:
        if passage.tag[0] == "h":
            passage.id = passage.id if passage.id.startswith("h-") else f"h-{passage.id or passage.start}"
        else:
            count += 1
            passage.id = f"p{count}"
