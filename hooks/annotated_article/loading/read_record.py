"""From YAML nodes to values, one record at a time, driven by the field table. Knows shapes, not files or pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import Any

from annotated_article.edtf import NotADate, parse
from annotated_article.loading.field_table import LONGEST_NOTE, RECORDS, Field
from annotated_article.loading.read_yaml import Mapping, Node, Sequence
from annotated_article.model import Dated, Location, Relation, Text
from annotated_article.problems import Problem

Report = Callable[[Problem], None]
Values = dict[str, Any]

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HTML = re.compile(r"</?[a-zA-Z][^>]*>|&[a-zA-Z]+;|&#\w+;")
_ADDRESS = re.compile(r"https?://[^\s<>\"'\\`]+|mailto:[^\s<>\"'\\`]+", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
YES_NO = {"yes": True, "no": False}


def read_record(node: Node | None, kind: str, report: Report, whole: str = "This file") -> Values | None:
    """The record's values by attribute, without what could not be read; None if there is no record at all.

    Every field that is unknown, double, missing or of the wrong shape is reported.
    """
    if not isinstance(node, Mapping):
        if node is not None:
            report(Problem("F005", node.at, (f"{whole} is a list of fields, each with its value.",), "write `field: value` lines", _skeleton(kind)))
        return None
    fields = {field.name: field for field in RECORDS[kind]}
    values: Values = {"at": node.at}
    seen: dict[str, Text] = {}
    for key, value in node.fields:
        if key in seen:
            report(Problem("F002", key.at, (f"It stands first in line {seen[key].at.line}.",), "keep one of the two"))
        elif field := fields.get(key):
            seen[key] = key
            read = _READERS[field.shape](value, field, report)
            if read is not None:
                values[field.attribute or field.name] = read
            else:
                values.setdefault("unread", set()).add(field.name)
        else:
            report(_unknown(key, value, fields))
    for field in fields.values():
        if field.needed and field.name not in seen:
            report(Problem("F006", node.at, (f"`{field.name}` is needed: {_lower(field.meaning)}",), "add the line", (f"{field.name}: {field.example}",)))
    return values


def complete(values: Values, kind: str) -> bool:
    """Whether all needed fields were read."""
    return all((field.attribute or field.name) in values for field in RECORDS[kind] if field.needed)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The nearest of the very set in which a look-up failed, or an empty text."""
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.6)), "")


def _unknown(key: Text, value: Node, fields: dict[str, Field]) -> Problem:
    meant = did_you_mean(key, fields)
    typed = f": {value}" if isinstance(value, Text) and len(value) < 60 else ":"
    if meant:
        return Problem("F001", key.at, (f"Did you mean `{meant}`? {fields[meant].meaning}",), f"write {meant}", (f"{meant}{typed}",))
    return Problem("F001", key.at, (f"The fields here are: {', '.join(fields)}.",), "use one of these, or put the text into `note` or `more`")


def _skeleton(kind: str) -> tuple[str, ...]:
    return tuple(f"{field.name}: {field.example}" for field in RECORDS[kind] if field.needed)


def _lower(meaning: str) -> str:
    return meaning[0].lower() + meaning[1:] if not meaning[:2].isupper() else meaning


def _wanted(field: Field) -> tuple[str, ...]:
    return (f"`{field.name}`: {_lower(field.meaning)}",)


def _text(node: Node, field: Field, report: Report) -> Text | None:
    if not isinstance(node, Text):
        what = "a list" if isinstance(node, Sequence) else "fields of its own"
        report(Problem("F005", node.at, (f"Here stands {what}; `{field.name}` is a text: {_lower(field.meaning)}",), "write one text", (f"{field.name}: {field.example}",)))
        return None
    if not node.strip():
        report(Problem("F005", node.at, ("Nothing stands here.", *_wanted(field)), "write the text, or take out the field", (f"{field.name}: {field.example}",)))
        return None
    if bad := _CONTROL.search(node):
        report(Problem("Y012", node.at, (f"It is the invisible character U+{ord(bad[0]):04X}.",), "delete it, or type the words anew"))
    return Text(" ".join(node.split()), node.at) if field.shape != "markdown" else node


def _shown(node: Node, field: Field, report: Report) -> Text | None:
    text = _text(node, field, report)
    if text is not None and (tag := _HTML.search(text)):
        report(Problem("F008", text.at, (f"Readers will see {tag[0]!r} just so.",), "take it out, or leave it if readers are to see it"))
    return text


def _prose(node: Node, field: Field, report: Report) -> Text | None:
    text = _shown(node, field, report)
    if text is not None and field.name == "note" and len(text) > LONGEST_NOTE:
        report(Problem("F007", text.at, (f"It has {len(text)} characters.",), "shorten it, or move the rest to `more`"))
    return text


def _id(node: Node, field: Field, report: Report) -> Text | None:
    text = _text(node, field, report)
    if text is None or ID.fullmatch(text):
        return text
    meant = "-".join(re.findall(r"[a-z0-9]+", text.lower()))
    report(Problem("I001", text.at, (), "use lower case letters a-z, digits and single hyphens", (f"{field.name}: {meant}",) if meant else ()))
    return None


