"""An article's text as HTML. Its Markdown is a narrow dialect: every line stays a line, and every character stays a character.

Only what is listed in docs/contribute/article-forms.md is markup: headings, lists, quotations, tables, figures, footnotes, speakers,
emphasis, links, `<sub>`, `<sup>` and `<br>`. Everything else is shown as it is typed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.inlinepatterns import EscapeInlineProcessor, ImageInlineProcessor, InlineProcessor, LinkInlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from annotated_article.html_text import UNSEEN
from annotated_article.markdown_text import EXTENSION_CONFIGS, SafeAttributes

ESCAPED = "\\`*_{}[]()>#+-.!|</:~^"
"""After a backslash, each of these is shown as itself."""
ARTICLE_CONFIGS: dict[str, dict[str, Any]] = {"toc": {**EXTENSION_CONFIGS["toc"], "marker": ""}}

_ATTRIBUTES = {
    "a": ("href", "title"),
    "footnote-link": ("role", "class"),
    "div": ("class", "tabindex", "role", "aria-label"),
    "img": ("src", "alt", "title"),
    "li": ("value",),
    "ol": ("start",),
    "p": ("class",),
    "span": ("class",),
    "sup": ("class",),
    "td": ("align",),
    "th": ("align",),
    "ul": ("data-sign",),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), ("id",)),
}

_LINK = "footnote-link"
"""A link of a footnote until `_Links` makes it one: hosts look at the addresses of all links."""
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
# https://example.org/  mailto:a@example.org  ../people/ada/  #p3  page.md
_ADDRESS = re.compile(r"(?:https?://|mailto:|[./#?]|[\w-]+(?:/|\.(?:md|html)\b))", re.IGNORECASE)
# bridge.svg  ../assets/bridge.svg  https://example.org/bridge.svg
_FILE = re.compile(r"(?:https?:/)?[\w./%-]*\.\w{2,5}(?:[?#].*)?$", re.IGNORECASE)
# <sub>2</sub>  <sup>th</sup>  <br>
ALLOWED = re.compile(r"<(sub|sup)>[^<>\n]*</\1>|<br ?/?>", re.IGNORECASE)
ESCAPE = re.compile(r"\\.")
_OF_LINES = ("p", "li", "figcaption")
_OF_ONE_LINE = ("h1", "h2", "h3", "h4", "h5", "h6", "td", "th")
_BLOCKS_INSIDE = ("p", "ol", "ul", "blockquote", "div", "figure")
_MARKDOWN_BLOCKS = "empty indent code hashheader setextheader hr olist ulist quote reference paragraph".split()
_MARKDOWN_SIGNS = (
    "backtick escape reference link image_link image_reference short_reference short_image_ref autolink automail linebreak html entity "
    "not_strong em_strong em_strong2"
).split()
_EDGES = r"(?<![\w*])", r"(?![\w*])"


class _Lines(Preprocessor):
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


class _Blocks(BlockProcessor):
    """Every block of an article; a block is the lines between two empty ones."""

    def __init__(self, parser: BlockParser, known: _Lines) -> None:
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
                link = SubElement(paragraph, _LINK, {"class": "footnote-label"})
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


class _Link(LinkInlineProcessor):
    """`[words](address)` if the address is valid; `[1](see below)` stays as it is typed."""

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # type: ignore[override]  # noqa: N802 - the name is Python-Markdown's
        """The link, or nothing."""
        found = super().handleMatch(m, data)
        element: Any = found[0]
        if not isinstance(element, Element) or not (element.text or "").strip():
            return None, None, None
        address, title = element.get("href", ""), element.get("title")
        # [words]( address ), [words](<address>) and [words](address 'title') are not this dialect's
        typed = f"]({address})" if title is None else f']({address} "{title}")'
        is_typed = self.unescape(data[m.start() : found[2]]).endswith(typed)
        return found if is_typed and _ADDRESS.match(address) else (None, None, None)


class _Image(ImageInlineProcessor, _Link):
    """`![alt](address)`, in the same way."""

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # type: ignore[override]  # noqa: N802
        """The picture, or nothing."""
        found = ImageInlineProcessor.handleMatch(self, m, data)
        element: Any = found[0]
        return found if element is not None and _FILE.match(element.get("src") or "") else (None, None, None)


class _Nested(InlineProcessor):
    """Text between markers, such as asterisks, as nested elements."""

    def __init__(self, pattern: str, *tags: str) -> None:
        super().__init__(pattern)
        self.tags = tags

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802
        """The outermost element; its text may contain more markers."""
        outer = inner = Element(self.tags[0])
        for tag in self.tags[1:]:
            inner = SubElement(inner, tag)
        inner.text = m["words"]
        return outer, m.start(0), m.end(0)


class _Script(InlineProcessor):
    """`<sub>2</sub>` and `<sup>th</sup>`."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802
        """The element."""
        element = Element(m[1].lower())
        element.text = m[2]
        return element, m.start(0), m.end(0)


