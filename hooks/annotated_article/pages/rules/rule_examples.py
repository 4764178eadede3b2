"""How to fix each rule's problem, with an example: a text file beside this one for each, which people write and read as text.

It begins with a line `how:`. Then come files, each under a line `== before PATH`, `== after PATH` or `== beside PATH` (needed by
both and the same in both), laid over the site in tests/mini_site; and, under `== check says`, what `check` says of them before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from annotated_article.rules import RULES

FOLDER = Path(__file__).parent
_PART = re.compile(r"^== (?P<kind>before|after|beside|check says) ?(?P<path>.*)\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Example:
    """`before`, `after` and `beside` are files, path -> text; all are empty for a rule that no text can show."""

    how: str = ""
    before: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)
    beside: dict[str, str] = field(default_factory=dict)
    says: str = ""


@cache
def examples() -> dict[str, Example]:
    """The example of every rule, by its number."""
    return {rule: _example(FOLDER / f"{rule.lower()}.txt") for rule in RULES}


def _example(file: Path) -> Example:
    """Empty if a rule has no file yet."""
    if not file.is_file():
        return Example()
    head, *parts = _PART.split(file.read_text("utf-8"))
    files: dict[str, dict[str, str]] = {"before": {}, "after": {}, "beside": {}, "check says": {}}
    for kind, path, text in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        files[kind][path] = text
    says = files.pop("check says").get("", "")
    return Example(head.removeprefix("how:").strip(), files["before"], files["after"], files["beside"], says.rstrip("\n"))
