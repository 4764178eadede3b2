"""Extracts the text that readers see from HTML, in one pass. Nothing here knows notes."""

from __future__ import annotations

import html as html_entities
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from annotated_article.anchoring.reader_text import FOLDING, Line, Node, Passage, ReaderText, as_letters
from annotated_article.html_text import UNSEEN, VOID

# <a href="../iran/">  </a>  <!-- a comment, to its end or to the end of the text -->
TAG = re.compile(r"<!--.*?(?:-->|\Z)|<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>", re.DOTALL)
# &amp;  &#8217;  &#x2019;
_ENTITY = r"&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);"
# What the text shows differently: "&amp;", a line break, two spaces, a soft hyphen, "ﬃ"
_ODD = re.compile(rf"{_ENTITY}|[^\S ]\s*| (?: *[^\S ]\s*| +)|[{UNSEEN}\ufb00-\ufb06]")
# <sup class="footnote-mark">  <a class="footnote-label" href="#r-1">
_NO_WORDS = re.compile(r"class=\"footnote-(?:mark|label)\"")
# <div class="table">  <span class="line">
_TABLE = re.compile(r"<div class=\"table\"")
_SPEAKER = re.compile(r"<span class=\"speaker\"")
_LINE = re.compile(r"<span class=\"line\"")
_ID = re.compile(r"\bid=\"([^\"]*)\"")
_UNIT = re.compile(rf"{_ENTITY}|.", re.DOTALL)

_HIDDEN = frozenset("pre script style svg template textarea button math".split())
_UNLINKABLE = frozenset("a code kbd samp".split())
_PASSAGE = frozenset("p li dd dt figcaption h1 h2 h3 h4 h5 h6".split())
_BLOCK = _PASSAGE | frozenset(
    "address article aside blockquote body br caption details div dl fieldset figure footer form header hr html main nav ol pre "
    "section summary table tbody td tfoot th thead tr ul".split()
)

_CELLS = frozenset("caption div table tbody td tfoot th thead tr".split())
"""The elements of a table; their words belong to the table's passage."""

_LONGEST_LETTER = 64  # characters of a letter with its accents; to look at more of them would take the square of their number


@dataclass(slots=True)
class _Block:
    tag: str
    opening: tuple[int, int]
    passage: int = -1
    table: _Block | None = None


