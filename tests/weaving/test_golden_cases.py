"""Every sentence of the HTML contract (docs/contribute/html-contract.md), as cases that a person can read."""

from pathlib import Path

import pytest

from support.golden_cases import Case, cases, hold
from support.small_article import anchored_case, told
from support.woven_case import woven_lines


@pytest.mark.parametrize("case", cases(Path(__file__).parent / "cases", ("woven", "problems")))
def test_marks_are_woven_as_promised(case: Case, accept: bool) -> None:
    anchored, problems = anchored_case(case.given)
    hold(case, {"woven": woven_lines(anchored), "problems": told(problems)}, accept=accept)
