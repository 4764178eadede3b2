"""Accepting changes what comes out and nothing else of a file."""

from pathlib import Path

import pytest

from support.golden_cases import Case, cases, hold

FILE = """\
# What this file is about.

A first promise:
  text: One.
  found: |
    old

"A second promise: with a colon":
  found: |
    gone
  problems: |
    gone too
  text: "Two.\\n\\nThree."

A third promise:
  text: Four.
  found: |
    kept

"""


def _cases(folder: Path) -> dict[str, Case]:
    return {each.values[0].promise: each.values[0] for each in cases(folder, ("found", "problems"))}


def test_only_results_are_written(tmp_path: Path) -> None:
    file = tmp_path / "some.yml"
    file.write_text(FILE, "utf-8")
    read = _cases(tmp_path)
    assert read["A second promise: with a colon"].given == {"text": "Two.\n\nThree."}
    hold(read["A first promise"], {"found": ["new", "lines"], "problems": []}, accept=True)
    hold(read["A second promise: with a colon"], {"found": [], "problems": ["a problem"]}, accept=True)
    hold(read["A third promise"], {"found": ["kept"]}, accept=True)
    assert file.read_text("utf-8") == (
        "# What this file is about.\n\nA first promise:\n  text: One.\n  found: |\n    new\n    lines\n\n"
        '"A second promise: with a colon":\n  text: "Two.\\n\\nThree."\n  problems: |\n    a problem\n\n'
        "A third promise:\n  text: Four.\n  found: |\n    kept\n"
    )


def test_a_difference_is_shown_and_not_written(tmp_path: Path) -> None:
    file = tmp_path / "some.yml"
    file.write_text(FILE, "utf-8")
    with pytest.raises(pytest.fail.Exception, match=r"(?s)A first promise.*-old.*[+]new.*--accept"):
        hold(_cases(tmp_path)["A first promise"], {"found": ["new"]}, accept=False)
    assert file.read_text("utf-8") == FILE
