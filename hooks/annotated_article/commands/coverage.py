"""How far each article is annotated: a row per article, printable as a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from annotated_article.anchoring.anchor_article import AnchoredArticle
from annotated_article.commands.suggest import suggest
from annotated_article.model import Claim, DateNote, Entry


class Covered(NamedTuple):
    """One article's figures. `sourced` counts dates and claims with a source, `unreviewed` notes without a review."""

    article: str
    linked: int
    unlinked: int
    dates: int
    claims: int
    sourced: int
    unreviewed: int


def coverage(articles: Iterable[AnchoredArticle], entries: Mapping[str, Entry]) -> list[Covered]:
    """A row per article, by id."""
    return [_row(anchored, entries) for anchored in sorted(articles, key=lambda each: each.article.id)]


def _row(anchored: AnchoredArticle, entries: Mapping[str, Entry]) -> Covered:
    notes = anchored.article.notes
    pinned: list[DateNote | Claim] = [*notes.dates, *notes.claims]
    status = [entries[entry].status for entry in anchored.entries] + [item.status for item in pinned]
    return Covered(
        anchored.article.id,
        sum(map(len, anchored.by_entry.values())),
        sum(suggestion.section == "names" for suggestion in suggest(anchored, entries)),
        len(notes.dates),
        len(notes.claims),
        sum(bool(item.sources) for item in pinned),
        sum(each != "reviewed" for each in status),
    )


def table(rows: list[Covered]) -> str:
    """The rows as text, columns aligned, one line per article under a line of headings."""
    heads = ("article", "names linked", "not linked", "dates", "claims", "with source", "not reviewed")
    cells = [heads, *((row.article, *map(str, row[1:])) for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(heads))]
    lines = (
        "  ".join([row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]) for row in cells
    )
    return "\n".join(line.rstrip() for line in lines)
