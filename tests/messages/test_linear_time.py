"""Whatever people write, a text ten times as long takes about ten times as long: each reader of texts with the worst that is known for it.

Time is the processor's, so that other programs do not count. Each of the pieces below is repeated up to the size and put in between
other signs; a reader may refuse what it gets, and then has to be quick in that too.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from time import process_time

import pytest

from annotated_article.anchoring.anchor_article import anchor_article
from annotated_article.anchoring.find_names import index_names
from annotated_article.anchoring.find_quote import find_quote
from annotated_article.anchoring.read_html import read_html
from annotated_article.anchoring.reader_text import fold
from annotated_article.anchoring.sentences import sentence_starts
from annotated_article.checking.check_seed import check_seed
from annotated_article.commands.apply_repairs import apply_repairs
from annotated_article.commands.new_article import new_article
from annotated_article.commands.suggest import suggest
from annotated_article.dates.edtf import parse
from annotated_article.exports.cite_as_text import marks_of, quoted, title_case
from annotated_article.html_text import shown
from annotated_article.loading.field_table import LONGEST, RECORDS
from annotated_article.loading.read_allowances import read_allowances
from annotated_article.loading.read_article import read_article, read_notes, split_front_matter
from annotated_article.loading.read_record import read_node, read_record
from annotated_article.loading.read_sheets import read_sheet
from annotated_article.loading.read_yaml import Fields, Node, too_many_accents
from annotated_article.markdown_limits import too_much
from annotated_article.model.notes import ArticleNotes
from annotated_article.model.typed import Text
from annotated_article.numbering.lock_text import read_lock
from annotated_article.pages.alphabetical_order import sort_key
from annotated_article.problems import Problem, Reported, render
from annotated_article.published_ids import ids_in
from annotated_article.split_names import name_of
from support.small_article import article_of, entries_of, render_markdown

pytestmark = pytest.mark.measures_time

SIZES = 10_000, 100_000  # characters
TIMES = 25  # as long for ten times as much; 100 where time grows with the square
FLOOR = 0.05  # seconds that say nothing
CEILING = 60  # seconds; one of the readers reads its text sixty times

_SIGNS = (
    " ",
    "\t",
    "\u00a0",
    "a",
    "a ",
    "Ab ",
    "1",
    "1 ",
    "1/",
    "1-",
    "..",
    ".",
    ", ",
    ";",
    ": ",
    "-",
    "- ",
    "--",
    "–",
    "_",
    "=",
    "~",
    "%",
    "X",
)
_MARKS = (
    "'",
    '"',
    "'a ",
    '"a" ',
    "“",
    "”",
    "&",
    "&#1",
    "&amp;",
    "<",
    "<a",
    "<a b='",
    "<a>",
    "</a>",
    "<!--",
    "{",
    "}",
    "|",
    "@",
    "https://a.b/",
)
_MARKDOWN = (
    "[",
    "![",
    "[a](",
    "[a][",
    "[a]: ",
    "(",
    "]",
    "*a ",
    "**a",
    "*a_b",
    "_a",
    "`",
    "`` a",
    "\\",
    "> ",
    ">",
    "1. ",
    "#",
    "# a\n\n",
    "a\n-\n",
)
_LINES = (
    *(
        "\n",
        "\n\n",
        "\n ",
        "  \n",
        "a\n",
        "a\n\n",
        "a:\n",
        "a: b\n",
        "a: >\n",
        "note:\n",
        "- a\n",
        "  - a\n",
        "- a: b\n",
        "a\n: b\n",
        ": a\n",
    ),
    *("    a\n", "|a|b\n", "```\n", "```a\n", "~~~\n", "=\n", "/// question | a\n", "/// a\n", "///\n", "# allow: A002, \n", "# allow: "),
)
_WORDS = ("a. ", "Mr. ", "and ", "of the ", "Jr. ", "by ", "1 January ", "c. ", "www.a.b ", "people/a\n", "p1 | stands | ")
_SCRIPTS = ("\u0301", "a\u0301", "\u0301\u0323", "\u0600", "\u200d", "👩\u200d", "日", "é", "ᄀ", "&#769;")
PIECES = (*_SIGNS, *_MARKS, *_MARKDOWN, *_LINES, *_WORDS, *_SCRIPTS)
WORST = (
    " ",
    "a ",
    "..",
    ", ",
    ": ",
    "'",
    '"a" ',
    "&",
    "<a",
    "<!--",
    "{",
    "[a](",
    "*a ",
    "`",
    "> ",
    "1. ",
    "a:\n",
    "- a\n",
    "and ",
    "X",
    "\u0301",
)
"""Those that took the square of the length in some reader; `make test-long` tries every piece."""
AROUND = (("", ""), ("a", "b"))


def _loaded(read: Callable[[str], object]) -> Callable[[str], object]:
    """The reader of texts that the loader has accepted."""
    return lambda text: too_many_accents(text, "a.md") or read(text)


def _ignore(problem: Problem) -> None:
    return None


def _yaml(text: str) -> None:
    reported = Reported()
    node, report = read_node(text, "annotations/people/a.yml", reported.report)
    read_record(node, "people", report)
    list(read_allowances(text, "annotations/people/a.yml", reported.report))
    few = reported.problems
    for problem in few:
        render(problem, {problem.at.path: text})
    apply_repairs(few, {"annotations/people/a.yml": text})


def _indented(text: str) -> str:
    return text.replace("\n", "\n  ")


def _each_field(text: str) -> None:
    """The text as the value of one field of each shape, typed on a line, and what messages say of it."""
    one_of_each = {field.shape: (kind, field) for kind, fields in RECORDS.items() for field in fields if field.shape in LONGEST}
    for typed in (f"name: {text}\n", f"name: |\n  {_indented(text)}\n", f"name:\n  - {_indented(text)}\n"):
        node, report = read_node(typed, "a.yml", _ignore)
        for kind, field in one_of_each.values():
            read_record(_renamed(node, field.name), kind, report)


def _renamed(node: Node | None, name: str) -> Node | None:
    """The same record, as if its first field were called that: YAML need not be read again for each name."""
    if not isinstance(node, Fields) or not node.fields:
        return node
    (key, value), *others = node.fields
    return replace(node, fields=((Text(name, key.at), value), *others))


def _notes(text: str) -> None:
    for typed in (text, f"claims:\n  - id: a\n    quote: {text}\n", f"claims:\n{_indented(text)}"):
        read_notes(typed, "a.yml", _ignore)


def _article(text: str) -> None:
    """A whole article with this text, or this front matter, from the file to its marks."""
    split_front_matter(text, "a.md")
    split_front_matter(f"---\n{text}", "a.md")
    read = read_article(f"---\ntitle: A\npublished: 2007\n---\n{text}", "docs/articles/a.md", "a", ArticleNotes("a.yml"), _ignore)
    if read is not None:
        notes = {"claims": [{"id": "a", "quote": "a"}, {"id": "b", "from": "a", "to": "b"}]}
        given = replace(article_of({"text": "", "notes": notes}), markdown=read.markdown)
        entries = entries_of({"people": {"a": {"name": "a a", "aliases": ["a", "Ab"], "not_in": ["a b", "Ab Ab"]}}})
        anchored, _ = anchor_article(given, render_markdown(read.markdown), entries, index_names(entries.values()))
        suggest(anchored, entries)


def _markdown(text: str) -> None:
    if not too_much(text):
        render_markdown(text)


def _quote(text: str) -> None:
    folded = fold(text)
    for exact in ("a", folded[: LONGEST["quote"]], f"{folded[:3000]} and no more", "Words that stand nowhere in it at all"):
        find_quote(folded, exact)
        find_quote(folded, "a", exact, exact)
    find_quote(folded, "a", last="b")


def _shown(text: str) -> None:
    """Short texts as pages show them; no field holds more."""
    short = text[: LONGEST["text"]]
    for look in (name_of, title_case, sort_key):
        look(short)
    quoted(short, marks_of("en"))


def _seed(text: str) -> None:
    article = article_of({"text": "Another text."})
    check_seed(article, text, render_markdown)


READERS: dict[str, Callable[[str], object]] = {
    "a file of YAML": _yaml,
    "YAML that ends in an error": lambda text: _yaml(f"name: Ada\nnote: {text}\nb: c: d\n"),
    "a text of several lines": lambda text: _yaml(f"name: Ada\nmore: |\n  {_indented(text)}\nb: c: d\n"),
    "a list in brackets": lambda text: _yaml(f"aliases: [{text}]\n"),
    "a field's name": lambda text: _yaml(f"{text}: b\n"),
    "each shape of field": _each_field,
    "the notes of an article": _notes,
    "an article": _article,
    "a seed": _loaded(_seed),
    "a raw text": lambda text: new_article(text, "a.txt"),
    "a raw text with a byline": lambda text: new_article(f"Title\n\nBy A B, 1 March 2007\n\n{text}", "a.txt"),
    "Markdown": _loaded(_markdown),
    "HTML": _loaded(lambda text: read_html(f"<p>{shown(text)}</p>")),  # Markdown has escaped it
    "a reading sheet": lambda text: read_sheet(text, "a.md", _ignore),
    "a question of a sheet": lambda text: read_sheet(f"/// question | sourcing\n{text}\n///\n", "a.md", _ignore),
    "a quote": _loaded(_quote),
    "a date": parse,
    "names and titles": _loaded(_shown),
    "sentences": lambda text: sentence_starts(text, 0, len(text)),
    "the lock of an article": lambda text: read_lock(text, "a.lock"),
    "the list of published ids": ids_in,
}


def _inputs(size: int, pieces: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What it is called -> a text of that size."""
    for piece in pieces:
        for before, after in AROUND if pieces is PIECES else AROUND[:1]:
            yield repr((before, piece, after)), before + piece * (size // len(piece)) + after
    yield "words", " ".join(f"w{number}" for number in range(size // 6))
    yield "links", "\n".join(f"[a{number}]: b" for number in range(size // 9))
    deep = int((2 * size) ** 0.5)
    yield "a list in a list", "".join(f"{' ' * level}- a\n" for level in range(deep))
    yield "a record in a record", "".join(f"{' ' * level}a:\n" for level in range(deep))
    yield "more and more backquotes", " ".join("`" * number for number in range(1, deep))
    yield "blocks as long as they may be", "\n\n".join(["[a](" * 50, "a\n: b\n" * 40, "a\n" * 150, "- a\n" * 90] * (size // 1_120))


def _seconds(read: Callable[[str], object], text: str) -> float:
    start = process_time()
    read(text)
    return process_time() - start


def _slow(read: Callable[[str], object], pieces: Sequence[str]) -> Iterator[str]:
    """The inputs that take too long at the larger size; the smaller one is read only where the larger one takes a while."""
    small = dict(_inputs(SIZES[0], pieces))
    for name, text in _inputs(SIZES[1], pieces):
        seconds = _seconds(read, text)
        if seconds > FLOOR * TIMES or seconds > CEILING:
            before = max(_seconds(read, small[name]), FLOOR)
            for _ in range(2):  # again, since other work on the machine adds to it
                if seconds > min(CEILING, before * TIMES):
                    seconds = min(seconds, _seconds(read, text))
            if seconds > min(CEILING, before * TIMES):
                yield f"{name}: {before:.2f} s, then {seconds:.2f} s"


@pytest.mark.parametrize("name", READERS)
def test_ten_times_as_much_takes_about_ten_times_as_long(name: str) -> None:
    assert [*_slow(READERS[name], WORST)] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", READERS)
def test_no_piece_takes_the_square_of_its_length(name: str) -> None:
    assert [*_slow(READERS[name], PIECES)] == []
