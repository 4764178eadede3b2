"""The first article's own data: complete, sourced, in order, and every name in its text accounted for.

Adding an article, an entry or a note, or marking one as reviewed, breaks nothing here: the numbers are minimums.
"""

import re
from hashlib import sha256
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
import yaml

from annotated_article.anchoring.reader_text import fold
from annotated_article.dates.edtf import Date
from annotated_article.kinds.person import Person
from annotated_article.kinds.place import Place
from annotated_article.model.articles import Article, Library
from annotated_article.model.notes import Claim, Selector
from annotated_article.site import Site, check_site
from support.built_pages import Page, page_at
from support.read_as_browsers_do import words_of

ROOT = Path(__file__).parent.parent
ID = "2007-03-12-baghdad-conference"
SEED = ("000_8f65e0ab24768626.txt", "41f77eb743fc5e04e3a8f619a21c2ba25abb7b834c73baff2618d8bd26e1f3fc")

BOXES = {
    "australia": (-44, 112, -10, 154),
    "bahrain": (25.5, 50.3, 26.4, 50.9),
    "china": (18, 73, 54, 135),
    "egypt": (22, 24.7, 31.7, 36.9),
    "france": (41.3, -5.2, 51.1, 9.6),
    "germany": (47.2, 5.8, 55.1, 15.1),
    "iran": (25, 44, 39.8, 63.4),
    "iraq": (29, 38.7, 37.4, 48.7),
    "israel": (29.4, 34.2, 33.4, 35.9),
    "jordan": (29.1, 34.9, 33.4, 39.4),
    "kuwait": (28.5, 46.5, 30.2, 48.5),
    "russia": (41, 19, 82, 180),
    "saudi-arabia": (16, 34.5, 32.2, 55.7),
    "syria": (32.3, 35.7, 37.4, 42.4),
    "turkey": (35.8, 25.6, 42.2, 44.9),
    "united-kingdom": (49.8, -8.7, 60.9, 1.8),
    "united-states": (18.9, -179.2, 71.5, -66.9),
    "iran-iraq-border": (29.5, 44.5, 37.5, 48.7),
    "persian-gulf": (23.8, 47.8, 30.5, 56.6),
}
"""Country (or border, or water) -> south, west, north, east in degrees, from plain geography."""
MARGIN = 1  # degree: a country's point is often rounded

DELIBERATELY_UNMARKED = {
    "a people or an adjective, which says nothing of a state by itself": "American Iranian Iraqi Iraqis Arabs Islamic",
    "a title before a name that is marked": "Prime Minister Foreign Vice President Secretary State",
    "the first word of a sentence or of a quotation": (
        "A According Among An Behind Both Confrontation Convened Despite Entitled Even Far For Formally He His How However I In "
        "Nevertheless Nor Nothing Security Senior Summing The They're This Underscoring Violence We While Your"
    ),
}
"""Reason -> the capitalised words of the body that are no mark."""


@pytest.fixture(scope="module")
def site() -> Site:
    """Everything, read and anchored."""
    return check_site(ROOT)


@pytest.fixture(scope="module")
def library(site: Site) -> Library:
    """What was read."""
    return site.library


@pytest.fixture(scope="module")
def article(library: Library) -> Article:
    """The first article."""
    return library.articles[ID]


@pytest.fixture(scope="module")
def page(site_dir: Path) -> Page:
    """Its page, as built."""
    return page_at(site_dir, f"articles/{ID}/")


def _others(claim: Claim) -> tuple[str, ...]:
    return (*claim.relies_on, *claim.answers, *claim.disputes, *claim.supports)


def test_nothing_is_wrong_and_nothing_is_left_unused(site: Site) -> None:
    assert [problem.headline for problem in site.problems] == []


def test_the_seed_is_kept_byte_for_byte() -> None:
    assert sha256((ROOT / "seeds" / SEED[0]).read_bytes()).hexdigest() == SEED[1]


def test_the_article_has_seventeen_paragraphs(site: Site, page: Page) -> None:
    assert site.articles[ID].paragraphs == 17
    text = page.classed("text")[0]
    assert [each.attrib["id"] for each in text.iter("p")] == [f"p{number}" for number in range(1, 18)]


