"""Validators and schemas that others made, where `make validate` has put them; without them no test of theirs is collected."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import jsonschema

VALIDATORS = os.environ.get("VALIDATORS", "")
"""The folder that `make validate` fills."""
FORMATS = jsonschema.FormatChecker()
"""With addresses and moments, for which jsonschema by itself accepts any text."""
_SCRIPT = Path(__file__).parents[1] / "exports" / "validators" / "structured_data.mjs"


@FORMATS.checks("uri")
def _is_uri(value: object) -> bool:
    """RFC 3986: a scheme, and no sign that must be written as percent."""
    return (
        not isinstance(value, str)
        or re.fullmatch(r"[a-zA-Z][a-zA-Z0-9+.-]*:(?:[\w!#$&'()*+,./:;=?@~[\]-]|%[0-9a-fA-F]{2})*", value, re.ASCII) is not None
    )


@FORMATS.checks("date-time", raises=ValueError)
def _is_moment(value: object) -> bool:
    """RFC 3339: day, time and zone."""
    if not isinstance(value, str):
        return True
    datetime.fromisoformat(value)
    return re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", value, re.ASCII) is not None


def wrong_for_schema_org(things: Iterable[dict[str, Any]]) -> list[list[str]]:
    """What Adobe's validator finds wrong with each thing, by schema.org's own vocabulary and the demands of search engines."""
    vocabulary = f"{VALIDATORS}/data/schemaorg/data/releases/12.0/schemaorg-all-https.jsonld"
    lines = "".join(f"{json.dumps(thing)}\n" for thing in things)
    run = subprocess.run(["node", _SCRIPT, VALIDATORS, vocabulary], input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def wrong_for_schema(name: str, value: Any) -> list[str]:
    """What the published JSON Schema of that name (draft 07) finds wrong, formats checked."""
    schema = json.loads(Path(f"{VALIDATORS}/data/commonmeta/resources/{name}").read_text("utf-8"))
    checks = jsonschema.Draft7Validator(schema, format_checker=FORMATS)
    return [error.message for error in checks.iter_errors(value)]
