"""`fix` changes nothing but the mistake: no other note, no fact, and nothing more when it is run again."""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotated_article.command_line import main
from annotated_article.commands.apply_repairs import apply_repairs, is_sure
from annotated_article.loading.read_article import read_notes
from annotated_article.model.typed import Span
from annotated_article.problems import Problem
from annotated_article.site import check_site
from support.message_case import CASES, MINI_SITE, Case, lay_over_mini_site, read_case

ALL = [read_case(path) for path in sorted(CASES.glob("*.yml"))]
NOTES = "annotations/articles/2001-05-14-bridge-opened.yml"
LINES = (MINI_SITE / NOTES).read_text("utf-8").rstrip("\n").split("\n")
ROUNDS = 20
_PLACES = frozenset({"at", "path", "first_line", "lock"})


def meaning(value: Any) -> Any:
    """A record's values without their places."""
    if isinstance(value, str):
        return str(value)
    if is_dataclass(value):
        return {each.name: meaning(getattr(value, each.name)) for each in fields(value) if each.name not in _PLACES}
    if isinstance(value, Mapping):
        return {key: meaning(each) for key, each in value.items()}
    if isinstance(value, tuple) and not isinstance(value, Span):
        return [meaning(each) for each in value]
    return value


def meaning_of(folder: Path) -> Any:
    library = check_site(folder).library
    return meaning((library.entries, library.sources, library.articles))


def fixed(folder: Path) -> str:
    out = StringIO()
    main(["fix"], folder, out)
    return out.getvalue()


@pytest.mark.thorough
@pytest.mark.parametrize("case", [case for case in ALL if case.right], ids=[case.path.stem for case in ALL if case.right])
def test_what_passes_after_fix_means_what_was_meant(case: Case, tmp_path: Path) -> None:
    site = lay_over_mini_site(case.files, tmp_path / "site")
    said = fixed(site)
    files = {path: (site / path).read_bytes() for path in case.files}
    assert "fixed " not in fixed(site)
    assert {path: (site / path).read_bytes() for path in case.files} == files, "the second time, there is nothing left to fix"
    if not check_site(site).problems and "fixed " in said:
        assert meaning_of(site) == meaning_of(lay_over_mini_site(case.right, tmp_path / "right"))


@pytest.mark.parametrize("case", [case for case in ALL if case.right], ids=[case.path.stem for case in ALL if case.right])
def test_a_line_that_is_offered_passes_only_if_it_is_what_was_meant(case: Case, tmp_path: Path) -> None:
    site = lay_over_mini_site(case.files, tmp_path / "site")
    meant = None
    for problem in check_site(site).problems:
        file = site / problem.at.path
        if is_sure(problem) or not file.is_file() or not (repair := problem.repair((text := file.read_text("utf-8")).split("\n"))):
            continue
        file.write_text(repair.applied(text), "utf-8")
        if not check_site(site).problems:
            meant = meant or meaning_of(lay_over_mini_site(case.right, tmp_path / "right"))
            assert meaning_of(site) == meant, repair.lines
        file.write_text(text, "utf-8")


def test_whether_the_nearest_passage_fits_a_sheet_is_for_a_person_to_decide(tmp_path: Path) -> None:
    case = read_case(CASES / "R007-a-passage-that-was-removed.yml")
    assert "fixed " not in fixed(lay_over_mini_site(case.files, tmp_path / "site"))


MISTAKES: list[Callable[[str], str]] = [
    lambda line: f" {line}",
    lambda line: line[1:],
    lambda line: line.replace("    ", "\t", 1),
    lambda line: line.replace("  ", "\u00a0\u00a0", 1),
    lambda line: line.replace(": ", ":", 1),
    lambda line: line.replace(": ", " ", 1),
    lambda line: line.replace(": ", ":: ", 1),
    lambda line: line.replace(": ", " = ", 1),
    lambda line: line.replace("- ", "-", 1),
    lambda line: line.replace("- ", "  ", 1),
    lambda line: line.replace("- ", "", 1),
    lambda line: line.replace("- ", "• ", 1),
    lambda line: line.replace("- ", "* ", 1),
    lambda line: f"+{line}",
    lambda line: f"12 | {line}",
    lambda line: f"> {line}",
    lambda line: f"```\n{line}",
    lambda line: f"{line}\n```",
    lambda line: f"{line} # since when?",
    lambda line: f"{line}: it is said",
    lambda line: f"{line},",
    lambda line: f'{line}"',
    lambda line: f"{line}\u200b",
    lambda line: line.replace("[", "(").replace("]", ")"),
    lambda line: line.replace("]", ""),
    lambda line: line.replace("[", "").replace("]", ""),
    lambda line: line.replace("-", "_"),
    lambda line: line.strip(),
    lambda line: line.title(),
    lambda line: line.upper(),
    lambda line: re.sub(r": (.+)", r": “\1”", line),
    lambda line: re.sub(r": (.+)", r': "\1" he said', line),
    lambda line: f"{line} note: more",
    lambda line: f"{line} kind: fact",
    lambda line: line.replace(": ", ":\n", 1),
]


def read(text: str) -> tuple[dict[str, Any], list[Problem]]:
    """Each item's meaning by its id, and the problems."""
    problems: list[Problem] = []
    notes = read_notes(text, NOTES, problems.append)
    return {str(item.id): meaning(item) for item in notes.items}, problems


def items_of(lines: list[str]) -> list[str]:
    """For each line the id of the item that it belongs to; an empty string for the sections' own lines."""
    owners, owner = [], ""
    for number, line in enumerate(lines):
        if line.startswith("  - "):
            owner = line.removeprefix("  - id: ") if "- id: " in line else f"line {number}"
        owners.append(owner if line.startswith(" ") else "")
    return owners


@pytest.mark.thorough
@settings(derandomize=True, deadline=None, database=None, max_examples=400, suppress_health_check=list(HealthCheck))
@given(number=st.integers(0, len(LINES) - 1), mistake=st.sampled_from(MISTAKES))
def test_fix_changes_no_other_note_and_is_done_at_once(number: int, mistake: Callable[[str], str]) -> None:
    owner = items_of(LINES)[number]
    before, _ = read("\n".join(LINES) + "\n")
    text = "\n".join([*LINES[:number], mistake(LINES[number]), *LINES[number + 1 :]]) + "\n"
    for _round in range(ROUNDS):
        _, problems = read(text)
        repaired = apply_repairs(problems, {NOTES: text})
        if not repaired:
            break
        text = repaired[0].text
    else:
        pytest.fail("it is never done")
    after, problems = read(text)
    others = {name: item for name, item in after.items() if name != owner and name in before}
    if not any(problem.is_error for problem in problems):
        assert others == {name: before[name] for name in others}
        assert before.keys() - {owner} <= after.keys(), "no note is lost"
