"""Runs mutmut, which makes the mutants and finds out which tests reach which function, in the folder that `make mutants` has prepared."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable
from typing import Any
from unittest.mock import patch

from mutmut import __main__ as mutmut
from mutmut.mutation import file_mutation
from mutmut.runners.harness import PytestRunner
from mutmut.workers.isolation import ForkServerRunner

_ALL = file_mutation.create_mutations
_ARGUMENTS = PytestRunner._pytest_args_regular_run


def run(most: int | None) -> None:
    """Try all mutants, or at most that many of each file: the same ones as long as the file stays the same."""

    def some(filename: str, *code: Any) -> tuple[Any, ...]:
        module, mutations, *ignored = _ALL(filename, *code)
        within = [each for each in mutations if each.contained_by_top_level_function]
        if most is not None and len(within) > most:
            within = random.Random(filename).sample(within, most)
        return module, within, *ignored

    def found_again(runner: PytestRunner, tests: Iterable[str]) -> list[str]:
        """Names that pytest finds: it escapes letters and lines in the name of a case, and finds no case by such a name."""
        return list(_ARGUMENTS(runner, sorted({name.partition("[")[0] if "\\" in name else name for name in tests})))

    # All tests have just passed when mutmut has seen what each reaches, so they need not run again without a mutant.
    with (
        patch.object(file_mutation, "create_mutations", some),
        patch.object(ForkServerRunner, "run_clean_tests", return_value=0),
        patch.object(PytestRunner, "_pytest_args_regular_run", found_again),
    ):
        mutmut._run((), 2)


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else None)
