"""The notes of one article at their places in its text: pinned quotes first, then names. Values in, mentions and problems out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from itertools import accumulate
from typing import Any, NamedTuple, TypeVar, cast

from annotated_article.anchoring.explain_quote import MOST_SEARCHED, not_found, shared_name
from annotated_article.anchoring.find_names import Candidate, Here, NameIndex, Searched, choose, namesakes, present, spots_of
from annotated_article.anchoring.find_quote import Found, look_up
from annotated_article.anchoring.longer_names import longer_name
from annotated_article.anchoring.name_context import Layout
from annotated_article.anchoring.read_html import read_html
from annotated_article.anchoring.reader_text import ReaderText, number, words_of_passages
from annotated_article.anchoring.whole_names import WholeNames
from annotated_article.html_text import shown
from annotated_article.kind import Subject
from annotated_article.kinds import ITEM_KINDS
from annotated_article.model.articles import Article, Stub
from annotated_article.model.notes import Claim, Correction, Entry, Item, Pin, Question
from annotated_article.model.typed import Span
from annotated_article.numbering.renumber import describe_changes, renumber, stubs
from annotated_article.problems import MOST, Problem
from annotated_article.words import words_of

Made = TypeVar("Made")
_Pinned = TypeVar("_Pinned", bound=Item | Pin)

_IN_CAPITALS = re.compile(r"[^\W\d_]{2,}")
_MOST_CHANGES = 6


class Spot(NamedTuple):
    """[start, end) in one of the article's three texts: `title`, `byline` or `body`."""

    surface: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of an article at their `spot`, and the subject that they mention; `anchor` is the id of their mark."""

    subject: Subject
    spot: Spot
    passage: str
    anchor: str

    @property
    def note(self) -> str:
        """The note's id in HTML."""
        return self.subject.note_id

    @property
    def css(self) -> str:
        """The kind of the note in HTML classes."""
        return self.subject.kind.name


class Unlinked(NamedTuple):
    """A name that is not linked. `longer` is the longer name it may be part of, or the name itself if several entries share it."""

    spot: Spot
    entries: tuple[str, ...]
    longer: str
    passage: str


@dataclass(slots=True)
class AnchoredArticle:
    """An article, its texts, and where each note is.

    `by_note` has the mentions of each note in reading order, `by_entry` those of each entry by its id, `here` the entries whose short
    names may link, `stubs` the numbers that are gone from it, `unlinked` the names that nobody can be sure of.
    """

    article: Article
    texts: dict[str, ReaderText]
    mentions: list[Mention] = field(default_factory=list)
    by_note: dict[str, list[Mention]] = field(default_factory=dict, compare=False)
    by_entry: dict[str, list[Mention]] = field(default_factory=dict, compare=False)
    here: frozenset[str] = frozenset()
    stubs: list[Stub] = field(default_factory=list)
    unlinked: list[Unlinked] = field(default_factory=list, compare=False)
    _made: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, key: str, make: Callable[[AnchoredArticle], Made]) -> Made:
        """Work out something that depends only on this article; a server caches it while the article stays the same."""
        if key not in self._made:
            self._made[key] = make(self)
        return cast(Made, self._made[key])

    @property
    def paragraphs(self) -> int:
        """How many numbered passages the body has."""
        return self.once("paragraphs", lambda _: sum(passage.id.startswith("p") for passage in self.texts["body"].passages))

    @property
    def entry_ids(self) -> list[str]:
        """The ids of the entries that are mentioned, by first mention."""
        return list(self.by_entry)


def head_html(article: Article) -> dict[str, str]:
    """Title and byline as HTML fragments: their text is searched like the body's."""
    published = article.published
    authors = shown(", ".join(article.author))
    day = shown(words_of(article.language).date(published.date))
    alone = "" if authors else ' class="alone"'
    time = f'<time datetime="{escape(published.text)}"{alone}>{day}</time>'
    return {
        "title": f"<h1>{shown(article.title)}</h1>",
        "byline": f"<p>{authors}{' ' if authors else ''}{time}</p>",
    }


