"""The ids of entries and sources that records name: whether they exist, and what was meant. Values in, problems out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher, get_close_matches
from itertools import chain
from typing import NamedTuple

from annotated_article.anchoring.reader_text import fold
from annotated_article.checking.check_ids import listed_places
from annotated_article.kind import Field, Kind
from annotated_article.kinds import ITEM_KINDS
from annotated_article.kinds.claim import SPEAKERS
from annotated_article.loading.meant_word import did_you_mean
from annotated_article.model.articles import Article, Library
from annotated_article.model.notes import ArticleNotes, Entry
from annotated_article.model.typed import Span, Text
from annotated_article.problems import Problem

_OTHERWISE = {
    "R001": "write the id of an entry, which is its file name without .yml, or add a file for the entry",
    "R002": "write an id from annotations/sources/, or add the source to a file there, with `title`, `publisher` and `published`",
}
_SEVERAL = re.compile(r"[,;&]|\s(?:and|und|et|y)\s")
# "Ada Pell, chair of the council", "Ada Pell (the chair)"; capitals may be another name
_WITH_A_ROLE = re.compile(r"(?P<name>[^,;(]*[^\s,;(])\s*(?:\(.*\)|[,;]\s*(?![a-z0-9-]+$)[^A-Z,;&]+)")
_SURELY, _CLEARLY = 0.9, 0.1
"""How similar an id must be to be offered even if others share its surname; and how much more similar than the next one."""
_MOST_MEANT = 5
_LONGEST_ROLE = 200  # characters


class Unknown(NamedTuple):
    """The problem of a name that is neither an id nor similar to one. `rule` is R001 for entries, R002 for sources."""

    rule: str
    name: Text


@dataclass(frozen=True)
class References:
    """The ids that records name, compared with the entries and sources that exist.

    `folders`: entry id -> folder of its kind; `names`: folded name -> the ids of its entries;
    `sources`: source id -> the name of its file; `titles`: folded title -> source id; `addresses`: address -> source id;
    `unread`: ids in files that could not be read; `gone`: published ids that have vanished, which I004 reports once.
    """

    folders: Mapping[str, str]
    names: Mapping[str, tuple[str, ...]]
    sources: Mapping[str, str]
    titles: Mapping[str, str]
    addresses: Mapping[str, str]
    unread: frozenset[str]
    gone: frozenset[str]

    def without_names(self) -> References:
        """What decides whether an id is known, without what is offered instead of an unknown one."""
        return replace(self, names={}, titles={}, addresses={})

    def of_entry(self, entry: Entry) -> Iterator[Problem | Unknown]:
        """Problems of the ids that an entry names."""
        yield from self.check_entries((*(relation.of for relation in entry.relations), *entry.not_same_as))
        yield from self._check_fields(entry.own, entry.kind)
        yield from self.check_sources(entry.sources)

    def of_article(self, article: Article) -> Iterator[Problem | Unknown]:
        """Problems of the ids that an article's notes name, except ids of claims."""
        notes = article.notes
        yield from self.check_entries(notes.cast)
        for item, kind in _with_kinds(notes):
            yield from self._check_fields(item, kind)
        for sourced in notes.sourced:
            yield from self.check_sources(sourced.sources)

    def _check_fields(self, record: object, kind: Kind) -> Iterator[Problem | Unknown]:
        for field, names in _named_by(record, kind):
            if field.name == "said_by":
                yield from self.check_speaker(names[0])
            else:
                yield from self.check_entries(names, *field.to)

    def check_speaker(self, name: Text) -> Iterator[Problem | Unknown]:
        """Problems of `said_by`: one person or organisation for each claim."""
        folder = self.folders.get(name)
        if folder and folder not in SPEAKERS:
            says = (f"`{name}` is in {folder}; only people and organisations speak.",)
            yield Problem("R006", name.at, says, "enter the id of the speaker, or describe one without an entry in `speaker`")
        elif not folder and _SEVERAL.search(name):
            alone = tuple(f"If only {meant} speaks: said_by: {meant}" for meant in self._with_a_role(name)[:1])
            fix = "write one id, without a role; if several speak, write a claim for each, or use `speaker:` and words for the group"
            yield Problem("R001", name.at, ("A claim has one speaker; this may be several.", *alone), fix)
        else:
            yield from self.check_entries((name,), *SPEAKERS)

    def check_entries(self, names: Iterable[Text], *kinds: str) -> Iterator[Problem | Unknown]:
        """Problems of names that are not the id of an entry, or not of an entry of one of these kinds."""
        for name in names:
            folder = self.folders.get(name)
            if folder is None and self.unread.isdisjoint((name, "*entries")) and name not in self.gone:
                yield self._not_an_entry(name)
            elif folder is not None and kinds and folder not in kinds:
                says = (f"`{name}` is in {folder}; this must be in {' or '.join(kinds)}.",)
                yield Problem("R006", name.at, says, "choose another entry, or delete it")

    def _not_an_entry(self, name: Text) -> Problem | Unknown:
        """The problem of a name without an entry; with a role or remark after it, whether that is another one is not clear."""
        if meant := self._with_a_role(name):
            return Problem("R001", name.at, (f"It begins with the name of {meant[0]}.",), "write one id, with no role or comment after it")
        return _unknown("R001", name, [] if "," in name else self._meant_entries(name))

    def _with_a_role(self, name: str) -> Sequence[str]:
        """The entries whose name or id is followed by a role or remark."""
        match = _WITH_A_ROLE.fullmatch(name[:_LONGEST_ROLE])
        called = match["name"] if match else ""
        return [called] if called in self.folders else self.names.get(fold(called).lower(), ())

    def _meant_entries(self, name: str) -> Sequence[str]:
        """The entries that may be meant: several if they share a name, or if the id is similar to two."""
        bare = name.strip("[]@# /").removesuffix(".yml").rpartition("/")[2]  # "people/ada-pell", "[[ada-pell]]"
        if bare in self.folders:
            return [bare]
        if named := self.names.get(fold(bare).lower()):
            return named
        close = get_close_matches(name[:80], list(self.folders), n=2, cutoff=0.6)
        if not close or _alike(name, close[0]) >= _SURELY:
            return close[:1]
        namesakes = self.names.get(close[0].rpartition("-")[2], ())
        if len(namesakes) > 1:
            return namesakes
        return close if len(close) > 1 and _alike(name, close[0]) - _alike(name, close[1]) < _CLEARLY else close[:1]

    def check_sources(self, names: Iterable[Text]) -> Iterator[Problem | Unknown]:
        """Problems of names that are not the id of a source."""
        if "*" in self.unread:
            return
        for name in names:
            if name not in self.sources and name not in self.unread:
                if in_file := [source for source, file in self.sources.items() if file == name]:
                    says = f"It is a file; its sources are {', '.join(in_file[:_MOST_MEANT])}{' …' if len(in_file) > _MOST_MEANT else ''}."
                    yield Problem("R002", name.at, (says,), "write the id of the source that you mean")
                    continue
                known = self.addresses.get(name) or self._by_title(name) or did_you_mean(name, self.sources)
                yield _unknown("R002", name, [known] if known else [])

    def _by_title(self, name: str) -> str:
        """The source with this title, or the only one whose title begins with it."""
        typed = fold(name).lower()
        begin = [source for title, source in self.titles.items() if title.startswith(f"{typed} ")] if typed else []
        return self.titles.get(typed) or (begin[0] if len(begin) == 1 else "")


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


