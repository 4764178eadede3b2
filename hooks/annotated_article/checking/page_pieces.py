"""What a reader sees of an article's HTML, character for character: words, line ends, list numbers and bullets, footnote marks.

A raw text may show the same in several ways: a heading with or without `##`, a footnote's mark as `[^1]`, `[1]` or `¹`, a row of a
table with or without `|`. So each piece is a character, or a pattern of the ways in which it may be written.
"""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser

from annotated_article.anchoring.reader_text import as_letters

Piece = str | re.Pattern[str]
LINE_END, SPACE = "\n", " "
_GAPS = " \n\r\v"
ANY_GAP = re.compile(rf"[{_GAPS}]")
_AFTER_MARKER = re.compile(rf"[{_GAPS}]|\Z")  # the last item may have no words
_CELL_EDGE = re.compile(rf"(?=[{_GAPS}|])[{_GAPS}]?\|?[{_GAPS}]?")
_ROW_START, _ROW_END = re.compile(rf"(?:\|[{_GAPS}]?)?"), re.compile(r"(?: ?\|)?")
_ROW_END_AFTER_BREAK = re.compile(rf"(?:[{_GAPS}]?\|)?")
# The line below a table's head: |---|--:|
_RULE = re.compile(r"(?:[\n\r\v](?=[^\n\r\v]*-)[ :|-]+(?=[\n\r\v]|$))?")
HEADING = re.compile(rf"(?:#{{1,6}}(?:[{_GAPS}]|\Z))?")
_BULLET = re.compile(r"[-*•·‣▪◦–—]")
_EMPHASIS = {"em": re.compile(r"[*_]?"), "strong": re.compile(r"(?:\*\*|__)?")}
_PICTURE = re.compile(rf"(?:!\[[^\]]*\]\([^)]*\))?(?:(?<=\))[{_GAPS}])?")
_RAISED = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_BLOCKS = frozenset("p li ol ul blockquote figure figcaption div table thead tbody tr h1 h2 h3 h4 h5 h6".split())


