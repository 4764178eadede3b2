"""The whole annotated site as its pages see it: who is mentioned where, who says what, what is dated when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, TypeVar

from annotated_article.anchoring.anchor_article import AnchoredArticle, Mention
from annotated_article.anchoring.find_names import NameIndex
from annotated_article.model import Article, Claim, Correction, DateNote, Entry, Library, Question
from annotated_article.weaving.note_content import NoteContent, NoteWriter
from annotated_article.words import Words, words_of

Item = TypeVar("Item")
Noted = TypeVar("Noted", Claim, DateNote, Question, Correction)


class Stated(NamedTuple):
    """A claim and the article in which it stands."""

    claim: Claim
    article: Article


class Happened(NamedTuple):
    """A date note and the article to which it belongs."""

    date: DateNote
    article: Article


class Seen(NamedTuple):
    """An entry's mention and the article in which it stands."""

    mention: Mention
    anchored: AnchoredArticle


@dataclass(frozen=True, slots=True)
class Page:
    """A page that is made: its address from the site's root, its head, the file behind it, its own words and its whole.

    `own_words` is the HTML that search reads; `whole` makes the HTML that readers get, once every article is anchored.
    """

    url: str
    title: str
    description: str
    file: str
    own_words: str
    whole: Callable[[View], str]


@dataclass
class View:
    """Everything that is known once all articles are anchored. `mend` is the address before a file's path in the forge."""

    library: Library
    index: NameIndex
    articles: Mapping[str, AnchoredArticle]
    language: str = "en"
    mend: str = ""
    contact: str = ""
    render_markdown: Callable[[str], str] = str
    _entry_notes: dict[tuple[str, str], NoteContent] = field(default_factory=dict)

    @property
    def words(self) -> Words:
        """The words of pages that belong to no article."""
        return words_of(self.language)

    def writer(self, url: str, language: str | None = None) -> NoteWriter:
        """Writes notes for the page at `url`."""
        root = root_of(url)
        return NoteWriter(self.library, self.index, words_of(language or self.language), lambda to: root + to)

    def entry_note(self, entry: Entry, article: Article) -> NoteContent:
        """The entry's note as articles show it; written once per language."""
        key = (entry.id, article.language)
        if key not in self._entry_notes:
            self._entry_notes[key] = self.writer(article.url, article.language).entry(entry)
        return self._entry_notes[key]

    @cached_property
    def mentions(self) -> dict[str, list[Seen]]:
        """Entry id -> where it is mentioned, by date of the article and in reading order."""
        found: dict[str, list[Seen]] = {}
        for anchored in self.by_date:
            for mention in anchored.mentions:
                if mention.note.startswith("entry-"):
                    found.setdefault(mention.note[6:], []).append(Seen(mention, anchored))
        return found

    @cached_property
    def by_date(self) -> list[AnchoredArticle]:
        """The articles, newest first."""
        return sorted(self.articles.values(), key=lambda each: (each.article.published.when.first, each.article.id), reverse=True)

    @cached_property
    def claims(self) -> list[Stated]:
        """Every claim, by article and in reading order."""
        return [Stated(claim, each.article) for each in self.by_date for claim in in_reading_order(each, each.article.notes.claims)]

    @cached_property
    def dates(self) -> list[Happened]:
        """Every date, in the order in which things happened."""
        dates = [Happened(date, each.article) for each in self.by_date for date in each.article.notes.dates]
        return sorted(dates, key=lambda each: (each.date.when.when.first, each.date.when.when.last, each.article.id, each.date.id))

    @cached_property
    def claims_of(self) -> dict[str, list[Stated]]:
        """Entry id -> the claims that it makes or reports."""
        return _by_entry((stated, (stated.claim.said_by, stated.claim.through)) for stated in self.claims)

    @cached_property
    def claims_about(self) -> dict[str, list[Stated]]:
        """Entry id -> the claims about it."""
        return _by_entry((stated, stated.claim.about) for stated in self.claims)

    @cached_property
    def dates_of(self) -> dict[str, list[Happened]]:
        """Entry id -> the dates at which it was there."""
        return _by_entry((happened, (*happened.date.places, *happened.date.people)) for happened in self.dates)

    @cached_property
    def related(self) -> dict[str, list[tuple[Entry, str]]]:
        """Entry id -> the entries that say what they are to it."""
        found: dict[str, list[tuple[Entry, str]]] = {}
        for entry in self.library.entries.values():
            for relation in entry.relations:
                found.setdefault(relation.of, []).append((entry, relation.is_))
        return found


def _by_entry(items: Iterable[tuple[Item, Iterable[str | None]]]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for item, names in items:
        for name in dict.fromkeys(names):
            if name is not None:
                found.setdefault(name, []).append(item)
    return found


def in_reading_order(anchored: AnchoredArticle, items: Iterable[Noted]) -> list[Noted]:
    """Notes of an article as they stand in its text; those without a place come last."""
    rank = {mention.note: place for place, mention in reversed(list(enumerate(anchored.mentions)))}
    return sorted(items, key=lambda item: rank.get(item.id, len(rank) + 10**9))


def root_of(url: str) -> str:
    """The way from the page at `url` to the site's root: `../../` for `people/x/`."""
    return "../" * url.count("/")
