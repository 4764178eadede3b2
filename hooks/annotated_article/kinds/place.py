"""Places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annotated_article.kind import ENDING, NAMES, TEXTS, EntryKind, Field, InData, Own, Thing
from annotated_article.model.notes import Location
from annotated_article.model.typed import Text
from annotated_article.words import Words


@dataclass(frozen=True, slots=True)
class Place(Own):
    """The attributes that only places have."""

    type: Text | None = None
    location: Location | None = None
    within: Text | None = None

    @property
    def latitude(self) -> float | None:
        """Degrees north, if the place has a location."""
        return self.location and self.location.latitude

    @property
    def longitude(self) -> float | None:
        """Degrees east, if the place has a location."""
        return self.location and self.location.longitude

    def facts(self, words: Words) -> Iterator[str | None]:
        """What kind of place it is: a city, a country, a building."""
        yield self.type

    def thing(self, data: InData) -> Thing:
        """A schema.org `Place`."""
        at = {"@type": "GeoCoordinates", "latitude": self.latitude, "longitude": self.longitude}
        return {"geo": at if self.location else None, "containedInPlace": data.entry(self.within)}


KIND = EntryKind(
    name="place",
    folder="places",
    order=20,
    schema_type="Place",
    tei="placeName",
    own=Place,
    fields=(
        *NAMES,
        Field("kind", "text", "What kind of place: city, country, region, water, building …", "city", attribute="type"),
        Field("location", "location", "Latitude, then longitude, in degrees.", "33.34, 44.40"),
        Field("within", "entry", "The id of the larger place that it is in.", "iraq", to=("places",)),
        *TEXTS,
        *ENDING,
    ),
    gist="type",
    links=("within",),
    columns=("type", "latitude", "longitude", "within"),
    hints=("# kind: city",),
    called=("locations",),
)
