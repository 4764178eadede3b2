"""What is fuzzed: each target takes any bytes and fails if a promise does not hold. Knows no fuzzer, so that `make test` replays what was found.

The last bytes are numbers that choose (which kind of record, which words), the rest is text, so that a change of the text keeps the choices.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from xml.etree.ElementTree import Element

from annotated_article.anchoring.anchor_article import Mention, Spot, anchor_article
from annotated_article.anchoring.find_names import index_names
from annotated_article.anchoring.find_quote import Found, describe, find_quote, is_edge
from annotated_article.anchoring.read_html import read_html
from annotated_article.anchoring.reader_text import ReaderText, fold, number
from annotated_article.dates.edtf import Date, parse
from annotated_article.dates.written_dates import read_date
from annotated_article.kind import Subject
from annotated_article.kinds import ENTRY_KINDS, KINDS
from annotated_article.loading.field_table import RECORDS
from annotated_article.loading.read_article import read_article, read_notes
from annotated_article.loading.read_record import read_node, read_record
from annotated_article.markdown_text import renderer
from annotated_article.model.articles import Article
from annotated_article.model.notes import ArticleNotes, Entry
from annotated_article.model.typed import Span, Text
from annotated_article.problems import Problem
from annotated_article.weaving.weave_text import FIRST, weave_text
from support.listed_claims import listed_claims
from support.read_as_browsers_do import fragment, seen, words_of, wrong_nesting
from support.shown_problems import hold_true

MARKING = [kind for kind in KINDS if kind.marks]

HEAD = "---\ntitle: A title\npublished: 2001-05-15\n---\n\n"
_CHOICES = 8  # bytes
_ONES_BETWEEN = "\x1e"
_render = renderer()


def fuzz_yaml(data: bytes) -> None:
    """The loader takes any text as a record, as notes and as an article, or says what is wrong where."""
    text, choices = _parts(data)
    problems: list[Problem] = []
    node, report = read_node(text, "a.yml", problems.append)
    read_record(node, sorted(RECORDS)[choices[0] % len(RECORDS)], report)
    read_notes(text, "a.yml", problems.append)
    whole = f"---\n{text}\n---\ntext"
    read_article(whole, "b.md", "a", ArticleNotes("c.yml"), problems.append)
    hold_true(problems, {"a.yml": text, "b.md": whole})


def fuzz_edtf(data: bytes) -> None:
    """Every text is a date that does not end before it begins, or refused with texts that are dates."""
    text = data.decode("utf-8", "replace")
    when = read_date(text)
    if isinstance(when, Date):
        assert when.earliest <= when.latest
        assert parse(str(when)) == when
    else:
        assert when.why
        assert all(isinstance(parse(meant), Date) for meant in when.meant)


def fuzz_anchor(data: bytes) -> None:
    """The reader's text is the browser's; what is described is found in its place; names and quotes are where they are reported to be."""
    text, choices = _parts(data)
    markdown, *typed = text.split(_ONES_BETWEEN)
    article = _article(markdown, typed)
    if article is None:
        return
    html = _render(article.markdown)
    read = read_html(html)
    assert len(read.folded) == len(read.text)
    assert read.text.strip() == seen(fragment(html)[0])
    if stretch := _stretch(read.text, choices):
        told = describe(read.text, read.folded, *stretch)
        assert find_quote(read.folded, told.exact, told.before, told.after) == Found(*stretch)
    kind = ENTRY_KINDS["terms"]
    names = [name for name in typed if any(sign.isalnum() for sign in fold(name))]
    entries = {
        f"e{at}": Entry(f"e{at}", kind, kind.own(), Span("e.yml"), Text(name, Span("e.yml")), Text("A note.", Span("e.yml")))
        for at, name in enumerate(names)
    }
    anchored, problems = anchor_article(article, html, entries, index_names(entries.values()))
    hold_true(problems, {})
    wanted = {entry.note_id: fold(entry.name) for entry in entries.values()} | {
        claim.id: fold(claim.selector.exact) for claim in article.notes.claims
    }
    for mention in anchored.mentions:
        surface, start, end = mention.spot
        assert anchored.texts[surface].folded[start:end] == wanted[mention.note]


def fuzz_weave(data: bytes) -> None:
    """Taking the marks out gives back the text, each mark has the words of its quote, and the HTML is as well formed as before."""
    text, choices = _parts(data, 3 * _CHOICES)
    article = _article(text, [])
    if article is None:
        return
    read = read_html(_render(article.markdown))
    number(read)
    before, errors = fragment(read.html)
    notes = _mentions(read, choices)
    woven = weave_text(read, notes, {mention.anchor: FIRST for mention in notes}, "Paragraph {}", listed_claims)
    after, more = fragment(woven)
    assert words_of(after) == words_of(before)
    assert len(more) <= len(errors)
    assert wrong_nesting(woven) == wrong_nesting(read.html)
    for mention in notes:
        assert _together(words_of(mark) for mark in _marks(after, mention.note)) == _together([read.text[slice(*mention.spot[1:])]])


TARGETS: dict[str, Callable[[bytes], None]] = {"yaml": fuzz_yaml, "edtf": fuzz_edtf, "anchor": fuzz_anchor, "weave": fuzz_weave}
"""What is fuzzed, by its name."""


def _parts(data: bytes, choices: int = _CHOICES) -> tuple[str, bytes]:
    """The text, and as many numbers from 0 to 255 as were asked for."""
    text = data[:-choices].decode("utf-8", "replace").replace("\r", "\n")  # as files are read
    return text, data[-choices:].rjust(choices, b"\0")


def _article(markdown: str, quotes: Iterable[str]) -> Article | None:
    """An article with this text and a claim on each quote, if `check` accepts it."""
    problems: list[Problem] = []
    article = read_article(HEAD + markdown, "b.md", "a", ArticleNotes("c.yml"), problems.append)
    notes = read_notes(_claims(quotes), "c.yml", problems.append) if article else None
    if article is None or notes is None or problems:
        return None
    return read_article(HEAD + markdown, "b.md", "a", notes, problems.append)


def _claims(quotes: Iterable[str]) -> str:
    items = [
        f"  - id: c{at}\n    quote: {_quoted(quote)}\n    claim: It is so.\n    kind: fact\n    speaker: Ada\n"
        for at, quote in enumerate(quotes)
    ]
    return f"claims:\n{''.join(items)}" if items else "cast: [a]\n"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _stretch(text: str, choices: bytes) -> tuple[int, int] | None:
    """[start, end) from the beginning of a word or sign to the end of one, or None where there is none."""
    places = [offset for offset in range(len(text) + 1) if is_edge(text, offset)]
    starts = [at for at in places if text[at : at + 1].strip()]
    if not starts:
        return None
    start = starts[int.from_bytes(choices[:2], "big") % len(starts)]
    ends = [at for at in places if at > start and text[at - 1].strip()]
    return (start, ends[choices[2] % len(ends)]) if ends else None


def _mentions(text: ReaderText, choices: bytes) -> list[Mention]:
    """Up to six notes of all kinds at stretches that the numbers choose: nested, crossing, identical, over blocks."""
    found = []
    for at in range(choices[0] % 7):
        stretch = _stretch(text.text, choices[1 + 3 * at : 4 + 3 * at])
        if stretch is None:
            break
        passage = text.passages[inside].id if (inside := text.passage_at(stretch[0])) >= 0 else "text"
        subject = Subject(MARKING[(choices[-1] + at * choices[-2]) % len(MARKING)], f"note-{at}")
        found.append(Mention(subject, Spot("body", *stretch), passage, f"m-{subject.note_id}-{passage}-1"))
    return sorted(found, key=lambda mention: (mention.spot.start, -mention.spot.end))


def _marks(body: Element, note: str) -> list[Element]:
    return [
        element
        for element in body.iter()
        if "mark" in element.attrib.get("class", "").split() and note in element.attrib.get("data-notes", "").split()
    ]


def _together(texts: Iterable[str]) -> str:
    return unicodedata.normalize("NFC", "".join("".join(texts).split()))
