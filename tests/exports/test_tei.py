"""TEI goes out as valid XML with the whole text, comes in again the same, and hostile XML is refused."""

import os
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from lxml import etree

from annotated_article.commands.import_annotations import Exported, Imported, import_annotations
from annotated_article.commands.import_tei import read_tei
from annotated_article.exports.cited import cite_article
from annotated_article.exports.published_site import PublishedSite
from annotated_article.exports.tei import TEI_NAMESPACE, tei
from annotated_article.kinds import ENTRY_KINDS
from annotated_article.kinds.person import Person
from annotated_article.model.articles import Library
from annotated_article.model.notes import Entry
from annotated_article.model.typed import Span
from annotated_article.site import Site, check_site
from support.run_command import run
from support.small_article import anchored_case, entries_of, text

ROOT = Path(__file__).parents[2]
ARTICLE = "2007-03-12-baghdad-conference"
SITE = "https://annotated-articles.example/"
T = f"{{{TEI_NAMESPACE}}}"
SCHEMA = os.environ.get("TEI_SCHEMA", "")
"""TEI's own `tei_all.rng`; tests/README.md says how to get it. Without it no test of it is collected."""
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
ADA = Entry(
    id="ada-pell",
    kind=ENTRY_KINDS["people"],
    own=Person(),
    at=Span(""),
    name=text("Ada Pell"),
    note=text("An engineer."),
    wikidata=text("Q1"),
)


@pytest.fixture(scope="module")
def site() -> Site:
    return check_site(ROOT)


@pytest.fixture(scope="module")
def written(site: Site) -> str:
    anchored = site.articles[ARTICLE]
    return tei(PublishedSite(site.library, [anchored], SITE, "Site"), anchored, cite_article(anchored.article, SITE))


def test_the_export_has_every_word_and_every_reference_leads_somewhere(site: Site, written: str) -> None:
    root = ElementTree.fromstring(written)
    assert [child.tag for child in root] == [f"{T}teiHeader", f"{T}standOff", f"{T}text"]
    body = root.find(f".//{T}body")
    assert body is not None
    assert " ".join(" ".join(body.itertext()).split()).replace(" ", "") == site.articles[ARTICLE].texts["body"].text.replace(" ", "")
    ids = [each.attrib[XML_ID] for each in root.iter() if XML_ID in each.attrib]
    assert len(ids) == len(set(ids)) > 50
    references = [each.attrib[name] for each in body.iter() for name in ("ref", "corresp") if name in each.attrib]
    assert len(references) > 100
    assert {each.removeprefix("#") for each in references} <= set(ids)
    assert next(root.iter(f"{T}persName")).text == "Peter Symonds"


def test_what_goes_out_comes_in_again(site: Site, written: str) -> None:
    found = read_tei(written.encode(), site.library.entries.values())
    assert isinstance(found, Exported)
    made = import_annotations(found.annotations, site.articles[ARTICLE], {})
    assert made.refused == []
    assert made.left_out == []
    assert "  - is: iran\n" in made.yaml
    assert "when: 2007-03-10\n" in made.yaml


CASES: dict[str, dict[str, Any]] = {
    "no words and no author": {"text": ""},
    "blocks": {
        "text": "## Ada Pell\n\n> Ada Pell\n\n- Ada Pell\n\n| Ada Pell |\n|---|\n| x |",
        "people": {"ada-pell": {"name": "Ada Pell"}},
    },
    "every kind of entry": {
        "text": "Ada Pell of Amble, the Union, the War and a Wind Load.",
        "people": {"ada-pell": {"name": "Ada Pell", "aliases": ["Pell"], "born": "-0043", "died": "1911~", "wikidata": "Q1"}},
        "places": {"amble": {"name": "Amble", "location": "55.33, -1.58"}},
        "organisations": {"union": {"name": "Union", "wikidata": "Q2"}},
        "events": {"war": {"name": "War", "when": "1911/1912-03"}},
        "terms": {"wind-load": {"name": "Wind Load"}},
        "author": ["Ada Pell", "World Health Organization", "Sukarno", "<b>&\x01"],
    },
    "dates that TEI can't say": {
        "text": "Monday, Tuesday, Friday, Sunday.",
        "notes": {
            "dates": [
                {"id": name.lower(), "quote": name, "when": when}
                for name, when in {"Monday": "2007-21", "Tuesday": "199X", "Friday": "2007/..", "Sunday": "1990/1999-02"}.items()
            ]
        },
    },
}


def written_for(case: dict[str, Any]) -> str:
    """The TEI file of a small article."""
    anchored, problems = anchored_case(case)
    assert not problems
    library = Library(entries=entries_of(case))
    return tei(PublishedSite(library, [anchored], SITE, "Site"), anchored, cite_article(anchored.article, SITE))