def test_the_page_has_exactly_the_words_of_the_text(article: Article, page: Page) -> None:
    """Without marks, numbers and whatever else says that it is not the article's."""
    assert words_of(page.classed("text")[0]).split() == article.markdown.replace("*", "").split()
    titles = [each for each in page.tree.iter("h1") if each.attrib.get("id") == "title"]
    assert [words_of(each) for each in titles] == [article.title]


def test_the_emphasis_of_the_original_stays(page: Page) -> None:
    assert [words_of(each) for each in page.classed("text")[0].iter("em")] == ["Financial Times", "entente"]


def test_all_kinds_of_note_are_there_in_their_numbers(library: Library, article: Article) -> None:
    kinds = [entry.kind.folder for entry in library.entries.values()]
    assert kinds.count("people") >= 11
    assert kinds.count("organisations") >= 21
    assert kinds.count("events") >= 1
    assert kinds.count("terms") >= 31
    assert len(article.notes.claims) >= 56
    assert len([date for date in article.notes.dates if date.selector]) >= 20
    assert [date for date in article.notes.dates if not date.selector]


def test_ids_are_short_words_and_hyphens(library: Library, article: Article) -> None:
    ids = [*library.entries, *library.sources, *(item.id for item in article.notes.items)]
    assert [name for name in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)] == []
    assert len(article.notes.items) == len({item.id for item in article.notes.items})


def test_no_claim_rests_on_itself_by_any_way(article: Article) -> None:
    rests = {claim.id: set(claim.relies_on) for claim in article.notes.claims}
    for claim in article.notes.claims:
        for other in claim.supports:
            rests[other].add(claim.id)
    while free := [name for name, others in rests.items() if not others]:
        rests = {name: others - set(free) for name, others in rests.items() if name not in free}
    assert rests == {}


def test_no_note_is_too_long_for_a_card(library: Library, article: Article) -> None:
    notes = {entry.id: entry.note for entry in library.entries.values()}
    notes |= {date.id: date.note for date in article.notes.dates}
    notes |= {claim.id: claim.note for claim in article.notes.claims if claim.note}
    assert {name: len(note) for name, note in notes.items() if len(note) > 400} == {}


def test_every_source_has_a_title_a_publisher_and_a_date_or_says_that_it_has_none(library: Library) -> None:
    files = [yaml.load(file.read_text("utf-8"), yaml.BaseLoader) for file in (ROOT / "annotations" / "sources").glob("*.yml")]
    undated = {name for sources in files for name, source in sources.items() if source["published"] == "undated"}
    assert {source.id for source in library.sources.values() if source.published is None} == undated
    assert [source.id for source in library.sources.values() if not (source.title.strip() and source.publisher.strip())] == []


def test_every_place_lies_where_its_country_lies(library: Library) -> None:
    outside, seen = [], 0
    for entry in library.entries.values():
        if isinstance(entry.own, Place) and entry.own.location:
            around = entry
            while around.id not in BOXES and isinstance(around.own, Place) and around.own.within:
                around = library.entries[around.own.within]
            if around.id not in BOXES:  # a country that nobody has written down above yet
                continue
            seen += 1
            south, west, north, east = BOXES[around.id]
            latitude, longitude = entry.own.location
            if not (south - MARGIN <= latitude <= north + MARGIN and west - MARGIN <= longitude <= east + MARGIN):
                outside.append(entry.id)
    assert outside == []
    assert seen > 20


def test_lives_and_institutions_begin_before_they_end(library: Library) -> None:
    for entry in library.entries.values():
        for first, last in entry.kind.spans:
            begin, end = getattr(entry.own, first), getattr(entry.own, last)
            if begin and end:
                assert begin.date.earliest <= end.date.latest, entry.id
        if isinstance(entry.own, Person) and entry.own.died:
            assert entry.own.living is not True, entry.id


def test_what_the_article_dates_had_happened_by_then(article: Article) -> None:
    """An announced future says so in `article_says`; everything else was before the day of publication."""
    published: Date = article.published.date
    pinned = [date for date in article.notes.dates if date.selector]
    late = [date for date in pinned if (date.article_says or date.when).date.earliest > published.latest]
    assert [date.id for date in late if not date.article_says] == []
    assert len(pinned) - len(late) >= 20


