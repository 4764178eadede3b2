"""Sources of one publisher are in the order of their dates, those without one last: on their page and below an article."""

import re
from pathlib import Path

from annotated_article.pages.articles.article_page import article_page
from annotated_article.site import check_site, pages
from annotated_article.words import ENGLISH
from support.message_case import lay_over_mini_site
from support.small_site import SmallSite

SOURCES = """
a: {title: Without a day, publisher: The Ferry, published: undated}
b: {title: A later one, publisher: The Ferry, published: 2001-06}
c: {title: An early one, publisher: The Ferry, published: 2001}
d: {title: Without any day, publisher: The Ferry, published: undated}
e: {title: The last one, publisher: The Ferry, published: 9999-12-31}
"""
NOTES = "annotations/articles/2001-05-14-bridge-opened.yml"
IN_ORDER = ["An early one", "A later one", "The last one", "Without a day", "Without any day"]


def test_what_has_no_date_comes_last(tmp_path: Path) -> None:
    root = lay_over_mini_site({"annotations/sources/ferry.yml": SOURCES}, tmp_path / "site")
    notes = (root / NOTES).read_text("utf-8")
    named = "sources: [a, b, c, d, e]"
    (root / NOTES).write_text(
        notes.replace("sources: [council-minutes]", named, 1).replace("sources: [gazette-2001-05-14]", named, 1), "utf-8"
    )
    site = check_site(root)
    assert not any(problem.is_error for problem in site.problems)
    view = site.view()
    listed = next(page for page in pages(site, ENGLISH) if page.url == "sources/").whole(view)
    below = article_page(view, view.articles["2001-05-14-bridge-opened"])
    assert re.findall("|".join(IN_ORDER), listed) == IN_ORDER
    shown = re.findall("|".join(IN_ORDER), below[below.index('id="notes-sources"') :])
    assert len(shown) > 1, "a note shows its first sources, its page all of them"
    assert shown == [each for each in IN_ORDER if each in shown]


def test_a_note_names_its_sources_by_their_numbers_in_the_list() -> None:
    site = SmallSite(
        {
            "text": "Ada met Tom.",
            "people": {
                "ada": {"name": "Ada", "note": "She.", "sources": ["b", "a"]},
                "tom": {"name": "Tom", "note": "He.", "sources": ["b"]},
            },
            "sources": {"a": "The Ferry", "b": "Amble Gazette", "c": "Another"},
        }
    )
    html = site.html_of_article()
    assert re.findall(r'<a href="(#s-\d)">([^,<]+)', html) == [("#s-1", "Amble Gazette"), ("#s-2", "The Ferry"), ("#s-1", "Amble Gazette")]
    assert re.findall(r'<li id="(s-\d)">.*?, (Amble Gazette|The Ferry|Another)', html) == [("s-1", "Amble Gazette"), ("s-2", "The Ferry")]