def _texts(node: Node, field: Field, report: Report) -> tuple[Text, ...] | None:
    if isinstance(node, Text):
        report(Problem("F003", node.at, (f"`{field.name}` is a list, even with one item.",), "put it in brackets", (f"{field.name}: [{node or field.example.strip('[]')}]",)))
        return None
    if isinstance(node, Mapping):
        report(Problem("F003", node.at, (f"Here stand fields; `{field.name}` is a list of texts.",), "write the texts in brackets", (f"{field.name}: {field.example}",)))
        return None
    read = (_text(item, field, report) for item in node.items)
    return tuple(text for text in read if text is not None)


def _date(node: Node, field: Field, report: Report) -> Dated | None:
    text = _text(node, field, report)
    if text is None:
        return None
    when = parse(text)
    if isinstance(when, NotADate):
        rule = "D002" if "before the start" in when.why else "D001"
        says = (when.why[0].upper() + when.why[1:] + ".",)
        if len(when.meant) > 1:
            says = (*says, f"It may mean {' or '.join(when.meant)}.")
        fix = "write the date in this form" if len(when.meant) == 1 else "write year, month and day, such as 2007-03-10"
        report(Problem(rule, text.at, says, fix, tuple(f"{field.name}: {meant}" for meant in when.meant)))
        return None
    return Dated(text, when)


def _published(node: Node, field: Field, report: Report) -> Dated | Text | None:
    return node if isinstance(node, Text) and node == "undated" else _date(node, field, report)


def _yes_no(node: Node, field: Field, report: Report) -> bool | None:
    return _one_of(node, field, report, YES_NO)


def _word(node: Node, field: Field, report: Report) -> str | None:
    return _one_of(node, field, report, {word: word for word in field.words})


def _one_of(node: Node, field: Field, report: Report, words: dict[str, Any]) -> Any:
    text = _text(node, field, report)
    if text is None or text in words:
        return words.get(text) if text is not None else None
    meant = did_you_mean(text.lower(), words)
    says = (f"Did you mean {meant}?",) if meant else ()
    report(Problem("F004", text.at, (*says, f"`{field.name}` is one of: {', '.join(words)}."), "use one of these words", (f"{field.name}: {meant or next(iter(words))}",)))
    return None


def _location(node: Node, field: Field, report: Report) -> Location | None:
    text = _text(node, field, report)
    if text is None:
        return None
    match = re.fullmatch(r"(-?\d{1,3}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)", text)
    if not match:
        report(Problem("P001", text.at, ("Write latitude and longitude in degrees, with a comma between them.",), "use this form", (f"{field.name}: {field.example}",)))
        return None
    latitude, longitude = float(match[1]), float(match[2])
    if abs(latitude) > 90 or abs(longitude) > 180:
        swapped = abs(longitude) <= 90 and abs(latitude) <= 180
        fix = "latitude stands first: swap the two" if swapped else "look the two numbers up again"
        report(Problem("P001", text.at, (f"Latitude {match[1]}, longitude {match[2]}.",), fix, (f"{field.name}: {match[2]}, {match[1]}",) if swapped else ()))
        return None
    return Location(latitude, longitude)


def _address(node: Node, field: Field, report: Report) -> Text | None:
    text = _text(node, field, report)
    if text is None or _ADDRESS.fullmatch(text):
        return text
    report(Problem("F009", text.at, (), "copy the address from the browser, with its https://", (f"{field.name}: {field.example}",)))
    return None


def _relations(node: Node, field: Field, report: Report) -> tuple[Relation, ...] | None:
    if not isinstance(node, Sequence):
        report(Problem("F003", node.at, (f"`{field.name}` is a list, even with one item.",), "put it in brackets", (f"{field.name}: {field.example}",)))
        return None
    read = [read_record(item, "relation", report, "A relation") for item in node.items]
    return tuple(Relation(values["is_"], values["of"], values.get("when")) for values in read if values and complete(values, "relation"))


def _records(node: Node, field: Field, report: Report) -> tuple[Values, ...] | None:
    if not isinstance(node, Sequence):
        report(Problem("F003", node.at, (f"`{field.name}` is a list: each item begins with a hyphen.",), "begin each item with a hyphen", ("  - " + next(iter(_skeleton(field.of)), "quote: …"),)))
        return None
    read = (read_record(item, field.of, report, f"Each item of `{field.name}`") for item in node.items)
    return tuple(values for values in read if values is not None)


_READERS: dict[str, Callable[[Node, Field, Report], Any]] = {
    "text": _shown,
    "prose": _prose,
    "markdown": _text,
    "quote": _text,
    "texts": _texts,
    "date": _date,
    "published": _published,
    "yes-no": _yes_no,
    "location": _location,
    "id": _id,
    "address": _address,
    "entry": _text,
    "entries": _texts,
    "sources": _texts,
    "claims": _texts,
    "word": _word,
    "relations": _relations,
    "records": _records,
}