CHILDREN = {
    "TEI": "teiHeader standOff text",
    "teiHeader": "fileDesc profileDesc",
    "fileDesc": "titleStmt publicationStmt sourceDesc",
    "titleStmt": "title author",
    "publicationStmt": "publisher idno availability",
    "availability": "p",
    "sourceDesc": "bibl",
    "bibl": "author title publisher date",
    "author": "persName orgName name",
    "profileDesc": "langUsage",
    "langUsage": "language",
    "standOff": "listPerson listPlace listOrg list listEvent",
    "listPerson": "person",
    "person": "persName birth death idno note",
    "listPlace": "place",
    "place": "placeName location idno note",
    "location": "geo",
    "listOrg": "org",
    "org": "orgName idno note",
    "list": "label item",
    "listEvent": "event",
    "event": "label desc",
    "text": "body",
    "body": "p ab",
    "p": "persName placeName orgName term rs date",
    "ab": "persName placeName orgName term rs date",
    "label": "term",
}
"""What the schema has allowed inside each element that we write; it checks the rest, the order and the attributes where it is at hand."""


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_elements_are_only_where_the_schema_has_allowed_them(case: dict[str, Any]) -> None:
    for parent in ElementTree.fromstring(written_for(case)).iter():
        tag = parent.tag.removeprefix(T)
        assert {child.tag.removeprefix(T) for child in parent} <= set(CHILDREN.get(tag, "").split()), tag


if SCHEMA:

    @pytest.fixture(scope="module")
    def schema() -> etree.RelaxNG:
        return etree.RelaxNG(etree.parse(SCHEMA))

    def test_the_example_is_valid_tei(schema: etree.RelaxNG, written: str) -> None:
        schema.assertValid(etree.fromstring(written.encode()))

    @pytest.mark.parametrize("case", CASES.values(), ids=CASES)
    def test_every_kind_of_article_is_valid_tei(schema: etree.RelaxNG, case: dict[str, Any]) -> None:
        schema.assertValid(etree.fromstring(written_for(case).encode()))

    @pytest.mark.parametrize(("right", "wrong"), [("<desc>", "<p>"), ('when="', 'when="x'), ("listPerson", "listPeople")])
    def test_the_schema_rejects_what_is_wrong(schema: etree.RelaxNG, right: str, wrong: str) -> None:
        valid = written_for(CASES["every kind of entry"])
        closing = valid.replace(f"</{right[1:]}", f"</{wrong[1:]}") if right[0] == "<" else valid
        assert not schema.validate(etree.fromstring(closing.replace(right, wrong).encode()))


def imported(body: str, lists: str = "") -> Imported:
    """What a small TEI document gives for a small article."""
    document = f'<TEI xmlns="{TEI_NAMESPACE}"><standOff>{lists}</standOff><text><body><p>{body}</p></body></text></TEI>'
    found = read_tei(document.encode(), [ADA])
    assert isinstance(found, Exported), found
    anchored, _ = anchored_case({"text": "She opened the bridge. She left on Friday."})
    return import_annotations(found.annotations, anchored, {})


@pytest.mark.parametrize(
    ("mark", "lists"),
    [
        ('ref="#p1"', '<listPerson><person xml:id="p1"><persName>Ada\n Pell</persName></person></listPerson>'),
        ('ref="#p1"', '<listPerson><person xml:id="p1"><persName>A. Pell</persName><idno type="wikidata">Q1</idno></person></listPerson>'),
        ('ref="https://site.example/people/ada-pell/"', ""),
        ('ref="http://www.wikidata.org/entity/Q1"', ""),
        ('key="ada-pell"', ""),
    ],
)
def test_a_name_leads_to_its_entry_by_list_address_or_register(mark: str, lists: str) -> None:
    made = imported(f"<persName {mark}>She</persName> opened the bridge. She left on Friday.", lists)
    assert made.refused == made.left_out == []
    assert made.yaml == "mentions:\n  - is: ada-pell\n    quote: She\n    after: opened\n"


def test_what_no_entry_or_event_explains_is_reported() -> None:
    made = imported('She opened the bridge. <persName>She</persName> left on <date when="2001-02-02">Friday</date>.')
    assert made.yaml == ""
    assert made.left_out == [
        "persName “She”: comment “person without an entry: She”",
        "date “Friday”: comment “date 2001-02-02, without a title and a note”",
    ]


def test_words_that_are_not_in_the_article_are_refused() -> None:
    assert "is not in the article" in imported('<persName key="ada-pell">Ada</persName> left.').refused[0]


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><TEI><text><body><p>&b;</p></body></text></TEI>'


@pytest.mark.parametrize(
    ("document", "says"),
    [
        (BOMB, "document type declaration"),
        ('<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>', "document type declaration"),
        ('<!DOCTYPE x SYSTEM "http://example.org/x.dtd"><x/>', "document type declaration"),
        ("<x>" * 1000, "nested more than 200 deep"),
        ("<x>&nbsp;</x>", "not well-formed"),
        ("<x>", "not well-formed"),
        ("<x><x/>", "not well-formed"),
        ('<?xml version="1.0" encoding="nonsense"?><x/>', "not well-formed"),
        ("<x/>", "marks no names or dates"),
    ],
)
def test_hostile_and_broken_xml_is_refused_with_a_sentence(document: str, says: str) -> None:
    found = read_tei(document.encode(), [])
    assert isinstance(found, str)
    assert says in found


def test_the_import_command_takes_the_file_that_the_site_has(tmp_path: Path, written: str) -> None:
    (tmp_path / "tei.xml").write_text(written, "utf-8")
    status, out = run(ROOT, "import", str(tmp_path / "tei.xml"), ARTICLE)
    assert status == 0, out
    assert "mentions:\n" in out
