"""What heads say to programs: schema.org's words only, escaped, and links to data that are there."""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

from annotated_article.exports.schema_org import script_element
from support.validators import VALIDATORS, wrong_for_schema_org

WORDS = {
    "Claim": "text author appearance name url",
    "DefinedTerm": "name alternateName description sameAs inDefinedTermSet url",
    "Event": "name alternateName description sameAs url startDate endDate location attendee",
    "GeoCoordinates": "latitude longitude",
    "NewsArticle": "headline author datePublished publisher inLanguage mentions url",
    "Organization": "name alternateName description sameAs legalName foundingDate dissolutionDate url",
    "Person": "name alternateName description sameAs jobTitle birthDate deathDate url",
    "Place": "name alternateName description sameAs geo containedInPlace url",
}
"""The types that we use, and of the properties that schema.org has for each those that we use: its words, under CC BY-SA 3.0.

`make validate` holds every block of the built site against the whole vocabulary.
"""
HEAD = ("description", "og:title", "og:description", "og:url", "og:type")
_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def things(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in the data, at any depth."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from things(each)


def unknown(thing: dict[str, Any]) -> list[str]:
    """The type, or the properties, that schema.org does not have."""
    known = WORDS.get(thing.get("@type", ""))
    if known is None:
        return [str(thing.get("@type"))]
    return [name for name in thing if not name.startswith("@") and name not in known.split()]


def test_no_page_has_a_type_or_property_that_schema_org_does_not_have(site_dir: Path) -> None:
    seen: set[str] = set()
    for file in site_dir.rglob("*.html"):
        for text in _DATA.findall(file.read_text("utf-8")):
            for thing in things(json.loads(text)):
                assert unknown(thing) == [], file
                seen.add(thing["@type"])
    assert seen == set(WORDS)
    assert unknown({"@type": "ClaimReview"}) == ["ClaimReview"]
    assert unknown({"@type": "Place", "jobTitle": ""}) == ["jobTitle"]


def test_no_text_ends_the_data() -> None:
    thing = {"@type": "Person", "name": "</script><script>alert(1)</script>\u2028<!--"}
    element = script_element(thing)
    assert element.count("<") == 2
    assert json.loads(_DATA.fullmatch(element)[1])["name"] == thing["name"]  # type: ignore[index]


def test_each_page_links_to_data_that_are_there(site_dir: Path) -> None:
    found = set()
    for file in site_dir.rglob("index.html"):
        html = file.read_text("utf-8")
        assert 'rel="alternate"' not in html, "Material's script would ask for a site map beside it"
        for address in re.findall(r'<link rel="alternate (?:describedby|feed)" type="[^"]*" href="([^"]*)"', html):
            assert (file.parent / unescape(address)).is_file(), (file, address)
            found.add((file.parent / address).resolve().name)
    assert {"feed.xml", "people.csv", "claims.csv", "places.geojson", "timeline.json", "sources.csv", "annotations.json"} <= found


def test_every_page_describes_itself_to_search_engines_and_to_those_who_pass_it_on(site_dir: Path) -> None:
    site = "https://annotated-articles.example/"
    said = {}
    for file in site_dir.rglob("index.html"):
        html = file.read_text("utf-8")
        if 'http-equiv="refresh"' in html or file.is_relative_to(site_dir / "embed"):
            continue
        address = f"{site}{file.relative_to(site_dir).as_posix().removesuffix('index.html')}"
        said[address] = [[*map(unescape, re.findall(f'<meta (?:name|property)="{name}" content="([^"]+)">', html))] for name in HEAD]
        description, title, graph, url, kind = said[address]
        assert graph == description and len(title) == len(kind) == 1, address
        assert url == re.findall(r'<link rel="canonical" href="([^"]+)">', html) == [address]
    assert len(said) > 200
    assert [address for address, each in said.items() if not all(each)] == []
    mapped = re.findall(r"<loc>(.*?)</loc>", (site_dir / "sitemap.xml").read_text("utf-8"))
    assert sorted(mapped) == sorted(said)
    assert (site_dir / "robots.txt").read_text("utf-8") == f"User-agent: *\nDisallow:\n\nSitemap: {site}sitemap.xml\n"


if VALIDATORS:

    def test_adobes_validator_finds_nothing_unknown_in_any_page(site_dir: Path) -> None:
        found = [(str(file), text) for file in sorted(site_dir.rglob("*.html")) for text in _DATA.findall(file.read_text("utf-8"))]
        assert len(found) > 100
        wrong = wrong_for_schema_org(json.loads(text) for _, text in found)
        assert [(file, each) for (file, _), each in zip(found, wrong, strict=True) if each] == []

    def test_adobes_validator_finds_an_unknown_type_and_property_at_any_depth() -> None:
        inner = {"@type": "NewsArticle", "mentions": [{"@type": "Person", "name": "Ada", "founded": "1900"}, {"@type": "Persona"}]}
        assert wrong_for_schema_org([{"@type": "Persona"}, {"@type": "Place", "jobTitle": "Mayor"}, inner]) == [
            ['ERROR: Type "Persona" is not a valid schema.org type'],
            ['WARNING: Property "jobTitle" for type "Place" is not supported by the schema.org specification'],
            [
                'WARNING: Property "founded" for type "Person" is not supported by the schema.org specification',
                'ERROR: Type "Persona" is not a valid schema.org type',
            ],
        ]
