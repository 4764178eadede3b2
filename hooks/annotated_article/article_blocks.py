"""The blocks of an article: headings, lists, quotations, tables, figures, footnotes, speakers, and paragraphs that keep their lines."""

from __future__ import annotations

import re
from collections import Counter
from xml.etree.ElementTree import Element, SubElement

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.preprocessors import Preprocessor
from markdown.util import AtomicString

from annotated_article.html_text import UNSEEN

FOOTNOTE_LINK = "footnote-link"
"""A link of a footnote until `article_markdown` makes it one: hosts look at the addresses of all links."""
# "## A heading"
_HEADING = re.compile(r"(#{1,6})[ ]+(\S.*)")
# "* * *", "---", "***"
_BREAK = re.compile(r"[ ]*([-*_])(?:[ ]*\1){2,}[ ]*")
# "12. An item", but not "1912. A good year", "01. An item" or "2.5 miles"
_NUMBERED = re.compile(r"(0|[1-9]\d{0,2})\.[ ]+(\S.*)")
# "- An item", but not "- 5 degrees" or "-5 degrees"
_LISTED = re.compile(r"([-*•])[ ]+([^\s\d].*)")
# "> Quoted", ">", ">> Quoted twice", but not ">quoted"; characters that nobody sees do not count
_QUOTED = re.compile(rf"[ \u00a0{UNSEEN}]*>(?=[ >\u00a0{UNSEEN}]|$)[ {UNSEEN}]?")
# "[^1]: The first printing."
FOOTNOTE = re.compile(r"\[\^([^\]\s\[]{1,40})\]:[ ]*(.*)")
REFERENCE = re.compile(r"\[\^([^\]\s\[]{1,40})\](?!:)")
# "![A bridge](../assets/bridge.svg)" in a line of its own
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)\s]+(?:[ ]+\"[^\"]*\")?\)")
# "| Year | Toll |", "|------|-----:|"
_RULE = re.compile(r"\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*")
_CELL_EDGE = re.compile(r"(?<!\\)\|")
# "MR. IRWIN: Good morning." or "Nell Ward: Good morning."
_TURN = re.compile(r"([^\W\d_][^:：\n]{0,39})(:(?=\s|$)|：)")
ESCAPE = re.compile(r"\\.")


class Lines(Preprocessor):
    """Looks at all lines before the first is read: who speaks, and which footnotes there are."""

    speakers: frozenset[str] = frozenset()
    notes: frozenset[str] = frozenset()

    def run(self, lines: list[str]) -> list[str]:
        """The lines with `&` as HTML writes it, so that `&copy;` is shown as typed, and lines that show nothing left empty."""
        self.speakers = _speakers(lines)
        plain = [ESCAPE.sub("", line) for line in lines]
        texts = {note[1] for line in plain if (note := FOOTNOTE.fullmatch(line)) and note[2].strip()}
        self.notes = frozenset(texts & {mark for line in plain for mark in REFERENCE.findall(line)})
        return [line.replace("&", "&amp;") if line.strip(f" {UNSEEN}\t\u00a0") else "" for line in lines]


def _speakers(lines: list[str]) -> frozenset[str]:
    """The names before a colon that take turns: in capitals two lines are enough; others need two names, each of them twice."""
    turns = Counter(turn[1] for line in lines if (turn := _TURN.match(line)) and len(turn[1].split()) <= 5)
    capitals = [name for name in turns if name.upper() == name != name.lower()]
    others = [name for name in turns if turns[name] > 1 and name not in capitals and not name[0].islower()]
    found = capitals if sum(turns[name] for name in capitals) > 1 else []
    return frozenset([*found, *(others if len(others) > 1 else [])])