def _selectors(article: Article) -> list[Selector]:
    notes = article.notes
    dates = [date.selector for date in notes.dates if date.selector]
    claims, questions = ([claim.selector for claim in notes.claims], [question.selector for question in notes.questions])
    corrections, pins = ([each.selector for each in notes.corrections], [pin.selector for pin in (*notes.mentions, *notes.skip)])
    return [*dates, *claims, *questions, *corrections, *pins]


def test_every_quote_is_verbatim(article: Article) -> None:
    texts = {
        "body": " ".join(article.markdown.replace("*", "").split()),
        "title": article.title,
        "byline": f"{', '.join(article.author)} 12 March 2007",
    }
    selectors = _selectors(article)
    assert len(selectors) > 100
    parts = [(each.surface, part) for each in selectors for part in (each.exact, each.last, each.before, each.after) if part]
    assert [part for surface, part in parts if fold(" ".join(part.split())) not in fold(texts[surface])] == []


def test_every_claim_and_every_pinned_date_is_marked_on_the_page(article: Article, page: Page) -> None:
    marked = {note for each in page.classed("mark") for note in each.attrib["data-notes"].split()}
    wanted = {claim.id for claim in article.notes.claims} | {date.id for date in article.notes.dates if date.selector}
    assert sorted(wanted - marked) == []


def test_dates_and_findings_rest_on_sources(article: Article) -> None:
    """The article's own date is printed in its byline; an opinion, or what nobody has found, is nothing that a source could show."""
    found = [claim for claim in article.notes.claims if claim.finding not in (None, "opinion", "unverified")]
    assert [claim.id for claim in found if not claim.sources] == []
    assert len(found) > 20
    assert sum(bool(date.sources) for date in article.notes.dates) >= 20


def test_findings_say_what_was_checked(article: Article) -> None:
    findings = [claim for claim in article.notes.claims if claim.finding not in (None, "opinion")]
    assert sum(bool(claim.finding_about) for claim in findings) > 30


def test_only_judgements_have_the_finding_opinion(library: Library) -> None:
    """The policy page says so: no record settles a judgement, and whatever a record can settle gets a finding about facts."""
    judgements = ("opinion", "prediction")
    claims = [claim for each in library.articles.values() for claim in each.notes.claims if claim.finding]
    assert [claim.id for claim in claims if (claim.kind in judgements) != (claim.finding == "opinion")] == []


def test_accusations_are_never_contradicted_or_corroborated_without_saying_what_was_checked(library: Library) -> None:
    claims = [claim for each in library.articles.values() for claim in each.notes.claims if claim.kind in ("allegation", "denial")]
    assert [claim.id for claim in claims if claim.finding and not claim.finding_about] == []


def test_an_article_of_our_own_says_that_we_wrote_it(library: Library) -> None:
    ours = [each for each in library.articles.values() if "The contributors to Annotated Articles" in each.author]
    assert ours and all("we have an interest" in str(each.rights) for each in ours)


def test_the_chains_of_allegation_denial_and_answer_are_there(article: Article) -> None:
    assert sum(len(_others(claim)) for claim in article.notes.claims) >= 11


def test_there_are_at_least_fifteen_questions_with_answers_over_the_four_skills(article: Article) -> None:
    questions = article.notes.questions
    assert sum(bool(question.starter and question.answer) for question in questions) >= 15
    assert {question.skill for question in questions} == {"sourcing", "context", "corroboration", "close-reading"}


def test_every_capitalised_name_is_a_mark_or_left_out_for_a_reason(page: Page) -> None:
    reasons = {word: reason for reason, words in DELIBERATELY_UNMARKED.items() for word in words.split()}
    unmarked = set(re.findall(r"(?<![\w-])[A-Z][\w’'-]*", _without_marks(page.classed("text")[0]).replace("’", "'")))
    assert sorted(unmarked - reasons.keys()) == []
    assert len(reasons.keys() & unmarked) > 40, "most of these are marks by now"


def _without_marks(element: Element) -> str:
    """The words that are neither a name's nor a date's."""
    classes = set(element.attrib.get("class", "").split())
    if classes & {"claims", "stub"} or classes & {f"mark--{kind}" for kind in ("person", "place", "organisation", "event", "term", "date")}:
        return "·"
    return (element.text or "") + "".join(_without_marks(child) + (child.tail or "") for child in element)
