"""Organisations: governments, parties, armies, newspapers, companies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annotated_article.kind import ENDING, NAMES, TEXTS, EntryKind, Field, InData, Own, Thing
from annotated_article.model.typed import Dated, Text, date_of
from annotated_article.words import Words


@dataclass(frozen=True, slots=True)
class Organisation(Own):
    """The attributes that only organisations have."""

    full_name: Text | None = None
    founded: Dated | None = None
    dissolved: Dated | None = None
    place: Text | None = None

    def facts(self, words: Words) -> Iterator[str | None]:
        """The full name, and when it was founded and dissolved."""
        yield self.full_name
        for name, dated in (("founded", self.founded), ("dissolved", self.dissolved)):
            yield words.say[name].format(words.date(dated.date)) if dated else None

    def thing(self, data: InData) -> Thing:
        """A schema.org `Organization`."""
        founded, dissolved = data.date(date_of(self.founded)), data.date(date_of(self.dissolved))
        return {"legalName": self.full_name, "foundingDate": founded, "dissolutionDate": dissolved}


KIND = EntryKind(
    name="organisation",
    folder="organisations",
    order=30,
    schema_type="Organization",
    tei="orgName",
    own=Organisation,
    fields=(
        *NAMES,
        Field("full_name", "text", "The official name.", "Organisation of the Islamic Conference"),
        Field("founded", "date", "When it was founded.", "1945-03-22"),
        Field("dissolved", "date", "When it was dissolved.", "2009-01-20"),
        Field("place", "entry", "The id of the place where it is based.", "new-york", to=("places",)),
        *TEXTS,
        *ENDING,
    ),
    gist="full_name",
    links=("place",),
    columns=("full_name", "founded", "dissolved", "place"),
    spans=(("founded", "dissolved"),),
    called=("organizations", "orgs"),
)
