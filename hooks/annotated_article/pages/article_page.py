"""An article's page: head, woven text, corrections, rights, notes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from markupsafe import Markup, escape

from annotated_article.anchoring.anchor_article import AnchoredArticle, Mention
from annotated_article.model import ENTRY_KINDS, Article, Source, Stub
from annotated_article.pages.cite_block import cite_block
from annotated_article.pages.claim_pages import answer_of, linked_claim
from annotated_article.pages.notes_history import notes_history
from annotated_article.pages.place_maps import map_of_article
from annotated_article.pages.stamp import stamp, versions
from annotated_article.pages.templates import fill
from annotated_article.pages.view import Stated, View, in_reading_order, root_of
from annotated_article.pages.who_says_what import who_url
from annotated_article.weaving.endnotes import endnotes, passage_name
from annotated_article.weaving.note_content import GLYPHS, NO_FINDING, NoteContent, NoteWriter
from annotated_article.weaving.number_notes import number_notes, number_sources
from annotated_article.weaving.questions import asked_in, question_list
from annotated_article.weaving.weave_text import MARKED, weave_text
from annotated_article.words import Words

WORDS_A_MINUTE = 220
MOST_BONDS = 3
"""Claims that a note names under one relation; the claim's page has all."""


def article_page(view: View, anchored: AnchoredArticle) -> str:
    """The page's HTML."""
    article = anchored.article
    writer = view.writer(article.url, article.language)
    words = writer.words
    notes = notes_by_kind(view, anchored, writer)
    numbers = {content.id: number for number, (content, _) in enumerate(notes, 1)}
    woven = {surface: Markup(number_notes(html, numbers)) for surface, html in woven_surfaces(anchored, writer).items()}
    page = fill(
        "article",
        article=article,
        title=woven["title"],
        byline=woven["byline"],
        body=woven["body"],
        facts=_facts(anchored, words),
        stubs=bool(anchored.stubs),
        root=root_of(article.url),
        contents=_contents(anchored),
        corrections=_corrections(anchored, writer),
        words=words,
        kinds=kinds_in(anchored.mentions),
        mend=view.mend,
        contact=view.contact,
        spoken=spoken_words(words),
        cite=cite_block(view.reference(article), article.url, view.site_name, words) if view.address else "",
        notes_file=_notes_file(view, article),
        questions=Markup(question_list(asked_in(anchored), words)),
        history=notes_history(history, article.url, words) if (history := view.history.get(article.id)) else "",
        stamp=stamp(versions(anchored, view.library), words, history),
        views=list(_views(article, words)),
        maps=map_of_article(view, anchored, writer),
        endnotes=Markup(number_notes(endnotes(notes, writer, view.mend, _sources_of_corrections(anchored, writer)), numbers)),
    )
    return number_sources(page)


def _views(article: Article, words: Words) -> Iterator[tuple[str, str]]:
    """The article's dates and claims seen from above: what they are called, and where."""
    if article.notes.dates:
        yield words.labelled(words.say["chronology"], words.count("date", len(article.notes.dates))), "dates/"
    if article.notes.claims:
        yield words.labelled(words.say["who says what"], words.count("claim", len(article.notes.claims))), f"../../{who_url(article)}"


def woven_surfaces(anchored: AnchoredArticle, writer: NoteWriter) -> dict[str, str]:
    """The HTML of each of the article's texts with its marks."""
    article, words = anchored.article, writer.words
    claims = {claim.id: claim for claim in article.notes.claims}

    def claim_link(mention: Mention) -> str:
        claim = claims[mention.note.partition("_")[0]]  # type: ignore[index]  # on sheets, a second article's have a suffix
        finding = writer.finding_words(claim)
        glyph = GLYPHS[claim.finding] if claim.finding else NO_FINDING
        who = _speaker_name(claim.said_by, claim.speaker, anchored, writer)
        title, told = escape(claim.claim), f"{escape(who)} · {escape(finding)}"
        return f'<b aria-hidden="true">{glyph}</b><span><span>{title}</span> <small>{told}</small></span>'

    first = {mentions[0].anchor for mentions in anchored.by_note.values()}
    by_surface: dict[str, list[Mention]] = {surface: [] for surface in anchored.texts}
    for mention in anchored.mentions:
        by_surface[mention.place.surface].append(mention)
    said = {"body": [(stub, stub_words(stub, words)) for stub in anchored.stubs]}
    return {
        surface: weave_text(
            text, by_surface[surface], claim_link, lambda number: words.count("claim", number), first, said.get(surface, ())
        )
        for surface, text in anchored.texts.items()
    }


def stub_words(stub: Stub, words: Words, address: str = "") -> str:
    """What stands for a number that is gone, as HTML: where its words are now, or what is near, which has the `address` elsewhere."""
    link = f'<a href="{address or f"#{stub.leads_to}"}">{escape(passage_name(stub.leads_to, words))}</a>'
    return str(escape(words.say["merged stub" if stub.merged else "removed stub"])).format(passage_name(stub.id, words), link)


def _speaker_name(said_by: str | None, speaker: str | None, anchored: AnchoredArticle, writer: NoteWriter) -> str:
    entry = writer.library.entries.get(said_by or "")
    if entry is None:
        return speaker or said_by or ""
    return writer.words.say["the author"] if entry.name in anchored.article.author else entry.name


def notes_by_kind(view: View, anchored: AnchoredArticle, writer: NoteWriter) -> list[tuple[NoteContent, list[Mention]]]:
    """Every note in the text with its mentions, in the order of the list below it: by kind, then by first mention."""
    return sorted(noted(view, anchored, writer), key=lambda noted: MARKED.index(noted[0].kind))


