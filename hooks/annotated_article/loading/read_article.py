"""An article's file: the front matter with its line numbers, the text, and the notes pinned to it, from all of their files.

It is read here because MkDocs shows broken front matter as text and reads a first line like "Baghdad: the talks" as metadata.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from annotated_article.loading.explain_paste import merge_conflicts
from annotated_article.loading.field_table import NEEDS_A_QUOTE, RECORDS, SELECTOR_FIELDS
from annotated_article.loading.read_entries import read_beside
from annotated_article.loading.read_record import Values, complete, read_node, read_record
from annotated_article.loading.read_yaml import strange_character, strange_reference
from annotated_article.markdown_limits import too_much
from annotated_article.model.articles import Article
from annotated_article.model.notes import ArticleNotes, Beside, Claim, Correction, DateNote, Pin, Question, Selector
from annotated_article.model.typed import Span
from annotated_article.problems import Problem, Report
from annotated_article.repairs import FIELD, margin_of

_DASHES = re.compile(r"[-‐‑‒–—―−_=*+~]{2,}|[–—―−]")
_HEAD = ("---", "title: …", "published: …", "---")
_MODELS = {"dates": DateNote, "claims": Claim, "questions": Question, "corrections": Correction, "mentions": Pin, "skip": Pin}
"""Section of an article's notes -> what its items become."""


def split_front_matter(text: str, path: str) -> tuple[str, str, int, Problem | None]:
    """YAML, body, the line where the body begins, and the problem if the front matter is missing or not closed."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return "", text, 1, _no_head(lines, path)
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() == "---":
            return "\n".join(lines[1:number]) + "\n", "\n".join(lines[number + 1 :]), number + 2, None
    return "", "", 1, _head_not_closed(lines, path)


def _no_head(lines: list[str], path: str) -> Problem:
    """The first line is not ---: it comes later, has other dashes, or there is no front matter."""
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    line = lines[first].strip()
    at = Span(path, first + 1, 1, max(1, len(lines[first].rstrip())))
    if re.fullmatch(r"(?:`{3,}|~{3,})\w*", line):
        return _in_a_fence(lines, first, at)
    if line == "---":
        fix = "begin the file with the three hyphens"
        return Problem("Y017", at, ("There is something above the header.",), fix, ("---",), replaces=(1, first + 1))
    is_closed = any(other.rstrip() == "---" for other in lines[first + 1 :])
    says: tuple[str, ...] = ("The file doesn't begin with ---.",)
    if is_closed and (field := FIELD.match(lines[first])) and field["name"] in {known.name for known in RECORDS["article"]}:
        return Problem("Y017", at, says, "add a line --- above the header", ("---",), replaces=(1, 0))
    if _DASHES.fullmatch(line):
        says = ("The header begins with a line of three hyphens.",)
        return Problem("Y017", at, says, "write three hyphens and nothing else", ("---",), replaces=(1, first + 1))
    return Problem("Y017", at, says, "write the header above the text, and fill it in", _HEAD)


def _in_a_fence(lines: list[str], first: int, at: Span) -> Problem:
    """The article was pasted with the marks of a code block around it."""
    last = max(number for number, line in enumerate(lines) if line.strip())
    says = ("It marks code in Markdown or in a chatbot's answer; it isn't part of the article.",)
    if last > first and lines[last].strip() in ("```", "~~~"):
        return Problem("Y023", at, says, "delete this line and the last one", tuple(lines[first + 1 : last]), replaces=(1, last + 1))
    return Problem("Y023", at, says, "delete the line", replaces=(1, first + 1))


def _head_not_closed(lines: list[str], path: str) -> Problem:
    """There is only one line ---: the other one has other dashes, or is missing."""
    for number, line in enumerate(lines[1:], 2):
        if _DASHES.fullmatch(line.strip()):
            at = Span(path, number, 1, len(line.rstrip()))
            says = ("The header ends with a line of three hyphens.",)
            return Problem("Y017", at, says, "write three hyphens and nothing else", ("---",), replaces=(number, number))
        if not line.strip():
            break
    at = Span(path, 1, 1, 3)
    fix = f"add a line --- between the header and the text, as line {number}"
    return Problem("Y017", at, ("The header that begins here is not closed.",), fix, ("---",), replaces=(number, number - 1))


def read_article(text: str, path: str, article_id: str, notes: ArticleNotes, report: Report) -> Article | None:
    """The article, or None if its front matter lacks a required field."""
    if conflicts := [*merge_conflicts(text, path, markdown=True)]:
        for conflict in conflicts:
            report(conflict)
        return None
    head, body, first_line, problem = split_front_matter(text, path)
    if problem:
        report(problem)
        return None
    if not head.strip():
        fix = "write at least `title: …` and `published: …` below this line"
        report(Problem("Y017", Span(path, 1, 1, 3), ("The header is empty.",), fix))
        return None
    node, report = read_node(head, path, report, first_line=2)
    values = read_record(node, "article", report, "The header")
    if not values or not complete(values, "article") or "withdrawn" in values["unread"]:
        return None
    if not body.strip() and "withdrawn" not in values:
        says = ("There is a header, but no text below it.",)
        report(Problem("Y015", Span(path), says, "write the text below the header"))
    if problem := too_much_markdown(body, path, first_line):
        report(problem)
        return None
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
    """The notes that could be read, with the entries and sources beside them; every other one is reported."""
    node, report = read_node(text, path, report)
    node, beside = read_beside(node, text, report)
    values = read_record(node, "notes", report) or {"unread": {"claims"}}
    items: dict[str, Any] = {
        section: tuple(model(**item) for item in _items(values, section, report)) for section, model in _MODELS.items()
    }
    typed = {str(record.get("id", "*")) for section, model in _MODELS.items() if model is not Pin for record in values.get(section, ())}
    unread = {*typed, *({"*"} if values["unread"] else ())}
    notes = ArticleNotes(path, cast=tuple(values.get("cast", ())), **items, beside=beside)
    return replace(notes, unread=frozenset(unread.difference(item.id for item in notes.items)))


def _items(values: Values, section: str, report: Report) -> list[Values]:
    """The section's records with their selectors, without the records that could not be read in full."""
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
    """Take the selector's fields out of the record; report what is missing."""
    quote, first, last = (record.pop(name, None) for name in ("quote", "from", "to"))
    before, after, surface = (record.pop(name, None) for name in ("before", "after", "in"))
    if quote and (first or last):
        report(Problem("F005", quote.at, ("There are both `quote` and `from` … `to`.",), "keep only one of the two"))
        return None
    if quote or (first and last):
        return Selector(quote or first, before, after, last, surface or "body")
    if first or last:
        missing = "to" if first else "from"
        says = ("`from` and `to` go together: the first and the last words of a long quote.",)
        report(Problem("F006", (first or last).at, says, "add the line, with words copied from the article", (f"{missing}: …",)))
    elif before or after or surface:
        says = ("`before`, `after` and `in` say where a `quote` is, and there is no quote.",)
        report(Problem("F006", record["at"], says, "add the line, with words copied from the article", ("quote: …",)))
    return None


