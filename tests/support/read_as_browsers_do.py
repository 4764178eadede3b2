"""HTML as the standard's own parser reads it, to judge ours: errors, tree, words. Nothing of the program is used here."""

import re
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from xml.etree.ElementTree import Element

from tinyhtml5.parser import HTMLParser as StandardParser

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_HIDDEN = frozenset("pre script style svg template textarea button math".split())
_BLOCKS = frozenset("p li dd dt figcaption h1 h2 h3 h4 h5 h6 ul ol dl table thead tbody tr td th blockquote div figure hr br".split())


def document(html: str) -> tuple[Element, list[Any]]:
    """The tree of a whole page, and every error of the standard's tree construction."""
    parser = StandardParser(namespace_html_elements=False)
    return parser.parse(html), parser.errors


def fragment(html: str) -> tuple[Element, list[Any]]:
    """The body of a page that holds just this, and every error."""
    tree, errors = document(f"<!DOCTYPE html><html lang=en><head><title>A</title></head><body>{html}</body></html>")
    body = tree.find("body")
    assert body is not None
    return body, errors


def words_of(element: Element) -> str:
    """All text inside but what is ours: lists of claims, and lines about numbers that are gone."""
    return "".join(_texts(element))


def said(element: Element) -> str:
    """All text inside but what is ours, with one space for all white space."""
    return " ".join(words_of(element).split())


def classed(element: Element, name: str) -> list[Element]:
    """The elements in it that have this class."""
    return [each for each in element.iter() if name in each.attrib.get("class", "").split()]


def _texts(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if not (_is_comment(child) or _is_ours(child)):
            yield from _texts(child)
        yield child.tail or ""


def _is_ours(element: Element) -> bool:
    return element.tag == "aside" and not {"claims", "stub"}.isdisjoint(element.attrib.get("class", "").split())


def _is_comment(element: Element) -> bool:
    tag: object = element.tag
    return not isinstance(tag, str)


def seen(element: Element) -> str:
    """The text that a reader sees, as "How words are matched" has it, made from the tree: one space for all white space."""
    return " ".join("".join(_seen(element)).split())


def as_compared(text: str) -> str:
    """NFC, with ligatures as letters and without soft hyphens and spaces of no width."""
    for ligature, letters in (("ﬀ", "ff"), ("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬃ", "ffi"), ("ﬄ", "ffl"), ("ﬅ", "st"), ("ﬆ", "st")):
        text = text.replace(ligature, letters)
    return unicodedata.normalize("NFC", re.sub("[\u00ad\u200b\u2060\ufeff]", "", text))


def _seen(element: Element) -> Iterator[str]:
    edge = " " if element.tag in _BLOCKS else ""
    yield edge
    if not _is_comment(element) and element.tag not in _HIDDEN:
        yield as_compared(element.text or "")
        for child in element:
            yield from _seen(child)
            yield as_compared(child.tail or "")
    yield edge


class _Nesting(HTMLParser):
    """Follows start and end tags just as they are typed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.wrong.append(f"<{tag}> has an attribute twice")
        if tag == "a" and "a" in self.open:
            self.wrong.append("<a> in <a>")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID and "svg" not in self.open:
            self.wrong.append(f"<{tag}/>")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")


def wrong_nesting(html: str) -> list[str]:
    """What is not closed, or not in order, or a link in a link; end tags are never left out."""
    nesting = _Nesting()
    nesting.feed(html)
    nesting.close()
    return nesting.wrong + [f"<{tag}> is never closed" for tag in nesting.open]
