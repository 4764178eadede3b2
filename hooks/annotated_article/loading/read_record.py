"""One YAML mapping to the values of one record, driven by the field table. Knows no file and no page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from annotated_article.loading.explain_line import explain_text
from annotated_article.loading.field_table import NEEDS_A_QUOTE, RECORDS, Field
from annotated_article.loading.read_value import READERS, Report, did_you_mean, in_a_sentence
from annotated_article.loading.read_yaml import Mapping, Node, Sequence, nothing_there, read_yaml
from annotated_article.model import ENTRY_KINDS, Relation, Text
from annotated_article.problems import Problem

Values = dict[str, Any]

_MEANT = {
    "alias": "aliases", "author": "authors", "coordinates": "location", "date": "when", "day": "when", "description": "note",
    "entry": "is", "link": "url", "source": "sources", "speaker": "said_by", "summary": "note", "text": "note", "title": "name",
    "type": "kind", "website": "url", "who": "said_by",
}  # fmt: skip
"""What people call a field -> its name, where that is not nearly the same word."""
_MOST = 5  # unknown fields of one record that are told one by one


def read_node(text: str, path: str, report: Report, first_line: int = 1) -> tuple[Node | None, Report]:
    """The file's node, its problems reported, and a report that keeps quiet about lines of which one is told already."""
    node, problems = read_yaml(text, path, first_line)
    for problem in problems:
        report(problem)
    if node is None and not problems:
        report(nothing_there(path))
    told = {problem.at.line for problem in problems}

    def report_others(problem: Problem) -> None:
        if problem.at.line not in told:
            report(problem)

    return node, report_others if problems else report


def read_record(node: Node | None, kind: str, report: Report, whole: str = "This file") -> Values | None:
    """The record's values by attribute, without what could not be read; None if there is no record at all.

    Every field that is unknown, double, missing or of the wrong shape is reported. `unread` names those that could not be read.
    """
    if not isinstance(node, Mapping):
        if node is not None:
            report(_no_record(node, kind, whole))
        return None
    fields = {field.name: field for field in RECORDS[kind]}
    readers = {**READERS, "relations": _relations, "records": _records}
    values: Values = {"at": node.at, "unread": set()}
    seen: dict[str, Text] = {}
    unknown: list[tuple[Text, Node]] = []
    for key, value in node.fields:
        if key in seen:
            if key == node.fields[0][0] and _is_item(kind):
                report(_hyphen_missing(key))
                break
            report(Problem("F002", key.at, (f"It stands first in line {seen[key].at.line}.",), "keep one of the two"))
        elif field := fields.get(key):
            seen[key] = key
            read = readers[field.shape](value, field, report)
            if read is not None:
                values[field.attribute or field.name] = read
            else:
                values["unread"].add(field.name)
        else:
            unknown.append((key, value))
    for problem, meant in _unknown(unknown, kind, seen):
        report(problem)
        values["unread"].add(meant)
    if missing := _missing(kind, values["unread"].union(seen)):
        values["unread"].update(field.name for field in missing)
        report(_are_missing(node, missing))
    return values


def complete(values: Values, kind: str) -> bool:
    """Whether all needed fields were read."""
    return all((field.attribute or field.name) in values for field in RECORDS[kind] if field.needed)


def _is_item(kind: str) -> bool:
    return kind in NEEDS_A_QUOTE or kind in ("dates", "relation")


def _no_record(node: Text | Sequence, kind: str, whole: str) -> Problem:
    if isinstance(node, Text) and (problem := explain_text(node)):
        return problem
    if isinstance(node, Sequence):
        says = (f"{whole} is made of fields, and here stands a list.",)
        return Problem("F005", node.at, says, "write the fields one below the other, without hyphens or brackets before them")
    says = (f"{whole} is made of fields, each a name, a colon, a space and a value.",)
    lines = tuple(f"{field.name}: {field.example}" for field in RECORDS[kind] if field.needed)
    return Problem("F005", node.at, says, "write the fields one below the other, for example", lines)


def _hyphen_missing(key: Text) -> Problem:
    """The first field of an item comes once more: the next item lacks its hyphen. The rest of it is left unread."""
    column = max(1, key.at.column - 2)
    at = key.at._replace(column=column, length=key.at.column - column + len(key))
    return Problem("F002", at, ("A new item of the list seems to begin here.",), "begin each item with a hyphen", instead=f"- {key}")


def _missing(kind: str, typed: set[str]) -> list[Field]:
    """The needed fields that are not there; words of the page are needed in one of two ways."""
    quoted = kind not in NEEDS_A_QUOTE or typed & {"quote", "from", "to"}
    return [field for field in RECORDS[kind] if field.name not in typed and (field.needed or (field.name == "quote" and not quoted))]