def noted(view: View, anchored: AnchoredArticle, writer: NoteWriter) -> Iterator[tuple[NoteContent, list[Mention]]]:
    """Every note that stands in the text, with its mentions: entries, then dates and claims, each in reading order."""
    article, here = anchored.article, anchored.here
    for note, mentions in anchored.by_note.items():
        if note.startswith("entry-"):
            yield view.entry_note(view.library.entries[note[6:]], article), mentions
    for date in in_reading_order(anchored, article.notes.dates):
        if mentions := anchored.by_note.get(date.id, []):
            yield writer.date(date, article, here), mentions
    for claim in in_reading_order(anchored, article.notes.claims):
        if mentions := anchored.by_note.get(claim.id, []):
            yield replace(writer.claim(claim, article, here), bonds=_bonds(view, Stated(claim, article), writer)), mentions


def _bonds(view: View, stated: Stated, writer: NoteWriter) -> str:
    """The answer to the claim, what it answers and disputes, and what does so to it: `Answers: … Disputed by: …`."""
    claim, article = stated
    say, named = writer.words.say, view.claim_named(claim.answering, article) if claim.answering is not None else None
    ways: dict[str, list[Stated | None]] = {
        "answers": [view.claim_named(name, article) for name in claim.answers],
        "disputes": [view.claim_named(name, article) for name in claim.disputes],
        "answered by": [each for each in view.related_to(stated, "answers") if each != named],
        "disputed by": [each for each in view.related_to(stated, "disputes") if each != named],
    }
    answer = (writer.words.labelled(escape(label), html) for label, html in answer_of(view, stated, writer))
    found = ((way, [each for each in claims if each]) for way, claims in ways.items())
    lines = (writer.words.labelled(escape(say[way]), _linked_claims(claims, article, writer)) for way, claims in found if claims)
    return " ".join([*answer, *lines])


def _linked_claims(claims: Sequence[Stated], article: Article, writer: NoteWriter) -> str:
    links = [linked_claim(each, article, writer) for each in claims[:MOST_BONDS]]
    further = [writer.words.count("further claim", len(claims) - MOST_BONDS)] if len(claims) > MOST_BONDS else []
    return " · ".join([*links, *further])


def _facts(anchored: AnchoredArticle, words: Words) -> Markup:
    """How long it is, and on what there are notes: `17 paragraphs, 7 minutes. Draft notes, not yet reviewed, on 11 people.`."""
    body = anchored.texts["body"].text
    minutes = max(1, round(len(re.findall(r"\w+", body)) / WORDS_A_MINUTE))
    length = words.say["length"].format(words.count("paragraph", anchored.paragraphs), words.count("minute", minutes))
    css = {mentions[0].note: mentions[0].css for mentions in anchored.by_note.values()}
    counts = [(kind, sum(each == kind for each in css.values())) for kind in MARKED]
    counted = [words.count(kind, number) for kind, number in counts if number]
    if not counted:
        return Markup("{} {}").format(length, words.sentence("no notes"))
    return Markup("{} {}").format(length, words.sentence("draft notes", words.listed(counted)))


def kinds_in(mentions: Iterable[Mention]) -> list[tuple[str, str]]:
    """The kinds of note that mark words here, each with its word in addresses (`?notes=people`)."""
    present = {mention.css for mention in mentions}
    folders = {kind.name: kind.folder for kind in ENTRY_KINDS.values()} | {"date": "dates", "claim": "claims"}
    return [(kind, folders[kind]) for kind in MARKED if kind in present]


def spoken_words(words: Words) -> Markup:
    """The words that the reader's script says itself, as JSON that cannot end its element."""
    spoken = {
        "says": words.say["note says"],
        "mention": words.say["mention of"],
        "mentions": words.labelled(words.say["in the text"], "{}"),
        "notes": words.forms("note"),
        "language": words.language,
        "copied": words.say["copied"],
    }
    return Markup(json.dumps(spoken, ensure_ascii=False).replace("<", "\\u003c"))


def _notes_file(view: View, article: Article) -> dict[str, str | bool]:
    """The file of the article's notes, the sections that have any, and whether it is there already."""
    notes = article.notes
    sections = ("dates", "claims", "questions", "corrections", "mentions")
    return {
        "path": notes.path,
        "sections": " ".join(name for name in sections if getattr(notes, name)),
        "made": notes.written,
    }


def _contents(anchored: AnchoredArticle) -> list[tuple[str, str]]:
    """Id and words of each heading in the body."""
    text = anchored.texts["body"]
    return [(passage.id, text.text[passage.start : passage.end]) for passage in text.passages if passage.tag[0] == "h"]


def _corrections(anchored: AnchoredArticle, writer: NoteWriter) -> list[dict[str, Any]]:
    shown = []
    for correction in in_reading_order(anchored, anchored.article.notes.corrections):
        for mention in anchored.by_note.get(correction.id, []):
            text = anchored.texts[mention.place.surface].text[mention.place.start : mention.place.end]
            shown.append(
                {
                    "id": str(correction.id),
                    "formerly": [str(old) for old in correction.formerly],
                    "passage": mention.passage,
                    "where": passage_name(mention.passage, writer.words),
                    "printed": text,
                    "says": Markup(writer.linked(correction.correction, anchored.here)),
                    "sources": Markup("; ").join(Markup(writer.short_citation(source)) for source in writer.sources(correction.sources)),
                }
            )
    return shown


def _sources_of_corrections(anchored: AnchoredArticle, writer: NoteWriter) -> list[Source]:
    return [source for correction in anchored.article.notes.corrections for source in writer.sources(correction.sources)]
