"""The page of figures is what the program writes, of what is there today."""

import json
from pathlib import Path

import pytest

from mutants.results import FOLDERS, share, total
from support.hostile_corpus import BAD_NAMES, hostile_corpus
from trust.figures import FILES, KEPT, PAGE, ROOT, Figures, figures, page

REPORT = """<testsuites><testsuite>
<testcase classname="tests.site.test_faults" name="a"/>
<testcase classname="tests.site.test_faults" name="b"><failure>no</failure></testcase>
<testcase classname="tests.browser.test_hostile_corpus" name="c"><properties><property name="hostile files" value="7"/></properties></testcase>
</testsuite></testsuites>"""
FUZZED = {"edtf": {"seconds": 3, "runs": 1000, "failed": 1}}


@pytest.fixture
def kept() -> Figures:
    found: Figures = json.loads(KEPT.read_text("utf-8"))
    return found


def test_the_page_is_what_the_program_writes_of_the_figures_kept(kept: Figures) -> None:
    assert PAGE.read_text("utf-8") == page(kept)


def test_the_figures_are_those_of_todays_corpus_and_cases(kept: Figures) -> None:
    today = len(hostile_corpus())
    assert 0.9 * today <= kept["told"]["hostile files"] <= today, "every field adds files to the corpus: run `make trust` again"
    assert kept["told"]["hostile names"] == len(BAD_NAMES)
    cases = list((ROOT / "tests/fuzz/cases").glob("*/*"))
    assert kept["counted"]["cases"]["tests"] == len(cases) + len(kept["fuzzed"])


def test_nothing_was_lost(kept: Figures) -> None:
    assert [name for name, each in (kept["counted"] | kept["fuzzed"]).items() if each["failed"]] == []
    assert all(each["tests"] for each in kept["counted"].values())


def test_tests_failures_and_what_tests_reported_are_counted_by_file() -> None:
    found = figures(REPORT, FUZZED, {"folders": {}})
    assert found["counted"]["faults"] == {"tests": 2, "failed": 1}
    assert found["counted"]["hostile"] == {"tests": 1, "failed": 0}
    assert found["told"] == {"hostile files": 7}
    assert found["fuzzed"]["edtf"]["runs"] == 1000


def test_at_least_nine_of_ten_changes_to_the_code_were_noticed(kept: Figures) -> None:
    folders = kept["mutants"]["folders"]
    assert set(folders) == set(FOLDERS)
    assert share(total(folders)) >= 0.9
    assert all(row["mutants"] == row["killed"] + row["accepted"] + row["survived"] > 0 for row in folders.values())


def test_what_is_lost_is_reported(kept: Figures) -> None:
    kept["counted"]["faults"]["failed"] = 2
    kept["fuzzed"]["edtf"]["failed"] = 1
    assert "| Injected scripts that ran, sites lost, guarantees broken | 3 |" in page(kept)


@pytest.mark.parametrize("file", FILES.values())
def test_every_file_that_is_counted_is_there(file: str) -> None:
    assert Path(ROOT / file).is_file()
