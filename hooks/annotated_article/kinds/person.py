"""People."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annotated_article.kind import ENDING, NAMES, TEXTS, EntryKind, Field, InData, Own, Thing
from annotated_article.model.typed import Dated, Text, date_of
from annotated_article.words import Words


@dataclass(frozen=True, slots=True)
class Person(Own):
    """The attributes that only people have."""

    titles: tuple[Text, ...] = ()
    role: Text | None = None
    born: Dated | None = None
    died: Dated | None = None
    living: bool | None = None

    def facts(self, words: Words) -> Iterator[str | None]:
        """The role, and the dates of birth and death."""
        yield self.role
        yield self._life(words)

    def _life(self, words: Words) -> str:
        if self.born and self.died:
            return f"{words.date(self.born.date)} – {words.date(self.died.date)}"
        if self.born:
            return words.say["born"].format(words.date(self.born.date))
        return words.say["died"].format(words.date(self.died.date)) if self.died else ""

    def thing(self, data: InData) -> Thing:
        """A schema.org `Person`."""
        return {"jobTitle": self.role, "birthDate": data.date(date_of(self.born)), "deathDate": data.date(date_of(self.died))}


KIND = EntryKind(
    name="person",
    folder="people",
    order=10,
    schema_type="Person",
    tei="persName",
    own=Person,
    fields=(
        *NAMES,
        Field("titles", "texts", "Offices that the article puts before the name; the link covers them too.", "[President, US President]"),
        Field("role", "text", "Office or occupation at the time.", "Deputy foreign minister of Iran (in March 2007)"),
        Field("born", "date", "Date of birth.", "1962"),
        Field("died", "date", "Date of death.", "2025-11-03"),
        Field("living", "yes-no", "Whether the person is alive.", "yes"),
        *TEXTS,
        *ENDING,
    ),
    gist="role",
    columns=("role", "born", "died", "living"),
    spans=(("born", "died"),),
    hints=("# role: Office or occupation at the time", "# living: yes"),
    called=("persons",),
    has_surname=True,
)
