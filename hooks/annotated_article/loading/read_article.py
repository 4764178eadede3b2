"""An article's file: the front matter with its line numbers, and the text. And the notes pinned to it.

MkDocs would show broken front matter as text and take a first line like "Baghdad: the talks" for metadata; so it is read here.
"""

from __future__ import annotations

import re

from annotated_article.article_markdown import odd_forms
from annotated_article.loading.field_table import NEEDS_A_QUOTE, RECORDS, SELECTOR_FIELDS
from annotated_article.loading.read_record import Values, complete, read_node, read_record
from annotated_article.loading.read_value import Report
from annotated_article.loading.read_yaml import strange_character, strange_reference
from annotated_article.markdown_limits import too_much
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
from annotated_article.repairs import FIELD, margin_of

_DASHES = re.compile(r"[-‐‑‒–—―−_=*+~]{2,}|[–—―−]")
_HEAD = ("---", "title: The article's title", "published: 2007-03-12", "---")


def split_front_matter(text: str, path: str) -> tuple[str, str, int, Problem | None]:
    """YAML, body, the line on which the body begins, and the problem where there is no head that is closed."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return "", text, 1, _no_head(lines, path)
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() == "---":
            return "\n".join(lines[1:number]) + "\n", "\n".join(lines[number + 1 :]), number + 2, None
    return "", "", 1, _head_not_closed(lines, path)


def _no_head(lines: list[str], path: str) -> Problem:
    """The first line is not ---: it comes later, is typed with other hyphens, or there is no head."""
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    line = lines[first].strip()
    at = Span(path, first + 1, 1, max(1, len(lines[first].rstrip())))
    if line == "---":
        fix = "let the file begin with the three hyphens"
        return Problem("Y017", at, ("Something stands above the head.",), fix, ("---",), replaces=(1, first + 1))
    closed = next((number for number, other in enumerate(lines[first:]) if other.rstrip() == "---"), None)
    if closed and (field := FIELD.match(lines[first])) and field["name"] in {known.name for known in RECORDS["article"]}:
        return Problem("Y017", at, ("The file does not begin with ---.",), "put a line --- above the head", ("---",), replaces=(1, 0))
    if _DASHES.fullmatch(line):
        says = ("The head begins with a line of three hyphens.",)
        return Problem("Y017", at, says, "write three hyphens, and nothing else", ("---",), replaces=(1, first + 1))
    return Problem("Y017", at, ("The file does not begin with ---.",), "put a head above the text, for example", _HEAD)


def _head_not_closed(lines: list[str], path: str) -> Problem:
    """Only one line --- stands there: another one is typed with other hyphens, or it is missing."""
    for number, line in enumerate(lines[1:], 2):
        if _DASHES.fullmatch(line.strip()):
            at = Span(path, number, 1, len(line.rstrip()))
            says = ("The head ends with a line of three hyphens.",)
            return Problem("Y017", at, says, "write three hyphens, and nothing else", ("---",), replaces=(number, number))
        if not line.strip():
            break
    at = Span(path, 1, 1, 3)
    fix = f"put a line --- between the head and the text, as line {number}"
    return Problem("Y017", at, ("The head that begins here is not closed.",), fix, ("---",), replaces=(number, number - 1))


def read_article(text: str, path: str, article_id: str, notes: ArticleNotes, report: Report) -> Article | None:
    """The article, or None where its head lacks what is needed."""
    head, body, first_line, problem = split_front_matter(text, path)
    if problem:
        report(problem)
        return None
    if not head.strip():
        fix = "write at least `title: …` and `published: …` below it"
        report(Problem("Y017", Span(path, 1, 1, 3), ("The head is empty.",), fix))
        return None
    node, report = read_node(head, path, report, first_line=2)
    values = read_record(node, "article", report, "The head")
    if not values or not complete(values, "article") or "withdrawn" in values["unread"]:
        return None
    if not body.strip() and "withdrawn" not in values:
        says = ("There is a head, but no text below it.",)
        report(Problem("Y015", Span(path), says, "put the text below the head"))
    if problem := too_much_markdown(body, path, first_line):
        report(problem)
        return None
    for odd in odd_forms(body):
        at = Span(path, first_line + odd.line, odd.column + 1, odd.length)
        report(Problem(odd.rule, at, (odd.says,), odd.fix))
    if strange := strange_character(body, path, first_line) or strange_reference(body, path, first_line):
        report(strange)
    values.pop("at"), values.pop("unread")
    return Article(id=article_id, path=path, markdown=body, first_line=first_line, notes=notes, **values)


def too_much_markdown(text: str, path: str, first_line: int) -> Problem | None:
    """The problem of a text, from `first_line` of its file on, that Markdown could not read in good time."""
    found = too_much(text)
    if found is None:
        return None
    line = text.split("\n")[found.line]
    at = Span(path, first_line + found.line, margin_of(line) + 1, max(1, len(line.strip())))
    return Problem("T008", at, (found.says,), found.fix)


def read_notes(text: str, path: str, report: Report) -> ArticleNotes:
    """The notes that could be read; every other one is reported."""
    node, report = read_node(text, path, report)
    values = read_record(node, "notes", report) or {"unread": {"claims"}}
    items = {section: _items(values, section, report) for section in ("dates", "claims", "questions", "corrections", "mentions", "skip")}
    named = ("dates", "claims", "questions", "corrections")
    typed = {str(record.get("id", "*")) for section in named for record in values.get(section, ())}
    unread = typed - {item["id"] for section in named for item in items[section]}
    return ArticleNotes(
        path,
        tuple(values.get("cast", ())),
        tuple(DateNote(**item) for item in items["dates"]),
        tuple(Claim(**item) for item in items["claims"]),
        tuple(Question(**item) for item in items["questions"]),
        tuple(Correction(**item) for item in items["corrections"]),
        tuple(Pin(**item) for item in items["mentions"]),
        tuple(Pin(**item) for item in items["skip"]),
        frozenset(unread | ({"*"} if values["unread"] else set())),
    )


def _items(values: Values, section: str, report: Report) -> list[Values]:
    """The section's records with their selector, without those of which something could not be read."""
    items = []
    for record in values.get(section, ()):
        fields = dict(record)
        if fields.pop("unread") or not complete(fields, section):
            continue
        selector = _selector(fields, report)
        if selector or (section not in NEEDS_A_QUOTE and not SELECTOR_FIELDS & set(record)):
            items.append({**fields, "selector": selector})
    return items


def _selector(record: Values, report: Report) -> Selector | None:
    """Take the selector's fields out of the record; say what is missing where they make none."""
    quote, first, last = (record.pop(name, None) for name in ("quote", "from", "to"))
    before, after, surface = (record.pop(name, None) for name in ("before", "after", "in"))
    if quote and (first or last):
        report(Problem("F005", quote.at, ("Both `quote` and `from` … `to` are given.",), "keep one of the two ways"))
        return None
    if quote or (first and last):
        return Selector(quote or first, before, after, last, surface or "body")
    if first or last:
        missing = "to" if first else "from"
        says = ("`from` and `to` belong together: the first and the last words of a long run.",)
        report(Problem("F006", (first or last).at, says, "add the line", (f"{missing}: words copied from the page",)))
    elif before or after or surface:
        says = ("`before`, `after` and `in` say where a `quote` stands, and there is none.",)
        report(Problem("F006", record["at"], says, "add the line", ("quote: words copied from the page",)))
    return None
