"""The whole annotated site as its pages see it: who is mentioned where, who says what, what is dated when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import Any, NamedTuple, TypeVar, cast

from annotated_article.anchoring.anchor_article import AnchoredArticle, Mention
from annotated_article.anchoring.find_names import NameIndex
from annotated_article.exports.cited import Reference, cite_article
from annotated_article.exports.published_site import PublishedSite
from annotated_article.kinds.event import Event
from annotated_article.kinds.organisation import Organisation
from annotated_article.kinds.place import Place
from annotated_article.model.articles import Article, History, Library
from annotated_article.model.notes import Claim, Correction, DateNote, Entry, Location, Question, Relation
from annotated_article.model.typed import Dated
from annotated_article.pages.claims.claim_relations import ClaimRelations
from annotated_article.pages.claims.speakers import Spoken, Stated, Voice, spoken, voice_of
from annotated_article.pages.dates.dates_in_order import Happened, Held, by_year, chronology_addresses, events_of, timeline_addresses
from annotated_article.pages.entries.same_sentence import same_sentences
from annotated_article.pages.grouping import Lazy, grouped, grouped_by_entry
from annotated_article.pages.long_lists import Part, Row
from annotated_article.pages.places.draw_map import small_locator
from annotated_article.weaving.note_content import Address, NoteContent, NoteWriter
from annotated_article.words import Words, words_of

Item = TypeVar("Item")
Noted = TypeVar("Noted", Claim, DateNote, Question, Correction)


class Seen(NamedTuple):
    """A mention of an entry and the article that has it."""

    mention: Mention
    anchored: AnchoredArticle


class InText(NamedTuple):
    """Words of an article with the words around them; `address` leads to them, and `where` says in which paragraph they are."""

    before: str
    words: str
    after: str
    address: str
    where: str


class Located(NamedTuple):
    """A place as maps of other places show it.

    `often` is how often it is mentioned, as a power of two: one mention more or less changes no map.
    """

    name: str
    url: str
    type: str | None
    is_inside: bool
    location: Location
    often: int


@dataclass(frozen=True, slots=True)
class Page:
    """A generated page: its address from the site's root, its head, the file it comes from, its own words and its whole.

    `own_words` is the HTML that search reads; `whole` makes the HTML that readers get, once every article is anchored.
    `listed`: search engines may index it. `searched_as`: its title in the site's search, if that isn't `title`.
    """

    url: str
    title: str
    description: str
    file: str
    own_words: str
    whole: Callable[[View], str]
    listed: bool = True
    searched_as: str = ""


class List(NamedTuple):
    """A list at `url`; if it is split, its parts are at `below` below that."""

    url: str
    below: str
    title: str
    lead: str

    def pages(self, parts: Sequence[Part[Row]], make: Callable[..., str]) -> Iterator[Page]:
        """A page with the whole list or, if it is split, one for each part and one that leads to them.

        `make(parts, part, view)` makes the HTML of a part; without a part, that of the page that leads to all of them.
        """
        if parts[0].path:
            yield Page(self.url, self.title, self.lead, "", "", partial(make, parts, None))
        for part in parts:
            url, title = (f"{self.url}{self.below}{part.path}", f"{self.title}: {part.label}") if part.path else (self.url, self.title)
            yield Page(url, title, self.lead, "", "", partial(make, parts, part))


@dataclass
class View:
    """Everything that is known once all articles are anchored. `edit` is the address before a file's path in the code host's editor.

    `address` is where the site is published, with a slash at its end; without it nothing can be cited or exported. `history` has the
    articles whose history of changes is known. With `downloads`, each article is there as one HTML file and as an EPUB too.
    """

    library: Library
    index: NameIndex
    articles: Mapping[str, AnchoredArticle]
    language: str = "en"
    edit: str = ""
    contact: str = ""
    render_markdown: Callable[[str], str] = str
    address: str = ""
    site_name: str = ""
    history: Mapping[str, History] = field(default_factory=dict)
    downloads: bool = False
    _made: dict[Any, Any] = field(default_factory=dict)
    _latest: dict[str, Any] = field(default_factory=dict)

    def once(self, key: Any, make: Callable[[], Item]) -> Item:
        """Make what several pages share for the first of them."""
        if key not in self._made:
            self._made[key] = make()
        return cast(Item, self._made[key])

    def for_now(self, key: Any, make: Callable[[], Item]) -> Item:
        """Make what an article's page and its embed page share, which are made one after the other; kept until the next such thing."""
        if self._latest.get("key") != key:
            self._latest.update(key=key, made=make())
        return cast(Item, self._latest["made"])

    def reference(self, article: Article) -> Reference:
        """The article as it is cited."""
        return cite_article(article, self.address, self.organisations)

    @cached_property
    def organisations(self) -> frozenset[str]:
        """All names of the glossary's organisations."""
        entries = [(entry, entry.own) for entry in self.library.entries.values() if isinstance(entry.own, Organisation)]
        return frozenset(name for entry, own in entries for name in (entry.name, own.full_name, *entry.aliases) if name)

    @property
    def words(self) -> Words:
        """The words of pages that belong to no article."""
        return words_of(self.language)

    def writer(self, url: str, language: str | None = None) -> NoteWriter:
        """Writes notes for the page at `url`."""
        root = root_of(url)
        return self.writer_for(language or self.language, lambda to: root + to)

    def writer_for(self, language: str, address: Address) -> NoteWriter:
        """Writes notes with these addresses."""
        return NoteWriter(self.library, self.index, words_of(language), address, self.date_url)

    def entry_note(self, entry: Entry, article: Article) -> NoteContent:
        """The entry's note as articles show it; written once per language."""
        return self.once(("note", entry.id, article.language), lambda: self._entry_note(entry, article))

    def _entry_note(self, entry: Entry, article: Article) -> NoteContent:
        note = self.writer(article.url, article.language).entry(entry)
        at = entry.own.location if isinstance(entry.own, Place) else None
        return replace(note, picture=small_locator((at.longitude, at.latitude))) if at else note

    @cached_property
    def naming(self) -> Mapping[str, list[AnchoredArticle]]:
        """Entry id -> the articles that mention it, by date."""
        return grouped((entry, anchored) for anchored in self.by_date for entry in anchored.entry_ids)

    @cached_property
    def mentions(self) -> Mapping[str, list[Seen]]:
        """Entry id -> where it is mentioned, by date of the article and in reading order."""
        return Lazy(
            self.naming,
            lambda entry: [Seen(each, anchored) for anchored in self.naming[entry] for each in anchored.by_entry[entry]],
        )

    @cached_property
    def same_sentences(self) -> Mapping[str, Counter[str]]:
        """Entry id -> entry id -> in how many sentences both are."""
        return Lazy(self.naming, lambda entry: same_sentences(entry, self.naming[entry]))

    @cached_property
    def by_date(self) -> list[AnchoredArticle]:
        """The articles, newest first."""
        return sorted(self.articles.values(), key=lambda each: (each.article.published.date.earliest, each.article.id), reverse=True)

    @cached_property
    def claims(self) -> list[Stated]:
        """Every claim, by article and in reading order."""
        return [stated for anchored in self.by_date for stated in anchored.once("claims", _claims)]

    @cached_property
    def number_of_claims(self) -> int:
        """How many there are in all."""
        return len(self.claims)

    @cached_property
    def dates(self) -> list[Happened]:
        """Every date, in the order in which things happened."""
        dates = [happened for each in self.by_date for happened in each.once("dates", _dates)]
        return sorted(dates, key=lambda each: (*each.date.when.date.order, each.article.id, each.date.id))

    @cached_property
    def dates_by_year(self) -> Mapping[str, list[Happened]]:
        """Year, as in addresses, from the earliest -> its dates in order."""
        return by_year(self.dates)

    @cached_property
    def articles_by_year(self) -> Mapping[str, list[Article]]:
        """Year, as in addresses -> the articles of it."""
        return grouped((each.article.published.date.year, each.article) for each in self.by_date)

    @cached_property
    def events(self) -> list[Held]:
        """Every event in order of time."""
        return events_of(self.library)

    @cached_property
    def events_by_year(self) -> Mapping[str, list[Held]]:
        """Year, as in addresses -> its events in order."""
        return grouped((event.when.date.year, event) for event in self.events)

    @cached_property
    def events_naming(self) -> Mapping[str, list[Held]]:
        """Entry id -> the events that happened there, or that it took part in."""
        own = ((event, event.entry.own) for event in self.events)
        return grouped_by_entry((event, (each.where, *each.participants)) for event, each in own if isinstance(each, Event))

    def in_chronology(self, date: DateNote, article: Article) -> str:
        """Where the date is in its article's chronology, from the site's root."""
        return self.once(("chronology", article.id), lambda: chronology_addresses(article))[date.id]

    @cached_property
    def timeline_addresses(self) -> Mapping[str, Mapping[tuple[str, str], str]]:
        """Year, as in addresses -> article id and date id -> where the date is on the timeline, from the site's root."""
        years = grouped(item for each in self.by_date for item in each.once("dates by year", _dates_by_year))
        return Lazy(years, lambda year: timeline_addresses(happened for dates in years[year] for happened in dates))

    def date_url(self, date: DateNote, article: Article) -> str:
        """Where the date is on the timeline, from the site's root."""
        return self.timeline_addresses[date.when.date.year][article.id, date.id]

    @cached_property
    def claims_in(self) -> Mapping[str, list[Stated]]:
        """Article id -> its claims in reading order, for articles that have any."""
        return Lazy(
            {anchored.article.id: anchored for anchored in self.by_date if anchored.article.notes.claims},
            lambda article: self.articles[article].once("claims", _claims),
        )

    @cached_property
    def claim_ranks(self) -> Mapping[tuple[str, str], int]:
        """Article id and claim id -> its place among all claims."""
        return {(stated.article.id, str(stated.claim.id)): rank for rank, stated in enumerate(self.claims)}

    def beside(self, stated: Stated) -> tuple[Stated | None, Stated | None]:
        """The claims before and after a claim in its article."""
        claims = self.claims_in[stated.article.id]
        at = claims.index(stated)
        return claims[at - 1] if at else None, claims[at + 1] if at + 1 < len(claims) else None

    @cached_property
    def voices(self) -> Mapping[str, Spoken]:
        """Each speaker's key -> who it is, and the claims: authors first, then by family name."""
        return spoken(self.library, self.claims)

    @cached_property
    def speakers(self) -> list[tuple[Voice, int]]:
        """Each speaker with how many claims there are: authors first, then by family name."""
        return [(spoken.voice, len(spoken.claims)) for spoken in self.voices.values()]

    @cached_property
    def said_by_each(self) -> Mapping[str, int]:
        """Each speaker's key -> how many claims there are."""
        return {voice.key: number for voice, number in self.speakers}

    @cached_property
    def places(self) -> list[Located]:
        """Every place that has a location."""
        return [
            located(entry, entry.own, entry.own.location, len(self.mentions.get(entry.id, [])).bit_length())
            for entry in self.library.entries.values()
            if isinstance(entry.own, Place) and entry.own.location
        ]

    def voice(self, stated: Stated) -> Voice:
        """Whose claim it is."""
        return voice_of(self.library, stated)

    @cached_property
    def relations(self) -> ClaimRelations:
        """How the claims relate."""
        return ClaimRelations(self.articles, self.claims_in)

    @cached_property
    def claims_of(self) -> Mapping[str, list[Stated]]:
        """Entry id -> the claims that it makes or reports."""
        return grouped_by_entry((stated, (stated.claim.said_by, stated.claim.through)) for stated in self.claims)

    @cached_property
    def claims_about(self) -> Mapping[str, list[Stated]]:
        """Entry id -> the claims about it."""
        return grouped_by_entry((stated, stated.claim.about) for stated in self.claims)

    @cached_property
    def dates_naming(self) -> Mapping[str, list[Happened]]:
        """Entry id -> the dates at which it was there."""
        return grouped_by_entry((happened, (*happened.date.places, *happened.date.people)) for happened in self.dates)

    @cached_property
    def related(self) -> Mapping[str, list[tuple[Entry, Relation]]]:
        """Entry id -> the entries that have a relation to it, each with that relation."""
        entries = self.library.entries.values()
        return grouped((str(relation.of), (entry, relation)) for entry in entries for relation in entry.relations)


