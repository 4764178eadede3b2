"""Places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annotated_article.kind import ENDING, NAMES, TEXTS, EntryKind, Field, InData, Own, Thing
from annotated_article.model import Location, Text
from annotated_article.words import Words


@dataclass(frozen=True, slots=True)
class Place(Own):
    """What only places have."""

    type: Text | None = None
    location: Location | None = None
    within: Text | None = None

    @property
    def latitude(self) -> float | None:
        """Degrees north, where a location is given."""
        return self.location and self.location.latitude

    @property
    def longitude(self) -> float | None:
        """Degrees east, where a location is given."""
        return self.location and self.location.longitude

    def facts(self, words: Words) -> Iterator[str | None]:
        """Whether it is a city, a country, a building."""
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
    own=Place,
    fields=(
        *NAMES,
        Field("kind", "text", "city, country, region, water, building …", "city", attribute="type"),
        Field("location", "location", "Latitude, then longitude, in degrees.", "33.34, 44.40"),
        Field("within", "entry", "The place in which it lies.", "iraq", to=("places",)),
        *TEXTS,
        *ENDING,
    ),
    gist="type",
    links=("within",),
    columns=("type", "latitude", "longitude", "within"),
    hints=("# kind: city",),
    called=("locations",),
)
