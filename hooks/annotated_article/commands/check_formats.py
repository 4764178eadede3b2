"""What `check` found, as other than plain text: JSON, workflow commands and a summary for GitHub, colour for a terminal.

File contents come from strangers. Nothing in them may begin a command or be read as Markdown or HTML. The keys of the JSON are a
promise: all of them are always there, and none changes its meaning.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from annotated_article.commands.apply_repairs import is_sure
from annotated_article.problems import Problem, safe
from annotated_article.rules import RULES, page_of

VERSION = 1
"""Version of the shape; adding a key doesn't change it."""


def as_json(problems: Iterable[Problem], texts: Mapping[str, str], summary: str, notices: Iterable[str] = ()) -> str:
    """The problems in order as one JSON object (RFC 8259, ASCII only). Lines and columns count from 1; a file as a whole has length 0."""
    found = [_problem(problem, texts) for problem in problems]
    errors = sum(each["severity"] == "error" for each in found)
    counts = {"errors": errors, "warnings": len(found) - errors}
    return json.dumps({"version": VERSION, "summary": summary, **counts, "notices": [*notices], "problems": found}, indent=2)


def _problem(problem: Problem, texts: Mapping[str, str]) -> dict[str, Any]:
    text = texts.get(problem.at.path)
    repair = problem.repair([] if text is None else text.split("\n"))
    rule = RULES[problem.rule]
    return {
        "rule": problem.rule,
        "severity": rule.severity,
        "title": rule.title,
        "page": page_of(problem.rule),
        "path": problem.at.path,
        "line": problem.at.line,
        "column": problem.at.column,
        "length": problem.at.length,
        "says": list(problem.says),
        "fix": problem.fix,
        "repair": {"first": repair.first, "last": repair.last, "lines": list(repair.lines), "sure": is_sure(problem)} if repair else None,
    }


MOST_MARKED = 10
"""GitHub shows no more of one step."""
_MOST_ROWS = 100
_LARGEST = 500_000  # bytes, half of what GitHub takes
_LONGEST = 300  # characters of a line in a cell
_MOST_LINES = 6


def commands(problems: Iterable[Problem]) -> list[str]:
    """A workflow command for each of the first ten problems, errors first."""
    return [_command(problem) for problem in sorted(problems, key=lambda problem: not problem.is_error)[:MOST_MARKED]]


def _command(problem: Problem) -> str:
    at, rule = problem.at, RULES[problem.rule]
    place = {"file": at.path, "line": at.line, "title": f"{problem.rule} {rule.title}"}
    if at.length:
        place |= {"col": at.column, "endColumn": at.column + at.length}
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in place.items())
    offered = problem.instead or "\n".join(problem.corrected)
    lines = [*problem.says, *([f"fix: {problem.fix}"] if problem.fix else []), *([offered] if offered else [])]
    return f"::{rule.severity} {properties}::{_data(chr(10).join(map(safe, lines)) or rule.why)}"


def _data(text: str) -> str:
    """Escape the text for the runner; `##[` would begin a command in the old syntax anywhere."""
    return without_commands(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(safe(text)).replace(":", "%3A").replace(",", "%2C")


def without_commands(message: str) -> str:
    """A message for the log, without a line that the runner reads as a command."""
    return re.sub(r"^(\s*):(?=:)", r"\1: ", message.replace("##[", "## ["), flags=re.MULTILINE)


def step_summary(problems: Sequence[Problem], summary: str) -> str:
    """Markdown for the step's summary: the last line of `check`, and a table of the problems."""
    head = ["", "| | where | what | what to do |", "|---|---|---|---|"] if problems else []
    rows = list(few(map(_row, problems[:_MOST_ROWS]), _LARGEST))
    more = ["", f"… and {len(problems) - len(rows)} more."] if len(problems) > len(rows) else []
    return "\n".join(["### Annotations", "", summary, *head, *rows, *more, ""])


def few(rows: Iterable[str], largest: int) -> Iterator[str]:
    """The first rows that together have no more than `largest` bytes."""
    size = 0
    for row in rows:
        size += len(row.encode()) + 1
        if size > largest:
            return
        yield row


def _row(problem: Problem) -> str:
    at, rule = problem.at, RULES[problem.rule]
    place = f"{at.path}:{at.line}" if at.length else at.path
    what = "<br>".join([f"{problem.rule} {_as_typed(rule.title)}", *(as_code(says) for says in problem.says[:_MOST_LINES])])
    offered = [problem.instead] if problem.instead else problem.corrected
    todo = "<br>".join(as_code(line) for line in (problem.fix, *offered[:_MOST_LINES]) if line)
    return f"| {rule.severity} | {as_code(place)} | {what} | {todo} |"


def as_code(text: str) -> str:
    """The text as code, so that no name becomes a mention and no address a link."""
    return f"<code>{_as_typed(text if len(text) <= _LONGEST else text[: _LONGEST - 1] + '…')}</code>"


def _as_typed(text: str) -> str:
    """The text with every character that Markdown or HTML may act on as a number."""
    return re.sub(r"[^\w \u00a0-\U0010ffff]", lambda character: f"&#{ord(character[0])};", safe(text)).replace("_", "&#95;")


RED, GREEN, YELLOW, BOLD, FAINT, PLAIN = (f"\x1b[{code}m" for code in (31, 32, 33, 1, 2, 0))
_HEADLINE = re.compile(r"(?P<rule>(?P<severity>error|warning)\[\w+\])(?P<title>.*)")
_CARETS = re.compile(r"(?P<margin> *\| +)(?P<carets>\^+)")
_FIX = re.compile(r"(?P<margin> *= )(?P<fix>fix: )(?P<what>.*)")


def coloured(message: str) -> str:
    """A rendered problem: its headline and carets red or yellow, its fix bold, the lines as they should be green."""
    return "\n".join(_rows(message))


def _rows(message: str) -> Iterator[str]:
    first, *rows = message.split("\n")
    headline = _HEADLINE.fullmatch(first)
    hue = RED if headline and headline["severity"] == "error" else YELLOW
    yield f"{hue}{BOLD}{headline['rule']}{PLAIN}{BOLD}{headline['title']}{PLAIN}" if headline else first
    for row in rows:
        if carets := _CARETS.fullmatch(row):
            yield f"{carets['margin']}{hue}{carets['carets']}{PLAIN}"
        elif fix := _FIX.fullmatch(row):
            yield f"{fix['margin']}{BOLD}{fix['fix']}{PLAIN}{fix['what']}"
        elif re.match(r" *\+(?: |$)", row):
            yield f"{GREEN}{row}{PLAIN}"
        elif re.match(r" *-->", row):
            yield f"{FAINT}{row}{PLAIN}"
        else:
            yield row
