"""Golden cases: YAML files that say what goes in and what comes out, each case under the promise that it keeps.

What goes in is written by people and never touched. What comes out is text; `pytest --accept` writes there what comes out
today, for a person to read as a difference before it goes in.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest
import yaml

_CASE = re.compile(r"^(?=[^\s#])", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """One case: what is given, by field, and what was accepted, by field."""

    file: Path
    promise: str
    given: dict[str, Any]
    accepted: dict[str, str]


def cases(folder: Path, results: Iterable[str]) -> list[Any]:
    """Every case in the folder's files as a parameter of a test; `results` are the names of the fields that come out."""
    names = tuple(results)
    found = []
    for file in sorted(folder.glob("*.yml")):
        read = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        for promise, fields in read.items():
            given = {name: value for name, value in fields.items() if name not in names}
            accepted = {name: value for name, value in fields.items() if name in names}
            found.append(pytest.param(Case(file, promise, given, accepted), id=f"{file.stem}: {promise}"))
    return found


def hold(case: Case, results: Mapping[str, Iterable[str]], *, accept: bool) -> None:
    """Compare what comes out, as lines by field, with what was accepted; or accept it."""
    shown = {name: "\n".join(lines) for name, lines in results.items()}
    shown = {name: f"{text}\n" for name, text in shown.items() if text}
    if shown == case.accepted:
        return
    if accept:
        _write(case, shown)
    else:
        difference = unified_diff(_lines(case.accepted), _lines(shown), "accepted", "today", lineterm="", n=99)
        pytest.fail("\n".join((f"{case.file}: {case.promise}", *difference, "", "If today's is right: pytest --accept")), pytrace=False)


def _lines(results: Mapping[str, str]) -> list[str]:
    return [line for name, text in results.items() for line in (f"{name}:", *text.splitlines())]


def _write(case: Case, shown: Mapping[str, str]) -> None:
    """The file again, with new results at the end of this case and everything else as it was."""
    parts = _CASE.split(case.file.read_text(encoding="utf-8"))
    for at, part in enumerate(parts):
        if re.match(rf"[\"']?{re.escape(case.promise)}[\"']?:\n", part):
            fields = re.split(r"^(?=  \S)", part, flags=re.MULTILINE)
            kept = "".join(field for field in fields if not field.startswith(tuple(f"  {name}:" for name in {**case.accepted, **shown})))
            results = "".join(f"  {name}: |\n{_moved_in(text)}" for name, text in shown.items())
            parts[at] = f"{kept.rstrip()}\n{results}\n"
    case.file.write_text("".join(parts).rstrip() + "\n", encoding="utf-8")


def _moved_in(text: str) -> str:
    return "".join(f"    {line}".rstrip() + "\n" for line in text.splitlines())
