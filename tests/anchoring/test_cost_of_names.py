"""The promise that the cost of an article does not grow with the number of names. Ratios within one run, never seconds."""

import random
from collections.abc import Callable
from functools import partial
from time import perf_counter

import pytest

from annotated_article.anchoring.anchor_article import AnchoredArticle, anchor_article
from annotated_article.anchoring.find_names import NameIndex, index_names
from annotated_article.anchoring.find_quote import Found, Missing, find_quote, nearest
from annotated_article.anchoring.read_html import read_html
from annotated_article.kinds import ENTRY_KINDS
from annotated_article.model.notes import Entry
from annotated_article.model.typed import Span
from support.small_article import article_of, text

pytestmark = pytest.mark.measures_time

_SYLLABLES = "ba da fa ka la ma na ra sa ta za bel dor fin gal har kim lon mor nis".split()


def _name(number: int) -> str:
    """A first name of 400 and a surname of 8,000: as in a real glossary, many share their first word."""
    chosen = random.Random(number)
    first, last = ("".join(chosen.choices(_SYLLABLES, k=count)).capitalize() for count in (2, 3))
    return f"{first} {last}"


def _entries(count: int) -> dict[str, Entry]:
    kind = ENTRY_KINDS["people"]
    names = (_name(number) for number in range(count))
    return {f"e{at}": Entry(f"e{at}", kind, kind.own(), Span("x"), text(f"{name} {at}"), text("A note.")) for at, name in enumerate(names)}


def _body(words: int = 1400, every: int = 23) -> str:
    """A text in which some words are names of the first fifty entries."""
    chosen = random.Random(0)
    found = [f"{_name(at % 50)} {at % 50}" if at % every == 0 else "".join(chosen.choices(_SYLLABLES, k=2)) for at in range(words)]
    return "".join(f"<p>{' '.join(found[at : at + 80])}</p>\n" for at in range(0, words, 80))


def _fastest(run: Callable[[], object], times: int = 7) -> float:
    took = []
    for _ in range(times):
        start = perf_counter()
        run()
        took.append(perf_counter() - start)
    return min(took)


def _times_as_long(one: Callable[[], object], other: Callable[[], object], at_most: float) -> float:
    """How many times as long `one` takes; measured up to five times, until it is less than `at_most`."""
    ratio = _fastest(one) / _fastest(other)
    for _ in range(4):
        if ratio < at_most:
            break
        ratio = min(ratio, _fastest(one) / _fastest(other))
    return ratio


def _anchored(body: str, entries: dict[str, Entry], index: NameIndex) -> AnchoredArticle:
    return anchor_article(article_of({}), body, entries, index)[0]


def test_an_article_takes_as_long_with_fifty_thousand_names_as_with_fifty() -> None:
    body, few, many = _body(), _entries(50), _entries(50_000)
    few_index, many_index = index_names(few.values()), index_names(many.values())
    assert len(_anchored(body, few, few_index).mentions) == len(_anchored(body, many, many_index).mentions) > 50
    assert _times_as_long(lambda: _anchored(body, many, many_index), lambda: _anchored(body, few, few_index), 2) < 2


def test_names_that_begin_with_the_same_word_cost_nothing_either() -> None:
    kind = ENTRY_KINDS["organisations"]
    many = [Entry(f"e{at}", kind, kind.own(), Span("x"), text(f"the {_name(at)} {at:05}"), text("A note.")) for at in range(20_000)]
    folded = "the man and the house " * 300
    few_index, many_index = index_names(many[:20]), index_names(many)
    assert _times_as_long(lambda: list(many_index.candidates(folded)), lambda: list(few_index.candidates(folded)), 4) < 4


def test_a_text_ten_times_as_long_takes_about_ten_times_as_long() -> None:
    entries = _entries(50)
    index = index_names(entries.values())
    short, long = _body(1_000), _body(10_000)
    assert _times_as_long(lambda: _anchored(long, entries, index), lambda: _anchored(short, entries, index), 20) < 20


def test_a_quote_that_appears_everywhere_is_distinguished_in_one_pass() -> None:
    short, long = (" ".join(["so it was and"] * count + ["so it was at last"]) for count in (500, 5_000))
    assert isinstance(find_quote(long, "so it was", "and", "at last"), Found)
    assert isinstance(find_quote(long, "so it", last="at last", after="never"), Missing)
    find = partial(find_quote, exact="so it was", before="and", after="at last")
    assert _times_as_long(lambda: find(long), lambda: find(short), 25) < 25


def test_a_long_misquote_is_answered_about_as_soon_as_a_short_one() -> None:
    chosen = random.Random(0)
    words = ["".join(chosen.choices(_SYLLABLES, k=2)) for _ in range(1_400)]
    text = " ".join(words)
    short, long = (" ".join("wrong" if at % 10 == 5 else word for at, word in enumerate(words[200 : 200 + size])) for size in (30, 600))
    assert nearest(text, long).alike > 0.8
    assert _times_as_long(lambda: nearest(text, long), lambda: nearest(text, short), 30) < 30


def test_the_html_of_a_page_is_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []

    def parse(html: str) -> object:
        parsed.append(html)
        return read_html(html)

    monkeypatch.setattr("annotated_article.anchoring.anchor_article.read_html", parse)
    body = _body(200)
    entries = _entries(50)
    _anchored(body, entries, index_names(entries.values()))
    assert sum(html == body for html in parsed) == 1
    assert len(parsed) == 3, "title, byline and body"
