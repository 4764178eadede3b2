"""The glossary and the registers: every mention in its sentence, every relation from both ends, every link to the very words."""

import re
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from annotated_article.kinds import MARKED
from annotated_article.pages.articles.article_page import article_page
from annotated_article.pages.articles.embed_page import embed_page
from annotated_article.pages.contribute.show_problems import at_its_place, boxes, page_showing
from annotated_article.pages.redirects import redirect_page
from annotated_article.pages.view import View
from annotated_article.problems import Problem
from annotated_article.rules import RULES
from annotated_article.site import check_site, further_pages, pages
from annotated_article.words import ENGLISH
from support.project import ROOT, files_in, project
from support.read_as_browsers_do import document, fragment, words_of, wrong_nesting
from support.small_article import text

EVERY_KIND_OF_BLOCK = Path(__file__).parent.parent / "site" / "every_kind_of_block"
BRIDGE = "2001-05-14-bridge-opened"


class Made:
    """All pages of a site, made without a host."""

    def __init__(self, root: Path) -> None:
        site = check_site(root)
        assert not site.problems
        self.view: View = site.view()
        known = [*pages(site, ENGLISH), *further_pages(self.view)]
        self.html = {page.url: page.whole(self.view) for page in known}
        self.html |= {each.article.url: article_page(self.view, each) for each in self.view.articles.values()}
        self.own_words = {page.url: page.own_words for page in known}
        self.urls = [page.url for page in known]

    def page(self, url: str) -> Element:
        """The page as a tree."""
        return fragment(self.html[url])[0]


