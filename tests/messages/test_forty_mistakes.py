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
    assert sum(bool(row.ours.right_line and row.ours.mended) for row in found) >= 36


def test_the_page_has_the_table_and_the_figures_of_today(found: list[Row], accept: bool) -> None:
    text = page(found)
    if accept:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(text, "utf-8")
    assert PAGE.read_text("utf-8") == text


def page(found: list[Row]) -> str:
    """The page as it should be."""
    ours, theirs = [row.ours for row in found], [row.theirs for row in found]
    both = sum(bool(each.right_line and each.mended) for each in ours)
    well = sorted(row.mistake for row in found if row.theirs.right_line)
    return "\n".join(
        [
            "# Forty mistakes",
            "",
            "Everybody makes them: a colon in a note, a quotation mark that is never closed, a date with the day first.",
            "",
            "This page shows forty of them, each in a file of an invented village. Two tools read each file: `make check` and, for comparison,",
            "a YAML parser (PyYAML) with a schema validator (jsonschema and this project's own schema for editors). The test",
            "`tests/messages/test_forty_mistakes.py` writes the table, and fails if it is no longer true.",
            "",
            "| | check | schema validator |",
            "|---|---|---|",
            f"| notices the mistake | {_of(ours, 'noticed')} | {_of(theirs, 'noticed')} |",
            f"| names the right line | {_of(ours, 'right_line')} | {_of(theirs, 'right_line')} |",
            f"| offers a repair that passes | {_of(ours, 'mended')} | 0 |",
            f"| names the line and offers the repair | {both} | 0 |",
            "",
            "“fix” in the table means that `python hooks/annotate.py fix` repairs the mistake on its own. “by hand” means that the offered",
            "lines, or the offered file name, were used as they are, and then everything passed. The program never repairs a quote, or the id",
            "of a person or a source, on its own: something similar may mean something else.",
            "",
            "The schema validator does well if a record has the wrong shape, and its parser if YAML cannot go on. An error of the schema",
            "has the name of a field instead of a line. An editor that reads the schema underlines the field while you type, which is what",
            "the schema is for. There is no schema for an article's front matter, and a schema cannot look into other files.",
            f"It named the right line for: {'; '.join(each[0].lower() + each[1:] for each in well)}.",
            "",
            *table(found),
            "",
        ]
    )


def _of(answers: Sequence[Answered], name: str) -> int:
    return sum(bool(getattr(each, name)) for each in answers)
