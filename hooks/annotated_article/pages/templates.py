"""The one template environment. Every value is escaped unless it is HTML that we generated (`Markup`)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


def fill(template: str, **values: Any) -> str:
    """The template `<template>.html` with its values; a template is named by its path below `pages/`."""
    return _environment().get_template(f"{template}.html").render(**values)
