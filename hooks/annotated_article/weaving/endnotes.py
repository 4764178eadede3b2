"""The notes of an article as a list below it: the one source of every card, of print and of reading without script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from annotated_article.anchoring.anchor_article import Mention
from annotated_article.dates.edtf import LAST
from annotated_article.html_text import shown
from annotated_article.kinds import MARKED
from annotated_article.model import Source
from annotated_article.weaving.fold_text import fold_text
from annotated_article.weaving.note_content import NoteContent, NoteWriter
from annotated_article.words import Words

MOST_CHARACTERS, MOST_SOURCES = 280, 2
"""What a card shows of a note at first; more is in `span.rest`."""


def endnotes(notes: Iterable[tuple[NoteContent, Sequence[Mention]]], writer: NoteWriter, mend: str, further: Iterable[Source] = ()) -> str:
    """The section with all notes, grouped by kind, and each source of theirs once; `further` are sources of the page's rest.

    `mend` is the address of the code host's editor.
    """
    words = writer.words
    groups: dict[str, list[str]] = {kind: [] for kind in MARKED}
    sources: dict[str, Source] = {}
    for content, mentions in notes:
        groups[content.kind].append(_item(content, mentions, writer))
        sources.update((source.id, source) for source in content.sources)
    sources.update((source.id, source) for source in further)
    parts = [
        f'<h3 id="notes-{kind}">{shown(words.groups[kind])}</h3>\n<ul aria-labelledby="notes-{kind}">\n{"".join(items)}</ul>\n'
        for kind, items in groups.items()
        if items
    ]
    if not parts:
        return ""
    heading = shown(words.say["notes"])
    return (
        f'<section class="endnotes" role="doc-endnotes" aria-labelledby="notes" data-search-exclude data-mend="{escape(mend)}">\n'
        f'<h2 id="notes">{heading}</h2>\n{"".join(parts)}{_bibliography(sources.values(), writer)}</section>\n'
    )


def _bibliography(sources: Iterable[Source], writer: NoteWriter) -> str:
    """Every source of the page once, by publisher and date."""
    ordered = sorted(
        sources, key=lambda source: (source.publisher.casefold(), source.published.when.earliest if source.published else LAST, source.id)
    )
    items = "".join(f'<li id="s-{source.id}">{writer.citation(source)}</li>\n' for source in ordered)
    heading = shown(writer.words.say["sources"])
    return f'<h3 id="notes-sources">{heading}</h3>\n<ul class="sources" aria-labelledby="notes-sources">\n{items}</ul>\n' if items else ""


def _item(content: NoteContent, mentions: Sequence[Mention], writer: NoteWriter) -> str:
    words = writer.words
    back = " ".join(f'<a href="#{anchor}">{name}</a>' for anchor, name in _ways_back(mentions, words))
    rows = [
        f'<p class="name"><b>{shown(words.kinds[content.kind])}</b> <a href="{escape(writer.address(content.url))}">{content.name}</a></p>'
    ]
    if content.picture:
        rows.append(content.picture)
    if content.facts:
        rows.append(f'<p class="facts">{content.facts}</p>')
    if content.text:
        rows.append(f'<p class="says">{fold_text(content.text, MOST_CHARACTERS)}</p>')
    if content.bonds:
        rows.append(f'<p class="bonds">{content.bonds}</p>')
    if content.sources:
        rows.append(f'<p class="rests">{words.labelled(shown(words.say["sources"]), _sources(content.sources, writer))}</p>')
    if content.status:
        rows.append(f'<p class="state">{shown(content.status)}</p>')
    old = "".join(f'<span id="n-{escape(name)}"></span>' for name in content.formerly)
    rows.append(f'<p class="back">{old}{words.labelled(shown(words.say["in the text"]), back)}</p>')
    return f'<li class="note note--{content.kind}" id="n-{content.id}" data-file="{escape(content.file)}">{"".join(rows)}</li>\n'


def _ways_back(mentions: Sequence[Mention], words: Words) -> Iterator[tuple[str, str]]:
    """Id and name of each mention: `¶ 7`, and `¶ 7 (2)` for the second one there."""
    met = Counter[str]()
    for mention in mentions:
        met[mention.passage] += 1
        again = f" ({met[mention.passage]})" if met[mention.passage] > 1 else ""
        yield mention.anchor, f"{passage_name(mention.passage, words)}{again}"


def _sources(sources: Sequence[Source], writer: NoteWriter) -> str:
    cited = [writer.short_citation(source) for source in sources]
    further = "".join(f"; {each}" for each in cited[MOST_SOURCES:])
    return "; ".join(cited[:MOST_SOURCES]) + (f'<span class="rest">{further}</span>' if further else "")


def passage_name(passage: str, words: Words) -> str:
    """`¶ 8`, `title`; headings and tables have no number. A second ¶ 8 on a sheet has the id `p8_2`."""
    if passage[:1] == "p" and passage[1:2].isdigit():
        return words.say["paragraph"].format(passage[1:].partition("_")[0])
    return words.say.get(f"{passage} passage", words.say["text passage"])
