"""What `check` found, for other programs. The keys are a promise: all of them are always there, and none changes its meaning."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from annotated_article.commands.apply_repairs import is_sure
from annotated_article.problems import Problem
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