def _are_missing(node: Mapping, missing: list[Field]) -> Problem:
    says = tuple(f"`{field.name}` is needed: {in_a_sentence(field.meaning)}" for field in missing)
    fix = f"add the line{'s' if len(missing) > 1 else ''}, for example"
    return Problem("F006", node.at, says, fix, tuple(f"{field.name}: {_placeholder(field)}" for field in missing))


def _placeholder(field: Field) -> str:
    return "words copied from the page" if field.shape == "quote" else field.example


def _unknown(unknown: list[tuple[Text, Node]], kind: str, seen: dict[str, Text]) -> Iterator[tuple[Problem, str]]:
    """A problem for each unknown field, with the name that was meant; one problem for many of them."""
    keys = [key for key, _ in unknown]
    if len(keys) > 1 and (other := _kind_of(keys)):
        says = (f"These are fields of {other}: {', '.join(keys[:_MOST])}.", f"The fields here are: {', '.join(_names(kind))}.")
        fix = (
            f"if this is one of the {other}, move the file to annotations/{other}/"
            if other in ENTRY_KINDS
            else "move them where they belong"
        )
        yield Problem("F001", keys[0].at, says, fix), ""
        return
    for key in keys[:_MOST]:
        meant = _meant(key, _names(kind))
        yield _unknown_field(key, kind, meant, seen), meant
    if len(keys) > _MOST:
        yield (
            Problem(
                "F001",
                keys[_MOST].at,
                (f"{len(keys) - _MOST} more fields of this record are unknown.",),
                "compare them with a neighbouring file",
            ),
            "",
        )


def _names(kind: str) -> list[str]:
    return [field.name for field in RECORDS[kind]]


def _kind_of(keys: Iterable[str]) -> str:
    """The one kind of entry or item that has all these fields."""
    fitting = [kind for kind in RECORDS if all(key in _names(kind) for key in keys)]
    return fitting[0] if len(fitting) == 1 else ""


def _meant(key: str, known: list[str]) -> str:
    """The field that was meant, the same letters first."""
    typed = key.lower().replace(" ", "_").replace("-", "_")
    if typed in known:
        return typed
    if (other := _MEANT.get(typed, "")) in known:
        return other
    return did_you_mean(typed, known)


def _unknown_field(key: Text, kind: str, meant: str, seen: dict[str, Text]) -> Problem:
    if key == "id" and kind in ENTRY_KINDS:
        return Problem("F001", key.at, ("The id of an entry is the name of its file.",), "take the line out")
    if meant and meant not in seen:
        meaning = next(field.meaning for field in RECORDS[kind] if field.name == meant)
        return Problem("F001", key.at, (f"Did you mean `{meant}`? {meaning}",), f"write {meant}", instead=meant)
    if meant:
        says = (f"`{meant}`, which may be meant, stands in line {seen[meant].at.line}.",)
        return Problem("F001", key.at, says, f"put the two together under `{meant}`, or take the line out")
    others = [kind for kind in RECORDS if key in _names(kind)]
    elsewhere = (f"It is a field of {' and '.join(others[:3])}.",) if others else ()
    fix = "use one of these" if "note" not in _names(kind) else "use one of these, or put the text into `note`"
    return Problem("F001", key.at, (*elsewhere, f"The fields here are: {', '.join(_names(kind))}."), fix)


def _relations(node: Node, field: Field, report: Report) -> tuple[Relation, ...] | None:
    if not isinstance(node, Sequence):
        report(_no_items(node, field))
        return None
    read = [read_record(item, "relation", report, "A relation") for item in node.items]
    return tuple(Relation(values["is_"], values["of"], values.get("when")) for values in read if values and complete(values, "relation"))


def _records(node: Node, field: Field, report: Report) -> tuple[Values, ...] | None:
    if not isinstance(node, Sequence):
        report(_no_items(node, field))
        return None
    read = (read_record(item, field.of, report, f"Each item of `{field.name}`") for item in node.items)
    return tuple(values for values in read if values is not None)


def _no_items(node: Text | Mapping, field: Field) -> Problem:
    """A record where a list of records is needed: its hyphen is forgotten."""
    says = (f"`{field.name}` is a list: each item begins with a hyphen, even where there is only one.",)
    if isinstance(node, Mapping) and node.fields and node.at.column > 2:
        at = node.at._replace(column=node.at.column - 2, length=node.at.length + 2)
        return Problem("F003", at, says, "begin the item with a hyphen", instead=f"- {node.fields[0][0]}")
    if isinstance(node, Text) and not node:
        return Problem("F003", node.at, ("Nothing stands here.",), "write an item below it, or take the line out")
    return Problem("F003", node.at, says, "write each item on lines of its own, the first of which begins with a hyphen")