def anchor_article(article: Article, body: str, entries: Mapping[str, Entry], index: NameIndex) -> tuple[AnchoredArticle, list[Problem]]:
    """Find every quote and name of the article in its text. `body` is the rendered HTML of its Markdown."""
    texts = {surface: read_html(html) for surface, html in head_html(article).items()}
    texts["body"] = read_html(body)
    texts["body"].line_numbers = int(article.line_numbers or 0)
    anchored = AnchoredArticle(article, texts)
    problems = _number(anchored)
    for surface in ("title", "byline"):
        for passage in texts[surface].passages:
            passage.id = surface
    notes = article.notes
    mentions = _apart(anchored, _found(anchored, notes.mentions, problems, as_links=True), problems)
    pins = [*mentions, *_found(anchored, notes.skip, problems)]
    spots = [(spot, entries[pin.is_].subject) for pin, spot in pins if pin.is_ is not None and pin.is_ in entries]
    spots += [(spot, Subject(ITEM_KINDS["dates"], date.id)) for date, spot in _found(anchored, notes.dates, problems, as_links=True)]
    names, shared = _names(anchored, index, [spot for _, spot in pins])
    spots += [(spot, entries[entry].subject) for spot, entry in names]
    for section in ("claims", "questions", "corrections"):
        items: tuple[Claim | Question | Correction, ...] = getattr(notes, section)
        spots += [(spot, Subject(ITEM_KINDS[section], item.id)) for item, spot in _found(anchored, items, problems)]
    add_mentions(anchored, spots)
    for (surface, start, end), owners in shared[: MOST + 1]:
        problems.append(shared_name(notes, texts[surface], Found(start, end), owners))
    return anchored, problems


def _number(anchored: AnchoredArticle) -> list[Problem]:
    """Give the body's passages their numbers from the lock; if the text has changed since, report what that changes."""
    body, lock = anchored.texts["body"], anchored.article.lock
    if lock is None:
        number(body)
        return []
    now = renumber(lock.passages, words_of_passages(body))
    number(body, [passage.id for passage in now if not passage.leads_to])
    anchored.stubs = stubs(now)
    if now is lock.passages:
        return []
    changes = describe_changes(lock.passages, now)
    more = [f"… and {len(changes) - _MOST_CHANGES} more"] if len(changes) > _MOST_CHANGES else []
    says = ("Since the numbers were saved:", *(f"  {line}" for line in [*changes[:_MOST_CHANGES], *more]))
    return [Problem("T003", Span(anchored.article.path), says, "check this list, then run: python hooks/annotate.py passages")]


def _found(
    anchored: AnchoredArticle, items: Iterable[_Pinned], problems: list[Problem], *, as_links: bool = False
) -> list[tuple[_Pinned, Spot]]:
    """The items whose words are in the article exactly once; every other item is a problem.

    Words that become links (`as_links`) cannot be inside a link or code.
    """
    found = []
    for item in items:
        selector = item.selector
        if selector is None:
            continue
        text = anchored.texts[selector.surface]
        result = look_up(text.folded, selector.exact, selector.before or "", selector.after or "", selector.last or "")
        if not isinstance(result, Found):
            searched = sum(problem.rule in ("Q001", "Q002") for problem in problems) < MOST_SEARCHED
            problems.append(not_found(anchored.texts, selector, result, searched=searched))
        elif as_links and not _linkable(text, result):
            problems.append(Problem("Q003", selector.exact.at, (), "choose words outside links and code"))
        else:
            found.append((item, Spot(selector.surface, result.start, result.end)))
    return found


def _linkable(text: ReaderText, found: Found) -> bool:
    return all(node.linkable for node in text.nodes_in(found.start, found.end))


def _apart(anchored: AnchoredArticle, pins: list[tuple[Pin, Spot]], problems: list[Problem]) -> list[tuple[Pin, Spot]]:
    """The mentions, without those that overlap another."""
    kept: list[tuple[Pin, Spot]] = []
    for pin, spot in sorted(pins, key=lambda pinned: pinned[1]):
        other = kept[-1][1] if kept else spot
        if kept and other.surface == spot.surface and spot.start < other.end:
            text = anchored.texts[spot.surface]
            says = f"They overlap “{text.text[other.start : other.end]}”, which has another mention."
            at = pin.selector.exact.at
            problems.append(Problem("Q003", at, (says,), "choose words without another mention", (), text.id_at(spot.start)))
        else:
            kept.append((pin, spot))
    return kept


