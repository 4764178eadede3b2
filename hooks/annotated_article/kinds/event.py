"""Events: conferences, elections, battles, treaties and anything else with a name and a date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annotated_article.kind import ENDING, NAMES, TEXTS, EntryKind, Field, InData, Own, Thing
from annotated_article.model.typed import Dated, Text
from annotated_article.words import Words


@dataclass(frozen=True, slots=True)
class Event(Own):
    """The attributes that only events have."""

    when: Dated | None = None
    where: Text | None = None
    participants: tuple[Text, ...] = ()

    def facts(self, words: Words) -> Iterator[str | None]:
        """When it happened."""
        yield words.date(self.when.date) if self.when else None

    def thing(self, data: InData) -> Thing:
        """A schema.org `Event`. Participants are attendees, because the notes don't say who organised it."""
        attendees = [data.entry(name) for name in self.participants]
        dates = data.dates(self.when.date) if self.when else {}
        return {**dates, "location": data.entry(self.where), "attendee": [each for each in attendees if each]}


KIND = EntryKind(
    name="event",
    folder="events",
    order=40,
    schema_type="Event",
    own=Event,
    fields=(
        *NAMES,
        Field("when", "date", "When it happened: a day, or a range of days.", "2007-03-10", needed=True),
        Field("where", "entry", "The id of the place where it happened.", "baghdad", to=("places",)),
        Field(
            "participants",
            "entries",
            "The ids of the people and organisations that took part.",
            "[united-nations]",
            to=("people", "organisations"),
        ),
        *TEXTS,
        *ENDING,
    ),
    gist="when",
    links=("where",),
    lists=("participants",),
    columns=("when", "where", "participants"),
    hints=("# When it happened, such as 2007-03-10 or 2007-03-10/2007-03-12:", "when:", "# where: the-id-of-a-place", "# participants: []"),
)
