"""Articles with their notes and their numbered passages, and the library of everything that was loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from annotated_article.model.notes import ArticleNotes, Claim, Entry, Source
from annotated_article.model.sheets import Sheet, Statement
from annotated_article.model.typed import Allowance, Dated, Text

_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he iw ks nqo ps sd syr ug ur yi".split())


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
        """Its authors, then its publisher, unless the name of an author ends with it: `The contributors to Annotated Articles`."""
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


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that was loaded: entries and sources by id, articles by id, seeds by file name, and each file's text.

    `withdrawn` are the articles that were taken down: no page shows their texts and notes, but their ids stay taken and known.
    `published_ids` are the ids that were published once, each with its line in annotations/published.lock. `sheets` are the pages for
    teaching that show passages or ask questions, by path, `statement` the accessibility report, if there is one.

    `unread` are what could not be read: ids of entries and sources, paths of articles and of their notes, `*` for sources and
    `*entries` for entries whose ids nobody knows. Naming one of these is no second mistake.
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    articles: Mapping[str, Article] = field(default_factory=dict)
    seeds: dict[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    unread: frozenset[str] = field(default=frozenset(), repr=False)
    withdrawn: Mapping[str, Article] = field(default_factory=dict)
    published_ids: Mapping[str, int] = field(default_factory=dict)
    allowances: tuple[Allowance, ...] = ()
    sheets: Mapping[str, Sheet] = field(default_factory=dict)
    statement: Statement | None = None

    @property
    def lacks_articles(self) -> bool:
        """Whether an article could not be read: any unknown id may be its own, or one that it had."""
        return any(path.startswith("docs/articles/") for path in self.unread)

    @property
    def ever(self) -> tuple[Article, ...]:
        """The articles that are shown, and those that were taken down."""
        return (*self.articles.values(), *self.withdrawn.values())

    def article_named(self, name: str) -> Article | None:
        """The article with that id, now or formerly."""
        return self.articles.get(name) or next((each for each in self.articles.values() if name in each.formerly), None)
