"""HTML that we generated as XHTML for e-books, in which each link to a note opens the note on the spot."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from html.parser import HTMLParser

_EMPTY = frozenset("area br col hr img input wbr".split())
_KEPT = frozenset("alt aria-label class colspan datetime dir href id lang reversed role rowspan scope src start title value".split())
# "a\x00b"; not a tab or a line's end
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOTEREF = ' epub:type="noteref" role="doc-noteref"'


def xhtml(html: str) -> str:
    """The same elements and words, well-formed, without the attributes that only a script or a style of the site reads."""
    writer = _Writer()
    writer.feed(html)
    writer.close()
    return writer.text


class _Writer(HTMLParser):
    """Writes what it reads. An element that is never closed ends with the one around it."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[str] = []
        self._open: list[str] = []

    @property
    def text(self) -> str:
        """What has been written, whole."""
        return "".join([*self._parts, *(f"</{tag}>" for tag in reversed(self._open))])

    def handle_starttag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        """Write the element's beginning; one without content ends there."""
        empty = tag in _EMPTY
        self._parts.append(f"<{tag}{''.join(_attributes(tag, attrs))}{'/' if empty else ''}>")
        if not empty:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Write the element's end, after those of the elements in it."""
        if tag in self._open:
            while (last := self._open.pop()) != tag:
                self._parts.append(f"</{last}>")
            self._parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Write the words."""
        self._parts.append(escape(_NOT_XML.sub("", data), quote=False))


def _attributes(tag: str, attrs: Iterable[tuple[str, str | None]]) -> Iterator[str]:
    for name, value in attrs:
        if name in _KEPT:
            yield f' {name}="{escape(_NOT_XML.sub("", value or ""))}"'
        if name == "align":
            yield f' class="to-{escape(value or "")}"'
        if tag == "a" and name == "href" and (value or "").startswith("#n-"):
            yield _NOTEREF
