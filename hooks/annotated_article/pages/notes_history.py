"""“How these notes have changed”: at an article's foot, closed until it is wanted."""

from __future__ import annotations

from markupsafe import Markup

from annotated_article.model import History, NotesChange
from annotated_article.pages.templates import fill
from annotated_article.pages.view import root_of
from annotated_article.problems import safe
from annotated_article.words import Words


def notes_history(history: History, url: str, words: Words) -> Markup:
    """The list for the article at `url`; nothing where nothing is known."""
    if not history.changes:
        return Markup()
    changes = [(each.day, words.date(each.day.when), _counted(each, words), safe(each.says)) for each in history.changes]
    earlier = words.count("earlier change", history.earlier) if history.earlier else ""
    return Markup(fill("notes_history", changes=changes, earlier=earlier, root=root_of(url), words=words))


def _counted(change: NotesChange, words: Words) -> str:
    """`1 person, 2 claims added; 1 date changed`."""
    counts = {"notes added": change.added, "notes changed": change.changed, "notes removed": change.removed}
    listed = {way: ", ".join(words.count(kind, number) for kind, number in each.items()) for way, each in counts.items()}
    return "; ".join(words.say[way].format(kinds) for way, kinds in listed.items() if kinds)
