"""Marks, passage ids and numbers woven into an article's HTML in one sorted sweep.

Taking them out again gives back exactly the words. Where notes overlap, the text is cut into segments, each of which lists
all its notes; no mark stands inside a mark, and no link inside a link. See the HTML contract in docs/contribute/html-contract.md.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise

from annotated_article.anchoring.anchor_article import Mention
from annotated_article.anchoring.reader_text import Line, Passage, ReaderText
from annotated_article.model import Stub

MARKED = ("person", "place", "organisation", "term", "date", "claim")
"""Kinds of note that mark their words, in the order in which overlapping ones are listed."""
_RANK = {kind: rank for rank, kind in enumerate(MARKED)}

Edit = tuple[int, int, int, str]
"""Where in the HTML, which comes first there, up to where it replaces, and with what."""
ClaimLink = Callable[[Mention], str]
"""The content of a claim's link, as HTML."""

_CLOSE, _AFTER, _OPEN = range(3)
_ATTRIBUTE = re.compile(r"([^\s=\"'/]+)(?:=(?:\"[^\"]*\"|'[^']*'|[^\s\"']*))?")


def weave_text(  # noqa: PLR0913, PLR0917 - all that is said in a text's tags; each is a value or a function of one
    text: ReaderText,
    mentions: Iterable[Mention],
    claim_link: ClaimLink,
    chip: Callable[[int], str],
    first: set[str],
    stubs: Iterable[tuple[Stub, str]] = (),
) -> str:
    """The HTML of `text` with its marks. `first` are the ids of marks that are their note's first in the article.

    `claim_link` gives the content of a claim's one link, `chip` the words for that many claims in a passage
    (none: no chip), `stubs` the HTML that
    stands for each number that is gone.
    """
    marked = [mention for mention in mentions if mention.css in _RANK]
    edits = [
        *_marks(text, marked, first),
        *_claim_links(text, marked, claim_link),
        *_passages(text, marked, chip),
        *_lines(text),
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


def _marks(text: ReaderText, marked: Sequence[Mention], first: set[str]) -> Iterator[Edit]:
    """An opening and a closing tag for each segment of each stretch of text that bears notes."""
    linked: set[tuple[str, str]] = set()
    begun: set[str] = set()
    for start, end, active, linkable in _segments(text, marked):
        opening, tag = _opening(active, linked, begun, first, linkable)
        yield (at := text.html_start(start)), _OPEN, at, opening
        yield (stop := text.html_end(end)), _CLOSE, stop, f"</{tag}>"


def _segments(text: ReaderText, marked: Sequence[Mention]) -> Iterator[tuple[int, int, list[Mention], bool]]:
    """[start, end) without a tag or an edge of a note inside it, and the notes on it."""
    waiting = sorted(marked, key=lambda mention: mention.place.start)
    active: list[Mention] = []
    position = 0
    for node in text.nodes:
        while position < len(waiting) and waiting[position].place.start < node.end:
            active.append(waiting[position])
            position += 1
        active = [mention for mention in active if mention.place.end > node.start]
        if not active:
            continue
        edges = {node.start, node.end}
        for mention in active:
            edges.update(edge for edge in (mention.place.start, mention.place.end) if node.start < edge < node.end)
        for start, end in pairwise(sorted(edges)):
            here = [mention for mention in active if mention.place.start <= start and end <= mention.place.end]
            if not here:
                continue
            claimed = [mention.css == "claim" for mention in here]
            # On paper the number of a name or a date follows its last word: a space after that is a segment of its own.
            last = end if all(claimed) else start + len(text.text[start:end].rstrip())
            for low, high in ((start, last), (last, end)):
                if low < high and (any(claimed) or not text.text[low:high].isspace()):
                    yield low, high, here, node.linkable


def _opening(active: list[Mention], linked: set[tuple[str, str]], begun: set[str], first: set[str], linkable: bool) -> tuple[str, str]:
    """A segment's opening tag, behind empty targets for further notes that begin here, and the element's name."""
    if len(active) > 1:
        active = sorted(active, key=lambda mention: (_RANK[mention.css], mention.place.start))
    notes = dict.fromkeys([mention.note for mention in active])
    classes = [*dict.fromkeys([f"mark--{mention.css}" for mention in active])]
    if any(mention.anchor in first and mention.css != "claim" for mention in active):
        classes.append("mark--first")
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
    return f'{targets}<a {attributes} href="#n-{link.note}" data-notes="{" ".join(notes)}">', "a"


def _claim_links(text: ReaderText, marked: Sequence[Mention], claim_link: ClaimLink) -> Iterator[Edit]:
    """Each claim's one link, after its last word, outside of a link of the text itself."""
    for mention in marked:
        if mention.css == "claim":
            at = _after_link(text, text.html_end(mention.place.end))
            head = f'<a class="mark mark--claim" href="#n-{mention.note}" data-notes="{mention.note}" data-not-text>'
            yield at, _AFTER, at, f"{head}{claim_link(mention)}</a>"


def _after_link(text: ReaderText, at: int) -> int:
    """`at`, or where the text's own link around it ends."""
    before = bisect_left(text.links, at, key=lambda link: link[0]) - 1
    return max(at, text.links[before][1]) if before >= 0 else at


def _passages(text: ReaderText, marked: Sequence[Mention], chip: Callable[[int], str]) -> Iterator[Edit]:
    """Each passage's class and id in its own tag, its number after that, and the chip for its claims before its end."""
    claims: dict[str, list[str]] = {}
    for mention in marked:
        if mention.css == "claim":
            claims.setdefault(mention.passage, []).append(mention.note)
    for passage in text.passages:
        here = claims.get(passage.id, [])
        start, end = passage.opening
        yield start, _OPEN, end, _opening_tag(text, passage, bool(here))
        if here and (says := chip(len(here))):
            chip_tag = f'<a class="chip" href="#n-{here[0]}" data-notes="{" ".join(here)}" data-not-text>{escape(says)}</a>'
            yield passage.closing, _OPEN, passage.closing, chip_tag


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
        counted += 0 if passage.tag[0] == "h" else len(of_passage.get(at, "1"))


def _stubs(text: ReaderText, stubs: Iterable[tuple[Stub, str]]) -> Iterator[Edit]:
    """Each number that is gone, at the end of the passage beside which it is said: that is a fit place in lists and tables too."""
    places = {passage.id: passage for passage in text.passages}
    for stub, says in stubs:
        beside = places.get(stub.beside)
        tag = "span" if beside else "p"
        at = len(text.html) if beside is None else beside.opening[1] if stub.before else beside.closing
        yield at, _CLOSE if stub.before else _OPEN, at, f'<{tag} class="stub" id="{stub.id}" data-not-text>{says}</{tag}>'


def _opening_tag(text: ReaderText, passage: Passage, claimed: bool) -> str:
    tag = text.html[passage.opening[0] : passage.opening[1]]
    attributes = _without(tag[len(passage.tag) + 1 : -1])
    classes = "passage passage--claimed" if claimed else "passage"
    number = f'<a class="number" href="#{passage.id}" data-not-text>{passage.id[1:].partition("_")[0]}</a>' if passage.id[0] == "p" else ""
    return f'<{passage.tag} class="{classes}" id="{passage.id}"{attributes}>{number}'


def _without(attributes: str) -> str:
    """The tag's other attributes; Markdown gives text blocks no class or id that is worth keeping."""
    kept = [match[0] for match in _ATTRIBUTE.finditer(attributes) if match[1].lower() not in ("id", "class")]
    return " " + " ".join(kept) if kept else ""