def _names(
    anchored: AnchoredArticle, index: NameIndex, pinned: list[Spot]
) -> tuple[list[tuple[Spot, str]], list[tuple[Spot, tuple[str, ...]]]]:
    """Names to link with their entry, and names with several owners."""
    searched = {surface: _searched(anchored, surface, index) for surface in anchored.texts}
    cast: set[str] = set(anchored.article.notes.cast)
    here = Here(present(index, searched.values(), cast), cast, namesakes(searched.values()))
    anchored.here = frozenset(here.entries)
    links: list[tuple[Spot, str]] = []
    shared: list[tuple[Spot, tuple[str, ...]]] = []
    for surface, text in anchored.texts.items():
        chosen = choose(index, searched[surface], here, _free(text, surface, pinned))
        links += [(Spot(surface, name.start, name.end), name.entries[0]) for name in chosen.links]
        shared += [(Spot(surface, name.start, name.end), name.entries) for name in chosen.shared]
        unsure = [(name, longer_name(searched[surface].whole, name.start, name.end)) for name in chosen.unsure]
        for (start, end, owners), longer in sorted([*unsure, *chosen.namesakes]):
            anchored.unlinked.append(Unlinked(Spot(surface, start, end), owners, longer, text.id_at(start)))
    return links, shared


def _searched(anchored: AnchoredArticle, surface: str, index: NameIndex) -> Searched:
    """All names in one of the article's texts; its headings and title may be in title case."""
    text, body, language = anchored.texts[surface], anchored.texts["body"], anchored.article.language
    candidates = list(index.candidates(text.folded, language))
    if text.speakers:
        candidates = _with_speakers(candidates, text, index, language)
    headlines = [(passage.start, passage.end) for passage in text.passages if passage.is_heading]
    layout = Layout(text.edges, headlines, lambda: _without_headings(body))
    return Searched(candidates, WholeNames(text.text, text.folded, language, spots_of(candidates), layout))


def _with_speakers(candidates: list[Candidate], text: ReaderText, index: NameIndex, language: str) -> list[Candidate]:
    """The candidates, with those of speakers' names in capitals: `NELL WARD:` is Nell Ward."""
    folded = list(text.folded)
    for start, end in text.speakers:
        folded[start:end] = _IN_CAPITALS.sub(lambda name: name[0][0] + name[0][1:].lower(), text.folded[start:end])[: end - start]
    named = index.candidates("".join(folded), language)
    known = set(candidates)
    more = [each for each in named if each not in known and any(start <= each.start < end for start, end in text.speakers)]
    return sorted([*candidates, *more], key=lambda each: (each.start, -each.end))


def _without_headings(body: ReaderText) -> str:
    return " ".join(body.folded[passage.start : passage.end] for passage in body.passages if not passage.is_heading)


def _free(text: ReaderText, surface: str, pinned: list[Spot]) -> Callable[[int, int], bool]:
    """Whether a name may be linked at [start, end): not on pinned words, not in a link or code, not across a block's edge."""
    taken = [(spot.start, spot.end) for spot in pinned if spot.surface == surface]
    taken += [(node.start, node.end) for node in text.nodes if not node.linkable]
    taken += [(edge, edge + 1) for edge in text.edges]
    taken.sort()
    lows = [low for low, _ in taken]
    highs = list(accumulate((high for _, high in taken), max))

    def free(start: int, end: int) -> bool:
        before = bisect_left(lows, end) - 1
        return before < 0 or highs[before] <= start

    return free


def add_mentions(anchored: AnchoredArticle, spots: list[tuple[Spot, Subject]]) -> None:
    """Turn spots into mentions in reading order, each with its id: note, passage, and which one in the passage."""
    order = {surface: rank for rank, surface in enumerate(anchored.texts)}
    counts: dict[tuple[str, str], int] = {}
    for spot, subject in sorted(spots, key=lambda found: (order[found[0].surface], found[0].start, -found[0].end)):
        text = anchored.texts[spot.surface]
        passage = text.id_at(spot.start) or "text"
        note = subject.note_id
        counts[note, passage] = count = counts.get((note, passage), 0) + 1
        mention = Mention(subject, spot, passage, f"m-{note}-{passage}-{count}")
        anchored.mentions.append(mention)
        anchored.by_note.setdefault(note, []).append(mention)
        if subject.is_entry:
            anchored.by_entry.setdefault(subject.id, []).append(mention)