def join_notes(files: Sequence[ArticleNotes], text: str) -> ArticleNotes:
    """The notes of all files; the first names the path of the article's main file, and the others may come in any order.

    With several files, notes are in the order of `text`, the article's Markdown, and background dates by date. Exports list them so.
    Pages don't need this order: for them, the quotes are looked for in the text that readers see.
    """
    main, *parts = files
    parts = [part for part in parts if part.written]
    if not parts or [part.path for part in parts] == [main.path]:
        return [main, *parts][-1]
    joined: dict[str, Any] = {
        field.name: _in_order([item for part in parts for item in getattr(part, field.name)], text)
        for field in fields(ArticleNotes)
        if isinstance(getattr(main, field.name), tuple) and field.name != "beside"
    }
    joined["cast"] = tuple(dict.fromkeys(name for part in parts for name in part.cast))
    beside = Beside(
        tuple(entry for part in parts for entry in part.beside.entries),
        tuple(source for part in parts for source in part.beside.sources),
        frozenset().union(*(part.beside.unread for part in parts)),
    )
    unread = frozenset().union(*(part.unread for part in parts))
    return replace(main, **joined, beside=beside, unread=unread, written=any(part.path == main.path for part in parts))


def _in_order(items: list[Any], text: str) -> tuple[Any, ...]:
    words = " ".join(text.split())
    return tuple(sorted(items, key=lambda item: _place(item, words))) if items and hasattr(items[0], "selector") else tuple(items)


def _place(item: Any, words: str) -> tuple[int, Any]:
    """Where the item's words begin, as far as the Markdown shows it; after that its date, or its line."""
    selector: Selector | None = item.selector
    if selector is None:
        assert isinstance(item, DateNote)
        return len(words) + 1, item.when.date.order
    if selector.surface != "body":
        return -1, ()
    before = f"{selector.before} " if selector.before else ""
    found = words.find(before + " ".join(selector.exact.split()))
    return (found if found >= 0 else len(words)), ()
