"""Tables, places, dates and the feed: each read back by a reader that is not ours."""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from annotated_article.exports.places_geojson import places_geojson
from annotated_article.exports.published_site import PublishedSite
from annotated_article.exports.tables import tables
from annotated_article.kinds import ENTRY_KINDS
from annotated_article.kinds.person import Person
from annotated_article.kinds.place import Place
from annotated_article.model.articles import Library
from annotated_article.model.notes import Entry, Location
from annotated_article.model.typed import Span
from support.small_article import text

SITE = "https://annotated-articles.example/"
ATOM = "{http://www.w3.org/2005/Atom}"


def rows(file: Path) -> list[dict[str, str]]:
    """The table as a spreadsheet reads it."""
    return list(csv.DictReader(StringIO(file.read_bytes().decode("utf-8-sig"), newline="")))


def test_each_table_has_a_row_for_each_thing(site_dir: Path) -> None:
    for folder in ENTRY_KINDS:
        assert {row["id"] for row in rows(site_dir / f"{folder}.csv")} == {
            page.parent.name for page in (site_dir / folder).glob("*/index.html") if 'http-equiv="refresh"' not in page.read_text("utf-8")
        }
    claims = {row["id"]: row for row in rows(site_dir / "claims.csv")}
    assert claims["no-diplomat-detained"]["said_by"] == "zalmay-khalilzad"
    assert all(row["quote"] and row["passage"] for row in claims.values())


@pytest.mark.parametrize(
    "name", ["=1+1", "+1", "-1+1", "@SUM(A1)", "'quoted'", "\t=1", 'Pell, "Ada"', "Straße, Ωμέγα, 山", "two\nlines", "-3.5"]
)
def test_a_table_gives_every_text_back_and_no_spreadsheet_takes_it_for_a_formula(name: str) -> None:
    entry = Entry("x", ENTRY_KINDS["people"], Person(), Span("x"), text(name), text("About it."))
    made = tables(PublishedSite(Library({"x": entry}), [], SITE, "Site"))["people.csv"]()
    [row] = csv.DictReader(StringIO(made.removeprefix("\ufeff"), newline=""))
    assert not row["name"].startswith(("=", "+", "@", "\t")) and (name == "-3.5" or not row["name"].startswith("-"))
    assert row["name"].removeprefix("'") == name if row["name"] != name else not name.startswith("'")


def test_places_are_geojson_with_longitude_first(site_dir: Path) -> None:
    collection: dict[str, Any] = json.loads((site_dir / "places.geojson").read_text("utf-8"))
    assert collection["type"] == "FeatureCollection"
    assert len(collection["features"]) > 20
    for feature in collection["features"]:
        assert feature["type"] == "Feature"
        assert feature["@id"].startswith(SITE)
        assert feature["geometry"]["type"] == "Point"
        longitude, latitude = feature["geometry"]["coordinates"]
        assert -180 <= longitude <= 180 and -90 <= latitude <= 90
    [baghdad] = [each for each in collection["features"] if each["properties"]["title"] == "Baghdad"]
    longitude, latitude = baghdad["geometry"]["coordinates"]
    assert longitude > latitude + 5


def test_a_location_is_turned_round_for_geojson() -> None:
    entry = Entry("x", ENTRY_KINDS["places"], Place(location=Location(10.0, 120.0)), Span("x"), text("X"), text("About it."))
    made = json.loads(places_geojson(PublishedSite(Library({"x": entry}), [], SITE, "Site")))
    assert made["features"][0]["geometry"]["coordinates"] == [120.0, 10.0]


def test_the_timeline_has_every_date_in_order(site_dir: Path) -> None:
    events = json.loads((site_dir / "timeline.json").read_text("utf-8"))["events"]
    assert len(events) > 30
    firsts = [event["first"] or "" for event in events]
    assert firsts == sorted(firsts)
    assert all(event["title"] and event["when"] for event in events)


def test_the_feed_is_atom_with_what_every_entry_needs(site_dir: Path) -> None:
    feed = ElementTree.fromstring((site_dir / "feed.xml").read_bytes())
    assert feed.tag == f"{ATOM}feed"
    for needed in ("id", "title", "updated"):
        assert feed.findtext(f"{ATOM}{needed}")
    entries = feed.findall(f"{ATOM}entry")
    for entry in entries:
        assert all(entry.findtext(f"{ATOM}{needed}") for needed in ("id", "title", "updated", "summary"))
    updated = {entry.findtext(f"{ATOM}id"): entry.findtext(f"{ATOM}updated") for entry in entries}
    assert updated[f"{SITE}articles/2007-03-12-baghdad-conference/"] == "2007-03-12T00:00:00Z"
