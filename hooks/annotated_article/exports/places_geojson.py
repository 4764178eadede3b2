"""The places that have a location, as GeoJSON (RFC 7946) in the Linked Places format 1.3: longitude before latitude."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from annotated_article.exports.published_site import LICENCE, PublishedSite
from annotated_article.model import Entry

_CONTEXT = "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"
_GAZETTEERS = (
    ("wikidata", "http://www.wikidata.org/entity/"),
    ("geonames", "https://sws.geonames.org/"),
    ("viaf", "https://viaf.org/viaf/"),
)


def places_geojson(site: PublishedSite) -> str:
    """The file's text. A place without a location is in places.csv alone."""
    places = [entry for entry in site.library.entries.values() if entry.kind.folder == "places" and entry.location]
    features = [_feature(site, entry) for entry in sorted(places, key=lambda entry: entry.id)]
    collection = {"type": "FeatureCollection", "@context": _CONTEXT, "license": LICENCE, "features": features}
    return json.dumps(collection, ensure_ascii=False, indent=1) + "\n"


def _feature(site: PublishedSite, entry: Entry) -> dict[str, Any]:
    assert entry.location
    feature: dict[str, Any] = {
        "@id": site.of_entry(entry),
        "type": "Feature",
        "properties": {"title": entry.name, "type": entry.type or "", "within": entry.within or ""},
        "names": [{"toponym": name} for name in (entry.name, *entry.aliases)],
        "descriptions": [{"@id": site.of_entry(entry), "value": " ".join(entry.note.split())}],
        "geometry": {"type": "Point", "coordinates": [entry.location.longitude, entry.location.latitude]},
    }
    within = site.library.entries.get(entry.within or "")
    if within:
        feature["relations"] = [{"relationType": "gvp:broaderPartitive", "relationTo": site.of_entry(within), "label": within.name}]
    if links := list(_links(entry)):
        feature["links"] = links
    return feature


def _links(entry: Entry) -> Iterator[dict[str, str]]:
    for field, start in _GAZETTEERS:
        if identifier := getattr(entry, field):
            yield {"type": "exactMatch", "identifier": f"{start}{identifier}"}
