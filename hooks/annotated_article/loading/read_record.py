"""One YAML mapping to the values of one record, driven by the field table. Knows no file and no page."""

from __future__ import annotations

from typing import Any

from annotated_article.kind import Field
from annotated_article.loading.explain_record import (
    ITEMS,
    are_missing,
    cut_at_comma,
    fields_as_items,
    hyphen_missing,
    hyphen_too_many,
    misplaced_items,
    missing,
    no_list,
    no_record,
    not_indented,
    relation_in_key,
    section_twice,
    unknown_fields,
)
from annotated_article.loading.field_table import RECORDS
from annotated_article.loading.read_value import READERS
from annotated_article.loading.read_yaml import Fields, Items, Node, nothing_there, read_yaml
from annotated_article.model.names import EAST_ASIAN, Author, Name
from annotated_article.model.notes import Relation
from annotated_article.model.typed import Text
from annotated_article.problems import Problem, Report

Values = dict[str, Any]


def read_node(text: str, path: str, report: Report, first_line: int = 1) -> tuple[Node | None, Report]:
    """The file's node, and a report that is silent about lines that already have a problem."""
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
    """The record's values by attribute, without what could not be read; None if there is no record.

    Reports every field that is unknown, duplicate, missing or of the wrong shape. `unread` names those that could not be read.
    """
    if not isinstance(node, Fields):
        if node is not None:
            report(no_record(node, kind, whole))
        return None
    if kind == "notes" and (problem := not_indented(node)):
        report(problem)
        return None
    if kind == "relation" and (problem := relation_in_key(node) or cut_at_comma(node)):
        report(problem)
        return None
    values: Values = {"at": node.at, "unread": set()}
    if kind == "notes":
        node, elsewhere = _without_misplaced(node, report)
        values["unread"].update(elsewhere)
    seen, unknown = _read_fields(node, kind, values, report)
    for problem, meant in unknown_fields(unknown, kind, seen):
        report(problem)
        values["unread"].add(meant)
    if lacking := missing(kind, values["unread"].union(seen)):
        report(are_missing(node, lacking))
        values["unread"].update(field.name for field in lacking)
    return values


def _without_misplaced(node: Fields, report: Report) -> tuple[Fields, set[str]]:
    """The notes without the items that belong in another section, which are reported, and `*` if there were any."""
    misplaced = {}
    for item, problem in misplaced_items(node):
        misplaced[id(item)] = problem
        report(problem)
    fields = tuple(
        (
            key,
            Items(tuple(item for item in value.items if id(item) not in misplaced), value.at) if isinstance(value, Items) else value,
        )
        for key, value in node.fields
    )
    return (Fields(fields, node.at), {"*"}) if misplaced else (node, set())


def _read_fields(node: Fields, kind: str, values: Values, report: Report) -> tuple[dict[str, Text], list[Text]]:
    """Read each field into `values`; return the known fields by name, and the unknown ones."""
    fields = {field.name: field for field in RECORDS[kind]}
    readers = {**READERS, "relations": _relations, "records": _records, "authors": _authors}
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
        elif kind == "notes":
            report(section_twice(key, seen[key]))
            values["unread"].add("*")
        else:
            report(Problem("F002", key.at, (f"The first one is on line {seen[key].at.line}.",), "keep only one of them"))
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
    if not isinstance(node, Items):
        report(no_list(node, field))
        return None
    if problem := fields_as_items(node, field.of) or hyphen_too_many(node.items, field.of):
        report(problem)
        return None
    whole = "A relation" if field.of == "relation" else f"Each item of `{field.name}`"
    read = (read_record(item, field.of, report, whole) for item in node.items)
    return tuple(values for values in read if values is not None)


def _authors(node: Node, field: Field, report: Report) -> tuple[Text, ...] | None:
    """A list of names, each a text or a record with its parts."""
    if not isinstance(node, Items) or not any(isinstance(item, Fields) for item in node.items):
        authors: tuple[Text, ...] | None = READERS["texts"](node, field, report)
        return authors
    read = [_author(item, field, report) for item in node.items]
    return tuple(name for name in read if name is not None) if all(read) else None


def _author(node: Node, field: Field, report: Report) -> Text | None:
    if not isinstance(node, Fields):
        texts = READERS["texts"](Items((node,), node.at), field, report)
        return texts[0] if texts else None
    values = read_record(node, field.of, report, "An author") or {"unread": {"*"}}
    if values.pop("unread"):
        return None
    values.pop("at")
    if problem := _not_one_name(node, values):
        report(problem)
        return None
    if "literal" in values:
        return Author.of(Name(literal=values["literal"], is_organisation=True), node.at)
    is_east_asian = EAST_ASIAN.fullmatch("".join(map(str, (values["family"], values.get("given", ""))))) is not None
    values["family_first"] = values.get("family_first", is_east_asian)
    return Author.of(Name(**values, is_glued=is_east_asian), node.at)


def _not_one_name(node: Fields, values: Values) -> Problem | None:
    """The problem of a record that has neither a family name nor an organisation, or has both."""
    if "literal" in values and len(values) > 1:
        return Problem("F005", node.at, ("`organisation` is the whole name, so no other field fits beside it.",), "keep one of the two")
    if "literal" in values or "family" in values:
        return None
    says = ("A name needs `family` for a person or `organisation` for an organisation.",)
    return Problem("F006", node.at, says, "add `family: …`, or write a name of one word as plain text")
