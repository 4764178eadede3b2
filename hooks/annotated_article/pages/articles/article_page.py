"""An article's page: head, woven text, corrections, rights, notes; or, if it was withdrawn, only why."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Any

from markupsafe import Markup, escape

from annotated_article.anchoring.anchor_article import AnchoredArticle, Mention
from annotated_article.exports.feed import NOTES_FEED, counted
from annotated_article.kinds import KINDS, MARKED
from annotated_article.model.articles import Article, History, Library, Stub
from annotated_article.model.notes import Claim, Correction, DateNote, Entry, Source
from annotated_article.pages.articles.cite_block import cite_block, stamp, versions
from annotated_article.pages.articles.findings_at_a_glance import record
from annotated_article.pages.articles.listing_pages import URL as ARTICLES
from annotated_article.pages.claims.claim_pages import answer_of, linked_claim
from annotated_article.pages.claims.speakers import Stated
from annotated_article.pages.claims.who_says_what import who_url
from annotated_article.pages.code_host import issue_address, lines_address
from annotated_article.pages.places.place_maps import map_of_article
from annotated_article.pages.templates import fill
from annotated_article.pages.view import Page, View, in_reading_order, root_of
from annotated_article.problems import safe
from annotated_article.weaving.claims_aside import claims_aside
from annotated_article.weaving.endnotes import Noted, cited_by_number, endnotes, listed_sources, passage_name
from annotated_article.weaving.note_content import QUEUE_URL, NoteContent, NoteWriter
from annotated_article.weaving.questions import asked_in, question_list
from annotated_article.weaving.weave_text import FIRST, weave_text
from annotated_article.words import Words, words_of

WORDS_A_MINUTE = 220
LETTERS_A_PAGE = 4200
"""Letters of notes on a page of A4, which also has the addresses of their sources."""
MOST_BONDS = 3
"""Claims that a note names under one relation; the claim's page has all."""


def article_page(view: View, anchored: AnchoredArticle) -> str:
    """The page's HTML."""
    article = anchored.article
    writer = view.writer(article.url, article.language)
    words = writer.words
    texts, notes = woven_article(view, anchored, writer)
    sources = listed_sources(notes, _sources_of_corrections(anchored, writer))
    below = endnotes(notes, sources, writer, view.edit)
    woven = {surface: Markup(html) for surface, html in texts.items()}
    return fill(
        "articles/article",
        article=article,
        title=woven["title"],
        byline=woven["byline"],
        body=woven["body"],
        facts=facts_of(view, anchored, writer),
        record=record(article, root_of(article.url) + who_url(article), words),
        stubs=bool(anchored.stubs),
        root=root_of(article.url),
        contents=headings_of(anchored),
        corrections=corrections_in(anchored, writer, cited_by_number(sources, writer)),
        words=words,
        kinds=kinds_in(anchored.mentions),
        edit=lines_address(view.edit),
        reports=bool(view.contact or issue_address(view.edit)),
        contact=view.contact,
        spoken=spoken_words(words),
        cite=cite_block(view.reference(article), article.url, view.site_name, words) if view.address else "",
        notes_file=_notes_file(article),
        asks=bool(anchored.article.notes.questions),
        asked_at=" ".join(asked.passage.id for asked in asked_in(anchored) if asked.passage),
        history=notes_history(history, article.url, words, feed=bool(view.address)) if (history := view.history.get(article.id)) else "",
        stamp=stamp(versions(anchored, view.library), words, history),
        views=list(_views(view, article, words)),
        maps=map_of_article(view, anchored, writer),
        endnotes=Markup(below),
        paper=_notes_on_paper(below),
        address=view.address and f"{view.address}{article.url}",
    )


