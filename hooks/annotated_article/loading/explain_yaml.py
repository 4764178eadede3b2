"""What libyaml complains about, in the terms of somebody who does not know YAML. Text and error in, one problem out."""

from __future__ import annotations

import re

import yaml

from annotated_article.model import Span
from annotated_article.problems import Problem

_FIELD = re.compile(r"^(?P<head>\s*(?:- )*(?P<name>[\w-]+):[ \t]+)(?P<value>\S.*)$")
_SPECIAL = "@%&*!`|>{}[]"


def explain(error: yaml.YAMLError, text: str, path: str, first_line: int) -> Problem:
    """The problem behind an error of the parser, with the repair where it can be worked out."""
    lines = text.split("\n")
    problem_mark = getattr(error, "problem_mark", None)
    context_mark = getattr(error, "context_mark", None)
    number = min(problem_mark.line, len(lines) - 1) if problem_mark else 0
    column = problem_mark.column if problem_mark else 0
    told = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or ''}"
    candidates = [number] + ([context_mark.line] if context_mark else []) + [number - 1]
    for candidate in candidates:
        if 0 <= candidate < len(lines) and (found := _explain_line(lines, candidate, told)):
            rule, at, length, says, fix, corrected = found
            return Problem(rule, Span(path, candidate + first_line, at + 1, length), says, fix, corrected)
    if "end of stream" in told or "found unexpected document" in told or "flow" in told or "quoted scalar" in told:
        opened = context_mark or problem_mark
        line = min(opened.line, len(lines) - 1) if opened else number
        return Problem(
            "Y007",
            Span(path, line + first_line, (opened.column if opened else 0) + 1, 1),
            ("It is opened here.",),
            "close it where the text or list ends",
        )
    if "block" in told or "indent" in told or "expected <block end>" in told or "simple key" in told:
        return Problem(
            "Y006",
            Span(path, number + first_line, column + 1, max(1, len(lines[number]) - column)),
            ("It begins further left or right than the fields above it, or lacks its colon.",),
            "let it begin in the same column as the fields of its record; write `field: value`",
        )
    return Problem("Y001", Span(path, number + first_line, column + 1, 1), (), "compare the line with the examples in the documentation")


_Found = tuple[str, int, int, tuple[str, ...], str, tuple[str, ...]]


def _explain_line(lines: list[str], number: int, told: str) -> _Found | None:
    """Rule, column, length, reasons, fix and corrected line, where one line shows what is wrong."""
    line = lines[number].rstrip("\r")
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent or (line.lstrip().startswith("\t") and "\t" in told):
        return "Y002", indent.index("\t"), 1, (), "use two spaces for each level", (line.replace("\t", "  "),)
    match = _FIELD.match(line)
    if not match:
        return None
    head, value = match["head"], match["value"].rstrip()
    start = len(head)
    if value[0] in "\"'":
        closing = value.find(value[0], 1)
        if closing == -1:
            return None
        if closing < len(value) - 1 and not value[closing + 1 :].lstrip().startswith("#"):
            return (
                "Y004",
                start + closing + 1,
                len(value) - closing - 1,
                (),
                "put the text after >, on lines of its own",
                _folded(head, value),
            )
    elif value[0] in _SPECIAL and not _is_flow(value):
        return "Y005", start, 1, (f"Here it is {value[0]}",), "put the text in quotation marks, or after >", _folded(head, value)
    elif ": " in value or value.endswith(":"):
        return "Y003", start + (value + " ").index(": "), 1, (), "put the text after >, on lines of its own", _folded(head, value)
    return None


def _is_flow(value: str) -> bool:
    """Whether a value is a list or mapping written on one line, or the head of a longer text."""
    return value[0] + value[-1] in ("[]", "{}") or value in (">", "|", ">-", "|-")


def _folded(head: str, value: str) -> tuple[str, ...]:
    inner = " " * (len(head) - len(head.lstrip(" -")) + 2)
    return (head.rstrip() + " >", inner + value)
