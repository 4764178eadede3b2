"""Some passages of an article as a text of their own, with the notes on their words: for reading sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotated_article.anchoring.anchor_article import AnchoredArticle, Spot, add_mentions
from annotated_article.anchoring.read_html import TAG, read_html
from annotated_article.html_text import VOID
from annotated_article.kind import Subject

_START = re.compile(r'start="(\d+)"')
# <a href="#f-1" id="r-1" role="doc-noteref">
_NOTE_ID, _NOTE_ADDRESS = re.compile(r' id="([fr]-\d+)"'), re.compile(r' href="#([fr]-\d+)"')


class _Open:
    """An element that is open: its tag, its attributes, and how many list items have begun in it."""

    def __init__(self, tag: str, attributes: str) -> None:
        self.tag, self.attributes, self.items = tag, attributes, 0


def part_of_article(anchored: AnchoredArticle, first: str, last: str, suffix: str = "") -> AnchoredArticle:
    """The article from passage `first` to `last` of its body; both exist. `suffix` is added to passage ids so that they stay unique."""
    text = anchored.texts["body"]
    ids = [passage.id for passage in text.passages]
    chosen = text.passages[ids.index(first) : ids.index(last) + 1]
    begin, end = chosen[0].opening[0], max(passage.closing for passage in chosen)
    wrapper, html = _cut(text.html, begin, end)
    cut = read_html(html)
    part = read_html(_own_footnotes(html, suffix)) if _NOTE_ADDRESS.search(html) else cut
    named = {passage.opening[0] - begin + len(wrapper): passage.id for passage in chosen}
    named_here = [named.get(passage.opening[0], f"h-{passage.start}") + suffix for passage in cut.passages]
    for passage, name in zip(part.passages, named_here, strict=True):
        passage.id = name
    result = AnchoredArticle(anchored.article, {"body": part}, here=anchored.here)
    add_mentions(result, list(_spots(anchored, chosen[0].start, len(part.text.rstrip()))))
    return result


def _own_footnotes(html: str, suffix: str) -> str:
    """The part's footnotes with ids of its own. A mark without its text, or a text without its mark, loses its link."""
    ids = set(_NOTE_ID.findall(html))

    def address(match: re.Match[str]) -> str:
        return f' href="#{match[1]}{suffix}"' if match[1] in ids else ""

    return _NOTE_ID.sub(lambda match: f' id="{match[1]}{suffix}"', _NOTE_ADDRESS.sub(address, html))


def _spots(anchored: AnchoredArticle, offset: int, length: int) -> Iterator[tuple[Spot, Subject]]:
    """The notes in [offset, offset + length) of the text, clipped to it and counted from its start."""
    for mention in anchored.mentions:
        start, end = max(mention.spot.start - offset, 0), min(mention.spot.end - offset, length)
        if mention.spot.surface == "body" and start < end:
            yield Spot("body", start, end), mention.subject


def _cut(html: str, begin: int, end: int) -> tuple[str, str]:
    """The tags put before the HTML of [begin, end), and that HTML whole: what is open at its edges is opened before and closed after it."""
    around: list[_Open] = []
    _follow(html, 0, begin, around)
    wrapper = "".join(_opened(element) for element in around)
    _follow(html, begin, end, around)
    return wrapper, wrapper + html[begin:end] + "".join(f"</{element.tag}>" for element in reversed(around))


def _follow(html: str, begin: int, end: int, around: list[_Open]) -> None:
    for match in TAG.finditer(html, begin, end):
        closing, tag = match[1], (match[2] or "").lower()
        if closing:
            while around and around.pop().tag != tag:
                pass
        elif tag and tag not in VOID:
            if tag == "li" and around:
                around[-1].items += 1
            around.append(_Open(tag, match[3]))


def _opened(element: _Open) -> str:
    """The element's opening tag again; a list continues counting where it was."""
    if element.tag != "ol":
        return f"<{element.tag}>"
    start = int(found[1]) if (found := _START.search(element.attributes)) else 1
    return f'<ol start="{start + element.items}">'
