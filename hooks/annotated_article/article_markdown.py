"""An article's text as HTML. Its Markdown is a narrow dialect: every line stays a line, and every character stays a character.

Only what is listed in docs/contribute/article-forms.md is markup: headings, lists, quotations, tables, figures, footnotes, speakers,
emphasis, links, `<sub>`, `<sup>` and `<br>`. Everything else is shown as it is typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.inlinepatterns import EscapeInlineProcessor, ImageInlineProcessor, InlineProcessor, LinkInlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from annotated_article.article_blocks import FOOTNOTE_LINK, REFERENCE, Blocks, Lines
from annotated_article.markdown_text import EXTENSION_CONFIGS, SafeAttributes, converter

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

# https://example.org/  mailto:a@example.org  ../people/ada/  #p3  page.md
_ADDRESS = re.compile(r"(?:https?://|mailto:|[./#?]|[\w-]+(?:/|\.(?:md|html)\b))", re.IGNORECASE)
# bridge.svg  ../assets/bridge.svg  https://example.org/bridge.svg
_FILE = re.compile(r"(?:https?:/)?[\w./%-]*\.\w{2,5}(?:[?#].*)?$", re.IGNORECASE)
# <sub>2</sub>  <sup>th</sup>  <br>
ALLOWED = re.compile(r"<(sub|sup)>[^<>\n]*</\1>|<br ?/?>", re.IGNORECASE)
_OF_LINES = ("p", "li", "figcaption")
_OF_ONE_LINE = ("h1", "h2", "h3", "h4", "h5", "h6", "td", "th")
_BLOCKS_INSIDE = ("p", "ol", "ul", "blockquote", "div", "figure")
_MARKDOWN_BLOCKS = "empty indent code hashheader setextheader hr olist ulist quote reference paragraph".split()
_MARKDOWN_SIGNS = (
    "backtick escape reference link image_link image_reference short_reference short_image_ref autolink automail linebreak html entity "
    "not_strong em_strong em_strong2"
).split()
_EDGES = r"(?<![\w*])", r"(?![\w*])"


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

    def __init__(self, pattern: str, known: Lines) -> None:
        super().__init__(pattern)
        self.known = known

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # type: ignore[override]  # noqa: N802
        """The label as a link; `_Links` says where it leads."""
        if m[1] not in self.known.notes:
            return None, None, None
        mark = Element("sup", {"class": "footnote-mark"})
        SubElement(mark, FOOTNOTE_LINK, {"role": "doc-noteref"}).text = AtomicString(m[1])
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
        for link in root.iter(FOOTNOTE_LINK):
            if link.get("class") == "footnote-label" and (number := numbers.get(link.text or "")):
                link.set("id", f"f-{number}")
                link.set("href", f"#r-{number}")
        for link in list(root.iter(FOOTNOTE_LINK)):
            link.tag = "a"


class ArticleText(Extension):
    """The dialect: every reader of Markdown is replaced by one of ours."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Replace all of Markdown's block and inline processors with these."""
        known = Lines(md)
        md.preprocessors.deregister("html_block")
        md.preprocessors.register(known, "article_lines", 10)
        for processor in _MARKDOWN_BLOCKS:
            md.parser.blockprocessors.deregister(processor)
        md.parser.blockprocessors.register(Blocks(md.parser, known), "article_block", 50)
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
    return converter(article_extensions(), ARTICLE_CONFIGS)
