"""The content of a note, ready for HTML: the same for the list below an article, the card, and the glossary page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass
from html import escape

from annotated_article.anchoring.find_names import Here, NameIndex, Searched, choose, namesakes, present, spots_of
from annotated_article.anchoring.reader_text import FOLDING
from annotated_article.anchoring.whole_names import WholeNames
from annotated_article.dates.edtf import Date
from annotated_article.html_text import shown
from annotated_article.model.articles import Article, Library, claim_url
from annotated_article.model.notes import Claim, DateNote, Entry, Source
from annotated_article.model.typed import Dated, Span, Text
from annotated_article.words import Words


def link_names(  # noqa: PLR0913, PLR0917 - all but three are for the few callers that know more of the text
    text: str, index: NameIndex, address: Callable[[str], str], here: Set[str] = frozenset(), without: str = "", language: str = "en"
) -> str:
    """HTML of a plain text in which the first mention of each entry is a link to `address(entry id)`.

    `here` are entries whose short names may link, `without` the entry whose own note this is, `language` that of the text.
    """
    folded = text.translate(FOLDING)
    candidates = list(index.candidates(folded, language))
    cast, searched = set(here), Searched(candidates, WholeNames(text, folded, language, spots_of(candidates)))
    known = Here(present(index, [searched], cast), cast, namesakes([searched]))
    chosen = choose(index, searched, known, lambda start, end: True)
    parts, position, linked = [], 0, {without}
    for name in chosen.links:
        entry = name.entries[0]
        if entry not in linked:
            linked.add(entry)
            parts += [
                shown(text[position : name.start]),
                f'<a href="{escape(address(entry))}">',
                shown(text[name.start : name.end]),
                "</a>",
            ]
            position = name.end
    parts.append(shown(text[position:]))
    return "".join(parts)


GLYPHS = {"corroborated": "✓", "quoted": "❝", "disputed": "⇄", "contradicted": "✕", "unverified": "?", "opinion": "◇"}
"""Result -> the sign before its word."""
ALARMING = ("disputed", "contradicted")
"""Results that a closed list counts, and that have a colour."""
NO_FINDING = "–"
"""The sign of a claim without a finding: nobody has looked, which is no finding either."""

QUEUE_URL = "contribute/review-queue/"
"""The list of notes that nobody has reviewed yet, from the site's root."""

Address = Callable[[str], str]
"""From an address in the site to one that works from the current page."""


@dataclass(frozen=True, slots=True)
class NoteContent:
    """One note: HTML fragments, all escaped, and its sources. `url` is its page's address from the site's root.

    `picture` is an SVG that a card shows beside the text: where a place is. `formerly` are old ids of the note, `line` is where it
    begins in its file; 0 if the whole file is about it.
    """

    id: str
    kind: str
    name: str
    url: str
    facts: str
    text: str
    sources: tuple[Source, ...]
    status: str
    file: str
    picture: str = ""
    bonds: str = ""
    formerly: tuple[str, ...] = ()
    line: int = 0

    @property
    def rows(self) -> list[tuple[str, str]]:
        """Class and HTML of its paragraphs, in the order in which they are shown below the text, in cards, embeds and books."""
        return [(name, html) for name, html in (("facts", self.facts), ("says", self.text), ("bonds", self.bonds)) if html]


