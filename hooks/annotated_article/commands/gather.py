"""Merge the files of an article's notes into one, and the entries and sources beside them into their folders. Texts in, texts out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from annotated_article.commands.compare_notes import Key, Record, compare_notes
from annotated_article.commands.edit_record import InBrackets, SectionLines, as_record, column_of_items, sections_of, shifted
from annotated_article.kinds import ENTRY_KINDS, ENTRY_KINDS_BY_NAME
from annotated_article.loading.field_table import IN_ENTRIES, RECORDS
from annotated_article.loading.read_article import read_notes
from annotated_article.loading.read_entries import read_entry, read_sources
from annotated_article.loading.read_yaml import Fields, Items, read_yaml
from annotated_article.model.notes import Entry, Selector, Source
from annotated_article.problems import Problem
from annotated_article.published_ids import sections
from annotated_article.repairs import margin_of
from annotated_article.yaml_text import in_brackets

_SCHEMA = "# yaml-language-server:"
# "kind: place", "id: mosul"
_HEAD = re.compile(r"(?:kind|id):\s")
_ORDER = [field.name for field in RECORDS["notes"]]


class Meaning(NamedTuple):
    """What files of notes say, whatever the files and their order: records by section and id, pinned words, and the cast."""

    records: Mapping[Key, Record]
    pins: frozenset[tuple[str, Selector, str | None]]
    cast: frozenset[str]


def same_meaning(one: Meaning, other: Meaning) -> bool:
    """Whether two states of the notes say the same."""
    added, changed, removed = compare_notes(one.records, other.records)
    return not (added or changed or removed) and one[1:] == other[1:]


def meaning_of(files: Mapping[str, str]) -> Meaning:
    """What these files of notes, entries and sources say (path -> text)."""
    records: dict[Key, Record] = {}
    pins: set[tuple[str, Selector, str | None]] = set()
    cast: set[str] = set()
    beside: list[Entry | Source] = []
    for path, text in files.items():
        folder, name = path.removeprefix("annotations/").split("/", 1)
        if folder == "articles":
            notes = read_notes(text, path, _ignore)
            records |= {(section, "", str(item.id)): item for section, items in sections(notes).items() for item in items}
            pins |= {(section, pin.selector, pin.is_) for section in ("mentions", "skip") for pin in getattr(notes, section)}
            cast.update(notes.cast)
            beside += [*notes.beside.entries, *notes.beside.sources]
        elif folder == "sources":
            beside += read_sources(read_yaml(text, path)[0], _ignore, set()) or []
        elif entry := read_entry(name.removesuffix(".yml"), ENTRY_KINDS[folder], read_yaml(text, path)[0], _ignore, set()):
            beside.append(entry)
    records |= {(type(each).__name__, "", each.id): each for each in beside}
    return Meaning(records, frozenset(pins), frozenset(cast))


def _ignore(_: Problem) -> None:
    """What is wrong in the files is not asked for here."""


class CannotGather(Exception):
    """Why the files can't be merged; the message says what to do."""


def gather(article: str, files: Mapping[str, str], there: Mapping[str, str]) -> dict[str, str]:
    """Path -> text of each file to write, once the `files` in the article's folder (path -> text) are gone.

    `there` has the texts of the files that exist. Raises CannotGather.
    """
    written: dict[str, str] = {}
    for path in sorted(files):
        try:
            _Gathering(article, files[path].split("\n"), there, written).run()
        except InBrackets as found:
            raise CannotGather(_in_brackets(path, found)) from None
    return written


