"""Numbers of sources."""

from annotated_article.weaving.number_sources import number_sources


def test_a_source_is_named_by_its_place_in_the_list_wherever_it_is_used() -> None:
    html = '<a href="#s-b">B</a> <a href="#s-else">x</a> <ul><li id="s-a">A</li><li id="s-b">B</li></ul>'
    assert number_sources(html) == '<a href="#s-2">B</a> <a href="#s-else">x</a> <ul><li id="s-1">A</li><li id="s-2">B</li></ul>'
