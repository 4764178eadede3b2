"""JSON Schemas for editors (draft-07), made from the field table, so that an editor completes fields and underlines mistakes.

Editors show `description` while typing, so each has an example. There is no `oneOf`: editors report it as "matches none".
"""

from __future__ import annotations

import json
from typing import Any

from annotated_article.kind import Field
from annotated_article.kinds import ENTRY_KINDS
from annotated_article.kinds.claim import FINDINGS_FOR
from annotated_article.loading.field_table import BESIDE, IN_ENTRIES, NEEDS_A_QUOTE, RECORDS, SELECTOR_FIELDS

Schema = dict[str, Any]

_SCALAR = ["string", "number", "boolean"]
_ID = "^[a-z0-9]+(-[a-z0-9]+)*$"
_ID_IN_ARTICLE = "^[a-z0-9]+([-/][a-z0-9]+)*$"
# 2007  199X  2007-03  2007-03-10  2007-21 (a season), each with ~, ? or % after it
_POINT = r"(-?\d{4}|\d{3}X|\d{2}XX)(-(2[1-4]|(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?))?[~?%]?"
_DATE = rf"^({_POINT}(/(\.\.|{_POINT})?)?|(\.\.)?/{_POINT})$"
_COORDINATES = r"^-?\d{1,3}(\.\d+)?\s*,\s*-?\d{1,3}(\.\d+)?$"

_SHAPES: dict[str, Schema] = {
    "text": {"type": _SCALAR},
    "prose": {"type": _SCALAR},
    "markdown": {"type": _SCALAR},
    "quote": {"type": _SCALAR},
    "texts": {"type": "array", "items": {"type": _SCALAR}},
    "date": {"type": ["string", "integer"], "pattern": _DATE, "minimum": -9999, "maximum": 9999},
    "published": {"type": ["string", "integer"], "pattern": rf"{_DATE}|^undated$", "minimum": -9999, "maximum": 9999},
    "yes-no": {"enum": ["yes", "no"]},
    "location": {"type": "string", "pattern": _COORDINATES},
    "id": {"type": ["string", "integer"], "pattern": _ID},
    "ids": {"type": "array", "items": {"type": _SCALAR, "pattern": _ID}},
    "language": {"type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"},
    "address": {"type": "string", "pattern": r"^([Hh][Tt][Tt][Pp][Ss]?://|[Mm][Aa][Ii][Ll][Tt][Oo]:)[^\s<>\"'\\`]+$"},
    "entry": {"type": _SCALAR, "pattern": _ID},
    "entries": {"type": "array", "items": {"type": _SCALAR, "pattern": _ID}},
    "sources": {"type": "array", "items": {"type": _SCALAR, "pattern": _ID}},
    "claims": {"type": "array", "items": {"type": _SCALAR, "pattern": _ID_IN_ARTICLE}},
}


def editor_schemas() -> dict[str, str]:
    """File name in annotations/schema/ -> its contents."""
    schemas = {folder: _record(folder) for folder in ENTRY_KINDS}
    schemas["article"] = _article()
    schemas["sources"] = _sources("Sources by id. Example: wapo-2007-03-11:")
    head = {"$schema": "http://json-schema.org/draft-07/schema#"}
    return {f"{name}.json": json.dumps(head | schema, indent=2, ensure_ascii=False) + "\n" for name, schema in schemas.items()}


def _article() -> Schema:
    """An article's notes, with the entries and sources beside them."""
    schema = _record("notes")
    entries, sources = (field.meaning for field in BESIDE)
    beside = {
        "entries": {
            "description": f"{entries} Example: entries: a list with a hyphen before each item",
            "type": "array",
            "items": _entry(),
        },
        "sources": _sources(f"{sources} Example: wapo-2007-03-11:"),
    }
    return {**schema, "properties": schema["properties"] | beside}


def _sources(meaning: str) -> Schema:
    return {"type": "object", "propertyNames": {"pattern": _ID}, "additionalProperties": _record("source"), "description": meaning}


def _entry() -> Schema:
    """An entry beside notes: the fields of its kind, and only they, once `kind` is typed."""
    head = _record("entry")
    rules, every = [], dict(head["properties"])
    for folder, kind in ENTRY_KINDS.items():
        own = _record(folder)
        fields = {IN_ENTRIES.get(name, name): field for name, field in own["properties"].items()}
        every = fields | every
        rules.append(
            {
                "if": {"properties": {"kind": {"const": kind.name}}, "required": ["kind"]},
                "then": {**own, "properties": head["properties"] | fields},
            }
        )
    return {**head, "properties": head["properties"] | every, "allOf": rules}


def _record(kind: str) -> Schema:
    fields = RECORDS[kind]
    schema: Schema = {
        "type": "object",
        "additionalProperties": False,
        "properties": {field.name: _field(field) for field in fields},
    }
    if needed := [field.name for field in fields if field.needed]:
        schema["required"] = needed
    rules: list[Schema] = []
    quoted = {"anyOf": [{"required": ["quote"]}, {"required": ["from", "to"]}]}
    if {field.name for field in fields} >= SELECTOR_FIELDS:
        schema["dependencies"] = {"from": ["to"], "to": ["from"]} | dict.fromkeys(("before", "after", "in"), quoted)
        rules += [{"not": {"required": ["quote", name]}} for name in ("from", "to")]
    if kind in NEEDS_A_QUOTE:
        rules.append(quoted)
    if kind == "author":
        rules.append({"not": {"type": "object", "required": ["family", "organisation"]}})
        schema["anyOf"] = [{"not": {"type": "object"}}, {"required": ["family"]}, {"required": ["organisation"]}]
        schema["dependencies"] = {name: ["family"] for name in schema["properties"] if name not in ("family", "organisation")}
    if kind == "claims":
        rules.append({"anyOf": [{"required": ["said_by"]}, {"required": ["speaker"]}]})
        rules.append({"not": {"required": ["said_by", "speaker"]}})
        rules.append({"not": {"required": ["answered_by", "answer_not_found"]}})
        rules.append({"anyOf": [_not_of_kind("allegation"), {"required": ["answered_by"]}, {"required": ["answer_not_found"]}]})
        rules += [{"anyOf": [_not_of_kind(kind), {"properties": {"finding": {"enum": [*f]}}}]} for kind, f in FINDINGS_FOR.items()]
    return schema | ({"allOf": rules} if rules else {})


def _not_of_kind(kind: str) -> Schema:
    return {"not": {"properties": {"kind": {"const": kind}}, "required": ["kind"]}}


def _field(field: Field) -> Schema:
    example = (
        f" Example: {field.name}: {field.example}" if field.example else f" Example: {field.name}: a list with a hyphen before each item"
    )
    return {"description": field.meaning + example} | _shape(field)


def _shape(field: Field) -> Schema:
    if field.shape == "register":
        return {"type": ["string", "integer"], "pattern": f"^({field.form})$", "minimum": 1}
    if field.shape == "word":
        return {"enum": list(field.words)}
    if field.shape in ("relations", "records"):
        return {"type": "array", "items": _record(field.of)}
    if field.shape == "authors":
        return {"type": "array", "items": _record(field.of) | {"type": [*_SCALAR, "object"]}}
    return _SHAPES[field.shape]