def published(view: View) -> PublishedSite:
    """The site as exports see it."""
    return PublishedSite(view.library, view.by_date, view.address, view.site_name, view.history)


def located(entry: Entry, place: Place, location: Location, often: int = 0) -> Located:
    """The place as maps show it."""
    return Located(entry.name, entry.url, place.type, place.within is not None, location, often)


def gist(entry: Entry, words: Words) -> str:
    """The one fact that lists show beside the name, as its kind says."""
    value = getattr(entry.own, entry.kind.gist) if entry.kind.gist else None
    return words.date(value.date) if isinstance(value, Dated) else str(value or "")


def _claims(anchored: AnchoredArticle) -> list[Stated]:
    """An article's claims in reading order."""
    return [Stated(claim, anchored.article) for claim in in_reading_order(anchored, anchored.article.notes.claims)]


def _dates(anchored: AnchoredArticle) -> list[Happened]:
    return [Happened(date, anchored.article) for date in anchored.article.notes.dates]


def _dates_by_year(anchored: AnchoredArticle) -> list[tuple[str, list[Happened]]]:
    """An article's dates by year, as in addresses."""
    return [*grouped((happened.date.when.date.year, happened) for happened in anchored.once("dates", _dates)).items()]


def in_reading_order(anchored: AnchoredArticle, items: Iterable[Noted]) -> list[Noted]:
    """Notes of an article in the order of its text; those without a place come last."""
    rank = anchored.once("rank", _rank_of_notes)
    return sorted(items, key=lambda item: rank.get(item.id, len(rank)))


def _rank_of_notes(anchored: AnchoredArticle) -> dict[str, int]:
    """Note -> its place among the article's notes, by first mention."""
    return {note: place for place, note in enumerate(anchored.by_note)}


def root_of(url: str) -> str:
    """The way from the page at `url` to the site's root: `../../` for `people/x/`."""
    return "../" * url.count("/")
