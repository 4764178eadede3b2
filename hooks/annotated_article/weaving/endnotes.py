"""The notes of an article as a list below it. Cards, print and pages without scripts all use this list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape

from annotated_article.anchoring.anchor_article import Mention
from annotated_article.dates.edtf import LAST
from annotated_article.html_text import shown
from annotated_article.kinds import MARKED
from annotated_article.model.notes import Source
from annotated_article.weaving.note_content import QUEUE_URL, NoteContent, NoteWriter, capital
from annotated_article.words import Words

NO_BREAK = "\u00a0"
MOST_SOURCES = 2
"""Sources that an article, a card and an embed name of a note; the note's own page has all of them."""


Noted = list[tuple[NoteContent, list[Mention]]]
"""Notes, each with its mentions."""


def listed_sources(notes: Noted, further: Iterable[Source] = (), most: int = MOST_SOURCES) -> list[Source]:
    """Every source that a page names once, by publisher and date; `further` are those of the page's rest."""
    named = {source.id: source for content, _ in notes for source in content.sources[:most]} | {source.id: source for source in further}
    return sorted(
        named.values(), key=lambda each: (each.publisher.casefold(), each.published.date.earliest if each.published else LAST, each.id)
    )


def cited_by_number(sources: Iterable[Source], writer: NoteWriter) -> Callable[[Source], str]:
    """Writes a source as a link to its place in the page's list."""
    numbers = {source.id: number for number, source in enumerate(sources, 1)}
    return lambda source: writer.short_citation(source, numbers[source.id])


def endnotes(notes: Noted, sources: Sequence[Source], writer: NoteWriter, edit: str, most: int = MOST_SOURCES) -> str:
    """All notes, grouped by kind, and the page's `sources`, each group closed.

    Trafilatura drops an `aside` and keeps a `section`; it and Firefox's Reader View compare the notes with the article unless a class
    says that they are `extra`. `edit` is the address of the code host's editor, `most` how many sources of a note are named.
    """
    words, cited = writer.words, cited_by_number(sources, writer)
    common = {content.status for content, _ in notes}
    draft = words.say["draft"]
    status = draft if draft in common else common.pop() if len(common) == 1 else ""
    others = f"<p>{shown(words.say['unless it says'])}</p>\n" if len(common) > 1 and status else ""
    groups: dict[str, list[str]] = {kind: [] for kind in MARKED}
    for content, mentions in notes:
        named = _sources(content.sources, cited, words, most)
        groups[content.kind].append(_item(content, mentions, writer, status, named))
    parts = [_group(kind, words.groups[kind], "".join(items), words.number(len(items))) for kind, items in groups.items() if items]
    if not parts:
        return ""
    heading = escape(words.say["notes"])
    queue = escape(writer.address(QUEUE_URL))
    state = f'<p class="state"><a href="{queue}">{shown(capital(status))}</a></p>\n' if status else ""
    return (
        '<aside class="notes extra" role="none" data-search-exclude>'
        f'<section role="doc-endnotes" aria-label="{heading}" data-edit="{escape(edit)}">\n'
        f"{others}{state}{''.join(parts)}{_bibliography(sources, writer)}</section></aside>\n"
    )


def _group(name: str, heading: str, items: str, counted: str, css: str = "") -> str:
    """A closed group of notes; a link to one of them opens it."""
    return f'<details id="notes-{name}"><summary>{shown(heading)} <span>{counted}</span></summary>\n<ul{css}>\n{items}</ul>\n</details>\n'


def _bibliography(sources: Sequence[Source], writer: NoteWriter) -> str:
    """The page's sources. Their ids weigh more than their words, so links name their numbers."""
    items = "".join(f'<li id="s-{number}">{writer.citation(source, marked=False)}</li>\n' for number, source in enumerate(sources, 1))
    return _group("sources", writer.words.say["sources"], items, writer.words.number(len(sources)), ' class="sources"') if items else ""


def _item(content: NoteContent, mentions: Sequence[Mention], writer: NoteWriter, status: str, named: str) -> str:
    """One note. `status` is that of all notes that say nothing else: it is shown once, above them. `named` has its sources."""
    words = writer.words
    back = " ".join(f'<a href="#{anchor}">{name}</a>' for anchor, name in ways_back(mentions, words))
    rows = [f'<a class="name" href="{escape(writer.address(content.url))}">{content.name}</a>']
    if content.picture:
        rows.append(content.picture)
    rows += [f'<p class="{name}">{html}</p>' for name, html in content.rows]
    if content.status and content.status != status:
        rows.append(f'<p class="state">{shown(content.status)}</p>')
    old = "".join(f'<span id="n-{escape(name)}"></span>' for name in content.formerly)
    sources = words.labelled(shown(words.say["sources"]), named) + " · " if named else ""
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
        again = f"{NO_BREAK}({met[mention.passage]})" if met[mention.passage] > 1 else ""
        yield mention.anchor, f"{passage_name(mention.passage, words)}{again}"


def _sources(sources: Sequence[Source], cited: Callable[[Source], str], words: Words, most: int) -> str:
    """The first sources as links to their places in the list below, and how many more the note's page has."""
    more = [shown(words.say["more claims"].format(len(sources) - most))] if len(sources) > most else []
    return "; ".join([*map(cited, sources[:most]), *more])


def passage_name(passage: str, words: Words) -> str:
    """`¶ 8`, which no line break parts, `title`; headings and tables have no number. A second ¶ 8 on a sheet has the id `p8_2`."""
    if passage[:1] == "p" and passage[1:2].isdigit():
        return words.say["paragraph"].format(passage[1:].partition("_")[0]).replace(" ", NO_BREAK)
    return words.say.get(f"{passage} passage", words.say["text passage"])
