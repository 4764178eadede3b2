"""Makes an article with its notes from the few lines of a golden case; whatever the case leaves out is filled in."""

from collections.abc import Iterator, Mapping
from itertools import groupby, pairwise
from typing import Any

import yaml

from annotated_article.anchoring.anchor_article import AnchoredArticle, anchor_article
from annotated_article.anchoring.find_names import index_names
from annotated_article.anchoring.reader_text import ReaderText
from annotated_article.dates.edtf import Date, parse
from annotated_article.kinds import ENTRY_KINDS
from annotated_article.loading.read_article import read_notes
from annotated_article.loading.read_record import read_record
from annotated_article.loading.read_yaml import read_yaml
from annotated_article.markdown_text import renderer
from annotated_article.model.articles import Article
from annotated_article.model.notes import ArticleNotes, Entry
from annotated_article.model.typed import Dated, Span, Text
from annotated_article.problems import Problem

_NEEDED: dict[str, dict[str, str]] = {
    "claims": {"claim": "It is so.", "speaker": "Somebody", "kind": "fact"},
    "dates": {"when": "2007-03-10", "title": "A day", "note": "It was then."},
    "questions": {"ask": "Why?"},
    "corrections": {"correction": "It was otherwise."},
}
_QUOTE = ("quote", "before", "after", "from", "to", "in")

render_markdown = renderer()


def text(value: str) -> Text:
    """A text as if typed in the article's file."""
    return Text(value, Span("docs/articles/case.md"))


def dated(value: str) -> Dated:
    """A date as if typed there."""
    when = parse(value)
    assert isinstance(when, Date)
    return Dated(text(value), when)


def entries_of(given: Mapping[str, Any]) -> dict[str, Entry]:
    """The entries under `people`, `places` …, read as the loader reads them; a note is filled in."""
    problems: list[Problem] = []
    found = {}
    for kind in ENTRY_KINDS.values():
        for name, fields in given.get(kind.folder, {}).items():
            typed = yaml.safe_dump({"note": "About it.", **fields}, allow_unicode=True)
            node, unread = read_yaml(typed, f"annotations/{kind.folder}/{name}.yml")
            values = read_record(node, kind.folder, problems.append)
            assert values is not None and not [*unread, *problems], [*unread, *problems]
            values.pop("unread", None)
            found[name] = Entry.of(name, kind, values)
    return found


def article_of(given: Mapping[str, Any]) -> Article:
    """The article with its notes; `quote` and its like in the case itself make a question with the id `it`."""
    return Article(
        id="case",
        path="docs/articles/case.md",
        title=text(given.get("title", "A title")),
        published=dated(given.get("published", "2007-03-12")),
        markdown=given.get("text", ""),
        first_line=1,
        notes=_notes(given),
        author=tuple(text(name) for name in given.get("author", ())),
        language=given.get("language", "en"),
    )


def _notes(given: Mapping[str, Any]) -> ArticleNotes:
    notes = dict(given.get("notes", {}))
    if pinned := {name: given[name] for name in _QUOTE if name in given}:
        notes["questions"] = [{"id": "it", **pinned}, *notes.get("questions", [])]
    for section, needed in _NEEDED.items():
        if section in notes:
            notes[section] = [{**needed, **item} for item in notes[section]]
    problems: list[Problem] = []
    read = read_notes(yaml.safe_dump(notes, allow_unicode=True), "annotations/articles/case.yml", problems.append)
    assert not problems, problems
    return read


def anchored_case(given: Mapping[str, Any]) -> tuple[AnchoredArticle, list[Problem]]:
    """The case's article with every note at its place, and the problems."""
    entries = entries_of(given)
    html = given["html"] if "html" in given else render_markdown(given["text"])
    return anchor_article(article_of(given), html, entries, index_names(entries.values()))


def told(problems: list[Problem]) -> Iterator[str]:
    """The problems as a contributor reads them, without the place in the file."""
    for problem in problems:
        yield problem.headline
        yield from (f"= {line}" for line in problem.says)
        yield f"= fix: {problem.fix}"
        yield from (f"+ {line}" for line in problem.corrected)


def places(anchored: AnchoredArticle) -> Iterator[str]:
    """Each passage's words with the marked ones in brackets: `p1: [Tehran](entry-tehran) said`.

    Title and byline are shown where something in them is marked.
    """
    for surface, text in anchored.texts.items():
        marks = [(mention.spot.start, mention.spot.end, mention.note) for mention in anchored.mentions if mention.spot.surface == surface]
        if marks or surface == "body":
            yield from _passages(text, marks)


def _passages(text: ReaderText, marks: list[tuple[int, int, str]]) -> Iterator[str]:
    edges = {edge for start, end, _ in marks for edge in (start, end)}
    for passage, nodes in groupby(text.nodes, key=lambda node: node.passage):
        stretch = list(nodes)
        start, end = stretch[0].start, stretch[-1].end
        cuts = sorted({start, end, *(edge for edge in edges if start < edge < end)})
        shown = "".join(_bracketed(text, marks, *cut) for cut in pairwise(cuts))
        yield f"{text.passages[passage].id if passage >= 0 else 'text'}: {shown}".rstrip()


def _bracketed(text: ReaderText, marks: list[tuple[int, int, str]], start: int, end: int) -> str:
    notes = dict.fromkeys(note for low, high, note in marks if low <= start and end <= high)
    return f"[{text.text[start:end]}]({' '.join(notes)})" if notes else text.text[start:end]
