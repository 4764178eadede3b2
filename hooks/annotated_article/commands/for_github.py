"""What `check` found, for GitHub: workflow commands that mark lines of a change, and a table for the step's summary.

File contents come from strangers. Nothing in them may begin a command or be read as Markdown or HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from annotated_article.problems import Problem, safe
from annotated_article.rules import RULES

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
    told = [*problem.says, *([f"fix: {problem.fix}"] if problem.fix else []), *([offered] if offered else [])]
    return f"::{rule.severity} {properties}::{_data(chr(10).join(map(safe, told)) or rule.why)}"


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
    return re.sub(r"[^\w \u00a0-\U0010ffff]", lambda sign: f"&#{ord(sign[0])};", safe(text)).replace("_", "&#95;")
