"""Leave out warnings that their file allows, and report allowances that are no longer needed. Values in, problems out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from annotated_article.model import Allowance
from annotated_article.problems import Problem


def apply_allowances(problems: Sequence[Problem], allowances: Iterable[Allowance]) -> list[Problem]:
    """The problems without allowed warnings, and a problem for each allowance that is not needed.

    An allowance counts as unneeded only if nothing else is wrong, because an error may hide the allowed warning.
    """
    allowances = list(allowances)
    allowed = {(each.at.path, each.rule) for each in allowances}
    told = {(problem.at.path, problem.rule) for problem in problems}
    kept = [problem for problem in problems if problem.is_error or (problem.at.path, problem.rule) not in allowed]
    if any(problem.is_error or problem.rule == "Y020" for problem in problems):
        return kept
    return kept + [_not_needed(each) for each in allowances if (each.at.path, each.rule) not in told]


def _not_needed(allowance: Allowance) -> Problem:
    says = (f"This file has no warning {allowance.rule}.",)
    return Problem("Y021", allowance.at, says, f"delete {allowance.rule}")
