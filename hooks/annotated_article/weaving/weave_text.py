"""Marks, passage ids and numbers woven into an article's HTML in one sorted pass.

Inside a passage there is nothing but the author's words: what we say about its claims follows the outermost block around it.
Where notes overlap, the text is cut into segments, and each segment lists all its notes; no mark is inside a mark, and no link
inside a link. See the HTML contract in docs/contribute/html-contract.md.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise

from annotated_article.anchoring.anchor_article import Mention
from annotated_article.anchoring.reader_text import Line, Passage, ReaderText
from annotated_article.kinds import MARKED
from annotated_article.model.articles import Stub

FIRST = "mark--first"
"""The class of a mark that is its note's first in the article."""
_RANK = {kind: rank for rank, kind in enumerate(MARKED)}

Edit = tuple[int, int, int, str]
"""Where in the HTML, which comes first there, up to where it replaces, and with what."""
Aside = Callable[[Sequence[Mention]], str]
"""The HTML of the list of claims that begin in one block of the text."""

_CLOSE, _AFTER, _OPEN = range(3)
_ATTRIBUTE = re.compile(r"([^\s=\"'/]+)(?:=(?:\"[^\"]*\"|'[^']*'|[^\s\"']*))?")


def weave_text(  # noqa: PLR0913, PLR0917 - everything in and beside a text; each is a value or a function of one
    text: ReaderText,
    mentions: Iterable[Mention],
    looks: Mapping[str, str],
    number_label: str,
    aside: Aside,
    stubs: Iterable[tuple[Stub, str]] = (),
) -> str:
    """The HTML of `text` with its marks. `looks`: id of a mark -> its further classes, such as FIRST.

    `number_label` names a passage's number (`Paragraph {}`), `aside` gives the HTML after a block in which claims begin, `stubs` the
    HTML about each number that is gone.
    """
    marked = [mention for mention in mentions if mention.css in _RANK]
    edits = [
        *_marks(text, marked, looks),
        *_passages(text, number_label),
        *_lines(text),
        *_asides(text, marked, aside),
        *_stubs(text, stubs),
    ]
    return _edited(text.html, edits)


def _edited(html: str, edits: list[Edit]) -> str:
    """The HTML with all edits."""
    parts, position = [], 0
    for start, _, stop, replacement in sorted(edits, key=lambda edit: edit[:2]):
        parts.append(html[position:start])
        parts.append(replacement)
        position = stop
    parts.append(html[position:])
    return "".join(parts)


def _marks(text: ReaderText, marked: Sequence[Mention], looks: Mapping[str, str]) -> Iterator[Edit]:
    """An opening and a closing tag for each segment of each run of text that has notes."""
    linked: set[tuple[str, str]] = set()
    begun: set[str] = set()
    for start, end, active, linkable in _segments(text, marked):
        opening, tag = _opening(active, linked, begun, looks, linkable)
        yield (at := text.html_start(start)), _OPEN, at, opening
        yield (stop := text.html_end(end)), _CLOSE, stop, f"</{tag}>"


def _segments(text: ReaderText, marked: Sequence[Mention]) -> Iterator[tuple[int, int, list[Mention], bool]]:
    """[start, end) without a tag or an edge of a note inside it, and the notes on it."""
    waiting = sorted(marked, key=lambda mention: mention.spot.start)
    active: list[Mention] = []
    position = 0
    for node in text.nodes:
        while position < len(waiting) and waiting[position].spot.start < node.end:
            active.append(waiting[position])
            position += 1
        active = [mention for mention in active if mention.spot.end > node.start]
        if not active:
            continue
        edges = {node.start, node.end}
        for mention in active:
            edges.update(edge for edge in (mention.spot.start, mention.spot.end) if node.start < edge < node.end)
        for start, end in pairwise(sorted(edges)):
            here = [mention for mention in active if mention.spot.start <= start and end <= mention.spot.end]
            if not here:
                continue
            claimed = [mention.css == "claim" for mention in here]
            # A name or a date ends with its last word: a space after that is a segment of its own.
            last = end if all(claimed) else start + len(text.text[start:end].rstrip())
            for low, high in ((start, last), (last, end)):
                if low < high and (any(claimed) or not text.text[low:high].isspace()):
                    yield low, high, here, node.linkable


