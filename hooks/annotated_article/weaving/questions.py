"""Reading questions as a list: the same on an article's page, on a reading sheet and on paper."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import NamedTuple

from annotated_article.anchoring.anchor_article import AnchoredArticle
from annotated_article.html_text import shown
from annotated_article.weaving.endnotes import passage_name
from annotated_article.words import Words

MOST_QUOTED = 14
"""Words of a passage that a question quotes whole; of a longer run it quotes as many as half of them at either end."""
LINES = 3
"""Lines for an answer by hand."""


class AskedPassage(NamedTuple):
    """The words that a question is about, and the id of their passage."""

    id: str
    quoted: str


class Asked(NamedTuple):
    """A question as it is shown; `passage` is None if it is not about a passage, `formerly` are old ids."""

    id: str
    ask: str
    skill: str | None = None
    starter: str | None = None
    answer: str | None = None
    level: str | None = None
    passage: AskedPassage | None = None
    formerly: tuple[str, ...] = ()


def asked_in(anchored: AnchoredArticle) -> list[Asked]:
    """The article's questions in reading order, each with its words."""
    questions = {str(question.id): question for question in anchored.article.notes.questions}
    asked = []
    for mention in anchored.mentions:
        if it := questions.pop(mention.note, None):
            spot = mention.spot
            words = anchored.texts[spot.surface].text[spot.start : spot.end]
            passage = AskedPassage(mention.passage, words)
            asked.append(Asked(it.id, it.ask, it.skill, it.starter, it.answer, it.level, passage, it.formerly))
    return asked


def question_list(asked: Iterable[Asked], words: Words) -> str:
    """The questions as `<ol class="questions">`; nothing if there are none."""
    items = "".join(question_item(each, words) for each in asked)
    return f'<ol class="questions">\n{items}</ol>\n' if items else ""


def question_item(asked: Asked, words: Words) -> str:
    """One question: its passage, what it asks, how an answer may begin, lines to write on, and the teacher's answer last."""
    say = words.say
    kind = " · ".join(text for text in (words.skills.get(asked.skill or "", ""), asked.level) if text)
    rows = [
        *(f'<span id="n-{escape(old)}"></span>' for old in asked.formerly),
        _where(asked.passage, words) if asked.passage else "",
        f'<p class="question__kind">{shown(kind)}</p>' if kind else "",
        f'<p class="question__ask">{shown(asked.ask.strip())}</p>',
        f'<p class="question__starter">{shown(asked.starter.strip())}</p>' if asked.starter else "",
        f'<div class="question__lines" aria-hidden="true">{"<i></i>" * LINES}</div>',
        f'<div class="question__answer"><b>{shown(say["for the teacher"])}</b> {shown(asked.answer.strip())}</div>' if asked.answer else "",
    ]
    passage = f' data-passage="{escape(asked.passage.id)}"' if asked.passage else ""
    return f'<li class="question" id="n-{escape(asked.id)}"{passage}>{"".join(rows)}</li>\n'


def _where(passage: AskedPassage, words: Words) -> str:
    link = f'<a href="#{escape(passage.id)}">{shown(passage_name(passage.id, words))}</a>'
    return f'<p class="question__where">{link} <q>{shown(_shortened(passage.quoted))}</q></p>'


def _shortened(text: str) -> str:
    """The text, or the first and last words of a long one."""
    each, half = text.split(), MOST_QUOTED // 2
    return " ".join(each) if len(each) <= MOST_QUOTED else f"{' '.join(each[:half])} … {' '.join(each[-half:])}"
