"""The accessibility report that the site shows: what it says is read, and nothing is made up for what it leaves out."""

from pathlib import Path

from annotated_article.loading.read_statement import read_statement
from annotated_article.problems import Problem

REPORT = """\
title: The report
author: {email: ada@example.org}
chapters:
  success_criteria_level_a:
    criteria:
      - num: 1.1.1
        components:
          - adherence: {level: supports, notes: " Every picture has words. "}
      - num: 1.2.1
"""


def test_a_report_is_read_and_what_it_lacks_is_empty(tmp_path: Path) -> None:
    (tmp_path / "docs/teach").mkdir(parents=True)
    (tmp_path / "docs/teach/openacr.yaml").write_text(REPORT, "utf-8")
    problems: list[Problem] = []
    statement = read_statement(tmp_path, problems.append)
    assert statement is not None and problems == []
    assert (statement.title, statement.contact, statement.day, statement.methods, statement.notes) == (
        "The report",
        "ada@example.org",
        "",
        "",
        "",
    )
    assert [tuple(each) for each in statement.chapters["A"]] == [
        ("1.1.1", "", "supports", "Every picture has words."),
        ("1.2.1", "", "", ""),
    ]


def test_a_site_without_a_report_has_none(tmp_path: Path) -> None:
    assert read_statement(tmp_path, lambda *_: None) is None
