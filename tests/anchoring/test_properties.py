"""What holds for every text, tried on random ones: nothing is lost on the way from HTML to words and back."""

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotated_article.anchoring.find_names import index_names
from annotated_article.anchoring.find_quote import Found, describe, find_quote, is_edge
from annotated_article.anchoring.read_html import read_html
from annotated_article.anchoring.reader_text import FOLDING, fold
from annotated_article.kinds import ENTRY_KINDS
from annotated_article.markdown_text import renderer
from annotated_article.model.notes import Entry
from annotated_article.model.typed import Span, Text
from support.random_articles import WORDS, articles, stretches, texts
from support.read_as_browsers_do import as_compared, fragment, seen

pytestmark = pytest.mark.thorough

_tried = settings(max_examples=80, deadline=None, derandomize=True, database=None)
_SIGNS = ("Iran", "*so*", "**", "`", "[a](b)", "<b>", "&", "&amp;", "- ", "1. ", "> ", "# ", "\n", "\n\n", "    ", "|", "e\u0301", ":   ")
_markdown = st.lists(st.sampled_from(_SIGNS), max_size=24).map(" ".join)


@_tried
@given(articles)
def test_the_readers_text_is_that_of_a_browser(html: str) -> None:
    body, errors = fragment(html)
    assert not errors
    assert read_html(html).text.strip() == seen(body)


@_tried
@given(_markdown)
def test_the_readers_text_of_any_markdown_is_that_of_a_browser(markdown: str) -> None:
    html = renderer()(markdown)
    assert read_html(html).text.strip() == seen(fragment(html)[0])


@_tried
@given(articles)
def test_every_character_leads_to_its_html_and_back(html: str) -> None:
    text = read_html(html)
    assert len(text.folded) == len(text.text)
    position = 0
    for offset, character in enumerate(text.text):
        start, end = text.html_start(offset), text.html_end(offset + 1)
        assert position <= end
        assert start <= end
        shown = as_compared(unescape(html[start:end]))
        assert character in shown or (character == " " and not shown.strip())
        position = max(position, start)


@_tried
@given(articles)
def test_passages_hold_their_words_and_no_others(html: str) -> None:
    text = read_html(html)
    assert [node.start for node in text.nodes] == sorted(node.start for node in text.nodes)
    for node in text.nodes:
        if node.passage >= 0:
            passage = text.passages[node.passage]
            assert passage.start <= node.start
            assert node.end <= passage.end
            assert html[slice(*passage.opening)].startswith(f"<{passage.tag}")
            assert passage.opening[1] <= text.html_start(node.start) <= text.html_end(node.end) <= passage.closing


@settings(_tried, max_examples=250)
@given(st.data())
def test_what_is_described_is_found_at_its_place_again(data: st.DataObject) -> None:
    text = data.draw(st.one_of(texts, articles.map(lambda html: read_html(html).text)))
    stretch = data.draw(stretches(text))
    if stretch is None:
        return
    folded = text.translate(FOLDING)
    told = describe(text, folded, *stretch)
    assert find_quote(folded, told.exact, told.before, told.after) == Found(*stretch)
    assert fold(told.exact) == folded[slice(*stretch)]


@_tried
@given(articles, st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join), min_size=1, max_size=12))
def test_the_dictionary_finds_what_a_search_for_each_name_would(html: str, names: list[str]) -> None:
    kind = ENTRY_KINDS["terms"]
    entries = [
        Entry(f"e{at}", kind, kind.own(), Span("x"), Text(name, Span("x")), Text("A note.", Span("x"))) for at, name in enumerate(names)
    ]
    text = read_html(html)
    searched = set()
    for entry in entries:
        for match in re.finditer(f"(?={re.escape(fold(entry.name))})", text.folded):
            start, end = match.start(), match.start() + len(fold(entry.name))
            if any(sign.isalnum() for sign in fold(entry.name)) and is_edge(text.folded, start) and is_edge(text.folded, end):
                searched.add((start, end, entry.id))
    found = [(start, end, phrase.entry) for start, end, phrase in index_names(entries).candidates(text.folded)]
    assert sorted(found) == sorted(searched)
    assert [start for start, _, _ in found] == sorted(start for start, _, _ in found)


@_tried
@given(articles)
def test_the_words_of_a_passage_are_found_from_its_first_to_its_last(html: str) -> None:
    text = read_html(html)
    whole = text.text.strip()
    if whole:
        first, last = whole.split()[0], whole.split()[-1]
        told = describe(text.text, text.folded, 0, len(first))
        found = find_quote(text.folded, first, "", "", last)
        assert not isinstance(found, Found) or text.text[found.start :].startswith(told.exact)
