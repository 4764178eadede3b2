"""Every check that needs more than one record or a text. Each function takes values and yields problems."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from difflib import SequenceMatcher, get_close_matches
from itertools import chain, islice

from annotated_article.anchoring.reader_text import fold
from annotated_article.checking.check_claims import check_claims
from annotated_article.checking.check_dates import check_dates
from annotated_article.checking.check_ids import check_former, check_items, check_published, told_places, vanished_ids
from annotated_article.checking.check_names import check_names
from annotated_article.checking.check_quotes import check_quotes
from annotated_article.loading.read_value import did_you_mean
from annotated_article.model import Article, Entry, Library, Source, Span, Text
from annotated_article.problems import MOST, Problem, few_of_each_file
from annotated_article.yaml_text import one_line

_OTHERWISE = {
    "R001": "write an entry's file name without .yml, or add the entry",
    "R002": "write an id from annotations/sources/, or add the source to a file there, with `title`, `publisher` and `published`",
}
_SEVERAL = re.compile(r"[,;&]|\s(?:and|und|et|y)\s")
_SURELY, _CLEARLY = 0.9, 0.1
"""How similar an id must be to be offered even if others share its surname; and how much more similar than the next one."""
_MOST_MEANT = 5
_NO_REASONS = frozenset("yes no true false on off y n x 1 0 ja nein withdrawn reason".split())


def check_library(library: Library) -> list[Problem]:
    """All problems of entries, sources and article notes, without those of places in the text."""
    problems: list[Problem] = []
    vanished = vanished_ids(library)
    gone = {each.rpartition("/")[2] for each in vanished}
    references = References(library, gone)
    for entry in library.entries.values():
        problems += references.of_entry(entry)
        problems += [*_check_review(entry), *_check_years(entry), *_names_itself(entry)]
    problems += check_names(library.entries.values())
    for article in library.ever:
        claims = check_claims(article.notes.claims, {*article.notes.unread, *gone})
        problems += islice(
            chain(references.of_article(article), check_items(article), check_quotes(article), check_dates(article), claims), MOST + 1
        )
    problems += references.not_there()
    problems += _no_reason(library.withdrawn.values())
    problems += [*check_former(library), *check_published(library, vanished, _places_of(_referred_entries(library), gone))]
    problems += _same_addresses(library.sources.values())
    if not vanished:
        problems += _unused_sources(library, {problem.instead for problem in problems if problem.rule == "R002"})
    return list(few_of_each_file(problems))


def _places_of(names: Iterable[Text], wanted: set[str]) -> dict[str, list[Span]]:
    """Where each of the wanted ids is named."""
    places: dict[str, list[Span]] = {}
    for name in names:
        if name in wanted:
            places.setdefault(str(name), []).append(name.at)
    return places


def _names_itself(entry: Entry) -> Iterator[Problem]:
    for what, names in (("relations", [relation.of for relation in entry.relations]), ("not_same_as", entry.not_same_as)):
        for name in names:
            if name == entry.id:
                yield Problem("R010", name.at, (f"`{name}` is this entry.",), f"name another entry in `{what}`, or delete the line")


def unused_entries(library: Library, mentioned: set[str]) -> list[Problem]:
    """Report entries that nothing uses: no article (`mentioned`, by id) and no other record.

    Nothing is reported if something could not be read or was taken down, as it may use them, nor for namesakes (see A003).
    """
    if library.unread or library.withdrawn or vanished_ids(library):
        return []
    shared = Counter(fold(entry.name) for entry in library.entries.values())
    used = mentioned | set(_referred_entries(library))
    return [
        Problem(
            "R004",
            entry.at,
            (f"`{entry.id}` is in no article, and no other note names it.",),
            "add the form that the article uses to `aliases`, or delete the file",
        )
        for entry in library.entries.values()
        if entry.id not in used and shared[fold(entry.name)] == 1
    ]


def _check_years(entry: Entry) -> Iterator[Problem]:
    """Report an end before the beginning, and a person who has died and is living."""
    for begin, end, (first, last) in (
        (entry.born, entry.died, ("born", "died")),
        (entry.founded, entry.dissolved, ("founded", "dissolved")),
    ):
        if begin and end and end.when.last < begin.when.first:
            yield Problem("D002", end.text.at, (f"`{first}` is {begin.text}, `{last}` is {end.text}.",), "correct one of the two")
    if entry.died and entry.living:
        says = (f"`living` is yes, but `died` is {entry.died.text}.",)
        yield Problem("F011", entry.died.text.at, says, "delete one of the two lines")


def _no_reason(withdrawn: Iterable[Article]) -> Iterator[Problem]:
    for article in withdrawn:
        if article.withdrawn and article.withdrawn.lower().strip(".!") in _NO_REASONS:
            says = (f"Readers would see only “{article.withdrawn}”.",)
            fix = "write the reason, such as `withdrawn: Its publisher asked for it.`; to show the article again, delete the line"
            yield Problem("T006", article.withdrawn.at, says, fix)


def _check_review(entry: Entry) -> Iterator[Problem]:
    if entry.status != "reviewed":
        return
    given = {"reviewed_by": entry.reviewed_by, "reviewed_on": entry.reviewed_on}
    if missing := [name for name, value in given.items() if value is None]:
        fix = f"add {' and '.join(f'`{name}`' for name in missing)}, or set the status to draft"
        yield Problem("F006", entry.at, ("A reviewed note needs the reviewer and the date.",), fix)
    if entry.living and not entry.sources:
        says = ("The note is reviewed, and the person is living.",)
        yield Problem("S001", entry.at, says, "add a source, or set the status to draft", ("sources: [id-of-a-source]",))


class References:
    """The ids that records name, compared with the entries and sources that exist.

    `gone` are published ids that have vanished, which I004 reports once.
    """

    def __init__(self, library: Library, gone: Collection[str]) -> None:
        self.library, self.gone = library, gone
        self.by_name: dict[str, set[str]] = {}
        for entry in library.entries.values():
            for name in (entry.name, *entry.aliases, *entry.always, entry.id.rpartition("-")[2]):
                self.by_name.setdefault(fold(name).lower(), set()).add(entry.id)
        self.by_title = {fold(source.title).lower(): source.id for source in library.sources.values()}
        self.by_address = {source.url: source.id for source in library.sources.values() if source.url is not None}
        self.missing: dict[tuple[str, str], list[Text]] = {}

    def of_entry(self, entry: Entry) -> Iterator[Problem]:
        """Problems of the ids that an entry names."""
        yield from self.entries((*(relation.of for relation in entry.relations), *entry.not_same_as))
        yield from self.entries((text for text in (entry.within, entry.place) if text is not None), "places")
        yield from self.sources(entry.sources)

    def of_article(self, article: Article) -> Iterator[Problem]:
        """Problems of the ids that an article's notes name, except ids of claims."""
        notes = article.notes
        yield from self.entries((*notes.cast, *(pin.is_ for pin in notes.mentions if pin.is_ is not None)))
        for date in notes.dates:
            yield from self.entries(date.places, "places")
            yield from self.entries(date.people, "people")
        for claim in notes.claims:
            yield from self.speaker(claim.said_by)
            yield from self.entries((claim.through,) if claim.through is not None else (), "people", "organisations")
            yield from self.entries(claim.about)
        for sourced in notes.sourced:
            yield from self.sources(sourced.sources)

    def speaker(self, name: Text | None) -> Iterator[Problem]:
        """Problems of `said_by`: one person or organisation for each claim."""
        if name is None:
            return
        entry = self.library.entries.get(name)
        if entry and entry.kind.folder not in ("people", "organisations"):
            says = (f"`{name}` is in {entry.kind.folder}; only people and organisations speak.",)
            fix = "write who speaks; for a group without an entry, use words"
            words = (f"speaker: {one_line(entry.name)}",) if entry.kind.folder == "places" else ()
            yield Problem("R006", name.at, says, fix, words, in_place=bool(words), asks=True)
        elif not entry and _SEVERAL.search(name):
            fix = "write one claim for each speaker; for a group, use `speaker:` and words instead of `said_by:`"
            yield Problem("R001", name.at, ("A claim has one speaker; this looks like several.",), fix)
        else:
            yield from self.entries((name,), "people", "organisations")

    def entries(self, names: Iterable[Text], *kinds: str) -> Iterator[Problem]:
        """Problems of the names that are no entry's id, or not that of an entry of one of these kinds."""
        for name in names:
            entry = self.library.entries.get(name)
            if entry is None and name not in self.library.unread and name not in self.gone:
                yield from self._unknown("R001", name, [] if "," in name else self._meant_entries(name))
            elif entry is not None and kinds and entry.kind.folder not in kinds:
                says = (f"`{name}` is in {entry.kind.folder}; this must be in {' or '.join(kinds)}.",)
                yield Problem("R006", name.at, says, "name another entry, or delete it")

    def _meant_entries(self, name: str) -> list[str]:
        """The entries that may be meant: several if they share a name, or if the id is similar to two."""
        bare = name.strip("[]@# /").removesuffix(".yml").rpartition("/")[2]  # "people/ada-pell", "[[ada-pell]]"
        if bare in self.library.entries:
            return [bare]
        if named := self.by_name.get(fold(bare).lower()):
            return sorted(named)
        close = get_close_matches(name[:80], list(self.library.entries), n=2, cutoff=0.6)
        if not close or _alike(name, close[0]) >= _SURELY:
            return close[:1]
        namesakes = self.by_name[close[0].rpartition("-")[2]]
        if len(namesakes) > 1:
            return sorted(namesakes)
        return close if len(close) > 1 and _alike(name, close[0]) - _alike(name, close[1]) < _CLEARLY else close[:1]

    def sources(self, names: Iterable[Text]) -> Iterator[Problem]:
        """Problems of the names that are no source's id."""
        if "*" in self.library.unread:
            return
        for name in names:
            if name not in self.library.sources and name not in self.library.unread:
                if in_file := [each.id for each in self.library.sources.values() if each.at.path.endswith(f"/{name}")]:
                    says = f"It is a file; its sources are {', '.join(in_file[:_MOST_MEANT])}{' …' if len(in_file) > _MOST_MEANT else ''}."
                    yield Problem("R002", name.at, (says,), "write the id of the source that you mean")
                    continue
                known = self.by_address.get(name) or self._by_title(name) or did_you_mean(name, self.library.sources)
                yield from self._unknown("R002", name, [known] if known else [])

    def _by_title(self, name: str) -> str:
        """The source with this title, or the only one whose title begins with it."""
        typed = fold(name).lower()
        begin = [source for title, source in self.by_title.items() if title.startswith(f"{typed} ")] if typed else []
        return self.by_title.get(typed) or (begin[0] if len(begin) == 1 else "")

    def _unknown(self, rule: str, name: Text, meant: list[str]) -> Iterator[Problem]:
        """A problem that offers what was meant; unknown names are collected, and reported once at the end."""
        if not meant:
            self.missing.setdefault((rule, str(name)), []).append(name)
        elif len(meant) == 1:
            yield Problem(rule, name.at, (f"Did you mean {meant[0]}?",), f"write {meant[0]}", instead=meant[0])
        else:
            yield Problem(rule, name.at, (f"It may mean {' or '.join(meant[:_MOST_MEANT])}.",), "write the id of the one you mean")

    def not_there(self) -> Iterator[Problem]:
        """One problem for each unknown name, with all places that have it."""
        for (rule, name), (first, *others) in self.missing.items():
            yield Problem(
                rule, first.at, told_places([other.at for other in others], "also "), "write one id" if "," in name else _OTHERWISE[rule]
            )


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _same_addresses(sources: Iterable[Source]) -> Iterator[Problem]:
    first: dict[str, Source] = {}
    for source in sources:
        if source.url is not None and (other := first.setdefault(source.url, source)) is not source:
            yield Problem(
                "S002", source.url.at, (f"`{other.id}` has this address too.",), f"use `{other.id}` for both, and delete this source"
            )


def _used_sources(library: Library) -> set[str]:
    used: set[str] = set()
    for entry in library.entries.values():
        used.update(entry.sources)
    for article in library.ever:
        for item in article.notes.sourced:
            used.update(item.sources)
    return used


def _unused_sources(library: Library, meant: set[str]) -> Iterator[Problem]:
    """Report sources that no note names, except those that a misspelt id may mean."""
    if library.unread:
        return
    used = _used_sources(library) | meant
    for source in library.sources.values():
        if source.id not in used:
            yield Problem("R004", source.at, (f"No note uses `{source.id}`.",), "add it to the `sources` of a note, or delete it")


def _referred_entries(library: Library) -> Iterator[Text]:
    for entry in library.entries.values():
        yield from (relation.of for relation in entry.relations)
        yield from (text for text in (entry.within, entry.place) if text is not None)
    for article in library.ever:
        yield from article.notes.cast
        yield from (pin.is_ for pin in article.notes.mentions if pin.is_ is not None)
        for date in article.notes.dates:
            yield from (*date.places, *date.people)
        for claim in article.notes.claims:
            yield from (text for text in (claim.said_by, claim.through) if text is not None)
            yield from claim.about
