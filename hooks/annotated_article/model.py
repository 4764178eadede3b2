"""The values that flow from stage to stage. Nothing here reads, checks, finds or prints."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, NamedTuple, Self

from annotated_article.dates.edtf import Date
from annotated_article.kind import EntryKind, Own, Subject


class Span(NamedTuple):
    """A place in a file: path from the project's root, line and column from 1, length in characters."""

    path: str
    line: int = 1
    column: int = 1
    length: int = 0


class Allowance(NamedTuple):
    """A warning, by the number of its rule, that the file at `at` asks to be spared."""

    rule: str
    at: Span


class Text(str):
    """Text that a person typed, with its place in the file."""

    at: Span

    def __new__(cls, value: str, at: Span) -> Self:
        """The text `value`, typed at `at`."""
        text = super().__new__(cls, value)
        text.at = at
        return text


_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he iw ks nqo ps sd syr ug ur yi".split())
_GENERATIONS = ("jr", "sr", "ii", "iii", "iv", "v")
"""Suffixes that no comma separates from a name in running text."""


# 山田  김  毛: Chinese characters, kana or Hangul
EAST_ASIAN = re.compile(r"[\u3005\u3040-\u30fa\u30fc-\u30ff\u3400-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff ]+")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the parts that CSL has. With `literal` alone it is an organisation, or a name whose parts are unsure.

    `particle` stays with the family name (`van` in van Gogh), `dropping` follows the given name (`von` in von Goethe).
    `is_glued`: no space between family and given name, as in 毛泽东.
    """

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""
    dropping: str = ""
    family_first: bool = False
    is_organisation: bool = field(default=False, compare=False, repr=False)
    is_glued: bool = field(default=False, compare=False, repr=False)

    def replace(self, **parts: Any) -> Name:
        """The name with other parts."""
        return replace(self, **parts)

    @property
    def last(self) -> str:
        """The family name with its particle: `van Gogh`."""
        return self.particle + ("" if self.is_elided else " ") + self.family if self.particle else self.family

    @property
    def is_elided(self) -> bool:
        """Whether the particle is glued to the family name: `al-`, `d'`."""
        return self.particle.endswith(("-", "'", "’"))

    @property
    def has_comma(self) -> bool:
        """Whether a comma is before the suffix even in running text: `Ada Pell, PhD`."""
        return bool(self.suffix) and self.suffix.lower().rstrip(".") not in _GENERATIONS

    @property
    def whole(self) -> str:
        """The name in spoken order: `Vincent van Gogh`, `Ada Pell, PhD`, `Nagy Imre`."""
        if self.family_first:
            said = ("" if self.is_glued else " ").join(filter(None, (self.last, self.given)))
        else:
            said = " ".join(filter(None, (self.given, self.dropping, self.last)))
        return self.literal or (", " if self.has_comma else " ").join(filter(None, (said, self.suffix)))


class Author(Text):
    """An author in words, with the parts of the name if the file gives them."""

    name: Name | None = None

    @classmethod
    def of(cls, name: Name, at: Span) -> Author:
        """The author whose name has these parts, typed at `at`."""
        author = cls(name.whole, at)
        author.name = name
        return author


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as typed (EDTF) and what it means."""

    text: Text
    when: Date


def when(dated: Dated | None) -> Date | None:
    """What the date means, or None without a date."""
    return dated.when if dated else None


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
    """A glossary entry: `id` is the file's name, `own` what only entries of its kind have."""

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


class LockedPassage(NamedTuple):
    """A numbered passage when its number was last recorded: digest of its text, hashes of its words, how it begins and ends.

    If the number no longer exists, `leads_to` is the passage that its links lead to, or `title`; `merged` means that the passage has
    its words.
    """

    id: str
    digest: str
    words: str
    shown: str
    leads_to: str = ""
    merged: bool = False


class PassageLock(NamedTuple):
    """An article's passages in the order of the page, as annotations/passages/<article>.lock has them."""

    path: str
    passages: tuple[LockedPassage, ...]


class Stub(NamedTuple):
    """What the page says about a number that no longer exists, `beside` the passage with that id: behind it, or before it."""

    id: str
    leads_to: str
    merged: bool
    beside: str
    before: bool


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its header, its text as Markdown, and where the text begins in its file."""

    id: str
    path: str
    title: Text
    published: Dated
    markdown: str
    first_line: int
    notes: ArticleNotes
    author: tuple[Text, ...] = ()
    publisher: Text | None = None
    language: str = "en"
    rights: Text | None = None
    seed: Text | None = None
    omits: tuple[Text, ...] = ()
    formerly: tuple[Text, ...] = ()
    withdrawn: Text | None = None
    line_numbers: str | None = None
    lock: PassageLock | None = None

    @property
    def url(self) -> str:
        """The page's address from the site's root."""
        return f"articles/{self.id}/"

    @property
    def credited(self) -> tuple[Text, ...]:
        """Its authors and its publisher, which `The contributors to Annotated Articles` already names."""
        publisher = self.publisher
        if not publisher or any(f" {author}".endswith(f" {publisher}") for author in self.author):
            return self.author
        return (*self.author, publisher)

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`, by the language: `ar`, `fa-IR`, `az-Arab`."""
        tags = self.language.lower().replace("_", "-").split("-")
        return "rtl" if "latn" not in tags and (tags[0] in _RIGHT_TO_LEFT or {"arab", "hebr"} & set(tags)) else "ltr"