@dataclass(frozen=True, slots=True)
class NoteWriter:
    """Writes the content of notes for pages at one depth, in one language."""

    library: Library
    index: NameIndex
    words: Words
    address: Address
    date_url: Callable[[DateNote, Article], str]
    """Where a date is on the timeline, from the site's root."""

    def entry(self, entry: Entry) -> NoteContent:
        """The content of a glossary entry's note."""
        return NoteContent(
            entry.note_id,
            entry.kind.name,
            shown(entry.name),
            entry.url,
            self.entry_facts(entry),
            self.linked(entry.note, without=entry.id),
            self.sources(entry.sources),
            self.status(entry.status),
            entry.at.path,
            formerly=tuple(entry.subject._replace(id=old).note_id for old in entry.formerly),
            line=line_in(entry.at),
        )

    def date(self, date: DateNote, article: Article, here: frozenset[str]) -> NoteContent:
        """The content of a date note: the words, the date, and what the words alone would mean."""
        facts = [self.time(date.when)]
        if quoted := self.quoted(date):
            facts.insert(0, shown(quoted) + " → ")
        if date.other_date is not None:
            facts.append(" · " + self.words.sentence("article says", self.words.date(date.other_date.date)))
        return NoteContent(
            date.id,
            "date",
            shown(date.title),
            self.date_url(date, article),
            "".join(facts),
            self.linked(date.note, here),
            self.sources(date.sources),
            self.status(date.status),
            date.at.path,
            formerly=date.formerly,
            line=line_in(date.at),
        )

    def quoted(self, date: DateNote) -> str:
        """The words that date it, in quotation marks; empty for a date without any."""
        if date.selector is None:
            return ""
        last = f" … {date.selector.last}" if date.selector.last else ""
        return f"{self.words.quotes[0]}{date.selector.exact}{last}{self.words.quotes[1]}"

    def claim(self, claim: Claim, article: Article, here: frozenset[str]) -> NoteContent:
        """The content of a claim's note: the finding and who says it, the evidence, and what was checked."""
        say = self.words.say
        is_said = claim.finding_about is None or claim.finding_about.rstrip(".") in self.finding_words(claim)
        checked = "" if is_said or claim.finding_about is None else say["checked"].format(claim.finding_about.rstrip("."))
        text = " ".join(text for text in (claim.note, checked) if text)
        return NoteContent(
            claim.id,
            "claim",
            shown(claim.claim),
            claim_url(claim, article),
            self.claim_facts(claim, article),
            self.linked(text, here, without=claim.said_by or ""),
            self.sources(claim.sources),
            self.status(claim.status),
            claim.at.path,
            formerly=claim.formerly,
            line=line_in(claim.at),
        )

    def claim_facts(self, claim: Claim, article: Article) -> str:
        """One line: the finding, then who says it in which way: `✕ Contradicted · stated as fact by the author`."""
        speaker, finding = self.speaker(claim, article), self.finding(claim)
        opinion = claim.kind == result_of(claim) == "opinion"
        said = shown(self.words.say[f"stated {claim.kind}"]).format(speaker) if speaker and not opinion else speaker
        return " · ".join(part for part in (finding, said if finding else capital(said)) if part)

    def time(self, dated: Dated) -> str:
        """The date in words, as `<time>`. HTML has no years before 1 and no uncertain or open dates, so only the words show those."""
        words, machine = shown(self.words.date(dated.date)), machine_date(dated.date)
        return f'<time datetime="{machine}">{words}</time>' if machine else f'<span class="time">{words}</span>'

    def entry_facts(self, entry: Entry) -> str:
        """One line: the facts that its kind has, then the entries that it is part of."""
        inside = (getattr(entry.own, name) for name in entry.kind.links)
        facts = [shown(fact) for fact in entry.own.facts(self.words) if fact]
        return " · ".join(facts + [self.entry_link(other) for other in inside if other is not None])

    def speaker(self, claim: Claim, article: Article) -> str:
        """Who says it and through whom, or that it is the author's own voice."""
        who = shown(claim.speaker or "")
        if claim.said_by is not None:
            entry = self.library.entries.get(claim.said_by)
            who = shown(self.words.say["the author"]) if entry and entry.name in article.author else self.entry_link(claim.said_by)
        if claim.through is not None:
            who += ", " + shown(self.words.say["through"]).format(self.entry_link(claim.through))
        return who

    def speaker_name(self, claim: Claim, article: Article) -> str:
        """Who says it, as plain text."""
        entry = self.library.entries.get(claim.said_by or "")
        if entry is None:
            return claim.speaker or claim.said_by or ""
        return self.words.say["the author"] if entry.name in article.author else str(entry.name)

    def finding(self, claim: Claim) -> str:
        """Glyph and word of the finding."""
        if claim.finding is None:
            return ""
        result, words = result_of(claim), shown(capital(self.finding_words(claim)))
        says = f"{GLYPHS[result]} {words}"
        return f'<b class="finding--{result}">{says}</b>' if result in ALARMING else says

    def finding_words(self, claim: Claim) -> str:
        """The result in words, and what it is about where only the wording of an allegation or denial is confirmed."""
        if claim.finding is None:
            return self.words.claim_kinds[claim.kind]
        word = self.words.findings[result_of(claim)]
        return f"{word}: {claim.finding_about.rstrip('.')}" if _only_wording(claim) and claim.finding_about else word

    def entry_link(self, entry_id: Text) -> str:
        """The entry's name as a link to its page; an id that is unknown stays text."""
        entry = self.library.entries.get(entry_id)
        if entry is None:
            return shown(entry_id)
        return f'<a href="{escape(self.address(entry.url))}">{shown(entry.name)}</a>'

    def linked(self, text: str, here: frozenset[str] = frozenset(), without: str = "") -> str:
        """The text with the names in it linked to their entries."""
        return link_names(text, self.index, lambda entry: self.address(self.library.entries[entry].url), here, without, self.words.language)

    def sources(self, ids: Iterable[Text]) -> tuple[Source, ...]:
        """The sources that are known."""
        return tuple(source for source in (self.library.sources.get(name) for name in ids) if source)

    def short_citation(self, source: Source, number: int) -> str:
        """`Publisher, date` or `Publisher`, a link to the full one, which has this number in the page's list of sources."""
        day = f", {shown(self._day(source))}" if source.published else ""
        return f'<a href="#s-{number}">{shown(source.publisher)}{day}</a>'

    def linked_source(self, source: Source) -> str:
        """`Publisher, date`, a link to the source itself where its address may be one."""
        words = f"{shown(source.publisher)}, {shown(self._day(source))}"
        return f'<a href="{escape(source.url)}" rel="external noreferrer">{words}</a>' if source.url and source.link else words

    def citation(self, source: Source, *, publisher: bool = True, marked: bool = True) -> str:
        """`Author, Title, Publisher, date`, the title linked where the address may be, and marked up as one except in long lists."""
        title = f"<cite>{shown(source.title)}</cite>" if marked else shown(source.title)
        if source.url is not None and source.link:
            title = f'<a href="{escape(source.url)}" rel="external noreferrer">{title}</a>'
        authors = shown(", ".join(source.author))
        stored = (
            f' (<a href="{escape(source.archived)}" rel="external noreferrer">{shown(self.words.say["stored copy"])}</a>)'
            if source.archived
            else ""
        )
        parts = [authors, title, shown(source.publisher) if publisher else "", shown(self._day(source))]
        return ", ".join(part for part in parts if part) + stored

    def _day(self, source: Source) -> str:
        return self.words.date(source.published.date) if source.published else self.words.say["undated"]

    def status(self, status: str) -> str:
        """The note's status in words; nothing if it was reviewed."""
        return {"draft": self.words.say["draft"], "disputed": self.words.say["disputed status"]}.get(status, "")


def result_of(claim: Claim) -> str:
    """The claim's finding, `quoted` where only its wording is confirmed, or nothing."""
    return "quoted" if _only_wording(claim) else claim.finding or ""


def _only_wording(claim: Claim) -> bool:
    return claim.finding == "corroborated" and (claim.kind == "quotation" or (claim.kind != "fact" and claim.finding_about is not None))


def capital(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def line_in(at: Span) -> int:
    """The line at which a note begins in a file with other notes; 0 in a file of its own."""
    return at.line if at.path.startswith("annotations/articles/") else 0


def machine_date(when: Date) -> str:
    """The day, month or year that the date begins with, as HTML's `datetime` takes it; empty where it has no form for it."""
    point = when.leading
    if point.year < 1 or point.precision not in ("day", "month", "year"):
        return ""
    return point.in_figures