class _Gathering:
    """One small file on its way into the other files."""

    def __init__(self, article: str, lines: list[str], there: Mapping[str, str], written: dict[str, str]) -> None:
        self.article, self.lines, self.there, self.written = article, lines, there, written
        self.sections = sections_of(lines)
        inside = {number for section in self.sections for item in section.items for number in range(item.start, item.end)}
        self.loose = [line for number, line in enumerate(lines) if _is_loose(line) and number not in inside]

    def run(self) -> None:
        """Move every section; the ones with notes go first, and the file's loose comments go with the first block."""
        for section in sorted(self.sections, key=lambda section: section.name in ("entries", "sources")):
            if section.name == "cast":
                self._cast()
            for item in section.items:
                block = self._comments(column_of_items(self.lines, section)) + self.lines[item.start : item.end]
                head = item.head - item.start + len(block) - (item.end - item.start)
                if section.name == "entries":
                    self._entry(block, head)
                elif section.name == "sources":
                    self._source(block, column_of_items(self.lines, section))
                else:
                    self._item(section, _trimmed(block))

    def _comments(self, column: int) -> list[str]:
        """The comments that belong to no item, indented like the item that they go with; `# allow: A002` works only at the margin."""
        loose, self.loose = self.loose, []
        return [line if line.startswith("# allow:") else " " * column + line.strip() for line in loose]

    def _text(self, path: str) -> str:
        return self.written.get(path, self.there.get(path, ""))

    def _write(self, path: str, lines: Sequence[str]) -> None:
        self.written[path] = "\n".join(lines).rstrip("\n") + "\n"

    @property
    def _main(self) -> str:
        return f"annotations/articles/{self.article}.yml"

    def _cast(self) -> None:
        """Add the names that the main file lacks."""
        names = [name for name in _names("\n".join(self.lines)) if name not in _names(self._text(self._main))]
        lines = self._text(self._main).rstrip("\n").split("\n")
        section = next((each for each in self._known(lines) if each.name == "cast"), None)
        if section is None:
            first = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
            lines[first:first] = [*self._comments(0), f"cast: {in_brackets(names)}"]
        elif "[" in lines[section.head]:
            closing = next(number for number in range(section.head, section.end) if "]" in lines[number].partition("#")[0])
            before, _, after = lines[closing].partition("]")
            lines[closing] = f"{before}{''.join(f', {name}' for name in names)}]{after}".replace("[, ", "[")
        else:
            margin = next(line[: margin_of(line)] for line in lines[section.head + 1 :] if line.lstrip().startswith("-"))
            lines[section.end : section.end] = [f"{margin}- {name}" for name in names]
        self._write(self._main, lines)

    def _known(self, lines: Sequence[str]) -> list[SectionLines]:
        """The sections of the main file."""
        try:
            return sections_of(lines)
        except InBrackets as found:
            raise CannotGather(_in_brackets(self._main, found)) from None

    def _item(self, section: SectionLines, block: list[str]) -> None:
        """Add a note at the end of its section, which comes in its usual place if it is new."""
        lines = self._text(self._main).rstrip("\n").split("\n")
        known = self._known(lines)
        mine = next((each for each in known if each.name == section.name), None)
        if mine is None:
            later = next((each.start for each in known if _ORDER.index(each.name) > _ORDER.index(section.name)), len(lines))
            column, at, head = 2, later, [f"{section.name}:"]
        else:
            column, at, head = column_of_items(lines, mine), mine.end, []
        lines[at:at] = head + shifted(block, column - column_of_items(self.lines, section))
        self._write(self._main, [line for number, line in enumerate(lines) if number or line])

    def _entry(self, block: list[str], head: int) -> None:
        """Give an entry a file of its own."""
        record = as_record(block, head)
        kind, entry_id = (_value(record, name) for name in ("kind", "id"))
        folder = ENTRY_KINDS_BY_NAME[kind].folder
        names = {there: here for here, there in IN_ENTRIES.items() if here in {field.name for field in RECORDS[folder]}}
        path = f"annotations/{folder}/{entry_id}.yml"
        if self._text(path):
            raise CannotGather(f"{path} already exists. Choose another id for this entry, or delete one of the two.")
        lines = [_renamed(line, names) for line in record if not _HEAD.match(line)]
        self._write(path, [f"{_SCHEMA} $schema=../schema/{folder}.json", *_trimmed(lines)])

    def _source(self, block: list[str], column: int) -> None:
        """Add a source to the article's bibliography."""
        path = f"annotations/sources/{self.article}.yml"
        text = self._text(path).rstrip("\n") or f"{_SCHEMA} $schema=../schema/sources.json"
        self._write(path, [*text.split("\n"), *shifted(_trimmed(block), -column)])


def _in_brackets(path: str, section: InBrackets) -> str:
    return f"{path}: `{section}` is written in brackets. Write each item on lines of its own, then gather again."


def _is_loose(line: str) -> bool:
    return line.lstrip().startswith("#") and not line.startswith(_SCHEMA)


def _trimmed(block: list[str]) -> list[str]:
    """The block without empty lines at its ends."""
    full = [number for number, line in enumerate(block) if line.strip()]
    return block[full[0] : full[-1] + 1] if full else []


def _names(text: str) -> list[str]:
    """The names in a file's `cast`."""
    node, _ = read_yaml(text, "")
    cast = dict(node.fields).get("cast") if isinstance(node, Fields) else None  # type: ignore[call-overload]
    return [str(name) for name in cast.items] if isinstance(cast, Items) else []


def _value(record: Sequence[str], name: str) -> str:
    """The word after `kind:` or `id:` in a record at the margin."""
    found = next(line for line in record if line.startswith(f"{name}:"))
    return found.partition(":")[2].partition(" #")[0].strip(" \"'")


def _renamed(line: str, names: Mapping[str, str]) -> str:
    """The line with the name that its field has in a file of its own: `type:` of a place is `kind:`."""
    name, colon, rest = line.partition(":")
    return names[name] + colon + rest if colon and name in names else line
