"""Numbers on paper."""

from annotated_article.weaving.number_notes import number_notes, number_sources


def test_notes_have_numbers_and_links_to_them_have_none() -> None:
    html = '<a href="#n-entry-iran" data-notes="entry-iran">Iran</a> <li class="note" id="n-entry-iran">'
    numbered = '<a href="#n-entry-iran" data-notes="entry-iran">Iran</a> <li class="note" id="n-entry-iran" data-n="3">'
    assert number_notes(html, {"entry-iran": 3}) == numbered


def test_what_has_no_number_stays_as_it_is() -> None:
    html = '<li id="n-a-correction"> <a href="#s-source"> <a href="#n-other">'
    assert number_notes(html, {"entry-iran": 3}) == html


def test_a_source_is_named_by_its_place_in_the_list_wherever_it_is_used() -> None:
    html = '<a href="#s-b">B</a> <a href="#s-else">x</a> <ul><li id="s-a">A</li><li id="s-b">B</li></ul>'
    assert number_sources(html) == '<a href="#s-2">B</a> <a href="#s-else">x</a> <ul><li id="s-1">A</li><li id="s-2">B</li></ul>'
