"""What contributors do wrong, and what `check` says about it, to the letter: the cases in cases/, which people should read."""

import re
from pathlib import Path

import pytest

from annotated_article.problems import Problem
from annotated_article.rules import RULES
from annotated_article.site import check_site
from support.message_case import CASES, Case, lay_over_mini_site, messages_of, read_case

PATHS = sorted(CASES.glob("*.yml"))
ALL = [read_case(path) for path in PATHS]

BYTES = {"S003", "Y011", "Y013", "Y014", "Y016", "Y020"}
"""Rules on files that are no text for people to read, whose cases are in test_unusable_files.py, and on what git knows."""
OUR_WORDS = re.compile(
    r"\b(?:[Ii]nvalid|None|True|False|Traceback|Error|dict|str|int|[Pp]arser?|[Ss]chema|[Tt]oken|[Ss]calar|[Mm]apping|[Nn]ode|null)\b"
)


@pytest.fixture(params=ALL, ids=[path.stem for path in PATHS])
def case(request: pytest.FixtureRequest) -> Case:
    found = request.param
    assert isinstance(found, Case)
    return found


def test_the_messages_are_those_of_the_case(case: Case, tmp_path: Path, accept: bool) -> None:
    said = messages_of(lay_over_mini_site(case.files, tmp_path / "site"))
    if accept:
        case.accept(said)
    else:
        assert said == case.messages


@pytest.mark.parametrize("case", [case for case in ALL if case.right], ids=[case.path.stem for case in ALL if case.right])
def test_the_files_as_they_should_be_pass(case: Case, tmp_path: Path) -> None:
    said = messages_of(lay_over_mini_site(case.right, tmp_path / "site"))
    assert "\n0 errors. " in f"\n{said}", said


def test_each_repair_taken_word_for_word_solves_its_problem(case: Case, tmp_path: Path) -> None:
    folder = lay_over_mini_site(case.files, tmp_path / "site")
    problems = check_site(folder).problems
    for problem in problems:
        file = folder / problem.at.path
        text = file.read_text("utf-8") if file.is_file() else ""
        repair = problem.repair(text.split("\n"))
        if repair and problem.rule != "A001":  # its lines belong in the file of the article's notes
            file.write_text(repair.applied(text), "utf-8")
            last = repair.first + len(repair.lines) - 1
            assert _is_solved(problem, last, problems, check_site(folder).problems), f"{repair.applied(text)}\n{messages_of(folder)}"
            file.write_text(text, "utf-8")


def _is_solved(problem: Problem, last: int, before: list[Problem], after: list[Problem]) -> bool:
    """Whether the problem is gone, and the file can be read at least up to the end of its repair."""
    unreadable = [
        each for each in after if each.at.path == problem.at.path and each.at.line <= last and each.rule.startswith("Y") and each.is_error
    ]
    return not unreadable and _alike(problem, after) < _alike(problem, before)


def _alike(problem: Problem, others: list[Problem]) -> int:
    return sum((each.rule, each.at.path, each.says) == (problem.rule, problem.at.path, problem.says) for each in others)


def test_every_rule_has_a_case_that_breaks_it_and_one_that_keeps_it() -> None:
    broken = {rule for case in ALL for rule in re.findall(r"^(?:error|warning)\[(\w+)\]", case.messages, re.MULTILINE)}
    kept = {rule for case in ALL if case.right for rule in re.findall(r"^(?:error|warning)\[(\w+)\]", case.messages, re.MULTILINE)}
    assert sorted(RULES.keys() - broken - BYTES) == []
    assert sorted(RULES.keys() - kept - BYTES) == []


def test_a_case_is_named_after_the_rule_that_it_breaks() -> None:
    named = [case for case in ALL if case.path.stem[:4] in RULES]
    assert [case.path.stem for case in named if f"[{case.path.stem[:4]}]" not in case.messages] == []


def test_messages_are_in_plain_words() -> None:
    """What the contributor typed is no word of ours."""
    ours = [line for case in ALL for line in case.messages.splitlines() if not re.match(r" *(?:\d+ \||\+|-->)", line)]
    assert [line for line in ours if OUR_WORDS.search(line)] == []


def test_the_mini_site_has_no_problem_and_every_kind_of_note(tmp_path: Path) -> None:
    folder = lay_over_mini_site({}, tmp_path / "site")
    assert messages_of(folder).startswith("0 errors. 11 names linked")
    library = check_site(folder).library
    notes = library.articles["2001-05-14-bridge-opened"].notes
    sections = (notes.cast, notes.dates, notes.claims, notes.questions, notes.corrections, notes.mentions, notes.skip)
    assert all(sections)
    assert {entry.kind.folder for entry in library.entries.values()} == {"people", "places", "organisations", "terms"}