def _opening(
    active: list[Mention], linked: set[tuple[str, str]], begun: set[str], looks: Mapping[str, str], linkable: bool
) -> tuple[str, str]:
    """A segment's opening tag, behind empty targets for further notes that begin here, and the element's name."""
    if len(active) > 1:
        active = sorted(active, key=_narrowest_first)
    notes = dict.fromkeys([mention.note for mention in active])
    classes = [*dict.fromkeys([f"mark--{mention.css}" for mention in active])]
    classes += dict.fromkeys(looks[mention.anchor] for mention in active if mention.anchor in looks and mention.css != "claim")
    anchors = [mention.anchor for mention in active if mention.anchor not in begun]
    begun.update(anchors)
    attributes = f'class="mark {" ".join(classes)}"' + (f' id="{anchors[0]}"' if anchors else "")
    targets = "".join(f'<span id="{anchor}"></span>' for anchor in anchors[1:])
    link = (
        next((mention for mention in active if mention.css != "claim" and (mention.note, mention.passage) not in linked), None)
        if linkable
        else None
    )
    if link is None:
        return f'{targets}<span {attributes} data-notes="{" ".join(notes)}">', "span"
    linked.update((mention.note, mention.passage) for mention in active)
    return f'{targets}<a {attributes} href="#n-{link.note}" aria-describedby="kind-{link.css}" data-notes="{" ".join(notes)}">', "a"


def _narrowest_first(mention: Mention) -> tuple[int, int, int]:
    """The order of notes on the same words: a card shows the first."""
    _, start, end = mention.spot
    return end - start, _RANK[mention.css], start


def _passages(text: ReaderText, number_label: str) -> Iterator[Edit]:
    """Each passage's class and id in its own tag, and its number after that."""
    for passage in text.passages:
        start, end = passage.opening
        yield start, _OPEN, end, _opening_tag(text, passage, number_label)


def _asides(text: ReaderText, marked: Sequence[Mention], aside: Aside) -> Iterator[Edit]:
    """The claims that begin in each outermost block, listed after that block."""
    claims: dict[int, list[Mention]] = {}
    for mention in marked:
        if mention.css == "claim":
            claims.setdefault(_block_at(text, text.html_start(mention.spot.start))[1], []).append(mention)
    for at, here in claims.items():
        yield at, _AFTER, at, aside(here)


def _block_at(text: ReaderText, at: int) -> tuple[int, int]:
    """Where the outermost block around a place in the HTML begins and ends; words outside of any block end with the text."""
    found = bisect_right(text.blocks, at, key=lambda block: block[0]) - 1
    start, end = text.blocks[found] if found >= 0 else (0, 0)
    return (start, end) if at < end else (len(text.html), len(text.html))


def _lines(text: ReaderText) -> Iterator[Edit]:
    """The id of each line of verse, `p3-l4` for the fourth line of paragraph 3, in the empty tag where the line begins."""
    of_passage: dict[int, list[Line]] = {}
    for line in text.lines:
        of_passage.setdefault(line.passage, []).append(line)
    counted = 0
    for at, passage in enumerate(text.passages):
        for number, line in enumerate(of_passage.get(at, ()), 1):
            shown = counted + number
            label = f' data-line="{shown}"' if text.line_numbers and shown % text.line_numbers == 0 else ""
            yield line.end - 1, _OPEN, line.end - 1, f' id="{passage.id}-l{number}"{label}'
        counted += 0 if passage.is_heading else len(of_passage.get(at, "1"))


def _stubs(text: ReaderText, stubs: Iterable[tuple[Stub, str]]) -> Iterator[Edit]:
    """Each number that is gone, before or after the block with the passage that was beside it."""
    places = {passage.id: passage.opening[0] for passage in text.passages}
    for stub, says in stubs:
        start, end = _block_at(text, places.get(stub.beside, len(text.html)))
        at = start if stub.before else end
        yield at, _CLOSE if stub.before else _OPEN, at, f'<aside class="stub" id="{stub.id}" role="note">{says}</aside>'


def _opening_tag(text: ReaderText, passage: Passage, number_label: str) -> str:
    tag = text.html[passage.opening[0] : passage.opening[1]]
    attributes = _without(tag[len(passage.tag) + 1 : -1])
    shown = passage.id[1:].partition("_")[0]
    label = escape(number_label.format(shown))
    number = f'<a class="number" href="#{passage.id}" aria-label="{label}" data-number="{shown}"></a>' if passage.id[0] == "p" else ""
    return f'<{passage.tag} class="passage" id="{passage.id}"{attributes}>{number}'


def _without(attributes: str) -> str:
    """The tag's other attributes; Markdown gives text blocks no class or id that is worth keeping."""
    kept = [match[0] for match in _ATTRIBUTE.finditer(attributes) if match[1].lower() not in ("id", "class")]
    return " " + " ".join(kept) if kept else ""
