"""“Changes to these notes” at the foot of an article, closed until a reader opens it."""

from __future__ import annotations

from markupsafe import Markup

from annotated_article.exports.feed import NOTES_FEED, counted
from annotated_article.model import History
from annotated_article.pages.templates import fill
from annotated_article.pages.view import root_of
from annotated_article.problems import safe
from annotated_article.words import Words


def notes_history(history: History, url: str, words: Words, *, feed: bool) -> Markup:
    """The list for the article at `url`, with a link to its feed if there is one; nothing where nothing is known."""
    if not history.changes:
        return Markup()
    changes = [(each.day, words.date(each.day.when), counted(each, words), safe(each.says)) for each in history.changes]
    earlier = words.count("earlier change", history.earlier) if history.earlier else ""
    return Markup(fill("notes_history", changes=changes, earlier=earlier, feed=NOTES_FEED if feed else "", root=root_of(url), words=words))