class _Shown(HTMLParser):
    """One pass over the HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self.waiting = ""
        self.quoted = 0
        self.marked = False  # the last piece was a mark, such as a list item's, with the gap after it
        self.numbers: list[int] = []
        self.addresses: list[str] = []
        self.script = ""
        self.note: str | None = None  # the label of a footnote, while it is read
        self.is_label = False
        self.cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        css = given.get("class", "")
        if tag in _BLOCKS or tag == "br":
            self._gap(LINE_END)
        if css in ("footnote-mark", "footnote-label"):
            self.note, self.is_label = "", css == "footnote-label"
        elif self.note is not None:
            return
        elif tag in ("ol", "ul"):
            self.numbers.append(int(given.get("start", "1")) if tag == "ol" else -1)
        elif tag == "li":
            self._item(given.get("value", ""))
        elif tag == "blockquote":
            self.quoted += 1
        elif tag[0] == "h" and tag[1:].isdigit():
            self._put(HEADING)
            self.marked = True
        elif tag == "tr":
            self.cells = 0
        elif tag in ("td", "th"):
            self.waiting = "" if self.cells else self.waiting
            self._put(_CELL_EDGE if self.cells else _ROW_START)
            self.marked = True
            self.cells += 1
        else:
            self._inline(tag, given)

    def _inline(self, tag: str, given: dict[str, str]) -> None:
        if tag in _EMPHASIS:
            self._put(_EMPHASIS[tag])
        elif tag in ("sub", "sup"):
            self.script = tag
            self._put(_written(rf"(?:(?i:<{tag}>))?"))
        elif tag == "a":
            self.addresses.append(re.escape(given.get("href", "")))
            self._put(re.compile(rf"(?:\[(?=[^\n]*\]\({self.addresses[-1]}))?"))
        elif tag == "img":
            self._put(_PICTURE)
            self.marked = True  # the line of the picture may be missing in the raw text
            self.pieces.append(_written(rf"[{_GAPS}]?"))

    def handle_endtag(self, tag: str) -> None:
        if self.note is not None:
            if tag == ("a" if self.is_label else "sup"):
                self._note()
            return
        if tag in _EMPHASIS:
            self._put(_EMPHASIS[tag])
        elif tag in ("sub", "sup"):
            self._put(_written(rf"(?:(?i:</{tag}>))?"))
            self.script = ""
        elif tag == "a" and self.addresses:
            self._put(re.compile(rf"(?:\]\({self.addresses.pop()}(?: \"[^\"]*\")?\))?"))
        elif tag == "tr":
            self.pieces.append(_ROW_END_AFTER_BREAK if self.waiting == LINE_END else _ROW_END)
            self.waiting, self.marked = "", False
        elif tag == "thead":
            self.pieces.append(_RULE)
        elif tag == "blockquote":
            self.quoted -= 1
        elif tag in ("ol", "ul"):
            self.numbers.pop()
        if tag in _BLOCKS:
            self._gap(LINE_END)

    def handle_data(self, data: str) -> None:
        if self.note is not None:
            self.note += data
            return
        for character in as_letters(data):
            if character.isspace():
                self._gap(SPACE)
            else:
                self._put(_raised(character, self.script) if self.script else character)

    def _gap(self, gap: str) -> None:
        if not self.marked and self.waiting != LINE_END:
            self.waiting = gap

    def _put(self, piece: Piece) -> None:
        """Add a piece, and before it the gap that is waiting; at the start of a line, `>` of a quotation."""
        if self.waiting and self.pieces:
            self.pieces.append(self.waiting)
        if self.quoted and (self.waiting == LINE_END or not self.pieces):
            self.pieces.append(_written(rf"(?:> ?){{0,{self.quoted}}}"))
        self.waiting, self.marked = "", False
        self.pieces.append(piece)

    def _item(self, value: str) -> None:
        number = int(value) if value else self.numbers[-1] if self.numbers else -1
        if number < 0:
            self._put(_BULLET)
        else:
            for character in f"{number}.":
                self._put(character)
            self.numbers[-1] = number + 1
        self.pieces.append(_AFTER_MARKER)
        self.marked = True

    def _note(self) -> None:
        label, self.note = self.note or "", None
        plain, raised = re.escape(label), re.escape(label.translate(_RAISED))
        if self.is_label:
            self._put(re.compile(rf"(?:\[\^{plain}\]:?|\[{plain}\]:?|\({plain}\)|{plain}[.):]?|{raised})[{_GAPS}]?"))
            self.marked = True
        else:
            self._put(re.compile(rf"\[\^{plain}\]|\[{plain}\]|\({plain}\)|{plain}|{raised}"))


@cache
def _written(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@cache
def _raised(character: str, script: str) -> re.Pattern[str]:
    """`2` in `<sup>`, which may be written `²`."""
    other = character.translate(_RAISED if script == "sup" else _LOWERED)
    return re.compile(f"{re.escape(character)}|{re.escape(other)}")


def pieces_of(html: str) -> list[Piece]:
    """The pieces of the page, in order."""
    reader = _Shown()
    reader.feed(html)
    reader.close()
    return reader.pieces


def difference(pieces: list[Piece], seed: str) -> tuple[int, int] | None:
    """The first piece that the raw text does not have, and its place in the text; None if the two are the same.

    `seed` is as `check_seed.joined` makes it.
    """
    at = 0
    for number, piece in enumerate(pieces):
        there = seed[at : at + 1]
        if not isinstance(piece, str):
            if not (match := piece.match(seed, at)):
                return number, at
            at = match.end()
        elif piece == there or (piece == LINE_END and there in ("\r", "\v")) or (piece == SPACE and there in ("\r", "\v")):
            at += 1
        elif there == "\r" and seed[at + 1 : at + 2] == piece > "\u3000":  # no space is between the lines of Chinese
            at += 2
        else:
            return number, at
    return None if at == len(seed) else (len(pieces), at)


def words(pieces: list[Piece]) -> list[str]:
    """The words among the pieces, without punctuation that can be written in several ways."""
    plain = "".join(
        piece if isinstance(piece, str) else SPACE if piece in (ANY_GAP, _AFTER_MARKER, _CELL_EDGE) else _typed(piece) for piece in pieces
    )
    return plain.split()


def _typed(piece: re.Pattern[str]) -> str:
    """The character of a raised or lowered one."""
    return piece.pattern[0] if len(piece.pattern) == 3 and piece.pattern[1] == "|" else ""
