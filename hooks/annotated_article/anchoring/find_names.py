"""Find the names of entries in a text: a dictionary on the first word, then the longest that stands there. Strings only.

The cost of a text does not grow with the number of names.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from annotated_article.anchoring.find_quote import is_edge
from annotated_article.anchoring.reader_text import fold
from annotated_article.model import Entry

_CJK_RANGES = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(rf"[{_CJK_RANGES}]|[^\W{_CJK_RANGES}]+")


class Phrase(NamedTuple):
    """A printed form and whose it is.

    `by` is `full` (links everywhere), `short` (needs the entry's full name or the cast), `cast` (needs that), or `blocked`.
    """

    words: str
    entry: str
    by: str


class Alike(NamedTuple):
    """The phrases of one length with the same number of signs before their first word (`'Ndrangheta`: 1), by their words."""

    length: int
    lead: int
    phrases: dict[str, list[Phrase]]


class Name(NamedTuple):
    """A name found at [start, end), and the entries that bear it."""

    start: int
    end: int
    entries: tuple[str, ...]


class Candidate(NamedTuple):
    """A phrase that stands at [start, end)."""

    start: int
    end: int
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class NameIndex:
    """First word -> the phrases that begin with it, the longest first. Built once; `ambiguous` are names of several entries."""

    phrases: dict[str, tuple[Alike, ...]]
    ambiguous: frozenset[str]

    def candidates(self, folded: str) -> Iterator[Candidate]:
        """Every phrase that stands in the text as whole words, in order, longest first."""
        for token in _TOKEN.finditer(folded):
            for length, lead, phrases in self.phrases.get(token[0], ()):
                start = token.start() - lead
                end = start + length
                found = phrases.get(folded[start:end]) if start >= 0 else None
                if found and is_edge(folded, start) and is_edge(folded, end):
                    yield from (Candidate(start, end, phrase) for phrase in found)

    def changed_words(self, before: NameIndex, entries: Collection[str] = ()) -> set[str]:
        """The first words of all names that differ between two indexes, and of all names of these entries."""
        both = self.phrases.keys() | before.phrases.keys()
        changed = {word for word in both if self.phrases.get(word) != before.phrases.get(word)}
        names = self.ambiguous ^ before.ambiguous
        for index in (self, before) if names or entries else ():
            changed |= {first for first, phrase in index.each() if phrase.words in names or phrase.entry in entries}
        return changed

    def each(self) -> Iterator[tuple[str, Phrase]]:
        """Every phrase with its first word."""
        for first, alike in self.phrases.items():
            yield from ((first, phrase) for each in alike for phrases in each.phrases.values() for phrase in phrases)


def index_names(entries: Iterable[Entry]) -> NameIndex:
    """All printed forms of all entries, for any number of texts."""
    by_first: dict[str, dict[tuple[int, int], dict[str, list[Phrase]]]] = {}
    owners: dict[str, set[str]] = {}
    for entry in entries:
        for words, by in _printed_forms(entry):
            if token := _TOKEN.search(words):
                alike = by_first.setdefault(token[0], {}).setdefault((len(words), token.start()), {})
                alike.setdefault(words, []).append(Phrase(words, entry.id, by))
        owners.setdefault(fold(entry.name), set()).add(entry.id)
    ordered = {first: tuple(Alike(*key, alike[key]) for key in sorted(alike, reverse=True)) for first, alike in by_first.items()}
    return NameIndex(ordered, frozenset(name for name, ids in owners.items() if len(ids) > 1))


def _printed_forms(entry: Entry) -> Iterator[tuple[str, str]]:
    name = fold(entry.name)
    yield name, "cast" if _is_everyday(name) else "full"
    for alias in entry.always:
        yield fold(alias), "full"
    for alias in entry.aliases:
        yield fold(alias), "short"
    for longer in entry.not_in:
        yield fold(longer), "blocked"


def _is_everyday(name: str) -> bool:
    """A one-word name in lower case would link too much; it needs the cast."""
    return " " not in name and name[:1].islower()


def _names_in_full(phrase: Phrase) -> bool:
    return phrase.by != "blocked" and " " in phrase.words


def present(index: NameIndex, texts: Iterable[list[Candidate]], cast: Iterable[str]) -> set[str]:
    """Entries whose short names may link: those of the cast, and those named in full anywhere in these texts."""
    found = set(cast)
    for candidates in texts:
        blocked = _Blocked(candidates)
        found.update(
            phrase.entry
            for start, end, phrase in candidates
            if _names_in_full(phrase) and phrase.words not in index.ambiguous and not blocked.around(start, end, phrase.entry)
        )
    return found


def choose(
    index: NameIndex, candidates: list[Candidate], here: set[str], cast: set[str], free: Callable[[int, int], bool]
) -> tuple[list[Name], list[Name]]:
    """Names to link and names with several owners: the longest first from the left, none over another or over what is not free."""
    blocked = _Blocked(candidates)
    chosen: list[Name] = []
    shared: list[Name] = []
    end = 0
    position = 0
    while position < len(candidates):
        start, stop = candidates[position].start, candidates[position].end
        owners = []
        while position < len(candidates) and (candidates[position].start, candidates[position].end) == (start, stop):
            phrase = candidates[position].phrase
            if _links(index, phrase, here, cast) and not blocked.around(start, stop, phrase.entry):
                owners.append(phrase.entry)
            position += 1
        if owners and start >= end and free(start, stop):
            name = Name(start, stop, tuple(sorted(set(owners))))
            (chosen if len(name.entries) == 1 else shared).append(name)
            end = stop
    return chosen, shared


def _links(index: NameIndex, phrase: Phrase, here: set[str], cast: set[str]) -> bool:
    if phrase.by == "blocked":
        return False
    if phrase.by == "cast" or phrase.words in index.ambiguous:
        return phrase.entry in cast
    return phrase.by == "full" or phrase.entry in here


class _Blocked:
    """The longer phrases in which an entry's name means something else, by entry: where they begin, and how far any up to there reaches."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self.starts: dict[str, list[int]] = {}
        self.reaches: dict[str, list[int]] = {}
        for start, end, phrase in candidates:  # in the order of their starts
            if phrase.by == "blocked":
                reaches = self.reaches.setdefault(phrase.entry, [])
                self.starts.setdefault(phrase.entry, []).append(start)
                reaches.append(max(end, reaches[-1] if reaches else 0))

    def around(self, start: int, end: int, entry: str) -> bool:
        """Whether [start, end) stands within such a phrase of the entry."""
        before = bisect_right(self.starts.get(entry, ()), start)
        return before > 0 and self.reaches[entry][before - 1] >= end