_OR_ADD = {"R001": "", "R002": "; if not, add the source to a file in annotations/sources/"}


def _unknown(rule: str, name: Text, meant: Sequence[str]) -> Problem | Unknown:
    """A problem that offers what was meant, if that is known."""
    if not meant:
        return Unknown(rule, name)
    if len(meant) == 1:
        return Problem(rule, name.at, (f"Did you mean {meant[0]}?",), f"if so, change it to `{meant[0]}`{_OR_ADD[rule]}", instead=meant[0])
    return Problem(rule, name.at, (f"It may refer to {' or '.join(meant[:_MOST_MEANT])}.",), "write the id of the one you mean")


def references_of(library: Library, vanished: Iterable[str]) -> References:
    """Collect what the records of a library may name. `vanished` are published ids that nothing has any more."""
    entries, sources = library.entries.values(), library.sources.values()
    names: dict[str, set[str]] = {}
    for entry in entries:
        for name in (entry.name, *entry.aliases, *entry.always, entry.id.rpartition("-")[2]):
            names.setdefault(fold(name).lower(), set()).add(entry.id)
    return References(
        folders={entry.id: entry.kind.folder for entry in entries},
        names={name: tuple(sorted(ids)) for name, ids in names.items()},
        sources={source.id: source.at.path.rpartition("/")[2] for source in sources},
        titles={fold(source.title).lower(): source.id for source in sources},
        addresses={str(source.url): source.id for source in sources if source.url is not None},
        unread=library.unread,
        gone=frozenset(each.rpartition("/")[2] for each in vanished),
    )


def certain(named: Iterable[Problem | Unknown], unknown: list[Unknown]) -> Iterator[Problem]:
    """The problems; unknown names are added to `unknown`, to be reported once for all places."""
    for each in named:
        if isinstance(each, Problem):
            yield each
        else:
            unknown.append(each)


def not_there(unknown: Iterable[Unknown]) -> Iterator[Problem]:
    """One problem for each unknown name, with all places that have it."""
    missing: dict[tuple[str, str], list[Text]] = {}
    for rule, name in unknown:
        missing.setdefault((rule, str(name)), []).append(name)
    for (rule, written), (first, *others) in missing.items():
        places = listed_places([other.at for other in others], "also ")
        yield Problem(rule, first.at, places, "write one id" if "," in written and rule == "R001" else _OTHERWISE[rule])


def _with_kinds(notes: ArticleNotes) -> Iterator[tuple[object, Kind]]:
    """All items of an article's file of notes, each with its kind."""
    return ((item, kind) for section, kind in ITEM_KINDS.items() for item in getattr(notes, section))


def _named_by(record: object, kind: Kind) -> Iterator[tuple[Field, tuple[Text, ...]]]:
    """The fields that name entries, each with the ids that a record has there."""
    for field in kind.fields:
        if field.shape in ("entry", "entries") and (value := getattr(record, field.attribute or field.name, None)):
            yield field, value if isinstance(value, tuple) else (value,)


def referred_by_entries(library: Library) -> Iterator[Text]:
    """Every id of an entry that another entry names."""
    for entry in library.entries.values():
        yield from (relation.of for relation in entry.relations)
        yield from (name for _, names in _named_by(entry.own, entry.kind) for name in names)


def referred_by_article(article: Article) -> tuple[Text, ...]:
    """Every id of an entry that an article's notes name."""
    in_items = (names for item, kind in _with_kinds(article.notes) for _, names in _named_by(item, kind))
    return tuple(chain(article.notes.cast, *in_items))


def places_of(names: Iterable[Text], wanted: frozenset[str]) -> dict[str, list[Span]]:
    """Where each of the wanted ids is named."""
    places: dict[str, list[Span]] = {}
    for name in names:
        if name in wanted:
            places.setdefault(str(name), []).append(name.at)
    return places
