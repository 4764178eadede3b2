"""A part of an article has the same words, numbers and notes as in the whole one, whatever blocks the text consists of."""

from itertools import combinations_with_replacement
from pathlib import Path

import pytest

from annotated_article.pages.articles.article_page import woven_surfaces
from annotated_article.site import Site, check_site
from annotated_article.weaving.part_of_article import part_of_article
from support.message_case import lay_over_mini_site
from support.project import files_in
from support.read_as_browsers_do import fragment
from support.small_article import anchored_case

BLOCKS = Path(__file__).parent.parent / "site" / "every_kind_of_block"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    site = check_site(lay_over_mini_site(files_in(BLOCKS), tmp_path_factory.mktemp("part") / "site"))
    assert not site.problems
    return site


@pytest.mark.thorough
def test_every_part_has_its_words_in_valid_html_and_the_notes_on_them(site: Site) -> None:
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
                if mention.spot.surface == "body" and mention.spot.start < start + len(words) and mention.spot.end > start
            }  # fmt: skip
            assert set(part.by_note) == there
            ids = [element.attrib["id"] for element in woven.iter() if "id" in element.attrib]
            assert len(ids) == len(set(ids))


def test_a_list_goes_on_counting_where_it_was() -> None:
    anchored, _ = anchored_case({"html": '<ol start="3"><li>three</li><li>four</li><li>five</li></ol>'})
    assert part_of_article(anchored, "p2", "p2").texts["body"].html == '<ol start="4"><li>four</li></ol>'
