"""What a kind of note is, and the fields that several kinds share. The kinds themselves are in kinds/, a file for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from annotated_article.dates.edtf import Date
from annotated_article.words import Words

Shape = Literal[
    "text", "prose", "markdown", "texts", "date", "published", "yes-no", "location", "id", "ids", "address",
    "entry", "entries", "sources", "claims", "word", "register", "relations", "quote", "records",
]  # fmt: skip
"""text: one line · prose: a note's sentences · texts: a list · ids: a list of old ids · word: one of `words` · register: an id
elsewhere, of the field's `form` · entry, entries, sources, claims: ids that must exist · quote: words copied from the article ·
records: records of the kind `of`."""
Thing = dict[str, Any]
"""Something in schema.org's words."""


class Field(NamedTuple):
    """One field.

    `attribute` is its name in the model where that differs, `form` the regular expression of an id elsewhere, `to` the folders of the
    entries that it may name, where not all may be named.
    """

    name: str
    shape: Shape
    meaning: str
    example: str
    needed: bool = False
    words: tuple[str, ...] = ()
    of: str = ""
    attribute: str = ""
    form: str = ""
    to: tuple[str, ...] = ()


class Identifier(NamedTuple):
    """An id in a register elsewhere: its field, the register's name, the addresses of its page and of the thing itself in linked data."""

    field: Field
    label: str
    page: str
    thing: str


class InData(NamedTuple):
    """How schema.org data write things.

    `date` is None for a date in doubt and for an interval, `dates` are `startDate` and `endDate` of what happened, `entry` is None for
    an unknown id, `address` is the site's.
    """

    date: Callable[[Date | None], str | None]
    dates: Callable[[Date], Thing]
    entry: Callable[[str | None], Thing | None]
    address: str


@dataclass(frozen=True, slots=True)
class Own:
    """What only entries of one kind have. Each kind has a subclass with its attributes."""

    def facts(self, words: Words) -> Iterable[str | None]:
        """The line of facts on a card, in parts."""
        return ()

    def thing(self, data: InData) -> Thing:
        """Its properties in schema.org's words."""
        return {}


@dataclass(frozen=True, eq=False, repr=False)
class Kind:
    """A kind of note.

    `name` is its word in HTML classes and in the messages, `folder` its folder under annotations/ or its section of an article's file,
    and its word in addresses. Kinds are listed by `order`. `marks`: notes of this kind mark their words; `has_id`: they have ids.
    """

    name: str
    folder: str
    order: int
    fields: tuple[Field, ...]
    schema_type: str = ""
    marks: bool = True
    has_id: bool = True

    def __repr__(self) -> str:
        """The name alone: what else a kind is, no note says."""
        return f"Kind({self.name!r})"


@dataclass(frozen=True, eq=False, repr=False)
class EntryKind(Kind):
    """A kind of entry, with pages of its own.

    `own` holds the attributes that only this kind has. These are names of such attributes: `gist` is what lists show beside the name,
    `links` are the entries with which the line of facts ends, `lists` the lists of entries on its page, `columns` those in CSV files,
    `spans` pairs of dates of which the second is not before the first. `hints` are lines of a new file, `called` what people call the
    folder. `has_surname`: the last word of a name is a name too; `has_plural`: English articles may have the name in the plural.
    """

    own: type[Own] = Own
    gist: str = ""
    links: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    spans: tuple[tuple[str, str], ...] = ()
    hints: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    has_surname: bool = False
    has_plural: bool = False


STATUS = Field("status", "word", "Whether somebody has reviewed the note.", "draft", words=("draft", "reviewed", "disputed"))
SOURCES = Field("sources", "sources", "What the note rests on.", "[wapo-2007-03-11]")
ID = Field("id", "id", "The item's own name, once in the article: lower case, hyphens.", "american-legion-speech", needed=True)
IDENTIFIERS = (
    Identifier(
        Field("wikidata", "register", "The Wikidata id, as seen in a source: Q and digits.", "Q47216", form="Q[1-9][0-9]*"),
        "Wikidata",
        "https://www.wikidata.org/wiki/{}",
        "http://www.wikidata.org/entity/{}",
    ),
    Identifier(
        Field("geonames", "register", "The GeoNames id, as seen in a source: digits.", "98182", form="[1-9][0-9]*"),
        "GeoNames",
        "https://www.geonames.org/{}/",
        "https://sws.geonames.org/{}",
    ),
    Identifier(
        Field("viaf", "register", "The VIAF id, as seen in a source: digits.", "61540391", form="[1-9][0-9]*"),
        "VIAF",
        "https://viaf.org/viaf/{}",
        "https://viaf.org/viaf/{}",
    ),
)

NAMES = (
    Field("name", "text", "The name to show; it is linked in every article.", "Abbas Araghchi", needed=True),
    Field("aliases", "texts", "Other printed forms; linked in articles that give the full name or list the entry in `cast`.", "[Araghchi]"),
    Field("always", "texts", "Aliases that are safe in every article.", "[UNSC]"),
    Field("not_in", "texts", "Longer phrases in which the name means something else.", "[Washington Post]"),
)
TEXTS = (
    Field(
        "note",
        "prose",
        "What the hover card says: one to three sentences, at most 400 characters.",
        "Iranian diplomat who led the delegation.",
        needed=True,
    ),
    Field("more", "markdown", "The body of the glossary page, in Markdown.", "His office was that of a deputy foreign minister."),
)
ENDING = (
    Field(
        "relations",
        "relations",
        "What the entry is to another one.",
        "[{is: deputy foreign minister, of: iran, when: 2007}]",
        of="relation",
    ),
    *(identifier.field for identifier in IDENTIFIERS),
    Field("not_same_as", "entries", "Namesakes that are somebody or something else.", "[george-bush-senior]"),
    SOURCES,
    STATUS,
    Field("reviewed_by", "text", "Who reviewed it.", "A reviewer's name"),
    Field("reviewed_on", "date", "When it was reviewed.", "2026-11-23"),
    Field("formerly", "ids", "Old ids; their addresses go on to answer.", "[abbas-araqchi]"),
)
"""The last fields of every entry."""
SELECTOR = (
    Field("quote", "quote", "Words copied from the page; they stand there once.", "last Wednesday"),
    Field("before", "quote", "The words just before, where the quote stands in several places.", "American Legion veterans"),
    Field("after", "quote", "The words just after, where the quote stands in several places.", "President Bush squarely"),
    Field("from", "quote", "The first words of a long run; `to` has its last.", "Nothing was announced"),
    Field("to", "quote", "The last words of a long run that begins with `from`.", "yet to be decided."),
    Field("in", "word", "Where the words stand, if not in the body.", "title", words=("title", "byline")),
)


def formerly(example: str) -> Field:
    """The field with the old ids of an item."""
    return Field("formerly", "ids", "Old ids; their addresses go on to answer.", f"[{example}]")