class _Sweep:
    """The state of one pass over the HTML."""

    def __init__(self, html: str) -> None:
        self.result = ReaderText(html)
        self.parts: list[str] = []
        self.length = 0
        self.spaced = True
        self.blocks: list[_Block] = []
        self.hidden = 0
        self.unlinkable = 0
        self.link = 0
        self.apart = ""  # the tag of a footnote's mark or label
        self.speaker = -1
        self.lines: list[tuple[tuple[int, int], _Block]] = []

    def run(self) -> ReaderText:
        html, position = self.result.html, 0
        for match in TAG.finditer(html):
            if match.start() > position and not self.hidden:
                self._words(position, match.start())
            position = match.end()
            if match[2]:
                self._tag(match[2].lower(), bool(match[1]), match)
        if position < len(html) and not self.hidden:
            self._words(position, len(html))
        if self.blocks:  # never closed
            self.result.blocks.append((self.blocks[0].opening[0], len(html)))
        self.result.lines = [Line(*span, block.passage) for span, block in self.lines if block.passage >= 0]
        text = "".join(self.parts)
        self.result.text, self.result.folded = text, text.translate(FOLDING)
        return self.result

    def _tag(self, tag: str, closing: bool, match: re.Match[str]) -> None:
        step = -1 if closing else 1
        if self.apart == tag and closing:
            self.apart, self.hidden = "", max(0, self.hidden - 1)
        elif not (self.apart or closing) and tag in ("a", "sup") and _NO_WORDS.search(match[0]):
            self.apart, self.hidden = tag, self.hidden + 1
        elif tag in _HIDDEN:
            self.hidden = max(0, self.hidden + step)
        elif tag in _UNLINKABLE:
            self.unlinkable = max(0, self.unlinkable + step)
        if tag not in _BLOCK:
            self._inline(tag, closing, match)
            return
        if tag != "br" and self.length:
            self._edge()
        if not self.spaced:
            self._gap(match.start())
        if tag in VOID:
            return
        if not closing:
            self.blocks.append(self._opened(tag, match))
        elif any(block.tag == tag for block in self.blocks):
            while (block := self.blocks.pop()).tag != tag:
                self._close(block, match.start())
            self._close(block, match.start())
            if not self.blocks:
                self.result.blocks.append((block.opening[0], match.end()))

    def _opened(self, tag: str, match: re.Match[str]) -> _Block:
        """The block that begins, with the table that it is or belongs to."""
        block = _Block(tag, match.span())
        if _TABLE.match(match[0]):
            block.table = block
        elif self.blocks and tag in _CELLS:
            block.table = self.blocks[-1].table
        return block

    def _inline(self, tag: str, closing: bool, match: re.Match[str]) -> None:
        if tag == "a" and closing:
            self.result.links.append((self.link, match.end()))
        elif tag == "a":
            self.link = match.start()
        if closing:
            self._stretch_item(match.end())
            if tag == "span" and self.speaker >= 0:
                self.result.speakers.append((self.speaker, self.length))
                self.speaker = -1
        elif _SPEAKER.match(match[0]):
            self.speaker = self.length
        elif self.blocks and _LINE.match(match[0]):
            self.lines.append((match.span(), self.blocks[-1]))

    def _close(self, block: _Block, position: int) -> None:
        if block.passage >= 0 and block.tag != "li":
            self.result.passages[block.passage].closing = position

    def _stretch_item(self, position: int) -> None:
        """End the words of a list item after the inline tags around them, because another list may follow."""
        if self.blocks and self.blocks[-1].tag == "li" and self.blocks[-1].passage >= 0:
            self.result.passages[self.blocks[-1].passage].closing = position

    def _edge(self) -> None:
        at = self.length - 1 if self.spaced else self.length
        if not self.result.edges or self.result.edges[-1] < at:
            self.result.edges.append(at)

    def _gap(self, position: int) -> None:
        """Add a space to the text for the edge of a block; no character of the HTML corresponds to it."""
        self._run(" ", position, position, plain=False)
        self.spaced = True

    def _words(self, start: int, end: int) -> None:
        html = self.result.html
        if html[start:end].isspace() and (self.spaced or not self.parts):
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
            self.result.nodes.append(Node(begin, self.length, self._passage(begin, end), not self.unlinkable))

    def _odd(self, start: int, end: int) -> None:
        source = self.result.html[start:end]
        shown = as_letters(html_entities.unescape(source))
        if shown and not shown.isspace():
            self._run(shown, start, end, plain=shown == source)
        elif shown and not self.spaced:  # &#1; and its like show nothing
            self._run(" ", start, end, plain=False)

    def _run(self, shown: str, start: int, end: int, *, plain: bool) -> None:
        self.result.run_text.append(self.length)
        self.result.run_html.append((start, end, plain))
        self.parts.append(shown)
        self.length += len(shown)
        self.spaced = shown[-1] == " "

    def _passage(self, begin: int, html_end: int) -> int:
        """The number of the innermost block's passage; made when its first words come."""
        if not self.blocks or not (self.blocks[-1].tag in _PASSAGE or self.blocks[-1].table):
            return -1
        block = self.blocks[-1].table or self.blocks[-1]
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
    """Split a run without tags into plain runs and special ones (entities, white space, letters with separate accents)."""
    odd = [match.span() for match in _ODD.finditer(html, start, end)]
    shown = html[start:end]
    if not unicodedata.is_normalized("NFC", html_entities.unescape(shown) if odd and "&" in shown else shown):
        odd = sorted({*odd, *_in_parts(html, start, end)}, key=lambda span: (span[0], -span[1]))
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


def _in_parts(html: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the text has characters that NFC writes differently, such as a letter and a separate accent, typed or as entities."""
    letter, begin = "", start
    for unit in _UNIT.finditer(html, start, end):
        shown = html_entities.unescape(unit[0])
        if letter and (len(letter) >= _LONGEST_LETTER or not _joins(letter, shown)):
            if not unicodedata.is_normalized("NFC", letter):
                yield begin, unit.start()
            letter, begin = "", unit.start()
        letter += shown
    if not unicodedata.is_normalized("NFC", letter):
        yield begin, end


def _joins(letter: str, following: str) -> bool:
    last, following = unicodedata.normalize("NFC", letter)[-1], unicodedata.normalize("NFC", following)
    return unicodedata.combining(following[0]) > 0 or not unicodedata.is_normalized("NFC", last + following)


def read_html(html: str) -> ReaderText:
    """The text that readers see of an HTML fragment, with its passages, in one pass."""
    return _Sweep(html).run()
