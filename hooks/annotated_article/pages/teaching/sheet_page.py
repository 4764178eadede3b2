"""A reading sheet: a hand-written page with the passages and questions that it requests, and all of their notes below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from markupsafe import Markup, escape

from annotated_article.anchoring.anchor_article import AnchoredArticle, Mention
from annotated_article.html_text import shown
from annotated_article.kinds import MARKED
from annotated_article.markdown_text import SHEET_BLOCK, SHEET_BLOCKS_TOGETHER
from annotated_article.model.articles import Article
from annotated_article.model.sheets import PassageBlock, QuestionBlock, Sheet
from annotated_article.pages.articles.article_page import kinds_in, noted, reviewed_words, spoken_words, woven_surfaces
from annotated_article.pages.articles.cite_block import stamp, versions
from annotated_article.pages.code_host import lines_address
from annotated_article.pages.places.draw_map import land_symbol
from annotated_article.pages.teaching.compose_page import compose_address
from annotated_article.pages.templates import fill
from annotated_article.pages.view import View, root_of
from annotated_article.weaving.endnotes import endnotes, listed_sources, passage_name
from annotated_article.weaving.note_content import NoteContent, NoteWriter
from annotated_article.weaving.part_of_article import part_of_article
from annotated_article.weaving.questions import Asked, question_list
from annotated_article.words import Words


@dataclass
class _Shown:
    """What the sheet has shown up to now: whole articles by id, the ids of passages, and each note with its mentions."""

    articles: dict[str, AnchoredArticle] = field(default_factory=dict)
    passages: set[str] = field(default_factory=set)
    notes: dict[str, tuple[NoteContent, list[Mention]]] = field(default_factory=dict)
    parts: list[tuple[Article, str]] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)


def sheet_page(view: View, sheet: Sheet, url: str, html: str) -> str:
    """The page's HTML. `html` is the sheet's rendered Markdown, with numbered placeholders for its blocks."""
    shown_there = _Shown()
    writer = view.writer(url)
    body = SHEET_BLOCKS_TOGETHER.sub(
        lambda found: "\n".join(_blocks(view, sheet, map(int, SHEET_BLOCK.findall(found[0])), writer, shown_there)), html
    )
    notes = sorted(shown_there.notes.values(), key=lambda each: MARKED.index(each[0].kind))
    head, text = _split_head(body)
    return fill(
        "teaching/sheet",
        root=root_of(url),
        head=Markup(head),
        text=Markup(text),
        about=_about(shown_there.parts, writer),
        reviewed=reviewed_words(sum(not content.status for content, _ in notes), len(notes), writer) if notes else "",
        composer=compose_address(sheet, root_of(url)),
        asks=any(isinstance(block, QuestionBlock) for block in sheet.blocks),
        articles=[
            (each.article, stamp(versions(each, view.library), view.words, view.history.get(each.article.id)))
            for each in shown_there.articles.values()
        ],
        land=Markup(land_symbol()) if any(content.picture for content, _ in notes) else "",
        endnotes=Markup(endnotes(notes, listed_sources(notes), writer, view.edit)),
        kinds=kinds_in(shown_there.mentions),
        words=view.words,
        edit=lines_address(view.edit),
        contact=view.contact,
        spoken=spoken_words(view.words),
        notes_file=None,
        address=view.address and view.address + url,
    )


def _blocks(view: View, sheet: Sheet, numbers: Iterable[int], writer: NoteWriter, shown_there: _Shown) -> Iterator[str]:
    """The HTML of blocks that follow one another: passages, and each run of questions as one list."""
    blocks = [block for number in numbers if number < len(sheet.blocks) and (block := sheet.blocks[number])]
    for kind, run in groupby(blocks, key=type):
        if kind is QuestionBlock:
            yield question_list((_asked(block) for block in run if isinstance(block, QuestionBlock)), view.words)
        else:
            yield from (_passage(view, block, writer, shown_there) for block in run if isinstance(block, PassageBlock))


def _asked(block: QuestionBlock) -> Asked:
    return Asked(block.id, block.ask, block.skill, block.starter, block.answer, block.level)


def _passage(view: View, block: PassageBlock, writer: NoteWriter, shown_there: _Shown) -> str:
    """The passages with their marks, and where they are from; nothing for passages that `check` has reported as missing."""
    article = view.library.article_named(block.article)
    whole = view.articles.get(article.id) if article else None
    order = [passage.id for passage in whole.texts["body"].passages] if whole else []
    if (
        article is None
        or whole is None
        or not {block.first, block.last} <= set(order)
        or order.index(block.first) > order.index(block.last)
    ):
        return ""
    shown_there.articles.setdefault(article.id, whole)
    here = set(order[order.index(block.first) : order.index(block.last) + 1])
    suffix = f"_{len(shown_there.parts) + 1}" if here & shown_there.passages else ""
    part = part_of_article(whole, block.first, block.last, suffix)
    shown_there.passages |= here
    _note(view, part, writer, shown_there)
    where = _named(block.first, block.last, view.words)
    shown_there.parts.append((article, where))
    woven = woven_surfaces(part, view.writer(article.url, view.language))["body"]
    address = escape(f"{writer.address(article.url)}#{block.first}")
    by = ", ".join((*article.credited, view.words.date(article.published.date)))
    source = view.words.say["sheet of"].format(f'<a href="{address}">{shown(where)}</a>', f"<cite>{shown(article.title)}</cite>")
    return (
        f'<div class="extract"><div class="text" lang="{escape(article.language)}" dir="{article.direction}">\n{woven}\n</div>\n'
        f'<p class="extract__from">{source}, {shown(by)}</p></div>\n'
    )


def _note(view: View, part: AnchoredArticle, writer: NoteWriter, shown_there: _Shown) -> None:
    """Add the part's notes to those of the sheet. Notes of a further article get a suffix, because their ids may be taken."""
    rank = list(shown_there.articles).index(part.article.id)
    suffix = f"_{rank + 1}" if rank else ""

    def named(mention: Mention) -> Mention:
        if mention.subject.is_entry:
            return mention
        subject = mention.subject._replace(id=mention.subject.id + suffix)
        return replace(mention, subject=subject, anchor=mention.anchor + suffix)

    for content, mentions in noted(view, part, writer):
        name = named(mentions[0]).note
        shown_there.notes.setdefault(name, (replace(content, id=name), []))[1].extend(map(named, mentions))
    part.mentions = [named(mention) for mention in part.mentions]
    part.by_note = {named(mentions[0]).note: [*map(named, mentions)] for mentions in part.by_note.values()}
    shown_there.mentions += part.mentions


def _named(first: str, last: str, words: Words) -> str:
    """`¶ 8`, `¶ 6–8`."""
    return passage_name(first, words) if first == last else f"{passage_name(first, words)}–{last.removeprefix('p')}"


def _about(parts: Sequence[tuple[Article, str]], writer: NoteWriter) -> Markup:
    """Which passages of which articles: `A reading sheet on ¶ 8 and ¶ 10 of …`."""
    say, passages = writer.words.say, []
    for article in {article.id: article for article, _ in parts}.values():
        places = list(dict.fromkeys(where for each, where in parts if each.id == article.id))
        link = f'<a href="{escape(writer.address(article.url))}">{shown(article.title)}</a>'
        passages.append(say["sheet of"].format(shown(writer.words.listed(places)), link))
    return writer.words.sentence("sheet on", Markup(writer.words.listed(passages))) if passages else Markup("")


def _split_head(html: str) -> tuple[str, str]:
    """The title as it is, and the rest."""
    end = html.find("</h1>") + len("</h1>")
    return (html[:end], html[end:]) if "</h1>" in html else ("", html)
