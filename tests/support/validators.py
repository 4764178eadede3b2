"""Validators and schemas that others made, where `make validate` has put them; without them no test of theirs is collected."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import jsonschema

VALIDATORS = os.environ.get("VALIDATORS", "")
"""The folder that `make validate` fills."""
_SCRIPT = Path(__file__).parents[1] / "exports" / "validators" / "structured_data.mjs"


def wrong_for_schema_org(things: Iterable[dict[str, Any]]) -> list[list[str]]:
    """What Adobe's validator finds wrong with each thing, by schema.org's own vocabulary and the demands of search engines."""
    vocabulary = f"{VALIDATORS}/data/schemaorg/data/releases/12.0/schemaorg-all-https.jsonld"
    lines = "".join(f"{json.dumps(thing)}\n" for thing in things)
    run = subprocess.run(["node", _SCRIPT, VALIDATORS, vocabulary], input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def wrong_for_schema(name: str, value: Any) -> list[str]:
    """What the published JSON Schema of that name (draft 07) finds wrong, formats checked."""
    schema = json.loads(Path(f"{VALIDATORS}/data/commonmeta/resources/{name}").read_text("utf-8"))
    checks = jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker())
    return [error.message for error in checks.iter_errors(value)]