@pytest.fixture(scope="module")
def mini(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The mini site with an article that has every kind of block."""
    return Made(project(tmp_path_factory.mktemp("made") / "project", files_in(EVERY_KIND_OF_BLOCK)))


@pytest.fixture(scope="module")
def real() -> Made:
    """The real site."""
    return Made(ROOT)


@pytest.fixture(params=["mini", "real"])
def made(request: pytest.FixtureRequest) -> Made:
    """One site after the other."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Made)
    return found


def _links(element: Element) -> list[tuple[str, str]]:
    return [(link.attrib.get("href", ""), words_of(link)) for link in element.iter("a")]


@pytest.mark.thorough
def test_every_page_has_its_own_address_and_is_well_formed(made: Made) -> None:
    assert len(made.urls) == len(set(made.urls))
    for url, html in made.html.items():
        assert url == "" or url.endswith("/")
        assert not fragment(html)[1], url
        assert not wrong_nesting(html), url
        assert not wrong_nesting(made.own_words.get(url, "")), url


@pytest.mark.thorough
def test_an_entrys_page_shows_every_mention_in_its_sentence_and_leads_to_the_very_words(made: Made) -> None:
    for entry in made.view.library.entries.values():
        own = [link for url in made.html if url.startswith(entry.url) for link in _links(made.page(url))]
        for seen in made.view.mentions.get(entry.id, []):
            mention, anchored = seen.mention, seen.anchored
            words = anchored.texts[mention.spot.surface].text[mention.spot.start : mention.spot.end]
            address = f"../{anchored.article.url}#{mention.anchor}"
            assert words in [shown for href, shown in own if href.endswith(address)]
            assert f'id="{mention.anchor}"' in made.html[anchored.article.url]


def test_the_sentence_of_a_mention_is_in_the_article_word_for_word(mini: Made) -> None:
    page = mini.page("people/ada-pell/")
    told = [" ".join(words_of(quote).split()) for quote in page.iter("q")]
    assert 'Ada Pell, who leads the village council, called it "safe for every cart and lorry".' in told
    assert "The toll stays low, Pell promised." in told
    assert len(told) == len(mini.view.mentions["ada-pell"])


def test_a_claim_without_a_finding_has_no_sign_of_one(mini: Made) -> None:
    for html in (mini.html[f"articles/{BRIDGE}/"], embed_page(mini.view, BRIDGE)):
        signs = dict(re.findall(r'href="#n-([^"]+)"[^>]*data-glyph="(.)"', html))
        assert (signs["bridge-safe"], signs["bridge-sways"], signs["toll-low"]) == ("⇄", "–", "–")


def test_names_in_a_note_lead_to_their_entries_but_not_to_its_own(mini: Made) -> None:
    lead = next(element for element in mini.page("people/ada-pell/").iter("p") if element.attrib.get("class") == "lead")
    assert [href for href, _ in _links(lead)] == ["../../places/lower-amble/"]
    note = next(element for element in mini.page(f"articles/{BRIDGE}/").iter() if element.attrib.get("id") == "n-entry-ada-pell")
    says = next(element for element in note.iter("p") if element.attrib.get("class") == "says")
    assert [href for href, _ in _links(says)] == ["../../places/lower-amble/"]


def test_relations_between_entries_are_shown_from_both_ends(mini: Made) -> None:
    assert "chair of the council: Lower Amble (since 1999)" in words_of(mini.page("people/ada-pell/"))
    assert "Ada Pell: chair of the council (since 1999)" in words_of(mini.page("places/lower-amble/"))


def test_relations_between_claims_are_shown_from_both_ends(mini: Made) -> None:
    safe, sways = (mini.page(f"claims/{BRIDGE}/{name}/") for name in ("bridge-safe", "bridge-sways"))
    for words in (ENGLISH.say["answered by"], ENGLISH.say["disputed by"], "The bridge sways in the wind."):
        assert words in words_of(safe)
    for words in (ENGLISH.say["answers"], ENGLISH.say["disputes"], "The bridge is safe."):
        assert words in words_of(sways)
    assert ENGLISH.say["relied on by"] in words_of(safe)


def test_a_claims_page_shows_its_words_and_who_says_it(mini: Made) -> None:
    page = mini.page(f"claims/{BRIDGE}/bridge-safe/")
    assert (f"../../../articles/{BRIDGE}/#m-bridge-safe-p2-1", 'called it "safe for every cart and lorry"') in _links(page)
    assert ("../../../people/ada-pell/", "Ada Pell") in _links(page)
    assert "disputed" in words_of(page)
    assert "whether it sways" in words_of(page)


def test_an_entrys_page_shows_the_claims_that_it_makes_and_those_about_it(mini: Made) -> None:
    assert {"The bridge is safe.", "The toll stays low."} <= {words for _, words in _links(mini.page("people/ada-pell/"))}
    assert "The bridge is safe." in {words for _, words in _links(mini.page("places/lower-amble/"))}


def test_every_claim_and_every_source_is_listed_once_with_its_page(made: Made) -> None:
    register = [href for href, _ in _links(made.page("claims/"))]
    for stated in made.view.claims:
        url = f"claims/{stated.article.id}/{stated.claim.id}/"
        assert url in made.html
        assert any(href.endswith(f"{stated.article.id}/{stated.claim.id}/") for href in register), url
    listed = made.html["sources/"]
    assert [source for source in made.view.library.sources if listed.count(f'id="{source}"') != 1] == []


@pytest.mark.thorough
def test_every_entry_is_listed_with_its_kind(made: Made) -> None:
    for entry in made.view.library.entries.values():
        listed = {words: href for href, words in _links(made.page(f"{entry.kind.folder}/"))}
        assert listed[entry.name].endswith(f"{entry.id}/"), entry.id


@pytest.mark.thorough
def test_an_article_shows_each_note_once_and_each_note_leads_back_to_each_mark(made: Made) -> None:
    for anchored in made.view.articles.values():
        page = made.page(anchored.article.url)
        notes = [element for element in page.iter("li") if "note" in element.attrib.get("class", "").split()]
        shown = {element.attrib["id"]: element for element in notes}
        assert len(shown) == len(notes)
        marked = {mention.note for mention in anchored.mentions if mention.css not in ("question", "correction")}
        assert set(shown) == {f"n-{note}" for note in marked}
        for note in marked:
            back = {href for href, _ in _links(shown[f"n-{note}"])}
            assert {f"#{mention.anchor}" for mention in anchored.by_note[note]} <= back, note


def test_the_notes_are_kept_out_of_search_and_grouped_by_kind(made: Made) -> None:
    for anchored in made.view.articles.values():
        section = next((each for each in made.page(anchored.article.url).iter("section") if each.attrib.get("class") == "endnotes"), None)
        if section is not None:
            assert section.attrib["role"] == "doc-endnotes"
            assert "data-search-exclude" in section.attrib
            kinds = [
                element.attrib["class"].split()[1] for element in section.iter("li") if "note" in element.attrib.get("class", "").split()
            ]
            ordered = [f"note--{kind}" for kind in MARKED]
            assert kinds == sorted(kinds, key=ordered.index)


def test_every_date_is_listed_in_its_year(made: Made) -> None:
    for happened in made.view.dates:
        anchors = [url for url, html in made.html.items() if f'id="{happened.article.id}-{happened.date.id}"' in html]
        assert any(url.startswith("dates/") for url in anchors), happened.date.id


def test_the_timeline_is_in_order(made: Made) -> None:
    order = [(each.date.when.date.earliest, each.date.when.date.latest) for each in made.view.dates]
    assert order == sorted(order)


def test_an_old_address_leads_on_with_and_without_a_script() -> None:
    tree, errors = document(redirect_page("people/ada-pel/", "people/ada-pell/", "en"))
    assert not errors
    assert [meta.attrib["content"] for meta in tree.iter("meta") if "http-equiv" in meta.attrib] == ["0; url=../../people/ada-pell/"]
    assert _links(tree) == [("../../people/ada-pell/", "../../people/ada-pell/")]


def _problem(path: str, passage: str = "", words: str = "<script>alert(1)</script>") -> Problem:
    return Problem(next(iter(RULES)), text("x").at._replace(path=path), (words,), "correct it", (), passage)


def test_a_problem_is_shown_on_the_page_of_its_file_else_of_its_folder_else_at_home() -> None:
    known = {"", "people/", "people/ada-pell/", "articles/one/"}
    assert page_showing(_problem("annotations/people/ada-pell.yml"), known.__contains__) == "people/ada-pell/"
    assert page_showing(_problem("annotations/people/nobody.yml"), known.__contains__) == "people/"
    assert page_showing(_problem("annotations/articles/one.yml"), known.__contains__) == "articles/one/"
    assert page_showing(_problem("docs/articles/one.md"), known.__contains__) == "articles/one/"
    assert page_showing(_problem("annotations/sources/one.yml"), known.__contains__) == ""


def test_a_box_is_before_its_passage_and_contains_text_only() -> None:
    html = '<h1 class="passage" id="title">T</h1><p class="passage" id="p1">One.</p><p class="passage" id="p12">Two.</p>'
    shown = at_its_place(html, [_problem("a.yml", "p12"), _problem("a.yml"), _problem("a.yml", "p99")], {})
    told = re.sub(r"<aside.*?</aside>\n", "[box]", shown, flags=re.DOTALL)
    assert told == "[box][box]" + html.replace('<p class="passage" id="p12">', '[box]<p class="passage" id="p12">')
    assert "<script" not in boxes([_problem("a.yml")], {})


def test_a_note_names_each_way_back_otherwise(real: Made) -> None:
    """`¶ 7`, then `¶ 7 (2)`: two links that are called the same lead to the same place."""
    page = real.page("articles/2007-03-12-baghdad-conference/")
    backs = [
        [name for address, name in _links(back) if address.startswith("#m-")] for back in page.iter("p") if back.get("class") == "rests"
    ]
    assert any(name.endswith("(2)") for names in backs for name in names)
    assert [names for names in backs if len(set(names)) < len(names)] == []
