"""Events: conferences, elections, battles, treaties, and whatever else happened at some time and has a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annotated_article.kind import ENDING, NAMES, TEXTS, EntryKind, Field, InData, Own, Thing
from annotated_article.model import Dated, Text
from annotated_article.words import Words


@dataclass(frozen=True, slots=True)
class Event(Own):
    """What only events have."""

    when: Dated | None = None
    where: Text | None = None
    participants: tuple[Text, ...] = ()

    def facts(self, words: Words) -> Iterator[str | None]:
        """When it was."""
        yield words.date(self.when.when) if self.when else None

    def thing(self, data: InData) -> Thing:
        """A schema.org `Event`. Whoever took part is an attendee: nobody says here who organised it."""
        attendees = [data.entry(name) for name in self.participants]
        dates = data.dates(self.when.when) if self.when else {}
        return {**dates, "location": data.entry(self.where), "attendee": [each for each in attendees if each]}


KIND = EntryKind(
    name="event",
    folder="events",
    order=40,
    schema_type="Event",
    own=Event,
    fields=(
        *NAMES,
        Field("when", "date", "When it was: a day, or from when to when.", "2007-03-10", needed=True),
        Field("where", "entry", "The place where it was.", "baghdad", to=("places",)),
        Field(
            "participants", "entries", "The people and organisations that took part.", "[united-nations]", to=("people", "organisations")
        ),
        *TEXTS,
        *ENDING,
    ),
    gist="when",
    links=("where",),
    lists=("participants",),
    columns=("when", "where", "participants"),
    hints=("# When it was, such as 2007-03-10 or 2007-03-10/2007-03-12:", "when:", "# where: the-id-of-a-place", "# participants: []"),
)
