"""Forty mistakes of the kind people make: `check` names the line and offers what mends it. The documentation has the table."""

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
            "Here are forty, each made in a file of an invented village and given to `make check` and, for comparison, to a common pair of tools: a YAML parser",
            "(PyYAML), then a schema validator (jsonschema, with this project's own schema for editors). Made by",
            "`tests/messages/test_forty_mistakes.py`, which fails if the table is not true any more.",
            "",
            "| | check | schema validator |",
            "|---|---|---|",
            f"| notices the mistake | {_of(ours, 'noticed')} | {_of(theirs, 'noticed')} |",
            f"| names the line in which it is | {_of(ours, 'right_line')} | {_of(theirs, 'right_line')} |",
            f"| offers a repair that passes | {_of(ours, 'mended')} | 0 |",
            f"| both of the latter | {both} | 0 |",
            "",
            "“fix” in the table: `python hooks/annotate.py fix` mends it by itself. “by hand”: the lines that the message offers, or the file name,",
            "were put in as they stand, and all was well. A quote, or the id of a person or a source, is never mended by the program alone:",
            "what merely looks alike may mean something else.",
            "",
            "The schema validator does well where a record has the wrong shape, and its parser where YAML cannot go on. An error of the schema",
            "comes with the name of the field instead of a line; an editor that reads the schema underlines it while you type, which is why",
            "there is one. It is given no article's head, for which there is no schema, and cannot look into other files.",
            f"The right line was named for: {'; '.join(each[0].lower() + each[1:] for each in well)}.",
            "",
            *table(found),
            "",
        ]
    )


def _of(answers: Sequence[Answered], name: str) -> int:
    return sum(bool(getattr(each, name)) for each in answers)
