"""Schema and checker accept and refuse the same samples."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from annotated_article.commands.editor_schema import editor_schemas
from annotated_article.kind import Field
from annotated_article.kinds import ENTRY_KINDS
from annotated_article.loading.field_table import NEEDS_A_QUOTE, RECORDS
from annotated_article.loading.read_article import read_notes
from annotated_article.loading.read_record import complete, read_record
from annotated_article.loading.read_yaml import Fields, read_yaml
from annotated_article.problems import Problem
from support.forty_mistakes import AsEditorsRead

ROOT = Path(__file__).parents[2]
SCHEMAS = {name: json.loads(text) for name, text in editor_schemas().items()}

ENTRIES = tuple(ENTRY_KINDS)
SECTIONS = ("dates", "claims", "questions", "corrections", "mentions", "skip")
KINDS = (*ENTRIES, *SECTIONS, "relation", "source", "notes", "entry")
"""Every kind of record of which an editor learns; the head of an article, between lines of ---, has no schema."""
WRONG = {
    **dict.fromkeys(("text", "prose", "markdown", "quote"), ("[a, b]", "{a: b}", "")),
    **dict.fromkeys(("texts", "ids", "entries", "sources", "claims"), ("word", "{a: b}", "[[a]]", "")),
    "authors": ("word", "{family: b}", "[[a]]", "", "[{given: a}]", "[{family: a, organisation: b}]", "[{family: a, unknown: b}]"),
    **dict.fromkeys(("relations", "records"), ("word", "{a: b}", "[word]", "[{unknown: b}]")),
    "date": ("10 March 2007", "1962-13", "2007-03-32", "soon", "[2007]", ""),
    "published": ("10 March 2007", "Undated", "[2007]", ""),
    "yes-no": ("maybe", "Yes", "[yes]", ""),
    "location": ("north of here", "33.3", "[33.3, 44.4]", ""),
    "id": ("A Town", "-a", "a_b", "[a]", ""),
    "address": ("javascript:alert(1)", "www.example.org", "[https://example.org]", ""),
    "entry": ("[a]", "{a: b}", ""),
    "word": ("another", "Draft", "[draft]", ""),
    "register": ("unknown", "q1", "https://example.org/1", "Q 1", "0", "-1", "[Q1]", ""),
}
"""Shape of a field -> what may not be typed there."""


def record(kind: str, field: Field | None = None, value: str = "", without: str = "") -> str:
    """A record of examples that has all that is needed, but for one field that is typed otherwise, or left out."""
    typed = {each.name: each.example for each in RECORDS[kind] if each.needed}
    quoted = kind in NEEDS_A_QUOTE or (field and field.name in ("before", "after", "in"))
    typed |= {"quote": "words"} if quoted else {}
    typed |= {"name": "Nouri al-Maliki", "note": "Prime minister."} if kind == "entry" else {}
    typed |= {"speaker": "Officials"} if kind == "claims" and (not field or field.name != "said_by") else {}
    if field and field.name in ("from", "to"):
        typed = {**typed, "from": "first words", "to": "last words"}
        typed.pop("quote", None)
    typed |= {field.name: value} if field else {}
    return "".join(f"{name}: {example}\n" for name, example in typed.items() if name != without)


def document(kind: str, fields: str) -> tuple[str, str]:
    """The schema for a file, and the file with the record where real files have it."""
    inside = "    " + fields.replace("\n", "\n    ").rstrip()
    if kind in SECTIONS:
        return "article", f"{kind}:\n  -\n{inside}\n"
    if kind == "entry":
        return "article", f"entries:\n  -\n{inside}\n"
    if kind == "relation":
        return "people", f"{record('people')}relations:\n  -\n{inside}\n"
    if kind == "source":
        return "sources", f"gazette-2001:\n{inside}\n"
    return {"notes": "article"}.get(kind, kind), fields


def schema_accepts(name: str, text: str) -> bool:
    data: Any = yaml.load(text, AsEditorsRead)
    return not list(Draft7Validator(SCHEMAS[f"{name}.json"]).iter_errors(data))


def checker_accepts(name: str, text: str) -> bool:
    problems: list[Problem] = []
    if name == "article":
        read_notes(text, "sample.yml", problems.append)
        return not problems
    node, unreadable = read_yaml(text, "sample.yml")
    if name == "sources" and isinstance(node, Fields):
        name, node = "source", node.fields[0][1]
    values = read_record(node, name, problems.append)
    return not unreadable and not problems and values is not None and complete(values, name)


def both_accept(kind: str, fields: str) -> tuple[bool, bool]:
    name, text = document(kind, fields)
    return schema_accepts(name, text), checker_accepts(name, text)


@pytest.mark.parametrize("kind", KINDS)
def test_both_accept_the_example_of_every_field(kind: str) -> None:
    samples = [record(kind, field, field.example) for field in RECORDS[kind] if field.example]
    assert samples
    assert [each for each in samples if both_accept(kind, each) != (True, True)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_both_refuse_what_does_not_fit_a_field(kind: str) -> None:
    samples = [record(kind, field, value) for field in RECORDS[kind] for value in WRONG[field.shape]]
    assert [each for each in samples if both_accept(kind, each) != (False, False)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_both_refuse_a_field_that_is_unknown_or_missing(kind: str) -> None:
    needed = [field.name for field in RECORDS[kind] if field.needed] + (["quote"] if kind in NEEDS_A_QUOTE else [])
    samples = [record(kind, without=name) for name in needed] + [record(kind) + "nmae: x\n", "word\n", "- name: x\n"]
    assert [each for each in samples if both_accept(kind, each) != (False, False)] == []


def test_both_know_what_goes_together() -> None:
    claim = record("claims")
    assert both_accept("claims", f"{claim}said_by: a\n") == (False, True), "the checker tells of two speakers once all is read"
    for kind, fields in (
        ("claims", claim.replace("quote:", "from:")),
        ("claims", f"{claim}from: first\nto: last\n"),
        ("claims", f"{claim}to: last\n"),
        ("dates", f"{record('dates')}before: words\n"),
        ("dates", f"{record('dates')}in: title\n"),
    ):
        assert both_accept(kind, fields) == (False, False), fields
    assert both_accept("claims", claim.replace("quote: words\n", "from: words\nto: others\n")) == (True, True)


@pytest.mark.parametrize("name", [name.removesuffix(".json") for name in SCHEMAS])
def test_every_annotation_fits_its_schema(name: str) -> None:
    folder = {"article": "articles"}.get(name, name)
    files = sorted((ROOT / "annotations" / folder).glob("*.yml"))
    assert files
    assert [file.name for file in files if not schema_accepts(name, file.read_text("utf-8"))] == []


@pytest.mark.parametrize("name", [name.removesuffix(".json") for name in SCHEMAS])
def test_an_annotation_that_names_a_schema_in_its_first_line_names_its_own(name: str) -> None:
    """From there an editor takes it, whatever its settings; who writes in the browser needs none."""
    files = sorted((ROOT / "annotations" / {"article": "articles"}.get(name, name)).glob("*.yml"))
    line = f"# yaml-language-server: $schema=../schema/{name}.json"
    named = {file.name: file.read_text("utf-8").split("\n")[0] for file in files if "$schema=" in file.read_text("utf-8")}
    assert named
    assert {file: first for file, first in named.items() if first != line} == {}


def test_the_files_are_those_of_the_field_table() -> None:
    stored = {file.name: file.read_text("utf-8") for file in (ROOT / "annotations/schema").glob("*.json")}
    assert stored == editor_schemas(), "type: python hooks/annotate.py schema"


def test_every_description_has_an_example_and_nothing_says_one_of() -> None:
    text = json.dumps(SCHEMAS)
    assert "oneOf" not in text
    descriptions = [value for schema in SCHEMAS.values() for value in _descriptions(schema)]
    assert len(descriptions) > 100
    assert [each for each in descriptions if "Example: " not in each] == []


def _descriptions(schema: Any) -> list[str]:
    if isinstance(schema, list):
        return [each for item in schema for each in _descriptions(item)]
    if not isinstance(schema, dict):
        return []
    own = [schema["description"]] if isinstance(schema.get("description"), str) else []
    return own + [each for value in schema.values() for each in _descriptions(value)]