class _LineEnd(InlineProcessor):
    """`<br>`: the end of a line."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]  # noqa: N802
        """A newline, as at the end of a typed line."""
        return "\n", m.start(0), m.end(0)


class _FootnoteMark(InlineProcessor):
    """`[^1]`, if there is such a footnote."""

    def __init__(self, pattern: str, known: _Lines) -> None:
        super().__init__(pattern)
        self.known = known

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # type: ignore[override]  # noqa: N802
        """The label as a link; `_Links` says where it leads."""
        if m[1] not in self.known.notes:
            return None, None, None
        mark = Element("sup", {"class": "footnote-mark"})
        SubElement(mark, _LINK, {"role": "doc-noteref"}).text = AtomicString(m[1])
        return mark, m.start(0), m.end(0)


class _Breaks(Treeprocessor):
    """Puts a `<br>` where a typed line ends, and an empty `<span class="line">` where one begins, in passages of several lines."""

    def run(self, root: Element) -> None:
        """Go through every block that contains words."""
        for block in list(root.iter()):
            if block.tag in _OF_LINES:
                self._lines(block)
            elif block.tag in _OF_ONE_LINE:
                _break_lines(block, numbered=False)

    def _lines(self, block: Element) -> None:
        if _break_lines(block):
            first = Element("span", {"class": "line"})
            first.tail, block.text = block.text, None
            block.insert(0, first)


def _break_lines(parent: Element, *, numbered: bool = True) -> bool:
    """Whether any line ends in the element; nested blocks are left to themselves."""
    found = False
    for child in list(parent):
        if child.tag not in _BLOCKS_INSIDE and _break_lines(child, numbered=numbered):
            found = True
    at = 0
    for text, put in [(parent.text, None), *((child.tail, child) for child in list(parent))]:
        if put is not None:
            at = list(parent).index(put) + 1
        lines = [_indented(line, first=number == 0) for number, line in enumerate((text or "").split("\n"))]
        if len(lines) == 1 or (put is not None and put.tag in _BLOCKS_INSIDE):
            continue
        found = True
        if put is None:
            parent.text = lines[0]
        else:
            put.tail = lines[0]
        for line in lines[1:]:
            ends, begins = Element("br"), Element("span", {"class": "line"})
            for element in (ends, begins) if numbered else (ends,):
                parent.insert(at, element)
                element.tail, at = line if element is begins or not numbered else None, at + 1
    return found


def _indented(line: str, *, first: bool) -> str:
    """The line with its indent in spaces that browsers keep."""
    words = line.lstrip(" ")
    return line if first and not line.startswith("  ") else "\u00a0" * (len(line) - len(words)) + words


class _Links(Treeprocessor):
    """Links each mark of a footnote with its text and back. It runs last, so that no host takes them for links of the contributor."""

    def run(self, root: Element) -> None:
        """Number the notes in the order of their marks; ids of notes begin with `f`, those of marks with `r`."""
        numbers: dict[str, int] = {}
        for mark in root.iter("sup"):
            if mark.get("class") == "footnote-mark":
                link = mark[0]
                label = link.text or ""
                if label not in numbers:
                    numbers[label] = len(numbers) + 1
                    link.set("id", f"r-{numbers[label]}")
                link.set("href", f"#f-{numbers[label]}")
        for link in root.iter(_LINK):
            if link.get("class") == "footnote-label" and (number := numbers.get(link.text or "")):
                link.set("id", f"f-{number}")
                link.set("href", f"#r-{number}")
        for link in list(root.iter(_LINK)):
            link.tag = "a"


class ArticleText(Extension):
    """The dialect: every reader of Markdown is replaced by one of this file."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Replace all of Markdown's block and inline processors with these."""
        known = _Lines(md)
        md.preprocessors.deregister("html_block")
        md.preprocessors.register(known, "article_lines", 10)
        for processor in _MARKDOWN_BLOCKS:
            md.parser.blockprocessors.deregister(processor)
        md.parser.blockprocessors.register(_Blocks(md.parser, known), "article_block", 50)
        for name in _MARKDOWN_SIGNS:
            md.inlinePatterns.deregister(name, strict=False)
        md.ESCAPED_CHARS = list(ESCAPED)
        before, after = _EDGES
        signs: dict[str, InlineProcessor] = {
            "escape": EscapeInlineProcessor(r"\\(.)", md),
            "footnote": _FootnoteMark(REFERENCE.pattern, known),
            "image": _Image(r"!\[", md),
            "link": _Link(r"(?<!\!)\[", md),
            "script": _Script(r"(?i)<(sub|sup)>([^<>\n]*)</\1>"),
            "line_end": _LineEnd(r"(?i)<br ?/?>"),
            # ***words***, **words**, *words*, but not 2*3*4 or 2 * 3 * 4
            "strong_em": _Nested(rf"{before}\*\*\*(?P<words>[^\s*](?:[^*]*[^\s*])?)\*\*\*{after}", "strong", "em"),
            "strong": _Nested(rf"{before}\*\*(?P<words>[^\s*](?:(?:[^*]|\*(?!\*))*[^\s*])?)\*\*{after}", "strong"),
            "em": _Nested(rf"{before}\*(?P<words>[^\s*](?:[^*]*[^\s*])?)\*{after}", "em"),
        }
        for rank, (name, sign) in enumerate(signs.items()):
            md.inlinePatterns.register(sign, f"article_{name}", 190 - rank)
        md.treeprocessors.register(_Breaks(md), "article_breaks", 15)
        md.treeprocessors.register(SafeAttributes(_ATTRIBUTES, md), "safe_attributes", -10)
        md.treeprocessors.register(_Links(md), "article_links", -20)


def article_extensions() -> list[str | Extension]:
    """The extensions that read an article, new instances each time."""
    return ["pymdownx.blocks.caption", "toc", ArticleText()]


@cache
def article_renderer() -> Callable[[str], str]:
    """A function from an article's text to HTML; it may be called any number of times."""
    markdown = Markdown(extensions=article_extensions(), extension_configs=ARTICLE_CONFIGS)

    def render(text: str) -> str:
        markdown.reset()
        return markdown.convert(text)

    return render
