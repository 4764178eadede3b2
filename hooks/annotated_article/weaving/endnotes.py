"""The notes of an article as a list below it: the one source of all cards, of print and of reading without scripts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from annotated_article.anchoring.anchor_article import Mention
from annotated_article.dates.edtf import LAST
from annotated_article.html_text import shown
from annotated_article.kinds import MARKED
from annotated_article.model import Source
from annotated_article.weaving.note_content import QUEUE_URL, NoteContent, NoteWriter, capital
from annotated_article.words import Words

MOST_SOURCES = 2
"""Sources that an article, a card and an embed name of a note; the note's own page has all of them."""


def endnotes(
    notes: Iterable[tuple[NoteContent, Sequence[Mention]]],
    writer: NoteWriter,
    edit: str,
    further: Iterable[Source] = (),
    most: int = MOST_SOURCES,
) -> str:
    """All notes, grouped by kind, and each source of theirs once, each group closed; `further` are sources of the page's rest.

    Trafilatura drops an `aside` and keeps a `section`; it and Firefox's Reader View compare the notes with the article unless a class
    says that they are `extra`. `edit` is the address of the code host's editor, `most` how many sources of a note are named.
    """
    words, noted = writer.words, list(notes)
    common = {content.status for content, _ in noted}
    draft = words.say["draft"]
    status = draft if draft in common else common.pop() if len(common) == 1 else ""
    others = f"<p>{shown(words.say['unless it says'])}</p>\n" if len(common) > 1 and status else ""
    groups: dict[str, list[str]] = {kind: [] for kind in MARKED}
    sources: dict[str, Source] = {}
    for content, mentions in noted:
        groups[content.kind].append(_item(content, mentions, writer, status, most))
        sources.update((source.id, source) for source in content.sources[:most])
    sources.update((source.id, source) for source in further)
    parts = [_group(kind, words.groups[kind], "".join(items), len(items)) for kind, items in groups.items() if items]
    if not parts:
        return ""
    heading = escape(words.say["notes"])
    queue = escape(writer.address(QUEUE_URL))
    state = f'<p class="state"><a href="{queue}">{shown(capital(status))}</a></p>\n' if status else ""
    return (
        '<aside class="notes extra" role="none" data-search-exclude>'
        f'<section role="doc-endnotes" aria-label="{heading}" data-edit="{escape(edit)}">\n'
        f"{others}{state}{''.join(parts)}{_bibliography(sources.values(), writer)}</section></aside>\n"
    )


def _group(name: str, heading: str, items: str, number: int, css: str = "") -> str:
    """A closed group of notes; a link to one of them opens it."""
    return f'<details id="notes-{name}"><summary>{shown(heading)} <span>{number:,}</span></summary>\n<ul{css}>\n{items}</ul>\n</details>\n'


def _bibliography(sources: Iterable[Source], writer: NoteWriter) -> str:
    """Every source of the page once, by publisher and date."""
    ordered = sorted(
        sources, key=lambda source: (source.publisher.casefold(), source.published.when.earliest if source.published else LAST, source.id)
    )
    items = "".join(f'<li id="s-{source.id}">{writer.citation(source, marked=False)}</li>\n' for source in ordered)
    return _group("sources", writer.words.say["sources"], items, len(ordered), ' class="sources"') if items else ""


def _item(content: NoteContent, mentions: Sequence[Mention], writer: NoteWriter, status: str, most: int) -> str:
    """One note. `status` is that of all notes that say nothing else: it is shown once, above them."""
    words = writer.words
    back = " ".join(f'<a href="#{anchor}">{name}</a>' for anchor, name in ways_back(mentions, words))
    rows = [f'<a class="name" href="{escape(writer.address(content.url))}">{content.name}</a>']
    if content.picture:
        rows.append(content.picture)
    if content.facts:
        rows.append(f'<p class="facts">{content.facts}</p>')
    if content.text:
        rows.append(f'<p class="says">{content.text}</p>')
    if content.bonds:
        rows.append(f'<p class="bonds">{content.bonds}</p>')
    if content.status and content.status != status:
        rows.append(f'<p class="state">{shown(content.status)}</p>')
    old = "".join(f'<span id="n-{escape(name)}"></span>' for name in content.formerly)
    sources = words.labelled(shown(words.say["sources"]), _sources(content.sources, writer, most)) + " · " if content.sources else ""
    is_reviewed = status and not content.status
    state = f" · {shown(words.say['reviewed'])}" if is_reviewed else ""
    rows.append(f'<p class="rests">{old}{sources}{words.labelled(shown(words.say["in the text"]), back)}{state}</p>')
    more = (f' data-line="{content.line}"' if content.line else "") + (" data-reviewed" if is_reviewed else "")
    return f'<li class="note note--{content.kind}" id="n-{content.id}" data-file="{escape(content.file)}"{more}>{"".join(rows)}</li>\n'


def ways_back(mentions: Sequence[Mention], words: Words) -> Iterator[tuple[str, str]]:
    """Id and name of each mention: `¶ 7`, and `¶ 7 (2)` for the second one there."""
    met = Counter[str]()
    for mention in mentions:
        met[mention.passage] += 1
        again = f" ({met[mention.passage]})" if met[mention.passage] > 1 else ""
        yield mention.anchor, f"{passage_name(mention.passage, words)}{again}"


def _sources(sources: Sequence[Source], writer: NoteWriter, most: int) -> str:
    """The first sources as links to their places in the list below, and how many more the note's page has."""
    more = [shown(writer.words.say["more claims"].format(len(sources) - most))] if len(sources) > most else []
    return "; ".join([*map(writer.short_citation, sources[:most]), *more])


def passage_name(passage: str, words: Words) -> str:
    """`¶ 8`, `title`; headings and tables have no number. A second ¶ 8 on a sheet has the id `p8_2`."""
    if passage[:1] == "p" and passage[1:2].isdigit():
        return words.say["paragraph"].format(passage[1:].partition("_")[0])
    return words.say.get(f"{passage} passage", words.say["text passage"])
