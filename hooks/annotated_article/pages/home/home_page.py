"""What the home page shows below its own words: a paragraph with its notes, the ways in, how notes are made, the articles.

The paragraph is chosen by a rule that reads no finding: the newest article that has notes, and in it the paragraph whose notes are of
the most kinds. docs/about/how-we-annotate.md tells readers the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from annotated_article.anchoring.anchor_article import AnchoredArticle, Mention
from annotated_article.anchoring.reader_text import Passage
from annotated_article.html_text import shown
from annotated_article.kinds import ENTRY_KINDS_BY_NAME, MARKED
from annotated_article.model.articles import Article
from annotated_article.model.notes import Source
from annotated_article.pages.articles.article_page import facts_of, kinds_in, noted, spoken_words, woven_surfaces
from annotated_article.pages.articles.findings_at_a_glance import Record, record
from annotated_article.pages.articles.listing_pages import URL as ARTICLES
from annotated_article.pages.claims.who_says_what import who_url
from annotated_article.pages.home.explore_page import URL as EXPLORE
from annotated_article.pages.templates import fill
from annotated_article.pages.view import View
from annotated_article.weaving.endnotes import MOST_SOURCES, endnotes, listed_sources, passage_name
from annotated_article.weaving.note_content import NoteWriter, capital
from annotated_article.weaving.part_of_article import part_of_article
from annotated_article.weaving.weave_text import FIRST

LONGEST = 700
"""Letters in the paragraph at most, so that it and its note fit on one screen."""
MOST_ARTICLES = 12
"""Articles in the list; the list of all articles has the rest."""
NAMES = frozenset(ENTRY_KINDS_BY_NAME)
"""Kinds of note that mark names."""
HOW_WE_ANNOTATE = "about/how-we-annotate/"


class Row(NamedTuple):
    """An article in the list: its address, who published it when, and its record."""

    article: Article
    day: Markup
    facts: Markup
    record: Record


class Door(NamedTuple):
    """An entry point: its link, its label and what one can do there."""

    address: str
    name: str
    says: Markup


def below_home(view: View, by_hand: Collection[str]) -> str:
    """The HTML below the home page's own words. `by_hand` are the addresses of the site's hand-written pages."""
    words = view.words
    chosen = next((found for anchored in view.by_date if (found := chosen_passage(anchored))), None)
    sample = _sample(view, *chosen) if chosen else None
    return fill(
        "home/home",
        sample=sample,
        kinds=sample["kinds"] if sample else [],
        doors=list(_doors(view, by_hand)),
        how=HOW_WE_ANNOTATE if HOW_WE_ANNOTATE in by_hand else "",
        reviewed=words.labelled(words.say["reviewed so far"], _reviewed(view)) if view.articles else "",
        rows=[_row(view, anchored) for anchored in view.by_date[:MOST_ARTICLES]],
        further=words.count("article", len(view.by_date)) if len(view.by_date) > MOST_ARTICLES else "",
        all_articles=ARTICLES,
        words=words,
        edit=view.edit,
        contact=view.contact,
        spoken=spoken_words(words),
        notes_file=None,
        without_help=True,
        cite="",
    )


def chosen_passage(anchored: AnchoredArticle) -> tuple[AnchoredArticle, Passage] | None:
    """The paragraph with notes of the most kinds, the first of those that have as many; None where no paragraph can be shown by itself.

    A paragraph can be if it is not too long, has a marked name, and has no link, picture or footnote of its own.
    """
    kinds: dict[str, set[str]] = {}
    for mention in anchored.mentions:
        if mention.spot.surface == "body" and mention.css in MARKED:
            kinds.setdefault(mention.passage, set()).add(mention.css)
    can_be = [each for each in anchored.texts["body"].passages if kinds.get(each.id, set()) & NAMES and _is_complete(anchored, each)]
    best = max(can_be, key=lambda each: len(kinds[each.id]), default=None)
    return (anchored, best) if best else None


def _is_complete(anchored: AnchoredArticle, passage: Passage) -> bool:
    html = anchored.texts["body"].html[passage.opening[0] : passage.closing]
    return passage.tag == "p" and passage.end - passage.start <= LONGEST and "<a" not in html and "<img" not in html


def _sample(view: View, anchored: AnchoredArticle, passage: Passage) -> dict[str, Any]:
    """The paragraph with its marks, the note on the first name as it is beside the paragraph, and all of its notes as a list."""
    article, writer = anchored.article, view.writer("")
    part = part_of_article(anchored, passage.id, passage.id)
    notes = sorted(noted(view, part, writer, writer.entry), key=lambda each: MARKED.index(each[0].kind))
    mark = _first_name(part.mentions)
    note = next(content for content, mentions in notes if mark in mentions)
    return {
        "article": article,
        "source": _source(article, passage, writer),
        "text": Markup(woven_surfaces(part, writer, {mark.anchor: f"{FIRST} is-beside"})["body"]),
        "note": note,
        "name": Markup(note.name),
        "kind": writer.words.kinds[note.kind],
        "facts": Markup(note.facts),
        "says": Markup(note.text),
        "sources": _sources(note.sources[:MOST_SOURCES], writer),
        "status": capital(note.status),
        "number": len(notes),
        "endnotes": Markup(endnotes(notes, listed_sources(notes, most=1), writer, view.edit, most=1)),
        "kinds": kinds_in(part.mentions),
    }


def _sources(sources: Sequence[Source], writer: NoteWriter) -> Markup:
    """`Sources: …`, each a link to the source itself; empty without any."""
    links = "; ".join(map(writer.linked_source, sources))
    return Markup(writer.words.labelled(shown(writer.words.say["sources"]), links)) if sources else Markup()


def _first_name(mentions: Iterable[Mention]) -> Mention:
    """The first name in the text, the shortest where several begin together."""
    names = (each for each in mentions if each.css in NAMES)
    return min(names, key=lambda each: (each.spot.start, each.spot.end))


def _source(article: Article, passage: Passage, writer: NoteWriter) -> Markup:
    """Whose words they are: `¶ 8 of <title>, <author>, <publisher>, <day>`."""
    words = writer.words
    link = f'<a href="{escape(f"{article.url}#{passage.id}")}">{shown(passage_name(passage.id, words))}</a>'
    title = f'<cite lang="{escape(article.language)}" dir="{article.direction}">{shown(article.title)}</cite>'
    by = (*article.credited, words.date(article.published.date))
    return Markup(", ".join((words.say["sheet of"].format(link, title), *(f"<bdi>{shown(each)}</bdi>" for each in by))))


def _doors(view: View, by_hand: Collection[str]) -> Iterator[Door]:
    """Reading, teaching and contributing, as far as the site has pages for them; exploring, if it lacks one of these."""
    say, sentence = view.words.say, view.words.sentence
    there = {"teach": "teach/" in by_hand, "contribute": "contribute/" in by_hand}
    yield Door(ARTICLES, say["read"], sentence("door read"))
    if not all(there.values()):
        yield Door(EXPLORE, say["explore"], sentence("explore lead"))
    for name, is_there in there.items():
        if is_there:
            yield Door(f"{name}/", say[name], sentence(f"door {name}"))


def _reviewed(view: View) -> str:
    """How many notes someone has reviewed: `0 of 201 notes`."""
    words, statuses = view.words, [entry.status for entry in view.library.entries.values()]
    for anchored in view.articles.values():
        notes = anchored.article.notes
        statuses += [*(date.status for date in notes.dates), *(claim.status for claim in notes.claims)]
    return words.say["of"].format(words.number(statuses.count("reviewed")), words.count("resting note", len(statuses)))


def _row(view: View, anchored: AnchoredArticle) -> Row:
    article, writer = anchored.article, view.writer("")
    at_a_glance = record(article, who_url(article), writer.words, article.url)
    return Row(article, Markup(writer.time(article.published)), facts_of(view, anchored, writer), at_a_glance)
