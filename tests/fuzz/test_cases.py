"""What the fuzzer found once stays fixed, and its starting texts pass."""

from pathlib import Path

import pytest

from fuzz.begin import beginnings
from fuzz.targets import TARGETS

CASES = sorted(file for file in (Path(__file__).parent / "cases").glob("*/*"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}: {case.name}")
def test_what_was_found_once_stays_repaired(case: Path) -> None:
    TARGETS[case.parent.name](case.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_takes_what_it_begins_with(target: str) -> None:
    found = beginnings(target)
    assert len(found) > 10
    for data in found:
        TARGETS[target](data)
