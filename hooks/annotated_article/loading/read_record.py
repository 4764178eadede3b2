"""One YAML mapping to the values of one record, driven by the field table. Knows no file and no page."""

from __future__ import annotations

from typing import Any

from annotated_article.loading.field_table import RECORDS, Field
from annotated_article.loading.read_value import READERS, Report, did_you_mean, in_a_sentence
from annotated_article.loading.read_yaml import Mapping, Node, Sequence
from annotated_article.model import Relation, Text
from annotated_article.problems import Problem

Values = dict[str, Any]


def read_record(node: Node | None, kind: str, report: Report, whole: str = "This file") -> Values | None:
    """The record's values by attribute, without what could not be read; None if there is no record at all.

    Every field that is unknown, double, missing or of the wrong shape is reported.
    """
    if not isinstance(node, Mapping):
        if node is not None:
            report(
                Problem(
                    "F005", node.at, (f"{whole} is a list of fields, each with its value.",), "write `field: value` lines", _skeleton(kind)
                )
            )
        return None
    fields = {field.name: field for field in RECORDS[kind]}
    readers = {**READERS, "relations": _relations, "records": _records}
    values: Values = {"at": node.at}
    seen: dict[str, Text] = {}
    for key, value in node.fields:
        if key in seen:
            report(Problem("F002", key.at, (f"It stands first in line {seen[key].at.line}.",), "keep one of the two"))
        elif field := fields.get(key):
            seen[key] = key
            read = readers[field.shape](value, field, report)
            if read is not None:
                values[field.attribute or field.name] = read
            else:
                values.setdefault("unread", set()).add(field.name)
        else:
            report(_unknown(key, value, fields))
    for field in fields.values():
        if field.needed and field.name not in seen:
            report(
                Problem(
                    "F006",
                    node.at,
                    (f"`{field.name}` is needed: {in_a_sentence(field.meaning)}",),
                    "add the line",
                    (f"{field.name}: {field.example}",),
                )
            )
    return values


def complete(values: Values, kind: str) -> bool:
    """Whether all needed fields were read."""
    return all((field.attribute or field.name) in values for field in RECORDS[kind] if field.needed)


def _unknown(key: Text, value: Node, fields: dict[str, Field]) -> Problem:
    meant = did_you_mean(key, fields)
    typed = f": {value}" if isinstance(value, Text) and len(value) < 60 else ":"
    if meant:
        return Problem("F001", key.at, (f"Did you mean `{meant}`? {fields[meant].meaning}",), f"write {meant}", (f"{meant}{typed}",))
    return Problem(
        "F001", key.at, (f"The fields here are: {', '.join(fields)}.",), "use one of these, or put the text into `note` or `more`"
    )


def _skeleton(kind: str) -> tuple[str, ...]:
    return tuple(f"{field.name}: {field.example}" for field in RECORDS[kind] if field.needed)


def _relations(node: Node, field: Field, report: Report) -> tuple[Relation, ...] | None:
    if not isinstance(node, Sequence):
        report(
            Problem(
                "F003",
                node.at,
                (f"`{field.name}` is a list, even with one item.",),
                "put it in brackets",
                (f"{field.name}: {field.example}",),
            )
        )
        return None
    read = [read_record(item, "relation", report, "A relation") for item in node.items]
    return tuple(Relation(values["is_"], values["of"], values.get("when")) for values in read if values and complete(values, "relation"))


def _records(node: Node, field: Field, report: Report) -> tuple[Values, ...] | None:
    if not isinstance(node, Sequence):
        report(
            Problem(
                "F003",
                node.at,
                (f"`{field.name}` is a list: each item begins with a hyphen.",),
                "begin each item with a hyphen",
                ("  - " + next(iter(_skeleton(field.of)), "quote: …"),),
            )
        )
        return None
    read = (read_record(item, field.of, report, f"Each item of `{field.name}`") for item in node.items)
    return tuple(values for values in read if values is not None)
