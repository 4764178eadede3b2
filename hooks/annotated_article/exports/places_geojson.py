"""The places that have a location, as GeoJSON (RFC 7946) in the Linked Places format 1.3: longitude before latitude."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from annotated_article.exports.published_site import LICENCE, PublishedSite
from annotated_article.kind import IDENTIFIERS
from annotated_article.kinds.place import Place
from annotated_article.model.notes import Entry, Location

_CONTEXT = "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"


def places_geojson(site: PublishedSite) -> str:
    """The file's text. A place without a location is in places.csv alone."""
    entries = sorted(site.library.entries.values(), key=lambda entry: entry.id)
    features = [
        _feature(site, entry, entry.own, entry.own.location) for entry in entries if isinstance(entry.own, Place) and entry.own.location
    ]
    collection = {"type": "FeatureCollection", "@context": _CONTEXT, "license": LICENCE, "features": features}
    return json.dumps(collection, ensure_ascii=False, indent=1) + "\n"


def _feature(site: PublishedSite, entry: Entry, place: Place, location: Location) -> dict[str, Any]:
    feature: dict[str, Any] = {
        "@id": site.of_entry(entry),
        "type": "Feature",
        "properties": {"title": entry.name, "type": place.type or "", "within": place.within or ""},
        "names": [{"toponym": name} for name in (entry.name, *entry.aliases)],
        "descriptions": [{"@id": site.of_entry(entry), "value": " ".join(entry.note.split())}],
        "geometry": {"type": "Point", "coordinates": [location.longitude, location.latitude]},
    }
    within = site.library.entries.get(place.within or "")
    if within:
        feature["relations"] = [{"relationType": "gvp:broaderPartitive", "relationTo": site.of_entry(within), "label": within.name}]
    if links := list(_links(entry)):
        feature["links"] = links
    return feature


def _links(entry: Entry) -> Iterator[dict[str, str]]:
    for identifier in IDENTIFIERS:
        if given := getattr(entry, identifier.field.name):
            yield {"type": "exactMatch", "identifier": identifier.thing.format(given)}