class Blocks(BlockProcessor):
    """Every block of an article; a block is the lines between two empty ones."""

    def __init__(self, parser: BlockParser, known: Lines) -> None:
        super().__init__(parser)
        self.known = known

    def test(self, parent: Element, block: str) -> bool:
        """Every block is one of an article."""
        return True

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Add the block in the first form that fits; any block is a paragraph."""
        block = blocks.pop(0).strip("\n")
        lines = block.split("\n")
        if not block.strip():
            return
        if heading := _HEADING.fullmatch(lines[0]):
            SubElement(parent, f"h{len(heading[1])}").text = heading[2].strip()
            if lines[1:]:
                blocks.insert(0, "\n".join(lines[1:]))
            return
        forms = (self._break, self._continued, self._list, self._quotation, self._table, self._figure, self._notes, self._turns)
        if not any(form(parent, lines) for form in forms):
            _paragraph(parent, lines)

    def _break(self, parent: Element, lines: list[str]) -> bool:
        """`* * *` between two parts."""
        if len(lines) > 1 or not _BREAK.fullmatch(lines[0]):
            return False
        SubElement(parent, "div", {"class": "break"}).text = AtomicString(lines[0].strip())
        return True

    def _continued(self, parent: Element, lines: list[str]) -> bool:
        """Add a block that is indented below a list to the list's last item."""
        last = parent[-1] if len(parent) else None
        if last is None or last.tag not in ("ol", "ul") or not all(line.startswith("  ") for line in lines):
            return False
        self.parser.parseBlocks(last[-1], ["\n".join(_dedented(lines))])
        return True

    def _list(self, parent: Element, lines: list[str]) -> bool:
        """`1. First` or `- An item`, each in a line of its own, with further lines indented."""
        pattern = _NUMBERED if _NUMBERED.fullmatch(lines[0]) else _LISTED if _LISTED.fullmatch(lines[0]) else None
        if pattern is None:
            return False
        items: list[tuple[str, list[str]]] = []
        for line in lines:
            if item := pattern.fullmatch(line):
                items.append((item[1], [item[2]]))
            elif line.startswith("  ") or not (_NUMBERED.fullmatch(line) or _LISTED.fullmatch(line)):
                items[-1][1].append(line)
            else:
                return False
        for sign, words in items:
            self._item(parent, sign, words)
        return True

    def _item(self, parent: Element, sign: str, lines: list[str]) -> None:
        numbered = sign.isdigit()
        around = _open_list(parent, sign) if not numbered else _open_numbers(parent, int(sign))
        item = SubElement(around, "li", {"value": sign} if numbered and len(around) and _next_number(around) != int(sign) else {})
        below = next((at for at, line in enumerate(lines) if line.startswith("  ") and _is_item(line.strip())), len(lines))
        item.text = "\n".join([lines[0], *(line.strip() for line in lines[1:below])])
        if lines[below:]:
            self.parser.parseBlocks(item, ["\n".join(_dedented(lines[below:]))])

    def _quotation(self, parent: Element, lines: list[str]) -> bool:
        """`> Quoted`, each line."""
        if not all(_QUOTED.match(line) for line in lines):
            return False
        # ">" and "> >" are empty lines
        inner = "\n".join(_QUOTED.sub("", line, count=1) if line.strip(f"> \u00a0{UNSEEN}") else "" for line in lines)
        self.parser.parseBlocks(SubElement(parent, "blockquote"), re.split(r"\n\s*\n", inner))
        return True

    def _table(self, parent: Element, lines: list[str]) -> bool:
        """`| Year | Toll |` above `|---|---|`, then the rows. No cell is dropped, however many a row has."""
        if len(lines) < 2 or "|" not in lines[0] or not _RULE.fullmatch(lines[1]):
            return False
        head, rule = _cells(lines[0]), _cells(lines[1])
        if len(head) != len(rule) or not all("|" in line for line in lines[2:]):
            return False
        around = SubElement(parent, "div", {"class": "table"})
        label = re.sub(r"[*\\]|<[^<>]*>", "", ", ".join(filter(None, head)))
        scroll = SubElement(around, "div", {"class": "scroll", "tabindex": "0", "role": "region", "aria-label": label})
        table = SubElement(scroll, "table")
        _row(SubElement(SubElement(table, "thead"), "tr"), "th", head, rule)
        body = SubElement(table, "tbody") if lines[2:] else None
        for line in lines[2:]:
            _row(SubElement(body, "tr"), "td", _cells(line), rule)  # type: ignore[arg-type]  # there is one if there are rows
        return True

    def _figure(self, parent: Element, lines: list[str]) -> bool:
        """A picture in a line of its own; the lines below it are its caption and credit."""
        if not _PICTURE.fullmatch(lines[0].strip()):
            return False
        figure = SubElement(parent, "figure")
        figure.text = lines[0].strip()
        if lines[1:]:
            SubElement(figure, "figcaption").text = "\n".join(lines[1:])
        return True

    def _notes(self, parent: Element, lines: list[str]) -> bool:
        """`[^1]: …`: the author's footnotes, where they were typed."""
        first = FOOTNOTE.fullmatch(lines[0])
        if not first or first[1] not in self.known.notes:
            return False
        paragraph = None
        for line in lines:
            note = FOOTNOTE.fullmatch(line)
            if note and note[1] in self.known.notes:
                paragraph = SubElement(parent, "p", {"class": "footnote"})
                link = SubElement(paragraph, FOOTNOTE_LINK, {"class": "footnote-label"})
                link.text, link.tail = AtomicString(note[1]), f" {note[2]}"
            elif paragraph is not None:
                paragraph[0].tail = f"{paragraph[0].tail}\n{line.strip()}"
        return True

    def _turns(self, parent: Element, lines: list[str]) -> bool:
        """`NAME: words`, each speaker's turn a paragraph."""
        if not self._speaker(lines[0]):
            return False
        paragraph = None
        for line in lines:
            name = self._speaker(line)
            if name:
                paragraph = SubElement(parent, "p", {"class": "turn"})
                speaker = SubElement(paragraph, "span", {"class": "speaker"})
                speaker.text, speaker.tail = name, line[len(name) :]
            elif paragraph is not None:
                paragraph[0].tail = f"{paragraph[0].tail}\n{line}"
        return True

    def _speaker(self, line: str) -> str:
        turn = _TURN.match(line)
        return turn[0] if turn and turn[1].replace("&amp;", "&") in self.known.speakers else ""


