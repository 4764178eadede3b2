"""The parts of a page that search finds by themselves: what is below each heading, as text."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

from annotated_article.html_text import shown

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NO_WORDS = frozenset({"script", "style", "template", "svg", "button"})
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_INLINE = frozenset("a abbr b bdi cite code em i mark q s small span strong sub sup time u".split())


class Section(NamedTuple):
    """The id and words of a heading, and the text below it, as HTML without tags. The first part is before all headings with ids."""

    id: str
    title: str
    text: str


def sections(html: str) -> Iterator[Section]:
    """The page's parts, in order. Elements with `data-search-exclude` have no words."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    for id_, title, text in reader.parts:
        yield Section(id_, *(shown(" ".join("".join(words).split())) for words in (title, text)))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[tuple[str, list[str], list[str]]] = [("", [], [])]
        self.open: list[tuple[str, bool]] = []  # tag -> whether its words are left out
        self.heading = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._gap(tag)
        if tag not in _VOID:
            self.open.append((tag, tag in _NO_WORDS or "data-search-exclude" in given))
        if tag in _HEADINGS and not self._is_left_out():
            self.heading = tag if tag == "h1" or given.get("id") else ""
            if self.heading and tag != "h1":
                self.parts.append((str(given["id"]), [], []))

    def handle_endtag(self, tag: str) -> None:
        self._gap(tag)
        if tag == self.heading:
            self.heading = ""
        if any(tag == name for name, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self._is_left_out():
            _, title, text = self.parts[-1]
            (title if self.heading else text).append(data)

    def _gap(self, tag: str) -> None:
        """Keep the words of two blocks apart."""
        if tag not in _INLINE:
            self.parts[-1][2].append(" ")

    def _is_left_out(self) -> bool:
        return any(left_out for _, left_out in self.open)
