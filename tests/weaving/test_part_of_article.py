"""A part of an article has the words, numbers and notes that stand there in the whole one, whatever blocks the text is made of."""

from collections import Counter
from itertools import combinations_with_replacement
from pathlib import Path
from typing import Any

import pytest

from annotated_article.pages.article_page import woven_surfaces
from annotated_article.site import Site, check_site
from annotated_article.weaving import part_of_article as weaving
from annotated_article.weaving.part_of_article import part_of_article, passages_alone
from annotated_article.weaving.weave_text import weave_passage
from support.message_case import lay_over_mini_site
from support.project import files_in
from support.read_as_browsers_do import fragment, words_of
from support.small_article import anchored_case

BLOCKS = Path(__file__).parent.parent / "site" / "every_kind_of_block"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    site = check_site(lay_over_mini_site(files_in(BLOCKS), tmp_path_factory.mktemp("part") / "site"))
    assert not site.problems
    return site


def test_every_part_has_its_words_in_sound_html_and_the_notes_that_stand_there(site: Site) -> None:
    for whole in site.articles.values():
        text = whole.texts["body"]
        places = {passage.id: passage for passage in text.passages}
        writer = site.view().writer(whole.article.url)
        for first, last in combinations_with_replacement(places, 2):
            part = part_of_article(whole, first, last)
            words = part.texts["body"].text.rstrip()
            start = places[first].start
            assert words == text.text[start : start + len(words)]
            assert [passage.id for passage in part.texts["body"].passages] == [*places][[*places].index(first) : [*places].index(last) + 1]
            woven, errors = fragment(woven_surfaces(part, writer)["body"])
            assert not errors, (whole.article.id, first, last, errors)
            there = {
                mention.note for mention in whole.mentions
                if mention.place.surface == "body" and mention.place.start < start + len(words) and mention.place.end > start
            }  # fmt: skip
            assert set(part.by_note) == there
            ids = [element.attrib["id"] for element in woven.iter() if "id" in element.attrib]
            assert len(ids) == len(set(ids))


def test_a_list_goes_on_counting_where_it_was() -> None:
    anchored, _ = anchored_case({"html": '<ol start="3"><li>three</li><li>four</li><li>five</li></ol>'})
    assert part_of_article(anchored, "p2", "p2").texts["body"].html == '<ol start="4"><li>four</li></ol>'


def test_a_passage_alone_has_the_words_and_marks_that_it_has_as_a_part(site: Site) -> None:
    for whole in site.articles.values():
        body, writer = whole.texts["body"], site.view().writer(whole.article.url)
        cut = [*passages_alone(whole)]
        assert [alone.passage.id for alone in cut] == [passage.id for passage in body.passages if passage.id[0] == "p"]
        for alone in cut:
            part = part_of_article(whole, alone.passage.id, alone.passage.id)
            assert [mention.note for mention in alone.mentions] == [mention.note for mention in part.mentions]
            woven = weave_passage(body, alone.passage, alone.mentions, lambda mention: "")
            one, errors = fragment(f"{alone.opened}{woven}{alone.closed}")
            other, _ = fragment(woven_surfaces(part, writer)["body"])
            assert not errors
            assert words_of(one) == words_of(other)
            assert _marked(one) == _marked(other)


def test_an_item_whose_own_words_come_last_has_the_notes_of_the_paragraphs_in_it() -> None:
    html = "<ul><li><p>Ada Ray came.</p><p>Bea Ray came.</p>Cid Ray left.</li></ul><p>Ada Ray left.</p>"
    people = {name: {"name": f"{name.title()} Ray"} for name in ("ada", "bea", "cid")}
    anchored, _ = anchored_case({"html": html, "people": people})
    notes = [[mention.note for mention in alone.mentions] for alone in passages_alone(anchored)]
    assert notes == [["entry-ada"], ["entry-bea"], ["entry-ada", "entry-bea", "entry-cid"], ["entry-ada"]]


def _marked(element: Any) -> list[tuple[str, str]]:
    """The notes and the words of each mark."""
    marks = [each for each in element.iter() if "data-notes" in each.attrib and "data-not-text" not in each.attrib]
    return [(each.attrib["data-notes"], words_of(each)) for each in marks]


def test_twice_as_long_an_article_takes_no_more_than_twice_the_steps_to_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = Counter[str]()
    follow = weaving._follow

    def counted(html: str, begin: int, end: int, around: list[Any]) -> None:
        steps[html] += end - begin
        follow(html, begin, end, around)

    monkeypatch.setattr(weaving, "_follow", counted)
    for paragraphs in (50, 100):
        anchored, _ = anchored_case({"html": "<p>Some words.</p>" * paragraphs})
        assert len(list(passages_alone(anchored))) == paragraphs
    few, many = steps.values()
    assert many <= 2.1 * few
