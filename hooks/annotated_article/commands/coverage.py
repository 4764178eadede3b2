"""How thoroughly each article is annotated: a row per article, printable as a table, and what its notes leave out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from annotated_article.anchoring.anchor_article import AnchoredArticle
from annotated_article.anchoring.reader_text import fold
from annotated_article.anchoring.sentences import sentence_around
from annotated_article.commands.suggest import suggest
from annotated_article.languages import Language, language_of
from annotated_article.model.notes import Claim, DateNote, Entry


class Covered(NamedTuple):
    """One article's figures. `sourced` counts dates and claims with a source, `unreviewed` notes without a review."""

    article: str
    linked: int
    unlinked: int
    dates: int
    claims: int
    sourced: int
    unreviewed: int


class Unclaimed(NamedTuple):
    """A sentence that says or judges something outside every claim: what its words do -> the words."""

    passage: str
    sentence: str
    words: Mapping[str, tuple[str, ...]]


def coverage(articles: Iterable[AnchoredArticle], entries: Mapping[str, Entry]) -> list[Covered]:
    """A row per article, by id."""
    return [_row(anchored, entries) for anchored in sorted(articles, key=lambda each: each.article.id)]


def _row(anchored: AnchoredArticle, entries: Mapping[str, Entry]) -> Covered:
    notes = anchored.article.notes
    pinned: list[DateNote | Claim] = [*notes.dates, *notes.claims]
    status = [entries[entry].status for entry in anchored.entry_ids] + [item.status for item in pinned]
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


def unclaimed(anchored: AnchoredArticle) -> list[Unclaimed]:
    """The sentences of the body with words outside claims that say, judge, compare, explain or predict something, in order."""
    text, language = anchored.texts["body"], anchored.article.language
    taken = [(each.spot.start, each.spot.end) for each in anchored.mentions if each.css == "claim" and each.spot.surface == "body"]
    found: dict[tuple[int, int], dict[str, list[str]]] = {}
    for what, pattern in _patterns(language if language_of(language).asserting else "en").items():
        for match in pattern.finditer(text.text):
            sentence = sentence_around(text.text, match.span(), text.around(*match.span()), language)
            # "It swayed," he said: the claim is on what he said
            start, end = sentence if what == "says" else match.span()
            if not any(low < end and start < high for low, high in taken):
                found.setdefault(sentence, {}).setdefault(what, []).append(match[0])
    return [
        Unclaimed(passage, text.text[start:end].strip(), {what: tuple(dict.fromkeys(words)) for what, words in each.items()})
        for (start, end), each in sorted(found.items())
        if (passage := text.id_at(start))
    ]


@cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    """What words do -> a pattern that finds such words in a text of the language."""
    known: Language = language_of(language)
    lists = {"says": "|".join(known.saying), **known.asserting}
    return {what: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for what, words in lists.items() if words}


def silent_places(anchored: AnchoredArticle, entries: Mapping[str, Entry]) -> list[Entry]:
    """The places whose notes don't refer to the article: they contain no year of its events and no name from it other than a place's."""
    here = [entries[entry] for entry in anchored.entry_ids]
    dates = [anchored.article.published.date, *(date.when.date for date in anchored.article.notes.dates)]
    said = {fold(word).lower() for word in (*(date.year for date in dates), *_names(here))}
    return [entry for entry in here if entry.kind.name == "place" and not any(_has(entry.note, word) for word in said)]


def _names(entries: Iterable[Entry]) -> Iterator[str]:
    """The names of people, organisations and anything else with a proper name; `delegation` is not one."""
    for entry in entries:
        if entry.kind.name != "place":
            yield from (name for name in (entry.name, *entry.aliases) if not name[:1].islower())


def _has(note: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", fold(note).lower()) is not None