def _notes_on_paper(html: str) -> int:
    """About how many pages of A4 the notes take; none where there are none."""
    return -(-len(Markup(html).striptags()) // LETTERS_A_PAGE)


def questions_script(anchored: AnchoredArticle, words: Words) -> str:
    """The script with the article's questions and answers, which only classes load; empty where there are none."""
    html = question_list(asked_in(anchored), words)
    return f"reader.questions({json.dumps(html, ensure_ascii=False)});\n" if html else ""


def _views(view: View, article: Article, words: Words) -> Iterator[tuple[str, str]]:
    """Other views of the article's dates and claims, and the files to take along: their labels and addresses."""
    if article.notes.dates:
        yield words.labelled(words.say["chronology"], words.count("date", len(article.notes.dates))), "dates/"
    if article.notes.claims:
        yield words.labelled(words.say["who says what"], words.count("claim", len(article.notes.claims))), f"../../{who_url(article)}"
    if view.downloads:
        yield words.labelled(words.say["download"], "EPUB"), f"{article.id}.epub"
        yield words.labelled(words.say["download"], words.say["one file"]), f"{article.id}.html"


def woven_article(view: View, anchored: AnchoredArticle, writer: NoteWriter) -> tuple[dict[str, str], Noted]:
    """The HTML of each of the article's texts, and its notes, for the article's page and its embed page, whose links are as deep."""
    return view.for_now(anchored.article.id, lambda: (woven_surfaces(anchored, writer), notes_by_kind(view, anchored, writer)))


def woven_surfaces(anchored: AnchoredArticle, writer: NoteWriter, looks: Mapping[str, str] = MappingProxyType({})) -> dict[str, str]:
    """The HTML of each of the article's texts with its marks. `looks`: id of a mark -> classes that only this page gives it."""
    words = writer.words
    by_surface: dict[str, list[Mention]] = {surface: [] for surface in anchored.texts}
    for mention in anchored.mentions:
        by_surface[mention.spot.surface].append(mention)
    said = {"body": [(stub, stub_words(stub, words)) for stub in anchored.stubs]}
    label = words.say["paragraph number"]
    looks = {mention.anchor: FIRST for mention in _first_mentions(anchored)} | {**looks}

    def aside(mentions: Sequence[Mention]) -> str:
        return claims_aside(mentions, anchored, writer)

    return {
        surface: weave_text(text, by_surface[surface], looks, label, aside, said.get(surface, ()))
        for surface, text in anchored.texts.items()
    }


def _first_mentions(anchored: AnchoredArticle) -> Iterator[Mention]:
    """Each note's first mention in the body, else in the title or byline: those show a line as the page opens."""
    for mentions in anchored.by_note.values():
        yield next((mention for mention in mentions if mention.spot.surface == "body"), mentions[0])


def stub_words(stub: Stub, words: Words) -> str:
    """A line of HTML in place of a number that is gone: where its words are now, or what is near."""
    link = f'<a href="#{stub.leads_to}">{escape(passage_name(stub.leads_to, words))}</a>'
    return str(escape(words.say["merged stub" if stub.merged else "removed stub"])).format(passage_name(stub.id, words), link)


def notes_by_kind(
    view: View, anchored: AnchoredArticle, writer: NoteWriter, entry_note: Callable[[Entry], NoteContent] | None = None
) -> Noted:
    """Every note in the text with its mentions, in the order of the list below it: by kind, then by first mention."""
    return sorted(noted(view, anchored, writer, entry_note), key=lambda noted: MARKED.index(noted[0].kind))


def noted(
    view: View, anchored: AnchoredArticle, writer: NoteWriter, entry_note: Callable[[Entry], NoteContent] | None = None
) -> Iterator[tuple[NoteContent, list[Mention]]]:
    """Every note that has a place in the text, with its mentions: entries, then dates and claims, each in reading order.

    `entry_note` writes an entry's note for a page that is not as deep in the site as articles are.
    """
    article, here = anchored.article, anchored.here
    entry_note = entry_note or partial(view.entry_note, article=article)
    for entry, mentions in anchored.by_entry.items():
        yield entry_note(view.library.entries[entry]), mentions
    for date in in_reading_order(anchored, article.notes.dates):
        if mentions := anchored.by_note.get(date.id, []):
            yield writer.date(date, article, here), mentions
    for claim in in_reading_order(anchored, article.notes.claims):
        if mentions := anchored.by_note.get(claim.id, []):
            yield replace(writer.claim(claim, article, here), bonds=_bonds(view, Stated(claim, article), writer)), mentions


def _bonds(view: View, stated: Stated, writer: NoteWriter) -> str:
    """The answer to the claim, what it answers and disputes, and what does so to it: `Answers: … Disputed by: …`."""
    claim, article = stated
    say, named = writer.words.say, view.relations.named(claim.answering, article) if claim.answering is not None else None
    ways: dict[str, list[Stated | None]] = {
        "answers": [view.relations.named(name, article) for name in claim.answers],
        "disputes": [view.relations.named(name, article) for name in claim.disputes],
        "answered by": [each for each in view.relations.related_to(stated, "answers") if each != named],
        "disputed by": [each for each in view.relations.related_to(stated, "disputes") if each != named],
    }
    answer = (writer.words.labelled(escape(label), html) for label, html in answer_of(view, stated, writer))
    found = ((way, [each for each in claims if each]) for way, claims in ways.items())
    lines = (writer.words.labelled(escape(say[way]), _linked_claims(claims, article, writer)) for way, claims in found if claims)
    return " ".join([*answer, *lines])


def _linked_claims(claims: Sequence[Stated], article: Article, writer: NoteWriter) -> str:
    links = [linked_claim(each, article, writer) for each in claims[:MOST_BONDS]]
    further = [writer.words.count("further claim", len(claims) - MOST_BONDS)] if len(claims) > MOST_BONDS else []
    return " · ".join([*links, *further])


def facts_of(view: View, anchored: AnchoredArticle, writer: NoteWriter) -> Markup:
    """How long it is, and what its notes are: `17 paragraphs, 7 minutes. Draft notes, not yet reviewed.`."""
    body, words = anchored.texts["body"].text, writer.words
    minutes = max(1, round(len(re.findall(r"\w+", body)) / WORDS_A_MINUTE))
    length = words.say["length"].format(words.count("paragraph", anchored.paragraphs), words.count("minute", minutes))
    return Markup("{} {}").format(length, _reviewed(view, anchored, writer))


def _reviewed(view: View, anchored: AnchoredArticle, writer: NoteWriter) -> Markup:
    """How many of the notes in the text are reviewed, with a link to those that aren't."""
    notes, words = anchored.article.notes, writer.words
    pinned: list[DateNote | Claim] = [*notes.dates, *notes.claims]
    status = [view.library.entries[name].status for name in anchored.by_entry]
    status += [note.status for note in pinned if note.id in anchored.by_note]
    return reviewed_words(status.count("reviewed"), len(status), writer) if status else words.sentence("no notes")


def reviewed_words(done: int, notes: int, writer: NoteWriter) -> Markup:
    """How many of some notes are reviewed, with a link to those that aren't."""
    words = writer.words
    if done == notes:
        return words.sentence("reviewed notes")
    says = words.sentence("review progress", words.number(done), words.number(notes)) if done else words.sentence("draft notes")
    return Markup('<a href="{}">{}</a>').format(writer.address(QUEUE_URL), says)


def kinds_in(mentions: Iterable[Mention]) -> list[tuple[str, str]]:
    """The kinds of note that mark words here, each with its word in addresses (`?notes=people`)."""
    present = {mention.css for mention in mentions}
    return [(kind.name, kind.folder) for kind in KINDS if kind.marks and kind.name in present]


def spoken_words(words: Words) -> Markup:
    """The words that the reader's script says itself, as JSON that cannot end its element."""
    spoken = {
        "kinds": words.kinds,
        "mention": words.say["mention of"],
        "mentions": words.labelled(words.say["in the text"], "{}"),
        "copied": words.say["copied"],
    }
    return Markup(json.dumps(spoken, ensure_ascii=False).replace("<", "\\u003c"))


def _notes_file(article: Article) -> dict[str, str | bool]:
    """The file of the article's notes, the sections that have any, and whether it is there already."""
    notes = article.notes
    sections = ("dates", "claims", "questions", "corrections", "mentions")
    return {
        "path": notes.path,
        "sections": " ".join(name for name in sections if getattr(notes, name)),
        "made": notes.written,
    }


def headings_of(anchored: AnchoredArticle) -> list[tuple[str, str]]:
    """Id and words of each heading in the body."""
    text = anchored.texts["body"]
    return [(passage.id, text.text[passage.start : passage.end]) for passage in text.passages if passage.is_heading]


def corrections_in(anchored: AnchoredArticle, writer: NoteWriter, cited: Callable[[Source], str]) -> list[dict[str, Any]]:
    """Where the record differs, in reading order; `cited` writes a source."""
    shown = []
    for correction in in_reading_order(anchored, anchored.article.notes.corrections):
        for mention in anchored.by_note.get(correction.id, []):
            text = anchored.texts[mention.spot.surface].text[mention.spot.start : mention.spot.end]
            shown.append(
                {
                    "id": str(correction.id),
                    "formerly": [str(old) for old in correction.formerly],
                    "passage": mention.passage,
                    "where": passage_name(mention.passage, writer.words),
                    "printed": text,
                    "says": Markup(writer.linked(correction.correction, anchored.here)),
                    "sources": _named_sources(correction, writer, cited),
                }
            )
    return shown


def _named_sources(correction: Correction, writer: NoteWriter, cited: Callable[[Source], str]) -> Markup:
    """`Sources: A; B`, each as `cited` writes it; empty if the correction has none."""
    links = "; ".join(cited(source) for source in writer.sources(correction.sources))
    return Markup(writer.words.labelled(escape(writer.words.say["sources"]), links)) if links else Markup()


def _sources_of_corrections(anchored: AnchoredArticle, writer: NoteWriter) -> list[Source]:
    return [source for correction in anchored.article.notes.corrections for source in writer.sources(correction.sources)]


def notes_history(history: History, url: str, words: Words, *, feed: bool) -> Markup:
    """The list for the article at `url`, with a link to its feed if there is one; nothing where nothing is known."""
    if not history.changes:
        return Markup()
    changes = [(each.day, words.date(each.day.date), counted(each, words), safe(each.says)) for each in history.changes]
    earlier = words.count("earlier change", history.earlier) if history.earlier else ""
    return Markup(
        fill("articles/notes_history", changes=changes, earlier=earlier, feed=NOTES_FEED if feed else "", root=root_of(url), words=words)
    )


def withdrawn_pages(library: Library) -> Iterator[Page]:
    """A page at the address of each article that was taken down; it is neither in the search index nor in the site map."""
    for article in library.withdrawn.values():
        yield Page(article.url, article.title, str(article.withdrawn), article.path, "", partial(_withdrawn, article), listed=False)


def _withdrawn(article: Article, view: View) -> str:
    writer = view.writer(article.url, article.language)
    return fill(
        "articles/withdrawn",
        article=article,
        day=Markup(writer.time(article.published)),
        words=words_of(article.language),
        articles=f"{root_of(article.url)}{ARTICLES}",
    )
