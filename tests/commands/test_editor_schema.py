"""Schema and checker accept and refuse the same samples."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from annotated_article.commands.editor_schema import editor_schemas
from annotated_article.loading.read_record import complete, read_record
from annotated_article.loading.read_yaml import read_yaml
from annotated_article.problems import Problem
from support.forty_mistakes import AsEditorsRead

ROOT = Path(__file__).parents[2]
SCHEMAS = {name: json.loads(text) for name, text in editor_schemas().items()}

ACCEPTED = [
    ("people", "name: Ann Other\nnote: A person.\nborn: 1962\nliving: yes\nstatus: draft\n"),
    ("people", "name: Ann Other\nnote: A person.\nborn: 1962-05~\nrelations: [{is: mayor, of: a-town, when: 2007/..}]\n"),
    ("places", "name: A town\nnote: A place.\nlocation: 33.3, -44.4\nwithin: a-land\n"),
    ("organisations", "name: A club\nnote: An organisation.\nfounded: 199X\n"),
    ("terms", "name: surge\nnote: A word.\naliases: [surges]\n"),
]
REFUSED = [
    ("people", "nmae: Ann Other\nnote: A person.\n"),
    ("people", "name: Ann Other\n"),
    ("people", "name: Ann Other\nnote: A person.\naliases: Other\n"),
    ("people", "name: Ann Other\nnote: A person.\nborn: 10 March 1962\n"),
    ("people", "name: Ann Other\nnote: A person.\nborn: 1962-13\n"),
    ("people", "name: Ann Other\nnote: A person.\nliving: maybe\n"),
    ("people", "name: Ann Other\nnote: A person.\nstatus: Reviewed\n"),
    ("people", "name: [Ann, Other]\nnote: A person.\n"),
    ("people", "name: Ann Other\nnote: A person.\nrelations: [{is: mayor}]\n"),
    ("places", "name: A town\nnote: A place.\nlocation: north of here\n"),
    ("terms", "name: surge\nnote: A word.\nrole: minister\n"),
    ("terms", "- name: surge\n"),
]


def schema_accepts(name: str, text: str) -> bool:
    data: Any = yaml.load(text, AsEditorsRead)
    return not list(Draft7Validator(SCHEMAS[f"{name}.json"]).iter_errors(data))


def checker_accepts(kind: str, text: str) -> bool:
    problems: list[Problem] = []
    node, unreadable = read_yaml(text, "sample.yml")
    values = read_record(node, kind, problems.append)
    return not unreadable and not problems and values is not None and complete(values, kind)


@pytest.mark.parametrize(("kind", "text"), ACCEPTED)
def test_both_accept(kind: str, text: str) -> None:
    assert (schema_accepts(kind, text), checker_accepts(kind, text)) == (True, True)


@pytest.mark.parametrize(("kind", "text"), REFUSED)
def test_both_refuse(kind: str, text: str) -> None:
    assert (schema_accepts(kind, text), checker_accepts(kind, text)) == (False, False)


@pytest.mark.parametrize("name", [name.removesuffix(".json") for name in SCHEMAS])
def test_every_annotation_fits_its_schema(name: str) -> None:
    folder = {"article": "articles"}.get(name, name)
    files = sorted((ROOT / "annotations" / folder).glob("*.yml"))
    assert files
    assert [file.name for file in files if not schema_accepts(name, file.read_text("utf-8"))] == []


@pytest.mark.parametrize("name", [name.removesuffix(".json") for name in SCHEMAS])
def test_every_annotation_names_its_schema_in_its_first_line(name: str) -> None:
    """From there an editor takes it, whatever its settings."""
    files = sorted((ROOT / "annotations" / {"article": "articles"}.get(name, name)).glob("*.yml"))
    line = f"# yaml-language-server: $schema=../schema/{name}.json"
    assert [file.name for file in files if file.read_text("utf-8").split("\n")[0] != line] == []


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
