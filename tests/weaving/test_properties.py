"""What holds for every article and all notes on it, judged by parsers that know nothing of ours."""

from collections import Counter
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotated_article.anchoring.anchor_article import Mention
from annotated_article.anchoring.read_html import read_html
from annotated_article.anchoring.reader_text import ReaderText, number
from annotated_article.model.articles import Stub
from annotated_article.weaving.weave_text import FIRST, weave_text
from support.listed_claims import listed_claims
from support.random_articles import articles, mentions
from support.read_as_browsers_do import as_compared, fragment, words_of, wrong_nesting

pytestmark = pytest.mark.thorough

_tried = settings(max_examples=100, deadline=None, derandomize=True, database=None)


@st.composite
def _noted(draw: st.DrawFn) -> tuple[ReaderText, list[Mention], str]:
    text = read_html(draw(articles))
    number(text)
    notes = draw(mentions(text))
    return text, notes, _woven(text, notes)


def _woven(text: ReaderText, notes: list[Mention]) -> str:
    looks = {mention.anchor: FIRST for mention in notes}
    return weave_text(text, notes, looks, "Paragraph {}", listed_claims)


@_tried
@given(_noted())
def test_taking_the_marks_out_gives_back_exactly_the_words(noted: tuple[ReaderText, list[Mention], str]) -> None:
    text, _, woven = noted
    assert words_of(fragment(woven)[0]) == words_of(fragment(text.html)[0])


@_tried
@given(_noted())
def test_what_is_woven_is_well_formed(noted: tuple[ReaderText, list[Mention], str]) -> None:
    body, errors = fragment(noted[2])
    assert not errors
    assert not wrong_nesting(noted[2])
    ids = Counter(element.attrib["id"] for element in body.iter() if "id" in element.attrib)
    assert [name for name, count in ids.items() if count > 1] == []


@_tried
@given(_noted())
def test_every_mark_has_the_words_of_its_quote(noted: tuple[ReaderText, list[Mention], str]) -> None:
    text, notes, woven = noted
    body, _ = fragment(woven)
    for mention in notes:
        assert _together(words_of(mark) for mark in _marks(body, mention.note)) == _together([text.text[slice(*mention.spot[1:])]])


@_tried
@given(_noted())
def test_every_note_can_be_reached_and_links_are_outside_links(noted: tuple[ReaderText, list[Mention], str]) -> None:
    _, notes, woven = noted
    body, _ = fragment(woven)
    ids = {element.attrib["id"] for element in body.iter() if "id" in element.attrib}
    parents = {child: parent for parent in body.iter() for child in parent}
    for mention in notes:
        assert mention.anchor in ids
        links = [element for element in body.iter("a") if mention.note in _notes(element)]
        stands_in_links = all(_inside(mark, parents) for mark in _marks(body, mention.note))
        assert links or (stands_in_links and mention.css != "claim")
    for mark in _all_marks(body):
        assert not any("mark" in parent.attrib.get("class", "").split() for parent in _above(mark, parents))


@_tried
@given(_noted(), st.data())
def test_weaving_again_gives_the_same_and_in_another_order_the_same_marks(
    noted: tuple[ReaderText, list[Mention], str], data: st.DataObject
) -> None:
    text, notes, woven = noted
    shuffled = _woven(text, data.draw(st.permutations(notes)))
    assert _noted_words(shuffled) == _noted_words(woven)
    assert _woven(text, notes) == woven


@_tried
@given(_noted(), st.data())
def test_removed_numbers_are_well_formed_in_any_passage_and_add_no_word(
    noted: tuple[ReaderText, list[Mention], str], data: st.DataObject
) -> None:
    text, notes, _ = noted
    beside = st.sampled_from([*(passage.id for passage in text.passages), "none"])
    stubs = [Stub(f"p90{at}", "p1", False, data.draw(beside), data.draw(st.booleans())) for at in range(3)]
    said = [(stub, f'{stub.id} is gone <a href="#p1">on</a>') for stub in stubs]
    woven = weave_text(text, notes, {}, "Paragraph {}", listed_claims, said)
    body, errors = fragment(woven)
    assert not errors
    assert not wrong_nesting(woven)
    assert words_of(body) == words_of(fragment(text.html)[0])
    assert {stub.id for stub in stubs} <= {element.attrib["id"] for element in body.iter() if "id" in element.attrib}


def _noted_words(woven: str) -> list[tuple[str, set[str]]]:
    return [(words_of(mark), _notes(mark)) for mark in _all_marks(fragment(woven)[0])]


def _marks(body: Element, note: str) -> list[Element]:
    return [mark for mark in _all_marks(body) if note in _notes(mark)]


def _all_marks(body: Element) -> list[Element]:
    return [element for element in body.iter() if "mark" in element.attrib.get("class", "").split()]


def _notes(element: Element) -> set[str]:
    return set(element.attrib.get("data-notes", "").split())


def _above(element: Element, parents: dict[Element, Element]) -> list[Element]:
    found = []
    while element in parents:
        element = parents[element]
        found.append(element)
    return found


def _inside(mark: Element, parents: dict[Element, Element]) -> bool:
    return any(parent.tag in ("a", "code") for parent in _above(mark, parents))


def _together(texts: object) -> str:
    return as_compared("".join("".join(texts).split()))  # type: ignore[arg-type]
