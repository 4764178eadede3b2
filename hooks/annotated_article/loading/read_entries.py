"""Entries and sources, from files of their own or from beside an article's notes. Nodes in, values and problems out."""

from __future__ import annotations

from collections.abc import Iterator

from annotated_article.kind import EntryKind
from annotated_article.kinds import ENTRY_KINDS_BY_NAME
from annotated_article.loading.explain_record import no_list, no_record, section_twice
from annotated_article.loading.field_table import BESIDE, IN_ENTRIES, RECORDS
from annotated_article.loading.meant_word import is_id, not_an_id
from annotated_article.loading.read_record import complete, read_record
from annotated_article.loading.read_yaml import Fields, Items, Node
from annotated_article.model.notes import Beside, Entry, Source
from annotated_article.model.typed import Dated, Text
from annotated_article.problems import Problem, Report

_BIBLIOGRAPHY = "A file of sources has each source's id on its own line, and the source's fields below it."


def read_entry(entry_id: str, kind: EntryKind, node: Node | None, report: Report, unread: set[str]) -> Entry | None:
    """The entry with the fields of a node; None without the needed ones. If a field could not be read, the id goes into `unread`."""
    values = read_record(node, kind.folder, report)
    if not values or not complete(values, kind.folder):
        unread.add(entry_id)
        return None
    if values.pop("unread"):
        unread.add(entry_id)
    return Entry.of(entry_id, kind, values)


def read_sources(node: Node | None, report: Report, unread: set[str]) -> list[Source] | None:
    """The sources of a bibliography, or None if the node is none; `unread` gets the ids of those that could not be read."""
    stray = _fields_among_ids(node) if isinstance(node, Fields) else []
    if isinstance(node, Fields) and len(stray) < 2:
        return list(_sources_of(node, report, unread))
    if node is not None:
        at = stray[0].at if stray else node.at
        fix = "write an id, such as gazette-2001-05-14, and indent the fields below it by two spaces"
        report(Problem("F005", at, (_BIBLIOGRAPHY,), fix))
    return None


def _fields_among_ids(node: Fields) -> list[Text]:
    """The fields of a source where the ids of sources belong."""
    names = {field.name for field in RECORDS["source"]}
    return [key for key, value in node.fields if key in names and isinstance(value, Text)]


def _sources_of(node: Fields, report: Report, unread: set[str]) -> Iterator[Source]:
    for key, record in node.fields:
        unread.add(key)
        if not is_id(key):
            unread.add("*")
            report(not_an_id(key))
            continue
        values = read_record(record, "source", report, f"The source `{key}`")
        if values and complete(values, "source"):
            if not values.pop("unread"):
                unread.discard(key)
            published = values.pop("published")
            yield Source(id=key, published=published if isinstance(published, Dated) else None, **{**values, "at": key.at})


def read_beside(node: Node | None, text: str, report: Report) -> tuple[Node | None, Beside]:
    """An article's notes without `entries` and `sources`, and what these two have. `text` is the file's, for when it has no node."""
    unread: set[str] = set()
    if not isinstance(node, Fields):
        names = {field.name for field in BESIDE if f"\n{field.name}:" in f"\n{text}"}
        return node, Beside(unread=frozenset({"entries": "*entries", "sources": "*"}[name] for name in names))
    found: dict[str, tuple[Text, Node]] = {}
    others = []
    for key, value in node.fields:
        if key not in {field.name for field in BESIDE}:
            others.append((key, value))
        elif key in found:
            report(section_twice(key, found[key][0]))
        else:
            found[key] = key, value
    entries = tuple(_entries(found["entries"][1], report, unread)) if "entries" in found else ()
    sources = read_sources(found["sources"][1], report, unread) if "sources" in found else ()
    if "sources" in found and not sources:
        unread.add("*")
    return Fields(tuple(others), node.at), Beside(entries, tuple(sources or ()), frozenset(unread))


def _entries(node: Node, report: Report, unread: set[str]) -> Iterator[Entry]:
    if not isinstance(node, Items):
        unread.add("*entries")
        report(no_list(node, BESIDE[0]))
        return
    for item in node.items:
        if isinstance(item, Fields):
            entry = _entry(item, report, unread)
            if entry:
                yield entry
        else:
            unread.add("*entries")
            report(no_record(item, "entry", "An entry"))


def _entry(item: Fields, report: Report, unread: set[str]) -> Entry | None:
    """The entry of one item: `kind` says what it is, so that a place's own `kind` is called `type` here."""
    names = [field.name for field in RECORDS["entry"]]
    head = read_record(Fields(tuple(pair for pair in item.fields if pair[0] in names), item.at), "entry", report, "An entry")
    if not head or not complete(head, "entry"):
        unread.add(str(head["id"]) if head and "id" in head else "*entries")
        return None
    kind = ENTRY_KINDS_BY_NAME[head["kind"]]
    rest = Fields(tuple((_as_in_its_file(key, kind), value) for key, value in item.fields if key not in names), item.at)
    return read_entry(str(head["id"]), kind, rest, report, unread)


def _as_in_its_file(key: Text, kind: EntryKind) -> Text:
    """`type` as the folder's own files have it: `kind`."""
    names = {IN_ENTRIES.get(field.name): field.name for field in RECORDS[kind.folder]}
    return Text(names[str(key)], key.at) if key in names else key
