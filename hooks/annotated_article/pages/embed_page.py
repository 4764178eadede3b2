"""A passage alone, for a frame in another site: `embed/<article>/p8/`, its words with their notes below, without the site's own frame.

They are as many as the site has paragraphs. So none of them is a page of the host: they are written one by one when the site is
whole, and each article's notes are put into words once for all of its passages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from html import escape

from markupsafe import Markup

from annotated_article.anchoring.anchor_article import AnchoredArticle, Mention
from annotated_article.html_text import shown
from annotated_article.model import Article
from annotated_article.pages.article_page import noted, stub_words
from annotated_article.pages.content_policy import Inline, with_policy
from annotated_article.pages.templates import fill
from annotated_article.pages.view import View, root_of
from annotated_article.weaving.endnotes import MOST_SOURCES, passage_name
from annotated_article.weaving.note_content import GLYPHS, NO_FINDING, NoteContent, NoteWriter
from annotated_article.weaving.part_of_article import Alone, passages_alone
from annotated_article.weaving.weave_text import weave_passage

_ROOT = root_of("embed/article/p1/")
_ADDRESS = re.compile(r'="(?:(?<=href=")|(?<=src="))([^"]*)"')
_FOR_SCRIPTS = re.compile(r'<span id="m-[^"]*"></span>| id="m-[^"]*"| data-notes="[^"]*"')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)


Pages = list[tuple[str, str]]
"""Addresses and their HTML."""


def embed_pages(
    view: View, kept: Callable[[AnchoredArticle, Callable[[], Pages]], Pages] = lambda _, make: make()
) -> Iterator[tuple[str, str]]:
    """File, from the site's root -> HTML, for every number that a paragraph of an article ever had, under all names of the article.

    `kept` may give an article's pages without making them.
    """
    for anchored in view.articles.values():
        for name, html in kept(anchored, partial(_of_article, view, anchored)):
            yield from ((f"embed/{article}/{name}/index.html", html) for article in (anchored.article.id, *anchored.article.formerly))
    for article in view.library.withdrawn.values():
        writer = view.writer(article.url, article.language)
        for passage in article.lock.passages if article.lock else ():
            html = _page(article, passage.id, writer, _gone(shown(writer.words.say["withdrawn"])))
            yield from ((f"embed/{name}/{passage.id}/index.html", html) for name in (article.id, *article.formerly))


def _of_article(view: View, anchored: AnchoredArticle) -> Pages:
    return list(_each_of_article(view, anchored))


def _each_of_article(view: View, anchored: AnchoredArticle) -> Iterator[tuple[str, str]]:
    """Number -> page, of an article's paragraphs and of numbers that stand nowhere any more."""
    article, writer = anchored.article, view.writer(anchored.article.url, anchored.article.language)
    notes = {content.id: _framed_note(view, content, article, writer) for content, _ in noted(view, anchored, writer)}
    for alone in passages_alone(anchored):
        yield alone.passage.id, _passage(anchored, alone, notes, writer)
    for stub in anchored.stubs:
        says = _in_a_frame(stub_words(stub, writer.words, f"../{stub.leads_to}/" if stub.leads_to[0] == "p" else ""), article)
        yield stub.id, _page(article, stub.id, writer, _gone(says))


def _passage(anchored: AnchoredArticle, alone: Alone, notes: Mapping[str, str], writer: NoteWriter) -> str:
    """The passage with its marks, and each note that stands in it once."""
    article = anchored.article
    claims = {claim.id: claim for claim in article.notes.claims}

    def claim_link(mention: Mention) -> str:
        claim = claims[mention.note]  # type: ignore[index]  # the ids of claims are the notes of their mentions
        glyph = GLYPHS[claim.finding] if claim.finding else NO_FINDING
        return f'<b aria-hidden="true">{glyph}</b><span class="unseen">{shown(writer.words.kinds["claim"])}: {shown(claim.claim)}</span>'

    woven = _in_a_frame(weave_passage(anchored.texts["body"], alone.passage, alone.mentions, claim_link), article)
    listed = "".join([notes[note] for note in dict.fromkeys(mention.note for mention in alone.mentions) if note in notes])
    return _page(article, alone.passage.id, writer, f'<div class="text">\n{alone.opened}{woven}{alone.closed}\n</div>', listed)


def _framed_note(view: View, content: NoteContent, article: Article, writer: NoteWriter) -> str:
    """The note below the passage; an entry's is the same in all articles of a language."""
    if content.kind in ("date", "claim"):
        return _in_a_frame(_note(content, writer), article)
    return view.once(("framed", content.id, article.language), lambda: _in_a_frame(_note(content, writer), article))


def _note(content: NoteContent, writer: NoteWriter) -> str:
    """The note as an item of the list below the passage, with as many sources as a card; addresses are those of the article's page."""
    words = writer.words
    rows = [
        f'<b>{shown(words.kinds[content.kind])}</b> <a href="{escape(writer.address(content.url))}">{content.name}</a>',
        f"<p>{content.facts}</p>" if content.facts else "",
        f'<p class="says">{content.text}</p>' if content.text else "",
        f"<p>{shown(words.say['sources'])}: {'; '.join(map(writer.linked_source, content.sources[:MOST_SOURCES]))}</p>"
        if content.sources
        else "",
        f"<p>{shown(content.status)}</p>" if content.status else "",
    ]
    return f'<li class="note note--{content.kind}" id="n-{content.id}">{"".join(rows)}</li>\n'


def _gone(says: str) -> str:
    """What stands in the place of words that are not shown here."""
    return f'<p class="gone">{says}</p>'


def _page(article: Article, name: str, writer: NoteWriter, body: str, notes: str = "") -> str:
    by = ", ".join(filter(None, (*article.author, article.publisher, writer.words.date(article.published.when))))
    title = writer.words.say["sheet of"].format(passage_name(name, writer.words), article.title)
    told = {"article": article, "name": name, "title": title, "by": by, "root": _ROOT, "words": writer.words}
    return with_policy(fill("embed", body=Markup(body), notes=Markup(notes), **told), Inline())


def _in_a_frame(html: str, article: Article) -> str:
    """HTML of the article's page with its addresses as they are from here. What leads to a note stays in the frame, all else leaves it.

    Marks lose what only the reader's script asks for: no frame has one, and there are many frames.
    """

    def moved(found: re.Match[str]) -> str:
        address = found[1]
        if address.startswith(("#n-", "../p")):
            return f'{found[0]} target="_self"'
        if address.startswith("../../"):
            return f'="{_ROOT}{address[6:]}"'
        return found[0] if _ELSEWHERE.match(address) else f'="{_ROOT}{article.url}{address}"'

    return _ADDRESS.sub(moved, _FOR_SCRIPTS.sub("", html))
