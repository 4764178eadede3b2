"""One YAML mapping to the values of one record, driven by the field table. Knows no file and no page."""

from __future__ import annotations

from typing import Any

from annotated_article.kind import Field
from annotated_article.loading.explain_record import (
    ITEMS,
    are_missing,
    hyphen_missing,
    hyphen_too_many,
    missing,
    no_list,
    no_record,
    not_moved_in,
    unknown_fields,
)
from annotated_article.loading.field_table import RECORDS
from annotated_article.loading.read_value import READERS, Report
from annotated_article.loading.read_yaml import Mapping, Node, Sequence, nothing_there, read_yaml
from annotated_article.model import Relation, Text
from annotated_article.problems import Problem

Values = dict[str, Any]


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
            report(no_record(node, kind, whole))
        return None
    if kind == "notes" and (problem := not_moved_in(node)):
        report(problem)
        return None
    values: Values = {"at": node.at, "unread": set()}
    seen, unknown = _read_fields(node, kind, values, report)
    for problem, meant in unknown_fields(unknown, kind, seen):
        report(problem)
        values["unread"].add(meant)
    if lacking := missing(kind, values["unread"].union(seen)):
        report(are_missing(node, lacking))
        values["unread"].update(field.name for field in lacking)
    return values


def _read_fields(node: Mapping, kind: str, values: Values, report: Report) -> tuple[dict[str, Text], list[Text]]:
    """Read each field into `values`; the fields that were known, by name, and those that were not."""
    fields = {field.name: field for field in RECORDS[kind]}
    readers = {**READERS, "relations": _relations, "records": _records}
    seen: dict[str, Text] = {}
    unknown: list[Text] = []
    for key, value in node.fields:
        if key not in fields:
            unknown.append(key)
        elif key not in seen:
            seen[key] = key
            field = fields[key]
            read = readers[field.shape](value, field, report)
            if read is not None:
                values[field.attribute or field.name] = read
            else:
                values["unread"].add(field.name)
        elif key == node.fields[0][0] and kind in ITEMS:
            report(hyphen_missing(key))
            break
        else:
            report(Problem("F002", key.at, (f"It stands first in line {seen[key].at.line}.",), "keep one of the two"))
    return seen, unknown


def complete(values: Values, kind: str) -> bool:
    """Whether all needed fields were read."""
    return all((field.attribute or field.name) in values for field in RECORDS[kind] if field.needed)


def _relations(node: Node, field: Field, report: Report) -> tuple[Relation, ...] | None:
    read = _records(node, field, report)
    if read is None:
        return None
    return tuple(Relation(values["is_"], values["of"], values.get("when")) for values in read if complete(values, "relation"))


def _records(node: Node, field: Field, report: Report) -> tuple[Values, ...] | None:
    if not isinstance(node, Sequence):
        report(no_list(node, field))
        return None
    if problem := hyphen_too_many(node.items, field.of):
        report(problem)
        return None
    whole = "A relation" if field.of == "relation" else f"Each item of `{field.name}`"
    read = (read_record(item, field.of, report, whole) for item in node.items)
    return tuple(values for values in read if values is not None)
