"""What the files in annotations/ say: entries, sources, and the notes of an article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple

from annotated_article.kind import EntryKind, Own, Subject
from annotated_article.model.typed import Dated, Span, Text


class Location(NamedTuple):
    """Decimal degrees, north and east positive (WGS 84)."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of one entry to another: `is_` deputy foreign minister, `of` iran, `when` 2007."""

    is_: Text
    of: Text
    when: Dated | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A glossary entry: `id` is the file's name, `own` what only entries of its kind have. `kind.py` says what each field is for."""

    id: str
    kind: EntryKind
    own: Own
    at: Span = field(repr=False)
    name: Text
    note: Text
    aliases: tuple[Text, ...] = ()
    always: tuple[Text, ...] = ()
    not_in: tuple[Text, ...] = ()
    sort_as: Text | None = None
    more: Text | None = None
    relations: tuple[Relation, ...] = ()
    wikidata: Text | None = None
    geonames: Text | None = None
    viaf: Text | None = None
    not_same_as: tuple[Text, ...] = ()
    sources: tuple[Text, ...] = ()
    status: str = "draft"
    reviewed_by: Text | None = None
    reviewed_on: Dated | None = None
    formerly: tuple[Text, ...] = ()

    @classmethod
    def of(cls, entry_id: str, kind: EntryKind, values: Mapping[str, Any]) -> Entry:
        """The entry with these values by attribute, its own and the common ones."""
        names = {each.name for each in fields(kind.own)} & values.keys()
        own = kind.own(**{name: values[name] for name in names})
        return cls(entry_id, kind, own, **{name: value for name, value in values.items() if name not in names})

    def is_distinguished_from(self, other: Entry) -> bool:
        """Whether both files say that the two are not the same."""
        return other.id in self.not_same_as and self.id in other.not_same_as

    @property
    def subject(self) -> Subject:
        """What its mentions contain."""
        return Subject(self.kind, self.id)

    @property
    def note_id(self) -> str:
        """The note's id in HTML."""
        return self.subject.note_id

    @property
    def url(self) -> str:
        """The page's address from the site's root."""
        return f"{self.kind.folder}/{self.id}/"


@dataclass(frozen=True, slots=True)
class Source:
    """One publication. `published` is None if it is undated."""

    id: str
    at: Span = field(repr=False)
    title: Text
    publisher: Text
    published: Dated | None
    author: tuple[Text, ...] = ()
    url: Text | None = None
    archived: Text | None = None
    link: bool = True
    about: Text | None = None


@dataclass(frozen=True, slots=True)
class Selector:
    """Words in an article (W3C TextQuoteSelector: exact, prefix, suffix). A long run has `last` words too.

    `surface` is `body`, `title` or `byline`.
    """

    exact: Text
    before: Text | None = None
    after: Text | None = None
    last: Text | None = None
    surface: str = "body"


@dataclass(frozen=True, slots=True)
class DateNote:
    """An event that the article's words date. Without a selector: a background date, on the timeline only."""

    id: Text
    when: Dated
    title: Text
    note: Text
    at: Span = field(repr=False)
    selector: Selector | None = None
    article_says: Dated | None = None
    places: tuple[Text, ...] = ()
    people: tuple[Text, ...] = ()
    sources: tuple[Text, ...] = ()
    status: str = "draft"
    formerly: tuple[Text, ...] = ()

    @property
    def other_date(self) -> Dated | None:
        """What the article's words alone mean, if that is another date."""
        return self.article_says if self.article_says and self.article_says.date != self.when.date else None


# no-diplomat, 2007-03-12-baghdad-conference/no-diplomat: words have a space, a capital or a full stop
_NAMES_A_CLAIM = re.compile(r"[a-z0-9/-]+")


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that somebody says in the article; exactly one of `said_by` (entry id) and `speaker` (words) is given."""

    id: Text
    claim: Text
    kind: str
    selector: Selector
    at: Span = field(repr=False)
    said_by: Text | None = None
    speaker: Text | None = None
    through: Text | None = None
    about: tuple[Text, ...] = ()
    supports: tuple[Text, ...] = ()
    disputes: tuple[Text, ...] = ()
    answers: tuple[Text, ...] = ()
    relies_on: tuple[Text, ...] = ()
    finding: str | None = None
    finding_about: Text | None = None
    answered_by: Text | None = None
    answer_not_found: Text | None = None
    note: Text | None = None
    sources: tuple[Text, ...] = ()
    status: str = "draft"
    formerly: tuple[Text, ...] = ()

    @property
    def answering(self) -> Text | None:
        """The claim that `answered_by` names; None if it has words instead, or is not given."""
        return self.answered_by if self.answered_by and _NAMES_A_CLAIM.fullmatch(self.answered_by) else None


def named_claim(name: str, article: str) -> tuple[str, str]:
    """The ids of the article and the claim that `name` means in a note on `article`: `claim`, or `other-article/claim`."""
    other, slash, claim = name.rpartition("/")
    return (other, claim) if slash else (article, name)


@dataclass(frozen=True, slots=True)
class Question:
    """A reading question pinned to words; `answer` is for the teacher's copy."""

    id: Text
    ask: Text
    selector: Selector
    at: Span = field(repr=False)
    skill: str | None = None
    starter: Text | None = None
    answer: Text | None = None
    level: Text | None = None
    formerly: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """Something the article gets wrong or puts differently."""

    id: Text
    correction: Text
    selector: Selector
    at: Span = field(repr=False)
    kind: str | None = None
    sources: tuple[Text, ...] = ()
    formerly: tuple[Text, ...] = ()


Item = DateNote | Claim | Question | Correction
"""A note of an article's own that has an id."""


@dataclass(frozen=True, slots=True)
class Pin:
    """Words that refer to the entry `is_` or, if that is None, words that should not be linked."""

    selector: Selector
    at: Span = field(repr=False)
    is_: Text | None = None


class Beside(NamedTuple):
    """The entries and sources in a file of an article's notes, and their ids where they could not be read.

    In `unread`, `*` are sources and `*entries` are entries that nobody knows.
    """

    entries: tuple[Entry, ...] = ()
    sources: tuple[Source, ...] = ()
    unread: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ArticleNotes:
    """All that annotations/articles/<article>.yml and the files in annotations/articles/<article>/ say."""

    path: str
    cast: tuple[Text, ...] = ()
    dates: tuple[DateNote, ...] = ()
    claims: tuple[Claim, ...] = ()
    questions: tuple[Question, ...] = ()
    corrections: tuple[Correction, ...] = ()
    mentions: tuple[Pin, ...] = ()
    skip: tuple[Pin, ...] = ()
    unread: frozenset[str] = field(default=frozenset(), repr=False)
    """Ids of items that could not be read, `*` if they are unknown: a reference to one is not a second mistake."""
    written: bool = False
    """Whether there is such a file."""
    beside: Beside = field(default=Beside(), repr=False)

    @property
    def items(self) -> tuple[Item, ...]:
        """Everything that has an id."""
        return (*self.dates, *self.claims, *self.questions, *self.corrections)

    @property
    def sourced(self) -> tuple[DateNote | Claim | Correction, ...]:
        """Everything that may rest on sources."""
        return (*self.dates, *self.claims, *self.corrections)
