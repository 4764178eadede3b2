"""Apply the repairs of `check` that need no judgement. Texts in, texts out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import NamedTuple

from annotated_article.problems import Problem
from annotated_article.repairs import Repair

_ASKS_A_PERSON = frozenset({"Q001", "R001", "R002", "R003"})
"""These need a person: words that look similar may be another quote, and a similar name another speaker or source."""


class Repaired(NamedTuple):
    """A file's text after its repairs, and the problems that they fix."""

    path: str
    text: str
    problems: list[Problem]


def apply_repairs(problems: Iterable[Problem], texts: Mapping[str, str]) -> list[Repaired]:
    """Each file with its sure repairs applied from the end to the beginning; if two touch the same lines, one waits."""
    sure = sorted((problem for problem in problems if is_sure(problem) and problem.at.path in texts), key=lambda problem: problem.at)
    done = []
    for path, group in groupby(sure, key=lambda problem: problem.at.path):
        repaired = _file(path, texts[path], list(group))
        if repaired.problems:
            done.append(repaired)
    return done


def is_sure(problem: Problem) -> bool:
    """Whether the offered lines are the only reading, rather than an example or one of several."""
    return bool(problem.instead or problem.replaces or problem.in_place) and not problem.asks and problem.rule not in _ASKS_A_PERSON


def _file(path: str, text: str, problems: list[Problem]) -> Repaired:
    lines = text.split("\n")
    offered = [(repair, problem) for problem in problems if (repair := problem.repair(lines))]
    applied: list[Problem] = []
    untouched = len(lines) + 1
    for repair, problem in sorted(offered, key=lambda pair: pair[0][:2], reverse=True):
        if max(repair.last, repair.first) < untouched:
            text = Repair(*repair).applied(text)
            untouched = repair.first
            applied.append(problem)
    return Repaired(path, text, applied[::-1])
