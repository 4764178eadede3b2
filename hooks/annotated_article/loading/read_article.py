"""An article's file: the front matter with its line numbers, and the text. And the notes pinned to it.

MkDocs would show broken front matter as text and take a first line like "Baghdad: the talks" for metadata; so it is read here.
"""

from __future__ import annotations

from annotated_article.loading.field_table import NEEDS_A_QUOTE
from annotated_article.loading.read_record import Values, complete, read_record
from annotated_article.loading.read_value import Report
from annotated_article.loading.read_yaml import read_yaml
from annotated_article.model import (
    Article,
    ArticleNotes,
    Claim,
    Correction,
    DateNote,
    Pin,
    Question,
    Selector,
    Span,
)
from annotated_article.problems import Problem

_HEAD = ("---", "title: The article's title", "published: 2007-03-12", "---")


def split_front_matter(text: str, path: str) -> tuple[str, str, int, Problem | None]:
    """YAML, body, the line on which the body begins, and the problem where there is no head that is closed."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return (
            "",
            text,
            1,
            Problem("Y017", Span(path, 1, 1, len(lines[0])), ("The file does not begin with ---.",), "put this head above the text", _HEAD),
        )
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() == "---":
            return "\n".join(lines[1:number]) + "\n", "\n".join(lines[number + 1 :]), number + 2, None
    return (
        "",
        "",
        1,
        Problem("Y017", Span(path, 1, 1, 3), ("The head that begins here has no end.",), "put a line --- between the head and the text"),
    )


def read_article(text: str, path: str, article_id: str, notes: ArticleNotes, report: Report) -> Article | None:
    """The article, or None where its head lacks what is needed."""
    head, body, first_line, problem = split_front_matter(text, path)
    if problem:
        report(problem)
        return None
    node, problems = read_yaml(head, path, first_line=2)
    for each in problems:
        report(each)
    if node is None:
        if not problems:
            report(Problem("Y017", Span(path, 1, 1, 3), ("The head is empty.",), "write at least title and date", _HEAD[1:3]))
        return None
    values = read_record(node, "article", report, "The head")
    if not values or not complete(values, "article"):
        return None
    values.pop("at"), values.pop("unread", None)
    return Article(id=article_id, path=path, markdown=body, first_line=first_line, notes=notes, **values)


def read_notes(text: str, path: str, report: Report) -> ArticleNotes:
    """The notes that could be read; every other one is reported."""
    node, problems = read_yaml(text, path)
    for each in problems:
        report(each)
    values = read_record(node, "notes", report) or {}
    return ArticleNotes(
        path,
        tuple(values.get("cast", ())),
        tuple(DateNote(**item) for item in _items(values, "dates", report)),
        tuple(Claim(**item) for item in _items(values, "claims", report)),
        tuple(Question(**item) for item in _items(values, "questions", report)),
        tuple(Correction(**item) for item in _items(values, "corrections", report)),
        tuple(Pin(**item) for item in _items(values, "mentions", report)),
        tuple(Pin(**item) for item in _items(values, "skip", report)),
    )


def _items(values: Values, section: str, report: Report) -> list[Values]:
    """The section's records with their selector, without those that lack something."""
    items = []
    for record in values.get(section, ()):
        unread = record.pop("unread", set())
        selector = _selector(record, section, unread, report)
        if complete(record, section) and (selector or section not in NEEDS_A_QUOTE):
            items.append({**record, "selector": selector})
    return items


def _selector(record: Values, section: str, unread: set[str], report: Report) -> Selector | None:
    """Take the selector's fields out of the record; say what is missing where they make none."""
    quote, first, last = (record.pop(name, None) for name in ("quote", "from", "to"))
    before, after, surface = (record.pop(name, None) for name in ("before", "after", "in"))
    if quote and (first or last):
        report(Problem("F005", quote.at, ("Both `quote` and `from` … `to` are given.",), "keep one of the two ways"))
    exact = quote or first
    if exact and (quote or last):
        return Selector(exact, before, after, None if quote else last, surface or "body")
    if unread & {"quote", "from", "to"}:
        return None
    if first or last:
        missing = "to" if first else "from"
        meaning = "`from` and `to` belong together: the first and the last words of a long run."
        report(Problem("F006", (first or last).at, (meaning,), "add the line", (f"{missing}: …",)))
    elif section in NEEDS_A_QUOTE or before or after or surface:
        says = ("`quote` is needed: words copied from the page.",)
        report(Problem("F006", record["at"], says, "add the line", ("quote: words copied from the page",)))
    return None
