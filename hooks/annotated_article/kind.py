"""What a kind of note is, and the fields that several kinds share. The kinds themselves are in kinds/, a file for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from annotated_article.dates.edtf import Date
from annotated_article.words import Words

Shape = Literal[
    "text", "prose", "markdown", "texts", "date", "published", "yes-no", "location", "id", "ids", "address",
    "entry", "entries", "sources", "claims", "word", "register", "language", "relations", "quote", "records", "authors",
]  # fmt: skip
"""text: one line · prose: a note's sentences · texts: a list · ids: a list of old ids · word: one of `words` · register: an id
elsewhere, of the field's `form` · entry, entries, sources, claims: ids that must exist · quote: words copied from the article ·
records: records of the kind `of` · authors: texts, or records of the kind `of`."""
Thing = dict[str, Any]
"""A thing as schema.org describes it, such as `{"@type": "Person", "name": "Ada Pell"}`."""


class Field(NamedTuple):
    """One field.

    `attribute` is its name in the model if that is different, `form` the regular expression of an id elsewhere, `to` the folders of the
    entries that it may name (none: any folder).
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
    """An id in a register elsewhere: its field, the register's name, and the addresses of its page and of the thing in linked data."""

    field: Field
    label: str
    page: str
    thing: str


class InData(NamedTuple):
    """How schema.org data write dates and entries.

    `date` returns None for an uncertain date and for a range, `dates` returns `startDate` and `endDate`, `entry` returns None for an
    unknown id. `address` is the site's.
    """

    date: Callable[[Date | None], str | None]
    dates: Callable[[Date], Thing]
    entry: Callable[[str | None], Thing | None]
    address: str


@dataclass(frozen=True, slots=True)
class Own:
    """The attributes that only entries of one kind have. Each kind has a subclass."""

    def facts(self, words: Words) -> Iterable[str | None]:
        """The parts of the line of facts on a card."""
        return ()

    def thing(self, data: InData) -> Thing:
        """The properties that schema.org has for this kind."""
        return {}


@dataclass(frozen=True, eq=False, repr=False)
class Kind:
    """A kind of note.

    `name` is its word in HTML classes and messages. `folder` is its folder under annotations/ or its section of an article's file, and its
    word in addresses. Kinds are listed by `order`. `tei` is the element around a name in TEI. `marks`: notes of this kind mark their
    words; `has_id`: they have ids.
    """

    name: str
    folder: str
    order: int
    fields: tuple[Field, ...]
    schema_type: str = ""
    tei: str = "rs"
    marks: bool = True
    has_id: bool = True

    def __repr__(self) -> str:
        """The name alone, so that notes can be compared and printed."""
        return f"Kind({self.name!r})"


@dataclass(frozen=True, eq=False, repr=False)
class EntryKind(Kind):
    """A kind of entry, with its own pages.

    `own` is the class of the attributes that only this kind has. The next fields name some of these attributes: `gist` is shown beside
    the name in lists, `links` are entries at the end of the line of facts, `lists` are lists of entries on the entry's page, `columns` are
    columns of the CSV file, `spans` are pairs of dates, the earlier one first. `hints` are lines of a new file; `called` are other names
    that people give the folder. `has_surname`: the last word of a name is a name too; `has_plural`: an article may have its plural.
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


class Subject(NamedTuple):
    """What a note is about: an entry, or an item of an article's notes, such as a date or a claim.

    It is known by its kind and its id alone, so what mentions it stays right when the note itself is edited.
    """

    kind: Kind
    id: str

    @property
    def is_entry(self) -> bool:
        """Whether it is an entry, with a page of its own."""
        return isinstance(self.kind, EntryKind)

    @property
    def note_id(self) -> str:
        """The note's id in HTML: `entry-ada-pell`, `bridge-opened`."""
        return f"entry-{self.id}" if self.is_entry else self.id


STATUS = Field("status", "word", "Whether the note has been reviewed.", "draft", words=("draft", "reviewed", "disputed"))
SOURCES = Field("sources", "sources", "The ids of the sources that support the note.", "[wapo-2007-03-11]")
ID = Field(
    "id", "id", "The item's own name, unique in the article: lower-case letters, digits, hyphens.", "american-legion-speech", needed=True
)
IDENTIFIERS = (
    Identifier(
        Field(
            "wikidata", "register", "The Wikidata id, as given in a source: the letter Q followed by digits.", "Q47216", form="Q[1-9][0-9]*"
        ),
        "Wikidata",
        "https://www.wikidata.org/wiki/{}",
        "http://www.wikidata.org/entity/{}",
    ),
    Identifier(
        Field("geonames", "register", "The GeoNames id, as given in a source: a number.", "98182", form="[1-9][0-9]*"),
        "GeoNames",
        "https://www.geonames.org/{}/",
        "https://sws.geonames.org/{}",
    ),
    Identifier(
        Field("viaf", "register", "The VIAF id, as given in a source: a number.", "61540391", form="[1-9][0-9]*"),
        "VIAF",
        "https://viaf.org/viaf/{}",
        "https://viaf.org/viaf/{}",
    ),
)

NAMES = (
    Field("name", "text", "The name to show, linked wherever it appears in an article.", "Abbas Araghchi", needed=True),
    Field(
        "aliases",
        "texts",
        "Other forms of the name, linked only in articles that have a name of the entry in two or more words, or list the entry in `cast`.",
        "[Araghchi]",
    ),
    Field("always", "texts", "Aliases that are safe to link in every article.", "[UNSC]"),
    Field("not_in", "texts", "Longer phrases where the name means something else.", "[Washington Post]"),
    Field("sort_as", "text", "The name as indexes sort it, if they would sort it in the wrong place.", "Aung San Suu Kyi"),
)
TEXTS = (
    Field(
        "note",
        "prose",
        "The text of the card: one to three sentences, at most 400 characters.",
        "Iranian diplomat who led the delegation.",
        needed=True,
    ),
    Field("more", "markdown", "The body of the glossary page, in Markdown.", "His office was that of a deputy foreign minister."),
)
ENDING = (
    Field(
        "relations",
        "relations",
        "How the entry relates to others: what it is, to whom or what, and when.",
        "[{is: deputy foreign minister, of: iran, when: 2007}]",
        of="relation",
    ),
    *(identifier.field for identifier in IDENTIFIERS),
    Field("not_same_as", "entries", "Other entries with the same name.", "[george-bush-senior]"),
    SOURCES,
    STATUS,
    Field("reviewed_by", "text", "Who reviewed the note.", "A reviewer's name"),
    Field("reviewed_on", "date", "When the note was reviewed.", "2026-11-23"),
    Field("formerly", "ids", "Old ids; their addresses lead here.", "[abbas-araqchi]"),
)
"""The last fields of every entry."""
SELECTOR = (
    Field("quote", "quote", "Words copied from the article, where they occur once.", "last Wednesday"),
    Field("before", "quote", "The words just before the quote, if it occurs more than once.", "American Legion veterans"),
    Field("after", "quote", "The words just after the quote, if it occurs more than once.", "President Bush squarely"),
    Field("from", "quote", "The first words of a long quote; `to` has the last ones.", "Nothing was announced"),
    Field("to", "quote", "The last words of a long quote that begins with `from`.", "yet to be decided."),
    Field("in", "word", "Where the words are, if not in the text itself: title or byline.", "title", words=("title", "byline")),
)


def formerly(example: str) -> Field:
    """The field with the old ids of an item."""
    return Field("formerly", "ids", "Old ids; their addresses lead here.", f"[{example}]")
