"""Find the names of entries in a text: look up the first word in a dictionary, then take the longest match. Strings only.

The cost of a text does not grow with the number of names.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, groupby
from operator import itemgetter
from typing import NamedTuple

from annotated_article.anchoring.find_quote import is_edge
from annotated_article.anchoring.reader_text import fold
from annotated_article.anchoring.unspaced_names import UNSPACED
from annotated_article.anchoring.whole_names import Named, WholeNames
from annotated_article.kinds import ENTRY_KINDS
from annotated_article.kinds.person import Person
from annotated_article.languages import RegularForms, language_of
from annotated_article.model.notes import Entry

_TOKEN = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+")
_PLACE = itemgetter(0, 1)
_WITH_PLURAL = frozenset(kind.name for kind in ENTRY_KINDS.values() if kind.has_plural)


class Phrase(NamedTuple):
    """A printed form and the entry it belongs to.

    `by` is `full` (links everywhere), `short` (needs the entry's full name or the cast), `cast` (needs that), or `blocked`.
    `kind` is the entry's kind, `titles` the offices that may come before the name, longest first.
    """

    words: str
    entry: str
    by: str
    kind: str = ""
    titles: tuple[str, ...] = ()


class Alike(NamedTuple):
    """The phrases of one length with as many marks before their first word (`'Ndrangheta`: 1), by their words."""

    length: int
    lead: int
    phrases: dict[str, list[Phrase]]


class FoundName(NamedTuple):
    """A name found at [start, end), and the entries that have it."""

    start: int
    end: int
    entries: tuple[str, ...]


class Chosen(NamedTuple):
    """Names to link, names that several entries share, and names that may be part of a longer one, each in order.

    `namesakes` are names that may be short for somebody else's, with that name.
    """

    links: list[FoundName]
    shared: list[FoundName]
    unsure: list[FoundName]
    namesakes: list[tuple[FoundName, str]]


class Searched(NamedTuple):
    """What was found in a text, and the rule of whole names for that text."""

    candidates: list[Candidate]
    whole: WholeNames


class Here(NamedTuple):
    """What an article says about its names: `entries` whose short names may link, those of its `cast`, and `namesakes` of others."""

    entries: set[str]
    cast: set[str]
    namesakes: Mapping[tuple[str, str], str]


class Candidate(NamedTuple):
    """A phrase found at [start, end)."""

    start: int
    end: int
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class NameIndex:
    """First word -> the phrases that begin with it, the longest first. Built once; `ambiguous` are names of several entries."""

    phrases: dict[str, tuple[Alike, ...]]
    ambiguous: frozenset[str]

    def candidates(self, folded: str, language: str = "") -> Iterator[Candidate]:
        """Every phrase that the text contains as whole words, in order, longest first, including the language's regular forms."""
        forms = language_of(language).forms
        last = frozenset(ending[-1] for ending, _ in forms.endings) if forms else frozenset()
        begun_by = self.phrases.get
        for token in _TOKEN.finditer(folded):
            word = token[0]
            if alike := begun_by(word):
                found = [*_standing(folded, token.start(), alike, forms)]
                yield from found
                if found:
                    continue
            if forms and word[-1] in last:
                yield from self._inflected_word(folded, word, token.start(), forms)

    def _inflected_word(self, folded: str, word: str, start: int, forms: RegularForms) -> Iterator[Candidate]:
        """A name of one word in one of its regular forms: `insurgencies`."""
        for ending, base in forms.endings:
            if word.endswith(ending):
                for alike in self.phrases.get(word[: -len(ending)] + base, ()):
                    yield from _in_regular_form(folded, start - alike.lead, alike, forms)

    def changed_names(self, before: NameIndex, entries: Collection[str] = ()) -> set[str]:
        """All names that differ between two indexes, and all names of these entries."""
        both = self.phrases.keys() | before.phrases.keys()
        changed = [word for word in both if self.phrases.get(word) != before.phrases.get(word)]
        names = {phrase.words for phrase in {*self.begun_by(changed)} ^ {*before.begun_by(changed)}} | (self.ambiguous ^ before.ambiguous)
        if entries:
            names |= {phrase.words for index in (self, before) for phrase in index.begun_by(index.phrases) if phrase.entry in entries}
        return names

    def begun_by(self, words: Iterable[str]) -> Iterator[Phrase]:
        """Every phrase that begins with one of these words."""
        for word in words:
            yield from (phrase for each in self.phrases.get(word, ()) for phrases in each.phrases.values() for phrase in phrases)


def _standing(folded: str, begin: int, alike: Iterable[Alike], forms: RegularForms | None) -> Iterator[Candidate]:
    """The phrases with a first word that begins at `begin`."""
    for length, lead, phrases in alike:
        start = begin - lead
        end = start + length
        found = phrases.get(folded[start:end]) if start >= 0 else None
        if found and is_edge(folded, start) and is_edge(folded, end):
            yield from (Candidate(start, end, phrase) for phrase in found)
        elif forms:
            yield from _in_regular_form(folded, start, Alike(length, lead, phrases), forms)


def _in_regular_form(folded: str, start: int, alike: Alike, forms: RegularForms) -> Iterator[Candidate]:
    """The phrases that have a regular form in the text at `start`: `early errors` for `early error`."""
    for ending, base in forms.endings:
        stem = start + alike.length - len(base)
        end = stem + len(ending)
        if start < 0 or not folded.startswith(ending, stem) or not is_edge(folded, end) or not is_edge(folded, start):
            continue
        for phrase in alike.phrases.get(folded[start:stem] + base, ()):
            if _has(forms, phrase.kind) and phrase.by != "blocked" and folded[start:end] in forms.of(phrase.words):
                yield Candidate(start, end, phrase)


def _has(forms: RegularForms, kind: str) -> bool:
    """Whether names of entries of this kind have regular forms."""
    return not forms.plural or kind in _WITH_PLURAL


def index_names(entries: Iterable[Entry]) -> NameIndex:
    """All printed forms of all entries, for any number of texts."""
    by_first: dict[str, dict[tuple[int, int], dict[str, list[Phrase]]]] = {}
    owners: dict[str, set[str]] = {}
    for entry in entries:
        titles = tuple(sorted(map(fold, entry.own.titles), key=len, reverse=True)) if isinstance(entry.own, Person) else ()
        for words, by in _printed_forms(entry):
            if token := _TOKEN.search(words):
                alike = by_first.setdefault(token[0], {}).setdefault((len(words), token.start()), {})
                alike.setdefault(words, []).append(Phrase(words, entry.id, by, entry.kind.name, titles))
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


def spots_of(candidates: Iterable[Candidate]) -> Iterator[tuple[int, int]]:
    """Where names are, without the phrases in which they mean something else."""
    return ((start, end) for start, end, phrase in candidates if phrase.by != "blocked")


def present(index: NameIndex, texts: Iterable[Searched], cast: Iterable[str]) -> set[str]:
    """Entries whose short names may link: those of the cast, and those named in full anywhere in these texts."""
    found = set(cast)
    for candidates, whole in texts:
        blocked = _Blocked(candidates)
        found.update(
            phrase.entry
            for start, end, phrase in candidates
            if phrase.entry not in found
            and phrase.by != "blocked"
            and " " in phrase.words  # of one word, it may be anybody's
            and phrase.words not in index.ambiguous
            and not blocked.covers(start, end, phrase.entry)
            and whole.is_whole(_named(start, end, phrase))
        )
    return found


def namesakes(texts: Iterable[Searched]) -> dict[tuple[str, str], str]:
    """Entries with a name of one word that is also somebody else's in these texts -> the longer name, if no entry's name says it is theirs.

    In an article about Edward Kennedy that also names Robert F. Kennedy, nobody can be sure whose name "Kennedy" is.
    """
    found: dict[tuple[str, str], str] = {}
    for candidates, whole in texts:
        own = {(end, phrase.entry) for _, end, phrase in candidates if " " in phrase.words}
        for start, end, phrase in candidates:
            key = phrase.entry, phrase.words
            if " " in phrase.words or phrase.by == "blocked" or key in found or (end, phrase.entry) in own:
                continue
            if longer := whole.namesake(_named(start, end, phrase)):
                found[key] = longer
    return found


def choose(index: NameIndex, text: Searched, here: Here, free: Callable[[int, int], bool]) -> Chosen:
    """What becomes of each name: the longest first from the left, none over another or over what is not free.

    Several entries may share a name, or it may be part of a longer one: then nothing shorter inside it is linked either.
    """
    blocked, whole = _Blocked(text.candidates), text.whole
    chosen = Chosen([], [], [], [])
    taken = 0
    for (start, end), alternatives in groupby(text.candidates, key=_PLACE):
        if start < taken or not free(start, end):
            continue
        owners: list[Phrase] = []
        several: list[Phrase] = []
        for _, _, phrase in alternatives:
            if phrase.by == "blocked" or blocked.covers(start, end, phrase.entry):
                continue
            if _links(index, phrase, here):
                owners.append(phrase)
            elif phrase.words in index.ambiguous:
                several.append(phrase)
        if owners or several:
            taken = end
            name = FoundName(start, end, tuple(sorted({phrase.entry for phrase in owners or several})))
            longer = _namesake(owners, here)
            if longer and whole.with_title(start, owners[0].titles) == start and whole.is_whole(_named(start, end, owners[0])):
                chosen.namesakes.append((name, longer))
            else:
                _decide(chosen, name, owners, whole, free)
    return chosen


def _namesake(owners: list[Phrase], here: Here) -> str:
    """The longer name that the only owner's name may be short for, or ""; the cast says whose it is."""
    entries = {phrase.entry for phrase in owners}
    if len(entries) != 1 or not entries.isdisjoint(here.cast):
        return ""
    return here.namesakes.get((owners[0].entry, owners[0].words), "")


def _decide(chosen: Chosen, name: FoundName, owners: list[Phrase], whole: WholeNames, free: Callable[[int, int], bool]) -> None:
    """Put the name in its list; a name to link begins with its title."""
    start, end, entries = name
    entire = [phrase for phrase in owners if whole.is_whole(_named(start, end, phrase))]
    if not entire:
        chosen.unsure.extend(() if whole.in_address(start, end) else (name,))
    elif len(entries) > 1:
        chosen.shared.append(name)
    else:
        begin = whole.with_title(start, titles) if (titles := entire[0].titles) else start
        chosen.links.append(name._replace(start=begin) if begin < start and free(begin, start) else name)


def _named(start: int, end: int, phrase: Phrase) -> Named:
    return Named(start, end, phrase.kind, phrase.titles, end - start != len(phrase.words))


def _links(index: NameIndex, phrase: Phrase, here: Here) -> bool:
    if phrase.by == "cast" or phrase.words in index.ambiguous:
        return phrase.entry in here.cast
    return phrase.by == "full" or phrase.entry in here.entries


class _Blocked:
    """Where the text contains longer phrases in which a name means something else, by entry."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        spans: dict[str, list[tuple[int, int]]] = {}
        for start, end, phrase in candidates:
            if phrase.by == "blocked":
                spans.setdefault(phrase.entry, []).append((start, end))
        self._starts = {entry: [start for start, _ in each] for entry, each in spans.items()}
        self._ends = {entry: [*accumulate((end for _, end in each), max)] for entry, each in spans.items()}

    def covers(self, start: int, end: int, entry: str) -> bool:
        """Whether [start, end) is inside of one of the entry's phrases."""
        if entry not in self._starts:
            return False
        at = bisect_right(self._starts[entry], start) - 1
        return at >= 0 and end <= self._ends[entry][at]
