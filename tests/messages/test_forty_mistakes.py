"""Forty mistakes of the kind people make: `check` names the line and offers the repair. The documentation has the table."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from support.forty_mistakes import Answered, Row, rows, table

PAGE = Path(__file__).parents[2] / "docs/contribute/forty-mistakes.md"


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    return rows(tmp_path_factory.mktemp("forty"))


def test_there_are_forty_and_each_is_another(found: list[Row]) -> None:
    assert len({row.mistake for row in found}) == 40


def test_check_notices_every_one(found: list[Row]) -> None:
    assert [row.mistake for row in found if not row.ours.noticed] == []


def test_check_names_the_right_line_and_offers_a_repair_that_passes_in_at_least_36(found: list[Row]) -> None:
    assert sum(bool(row.ours.right_line and row.ours.repaired) for row in found) >= 36


def test_the_page_has_the_table_and_the_figures_of_today(found: list[Row], accept: bool) -> None:
    text = page(found)
    if accept:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(text, "utf-8")
    assert PAGE.read_text("utf-8") == text


def page(found: list[Row]) -> str:
    """The page as it should be."""
    ours, theirs = [row.ours for row in found], [row.theirs for row in found]
    both = sum(bool(each.right_line and each.repaired) for each in ours)
    well = sorted(row.mistake for row in found if row.theirs.right_line)
    return "\n".join(
        [
            "# Forty mistakes",
            "",
            "Everybody makes mistakes like these: a colon in a note, a quotation mark that is never closed, a date that starts with the day.",
            "",
            "We made forty of them in the files of an invented village. We gave each to `make check` and, for comparison, to two common tools: a YAML",
            "parser (PyYAML), followed by a schema validator (jsonschema, with the schema that this project gives to editors).",
            "`tests/messages/test_forty_mistakes.py` generates this page and fails if it is out of date.",
            "",
            "| | check | schema validator |",
            "|---|---|---|",
            f"| notices the mistake | {_of(ours, 'noticed')} | {_of(theirs, 'noticed')} |",
            f"| names the right line | {_of(ours, 'right_line')} | {_of(theirs, 'right_line')} |",
            f"| offers a fix that works | {_of(ours, 'repaired')} | 0 |",
            f"| names the line and offers a fix | {both} | 0 |",
            "",
            "In the table, “fix” means that `python hooks/annotate.py fix` corrects the mistake automatically. “By hand” means that the mistake was gone once we",
            "had pasted the lines from the message, or renamed the file as it says. “Choose” means that the message shows a line for each possible meaning: each",
            "of them passes, and only you can say which is true. The tool never changes a quote on its own, nor the id of a person or a source: words that only",
            "look alike may mean something else.",
            "",
            "A schema validator is good at finding records of the wrong shape, and its parser at finding lines that are not YAML. A schema error names the field",
            "but not the line. An editor that knows the schema underlines the mistake as you type, which is why we provide a schema. The validator",
            "doesn't see the header of an article, which has no schema, and it can't compare one file with another.",
            f"It named the right line for: {'; '.join(each[0].lower() + each[1:] for each in well)}.",
            "",
            *table(found),
            "",
        ]
    )


def _of(answers: Sequence[Answered], name: str) -> int:
    return sum(bool(getattr(each, name)) for each in answers)
