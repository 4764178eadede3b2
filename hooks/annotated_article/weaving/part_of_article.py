"""Some passages of an article as a text of their own, with the notes that stand in them: for sheets and frames."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import replace
from typing import NamedTuple

from annotated_article.anchoring.anchor_article import AnchoredArticle, Mention, Place, name_mentions
from annotated_article.anchoring.reader_text import Passage, read_html

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>", re.IGNORECASE)
_START = re.compile(r'start="(\d+)"')
_VOID = frozenset("br hr img input wbr".split())


class _Open:
    """An element that is open: its tag, its attributes, and how many list items have begun in it."""

    def __init__(self, tag: str, attributes: str) -> None:
        self.tag, self.attributes, self.items = tag, attributes, 0


def part_of_article(anchored: AnchoredArticle, first: str, last: str, suffix: str = "") -> AnchoredArticle:
    """The article from passage `first` to `last` of its body, both of which it has. `suffix` makes the passages' ids others than theirs."""
    ids = [passage.id for passage in anchored.texts["body"].passages]
    return _part(anchored, anchored.texts["body"].passages[ids.index(first) : ids.index(last) + 1], _Cutter(anchored), suffix)


class Alone(NamedTuple):
    """A passage of the body without what is around it: what must be opened before it and closed behind it, and the notes on its words."""

    passage: Passage
    opened: str
    closed: str
    mentions: list[Mention]


def passages_alone(anchored: AnchoredArticle) -> Iterator[Alone]:
    """Each passage of the body, headings left out; all of them in one way through the article."""
    body, cutter = anchored.texts["body"], _Cutter(anchored)
    for passage in body.passages:
        if passage.id[0] == "p":
            opened, closed = cutter.around(passage.opening[0], passage.closing)
            words = body.text_in(passage.opening[0], passage.closing)
            yield Alone(passage, opened, closed, [_clipped(*spot, passage) for spot in cutter.spots(*words)])


def _clipped(mention: Mention, start: int, end: int, passage: Passage) -> Mention:
    """The mention as far as it stands in the passage, or in one inside it."""
    if (start, end) == (mention.place.start, mention.place.end):
        return mention
    return replace(mention, place=Place("body", start, end), passage=mention.passage if start == mention.place.start else passage.id)


def _part(anchored: AnchoredArticle, chosen: Sequence[Passage], cutter: _Cutter, suffix: str) -> AnchoredArticle:
    begin, end = chosen[0].opening[0], max(passage.closing for passage in chosen)
    opened, closed = cutter.around(begin, end)
    part = read_html(f"{opened}{anchored.texts['body'].html[begin:end]}{closed}")
    named = {passage.opening[0] - begin + len(opened): passage.id for passage in chosen}
    for passage in part.passages:
        passage.id = named.get(passage.opening[0], f"h-{passage.start}") + suffix
    result = AnchoredArticle(anchored.article, {"body": part}, here=anchored.here)
    offset = chosen[0].start
    spots = cutter.spots(offset, offset + len(part.text.rstrip()))
    name_mentions(result, [(Place("body", start - offset, end - offset), mention.note, mention.css) for mention, start, end in spots])
    return result


class _Cutter:
    """Cuts parts out of an article's body. Where each begins after the one before, none of the body is looked at twice."""

    def __init__(self, anchored: AnchoredArticle) -> None:
        self._html = anchored.texts["body"].html
        in_body = [mention for mention in anchored.mentions if mention.place.surface == "body"]
        self._mentions = sorted(in_body, key=lambda mention: mention.place.start)
        self._waiting = deque(self._mentions)
        self._near: list[Mention] = []
        self._begun = 0
        self._position = 0
        self._around: list[_Open] = []

    def around(self, begin: int, end: int) -> tuple[str, str]:
        """What is to be opened before the HTML of [begin, end), and closed behind it."""
        if begin < self._position:  # a list's item whose own words come after those of a paragraph in it
            self._position, self._around = 0, []
        _follow(self._html, self._position, begin, self._around)
        self._position = begin
        around = [copy(element) for element in self._around]
        opened = "".join(_opened(element) for element in around)
        _follow(self._html, begin, end, around)
        return opened, "".join(f"</{element.tag}>" for element in reversed(around))

    def spots(self, begin: int, end: int) -> Iterator[tuple[Mention, int, int]]:
        """The mentions in [begin, end) of the text, and where each begins and ends in there."""
        if begin < self._begun:  # the same list's item
            self._waiting, self._near = deque(self._mentions), []
        self._begun = begin
        while self._waiting and self._waiting[0].place.start < end:
            self._near.append(self._waiting.popleft())
        self._near = [mention for mention in self._near if mention.place.end > begin]
        for mention in self._near:
            low, high = max(mention.place.start, begin), min(mention.place.end, end)
            if low < high:
                yield mention, low, high


def _follow(html: str, begin: int, end: int, around: list[_Open]) -> None:
    for match in _TAG.finditer(html, begin, end):
        closing, tag = match[1], match[2].lower()
        if closing:
            while around and around.pop().tag != tag:
                pass
        elif tag not in _VOID:
            if tag == "li" and around:
                around[-1].items += 1
            around.append(_Open(tag, match[3]))


def _opened(element: _Open) -> str:
    """The element's tag again; a list goes on counting where it was."""
    if element.tag != "ol":
        return f"<{element.tag}>"
    start = int(found[1]) if (found := _START.search(element.attributes)) else 1
    return f'<ol start="{start + element.items}">'