def claim_url(claim: Claim, article: Article) -> str:
    """A claim's page, from the site's root."""
    return f"claims/{article.id}/{claim.id}/"


class NotesChange(NamedTuple):
    """What one publication changed in an article's notes: its day, its words, and kind of note -> how many were added, changed, removed."""

    day: Dated
    says: str
    added: Mapping[str, int]
    changed: Mapping[str, int]
    removed: Mapping[str, int]


class History(NamedTuple):
    """When an article's text and its notes last changed, and what changed in the notes, the newest first.

    `earlier` counts the changes that are not listed any more. `appeared` is the day on which the text appeared on the site.
    """

    text: Dated | None = None
    notes: Dated | None = None
    changes: tuple[NotesChange, ...] = ()
    earlier: int = 0
    appeared: Dated | None = None


class PassageBlock(NamedTuple):
    """Passages that a reading sheet shows: the first and the last of them, as they are typed."""

    at: Span
    article: Text
    first: Text
    last: Text


class QuestionBlock(NamedTuple):
    """A question that a reading sheet asks. No id of a note has an underscore, as its own has."""

    id: str
    at: Span
    ask: Text
    skill: str
    answer: Text
    starter: Text | None = None
    level: Text | None = None


SheetBlock = PassageBlock | QuestionBlock


class SheetPart(NamedTuple):
    """A stretch of a sheet as it is typed, without the empty lines around it: a block, or what is between two of them."""

    source: str
    block: SheetBlock | None = None


class Sheet(NamedTuple):
    """A page of docs/teach/ with blocks: its front matter, its Markdown with their numbers in their places, and the blocks.

    A block is None if it could not be read. `parts` are the whole of it as typed, below the front matter; `title` and `description` are
    what the front matter says.
    """

    path: str
    head: str
    markdown: str
    blocks: tuple[SheetBlock | None, ...]
    parts: tuple[SheetPart, ...] = ()
    title: str = ""
    description: str = ""

    @property
    def name(self) -> str:
        """Its file in docs/teach/, without .md."""
        return self.path.removeprefix("docs/teach/").removesuffix(".md")

    @property
    def url(self) -> str:
        """The page's address from the site's root."""
        return address_of(self.path.removeprefix("docs/"))


def address_of(source: str) -> str:
    """The address of a page from its path in docs/: `people/ada/` for `people/ada.md` and for `people/ada/index.md`."""
    folder, _, name = source.removesuffix(".md").rpartition("/")
    parts = (folder, "" if name == "index" else name)
    return "".join(f"{part}/" for part in parts if part)


class Criterion(NamedTuple):
    """A criterion of an accessibility report: its number and name, the level of adherence, and remarks."""

    number: str
    name: str
    level: str
    remarks: str


class Statement(NamedTuple):
    """The site's accessibility report: its file, title and day, how it was evaluated, and its criteria by level, `A` and `AA`."""

    path: str
    title: str
    day: str
    methods: str
    notes: str
    contact: str
    chapters: Mapping[str, tuple[Criterion, ...]]


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that was loaded: entries and sources by id, articles by id, seeds by file name, and each file's text.

    `withdrawn` are the articles that were taken down: no page shows their texts and notes, but their ids stay taken and known.
    `published` are the ids that were published once, each with its line in annotations/published.lock. `sheets` are the pages for
    teaching that show passages or ask questions, by path, `statement` the accessibility report, if there is one.

    `unread` are the ids of entries, sources and articles that could not be read, `*` for those that nobody knows: naming one is
    no second mistake.
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    articles: Mapping[str, Article] = field(default_factory=dict)
    seeds: dict[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    unread: frozenset[str] = field(default=frozenset(), repr=False)
    withdrawn: Mapping[str, Article] = field(default_factory=dict)
    published: Mapping[str, int] = field(default_factory=dict)
    allowances: tuple[Allowance, ...] = ()
    sheets: Mapping[str, Sheet] = field(default_factory=dict)
    statement: Statement | None = None

    @property
    def ever(self) -> tuple[Article, ...]:
        """The articles that are shown, and those that were taken down."""
        return (*self.articles.values(), *self.withdrawn.values())

    def article_named(self, name: str) -> Article | None:
        """The article with that id, now or formerly."""
        return self.articles.get(name) or next((each for each in self.articles.values() if name in each.formerly), None)
