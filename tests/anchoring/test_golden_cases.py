"""Every sentence of "How words are matched", as cases that a person can read."""

from pathlib import Path

import pytest

from support.golden_cases import Case, cases, hold
from support.small_article import anchored_case, places, told


@pytest.mark.parametrize("case", cases(Path(__file__).parent / "cases", ("found", "problems")))
def test_words_are_found_as_promised(case: Case, accept: bool) -> None:
    anchored, problems = anchored_case(case.given)
    hold(case, {"found": places(anchored), "problems": told(problems)}, accept=accept)