def _paragraph(parent: Element, lines: list[str]) -> None:
    text = "\n".join(lines)
    if parent.tag == "li" and not (parent.text or len(parent)):
        parent.text = text
        return
    # The indents of verse are kept; that of a single line is the layout of a page.
    SubElement(parent, "p").text = text if len(lines) > 1 else text.strip()


def _is_item(line: str) -> bool:
    return bool(_NUMBERED.fullmatch(line) or _LISTED.fullmatch(line))


def _dedented(lines: list[str]) -> list[str]:
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return [line[margin:] for line in lines]


def _open_list(parent: Element, sign: str) -> Element:
    """The list that continues here, or a new one. Lists show the number or bullet that was typed."""
    last = parent[-1] if len(parent) else None
    return last if last is not None and last.get("data-sign") == sign else SubElement(parent, "ul", {"data-sign": sign})


def _open_numbers(parent: Element, number: int) -> Element:
    last = parent[-1] if len(parent) else None
    if last is not None and last.tag == "ol" and _next_number(last) <= number:
        return last
    return SubElement(parent, "ol", {"start": str(number)} if number != 1 else {})


def _next_number(numbers: Element) -> int:
    following = int(numbers.get("start", "1"))
    for item in numbers:
        following = int(item.get("value", following)) + 1
    return following


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [cell.strip() for cell in _CELL_EDGE.split(inner)]


def _row(row: Element, tag: str, cells: list[str], rule: list[str]) -> None:
    for at, cell in enumerate(cells):
        dashes = rule[at] if at < len(rule) else ""
        align = {(True, True): "center", (False, True): "right", (True, False): "left"}.get((dashes[:1] == ":", dashes[-1:] == ":"))
        SubElement(row, tag, {"align": align} if align else {}).text = cell
